/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan: its rows, its commands, and a real keyboard in its cells. */
#include "ui/plan-fixture.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/register/edit-label.h"
#include "model/edit-actions.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

#define WHAT ENT_PLAN_COLUMN_WHAT
#define RESPONSIBLE ENT_PLAN_COLUMN_RESPONSIBLE
#define WITH ENT_PLAN_COLUMN_WITH
#define DUE ENT_PLAN_COLUMN_DUE
#define STATE ENT_PLAN_COLUMN_STATE

/* --- what stands there --- */

static void
test_by_date_what_is_overdue_comes_first (Fixture *f, gconstpointer data)
{
  assert_rows (f, "later, late, never, today");
  act (f, "plan.group");
  assert_rows (f, "[Institutions 1], late, [Private sector 2], today, later, [With nobody yet 1], never");
  act (f, "plan.group");
  assert_rows (f, "[Overdue 1], late, [This week 1], today, [Later 1], later, [Without a date 1], never");
  act (f, "plan.group");
  assert_rows (f, "later, late, never, today");
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
}

static void
test_how_late_it_is_stands_there_in_words (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell_at (f, 1, DUE)->remark)), ==, "12 days late");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell_at (f, 3, DUE)->remark)), ==, "today");
  g_assert_false (gtk_widget_get_visible (cell_at (f, 2, DUE)->remark));
  g_assert_cmpstr (gtk_label_get_text (f->plan->summary), ==, "4 open actions, 1 overdue");
  go_to (f, 1, DUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_at (f, 1, DUE)->label), GTK_ACCESSIBLE_PROPERTY_LABEL, "late, Due, 2026-06-05, 12 days late");
  go_to (f, 2, RESPONSIBLE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_at (f, 2, RESPONSIBLE)->label), GTK_ACCESSIBLE_PROPERTY_LABEL, "never, Responsible, empty");
  go_to (f, 2, WHAT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_at (f, 2, WHAT)->label), GTK_ACCESSIBLE_PROPERTY_LABEL, "never, What, Open");
}

static void
test_a_row_follows_the_map (Fixture *f, gconstpointer data)
{
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->hotel), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Hotel Sol", NULL));
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 0, WITH)->label)), ==, "Hotel Sol");
  g_assert_true (ent_edit_delete (f->history, (const char *const[]) { f->hotel }, 1, NULL));
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 0, WITH)->label)), ==, "");
  ent_history_undo (f->history);
  ent_history_undo (f->history);
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 0, WITH)->label)), ==, "Gran Hotel");
}

static void
test_the_search_finds_actions_by_what_and_whom (Fixture *f, gconstpointer data)
{
  ent_document_set_search (f->document, "late");
  assert_rows (f, "later, late");
  ent_document_set_search (f->document, "hotel today");
  assert_rows (f, "today");
  ent_document_set_search (f->document, "nothing of this");
  assert_rows (f, "");
  g_assert_true (gtk_widget_get_mapped (f->plan->empty));
  ent_document_set_search (f->document, NULL);
  assert_rows (f, "later, late, never, today");
  g_assert_false (gtk_widget_get_visible (f->plan->empty));
}

static void
test_what_is_not_shown_any_more_is_not_meant (Fixture *f, gconstpointer data)
{
  gtk_selection_model_select_all (f->plan->model);
  g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, 4);
  ent_document_set_search (f->document, "late");
  act (f, "plan.delete");
  assert_step (f, "Delete 2 actions");
  ent_document_set_search (f->document, NULL);
  assert_rows (f, "never, today");
}

static void
test_an_empty_plan_says_what_it_is_for (Fixture *f, gconstpointer data)
{
  gtk_selection_model_select_all (f->plan->model);
  act (f, "plan.delete");
  assert_rows (f, "");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (f->plan->empty), 2000));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (f->plan->empty)), "press Enter"));
  g_assert_true (ent_window_view_widget (f->window) == f->plan->entry);
}

/* --- who is selected --- */

static void
test_whom_a_chosen_action_is_done_with_is_selected (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);

  go_to (f, 1, WHAT);
  g_assert_cmpuint (ent_selection_n (selection), ==, 1);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->police);
  ent_plan_view_go_to (f->plan, 0, WHAT, TRUE);
  g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, 2);
  g_assert_true (ent_selection_contains (selection, f->hotel));
  go_to (f, 2, WHAT);
  g_assert_cmpuint (ent_selection_n (selection), ==, 0);
  /* the other way round nothing is chosen */
  ent_selection_set (selection, f->hotel);
  g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, 1);
  g_assert_true (ent_selection_contains (f->plan->chosen, action_called (f, "never")->base.id));
}

