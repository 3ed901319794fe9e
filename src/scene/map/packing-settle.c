/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves symbols a little until each has room for its label: in turns, each
 * stakeholder takes the best of some places near its own together with the best spot
 * for its label there, given where the others stand now. Choices turn over by little
 * causes, so nobody goes far; only whoever still touches another looks through its
 * whole cell, and on a wall whoever has no room for the name.
 */
#include <math.h>

#include "scene/map/packing.h"

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
/* Of all, so many are too many. */
#define VAIN_AT_FIRST 0.25
#define VAIN 0.125
/* A label so near to another's symbol, in em, reads as that one's: reason enough to move. */
#define STRANGER_NEAR 0.5
#define STRANGER 15.0
#define RESTLESS 10.0
/* Where nobody can have a name, all spread out as far as they can: ties want the room. */
#define RESTLESS_WITHOUT_NAME 0.1
/* How far an eighth of a wedge's arc stands out beyond its chord, at most, in parts of its radius. */
#define BULGE 0.08

/* A box by its sides. */
typedef struct
{
  double left, top, right, bottom;
} Sides;

/* What others see of an item while they look for their places. */
typedef struct
{
  Sides box;    /* of symbol and label */
  Sides symbol; /* with its marks */
  Sides label;
  const EntPackItem *item;
} Body;

/* Of an item: what it can reach in its cell with its label, and whether anything there has
 * changed since it looked. */
typedef struct
{
  Sides reach;
  double cost;         /* when it looked */
  gboolean looks;      /* for a place */
  gboolean looks_here; /* for the best spot where it stands */
} Outlook;

typedef struct
{
  const EntLayout *layout;
  EntObstacles *still;
  const EntLabelling *labelling;
  GArray *items;
  Body *bodies;      /* of all items */
  Outlook *outlooks; /* of all items */
  gboolean numbers;  /* count as labels */
  const Effort *effort;
  Body *near; /* those that the one in question can meet in its cell */
  guint n_near;
  const Body **local; /* of those, the ones it can meet at one place */
  guint n_local;
} Settling;

static EntRect
moved (const EntRect *rect, EntPoint by)
{
  return (EntRect) { rect->x + by.x, rect->y + by.y, rect->width, rect->height };
}

static Sides
sides_of (EntRect rect)
{
  return (Sides) { rect.x, rect.y, rect.x + rect.width, rect.y + rect.height };
}

