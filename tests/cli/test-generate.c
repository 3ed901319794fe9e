/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented maps: always the same, and with everything in them. */
#include "cli/run.h"

#include "cli/generate-names.h"
#include "cli/generate.h"

#include <string.h>

#define N 300

typedef struct
{
  gboolean sectors[ENT_N_SECTORS], kinds[ENT_N_KINDS], levels[ENT_N_LEVELS], units[3];
  gboolean powers[ENT_POWER_MAX + 1], commitments[ENT_N_COMMITMENTS];
  gboolean ties[ENT_N_TIE_KINDS], strengths[3], directions[4];
} Seen;

static gboolean
are_all (const gboolean *seen, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!seen[i])
      return FALSE;
  return TRUE;
}

#define ARE_ALL(seen) are_all (seen, G_N_ELEMENTS (seen))

static void
look_at (EntMap *map, Seen *seen)
{
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      seen->sectors[stakeholder->sector] = TRUE;
      seen->kinds[stakeholder->kind] = TRUE;
      seen->levels[stakeholder->level] = TRUE;
      seen->units[stakeholder->unit] = TRUE;
      seen->powers[ent_map_rating (map, stakeholder, NULL, ENT_ASPECT_POWER)] = TRUE;
      seen->commitments[ent_map_rating (map, stakeholder, NULL, ENT_ASPECT_COMMITMENT)] = TRUE;
    }
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      seen->ties[tie->kind] = TRUE;
      seen->strengths[tie->strength] = TRUE;
      seen->directions[ent_tie_direction (tie)] = TRUE;
    }
}

static void
test_everything_is_in_it (void)
{
  g_autoptr(EntMap) map = ent_generate_map (N, 3 * N, 1);
  Seen seen = { 0 };

  ent_map_check_invariants (map);
  look_at (map, &seen);
  g_assert_true (ARE_ALL (seen.sectors));
  g_assert_true (ARE_ALL (seen.kinds));
  g_assert_true (ARE_ALL (seen.levels));
  g_assert_true (ARE_ALL (seen.units));
  g_assert_true (ARE_ALL (seen.powers));
  g_assert_true (ARE_ALL (seen.commitments));
  g_assert_true (ARE_ALL (seen.ties));
  g_assert_true (ARE_ALL (seen.strengths));
  g_assert_true (are_all (seen.directions + ENT_DIRECTION_NONE, 3));
}

static void
test_small_maps_have_every_sector_kind_and_tie (void)
{
  g_autoptr(EntMap) map = ent_generate_map (7, 21, 1);
  Seen seen = { 0 };

  look_at (map, &seen);
  g_assert_true (ARE_ALL (seen.sectors));
  g_assert_true (ARE_ALL (seen.kinds));
  g_assert_true (ARE_ALL (seen.ties));
}

static void
test_counts_are_as_asked (void)
{
  static const guint sizes[][2] = { { 0, 0 }, { 1, 0 }, { 2, 3 }, { 45, 10 }, { 100, 1000 }, { 2, ENT_N_TIE_KINDS }, { 12, 66 * ENT_N_TIE_KINDS } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(EntMap) map = ent_generate_map (sizes[i][0], sizes[i][1], i);

      ent_map_check_invariants (map);
      g_assert_cmpuint (ent_map_n_stakeholders (map), ==, sizes[i][0]);
      g_assert_cmpuint (ent_map_n_ties (map), ==, sizes[i][1]);
      g_assert_cmpuint (ent_map_n_moments (map), ==, 2);
    }
}

static void
test_the_greatest_number_of_ties_is_what_a_file_can_have (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno");
  g_autoptr(Run) more = RUN ("generate", "2000", "--ties", "300001", "-o", path);
  g_autoptr(Run) most = RUN ("generate", "2000", "--ties", "2147483647", "-o", path);
  g_autoptr(Run) few = RUN ("generate", "3", "--ties", "34", "-o", path);
  g_autofree char *greatest = g_strdup_printf ("%u", ENT_LIMIT_TIES);

  assert_exits (more, 2);
  assert_exits (most, 2);
  assert_exits (few, 2);
  assert_contains (most->err, greatest);
  assert_contains (few->err, "33");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (ENT_GENERATE_MAX_STAKEHOLDERS, <=, ENT_LIMIT_STAKEHOLDERS);
  g_assert_cmpuint (ENT_GENERATE_MAX_TIES (ENT_GENERATE_MAX_STAKEHOLDERS), ==, ENT_LIMIT_TIES);
}

static void
test_names_are_long_accented_and_different (void)
{
  g_autoptr(EntMap) map = ent_generate_map (5000, 0, 3);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint accented = 0;

  for (guint i = 0; i < 5000; i++)
    {
      const char *name = ent_map_stakeholder_at (map, i)->name;
      glong length = g_utf8_strlen (name, -1);

      g_assert_cmpint (length, >=, ENT_NAME_LEAST);
      g_assert_cmpint (length, <=, ENT_NAME_MOST);
      g_assert_true (g_hash_table_add (names, (gpointer) name));
      accented += strlen (name) > (gsize) length;
    }
  g_assert_cmpuint (accented, >, 1000);
}

static void
test_the_same_seed_gives_the_same_bytes (Folder *folder, gconstpointer data)
{
  g_autofree char *a = folder_file (folder, "a.entorno");
  g_autofree char *b = folder_file (folder, "b.entorno");
  g_autofree char *c = folder_file (folder, "c.entorno");
  g_autoptr(Run) first = RUN ("generate", "120", "-o", a);
  g_autoptr(Run) second = RUN ("generate", "120", "--seed", "1", "--ties", "360", "-o", b);
  g_autoptr(Run) third = RUN ("generate", "120", "--seed", "2", "-o", c);
  g_autoptr(GBytes) bytes_a = NULL;
  g_autoptr(GBytes) bytes_b = NULL;
  g_autoptr(GBytes) bytes_c = NULL;

  assert_exits (first, 0);
  assert_exits (second, 0);
  assert_exits (third, 0);
  bytes_a = read_bytes (a);
  bytes_b = read_bytes (b);
  bytes_c = read_bytes (c);
  g_assert_true (g_bytes_equal (bytes_a, bytes_b));
  g_assert_false (g_bytes_equal (bytes_a, bytes_c));
}

static void
test_what_is_written_is_without_fault (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "map.entorno");
  g_autoptr(Run) generate = RUN ("generate", "500", "-o", path);
  g_autoptr(Run) check = NULL;

  assert_exits (generate, 0);
  check = RUN ("check", path);
  assert_exits (check, 0);
  g_assert_cmpstr (check->err, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/generate/everything-is-in-it", test_everything_is_in_it);
  g_test_add_func ("/cli/generate/small-maps-have-every-sector-kind-and-tie", test_small_maps_have_every_sector_kind_and_tie);
  g_test_add_func ("/cli/generate/counts-are-as-asked", test_counts_are_as_asked);
  add_folder_test ("/cli/generate/the-greatest-number-of-ties-is-what-a-file-can-have", test_the_greatest_number_of_ties_is_what_a_file_can_have);
  g_test_add_func ("/cli/generate/names-are-long-accented-and-different", test_names_are_long_accented_and_different);
  add_folder_test ("/cli/generate/the-same-seed-gives-the-same-bytes", test_the_same_seed_gives_the_same_bytes);
  add_folder_test ("/cli/generate/what-is-written-is-without-fault", test_what_is_written_is_without_fault);

  return g_test_run ();
}
