/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is brought forward on the map because something speaks of them, and the way that leads through them. Nothing is
 * laid out for it: all others dim where they stand.
 */
#include "app/canvas/canvas-private.h"

#include <math.h>

#include "model/id-set.h"

/* Around all that is lit, pixels. */
#define AROUND 24

static void
clear_step (gpointer data)
{
  EntCanvasStep *step = data;

  ent_id_clear (&step->from);
  ent_id_clear (&step->to);
  ent_id_clear (&step->tie);
}

GArray *
ent_canvas_path_new (void)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (EntCanvasStep));

  g_array_set_clear_func (path, clear_step);
  return path;
}

void
ent_canvas_set_lit (EntCanvas *self, GHashTable *bright, GArray *path)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  if (self->bright == bright && self->path == path)
    return;
  g_clear_pointer (&self->bright, g_hash_table_unref);
  g_clear_pointer (&self->path, g_array_unref);
  self->bright = bright != NULL ? g_hash_table_ref (bright) : NULL;
  self->path = path != NULL ? g_array_ref (path) : NULL;
  self->reveal_lit_due = FALSE;
  ent_canvas_queue_look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "lit");
}

GHashTable *
ent_canvas_get_bright (EntCanvas *self)
{
  return self->bright;
}

GArray *
ent_canvas_get_path (EntCanvas *self)
{
  return self->path;
}

static void
extend (EntRect *all, gboolean *any, const EntRect *box)
{
  *all = *any ? ent_rect_union (*all, *box) : *box;
  *any = TRUE;
}

/* Around what of the scene is bright; FALSE: nothing is. */
static gboolean
find_lit_box (EntCanvas *self, EntRect *all)
{
  const EntScene *scene = self->scene;
  gboolean any = FALSE;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (ent_id_set_has (self->bright, symbol->id))
        extend (all, &any, &symbol->bounds);
    }
  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);

      if (ent_id_set_has (self->bright, tie->id))
        extend (all, &any, &tie->bounds);
    }
  return any;
}

void
ent_canvas_reveal_due_lit (EntCanvas *self)
{
  EntRect box;

  if (!self->reveal_lit_due || self->scene == NULL)
    return;
  self->reveal_lit_due = self->layout_due;
  if (find_lit_box (self, &box) && ent_viewport_reveal_all (&self->viewport, &box, AROUND))
    ent_canvas_viewport_changed (self);
}

void
ent_canvas_reveal_lit (EntCanvas *self)
{
  g_return_if_fail (ENT_IS_CANVAS (self));

  self->reveal_lit_due = self->bright != NULL;
  ent_canvas_reveal_due_lit (self);
}

/* It is looked for in each frame, among thousands: where it was it still is, unless the picture is another one. */
static const EntSceneTie *
find_tie (const EntScene *scene, EntCanvasStep *step)
{
  guint n = scene->ties->len;

  for (guint i = 0; step->tie != NULL && i < n; i++)
    {
      guint place = (step->place + i) % n;

      if (g_array_index (scene->ties, EntSceneTie, place).id != step->tie)
        continue;
      step->place = place;
      return &g_array_index (scene->ties, EntSceneTie, place);
    }
  return NULL;
}

static void
reverse (EntPoint *points, guint n)
{
  for (guint i = 0; i < n / 2; i++)
    {
      EntPoint point = points[i];

      points[i] = points[n - 1 - i];
      points[n - 1 - i] = point;
    }
}

/* Straight from rim to rim. */
static guint
join_symbols (const EntSceneSymbol *from, const EntSceneSymbol *to, EntPoint points[2])
{
  double away = hypot (to->x - from->x, to->y - from->y);

  if (away <= from->radius + to->radius)
    return 0;
  points[0] = (EntPoint) { from->x + (to->x - from->x) * from->radius / away, from->y + (to->y - from->y) * from->radius / away };
  points[1] = (EntPoint) { to->x - (to->x - from->x) * to->radius / away, to->y - (to->y - from->y) * to->radius / away };
  return 2;
}

guint
ent_canvas_n_steps (EntCanvas *self)
{
  return self->path != NULL && self->scene->picture == ENT_PICTURE_MAP ? self->path->len : 0;
}

guint
ent_canvas_step_line (EntCanvas *self, EntCanvasStep *step, EntPoint points[ENT_CANVAS_STEP_POINTS])
{
  const EntSceneSymbol *from = ent_canvas_symbol (self, step->from), *to = ent_canvas_symbol (self, step->to);
  const EntSceneTie *tie = find_tie (self->scene, step);
  guint n;

  if (from == NULL || to == NULL || from == to)
    return 0;
  if (tie != NULL && tie->n_points > 0)
    {
      n = ent_tie_flatten (tie, points);
      if (tie->from != ent_scene_find_symbol (self->scene, step->from))
        reverse (points, n);
    }
  else
    n = join_symbols (from, to, points);
  for (guint i = 0; i < n; i++)
    points[i] = ent_viewport_to_view (&self->viewport, points[i]);
  return n;
}
