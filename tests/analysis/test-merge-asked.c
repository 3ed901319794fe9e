/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked where two maps become one, and what nobody need be asked: in another spelling, of the map itself, of a
 * rating and what it rests on; and notes that may both stand.
 */
#include <string.h>

#include "merge-fixture.h"

/* Of what two have made apart only that is asked which they mean in different ways. */
static void
test_what_is_only_written_in_another_way_is_not_asked (Three *three, gconstpointer data)
{
  static const struct
  {
    const char *field, *first, *last;
    gboolean is_asked;
  } texts[] = {
    { "name", "Colegio La Paz", "COLEGIO  la Páz.", FALSE },
    { "notes", "They meet on Mondays.\nAll of them", "they meet on mondays; all of them!", FALSE },
    { "notes", "Every 1.5 months", "Every 15 months", TRUE },
    { "notes", "Wait 👍", "Wait 👎", TRUE },
    { "notes", "They meet", "They never meet", TRUE },
    { "notes", "!", "?", TRUE },
    { "email", "Ana@b.co", "ana@b.co", FALSE },
    { "email", "ana.c@b.co", "anac@b.co", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Three now;
      g_autoptr (EntMerge) merge = NULL;
      g_autoptr (EntMap) map = NULL;

      g_test_message ("%s, %s", texts[i].first, texts[i].last);
      three_set_up (&now, NULL);
      add_stakeholder (now.first, "s-new", "New", ENT_SECTOR_FAMILY);
      add_stakeholder (now.last, "s-new", "New", ENT_SECTOR_FAMILY);
      set_stakeholder (now.first, "s-new", texts[i].field, texts[i].first);
      set_stakeholder (now.last, "s-new", texts[i].field, texts[i].last);
      merge = ent_merge_new (now.base, now.first, now.last);
      ent_merge_set_fills (merge, TRUE);
      map = run_merge (merge);
      g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, texts[i].is_asked);
      assert_stakeholder (map, "s-new", texts[i].field, texts[i].first);
      three_tear_down (&now, NULL);
    }
}

/* But where both began with one map, somebody has put it right. */
static void
test_what_was_there_before_is_asked_in_all_its_spelling (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  g_autoptr (EntMap) map = NULL;

  set_stakeholder (three->first, "s-radio", "name", "Radio Bahía");
  set_stakeholder (three->last, "s-radio", "name", "Radio Bahia");
  ent_merge_set_fills (merge, TRUE);
  map = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
}

static void
test_what_two_maps_are_called_is_not_asked (Three *three, gconstpointer data)
{
  g_autoptr (EntMerge) merge = ent_merge_new (NULL, three->first, three->last);
  g_autoptr (EntMap) map = NULL;

  set_field (three->first, ENT_RECORD_MAP, NULL, "title", "Group 1");
  set_field (three->last, ENT_RECORD_MAP, NULL, "title", "Group 2");
  set_field (three->first, ENT_RECORD_MAP, NULL, "organisation", "We");
  set_field (three->last, ENT_RECORD_MAP, NULL, "organisation", "They");
  set_field (three->last, ENT_RECORD_MAP, NULL, "place", "The bay");
  set_field (three->last, ENT_RECORD_MAP, NULL, "language", "es");
  ent_merge_set_fills (merge, TRUE);
  map = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 0);
  g_assert_cmpstr (ent_map_info (map)->title, ==, "Group 1");
  g_assert_cmpstr (ent_map_info (map)->organisation, ==, "We");
  g_assert_cmpstr (ent_map_info (map)->place, ==, "The bay");
}

/* Of one who was in no base, rated by two: so, and for that reason, by that judgement. */
typedef struct
{
  guint value;
  const char *reason, *source;
} Rating;

static void
rate (EntMap *map, const char *id, const Rating *rating)
{
  const EntKey key = ENT_KEY_ASSESSMENT (id, ent_map_moment (map, "t-first")->base.id, ENT_ASPECT_POWER);

  if (ent_map_lookup (map, &key) == NULL)
    add_assessment (map, id, "t-first", ENT_ASPECT_POWER, rating->value);
  else
    {
      g_autofree char *value = g_strdup_printf ("%u", rating->value);

      apply_change (map, ent_change_new_set (&key, ent_field_find (ENT_RECORD_ASSESSMENT, "value"), value));
    }
  apply_change (map, ent_change_new_set (&key, ent_field_find (ENT_RECORD_ASSESSMENT, "reason"), rating->reason));
  apply_change (map, ent_change_new_set (&key, ent_field_find (ENT_RECORD_ASSESSMENT, "source"), rating->source));
}