/* --- commands --- */

static void
test_several_are_done_at_once_and_open_again (Fixture *f, gconstpointer data)
{
  go_to (f, 0, WHAT);
  ent_plan_view_go_to (f->plan, 1, WHAT, TRUE);
  act (f, "plan.done");
  g_assert_cmpint (action_called (f, "later")->state, ==, ENT_STATE_DONE);
  g_assert_cmpint (action_called (f, "late")->state, ==, ENT_STATE_DONE);
  assert_step (f, "Change “State” of 2 actions");
  act (f, "plan.done");
  g_assert_cmpint (action_called (f, "late")->state, ==, ENT_STATE_OPEN);
  ent_history_undo (f->history);
  ent_history_undo (f->history);
  g_assert_cmpint (action_called (f, "later")->state, ==, ENT_STATE_OPEN);
}

/* The key that has done it takes it back. */
static void
test_the_cursor_goes_with_what_is_done (Fixture *f, gconstpointer data)
{
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  go_to (f, 3, WHAT);
  act (f, "plan.done");
  assert_rows (f, "[Overdue 1], late, [Later 1], later, [Without a date 1], never, [Done 1], today");
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "today")->base.id);
  g_assert_true (test_wait_until (cell_at (f, 7, WHAT) != NULL && gtk_widget_has_focus (cell_at (f, 7, WHAT)->label), 3000));
  act (f, "plan.done");
  g_assert_cmpint (action_called (f, "today")->state, ==, ENT_STATE_OPEN);
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "today")->base.id);
}

static void
test_a_check_is_one_step_of_its_row (Fixture *f, gconstpointer data)
{
  go_to (f, 0, WHAT);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell_at (f, 1, WHAT)->check), TRUE);
  g_assert_cmpint (action_called (f, "late")->state, ==, ENT_STATE_DONE);
  g_assert_cmpint (action_called (f, "later")->state, ==, ENT_STATE_OPEN);
  assert_step (f, "Change “State” of the action “late”");
  ent_history_undo (f->history);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (cell_at (f, 1, WHAT)->check)));
}

static void
test_chosen_actions_are_put_in_order (Fixture *f, gconstpointer data)
{
  go_to (f, 0, DUE);
  act (f, "plan.move('down')");
  assert_rows (f, "late, later, never, today");
  assert_step (f, "Move 1 action");
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 1, DUE)->label), 3000));
  ent_plan_view_go_to (f->plan, 2, DUE, TRUE);
  act (f, "plan.move('down')");
  assert_rows (f, "late, today, later, never");
  assert_step (f, "Move 2 actions");
  act (f, "plan.move('down')");
  act (f, "plan.move('up')");
  act (f, "plan.move('up')");
  assert_rows (f, "later, never, late, today");
  for (guint i = 0; i < 4; i++)
    ent_history_undo (f->history);
  assert_rows (f, "later, late, never, today");
}

/* With whom it is done an undo selects again: the row that is lit is that of the same action. */
static void
test_what_comes_back_is_chosen_again (Fixture *f, gconstpointer data)
{
  const char *id;

  go_to (f, 1, WHAT);
  act (f, "plan.delete");
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "never")->base.id);
  for (guint i = 0; i < 2; i++)
    {
      ent_history_undo (f->history);
      test_drain ();
      id = action_called (f, "late")->base.id;
      g_assert_cmpstr (f->plan->cursor_id, ==, id);
      g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, 1);
      g_assert_true (ent_selection_contains (f->plan->chosen, id));
      g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->document)), ==, f->police);
      ent_history_redo (f->history);
      test_drain ();
    }
  /* not where others were chosen meanwhile */
  go_to (f, 0, WHAT);
  ent_history_undo (f->history);
  test_drain ();
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "later")->base.id);
}

static void
test_what_a_search_has_hidden_is_chosen_again_unless_others_are (Fixture *f, gconstpointer data)
{
  static const char *const searches[] = { "nothing of this", "late", "hotel", NULL };
  static const guint n_left[] = { 0, 2, 2, 4 };

  gtk_selection_model_select_all (f->plan->model);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      ent_document_set_search (f->document, searches[i]);
      g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, n_left[i]);
    }
  go_to (f, 3, WHAT);
  ent_document_set_search (f->document, "late");
  gtk_selection_model_select_all (f->plan->model);
  ent_document_set_search (f->document, NULL);
  g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, 2);
  g_assert_true (ent_selection_contains (f->plan->chosen, action_called (f, "late")->base.id));
}

