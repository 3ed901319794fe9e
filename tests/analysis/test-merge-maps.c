/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two maps become one: what nobody else touched is taken, what both changed is asked, and nothing dangles. */
#include "analysis/merge-maps.h"

#include <string.h>

#include "merge-fixture.h"

static void delete (EntMap *map, const char *id)
{
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);

  g_assert_true (ent_edit_delete (history, &id, 1, NULL));
}

static void
add_action (EntMap *map, const char *id, const char *with)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  ent_record_set_id (action, id);
  action->what = g_strdup ("Train");
  ent_field_set (ent_field_find (ENT_RECORD_ACTION, "with"), action, with);
  apply_change (map, ent_change_new_add (action, NULL, ENT_PLACE_END));
}

static EntMap *
merge_without_conflict (Three *three)
{
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  EntMap *map = run_merge (merge);

  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 0);
  return map;
}

/* The one conflict that there is, decided in this way. */
static EntMap *
merge_decided (Three *three, EntConflictKind kind, const char *id, EntSide side)
{
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  g_autoptr (EntMap) open = run_merge (merge);
  EntMap *map;

  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
  g_assert_cmpuint (ent_merge_n_open (merge), ==, 1);
  g_assert_cmpint (ent_merge_conflict_at (merge, 0)->kind, ==, kind);
  g_assert_cmpstr (ent_merge_conflict_at (merge, 0)->key.id, ==, id);
  ent_merge_decide (merge, 0, side);
  map = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_open (merge), ==, 0);
  return map;
}

static void
test_what_one_changed_is_taken (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;

  set_stakeholder (three->first, "s-hotels", "level", "local");
  set_stakeholder (three->last, "s-hotels", "phone", "123");
  set_stakeholder (three->last, "s-radio", "name", "Radio Bahía");
  add_stakeholder (three->first, "s-a", "A", ENT_SECTOR_FAMILY);
  add_stakeholder (three->last, "s-b", "B", ENT_SECTOR_FAMILY);
  add_tie (three->last, "e-b", "s-b", "s-hotels", ENT_TIE_FUNDS);
  add_assessment (three->first, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT, 4);
  add_assessment (three->last, "s-hotels", "t-later", ENT_ASPECT_POWER, 5);
  map = merge_without_conflict (three);
  assert_stakeholder (map, "s-hotels", "level", "local");
  assert_stakeholder (map, "s-hotels", "phone", "123");
  assert_stakeholder (map, "s-radio", "name", "Radio Bahía");
  assert_stakeholder (map, "s-a", "name", "A");
  assert_stakeholder (map, "s-b", "name", "B");
  g_assert_nonnull (ent_map_tie (map, "e-b"));
  g_assert_cmpuint (ent_map_stakeholder (map, "s-hotels")->assessments->len, ==, 3);
}

static void
test_two_values_for_one_field_are_asked (Three *three, gconstpointer data)
{
  static const char *const expected[] = { NULL, "local", "national" };

  set_stakeholder (three->first, "s-hotels", "level", "local");
  set_stakeholder (three->last, "s-hotels", "level", "national");
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      g_autoptr (EntMap) map = merge_decided (three, ENT_CONFLICT_FIELD, "s-hotels", side);

      assert_stakeholder (map, "s-hotels", "level", expected[side]);
    }
}

static void
test_the_same_value_twice_is_no_conflict (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;

  set_stakeholder (three->first, "s-hotels", "level", "local");
  set_stakeholder (three->last, "s-hotels", "level", "local");
  map = merge_without_conflict (three);
  assert_stakeholder (map, "s-hotels", "level", "local");
}

static void
test_sets_merge_member_by_member (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;

  set_stakeholder (three->first, "s-hotels", "tag", "sea\nsun\nbeach\nnew");
  set_stakeholder (three->last, "s-hotels", "tag", "other\nsea\nbeach");
  set_stakeholder (three->first, "s-hotels", "steps", "1.1 1.2");
  set_stakeholder (three->last, "s-hotels", "steps", "2.1");
  map = merge_without_conflict (three);
  assert_stakeholder (map, "s-hotels", "tag", "sea\nbeach\nnew\nother");
  assert_stakeholder (map, "s-hotels", "steps", "1.1\n1.2\n2.1");
}

