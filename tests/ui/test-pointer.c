/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a real pointer does on the canvas: it selects, drags, ties and draws a band. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/window/window-private.h"

#include <math.h>

static EntPoint
middle_of (Fixture *f, const char *id)
{
  graphene_rect_t place;

  g_assert_true (ent_canvas_get_place (f->canvas, id, &place));
  return (EntPoint) { place.origin.x + place.size.width / 2, place.origin.y + place.size.height / 2 };
}

/* The place in the widget; clockwise from twelve o'clock. */
static EntPoint
in_disc (Fixture *f, double angle, double radius)
{
  EntPoint centre = ent_canvas_get_scene (f->canvas)->centre;

  return ent_viewport_to_view (&f->canvas->viewport, (EntPoint) { centre.x + radius * sin (angle), centre.y - radius * cos (angle) });
}

/* The middle of it. */
static EntPoint
cell_in_widget (Fixture *f, EntSectorId sector, guint8 value)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, sector);
  double angle = (wedge->start + wedge->end) / 2, radius = 0;

  for (guint i = 0; i < scene->rings->len; i++)
    {
      const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, i);

      if (ring->value == value)
        radius = (ring->inner + ring->outer) / 2;
    }
  return in_disc (f, angle, radius);
}

static gboolean
is_grabbing (Fixture *f)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (f->canvas));

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "grabbing") == 0;
}

static void
test_a_click_selects (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);

  if (test_lacks_pointer ())
    return;
  ent_selection_clear (selection);
  settle (f);
  point_at (f, middle_of (f, f->police));
  test_xdotool ("click 1");
  g_assert_true (test_wait_until (ent_selection_contains (selection, f->police), 5000));
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
}

static void
test_a_drag_changes_sector_and_ring_in_one_step (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  if (test_lacks_pointer ())
    return;
  drag (f, middle_of (f, f->police), cell_in_widget (f, ENT_SECTOR_COMMUNITY, ENT_COMMITMENT_LEADING), TRUE);
  g_assert_true (test_wait_until (ent_history_position (history) > before, 5000));
  g_assert_cmpuint (ent_history_position (history), ==, before + 1);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->police)->sector, ==, ENT_SECTOR_COMMUNITY);
  g_assert_cmpuint (commitment_of (f, f->police), ==, ENT_COMMITMENT_LEADING);
  ent_history_undo (history);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->police)->sector, ==, ENT_SECTOR_INSTITUTIONS);
  g_assert_cmpuint (commitment_of (f, f->police), ==, ENT_COMMITMENT_NOT_ASSESSED);
}

/* A pointer stands on whole pixels, and grabs and lets go by it. */
#define NEAR 2

static gboolean
is_near (EntPoint a, EntPoint b)
{
  return fabs (a.x - b.x) <= NEAR && fabs (a.y - b.y) <= NEAR;
}

/* Along its ring, @far towards the middle of its wedge: the whole symbol has room
 * there. Nearer to the edge it would be moved in, and where in its cell a symbol
 * stands is different in every run, as its id is. */
static EntPoint
beside (Fixture *f, const char *id, double far)
{
  const EntScene *scene = ent_canvas_get_scene (f->canvas);
  const EntSceneSymbol *symbol = drawn_symbol (f, id);
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, symbol->sector);
  double angle = atan2 (symbol->x - scene->centre.x, scene->centre.y - symbol->y);
  double radius = hypot (symbol->x - scene->centre.x, symbol->y - scene->centre.y);
  double to_middle = remainder ((wedge->start + wedge->end) / 2 - angle, 2 * G_PI);

  return in_disc (f, angle + copysign (far / ent_canvas_get_zoom (f->canvas) / radius, to_middle), radius);
}

/* Let go within its cell, it stays there, in the file too, until it is released. */
static void
test_a_drag_within_its_cell_pins (Fixture *f, gconstpointer data)
{
  EntPoint from = middle_of (f, f->police), to = beside (f, f->police, 24), now;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntFile) file = NULL;

  if (test_lacks_pointer ())
    return;
  drag (f, from, to, TRUE);
  g_assert_true (test_wait_until (ent_map_stakeholder (f->map, f->police)->pin.set, 5000));
  settle (f);
  g_assert_true (test_wait_until (is_near (middle_of (f, f->police), to), 5000));
  bytes = ent_store_write (f->map, NULL);
  file = ent_store_read (bytes, "kept", NULL);
  g_assert_cmpfloat_with_epsilon (ent_map_stakeholder (file->map, f->police)->pin.angle, ent_map_stakeholder (f->map, f->police)->pin.angle, 1e-3);
  choose (f, f->police);
  act_on_canvas (f, "canvas.pin");
  g_assert_false (ent_map_stakeholder (f->map, f->police)->pin.set);
  now = middle_of (f, f->police);
  g_assert_true (is_near (now, from));
}

