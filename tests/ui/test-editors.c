/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the inspector's editors offer, when they write, and where the keyboard goes. */
#include "ui/inspector-fixture.h"

#include "app/inspector/date-entry.h"
#include "app/inspector/field-row.h"
#include "app/inspector/inspector.h"
#include "app/inspector/picker.h"
#include "app/parts/stakeholder-search.h"
#include "draw/theme.h"
#include "model/edit-steps.h"

#include <math.h>
#include <string.h>

/* --- roles --- */

static void
pick_role (Fixture *f, int place)
{
  GtkWidget *button = test_find_type (gtk_widget_get_ancestor (field (f, "role"), ENT_TYPE_FIELD_ROW), GTK_TYPE_MENU_BUTTON);
  GtkWidget *list = gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place));
}

/* Unlike letters, which are merged while they are typed. */
static void
test_each_role_that_is_picked_is_a_step_of_its_own (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  type (field (f, "role"), "Hosts");
  pick_role (f, 0);
  pick_role (f, 3);
  type (field (f, "role"), "!");
  g_assert_cmpstr (subject (f)->role, ==, "Hosts, Decides, Funds!");
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 4);
  ent_history_undo (f->history);
  g_assert_cmpstr (subject (f)->role, ==, "Hosts, Decides, Funds");
  ent_history_undo (f->history);
  g_assert_cmpstr (subject (f)->role, ==, "Hosts, Decides");
  ent_history_undo (f->history);
  g_assert_cmpstr (subject (f)->role, ==, "Hosts");
}

/* --- dates --- */

static void
enter (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  test_drain ();
}

static void
open_section (Fixture *f, const char *title)
{
  GtkWidget *label = test_find_label (f->inspector, title);

  g_assert_nonnull (label);
  gtk_expander_set_expanded (GTK_EXPANDER (gtk_widget_get_ancestor (label, GTK_TYPE_EXPANDER)), TRUE);
  test_drain ();
}

/* What is folded away has no keyboard. */
static void
open_sections (Fixture *f)
{
  static const char *const titles[] = { "Engagement", "The Code", "Contact", "Notes" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    open_section (f, titles[i]);
}

static void
test_typing_over_a_date_keeps_it_until_it_is_finished (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = field (f, "risk-date");
  guint before;

  enter (entry, "2026-02-03");
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260203);
  before = ent_history_position (f->history);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  gtk_editable_delete_selection (GTK_EDITABLE (entry));
  type (entry, "2026-03-0");
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260203);
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  type (entry, "4");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260304);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  enter (entry, "");
  g_assert_cmpuint (subject (f)->risk_date, ==, 0);
}

static void
test_what_is_no_date_keeps_the_old_one_and_says_why (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = field (f, "risk-date");
  g_autofree char *reason = ent_date_describe_refusal ("next week");

  open_sections (f);
  enter (entry, "2026-02-03");
  enter (entry, "next week");
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260203);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (gtk_widget_get_mapped (test_find_label (f->inspector, reason)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "next week");
  enter (entry, "2026-02-04");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

static gboolean
press_escape (GtkWidget *entry)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &is_taken);
    }
  return is_taken;
}

static void
test_what_is_no_date_stays_until_it_is_mended_or_taken_back (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = field (f, "risk-date");
  g_autofree char *reason = ent_date_describe_refusal ("31/02/2027");

  open_sections (f);
  enter (entry, "2026-02-03");
  g_assert_false (press_escape (entry));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "31/02/2027");
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (f->window)));
  test_drain ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "31/02/2027");
  g_assert_true (gtk_widget_get_mapped (test_find_label (f->inspector, reason)));
  /* also while something else is changed */
  ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, f->id), ent_field_find (ENT_RECORD_STAKEHOLDER, "contact"), "Ana", NULL);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "31/02/2027");
  g_assert_true (press_escape (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2026-02-03");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260203);
}

static void
test_a_date_is_taken_over_when_the_keyboard_leaves (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = field (f, "risk-date");

  open_sections (f);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "14/3/2026");
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (f->window)));
  test_drain ();
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260314);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2026-03-14");
}

static void
test_a_date_belongs_to_the_one_it_was_typed_for (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  GtkWidget *entry = field (f, "risk-date");

  open_sections (f);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-03-14");
  ent_selection_set (ent_document_selection (f->document), other);
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260314);
  g_assert_cmpuint (ent_map_stakeholder (ent_document_map (f->document), other)->risk_date, ==, 0);
}

