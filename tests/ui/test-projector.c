/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projector: what it shows of a window, and the few keys that it has. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/projector/projector.h"
#include "app/typing/quick-add.h"
#include "app/window/window-private.h"
#include "model/edit-actions.h"
#include "model/edit-steps.h"

#include <gdk/x11/gdkx.h>

static void
test_the_projector_shows_nothing_private_and_ends_with_escape (Fixture *f, gconstpointer data)
{
  const char *ids[] = { f->hotel };
  GtkWidget *projector;
  EntCanvas *shown;

  g_assert_nonnull (ent_edit_add_tie (ent_document_history (f->document), f->hotel, f->radio, ENT_TIE_TENSION, ENT_DIRECTION_DEFAULT, NULL));
  g_assert_nonnull (ent_edit_add_tie (ent_document_history (f->document), f->hotel, f->police, ENT_TIE_ALLIANCE, ENT_DIRECTION_DEFAULT, NULL));
  g_assert_true (ent_edit_set_field_many (ent_document_history (f->document), ids, 1, ent_field_find (ENT_RECORD_STAKEHOLDER, "veto"), "yes", NULL));
  settle (f);
  g_assert_cmpuint (count_ties (ent_canvas_get_scene (f->canvas), ENT_TIE_TENSION), ==, 1);

  projector = ent_projector_new (GTK_WINDOW (f->window), f->canvas, ENT_SHOWING_WINDOW);
  gtk_window_present (GTK_WINDOW (projector));
  shown = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (projector)));
  g_assert_true (test_wait_until (ent_canvas_get_scene (shown) != NULL && ent_canvas_is_settled (shown), 10000));
  g_assert_cmpint (ent_canvas_get_scene (shown)->medium, ==, ENT_MEDIUM_PROJECTOR);
  g_assert_cmpuint (count_ties (ent_canvas_get_scene (shown), ENT_TIE_TENSION), ==, 0);
  g_assert_cmpuint (count_ties (ent_canvas_get_scene (shown), ENT_TIE_ALLIANCE), ==, 1);
  for (guint i = 0; i < ent_canvas_get_scene (shown)->n_stakeholders; i++)
    g_assert_false (g_array_index (ent_canvas_get_scene (shown)->symbols, EntSceneSymbol, i).flags & ENT_SYMBOL_VETO);
  ent_canvas_set_picture (f->canvas, ENT_PICTURE_MATRIX);
  g_assert_cmpint (ent_canvas_get_picture (shown), ==, ENT_PICTURE_MATRIX);
  g_object_add_weak_pointer (G_OBJECT (projector), (gpointer *) &projector);
  if (test_have_xdotool ())
    test_press_key (GTK_WINDOW (projector), "Escape");
  else
    gtk_widget_activate_action (projector, "window.close", NULL);
  g_assert_true (test_wait_until (projector == NULL, 5000));
}

static GtkWidget *
find_black (GtkWidget *projector)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_window_get_child (GTK_WINDOW (projector)));

  while (child != NULL && !gtk_widget_has_css_class (child, "projector-black"))
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  return child;
}

static void
test_a_key_makes_the_projector_black_and_back (Fixture *f, gconstpointer data)
{
  GtkWidget *black;

  if (test_lacks_pointer ())
    return;
  test_activate (f->window, "win.project-here");
  black = find_black (f->window->projector);
  g_assert_false (gtk_widget_get_visible (black));
  test_press_key (GTK_WINDOW (f->window->projector), "b");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (black) && gtk_widget_get_width (black) > 0, 5000));
  g_assert_cmpint (gtk_widget_get_width (black), ==, gtk_widget_get_width (f->window->projector));
  g_assert_cmpint (gtk_widget_get_height (black), ==, gtk_widget_get_height (f->window->projector));
  test_xdotool ("key period");
  g_assert_true (test_wait_until (!gtk_widget_get_visible (black), 5000));
}

