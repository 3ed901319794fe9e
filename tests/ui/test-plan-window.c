/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions elsewhere in the window: made of a sentence, beside a stakeholder, and taken out to other programs. */
#include "ui/plan-fixture.h"

#include "app/exchange/export-plan.h"
#include "app/inspector/action-section.h"
#include "app/inspector/inspector.h"
#include "app/register/edit-label.h"
#include "model/edit-actions.h"

#include <string.h>

static guint
n_actions (Fixture *f)
{
  return ent_map_n_records (ent_document_map (f->document), ENT_RECORD_ACTION);
}

static GtkWidget *
message_button (Fixture *f, const char *label)
{
  return test_find_button (GTK_WIDGET (f->window->messages), label);
}

/* The first cell of the action is being written in. */
static gboolean
is_edited (Fixture *f, const char *what)
{
  EntPlanCell *cell = cell_at (f, f->plan->cursor_row, ENT_PLAN_COLUMN_WHAT);

  return cell != NULL && ent_plan_cell_is_edited (cell) && g_strcmp0 (ent_plan_cell_id (cell), action_called (f, what)->base.id) == 0;
}

/* --- the wall --- */

/* With whom something is to be done is not for the room. */
static void
test_what_is_chosen_in_the_plan_is_not_ringed_on_the_wall (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);

  go_to (f, 1, ENT_PLAN_COLUMN_WHAT);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->police);
  test_activate (f->window, "win.project-here");
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
  /* nor what is chosen meanwhile, which is chosen nevertheless */
  ent_plan_view_go_to (f->plan, 0, ENT_PLAN_COLUMN_WHAT, FALSE);
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
  g_assert_true (ent_selection_contains (f->plan->chosen, action_called (f, "later")->base.id));
  /* by hand somebody is shown to the room */
  ent_selection_set (selection, f->radio);
  ent_plan_view_go_to (f->plan, 1, ENT_PLAN_COLUMN_WHAT, FALSE);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->radio);
  gtk_widget_activate_action (f->window->projector, "projector.end", NULL);
  test_drain ();
  g_assert_null (f->window->projector);
  ent_plan_view_go_to (f->plan, 0, ENT_PLAN_COLUMN_WHAT, FALSE);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->hotel);
}

static void
test_whom_somebody_has_selected_after_the_plan_goes_on_the_wall (Fixture *f, gconstpointer data)
{
  go_to (f, 1, ENT_PLAN_COLUMN_WHAT);
  ent_selection_set (ent_document_selection (f->document), f->radio);
  test_activate (f->window, "win.project-here");
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->document)), ==, f->radio);
}

/* --- made of a sentence --- */

static void
test_an_action_is_made_shown_and_taken_back (Fixture *f, gconstpointer data)
{
  const char *with[] = { f->radio, f->hotel, NULL };

  test_activate (f->window, "win.view('map')");
  ent_window_add_action (f->window, "Talk with both", with);
  g_assert_cmpstr (action_called (f, "Talk with both")->with[1], ==, f->hotel);
  assert_step (f, "Add an action");
  g_assert_true (says (f, "The action is in the plan."));
  test_click (message_button (f, "_Show"));
  g_assert_cmpstr (f->window->view, ==, "plan");
  g_assert_true (test_wait_until (is_edited (f, "Talk with both"), 3000));
  ent_window_add_action (f->window, "One more", NULL);
  test_click (message_button (f, "_Undo"));
  g_assert_cmpuint (n_actions (f), ==, 5);
  g_assert_null (ent_window_message (f->window));
}

static void
test_the_command_takes_what_and_with_whom (Fixture *f, gconstpointer data)
{
  const char *with[] = { f->police, NULL }, *nobody[] = { NULL };

  g_assert_true (gtk_widget_activate_action (f->window->canvas, "win.add-action", "(s^asb)", "Call", with, FALSE));
  g_assert_cmpstr (action_called (f, "Call")->with[0], ==, f->police);
  g_assert_true (gtk_widget_activate_action (f->window->canvas, "win.add-action", "(s^asb)", "Write", nobody, FALSE));
  g_assert_null (action_called (f, "Write")->with);
}

