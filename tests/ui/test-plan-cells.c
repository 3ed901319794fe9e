/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the plan while they are left, and those with more than there is room for; and the line above them. */
#include "ui/plan-fixture.h"

#include "app/inspector/picker.h"
#include "app/parts/table.h"
#include "app/register/edit-label.h"
#include "model/edit-actions.h"

#define WHAT ENT_PLAN_COLUMN_WHAT
#define RESPONSIBLE ENT_PLAN_COLUMN_RESPONSIBLE
#define WITH ENT_PLAN_COLUMN_WITH
#define DUE ENT_PLAN_COLUMN_DUE
#define STATE ENT_PLAN_COLUMN_STATE

static void
make_wide (Fixture *f)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 760);
  g_assert_true (test_wait_until (gtk_widget_get_width (GTK_WIDGET (f->window)) >= 1280, 3000));
}

/* With "never", on row 2 as in the map. */
static void
give_many (Fixture *f, guint n)
{
  const char *const ids[] = { action_called (f, "never")->base.id };
  g_autoptr (GString) with = g_string_new (NULL);

  ent_history_begin (f->history, "Many");
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Office %u", i);

      g_string_append_printf (with, "%s%s", i > 1 ? "\n" : "", test_add (f->window, name, ENT_SECTOR_INSTITUTIONS));
    }
  g_assert_true (ent_edit_set_actions (f->history, ids, 1, ent_field_find (ENT_RECORD_ACTION, "with"), with->str, NULL));
  ent_history_end (f->history);
  test_drain ();
}

/* --- leaving --- */

static EntPlanCell *
begin_to_type (Fixture *f, guint row, EntPlanColumnKind column, const char *text)
{
  EntPlanCell *cell;

  go_to (f, row, column);
  cell = cell_at (f, row, column);
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (test_wait_until (gtk_widget_get_focus_child (cell->label) != NULL, 3000));
  gtk_editable_set_text (ent_edit_label_entry (ENT_EDIT_LABEL (cell->label)), text);
  return cell;
}

/* GTK is giving the keyboard away just then, from widget to widget. */
static void
test_a_row_goes_to_its_group_after_the_keyboard_has_left_it (Fixture *f, gconstpointer data)
{
  static const char *const commands[] = { "win.view('map')", "win.view('register')", "win.view('reading')", "win.search" };

  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (commands) + 2; i++)
    {
      begin_to_type (f, 1, DUE, "2026-12-24");
      if (i < G_N_ELEMENTS (commands))
        test_activate (f->window, commands[i]);
      else if (i == G_N_ELEMENTS (commands))
        gtk_widget_grab_focus (f->plan->entry);
      else
        gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
      test_drain ();
      g_assert_cmpuint (action_called (f, "late")->due, ==, 20261224);
      test_activate (f->window, "win.view('plan')");
      test_drain ();
      assert_rows (f, "[This week 1], today, [Later 2], later, late, [Without a date 1], never");
      assert_step (f, "Change “Due” of the action “late”");
      ent_history_undo (f->history);
      test_drain ();
      f->start--;
      assert_rows (f, "[Overdue 1], late, [This week 1], today, [Later 1], later, [Without a date 1], never");
    }
}

static void
test_a_row_that_is_not_found_any_more_goes_after_the_keyboard (Fixture *f, gconstpointer data)
{
  ent_document_set_search (f->document, "late");
  assert_rows (f, "later, late");
  begin_to_type (f, 1, WHAT, "soon");
  gtk_widget_grab_focus (f->plan->entry);
  test_drain ();
  assert_rows (f, "later");
  g_assert_nonnull (gtk_widget_get_focus_child (f->plan->entry));
}

/* And the window closes over it. */
static void
test_a_window_closes_while_a_row_is_about_to_go (Fixture *f, gconstpointer data)
{
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  begin_to_type (f, 1, DUE, "2026-12-24");
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  g_assert_cmpuint (action_called (f, "late")->due, ==, 20261224);
}

