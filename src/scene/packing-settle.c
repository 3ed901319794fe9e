/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves symbols inside their cells until each has room for its label: in turns,
 * each stakeholder takes the best of some places together with the best spot for
 * its label there, given where the others stand now.
 */
#include <math.h>

#include "scene/packing.h"

#define ROUNDS 7
/* Places that are tried, across the ring and along it. */
#define ACROSS 5
#define ALONG 9

/* Costs: symbols must not touch; labels must not overlap; the rest is taste. */
#define TOUCHING 1000.0
#define OVERLAP 60.0
#define AWAY 3.0
#define NUMBER 25.0
/* From this on somebody has no room for the name. */
#define UNHAPPY 20.0
#define PAD 1.15

typedef struct
{
  const EntLayout *layout;
  EntObstacles *still;
  const EntLabelling *labelling;
  GArray *items;
  gboolean numbers; /* count as labels */
  GPtrArray *near; /* of EntPackItem: those that the one in question can meet */
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

static double
cost_of_symbol (Settling *self, const EntPackItem *item, EntPoint at)
{
  double gap = 0.5 * self->layout->sizes.gap, cost = 0;
  EntRect box = ent_rect_grown (moved (&item->bounds, at), PAD);
  double unit = 4 * self->layout->sizes.label;

  if (isinf (ent_obstacles_cost (self->still, &box, -1)))
    cost += TOUCHING;
  for (guint i = 0; i < self->near->len; i++)
    {
      const EntPackItem *other = g_ptr_array_index (self->near, i);
      double distance = hypot (at.x - other->at.x, at.y - other->at.y);
      double least = item->reach + other->reach + gap;

      if (ent_packing_touch (item, at, other, gap))
        cost += TOUCHING * (2 - MIN (distance / least, 1));
      else if (distance < 2 * least)
        cost += 1 - (distance - least) / least;
      if (ent_rect_overlaps (&box, &other->label))
        cost += OVERLAP;
    }
  cost += AWAY * ((at.x - item->home.x) * (at.x - item->home.x) + (at.y - item->home.y) * (at.y - item->home.y)) / (unit * unit);
  return cost;
}

static double
cost_of_label (Settling *self, const EntPackItem *item, const EntRect *label)
{
  double cost = 0, more;

  if (!ent_rect_contains (&self->labelling->within, label))
    cost += OVERLAP;
  for (guint i = 0; i < self->near->len; i++)
    {
      const EntPackItem *other = g_ptr_array_index (self->near, i);
      EntRect box = moved (&other->bounds, other->at);

      if (ent_rect_overlaps (label, &other->label))
        cost += OVERLAP;
      if (ent_rect_overlaps (label, &box))
        cost += OVERLAP;
    }
  if (cost > UNHAPPY)
    return cost;
  if (isinf (ent_obstacles_cost (self->still, label, -1)))
    return cost + OVERLAP;
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
      EntRect box = ent_rect_grown (moved (&item->spots[i].box, at), PAD);
      double cost = item->spots[i].cost + (i >= item->n_names ? NUMBER : 0);

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
  EntRect own = item->bounds;

  for (guint i = 0; i <= ALONG; i++)
    for (guint j = 0; j < 2; j++)
      {
        EntPoint at = ent_polar_point (scene, cell->start + (cell->end - cell->start) * i / ALONG, j == 0 ? cell->inner : cell->outer);

        box = ent_rect_union (box, (EntRect) { at.x, at.y, 0, 0 });
      }
  for (guint i = 0; i < item->n_spots; i++)
    own = ent_rect_union (own, item->spots[i].box);
  own = ent_rect_grown (own, 2 * item->reach);
  return (EntRect) { box.x + own.x, box.y + own.y, box.width + own.width, box.height + own.height };
}

static double
cost_now (Settling *self, EntPackItem *item)
{
  double cost = cost_of_symbol (self, item, item->at);

  return cost + best_spot (self, item, item->at, INFINITY, &item->label);
}

static void
settle_one (Settling *self, EntPackItem *item)
{
  const EntPolarCell *cell = &item->cell;
  double margin = item->reach + 0.5 * self->layout->sizes.gap;
  double low = cell->inner + margin, high = cell->outer - margin;
  EntRect around = reachable (self, item), label = item->label;
  double best;
  EntPoint at = item->at;

  find_near (self, item, &around);
  best = cost_now (self, item);
  label = item->label;
  if (item->pinned)
    return;
  for (guint i = 0; i < ACROSS; i++)
    {
      double radius = low + (high - low) * i / (ACROSS - 1), from, to;

      if (!ent_cell_angles (cell, radius, margin, &from, &to))
        continue;
      for (guint j = 0; j < ALONG; j++)
        {
          EntPoint tried = ent_polar_point (self->layout->scene, from + (to - from) * j / (ALONG - 1), radius);
          double cost = cost_of_symbol (self, item, tried);
          EntRect box;

          if (cost >= best)
            continue;
          cost += best_spot (self, item, tried, best - cost, &box);
          if (cost < best - 1e-6)
            {
              best = cost;
              at = tried;
              label = box;
            }
        }
    }
  item->at = at;
  item->label = label;
}

static guint
count_unhappy (Settling *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      EntPackItem *item = &g_array_index (self->items, EntPackItem, i);
      EntRect around = ent_rect_grown (ent_rect_union (moved (&item->bounds, item->at), item->label), 20 * self->layout->sizes.label);

      find_near (self, item, &around);
      n += cost_now (self, item) > UNHAPPY;
    }
  return n;
}

guint
ent_packing_settle (const EntLayout *layout, EntObstacles *still, const EntLabelling *labelling, GArray *items)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  Settling self = { .layout = layout, .still = still, .labelling = labelling, .items = items, .near = near };
  guint unhappy = 0;

  /* At first everybody wants to have its label below. */
  for (guint i = 0; i < items->len; i++)
    {
      EntPackItem *item = &g_array_index (items, EntPackItem, i);

      if (item->n_spots > 0)
        item->label = ent_rect_grown (moved (&item->spots[0].box, item->at), PAD);
    }
  for (guint round = 0; round < ROUNDS; round++)
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
      self.numbers = round >= ROUNDS - 3;
    }
  return unhappy;
}
