/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render on paper: posters, logos, and files that other programs read as they were meant. */
#define _GNU_SOURCE /* memmem */
#include "cli/drawn.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SAMPLE "data/samples/puerto-coral.entorno"

static void
assert_line (const char *text, const char *name, const char *value)
{
  const char *at = strstr (text, name);

  g_assert_nonnull (at);
  at += strlen (name);
  at += strspn (at, " ");
  if (!g_str_has_prefix (at, value))
    g_error ("%s is not \"%s\" in:\n%s", name, value, text);
}

static void
test_a_poster_has_a_page_for_each_sheet (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *poster, *paper, *lies, *pages, *size;
  } posters[] = {
    { "2x2", "A4", "--landscape", "4", "841.89 x 595.276" },
    { "3x2", "A4", "--portrait", "6", "595.276 x 841.89" },
    { "1x1", "A3", "--landscape", "1", "1190.55 x 841.89" },
    { "10x10", "Letter", "--portrait", "100", "612 x 792" },
    /* more room where the narrow sheets stand side by side, and the wide ones above each other */
    { "3x1", "A4", NULL, "3", "595.276 x 841.89" },
    { "1x3", "A4", NULL, "3", "841.89 x 595.276" },
  };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "poster.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (posters); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--poster", posters[i].poster, "--paper", posters[i].paper, posters[i].lies);
      g_autofree char *info = NULL;

      assert_exits (run, 0);
      g_assert_cmpstr (run->err, ==, "");
      info = ASK ("pdfinfo", output);
      if (info == NULL)
        return;
      assert_line (info, "Pages:", posters[i].pages);
      assert_line (info, "Page size:", posters[i].size);
    }
}

static void
test_sheets_of_a_poster_are_numbered_and_the_first_explains (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "poster.pdf");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--poster", "3x2", "--landscape", "--overlap", "12.5", "--lang", "es");

  assert_exits (run, 0);
  for (guint page = 1; page <= 6; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page);
      g_autofree char *name = g_strdup_printf ("%u-%u", 1 + (page - 1) / 3, 1 + (page - 1) % 3);
      g_autofree char *text = ASK ("pdftotext", "-layout", "-f", number, "-l", number, output, "-");
      g_autofree char *place = g_strdup_printf ("Hoja %u de 6", page);

      if (text == NULL)
        return;
      assert_contains (text, name);
      assert_contains (text, place);
      /* sheets can be parted */
      assert_contains (text, "An invented place");
      g_assert_true ((strstr (text, "2-3") != NULL) == (page == 1 || page == 6));
      g_assert_true ((strstr (text, "discontinuas") != NULL) == (page == 1));
    }
}

static void
test_the_scene_of_a_poster_is_laid_out_once (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autoptr(Run) poster = RUN ("measure", sample, "--json", "--poster", "3x3", "--paper", "A4");
  g_autoptr(Run) one = RUN ("measure", sample, "--json", "--paper", "A4");

  assert_exits (poster, 0);
  assert_contains (poster->out, "\"outside\": 0");
  assert_contains (poster->out, "\"label_rim_overlaps\": 0");
  assert_contains (poster->out, "\"labels_keyed\": 0");
  /* one large picture, with letters to match */
  g_assert_cmpstr (strstr (poster->out, "smallest_letter_pt"), !=, strstr (one->out, "smallest_letter_pt"));
}

