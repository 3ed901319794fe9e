/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF says about itself: title and language, and not a word more. */
#include "draw/pdf-catalog.h"

#include <string.h>

#include "pictures.h"

static GBytes *
export_pdf (const char *language)
{
  g_auto_scene scene = picture_map_new (300, 200, 5);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  scene->language = (char *) language;
  bytes = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_PDF, 0, "Puerto Coral", &error);
  g_assert_no_error (error);
  return bytes;
}

static void
a_pdf_says_its_language_and_shows_its_title (void)
{
  g_autoptr (GBytes) bytes = export_pdf ("es-CO");

  g_assert_cmpuint (picture_count (bytes, "/Lang (es-CO)", NULL), ==, 1);
  g_assert_cmpuint (picture_count (bytes, "/DisplayDocTitle true", NULL), ==, 1);
  g_assert_cmpuint (picture_count (bytes, "/Title (Puerto Coral)", NULL), ==, 1);
}

/* A tag of a language cannot carry anything into the file. */
static void
what_is_no_language_is_left_out (void)
{
  static const char *const wrong[] = { NULL, "", "es) /OpenAction (", "e\nn", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = export_pdf (wrong[i]);

      g_assert_cmpuint (picture_count (bytes, "/Lang", NULL), ==, 0);
      g_assert_cmpuint (picture_count (bytes, "OpenAction", NULL), ==, 0);
      g_assert_cmpuint (picture_count (bytes, "/DisplayDocTitle true", NULL), ==, 1);
    }
}

static void
a_map_without_a_title_is_called_as_it_is_in_its_picture (void)
{
  g_auto_scene scene = picture_scene_new (300, 200);
  g_autoptr (GBytes) bytes = NULL;

  picture_add_text (scene, ENT_TEXT_TITLE, "Protective environment", 14, 0, 10, 10);
  bytes = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_PDF, 0, NULL, NULL);
  g_assert_cmpuint (picture_count (bytes, "/Title (Protective environment)", NULL), ==, 1);
}

static guint64
number_at (const char *text)
{
  return g_ascii_strtoull (text, NULL, 10);
}

/* The new table says where the catalogue is, and where the table before it is. */
static void
the_table_that_is_added_points_where_it_says (void)
{
  g_autoptr (GBytes) bytes = export_pdf ("en");
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *start = data + size - strlen ("startxref\n");
  const char *table, *entry, *before;

  while (start > data && !g_str_has_prefix (start, "startxref\n"))
    start--;
  table = data + number_at (start + strlen ("startxref\n"));
  g_assert_true (g_str_has_prefix (table, "xref\n"));
  entry = strchr (table + 5, '\n') + 1;
  g_assert_true (g_str_has_prefix (data + number_at (entry) + strcspn (data + number_at (entry), " "), " 0 obj\n<< /Type /Catalog"));
  before = strstr (table, "/Prev ");
  g_assert_nonnull (before);
  g_assert_true (g_str_has_prefix (data + number_at (before + 6), "xref\n0 "));
}

static void
a_file_that_is_built_otherwise_stays_as_it_is (void)
{
  static const char *const others[] = {
    "",
    "%PDF-1.4\n",
    "%PDF-1.4\ntrailer\n<< /Size 5 /Root 9 0 R >>\nstartxref\n2\n%%EOF\n",
    "%PDF-1.4\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n99999999999\n%%EOF\n",
    "%PDF-1.4\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GByteArray) pdf = g_byte_array_new ();

      g_byte_array_append (pdf, (const guint8 *) others[i], (guint) strlen (others[i]));
      g_assert_false (ent_pdf_add_to_catalog (pdf, "en"));
      g_assert_cmpmem (pdf->data, pdf->len, others[i], strlen (others[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/pdf/says-its-language-and-shows-its-title", a_pdf_says_its_language_and_shows_its_title);
  g_test_add_func ("/draw/pdf/a-map-without-a-title-is-called-as-it-is-in-its-picture", a_map_without_a_title_is_called_as_it_is_in_its_picture);
  g_test_add_func ("/draw/pdf/what-is-no-language-is-left-out", what_is_no_language_is_left_out);
  g_test_add_func ("/draw/pdf/the-table-that-is-added-points-where-it-says", the_table_that_is_added_points_where_it_says);
  g_test_add_func ("/draw/pdf/a-file-that-is-built-otherwise-stays-as-it-is", a_file_that_is_built_otherwise_stays_as_it_is);
  return g_test_run ();
}
