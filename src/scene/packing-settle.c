/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves symbols a little until each has room for its label: in turns, each
 * stakeholder takes the best of some places near its own together with the best spot
 * for its label there, given where the others stand now. Choices turn over by little
 * causes, so nobody goes far; only whoever still touches another looks through its
 * whole cell, and on a wall whoever has no room for the name.
 */
#include <math.h>

#include "scene/packing.h"

/* How hard it is tried, by how many there are: the more, the less each can gain. */
typedef struct
{
  guint up_to;
  int rounds;
  int circles;       /* of places that are tried around its own */
  int across, along; /* places that are tried in the cell */
} Effort;
static const Effort efforts[] = { { 90, 7, 3, 5, 9 }, { 180, 6, 2, 4, 7 }, { G_MAXUINT, 5, 2, 3, 7 } };
/* The widest of the circles, in radius of the disc, and places on the first one. */
#define FAR 0.03
#define FAR_WALL 0.12
#define ON_CIRCLE 6
/* In so many rounds at the end, a number counts as a label. */
#define NUMBER_ROUNDS 3

/* Costs: symbols must not touch; labels must not overlap; the rest is taste. */
#define TOUCHING 1000.0
#define OVERLAP 60.0
#define AWAY 8.0
#define NUMBER 25.0
/* From this on somebody has no room for the name. */
#define UNHAPPY 20.0
/* A label so near to another's symbol, in em, reads as that one's: reason enough to move. */
#define STRANGER_NEAR 0.5
#define STRANGER 15.0
#define RESTLESS 10.0

typedef struct
{
  const EntLayout *layout;
  EntObstacles *still;
  const EntLabelling *labelling;
  GArray *items;
  gboolean numbers; /* count as labels */
  const Effort *effort;
  GPtrArray *near;  /* of EntPackItem: those that the one in question can meet in its cell */
  GPtrArray *local; /* of those, the ones it can meet at one place */
} Settling;

static EntRect
moved (const EntRect *rect, EntPoint by)
{
  return (EntRect) { rect->x + by.x, rect->y + by.y, rect->width, rect->height };
}

/* Those whose symbol or label could come near anything of @item inside its cell. */
static void
find_near (Settling *self, const EntPackItem *item, const EntRect *around)
{
  g_ptr_array_set_size (self->near, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      EntPackItem *other = &g_array_index (self->items, EntPackItem, i);
      EntRect box = ent_rect_union (moved (&other->bounds, other->at), other->label);

      if (other != item && ent_rect_overlaps (around, &box))
        g_ptr_array_add (self->near, other);
    }
}

/* Of the near ones, those that @item can meet with symbol or label when it stands at @at. */
static void
find_local (Settling *self, const EntPackItem *item, EntPoint at)
{
  EntRect around = moved (&item->envelope, at);

  g_ptr_array_set_size (self->local, 0);
  for (guint i = 0; i < self->near->len; i++)
    {
      EntPackItem *other = g_ptr_array_index (self->near, i);
      EntRect box = ent_rect_union (moved (&other->bounds, other->at), other->label);

      if (ent_rect_overlaps (&around, &box))
        g_ptr_array_add (self->local, other);
    }
}

static double
cost_of_symbol (Settling *self, const EntPackItem *item, EntPoint at, double limit)
{
  double gap = 0.5 * self->layout->sizes.gap, unit = 4 * self->layout->sizes.label;
  EntRect box = ent_rect_grown (moved (&item->bounds, at), ENT_LABEL_PAD);
  double cost = AWAY * ((at.x - item->home.x) * (at.x - item->home.x) + (at.y - item->home.y) * (at.y - item->home.y)) / (unit * unit);

  if (cost >= limit)
    return cost;
  if (isinf (ent_obstacles_cost (self->still, &box, -1)))
    cost += TOUCHING;
  if (cost >= limit)
    return cost;
  find_local (self, item, at);
  for (guint i = 0; i < self->local->len; i++)
    {
      const EntPackItem *other = g_ptr_array_index (self->local, i);
      double dx = at.x - other->at.x, dy = at.y - other->at.y;
      double least = item->reach + other->reach + gap;

      if (ent_packing_touch (item, at, other, gap))
        cost += TOUCHING * (2 - MIN (ent_length (dx, dy) / least, 1));
      else if (dx * dx + dy * dy < 4 * least * least)
        cost += 2 - ent_length (dx, dy) / least;
      if (ent_rect_overlaps (&box, &other->label))
        cost += OVERLAP * other->weight;
    }
  return cost;
}