static void
test_a_removed_one_that_was_changed_is_asked (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) kept = NULL, gone = NULL, as_before = NULL;

  delete (three->first, "s-hotels");
  set_stakeholder (three->last, "s-hotels", "level", "local");
  kept = merge_decided (three, ENT_CONFLICT_REMOVED, "s-hotels", ENT_SIDE_LAST);
  assert_stakeholder (kept, "s-hotels", "level", "local");
  /* what went with it comes with it */
  g_assert_nonnull (ent_map_tie (kept, "e-old"));
  gone = merge_decided (three, ENT_CONFLICT_REMOVED, "s-hotels", ENT_SIDE_FIRST);
  g_assert_null (ent_map_stakeholder (gone, "s-hotels"));
  g_assert_null (ent_map_tie (gone, "e-old"));
  as_before = merge_decided (three, ENT_CONFLICT_REMOVED, "s-hotels", ENT_SIDE_BASE);
  assert_stakeholder (as_before, "s-hotels", "level", NULL);
}

static void
test_a_removed_one_that_nobody_changed_is_gone (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;

  delete (three->first, "s-hotels");
  set_stakeholder (three->last, "s-police", "level", "local");
  map = merge_without_conflict (three);
  g_assert_null (ent_map_stakeholder (map, "s-hotels"));
  g_assert_null (ent_map_tie (map, "e-old"));
}

/* Each kind of reference to one whom the other side removed. */
static void
test_what_refers_to_a_removed_one_is_asked (Three *three, gconstpointer data)
{
  for (guint way = 0; way < 4; way++)
    {
      Three now = { three->base, ent_map_copy (three->base), ent_map_copy (three->base) };
      g_autoptr (EntMap) kept = NULL, gone = NULL;

      delete (now.first, "s-radio");
      if (way == 0)
        add_tie (now.last, "e-new", "s-radio", "s-police", ENT_TIE_INFORMS);
      else if (way == 1)
        set_stakeholder (now.last, "s-police", "part-of", "s-radio");
      else if (way == 2)
        add_action (now.last, "a-new", "s-radio\ns-police");
      else
        add_entry (now.last, "s-radio", "l-new", "Interview");
      kept = merge_decided (&now, ENT_CONFLICT_REMOVED, "s-radio", ENT_SIDE_LAST);
      g_assert_nonnull (ent_map_stakeholder (kept, "s-radio"));
      gone = merge_decided (&now, ENT_CONFLICT_REMOVED, "s-radio", ENT_SIDE_FIRST);
      g_assert_null (ent_map_stakeholder (gone, "s-radio"));
      g_assert_cmpuint (ent_map_n_ties (gone), ==, 1);
      assert_stakeholder (gone, "s-police", "part-of", NULL);
      if (way == 2)
        assert_field (gone, ENT_RECORD_ACTION, "a-new", "with", "s-police");
      g_clear_object (&now.first);
      g_clear_object (&now.last);
    }
}

static void
test_a_removed_moment_at_which_somebody_was_rated_is_asked (Three *three, gconstpointer data)
{
  g_autoptr (EntHistory) history = ent_history_new (three->first, NULL);
  g_autoptr (EntMap) kept = NULL, gone = NULL;

  g_assert_true (ent_edit_remove_moment (history, "t-later", NULL));
  add_assessment (three->last, "s-police", "t-later", ENT_ASPECT_POWER, 5);
  kept = merge_decided (three, ENT_CONFLICT_REMOVED, "t-later", ENT_SIDE_LAST);
  g_assert_cmpuint (ent_map_n_moments (kept), ==, 2);
  g_assert_nonnull (ent_map_stakeholder (kept, "s-police")->assessments);
  gone = merge_decided (three, ENT_CONFLICT_REMOVED, "t-later", ENT_SIDE_FIRST);
  g_assert_cmpuint (ent_map_n_moments (gone), ==, 1);
  g_assert_null (ent_map_stakeholder (gone, "s-police")->assessments);
}