/* Under the first of them; the rest is said. */
static void
test_by_sector_the_other_sectors_of_an_action_are_told (Fixture *f, gconstpointer data)
{
  const char *const ids[] = { action_called (f, "late")->base.id };
  g_autofree char *with = g_strdup_printf ("%s\n%s\n%s", f->police, f->radio, f->hotel);
  EntPlanCell *cell;

  g_assert_true (ent_edit_set_actions (f->history, ids, 1, ent_field_find (ENT_RECORD_ACTION, "with"), with, NULL));
  test_drain ();
  cell = cell_at (f, 1, ENT_PLAN_COLUMN_WITH);
  g_assert_false (gtk_widget_get_visible (cell->remark));
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_SECTOR);
  g_assert_true (test_wait_until (cell_at (f, 1, ENT_PLAN_COLUMN_WITH) != NULL, 3000));
  cell = cell_at (f, 1, ENT_PLAN_COLUMN_WITH);
  g_assert_cmpstr (ent_plan_cell_id (cell), ==, ids[0]);
  g_assert_true (gtk_widget_get_visible (cell->remark));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell->remark)), ==, "Also: Media, Private sector");
  g_assert_false (gtk_widget_has_css_class (cell->remark, "overdue"));
}

static void
test_order_is_of_the_map_and_not_of_groups (Fixture *f, gconstpointer data)
{
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  go_to (f, 1, WHAT);
  act (f, "plan.move('down')");
  ent_plan_view_drop_at (f->plan, 4);
  g_assert_true (says (f, "To change the order, show the plan in its own order."));
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
  /* what says so leads there */
  test_click (test_find_button (GTK_WIDGET (f->window->messages), "_Show So"));
  assert_rows (f, "later, late, never, today");
  g_assert_cmpuint (gtk_drop_down_get_selected (f->plan->groupings), ==, ENT_PLAN_AS_IN_MAP);
}

static void
test_what_is_dropped_goes_before_that_row (Fixture *f, gconstpointer data)
{
  go_to (f, 3, WHAT);
  ent_plan_view_drop_at (f->plan, 1);
  assert_rows (f, "later, today, late, never");
  assert_step (f, "Move 1 action");
  ent_plan_view_drop_at (f->plan, 4);
  assert_rows (f, "later, late, never, today");
}

static void
test_a_copy_is_chosen_and_comes_right_behind (Fixture *f, gconstpointer data)
{
  go_to (f, 1, WHAT);
  act (f, "plan.duplicate");
  assert_rows (f, "later, late, late, never, today");
  assert_step (f, "Duplicate 1 action");
  g_assert_cmpuint (f->plan->cursor_row, ==, 2);
  g_assert_cmpuint (ent_selection_n (f->plan->chosen), ==, 1);
}

static void
test_the_cursor_goes_on_when_its_row_goes (Fixture *f, gconstpointer data)
{
  go_to (f, 1, RESPONSIBLE);
  act (f, "plan.delete");
  assert_step (f, "Delete 1 action");
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "never")->base.id);
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 1, RESPONSIBLE)->label), 3000));
  ent_history_undo (f->history);
  assert_rows (f, "later, late, never, today");
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "late")->base.id);
}

static void
test_a_map_that_is_only_looked_at_keeps_its_plan (Fixture *f, gconstpointer data)
{
  ent_history_set_locked (f->history, TRUE);
  go_to (f, 1, WHAT);
  for (guint column = 0; column < ENT_N_PLAN_COLUMNS; column++)
    {
      ent_plan_cell_edit (cell_at (f, 1, column), NULL);
      g_assert_false (ent_plan_cell_is_edited (cell_at (f, 1, column)));
      g_assert_null (cell_at (f, 1, column)->popover);
    }
  act (f, "plan.done");
  act (f, "plan.delete");
  act (f, "plan.duplicate");
  act (f, "plan.move('down')");
  assert_rows (f, "later, late, never, today");
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
  g_assert_nonnull (ent_window_message (f->window));
  ent_history_set_locked (f->history, FALSE);
}

static int
row_height (Fixture *f, guint row)
{
  return gtk_widget_get_height (gtk_widget_get_parent (gtk_widget_get_parent (cell_at (f, row, WHAT)->outer)));
}

/* Where there is room, what is long is one line. */
static void
test_a_row_is_as_high_as_its_lines (Fixture *f, gconstpointer data)
{
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_ACTION, ent_plan_list_id_at (f->plan->list, 2)), ent_field_find (ENT_RECORD_ACTION, "what"),
                                     "Talk with the cruise line agency about its harbour", NULL));
  g_assert_true (test_wait_until (row_height (f, 2) > row_height (f, 0), 3000));
  g_object_set (f->window, "left-panel", FALSE, "right-panel", FALSE, NULL);
  g_assert_true (test_wait_until (gtk_widget_get_width (cell_at (f, 2, WHAT)->outer) > 340 && row_height (f, 2) == row_height (f, 0), 3000));
  g_object_set (f->window, "left-panel", TRUE, "right-panel", TRUE, NULL);
}