static void
test_the_next_cell_is_edited_where_its_row_has_gone (Fixture *f, gconstpointer data)
{
  EntPlanCell *cell;

  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  cell = begin_to_type (f, 1, DUE, "2026-12-24");
  ent_edit_label_stop (ENT_EDIT_LABEL (cell->label), TRUE);
  gtk_widget_grab_focus (cell->label);
  ent_plan_view_advance (f->plan, cell, TRUE);
  g_assert_true (test_wait_until (cell_at (f, 4, WITH) != NULL && cell_at (f, 4, WITH)->popover != NULL && gtk_widget_get_mapped (cell_at (f, 4, WITH)->popover), 3000));
  assert_rows (f, "[This week 1], today, [Later 2], later, late, [Without a date 1], never");
  gtk_popover_popdown (GTK_POPOVER (cell_at (f, 4, WITH)->popover));
}

/* Another window has the keyboard; it is to be destroyed. */
static GtkWindow *
leave_window (Fixture *f)
{
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());

  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  gtk_window_present (other);
  g_assert_true (test_wait_until (gtk_window_is_active (other) && !gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  return other;
}

static void
test_what_was_undone_after_the_window_was_left_is_not_written_again (Fixture *f, gconstpointer data)
{
  GtkWindow *other;

  begin_to_type (f, 1, WHAT, "soon");
  other = leave_window (f);
  g_assert_true (test_wait_until (action_called (f, "soon") != NULL, 3000));
  ent_history_undo (f->history);
  /* the rows are bound anew */
  gtk_widget_grab_focus (f->plan->entry);
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  test_drain ();
  assert_rows (f, "[Overdue 1], late, [This week 1], today, [Later 1], later, [Without a date 1], never");
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
  gtk_window_destroy (other);
}

static void
test_a_cell_is_closed_by_what_is_done_from_another_window (Fixture *f, gconstpointer data)
{
  EntPlanCell *cell = begin_to_type (f, 1, WHAT, "soon");
  GtkWindow *other = leave_window (f);

  g_assert_true (test_wait_until (action_called (f, "soon") != NULL, 3000));
  g_assert_true (ent_plan_cell_is_edited (cell));
  ent_window_take_over (f->window);
  g_assert_false (ent_plan_cell_is_edited (cell));
  assert_step (f, "Change “What” of the action “late”");
  gtk_window_destroy (other);
}

static gboolean
is_open (Fixture *f, guint row)
{
  EntPlanCell *cell = cell_at (f, row, WITH);

  return cell != NULL && cell->popover != NULL && gtk_widget_get_mapped (cell->popover);
}

static void
wait_for_writing (Fixture *f, guint row, EntPlanColumnKind column)
{
  g_assert_true (test_wait_until (cell_at (f, row, column) != NULL && ent_plan_cell_is_edited (cell_at (f, row, column)), 3000));
  g_assert_false (is_open (f, row));
}

/* Wherever it is pressed, and on whichever part of the keyboard. */
static void
test_tab_is_the_same_key_everywhere (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint keyval;
    GdkModifierType state;
    gboolean is_tab, back;
  } keys[] = {
    { GDK_KEY_Tab, 0, TRUE, FALSE },
    { GDK_KEY_Tab, GDK_SHIFT_MASK, TRUE, TRUE },
    { GDK_KEY_KP_Tab, 0, TRUE, FALSE },
    { GDK_KEY_ISO_Left_Tab, 0, TRUE, TRUE },
    { GDK_KEY_Tab, GDK_CONTROL_MASK, FALSE, FALSE },
    { GDK_KEY_Escape, 0, FALSE, FALSE },
  };
  gboolean back;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_cmpint (ent_table_is_tab (keys[i].keyval, keys[i].state, &back), ==, keys[i].is_tab);
      g_assert_true (!keys[i].is_tab || back == keys[i].back);
    }
}

