/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of a change: its picture and the list beside it. */
#include "ui/canvas-fixture.h"

#include "app/canvas/canvas-private.h"
#include "app/panels/change-list.h"
#include "app/panels/change-panel.h"
#include "app/projector/projector.h"
#include "app/window/window-private.h"

#include <string.h>

typedef struct
{
  Fixture base;
  char *first, *later; /* ids of the two moments; the later one is chosen */
} Change;

static void
rate (Change *f, const char *id, const char *moment, EntAspect aspect, guint value)
{
  g_assert_true (ent_edit_rate (ent_document_history (f->base.document), &id, 1, moment, aspect, value, NULL));
}

/* The hotels came nearer, the police went farther, the radio has more to decide. */
static void
open_up (Change *f, gconstpointer data)
{
  set_up (&f->base, data);
  f->first = g_strdup (ent_document_moment (f->base.document));
  f->later = g_strdup (ent_edit_add_moment (ent_document_history (f->base.document), "One year on", 20990101, NULL));
  ent_document_set_moment (f->base.document, f->later);
  rate (f, f->base.hotel, f->first, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  rate (f, f->base.hotel, f->later, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  rate (f, f->base.police, f->first, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  rate (f, f->base.police, f->later, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL);
  rate (f, f->base.radio, f->first, ENT_ASPECT_POWER, 2);
  rate (f, f->base.radio, f->later, ENT_ASPECT_POWER, 4);
  g_assert_nonnull (ent_edit_add_tie (ent_document_history (f->base.document), f->base.hotel, f->base.police, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));
  g_object_set (f->base.window, "view", "change", NULL);
  settle (&f->base);
}

static void
close_down (Change *f, gconstpointer data)
{
  g_free (f->first);
  g_free (f->later);
  tear_down (&f->base, data);
}

static GtkSelectionModel *
model_of (Change *f)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (ent_change_panel_list (ENT_CHANGE_PANEL (f->base.window->change_panel))));
}

static gboolean
says (Change *f, const char *text)
{
  return test_find_label (f->base.window->change_panel, text) != NULL;
}

static void
test_picture_and_list_show_who_moved (Change *f, gconstpointer data)
{
  const EntScene *scene = ent_canvas_get_scene (f->base.canvas);

  g_assert_cmpuint (scene->ghosts->len, ==, 2);
  g_assert_cmpuint (scene->ties->len, ==, 0);
  /* three headings, three who changed */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))), ==, 6);
  g_assert_true (says (f, "1 came nearer to the children. 1 went farther from the children. 1 can decide more."));
  g_assert_true (says (f, "Unaware → Leading"));
  g_assert_true (says (f, "Leading → Neutral"));
  g_assert_true (says (f, "Decision power: Little → Much"));
  g_assert_false (gtk_widget_get_visible (f->base.window->sidebar));
  g_assert_true (gtk_widget_get_visible (f->base.window->change_panel));
}

/* Also to whoever hears the picture. */
static void
test_what_is_told_of_somebody_has_then_in_it (Change *f, gconstpointer data)
{
  EntCanvas *canvas = f->base.canvas;
  EntHit on_hotel = { .kind = ENT_HIT_SYMBOL, .symbol = ent_scene_find_symbol (canvas->scene, f->base.hotel) };
  g_autofree char *tooltip = NULL, *hotel = NULL, *radio = NULL;

  on_hotel.id = (EntId) f->base.hotel;
  tooltip = ent_canvas_tooltip (canvas, &on_hotel);
  hotel = ent_canvas_spoken (canvas, ent_map_stakeholder (f->base.map, f->base.hotel));
  radio = ent_canvas_spoken (canvas, ent_map_stakeholder (f->base.map, f->base.radio));
  g_assert_nonnull (strstr (tooltip, "Decision power not assessed. Commitment: Leading. 1 tie. At “Baseline”: Unaware."));
  g_assert_true (g_str_has_suffix (hotel, "Leading, 1 tie; at “Baseline”: Unaware"));
  g_assert_null (strstr (radio, "Baseline"));
}

static void
test_the_map_is_as_before_afterwards (Change *f, gconstpointer data)
{
  g_object_set (f->base.window, "view", "map", NULL);
  settle (&f->base);
  g_assert_cmpuint (ent_canvas_get_scene (f->base.canvas)->ghosts->len, ==, 0);
  g_assert_cmpuint (ent_canvas_get_scene (f->base.canvas)->ties->len, ==, 1);
  g_assert_true (gtk_widget_get_visible (f->base.window->sidebar));
  g_assert_false (gtk_widget_get_visible (f->base.window->change_panel));
}

static void
test_selection_is_one_with_the_picture (Change *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->base.document);

  gtk_selection_model_select_item (model_of (f), 1, TRUE);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->base.hotel);
  g_assert_false (gtk_selection_model_select_item (model_of (f), 0, TRUE));
  ent_selection_set (selection, f->base.radio);
  g_assert_true (gtk_selection_model_is_selected (model_of (f), 5));
  /* the number beside a heading tells who is in it */
  test_click (test_find_button (f->base.window->change_panel, "Select all: Farther from the children"));
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->base.police);
}

