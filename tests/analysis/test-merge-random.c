/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of merging that hold for any maps. ENT_TORTURE=1 tries many more. */
#include "analysis/differences.h"
#include "analysis/merge-maps.h"

#include <string.h>

#include "../model/map-fixture.h"
#include "long-form.h"

#define N_SEEDS 60
#define N_MANY_SEEDS 2000
/* How often decisions may bring forth other conflicts. */
#define N_TURNS 50

typedef struct
{
  EntMap *base, *first, *last;
} Three;

/* Ids of the two sides come from different numbers: nobody makes the same id by chance. */
static void
edit (EntMap *map, GRand *rand, guint32 seed, guint n)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);

  ent_map_seed_ids (map, seed);
  for (guint i = 0; i < n; i++)
    do_something (history, rand);
}

static void
three_clear (Three *three)
{
  g_clear_object (&three->base);
  g_clear_object (&three->first);
  g_clear_object (&three->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Three, three_clear)

/* The fixture gives the id of a moment that is gone to something else now and then, as no edit of the program does. */
static gboolean
clash (const Three *three)
{
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntMap) map = ent_merge_run (merge, &error);

  return g_error_matches (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN);
}

static Three
make_three (GRand *rand, guint n)
{
  Three three = { new_map_with_moment (), NULL, NULL };

  edit (three.base, rand, 1, 60);
  three.first = ent_map_copy (three.base);
  three.last = ent_map_copy (three.base);
  edit (three.first, rand, 2, n);
  edit (three.last, rand, 3, n);
  return three;
}

static Three
new_three (guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Three three = make_three (rand, n);

  while (clash (&three))
    {
      three_clear (&three);
      three = make_three (rand, n);
    }
  return three;
}

static EntMap *
run (EntMerge *merge)
{
  g_autoptr (GError) error = NULL;
  EntMap *map = ent_merge_run (merge, &error);

  g_assert_no_error (error);
  ent_map_check_invariants (map);
  return map;
}

static void
assert_merges_to (EntMap *base, EntMap *first, EntMap *last, EntMap *expected)
{
  g_autoptr (EntMerge) merge = ent_merge_new (base, first, last);
  g_autoptr (EntMap) map = run (merge);
  g_autofree char *text = dump_map (map), *wanted = dump_map (expected);

  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 0);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_what_one_did_alone_is_the_merged_map (void)
{
  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      g_auto (Three) three = new_three (seed, 1 + seed % 50);

      assert_merges_to (three.base, three.first, three.base, three.first);
      assert_merges_to (three.base, three.base, three.last, three.last);
      assert_merges_to (three.base, three.first, three.first, three.first);
      assert_merges_to (NULL, three.first, three.first, three.first);
    }
}

/* Decides at random until nothing is open; the map is whole at each turn. */
static EntMap *
decide_all (EntMerge *merge, GRand *rand)
{
  g_autoptr (EntMap) map = run (merge);

  for (guint turn = 0; ent_merge_n_open (merge) > 0; turn++)
    {
      g_assert_cmpuint (turn, <, N_TURNS);
      for (guint i = 0; i < ent_merge_n_conflicts (merge); i++)
        {
          int side = g_rand_int_range (rand, ent_merge_has_base (merge) ? ENT_SIDE_BASE : ENT_SIDE_FIRST, ENT_N_SIDES);

          if (ent_merge_conflict_at (merge, i)->decision == ENT_SIDE_OPEN)
            ent_merge_decide (merge, i, side);
        }
      g_clear_object (&map);
      map = run (merge);
    }
  return g_steal_pointer (&map);
}

static void
test_any_decisions_give_a_whole_map (void)
{
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      g_auto (Three) three = new_three (seed, 10 + seed % 60);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMerge) merge = ent_merge_new (three.base, three.first, three.last);
      g_autoptr (EntMerge) two = ent_merge_new (NULL, three.first, three.last);
      g_autoptr (EntMap) map = decide_all (merge, rand), other = decide_all (two, rand);

      n_conflicts += ent_merge_n_conflicts (merge);
    }
  /* or nothing was tried */
  g_assert_cmpuint (n_conflicts, >, N_SEEDS);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
