/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways in on any maps: the best of all that there are, found by going every way. ENT_TORTURE=1 tries many more. */
#include "analysis/ways.h"
#include "cli/generate.h"

#include <string.h>

#include "../model/map-fixture.h"
#include "long-form.h"

#define N_MAPS 1500u
#define N_MANY_MAPS 100000u
#define MOST_PEOPLE 8
#define MOST_TIES 16

static guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static gboolean
one_in (guint n)
{
  return pick (n) == 0;
}

/* --- small maps --- */

static void
add_somebody (EntMap *map, guint number)
{
  g_autofree char *id = g_strdup_printf ("s%u", number), *whole = number > 0 ? g_strdup_printf ("s%u", pick (number)) : NULL;

  add_stakeholder (map, id, id, ENT_SECTOR_PRIVATE);
  if (whole != NULL && one_in (4))
    {
      set_field (map, ENT_RECORD_STAKEHOLDER, id, "unit", one_in (3) ? "organisation" : "department");
      set_field (map, ENT_RECORD_STAKEHOLDER, id, "part-of", whole);
    }
  if (!one_in (3))
    add_assessment (map, id, "t-first", ENT_ASPECT_COMMITMENT, pick (ENT_N_COMMITMENTS));
  if (one_in (5))
    add_assessment (map, id, "t-first", ENT_ASPECT_ALLY, pick (2));
}

/* Or none, where one is in its way already. */
static void
add_some_tie (EntMap *map, guint number, guint n)
{
  g_autoptr (EntTie) tie = ent_record_new (ENT_RECORD_TIE);
  g_autofree char *id = g_strdup_printf ("e%u", number), *from = g_strdup_printf ("s%u", pick (n)), *to = g_strdup_printf ("s%u", pick (n));
  g_autoptr (EntChange) change = NULL;

  ent_record_set_id (tie, id);
  tie->from = ent_id (from);
  tie->to = ent_id (to);
  tie->kind = (guint8) pick (ENT_N_TIE_KINDS);
  tie->direction = (guint8) pick (4);
  tie->strength = (guint8) pick (3);
  tie->unclear = one_in (4);
  if (!ent_tie_kind_allows (tie->kind, tie->direction))
    tie->direction = ENT_DIRECTION_DEFAULT;
  change = ent_change_new_add (g_steal_pointer (&tie), NULL, ENT_PLACE_END);
  ent_map_apply (map, change, NULL, NULL);
}

static EntMap *
new_small_map (void)
{
  EntMap *map = new_map_with_moment ();
  guint n = 2 + pick (MOST_PEOPLE - 1), n_ties = pick (MOST_TIES + 1);

  for (guint i = 0; i < n; i++)
    add_somebody (map, i);
  for (guint i = 0; i < n_ties; i++)
    add_some_tie (map, i, n);
  return map;
}

/* --- every way --- */

typedef struct
{
  EntMap *map;
  guint n;
  gboolean begins[MOST_PEOPLE];
  guint on[MOST_PEOPLE + 1]; /* the way that is gone */
  guint n_on;
  GPtrArray *ways; /* of texts, see say_way() */
} All;

static guint
rating (const All *all, guint place, EntAspect aspect)
{
  return ent_map_rating (all->map, ent_map_stakeholder_at (all->map, place), NULL, aspect);
}

static void
find_begins (All *all)
{
  static const guint ratings[][2] = { { ENT_ASPECT_ALLY, 1 }, { ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING }, { ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE } };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ratings) && !any; i++)
    for (guint place = 0; place < all->n; place++)
      any |= all->begins[place] = rating (all, place, ratings[i][0]) == ratings[i][1];
}

static const char *
id_at (const All *all, guint place)
{
  return ent_map_stakeholder_at (all->map, place)->base.id;
}