/* Within the list of names the keyboard would go round for ever. */
static void
test_tab_goes_on_past_those_with_whom_it_is_done (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 2, RESPONSIBLE);
  test_press_key (GTK_WINDOW (f->window), "Return");
  wait_for_writing (f, 2, RESPONSIBLE);
  /* with nobody yet: who else is searched for */
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (is_open (f, 2), 3000));
  test_xdotool ("key Tab");
  wait_for_writing (f, 2, DUE);
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
  test_xdotool ("key shift+Tab");
  g_assert_true (test_wait_until (is_open (f, 2), 3000));
  /* who was searched for is taken, as a choice is */
  test_xdotool ("type radio");
  test_xdotool ("key Tab");
  wait_for_writing (f, 2, DUE);
  g_assert_cmpstr (action_called (f, "never")->with[0], ==, f->radio);
  /* and now those who are in it, from whom it goes back too */
  test_xdotool ("key shift+Tab");
  g_assert_true (test_wait_until (is_open (f, 2), 3000));
  test_xdotool ("key shift+Tab");
  wait_for_writing (f, 2, RESPONSIBLE);
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start + 1);
}

static void
test_a_name_that_nobody_has_is_not_passed_over (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  go_to (f, 2, WITH);
  test_press_key (GTK_WINDOW (f->window), "Return");
  g_assert_true (test_wait_until (is_open (f, 2), 3000));
  test_xdotool ("type xyz");
  test_xdotool ("key Tab");
  test_xdotool ("type w");
  g_assert_true (test_wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (test_find_type (cell_at (f, 2, WITH)->popover, GTK_TYPE_SEARCH_ENTRY))), "xyzw") == 0, 3000));
  g_assert_true (is_open (f, 2));
}

/* --- many names --- */

static EntPlanCell *
open_with_many (Fixture *f)
{
  EntPlanCell *cell;

  give_many (f, 40);
  go_to (f, 2, WITH);
  cell = cell_at (f, 2, WITH);
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (test_wait_until (cell->popover != NULL && gtk_widget_get_mapped (cell->popover), 3000));
  return cell;
}

/* Tab leaves them: the arrows go from one to the next. */
static void
test_arrows_reach_those_with_whom_it_is_done (Fixture *f, gconstpointer data)
{
  GtkWidget *remove;

  if (test_lacks_pointer ())
    return;
  go_to (f, 0, WITH);
  test_press_key (GTK_WINDOW (f->window), "Return");
  g_assert_true (test_wait_until (is_open (f, 0), 3000));
  remove = test_find_button (cell_at (f, 0, WITH)->popover, "Remove");
  /* arrows go by where things are */
  g_assert_true (test_wait_until (gtk_widget_get_height (remove) > 0 && gtk_widget_get_focus_child (cell_at (f, 0, WITH)->popover) != NULL, 3000));
  test_xdotool ("key Down");
  g_assert_true (test_wait_until (gtk_widget_has_focus (remove), 3000));
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (action_called (f, "later")->with == NULL, 3000));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 0, WITH)->label), 3000));
}

static void
test_many_with_whom_it_is_done_have_room_for_a_few (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = open_with_many (f)->popover, *scroller;
  graphene_point_t top, add;

  g_assert_nonnull (test_find_label (popover, "Office 40"));
  g_assert_true (test_wait_until (gtk_widget_get_height (popover) > 0 && gtk_widget_get_height (popover) < 400, 3000));
  scroller = gtk_widget_get_ancestor (test_find_label (popover, "Office 40"), GTK_TYPE_SCROLLED_WINDOW);
  g_assert_nonnull (scroller);
  g_assert_cmpint (gtk_widget_get_height (scroller), >, 80);
  /* whoever is added is added above them */
  g_assert_true (gtk_widget_compute_point (scroller, popover, &GRAPHENE_POINT_INIT (0, 0), &top));
  g_assert_true (gtk_widget_compute_point (test_find_type (popover, ENT_TYPE_PICKER), popover, &GRAPHENE_POINT_INIT (0, 0), &add));
  g_assert_cmpfloat (add.y, <, top.y);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
test_a_cell_tells_how_many_there_are_besides (Fixture *f, gconstpointer data)
{
  const char *text;

  give_many (f, 20);
  text = ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 2, WITH)->label));
  g_assert_true (g_str_has_suffix (text, "Office 19, Office 20"));
  ent_history_undo (f->history);
  give_many (f, 3000);
  text = ent_edit_label_text (ENT_EDIT_LABEL (cell_at (f, 2, WITH)->label));
  g_assert_true (g_str_has_prefix (text, "Office 1, Office 2, "));
  g_assert_true (g_str_has_suffix (text, "Office 20, and 2980 more"));
}

