/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways between all that stands, along a web: knots at the corners of texts, around
 * symbols, along the borders and here and there in the open; from each a thread to
 * the nearest one in sight in every direction (A. Yao, 1982: such a web has no way
 * much longer than the shortest). A way is the cheapest along threads (A*; Hart,
 * Nilsson and Raphael, 1968) and is then pulled tight.
 *
 * Threads that others take already are cheaper: ties that go the same way come together.
 */
#include "scene/ties/tie-route.h"

#include <math.h>
#include <string.h>

#include "scene/scene-private.h"
#include "scene/ties/tie-route-cost.h"

/* All in cells of the ground. */
#define APART 1.8        /* knots, at least */
#define OFF 0.9          /* from what a knot stands beside */
#define OPEN 13.0        /* so far from any other a knot stands in the open */
#define FAR 32.0         /* the longest thread */
#define FAR_THROUGH 16.0 /* and of those that run through texts */
#define BUCKET 5.0       /* side of a square of the table of knots */
#define SHORTEST 1.0     /* threads that are shorter need no direction of their own */
#define THROUGH 0.2      /* of what a text costs who runs straight through it, for a thread that has to */

/* Of ways to the straight line: what the rest is taken to cost. Some are shorter, and in company cheaper; looking for
 * those everywhere would find little and take long. */
#define DETOUR 1.2

#define DIRECTIONS 9
/* So many threads that run through something keep others from a direction. */
#define ENOUGH 5
#define AROUND_SYMBOL 6

#define MOST_COMPANY 6
/* What is left of the cost of a thread that none, one, two, … others take. */
static const double company[MOST_COMPANY + 1] = { 1, 0.9, 0.82, 0.76, 0.71, 0.67, 0.64 };

typedef struct
{
  guint a, b; /* knots; a < b */
  double cost;
  int used;
  gboolean is_clear; /* runs through nothing */
  guint arms[2];
} Thread;

/* A thread as one of its knots sees it. */
typedef struct
{
  double cost; /* in the company that it has now */
  guint knot;  /* at its other end */
  guint thread;
} Arm;

typedef struct
{
  EntPoint at;
  int symbol;  /* whose middle it is; -1: nobody's */
  guint first; /* its arms, up to the first of the next knot */
} Knot;

/* Of a knot, in the present search. */
typedef struct
{
  double cost, rest;
  guint arm; /* by which it was reached */
  guint search;
  gboolean is_done;
} Reached;

typedef struct
{
  double sum;
  guint knot;
} Entry;

struct _EntTieWeb
{
  const EntTieGround *ground;
  double cell;
  GArray *knots;    /* of Knot: the middles of the symbols first */
  GArray *threads;  /* of Thread */
  Arm *arms;        /* by knot */
  Reached *reached; /* by knot */
  guint search;
  GArray *heap; /* of Entry */

  EntPoint origin;
  double bucket;
  guint side;
  GArray **buckets; /* of guint: knots that are nobody's middle */
  EntPoint centre;  /* of the map */
  double radius;
  double borders[DIRECTIONS];     /* see turn_of() */
  EntPoint sides[DIRECTIONS + 1]; /* of the directions, one after the other */
};

static Knot *
knot_at (const EntTieWeb *self, guint index)
{
  return &g_array_index (self->knots, Knot, index);
}

static double
distance (const EntTieWeb *self, EntPoint a, EntPoint b)
{
  return ent_length (b.x - a.x, b.y - a.y) / self->cell;
}

/* --- knots --- */

static int
bucket_place (const EntTieWeb *self, double position, double start)
{
  return (int) CLAMP ((position - start) / self->bucket, 0, self->side - 1.0);
}

/* Whether a knot is nearer to @at than @least cells; at most a bucket. */
static gboolean
has_near (const EntTieWeb *self, EntPoint at, double least)
{
  int column = bucket_place (self, at.x, self->origin.x), row = bucket_place (self, at.y, self->origin.y);
  int reach = least > BUCKET ? 2 : 1;

  for (int y = MAX (row - reach, 0); y <= MIN (row + reach, (int) self->side - 1); y++)
    for (int x = MAX (column - reach, 0); x <= MIN (column + reach, (int) self->side - 1); x++)
      {
        const GArray *bucket = self->buckets[(guint) y * self->side + (guint) x];

        for (guint i = 0; bucket != NULL && i < bucket->len; i++)
          if (distance (self, knot_at (self, g_array_index (bucket, guint, i))->at, at) < least)
            return TRUE;
      }
  return FALSE;
}