/* The list binds all rows anew with each key that is pressed. */
static void
test_a_cell_is_not_shown_anew_because_another_is_chosen (Fixture *f, gconstpointer data)
{
  EntEditLabel *label = ENT_EDIT_LABEL (cell_at (f, 0, RESPONSIBLE)->label);

  ent_edit_label_set_text (label, "as it was");
  go_to (f, 1, WHAT);
  go_to (f, 0, WHAT);
  g_assert_true (ENT_EDIT_LABEL (cell_at (f, 0, RESPONSIBLE)->label) == label);
  g_assert_cmpstr (ent_edit_label_text (label), ==, "as it was");
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_ACTION, ent_plan_list_id_at (f->plan->list, 0)), ent_field_find (ENT_RECORD_ACTION, "responsible"), "Marea Alta", NULL));
  g_assert_cmpstr (ent_edit_label_text (label), ==, "Marea Alta");
}

/* --- while another view is shown --- */

static void
test_what_is_asked_for_behind_another_view_is_there_with_the_plan (Fixture *f, gconstpointer data)
{
  const char *id;

  test_activate (f->window, "win.view('map')");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->plan)));
  id = add_action (f, "written elsewhere", 0, NULL);
  g_assert_true (ent_plan_view_edit (f->plan, id));
  test_drain ();
  test_activate (f->window, "win.view('plan')");
  assert_rows (f, "later, late, never, today, written elsewhere");
  g_assert_cmpstr (gtk_label_get_text (f->plan->summary), ==, "5 open actions, 1 overdue");
  g_assert_true (test_wait_until (cell_at (f, 4, WHAT) != NULL && ent_plan_cell_is_edited (cell_at (f, 4, WHAT)), 3000));
}

static void
on_model (GtkColumnView *view, GParamSpec *pspec, Fixture *f)
{
  if (gtk_column_view_get_model (view) != NULL)
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->plan->model)), ==, 3);
}

/* Thousands of rows that are gone would be made first. */
static void
test_the_table_gets_the_rows_as_they_are_now (Fixture *f, gconstpointer data)
{
  test_activate (f->window, "win.view('map')");
  g_assert_true (ent_edit_remove_actions (f->history, (const char *const[]) { action_called (f, "later")->base.id }, 1, NULL));
  g_signal_connect (f->plan->view, "notify::model", G_CALLBACK (on_model), f);
  test_activate (f->window, "win.view('plan')");
  g_assert_nonnull (gtk_column_view_get_model (f->plan->view));
  g_signal_handlers_disconnect_by_func (f->plan->view, on_model, f);
}

/* --- editing --- */

static void
type_into (Fixture *f, guint row, EntPlanColumnKind column, const char *text)
{
  EntPlanCell *cell;

  go_to (f, row, column);
  cell = cell_at (f, row, column);
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (ent_plan_cell_is_edited (cell));
  gtk_editable_set_text (ent_edit_label_entry (ENT_EDIT_LABEL (cell->label)), text);
  g_signal_emit_by_name (ent_edit_label_entry (ENT_EDIT_LABEL (cell->label)), "activate");
  test_drain ();
}

static void
test_each_text_is_a_step_of_its_own (Fixture *f, gconstpointer data)
{
  type_into (f, 0, WHAT, "much later");
  g_assert_cmpstr (action_called (f, "much later")->base.id, ==, ent_plan_list_id_at (f->plan->list, 0));
  assert_step (f, "Change “What” of the action “later”");
  type_into (f, 0, RESPONSIBLE, "Marea Alta");
  g_assert_cmpstr (action_called (f, "much later")->responsible, ==, "Marea Alta");
  assert_step (f, "Change “Responsible” of the action “much later”");
  type_into (f, 0, DUE, "3/9/2026");
  g_assert_cmpuint (action_called (f, "much later")->due, ==, 20260903);
  assert_step (f, "Change “Due” of the action “much later”");
  type_into (f, 0, DUE, "");
  g_assert_cmpuint (action_called (f, "much later")->due, ==, 0);
  for (guint i = 0; i < 4; i++)
    ent_history_undo (f->history);
  g_assert_cmpuint (action_called (f, "later")->due, ==, 20260801);
  g_assert_null (action_called (f, "later")->responsible);
}