static void
test_a_map_keeps_a_moment (Three *three, gconstpointer data)
{
  g_autoptr (EntHistory) first = ent_history_new (three->first, NULL), last = ent_history_new (three->last, NULL);
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;

  g_assert_true (ent_edit_remove_moment (first, "t-later", NULL));
  g_assert_true (ent_edit_remove_moment (last, "t-first", NULL));
  merge = ent_merge_new (three->base, three->first, three->last);
  map = run_merge (merge);
  g_assert_cmpuint (ent_map_n_moments (map), >=, 1);
}

static void
test_the_same_entry_of_a_log_is_asked (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;

  set_field (three->first, ENT_RECORD_LOG, "l-1", "text", "Met twice");
  set_field (three->last, ENT_RECORD_LOG, "l-1", "text", "Met in May");
  add_entry (three->first, "s-hotels", "l-2", "Wrote");
  add_entry (three->last, "s-hotels", "l-3", "Called");
  map = merge_decided (three, ENT_CONFLICT_FIELD, "l-1", ENT_SIDE_LAST);
  assert_field (map, ENT_RECORD_LOG, "l-1", "text", "Met in May");
  g_assert_cmpuint (ent_map_stakeholder (map, "s-hotels")->log->len, ==, 3);
}

static void
test_rival_ties_are_asked (Three *three, gconstpointer data)
{
  static const char *const expected[] = { NULL, "e-a", "e-b" };

  add_tie (three->first, "e-a", "s-hotels", "s-radio", ENT_TIE_ALLIANCE);
  add_tie (three->last, "e-b", "s-radio", "s-hotels", ENT_TIE_ALLIANCE);
  set_field (three->last, ENT_RECORD_TIE, "e-b", "strength", "strong");
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      g_autoptr (EntMap) map = merge_decided (three, ENT_CONFLICT_TIES, "e-a", side);

      g_assert_true ((ent_map_tie (map, "e-a") != NULL) == (g_strcmp0 (expected[side], "e-a") == 0));
      g_assert_true ((ent_map_tie (map, "e-b") != NULL) == (g_strcmp0 (expected[side], "e-b") == 0));
    }
}

/* One changed a tie into the kind of which the other made a new one. */
static void
test_a_tie_that_became_a_rival_is_asked (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) first = NULL, last = NULL;

  set_field (three->first, ENT_RECORD_TIE, "e-old", "kind", "alliance");
  add_tie (three->last, "e-new", "s-hotels", "s-police", ENT_TIE_ALLIANCE);
  first = merge_decided (three, ENT_CONFLICT_TIES, "e-old", ENT_SIDE_FIRST);
  assert_field (first, ENT_RECORD_TIE, "e-old", "kind", "alliance");
  g_assert_null (ent_map_tie (first, "e-new"));
  last = merge_decided (three, ENT_CONFLICT_TIES, "e-old", ENT_SIDE_LAST);
  assert_field (last, ENT_RECORD_TIE, "e-old", "kind", "works-with");
  assert_field (last, ENT_RECORD_TIE, "e-new", "kind", "alliance");
}

static void
test_the_same_tie_made_twice_is_one (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;

  add_tie (three->first, "e-b", "s-hotels", "s-radio", ENT_TIE_ALLIANCE);
  add_tie (three->last, "e-a", "s-radio", "s-hotels", ENT_TIE_ALLIANCE);
  add_tie (three->first, "e-one", "s-hotels", "s-radio", ENT_TIE_FUNDS);
  add_tie (three->last, "e-two", "s-radio", "s-hotels", ENT_TIE_FUNDS);
  map = merge_without_conflict (three);
  g_assert_nonnull (ent_map_tie (map, "e-a"));
  g_assert_null (ent_map_tie (map, "e-b"));
  /* one each way: two ties */
  g_assert_cmpuint (ent_map_n_ties (map), ==, 4);
}