static void
test_a_typed_date_has_the_year_or_the_day_first (void)
{
  g_assert_cmpuint (ent_date_typed ("2026-03-14"), ==, 20260314);
  g_assert_cmpuint (ent_date_typed (" 14/3/2026 "), ==, 20260314);
  g_assert_cmpuint (ent_date_typed ("04.03.2026"), ==, 20260304);
  g_assert_cmpuint (ent_date_typed ("4-3-2026"), ==, 20260304);
  g_assert_cmpuint (ent_date_typed ("3/14/2026"), ==, 0);
  g_assert_cmpuint (ent_date_typed ("29/2/2025"), ==, 0);
  g_assert_cmpuint (ent_date_typed ("1/1/26"), ==, 0);
  g_assert_cmpuint (ent_date_typed ("1//2026"), ==, 0);
  g_assert_cmpuint (ent_date_typed ("soon"), ==, 0);
  g_assert_cmpuint (ent_date_typed (""), ==, 0);
}

static gboolean
is_in_sight (Fixture *f, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, GTK_WIDGET (f->window), &bounds) && bounds.size.height > 0 &&
         bounds.origin.y > 0 && bounds.origin.y + bounds.size.height < gtk_widget_get_height (GTK_WIDGET (f->window));
}

static void
test_a_calendar_sets_the_day_that_is_chosen (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = field (f, "risk-date");
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 5, 17, 12, 0, 0);
  GtkWidget *button, *calendar;

  open_sections (f);
  enter (entry, "2026-05-04");
  button = gtk_widget_get_next_sibling (entry);
  g_assert_true (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  g_assert_true (test_wait_until (is_in_sight (f, button), 3000));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (test_wait_until ((calendar = test_find_type (button, GTK_TYPE_CALENDAR)) != NULL && gtk_widget_get_mapped (calendar), 3000));
  test_drain ();
  /* to look is not to choose */
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260504);
  g_signal_emit_by_name (calendar, "next-month");
  test_drain ();
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260504);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  test_drain ();
  g_assert_cmpuint (subject (f)->risk_date, ==, 20260517);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2026-05-17");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  test_click (test_find_button (button, "Today"));
  g_assert_cmpuint (subject (f)->risk_date, ==, ent_date_today ());
}

/* --- choosing --- */

static void
test_a_role_is_offered_and_added_to_those_that_are_there (Fixture *f, gconstpointer data)
{
  GtkWidget *button = gtk_widget_get_next_sibling (field (f, "role"));
  GtkWidget *list = test_find_type (button, GTK_TYPE_LIST_BOX);

  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_cmpstr (subject (f)->role, ==, "Decides");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  g_assert_cmpstr (subject (f)->role, ==, "Decides, Funds");
}

static char *
language_of (Fixture *f)
{
  return g_strdup (ent_map_info (ent_document_map (f->document))->language);
}

static void
test_the_language_of_the_picture_is_one_that_there_is (Fixture *f, gconstpointer data)
{
  GtkDropDown *choice;
  g_autofree char *chosen = NULL, *back = NULL;
  GListModel *names;

  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  choice = GTK_DROP_DOWN (test_find_field (f->inspector, ENT_RECORD_MAP, "language"));
  names = gtk_drop_down_get_model (choice);
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 2);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 0), ==, "English");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 1), ==, "Español");
  gtk_drop_down_set_selected (choice, 1);
  chosen = language_of (f);
  g_assert_cmpstr (chosen, ==, "es");
  gtk_drop_down_set_selected (choice, 0);
  back = language_of (f);
  g_assert_cmpstr (back, ==, "en");
}

static void
test_another_language_of_the_file_stays (Fixture *f, gconstpointer data)
{
  GtkDropDown *choice;
  g_autofree char *kept = NULL;

  ent_selection_clear (ent_document_selection (f->document));
  g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "language"), "pt-BR", NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  choice = GTK_DROP_DOWN (test_find_field (f->inspector, ENT_RECORD_MAP, "language"));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice)), ==, "pt-BR");
  kept = language_of (f);
  g_assert_cmpstr (kept, ==, "pt-BR");
}

