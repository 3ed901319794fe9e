/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where stakeholders should stand one day, or stood once: a ghost of each in that ring. */
#include "scene/map/ghosts.h"

#include <math.h>

#include "scene/map/packing.h"
#include "scene/map/wedges.h"

/* Places that are tried: across the ring, then from the ray to both sides, in radii of the ghost. */
#define DEPTHS 9
#define DEPTH 0.11
#define ASIDES 25
#define ASIDE 0.4

EntRect
ent_ghost_box (const EntScene *scene, const EntSceneGhost *ghost)
{
  EntKind kind = g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol).kind;

  return ent_rect_grown (ent_symbol_box (kind, ghost->middle.x, ghost->middle.y, ghost->radius), scene->line + ENT_LABEL_PAD);
}

void
ent_ghosts_obstruct (const EntScene *scene, EntObstacles *obstacles)
{
  for (guint i = 0; i < scene->ghosts->len; i++)
    {
      EntRect box = ent_ghost_box (scene, &g_array_index (scene->ghosts, EntSceneGhost, i));

      ent_obstacles_add (obstacles, &box, -1, INFINITY);
    }
}

/* The middle first, then to both sides. */
static int
to_both_sides (int i)
{
  return (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2);
}

/* The @i-th of 0 to @last, from @first on to both sides. */
static int
from_first (int i, int last, int first)
{
  int both = MIN (first, last - first);

  if (i <= 2 * both)
    return first + to_both_sides (i);
  return first < last - first ? i : last - i;
}

/* Which of 0 to @last, from @low to @high, is nearest to @to. */
static int
nearest (double low, double high, int last, double to)
{
  return high > low ? (int) (CLAMP ((to - low) / (high - low), 0, 1) * last + 0.5) : 0;
}

/* FALSE: it would stand in another wedge. */
static gboolean
stays_in_wedge (const EntScene *scene, const EntSceneSymbol *symbol, const EntSceneGhost *ghost, double angle, double away)
{
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, symbol->sector);
  double half = (wedge->end - wedge->start) / 2;
  double reach = asin (MIN (ent_symbol_reach (symbol->kind, ghost->radius) / MAX (away, 1), 1));

  return fabs (remainder (angle - wedge->start - half, 2 * G_PI)) + reach <= half;
}

/* On the ray of its symbol, where in the ring there is most room; only where all of that is taken, beside the ray. */
static void
add_ghost (EntLayout *layout, EntObstacles *still, guint index, const EntGhostWanted *wanted)
{
  EntScene *scene = layout->scene;
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, ent_rings_index (scene, wanted->value));
  EntSceneGhost ghost = { .symbol = (int) index, .radius = wanted->radius, .kind = wanted->kind };
  double ray = atan2 (symbol->x - scene->centre.x, scene->centre.y - symbol->y), best = INFINITY;
  double low = ring->inner + 1.4 * ghost.radius, high = MAX (ring->outer - 1.4 * ghost.radius, low);
  EntRect taken = { 0 };

  for (int i = 0; i < ASIDES * DEPTHS && (i < DEPTHS || isinf (best)); i++)
    {
      double away = low + (high - low) * (0.5 + to_both_sides (i % DEPTHS) * DEPTH);
      double angle = ray + to_both_sides (i / DEPTHS) * ASIDE * ghost.radius / MAX (away, 1);
      EntSceneGhost tried = { .symbol = ghost.symbol, .middle = ent_polar_point (scene, angle, away), .radius = ghost.radius };
      EntRect box = ent_ghost_box (scene, &tried);
      double cost;

      if (i >= DEPTHS && !stays_in_wedge (scene, symbol, &ghost, angle, away))
        continue;
      cost = ent_obstacles_cost (still, &box, -1);
      if (i == 0 || cost < best)
        {
          best = cost;
          ghost.middle = tried.middle;
          taken = box;
        }
    }
  g_array_append_val (scene->ghosts, ghost);
  ent_obstacles_add (still, &taken, -1, INFINITY);
}

