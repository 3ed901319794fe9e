/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two moments, and in which order it is told. */
#include <string.h>

#include "../model/map-fixture.h"
#include "analysis/compare-moments.h"

static EntMap *
new_map (void)
{
  EntMap *map = new_map_with_moment ();

  add_moment (map, "t-second", "After the workshop", 20270314);
  add_moment (map, "t-third", "One year on", 20280314);
  return map;
}

static void
rate (EntMap *map, const char *id, const char *moment, guint commitment, guint power)
{
  add_assessment (map, id, moment, ENT_ASPECT_COMMITMENT, commitment);
  add_assessment (map, id, moment, ENT_ASPECT_POWER, power);
}

static void
test_each_move_has_its_kind (void)
{
  static const struct
  {
    guint8 then[2], now[2]; /* commitment and power; 9: nothing is said */
    int kind;               /* -1: no move */
  } cases[] = {
    { { 1, 3 }, { 4, 3 }, ENT_MOVE_NEARER },
    { { 4, 3 }, { 1, 5 }, ENT_MOVE_FARTHER },
    { { 0, 3 }, { 1, 3 }, ENT_MOVE_ASSESSED },
    { { 9, 9 }, { 5, 2 }, ENT_MOVE_ASSESSED },
    { { 2, 3 }, { 0, 3 }, ENT_MOVE_UNASSESSED },
    { { 3, 2 }, { 3, 4 }, ENT_MOVE_POWER },
    { { 3, 0 }, { 3, 4 }, ENT_MOVE_POWER },
    { { 3, 4 }, { 3, 4 }, -1 },
    { { 3, 4 }, { 9, 9 }, -1 },
    { { 9, 9 }, { 9, 9 }, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntMap) map = new_map ();
      g_autoptr (EntMomentChanges) changes = NULL;

      add_stakeholder (map, "s-one", "Hotel association", ENT_SECTOR_PRIVATE);
      for (guint k = 0; k < 2; k++)
        {
          EntAspect aspect = k == 0 ? ENT_ASPECT_COMMITMENT : ENT_ASPECT_POWER;

          if (cases[i].then[k] != 9)
            add_assessment (map, "s-one", "t-first", aspect, cases[i].then[k]);
          if (cases[i].now[k] != 9)
            add_assessment (map, "s-one", "t-second", aspect, cases[i].now[k]);
        }
      changes = ent_compare_moments (map, "t-first", "t-third");
      g_assert_cmpuint (changes->n_compared, ==, 1);
      g_assert_cmpuint (changes->moves->len, ==, cases[i].kind >= 0 ? 1 : 0);
      if (cases[i].kind < 0)
        continue;
      g_assert_cmpuint (g_array_index (changes->moves, EntMove, 0).kind, ==, cases[i].kind);
      g_assert_cmpuint (changes->n[cases[i].kind], ==, 1);
    }
}

/* An ally that is won, or another aim, is a change too. */
static void
test_allies_and_aims_are_told_last (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntMomentChanges) changes = NULL;
  const EntMove *move;

  add_stakeholder (map, "s-ally", "Radio Bahía", ENT_SECTOR_MEDIA);
  add_stakeholder (map, "s-power", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_assessment (map, "s-ally", "t-second", ENT_ASPECT_ALLY, 1);
  add_assessment (map, "s-power", "t-second", ENT_ASPECT_POWER, 2);
  changes = ent_compare_moments (map, "t-first", "t-second");
  g_assert_cmpuint (changes->moves->len, ==, 2);
  g_assert_cmpstr (g_array_index (changes->moves, EntMove, 0).id, ==, "s-power");
  move = &g_array_index (changes->moves, EntMove, 1);
  g_assert_cmpuint (move->kind, ==, ENT_MOVE_OTHER);
  g_assert_cmpuint (move->then[ENT_ASPECT_ALLY], ==, 0);
  g_assert_cmpuint (move->now[ENT_ASPECT_ALLY], ==, 1);
}

static void
test_the_largest_step_comes_first (void)
{
  static const struct
  {
    const char *id;
    guint8 then, now, power;
  } cases[] = {
    /* in the order of the map, with the place in the list beside it */
    { "s-farther-1", 4, 3, 5 },  /* 5 */
    { "s-nearer-1", 2, 3, 2 },   /* 2 */
    { "s-assessed", 0, 2, 5 },   /* 6 */
    { "s-nearer-1b", 3, 4, 2 },  /* 3 */
    { "s-nearer-3", 1, 4, 1 },   /* 0 */
    { "s-farther-3", 4, 1, 1 },  /* 4 */
    { "s-nearer-1-5", 4, 5, 5 }, /* 1 */
    { "s-same", 4, 4, 5 },
  };
  static const char *const order[] = { "s-nearer-3", "s-nearer-1-5", "s-nearer-1", "s-nearer-1b", "s-farther-3", "s-farther-1", "s-assessed" };
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntMomentChanges) changes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add_stakeholder (map, cases[i].id, "Somebody", ENT_SECTOR_PRIVATE);
      rate (map, cases[i].id, "t-first", cases[i].then, cases[i].power);
      add_assessment (map, cases[i].id, "t-second", ENT_ASPECT_COMMITMENT, cases[i].now);
    }
  changes = ent_compare_moments (map, "t-first", "t-second");
  g_assert_cmpuint (changes->moves->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (g_array_index (changes->moves, EntMove, i).id, ==, order[i]);
  g_assert_cmpuint (changes->n[ENT_MOVE_NEARER], ==, 4);
  g_assert_cmpuint (changes->n[ENT_MOVE_FARTHER], ==, 2);
}