static void
test_a_circle_of_parts_is_asked (Three *three, gconstpointer data)
{
  static const char *const of_police[] = { NULL, "s-radio", NULL };

  set_stakeholder (three->first, "s-police", "part-of", "s-radio");
  set_stakeholder (three->last, "s-radio", "part-of", "s-police");
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      g_autoptr (EntMap) map = merge_decided (three, ENT_CONFLICT_PARTS, "s-police", side);

      assert_stakeholder (map, "s-police", "part-of", of_police[side]);
      assert_stakeholder (map, "s-radio", "part-of", side == ENT_SIDE_LAST ? "s-police" : NULL);
    }
}

static void
test_without_a_base_all_is_kept_and_differences_are_asked (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) open = NULL, map = NULL;

  delete (three->first, "s-radio");
  set_stakeholder (three->last, "s-hotels", "phone", "123");
  set_stakeholder (three->first, "s-hotels", "tag", "sea");
  set_stakeholder (three->last, "s-hotels", "tag", "sun");
  merge = ent_merge_new (NULL, three->first, three->last);
  open = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (ent_merge_conflict_at (merge, 0)->field->name, ==, "phone");
  ent_merge_decide_rest (merge, ENT_SIDE_LAST);
  map = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_open (merge), ==, 0);
  g_assert_nonnull (ent_map_stakeholder (map, "s-radio"));
  assert_stakeholder (map, "s-hotels", "phone", "123");
  assert_stakeholder (map, "s-hotels", "tag", "sea\nsun");
}

/* What both have made: nothing was before, and a blank says nothing. */
static void
test_a_blank_of_what_both_have_made_is_filled (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;
  g_autofree char *what = NULL;

  add_stakeholder (three->first, "s-new", "New", ENT_SECTOR_FAMILY);
  add_stakeholder (three->last, "s-new", "New", ENT_SECTOR_FAMILY);
  set_stakeholder (three->first, "s-new", "phone", "1");
  set_stakeholder (three->last, "s-new", "notes", "2");
  set_stakeholder (three->last, "s-new", "level", "local");
  add_assessment (three->first, "s-new", "t-first", ENT_ASPECT_POWER, 3);
  add_assessment (three->last, "s-new", "t-first", ENT_ASPECT_POWER, 3);
  /* and of one that was there a blank may say that it is to be one */
  set_stakeholder (three->base, "s-hotels", "phone", "0");
  set_stakeholder (three->last, "s-hotels", "phone", "2");
  merge = ent_merge_new (three->base, three->first, three->last);
  ent_merge_set_fills (merge, TRUE);
  map = run_merge (merge);
  assert_stakeholder (map, "s-new", "phone", "1");
  assert_stakeholder (map, "s-new", "notes", "2");
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 2);
  g_assert_cmpstr (ent_merge_conflict_at (merge, 0)->field->name, ==, "phone");
  g_assert_true (ent_conflict_has_base (merge, ent_merge_conflict_at (merge, 0)));
  g_assert_cmpstr (ent_merge_conflict_at (merge, 1)->field->name, ==, "level");
  g_assert_false (ent_conflict_has_base (merge, ent_merge_conflict_at (merge, 1)));
  what = ent_conflict_what (merge, ent_merge_conflict_at (merge, 1));
  g_assert_cmpstr (what, ==, "Level: the two differ.");
}

/* --- three, one after the other --- */