sort_members (const char *text)
{
  g_auto (GStrv) members = g_strsplit (text != NULL ? text : "", "\n", -1);

  qsort (members, g_strv_length (members), sizeof *members, compare_texts);
  return g_strjoinv ("\n", members);
}

/* Order aside, within sets too. */
static void
assert_same_content (EntMap *one, EntMap *other, guint32 seed)
{
  g_autoptr (GPtrArray) differences = ent_find_differences (one, other);

  for (guint i = 0; i < differences->len; i++)
    {
      const EntDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *before = sort_members (difference->before), *after = sort_members (difference->after);
      g_autofree char *line = NULL;

      if (difference->kind == ENT_DIFFERENCE_ORDER || (difference->kind == ENT_DIFFERENCE_FIELD && strcmp (before, after) == 0))
        continue;
      line = ent_difference_say (difference, one, other, NULL);
      g_error ("seed %u: %s", seed, line);
    }
}

static void
test_who_is_first_matters_in_conflicts_alone (void)
{
  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      g_auto (Three) three = new_three (seed, 1 + seed % 20);
      g_autoptr (EntMerge) merge = ent_merge_new (three.base, three.first, three.last);
      g_autoptr (EntMerge) turned = ent_merge_new (three.base, three.last, three.first);
      g_autoptr (EntMap) open = run (merge), turned_open = run (turned), map = NULL, turned_map = NULL;

      if (ent_merge_n_conflicts (merge) == 0)
        {
          g_assert_cmpuint (ent_merge_n_conflicts (turned), ==, 0);
          assert_same_content (open, turned_open, seed);
        }
      for (guint turn = 0; ent_merge_n_open (merge) > 0 || ent_merge_n_open (turned) > 0; turn++)
        {
          g_assert_cmpuint (turn, <, N_TURNS);
          ent_merge_decide_rest (merge, ENT_SIDE_FIRST);
          ent_merge_decide_rest (turned, ENT_SIDE_LAST);
          g_clear_object (&map);
          g_clear_object (&turned_map);
          map = run (merge);
          turned_map = run (turned);
        }
      if (map != NULL)
        assert_same_content (map, turned_map, seed);
    }
}

/* With @side preferred in all, and what was kept as it was held for the next. */
static EntMap *
merge_in_turn (EntMap *base, EntMap *const *maps, guint n_maps, EntSide side)
{
  g_autoptr (EntMerge) before = NULL;
  EntMap *map = g_object_ref (maps[0]);

  for (guint i = 1; i < n_maps; i++)
    {
      EntMerge *merge = ent_merge_new (base, map, maps[i]);

      if (before != NULL)
        ent_merge_hold (merge, before);
      ent_merge_set_fills (merge, TRUE);
      g_object_unref (map);
      map = run (merge);
      for (guint turn = 0; ent_merge_n_open (merge) > 0; turn++)
        {
          g_assert_cmpuint (turn, <, N_TURNS);
          ent_merge_prefer (merge, side);
          g_object_unref (map);
          map = run (merge);
        }
      ent_merge_free (before);
      before = merge;
    }
  return map;
}

static void
test_many_one_after_the_other_give_a_whole_map (void)
{
  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      g_auto (Three) three = new_three (seed, 1 + seed % 40);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMap) third = ent_map_copy (three.base);
      EntMap *maps[] = { three.first, three.last, third };
      Three rest[] = { { three.base, three.first, third }, { three.base, three.last, third } };

      edit (third, rand, 4, 1 + seed % 40);
      if (clash (&rest[0]) || clash (&rest[1]))
        continue;
      for (EntSide side = 0; side < ENT_N_SIDES; side++)
        {
          g_autoptr (EntMap) map = merge_in_turn (three.base, maps, G_N_ELEMENTS (maps), side);

          g_assert_nonnull (map);
        }
    }
}

