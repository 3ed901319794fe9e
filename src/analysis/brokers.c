/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brandes' two passes from each source: outwards, counting shortest ways, and back, summing up who they depend on.
 *
 * Where others keep distances and lists of predecessors, both passes here only add up what stands at all neighbours: a
 * vertex gets its number when its whole level has been looked at, so that what is not of the level before still holds 0.
 * Nothing is compared along an edge, which is where the time goes.
 */
#include "analysis/brokers.h"

#include "analysis/links.h"
#include "analysis/standing.h"

#include <math.h>
#include <string.h>

/* There can be more shortest ways than a double counts: where forks follow each other, twice as many after each. Levels with
 * more than this are counted in a unit of as many, as the quotients of neighbours are all that matters. */
#define MOST_COUNTED 0x1p500

typedef struct
{
  const EntGraph *graph;
  double *betweenness;
  double *ways;    /* shortest ones from the source to each */
  double *depends; /* on each, of those behind it: (1 + what they depend on) / ways to it; 0 until it is known */
  double *waiting; /* of the level that is being looked at: what its vertices get; by their place in the order */
  guint8 *seen;
  guint *order; /* all that are reached from the source, the nearest first */
  guint *level; /* where each level begins in it */
  double *unit; /* of each level: of the level before, in which it is counted */
} Work;

static Work *
work_new (const EntGraph *graph, double *betweenness)
{
  Work *self = g_new0 (Work, 1);

  self->graph = graph;
  self->betweenness = betweenness;
  self->ways = g_new0 (double, graph->n);
  self->depends = g_new0 (double, graph->n);
  self->waiting = g_new0 (double, graph->n);
  self->seen = g_new0 (guint8, graph->n);
  /* one more: what is written there is not kept */
  self->order = g_new0 (guint, graph->n + 1);
  self->level = g_new0 (guint, graph->n + 1);
  self->unit = g_new0 (double, graph->n);
  return self;
}

static void
work_free (Work *self)
{
  g_free (self->ways);
  g_free (self->depends);
  g_free (self->waiting);
  g_free (self->seen);
  g_free (self->order);
  g_free (self->level);
  g_free (self->unit);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* What stands at the neighbours of @v. */
static inline double
sum_around (const EntGraph *graph, guint v, const double *numbers)
{
  double sum = 0;

  for (guint i = graph->first[v]; i < graph->first[v + 1]; i++)
    sum += numbers[graph->to[i]];
  return sum;
}

/* Counts the ways to those from place @begin to @end, one level, and puts whom they see first behind all others, who are
 * @n_seen. Returns how many they are then. */
static guint
look_around (Work *self, guint begin, guint end, guint n_seen, double *most)
{
  /* held here: a byte that is written might be part of anything, and all would be read again */
  const guint *first = self->graph->first, *to = self->graph->to;
  const double *known = self->ways;
  guint8 *seen = self->seen;
  guint *order = self->order;

  for (guint i = begin; i < end; i++)
    {
      guint v = order[i], last = first[v + 1];
      double ways = 0;

      for (guint j = first[v]; j < last; j++)
        {
          guint w = to[j];

          ways += known[w];
          /* without a branch: nobody can tell beforehand who has been seen */
          order[n_seen] = w;
          n_seen += !seen[w];
          seen[w] = TRUE;
        }
      self->waiting[i] = ways;
      *most = MAX (*most, ways);
    }
  return n_seen;
}

/* Returns how many levels there are: the source alone is the first. */
static guint
go_out (Work *self, guint source)
{
  guint n = self->graph->n, n_levels = 0, n_seen = 1;

  memset (self->seen, 0, n);
  memset (self->ways, 0, n * sizeof *self->ways);
  self->order[0] = source;
  self->seen[source] = TRUE;
  for (guint begin = 0, end = 1; begin < end; begin = end, end = n_seen)
    {
      double most = 0;

      n_seen = look_around (self, begin, end, n_seen, &most);
      if (n_levels == 0)
        self->waiting[0] = 1;
      self->unit[n_levels] = most > MOST_COUNTED ? 1 / MOST_COUNTED : 1;
      for (guint i = begin; i < end; i++)
        self->ways[self->order[i]] = self->waiting[i] * self->unit[n_levels];
      self->level[n_levels++] = begin;
    }
  self->level[n_levels] = n_seen;
  return n_levels;
}

static void
come_back (Work *self, guint n_levels)
{
  memset (self->depends, 0, self->graph->n * sizeof *self->depends);
  for (guint level = n_levels - 1; level > 0; level--)
    {
      double unit = level + 1 < n_levels ? self->unit[level + 1] : 1;

      for (guint i = self->level[level]; i < self->level[level + 1]; i++)
        {
          guint v = self->order[i];
          double depends = self->ways[v] * unit * sum_around (self->graph, v, self->depends);

          self->betweenness[v] += depends;
          /* so few beside the others of its level that they were lost: nothing depends on them that can be counted */
          self->waiting[i] = self->ways[v] > 0 ? (1 + depends) / self->ways[v] : 0;
        }
      for (guint i = self->level[level]; i < self->level[level + 1]; i++)
        self->depends[self->order[i]] = self->waiting[i];
    }
}

gboolean
ent_betweenness (const EntGraph *graph, double *betweenness, EntProgress *progress)
{
  g_autoptr (Work) work = NULL;

  g_return_val_if_fail (graph != NULL && (betweenness != NULL || graph->n == 0), FALSE);

  work = work_new (graph, betweenness);
  for (guint v = 0; v < graph->n; v++)
    betweenness[v] = 0;
  for (guint source = 0; source < graph->n; source++)
    {
      if (graph->first[source] < graph->first[source + 1])
        come_back (work, go_out (work, source));
      /* of a large map one source takes a millisecond: each is an occasion to be stopped */
      ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, source + 1, graph->n);
      if (ent_progress_is_stopped (progress))
        return FALSE;
    }
  /* each pair was counted from both of its ends */
  for (guint v = 0; v < graph->n; v++)
    betweenness[v] /= 2;
  ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, 1, 1);
  return TRUE;
}