static void
test_a_poster_that_cannot_be_is_refused (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *output, *arguments[6], *says;
  } wrong[] = {
    { "a.png", { "--poster", "2x2" }, "PDF" },
    { "a.svg", { "--poster", "2x2" }, "PDF" },
    { "a.pdf", { "--poster", "2" }, "3x2" },
    { "a.pdf", { "--poster", "0x2" }, "3x2" },
    { "a.pdf", { "--poster", "2x11" }, "10" },
    { "a.pdf", { "--poster", "1.5x2" }, "3x2" },
    { "a.pdf", { "--poster", "2x2mm" }, "3x2" },
    { "a.pdf", { "--poster", "2x2", "--overlap", "51" }, "50" },
    { "a.pdf", { "--poster", "2x2", "--overlap", "1cm" }, "50" },
    { "a.pdf", { "--overlap", "5" }, "--poster" },
    { "a.pdf", { "--poster", "2x2", "--size", "800x600" }, "--paper" },
    { "a.pdf", { "--poster", "2x2", "--paper", "40x40mm" }, "small" },
  };
  g_autofree char *sample = project_file (SAMPLE);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *output = folder_file (folder, wrong[i].output);
      const char *arguments[16] = { "render", sample, "-o", output };
      g_autoptr(Run) run = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (wrong[i].arguments); j++)
        arguments[4 + j] = wrong[i].arguments[j];
      run = run_cli (arguments);
      assert_exits (run, 2);
      assert_contains (run->err, wrong[i].says);
      g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
    }
}

static void
test_one_page_stays_one_page (Folder *folder, gconstpointer data)
{
  static const char *const papers[] = { "A5", "A4", "A3", "A2", "A1", "A0", "Letter", "Tabloid", "1200x200mm" };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "map.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--paper", papers[i]);
      g_autofree char *info = NULL;
      g_autofree char *text = NULL;

      assert_exits (run, 0);
      info = ASK ("pdfinfo", output);
      if (info == NULL)
        return;
      assert_line (info, "Pages:", "1");
      text = ASK ("pdftotext", "-enc", "UTF-8", output, "-");
      /* the line of confidentiality is on every paper */
      assert_contains (text, "An invented place");
    }
}

/* --- logos --- */

/* A map whose element of the logo holds @base64. */
static char *
map_with_logo (const Folder *folder, const char *base64)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  char *path = folder_file (folder, "logo.entorno");
  const char *at;

  g_assert_true (g_file_get_contents (sample, &text, NULL, NULL));
  at = strstr (text, "<moments");
  g_assert_nonnull (at);
  at = strstr (text, "</notes>") != NULL && strstr (text, "</notes>") < at ? strstr (text, "</notes>") + 8 : strchr (strstr (text, "<map"), '>') + 1;
  whole = g_strdup_printf ("%.*s\n<logo>%s</logo>%s", (int) (at - text), text, base64, at);
  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  return path;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
make_png (int width, int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_a_logo_is_in_every_format (Folder *folder, gconstpointer data)
{
  g_autoptr(GByteArray) png = make_png (120, 40);
  g_autofree char *base64 = g_base64_encode (png->data, png->len);
  g_autofree char *map = map_with_logo (folder, base64);
  g_autofree char *pdf = folder_file (folder, "map.pdf");
  g_autofree char *svg = folder_file (folder, "map.svg");
  g_autoptr(Run) to_pdf = RUN ("render", map, "-o", pdf);
  g_autoptr(Run) to_svg = RUN ("render", map, "-o", svg);
  g_autofree char *drawn = NULL;
  g_autofree char *images = NULL;

  assert_exits (to_pdf, 0);
  assert_exits (to_svg, 0);
  g_assert_null (strstr (to_pdf->err, "ogo"));
  g_assert_true (g_file_get_contents (svg, &drawn, NULL, NULL));
  assert_contains (drawn, "<image id=\"logo\"");
  images = ASK ("pdfimages", "-list", pdf);
  if (images != NULL)
    assert_contains (images, " 120 ");
}

static void
test_a_logo_that_is_none_is_told_of (Folder *folder, gconstpointer data)
{
  g_autoptr(GByteArray) png = make_png (120, 40), huge = make_png (5000, 1);
  g_autofree char *half = g_base64_encode (png->data, png->len / 2);
  g_autofree char *wide = g_base64_encode (huge->data, huge->len);
  const struct
  {
    const char *logo, *says;
  } logos[] = { { half, "damaged" }, { wide, "4096" }, { "R0lGODlh", "damaged" } };

  for (guint i = 0; i < G_N_ELEMENTS (logos); i++)
    {
      g_autofree char *map = map_with_logo (folder, logos[i].logo);
      g_autofree char *output = folder_file (folder, "map.svg");
      g_autoptr(Run) run = RUN ("render", map, "-o", output);
      g_autofree char *drawn = NULL;

      assert_exits (run, 0);
      assert_contains (run->err, "logo");
      assert_contains (run->err, logos[i].says);
      g_assert_true (g_file_get_contents (output, &drawn, NULL, NULL));
      g_assert_null (strstr (drawn, "<image"));
    }
}

/* --- PDF --- */

static void
test_a_pdf_has_title_and_language_and_tells_nothing_else (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "map.pdf");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--lang", "es");
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *info = NULL;
  const char *never[] = { folder->path, g_get_user_name (), g_get_host_name (), g_get_home_dir (), "puerto-coral.entorno", "map.pdf" };
  const char *start;
  gsize size;

  assert_exits (run, 0);
  bytes = read_bytes (output);
  start = g_bytes_get_data (bytes, &size);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strlen (never[i]) > 3)
      g_assert_null (memmem (start, size, never[i], strlen (never[i])));
  g_assert_nonnull (memmem (start, size, "/Lang (es)", 10));
  info = ASK ("pdfinfo", output);
  if (info == NULL)
    return;
  assert_line (info, "Title:", "Protective environment of Puerto Coral");
  g_assert_null (strstr (info, "Author:"));
  g_assert_null (strstr (info, "Creator:"));
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strlen (never[i]) > 3)
      g_assert_null (strstr (info, never[i]));
}