static void
test_from_the_register_the_map_is_projected (Fixture *f, gconstpointer data)
{
  EntProjector *projector;

  test_activate (f->window, "win.view('matrix')");
  test_activate (f->window, "win.view('register')");
  test_activate (f->window, "win.project-here");
  projector = ENT_PROJECTOR (f->window->projector);
  g_assert_cmpint (ent_canvas_get_picture (ENT_CANVAS (ent_projector_get_canvas (projector))), ==, ENT_PICTURE_MAP);
  test_activate (f->window, "win.view('matrix')");
  g_assert_cmpint (ent_canvas_get_picture (ENT_CANVAS (ent_projector_get_canvas (projector))), ==, ENT_PICTURE_MATRIX);
}

static guint
count_dimmed (EntCanvas *canvas)
{
  const EntScene *scene = ent_canvas_get_scene (canvas);
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    n += (g_array_index (scene->symbols, EntSceneSymbol, i).flags & ENT_SYMBOL_DIMMED) != 0;
  return n;
}

#define WAIT_FOR(canvas, condition) \
  g_assert_true (test_wait_until (ent_canvas_get_scene (canvas) != NULL && ent_canvas_is_settled (canvas) && (condition), 10000))

/* What the projector of the window shows, once it does. */
static EntCanvas *
project (Fixture *f, GtkWidget **projector)
{
  EntCanvas *shown;

  test_activate (f->window, "win.project-here");
  *projector = f->window->projector;
  shown = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (*projector)));
  WAIT_FOR (shown, TRUE);
  return shown;
}

static void
test_pages_light_and_theme_are_changed_by_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *projector;
  EntCanvas *shown;
  int theme;

  shown = project (f, &projector);
  g_assert_cmpuint (ent_canvas_get_scene (shown)->page, ==, 0);
  g_assert_true (gtk_widget_activate_action (projector, "projector.page", NULL));
  WAIT_FOR (shown, ent_canvas_get_scene (shown)->page == 1);
  for (guint page = 1; page < ent_canvas_get_scene (shown)->n_pages; page++)
    {
      gtk_widget_activate_action (projector, "projector.page", NULL);
      WAIT_FOR (shown, TRUE);
    }
  WAIT_FOR (shown, ent_canvas_get_scene (shown)->page == 0);

  ent_selection_set (ent_document_selection (f->document), f->hotel);
  gtk_widget_activate_action (projector, "projector.spotlight", NULL);
  WAIT_FOR (shown, count_dimmed (shown) > 0);
  g_assert_false (g_array_index (ent_canvas_get_scene (shown)->symbols, EntSceneSymbol, ent_scene_find_symbol (ent_canvas_get_scene (shown), f->hotel)).flags & ENT_SYMBOL_DIMMED);
  /* what ends the projector puts out the light first */
  gtk_widget_activate_action (projector, "projector.end", NULL);
  WAIT_FOR (shown, count_dimmed (shown) == 0);
  g_assert_nonnull (f->window->projector);

  gtk_widget_activate_action (projector, "projector.dark", NULL);
  g_object_get (shown, "theme", &theme, NULL);
  g_assert_cmpint (theme, ==, ENT_THEME_PROJECTOR_DARK);
  gtk_widget_activate_action (projector, "projector.dark", NULL);
  g_object_get (shown, "theme", &theme, NULL);
  g_assert_cmpint (theme, ==, ENT_THEME_PROJECTOR);
}

static void
test_keys_place_nobody_and_an_edit_does (Fixture *f, gconstpointer data)
{
  static const char *const keys[] = { "projector.page", "projector.page", "projector.spotlight", "projector.spotlight", "projector.dark", "projector.end" };
  GtkWidget *projector;
  EntCanvas *shown;
  guint before;

  shown = project (f, &projector);
  before = ent_studio_n_layouts (shown->studio);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (gtk_widget_activate_action (projector, keys[i], NULL));
      WAIT_FOR (shown, TRUE);
    }
  g_assert_cmpuint (ent_studio_n_layouts (shown->studio), ==, before);
  test_add (f->window, "Beach vendors", ENT_SECTOR_INFORMAL);
  WAIT_FOR (shown, ent_canvas_get_scene (shown)->n_stakeholders == 4);
  g_assert_cmpuint (ent_studio_n_layouts (shown->studio), >, before);
}

