/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of a later version, full of what this one does not know: it all comes
 * back, in its place, and an edit changes nothing but what was edited.
 */
#include "io-test.h"

#include <string.h>

static char *
load_fixture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "later.entorno", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_all_of_it_comes_back (void)
{
  g_autofree char *text = load_fixture (), *back = NULL;
  g_autoptr (EntFile) file = read_text (text);

  print_findings (file);
  g_assert_false (file->mended);
  g_assert_true (ent_map_has_kept (file->map));
  back = write_text (file->map);
  g_assert_cmpstr (back, ==, text);
}

static void
test_an_edit_changes_only_what_it_edits (void)
{
  g_autofree char *text = load_fixture (), *back = NULL, *wanted = NULL;
  g_autoptr (EntFile) file = read_text (text);
  g_auto (GStrv) parts = g_strsplit (text, "phone=\"1\"", -1);
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-1"),
                                                     ent_field_find (ENT_RECORD_STAKEHOLDER, "phone"), "2");

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_true (ent_map_apply (file->map, change, NULL, NULL));
  back = write_text (file->map);
  wanted = g_strjoinv ("phone=\"2\"", parts);
  g_assert_cmpstr (back, ==, wanted);
}

static void
test_what_is_unknown_is_reported_once (void)
{
  g_autofree char *text = load_fixture ();
  g_autoptr (EntFile) file = read_text (text);
  static const char *const words[] = { "1.3", "mood", "<orbits>", "colour-scheme", "<future>", "halo", "cosmic", "<motto>" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = 0;

      for (guint j = 0; j < file->findings->len; j++)
        n += strstr (((EntFinding *) g_ptr_array_index (file->findings, j))->message, words[i]) != NULL;
      if (n != 1)
        g_error ("“%s” is reported %u times", words[i], n);
    }
  /* what is of another namespace is nobody's business */
  for (guint j = 0; j < file->findings->len; j++)
    g_assert_null (strstr (((EntFinding *) g_ptr_array_index (file->findings, j))->message, "gis"));
}

static void
test_it_goes_with_its_record (void)
{
  g_autofree char *text = load_fixture (), *back = NULL;
  g_autoptr (EntFile) file = read_text (text);
  g_autoptr (EntChange) tie = ent_change_new_remove (&ENT_KEY (ENT_RECORD_TIE, "e-1"));
  g_autoptr (EntChange) undo = NULL;

  g_assert_true (ent_map_apply (file->map, tie, &undo, NULL));
  back = write_text (file->map);
  g_assert_null (strstr (back, "<strain"));
  g_assert_nonnull (strstr (back, "<!-- after the first tie -->"));
  g_clear_pointer (&back, g_free);
  g_assert_true (ent_map_apply (file->map, undo, NULL, NULL));
  back = write_text (file->map);
  g_assert_cmpstr (back, ==, text);
}

static void
test_a_known_value_takes_the_place_of_an_unknown_one (void)
{
  g_autofree char *text = load_fixture (), *back = NULL;
  g_autoptr (EntFile) file = read_text (text);
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-1"),
                                                     ent_field_find (ENT_RECORD_STAKEHOLDER, "level"), "local");

  g_assert_true (ent_map_apply (file->map, change, NULL, NULL));
  back = write_text (file->map);
  g_assert_null (strstr (back, "cosmic"));
  g_assert_nonnull (strstr (back, "level=\"local\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept/all-of-it-comes-back", test_all_of_it_comes_back);
  g_test_add_func ("/kept/an-edit-changes-only-what-it-edits", test_an_edit_changes_only_what_it_edits);
  g_test_add_func ("/kept/what-is-unknown-is-reported-once", test_what_is_unknown_is_reported_once);
  g_test_add_func ("/kept/it-goes-with-its-record", test_it_goes_with_its_record);
  g_test_add_func ("/kept/a-known-value-takes-its-place", test_a_known_value_takes_the_place_of_an_unknown_one);
  return g_test_run ();
}
