/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the register: edited, chosen, walked over with a real keyboard. */
#include "ui/register-fixture.h"

#include "app/register/edit-label.h"
#include "app/window/window-private.h"

#include <gdk/x11/gdkx.h>

/* --- editing --- */

/* What has no cell, and why. */
static const struct
{
  EntRecordKind kind;
  const char *name, *reason;
} exceptions[] = {
  { ENT_RECORD_ASSESSMENT, "value", "has a column for each aspect" },
  { ENT_RECORD_ASSESSMENT, "source", "is of one rating: in the details, beside it" },
  { ENT_RECORD_ASSESSMENT, "reason", "is of one rating: in the details, beside it" },
};

static gboolean
is_exception (EntRecordKind kind, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (exceptions[i].kind == kind && g_str_equal (exceptions[i].name, name))
      return TRUE;
  return FALSE;
}

/* Shows the column alone beside the names, and begins to edit its first cell. */
static void
assert_can_be_edited (Fixture *f, const char *name)
{
  EntRegisterColumn *column = column_named (f, name);
  guint before = ent_history_position (f->history);
  EntRegisterCell *cell;

  g_assert_nonnull (column);
  gtk_column_view_column_set_visible (column->view_column, TRUE);
  g_assert_true (test_wait_until (cell_at (f, 0, name) != NULL, 2000));
  ent_register_go_to (f->table, 0, column, FALSE);
  cell = cell_at (f, 0, name);
  ent_register_cell_edit (cell);
  if (ent_register_cell_is_edited (cell))
    ent_edit_label_stop (ENT_EDIT_LABEL (cell->widget), FALSE);
  else if (cell->popover != NULL)
    {
      g_assert_true (test_wait_until (gtk_widget_get_mapped (cell->popover), 2000));
      gtk_popover_popdown (GTK_POPOVER (cell->popover));
    }
  else
    g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_true (test_wait_until (cell->popover == NULL, 2000));
}

static void
test_every_field_is_edited_in_its_cell_or_says_why_not (Fixture *f, gconstpointer data)
{
  static const EntRecordKind kinds[] = { ENT_RECORD_STAKEHOLDER, ENT_RECORD_ASSESSMENT };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      guint n;
      const EntField *fields = ent_fields (kinds[k], &n);

      for (guint i = 0; i < n; i++)
        if (fields[i].group != ENT_GROUP_NONE && !is_exception (kinds[k], fields[i].name))
          {
            g_test_message ("%s", fields[i].name);
            assert_can_be_edited (f, fields[i].name);
          }
    }
  for (guint a = 0; a < ENT_N_ASPECTS; a++)
    assert_can_be_edited (f, ent_aspect_choices.items[a].name);
}

static void
test_a_note_of_several_lines_is_written_in_its_popover (Fixture *f, gconstpointer data)
{
  EntRegisterCell *cell;
  GtkWidget *view;
  guint before = ent_history_position (f->history);

  gtk_column_view_column_set_visible (column_named (f, "notes")->view_column, TRUE);
  g_assert_true (test_wait_until (cell_at (f, 0, "notes") != NULL, 2000));
  cell = cell_at (f, 0, "notes");
  ent_register_cell_edit (cell);
  g_assert_true (test_wait_until (gtk_widget_get_mapped (cell->popover), 2000));
  view = test_find_type (cell->popover, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "one\ntwo", -1);
  gtk_popover_popdown (GTK_POPOVER (cell->popover));
  test_drain ();
  g_assert_cmpstr (get (f, 0)->notes, ==, "one\ntwo");
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell->widget)), ==, "one two");
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
}

/* Shown as another, it would be lost by whoever goes on with what is chosen, and the first of the list could not be chosen. */
static void
test_a_choice_of_a_later_version_is_shown_until_another_is_chosen (Fixture *f, gconstpointer data)
{
  EntRegisterCell *cell = cell_at (f, 0, "kind");
  GtkWidget *label;
  guint before;

  /* as a file has it */
  ent_history_begin (f->history, "Later");
  g_assert_true (ent_history_apply (f->history, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, f->ids[0]), ent_field_find (ENT_RECORD_STAKEHOLDER, "kind"), "cooperative"), NULL));
  ent_history_end (f->history);
  test_drain ();
  before = ent_history_position (f->history);
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell->widget)), ==, "cooperative");
  ent_register_cell_edit (cell);
  g_assert_true (test_wait_until (cell->popover != NULL && gtk_widget_get_mapped (cell->popover), 2000));
  label = test_find_label (cell->popover, "cooperative");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW))));
  g_signal_emit_by_name (cell->popover, "chosen", ent_kind_choices.n_items);
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  g_signal_emit_by_name (cell->popover, "chosen", 0u);
  gtk_popover_popdown (GTK_POPOVER (cell->popover));
  test_drain ();
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell->widget)), ==, ent_choice_label (&ent_kind_choices, 0));
  ent_history_undo (f->history);
  test_drain ();
  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell->widget)), ==, "cooperative");
}