static void
test_a_text_that_is_finished_twice_is_two_steps (Fixture *f, gconstpointer data)
{
  static const EntPlanColumnKind columns[] = { WHAT, RESPONSIBLE };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      type_into (f, 0, columns[i], "first words");
      type_into (f, 0, columns[i], "second thoughts");
      g_assert_cmpuint (ent_history_position (f->history), ==, f->start + 2);
      ent_history_undo (f->history);
      g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 0, columns[i])->label)), ==, "first words");
      ent_history_undo (f->history);
    }
  g_assert_cmpstr (action_called (f, "later")->responsible, ==, NULL);
}

static void
test_what_is_no_value_is_told_and_changes_nothing (Fixture *f, gconstpointer data)
{
  type_into (f, 0, DUE, "soon");
  g_assert_true (says (f, "“soon” is no date"));
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 0, DUE)->label)), ==, "2026-08-01");
  type_into (f, 0, WHAT, " ");
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 0, WHAT)->label)), ==, "later");
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
}

static void
test_the_cursor_goes_with_an_action_to_its_other_group (Fixture *f, gconstpointer data)
{
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  type_into (f, 1, DUE, "2026-12-24");
  assert_rows (f, "[This week 1], today, [Later 2], later, late, [Without a date 1], never");
  g_assert_cmpstr (f->plan->cursor_id, ==, action_called (f, "late")->base.id);
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 4, DUE)->label), 3000));
}

static void
test_with_whom_is_picked_and_taken_out (Fixture *f, gconstpointer data)
{
  EntPlanCell *cell;
  GtkWidget *remove;

  go_to (f, 2, WITH);
  cell = cell_at (f, 2, WITH);
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (test_wait_until (cell->popover != NULL && gtk_widget_get_mapped (cell->popover), 3000));
  g_signal_emit_by_name (cell->popover, "picked", f->radio);
  g_assert_cmpstr (action_called (f, "never")->with[0], ==, f->radio);
  assert_step (f, "Change “With” of the action “never”");
  gtk_popover_popdown (GTK_POPOVER (cell->popover));
  g_assert_true (test_wait_until (cell->popover == NULL, 3000));
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (test_wait_until (cell->popover != NULL && gtk_widget_get_mapped (cell->popover), 3000));
  remove = test_find_button (cell->popover, "Remove");
  test_click (remove);
  g_assert_null (action_called (f, "never")->with);
  assert_step (f, "Change “With” of the action “never”");
  ent_history_undo (f->history);
  g_assert_cmpstr (action_called (f, "never")->with[0], ==, f->radio);
  g_assert_nonnull (test_find_label (cell->popover, "Radio"));
}

static void
test_the_state_is_chosen_for_all_that_are (Fixture *f, gconstpointer data)
{
  EntPlanCell *cell;

  go_to (f, 0, STATE);
  ent_plan_view_go_to (f->plan, 1, STATE, TRUE);
  cell = cell_at (f, 1, STATE);
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (test_wait_until (cell->popover != NULL && gtk_widget_get_mapped (cell->popover), 3000));
  g_signal_emit_by_name (cell->popover, "chosen", (guint) ENT_STATE_DROPPED);
  g_assert_cmpint (action_called (f, "later")->state, ==, ENT_STATE_DROPPED);
  g_assert_cmpint (action_called (f, "late")->state, ==, ENT_STATE_DROPPED);
  assert_step (f, "Change “State” of 2 actions");
}

static void
test_an_editor_goes_with_its_row_and_its_view (Fixture *f, gconstpointer data)
{
  for (guint column = 0; column < ENT_N_PLAN_COLUMNS; column++)
    for (guint turn = 0; turn < 2; turn++)
      {
        test_activate (f->window, "win.view('plan')");
        add_action (f, "gone soon", 0, f->radio);
        g_assert_true (test_wait_until (cell_at (f, 4, column) != NULL, 3000));
        go_to (f, 4, column);
        ent_plan_cell_edit (cell_at (f, 4, column), NULL);
        test_drain ();
        if (turn == 1)
          test_activate (f->window, "win.view('map')");
        ent_history_undo (f->history);
        test_drain ();
        g_assert_cmpuint (ent_map_n_records (ent_document_map (f->document), ENT_RECORD_ACTION), ==, 4);
      }
}

/* --- with a real keyboard and pointer --- */