static void
add_knot (EntTieWeb *self, EntPoint at, double apart)
{
  Knot knot = { .at = at, .symbol = -1 };
  GArray **bucket = &self->buckets[(guint) bucket_place (self, at.y, self->origin.y) * self->side +
                                   (guint) bucket_place (self, at.x, self->origin.x)];
  guint index = self->knots->len;

  if (!ent_tie_ground_is_free (self->ground, at) || has_near (self, at, apart))
    return;
  if (*bucket == NULL)
    *bucket = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*bucket, index);
  g_array_append_val (self->knots, knot);
}

static void
add_box (EntTieWeb *self, EntRect box)
{
  for (guint corner = 0; corner < 4; corner++)
    add_knot (self, (EntPoint) { box.x + (corner & 1 ? box.width : 0), box.y + (corner & 2 ? box.height : 0) }, APART);
}

static void
add_text (EntTieWeb *self, const EntSceneText *text)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n = ent_scene_text_boxes (text, boxes);

  for (guint i = 0; i < n; i++)
    add_box (self, ent_rect_grown (boxes[i], ENT_TIE_TEXT_GROW + OFF * self->cell));
}

static void
add_round (EntTieWeb *self, EntPoint middle, double radius, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / n;

      add_knot (self, (EntPoint) { middle.x + sin (angle) * radius, middle.y - cos (angle) * radius }, APART);
    }
}

static void
add_knots (EntTieWeb *self, const EntScene *scene)
{
  g_autoptr (GArray) outlines = ent_scene_outlines (scene);
  double step = OPEN * self->cell;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      Knot knot = { .at = { symbol->x, symbol->y }, .symbol = (int) i };

      g_array_append_val (self->knots, knot);
    }
  for (guint i = 0; i < outlines->len; i++)
    {
      const EntOutline *outline = &g_array_index (outlines, EntOutline, i);

      if (i < scene->n_stakeholders)
        add_round (self, outline->middle, ent_rect_farthest (&outline->box, outline->middle) + scene->line + OFF * self->cell, AROUND_SYMBOL);
      else
        add_box (self, ent_rect_grown (outline->box, scene->line + OFF * self->cell));
    }
  for (guint i = 0; i < scene->texts->len; i++)
    if (ent_tie_avoids_text (&g_array_index (scene->texts, EntSceneText, i)))
      add_text (self, &g_array_index (scene->texts, EntSceneText, i));
  add_round (self, scene->centre, scene->core + 5 * scene->line + 2 * self->cell, 20);
  add_round (self, scene->centre, scene->radius - scene->line - 1.5 * self->cell, 48);
  for (guint row = 0; row * step < 2 * scene->radius; row++)
    for (guint column = 0; column * step < 2 * scene->radius; column++)
      add_knot (self, (EntPoint) { scene->centre.x - scene->radius + column * step, scene->centre.y - scene->radius + row * step }, OPEN);
}

/* --- threads --- */

/* Grows with the angle of a direction, 0 to 4: as good as the angle where only the order counts. */
static double
turn_of (double x, double y)
{
  double part = y / MAX (fabs (x) + fabs (y), 1e-12);

  return x < 0 ? 2 - part : (y < 0 ? 4 + part : part);
}

static void
fill_borders (EntTieWeb *self)
{
  for (guint i = 0; i < DIRECTIONS; i++)
    self->borders[i] = turn_of (cos (2 * G_PI * (i + 1) / DIRECTIONS), sin (2 * G_PI * (i + 1) / DIRECTIONS));
  self->borders[DIRECTIONS - 1] = INFINITY;
  for (guint i = 0; i <= DIRECTIONS; i++)
    self->sides[i] = (EntPoint) { -cos (2 * G_PI * i / DIRECTIONS), -sin (2 * G_PI * i / DIRECTIONS) };
}

static guint
direction_of (const EntTieWeb *self, double x, double y)
{
  double turn = turn_of (-x, -y);
  guint direction = 0;

  while (turn >= self->borders[direction])
    direction++;
  return direction;
}

typedef struct
{
  EntTieWeb *self;
  guint knot;
  EntTieEnds ends;
  guint taken[DIRECTIONS]; /* by a thread that runs through nothing, or by so many others */
} Fan;

typedef struct
{
  double distance;
  guint knot;
} Candidate;

static gboolean
is_nearer (const Candidate *a, const Candidate *b)
{
  return a->distance < b->distance || (a->distance == b->distance && a->knot < b->knot);
}