static void
test_what_is_read_only_is_not_edited (Fixture *f, gconstpointer data)
{
  g_autofree char *before = order (f);

  ent_history_set_locked (f->history, TRUE);
  choose (f, 0, "name", 1, "name");
  ent_register_cell_edit (cell_at (f, 0, "name"));
  g_assert_false (ent_register_cell_is_edited (cell_at (f, 0, "name")));
  ent_register_paste_text (f->table, "Nobody");
  act (f, "register.fill-down");
  act (f, "register.clear");
  assert_order (f, before);
  test_drain ();
  g_assert_true (gtk_widget_get_mapped (test_find_type (GTK_WIDGET (f->window->messages), GTK_TYPE_LABEL)));
  ent_history_set_locked (f->history, FALSE);
}

static void
test_an_editor_goes_with_its_row_and_its_view (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "name", "sector", "part-of", "notes" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    for (guint turn = 0; turn < 2; turn++)
      {
        const char *id = test_add (f->window, "Gone soon", ENT_SECTOR_MEDIA);

        test_activate (f->window, "win.view('register')");
        gtk_column_view_column_set_visible (column_named (f, columns[i])->view_column, TRUE);
        g_assert_nonnull (id);
        g_assert_true (test_wait_until (cell_at (f, 3, columns[i]) != NULL, 2000));
        ent_register_go_to (f->table, 3, column_named (f, columns[i]), FALSE);
        test_drain ();
        ent_register_cell_edit (cell_at (f, 3, columns[i]));
        test_drain ();
        if (turn == 1)
          test_activate (f->window, "win.view('map')");
        ent_history_undo (f->history);
        test_drain ();
        g_assert_cmpuint (ent_map_n_stakeholders (ent_document_map (f->document)), ==, 3);
      }
}

/* --- choosing --- */

static void
test_the_rows_of_the_chosen_cells_are_selected_everywhere (Fixture *f, gconstpointer data)
{
  EntSelection *selection = ent_document_selection (f->document);

  choose (f, 2, "power", 1, "commitment");
  g_assert_cmpuint (ent_selection_n (selection), ==, 2);
  g_assert_cmpstr (ent_selection_focus (selection), ==, f->ids[1]);
  g_assert_true (ent_selection_contains (selection, f->ids[2]));
}

static void
test_who_is_selected_elsewhere_has_the_cursor_and_is_meant_whole (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  choose (f, 0, "power", 0, "power");
  ent_selection_set (ent_document_selection (f->document), f->ids[2]);
  g_assert_cmpuint (f->table->cursor.row, ==, 2);
  text = ent_register_copy_text (f->table);
  g_assert_true (g_str_has_prefix (text, "Bahia FM\tPrivate sector\tFormal\t"));
}

static void
test_the_cursor_stays_with_its_stakeholder (Fixture *f, gconstpointer data)
{
  choose (f, 2, "power", 2, "power");
  ent_document_set_search (f->document, "Bahia");
  test_drain ();
  g_assert_cmpuint (ent_register_n_rows (f->table), ==, 1);
  g_assert_cmpuint (f->table->cursor.row, ==, 0);
  ent_document_set_search (f->document, NULL);
  test_drain ();
  g_assert_cmpuint (f->table->cursor.row, ==, 2);
}

static void
test_a_cell_is_told_with_its_row_and_column (Fixture *f, gconstpointer data)
{
  rate (f, 1, ENT_ASPECT_POWER, 5);
  choose (f, 1, "power", 1, "power");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_at (f, 1, "power")->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "Hotel 2, Decision power, 5 · Decisive");
  choose (f, 1, "commitment", 1, "commitment");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell_at (f, 1, "commitment")->widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "Hotel 2, Commitment, empty");
}

/* --- with a real keyboard --- */

