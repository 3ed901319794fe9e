/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the register: chosen, edited, copied, pasted, filled; its columns and its order. */
#include "ui/test-util.h"

#include "app/register/edit-label.h"
#include "app/inspector/field-row.h"
#include "app/window/message-bar.h"
#include "app/register/register-private.h"
#include "app/window/window-private.h"

#include <gdk/x11/gdkx.h>
#include <string.h>

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  EntHistory *history;
  EntRegister *table;
  char *ids[3]; /* in the order of the map */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "Hotel 10", "Hotel 2", "Bahia FM" };

  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->history = ent_document_history (f->document);
  for (guint i = 0; i < 3; i++)
    f->ids[i] = g_strdup (test_add (f->window, names[i], ENT_SECTOR_PRIVATE));
  ent_selection_clear (ent_document_selection (f->document));
  test_activate (f->window, "win.view('register')");
  f->table = ENT_REGISTER (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_REGISTER));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (f->table)), 2000));
  test_drain ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  ent_register_reset_columns (f->table);
  for (guint i = 0; i < 3; i++)
    g_free (f->ids[i]);
  test_close (f->window);
}

static const EntStakeholder *
get (Fixture *f, guint i)
{
  return ent_map_stakeholder (ent_document_map (f->document), f->ids[i]);
}

static guint
rating (Fixture *f, guint i, EntAspect aspect)
{
  return ent_map_rating (ent_document_map (f->document), get (f, i), ent_document_moment (f->document), aspect);
}

static EntRegisterColumn *
column_named (Fixture *f, const char *name)
{
  for (guint i = 0; i < f->table->columns->len; i++)
    {
      EntRegisterColumn *column = g_ptr_array_index (f->table->columns, i);
      EntColumn is = ent_register_column_is (column);

      if (g_str_equal (ent_column_name (&is), name))
        return column;
    }
  return NULL;
}

static EntRegisterCell *
cell_at (Fixture *f, guint row, const char *column)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, f->table->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      EntRegisterCell *cell = key;

      if (cell->column == column_named (f, column) && gtk_list_item_get_position (cell->list_item) == row)
        return cell;
    }
  return NULL;
}

/* The block from one cell to the other. */
static void
choose (Fixture *f, guint row, const char *column, guint last_row, const char *last_column)
{
  ent_register_go_to (f->table, row, column_named (f, column), FALSE);
  ent_register_go_to (f->table, last_row, column_named (f, last_column), TRUE);
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->table), action, NULL));
}

static void
rate (Fixture *f, guint i, EntAspect aspect, guint value)
{
  const char *ids[] = { f->ids[i] };

  g_assert_true (ent_edit_rate (f->history, ids, 1, ent_document_moment (f->document), aspect, value, NULL));
}