static void
test_actions_are_added_one_after_the_other (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 0, WHAT);
  test_press_key (GTK_WINDOW (f->window), "Insert");
  g_assert_true (test_wait_until (gtk_widget_get_focus_child (f->plan->entry) != NULL, 3000));
  test_xdotool ("type visit");
  test_xdotool ("key Return");
  test_xdotool ("type call");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (ent_map_n_records (ent_document_map (f->document), ENT_RECORD_ACTION) == 6, 3000));
  assert_rows (f, "later, late, never, today, visit, call");
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start + 2);
  test_xdotool ("key Return");
  test_xdotool ("key Down");
  g_assert_true (test_wait_until (f->plan->cursor_row == 5 && cell_at (f, 5, WHAT) != NULL && gtk_widget_has_focus (cell_at (f, 5, WHAT)->label), 3000));
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start + 2);
}

static void
test_keys_walk_over_cells_and_past_headings (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  go_to (f, 1, WHAT);
  test_press_key (GTK_WINDOW (f->window), "Up");
  test_xdotool ("key Down Right");
  g_assert_true (test_wait_until (f->plan->cursor_row == 3 && f->plan->cursor_column == RESPONSIBLE, 3000));
  test_xdotool ("key ctrl+End");
  g_assert_true (test_wait_until (f->plan->cursor_row == 7 && f->plan->cursor_column == STATE, 3000));
  test_xdotool ("key Home");
  g_assert_true (test_wait_until (f->plan->cursor_column == WHAT, 3000));
  test_xdotool ("key End");
  g_assert_true (test_wait_until (f->plan->cursor_column == STATE, 3000));
  test_xdotool ("key ctrl+Home");
  g_assert_true (test_wait_until (f->plan->cursor_row == 1 && f->plan->cursor_column == WHAT, 3000));
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (f->plan->cursor_column == RESPONSIBLE, 3000));
  test_xdotool ("key shift+Down shift+Down");
  g_assert_true (test_wait_until (ent_selection_n (f->plan->chosen) == 3, 3000));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (ent_selection_n (f->plan->chosen) == 1, 3000));
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 5, RESPONSIBLE)->label), 3000));
}

static void
test_tab_goes_on_while_a_row_is_written (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 2, WHAT);
  test_press_key (GTK_WINDOW (f->window), "Return");
  g_assert_true (test_wait_until (ent_plan_cell_is_edited (cell_at (f, 2, WHAT)), 3000));
  test_xdotool ("key ctrl+a");
  test_xdotool ("type visit");
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (ent_plan_cell_is_edited (cell_at (f, 2, RESPONSIBLE)), 3000));
  test_xdotool ("type Ana");
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (cell_at (f, 2, WITH)->popover != NULL && gtk_widget_get_mapped (cell_at (f, 2, WITH)->popover), 3000));
  test_xdotool ("type radio");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (action_called (f, "visit")->with != NULL, 3000));
  g_assert_cmpstr (action_called (f, "visit")->responsible, ==, "Ana");
  g_assert_cmpstr (action_called (f, "visit")->with[0], ==, f->radio);
}

static void
test_typing_takes_the_place_and_escape_takes_it_back (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 0, RESPONSIBLE);
  test_press_key (GTK_WINDOW (f->window), "A");
  test_xdotool ("type na");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (g_strcmp0 (action_called (f, "later")->responsible, "Ana") == 0, 3000));
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 0, RESPONSIBLE)->label), 3000));
  test_xdotool ("key B Escape");
  g_assert_true (test_wait_until (!ent_plan_cell_is_edited (cell_at (f, 0, RESPONSIBLE)), 3000));
  test_drain ();
  g_assert_cmpstr (action_called (f, "later")->responsible, ==, "Ana");
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 0, RESPONSIBLE)->label), 3000));
}

static void
test_keys_do_delete_and_order (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 0, WHAT);
  test_press_key (GTK_WINDOW (f->window), "space");
  g_assert_true (test_wait_until (action_called (f, "later")->state == ENT_STATE_DONE, 3000));
  test_xdotool ("key alt+Down");
  g_assert_true (test_wait_until (ent_plan_list_position (f->plan->list, action_called (f, "later")->base.id) == 1, 3000));
  g_assert_true (test_wait_until (cell_at (f, 1, WHAT) != NULL && gtk_widget_has_focus (cell_at (f, 1, WHAT)->label), 3000));
  test_xdotool ("key alt+Up");
  g_assert_true (test_wait_until (ent_plan_list_position (f->plan->list, action_called (f, "later")->base.id) == 0, 3000));
  g_assert_true (test_wait_until (cell_at (f, 0, WHAT) != NULL && gtk_widget_has_focus (cell_at (f, 0, WHAT)->label), 3000));
  test_xdotool ("key ctrl+d");
  g_assert_true (test_wait_until (f->plan->cursor_row == 1, 3000));
  g_assert_true (test_wait_until (cell_at (f, 1, WHAT) != NULL && gtk_widget_has_focus (cell_at (f, 1, WHAT)->label), 3000));
  test_xdotool ("key Delete");
  g_assert_true (test_wait_until (ent_map_n_records (ent_document_map (f->document), ENT_RECORD_ACTION) == 4, 3000));
  assert_rows (f, "later, late, never, today");
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start + 5);
  test_xdotool ("key alt+1");
  g_assert_true (test_wait_until (g_str_equal (f->window->view, "map"), 3000));
  test_xdotool ("key alt+6");
  g_assert_true (test_wait_until (g_str_equal (f->window->view, "plan"), 3000));
}