static void
start_typing (Fixture *f, guint row, const char *column)
{
  ent_register_go_to (f->table, row, column_named (f, column), FALSE);
  test_drain ();
  g_assert_true (gtk_widget_has_focus (cell_at (f, row, column)->widget));
}

static void
test_keys_walk_extend_and_collapse (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  start_typing (f, 0, "name");
  test_press_key (GTK_WINDOW (f->window), "Down");
  g_assert_true (test_wait_until (f->table->cursor.row == 1, 3000));
  test_xdotool ("key Right shift+Down shift+Right");
  g_assert_true (test_wait_until (f->table->cursor.column == column_named (f, "kind"), 3000));
  g_assert_true (f->table->anchor.column == column_named (f, "sector"));
  g_assert_cmpuint (f->table->anchor.row, ==, 1);
  g_assert_cmpuint (f->table->cursor.row, ==, 2);
  g_assert_cmpuint (ent_selection_n (ent_document_selection (f->document)), ==, 2);
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (f->table->anchor.row == 2, 3000));
  test_xdotool ("key ctrl+Home");
  g_assert_true (test_wait_until (f->table->cursor.row == 0 && f->table->cursor.column == column_named (f, "name"), 3000));
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (f->table->cursor.column == column_named (f, "sector"), 3000));
  test_xdotool ("key End");
  g_assert_true (test_wait_until (f->table->cursor.column == column_named (f, "phone"), 3000));
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 0, "phone")->widget), 3000));
}

static void
test_typing_takes_the_place_of_what_stands_there (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  start_typing (f, 0, "name");
  test_press_key (GTK_WINDOW (f->window), "S");
  test_xdotool ("type ol");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (g_str_equal (get (f, 0)->name, "Sol"), 3000));
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell_at (f, 0, "name")->widget), 3000));
}

static void
test_digits_rate_all_the_chosen_rows (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  if (test_lacks_pointer ())
    return;
  choose (f, 0, "power", 1, "power");
  test_drain ();
  test_press_key (GTK_WINDOW (f->window), "4");
  g_assert_true (test_wait_until (rating (f, 1, ENT_ASPECT_POWER) == 4, 3000));
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 4);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_POWER), ==, 0);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
}

static void
test_keys_copy_paste_fill_and_empty (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  rate (f, 0, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  start_typing (f, 0, "commitment");
  test_press_key (GTK_WINDOW (f->window), "ctrl+c");
  test_xdotool ("key Down ctrl+v");
  g_assert_true (test_wait_until (rating (f, 1, ENT_ASPECT_COMMITMENT) == ENT_COMMITMENT_LEADING, 3000));
  test_xdotool ("key shift+Down ctrl+shift+d");
  g_assert_true (test_wait_until (rating (f, 2, ENT_ASPECT_COMMITMENT) == ENT_COMMITMENT_LEADING, 3000));
  test_xdotool ("key Delete");
  g_assert_true (test_wait_until (rating (f, 2, ENT_ASPECT_COMMITMENT) == ENT_COMMITMENT_NOT_ASSESSED, 3000));
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_LEADING);
}

static void
test_a_letter_goes_to_its_choice (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  start_typing (f, 0, "sector");
  test_press_key (GTK_WINDOW (f->window), "m");
  g_assert_true (test_wait_until (cell_at (f, 0, "sector")->popover != NULL, 3000));
  test_drain ();
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (get (f, 0)->sector == ENT_SECTOR_MEDIA, 3000));
}

static void
test_a_letter_begins_the_search_for_a_whole (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  gtk_column_view_column_set_visible (column_named (f, "part-of")->view_column, TRUE);
  g_assert_true (test_wait_until (cell_at (f, 0, "part-of") != NULL, 2000));
  start_typing (f, 0, "part-of");
  test_press_key (GTK_WINDOW (f->window), "b");
  g_assert_true (test_wait_until (cell_at (f, 0, "part-of")->popover != NULL && gtk_widget_get_mapped (cell_at (f, 0, "part-of")->popover), 3000));
  test_xdotool ("key a");
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (g_strcmp0 (get (f, 0)->part_of, f->ids[2]) == 0, 3000));
}

