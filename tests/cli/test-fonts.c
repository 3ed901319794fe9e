/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of a picture: in every format the same, in every script, and on machines
 * whose fonts are others, or none.
 */
#include "cli/drawn.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLE "data/samples/puerto-coral.entorno"
#define LOST_AT_MOST 6u

/* In nine scripts, all of which the fonts of the tests have. */
static const char *const scripts[] = {
  "Alcaldía de Ñuñoa",
  "Δήμος Αθηναίων",
  "Привет Москва",
  "جمعية الفنادق",
  "עיריית אילת",
  "Քաղաքապետարան",
  "თბილისის მერია",
  "ໂຮງແຮມ",
  "ⵜⴰⵎⵙⵙⵓⵎⵏⵜ",
};

static void
test_letters_of_all_scripts_are_embedded (Folder *folder, gconstpointer data)
{
  g_autofree char *map = map_of (folder, scripts, G_N_ELEMENTS (scripts));
  g_autofree char *output = folder_file (folder, "map.pdf");
  g_autoptr(Run) run = RUN ("render", map, "-o", output, "--paper", "A3");
  g_autofree char *fonts = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  assert_exits (run, 0);
  /* nothing about letters without a font */
  g_assert_cmpstr (run->err, ==, "");
  fonts = ASK ("pdffonts", output);
  if (fonts == NULL)
    return;
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
      /* a name that people can read */
      g_assert_nonnull (strchr (lines[i], '+'));
    }
  text = ASK ("pdftotext", "-enc", "UTF-8", output, "-");
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_auto(GStrv) words = g_strsplit (scripts[i], " ", -1);

      /* what runs from right to left is put out in an order of the program's own */
      if (i != 3 && i != 4)
        assert_contains (text, words[0]);
    }
}

static void
test_letters_without_a_font_are_told_of_and_leave_a_mark (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "如" };
  g_autofree char *map = map_of (folder, names, 1);
  g_autofree char *output = folder_file (folder, "map.svg");
  g_autoptr(Run) run = RUN ("render", map, "-o", output);
  g_autofree char *drawn = NULL;

  assert_exits (run, 0);
  assert_contains (run->err, "如");
  assert_contains (run->err, "font");
  g_assert_true (g_file_get_contents (output, &drawn, NULL, NULL));
  /* where there is one, it is the letter */
  assert_contains (drawn, ">如</text>");
}

/* Rows and columns from the edge without any ink; in the very last one a page may end within the pixel. */
static void
assert_margins_are_blank (cairo_surface_t *surface, int margin)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height - 1; y++)
    for (int x = 0; x < width - 1; x++)
      if (x < margin || y < margin || x >= width - margin || y >= height - margin)
        g_assert_cmpuint (grey_at (surface, x, y), ==, 255);
}

/* Names of sixty letters, of ninety, and of one word that is as long. */
static const char *const long_names[] = {
  "Association of the families who rent rooms at the old harbour",
  "Regional council for the coordination of everything that has to do with visitors and children",
  "Donaudampfschifffahrtsgesellschaftskapitänsvereinsvorsitzende",
  "Q",
};

static void
assert_same_everywhere (Folder *folder, const char *map, const char *view)
{
  g_autofree char *png = folder_file (folder, "map.png");
  g_autofree char *pdf = folder_file (folder, "map.pdf");
  g_autofree char *svg = folder_file (folder, "map.svg");
  g_autoptr(Run) to_png = RUN ("render", map, "-o", png, "--dpi", "100", "--view", view);
  g_autoptr(Run) to_pdf = RUN ("render", map, "-o", pdf, "--view", view);
  g_autoptr(Run) to_svg = RUN ("render", map, "-o", svg, "--view", view);
  cairo_surface_t *surfaces[3];

  assert_exits (to_png, 0);
  assert_exits (to_pdf, 0);
  assert_exits (to_svg, 0);
  surfaces[0] = load_png (png);
  surfaces[1] = draw_pdf (pdf);
  surfaces[2] = draw_svg (svg);
  for (guint i = 0; i < 3; i++)
    {
      if (surfaces[i] == NULL)
        continue;
      /* 10 mm are 39 pixels; a line is half as wide as it reaches outside */
      assert_margins_are_blank (surfaces[i], 37);
      g_test_message ("%s differs by %g", i == 1 ? "PDF" : "SVG", mean_difference (surfaces[0], surfaces[i]));
      g_assert_cmpfloat (mean_difference (surfaces[0], surfaces[i]), <, 0.02 * 255);
      g_test_message ("lost %u, added %u", most_lost (surfaces[0], surfaces[i]), most_lost (surfaces[i], surfaces[0]));
      /* nothing is missing in one of them: a letter or the end of a tie is more */
      g_assert_cmpuint (most_lost (surfaces[0], surfaces[i]), <=, LOST_AT_MOST);
      g_assert_cmpuint (most_lost (surfaces[i], surfaces[0]), <=, LOST_AT_MOST);
    }
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&surfaces[i], cairo_surface_destroy);
}