void
ent_ghosts_add (EntLayout *layout, EntObstacles *still)
{
  for (guint i = 0; i < layout->scene->n_stakeholders; i++)
    {
      EntGhostWanted ghost;

      if (ent_layout_ghost (layout, i, &ghost))
        add_ghost (layout, still, i, &ghost);
    }
}

/* --- then --- */

/* What it costs an outline of then to lie on symbols and on each other, on names of the ground, on names of stakeholders
 * and lines to them, under an arrow, and to be away from where somebody stood, by radii; and its arrow, to run over names and symbols. */
#define ON_SYMBOL 1000.0
#define ON_GROUND 300.0
#define ON_LABEL 8.0
#define ON_ARROW 2.0
#define AWAY 0.6
#define OVER_LABEL 2.0
#define OVER_SYMBOL 3.0
/* So much of an arrow should be seen, in lines, and what each line less costs. */
#define LEAST_ARROW 6.0
#define SHORT 1.0
/* From one place that is tried to the next, in radii; where there is little room; and how many at most across and along
 * the ring. */
#define STEP 0.4
#define SMALL_STEP 0.15
#define MOST_ACROSS 24
#define MOST_ALONG 160
/* No middle is nearer to a border, in radii. */
#define CLOSEST 0.8
/* Between two outlines, with half a line, in scene units. */
#define GAP 0.8
/* So often those that find no free place send others elsewhere. */
#define ROUNDS 12
/* Beyond so many outlines each looks for its place once, near where somebody stood: in radii, and from one place to the next. */
#define NEAR 6.0
#define LARGE_STEP 0.8
/* What it costs then to stand where another does. */
#define PUSHING 30.0

typedef struct
{
  EntSceneGhost ghost;
  EntPolarCell cell;
  EntPoint wanted;
  double cost;        /* where it is */
  EntOutline outline; /* there, once it is placed */
} Then;

typedef struct
{
  EntLayout *layout;
  EntObstacles *boxes;    /* words, and arrows with their symbol as their owner */
  GArray *shapes;         /* of EntOutline: of symbols and what they wear */
  EntObstacles *still;    /* with their index there as their owner */
  EntObstacles *outlines; /* that are placed, with their index in @thens as their owner */
  GArray *owners;         /* of int, for asking */
  EntObstacles *words;    /* what arrows run over */
  double on_outline;      /* what it costs to lie on one */
  double step;            /* from one place that is tried to the next, in radii */
  double near;            /* no place is looked for farther away, in radii */
  GArray *thens;          /* of Then */
  guint n_tried;          /* places */
  gboolean is_many;       /* arrows are everywhere, and not weighed */
  gboolean stopped;
} Thens;

static EntRect
box_of (const Thens *self, const Then *then, EntPoint at)
{
  EntSceneGhost ghost = { .symbol = then->ghost.symbol, .middle = at, .radius = then->ghost.radius };

  return ent_ghost_box (self->layout->scene, &ghost);
}

/* Of the arrow between the two outlines; FALSE where there is no room for one. */
static gboolean
find_arrow (const Thens *self, const Then *then, EntPoint at, EntPoint *from, EntPoint *to, double *length)
{
  const EntSceneSymbol *symbol = &g_array_index (self->layout->scene->symbols, EntSceneSymbol, then->ghost.symbol);
  double x = symbol->x - at.x, y = symbol->y - at.y, whole = MAX (ent_length (x, y), 1e-6);

  *length = whole - then->ghost.radius - symbol->radius;
  *from = (EntPoint) { at.x + x / whole * then->ghost.radius, at.y + y / whole * then->ghost.radius };
  *to = (EntPoint) { symbol->x - x / whole * symbol->radius, symbol->y - y / whole * symbol->radius };
  return *length > 0;
}

static EntOutline
outline_at (const Thens *self, const Then *then, EntPoint at)
{
  return ent_outline_of_symbol (then->ghost.symbol, g_array_index (self->layout->scene->symbols, EntSceneSymbol, then->ghost.symbol).kind, at, then->ghost.radius);
}

