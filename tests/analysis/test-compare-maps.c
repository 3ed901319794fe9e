/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What turns one map into another does just that, whatever was done to it. ENT_TORTURE=1 tries many more. */
#include "analysis/compare-maps.h"
#include "analysis/places.h"
#include "../model/map-fixture.h"

#include <string.h>

#define N_SEEDS 120
#define N_MANY_SEEDS 3000

static guint
n_seeds (void)
{
  return g_getenv ("ENT_TORTURE") != NULL ? N_MANY_SEEDS : N_SEEDS;
}

/* @n steps of whatever, all of which may be undone afterwards. */
static void
edit (EntMap *map, GRand *rand, guint32 seed, guint n)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);

  ent_map_seed_ids (map, seed);
  for (guint i = 0; i < n; i++)
    do_something (history, rand);
}

static EntMapChanges *
compare (EntMap *from, EntMap *to)
{
  g_autoptr (GError) error = NULL;
  EntMapChanges *changes = ent_compare_maps (from, to, &error);

  g_assert_no_error (error);
  return changes;
}

/* Through the history, as an open map gets them: so they can be taken back as well. */
static void
assert_becomes (EntMap *from, EntMap *to)
{
  g_autoptr (EntMap) work = ent_map_copy (from);
  g_autoptr (EntHistory) history = ent_history_new (work, NULL);
  g_autoptr (EntMapChanges) changes = compare (from, to), none = NULL;
  g_autofree char *before = dump_map (from), *expected = dump_map (to), *after = NULL, *undone = NULL;

  ent_history_begin (history, "Merge");
  for (guint i = 0; i < changes->changes->len; i++)
    {
      g_autoptr (GError) error = NULL;

      ent_history_apply (history, ent_change_copy (g_ptr_array_index (changes->changes, i)), &error);
      g_assert_no_error (error);
    }
  ent_history_end (history);
  after = dump_map (work);
  g_assert_cmpstr (after, ==, expected);
  ent_map_check_invariants (work);
  none = compare (work, to);
  g_assert_cmpuint (none->changes->len, ==, 0);
  ent_history_undo (history);
  undone = dump_map (work);
  g_assert_cmpstr (undone, ==, before);
}

/* The fixture gives the id of a moment that is gone to something else now and then, as no edit of the program does. */
static gboolean
clash (EntMap *from, EntMap *to)
{
  g_autoptr (EntMapChanges) changes = ent_compare_maps (from, to, NULL);

  return changes == NULL || changes->n_beyond > 0;
}

static void
test_the_changes_make_any_map_of_any_edits (void)
{
  guint n_tried = 0;

  for (guint32 seed = 0; seed < n_seeds (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMap) from = new_map_with_moment (), to = NULL;

      edit (from, rand, 1, 60);
      to = ent_map_copy (from);
      edit (to, rand, 2, 1 + seed % 80);
      if (clash (from, to))
        continue;
      n_tried++;
      assert_becomes (from, to);
      assert_becomes (to, from);
    }
  g_assert_cmpuint (n_tried, >, n_seeds () / 2);
}

/* Nothing in common but the moment. */
static void
test_the_changes_make_a_map_of_another_past (void)
{
  for (guint32 seed = 0; seed < 10; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMap) from = new_map_with_moment (), to = new_map_with_moment ();

      edit (from, rand, 1, 60);
      edit (to, rand, 2, 60);
      if (!clash (from, to))
        assert_becomes (from, to);
    }
}

static EntMap *
new_map_of (guint n)
{
  EntMap *map = new_map_with_moment ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      add_stakeholder (map, id, id, i % ENT_N_SECTORS);
    }
  return map;
}

static void
set (EntMap *map, EntRecordKind kind, const char *id, const char *name, const char *value)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (kind, id), ent_field_find (kind, name), value);
  GError *error = NULL;

  ent_map_apply (map, change, NULL, &error);
  g_assert_no_error (error);
}

static void
move (EntMap *map, EntRecordKind kind, const char *id, guint place)
{
  g_autoptr (EntChange) change = ent_change_new_move (&ENT_KEY (kind, id), place);

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static void
test_equal_maps_need_no_change (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (EntMap) map = new_map_with_moment (), copy = NULL;
  g_autoptr (EntMapChanges) changes = NULL;

  edit (map, rand, 1, 100);
  copy = ent_map_copy (map);
  changes = compare (map, copy);
  g_assert_cmpuint (changes->changes->len, ==, 0);
  g_assert_cmpuint (changes->n_beyond, ==, 0);
}

static void
test_one_who_was_moved_is_one_change (void)
{
  g_autoptr (EntMap) from = new_map_of (2000), to = ent_map_copy (from);
  g_autoptr (EntMapChanges) changes = NULL;
  const EntChange *change;

  move (to, ENT_RECORD_STAKEHOLDER, "s-1500", 3);
  changes = compare (from, to);
  g_assert_cmpuint (changes->changes->len, ==, 1);
  change = g_ptr_array_index (changes->changes, 0);
  g_assert_cmpint (change->kind, ==, ENT_CHANGE_MOVE);
  g_assert_cmpstr (change->key.id, ==, "s-1500");
  g_assert_cmpuint (change->to_place, ==, 3);
}

static void
test_a_list_turned_round_is_turned_round (void)
{
  g_autoptr (EntMap) from = new_map_of (60), to = ent_map_copy (from);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      move (to, ENT_RECORD_STAKEHOLDER, id, 0);
    }
  assert_becomes (from, to);
}