/* What two do not agree on stays as it was, in whichever order they come. */
static void
test_what_stays_as_it_was_does_not_depend_on_the_order (void)
{
  static const char *const fields[] = { "name", "phone", "role", "level" };
  static const char *const values[] = { "local", "national", "regional" };

  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMap) base = new_map_with_moment (), one = NULL, other = NULL;
      EntMap *maps[3];

      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *id = g_strdup_printf ("s-%u", i);

          add_stakeholder (base, id, id, i);
        }
      for (guint m = 0; m < G_N_ELEMENTS (maps); m++)
        {
          maps[m] = ent_map_copy (base);
          for (guint i = 0; i < 12; i++)
            {
              g_autofree char *id = g_strdup_printf ("s-%u", (guint) g_rand_int_range (rand, 0, 6));
              const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))]);
              g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), field, values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);

              g_assert_true (ent_map_apply (maps[m], change, NULL, NULL));
            }
        }
      one = merge_in_turn (base, maps, 3, ENT_SIDE_BASE);
      other = merge_in_turn (base, (EntMap *[]) { maps[2], maps[0], maps[1] }, 3, ENT_SIDE_BASE);
      assert_same_content (one, other, seed);
      for (guint m = 0; m < G_N_ELEMENTS (maps); m++)
        g_object_unref (maps[m]);
    }
}

#define N_PEOPLE 40

static void
set_random_field (EntMap *map, const char *id, GRand *rand)
{
  static const char *const names[] = { "name", "short-name", "role", "contact", "phone", "notes", "strategy" };
  const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
  g_autofree char *text = g_strdup_printf ("text %u", g_rand_int (rand));
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, name), text);

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

/* The ones with even numbers are edited and removed here, those with odd ones there; each adds some and ties them. */
static void
edit_half (EntMap *map, GRand *rand, guint half)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);

  for (guint i = half; i < N_PEOPLE; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i), *fresh = g_strdup_printf ("s-%u-new", i), *tie = g_strdup_printf ("e-%u", i);
      const char *ids[] = { id };

      if (g_rand_boolean (rand))
        set_random_field (map, id, rand);
      else if (g_rand_boolean (rand))
        ent_edit_delete (history, ids, 1, NULL);
      else
        add_assessment (map, id, "t-first", ENT_ASPECT_POWER, 1 + (guint) g_rand_int_range (rand, 0, 5));
      if (g_rand_boolean (rand))
        {
          add_stakeholder (map, fresh, fresh, ENT_SECTOR_FAMILY);
          if (ent_map_stakeholder (map, id) != NULL)
            add_tie (map, tie, fresh, id, ENT_TIE_FUNDS);
        }
    }
}

static void
test_edits_of_different_records_never_conflict (void)
{
  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMap) base = new_map_with_moment (), first = NULL, last = NULL, map = NULL;
      g_autoptr (EntMerge) merge = NULL;

      for (guint i = 0; i < N_PEOPLE; i++)
        {
          g_autofree char *id = g_strdup_printf ("s-%u", i);

          add_stakeholder (base, id, id, i % ENT_N_SECTORS);
        }
      first = ent_map_copy (base);
      last = ent_map_copy (base);
      edit_half (first, rand, 0);
      edit_half (last, rand, 1);
      merge = ent_merge_new (base, first, last);
      map = run (merge);
      g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 0);
      for (guint i = 0; i < N_PEOPLE; i++)
        {
          g_autofree char *id = g_strdup_printf ("s-%u", i);
          const EntStakeholder *merged = ent_map_stakeholder (map, id), *side = ent_map_stakeholder (i % 2 == 0 ? first : last, id);

          g_assert_true (merged == NULL ? side == NULL : ent_record_equal (merged, side));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-random/what-one-did-alone-is-the-merged-map", test_what_one_did_alone_is_the_merged_map);
  g_test_add_func ("/merge-random/any-decisions-give-a-whole-map", test_any_decisions_give_a_whole_map);
  g_test_add_func ("/merge-random/who-is-first-matters-in-conflicts-alone", test_who_is_first_matters_in_conflicts_alone);
  g_test_add_func ("/merge-random/many-one-after-the-other-give-a-whole-map", test_many_one_after_the_other_give_a_whole_map);
  g_test_add_func ("/merge-random/what-stays-as-it-was-does-not-depend-on-the-order", test_what_stays_as_it_was_does_not_depend_on_the_order);
  g_test_add_func ("/merge-random/edits-of-different-records-never-conflict", test_edits_of_different_records_never_conflict);
  return g_test_run ();
}