static gboolean
says (Fixture *f, const char *text)
{
  GtkWidget *label = test_find_type (GTK_WIDGET (f->window->messages), GTK_TYPE_LABEL);

  return label != NULL && gtk_widget_get_mapped (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL;
}

/* The names, in the order of the table, with blanks between. */
static char *
order (Fixture *f)
{
  GString *names = g_string_new (NULL);

  test_wait_until (gtk_sort_list_model_get_pending (f->table->sorted) == 0, 2000);
  for (guint i = 0; i < ent_register_n_rows (f->table); i++)
    {
      EntId id = ent_register_id_at (f->table, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ent_map_stakeholder (ent_document_map (f->document), id)->name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_order (Fixture *f, const char *wanted)
{
  g_autofree char *names = order (f);

  g_assert_cmpstr (names, ==, wanted);
}

/* Of the columns, with blanks between. */
static char *
shown (Fixture *f)
{
  g_autoptr (GPtrArray) columns = ent_register_shown_columns (f->table);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      EntColumn is = ent_register_column_is (g_ptr_array_index (columns, i));

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ent_column_name (&is));
    }
  return g_string_free (names, FALSE);
}

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

/* --- cells to and from other programs --- */

static void
test_the_chosen_cells_are_copied_as_a_spreadsheet_takes_them (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  rate (f, 0, ENT_ASPECT_POWER, 4);
  rate (f, 1, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  choose (f, 0, "sector", 1, "commitment");
  text = ent_register_copy_text (f->table);
  g_assert_cmpstr (text, ==, "Private sector\tFormal\t4\t\nPrivate sector\tFormal\t\tLeading\n");
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_cells_go_through_the_clipboard_and_back (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f->table));
  g_autofree char *text = NULL;
  guint before;

  choose (f, 0, "name", 0, "sector");
  act (f, "register.copy");
  gdk_clipboard_read_text_async (clipboard, NULL, on_text, &text);
  g_assert_true (test_wait_until (text != NULL, 3000));
  g_assert_cmpstr (text, ==, "Hotel 10\tPrivate sector\n");
  gdk_clipboard_set_text (clipboard, "Hotel Sol\tMEDIA\r\n");
  before = ent_history_position (f->history);
  act (f, "register.paste");
  g_assert_true (test_wait_until (ent_history_position (f->history) == before + 1, 3000));
  g_assert_cmpstr (get (f, 0)->name, ==, "Hotel Sol");
  g_assert_cmpuint (get (f, 0)->sector, ==, ENT_SECTOR_MEDIA);
  ent_history_undo (f->history);
  g_assert_cmpstr (get (f, 0)->name, ==, "Hotel 10");
}

static void
test_words_of_other_languages_are_understood (Fixture *f, gconstpointer data)
{
  choose (f, 0, "sector", 0, "commitment");
  ent_register_paste_text (f->table, "Medios de comunicación\tGOBIERNO\t3\tSe resiste");
  if (get (f, 0)->sector != ENT_SECTOR_MEDIA)
    g_error ("%s", gtk_label_get_text (GTK_LABEL (test_find_type (GTK_WIDGET (f->window->messages), GTK_TYPE_LABEL))));
}

static void
test_more_rows_than_there_are_add_stakeholders (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);
  EntMap *map = ent_document_map (f->document);

  choose (f, 2, "name", 2, "name");
  ent_register_paste_text (f->table, "Radio\tmedia\nNew one\tfamily\nNew two\tfamily\n");
  test_drain ();
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 5);
  g_assert_cmpuint (ent_history_position (f->history), ==, before + 1);
  g_assert_true (says (f, "2 stakeholders were added."));
  g_assert_cmpuint (f->table->cursor.row, ==, 4);
  g_assert_cmpuint (f->table->anchor.row, ==, 2);
  ent_history_undo (f->history);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 3);
}

static void
test_a_paste_that_is_not_understood_is_refused_and_says_where (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  choose (f, 0, "name", 0, "name");
  ent_register_paste_text (f->table, "Hotel Sol\tprivate\nBahia\tSea\n");
  test_drain ();
  g_assert_true (says (f, "Row 2, column 2"));
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  ent_register_paste_text (f->table, "a\t\"b");
  test_drain ();
  g_assert_true (says (f, "Row 1, column 2"));
}

static void
test_one_value_is_pasted_into_all_the_chosen_cells (Fixture *f, gconstpointer data)
{
  choose (f, 0, "power", 2, "power");
  ent_register_paste_text (f->table, "3");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (rating (f, i, ENT_ASPECT_POWER), ==, 3);
}

