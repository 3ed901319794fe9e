/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Through whom others reach each other, in graphs that can be counted by hand. betweenness-peer.py compares large ones. */
#include "analysis/brokers.h"

#include "web-fixture.h"

#include <math.h>
#include <string.h>

/* Owns what its graph lends. */
typedef struct
{
  guint *first, *to;
  EntGraph graph;
} Drawn;

static void
drawn_clear (Drawn *drawn)
{
  g_free (drawn->first);
  g_free (drawn->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawn, drawn_clear)

/* @edges: both ends of each. */
static Drawn
draw (guint n, const guint *edges, guint n_edges)
{
  Drawn drawn = { g_new0 (guint, n + 1), g_new (guint, (gsize) 2 * n_edges), { 0 } };
  g_autofree guint *place = NULL;

  for (guint i = 0; i < 2 * n_edges; i++)
    drawn.first[edges[i] + 1]++;
  for (guint v = 0; v < n; v++)
    drawn.first[v + 1] += drawn.first[v];
  place = g_memdup2 (drawn.first, n * sizeof *place);
  for (guint i = 0; i < 2 * n_edges; i++)
    drawn.to[place[edges[i]]++] = edges[i ^ 1u];
  drawn.graph = (EntGraph) { n, drawn.first, drawn.to };
  return drawn;
}

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9 * MAX (1, expected));
}

#define MOST 6

static const struct
{
  const char *name;
  guint n;
  guint n_edges;
  guint edges[2 * 8];
  double expected[MOST];
} graphs[] = {
  { "a-row", 5, 4, { 0, 1, 1, 2, 2, 3, 3, 4 }, { 0, 3, 4, 3, 0 } },
  { "a-star", 6, 5, { 0, 3, 1, 3, 2, 3, 4, 3, 5, 3 }, { 0, 0, 0, 10, 0, 0 } },
  /* each stands between its two neighbours alone */
  { "an-odd-ring", 5, 5, { 0, 1, 1, 2, 2, 3, 3, 4, 4, 0 }, { 1, 1, 1, 1, 1 } },
  /* and on one of two ways between those opposite, twice */
  { "an-even-ring", 6, 6, { 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0 }, { 2, 2, 2, 2, 2, 2 } },
  { "all-tied-to-all", 4, 6, { 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3 }, { 0, 0, 0, 0 } },
  /* two on one side with three on the other */
  { "two-cliques-and-a-bridge", 6, 7, { 0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 2, 3 }, { 0, 0, 6, 6, 0, 0 } },
  { "two-rows-apart", 6, 4, { 0, 1, 1, 2, 3, 4, 4, 5 }, { 0, 1, 0, 0, 1, 0 } },
  { "no-ties", 3, 0, { 0 }, { 0, 0, 0 } },
  { "nobody", 0, 0, { 0 }, { 0 } },
};

static void
test_a_graph_counted_by_hand (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  g_auto (Drawn) drawn = draw (graphs[number].n, graphs[number].edges, graphs[number].n_edges);
  double betweenness[MOST] = { 0 };

  g_assert_true (ent_betweenness (&drawn.graph, betweenness, NULL));
  for (guint v = 0; v < graphs[number].n; v++)
    assert_near (betweenness[v], graphs[number].expected[v]);
}

/* So many rhombs in a row: from one end to the other there are two to the power of as many ways, more than a double holds. */
#define N_RHOMBS 1200u
#define TIP(i) (3 * (i))
#define SIDE(i, which) (3 * (i) + 1 + (which))

static Drawn
draw_rhombs (void)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < N_RHOMBS; i++)
    for (guint which = 0; which < 2; which++)
      {
        const guint ends[] = { TIP (i), SIDE (i, which), SIDE (i, which), TIP (i + 1) };

        g_array_append_vals (edges, ends, G_N_ELEMENTS (ends));
      }
  return draw (TIP (N_RHOMBS) + 1, (const guint *) (gconstpointer) edges->data, edges->len / 2);
}

static void
test_more_ways_than_can_be_counted_are_weighed_all_the_same (void)
{
  g_auto (Drawn) drawn = draw_rhombs ();
  g_autofree double *betweenness = g_new (double, drawn.graph.n);

  g_assert_cmpfloat (pow (2, N_RHOMBS), >, G_MAXDOUBLE);
  g_assert_true (ent_betweenness (&drawn.graph, betweenness, NULL));
  for (guint i = 0; i < N_RHOMBS; i++)
    {
      const guint tip = TIP (i), sides[] = { SIDE (i, 0), SIDE (i, 1) };
      double before = 3.0 * i, behind = 3.0 * (N_RHOMBS - i);

      /* all pairs of both sides; and half of the two in each rhomb that it belongs to */
      assert_near (betweenness[tip], before * behind + (i > 0 ? 1 : 0.5));
      /* half of the pairs of both sides, with the tips of this rhomb */
      for (guint which = 0; which < G_N_ELEMENTS (sides); which++)
        assert_near (betweenness[sides[which]], (before + 1) * (behind - 2) / 2);
    }
}

static void
test_it_is_stopped_at_the_next_source (void)
{
  g_auto (Drawn) drawn = draw_rhombs ();
  g_autofree double *betweenness = g_new (double, drawn.graph.n);
  g_autoptr (EntProgress) progress = ent_progress_new ();

  ent_progress_stop (progress, 10);
  g_assert_false (ent_betweenness (&drawn.graph, betweenness, progress));
  g_assert_cmpuint (ent_progress_looks (progress), ==, 11);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 0);
}