static double
cost_of_label (Settling *self, const EntPackItem *item, const EntRect *label)
{
  EntRect near = ent_rect_grown (*label, STRANGER_NEAR * self->layout->sizes.label);
  double cost = 0, more;

  if (!ent_rect_contains (&self->labelling->within, label))
    cost += OVERLAP;
  for (guint i = 0; i < self->local->len; i++)
    {
      const EntPackItem *other = g_ptr_array_index (self->local, i);
      EntRect box = moved (&other->bounds, other->at);

      if (ent_rect_overlaps (label, &other->label))
        cost += OVERLAP * MAX (item->weight, other->weight);
      if (ent_rect_overlaps (label, &box))
        cost += OVERLAP * item->weight;
      else if (ent_rect_overlaps (&near, &box))
        cost += STRANGER;
    }
  if (cost > UNHAPPY)
    return cost;
  if (isinf (ent_obstacles_cost (self->still, label, -1)))
    return cost + OVERLAP * item->weight;
  more = self->labelling->cost != NULL ? self->labelling->cost (label, item->symbol, self->labelling->data) : 0;
  return cost + MIN (more, OVERLAP);
}

/* The cheapest spot for the label with the symbol at @at. */
static double
best_spot (Settling *self, const EntPackItem *item, EntPoint at, double limit, EntRect *label)
{
  double best = INFINITY;

  for (guint i = 0; i < (self->numbers ? item->n_spots : item->n_names) && best > 0; i++)
    {
      EntRect box = ent_label_with_air (moved (&item->spots[i].box, at), i < item->n_names ? self->layout->sizes.label : self->layout->sizes.key);
      double cost = item->spots[i].cost + (i >= item->n_names ? NUMBER * item->weight : 0);

      if (cost >= MIN (best, limit))
        continue;
      cost += cost_of_label (self, item, &box);
      if (cost < best)
        {
          best = cost;
          *label = box;
        }
    }
  return best;
}

/* A box around all that @item can reach in its cell with its label. */
static EntRect
reachable (const Settling *self, const EntPackItem *item)
{
  const EntScene *scene = self->layout->scene;
  const EntPolarCell *cell = &item->cell;
  EntRect box = { item->at.x, item->at.y, 0, 0 };

  for (guint i = 0; i <= 8; i++)
    for (guint j = 0; j < 2; j++)
      {
        EntPoint at = ent_polar_point (scene, cell->start + (cell->end - cell->start) * i / 8, j == 0 ? cell->inner : cell->outer);

        box = ent_rect_union (box, (EntRect) { at.x, at.y, 0, 0 });
      }
  return (EntRect) { box.x + item->envelope.x, box.y + item->envelope.y, box.width + item->envelope.width, box.height + item->envelope.height };
}

static EntRect
envelope_of (const EntPackItem *item)
{
  EntRect own = item->bounds;

  for (guint i = 0; i < item->n_spots; i++)
    own = ent_rect_union (own, item->spots[i].box);
  return ent_rect_grown (own, item->reach);
}

static double
cost_now (Settling *self, EntPackItem *item)
{
  double cost = cost_of_symbol (self, item, item->at, INFINITY);

  return cost + best_spot (self, item, item->at, INFINITY, &item->label);
}

typedef struct
{
  EntPackItem *item;
  double margin; /* from the borders of its cell */
  double cost;
  EntPoint at;
  EntRect label;
} Choice;