static void
test_an_svg_stands_alone (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "map.svg");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--lang", "es");
  g_autofree char *drawn = NULL;
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");

  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (output, &drawn, NULL, NULL));
  assert_contains (drawn, " xml:lang=\"es\"");
  assert_contains (drawn, "<title>Protective environment of Puerto Coral</title>");
  /* every list of fonts ends with one that all machines have */
  for (const char *at = strstr (drawn, "font-family=\""); at != NULL; at = strstr (at + 1, "font-family=\""))
    {
      const char *end = strchr (at + strlen ("font-family=\""), '"');

      g_assert_true (g_str_has_prefix (end - strlen ("sans-serif"), "sans-serif"));
    }
  g_assert_null (strstr (drawn, "http://www.w3.org/1999/xlink"));
  g_assert_null (strstr (drawn, "href="));
  g_assert_null (strstr (drawn, "url("));
  g_assert_null (strstr (drawn, "<style"));
  g_assert_null (strstr (drawn, folder->path));
  if (xmllint != NULL)
    g_free (ASK ("xmllint", "--noout", "--nonet", output));
}

static void
test_a_report_is_a_pdf_of_several_pages (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *view, *paper, *lies, *size, *heading;
  } reports[] = {
    { "report", "A4", "--portrait", "595.276 x 841.89", "Cómo leer esta matriz" },
    { "report", "A5", "--landscape", "595.276 x 419.528", "Vínculos" },
    { "report", "300x200mm", "--portrait", "566.929 x 850.394", "Cómo leer este mapa" },
    /* a text stands upright unless told otherwise */
    { "register", "A4", NULL, "595.276 x 841.89", "Compromiso" },
  };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "report.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--lang", "es", "--view", reports[i].view, "--paper", reports[i].paper, reports[i].lies);
      g_autofree char *info = NULL, *text = NULL;

      assert_exits (run, 0);
      info = ASK ("pdfinfo", output);
      if (info == NULL)
        return;
      assert_line (info, "Title:", "Protective environment of Puerto Coral");
      assert_line (info, "Page size:", reports[i].size);
      g_assert_cmpint (atoi (strstr (info, "Pages:") + strlen ("Pages:")), >, 1);
      text = ASK ("pdftotext", "-layout", output, "-");
      assert_contains (text, reports[i].heading);
      assert_contains (text, "Hotel association");
      /* as wide as the space between is, poppler sees one or not */
      g_assert_true (strstr (text, "2/") != NULL || strstr (text, "2 / ") != NULL);
      g_assert_null (strstr (text, "@"));
    }
}