/* What is noted while a room watches leaves its picture alone. */
static void
test_actions_and_the_log_place_nobody (Fixture *f, gconstpointer data)
{
  EntHistory *history = ent_document_history (f->document);
  GtkWidget *projector;
  EntCanvas *shown;
  guint before;

  shown = project (f, &projector);
  before = ent_studio_n_layouts (shown->studio);
  g_assert_nonnull (ent_edit_add_action (history, ent_action_new ("Train the reception staff"), NULL));
  g_assert_nonnull (ent_edit_add_log (history, f->hotel, 20261129, ENT_LOG_MEETING, "They agreed.", NULL));
  test_drain ();
  WAIT_FOR (shown, TRUE);
  gtk_widget_activate_action (projector, "projector.page", NULL);
  WAIT_FOR (shown, ent_canvas_get_scene (shown)->page == 1);
  g_assert_cmpuint (ent_studio_n_layouts (shown->studio), ==, before);
  /* the thread has followed it: what comes after it still fits */
  test_add (f->window, "Beach vendors", ENT_SECTOR_INFORMAL);
  gtk_widget_activate_action (projector, "projector.page", NULL);
  WAIT_FOR (shown, ent_canvas_get_scene (shown)->n_stakeholders == 4);
}

/* However fast the keys come, the last one holds; of those before nothing is waited for. */
static void
test_of_keys_in_a_row_the_last_is_shown (Fixture *f, gconstpointer data)
{
  GtkWidget *projector;
  EntCanvas *shown;

  shown = project (f, &projector);
  ent_selection_clear (ent_document_selection (f->document));
  for (guint i = 0; i <= ENT_SECTOR_MEDIA; i++)
    {
      gtk_widget_activate_action (projector, "projector.spotlight", NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  WAIT_FOR (shown, count_dimmed (shown) == 2);
  g_assert_false (g_array_index (ent_canvas_get_scene (shown)->symbols, EntSceneSymbol, ent_scene_find_symbol (ent_canvas_get_scene (shown), f->radio)).flags & ENT_SYMBOL_DIMMED);
}

/* What is typed on and on while a wall is laid out is shown before the typing ends. */
static void
test_edits_in_a_row_do_not_keep_the_room_waiting (Fixture *f, gconstpointer data)
{
  GtkWidget *projector;
  EntCanvas *shown;
  guint n = 3;

  shown = project (f, &projector);
  for (guint i = 0; i < 20 && ent_canvas_get_scene (shown)->n_stakeholders == 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Number %u", ++n);

      test_add (f->window, name, ENT_SECTOR_INFORMAL);
      /* the next comes when this one is being laid out */
      g_assert_true (test_wait_until (!shown->layout_due && shown->busy_with_layout, 10000));
    }
  g_assert_cmpuint (n, <, 10);
  WAIT_FOR (shown, ent_canvas_get_scene (shown)->n_stakeholders == n);
}

/* It comes soon, and nobody hurries. */
static void
test_in_a_window_an_edit_stops_nothing (Fixture *f, gconstpointer data)
{
  EntCanvas *canvas = f->canvas;

  WAIT_FOR (canvas, TRUE);
  test_add (f->window, "One", ENT_SECTOR_INFORMAL);
  g_assert_true (test_wait_until (!canvas->layout_due && canvas->busy_with_layout, 10000));
  test_add (f->window, "Two", ENT_SECTOR_INFORMAL);
  g_assert_false (canvas->hurried);
  WAIT_FOR (canvas, ent_canvas_get_scene (canvas)->n_stakeholders == 5);
}

#define ADD(name, function) g_test_add ("/projector/" name, Fixture, NULL, set_up, function, tear_down)

/* The reason may quote what was pasted into the register of the laptop. */
static void
test_what_is_refused_elsewhere_is_not_for_the_room (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) here = g_error_new_literal (ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, "Said on the wall");
  g_autoptr (GError) there = g_error_new_literal (ENT_MODEL_ERROR, ENT_MODEL_ERROR_VALUE, "Private words");

  if (test_lacks_pointer ())
    return;
  test_activate (f->window, "win.project");
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window->projector)), 10000));
  ent_document_refuse (f->document, here);
  g_assert_nonnull (test_find_label (f->window->projector, here->message));
  test_xdotool ("windowfocus %lu", gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window))));
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)) && !gtk_window_is_active (GTK_WINDOW (f->window->projector)), 10000));
  ent_document_refuse (f->document, there);
  g_assert_null (test_find_label (f->window->projector, there->message));
  g_assert_cmpstr (ent_window_message (f->window), ==, there->message);
}

