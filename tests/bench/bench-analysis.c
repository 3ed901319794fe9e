/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map shows: betweenness, to be set beside that of igraph; how soon it ends when nobody waits any more; the reading and
 * the ways in.
 */
#include "bench/bench-core.h"

#include <stdio.h>

#include "analysis/brokers.h"
#include "analysis/chain-fixture.h"
#include "analysis/links.h"
#include "analysis/reading/reading.h"
#include "analysis/standing.h"
#include "analysis/ways-search.h"

/* --- betweenness --- */

typedef struct
{
  EntGraph graph;
  EntLinks *links; /* owned */
  guint *to;       /* owned */
  double *betweenness;
} Between;

/* The number of everybody on the map, by place; those inside others have that of whom they stand for. */
static guint *
number_all (EntMap *map, guint *n)
{
  guint *numbers = g_new0 (guint, ent_map_n_stakeholders (map));

  *n = 0;
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (ent_stakeholder_is_on_map (ent_map_stakeholder_at (map, i)))
      numbers[i] = (*n)++;
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stands = ent_stakeholder_on_map (map, ent_map_stakeholder_at (map, i));

      numbers[i] = numbers[ent_map_place (map, stands)];
    }
  return numbers;
}

/* All ties, whether or not they work: igraph knows of no kinds, and gets the same edges. */
static void
between_init (Between *self, EntMap *map)
{
  guint n;
  g_autofree guint *numbers = number_all (map, &n);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (EntLink));

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);
      guint from = numbers[ent_map_place (map, ent_map_stakeholder (map, tie->from))];
      guint to = numbers[ent_map_place (map, ent_map_stakeholder (map, tie->to))];

      if (from == to)
        continue;
      ent_links_add (all, from, to, 0, i);
      ent_links_add (all, to, from, 0, i);
    }
  self->links = ent_links_new (n, all);
  self->to = g_new (guint, self->links->first[n]);
  for (guint i = 0; i < self->links->first[n]; i++)
    self->to[i] = self->links->links[i].to;
  self->graph = (EntGraph) { n, self->links->first, self->to };
  self->betweenness = g_new0 (double, n);
}

static void
between_clear (Between *self)
{
  ent_links_free (self->links);
  g_free (self->to);
  g_free (self->betweenness);
}

static void
measure (gpointer data)
{
  Between *self = data;

  if (!ent_betweenness (&self->graph, self->betweenness, NULL))
    g_error ("stopped, though nobody did");
}

void
bench_betweenness (const char *path, guint n)
{
  g_autoptr (EntFile) file = bench_open (path);
  Between self;

  between_init (&self, file->map);
  bench_times ("betweenness", n, measure, &self);
  bench_print_value ("vertices", self.graph.n);
  for (guint v = 0; v < self.graph.n; v++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      printf ("between %u %s\n", v, g_ascii_dtostr (number, sizeof number, self.betweenness[v]));
      for (guint i = self.graph.first[v]; i < self.graph.first[v + 1]; i++)
        if (self.to[i] > v)
          printf ("edge %u %u\n", v, self.to[i]);
    }
  between_clear (&self);
}

/* --- being stopped --- */

typedef struct
{
  EntMap *map;
  EntProgress *progress;
  double ended;
} Wanted;

static gpointer
find_brokers (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GArray) brokers = ent_find_brokers (wanted->map, G_MAXUINT, wanted->progress);

  wanted->ended = bench_wall ();
  return NULL;
}

/* How long it goes on after it was stopped when @percent hundredths were done. */
static BenchTime
stop_at (EntMap *map, guint percent)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  Wanted wanted = { map, progress, 0 };
  GThread *thread = g_thread_new ("brokers", find_brokers, &wanted);
  double wall, cpu;

  while (ent_progress_percent (progress) < percent)
    g_usleep (200);
  wall = bench_wall ();
  cpu = bench_cpu ();
  ent_progress_stop (progress, 0);
  g_thread_join (thread);
  return (BenchTime) { MAX (wanted.ended - wall, 0), bench_cpu () - cpu };
}

void
bench_stop (const char *path, guint n)
{
  /* all of them together take about as long as the whole */
  static const guint percents[] = { 0, 1, 2, 5, 10, 25, 50 };
  const guint n_percents = G_N_ELEMENTS (percents);
  g_autoptr (EntFile) file = bench_open (path);
  BenchTime worst = { 0, 0 };

  for (guint i = 0; i < n * G_N_ELEMENTS (percents); i++)
    {
      BenchTime t = stop_at (file->map, percents[i % G_N_ELEMENTS (percents)]);

      worst.wall = MAX (worst.wall, t.wall);
      worst.cpu = MAX (worst.cpu, t.cpu);
    }
  bench_print_value ("moments", n_percents * n);
  printf ("time stop %.4f %.4f\n", worst.wall, worst.cpu);
}

/* --- the reading --- */

typedef struct
{
  EntMap *map;
  EntReadingSpec spec;
} Reading;

static Reading
reading_of (const EntFile *file)
{
  return (Reading) { file->map, { .today = 20261201, .words = ent_words_for_language (NULL), .private = TRUE } };
}

static void
read_map (gpointer data)
{
  Reading *self = data;
  g_autoptr (EntReading) reading = ent_reading_new (self->map, &self->spec, NULL);

  if (reading == NULL)
    g_error ("stopped, though nobody did");
}