/* What is said of the sample on a day that is told. */
static void
test_reading_plan_and_timeline_are_documents (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *view, *option, *value, *says, *says_not;
  } documents[] = {
    { "reading", "--date", "2026-12-01", "169 days ago", "139 days late" },
    { "reading", "--date", "2026-06-14", "How the sectors are covered", "days ago" },
    { "plan", "--date", "2026-12-01", "169 days late", "Private sector" },
    { "plan", "--date", "2026-06-14", "tomorrow", "late" },
    { "plan", "--group", "sector", "Private sector", "This month" },
    { "timeline", "--paper", "A5", "24 of 45", "What" },
    { "report", "--date", "2026-12-01", "169 days late", "@" },
  };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "document.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--lang", "en", "--view", documents[i].view, documents[i].option, documents[i].value);
      g_autofree char *text = NULL;

      assert_exits (run, 0);
      g_assert_cmpstr (run->err, ==, "");
      text = ASK ("pdftotext", "-layout", output, "-");
      if (text == NULL)
        return;
      assert_contains (text, documents[i].says);
      if (strstr (text, documents[i].says_not) != NULL)
        g_error ("“%s” is in %s of %s", documents[i].says_not, documents[i].view, documents[i].value);
    }
}

static void
test_what_reading_plan_and_timeline_do_not_know_is_refused (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *view, *option, *value, *message;
  } wrong[] = {
    { "reading", "--size", "800x600", "are for paper" },
    { "reading", "--rings", "power", "leave --rings and --equal out" },
    { "plan", "--moment", "t-x", "leave --moment out" },
    { "timeline", "--moment", "t-x", "leave --moment out" },
    { "timeline", "--date", "2026-12-01", "give --view reading, plan or report too" },
    { "plan", "--date", "2026-13-01", "is no day" },
    { "plan", "--group", "name", "by date or by sector" },
    { "map", "--group", "sector", "give --view plan or report too" },
    { "timeline", "--poster", "2x2", "leave --poster out" },
  };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "document.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", wrong[i].view, wrong[i].option, wrong[i].value);

      assert_exits (run, 2);
      assert_contains (run->err, wrong[i].message);
      g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
    }
}

/* The one document that is a picture too. */
static void
test_a_timeline_is_drawn_for_a_screen (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "timeline.png");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", "timeline", "--size", "900x700");
  cairo_surface_t *surface;

  assert_exits (run, 0);
  surface = load_png (output);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 900);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 700);
  cairo_surface_destroy (surface);
}

/* So many find no room beside the picture on A5. */
static void
test_the_key_goes_on_where_a_file_has_pages (Folder *folder, gconstpointer data)
{
  static const char *const views[] = { "map", "matrix" };
  g_autofree char *map = folder_file (folder, "crowd.entorno"), *pdf = folder_file (folder, "crowd.pdf"), *png = folder_file (folder, "crowd.png");
  g_autoptr(Run) made = RUN ("generate", "150", "--ties", "100", "-o", map);

  assert_exits (made, 0);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr(Run) pages = RUN ("render", map, "--paper", "A5", "--view", views[i], "-o", pdf);
      g_autoptr(Run) page = RUN ("render", map, "--paper", "A5", "--view", views[i], "-o", png);
      g_autoptr(Run) second = RUN ("render", map, "--paper", "A5", "--view", views[i], "--page", "2", "-o", png);
      g_autoptr(Run) none = RUN ("render", map, "--paper", "A5", "--view", views[i], "--page", "9", "-o", png);
      g_autofree char *info = NULL;

      assert_exits (pages, 0);
      assert_exits (page, 0);
      assert_exits (second, 0);
      assert_exits (none, 2);
      /* what helps is not larger paper alone */
      assert_contains (page->err, "draw to OUT.pdf");
      info = ASK ("pdfinfo", pdf);
      if (info == NULL)
        return;
      assert_line (info, "Pages:", "2");
      assert_line (info, "Title:", "Invented map");
    }
}