static void
test_power_counts_where_it_was_known_both_times (void)
{
  static const guint8 powers[][2] = { { 1, 3 }, { 5, 4 }, { 0, 4 }, { 4, 0 }, { 2, 2 }, { 2, 3 } };
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntMomentChanges) changes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      add_stakeholder (map, id, "Somebody", ENT_SECTOR_PRIVATE);
      rate (map, id, "t-first", ENT_COMMITMENT_NEUTRAL, powers[i][0]);
      rate (map, id, "t-second", i == 0 ? ENT_COMMITMENT_LEADING : ENT_COMMITMENT_NEUTRAL, powers[i][1]);
    }
  changes = ent_compare_moments (map, "t-first", "t-second");
  g_assert_cmpuint (changes->n_power_up, ==, 2);
  g_assert_cmpuint (changes->n_power_down, ==, 1);
  g_assert_cmpuint (changes->n[ENT_MOVE_POWER], ==, 4);
}

/* They are counted inside their organisation only. */
static void
test_who_is_inside_somebody_is_not_compared (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntHistory) history = NULL;
  g_autoptr (EntMomentChanges) changes = NULL;
  const char *id;

  add_stakeholder (map, "s-whole", "Hotel association", ENT_SECTOR_PRIVATE);
  history = ent_history_new (map, NULL);
  id = ent_edit_add_inside (history, "s-whole", "Ana", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
  g_assert_nonnull (id);
  add_assessment (map, id, "t-second", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  changes = ent_compare_moments (map, "t-first", "t-second");
  g_assert_cmpuint (changes->n_compared, ==, 1);
  g_assert_cmpuint (changes->moves->len, ==, 0);
}

/* In one pass what the map tells one by one. */
static void
test_values_are_those_that_hold (void)
{
  static const char *const moments[] = { "t-first", "t-second", "t-third" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (EntMap) map = new_map ();

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      add_stakeholder (map, id, "Somebody", ENT_SECTOR_PRIVATE);
      for (guint m = 0; m < 3; m++)
        for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
          if (g_rand_int_range (rand, 0, 3) > 0)
            add_assessment (map, id, moments[m], aspect, (guint) g_rand_int_range (rand, 0, aspect == ENT_ASPECT_ALLY ? 2 : 6));
    }
  for (guint from = 0; from < 3; from++)
    for (guint to = 0; to < 3; to++)
      {
        g_autoptr (EntMomentChanges) changes = ent_compare_moments (map, moments[from], moments[to]);

        g_assert_true ((from == to) == (changes->moves->len == 0));
        for (guint i = 0; i < changes->moves->len; i++)
          {
            const EntMove *move = &g_array_index (changes->moves, EntMove, i);
            const EntStakeholder *stakeholder = ent_map_stakeholder (map, move->id);

            for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
              {
                g_assert_cmpuint (move->then[aspect], ==, ent_map_rating (map, stakeholder, moments[from], aspect));
                g_assert_cmpuint (move->now[aspect], ==, ent_map_rating (map, stakeholder, moments[to], aspect));
              }
          }
      }
}

static void
test_moments_that_are_not_there_rate_nobody (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntMomentChanges) changes = NULL;

  add_stakeholder (map, "s-one", "Hotel association", ENT_SECTOR_PRIVATE);
  rate (map, "s-one", "t-first", ENT_COMMITMENT_LEADING, 4);
  changes = ent_compare_moments (map, NULL, "t-first");
  g_assert_cmpuint (changes->n[ENT_MOVE_ASSESSED], ==, 1);
}

static void
test_the_moment_before_is_that_in_time (void)
{
  g_autoptr (EntMap) map = new_map ();

  add_moment (map, "t-undated", "Some day", 0);
  add_moment (map, "t-early", "Long before", 19990101);
  g_assert_null (ent_moment_before (map, "t-early"));
  g_assert_cmpstr (ent_moment_before (map, "t-first")->base.id, ==, "t-early");
  g_assert_cmpstr (ent_moment_before (map, "t-undated")->base.id, ==, "t-third");
  g_assert_null (ent_moment_before (map, "t-nowhere"));
  g_assert_null (ent_moment_before (map, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/compare-moments/each-move-has-its-kind", test_each_move_has_its_kind);
  g_test_add_func ("/analysis/compare-moments/allies-and-aims-are-told-last", test_allies_and_aims_are_told_last);
  g_test_add_func ("/analysis/compare-moments/the-largest-step-comes-first", test_the_largest_step_comes_first);
  g_test_add_func ("/analysis/compare-moments/power-counts-where-it-was-known-both-times", test_power_counts_where_it_was_known_both_times);
  g_test_add_func ("/analysis/compare-moments/who-is-inside-somebody-is-not-compared", test_who_is_inside_somebody_is_not_compared);
  g_test_add_func ("/analysis/compare-moments/values-are-those-that-hold", test_values_are_those_that_hold);
  g_test_add_func ("/analysis/compare-moments/moments-that-are-not-there-rate-nobody", test_moments_that_are_not_there_rate_nobody);
  g_test_add_func ("/analysis/compare-moments/the-moment-before-is-that-in-time", test_the_moment_before_is_that_in_time);
  return g_test_run ();
}
