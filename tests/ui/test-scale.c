/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Displays whose pixels are one or two to a unit: run with GDK_SCALE. */
#include "ui/canvas-fixture.h"

#include "app/settings.h"
#include "app/window/window-private.h"

#include <gdk/x11/gdkx.h>
#include <math.h>

#define CLICKS 6u
/* With sanitizers, on a machine that is busy with others, a picture of all takes its time. */
#define LONG_MS 30000

static void
settle_all (Fixture *f)
{
  test_drain ();
  g_assert_true (test_wait_until (ent_canvas_is_settled (f->canvas), LONG_MS));
  test_drain ();
}

/* The pixel under the middle of @place, a rectangle of the canvas. */
static void
point_to (Fixture *f, const graphene_rect_t *place)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (f->window));
  gulong window = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  graphene_point_t middle = GRAPHENE_POINT_INIT (place->origin.x + place->size.width / 2, place->origin.y + place->size.height / 2);
  graphene_point_t at;
  double dx, dy;

  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &dx, &dy);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->canvas), GTK_WIDGET (f->window), &middle, &at));
  test_xdotool ("mousemove --window %lu %d %d", window, (int) lround (scale * (at.x + dx)), (int) lround (scale * (at.y + dy)));
}

/* A pointer does not go beyond the display, which has fewer units where each has more pixels. */
static GdkRectangle
display_size (void)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GdkRectangle size;

  gdk_monitor_get_geometry (monitor, &size);
  return size;
}

/* Not under the buttons that lie in a corner of the picture. */
static gboolean
is_in_view (Fixture *f, const graphene_rect_t *place)
{
  double right = MIN (gtk_widget_get_width (GTK_WIDGET (f->canvas)), display_size ().width - 60) - 20, bottom = gtk_widget_get_height (GTK_WIDGET (f->canvas)) - 70;

  return place->origin.x > 20 && place->origin.y > 20 && place->origin.x + place->size.width < right && place->origin.y + place->size.height < bottom;
}

static guint
click_on_some (Fixture *f)
{
  EntSelection *selection = ent_document_selection (f->document);
  guint n = ent_map_n_stakeholders (f->map), clicked = 0;

  for (guint i = 0; i < n && clicked < CLICKS; i++)
    {
      /* all over the map: 7 and their number have no factor in common */
      const char *id = ent_map_stakeholder_at (f->map, i * 7 % n)->base.id;
      graphene_rect_t place;

      ent_selection_clear (selection);
      settle_all (f);
      if (!ent_canvas_get_place (f->canvas, id, &place) || !is_in_view (f, &place))
        continue;
      point_to (f, &place);
      settle_all (f);
      test_xdotool ("click 1");
      if (!test_wait_until (ent_selection_n (selection) == 1 && ent_selection_contains (selection, id), 5000))
        g_error ("a click on “%s” does not select it", ent_map_stakeholder (f->map, id)->name);
      clicked++;
    }
  return clicked;
}

static void
zoom_to (Fixture *f, double zoom)
{
  while (ent_canvas_get_zoom (f->canvas) < zoom * 0.99)
    gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.zoom-in", NULL);
  settle_all (f);
}

static EntWindow *
window_within_the_display (void)
{
  g_autoptr (GSettings) settings = ent_settings_new ();
  GdkRectangle display = display_size ();

  g_settings_set_int (settings, "window-width", MIN (display.width - 40, 1200));
  g_settings_set_int (settings, "window-height", MIN (display.height - 40, 800));
  return test_window_for (test_sample ());
}

static void
test_a_click_selects_who_is_there_however_near_the_view_is (void)
{
  Fixture f = { 0 };

  if (test_lacks_pointer ())
    return;
  f.window = window_within_the_display ();
  f.document = ent_window_document (f.window);
  f.map = ent_document_map (f.document);
  f.canvas = ent_window_canvas (f.window);
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f.window)), 10000));
  settle_all (&f);
  g_assert_cmpuint (click_on_some (&f), ==, CLICKS);
  zoom_to (&f, ent_canvas_get_zoom (f.canvas) * 1.5);
  g_assert_cmpuint (click_on_some (&f), >, 2);
  zoom_to (&f, ent_canvas_get_zoom (f.canvas) * 2.5);
  g_assert_cmpuint (click_on_some (&f), >, 0);
  test_close (f.window);
}

static void
test_buttons_are_large_enough (void)
{
  EntWindow *window = window_within_the_display ();
  GtkWidget *button = window->project_button;

  g_assert_cmpint (gtk_widget_get_height (button), >=, 24);
  g_assert_cmpint (gtk_widget_get_width (button), >=, 24);
  test_close (window);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/scale/a-click-selects-who-is-there-however-near-the-view-is", test_a_click_selects_who_is_there_however_near_the_view_is);
  g_test_add_func ("/scale/buttons-are-large-enough", test_buttons_are_large_enough);
  return g_test_run ();
}
