/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare and merge: what they tell, what they write, and that nothing is written while somebody has to decide. */
#include "cli/run.h"

#include "io/store.h"

#include <string.h>

#define MAP(body)                                                                  \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                   \
  "<map xmlns=\"urn:entorno:map:1\" version=\"1.0\" id=\"m-one\" title=\"Bay\">\n" \
  "  <moments><moment id=\"t-one\" name=\"Baseline\" date=\"2026-03-14\"/></moments>\n" body "</map>\n"
#define PEOPLE(hotels, more)                                                                            \
  "<stakeholders>\n"                                                                                    \
  "  <stakeholder id=\"s-hotels\" name=\"Hotels\" kind=\"formal\" sector=\"private\"" hotels "/>\n"     \
  "  <stakeholder id=\"s-police\" name=\"Police\" kind=\"government\" sector=\"institutions\"/>\n" more \
  "</stakeholders>\n"
#define SCHOOL "<stakeholder id=\"s-school\" name=\"School\" kind=\"formal\" sector=\"education\"/>\n"
#define RADIO "<stakeholder id=\"s-radio\" name=\"Radio\" kind=\"formal\" sector=\"media\"/>\n"

/* The path, owned. */
static char *
write_map (Folder *folder, const char *name, const char *text)
{
  char *path = folder_file (folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_differences_are_told_one_a_line (Folder *folder, gconstpointer data)
{
  g_autofree char *before = write_map (folder, "a.entorno", MAP (PEOPLE ("", "")));
  g_autofree char *after = write_map (folder, "b.entorno", MAP (PEOPLE (" level=\"local\"", SCHOOL)));
  g_autoptr(Run) run = RUN ("compare", before, after);
  g_autoptr(Run) same = RUN ("compare", before, before);
  /* which of them is later nobody knows */
  g_autofree char *expected = g_strdup_printf ("“Hotels”: Level is “Not said” in “%s”, and “Local” in “%s”.\n“School” is only in “%s”.\n", before, after, after);

  assert_exits (run, 0);
  g_assert_cmpstr (run->out, ==, expected);
  g_assert_cmpstr (run->err, ==, "");
  assert_exits (same, 0);
  g_assert_cmpstr (same->out, ==, "");
}

static void
test_differences_speak_the_language_of_the_system (Folder *folder, gconstpointer data)
{
  g_autofree char *before = write_map (folder, "a.entorno", MAP (PEOPLE ("", "")));
  g_autofree char *after = write_map (folder, "b.entorno", MAP (PEOPLE (" level=\"local\"", "")));
  g_autoptr(Run) run = run_cli_in ("es", (const char *const[]) { "compare", before, after, NULL });

  assert_exits (run, 0);
  assert_contains (run->out, "Nivel");
}

static void
test_json_has_what_files_have (Folder *folder, gconstpointer data)
{
  g_autofree char *before = write_map (folder, "a.entorno", MAP (PEOPLE ("", "")));
  g_autofree char *after = write_map (folder, "b.entorno", MAP (PEOPLE (" role=\"&quot;Opens&quot; doors \\\"", "")));
  g_autoptr(Run) run = RUN ("compare", "--json", before, after);
  g_autoptr(Run) same = RUN ("compare", "--json", before, before);

  assert_exits (run, 0);
  assert_contains (run->out, "{\n  \"differences\": [\n    {\"change\": \"set\", \"record\": \"stakeholder\", \"id\": \"s-hotels\", "
                             "\"field\": \"role\", \"before\": null, \"after\": \"\\\"Opens\\\" doors \\\\\", \"sentence\": \"");
  assert_exits (same, 0);
  g_assert_cmpstr (same->out, ==, "{\n  \"differences\": []\n}\n");
}

static void
test_half_a_map_is_not_compared (Folder *folder, gconstpointer data)
{
  g_autofree char *whole = write_map (folder, "a.entorno", MAP (PEOPLE ("", "")));
  g_autofree char *half = write_map (folder, "b.entorno", "<map xmlns=\"urn:entorno:map:1\" id=\"m-one\">" PEOPLE ("", ""));
  g_autoptr(Run) run = RUN ("compare", whole, half);

  assert_exits (run, 1);
  g_assert_cmpstr (run->out, ==, "");
}

static EntMap *
read_map (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFile) file = ent_store_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (file->findings->len, ==, 0);
  return g_object_ref (file->map);
}

static void
test_what_each_changed_alone_is_in_the_merged_map (Folder *folder, gconstpointer data)
{
  g_autofree char *base = write_map (folder, "base.entorno", MAP (PEOPLE ("", RADIO)));
  g_autofree char *first = write_map (folder, "a.entorno", MAP (PEOPLE (" level=\"local\"", RADIO SCHOOL)));
  g_autofree char *last = write_map (folder, "b.entorno", MAP (PEOPLE (" phone=\"123\"", "")));
  g_autofree char *out = folder_file (folder, "out.entorno");
  g_autoptr(Run) run = RUN ("merge", "--base", base, first, last, "-o", out);
  g_autoptr(EntMap) map = NULL;
  const EntStakeholder *hotels;

  assert_exits (run, 0);
  g_assert_cmpstr (run->err, ==, "");
  map = read_map (out);
  hotels = ent_map_stakeholder (map, "s-hotels");
  g_assert_cmpint (hotels->level, ==, ENT_LEVEL_LOCAL);
  g_assert_cmpstr (hotels->phone, ==, "123");
  g_assert_nonnull (ent_map_stakeholder (map, "s-school"));
  g_assert_null (ent_map_stakeholder (map, "s-radio"));
}

static void
test_conflicts_write_nothing_unless_somebody_is_preferred (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *prefer;
    EntLevel level;
  } ways[] = { { "base", ENT_LEVEL_NONE }, { "first", ENT_LEVEL_LOCAL }, { "last", ENT_LEVEL_NATIONAL } };
  g_autofree char *base = write_map (folder, "base.entorno", MAP (PEOPLE ("", "")));
  g_autofree char *first = write_map (folder, "a.entorno", MAP (PEOPLE (" level=\"local\"", "")));
  g_autofree char *last = write_map (folder, "b.entorno", MAP (PEOPLE (" level=\"national\"", "")));
  g_autofree char *out = folder_file (folder, "out.entorno");
  g_autofree char *expected = g_strdup_printf ("“Hotels”: Level: both changed it. In “%s”: “Not said”. In “%s”: “Local”. In “%s”: “National”.\n", base, first, last);
  g_autoptr(Run) run = RUN ("merge", first, last, "--base", base, "-o", out);

  assert_exits (run, 1);
  assert_contains (run->err, expected);
  assert_contains (run->err, "1 conflict: nothing was written.");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(Run) preferred = RUN ("merge", first, last, "--base", base, "-o", out, "--force", "--prefer", ways[i].prefer);
      g_autoptr(EntMap) map = NULL;

      assert_exits (preferred, 0);
      /* it is told all the same what was decided */
      assert_contains (preferred->err, "Hotels");
      map = read_map (out);
      g_assert_cmpint (ent_map_stakeholder (map, "s-hotels")->level, ==, ways[i].level);
    }
}