/* Of the best step from one to the other; 0: there is none. @tie: its id, NULL inside. */
static guint
step_cost (const All *all, guint from, guint to, const char **tie)
{
  const EntStakeholder *a = ent_map_stakeholder_at (all->map, from), *b = ent_map_stakeholder_at (all->map, to);
  static const guint costs[] = { 3, 4, 2 };
  guint best = 0;

  *tie = NULL;
  if (a->part_of == b->base.id || b->part_of == a->base.id)
    return 1;
  for (guint i = 0; i < ent_map_n_ties (all->map); i++)
    {
      const EntTie *one = ent_map_tie_at (all->map, i);
      gboolean forward = one->from == a->base.id && one->to == b->base.id, back = one->from == b->base.id && one->to == a->base.id;
      gboolean up = one->kind == ENT_TIE_MEMBER_OF;
      guint cost = costs[one->strength] + one->unclear + (up && forward);

      if (one->kind >= ENT_TIE_TENSION || !(forward || (back && (up || ent_tie_direction (one) != ENT_DIRECTION_FORWARD))))
        continue;
      if (best == 0 || cost < best)
        {
          best = cost;
          *tie = one->base.id;
        }
    }
  return best;
}

static guint
person_cost (const All *all, guint place)
{
  static const guint costs[] = { 40, 600, 50, 30, 1, 0 };
  const EntStakeholder *one = ent_map_stakeholder_at (all->map, place);
  guint commitment = rating (all, place, ENT_ASPECT_COMMITMENT);

  if (rating (all, place, ENT_ASPECT_ALLY) != 0 && commitment < ENT_COMMITMENT_SUPPORTIVE)
    commitment = ENT_COMMITMENT_SUPPORTIVE;
  if (commitment == ENT_COMMITMENT_NOT_ASSESSED && one->part_of != NULL && one->unit != ENT_UNIT_ORGANISATION)
    return person_cost (all, ent_map_place (all->map, ent_map_stakeholder (all->map, one->part_of)));
  return costs[commitment];
}

/* "000007 02: s1 s0 s4 by e3 -": sorts as ways do, as the ties of the same people are the same. */
static char *
say_way (guint cost, GPtrArray *people, GPtrArray *ties)
{
  g_autofree char *all = NULL, *by = NULL;
  guint n_steps = ties->len;

  g_ptr_array_add (people, NULL);
  g_ptr_array_add (ties, NULL);
  all = g_strjoinv (" ", (char **) people->pdata);
  by = g_strjoinv (" ", (char **) ties->pdata);
  return g_strdup_printf ("%06u %02u: %s by %s", cost, n_steps, all, by);
}

/* What is gone now. */
static void
add_way (All *all, guint cost)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new (), ties = g_ptr_array_new ();

  for (guint i = 0; i < all->n_on; i++)
    {
      const char *tie = NULL;

      g_ptr_array_add (people, (gpointer) id_at (all, all->on[i]));
      if (i == 0)
        continue;
      step_cost (all, all->on[i - 1], all->on[i], &tie);
      g_ptr_array_add (ties, (gpointer) (tie != NULL ? tie : "-"));
    }
  g_ptr_array_add (all->ways, say_way (cost, people, ties));
}

static gboolean
is_on (const All *all, guint place)
{
  for (guint i = 0; i < all->n_on; i++)
    if (all->on[i] == place)
      return TRUE;
  return FALSE;
}

static void
go_every_way (All *all, guint at, guint target, guint cost)
{
  all->on[all->n_on++] = at;
  if (at == target)
    add_way (all, cost);
  else
    for (guint next = 0; next < all->n; next++)
      {
        const char *tie;
        guint step = is_on (all, next) || all->begins[next] ? 0 : step_cost (all, at, next, &tie);

        if (step > 0)
          go_every_way (all, next, target, cost + step + (all->n_on > 1 ? person_cost (all, at) : 0));
      }
  all->n_on--;
}

/* The one on the map in whom it is. */
static guint
whole_of (const All *all, guint place)
{
  const EntStakeholder *one = ent_map_stakeholder_at (all->map, place);

  if (one->part_of == NULL || one->unit == ENT_UNIT_ORGANISATION)
    return place;
  return whole_of (all, ent_map_place (all->map, ent_map_stakeholder (all->map, one->part_of)));
}