/* Of the part that has brokers in it, what is found without them. */
static void
read_without_brokers (gpointer data)
{
  Reading *self = data;
  g_autoptr (GPtrArray) isolated = ent_find_isolated (self->map);

  ent_find_sectors_apart (self->map);
  self->spec.parts = ((1u << ENT_N_READING_SECTIONS) - 1) & ~(1u << ENT_READING_TIES);
  read_map (self);
}

void
bench_reading (const char *path, guint n)
{
  g_autoptr (EntFile) file = bench_open (path);
  Reading self = reading_of (file);

  bench_times ("reading", n, read_map, &self);
}

/* Since it was last looked whether it is stopped. */
typedef struct
{
  BenchTime since, longest;
} Stretch;

static void
on_look (gpointer data)
{
  Stretch *self = data;
  double wall = bench_wall (), cpu = bench_cpu ();

  if (self->since.wall > 0)
    {
      self->longest.wall = MAX (self->longest.wall, wall - self->since.wall);
      self->longest.cpu = MAX (self->longest.cpu, cpu - self->since.cpu);
    }
  self->since = (BenchTime) { wall, cpu };
}

/* What it would take at most to be stopped, whenever that is: the longest time between two looks. */
static void
print_stretch (Reading *self)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  Stretch stretch = { { 0, 0 }, { 0, 0 } };
  EntReading *reading;

  ent_progress_set_between (progress, on_look, &stretch);
  on_look (&stretch);
  reading = ent_reading_new (self->map, &self->spec, progress);
  on_look (&stretch);
  ent_reading_free (reading);
  printf ("time reading-stretch %.4f %.4f\n", stretch.longest.wall, stretch.longest.cpu);
}

void
bench_reading_parts (const char *path, guint n)
{
  g_autoptr (EntFile) file = bench_open (path);
  Reading self = reading_of (file);

  read_without_brokers (&self);
  bench_times ("reading-without-brokers", n, read_without_brokers, &self);
  print_stretch (&self);
  for (guint part = 0; part < ENT_N_READING_SECTIONS; part++)
    if (part != ENT_READING_TIES)
      {
        g_autofree char *name = g_strdup_printf ("reading-%s", ent_reading_part_name (part));

        self.spec.parts = 1u << part;
        bench_times (name, n, read_map, &self);
      }
}

/* --- ways in --- */

#define MOST_TARGETS 20

typedef struct
{
  EntMap *map;
  GPtrArray *targets; /* of EntId */
  guint next;
  BenchTime worst;
} Ways;

static void
find_ways (gpointer data)
{
  Ways *self = data;
  g_autoptr (EntWays) ways = ent_find_ways_in (self->map, NULL, g_ptr_array_index (self->targets, self->next), NULL);

  if (ways->outcome == ENT_WAYS_NO_BEGIN)
    g_error ("nobody is in favour");
}

static void
find_next_ways (gpointer data)
{
  Ways *self = data;
  BenchTime t;

  self->next = (self->next + 1) % self->targets->len;
  t = bench_time (find_ways, self);
  self->worst.wall = MAX (self->worst.wall, t.wall);
  self->worst.cpu = MAX (self->worst.cpu, t.cpu);
}

typedef struct
{
  EntLinks *links; /* owned */
  guint *further;  /* owned */
  GArray *begins;  /* owned */
} Chain;

static void
chain_init (Chain *self, guint n)
{
  self->links = new_chain (n);
  self->further = g_new0 (guint, n);
  self->begins = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->begins, 1);
}

static void
chain_clear (Chain *self)
{
  ent_links_free (self->links);
  g_free (self->further);
  g_array_unref (self->begins);
}

static void
go_along (const Chain *chain)
{
  g_autoptr (GPtrArray) ways = ent_links_find_ways (chain->links, chain->further, chain->begins, chain->links->n - 1, ENT_MOST_WAYS, NULL);

  if (ways->len != ENT_MOST_WAYS)
    g_error ("%u ways along a chain", ways->len);
}

typedef struct
{
  Chain whole, tenth;
} Chains;

static void
go_along_whole (gpointer data)
{
  const Chains *self = data;

  go_along (&self->whole);
}

/* It takes as long as the whole, where each step of a longer way takes no longer. */
static void
go_along_ten_tenths (gpointer data)
{
  const Chains *self = data;

  for (guint i = 0; i < 10; i++)
    go_along (&self->tenth);
}

static void
compare_chains (guint length, guint n)
{
  Chains self;

  chain_init (&self.whole, MAX (length, 10));
  chain_init (&self.tenth, MAX (length / 10, 10));
  bench_pairs ("chain", n, go_along_whole, go_along_ten_tenths, &self);
  chain_clear (&self.whole);
  chain_clear (&self.tenth);
}

/* To some of those who are to be won, evenly among them, as the window is asked for one: the median, and the worst. */
void
bench_ways (const char *path, guint n)
{
  g_autoptr (EntFile) file = bench_open (path);
  g_autoptr (GPtrArray) opponents = ent_find_opponents (file->map, NULL), targets = g_ptr_array_new ();
  Ways self = { file->map, targets, 0, { 0, 0 } };
  guint most = MIN (MOST_TARGETS, opponents->len);

  for (guint i = 0; i < most; i++)
    g_ptr_array_add (targets, g_ptr_array_index (opponents, i * opponents->len / most));
  if (most == 0)
    g_error ("nobody is to be won");
  bench_times ("ways-in", n * most, find_next_ways, &self);
  printf ("time ways-in-worst %.4f %.4f\n", self.worst.wall, self.worst.cpu);
  compare_chains (ent_map_n_stakeholders (file->map), n);
}