static void
test_a_sector_shows_the_colour_in_force (Fixture *f, gconstpointer data)
{
  GtkWidget *button;
  GdkRGBA *shown = NULL;
  EntRgb usual = ent_theme_sector (ent_theme (ENT_THEME_LIGHT), 0, NULL);

  ent_selection_clear (ent_document_selection (f->document));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  button = gtk_widget_get_first_child (test_find_field (f->inspector, ENT_RECORD_SECTOR, "colour"));
  g_object_get (button, "rgba", &shown, NULL);
  g_assert_cmpint ((int) lroundf (shown->red * 255), ==, (int) (usual >> 16 & 0xff));
  g_assert_cmpint ((int) lroundf (shown->green * 255), ==, (int) (usual >> 8 & 0xff));
  g_assert_cmpint ((int) lroundf (shown->blue * 255), ==, (int) (usual & 0xff));
  gdk_rgba_free (shown);
}

/* --- lists --- */

static GtkWidget *
focus_of (Fixture *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window));
}

static void
test_an_entry_that_is_added_has_the_keyboard (Fixture *f, gconstpointer data)
{
  open_section (f, "Log");
  test_click (test_find_button (f->inspector, "Add an entry"));
  g_assert_true (test_wait_until (focus_of (f) != NULL && GTK_IS_TEXT_VIEW (focus_of (f)), 3000));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus_of (f))), "A first talk", -1);
  g_assert_cmpuint (subject (f)->log->len, ==, 1);
  g_assert_cmpstr (((EntLogEntry *) g_ptr_array_index (subject (f)->log, 0))->text, ==, "A first talk");
}

static gboolean
is_selected_text (GtkWidget *focus, const char *text)
{
  int start, end;

  return focus != NULL && GTK_IS_EDITABLE (focus) && strcmp (gtk_editable_get_text (GTK_EDITABLE (focus)), text) == 0 &&
         gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end) && end - start == (int) g_utf8_strlen (text, -1);
}

static void
test_a_new_moment_can_be_named_at_once (Fixture *f, gconstpointer data)
{
  EntMap *map = ent_document_map (f->document);

  test_activate (f->window, "win.add-moment");
  g_assert_true (test_wait_until (is_selected_text (focus_of (f), ent_map_moment (map, ent_document_moment (f->document))->name), 3000));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (focus_of (f), GTK_TYPE_POPOVER)));
  test_activate (f->window, "win.edit-moments");
  g_assert_true (test_wait_until (is_selected_text (focus_of (f), ent_map_moment (map, ent_document_moment (f->document))->name), 3000));
}

static const char *
name_of_step (Fixture *f, guint place)
{
  return ((const EntStep *) ent_map_record_at (ent_document_map (f->document), ENT_RECORD_STEP, place))->name;
}

static EntStep *
new_step (const char *name, const char *focus)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);

  step->name = g_strdup (name);
  step->focus = g_strdup (focus);
  return step;
}

static void
test_steps_are_named_moved_and_removed (Fixture *f, gconstpointer data)
{
  ent_selection_clear (ent_document_selection (f->document));
  g_assert_nonnull (ent_edit_add_step (f->history, new_step ("Hotels", f->id), NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  open_section (f, "Steps to project");
  test_click (test_find_button (f->inspector, "Add the map as it is"));
  g_assert_true (test_wait_until (is_selected_text (focus_of (f), "New step"), 3000));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_click (test_find_button (f->inspector, "Later (Alt+Down)"));
  g_assert_cmpstr (name_of_step (f, 0), ==, "New step");
  g_assert_cmpstr (name_of_step (f, 1), ==, "Hotels");
  if (test_have_xdotool ())
    {
      /* the keyboard is in its name still */
      test_press_key (GTK_WINDOW (f->window), "alt+Down");
      g_assert_true (test_wait_until (g_str_equal (name_of_step (f, 0), "Hotels"), 3000));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus_of (f))), ==, "New step");
      test_press_key (GTK_WINDOW (f->window), "alt+Up");
      g_assert_true (test_wait_until (g_str_equal (name_of_step (f, 0), "New step"), 3000));
    }
  test_click (test_find_button (f->inspector, "Remove this step"));
  g_assert_cmpuint (ent_map_n_records (ent_document_map (f->document), ENT_RECORD_STEP), ==, 1);
}

static const EntStep *
only_step (Fixture *f)
{
  return ent_map_record_at (ent_document_map (f->document), ENT_RECORD_STEP, 0);
}