static void
test_filling_down_and_emptying_are_steps_of_their_own (Fixture *f, gconstpointer data)
{
  rate (f, 0, ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL);
  choose (f, 0, "commitment", 2, "commitment");
  act (f, "register.fill-down");
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
  act (f, "register.cut");
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  ent_history_undo (f->history);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
  ent_history_undo (f->history);
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  /* the same cells are meant after undoing */
  act (f, "register.fill-down");
  g_assert_cmpuint (rating (f, 2, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
  ent_history_undo (f->history);
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NEUTRAL);
}

/* --- order --- */

static void
test_order_is_of_numbers_and_the_empty_comes_last_either_way (Fixture *f, gconstpointer data)
{
  choose (f, 0, "name", 0, "name");
  act (f, "register.sort");
  assert_order (f, "Bahia FM, Hotel 2, Hotel 10");
  act (f, "register.sort");
  assert_order (f, "Hotel 10, Hotel 2, Bahia FM");
  act (f, "register.sort");
  assert_order (f, "Hotel 10, Hotel 2, Bahia FM");
  rate (f, 0, ENT_ASPECT_POWER, 2);
  rate (f, 2, ENT_ASPECT_POWER, 5);
  choose (f, 0, "power", 0, "power");
  act (f, "register.sort");
  assert_order (f, "Hotel 10, Bahia FM, Hotel 2");
  act (f, "register.sort");
  assert_order (f, "Bahia FM, Hotel 10, Hotel 2");
}

static void
test_the_order_is_the_views_alone (Fixture *f, gconstpointer data)
{
  guint before = ent_history_position (f->history);

  choose (f, 0, "name", 0, "name");
  act (f, "register.sort");
  assert_order (f, "Bahia FM, Hotel 2, Hotel 10");
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
  g_assert_cmpstr (ent_map_stakeholder_at (ent_document_map (f->document), 0)->name, ==, "Hotel 10");
}

static void
test_values_are_looked_at_anew_when_a_heading_is_pressed (Fixture *f, gconstpointer data)
{
  GtkColumnViewColumn *power = column_named (f, "power")->view_column;

  rate (f, 0, ENT_ASPECT_POWER, 1);
  gtk_column_view_sort_by_column (f->table->view, power, GTK_SORT_ASCENDING);
  assert_order (f, "Hotel 10, Hotel 2, Bahia FM");
  rate (f, 0, ENT_ASPECT_POWER, 5);
  rate (f, 1, ENT_ASPECT_POWER, 3);
  assert_order (f, "Hotel 10, Hotel 2, Bahia FM");
  gtk_column_view_sort_by_column (f->table->view, power, GTK_SORT_ASCENDING);
  assert_order (f, "Hotel 2, Hotel 10, Bahia FM");
}

/* --- columns --- */

static void
test_columns_are_chosen_ordered_and_remembered (Fixture *f, gconstpointer data)
{
  g_autofree char *first = shown (f), *other = NULL, *again = NULL, *reset = NULL;
  GtkWidget *second;

  g_assert_true (g_str_has_prefix (first, "name sector kind power commitment"));
  gtk_column_view_column_set_visible (column_named (f, "sector")->view_column, FALSE);
  ent_register_move_column (f->table, column_named (f, "power"), TRUE);
  other = shown (f);
  g_assert_true (g_str_has_prefix (other, "name power kind commitment"));
  second = g_object_ref_sink (ent_register_new (f->document));
  f->table = ENT_REGISTER (second);
  again = shown (f);
  g_assert_cmpstr (again, ==, other);
  f->table = ENT_REGISTER (test_find_type (GTK_WIDGET (f->window), ENT_TYPE_REGISTER));
  g_object_unref (second);
  ent_register_reset_columns (f->table);
  reset = shown (f);
  g_assert_cmpstr (reset, ==, first);
}

static void
test_what_is_remembered_may_be_nonsense (Fixture *f, gconstpointer data)
{
  static const char *const nonsense[] = { "power", "no-such-field", "power", "tag", NULL };
  EntRegister *table = f->table;
  g_autofree char *names = NULL;
  GtkWidget *second;

  g_settings_set_strv (f->table->settings, "register-columns", nonsense);
  second = g_object_ref_sink (ent_register_new (f->document));
  f->table = ENT_REGISTER (second);
  names = shown (f);
  g_assert_cmpstr (names, ==, "name power tag");
  f->table = table;
  g_object_unref (second);
}

static GtkWidget *
find_check (Fixture *f, const char *label)
{
  for (GtkWidget *row = gtk_widget_get_first_child (f->table->columns_list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_widget_get_first_child (row);

      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), label) == 0)
        return check;
    }
  return NULL;
}

static void
test_the_list_of_columns_shows_and_moves_them (Fixture *f, gconstpointer data)
{
  g_autofree char *names = NULL, *moved = NULL;

  rate (f, 0, ENT_ASPECT_POWER, 5);
  choose (f, 0, "power", 0, "power");
  act (f, "register.columns");
  g_assert_true (test_wait_until (gtk_widget_get_mapped (f->table->columns_list), 2000));
  gtk_widget_grab_focus (find_check (f, "Tags"));
  act (f, "register.clear");
  g_assert_cmpuint (rating (f, 0, ENT_ASPECT_POWER), ==, 5);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (f, "Tags")), TRUE);
  test_drain ();
  names = shown (f);
  g_assert_true (g_str_has_suffix (names, " phone tag"));
  test_click (test_find_button (f->table->columns_list, "Move “Tags” to the left"));
  test_drain ();
  moved = shown (f);
  g_assert_true (g_str_has_suffix (moved, " tag phone"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (f->table->columns_button));
  test_drain ();
}

static void
test_the_cursor_goes_with_the_column_that_is_moved (Fixture *f, gconstpointer data)
{
  choose (f, 1, "sector", 1, "sector");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->table), "register.move-column", "s", "left"));
  g_assert_true (f->table->cursor.column == column_named (f, "sector"));
  g_assert_cmpuint (f->table->cursor.row, ==, 1);
  test_drain ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == cell_at (f, 1, "sector")->widget);
}