static void
test_without_a_base_nothing_is_taken_away (Folder *folder, gconstpointer data)
{
  g_autofree char *first = write_map (folder, "a.entorno", MAP (PEOPLE ("", SCHOOL)));
  g_autofree char *last = write_map (folder, "b.entorno", MAP (PEOPLE ("", RADIO)));
  g_autofree char *out = folder_file (folder, "out.entorno");
  g_autoptr(Run) run = RUN ("merge", first, last, "-o", out);
  g_autoptr(EntMap) map = NULL;

  assert_exits (run, 0);
  map = read_map (out);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 4);
}

/* The same bytes, whatever of the format is in them. */
static void
test_merging_a_map_with_itself_gives_its_bytes (Folder *folder, gconstpointer data)
{
  g_autofree char *later = project_file ("tests/io/later.entorno");
  g_autofree char *big = folder_file (folder, "big.entorno");
  g_autofree char *out = folder_file (folder, "out.entorno");
  g_autoptr(Run) made = RUN ("generate", "60", "-o", big);
  const char *const paths[] = { later, big };

  assert_exits (made, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(Run) run = RUN ("merge", paths[i], paths[i], "--base", paths[i], "-o", out, "--force");
      g_autoptr(EntFile) file = ent_store_open (paths[i], NULL, NULL);
      g_autoptr(EntFile) merged = NULL;
      g_autoptr(GBytes) expected = NULL;
      g_autoptr(GBytes) bytes = NULL;

      assert_exits (run, 0);
      expected = ent_store_write (file->map, NULL);
      bytes = read_bytes (out);
      merged = ent_store_open (out, NULL, NULL);
      g_assert_nonnull (merged);
      g_assert_true (g_bytes_equal (bytes, expected));
    }
}

static void
test_a_file_is_replaced_with_force_alone (Folder *folder, gconstpointer data)
{
  g_autofree char *first = write_map (folder, "a.entorno", MAP (PEOPLE ("", SCHOOL)));
  g_autofree char *last = write_map (folder, "b.entorno", MAP (PEOPLE ("", RADIO)));
  g_autoptr(Run) run = RUN ("merge", first, last, "-o", first);
  g_autoptr(Run) forced = RUN ("merge", first, last, "-o", first, "--force");
  g_autoptr(GPtrArray) versions = kept_versions (folder);
  g_autoptr(EntMap) map = NULL, before = NULL;

  assert_exits (run, 2);
  assert_contains (run->err, "--force");
  assert_exits (forced, 0);
  map = read_map (first);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 4);
  /* and what it was is an earlier version of it */
  g_assert_cmpuint (versions->len, ==, 1);
  before = read_map (g_ptr_array_index (versions, 0));
  g_assert_cmpuint (ent_map_n_stakeholders (before), <, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder_test ("/compare/differences-are-told-one-a-line", test_differences_are_told_one_a_line);
  add_folder_test ("/compare/differences-speak-the-language-of-the-system", test_differences_speak_the_language_of_the_system);
  add_folder_test ("/compare/json-has-what-files-have", test_json_has_what_files_have);
  add_folder_test ("/compare/half-a-map-is-not-compared", test_half_a_map_is_not_compared);
  add_folder_test ("/merge/what-each-changed-alone-is-in-the-merged-map", test_what_each_changed_alone_is_in_the_merged_map);
  add_folder_test ("/merge/conflicts-write-nothing-unless-somebody-is-preferred", test_conflicts_write_nothing_unless_somebody_is_preferred);
  add_folder_test ("/merge/without-a-base-nothing-is-taken-away", test_without_a_base_nothing_is_taken_away);
  add_folder_test ("/merge/merging-a-map-with-itself-gives-its-bytes", test_merging_a_map_with_itself_gives_its_bytes);
  add_folder_test ("/merge/a-file-is-replaced-with-force-alone", test_a_file_is_replaced_with_force_alone);
  return g_test_run ();
}