/* The thread from @from to @to, if it was spun: all that begin at a knot come one after the other. */
static const Thread *
find_thread (const EntTieWeb *self, guint from, guint to)
{
  for (guint i = knot_at (self, from)->first; i < knot_at (self, from + 1)->first; i++)
    if (g_array_index (self->threads, Thread, i).b == to)
      return &g_array_index (self->threads, Thread, i);
  return NULL;
}

static void
spin_thread (Fan *fan, guint other, guint direction)
{
  EntTieWeb *self = fan->self;
  EntPoint a = knot_at (self, fan->knot)->at, b = knot_at (self, other)->at;
  Thread thread = { .a = MIN (fan->knot, other), .b = MAX (fan->knot, other) };
  double length = distance (self, a, b);

  double clear = 1.6 * length + 0.5, most = length < FAR_THROUGH ? ENT_GROUND_TEXT * length + 30 : clear;

  thread.cost = ent_tie_ground_cost (self->ground, fan->ends, a, b, most);
  /* a wall, or a long way through texts */
  if (thread.cost >= most)
    return;
  thread.is_clear = thread.cost < clear;
  if (!thread.is_clear)
    thread.cost = length + (thread.cost - length) * THROUGH;
  fan->taken[direction] += thread.is_clear ? ENOUGH : 1;
  g_array_append_val (self->threads, thread);
}

static void
add_thread (Fan *fan, guint other)
{
  EntTieWeb *self = fan->self;
  EntPoint a = knot_at (self, fan->knot)->at, b = knot_at (self, other)->at;
  guint direction = direction_of (self, b.x - a.x, b.y - a.y);
  const Thread *known;

  if (fan->taken[direction] >= ENOUGH)
    return;
  known = other < fan->knot ? find_thread (self, other, fan->knot) : NULL;
  if (known != NULL)
    fan->taken[direction] += known->is_clear ? ENOUGH : 1;
  else
    spin_thread (fan, other, direction);
}

/* Nothing is looked for in directions that lead off the map. */
static void
leave_out_beyond (Fan *fan)
{
  const EntTieWeb *self = fan->self;
  EntPoint at = knot_at (self, fan->knot)->at;
  double x = (at.x - self->centre.x) / self->cell, y = (at.y - self->centre.y) / self->cell, radius = self->radius / self->cell;

  for (guint i = 0; i < DIRECTIONS; i++)
    {
      gboolean is_beyond = TRUE;

      for (guint side = 0; side < 2 && is_beyond; side++)
        {
          EntPoint along = { x + SHORTEST * self->sides[i + side].x, y + SHORTEST * self->sides[i + side].y };

          is_beyond = ent_length (along.x, along.y) > radius;
        }
      if (is_beyond)
        fan->taken[i] = ENOUGH;
    }
}

/* Adds the candidates in the ring of buckets at @ring around the knot. */
static void
collect_ring (const EntTieWeb *self, EntPoint at, int ring, GArray *candidates)
{
  int column = bucket_place (self, at.x, self->origin.x), row = bucket_place (self, at.y, self->origin.y);

  for (int y = row - ring; y <= row + ring; y++)
    for (int x = column - ring; x <= column + ring; x += (ABS (y - row) == ring || ring == 0) ? 1 : 2 * ring)
      {
        const GArray *bucket;

        if (x < 0 || y < 0 || x >= (int) self->side || y >= (int) self->side)
          continue;
        bucket = self->buckets[(guint) y * self->side + (guint) x];
        for (guint i = 0; bucket != NULL && i < bucket->len; i++)
          {
            guint knot = g_array_index (bucket, guint, i);
            Candidate candidate = { distance (self, knot_at (self, knot)->at, at), knot };

            g_array_append_val (candidates, candidate);
          }
      }
}

static gboolean
is_full (const Fan *fan)
{
  for (guint i = 0; i < DIRECTIONS; i++)
    if (fan->taken[i] < ENOUGH)
      return FALSE;
  return TRUE;
}

/* Puts those from @first on that are no farther than @far first, by distance; returns where the others begin. */
static guint
sort_near (GArray *candidates, guint first, double far)
{
  Candidate *all = (Candidate *) (gpointer) candidates->data;
  guint end = first;

  for (guint i = first; i < candidates->len; i++)
    {
      Candidate candidate = all[i];
      guint to = end;

      if (candidate.distance > far)
        continue;
      all[i] = all[end++];
      for (; to > first && is_nearer (&candidate, &all[to - 1]); to--)
        all[to] = all[to - 1];
      all[to] = candidate;
    }
  return end;
}