static void
test_a_menu_gives_the_keyboard_back (Fixture *f, gconstpointer data)
{
  choose (f, 1, "power", 1, "power");
  act (f, "register.menu");
  g_assert_true (test_wait_until (f->table->menu != NULL && gtk_widget_get_mapped (f->table->menu), 2000));
  gtk_popover_popdown (GTK_POPOVER (f->table->menu));
  test_drain ();
  g_assert_false (gtk_widget_get_mapped (f->table->menu));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == cell_at (f, 1, "power")->widget);
}

static void
test_a_column_that_is_hidden_leaves_the_cursor_in_the_table (Fixture *f, gconstpointer data)
{
  choose (f, 1, "power", 1, "power");
  gtk_column_view_column_set_visible (column_named (f, "power")->view_column, FALSE);
  g_assert_true (f->table->cursor.column == column_named (f, "name"));
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
  ADD ("every-field-is-edited-in-its-cell-or-says-why-not", test_every_field_is_edited_in_its_cell_or_says_why_not);
  ADD ("a-note-of-several-lines-is-written-in-its-popover", test_a_note_of_several_lines_is_written_in_its_popover);
  ADD ("an-editor-goes-with-its-row-and-its-view", test_an_editor_goes_with_its_row_and_its_view);
  ADD ("what-is-read-only-is-not-edited", test_what_is_read_only_is_not_edited);
  ADD ("the-rows-of-the-chosen-cells-are-selected-everywhere", test_the_rows_of_the_chosen_cells_are_selected_everywhere);
  ADD ("who-is-selected-elsewhere-has-the-cursor-and-is-meant-whole", test_who_is_selected_elsewhere_has_the_cursor_and_is_meant_whole);
  ADD ("the-cursor-stays-with-its-stakeholder", test_the_cursor_stays_with_its_stakeholder);
  ADD ("a-cell-is-told-with-its-row-and-column", test_a_cell_is_told_with_its_row_and_column);
  ADD ("the-chosen-cells-are-copied-as-a-spreadsheet-takes-them", test_the_chosen_cells_are_copied_as_a_spreadsheet_takes_them);
  ADD ("cells-go-through-the-clipboard-and-back", test_cells_go_through_the_clipboard_and_back);
  ADD ("words-of-other-languages-are-understood", test_words_of_other_languages_are_understood);
  ADD ("more-rows-than-there-are-add-stakeholders", test_more_rows_than_there_are_add_stakeholders);
  ADD ("a-paste-that-is-not-understood-is-refused-and-says-where", test_a_paste_that_is_not_understood_is_refused_and_says_where);
  ADD ("one-value-is-pasted-into-all-the-chosen-cells", test_one_value_is_pasted_into_all_the_chosen_cells);
  ADD ("filling-down-and-emptying-are-steps-of-their-own", test_filling_down_and_emptying_are_steps_of_their_own);
  ADD ("order-is-of-numbers-and-the-empty-comes-last-either-way", test_order_is_of_numbers_and_the_empty_comes_last_either_way);
  ADD ("the-order-is-the-views-alone", test_the_order_is_the_views_alone);
  ADD ("values-are-looked-at-anew-when-a-heading-is-pressed", test_values_are_looked_at_anew_when_a_heading_is_pressed);
  ADD ("columns-are-chosen-ordered-and-remembered", test_columns_are_chosen_ordered_and_remembered);
  ADD ("what-is-remembered-may-be-nonsense", test_what_is_remembered_may_be_nonsense);
  ADD ("the-list-of-columns-shows-and-moves-them", test_the_list_of_columns_shows_and_moves_them);
  ADD ("the-cursor-goes-with-the-column-that-is-moved", test_the_cursor_goes_with_the_column_that_is_moved);
  ADD ("a-menu-gives-the-keyboard-back", test_a_menu_gives_the_keyboard_back);
  ADD ("a-column-that-is-hidden-leaves-the-cursor-in-the-table", test_a_column_that_is_hidden_leaves_the_cursor_in_the_table);
  ADD ("keys-walk-extend-and-collapse", test_keys_walk_extend_and_collapse);
  ADD ("typing-takes-the-place-of-what-stands-there", test_typing_takes_the_place_of_what_stands_there);
  ADD ("digits-rate-all-the-chosen-rows", test_digits_rate_all_the_chosen_rows);
  ADD ("keys-copy-paste-fill-and-empty", test_keys_copy_paste_fill_and_empty);
  ADD ("a-letter-goes-to-its-choice", test_a_letter_goes_to_its_choice);
  ADD ("a-letter-begins-the-search-for-a-whole", test_a_letter_begins_the_search_for_a_whole);
  ADD ("a-block-is-dragged-over", test_a_block_is_dragged_over);
  return g_test_run ();
}