static inline gboolean
overlap (const Sides *a, const Sides *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static Body
body_of (const EntPackItem *item)
{
  EntRect symbol = moved (&item->bounds, item->at);

  return (Body) { sides_of (ent_rect_union (symbol, item->label)), sides_of (symbol), sides_of (item->label), item };
}

/* Those whose symbol or label could come near anything of @item between @around. */
static void
find_near (Settling *self, const EntPackItem *item, const Sides *around)
{
  self->n_near = 0;
  for (guint i = 0; i < self->items->len; i++)
    if (overlap (around, &self->bodies[i].box) && self->bodies[i].item != item)
      self->near[self->n_near++] = self->bodies[i];
}

/* Of the near ones, those that @item can meet with symbol or label when it stands at @at. */
static void
find_local (Settling *self, const EntPackItem *item, EntPoint at)
{
  Sides around = sides_of (moved (&item->envelope, at));

  self->n_local = 0;
  for (guint i = 0; i < self->n_near; i++)
    if (overlap (&around, &self->near[i].box))
      self->local[self->n_local++] = &self->near[i];
}

static double
cost_of_symbol (Settling *self, const EntPackItem *item, EntPoint at, double limit)
{
  double gap = 0.5 * self->layout->sizes.gap, unit = 4 * self->layout->sizes.label;
  EntRect box = ent_rect_grown (moved (&item->bounds, at), ENT_LABEL_PAD);
  Sides sides = sides_of (box);
  double cost = AWAY * ((at.x - item->home.x) * (at.x - item->home.x) + (at.y - item->home.y) * (at.y - item->home.y)) / (unit * unit);

  if (cost >= limit)
    return cost;
  if (isinf (ent_obstacles_cost (self->still, &box, -1)))
    cost += TOUCHING;
  if (cost >= limit)
    return cost;
  find_local (self, item, at);
  for (guint i = 0; i < self->n_local; i++)
    {
      const Body *body = self->local[i];
      const EntPackItem *other = body->item;
      double dx = at.x - other->at.x, dy = at.y - other->at.y;
      double least = item->reach + other->reach + gap;

      if (ent_packing_touch (item, at, other, gap))
        cost += TOUCHING * (2 - MIN (ent_length (dx, dy) / least, 1));
      else if (dx * dx + dy * dy < 4 * least * least)
        cost += 2 - ent_length (dx, dy) / least;
      if (overlap (&sides, &body->label))
        cost += OVERLAP * other->weight;
    }
  return cost;
}

/* Above @limit it is not looked at any further. */
static double
cost_of_label (Settling *self, const EntPackItem *item, const EntRect *label, double limit)
{
  Sides sides = sides_of (*label), near = sides_of (ent_rect_grown (*label, STRANGER_NEAR * self->layout->sizes.label));
  double cost = 0, more;

  if (!ent_rect_contains (&self->labelling->within, label))
    cost += OVERLAP;
  for (guint i = 0; i < self->n_local && cost < limit; i++)
    {
      const Body *other = self->local[i];

      /* its label lies elsewhere, most often */
      if (!overlap (&near, &other->box))
        continue;
      if (overlap (&sides, &other->label))
        cost += OVERLAP * MAX (item->weight, other->item->weight);
      if (overlap (&sides, &other->symbol))
        cost += OVERLAP * item->weight;
      else if (overlap (&near, &other->symbol))
        cost += STRANGER;
    }
  if (cost > UNHAPPY || cost >= limit)
    return cost;
  if (isinf (ent_obstacles_cost (self->still, label, -1)))
    return cost + OVERLAP * item->weight;
  more = self->labelling->cost != NULL ? self->labelling->cost (label, item->symbol, self->labelling->data) : 0;
  return cost + MIN (more, OVERLAP);
}

/* What it costs to have a number: nothing where nobody can have a name. On a wall names may stand
 * off their symbols, which go where there is most room around them. */
static double
cost_of_number (const Settling *self, const EntPackItem *item)
{
  return item->n_names > 0 || self->layout->sizes.wall ? NUMBER * item->weight : 0;
}

/* The cheapest spot for the label with the symbol at @at, where all others that it can meet are found already. */
static double
best_spot (Settling *self, const EntPackItem *item, EntPoint at, double limit, EntRect *label)
{
  double best = INFINITY;

  for (guint i = 0; i < (self->numbers ? item->n_spots : item->n_names) && best > 0; i++)
    {
      EntRect box = moved (&item->spots[i].box, at);
      double cost = item->spots[i].cost + (i >= item->n_names ? cost_of_number (self, item) : 0);

      if (cost >= MIN (best, limit))
        continue;
      box = ent_label_with_air (box, i < item->n_names ? self->layout->sizes.label : self->layout->sizes.key);
      cost += cost_of_label (self, item, &box, MIN (best, limit) - cost);
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
  /* an arc bulges a little beyond its chords */
  box = ent_rect_grown (box, BULGE * cell->outer);
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

/* @item, of that @index, stands elsewhere now or has its label elsewhere: who can meet it has to look again. */
static void
take (Settling *self, guint index, EntPoint at, const EntRect *label)
{
  EntPackItem *item = &g_array_index (self->items, EntPackItem, index);
  Sides before = self->bodies[index].box, after;

  if (item->at.x == at.x && item->at.y == at.y && item->label.x == label->x && item->label.y == label->y &&
      item->label.width == label->width && item->label.height == label->height)
    return;
  item->at = at;
  item->label = *label;
  self->bodies[index] = body_of (item);
  after = self->bodies[index].box;
  for (guint i = 0; i < self->items->len; i++)
    {
      Outlook *outlook = &self->outlooks[i];

      if (i != index && (overlap (&outlook->reach, &before) || overlap (&outlook->reach, &after)))
        outlook->looks = outlook->looks_here = TRUE;
    }
}

/* Gives it the best spot for its label where it stands. */
static void
look_here (Settling *self, guint index)
{
  EntPackItem *item = &g_array_index (self->items, EntPackItem, index);
  EntRect label = item->label;
  Outlook *outlook = &self->outlooks[index];

  outlook->cost = cost_of_symbol (self, item, item->at, INFINITY);
  outlook->cost += best_spot (self, item, item->at, INFINITY, &label);
  outlook->looks_here = FALSE;
  take (self, index, item->at, &label);
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
settle_one (Settling *self, guint index)
{
  EntPackItem *item = &g_array_index (self->items, EntPackItem, index);
  Choice best = { .item = item, .margin = item->reach + 0.5 * self->layout->sizes.gap, .at = item->at };
  Outlook *outlook = &self->outlooks[index];

  outlook->looks = FALSE;
  find_near (self, item, &outlook->reach);
  look_here (self, index);
  best.cost = outlook->cost;
  best.label = item->label;
  if (item->pinned || best.cost < (item->n_names > 0 ? RESTLESS : RESTLESS_WITHOUT_NAME))
    return;
  try_around (self, &best);
  /* the letters of a wall are so large that near by there may be room not even for a number */
  if (best.cost >= (self->layout->sizes.wall ? UNHAPPY : TOUCHING))
    try_cell (self, &best);
  outlook->cost = best.cost;
  take (self, index, best.at, &best.label);
}

static guint
count_unhappy (Settling *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      EntPackItem *item = &g_array_index (self->items, EntPackItem, i);

      if (self->outlooks[i].looks_here)
        {
          Sides around = sides_of (moved (&item->envelope, item->at));

          find_near (self, item, &around);
          look_here (self, i);
        }
      n += self->outlooks[i].cost > UNHAPPY;
    }
  return n;
}

/* All have to look again. */
static void
wake_up (Settling *self)
{
  for (guint i = 0; i < self->items->len; i++)
    self->outlooks[i].looks = self->outlooks[i].looks_here = TRUE;
}

/* Whether so many have no room that letters of this size are too large for all: after a round or two
 * the number falls to less than half no more. */
static gboolean
is_vain (const Settling *self, int round, guint unhappy)
{
  return self->layout->is_trial && unhappy > self->items->len * (round == 0 ? VAIN_AT_FIRST : VAIN);
}

/* At first everybody wants to have its label below. */
static void
begin (Settling *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      EntPackItem *item = &g_array_index (self->items, EntPackItem, i);

      item->envelope = envelope_of (item);
      self->numbers |= item->n_names == 0;
      if (item->n_spots > 0)
        item->label = ent_label_with_air (moved (&item->spots[0].box, item->at), self->layout->sizes.label);
      self->bodies[i] = body_of (item);
      self->outlooks[i].reach = sides_of (reachable (self, item));
    }
  wake_up (self);
}

guint
ent_packing_settle (const EntLayout *layout, EntObstacles *still, const EntLabelling *labelling, GArray *items)
{
  guint n = items->len, unhappy = 0;
  g_autofree Body *bodies = g_new (Body, n + 1), *near = g_new (Body, n + 1);
  g_autofree Outlook *outlooks = g_new (Outlook, n + 1);
  g_autofree const Body **local = g_new (const Body *, n + 1);
  Settling self = { layout, still, labelling, items, bodies, outlooks, .effort = efforts, .near = near, .local = local };

  gboolean without_names;

  while (n > self.effort->up_to)
    self.effort++;
  begin (&self);
  without_names = self.numbers;
  for (int round = 0; round < self.effort->rounds; round++)
    {
      gboolean numbers = self.numbers;

      for (guint i = 0; i < n; i++)
        if (outlooks[i].looks)
          settle_one (&self, i);
      unhappy = count_unhappy (&self);
      if ((unhappy == 0 && round > 0 && !without_names) || is_vain (&self, round, unhappy))
        break;
      /* In the end, a number is better than names over each other. */
      self.numbers |= round + 1 >= self.effort->rounds - NUMBER_ROUNDS;
      if (self.numbers != numbers)
        wake_up (&self);
    }
  return unhappy;
}