static void
try_place (Settling *self, Choice *best, EntPoint at)
{
  double cost = cost_of_symbol (self, best->item, at, best->cost);
  EntRect label;

  if (cost >= best->cost)
    return;
  cost += best_spot (self, best->item, at, best->cost - cost, &label);
  if (cost < best->cost - 1e-6)
    *best = (Choice) { best->item, best->margin, cost, at, label };
}

static void
try_around (Settling *self, Choice *best)
{
  const EntScene *scene = self->layout->scene;
  EntPoint home = best->item->home;

  try_place (self, best, home);
  for (int circle = 1; circle <= self->effort->circles; circle++)
    for (int i = 0; i < ON_CIRCLE * circle; i++)
      {
        double angle = 2 * G_PI * i / (ON_CIRCLE * circle), away = (self->layout->sizes.wall ? FAR_WALL : FAR) * scene->radius * circle / self->effort->circles;
        EntPoint at = { home.x + away * sin (angle), home.y - away * cos (angle) };

        if (ent_cell_keep (scene, &best->item->cell, best->margin, &at))
          try_place (self, best, at);
      }
}

static void
try_cell (Settling *self, Choice *best)
{
  const EntPolarCell *cell = &best->item->cell;
  double low = cell->inner + best->margin, high = cell->outer - best->margin;

  for (int i = 0; i < self->effort->across; i++)
    {
      double radius = low + (high - low) * i / (self->effort->across - 1), from, to;

      if (!ent_cell_angles (cell, radius, best->margin, &from, &to))
        continue;
      for (int j = 0; j < self->effort->along; j++)
        try_place (self, best, ent_polar_point (self->layout->scene, from + (to - from) * j / (self->effort->along - 1), radius));
    }
}

static void
settle_one (Settling *self, EntPackItem *item)
{
  Choice best = { .item = item, .margin = item->reach + 0.5 * self->layout->sizes.gap, .at = item->at };
  EntRect around = reachable (self, item);

  find_near (self, item, &around);
  best.cost = cost_now (self, item);
  best.label = item->label;
  if (item->pinned || best.cost < RESTLESS)
    return;
  try_around (self, &best);
  /* the letters of a wall are so large that near by there may be room not even for a number */
  if (best.cost >= (self->layout->sizes.wall ? UNHAPPY : TOUCHING))
    try_cell (self, &best);
  item->at = best.at;
  item->label = best.label;
}

static guint
count_unhappy (Settling *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      EntPackItem *item = &g_array_index (self->items, EntPackItem, i);
      EntRect around = moved (&item->envelope, item->at);

      find_near (self, item, &around);
      n += cost_now (self, item) > UNHAPPY;
    }
  return n;
}

guint
ent_packing_settle (const EntLayout *layout, EntObstacles *still, const EntLabelling *labelling, GArray *items)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  g_autoptr (GPtrArray) local = g_ptr_array_new ();
  Settling self = { .layout = layout, .still = still, .labelling = labelling, .items = items, .near = near, .local = local };
  guint unhappy = 0;

  for (self.effort = efforts; items->len > self.effort->up_to;)
    self.effort++;
  /* At first everybody wants to have its label below. */
  for (guint i = 0; i < items->len; i++)
    {
      EntPackItem *item = &g_array_index (items, EntPackItem, i);

      item->envelope = envelope_of (item);
      self.numbers |= item->n_names == 0;
      if (item->n_spots > 0)
        item->label = ent_label_with_air (moved (&item->spots[0].box, item->at), layout->sizes.label);
    }
  for (int round = 0; round < self.effort->rounds; round++)
    {
      for (guint i = 0; i < items->len; i++)
        {
          EntPackItem *item = &g_array_index (items, EntPackItem, i);

          settle_one (&self, item);
        }
      unhappy = count_unhappy (&self);
      if (unhappy == 0 && round > 0)
        break;
      /* In the end, a number is better than names over each other. */
      self.numbers |= round + 1 >= self.effort->rounds - NUMBER_ROUNDS;
    }
  return unhappy;
}
