/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes room between the homes of the stakeholders: whoever stands in another's
 * way is pushed aside a little, many times over, and drawn home again. Nobody
 * chooses between places, so that a small change of what is given makes a small
 * change of what comes out, and far from it none.
 *
 * How much room each would like follows from its name and its power and from how
 * many share the disc, not from the size of letters: the places are the same at
 * any size of the picture, in parts of the radius.
 */
#include <math.h>
#include <string.h>

#include "scene/map/packing.h"

#define ITERATIONS 48
/* Of an overlap, how much is taken away at once; and of the way home. */
#define PUSH 0.4
#define HOME 0.03
/* The pairs that can meet are looked for so often. */
#define LOOK_AGAIN 12
/* Everybody is small at first and grows while there is time for it: who goes to which side
 * is decided by where they live, not by who met whom. */
#define SMALL 0.4
#define GROWN 0.7
/* So near to the middle of another, in parts of both, a push grows gently. */
#define GENTLE 0.1

typedef struct
{
  double half_width, half_height; /* of symbol and label */
  double below;                   /* of the symbol's middle, that of both */
} Footprint;

typedef struct
{
  guint a, b;
} Pair;

/* What of an item is asked again and again, close together. */
typedef struct
{
  EntPoint at, push;
  double reach;
  gboolean pinned;
  Footprint footprint;
} Body;

typedef struct
{
  const EntLayout *layout;
  GArray *items;
  Body *bodies;   /* of the items */
  GArray *pairs;  /* of Pair, that may meet before they are looked for again */
  GArray *plates; /* of EntRect: the names of the rings */
  double gap;
  double grown; /* of what each would like to have, now */
} Relaxing;

static Footprint
footprint_of (const Relaxing *self, const EntPackItem *item, double em)
{
  const EntScene *scene = self->layout->scene;
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, item->symbol);
  EntNominal nominal = ent_layout_nominal (self->layout, ent_spec_name (self->layout->spec, ent_layout_stakeholder (self->layout, item->symbol)), symbol->radius);
  EntPoint box = ent_nominal_box (&nominal);

  return (Footprint) { 0.5 * box.x * em, 0.5 * box.y * em, 0.5 * nominal.height * em };
}

static void
find_pairs (Relaxing *self, double slack)
{
  g_array_set_size (self->pairs, 0);
  for (guint i = 0; i < self->items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const Body *a = &self->bodies[i], *b = &self->bodies[j];
        double x = fabs (a->at.x - b->at.x), y = fabs (a->at.y - b->at.y);
        double reach = a->reach + b->reach + self->gap;

        if (x < MAX (a->footprint.half_width + b->footprint.half_width, reach) + slack &&
            y < MAX (a->footprint.half_height + b->footprint.half_height, reach) + slack)
          g_array_append_val (self->pairs, ((Pair) { i, j }));
      }
}

/* What takes two boxes apart, most of it along the shorter way; @dx, @dy: from the first to the second. */
static EntPoint
push_apart (double dx, double dy, double width, double height)
{
  double x = width - fabs (dx), y = height - fabs (dy), share;

  if (x <= 0 || y <= 0)
    return (EntPoint) { 0, 0 };
  share = y * y / (x * x + y * y);
  /* no leap from one side to the other */
  return (EntPoint) { x * share * dx / (fabs (dx) + GENTLE * width), y * (1 - share) * dy / (fabs (dy) + GENTLE * height) };
}

static void
push_pair (Relaxing *self, const Pair *pair)
{
  Body *a = &self->bodies[pair->a], *b = &self->bodies[pair->b];
  const Footprint *fa = &a->footprint, *fb = &b->footprint;
  double dx = b->at.x - a->at.x, dy = b->at.y - a->at.y, least = a->reach + b->reach + self->gap;
  double distance = ent_length (dx, dy), to_a = a->pinned ? 0 : (b->pinned ? 1 : 0.5), to_b = b->pinned ? 0 : 1 - to_a;
  EntPoint push = push_apart (dx, dy + fb->below - fa->below, self->grown * (fa->half_width + fb->half_width),
                              self->grown * (fa->half_height + fb->half_height));

  if (distance < least)
    {
      double more = (least - distance) / (distance + 1e-3 * least);

      push.x += more * dx;
      push.y += more * dy;
    }
  a->push.x -= to_a * push.x;
  a->push.y -= to_a * push.y;
  b->push.x += to_b * push.x;
  b->push.y += to_b * push.y;
}