static void
test_escape_takes_a_drag_back (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  if (test_lacks_pointer ())
    return;
  drag (f, middle_of (f, f->police), cell_in_widget (f, ENT_SECTOR_FAMILY, ENT_COMMITMENT_NEUTRAL), FALSE);
  g_assert_true (test_wait_until (is_grabbing (f), 5000));
  test_press_key (GTK_WINDOW (f->window), "Escape");
  g_assert_true (test_wait_until (!is_grabbing (f), 5000));
  test_xdotool ("mouseup 1");
  settle (f);
  g_assert_cmpuint (ent_history_position (history), ==, before);
  g_assert_cmpint (ent_map_stakeholder (f->map, f->police)->sector, ==, ENT_SECTOR_INSTITUTIONS);
}

static void
test_from_rim_to_rim_a_tie_is_drawn (Fixture *f, gconstpointer data)
{
  graphene_rect_t place;
  EntPoint to, from;
  double length, reach;

  if (test_lacks_pointer ())
    return;
  /* small symbols have no rim to start from: they are dragged or tied by key */
  choose (f, f->hotel);
  act_on_canvas (f, "canvas.rate(uint32 5)");
  to = middle_of (f, f->radio);
  from = middle_of (f, f->hotel);
  length = hypot (to.x - from.x, to.y - from.y);
  g_assert_true (ent_canvas_get_place (f->canvas, f->hotel, &place));
  reach = MIN (place.size.width, place.size.height) / 2 + 1;
  from.x += reach * (to.x - from.x) / length;
  from.y += reach * (to.y - from.y) / length;
  drag (f, from, to, TRUE);
  g_assert_true (test_wait_until (ent_map_n_ties (f->map) == 1, 5000));
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->from, ==, f->hotel);
  g_assert_cmpstr (ent_map_tie_at (f->map, 0)->to, ==, f->radio);
}

static void
test_a_band_selects_what_it_touches (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);
  double width = gtk_widget_get_width (GTK_WIDGET (f->canvas)), height = gtk_widget_get_height (GTK_WIDGET (f->canvas));

  if (test_lacks_pointer ())
    return;
  ent_selection_clear (selection);
  settle (f);
  /* off the edges, which belong to the handles of the panels */
  drag (f, (EntPoint) { 20, 12 }, (EntPoint) { width - 24, height - 90 }, TRUE);
  g_assert_true (test_wait_until (ent_selection_n (selection) == 3, 5000));
}

static gboolean
has_tooltip (Fixture *f, EntPoint at)
{
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown;

  g_signal_emit_by_name (f->canvas, "query-tooltip", (int) at.x, (int) at.y, FALSE, tooltip, &shown);
  return shown;
}

static void
test_from_the_press_on_no_tooltip_is_in_the_way (Fixture *f, gconstpointer data)
{
  EntPoint at;

  if (test_lacks_pointer ())
    return;
  at = middle_of (f, f->police);
  point_at (f, at);
  g_assert_true (has_tooltip (f, at));
  test_xdotool ("mousedown 1");
  g_assert_true (test_wait_until (ent_tool_feedback (f->canvas->tool)->state == ENT_TOOL_PRESSED, 5000));
  g_assert_false (has_tooltip (f, at));
  test_xdotool ("mouseup 1");
  g_assert_true (test_wait_until (has_tooltip (f, at), 5000));
  act_on_canvas (f, "canvas.tie-start");
  g_assert_false (has_tooltip (f, at));
}

#define ADD(name, function) g_test_add ("/pointer/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("a-click-selects", test_a_click_selects);
  ADD ("a-drag-changes-sector-and-ring-in-one-step", test_a_drag_changes_sector_and_ring_in_one_step);
  ADD ("a-drag-within-its-cell-pins", test_a_drag_within_its_cell_pins);
  ADD ("escape-takes-a-drag-back", test_escape_takes_a_drag_back);
  ADD ("from-rim-to-rim-a-tie-is-drawn", test_from_rim_to_rim_a_tie_is_drawn);
  ADD ("a-band-selects-what-it-touches", test_a_band_selects_what_it_touches);
  ADD ("from-the-press-on-no-tooltip-is-in-the-way", test_from_the_press_on_no_tooltip_is_in_the_way);
  return g_test_run ();
}