/* --- states that a later version knows --- */

static void
test_a_state_of_a_later_version_is_shown_until_another_is_chosen (Fixture *f, gconstpointer data)
{
  const EntField *state = ent_field_find (ENT_RECORD_ACTION, "state");
  EntPlanCell *what, *cell;

  /* as a file has it */
  ent_history_begin (f->history, "Later");
  g_assert_true (ent_history_apply (f->history, ent_change_new_set (&ENT_KEY (ENT_RECORD_ACTION, action_called (f, "later")->base.id), state, "waiting"), NULL));
  ent_history_end (f->history);
  test_drain ();
  f->start = ent_history_position (f->history);
  what = cell_at (f, 0, WHAT);
  cell = cell_at (f, 0, STATE);
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell->label)), ==, "waiting");
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (what->check)));
  g_assert_false (gtk_widget_has_css_class (what->label, "finished"));
  /* the list of states begins with it, and to go on from there changes nothing */
  go_to (f, 0, STATE);
  ent_plan_cell_edit (cell, NULL);
  g_assert_true (test_wait_until (cell->popover != NULL && gtk_widget_get_mapped (cell->popover), 3000));
  g_assert_nonnull (test_find_label (cell->popover, "waiting"));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (test_find_label (cell->popover, "waiting"), GTK_TYPE_LIST_BOX_ROW))));
  g_signal_emit_by_name (cell->popover, "chosen", ent_state_choices.n_items);
  gtk_popover_popdown (GTK_POPOVER (cell->popover));
  g_assert_cmpuint (ent_history_position (f->history), ==, f->start);
  /* a tick is meant, and what it was comes back */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (what->check), TRUE);
  assert_step (f, "Change “State” of the action “later”");
  g_assert_false (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (what->check)));
  g_assert_true (gtk_widget_has_css_class (what->label, "finished"));
  ent_history_undo (f->history);
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell->label)), ==, "waiting");
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (what->check)));
}

/* --- room --- */

static int
column_width (Fixture *f, EntPlanColumnKind column)
{
  return gtk_widget_get_width (gtk_widget_get_parent (cell_at (f, 0, column)->outer));
}

static gboolean
is_one_line (GtkWidget *label)
{
  return pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))) == 1 && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Beside both panels, on the smallest screen. */
static void
test_days_and_states_have_room_and_names_get_more (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *language, *remark;
  } cases[] = { { NULL, "169 days late" }, { "es", "169 días de atraso" } };
  int responsible;

  add_action (f, "long ago", 20251230, NULL);
  ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_ACTION, action_called (f, "later")->base.id), ent_field_find (ENT_RECORD_ACTION, "responsible"), "Hotel association", NULL);
  ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_ACTION, action_called (f, "late")->base.id), ent_field_find (ENT_RECORD_ACTION, "state"), "dropped", NULL);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 760);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      f->plan->words = ent_words_for_language (cases[i].language);
      test_activate (f->window, "win.view('map')");
      ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
      test_activate (f->window, "win.view('plan')");
      ent_plan_view_set_grouping (f->plan, ENT_PLAN_AS_IN_MAP);
      g_assert_true (test_wait_until (cell_at (f, 4, DUE) != NULL && gtk_widget_get_width (cell_at (f, 4, DUE)->remark) > 0, 3000));
      test_drain ();
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (cell_at (f, 4, DUE)->remark)), ==, cases[i].remark);
      g_assert_true (is_one_line (cell_at (f, 4, DUE)->remark));
      g_assert_true (is_one_line (test_find_label (cell_at (f, 4, DUE)->label, "2025-12-30")));
      g_assert_true (is_one_line (test_find_label (cell_at (f, 1, STATE)->label, "Dropped")));
      /* nothing beyond the right edge */
      g_assert_cmpint (column_width (f, WHAT) + column_width (f, RESPONSIBLE) + column_width (f, WITH) + column_width (f, DUE) + column_width (f, STATE), <=,
                       gtk_widget_get_width (GTK_WIDGET (f->plan->view)));
    }
  responsible = column_width (f, RESPONSIBLE);
  g_object_set (f->window, "left-panel", FALSE, "right-panel", FALSE, NULL);
  g_assert_true (test_wait_until (column_width (f, RESPONSIBLE) > responsible + 60, 3000));
  g_assert_true (test_wait_until (is_one_line (test_find_label (cell_at (f, 0, RESPONSIBLE)->label, "Hotel association")), 3000));
  g_object_set (f->window, "left-panel", TRUE, "right-panel", TRUE, NULL);
}