static void
test_it_is_told_how_far_it_is_up_to_the_end (void)
{
  g_auto (Drawn) drawn = draw (graphs[0].n, graphs[0].edges, graphs[0].n_edges), nobody = draw (0, NULL, 0);
  g_autoptr (EntProgress) progress = ent_progress_new (), at_once = ent_progress_new ();
  double betweenness[MOST];

  g_assert_true (ent_betweenness (&drawn.graph, betweenness, progress));
  g_assert_cmpuint (ent_progress_looks (progress), ==, graphs[0].n);
  g_assert_cmpuint (ent_progress_percent (progress), ==, 100);
  g_assert_true (ent_betweenness (&nobody.graph, NULL, at_once));
  g_assert_cmpuint (ent_progress_percent (at_once), ==, 100);
}

/* --- of a map --- */

static void
assert_brokers (EntMap *map, guint most, const char *expected)
{
  g_autoptr (GArray) brokers = ent_find_brokers (map, most, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < brokers->len; i++)
    {
      const EntBroker *broker = &g_array_index (brokers, EntBroker, i);

      g_string_append_printf (text, "%s%s %.3f %.3f", i > 0 ? ", " : "", broker->id, broker->betweenness, broker->share);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Three members of an association; who knows the ministry is the director of one of them. Six on the map: of ten pairs of others, five
 * need the association, and the ministry needs the hotel for three. */
#define PEOPLE "association hotel bar guides ministry director<hotel clerk<hotel alone"
#define TIES "e1 hotel>association member-of, e2 bar>association member-of, e3 guides>association member-of, e4 director-ministry"

static void
test_ties_of_people_inside_are_those_of_their_organisation (void)
{
  g_autoptr (EntMap) map = new_web (PEOPLE, TIES);

  assert_brokers (map, 5, "association 5.000 0.500, hotel 3.000 0.300");
  assert_brokers (map, 1, "association 5.000 0.500");
  assert_brokers (map, 0, "");
}

static void
test_a_second_tie_between_the_same_two_changes_nothing (void)
{
  g_autoptr (EntMap) map = new_web (PEOPLE, TIES ", e5 association>bar funds, e6 ministry>hotel oversees, e7 clerk-director");

  assert_brokers (map, 5, "association 5.000 0.500, hotel 3.000 0.300");
}

static void
test_ties_that_do_not_work_bring_nobody_together (void)
{
  g_autoptr (EntMap) map = new_web (PEOPLE, TIES ", e5 bar-guides tension, e6 bar-ministry broken, e7 alone-ministry to-build");

  assert_brokers (map, 5, "association 5.000 0.500, hotel 3.000 0.300");
}

/* It may be tension. */
static void
test_a_tie_of_a_kind_that_is_not_known_brings_nobody_together (void)
{
  g_autoptr (EntMap) map = new_web (PEOPLE, TIES ", e5 alone-ministry");

  assert_brokers (map, 5, "association 7.000 0.700, hotel 6.000 0.600, ministry 4.000 0.400");
  set_field (map, ENT_RECORD_TIE, "e5", "kind", "of-tomorrow");
  assert_brokers (map, 5, "association 5.000 0.500, hotel 3.000 0.300");
}

/* A ring, with a tie across it from b to f: of these two, f comes out larger by the last bit, as the thirds are summed up. */
static void
test_the_order_of_the_map_decides_between_equals (void)
{
  g_autoptr (EntMap) map = new_web ("a b c d e f", "e1 f-c, e2 f-d, e3 d-e, e4 e-b, e5 c-a, e6 a-b, e7 f-b");

  assert_brokers (map, 9, "b 3.333 0.333, f 3.333 0.333, a 0.833 0.083, c 0.833 0.083, d 0.833 0.083, e 0.833 0.083");
}

static void
test_who_is_stopped_finds_nobody (void)
{
  g_autoptr (EntMap) map = new_web (PEOPLE, TIES);
  g_autoptr (EntProgress) progress = ent_progress_new ();

  ent_progress_stop (progress, 0);
  g_assert_null (ent_find_brokers (map, 5, progress));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (graphs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/brokers/by-hand/%s", graphs[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_a_graph_counted_by_hand);
    }
  g_test_add_func ("/brokers/more-ways-than-can-be-counted-are-weighed-all-the-same", test_more_ways_than_can_be_counted_are_weighed_all_the_same);
  g_test_add_func ("/brokers/it-is-stopped-at-the-next-source", test_it_is_stopped_at_the_next_source);
  g_test_add_func ("/brokers/it-is-told-how-far-it-is-up-to-the-end", test_it_is_told_how_far_it_is_up_to_the_end);
  g_test_add_func ("/brokers/ties-of-people-inside-are-those-of-their-organisation", test_ties_of_people_inside_are_those_of_their_organisation);
  g_test_add_func ("/brokers/a-second-tie-between-the-same-two-changes-nothing", test_a_second_tie_between_the_same_two_changes_nothing);
  g_test_add_func ("/brokers/ties-that-do-not-work-bring-nobody-together", test_ties_that_do_not_work_bring_nobody_together);
  g_test_add_func ("/brokers/a-tie-of-a-kind-that-is-not-known-brings-nobody-together", test_a_tie_of_a_kind_that_is_not_known_brings_nobody_together);
  g_test_add_func ("/brokers/the-order-of-the-map-decides-between-equals", test_the_order_of_the_map_decides_between_equals);
  g_test_add_func ("/brokers/who-is-stopped-finds-nobody", test_who_is_stopped_finds_nobody);
  return g_test_run ();
}