static void
test_what_is_typed_on_the_wall_rates_the_moment_that_is_seen (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (ent_document_moment (f->document)), *second = NULL;
  EntStep *step = ent_record_new (ENT_RECORD_STEP);
  const EntStakeholder *added;
  GtkWidget *entry;

  g_assert_true (ent_document_add_moment (f->document, NULL));
  second = g_strdup (ent_document_moment (f->document));
  step->name = g_strdup ("Who moved");
  step->picture = ENT_STEP_CHANGE;
  step->from = g_strdup (first);
  step->moment = g_strdup (second);
  step->view = ent_map_info (f->map)->view;
  g_assert_nonnull (ent_edit_add_step (ent_document_history (f->document), step, NULL));
  ent_document_set_moment (f->document, first);
  test_activate (f->window, "win.project");
  gtk_widget_activate_action (f->window->projector, "win.quick-add", NULL);
  gtk_widget_activate_action (f->window->projector, "projector.last", NULL);
  entry = test_find_type (test_find_type (f->window->projector, ENT_TYPE_QUICK_ADD), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Harbour clinic @private 4");
  g_signal_emit_by_name (entry, "activate");
  added = ent_map_stakeholder_at (f->map, ent_map_n_stakeholders (f->map) - 1);
  g_assert_cmpstr (added->name, ==, "Harbour clinic");
  g_assert_cmpuint (ent_map_rating (f->map, added, second, ENT_ASPECT_POWER), ==, 4);
  g_assert_cmpuint (ent_map_rating (f->map, added, first, ENT_ASPECT_POWER), ==, ENT_POWER_NOT_ASSESSED);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("nothing-private-is-shown", test_the_projector_shows_nothing_private_and_ends_with_escape);
  ADD ("a-key-makes-it-black-and-back", test_a_key_makes_the_projector_black_and_back);
  ADD ("from-the-register-the-map-is-projected", test_from_the_register_the_map_is_projected);
  ADD ("pages-light-and-theme-are-changed-by-keys", test_pages_light_and_theme_are_changed_by_keys);
  ADD ("keys-place-nobody-and-an-edit-does", test_keys_place_nobody_and_an_edit_does);
  ADD ("actions-and-the-log-place-nobody", test_actions_and_the_log_place_nobody);
  ADD ("of-keys-in-a-row-the-last-is-shown", test_of_keys_in_a_row_the_last_is_shown);
  ADD ("edits-in-a-row-do-not-keep-the-room-waiting", test_edits_in_a_row_do_not_keep_the_room_waiting);
  ADD ("in-a-window-an-edit-stops-nothing", test_in_a_window_an_edit_stops_nothing);
  ADD ("what-is-refused-elsewhere-is-not-for-the-room", test_what_is_refused_elsewhere_is_not_for_the_room);
  ADD ("what-is-typed-on-the-wall-rates-the-moment-that-is-seen", test_what_is_typed_on_the_wall_rates_the_moment_that_is_seen);
  return g_test_run ();
}