/* Merges @first and @last, and then @third with what came of it, where @side is always preferred. */
static EntMap *
merge_three (Three *three, EntMap *third, EntSide side, guint *n_conflicts)
{
  EntMerge *merges[2] = { ent_merge_new (three->base, three->first, three->last), NULL };
  g_autoptr (EntMap) map = NULL;

  *n_conflicts = 0;
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      if (i > 0)
        {
          merges[i] = ent_merge_new (three->base, map, third);
          ent_merge_hold (merges[i], merges[i - 1]);
        }
      g_clear_object (&map);
      map = run_merge (merges[i]);
      for (guint turn = 0; ent_merge_n_open (merges[i]) > 0; turn++)
        {
          g_assert_cmpuint (turn, <, 10);
          ent_merge_prefer (merges[i], side);
          g_clear_object (&map);
          map = run_merge (merges[i]);
        }
      *n_conflicts += ent_merge_n_conflicts (merges[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    ent_merge_free (merges[i]);
  return g_steal_pointer (&map);
}

static void
test_three_who_differ_are_in_conflict (Three *three, gconstpointer data)
{
  static const char *const expected[] = { NULL, "local", "regional" };
  g_autoptr (EntMap) third = ent_map_copy (three->base);

  set_stakeholder (three->first, "s-hotels", "level", "local");
  set_stakeholder (three->last, "s-hotels", "level", "national");
  set_stakeholder (third, "s-hotels", "level", "regional");
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      guint n;
      g_autoptr (EntMap) map = merge_three (three, third, side, &n);

      assert_stakeholder (map, "s-hotels", "level", expected[side]);
      g_assert_cmpuint (n, ==, 2);
    }
}

static void
test_what_the_third_did_alone_is_taken (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) third = ent_map_copy (three->base), map = NULL;
  guint n;

  set_stakeholder (three->first, "s-hotels", "level", "local");
  set_stakeholder (three->last, "s-hotels", "level", "national");
  set_stakeholder (third, "s-hotels", "phone", "123");
  map = merge_three (three, third, ENT_SIDE_BASE, &n);
  assert_stakeholder (map, "s-hotels", "level", NULL);
  assert_stakeholder (map, "s-hotels", "phone", "123");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_what_was_kept_as_before_stays_for_the_third (Three *three, gconstpointer data)
{
  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (EntMap) third = ent_map_copy (three->base), map = NULL;
      Three now = { three->base, ent_map_copy (three->base), ent_map_copy (three->base) };
      guint n;

      delete (now.first, "s-hotels");
      set_stakeholder (now.last, "s-hotels", "level", "local");
      if (way == 0)
        delete (third, "s-hotels");
      else
        set_stakeholder (third, "s-hotels", "phone", "123");
      map = merge_three (&now, third, ENT_SIDE_BASE, &n);
      assert_stakeholder (map, "s-hotels", "level", NULL);
      assert_stakeholder (map, "s-hotels", "phone", NULL);
      g_assert_nonnull (ent_map_tie (map, "e-old"));
      g_assert_cmpuint (n, ==, 2);
      g_clear_object (&now.first);
      g_clear_object (&now.last);
    }
}

static void
test_a_tie_on_which_two_did_not_agree_is_asked_of_the_third (Three *three, gconstpointer data)
{
  static const char *const expected[] = { NULL, "e-a", "e-c" };
  g_autoptr (EntMap) third = ent_map_copy (three->base);

  add_tie (three->first, "e-a", "s-hotels", "s-radio", ENT_TIE_ALLIANCE);
  add_tie (three->last, "e-b", "s-radio", "s-hotels", ENT_TIE_ALLIANCE);
  set_field (three->last, ENT_RECORD_TIE, "e-b", "strength", "strong");
  add_tie (third, "e-c", "s-radio", "s-hotels", ENT_TIE_ALLIANCE);
  set_field (third, ENT_RECORD_TIE, "e-c", "strength", "weak");
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      guint n;
      g_autoptr (EntMap) map = merge_three (three, third, side, &n);

      g_assert_cmpuint (ent_map_n_ties (map), ==, expected[side] != NULL ? 2 : 1);
      g_assert_true (expected[side] == NULL || ent_map_tie (map, expected[side]) != NULL);
      g_assert_cmpuint (n, ==, 2);
    }
}