/* Each step of the way would be refused by itself. */
static void
test_ties_may_change_places (void)
{
  g_autoptr (EntMap) from = new_map_of (3), to = NULL;

  add_tie (from, "e-1", "s-0", "s-1", ENT_TIE_ALLIANCE);
  add_tie (from, "e-2", "s-0", "s-1", ENT_TIE_AGREEMENT);
  add_tie (from, "e-3", "s-1", "s-0", ENT_TIE_FUNDS);
  to = ent_map_copy (from);
  set (to, ENT_RECORD_TIE, "e-1", "kind", "tension");
  set (to, ENT_RECORD_TIE, "e-2", "kind", "alliance");
  set (to, ENT_RECORD_TIE, "e-1", "kind", "agreement");
  assert_becomes (from, to);
}

static void
test_a_part_and_its_whole_may_change_places (void)
{
  g_autoptr (EntMap) from = new_map_of (3), to = NULL;

  set (from, ENT_RECORD_STAKEHOLDER, "s-0", "part-of", "s-1");
  set (from, ENT_RECORD_STAKEHOLDER, "s-1", "part-of", "s-2");
  to = ent_map_copy (from);
  set (to, ENT_RECORD_STAKEHOLDER, "s-0", "part-of", NULL);
  set (to, ENT_RECORD_STAKEHOLDER, "s-1", "part-of", NULL);
  set (to, ENT_RECORD_STAKEHOLDER, "s-2", "part-of", "s-1");
  set (to, ENT_RECORD_STAKEHOLDER, "s-1", "part-of", "s-0");
  assert_becomes (from, to);
  assert_becomes (to, from);
}

static void
test_a_part_may_come_before_its_whole_and_both_go_together (void)
{
  g_autoptr (EntMap) from = new_map_of (1), to = new_map_of (3);

  set (to, ENT_RECORD_STAKEHOLDER, "s-1", "part-of", "s-2");
  assert_becomes (from, to);
  assert_becomes (to, from);
}

static void
add_entry (EntMap *map, const char *owner, const char *id, const char *text)
{
  EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);
  g_autoptr (EntChange) change = NULL;

  ent_record_set_id (entry, id);
  entry->text = g_strdup (text);
  change = ent_change_new_add (entry, owner, ENT_PLACE_END);
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

/* The id is taken until the entry is gone from the first log, also where its owner goes. */
static void
test_an_entry_may_go_into_another_log (void)
{
  g_autoptr (EntMap) from = new_map_of (3), to = new_map_of (2);

  add_entry (from, "s-0", "l-1", "Met");
  add_entry (from, "s-2", "l-2", "Wrote");
  add_entry (to, "s-1", "l-1", "Met again");
  add_entry (to, "s-1", "l-2", "Wrote");
  assert_becomes (from, to);
  assert_becomes (to, from);
}

static void
test_ratings_in_another_order_are_put_in_order (void)
{
  g_autoptr (EntMap) from = new_map_of (1), to = new_map_of (1);

  add_assessment (from, "s-0", "t-first", ENT_ASPECT_POWER, 4);
  add_assessment (from, "s-0", "t-first", ENT_ASPECT_COMMITMENT, 2);
  add_assessment (to, "s-0", "t-first", ENT_ASPECT_COMMITMENT, 3);
  add_assessment (to, "s-0", "t-first", ENT_ASPECT_POWER, 4);
  assert_becomes (from, to);
}

/* Such maps can only come from files that somebody wrote by hand. */
static void
test_one_id_for_two_kinds_is_refused (void)
{
  g_autoptr (EntMap) from = new_map_of (2), to = new_map_of (1);
  g_autoptr (GError) error = NULL;

  add_moment (to, "s-1", "Later", 0);
  g_assert_null (ent_compare_maps (from, to, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN);
  g_assert_nonnull (strstr (error->message, "s-1"));
}

static void
test_what_no_change_can_say_is_counted (void)
{
  g_autoptr (EntMap) from = new_map_of (2), to = ent_map_copy (from);
  g_autoptr (EntMapChanges) changes = NULL;

  ent_map_keep_node (to, ENT_RECORD_STAKEHOLDER, "s-0", "<x:more/>");
  changes = compare (from, to);
  g_assert_cmpuint (changes->changes->len, ==, 0);
  g_assert_cmpuint (changes->n_beyond, ==, 1);
}

static void
add_step (EntMap *map, const char *unknown)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);
  g_autoptr (EntChange) change = NULL;

  ent_record_set_id (step, "p-1");
  step->name = g_strdup ("Step");
  step->base.kept = ent_kept_new ();
  ent_kept_add_attribute (step->base.kept, "x:more", unknown);
  change = ent_change_new_add (step, NULL, ENT_PLACE_END);
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static void
test_what_is_not_known_of_a_step_comes_with_it (void)
{
  g_autoptr (EntMap) from = new_map_of (1), to = new_map_of (1);

  add_step (from, "1");
  add_step (to, "2");
  assert_becomes (from, to);
}