static void
assert_rated (EntMap *map, const char *id, const Rating *expected)
{
  const EntAssessment *rating = ent_stakeholder_assessment (ent_map_stakeholder (map, id), ent_map_moment (map, "t-first")->base.id, ENT_ASPECT_POWER);
  g_autofree char *source = ent_field_get (ent_field_find (ENT_RECORD_ASSESSMENT, "source"), rating);

  g_assert_cmpuint (rating->value, ==, expected->value);
  g_assert_cmpstr (rating->reason, ==, expected->reason);
  g_assert_cmpstr (source, ==, expected->source);
}

/* Also where a base is, of which one has changed the reason alone. */
static void
test_a_rating_is_one_question (Three *three, gconstpointer data)
{
  static const Rating base = { 3, "Before", NULL };
  static const struct
  {
    Rating first, last;
    const char *asked; /* or NULL */
    int decision;
    Rating expected;
  } ways[] = {
    { { 1, NULL, "self" }, { 5, "They decide", "agreed" }, "value", ENT_SIDE_OPEN, { 1, NULL, "self" } },
    { { 1, NULL, "self" }, { 5, "They decide", "agreed" }, "value", ENT_SIDE_LAST, { 5, "They decide", "agreed" } },
    { { 1, "Why", "self" }, { 5, NULL, NULL }, "value", ENT_SIDE_LAST, { 5, NULL, NULL } },
    { { 1, "Why", "self" }, { 5, "Before", NULL }, "value", ENT_SIDE_LAST, { 5, "Before", NULL } },
    { { 4, "Why", "self" }, { 4, "Because", "agreed" }, "reason", ENT_SIDE_LAST, { 4, "Because", "agreed" } },
    { { 4, "Why", "self" }, { 4, "Because", "agreed" }, "reason", ENT_SIDE_BOTH, { 4, "Why\nBecause", "self" } },
    { { 4, "Why", "self" }, { 4, "why?", "agreed" }, "source", ENT_SIDE_LAST, { 4, "Why", "agreed" } },
    { { 4, NULL, "self" }, { 4, "Because", NULL }, NULL, ENT_SIDE_OPEN, { 4, "Because", "self" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint has_base = 0; has_base < 2; has_base++)
      {
        Three now;
        g_autoptr (EntMerge) merge = NULL;
        g_autoptr (EntMap) open = NULL, map = NULL;
        const char *id = has_base ? "s-radio" : "s-new";

        g_test_message ("%u, base %u", i, has_base);
        /* what is filled, and what is only written in another way, is so where there is none */
        if (has_base && (ways[i].asked == NULL || strcmp (ways[i].asked, "source") == 0))
          continue;
        three_set_up (&now, NULL);
        if (has_base)
          rate (now.base, id, &base);
        else
          {
            add_stakeholder (now.first, id, "New", ENT_SECTOR_FAMILY);
            add_stakeholder (now.last, id, "New", ENT_SECTOR_FAMILY);
          }
        rate (now.first, id, &ways[i].first);
        rate (now.last, id, &ways[i].last);
        merge = ent_merge_new (now.base, now.first, now.last);
        ent_merge_set_fills (merge, TRUE);
        open = run_merge (merge);
        g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, ways[i].asked != NULL);
        if (ways[i].asked != NULL)
          {
            g_assert_cmpstr (ent_merge_conflict_at (merge, 0)->field->name, ==, ways[i].asked);
            ent_merge_decide (merge, 0, ways[i].decision);
          }
        map = run_merge (merge);
        g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, ways[i].asked != NULL);
        assert_rated (map, id, &ways[i].expected);
        three_tear_down (&now, NULL);
      }
}

static void
test_what_a_rating_rests_on_is_told_with_it (Three *three, gconstpointer data)
{
  static const Rating one = { 1, NULL, NULL }, other = { 5, "They decide", NULL };
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  g_autoptr (EntMap) map = NULL;
  g_autofree char *first = NULL, *last = NULL;

  rate (three->first, "s-hotels", &one);
  rate (three->last, "s-hotels", &other);
  map = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
  first = ent_conflict_value (merge, ent_merge_conflict_at (merge, 0), ENT_SIDE_FIRST);
  last = ent_conflict_value (merge, ent_merge_conflict_at (merge, 0), ENT_SIDE_LAST);
  g_assert_null (strchr (first, ':'));
  g_assert_true (g_str_has_prefix (last, "5"));
  g_assert_true (g_str_has_suffix (last, ": They decide"));
}