static void
push_off_plates (Relaxing *self, Body *body)
{
  for (guint i = 0; i < self->plates->len; i++)
    {
      const EntRect *plate = &g_array_index (self->plates, EntRect, i);
      EntPoint push = push_apart (body->at.x - plate->x - plate->width / 2, body->at.y - plate->y - plate->height / 2,
                                  plate->width / 2 + body->reach + self->gap, plate->height / 2 + body->reach + self->gap);

      body->push.x += push.x;
      body->push.y += push.y;
    }
}

static void
step (Relaxing *self)
{
  for (guint i = 0; i < self->items->len; i++)
    self->bodies[i].push = (EntPoint) { 0, 0 };
  for (guint i = 0; i < self->pairs->len; i++)
    push_pair (self, &g_array_index (self->pairs, Pair, i));
  for (guint i = 0; i < self->items->len; i++)
    {
      const EntPackItem *item = &g_array_index (self->items, EntPackItem, i);
      Body *body = &self->bodies[i];

      if (body->pinned)
        continue;
      push_off_plates (self, body);
      body->at.x += PUSH * body->push.x + HOME * (item->home.x - body->at.x);
      body->at.y += PUSH * body->push.y + HOME * (item->home.y - body->at.y);
      ent_cell_keep (self->layout->scene, &item->cell, item->reach + 0.5 * self->gap, &body->at);
    }
}

static void
collect_plates (Relaxing *self)
{
  const EntScene *scene = self->layout->scene;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntRect boxes[ENT_TEXT_MAX_BOXES];

      if (text->role == ENT_TEXT_RING)
        g_array_append_vals (self->plates, boxes, ent_scene_text_boxes (text, boxes));
    }
}

/* All that the places follow from, and room for them: what is kept of it begins with what was given. */
static GByteArray *
write_down (const Relaxing *self, double em)
{
  GByteArray *given = g_byte_array_new ();

  g_byte_array_append (given, (const guint8 *) &em, sizeof em);
  g_byte_array_append (given, (const guint8 *) &self->gap, sizeof self->gap);
  g_byte_array_append (given, (const guint8 *) self->plates->data, self->plates->len * (guint) sizeof (EntRect));
  for (guint i = 0; i < self->items->len; i++)
    {
      const EntPackItem *item = &g_array_index (self->items, EntPackItem, i);
      const double numbers[] = { item->at.x, item->at.y, item->home.x, item->home.y, item->reach, item->cell.start, item->cell.end, item->cell.inner, item->cell.outer, item->pinned };

      g_byte_array_append (given, (const guint8 *) numbers, sizeof numbers);
      g_byte_array_append (given, (const guint8 *) &self->bodies[i].footprint, sizeof (Footprint));
    }
  return given;
}

static gboolean
remember (const EntLayout *layout, const GByteArray *given, GArray *items)
{
  gsize size = 0;
  const guint8 *kept = layout->relaxed != NULL ? g_bytes_get_data (layout->relaxed, &size) : NULL;

  if (kept == NULL || size != given->len + items->len * sizeof (EntPoint) || memcmp (kept, given->data, given->len) != 0)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    memcpy (&g_array_index (items, EntPackItem, i).at, kept + given->len + i * sizeof (EntPoint), sizeof (EntPoint));
  return TRUE;
}

void
ent_packing_relax (EntLayout *layout, GArray *items)
{
  g_autofree Body *bodies = g_new0 (Body, items->len + 1);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GArray) plates = g_array_new (FALSE, FALSE, sizeof (EntRect));
  g_autoptr (GByteArray) given = NULL;
  Relaxing self = { layout, items, bodies, pairs, plates, 0.5 * layout->sizes.gap, SMALL };
  double em = ent_layout_nominal_em (layout);

  for (guint i = 0; i < items->len; i++)
    {
      const EntPackItem *item = &g_array_index (items, EntPackItem, i);

      bodies[i] = (Body) { .at = item->at, .reach = item->reach, .pinned = item->pinned, .footprint = footprint_of (&self, item, em) };
    }
  collect_plates (&self);
  given = write_down (&self, em);
  if (remember (layout, given, items))
    return;
  for (guint i = 0; i < ITERATIONS; i++)
    {
      if (i % LOOK_AGAIN == 0)
        find_pairs (&self, 2 * em);
      self.grown = MIN (1, SMALL + (1 - SMALL) * i / (GROWN * ITERATIONS));
      step (&self);
    }
  for (guint i = 0; i < items->len; i++)
    {
      g_array_index (items, EntPackItem, i).at = bodies[i].at;
      g_byte_array_append (given, (const guint8 *) &bodies[i].at, sizeof (EntPoint));
    }
  g_clear_pointer (&layout->relaxed, g_bytes_unref);
  layout->relaxed = g_byte_array_free_to_bytes (g_steal_pointer (&given));
}
