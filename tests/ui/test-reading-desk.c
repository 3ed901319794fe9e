/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading among the rest of the window: the wall, the keys, the plan. */
#include "ui/reading-fixture.h"

#include "app/projector/projector.h"
#include "model/edit-actions.h"
#include "model/id-set.h"

/* --- the wall --- */

static EntCanvas *
wall_of (Reading *f)
{
  return ENT_CANVAS (ent_projector_get_canvas (ENT_PROJECTOR (f->base.window->projector)));
}

/* Who is said to be silent, or against it, is not for the room. */
static void
test_a_wall_does_not_begin_with_what_a_sentence_has_selected (Reading *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->base.document);

  activate (f, row_of (f, ENT_READING_POWER, "silent-power"));
  g_assert_cmpuint (ent_selection_n (selection), >, 0);
  test_activate (f->base.window, "win.project-here");
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
  g_assert_null (ent_canvas_get_bright (wall_of (f)));
  g_assert_null (ent_reading_panel_lit (f->panel));
  gtk_widget_activate_action (f->base.window->projector, "projector.end", NULL);
  /* nor from another view */
  activate (f, row_of (f, ENT_READING_POWER, "silent-power"));
  g_object_set (f->base.window, "view", "map", NULL);
  test_activate (f->base.window, "win.project");
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
}

static void
test_whom_somebody_has_selected_goes_on_the_wall (Reading *f, gconstpointer data)
{
  activate (f, row_of (f, ENT_READING_POWER, "silent-power"));
  choose (&f->base, f->base.radio);
  test_activate (f->base.window, "win.project-here");
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->base.document)), ==, f->base.radio);
}

static void
test_an_answer_that_comes_later_lights_nobody_on_the_wall (Reading *f, gconstpointer data)
{
  GtkWidget *answer = GTK_WIDGET (ent_reading_panel_answer (f->panel));

  choose (&f->base, f->base.police);
  /* with no turn of the main loop between, which may bring it */
  ent_reading_panel_ask (f->panel, ENT_QUESTION_WAYS_IN, f->base.police);
  ent_window_project (f->base.window, FALSE);
  g_assert_null (ent_sentence_list_row (ENT_SENTENCE_LIST (answer), 0));
  g_assert_true (test_wait_until (ent_sentence_list_row (ENT_SENTENCE_LIST (answer), 0) != NULL, LONG_MS));
  g_assert_null (ent_reading_panel_lit (f->panel));
  g_assert_null (ent_canvas_get_bright (wall_of (f)));
  g_assert_null (ent_canvas_get_path (wall_of (f)));
}

/* --- the width --- */

static int
width_of (gpointer widget)
{
  return gtk_widget_get_width (GTK_WIDGET (widget));
}

/* As the map and it share what there is. */
static gboolean
has_its_part (Reading *f)
{
  return ABS (width_of (f->panel) - width_of (f->base.window->canvas_page) * 270 / 600) <= 1;
}

/* So that there is less room, or more. */
static void
show_inspector (Reading *f, gboolean shown)
{
  int width = width_of (f->base.window->canvas_page);

  g_object_set (f->base.window, "right-panel", shown, NULL);
  g_assert_true (test_wait_until ((width_of (f->base.window->canvas_page) < width) == shown, 10000));
}

/* What a wider window gives goes to the map: longer lines are no easier to read. */
static void
test_sentences_grow_no_wider_than_is_good_to_read (Reading *f, gconstpointer data)
{
  int map;

  g_assert_true (test_wait_until (has_its_part (f), 10000));
  map = width_of (f->base.canvas);
  show_inspector (f, FALSE);
  g_assert_true (test_wait_until (width_of (f->panel) == 480, 10000));
  g_assert_cmpint (width_of (f->base.canvas), >, map + 100);
  show_inspector (f, TRUE);
  g_assert_true (test_wait_until (has_its_part (f), 10000));
}

static void
test_a_width_that_somebody_chose_stays (Reading *f, gconstpointer data)
{
  gtk_paned_set_position (GTK_PANED (f->base.window->canvas_page), 420);
  g_assert_true (test_wait_until (width_of (f->panel) == 420, 10000));
  show_inspector (f, FALSE);
  settle (&f->base);
  g_assert_cmpint (width_of (f->panel), !=, 480);
}

/* --- the keys --- */

static void
test_a_key_asks_from_among_the_sentences (Reading *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  choose (&f->base, f->base.police);
  gtk_widget_grab_focus (GTK_WIDGET (row_of (f, ENT_READING_COVERAGE, "whole")));
  press (f, "w");
  g_assert_true (test_wait_until (test_find_label (GTK_WIDGET (f->panel), "Ways in to Tourism police") != NULL, 10000));
  settle_reading (f);
  choose (&f->base, f->base.hotel);
  gtk_widget_grab_focus (GTK_WIDGET (row_of (f, ENT_READING_COVERAGE, "whole")));
  press (f, "shift+w");
  g_assert_true (test_wait_until (test_find_label (GTK_WIDGET (f->panel), "Whom Hotel association can reach") != NULL, 10000));
}