static void
test_pages_are_not_drawn_to_what_has_none (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *name, *option, *value, *message;
  } wrong[] = {
    { "report.png", NULL, NULL, "only a PDF has pages" },
    { "report.svg", NULL, NULL, "only a PDF has pages" },
    { "report.pdf", "--size", "800x600", "are for paper" },
    { "report.pdf", "--poster", "2x2", "leave --poster out" },
    { "report.pdf", "--paper", "90x300mm", "at least 100 × 100 mm" },
  };
  g_autofree char *sample = project_file (SAMPLE);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *output = folder_file (folder, wrong[i].name);
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", "report", wrong[i].option, wrong[i].value);

      assert_exits (run, 2);
      assert_contains (run->err, wrong[i].message);
      g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
    }
}

/* @option and its @value say that. */
static void
check_report_without_what_is_private (Folder *folder, const char *option, const char *value)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "report.pdf");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", "report", option, value, "--date", "2026-12-01");
  g_autofree char *text = NULL;

  assert_exits (run, 0);
  text = ASK ("pdftotext", "-layout", output, "-");
  if (text == NULL)
    return;
  assert_contains (text, "Hotel association");
  g_assert_null (strstr (text, "Veto"));
  g_assert_null (strstr (text, "Tension"));
  g_assert_null (strstr (text, "Broken"));
  /* one of the people inside */
  g_assert_null (strstr (text, "General manager"));
  g_assert_null (strstr (text, "Suggestion: "));
  g_assert_null (strstr (text, "Responsible"));
  g_assert_null (strstr (text, "For the team only"));
}

static void
test_a_report_in_the_colours_of_the_wall_holds_nothing_private (Folder *folder, gconstpointer data)
{
  check_report_without_what_is_private (folder, "--theme", "projector");
}

static void
test_a_report_for_others_holds_nothing_private (Folder *folder, gconstpointer data)
{
  check_report_without_what_is_private (folder, "--for", "others");
}

static void
test_a_report_for_the_team_holds_everything (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "report.pdf"), *usual = folder_file (folder, "usual.pdf");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", "report", "--for", "team", "--date", "2026-12-01");
  g_autoptr(Run) again = RUN ("render", sample, "-o", usual, "--view", "report", "--date", "2026-12-01");
  g_autofree char *text = NULL, *same = NULL;

  assert_exits (run, 0);
  assert_exits (again, 0);
  text = ASK ("pdftotext", "-layout", output, "-");
  same = ASK ("pdftotext", "-layout", usual, "-");
  if (text == NULL)
    return;
  g_assert_cmpstr (text, ==, same);
  assert_contains (text, "Veto");
  assert_contains (text, "Suggestion: ");
  assert_contains (text, "For the team only");
}

static void
test_the_kit_is_drawn_in_the_language_that_was_asked_for (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *view, *option, *value, *pages, *english, *spanish;
  } kit[] = {
    { "kit-sheet", "--paper", "A1", "1", "Supportive", "De apoyo" },
    { "kit-sheet", "--poster", "3x2", "6", "Not assessed", "Sin evaluar" },
    { "kit-cards", "--paper", "A4", "5", "Commitment", "Compromiso" },
    { "kit-form", "--paper", "A4", "3", "They help when they are asked.", "Ayudan cuando se les pide." },
  };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "kit.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (kit); i++)
    for (guint spanish = 0; spanish < 2; spanish++)
      {
        g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--theme", "mono", "--lang", spanish ? "es" : "en", "--view", kit[i].view, kit[i].option, kit[i].value);
        g_autofree char *info = NULL, *text = NULL;

        assert_exits (run, 0);
        g_assert_cmpstr (run->err, ==, "");
        info = ASK ("pdfinfo", output);
        if (info == NULL)
          return;
        assert_line (info, "Pages:", kit[i].pages);
        text = ASK ("pdftotext", "-layout", output, "-");
        assert_contains (text, spanish ? kit[i].spanish : kit[i].english);
        g_assert_null (strstr (text, spanish ? kit[i].english : kit[i].spanish));
        g_assert_null (strstr (text, "@"));
      }
}