static void
test_a_letter_goes_to_its_state (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 0, STATE);
  test_press_key (GTK_WINDOW (f->window), "d");
  g_assert_true (test_wait_until (cell_at (f, 0, STATE)->popover != NULL && gtk_widget_get_mapped (cell_at (f, 0, STATE)->popover), 3000));
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (action_called (f, "later")->state == ENT_STATE_DONE, 3000));
}

/* In the window: a part of the height of the row from its top, and so many pixels from the left of the second cell. */
static void
point_at (Fixture *f, guint row, float x, double part)
{
  gulong window = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  GtkWidget *cell = gtk_widget_get_parent (cell_at (f, row, RESPONSIBLE)->outer);
  graphene_point_t at;
  double dx, dy;

  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &dx, &dy);
  g_assert_true (gtk_widget_compute_point (cell, GTK_WIDGET (f->window), &GRAPHENE_POINT_INIT (x, (float) (part * gtk_widget_get_height (cell))), &at));
  test_xdotool ("mousemove --window %lu %d %d", window, (int) (at.x + dx), (int) (at.y + dy));
  test_drain ();
}

static void
point_to (Fixture *f, guint row, double part)
{
  point_at (f, row, 30, part);
}

static void
test_a_row_is_dragged_to_its_place (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 1, WHAT);
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  point_to (f, 3, 0.5);
  test_xdotool ("mousedown 1");
  g_assert_true (test_wait_until (f->plan->cursor_row == 3, 3000));
  point_to (f, 2, 0.5);
  point_to (f, 1, 0.8);
  point_to (f, 1, 0.2);
  g_assert_true (test_wait_until (f->plan->drop_row != NULL && gtk_widget_has_css_class (f->plan->drop_row, "drop-above"), 5000));
  test_xdotool ("mouseup 1");
  g_assert_true (test_wait_until (ent_history_position (f->history) == f->start + 1, 5000));
  assert_rows (f, "later, today, late, never");
  g_assert_null (f->plan->drop_row);
  ent_history_undo (f->history);
  assert_rows (f, "later, late, never, today");
}

static void
test_two_presses_edit_a_cell (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  /* its details are shown by then: on a slow machine the time for the second press would be over */
  go_to (f, 1, WHAT);
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  point_at (f, 1, 80, 0.5);
  test_xdotool ("click --repeat 2 --delay 50 1");
  g_assert_true (test_wait_until (ent_plan_cell_is_edited (cell_at (f, 1, RESPONSIBLE)), 3000));
  /* and one within it is for what is written */
  test_xdotool ("type x");
  point_at (f, 1, 40, 0.4);
  test_xdotool ("click 1");
  test_xdotool ("key ctrl+a");
  test_xdotool ("type Ana");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (g_strcmp0 (action_called (f, "late")->responsible, "Ana") == 0, 3000));
}

/* --- many --- */