static void
test_a_heading_stands_in_one_line_across_its_row (Fixture *f, gconstpointer data)
{
  GtkWidget *heading;

  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_SECTOR, "media"), ent_field_find (ENT_RECORD_SECTOR, "label"), "Medios de comunicación de la bahía", NULL));
  add_action (f, "Ask the radio for a week of talks about it", 0, f->radio);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 760);
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_SECTOR);
  assert_rows (f, "[Institutions 1], late, [Private sector 2], today, later, [Medios de comunicación de la bahía 1], Ask the radio for a week of talks about it, [With nobody yet 1], never");
  g_assert_true (test_wait_until (cell_at (f, 5, WHAT) != NULL && gtk_widget_get_width (cell_at (f, 5, WHAT)->heading) > 0, 3000));
  heading = cell_at (f, 5, WHAT)->heading;
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, "Medios de comunicación de la bahía (1)");
  g_assert_true (test_wait_until (is_one_line (heading), 3000));
  /* which is not cut at the end of its column, nor makes that any wider */
  g_assert_cmpint (gtk_widget_get_width (heading), >, column_width (f, WHAT));
  g_assert_cmpint (gtk_widget_get_overflow (gtk_widget_get_parent (cell_at (f, 5, WHAT)->outer)), ==, GTK_OVERFLOW_VISIBLE);
  g_assert_cmpint (gtk_widget_get_overflow (gtk_widget_get_parent (cell_at (f, 6, WHAT)->outer)), ==, GTK_OVERFLOW_HIDDEN);
}

/* In more lines than most have. */
static void
assert_whole (Fixture *f, guint column)
{
  GtkWidget *label;

  make_wide (f);
  label = test_find_type (cell_at (f, 2, column)->label, GTK_TYPE_LABEL);
  g_assert_true (test_wait_until (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))) > 3 && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))), 3000));
}

/* As the reading proposes it of a way. */
static void
test_what_is_to_be_done_is_not_cut (Fixture *f, gconstpointer data)
{
  const char *const ids[] = { action_called (f, "never")->base.id };

  g_assert_true (ent_edit_set_actions (f->history, ids, 1, ent_field_find (ENT_RECORD_ACTION, "what"), "Win over Cruise line agency of the whole coast, through Tourism police of the coast, Municipality of Puerto Coral, Port authority", NULL));
  assert_whole (f, WHAT);
}

static void
test_names_are_not_cut (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "Child protection authority, zonal centre", "Municipality of Puerto Coral", "Hotel and restaurant association", "Tourism police of the coast" };
  const char *const ids[] = { action_called (f, "never")->base.id };
  g_autoptr (GString) with = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (with, "%s%s", i > 0 ? "\n" : "", test_add (f->window, names[i], ENT_SECTOR_INSTITUTIONS));
  g_assert_true (ent_edit_set_actions (f->history, ids, 1, ent_field_find (ENT_RECORD_ACTION, "with"), with->str, NULL));
  assert_whole (f, WITH);
}

/* --- the line above --- */

static void
assert_summary (Fixture *f, const char *expected)
{
  g_assert_cmpstr (gtk_label_get_text (f->plan->summary), ==, expected);
}