static void
test_escape_closes_the_answer (Reading *f, gconstpointer data)
{
  GtkWidget *answer = GTK_WIDGET (ent_reading_panel_answer (f->panel));

  if (test_lacks_pointer ())
    return;
  ask (f, "win.ways-in", f->base.police);
  g_assert_true (test_wait_until (gtk_widget_has_focus (GTK_WIDGET (ent_sentence_list_row (ENT_SENTENCE_LIST (answer), 0))), 5000));
  press (f, "Escape");
  g_assert_true (test_wait_until (!gtk_widget_get_visible (answer), 5000));
  g_assert_null (ent_canvas_get_path (f->base.canvas));
  press (f, "Escape");
  g_assert_true (test_wait_until (ent_selection_n (ent_document_selection (f->base.document)) == 0, 5000));
}

/* What is closed before it came does not come any more. */
static void
test_a_question_that_is_closed_has_no_answer (Reading *f, gconstpointer data)
{
  choose (&f->base, f->base.police);
  test_activate (f->base.window, "win.ways-in");
  test_click (test_find_button (GTK_WIDGET (f->panel), "Close the answer"));
  settle_reading (f);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (ent_reading_panel_answer (f->panel))));
  g_assert_null (ent_canvas_get_path (f->base.canvas));
}

/* --- the plan --- */

static void
test_the_same_action_is_made_once (Reading *f, gconstpointer data)
{
  GtkWidget *button = ent_reading_row_button (row_of (f, ENT_READING_WAYS, "way"));
  const EntAction *action;

  test_click (button);
  g_assert_cmpstr (ent_window_message (f->base.window), ==, "The action is in the plan.");
  test_click (button);
  g_assert_cmpuint (ent_map_n_records (f->base.map, ENT_RECORD_ACTION), ==, 1);
  g_assert_cmpstr (ent_window_message (f->base.window), ==, "This action is in the plan already.");
  test_click (test_find_button (GTK_WIDGET (f->base.window->messages), "_Show"));
  g_assert_cmpstr (f->base.window->view, ==, "plan");
  /* one that is done may be to do again */
  action = ent_map_record_at (f->base.map, ENT_RECORD_ACTION, 0);
  g_assert_true (ent_edit_set_actions (ent_document_history (f->base.document), (const char *const[]) { action->base.id }, 1, ent_field_find (ENT_RECORD_ACTION, "state"), "done", NULL));
  g_object_set (f->base.window, "view", "reading", NULL);
  settle_reading (f);
  test_click (ent_reading_row_button (row_of (f, ENT_READING_WAYS, "way")));
  g_assert_cmpuint (ent_map_n_records (f->base.map, ENT_RECORD_ACTION), ==, 2);
}

/* Also where the plan was looked at meanwhile. */
static void
test_who_comes_back_goes_on_where_that_was (Reading *f, gconstpointer data)
{
  GtkAdjustment *adjustment;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (row_of (f, ENT_READING_COVERAGE, "whole")), GTK_TYPE_SCROLLED_WINDOW);
  double value;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, 300);
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 0);
  test_drain ();
  g_object_set (f->base.window, "view", "plan", NULL);
  test_drain ();
  g_object_set (f->base.window, "view", "reading", NULL);
  settle_reading (f);
  g_assert_true (test_wait_until (!gtk_widget_has_focus (scroller), 5000));
  test_drain ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 40);
}

/* There is the line of the plan, and the first sentence. */
static void
test_messages_stay_away_from_the_top_of_plan_and_reading (Reading *f, gconstpointer data)
{
  static const char *const low[] = { "plan", "reading" };
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (f->base.window->messages));

  for (guint i = 0; i < G_N_ELEMENTS (low); i++)
    {
      g_object_set (f->base.window, "view", low[i], NULL);
      g_assert_cmpint (gtk_widget_get_valign (place), ==, GTK_ALIGN_END);
    }
  g_object_set (f->base.window, "view", "map", NULL);
  g_assert_cmpint (gtk_widget_get_valign (place), ==, GTK_ALIGN_START);
}

#define ADD(name, test) g_test_add ("/reading-desk/" name, Reading, NULL, open_up, test, close_down)

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  ADD ("sentences-grow-no-wider-than-is-good-to-read", test_sentences_grow_no_wider_than_is_good_to_read);
  ADD ("a-width-that-somebody-chose-stays", test_a_width_that_somebody_chose_stays);
  ADD ("a-wall-does-not-begin-with-what-a-sentence-has-selected", test_a_wall_does_not_begin_with_what_a_sentence_has_selected);
  ADD ("an-answer-that-comes-later-lights-nobody-on-the-wall", test_an_answer_that_comes_later_lights_nobody_on_the_wall);
  ADD ("whom-somebody-has-selected-goes-on-the-wall", test_whom_somebody_has_selected_goes_on_the_wall);
  ADD ("a-key-asks-from-among-the-sentences", test_a_key_asks_from_among_the_sentences);
  ADD ("escape-closes-the-answer", test_escape_closes_the_answer);
  ADD ("a-question-that-is-closed-has-no-answer", test_a_question_that_is_closed_has_no_answer);
  ADD ("the-same-action-is-made-once", test_the_same_action_is_made_once);
  ADD ("who-comes-back-goes-on-where-that-was", test_who_comes_back_goes_on_where_that_was);
  ADD ("messages-stay-away-from-the-top-of-plan-and-reading", test_messages_stay_away_from_the_top_of_plan_and_reading);
  return g_test_run ();
}