static void
test_two_thousand_actions_are_few_widgets (Fixture *f, gconstpointer data)
{
  gint64 begin;
  guint n;

  ent_history_begin (f->history, "Many");
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *what = g_strdup_printf ("action %u", i);

      add_action (f, what, 20260101 + i % 28, i % 3 == 0 ? f->hotel : NULL);
    }
  ent_history_end (f->history);
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  test_drain ();
  n = g_list_model_get_n_items (G_LIST_MODEL (f->plan->list));
  g_assert_cmpuint (n, >, 2004);
  g_assert_cmpuint (g_hash_table_size (f->plan->cells), <, (guint64) 300 * ENT_N_PLAN_COLUMNS);
  ent_plan_view_go_to (f->plan, n - 1, WHAT, FALSE);
  g_assert_true (test_wait_until (cell_at (f, n - 1, WHAT) != NULL && gtk_widget_has_focus (cell_at (f, n - 1, WHAT)->label), 5000));
  begin = g_get_monotonic_time ();
  go_to (f, 1, WHAT);
  act (f, "plan.done");
  g_test_message ("there and done in %d ms", (int) ((g_get_monotonic_time () - begin) / 1000));
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/plan/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("by-date-what-is-overdue-comes-first", test_by_date_what_is_overdue_comes_first);
  ADD ("how-late-it-is-stands-there-in-words", test_how_late_it_is_stands_there_in_words);
  ADD ("a-row-follows-the-map", test_a_row_follows_the_map);
  ADD ("the-search-finds-actions-by-what-and-whom", test_the_search_finds_actions_by_what_and_whom);
  ADD ("what-is-not-shown-any-more-is-not-meant", test_what_is_not_shown_any_more_is_not_meant);
  ADD ("an-empty-plan-says-what-it-is-for", test_an_empty_plan_says_what_it_is_for);
  ADD ("whom-a-chosen-action-is-done-with-is-selected", test_whom_a_chosen_action_is_done_with_is_selected);
  ADD ("several-are-done-at-once-and-open-again", test_several_are_done_at_once_and_open_again);
  ADD ("what-comes-back-is-chosen-again", test_what_comes_back_is_chosen_again);
  ADD ("what-a-search-has-hidden-is-chosen-again-unless-others-are", test_what_a_search_has_hidden_is_chosen_again_unless_others_are);
  ADD ("by-sector-the-other-sectors-of-an-action-are-told", test_by_sector_the_other_sectors_of_an_action_are_told);
  ADD ("the-cursor-goes-with-what-is-done", test_the_cursor_goes_with_what_is_done);
  ADD ("a-check-is-one-step-of-its-row", test_a_check_is_one_step_of_its_row);
  ADD ("chosen-actions-are-put-in-order", test_chosen_actions_are_put_in_order);
  ADD ("order-is-of-the-map-and-not-of-groups", test_order_is_of_the_map_and_not_of_groups);
  ADD ("what-is-dropped-goes-before-that-row", test_what_is_dropped_goes_before_that_row);
  ADD ("a-copy-is-chosen-and-comes-right-behind", test_a_copy_is_chosen_and_comes_right_behind);
  ADD ("the-cursor-goes-on-when-its-row-goes", test_the_cursor_goes_on_when_its_row_goes);
  ADD ("a-map-that-is-only-looked-at-keeps-its-plan", test_a_map_that_is_only_looked_at_keeps_its_plan);
  ADD ("a-row-is-as-high-as-its-lines", test_a_row_is_as_high_as_its_lines);
  ADD ("a-cell-is-not-shown-anew-because-another-is-chosen", test_a_cell_is_not_shown_anew_because_another_is_chosen);
  ADD ("what-is-asked-for-behind-another-view-is-there-with-the-plan", test_what_is_asked_for_behind_another_view_is_there_with_the_plan);
  ADD ("the-table-gets-the-rows-as-they-are-now", test_the_table_gets_the_rows_as_they_are_now);
  ADD ("each-text-is-a-step-of-its-own", test_each_text_is_a_step_of_its_own);
  ADD ("a-text-that-is-finished-twice-is-two-steps", test_a_text_that_is_finished_twice_is_two_steps);
  ADD ("what-is-no-value-is-told-and-changes-nothing", test_what_is_no_value_is_told_and_changes_nothing);
  ADD ("the-cursor-goes-with-an-action-to-its-other-group", test_the_cursor_goes_with_an_action_to_its_other_group);
  ADD ("with-whom-is-picked-and-taken-out", test_with_whom_is_picked_and_taken_out);
  ADD ("the-state-is-chosen-for-all-that-are", test_the_state_is_chosen_for_all_that_are);
  ADD ("an-editor-goes-with-its-row-and-its-view", test_an_editor_goes_with_its_row_and_its_view);
  ADD ("actions-are-added-one-after-the-other", test_actions_are_added_one_after_the_other);
  ADD ("keys-walk-over-cells-and-past-headings", test_keys_walk_over_cells_and_past_headings);
  ADD ("tab-goes-on-while-a-row-is-written", test_tab_goes_on_while_a_row_is_written);
  ADD ("typing-takes-the-place-and-escape-takes-it-back", test_typing_takes_the_place_and_escape_takes_it_back);
  ADD ("keys-do-delete-and-order", test_keys_do_delete_and_order);
  ADD ("a-letter-goes-to-its-state", test_a_letter_goes_to_its_state);
  ADD ("a-row-is-dragged-to-its-place", test_a_row_is_dragged_to_its_place);
  ADD ("two-presses-edit-a-cell", test_two_presses_edit_a_cell);
  ADD ("two-thousand-actions-are-few-widgets", test_two_thousand_actions_are_few_widgets);
  return g_test_run ();
}
