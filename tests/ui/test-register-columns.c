/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the rows of the register, and its columns. */
#include "ui/register-fixture.h"

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

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/register-columns/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("order-is-of-numbers-and-the-empty-comes-last-either-way", test_order_is_of_numbers_and_the_empty_comes_last_either_way);
  ADD ("the-order-is-the-views-alone", test_the_order_is_the_views_alone);
  ADD ("values-are-looked-at-anew-when-a-heading-is-pressed", test_values_are_looked_at_anew_when_a_heading_is_pressed);
  ADD ("columns-are-chosen-ordered-and-remembered", test_columns_are_chosen_ordered_and_remembered);
  ADD ("what-is-remembered-may-be-nonsense", test_what_is_remembered_may_be_nonsense);
  ADD ("the-list-of-columns-shows-and-moves-them", test_the_list_of_columns_shows_and_moves_them);
  ADD ("the-cursor-goes-with-the-column-that-is-moved", test_the_cursor_goes_with_the_column_that_is_moved);
  ADD ("a-menu-gives-the-keyboard-back", test_a_menu_gives_the_keyboard_back);
  ADD ("a-column-that-is-hidden-leaves-the-cursor-in-the-table", test_a_column_that_is_hidden_leaves_the_cursor_in_the_table);
  return g_test_run ();
}
