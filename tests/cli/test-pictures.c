/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render: files of the right kind and size. */
#include "cli/run.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_size (const char *what, double width, double height, double expected_width, double expected_height)
{
  g_test_message ("%s: %g × %g", what, width, height);
  g_assert_cmpfloat (fabs (width - expected_width), <, 1.01);
  g_assert_cmpfloat (fabs (height - expected_height), <, 1.01);
}

/* Of the header of a PNG (ISO/IEC 15948, 11.2.2). */
static void
assert_png (const char *path, guint width, guint height)
{
  g_autoptr(GBytes) bytes = read_bytes (path);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint32 size[2];

  g_assert_cmpuint (length, >, 24);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  memcpy (size, data + 16, sizeof size);
  assert_size (path, GUINT32_FROM_BE (size[0]), GUINT32_FROM_BE (size[1]), width, height);
}

static void
assert_svg (const char *path, double width, double height)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_contains (text, "<svg");
  assert_contains (text, "</svg>");
  assert_size (path, number_after (text, " width=\""), number_after (text, " height=\""), width, height);
}

static void
assert_pdf (const char *path, double width, double height)
{
  g_autoptr(GBytes) bytes = read_bytes (path);
  g_autofree char *pdfinfo = g_find_program_in_path ("pdfinfo");
  g_autofree char *out = NULL;
  const char *argv[] = { pdfinfo, path, NULL };
  const char *size;
  char *end;

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  if (pdfinfo == NULL)
    return;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL));
  size = strstr (out, "Page size:");
  g_assert_nonnull (size);
  width -= g_ascii_strtod (size + strlen ("Page size:"), &end);
  height -= g_ascii_strtod (strchr (end, 'x') + 1, NULL);
  g_assert_cmpfloat (fabs (width), <, 1.0);
  g_assert_cmpfloat (fabs (height), <, 1.0);
  g_assert_cmpfloat (number_after (out, "Pages:"), ==, 1);
}

static void
test_samples_become_files_of_their_format (Folder *folder, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = project_file (samples[i]);
      g_autofree char *pdf = folder_file (folder, "map.pdf");
      g_autofree char *svg = folder_file (folder, "map.SVG");
      g_autofree char *png = folder_file (folder, "map.png");
      g_autoptr(Run) to_pdf = RUN ("render", path, "-o", pdf, "--paper", "A3");
      g_autoptr(Run) to_svg = RUN ("render", path, "-o", svg, "--paper", "a3", "--theme", "mono");
      g_autoptr(Run) to_png = RUN ("render", path, "-o", png, "--size", "1366x768", "--theme", "dark");

      assert_exits (to_pdf, 0);
      assert_exits (to_svg, 0);
      assert_exits (to_png, 0);
      g_assert_cmpstr (to_pdf->err, ==, "");
      g_assert_cmpstr (to_pdf->out, ==, "");
      assert_pdf (pdf, 1190.55, 841.89);
      assert_svg (svg, 1190.55, 841.89);
      assert_png (png, 1366, 768);
    }
}

static void
test_paper_has_the_size_it_says (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *paper, *lies;
    double width, height; /* points */
  } papers[] = {
    { "A5", "--landscape", 595.28, 419.53 },
    { "A4", "--portrait", 595.28, 841.89 },
    { "A0", "--landscape", 3370.39, 2383.94 },
    { "letter", "--landscape", 792, 612 },
    { "Letter", "--portrait", 612, 792 },
    { "254x508mm", "--portrait", 720, 1440 },
    { "254x508mm", "--landscape", 1440, 720 },
  };
  g_autofree char *sample = project_file (samples[2]);
  g_autofree char *output = folder_file (folder, "map.pdf");

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--paper", papers[i].paper, papers[i].lies);

      assert_exits (run, 0);
      assert_pdf (output, papers[i].width, papers[i].height);
    }
}

static void
test_without_options_it_is_a4_landscape (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autofree char *pdf = folder_file (folder, "map.pdf");
  g_autofree char *png = folder_file (folder, "map.png");
  g_autofree char *small = folder_file (folder, "small.png");
  g_autoptr(Run) to_pdf = RUN ("render", sample, "-o", pdf);
  g_autoptr(Run) to_png = RUN ("render", sample, "-o", png);
  g_autoptr(Run) to_small = RUN ("render", sample, "-o", small, "--dpi", "72");

  assert_exits (to_pdf, 0);
  assert_exits (to_png, 0);
  assert_exits (to_small, 0);
  assert_pdf (pdf, 841.89, 595.28);
  assert_png (png, 1754, 1240);
  assert_png (small, 842, 595);
}