/* Which has no value that a reason would go with. */
static void
test_what_is_not_known_of_a_rating_is_told (Three *three, gconstpointer data)
{
  EntMap *const maps[] = { three->first, three->last };
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;
  g_autofree char *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      EntAssessment *rating = ent_record_new (ENT_RECORD_ASSESSMENT);

      rating->moment = ent_id ("t-first");
      rating->aspect = ENT_ASPECT_POWER;
      rating->value = 3;
      rating->reason = g_strdup ("Why");
      rating->base.kept = ent_kept_new ();
      ent_kept_add_attribute (rating->base.kept, "charm", i == 0 ? "much" : "little");
      apply_change (maps[i], ent_change_new_add (rating, "s-radio", ENT_PLACE_END));
    }
  merge = ent_merge_new (three->base, three->first, three->last);
  map = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
  g_assert_cmpint (ent_merge_conflict_at (merge, 0)->kind, ==, ENT_CONFLICT_UNKNOWN);
  value = ent_conflict_value (merge, ent_merge_conflict_at (merge, 0), ENT_SIDE_LAST);
  g_assert_cmpstr (value, ==, "charm=\"little\"");
}

/* --- both --- */

static void
test_two_notes_can_stand_one_below_the_other (Three *three, gconstpointer data)
{
  static const struct
  {
    const char *first, *last, *expected;
  } notes[] = {
    { "Here", "There", "Here\nThere" },
    { "They meet on Mondays", "They meet", "They meet on Mondays" },
    { "They meet", "They meet on Mondays", "They meet on Mondays" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
      g_autoptr (EntMap) open = NULL, map = NULL, after = NULL;
      g_autofree char *shown = NULL;

      set_stakeholder (three->first, "s-radio", "notes", notes[i].first);
      set_stakeholder (three->last, "s-radio", "notes", notes[i].last);
      open = run_merge (merge);
      g_assert_true (ent_conflict_can_be_both (ent_merge_conflict_at (merge, 0)));
      ent_merge_decide (merge, 0, ENT_SIDE_BOTH);
      shown = ent_conflict_value (merge, ent_merge_conflict_at (merge, 0), ENT_SIDE_BOTH);
      g_assert_cmpstr (shown, ==, notes[i].expected);
      map = run_merge (merge);
      g_assert_cmpuint (ent_merge_n_open (merge), ==, 0);
      assert_stakeholder (map, "s-radio", "notes", notes[i].expected);
    }
}

/* What is decided so says nothing of a text that is another one by now. */
static void
test_only_notes_of_both_can_be_both (Three *three, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (19999, 'a');
  g_autoptr (EntMerge) merge = ent_merge_new (three->base, three->first, three->last);
  g_autoptr (EntMap) open = NULL, map = NULL;

  set_stakeholder (three->base, "s-radio", "notes", "Before");
  set_stakeholder (three->first, "s-radio", "notes", "Here");
  set_stakeholder (three->last, "s-radio", "notes", "There");
  set_stakeholder (three->first, "s-radio", "name", "One");
  set_stakeholder (three->last, "s-radio", "name", "Two");
  open = run_merge (merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 2);
  g_assert_false (ent_conflict_can_be_both (ent_merge_conflict_at (merge, 0)));
  ent_merge_decide (merge, 1, ENT_SIDE_BOTH);
  set_stakeholder (three->last, "s-radio", "notes", longest);
  map = run_merge (merge);
  g_assert_false (ent_conflict_can_be_both (ent_merge_conflict_at (merge, 1)));
  assert_stakeholder (map, "s-radio", "notes", "Here");
}

#define add_three(path, func) g_test_add ("/merge-asked/" path, Three, NULL, three_set_up, func, three_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_three ("what-is-only-written-in-another-way-is-not-asked", test_what_is_only_written_in_another_way_is_not_asked);
  add_three ("what-was-there-before-is-asked-in-all-its-spelling", test_what_was_there_before_is_asked_in_all_its_spelling);
  add_three ("what-two-maps-are-called-is-not-asked", test_what_two_maps_are_called_is_not_asked);
  add_three ("a-rating-is-one-question", test_a_rating_is_one_question);
  add_three ("what-a-rating-rests-on-is-told-with-it", test_what_a_rating_rests_on_is_told_with_it);
  add_three ("what-is-not-known-of-a-rating-is-told", test_what_is_not_known_of_a_rating_is_told);
  add_three ("two-notes-can-stand-one-below-the-other", test_two_notes_can_stand_one_below_the_other);
  add_three ("only-notes-of-both-can-be-both", test_only_notes_of_both_can_be_both);
  return g_test_run ();
}