/* As a file has it from which the whole was deleted by hand. */
static EntMap *
new_map_with_a_lost_whole (const char *whole)
{
  EntMap *map = new_map_of (2);
  EntStakeholder *part = ent_record_new (ENT_RECORD_STAKEHOLDER);

  ent_record_set_id (&part->base, "s-part");
  part->name = g_strdup ("Part");
  ent_kept_set_value (&part->base.kept, "part-of", whole);
  ent_map_apply_take (map, part, NULL, NULL);
  return map;
}

static void
test_a_part_whose_whole_is_not_there_is_part_of_nobody (void)
{
  g_autoptr (EntMap) lost = new_map_with_a_lost_whole ("s-2"), other = new_map_with_a_lost_whole ("s-9"), whole = new_map_of (3), alone = new_map_of (2), twin = ent_map_copy (lost);
  g_autoptr (EntMapChanges) changes = NULL;

  add_stakeholder (whole, "s-part", "Part", ENT_SECTOR_INSTITUTIONS);
  set (whole, ENT_RECORD_STAKEHOLDER, "s-part", "part-of", "s-2");
  add_stakeholder (alone, "s-part", "Part", ENT_SECTOR_INSTITUTIONS);
  /* what stands there is none, and then is not there any more */
  assert_becomes (lost, whole);
  assert_becomes (lost, alone);
  assert_becomes (lost, twin);
  /* and none is made of it, although there is one on the way */
  changes = compare (whole, lost);
  g_assert_cmpuint (changes->n_beyond, ==, 1);
  for (guint i = 0; i < changes->changes->len; i++)
    g_assert_true (ent_map_apply (whole, g_ptr_array_index (changes->changes, i), NULL, NULL));
  ent_map_check_invariants (whole);
  g_assert_null (ent_map_stakeholder (whole, "s-2"));
  g_assert_null (ent_map_stakeholder (whole, "s-part")->part_of);
  ent_map_changes_free (changes);
  changes = compare (other, lost);
  g_assert_cmpuint (changes->n_beyond, ==, 1);
}

static void
test_as_many_stay_as_can (void)
{
  const int from[] = { 5, 0, 1, ENT_PLACE_NEW, 6, 2, 3, 4 };
  const gboolean expected[] = { FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, TRUE };
  g_autofree gboolean *stays = ent_places_that_stay (from, G_N_ELEMENTS (from));

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    g_assert_cmpint (stays[i], ==, expected[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare-maps/the-changes-make-any-map-of-any-edits", test_the_changes_make_any_map_of_any_edits);
  g_test_add_func ("/compare-maps/the-changes-make-a-map-of-another-past", test_the_changes_make_a_map_of_another_past);
  g_test_add_func ("/compare-maps/equal-maps-need-no-change", test_equal_maps_need_no_change);
  g_test_add_func ("/compare-maps/one-who-was-moved-is-one-change", test_one_who_was_moved_is_one_change);
  g_test_add_func ("/compare-maps/a-list-turned-round-is-turned-round", test_a_list_turned_round_is_turned_round);
  g_test_add_func ("/compare-maps/ties-may-change-places", test_ties_may_change_places);
  g_test_add_func ("/compare-maps/a-part-and-its-whole-may-change-places", test_a_part_and_its_whole_may_change_places);
  g_test_add_func ("/compare-maps/a-part-may-come-before-its-whole-and-both-go-together", test_a_part_may_come_before_its_whole_and_both_go_together);
  g_test_add_func ("/compare-maps/an-entry-may-go-into-another-log", test_an_entry_may_go_into_another_log);
  g_test_add_func ("/compare-maps/ratings-in-another-order-are-put-in-order", test_ratings_in_another_order_are_put_in_order);
  g_test_add_func ("/compare-maps/one-id-for-two-kinds-is-refused", test_one_id_for_two_kinds_is_refused);
  g_test_add_func ("/compare-maps/what-no-change-can-say-is-counted", test_what_no_change_can_say_is_counted);
  g_test_add_func ("/compare-maps/what-is-not-known-of-a-step-comes-with-it", test_what_is_not_known_of_a_step_comes_with_it);
  g_test_add_func ("/compare-maps/a-part-whose-whole-is-not-there-is-part-of-nobody", test_a_part_whose_whole_is_not_there_is_part_of_nobody);
  g_test_add_func ("/compare-maps/as-many-stay-as-can", test_as_many_stay_as_can);
  return g_test_run ();
}