static char *
render_svg (const Folder *folder, const char *path, const char *const *options)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *output = folder_file (folder, "one.svg");
  g_autoptr(Run) run = NULL;
  char *text = NULL;

  g_ptr_array_add (arguments, (gpointer) "render");
  g_ptr_array_add (arguments, (gpointer) path);
  g_ptr_array_add (arguments, (gpointer) "-o");
  g_ptr_array_add (arguments, output);
  for (guint i = 0; options[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) options[i]);
  g_ptr_array_add (arguments, NULL);
  run = run_cli ((const char *const *) arguments->pdata);
  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  return text;
}

#define SVG(...) render_svg (folder, sample, (const char *const[]) { __VA_ARGS__, NULL })

static void
test_every_option_changes_the_picture (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autofree char *plain = SVG ("--paper", "A4");
  g_autofree char *again = SVG ("--paper=A4", "--view=map", "--theme=light", "--lang=en", "--rings=commitment");
  static const char *const options[][3] = {
    { "--view", "matrix" },
    { "--rings", "power" },
    { "--rings", "level" },
    { "--theme", "mono" },
    { "--theme", "projector" },
    { "--theme", "dark" },
    { "--lang", "es" },
    { "--equal" },
  };

  g_assert_cmpstr (plain, ==, again);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *other = SVG (options[i][0], options[i][1]);

      g_test_message ("%s %s", options[i][0], options[i][1] != NULL ? options[i][1] : "");
      g_assert_cmpstr (plain, !=, other);
    }
}

/* The id of the first moment, as a script would find it. */
static char *
first_moment (const char *path)
{
  g_autofree char *text = NULL;
  const char *at;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  at = strstr (text, "<moment id=\"");
  g_assert_nonnull (at);
  at += strlen ("<moment id=\"");
  return g_strndup (at, strcspn (at, "\""));
}

static void
test_a_moment_is_shown_by_its_id (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autofree char *id = first_moment (sample);
  g_autofree char *latest = SVG ("--paper", "A4");
  g_autofree char *first = SVG ("--moment", id);

  g_assert_cmpstr (latest, !=, first);
}

static void
test_the_same_map_gives_the_same_picture (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (samples[0]);
  g_autofree char *once = SVG ("--paper", "A3");
  g_autofree char *again = SVG ("--paper", "A3");

  g_assert_cmpstr (once, ==, again);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr(GBytes) bytes = read_bytes (from);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (to, data, (gssize) length, NULL));
}

/* A map that says late what it is. */
static void
copy_behind_comment (const char *from, const char *to)
{
  g_autoptr(GBytes) bytes = read_bytes (from);
  const char *text = g_bytes_get_data (bytes, NULL), *map = g_strstr_len (text, (gssize) g_bytes_get_size (bytes), "<map");
  g_autoptr(GString) late = g_string_new_len (text, map - text);

  g_string_append (late, "<!--");
  for (guint i = 0; i < 65530; i++)
    g_string_append_c (late, ' ');
  g_string_append (late, "-->");
  g_string_append_len (late, map, (gssize) g_bytes_get_size (bytes) - (map - text));
  g_assert_true (g_file_set_contents (to, late->str, (gssize) late->len, NULL));
}

