/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols glide after an edit, nothing waits for them, and where less motion is asked
 * for they do not.
 */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"

#include <math.h>

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_up_moving (Fixture *f, gconstpointer data)
{
  set_up (f, data);
  ent_selection_set (ent_document_selection (f->document), f->hotel);
  settle (f);
  set_animations (TRUE);
}

static void
tear_down_moving (Fixture *f, gconstpointer data)
{
  set_animations (FALSE);
  tear_down (f, data);
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->canvas), action, NULL));
}

static double
distance (EntPoint a, EntPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static EntPoint
place (Fixture *f, const char *id)
{
  const EntSceneSymbol *symbol = ent_canvas_symbol (f->canvas, id);

  return (EntPoint) { symbol->x, symbol->y };
}

static EntPoint
seen (Fixture *f, const char *id)
{
  return ent_canvas_place_now (f->canvas, ent_canvas_symbol (f->canvas, id));
}

static void
test_what_moves_glides_there (Fixture *f, gconstpointer data)
{
  EntPoint before = place (f, f->hotel), after, first;

  act (f, "canvas.sector-next");
  g_assert_true (test_wait_until (ent_canvas_is_gliding (f->canvas), 10000));
  after = place (f, f->hotel);
  first = seen (f, f->hotel);
  g_assert_cmpfloat (distance (before, after), >, 10);
  g_assert_cmpfloat (distance (first, after), >, 0.5 * distance (before, after));
  g_assert_true (test_wait_until (!ent_canvas_is_gliding (f->canvas), 10000));
  g_assert_cmpfloat (distance (seen (f, f->hotel), after), <, 1e-6);
  g_assert_true (ent_canvas_is_settled (f->canvas));
}

static void
test_nobody_waits_for_it (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  guint before = ent_history_position (history);

  act (f, "canvas.sector-next");
  g_assert_true (test_wait_until (ent_canvas_is_gliding (f->canvas), 10000));
  /* another edit, another selection, and the end of one of those who move */
  act (f, "canvas.sector-next");
  g_assert_cmpuint (ent_history_position (history), ==, before + 2);
  ent_selection_set (ent_document_selection (f->document), f->radio);
  act (f, "canvas.delete");
  settle (f);
  g_assert_null (ent_canvas_symbol (f->canvas, f->radio));
  ent_history_undo (history);
  settle (f);
  g_assert_true (test_wait_until (!ent_canvas_is_gliding (f->canvas), 10000));
  g_assert_nonnull (ent_canvas_symbol (f->canvas, f->radio));
}

static void
test_a_picture_that_is_taken_away_stops_it (Fixture *f, gconstpointer data)
{
  act (f, "canvas.sector-next");
  g_assert_true (test_wait_until (ent_canvas_is_gliding (f->canvas), 10000));
  ent_canvas_set_picture (f->canvas, ENT_PICTURE_MATRIX);
  settle (f);
  ent_canvas_set_document (f->canvas, NULL);
  g_assert_false (ent_canvas_is_gliding (f->canvas));
}

static void
test_a_window_of_another_size_is_no_edit (Fixture *f, gconstpointer data)
{
  const EntScene *before = ent_canvas_get_scene (f->canvas);

  ent_canvas_set_corner (f->canvas, 40, 40);
  g_assert_true (test_wait_until (ent_canvas_get_scene (f->canvas) != before, 10000));
  g_assert_false (ent_canvas_is_gliding (f->canvas));
}

static void
test_less_motion_is_none (Fixture *f, gconstpointer data)
{
  const EntScene *before = ent_canvas_get_scene (f->canvas);

  set_animations (FALSE);
  act (f, "canvas.sector-next");
  g_assert_true (test_wait_until (ent_canvas_get_scene (f->canvas) != before, 10000));
  g_assert_false (ent_canvas_is_gliding (f->canvas));
  g_assert_cmpfloat (distance (seen (f, f->hotel), place (f, f->hotel)), <, 1e-6);
}

#define ADD(name, function) g_test_add ("/glide/" name, Fixture, NULL, set_up_moving, function, tear_down_moving)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("what-moves-glides-there", test_what_moves_glides_there);
  ADD ("nobody-waits-for-it", test_nobody_waits_for_it);
  ADD ("a-picture-that-is-taken-away-stops-it", test_a_picture_that_is_taken_away_stops_it);
  ADD ("a-window-of-another-size-is-no-edit", test_a_window_of_another_size_is_no_edit);
  ADD ("less-motion-is-none", test_less_motion_is_none);
  return g_test_run ();
}
