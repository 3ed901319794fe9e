/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After an edit the symbols glide from where they were to where they are: the picture
 * from before fades into the new one, and over both go the symbols that move, cut out of
 * the new one. Only nodes with textures that are there already, and the scene is the new
 * one from the first frame on: the pointer and the keys need not wait.
 */
#include "app/canvas/canvas-private.h"

#include <math.h>

#include "draw/theme.h"

/* Microseconds. */
#define DURATION 220000.0
/* Beyond so many that move, the pictures fade only. */
#define MOST 250
/* Pixels of the view that are no move. */
#define STANDING 0.5

struct _EntGlide
{
  GArray *from;          /* of EntPoint, by symbol of the new scene: where it was */
  GArray *moving;        /* of guint: symbols */
  EntStudioPicture *old; /* or NULL */
  gint64 begin;          /* of the first frame; 0: it has not come */
  double part;           /* of the time that has gone, 0-1 */
  guint tick_id;
};

void
ent_glide_free (EntGlide *glide)
{
  if (glide == NULL)
    return;
  g_array_unref (glide->from);
  g_array_unref (glide->moving);
  ent_studio_picture_free (glide->old);
  g_free (glide);
}

/* Fast at first, slow where it arrives. */
static double
eased (double part)
{
  return 1 - (1 - part) * (1 - part) * (1 - part);
}

static EntPoint
place_now (const EntGlide *glide, const EntScene *scene, guint index)
{
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  EntPoint from = g_array_index (glide->from, EntPoint, index);
  double part = eased (glide->part);

  return (EntPoint) { from.x + part * (symbol->x - from.x), from.y + part * (symbol->y - from.y) };
}

EntPoint
ent_canvas_place_now (EntCanvas *self, const EntSceneSymbol *symbol)
{
  guint index = (guint) (symbol - &g_array_index (self->scene->symbols, EntSceneSymbol, 0));

  if (self->glide == NULL || index >= self->glide->from->len)
    return (EntPoint) { symbol->x, symbol->y };
  return place_now (self->glide, self->scene, index);
}

void
ent_canvas_stop_glide (EntCanvas *self)
{
  EntGlide *glide = g_steal_pointer (&self->glide);

  if (glide == NULL)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), glide->tick_id);
  ent_glide_free (glide);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
ent_canvas_is_gliding (EntCanvas *self)
{
  return self->glide != NULL;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  EntCanvas *self = ENT_CANVAS (widget);
  EntGlide *glide = self->glide;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (glide->begin == 0)
    glide->begin = now;
  glide->part = (double) (now - glide->begin) / DURATION;
  gtk_widget_queue_draw (widget);
  if (glide->part < 1)
    return G_SOURCE_CONTINUE;
  ent_glide_free (g_steal_pointer (&self->glide));
  return G_SOURCE_REMOVE;
}

static gboolean
has_animations (EntCanvas *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static void
collect_moves (EntCanvas *self, EntGlide *glide, const EntScene *scene)
{
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      const EntSceneSymbol *before = ent_canvas_symbol (self, symbol->id);
      EntPoint from = before != NULL ? ent_canvas_place_now (self, before) : (EntPoint) { symbol->x, symbol->y };

      g_array_append_val (glide->from, from);
      if (hypot (from.x - symbol->x, from.y - symbol->y) * self->viewport.zoom > STANDING)
        g_array_append_val (glide->moving, i);
    }
}

/* While self->scene and its pictures are still those from before. */
EntGlide *
ent_canvas_begin_glide (EntCanvas *self, const EntScene *scene)
{
  const EntScene *before = self->scene;
  EntGlide *glide;

  if (!self->glide_due || before == NULL || before->picture != scene->picture || before->width != scene->width ||
      before->height != scene->height || !has_animations (self))
    return NULL;
  glide = g_new0 (EntGlide, 1);
  glide->from = g_array_new (FALSE, FALSE, sizeof (EntPoint));
  glide->moving = g_array_new (FALSE, FALSE, sizeof (guint));
  collect_moves (self, glide, scene);
  if (glide->moving->len > MOST)
    g_array_set_size (glide->moving, 0);
  return glide;
}

/* The new scene is there, with its picture; @old: the one that was shown. Takes both over. */
void
ent_canvas_run_glide (EntCanvas *self, EntGlide *glide, EntStudioPicture *old)
{
  glide->old = old;
  self->glide = glide;
  glide->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* The symbol of the new picture, or what lies beneath it there, around @at. */
static void
append_disc (EntCanvas *self, GtkSnapshot *snapshot, const EntSceneSymbol *symbol, EntPoint at, const EntStudioPicture *picture)
{
  double grown = self->scene->line;
  EntRect bounds = { symbol->bounds.x + at.x - symbol->x - grown, symbol->bounds.y + at.y - symbol->y - grown,
                     symbol->bounds.width + 2 * grown, symbol->bounds.height + 2 * grown };
  EntRect box = ent_viewport_rect_to_view (&self->viewport, &bounds);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height),
                                   (float) (0.3 * MIN (box.width, box.height)));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (picture != NULL)
    {
      EntRect region = { picture->region.x + at.x - symbol->x, picture->region.y + at.y - symbol->y,
                         picture->region.width, picture->region.height };

      box = ent_viewport_rect_to_view (&self->viewport, &region);
      gtk_snapshot_append_texture (snapshot, picture->texture,
                                   &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height));
    }
  else
    {
      EntRgb rgb = ent_draw_ground_at (self->scene, ent_theme (ent_canvas_theme_id (self)), at.x, at.y);

      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { ((rgb >> 16) & 0xff) / 255.0f, ((rgb >> 8) & 0xff) / 255.0f, (rgb & 0xff) / 255.0f, 1 },
                                 &outline.bounds);
    }
  gtk_snapshot_pop (snapshot);
}

const EntStudioPicture *
ent_canvas_fading_picture (EntCanvas *self, double *opacity)
{
  *opacity = self->glide != NULL ? CLAMP (self->glide->part, 0, 1) : 1;
  return self->glide != NULL ? self->glide->old : NULL;
}

void
ent_canvas_snapshot_glide (EntCanvas *self, GtkSnapshot *snapshot)
{
  const EntGlide *glide = self->glide;
  const EntStudioPicture *picture = self->sharp != NULL ? self->sharp : self->base;

  if (glide == NULL || picture == NULL || self->scene == NULL || (picture == self->base && self->base_stale))
    return;
  /* where they stood and will stand they are seen through the other picture: in passing only */
  gtk_snapshot_push_opacity (snapshot, CLAMP (2 * (1 - glide->part), 0, 1));
  for (guint i = 0; i < glide->moving->len; i++)
    {
      guint index = g_array_index (glide->moving, guint, i);
      const EntSceneSymbol *symbol = &g_array_index (self->scene->symbols, EntSceneSymbol, index);

      append_disc (self, snapshot, symbol, g_array_index (glide->from, EntPoint, index), NULL);
      append_disc (self, snapshot, symbol, (EntPoint) { symbol->x, symbol->y }, NULL);
    }
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < glide->moving->len; i++)
    {
      guint index = g_array_index (glide->moving, guint, i);

      append_disc (self, snapshot, &g_array_index (self->scene->symbols, EntSceneSymbol, index), place_now (glide, self->scene, index), picture);
    }
}