/* Nobody has said before what a new one has, so an empty field says nothing. */
static void
test_who_is_preferred_says_something (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) third = ent_map_copy (three->base);

  add_stakeholder (three->first, "s-new", "New", ENT_SECTOR_FAMILY);
  add_stakeholder (three->last, "s-new", "New", ENT_SECTOR_FAMILY);
  add_stakeholder (third, "s-new", "New", ENT_SECTOR_FAMILY);
  set_stakeholder (three->last, "s-new", "phone", "2");
  set_stakeholder (third, "s-new", "phone", "3");
  /* and of one that was there it may say that it is to be empty */
  set_stakeholder (three->base, "s-hotels", "phone", "0");
  set_stakeholder (three->last, "s-hotels", "phone", "2");
  set_stakeholder (third, "s-hotels", "phone", "2");
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    {
      guint n;
      g_autoptr (EntMap) map = merge_three (three, third, side, &n);

      assert_stakeholder (map, "s-new", "phone", side == ENT_SIDE_FIRST ? "2" : "3");
      assert_stakeholder (map, "s-hotels", "phone", side == ENT_SIDE_FIRST ? NULL : "2");
    }
}

static char *
order_of (EntMap *map)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    g_string_append_printf (text, "%s ", ent_map_stakeholder_at (map, i)->base.id);
  return g_string_free (text, FALSE);
}