/* Of symbols and of outlines that are placed; looks no further once it is @limit. */
static double
cost_of_shapes (Thens *self, const Then *then, EntPoint at, const EntRect *box, double limit)
{
  EntOutline outline = outline_at (self, then, at);
  double gap = 0.5 * self->layout->scene->line + GAP, cost = 0;

  g_array_set_size (self->owners, 0);
  ent_obstacles_owners (self->still, box, -1, self->owners);
  for (guint i = 0; i < self->owners->len && cost < limit; i++)
    if (ent_outlines_touch (&outline, &g_array_index (self->shapes, EntOutline, g_array_index (self->owners, int, i)), gap))
      cost += ON_SYMBOL;
  g_array_set_size (self->owners, 0);
  ent_obstacles_owners (self->outlines, box, -1, self->owners);
  for (guint i = 0; i < self->owners->len && cost < limit; i++)
    if (ent_outlines_touch (&outline, &g_array_index (self->thens, Then, g_array_index (self->owners, int, i)).outline, gap))
      cost += self->on_outline;
  return cost;
}

/* Beyond @limit it is not looked at any further. */
static double
cost_at (Thens *self, const Then *then, EntPoint at, double limit)
{
  double line = self->layout->scene->line, length, cost;
  EntRect box = box_of (self, then, at);
  EntPoint from, to;

  if (++self->n_tried % ENT_GHOSTS_PLACES_PER_LOOK == 0 && !self->stopped)
    self->stopped = ent_progress_is_stopped (self->layout->scene->progress);
  cost = AWAY * ent_length (at.x - then->wanted.x, at.y - then->wanted.y) / MAX (then->ghost.radius, line);
  if (cost >= limit)
    return cost;
  cost += ent_obstacles_cost (self->boxes, &box, -1);
  if (cost >= limit)
    return cost;
  cost += cost_of_shapes (self, then, at, &box, limit - cost);
  if (cost >= limit)
    return cost;
  if (self->is_many)
    return cost;
  if (find_arrow (self, then, at, &from, &to, &length))
    cost += ent_obstacles_cost_of_line (self->words, from, to, line, then->ghost.symbol);
  return cost + SHORT * MAX (LEAST_ARROW - length / line, 0);
}

/* Whether all of its outline lies in its cell. */
static gboolean
is_in_cell (const Thens *self, const Then *then, EntPoint at)
{
  const EntScene *scene = self->layout->scene;
  double middle = (then->cell.start + then->cell.end) / 2, half = (then->cell.end - then->cell.start) / 2;
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline (g_array_index (scene->symbols, EntSceneSymbol, then->ghost.symbol).kind, at.x, at.y, then->ghost.radius, corners);

  for (guint i = 0; i < n; i++)
    {
      double x = corners[i].x - scene->centre.x, y = corners[i].y - scene->centre.y, away = ent_length (x, y);

      if (away < then->cell.inner || away > then->cell.outer || fabs (remainder (atan2 (x, -y) - middle, 2 * G_PI)) > half)
        return FALSE;
    }
  return TRUE;
}

/* Of the angles at @away those in which places are looked for, with @wanted brought among them; FALSE: none. */
static gboolean
find_angles (const Thens *self, const Then *then, double away, double radius, double *from, double *to, double *wanted)
{
  double middle, half = self->near * radius / MAX (away, 1e-6);

  if (!ent_cell_angles (&then->cell, away, CLOSEST * radius, from, to))
    return FALSE;
  middle = (*from + *to) / 2;
  *wanted = middle + remainder (*wanted - middle, 2 * G_PI);
  *from = MAX (*from, *wanted - half);
  *to = MIN (*to, *wanted + half);
  return *from <= *to;
}

static void
try_place (Thens *self, Then *then, EntPoint at)
{
  double cost = cost_at (self, then, at, then->cost);

  if (cost >= then->cost || !is_in_cell (self, then, at))
    return;
  then->cost = cost;
  then->ghost.middle = at;
}