static void
test_what_cannot_be_added_is_told (Fixture *f, gconstpointer data)
{
  const char *with[] = { "s-gone", NULL };

  ent_window_add_action (f->window, "Talk", with);
  g_assert_nonnull (ent_window_message (f->window));
  ent_history_set_locked (f->history, TRUE);
  ent_window_add_action (f->window, "Talk", NULL);
  g_assert_cmpuint (n_actions (f), ==, 4);
  ent_history_set_locked (f->history, FALSE);
}

static void
test_a_search_ends_that_hides_what_is_to_be_shown (Fixture *f, gconstpointer data)
{
  test_activate (f->window, "win.search");
  gtk_editable_set_text (GTK_EDITABLE (f->window->search_entry), "radio");
  g_assert_true (test_wait_until (ent_document_search (f->document) != NULL, 3000));
  ent_window_show_action (f->window, action_called (f, "late")->base.id);
  g_assert_null (ent_document_search (f->document));
  g_assert_true (test_wait_until (is_edited (f, "late"), 3000));
  /* what is gone is not looked for */
  ent_window_show_action (f->window, "a-gone");
}

/* --- beside a stakeholder --- */

static GtkWidget *
section_of (Fixture *f, const char *stakeholder)
{
  GtkWidget *inspector = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_INSPECTOR), *section;

  test_activate (f->window, "win.view('map')");
  ent_selection_set (ent_document_selection (f->document), stakeholder);
  ent_inspector_update_now (ENT_INSPECTOR (inspector));
  section = test_find_type (inspector, ENT_TYPE_ACTION_SECTION);
  gtk_expander_set_expanded (GTK_EXPANDER (test_find_type (section, GTK_TYPE_EXPANDER)), TRUE);
  return section;
}

static void
test_details_list_the_actions_with_a_stakeholder (Fixture *f, gconstpointer data)
{
  GtkWidget *section = section_of (f, f->hotel), *button;

  g_assert_nonnull (test_find_label (section, "later"));
  g_assert_nonnull (test_find_label (section, "today"));
  g_assert_null (test_find_label (section, "late"));
  button = gtk_widget_get_ancestor (test_find_label (section, "today"), GTK_TYPE_BUTTON);
  test_click (button);
  g_assert_cmpstr (f->window->view, ==, "plan");
  g_assert_true (test_wait_until (is_edited (f, "today"), 3000));
}

static void
test_a_line_in_the_details_adds_an_action_with_that_one (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = test_find_type (section_of (f, f->radio), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Record a spot");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (action_called (f, "Record a spot")->with[0], ==, f->radio);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  assert_step (f, "Add an action");
  test_drain ();
  g_assert_nonnull (test_find_label (section_of (f, f->radio), "Record a spot"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (n_actions (f), ==, 5);
  /* the same again, for another day */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Record a spot");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (n_actions (f), ==, 6);
}

static void
test_the_details_of_the_map_lead_to_the_plan (Fixture *f, gconstpointer data)
{
  GtkWidget *inspector = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_INSPECTOR);

  test_activate (f->window, "win.view('map')");
  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (inspector));
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_ancestor (test_find_label (inspector, "Actions"), GTK_TYPE_EXPANDER)), TRUE);
  test_click (test_find_button (inspector, "Show the action plan"));
  g_assert_cmpstr (f->window->view, ==, "plan");
}

/* --- taken out --- */

static char *
exported (Fixture *f, gboolean is_calendar, const char *name, const char *ending)
{
  g_autofree char *path = test_temporary (name), *whole = g_strconcat (path, ending, NULL);
  char *text = NULL;

  ent_export_plan_take (f->window, is_calendar, FALSE, path);
  test_wait_for_file (f->window);
  g_assert_true (g_file_get_contents (whole, &text, NULL, NULL));
  return text;
}