/* Opens the picker of the spotlight with the keyboard, and picks what @text is part of. */
static void
pick_light (Fixture *f, const char *text)
{
  GtkWidget *picker = test_find_field (f->inspector, ENT_RECORD_STEP, "focus");
  GtkWidget *search = test_find_type (picker, ENT_TYPE_STAKEHOLDER_SEARCH);

  gtk_widget_grab_focus (test_find_type (picker, GTK_TYPE_TOGGLE_BUTTON));
  test_press_key (GTK_WINDOW (f->window), "space");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (search), 3000));
  gtk_editable_set_text (GTK_EDITABLE (test_find_type (search, GTK_TYPE_SEARCH_ENTRY)), text);
  test_press_key (GTK_WINDOW (f->window), "Return");
  g_assert_true (test_wait_until (!gtk_widget_get_mapped (search), 3000));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
}

static void
test_the_spotlight_of_a_step_is_picked_with_the_keyboard (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  if (test_lacks_pointer ())
    return;
  ent_selection_clear (ent_document_selection (f->document));
  g_assert_nonnull (ent_edit_add_step (f->history, new_step ("Hotels", f->id), NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  open_section (f, "Steps to project");
  row = gtk_widget_get_ancestor (test_find_field (f->inspector, ENT_RECORD_STEP, "focus"), ENT_TYPE_FIELD_ROW);
  g_assert_nonnull (test_find_label (row, "Spotlight"));
  g_assert_nonnull (test_find_label (row, "Hotel Sol"));
  pick_light (f, "Media");
  g_assert_cmpstr (only_step (f)->focus, ==, "media");
  g_assert_nonnull (test_find_label (row, "Media"));
  pick_light (f, "hotel s");
  g_assert_cmpstr (only_step (f)->focus, ==, f->id);
  test_click (test_find_button (row, "Clear"));
  g_assert_null (only_step (f)->focus);
  ent_history_undo (f->history);
  g_assert_cmpstr (only_step (f)->focus, ==, f->id);
  ent_history_undo (f->history);
  g_assert_cmpstr (only_step (f)->focus, ==, "media");
}

static gboolean
shows_rings (Fixture *f)
{
  return gtk_widget_is_visible (test_find_field (f->inspector, ENT_RECORD_STEP, "rings"));
}

static void
test_a_step_says_what_it_is_a_picture_of (Fixture *f, gconstpointer data)
{
  g_autofree char *from = g_strdup (ent_document_moment (f->document));
  EntStep *matrix = new_step ("Matrix of all", NULL), *change = new_step ("Who moved", NULL);

  g_assert_true (ent_document_add_moment (f->document, NULL));
  ent_selection_clear (ent_document_selection (f->document));
  matrix->picture = ENT_STEP_MATRIX;
  change->picture = ENT_STEP_CHANGE;
  change->from = g_strdup (from);
  change->moment = g_strdup (ent_document_moment (f->document));
  g_assert_nonnull (ent_edit_add_step (f->history, matrix, NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  open_section (f, "Steps to project");
  g_assert_nonnull (test_find_label (f->inspector, "Matrix"));
  g_assert_false (shows_rings (f));
  ent_history_undo (f->history);
  g_assert_nonnull (ent_edit_add_step (f->history, change, NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_nonnull (test_find_label (f->inspector, "Change from “Baseline” to “New moment”"));
  g_assert_true (shows_rings (f));
  g_assert_true (ent_edit_remove_moment (f->history, from, NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  g_assert_nonnull (test_find_label (f->inspector, "Map: a moment of the change is not there any more"));
}

static void
test_a_button_that_has_the_keyboard_stays_when_it_is_left (Fixture *f, gconstpointer data)
{
  const EntStakeholder *stakeholder;
  GtkWidget *button;

  g_assert_nonnull (ent_edit_add_log (f->history, f->id, 20260314, ENT_LOG_MEETING, "The board agreed.", NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  open_section (f, "Log");
  button = test_find_button (f->inspector, "Remove this entry");
  gtk_widget_grab_focus (button);
  /* there is something to be shown, which comes later */
  test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE);
  gtk_widget_grab_focus (GTK_WIDGET (ent_window_canvas (f->window)));
  g_assert_true (test_find_button (f->inspector, "Remove this entry") == button);
  test_click (button);
  stakeholder = ent_map_stakeholder (ent_document_map (f->document), f->id);
  g_assert_cmpuint (stakeholder->log == NULL ? 0 : stakeholder->log->len, ==, 0);
}

static void
test_the_panel_keeps_its_width (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_strdup (test_add (f->window, "Hotel Luna", ENT_SECTOR_PRIVATE));
  int width, wanted;

  gtk_widget_get_size_request (f->inspector, &wanted, NULL);
  open_section (f, "Log");
  test_click (test_find_button (f->inspector, "Add an entry"));
  g_assert_nonnull (ent_edit_add_tie (f->history, f->id, other, ENT_TIE_WORKS_WITH, ENT_DIRECTION_DEFAULT, NULL));
  ent_inspector_update_now (ENT_INSPECTOR (f->inspector));
  test_drain ();
  gtk_widget_measure (f->inspector, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, wanted);
}

/* --- searches --- */

/* What stands in the row, or NULL. */
static GtkWidget *
find_in_row (GtkWidget *search, int index, const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (test_find_type (search, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  return row != NULL ? test_find_label (GTK_WIDGET (row), name) : NULL;
}

static void
test_a_search_has_first_whom_the_letters_begin (Fixture *f, gconstpointer data)
{
  GtkWidget *search = ent_stakeholder_search_new (f->document);

  test_add (f->window, "Público oeste", ENT_SECTOR_PRIVATE);
  test_add (f->window, "Oesté", ENT_SECTOR_PRIVATE);
  ent_stakeholder_search_set_except (ENT_STAKEHOLDER_SEARCH (search), test_add (f->window, "Oeste too", ENT_SECTOR_PRIVATE));
  gtk_widget_set_parent (search, GTK_WIDGET (f->inspector));
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  ent_stakeholder_search_open (ENT_STAKEHOLDER_SEARCH (search), "OEST");
  g_assert_true (test_wait_until (find_in_row (search, 0, "Oesté") != NULL, 5000));
  g_assert_nonnull (find_in_row (search, 1, "Público oeste"));
  g_assert_null (find_in_row (search, 2, "Oeste too"));
  gtk_popover_popdown (GTK_POPOVER (search));
  gtk_window_set_focus (GTK_WINDOW (f->window), NULL);
  test_drain ();
  gtk_widget_unparent (search);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/editors/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("each-role-that-is-picked-is-a-step-of-its-own", test_each_role_that_is_picked_is_a_step_of_its_own);
  ADD ("typing-over-a-date-keeps-it-until-it-is-finished", test_typing_over_a_date_keeps_it_until_it_is_finished);
  ADD ("what-is-no-date-keeps-the-old-one-and-says-why", test_what_is_no_date_keeps_the_old_one_and_says_why);
  ADD ("what-is-no-date-stays-until-it-is-mended-or-taken-back", test_what_is_no_date_stays_until_it_is_mended_or_taken_back);
  ADD ("a-date-is-taken-over-when-the-keyboard-leaves", test_a_date_is_taken_over_when_the_keyboard_leaves);
  ADD ("a-date-belongs-to-the-one-it-was-typed-for", test_a_date_belongs_to_the_one_it_was_typed_for);
  g_test_add_func ("/editors/a-typed-date-has-the-year-or-the-day-first", test_a_typed_date_has_the_year_or_the_day_first);
  ADD ("a-calendar-sets-the-day-that-is-chosen", test_a_calendar_sets_the_day_that_is_chosen);
  ADD ("a-role-is-offered-and-added-to-those-that-are-there", test_a_role_is_offered_and_added_to_those_that_are_there);
  ADD ("the-language-of-the-picture-is-one-that-there-is", test_the_language_of_the_picture_is_one_that_there_is);
  ADD ("another-language-of-the-file-stays", test_another_language_of_the_file_stays);
  ADD ("a-sector-shows-the-colour-in-force", test_a_sector_shows_the_colour_in_force);
  ADD ("an-entry-that-is-added-has-the-keyboard", test_an_entry_that_is_added_has_the_keyboard);
  ADD ("a-new-moment-can-be-named-at-once", test_a_new_moment_can_be_named_at_once);
  ADD ("a-button-that-has-the-keyboard-stays-when-it-is-left", test_a_button_that_has_the_keyboard_stays_when_it_is_left);
  ADD ("the-panel-keeps-its-width", test_the_panel_keeps_its_width);
  ADD ("steps-are-named-moved-and-removed", test_steps_are_named_moved_and_removed);
  ADD ("the-spotlight-of-a-step-is-picked-with-the-keyboard", test_the_spotlight_of_a_step_is_picked_with_the_keyboard);
  ADD ("a-step-says-what-it-is-a-picture-of", test_a_step_says_what_it_is_a_picture_of);
  ADD ("a-search-has-first-whom-the-letters-begin", test_a_search_has_first_whom_the_letters_begin);
  return g_test_run ();
}