static void
test_the_kit_is_for_paper_and_shows_no_ratings (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *view, *option, *value, *message;
  } wrong[] = {
    { "kit-sheet", "--size", "800x600", "for paper" },
    { "kit-cards", "--size", "800x600", "for paper" },
    { "kit-cards", "--poster", "2x2", "leave --poster out" },
    { "kit-form", "--paper", "90x300mm", "at least 100 × 100 mm" },
    { "kit-sheet", "--moment", "t-x", "leave --moment out" },
    { "kit-form", "--moment", "t-x", "leave --moment out" },
    { "kit-form", "--rings", "power", "leave --rings" },
    { "kit-sheet", "--spotlight", "media", "--spotlight out" },
    { "kit-cards", "--page", "2", "leave --page" },
    { "kit", "--paper", "A4", "kit-sheet, kit-cards and kit-form" },
  };
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *output = folder_file (folder, "kit.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", wrong[i].view, wrong[i].option, wrong[i].value);

      assert_exits (run, 2);
      assert_contains (run->err, wrong[i].message);
      g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_folder_test ("/cli/poster/has-a-page-for-each-sheet", test_a_poster_has_a_page_for_each_sheet);
  add_folder_test ("/cli/poster/sheets-are-numbered-and-the-first-explains", test_sheets_of_a_poster_are_numbered_and_the_first_explains);
  add_folder_test ("/cli/poster/is-laid-out-once", test_the_scene_of_a_poster_is_laid_out_once);
  add_folder_test ("/cli/poster/that-cannot-be-is-refused", test_a_poster_that_cannot_be_is_refused);
  add_folder_test ("/cli/paper/one-page-stays-one-page", test_one_page_stays_one_page);
  add_folder_test ("/cli/logo/is-in-every-format", test_a_logo_is_in_every_format);
  add_folder_test ("/cli/logo/that-is-none-is-told-of", test_a_logo_that_is_none_is_told_of);
  add_folder_test ("/cli/pdf/has-title-and-language-and-tells-nothing-else", test_a_pdf_has_title_and_language_and_tells_nothing_else);
  add_folder_test ("/cli/paper/the-key-goes-on-where-a-file-has-pages", test_the_key_goes_on_where_a_file_has_pages);
  add_folder_test ("/cli/report/is-a-pdf-of-several-pages", test_a_report_is_a_pdf_of_several_pages);
  add_folder_test ("/cli/report/reading-plan-and-timeline-are-documents", test_reading_plan_and_timeline_are_documents);
  add_folder_test ("/cli/report/what-reading-plan-and-timeline-do-not-know-is-refused", test_what_reading_plan_and_timeline_do_not_know_is_refused);
  add_folder_test ("/cli/report/a-timeline-is-drawn-for-a-screen", test_a_timeline_is_drawn_for_a_screen);
  add_folder_test ("/cli/report/is-not-drawn-to-what-has-no-pages", test_pages_are_not_drawn_to_what_has_none);
  add_folder_test ("/cli/report/for-the-wall-holds-nothing-private", test_a_report_in_the_colours_of_the_wall_holds_nothing_private);
  add_folder_test ("/cli/report/for-others-holds-nothing-private", test_a_report_for_others_holds_nothing_private);
  add_folder_test ("/cli/report/for-the-team-holds-everything", test_a_report_for_the_team_holds_everything);
  add_folder_test ("/cli/kit/is-drawn-in-the-language-that-was-asked-for", test_the_kit_is_drawn_in_the_language_that_was_asked_for);
  add_folder_test ("/cli/kit/is-for-paper-and-shows-no-ratings", test_the_kit_is_for_paper_and_shows_no_ratings);
  add_folder_test ("/cli/svg/stands-alone", test_an_svg_stands_alone);

  return g_test_run ();
}