/* Within a popover GTK would go round in it for ever. */
static void
test_tab_goes_on_from_what_is_edited_beside_its_cell (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "part-of", "notes" };

  if (test_lacks_pointer ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gtk_column_view_column_set_visible (column_named (f, columns[i])->view_column, TRUE);
      g_assert_true (test_wait_until (cell_at (f, 0, columns[i]) != NULL, 2000));
      start_typing (f, 0, columns[i]);
      test_press_key (GTK_WINDOW (f->window), "Return");
      g_assert_true (test_wait_until (cell_at (f, 0, columns[i])->popover != NULL && gtk_widget_get_mapped (cell_at (f, 0, columns[i])->popover), 3000));
      test_xdotool (i == 0 ? "type bah" : "type bahia");
      test_xdotool ("key shift+Tab");
      g_assert_true (test_wait_until (cell_at (f, 0, columns[i])->popover == NULL && f->table->cursor.column != column_named (f, columns[i]), 3000));
      g_assert_cmpuint (f->table->cursor.row, ==, 0);
    }
  g_assert_cmpstr (get (f, 0)->part_of, ==, f->ids[2]);
  g_assert_cmpstr (get (f, 0)->notes, ==, "bahia");
}

/* Of the middle of a cell, in the window. */
static void
point_to (Fixture *f, guint row, const char *column)
{
  gulong window = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  GtkWidget *cell = cell_at (f, row, column)->widget;
  graphene_point_t at;
  double dx, dy;

  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &dx, &dy);
  g_assert_true (gtk_widget_compute_point (cell, GTK_WIDGET (f->window), &GRAPHENE_POINT_INIT (20, 5), &at));
  test_xdotool ("mousemove --window %lu %d %d", window, (int) (at.x + dx), (int) (at.y + dy));
  test_drain ();
}

static void
test_a_block_is_dragged_over (Fixture *f, gconstpointer data)
{
  if (test_lacks_pointer ())
    return;
  start_typing (f, 2, "kind");
  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  point_to (f, 0, "name");
  test_xdotool ("mousedown 1");
  g_assert_true (test_wait_until (f->table->cursor.row == 0, 3000));
  point_to (f, 0, "sector");
  point_to (f, 1, "kind");
  g_assert_true (test_wait_until (f->table->cursor.row == 1 && f->table->cursor.column == column_named (f, "kind"), 3000));
  test_xdotool ("mouseup 1");
  test_drain ();
  g_assert_cmpuint (f->table->anchor.row, ==, 0);
  g_assert_true (f->table->anchor.column == column_named (f, "name"));
  g_assert_false (f->table->whole_rows);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/register-cells/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-choice-of-a-later-version-is-shown-until-another-is-chosen", test_a_choice_of_a_later_version_is_shown_until_another_is_chosen);
  ADD ("every-field-is-edited-in-its-cell-or-says-why-not", test_every_field_is_edited_in_its_cell_or_says_why_not);
  ADD ("a-note-of-several-lines-is-written-in-its-popover", test_a_note_of_several_lines_is_written_in_its_popover);
  ADD ("an-editor-goes-with-its-row-and-its-view", test_an_editor_goes_with_its_row_and_its_view);
  ADD ("what-is-read-only-is-not-edited", test_what_is_read_only_is_not_edited);
  ADD ("the-rows-of-the-chosen-cells-are-selected-everywhere", test_the_rows_of_the_chosen_cells_are_selected_everywhere);
  ADD ("who-is-selected-elsewhere-has-the-cursor-and-is-meant-whole", test_who_is_selected_elsewhere_has_the_cursor_and_is_meant_whole);
  ADD ("the-cursor-stays-with-its-stakeholder", test_the_cursor_stays_with_its_stakeholder);
  ADD ("a-cell-is-told-with-its-row-and-column", test_a_cell_is_told_with_its_row_and_column);
  ADD ("keys-walk-extend-and-collapse", test_keys_walk_extend_and_collapse);
  ADD ("typing-takes-the-place-of-what-stands-there", test_typing_takes_the_place_of_what_stands_there);
  ADD ("digits-rate-all-the-chosen-rows", test_digits_rate_all_the_chosen_rows);
  ADD ("keys-copy-paste-fill-and-empty", test_keys_copy_paste_fill_and_empty);
  ADD ("a-letter-goes-to-its-choice", test_a_letter_goes_to_its_choice);
  ADD ("tab-goes-on-from-what-is-edited-beside-its-cell", test_tab_goes_on_from_what_is_edited_beside_its_cell);
  ADD ("a-letter-begins-the-search-for-a-whole", test_a_letter_begins_the_search_for_a_whole);
  ADD ("a-block-is-dragged-over", test_a_block_is_dragged_over);
  return g_test_run ();
}
