/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the canvas and of the projector share. */
#include "ui/canvas-fixture.h"

#include <gdk/x11/gdkx.h>
#include <math.h>

void
settle (Fixture *f)
{
  test_drain ();
  g_assert_true (test_wait_until (ent_canvas_is_settled (f->canvas), 10000));
  test_drain ();
}

void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->map = ent_document_map (f->document);
  f->hotel = g_strdup (test_add (f->window, "Hotel association", ENT_SECTOR_PRIVATE));
  f->police = g_strdup (test_add (f->window, "Tourism police", ENT_SECTOR_INSTITUTIONS));
  f->radio = g_strdup (test_add (f->window, "Radio Bahía", ENT_SECTOR_MEDIA));
  f->canvas = ent_window_canvas (f->window);
  /* an empty map gives the keyboard to the line below */
  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  settle (f);
}

void
tear_down (Fixture *f, gconstpointer data)
{
  test_close (f->window);
  g_free (f->hotel);
  g_free (f->police);
  g_free (f->radio);
}

void
choose (Fixture *f, const char *id)
{
  ent_selection_set (ent_document_selection (f->document), id);
  settle (f);
}

guint
count_ties (const EntScene *scene, EntTieKind kind)
{
  guint n = 0;

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      n += tie->id != NULL && tie->kind == kind;
    }
  return n;
}

void
point_at (Fixture *f, EntPoint at)
{
  gulong window = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  double dx, dy;
  graphene_point_t in_window;

  /* until then the window manager may still move it */
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &dx, &dy);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->canvas), GTK_WIDGET (f->window),
                                           &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y), &in_window));
  test_xdotool ("mousemove --window %lu %d %d", window, (int) lround (in_window.x + dx), (int) lround (in_window.y + dy));
  test_drain ();
}

void
drag (Fixture *f, EntPoint from, EntPoint to, gboolean let_go)
{
  point_at (f, from);
  test_xdotool ("mousedown 1");
  for (guint i = 1; i <= 8; i++)
    point_at (f, (EntPoint) { from.x + (to.x - from.x) * i / 8, from.y + (to.y - from.y) * i / 8 });
  if (let_go)
    test_xdotool ("mouseup 1");
  test_drain ();
}

void
act_on_canvas (Fixture *f, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->canvas), name, target));
  settle (f);
}

guint
commitment_of (Fixture *f, const char *id)
{
  return ent_map_rating (f->map, ent_map_stakeholder (f->map, id), ent_document_moment (f->document), ENT_ASPECT_COMMITMENT);
}

guint
power_of (Fixture *f, const char *id)
{
  return ent_map_rating (f->map, ent_map_stakeholder (f->map, id), ent_document_moment (f->document), ENT_ASPECT_POWER);
}

const EntSceneSymbol *
drawn_symbol (Fixture *f, const char *id)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  int index = ent_scene_find_symbol (scene, id);

  return index >= 0 ? &g_array_index (scene->symbols, EntSceneSymbol, index) : NULL;
}

void
count_refusal (EntDocument *document, const char *message, guint *n)
{
  g_assert_cmpuint (strlen (message), >, 0);
  (*n)++;
}

void
shot_clear (Shot *shot)
{
  g_free (shot->pixels);
}

static GskRenderNode *
draw (GdkPaintable *paintable, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

void
shoot (GtkWidget *window, Shot *shot)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  shot->width = gtk_widget_get_width (window);
  shot->height = gtk_widget_get_height (window);
  /* there is nothing until the next frame; who waits may look again at what has come */
  g_assert_true (test_wait_until (node != NULL || (node = draw (paintable, shot->width, shot->height)) != NULL, 5000));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) shot->width, (float) shot->height));
  shot->pixels = g_malloc0 (4 * (gsize) shot->width * shot->height);
  gdk_texture_download (texture, shot->pixels, 4 * (gsize) shot->width);
}

EntRgb
pixel_at (const Shot *shot, int x, int y)
{
  const guchar *pixel = shot->pixels + 4 * ((gsize) y * shot->width + x);

  return (EntRgb) pixel[2] << 16 | (EntRgb) pixel[1] << 8 | pixel[0];
}