static void
spin_from (EntTieWeb *self, guint index, GArray *candidates)
{
  const Knot *knot = knot_at (self, index);
  Fan fan = { .self = self, .knot = index, .ends = { knot->symbol, -1 } };
  guint next = 0, end;

  g_array_set_size (candidates, 0);
  leave_out_beyond (&fan);
  for (int ring = 0; ring * BUCKET < FAR && !is_full (&fan); ring++)
    {
      collect_ring (self, knot->at, ring, candidates);
      /* what is farther may be farther than something in the next ring */
      for (end = sort_near (candidates, next, ring * BUCKET); next < end; next++)
        if (g_array_index (candidates, Candidate, next).knot != index)
          add_thread (&fan, g_array_index (candidates, Candidate, next).knot);
    }
}

/* By their knots, each once: the first of the same. */
static GArray *
order_threads (const EntTieWeb *self)
{
  GArray *ordered = g_array_sized_new (FALSE, FALSE, sizeof (Thread), self->threads->len);
  g_autofree guint *starts = g_new0 (guint, self->knots->len + 1), *order = g_new (guint, self->threads->len + 1);
  const Thread *threads = (const Thread *) (gconstpointer) self->threads->data;

  for (guint i = 0; i < self->threads->len; i++)
    starts[threads[i].a]++;
  for (guint i = 1; i <= self->knots->len; i++)
    starts[i] += starts[i - 1];
  for (guint i = self->threads->len; i-- > 0;)
    order[--starts[threads[i].a]] = i;
  for (guint knot = 0; knot < self->knots->len; knot++)
    {
      guint first = ordered->len;

      for (guint i = starts[knot]; i < starts[knot + 1]; i++)
        {
          Thread thread = threads[order[i]];
          guint to = ordered->len;

          while (to > first && g_array_index (ordered, Thread, to - 1).b > thread.b)
            to--;
          if (to == first || g_array_index (ordered, Thread, to - 1).b != thread.b)
            g_array_insert_val (ordered, to, thread);
        }
    }
  return ordered;
}

/* What it costs with those that take it already. */
static void
price (EntTieWeb *self, const Thread *thread)
{
  for (guint i = 0; i < 2; i++)
    self->arms[thread->arms[i]].cost = thread->cost * company[MIN (thread->used, MOST_COMPANY)];
}

static void
sort_threads (EntTieWeb *self)
{
  GArray *ordered = order_threads (self);
  Thread *threads = (Thread *) (gpointer) ordered->data;

  g_array_unref (self->threads);
  self->threads = ordered;
  self->arms = g_new (Arm, (gsize) 2 * ordered->len + 1);
  self->reached = g_new0 (Reached, self->knots->len + 1);
  for (guint i = 0; i < self->knots->len; i++)
    knot_at (self, i)->first = 0;
  for (guint i = 0; i < ordered->len; i++)
    {
      knot_at (self, threads[i].a)->first++;
      knot_at (self, threads[i].b)->first++;
    }
  for (guint i = 1; i < self->knots->len; i++)
    knot_at (self, i)->first += knot_at (self, i - 1)->first;
  for (guint i = ordered->len; i-- > 0;)
    {
      threads[i].arms[0] = --knot_at (self, threads[i].a)->first;
      threads[i].arms[1] = --knot_at (self, threads[i].b)->first;
      self->arms[threads[i].arms[0]] = (Arm) { 0, threads[i].b, i };
      self->arms[threads[i].arms[1]] = (Arm) { 0, threads[i].a, i };
      price (self, &threads[i]);
    }
}

EntTieWeb *
ent_tie_web_new (const EntScene *scene, const EntTieGround *ground)
{
  EntTieWeb *self = g_new0 (EntTieWeb, 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  self->ground = ground;
  self->cell = ent_tie_ground_cell (ground);
  self->knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  self->threads = g_array_new (FALSE, FALSE, sizeof (Thread));
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->centre = scene->centre;
  self->radius = scene->radius;
  self->origin = (EntPoint) { scene->centre.x - scene->radius, scene->centre.y - scene->radius };
  self->bucket = BUCKET * self->cell;
  self->side = (guint) ceil (2 * scene->radius / self->bucket) + 1;
  self->buckets = g_new0 (GArray *, (gsize) self->side * self->side);
  fill_borders (self);
  add_knots (self, scene);
  for (guint i = 0; i < self->knots->len; i++)
    {
      knot_at (self, i)->first = self->threads->len;
      spin_from (self, i, candidates);
    }
  sort_threads (self);
  return self;
}

void
ent_tie_web_free (EntTieWeb *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->side * self->side; i++)
    g_clear_pointer (&self->buckets[i], g_array_unref);
  g_free (self->buckets);
  g_free (self->arms);
  g_free (self->reached);
  g_array_unref (self->knots);
  g_array_unref (self->threads);
  g_array_unref (self->heap);
  g_free (self);
}