/* Whatever links lead there, and whatever a map is called. */
static void
test_a_picture_never_replaces_a_map (Folder *folder, gconstpointer data)
{
  static const char *const outputs[] = { "map.png", "./map.png", "soft.png", "hard.png", "other.svg", "named.pdf" };
  g_autofree char *sample = project_file (samples[2]);
  g_autofree char *map = folder_file (folder, "map.png");
  g_autofree char *soft = folder_file (folder, "soft.png");
  g_autofree char *hard = folder_file (folder, "hard.png");
  g_autofree char *other = folder_file (folder, "other.svg");
  g_autofree char *unread = folder_file (folder, "unread.entorno");
  g_autofree char *named = folder_file (folder, "named.pdf");
  g_autoptr(GBytes) whole = read_bytes (sample), late = NULL;
  g_autofree char *kept = NULL;

  copy_file (sample, map);
  copy_behind_comment (sample, other);
  late = read_bytes (other);
  g_assert_true (g_file_set_contents (unread, "of a later version perhaps", -1, NULL));
  g_assert_cmpint (symlink ("map.png", soft), ==, 0);
  g_assert_cmpint (symlink ("unread.entorno", named), ==, 0);
  g_assert_cmpint (link (map, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *output = g_strdup_printf ("%s/%s", folder->path, outputs[i]);
      g_autoptr(Run) run = RUN ("render", map, "-o", output);
      g_autoptr(GBytes) after = read_bytes (map);
      g_autoptr(GBytes) other_after = read_bytes (other);

      assert_exits (run, 2);
      assert_contains (run->err, outputs[i]);
      g_assert_true (g_bytes_equal (whole, after));
      g_assert_true (g_bytes_equal (late, other_after));
    }
  g_assert_true (g_file_get_contents (unread, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "of a later version perhaps");
}

/* What a picture names can hurt people as the map can; what is shared on purpose stays so. */
static void
test_pictures_are_for_their_owner_until_told_otherwise (Folder *folder, gconstpointer data)
{
  static const char *const outputs[] = { "map.pdf", "map.svg", "map.png" };
  g_autofree char *sample = project_file (samples[2]);
  mode_t mask = umask (0);

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *output = folder_file (folder, outputs[i]);
      g_autoptr(Run) fresh = RUN ("render", sample, "-o", output);
      g_autoptr(Run) again = NULL;
      struct stat status;

      assert_exits (fresh, 0);
      g_assert_cmpint (stat (output, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
      g_assert_cmpint (chmod (output, 0644), ==, 0);
      again = RUN ("render", sample, "-o", output, "--theme", "mono");
      assert_exits (again, 0);
      g_assert_cmpint (stat (output, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, 0644);
    }
  umask (mask);
}

static void
test_render_names_a_file_that_is_not_there (Folder *folder, gconstpointer data)
{
  g_autofree char *gone = folder_file (folder, "gone.entorno");
  g_autofree char *output = folder_file (folder, "map.pdf");
  g_autoptr(Run) run = RUN ("render", gone, "-o", output);

  assert_exits (run, 1);
  assert_contains (run->err, gone);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* Of an organisation of the sample, by its id. */
static void
test_one_organisation_is_opened (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file ("data/samples/puerto-coral.entorno");
  g_autofree char *output = folder_file (folder, "inside.svg");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", "inside", "--of", "s-gc6qpzq05s");
  g_autoptr(Run) measured = RUN ("measure", sample, "--json", "--view", "inside", "--of", "s-gc6qpzq05s");
  g_autoptr(Run) nobody = RUN ("render", sample, "-o", output, "--view", "inside", "--of", "s-nowhere");
  g_autofree char *drawn = NULL;

  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (output, &drawn, NULL, NULL));
  assert_contains (drawn, "General manager");
  assert_contains (drawn, "Gran Hotel Coral");
  g_assert_null (strstr (drawn, "Hotel association"));
  assert_exits (measured, 0);
  assert_contains (measured->out, "\"stakeholders\": 2");
  assert_contains (measured->out, "\"labels_placed\": 2");
  assert_exits (nobody, 2);
  assert_contains (nobody->err, "s-gc6qpzq05s (Gran Hotel Coral)");
}

/* From the moment before to the latest, or between the two that are named; a map with one has none. */
static void
test_a_change_is_between_two_moments (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file ("data/samples/puerto-coral.entorno");
  g_autofree char *single = project_file ("data/samples/peru.entorno");
  g_autofree char *output = folder_file (folder, "change.svg");
  g_autofree char *back = folder_file (folder, "back.svg");
  g_autoptr(Run) run = RUN ("render", sample, "-o", output, "--view", "change");
  g_autoptr(Run) reversed = RUN ("render", sample, "-o", back, "--view", "change", "--from", "t-a7edcmpb3u", "--to", "t-g2tjf8cz2k", "--lang", "es");
  g_autoptr(Run) measured = RUN ("measure", sample, "--json", "--view", "change", "--paper", "A3");
  g_autoptr(Run) one = RUN ("render", single, "-o", output, "--view", "change");
  g_autofree char *drawn = NULL, *other = NULL;

  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (output, &drawn, NULL, NULL));
  assert_contains (drawn, "Baseline → After the workshop");
  assert_contains (drawn, "Nearer to the children");
  assert_exits (reversed, 0);
  g_assert_true (g_file_get_contents (back, &other, NULL, NULL));
  assert_contains (other, "After the workshop → Baseline");
  assert_exits (measured, 0);
  assert_contains (measured->out, "\"label_symbol_overlaps\": 0");
  assert_exits (one, 2);
  assert_contains (one->err, "one moment only");
}

/* Nobody should find out in front of the room. */
static void
test_letters_too_small_to_be_read_are_told (Folder *folder, gconstpointer data)
{
  g_autofree char *map = project_file ("data/samples/puerto-coral.entorno");
  g_autofree char *png = folder_file (folder, "map.png"), *svg = folder_file (folder, "map.svg");
  g_autoptr(Run) wall = RUN ("render", map, "--size", "16384x200", "--theme", "projector", "-o", png);
  g_autoptr(Run) coarse = RUN ("render", map, "--paper", "A4", "--dpi", "40", "-o", png);
  g_autoptr(Run) lines = RUN ("render", map, "--size", "200x200", "--theme", "projector", "-o", svg);
  g_autoptr(Run) fine = RUN ("render", map, "--paper", "A4", "--dpi", "100", "-o", png);

  assert_exits (wall, 0);
  assert_contains (wall->err, "pixels high, too few to be read; take a --size of 640x480 or more.");
  assert_exits (coarse, 0);
  assert_contains (coarse->err, "3.4 pixels high, too few to be read; take --dpi 100 or more.");
  assert_exits (lines, 0);
  g_assert_null (strstr (lines->err, "too few"));
  assert_exits (fine, 0);
  g_assert_cmpstr (fine->err, ==, "");
}

static void
test_ties_through_symbols_are_told (Folder *folder, gconstpointer data)
{
  g_autofree char *map = project_file ("data/samples/puerto-coral.entorno");
  g_autofree char *png = folder_file (folder, "map.png");
  g_autoptr(Run) small = RUN ("render", map, "--size", "320x240", "-o", png);
  g_autoptr(Run) large = RUN ("render", map, "--size", "1366x768", "-o", png);

  assert_exits (small, 0);
  assert_contains (small->err, "Some ties run through the symbols of others");
  assert_exits (large, 0);
  g_assert_cmpstr (large->err, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_folder_test ("/cli/render/samples-become-files-of-their-format", test_samples_become_files_of_their_format);
  add_folder_test ("/cli/render/paper-has-the-size-it-says", test_paper_has_the_size_it_says);
  add_folder_test ("/cli/render/without-options-it-is-a4-landscape", test_without_options_it_is_a4_landscape);
  add_folder_test ("/cli/render/every-option-changes-the-picture", test_every_option_changes_the_picture);
  add_folder_test ("/cli/render/a-moment-is-shown-by-its-id", test_a_moment_is_shown_by_its_id);
  add_folder_test ("/cli/render/the-same-map-gives-the-same-picture", test_the_same_map_gives_the_same_picture);
  add_folder_test ("/cli/render/a-picture-never-replaces-a-map", test_a_picture_never_replaces_a_map);
  add_folder_test ("/cli/render/pictures-are-for-their-owner-until-told-otherwise", test_pictures_are_for_their_owner_until_told_otherwise);
  add_folder_test ("/cli/render/names-a-file-that-is-not-there", test_render_names_a_file_that_is_not_there);
  add_folder_test ("/cli/render/letters-too-small-to-be-read-are-told", test_letters_too_small_to_be_read_are_told);
  add_folder_test ("/cli/render/ties-through-symbols-are-told", test_ties_through_symbols_are_told);
  add_folder_test ("/cli/inside/one-organisation-is-opened", test_one_organisation_is_opened);
  add_folder_test ("/cli/change/a-change-is-between-two-moments", test_a_change_is_between_two_moments);

  return g_test_run ();
}