/* --- of a map --- */

/* The place on the map of whom everybody stands for there. */
static guint *
places_on_map (EntMap *map)
{
  guint n = ent_map_n_stakeholders (map);
  guint *places = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    places[i] = ent_map_place (map, ent_stakeholder_on_map (map, ent_map_stakeholder_at (map, i)));
  return places;
}

static EntLinks *
link_organisations (EntMap *map)
{
  g_autofree guint *on_map = places_on_map (map);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (EntLink));

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);
      guint from, to;

      if (!ent_tie_works (tie))
        continue;
      from = on_map[ent_map_place (map, ent_map_stakeholder (map, tie->from))];
      to = on_map[ent_map_place (map, ent_map_stakeholder (map, tie->to))];
      if (from == to)
        continue;
      ent_links_add (all, from, to, 0, i);
      ent_links_add (all, to, from, 0, i);
    }
  return ent_links_new (ent_map_n_stakeholders (map), all);
}

/* Those who are inside others are in it too, alone: the places stay those of the map. */
static gboolean
measure (EntMap *map, double *betweenness, EntProgress *progress)
{
  g_autoptr (EntLinks) links = link_organisations (map);
  guint n = links->first[links->n];
  g_autofree guint *to = g_new (guint, n);
  const EntGraph graph = { links->n, links->first, to };

  for (guint i = 0; i < n; i++)
    to[i] = links->links[i].to;
  return ent_betweenness (&graph, betweenness, progress);
}

static guint
n_on_map (EntMap *map)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += ent_stakeholder_is_on_map (ent_map_stakeholder_at (map, i));
  return n;
}

static void
clear_broker (gpointer data)
{
  EntBroker *broker = data;

  ent_id_clear (&broker->id);
}

/* What differs behind the sixth digit is the same, summed up in another order. g_array_sort() leaves it in that of the map. */
static int
compare_brokers (gconstpointer a, gconstpointer b)
{
  double x = round (((const EntBroker *) a)->betweenness * 1e6), y = round (((const EntBroker *) b)->betweenness * 1e6);

  return (x < y) - (x > y);
}

GArray *
ent_find_brokers (EntMap *map, guint most, EntProgress *progress)
{
  g_autoptr (GArray) brokers = g_array_new (FALSE, FALSE, sizeof (EntBroker));
  g_autofree double *betweenness = NULL;
  double n;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  g_array_set_clear_func (brokers, clear_broker);
  betweenness = g_new0 (double, ent_map_n_stakeholders (map));
  if (!measure (map, betweenness, progress))
    return NULL;
  n = n_on_map (map);
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (betweenness[i] > 0)
      {
        EntId id = ent_map_stakeholder_at (map, i)->base.id;
        const EntBroker broker = { ent_id_ref (id), betweenness[i], betweenness[i] / ((n - 1) * (n - 2) / 2) };

        g_array_append_val (brokers, broker);
      }
  g_array_sort (brokers, compare_brokers);
  if (brokers->len > most)
    g_array_set_size (brokers, most);
  return g_steal_pointer (&brokers);
}