static void
test_order_is_no_conflict (Three *three, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;
  g_autofree char *order = NULL;

  apply_change (three->last, ent_change_new_move (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio"), 0));
  add_stakeholder (three->first, "s-a", "A", ENT_SECTOR_FAMILY);
  apply_change (three->first, ent_change_new_move (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-a"), 1));
  map = merge_without_conflict (three);
  order = order_of (map);
  g_assert_cmpstr (order, ==, "s-radio s-hotels s-a s-police ");
}

static void
test_decisions_outlast_runs_and_can_be_taken_back (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL, again = NULL;

  set_stakeholder (three->first, "s-hotels", "level", "local");
  set_stakeholder (three->last, "s-hotels", "level", "national");
  merge = ent_merge_new (three->base, three->first, three->last);
  map = run_merge (merge);
  ent_merge_decide (merge, 0, ENT_SIDE_LAST);
  again = run_merge (merge);
  g_assert_cmpint (ent_merge_conflict_at (merge, 0)->decision, ==, ENT_SIDE_LAST);
  ent_merge_decide (merge, 0, ENT_SIDE_OPEN);
  g_assert_cmpuint (ent_merge_n_open (merge), ==, 1);
}

static void
test_one_id_for_two_things_is_refused (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  add_tie (three->first, "e-new", "s-hotels", "s-radio", ENT_TIE_FUNDS);
  add_tie (three->last, "e-new", "s-police", "s-radio", ENT_TIE_FUNDS);
  merge = ent_merge_new (three->base, three->first, three->last);
  g_assert_null (ent_merge_run (merge, &error));
  g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN);
}

static void
test_conflicts_are_told_with_names_and_values (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;
  const EntConflict *conflict;
  g_autofree char *name = NULL, *what = NULL, *base = NULL, *first = NULL, *last = NULL;

  set_stakeholder (three->first, "s-hotels", "part-of", "s-radio");
  set_stakeholder (three->last, "s-hotels", "part-of", "s-police");
  merge = ent_merge_new (three->base, three->first, three->last);
  map = run_merge (merge);
  conflict = ent_merge_conflict_at (merge, 0);
  name = ent_conflict_name (merge, conflict);
  what = ent_conflict_what (merge, conflict);
  base = ent_conflict_value (merge, conflict, ENT_SIDE_BASE);
  first = ent_conflict_value (merge, conflict, ENT_SIDE_FIRST);
  last = ent_conflict_value (merge, conflict, ENT_SIDE_LAST);
  g_assert_nonnull (strstr (name, "Hotels"));
  g_assert_cmpstr (what, ==, "Part of: both changed it.");
  g_assert_cmpstr (base, ==, "nothing");
  g_assert_cmpstr (first, ==, "Radio");
  g_assert_cmpstr (last, ==, "Police");
}

/* Whoever waits sees it grow; given up at any moment nothing has come of it, and it can be run again. */
static void
test_it_tells_how_far_it_is_and_can_be_given_up (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  g_autoptr (EntProgress) wanted = ent_progress_new ();
  g_autoptr (EntMap) map = NULL;
  guint n;

  ent_merge_set_progress (merge, wanted);
  map = ent_merge_run (merge, NULL);
  g_assert_nonnull (map);
  g_assert_cmpuint (ent_progress_percent (wanted), ==, 100);
  n = ent_progress_looks (wanted);
  g_assert_cmpuint (n, >, 4);
  for (guint i = 0, before = 0; i < n; i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (EntMap) again = NULL;

      ent_progress_stop (progress, i);
      ent_merge_set_progress (merge, progress);
      g_assert_null (ent_merge_run (merge, &error));
      g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_STOPPED);
      g_assert_cmpuint (ent_progress_percent (progress), >=, before);
      before = ent_progress_percent (progress);
      ent_merge_set_progress (merge, NULL);
      again = ent_merge_run (merge, NULL);
      g_assert_true (ent_map_equal (again, map));
    }
}

#define add_three(path, func) g_test_add ("/merge-maps/" path, Three, NULL, three_set_up, func, three_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_three ("what-one-changed-is-taken", test_what_one_changed_is_taken);
  add_three ("two-values-for-one-field-are-asked", test_two_values_for_one_field_are_asked);
  add_three ("the-same-value-twice-is-no-conflict", test_the_same_value_twice_is_no_conflict);
  add_three ("sets-merge-member-by-member", test_sets_merge_member_by_member);
  add_three ("a-removed-one-that-was-changed-is-asked", test_a_removed_one_that_was_changed_is_asked);
  add_three ("a-removed-one-that-nobody-changed-is-gone", test_a_removed_one_that_nobody_changed_is_gone);
  add_three ("what-refers-to-a-removed-one-is-asked", test_what_refers_to_a_removed_one_is_asked);
  add_three ("a-removed-moment-at-which-somebody-was-rated-is-asked", test_a_removed_moment_at_which_somebody_was_rated_is_asked);
  add_three ("a-map-keeps-a-moment", test_a_map_keeps_a_moment);
  add_three ("the-same-entry-of-a-log-is-asked", test_the_same_entry_of_a_log_is_asked);
  add_three ("rival-ties-are-asked", test_rival_ties_are_asked);
  add_three ("a-tie-that-became-a-rival-is-asked", test_a_tie_that_became_a_rival_is_asked);
  add_three ("the-same-tie-made-twice-is-one", test_the_same_tie_made_twice_is_one);
  add_three ("a-circle-of-parts-is-asked", test_a_circle_of_parts_is_asked);
  add_three ("without-a-base-all-is-kept-and-differences-are-asked", test_without_a_base_all_is_kept_and_differences_are_asked);
  add_three ("a-blank-of-what-both-have-made-is-filled", test_a_blank_of_what_both_have_made_is_filled);
  add_three ("three-who-differ-are-in-conflict", test_three_who_differ_are_in_conflict);
  add_three ("what-the-third-did-alone-is-taken", test_what_the_third_did_alone_is_taken);
  add_three ("what-was-kept-as-before-stays-for-the-third", test_what_was_kept_as_before_stays_for_the_third);
  add_three ("a-tie-on-which-two-did-not-agree-is-asked-of-the-third", test_a_tie_on_which_two_did_not_agree_is_asked_of_the_third);
  add_three ("who-is-preferred-says-something", test_who_is_preferred_says_something);
  add_three ("order-is-no-conflict", test_order_is_no_conflict);
  add_three ("decisions-outlast-runs-and-can-be-taken-back", test_decisions_outlast_runs_and_can_be_taken_back);
  add_three ("one-id-for-two-things-is-refused", test_one_id_for_two_things_is_refused);
  add_three ("conflicts-are-told-with-names-and-values", test_conflicts_are_told_with_names_and_values);
  add_three ("it-tells-how-far-it-is-and-can-be-given-up", test_it_tells_how_far_it_is_and_can_be_given_up);
  return g_test_run ();
}