static void
test_the_picture_is_the_same_in_every_format (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *names = map_of (folder, long_names, G_N_ELEMENTS (long_names));

  assert_same_everywhere (folder, sample, "map");
  assert_same_everywhere (folder, sample, "matrix");
  assert_same_everywhere (folder, names, "map");
  g_free (names);
  names = map_of (folder, scripts, G_N_ELEMENTS (scripts));
  assert_same_everywhere (folder, names, "map");
}

/* Of each name, its words: a line may end between them, and after a hyphen. */
static void
assert_names_are_in (const char *map, const char *drawn, const char *format)
{
  for (const char *at = strstr (map, "<stakeholder "); at != NULL; at = strstr (at + 1, "<stakeholder "))
    {
      const char *name = strstr (at, " name=\"") + strlen (" name=\"");
      g_autofree char *whole = g_strndup (name, strcspn (name, "\""));
      g_auto (GStrv) words = g_strsplit_set (whole, " &;-", -1);
      g_autofree char *element = g_strndup (at, strcspn (at, ">"));

      /* people and departments are inside their organisation, and a long name has a short one */
      if (strstr (element, " part-of=") != NULL || strstr (element, " short-name=") != NULL || strstr (element, " unit=") != NULL)
        continue;
      for (guint i = 0; words[i] != NULL; i++)
        if (strstr (drawn, words[i]) == NULL)
          g_error ("“%s” of “%s” is not in the %s", words[i], whole, format);
    }
}

static void
test_every_name_is_in_every_format_that_has_letters (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *pdf = folder_file (folder, "map.pdf");
  g_autofree char *svg = folder_file (folder, "map.svg");
  g_autoptr (Run) to_pdf = RUN ("render", sample, "-o", pdf, "--paper", "A3");
  g_autoptr (Run) to_svg = RUN ("render", sample, "-o", svg, "--paper", "A3");
  g_autofree char *map = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *text = NULL;

  assert_exits (to_pdf, 0);
  assert_exits (to_svg, 0);
  g_assert_true (g_file_get_contents (sample, &map, NULL, NULL));
  g_assert_true (g_file_get_contents (svg, &drawn, NULL, NULL));
  assert_names_are_in (map, drawn, "SVG");
  text = ASK ("pdftotext", "-enc", "UTF-8", pdf, "-");
  if (text != NULL)
    {
      /* readers look for letters, not for what joins them */
      g_autofree char *letters = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

      assert_names_are_in (map, letters, "PDF");
    }
}

/* --- machines with other fonts --- */

/* What fontconfig reads instead of what the machine has. */
static void
set_fonts (const Folder *folder, const char *rules)
{
  g_autofree char *path = folder_file (folder, "fonts.conf");
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n"
                                           "<fontconfig><cachedir>%s</cachedir>%s</fontconfig>\n",
                                           folder->path, rules);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}

static const char *const outputs[] = { "map.png", "map.svg", "map.pdf" };

static void
test_a_machine_without_fonts_draws_and_says_so (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));

  set_fonts (folder, "");
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *output = folder_file (folder, outputs[i]);
      g_autoptr(Run) run = RUN ("render", sample, "-o", output);

      assert_exits (run, 0);
      assert_contains (run->err, "No font on this machine has all the letters");
      g_assert_true (g_file_test (output, G_FILE_TEST_IS_REGULAR));
    }
  g_setenv ("FONTCONFIG_FILE", before, TRUE);
}

