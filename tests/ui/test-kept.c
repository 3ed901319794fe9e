/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that are kept to be projected, and what a room sees of them. */
#include "ui/showing-fixture.h"

#include <string.h>

#include "model/edit-steps.h"

static void
test_a_picture_is_kept_and_comes_last (Fixture *f, gconstpointer data)
{
  const EntStep *step;
  Shown shown;

  ent_selection_set (ent_document_selection (f->document), f->hotel);
  test_activate (f->window, "win.keep-step");
  g_assert_cmpuint (ent_map_n_records (f->map, ENT_RECORD_STEP), ==, 1);
  step = ent_map_record_at (f->map, ENT_RECORD_STEP, 0);
  g_assert_cmpstr (step->name, ==, "Hotel association");
  g_assert_cmpstr (step->focus, ==, f->hotel);
  shown = project (f, "win.project");
  act (&shown, "projector.last");
  g_assert_cmpstr (ent_canvas_get_light (shown.canvas), ==, f->hotel);
  /* while it is shown it may go */
  test_activate (f->window, "win.undo");
  test_drain ();
  g_assert_cmpuint (ent_map_n_records (f->map, ENT_RECORD_STEP), ==, 0);
  WAIT_FOR (shown.canvas, ent_showing_slide (shown.showing)->kind == ENT_SLIDE_MATRIX);
}

static void
test_on_the_wall_its_own_picture_is_kept (Fixture *f, gconstpointer data)
{
  const EntStep *step;
  Shown shown;

  if (test_lacks_pointer ())
    return;
  ent_selection_set (ent_document_selection (f->document), f->hotel);
  shown = project (f, "win.project");
  ent_showing_go (shown.showing, 1);
  WAIT_FOR (shown.canvas, TRUE);
  test_press_key (GTK_WINDOW (shown.projector), "ctrl+shift+k");
  g_assert_true (test_wait_until (ent_map_n_records (f->map, ENT_RECORD_STEP) == 1, 3000));
  step = ent_map_record_at (f->map, ENT_RECORD_STEP, 0);
  g_assert_cmpstr (step->focus, ==, "institutions");
  g_assert_cmpstr (step->name, ==, "Institutions");
  test_drain ();
  g_assert_cmpint (ent_showing_place (shown.showing), ==, 1);
}

static const EntStep *
last_step (Fixture *f)
{
  return ent_map_record_at (f->map, ENT_RECORD_STEP, ent_map_n_records (f->map, ENT_RECORD_STEP) - 1);
}

static gboolean
is_dimmed (const Shown *shown, const char *id)
{
  EntId own = ent_id (id);
  gboolean dimmed = shown->canvas->look.bright != NULL && !g_hash_table_contains (shown->canvas->look.bright, own);

  ent_id_unref (own);
  return dimmed;
}

static void
test_the_matrix_is_kept_with_whoever_is_in_the_light (Fixture *f, gconstpointer data)
{
  Shown shown;

  test_activate (f->window, "win.view('matrix')");
  test_activate (f->window, "win.keep-step");
  g_assert_cmpuint (last_step (f)->picture, ==, ENT_STEP_MATRIX);
  g_assert_cmpstr (last_step (f)->name, ==, "Matrix");
  g_assert_null (last_step (f)->focus);
  ent_selection_set (ent_document_selection (f->document), f->hotel);
  test_activate (f->window, "win.keep-step");
  g_assert_cmpstr (last_step (f)->name, ==, "Matrix: Hotel association");
  shown = project (f, "win.project");
  act (&shown, "projector.last");
  WAIT_FOR (shown.canvas, ent_canvas_get_scene (shown.canvas)->picture == ENT_PICTURE_MATRIX && is_dimmed (&shown, f->radio));
  g_assert_false (is_dimmed (&shown, f->hotel));
  /* by hand too, and that one is kept where the keys come from the wall */
  act (&shown, "projector.spotlight");
  WAIT_FOR (shown.canvas, g_strcmp0 (ent_canvas_get_light (shown.canvas), "private") == 0 && is_dimmed (&shown, f->radio));
  act (&shown, "win.step-previous");
  WAIT_FOR (shown.canvas, ent_canvas_get_light (shown.canvas) == NULL && !is_dimmed (&shown, f->radio));
}

static void
test_a_change_is_kept_with_its_two_moments (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document)), *second = NULL;
  Shown shown;

  g_assert_true (ent_document_add_moment (f->document, NULL));
  second = g_strdup (ent_document_moment (f->document));
  test_activate (f->window, "win.view('change')");
  test_activate (f->window, "win.keep-step");
  g_assert_cmpuint (last_step (f)->picture, ==, ENT_STEP_CHANGE);
  g_assert_cmpstr (last_step (f)->from, ==, first);
  g_assert_cmpstr (last_step (f)->moment, ==, second);
  g_assert_cmpstr (last_step (f)->name, ==, "Change");
  /* whatever the window shows then */
  ent_document_set_moment (f->document, first);
  test_activate (f->window, "win.view('map')");
  shown = project (f, "win.project");
  act (&shown, "projector.last");
  g_assert_cmpstr (ent_canvas_get_from_moment (shown.canvas), ==, first);
  g_assert_cmpstr (ent_canvas_get_moment (shown.canvas), ==, second);
  WAIT_FOR (shown.canvas, g_strcmp0 (shown.canvas->moment, second) == 0);
  g_assert_cmpstr (ent_document_moment (f->document), ==, first);
  act (&shown, "projector.first");
  g_assert_cmpstr (ent_canvas_get_moment (shown.canvas), ==, first);
  /* a moment that goes takes the change along, and not the step */
  act (&shown, "projector.last");
  g_assert_true (ent_edit_remove_moment (ent_document_history (f->document), second, NULL));
  test_drain ();
  g_assert_cmpint (ent_showing_slide (shown.showing)->kind, ==, ENT_SLIDE_STEP);
  g_assert_null (ent_canvas_get_from_moment (shown.canvas));
  g_assert_cmpstr (ent_canvas_get_moment (shown.canvas), ==, first);
  WAIT_FOR (shown.canvas, TRUE);
}

static void
test_what_cannot_be_projected_is_not_kept_and_that_is_said (Fixture *f, gconstpointer data)
{
  test_activate (f->window, "win.view('register')");
  test_activate (f->window, "win.keep-step");
  g_assert_nonnull (strstr (ent_window_message (f->window), "register cannot be projected"));
  test_activate (f->window, "win.view('map')");
  ent_canvas_set_inside (f->canvas, f->hotel);
  test_activate (f->window, "win.keep-step");
  g_assert_nonnull (strstr (ent_window_message (f->window), "inside of one organisation"));
  g_assert_cmpuint (ent_map_n_records (f->map, ENT_RECORD_STEP), ==, 0);
}

#define ADD(name, function) g_test_add ("/kept/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("a-picture-is-kept-and-comes-last", test_a_picture_is_kept_and_comes_last);
  ADD ("on-the-wall-its-own-picture-is-kept", test_on_the_wall_its_own_picture_is_kept);
  ADD ("the-matrix-is-kept-with-whoever-is-in-the-light", test_the_matrix_is_kept_with_whoever_is_in_the_light);
  ADD ("a-change-is-kept-with-its-two-moments", test_a_change_is_kept_with_its_two_moments);
  ADD ("what-cannot-be-projected-is-not-kept-and-that-is-said", test_what_cannot_be_projected_is_not_kept_and_that_is_said);
  return g_test_run ();
}