/* From where it stood outwards: what is near spares most of what is farther. */
static void
look_for_place (Thens *self, Then *then)
{
  const EntScene *scene = self->layout->scene;
  double x = then->wanted.x - scene->centre.x, y = then->wanted.y - scene->centre.y, distance = ent_length (x, y), angle = atan2 (x, -y);
  double radius = MAX (then->ghost.radius, scene->line), step = self->step * radius, reach = CLOSEST * radius;
  double low = MAX (then->cell.inner + reach, distance - self->near * radius), high = MIN (then->cell.outer - reach, distance + self->near * radius);
  int n_across = CLAMP ((int) ((high - low) / step), 1, MOST_ACROSS - 1);

  if (high < low)
    low = high = (then->cell.inner + then->cell.outer) / 2;
  for (int i = 0; i <= n_across; i++)
    {
      double away = low + (high - low) * from_first (i, n_across, nearest (low, high, n_across, distance)) / n_across, from, to;
      int n_along, first;

      if (!find_angles (self, then, away, radius, &from, &to, &angle))
        continue;
      n_along = CLAMP ((int) ((to - from) * away / step), 1, MOST_ALONG - 1);
      first = nearest (from, to, n_along, angle);
      for (int j = 0; j <= n_along && !self->stopped; j++)
        try_place (self, then, ent_polar_point (scene, from + (to - from) * from_first (j, n_along, first) / n_along, away));
    }
}

static int
place_of (const Thens *self, const Then *then)
{
  return (int) (then - &g_array_index (self->thens, Then, 0));
}

static void
take (Thens *self, Then *then)
{
  EntRect box = box_of (self, then, then->ghost.middle);
  EntPoint from, to;
  double length;

  then->outline = outline_at (self, then, then->ghost.middle);
  ent_obstacles_add (self->outlines, &box, place_of (self, then), INFINITY);
  if (!self->is_many && find_arrow (self, then, then->ghost.middle, &from, &to, &length))
    ent_obstacles_add_line (self->boxes, from, to, then->ghost.symbol, ON_ARROW);
}

static void
leave (Thens *self, const Then *then)
{
  EntRect box = box_of (self, then, then->ghost.middle);
  EntPoint from, to;
  double length;

  ent_obstacles_remove (self->outlines, &box, place_of (self, then));
  if (!self->is_many && find_arrow (self, then, then->ghost.middle, &from, &to, &length))
    ent_obstacles_remove_line (self->boxes, from, to, then->ghost.symbol);
}

/* Where it stood, if that is free, or else the best place. */
static void
place (Thens *self, Then *then)
{
  then->ghost.middle = then->wanted;
  then->cost = cost_at (self, then, then->wanted, INFINITY);
  if (then->cost > 0)
    look_for_place (self, then);
  take (self, then);
}

static void
collect_boxes (Thens *self, const double *dear)
{
  const EntScene *scene = self->layout->scene;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      ent_obstacles_add (self->words, &symbol->bounds, (int) i, OVER_SYMBOL);
    }
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      gboolean is_label = text->role == ENT_TEXT_LABEL || text->role == ENT_TEXT_KEY_NUMBER;
      int of = is_label && text->id != NULL ? ent_scene_find_symbol (scene, text->id) : -1;
      EntRect boxes[ENT_TEXT_MAX_BOXES];
      guint n = text->role == ENT_TEXT_BADGE || text->on_symbol ? 0 : ent_scene_text_boxes (text, boxes);

      for (guint j = 0; j < n; j++)
        {
          EntRect box = ent_rect_grown (boxes[j], text->plate ? ENT_RING_NAME_AIR * text->size : ENT_LABEL_PAD);

          ent_obstacles_add (self->boxes, &box, -1, is_label ? ON_LABEL + (of >= 0 ? dear[of] : 0) : ON_GROUND);
          ent_obstacles_add (self->words, &box, -1, OVER_LABEL);
        }
    }
}

static void
collect_shapes (Thens *self)
{
  for (guint i = 0; i < self->shapes->len; i++)
    ent_obstacles_add (self->still, &g_array_index (self->shapes, EntOutline, i).box, (int) i, INFINITY);
}

static void
collect_leaders (Thens *self, const double *dear)
{
  const EntScene *scene = self->layout->scene;

  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);

      for (guint j = 1; j < leader->n_points; j++)
        ent_obstacles_add_line (self->boxes, leader->points[j - 1], leader->points[j], -1, ON_LABEL + dear[leader->symbol]);
    }
}