/* What it costs that it begins there. */
static guint
begin_cost (const All *all, guint begin, guint target)
{
  gboolean apart = whole_of (all, begin) != whole_of (all, target);

  for (guint i = 0; i < ent_map_n_ties (all->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (all->map, i);
      guint from = ent_map_place (all->map, ent_map_stakeholder (all->map, tie->from)), to = ent_map_place (all->map, ent_map_stakeholder (all->map, tie->to));

      if (tie->kind != ENT_TIE_TENSION && tie->kind != ENT_TIE_BROKEN)
        continue;
      if (!apart && ((from == begin && to == target) || (from == target && to == begin)))
        return 20;
      if (apart && ((whole_of (all, from) == whole_of (all, begin) && whole_of (all, to) == whole_of (all, target)) ||
                    (whole_of (all, to) == whole_of (all, begin) && whole_of (all, from) == whole_of (all, target))))
        return 20;
    }
  return 0;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
say_best_of_all (EntMap *map, guint target)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  All all = { .map = map, .n = ent_map_n_stakeholders (map), .ways = ways };

  find_begins (&all);
  for (guint begin = 0; begin < all.n; begin++)
    if (all.begins[begin] && !all.begins[target])
      go_every_way (&all, begin, target, begin_cost (&all, begin, target));
  g_ptr_array_sort (ways, compare_texts);
  g_ptr_array_set_size (ways, (int) MIN (ways->len, ENT_MOST_WAYS));
  g_ptr_array_add (ways, NULL);
  return g_strjoinv ("\n", (char **) ways->pdata);
}

static void
assert_costs_sum_up (EntMap *map, const EntWay *way)
{
  guint costs[ENT_N_WAY_COSTS], sum = 0;

  ent_way_costs (map, NULL, way, costs);
  for (guint i = 0; i < ENT_N_WAY_COSTS; i++)
    sum += costs[i];
  g_assert_cmpuint (sum, ==, way->cost);
}

static char *
say_found (EntMap *map, const EntWays *ways)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ways->ways->len; i++)
    {
      const EntWay *way = g_ptr_array_index (ways->ways, i);
      g_autoptr (GPtrArray) people = g_ptr_array_new (), ties = g_ptr_array_new ();

      assert_costs_sum_up (map, way);
      g_ptr_array_add (people, g_array_index (way->steps, EntWayStep, 0).from);
      for (guint j = 0; j < way->steps->len; j++)
        {
          const EntWayStep *step = &g_array_index (way->steps, EntWayStep, j);

          g_ptr_array_add (people, step->to);
          g_ptr_array_add (ties, step->tie != NULL ? step->tie : (gpointer) "-");
        }
      g_ptr_array_add (lines, say_way (way->cost, people, ties));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
test_they_are_the_best_of_all (void)
{
  guint n_found[ENT_MOST_WAYS + 1] = { 0 };

  for (guint i = 0; i < in_long_form (N_MANY_MAPS, N_MAPS); i++)
    {
      g_autoptr (EntMap) map = new_small_map ();
      guint target = pick (ent_map_n_stakeholders (map));
      g_autoptr (EntWays) ways = ent_find_ways_in (map, NULL, ent_map_stakeholder_at (map, target)->base.id, NULL);
      g_autofree char *found = say_found (map, ways), *expected = say_best_of_all (map, target);

      g_assert_cmpstr (found, ==, expected);
      n_found[ways->ways->len]++;
    }
  /* or nothing was tried */
  for (guint n = 0; n <= ENT_MOST_WAYS; n++)
    g_assert_cmpuint (n_found[n], >, N_MAPS / 30);
}

/* --- large ones --- */

#define N_LARGE 2000u
#define N_TARGETS 150u

static void
assert_carries (EntMap *map, const EntWayStep *step)
{
  const EntStakeholder *from = ent_map_stakeholder (map, step->from), *to = ent_map_stakeholder (map, step->to);
  const EntTie *tie = step->tie != NULL ? ent_map_tie (map, step->tie) : NULL;

  if (step->tie == NULL)
    {
      g_assert_true (from->part_of == to->base.id || to->part_of == from->base.id);
      return;
    }
  g_assert_nonnull (tie);
  g_assert_cmpuint (tie->kind, <, ENT_TIE_TENSION);
  if (tie->from == step->from && tie->to == step->to)
    return;
  g_assert_true (tie->from == step->to && tie->to == step->from);
  g_assert_true (tie->kind == ENT_TIE_MEMBER_OF || ent_tie_direction (tie) != ENT_DIRECTION_FORWARD);
}

static void
assert_is_a_way (EntMap *map, const EntWay *way, const char *target)
{
  for (guint i = 0; i < way->steps->len; i++)
    {
      const EntWayStep *step = &g_array_index (way->steps, EntWayStep, i);

      assert_carries (map, step);
      g_assert_true (i == 0 || step->from == g_array_index (way->steps, EntWayStep, i - 1).to);
      /* allies are there: they begin, and nobody else */
      g_assert_cmpuint (ent_map_rating (map, ent_map_stakeholder (map, step->from), NULL, ENT_ASPECT_ALLY), ==, i == 0);
    }
  g_assert_cmpstr (g_array_index (way->steps, EntWayStep, way->steps->len - 1).to, ==, target);
}

static void
test_on_a_large_map_each_step_carries (void)
{
  g_autoptr (EntMap) map = ent_generate_map (N_LARGE, 3 * N_LARGE, 8);
  guint n_found = 0;

  for (guint i = 0; i < N_TARGETS; i++)
    {
      const char *target = ent_map_stakeholder_at (map, pick (N_LARGE))->base.id;
      g_autoptr (EntWays) ways = ent_find_ways_in (map, NULL, target, NULL);

      for (guint j = 0; j < ways->ways->len; j++)
        {
          const EntWay *way = g_ptr_array_index (ways->ways, j);

          assert_is_a_way (map, way, target);
          g_assert_true (j == 0 || ((const EntWay *) g_ptr_array_index (ways->ways, j - 1))->cost <= way->cost);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, N_TARGETS);
}

static void
test_on_a_large_map_the_way_to_all_who_are_reached_joins_up (void)
{
  g_autoptr (EntMap) map = ent_generate_map (N_LARGE, 3 * N_LARGE, 8);
  const char *start = ent_map_stakeholder_at (map, 0)->base.id;
  g_autoptr (GArray) reached = ent_find_reach (map, NULL, start);

  g_assert_cmpuint (reached->len, >, N_LARGE / 4);
  g_assert_cmpstr (g_array_index (reached, EntReached, 0).id, ==, start);
  for (guint i = 1; i < reached->len; i++)
    {
      const EntReached *one = &g_array_index (reached, EntReached, i);
      g_autoptr (EntWay) way = ent_reached_way (reached, i);

      g_assert_cmpuint (one->cost, >=, g_array_index (reached, EntReached, i - 1).cost);
      g_assert_cmpuint (way->steps->len, ==, one->n_steps);
      g_assert_cmpstr (g_array_index (way->steps, EntWayStep, 0).from, ==, start);
      g_assert_true (g_array_index (way->steps, EntWayStep, one->n_steps - 1).to == one->id);
      assert_carries (map, &g_array_index (way->steps, EntWayStep, one->n_steps - 1));
      g_assert_cmpuint (way->worst, !=, ENT_COMMITMENT_RESISTANT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ways-random/they-are-the-best-of-all", test_they_are_the_best_of_all);
  g_test_add_func ("/ways-random/on-a-large-map-each-step-carries", test_on_a_large_map_each_step_carries);
  g_test_add_func ("/ways-random/on-a-large-map-the-way-to-all-who-are-reached-joins-up", test_on_a_large_map_the_way_to_all_who_are_reached_joins_up);
  return g_test_run ();
}