/* --- ways --- */

static void
push (GArray *heap, Entry entry)
{
  guint i = heap->len;
  Entry *entries;

  g_array_append_val (heap, entry);
  entries = (Entry *) (gpointer) heap->data;
  while (i > 0 && entries[(i - 1) / 2].sum > entry.sum)
    {
      entries[i] = entries[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  entries[i] = entry;
}

static Entry
pop (GArray *heap)
{
  Entry *entries = (Entry *) (gpointer) heap->data, top = entries[0], last = entries[heap->len - 1];
  guint i = 0, child;

  g_array_set_size (heap, heap->len - 1);
  while ((child = 2 * i + 1) < heap->len)
    {
      if (child + 1 < heap->len && entries[child + 1].sum < entries[child].sum)
        child++;
      if (entries[child].sum >= last.sum)
        break;
      entries[i] = entries[child];
      i = child;
    }
  entries[i] = last;
  return top;
}

static void
go_on (EntTieWeb *self, guint index, guint goal)
{
  const Reached *here = &self->reached[index];
  guint end = index + 1 < self->knots->len ? knot_at (self, index + 1)->first : 2 * self->threads->len;

  for (guint i = knot_at (self, index)->first; i < end; i++)
    {
      const Arm *arm = &self->arms[i];
      Reached *next = &self->reached[arm->knot];
      double cost = here->cost + arm->cost;

      if (next->search == self->search)
        {
          if (next->is_done || next->cost <= cost)
            continue;
        }
      else
        {
          const Knot *knot = knot_at (self, arm->knot);

          if (knot->symbol >= 0 && arm->knot != goal)
            continue;
          next->search = self->search;
          next->is_done = FALSE;
          next->rest = DETOUR * distance (self, knot->at, knot_at (self, goal)->at);
        }
      next->cost = cost;
      next->arm = i;
      push (self->heap, (Entry) { cost + next->rest, arm->knot });
    }
}

/* The knot from which that at @index was reached. */
static guint
knot_before (const EntTieWeb *self, guint index)
{
  const Thread *thread = &g_array_index (self->threads, Thread, self->arms[self->reached[index].arm].thread);

  return thread->a == index ? thread->b : thread->a;
}

GArray *
ent_tie_web_find (EntTieWeb *self, EntTieEnds ends)
{
  GArray *threads = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = (guint) ends.from, goal = (guint) ends.to;

  self->search++;
  g_array_set_size (self->heap, 0);
  self->reached[start] = (Reached) { .search = self->search };
  push (self->heap, (Entry) { 0, start });
  while (self->heap->len > 0)
    {
      guint index = pop (self->heap).knot;

      if (self->reached[index].is_done)
        continue;
      self->reached[index].is_done = TRUE;
      if (index == goal)
        break;
      go_on (self, index, goal);
    }
  if (self->reached[goal].search != self->search || !self->reached[goal].is_done)
    return threads;
  for (guint index = goal; index != start; index = knot_before (self, index))
    g_array_append_val (threads, self->arms[self->reached[index].arm].thread);
  return threads;
}

void
ent_tie_web_use (EntTieWeb *self, const GArray *threads, int more)
{
  for (guint i = 0; i < threads->len; i++)
    {
      Thread *thread = &g_array_index (self->threads, Thread, g_array_index (threads, guint, i));

      thread->used += more;
      price (self, thread);
    }
}

guint
ent_tie_web_corners (const EntTieWeb *self, const GArray *threads, EntTieEnds ends, EntPoint corners[ENT_TIE_MAX_CORNERS])
{
  guint n = threads->len + 1, index = (guint) ends.from;
  g_autofree EntPoint *points = g_new (EntPoint, n);

  points[0] = knot_at (self, index)->at;
  for (guint i = 1; i < n; i++)
    {
      const Thread *thread = &g_array_index (self->threads, Thread, g_array_index (threads, guint, threads->len - i));

      index = thread->a == index ? thread->b : thread->a;
      points[i] = knot_at (self, index)->at;
    }
  n = ent_tie_ground_pull_tight (self->ground, ends, points, n);
  memcpy (corners, points, n * sizeof *points);
  return n;
}