static void
test_where_the_search_hides_some_it_is_said_how_many_are_shown (Fixture *f, gconstpointer data)
{
  assert_summary (f, "4 open actions, 1 overdue");
  make_wide (f);
  g_assert_true (test_wait_until (is_one_line (GTK_WIDGET (f->plan->summary)), 3000));
  ent_document_set_search (f->document, "late");
  g_assert_true (test_wait_until (!pango_layout_is_ellipsized (gtk_label_get_layout (f->plan->summary)), 3000));
  assert_summary (f, "2 of 4 actions shown; in the whole plan 4 open, 1 overdue");
  /* the headings of groups are no actions */
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  assert_summary (f, "2 of 4 actions shown; in the whole plan 4 open, 1 overdue");
  ent_document_set_search (f->document, "nothing of this");
  assert_summary (f, "0 of 4 actions shown; in the whole plan 4 open, 1 overdue");
  ent_document_set_search (f->document, NULL);
  assert_summary (f, "4 open actions, 1 overdue");
  /* with the plural of each number */
  gtk_selection_model_select_all (f->plan->model);
  gtk_selection_model_unselect_item (f->plan->model, (guint) ent_plan_list_position (f->plan->list, action_called (f, "never")->base.id));
  act (f, "plan.delete");
  ent_document_set_search (f->document, "nothing of this");
  assert_summary (f, "0 of 1 action shown; in the whole plan 1 open");
}

/* --- the day --- */

static void
test_another_day_has_other_groups (Fixture *f, gconstpointer data)
{
  ent_plan_view_set_grouping (f->plan, ENT_PLAN_BY_DATE);
  assert_rows (f, "[Overdue 1], late, [This week 1], today, [Later 1], later, [Without a date 1], never");
  ent_plan_list_set_today (f->plan->list, 20260618);
  /* a minute later */
  g_source_set_ready_time (g_main_context_find_source_by_id (NULL, f->plan->day_id), 0);
  g_assert_true (test_wait_until (ent_plan_list_today (f->plan->list) == 20260618, 3000));
  assert_rows (f, "[Overdue 2], late, today, [Later 1], later, [Without a date 1], never");
  g_assert_cmpstr (gtk_label_get_text (f->plan->summary), ==, "4 open actions, 2 overdue");
  test_activate (f->window, "win.view('map')");
  g_assert_cmpuint (f->plan->day_id, ==, 0);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/plan-cells/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-row-goes-to-its-group-after-the-keyboard-has-left-it", test_a_row_goes_to_its_group_after_the_keyboard_has_left_it);
  ADD ("a-row-that-is-not-found-any-more-goes-after-the-keyboard", test_a_row_that_is_not_found_any_more_goes_after_the_keyboard);
  ADD ("a-window-closes-while-a-row-is-about-to-go", test_a_window_closes_while_a_row_is_about_to_go);
  ADD ("the-next-cell-is-edited-where-its-row-has-gone", test_the_next_cell_is_edited_where_its_row_has_gone);
  ADD ("what-was-undone-after-the-window-was-left-is-not-written-again", test_what_was_undone_after_the_window_was_left_is_not_written_again);
  ADD ("a-cell-is-closed-by-what-is-done-from-another-window", test_a_cell_is_closed_by_what_is_done_from_another_window);
  ADD ("tab-is-the-same-key-everywhere", test_tab_is_the_same_key_everywhere);
  ADD ("tab-goes-on-past-those-with-whom-it-is-done", test_tab_goes_on_past_those_with_whom_it_is_done);
  ADD ("a-name-that-nobody-has-is-not-passed-over", test_a_name_that_nobody_has_is_not_passed_over);
  ADD ("arrows-reach-those-with-whom-it-is-done", test_arrows_reach_those_with_whom_it_is_done);
  ADD ("many-with-whom-it-is-done-have-room-for-a-few", test_many_with_whom_it_is_done_have_room_for_a_few);
  ADD ("a-cell-tells-how-many-there-are-besides", test_a_cell_tells_how_many_there_are_besides);
  ADD ("a-state-of-a-later-version-is-shown-until-another-is-chosen", test_a_state_of_a_later_version_is_shown_until_another_is_chosen);
  ADD ("days-and-states-have-room-and-names-get-more", test_days_and_states_have_room_and_names_get_more);
  ADD ("a-heading-stands-in-one-line-across-its-row", test_a_heading_stands_in_one_line_across_its_row);
  ADD ("what-is-to-be-done-is-not-cut", test_what_is_to_be_done_is_not_cut);
  ADD ("names-are-not-cut", test_names_are_not_cut);
  ADD ("where-the-search-hides-some-it-is-said-how-many-are-shown", test_where_the_search_hides_some_it_is_said_how_many_are_shown);
  ADD ("another-day-has-other-groups", test_another_day_has_other_groups);
  return g_test_run ();
}