static void
collect_thens (Thens *self, const EntPoint *places)
{
  const EntScene *scene = self->layout->scene;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol symbol = g_array_index (scene->symbols, EntSceneSymbol, i);
      EntGhostWanted wanted;
      Then then;

      if (!ent_layout_ghost (self->layout, i, &wanted))
        continue;
      symbol.ring = (guint8) ent_rings_index (scene, wanted.value);
      then = (Then) {
        .ghost = { .symbol = (int) i, .radius = wanted.radius, .kind = wanted.kind },
        .cell = ent_cell_of (scene, &symbol),
        .wanted = places[i],
      };
      g_array_append_val (self->thens, then);
    }
}

/* Whoever finds no free place takes one from others, who look for another then. */
static void
push (Thens *self, Then *then)
{
  self->on_outline = PUSHING;
  self->step = SMALL_STEP;
  place (self, then);
  self->on_outline = ON_SYMBOL;
  self->step = STEP;
}

/* Each in turn looks once more where all others stand; returns how much too many lie on something. */
static double
look_again (Thens *self, gboolean pushes)
{
  double sum = 0;

  for (guint i = 0; i < self->thens->len && !self->stopped; i++)
    {
      Then *then = &g_array_index (self->thens, Then, i);

      leave (self, then);
      then->cost = cost_at (self, then, then->ghost.middle, INFINITY);
      if (then->cost <= 0)
        {
          take (self, then);
          continue;
        }
      place (self, then);
      if (then->cost >= ON_GROUND && pushes)
        {
          leave (self, then);
          push (self, then);
        }
    }
  for (guint i = 0; i < self->thens->len && !self->stopped; i++)
    {
      Then *then = &g_array_index (self->thens, Then, i);

      leave (self, then);
      then->cost = cost_at (self, then, then->ghost.middle, INFINITY);
      take (self, then);
      sum += then->cost >= ON_GROUND ? then->cost : 0;
    }
  return sum;
}

static void
place_all (Thens *self)
{
  /* those whose place is free first: they keep it */
  for (guint is_free = 2; is_free-- > 0;)
    for (guint i = 0; i < self->thens->len && !self->stopped; i++)
      {
        Then *then = &g_array_index (self->thens, Then, i);

        if (is_free)
          then->cost = cost_at (self, then, then->wanted, INFINITY);
        if (is_free ? then->cost <= 0 : then->cost > 0)
          place (self, then);
      }
}

/* The best of some rounds. */
static void
settle (Thens *self)
{
  g_autoptr (GArray) best = g_array_copy (self->thens);
  double least = INFINITY;
  guint n_rounds = self->is_many ? 1 : ROUNDS;

  for (guint round = 0; round < n_rounds && least >= ON_GROUND && !self->stopped; round++)
    {
      double cost = look_again (self, round > 0);

      if (cost >= least)
        continue;
      least = cost;
      g_array_set_size (best, 0);
      g_array_append_vals (best, self->thens->data, self->thens->len);
    }
  for (guint i = 0; i < best->len; i++)
    g_array_append_val (self->layout->scene->ghosts, g_array_index (best, Then, i).ghost);
}

void
ent_ghosts_add_then (EntLayout *layout, const EntPoint *places, const double *dear)
{
  EntScene *scene = layout->scene;
  double cell = 4 * layout->sizes.label;
  g_autoptr (GArray) thens = g_array_new (FALSE, FALSE, sizeof (Then)), shapes = ent_scene_outlines (scene), owners = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (EntObstacles) boxes = ent_obstacles_new (scene, cell), still = ent_obstacles_new (scene, cell);
  g_autoptr (EntObstacles) outlines = ent_obstacles_new (scene, cell), words = ent_obstacles_new (scene, cell);
  Thens self = { layout, boxes, shapes, still, outlines, owners, words, ON_SYMBOL, STEP, INFINITY, thens };

  collect_boxes (&self, dear);
  collect_shapes (&self);
  collect_leaders (&self, dear);
  collect_thens (&self, places);
  self.is_many = thens->len > ENT_GHOSTS_MANY;
  if (self.is_many)
    {
      self.step = LARGE_STEP;
      self.near = NEAR;
    }
  place_all (&self);
  settle (&self);
}