/* As a person may ask for one in the settings of the desktop. */
static void
test_a_family_that_is_not_installed_is_replaced_in_every_format (Folder *folder, gconstpointer data)
{
  g_autofree char *sample = project_file (SAMPLE);
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  g_autofree char *svg = folder_file (folder, "map.svg");
  g_autofree char *pdf = folder_file (folder, "map.pdf");
  g_autofree char *drawn = NULL;
  g_autofree char *fonts = NULL;

  set_fonts (folder, "<dir>/usr/share/fonts/truetype/dejavu</dir><match target=\"pattern\">"
                     "<edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>Never Installed</string></edit></match>");
  assert_same_everywhere (folder, sample, "map");
  g_setenv ("FONTCONFIG_FILE", before, TRUE);
  g_assert_true (g_file_get_contents (svg, &drawn, NULL, NULL));
  g_assert_null (strstr (drawn, "Never Installed"));
  assert_contains (drawn, "font-family=\"'DejaVu");
  fonts = ASK ("pdffonts", pdf);
  if (fonts != NULL)
    assert_contains (fonts, "+DejaVu");
}

/* Where Debian has it; of the fonts with pictures in colours it is the one that is common. */
#define EMOJI "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"

static gboolean
set_fonts_with_emoji (const Folder *folder)
{
  if (!g_file_test (EMOJI, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("fonts-noto-color-emoji is not installed");
      return FALSE;
    }
  set_fonts (folder, "<dir>/usr/share/fonts/truetype/dejavu</dir><dir>/usr/share/fonts/truetype/noto</dir>"
                     "<include ignore_missing=\"yes\">/etc/fonts/conf.d/10-scale-bitmap-fonts.conf</include>"
                     "<alias binding=\"strong\"><family>Noto Sans</family><prefer><family>DejaVu Sans</family></prefer></alias>");
  return TRUE;
}

/* Inkscape takes no colours from a font, and draws something else in their place. */
static void
test_emoji_are_pictures_in_an_svg (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "Hotel 🏨 Sol" };
  g_autofree char *map = map_of (folder, names, 1);
  g_autofree char *svg = folder_file (folder, "map.svg");
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  g_autofree char *drawn = NULL;

  if (!set_fonts_with_emoji (folder))
    return;
  assert_same_everywhere (folder, map, "map");
  g_setenv ("FONTCONFIG_FILE", before, TRUE);
  g_assert_true (g_file_get_contents (svg, &drawn, NULL, NULL));
  assert_contains (drawn, ">Hotel <tspan fill-opacity=\"0\" stroke=\"none\">🏨</tspan> Sol</text>");
  assert_contains (drawn, "<image ");
}

/* Or it would be seen twice: what is left of such a name is in sight. */
static void
test_emoji_of_a_name_that_is_cut_are_letters (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { "🏨 Association of all the hotels, boarding houses, hostels, camping grounds and holiday homes of the northern and the southern coast and of the islands before it, of their owners and of whoever works in them" };
  g_autofree char *map = map_of (folder, names, 1);
  g_autofree char *svg = folder_file (folder, "map.svg");
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  g_autofree char *drawn = NULL;
  g_autoptr (Run) run = NULL;

  if (!set_fonts_with_emoji (folder))
    return;
  run = RUN ("render", map, "-o", svg, "--size", "640x480");
  g_setenv ("FONTCONFIG_FILE", before, TRUE);
  assert_exits (run, 0);
  g_assert_true (g_file_get_contents (svg, &drawn, NULL, NULL));
  assert_contains (drawn, "…");
  assert_contains (drawn, "🏨");
  g_assert_null (strstr (drawn, "<image "));
  g_assert_null (strstr (drawn, "fill-opacity=\"0\" stroke=\"none\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_folder_test ("/cli/pdf/letters-of-all-scripts-are-embedded", test_letters_of_all_scripts_are_embedded);
  add_folder_test ("/cli/paper/letters-without-a-font-are-told-of-and-leave-a-mark", test_letters_without_a_font_are_told_of_and_leave_a_mark);
  add_folder_test ("/cli/paper/the-picture-is-the-same-in-every-format", test_the_picture_is_the_same_in_every_format);
  add_folder_test ("/cli/paper/every-name-is-in-every-format-that-has-letters", test_every_name_is_in_every_format_that_has_letters);
  add_folder_test ("/cli/fonts/none-on-a-machine-is-said", test_a_machine_without_fonts_draws_and_says_so);
  add_folder_test ("/cli/fonts/that-are-not-installed-are-replaced-in-every-format", test_a_family_that_is_not_installed_is_replaced_in_every_format);
  add_folder_test ("/cli/fonts/emoji-are-pictures-in-an-svg", test_emoji_are_pictures_in_an_svg);
  add_folder_test ("/cli/fonts/emoji-of-a-name-that-is-cut-are-letters", test_emoji_of_a_name_that_is_cut_are_letters);

  return g_test_run ();
}