static void
test_a_plan_goes_into_a_calendar_or_a_table_by_its_ending (Fixture *f, gconstpointer data)
{
  g_autofree char *calendar = exported (f, FALSE, "plan.ics", ""), *table = NULL, *added = NULL, *other = NULL;

  g_assert_true (g_str_has_prefix (calendar, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (calendar, "SUMMARY:later\r\n"));
  g_assert_null (strstr (calendar, "never"));
  g_assert_true (says (f, "“plan.ics”. 1 open action has no date and is left out."));
  table = exported (f, TRUE, "plan.csv", "");
  g_assert_nonnull (strstr (table, "\"never\""));
  g_assert_true (says (f, "The action plan is in “plan.csv”."));
  added = exported (f, TRUE, "plan", ".ics");
  g_assert_true (g_str_has_prefix (added, "BEGIN:VCALENDAR"));
  other = exported (f, FALSE, "plan of 2026", ".csv");
  g_assert_true (g_str_has_prefix (other, "\xef\xbb\xbf\"id\""));
}

static void
test_a_file_that_would_be_lost_is_asked_about (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("plan"), *whole = g_strconcat (path, ".ics", NULL), *text = NULL;

  g_assert_true (g_file_set_contents (whole, "old", -1, NULL));
  ent_export_plan_take (f->window, TRUE, FALSE, path);
  g_assert_true (test_wait_until (test_find_question (f->window, "_Cancel") != NULL, 3000));
  test_click (test_find_question (f->window, "_Cancel"));
  test_wait_for_file (f->window);
  g_assert_true (g_file_get_contents (whole, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
test_a_plan_without_days_is_no_calendar (Fixture *f, gconstpointer data)
{
  g_autofree char *path = test_temporary ("plan.ics");

  gtk_selection_model_select_all (f->plan->model);
  act (f, "plan.done");
  ent_export_plan_take (f->window, TRUE, FALSE, path);
  test_wait_for_file (f->window);
  g_assert_true (says (f, "nothing for a calendar"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
has_text (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, part))
      return TRUE;
  return FALSE;
}

static void
test_before_it_goes_it_is_said_what_does (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *visits;

  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->radio), ent_field_find (ENT_RECORD_STAKEHOLDER, "next-visit"), "2026-07-01", NULL));
  test_activate (f->window, "win.export-plan");
  dialog = test_find_window ("Export the action plan");
  g_assert_nonnull (dialog);
  g_assert_true (has_text (dialog, "3 open actions go into the calendar"));
  g_assert_true (has_text (dialog, "1 open action has no date"));
  g_assert_true (has_text (dialog, "may send what it is given to a server"));
  g_assert_false (has_text (dialog, "visit does too"));
  visits = test_find_type (dialog, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (visits), TRUE);
  g_assert_true (has_text (dialog, "1 visit does too."));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (test_find_type (dialog, GTK_TYPE_DROP_DOWN)), 1);
  g_assert_true (has_text (dialog, "4 actions go into the table"));
  g_assert_false (gtk_widget_get_visible (visits));
  /* no calendar program has to do with it */
  g_assert_false (has_text (dialog, "may send what it is given to a server"));
  gtk_window_close (GTK_WINDOW (dialog));
  test_drain ();
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/plan-window/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("what-is-chosen-in-the-plan-is-not-ringed-on-the-wall", test_what_is_chosen_in_the_plan_is_not_ringed_on_the_wall);
  ADD ("whom-somebody-has-selected-after-the-plan-goes-on-the-wall", test_whom_somebody_has_selected_after_the_plan_goes_on_the_wall);
  ADD ("an-action-is-made-shown-and-taken-back", test_an_action_is_made_shown_and_taken_back);
  ADD ("the-command-takes-what-and-with-whom", test_the_command_takes_what_and_with_whom);
  ADD ("what-cannot-be-added-is-told", test_what_cannot_be_added_is_told);
  ADD ("a-search-ends-that-hides-what-is-to-be-shown", test_a_search_ends_that_hides_what_is_to_be_shown);
  ADD ("details-list-the-actions-with-a-stakeholder", test_details_list_the_actions_with_a_stakeholder);
  ADD ("a-line-in-the-details-adds-an-action-with-that-one", test_a_line_in_the_details_adds_an_action_with_that_one);
  ADD ("the-details-of-the-map-lead-to-the-plan", test_the_details_of_the_map_lead_to_the_plan);
  ADD ("a-plan-goes-into-a-calendar-or-a-table-by-its-ending", test_a_plan_goes_into_a_calendar_or_a_table_by_its_ending);
  ADD ("a-file-that-would-be-lost-is-asked-about", test_a_file_that_would_be_lost_is_asked_about);
  ADD ("a-plan-without-days-is-no-calendar", test_a_plan_without_days_is_no_calendar);
  ADD ("before-it-goes-it-is-said-what-does", test_before_it_goes_it_is_said_what_does);
  return g_test_run ();
}