/* The list, the sentence and the arrows. */
static void
test_a_rating_is_seen_at_once (Change *f, gconstpointer data)
{
  rate (f, f->base.hotel, f->later, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  settle (&f->base);
  g_assert_false (says (f, "Unaware → Leading"));
  g_assert_cmpuint (ent_canvas_get_scene (f->base.canvas)->ghosts->len, ==, 1);
  g_assert_true (ent_history_undo (ent_document_history (f->base.document)));
  settle (&f->base);
  g_assert_true (says (f, "Unaware → Leading"));
}

static void
test_names_follow (Change *f, gconstpointer data)
{
  g_assert_true (ent_edit_set_field (ent_document_history (f->base.document), &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->base.hotel), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Association of hotels", NULL));
  settle (&f->base);
  g_assert_true (says (f, "Association of hotels"));
}

static GtkDropDown *
end_of (Change *f, guint end)
{
  GtkWidget *grid = test_find_type (f->base.window->change_panel, GTK_TYPE_GRID);

  return GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, (int) end));
}

/* Also backwards in time; and the second is the one that is rated. */
static void
test_any_two_moments_can_be_chosen (Change *f, gconstpointer data)
{
  g_assert_cmpuint (gtk_drop_down_get_selected (end_of (f, 0)), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (end_of (f, 1)), ==, 1);
  gtk_drop_down_set_selected (end_of (f, 1), 0);
  settle (&f->base);
  g_assert_cmpstr (ent_document_moment (f->base.document), ==, f->first);
  g_assert_null (ent_canvas_get_from_moment (f->base.canvas));
  g_assert_true (says (f, "“Baseline” is the first moment. Choose a later one to see who has moved since."));
  gtk_drop_down_set_selected (end_of (f, 0), 1);
  settle (&f->base);
  g_assert_cmpstr (ent_canvas_get_from_moment (f->base.canvas), ==, f->later);
  g_assert_true (says (f, "Leading → Unaware"));
}

static void
test_with_one_moment_it_says_so (Change *f, gconstpointer data)
{
  g_assert_true (ent_edit_remove_moment (ent_document_history (f->base.document), f->first, NULL));
  settle (&f->base);
  g_assert_null (ent_canvas_get_from_moment (f->base.canvas));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model_of (f))), ==, 0);
  g_assert_true (says (f, "The map has one moment only. Once there is another, and somebody is rated anew, who moved stands here."));
  g_assert_true (gtk_widget_get_visible (test_find_button (f->base.window->change_panel, "New moment")));
}

static void
test_the_list_folds_as_the_other_does (Change *f, gconstpointer data)
{
  test_activate (f->base.window, "win.left-panel");
  g_assert_false (gtk_widget_get_visible (f->base.window->change_panel));
  g_assert_false (gtk_widget_get_visible (f->base.window->sidebar));
  g_object_set (f->base.window, "view", "map", NULL);
  g_assert_true (gtk_widget_get_visible (f->base.window->sidebar));
}

typedef struct
{
  guint position, added;
} Told;

static void
on_told (GListModel *list, guint position, guint removed, guint added, Told *told)
{
  *told = (Told) { position, added };
}

/* Rows that nobody touched keep their place and the keyboard. */
static void
test_only_rows_that_differ_are_told_of (Change *f, gconstpointer data)
{
  g_autoptr (EntChangeList) list = ent_change_list_new (f->base.document);
  EntMap *map = f->base.map;
  Told told = { 0 };

  ent_change_list_set_changes (list, ent_compare_moments (map, f->first, f->later));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 6);
  g_assert_cmpint (ent_change_list_position (list, f->base.police), ==, 3);
  rate (f, f->base.radio, f->later, ENT_ASPECT_POWER, 5);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_told), &told);
  ent_change_list_set_changes (list, ent_compare_moments (map, f->first, f->later));
  g_assert_cmpuint (told.position, ==, 5);
  g_assert_cmpuint (told.added, ==, 1);
  g_assert_cmpuint (ent_change_list_move_at (list, 5)->now[ENT_ASPECT_POWER], ==, 5);
  ent_change_list_set_changes (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpint (ent_change_list_position (list, f->base.police), ==, -1);
}

static void
test_the_projector_shows_the_change_too (Change *f, gconstpointer data)
{
  EntCanvas *wall;

  test_activate (f->base.window, "win.project-here");
  wall = ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (f->base.window->projector)));
  g_assert_cmpstr (ent_canvas_get_from_moment (wall), ==, f->first);
  g_assert_true (test_wait_until (ent_canvas_is_settled (wall), 20000));
  g_assert_cmpuint (ent_canvas_get_scene (wall)->ghosts->len, >=, 2);
}

#define ADD(name, test) g_test_add ("/change/" name, Change, NULL, open_up, test, close_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("picture-and-list-show-who-moved", test_picture_and_list_show_who_moved);
  ADD ("what-is-told-of-somebody-has-then-in-it", test_what_is_told_of_somebody_has_then_in_it);
  ADD ("the-map-is-as-before-afterwards", test_the_map_is_as_before_afterwards);
  ADD ("selection-is-one-with-the-picture", test_selection_is_one_with_the_picture);
  ADD ("a-rating-is-seen-at-once", test_a_rating_is_seen_at_once);
  ADD ("names-follow", test_names_follow);
  ADD ("any-two-moments-can-be-chosen", test_any_two_moments_can_be_chosen);
  ADD ("with-one-moment-it-says-so", test_with_one_moment_it_says_so);
  ADD ("the-list-folds-as-the-other-does", test_the_list_folds_as_the_other_does);
  ADD ("only-rows-that-differ-are-told-of", test_only_rows_that_differ_are_told_of);
  ADD ("the-projector-shows-the-change-too", test_the_projector_shows_the_change_too);
  return g_test_run ();
}
