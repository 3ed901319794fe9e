/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register: values set in place, an order that can be chosen, one selection. */
#include "ui/test-util.h"

#include "app/register/edit-label.h"
#include "app/register/register-private.h"
#include "app/window/window-private.h"

#include <gdk/x11/gdkx.h>

#include <string.h>

typedef struct
{
  EntWindow *window;
  EntDocument *document;
  GtkWidget *page;
  GtkColumnView *view;
  char *sol, *bahia;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = test_window ();
  f->document = ent_window_document (f->window);
  f->sol = g_strdup (test_add (f->window, "Hotel Sol", ENT_SECTOR_PRIVATE));
  f->bahia = g_strdup (test_add (f->window, "Bahia FM", ENT_SECTOR_MEDIA));
  test_activate (f->window, "win.view('register')");
  f->page = test_find_type (GTK_WIDGET (f->window), ENT_TYPE_REGISTER);
  f->view = GTK_COLUMN_VIEW (ent_register_view (ENT_REGISTER (f->page)));
  g_assert_true (test_wait_until (gtk_widget_get_mapped (f->page), 2000));
  test_drain ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->sol);
  g_free (f->bahia);
  test_close (f->window);
}

static const EntStakeholder *
get (Fixture *f, const char *id)
{
  return ent_map_stakeholder (ent_document_map (f->document), id);
}

static EntRegisterColumn
column_of (const char *field)
{
  EntRegisterColumn column = { .field = ent_field_find (ENT_RECORD_STAKEHOLDER, field) };

  if (column.field->type == ENT_FIELD_CHOICE)
    column.choices = column.field->choices;
  return column;
}

static void
test_there_is_a_column_for_every_short_field (Fixture *f, gconstpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (f->view);
  guint n, n_columns = g_list_model_get_n_items (columns);
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      if (fields[i].group == ENT_GROUP_NONE || fields[i].type == ENT_FIELD_NOTE || fields[i].type == ENT_FIELD_BITS)
        continue;
      for (guint c = 0; c < n_columns && !found; c++)
        {
          g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, c);

          found = g_strcmp0 (gtk_column_view_column_get_title (column), ent_field_label (&fields[i])) == 0;
        }
      if (!found)
        g_error ("no column for %s", fields[i].name);
    }
}

static void
test_no_title_is_cut (Fixture *f, gconstpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (f->view);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (f->view)));

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int natural;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      gtk_column_view_sort_by_column (f->view, column, GTK_SORT_ASCENDING);
      /* the title itself is as wide as its column; its padding is 6 px on each side */
      gtk_widget_measure (gtk_widget_get_first_child (title), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      g_assert_cmpint (natural, >, 0);
      g_assert_cmpint (natural + 12, <=, gtk_column_view_column_get_fixed_width (column));
    }
}

static void
test_a_name_is_edited_in_place (Fixture *f, gconstpointer data)
{
  GtkWidget *cell = test_find_type (GTK_WIDGET (f->view), ENT_TYPE_EDIT_LABEL);
  guint before = ent_history_position (ent_document_history (f->document));

  g_assert_cmpstr (ent_edit_label_text (ENT_EDIT_LABEL (cell)), ==, "Hotel Sol");
  ent_edit_label_start (ENT_EDIT_LABEL (cell));
  gtk_editable_set_text (ent_edit_label_entry (ENT_EDIT_LABEL (cell)), "Hotel Luna");
  ent_edit_label_stop (ENT_EDIT_LABEL (cell), TRUE);
  g_assert_cmpstr (get (f, f->sol)->name, ==, "Hotel Luna");
  g_assert_cmpuint (ent_history_position (ent_document_history (f->document)), ==, before + 1);
}

/* Not set for each row: GTK would ask the display where the pointer is, each time. */
static void
test_a_tooltip_is_made_when_it_is_asked_for (Fixture *f, gconstpointer data)
{
  GtkWidget *cell = test_find_type (GTK_WIDGET (f->view), ENT_TYPE_EDIT_LABEL);
  GtkWidget *row = gtk_widget_get_ancestor (test_find_label (f->window->sidebar, "Hotel Sol"), GTK_TYPE_TREE_EXPANDER);
  GtkWidget *widgets[] = { cell, row };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
      gboolean shown = FALSE;

      g_assert_true (gtk_widget_get_has_tooltip (widgets[i]));
      g_assert_null (gtk_widget_get_tooltip_text (widgets[i]));
      g_signal_emit_by_name (widgets[i], "query-tooltip", 1, 1, FALSE, tooltip, &shown);
      g_assert_true (shown);
    }
}

static void
test_escape_leaves_a_cell_as_it_was (Fixture *f, gconstpointer data)
{
  GtkWidget *cell = test_find_type (GTK_WIDGET (f->view), ENT_TYPE_EDIT_LABEL);

  ent_edit_label_start (ENT_EDIT_LABEL (cell));
  gtk_editable_set_text (ent_edit_label_entry (ENT_EDIT_LABEL (cell)), "Hotel Luna");
  ent_edit_label_stop (ENT_EDIT_LABEL (cell), FALSE);
  g_assert_cmpstr (get (f, f->sol)->name, ==, "Hotel Sol");
}

static void
test_what_is_no_value_is_refused_and_said (Fixture *f, gconstpointer data)
{
  EntRegisterColumn column = column_of ("risk-date");
  g_autoptr (GError) error = NULL;

  g_assert_false (ent_register_column_set_text (&column, f->document, f->sol, "soon", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (get (f, f->sol)->risk_date, ==, 0);
  g_assert_true (ent_register_column_set_text (&column, f->document, f->sol, "2026-05-01", NULL));
  g_assert_cmpuint (get (f, f->sol)->risk_date, ==, 20260501);
  g_assert_true (ent_register_column_set_text (&column, f->document, f->sol, "2/5/2026", NULL));
  g_assert_cmpuint (get (f, f->sol)->risk_date, ==, 20260502);
}

static void
test_a_rating_is_of_the_chosen_moment (Fixture *f, gconstpointer data)
{
  EntRegisterColumn power = { .aspect = ENT_ASPECT_POWER, .choices = &ent_power_choices };
  g_autofree char *first = g_strdup (ent_document_moment (f->document));
  g_autofree char *later = g_strdup (ent_edit_add_moment (ent_document_history (f->document), "Later", 20990101, NULL));
  g_autofree char *text = NULL;

  g_assert_true (ent_register_column_set_number (&power, f->document, f->sol, 2, NULL));
  ent_document_set_moment (f->document, later);
  g_assert_cmpuint (ent_register_column_number (&power, f->document, get (f, f->sol)), ==, 2);
  g_assert_true (ent_register_column_set_number (&power, f->document, f->sol, 5, NULL));
  text = ent_register_column_text (&power, f->document, get (f, f->sol));
  g_assert_cmpstr (text, ==, "5 · Decisive");
  g_assert_cmpuint (ent_map_rating (ent_document_map (f->document), get (f, f->sol), first, ENT_ASPECT_POWER), ==, 2);
}

static void
test_the_default_is_not_written (Fixture *f, gconstpointer data)
{
  EntRegisterColumn level = column_of ("level");

  g_assert_true (ent_register_column_set_number (&level, f->document, f->sol, ENT_LEVEL_LOCAL, NULL));
  g_assert_true (ent_register_column_set_number (&level, f->document, f->sol, ENT_LEVEL_NONE, NULL));
  g_assert_cmpuint (get (f, f->sol)->level, ==, ENT_LEVEL_NONE);
}

static void
test_the_empty_comes_last (Fixture *f, gconstpointer data)
{
  EntRegisterColumn contact = column_of ("contact");
  EntRegisterColumn power = { .aspect = ENT_ASPECT_POWER, .choices = &ent_power_choices };

  g_assert_true (ent_register_column_set_text (&contact, f->document, f->sol, "Ana", NULL));
  g_assert_cmpint (ent_register_column_compare (&contact, f->document, get (f, f->sol), get (f, f->bahia)), <, 0);
  g_assert_true (ent_register_column_set_number (&power, f->document, f->bahia, 1, NULL));
  g_assert_cmpint (ent_register_column_compare (&power, f->document, get (f, f->bahia), get (f, f->sol)), <, 0);
}

static char *
name_at (Fixture *f, guint position)
{
  g_autoptr (EntStakeholderItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (f->view)), position);

  return g_strdup (ent_stakeholder_item_get (item)->name);
}

static void
test_a_heading_sorts (Fixture *f, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (f->view), 0);
  g_autofree char *before = name_at (f, 0);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "Hotel Sol");
  gtk_column_view_sort_by_column (f->view, column, GTK_SORT_ASCENDING);
  test_drain ();
  after = name_at (f, 0);
  g_assert_cmpstr (after, ==, "Bahia FM");
}

static void
test_a_row_that_is_selected_is_selected_everywhere (Fixture *f, gconstpointer data)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (f->view), 1, TRUE);
  g_assert_cmpstr (ent_selection_focus (ent_document_selection (f->document)), ==, f->bahia);
}

/* --- with a real pointer and keyboard --- */

/* The cell in the row of @text that comes @columns later. */
static GtkWidget *
cell_beside (Fixture *f, const char *text, guint columns)
{
  GtkWidget *place = gtk_widget_get_ancestor (test_find_label (GTK_WIDGET (f->view), text), ENT_TYPE_EDIT_LABEL);

  /* the symbol is beside the name */
  place = gtk_widget_get_parent (gtk_widget_get_parent (place));
  for (guint i = 0; i < columns; i++)
    place = gtk_widget_get_next_sibling (place);
  return test_find_type (place, ENT_TYPE_EDIT_LABEL);
}

static void
press (Fixture *f, GtkWidget *cell)
{
  gulong window = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  double dx, dy;
  graphene_point_t in_window;

  g_assert_true (test_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)), 10000));
  /* a row that is new has no place before the next frame: it lies over the titles */
  g_assert_true (test_wait_until (gtk_widget_compute_point (cell, GTK_WIDGET (f->view), &GRAPHENE_POINT_INIT (0, 0), &in_window) && in_window.y > 20, 5000));
  gtk_native_get_surface_transform (GTK_NATIVE (f->window), &dx, &dy);
  g_assert_true (gtk_widget_compute_point (cell, GTK_WIDGET (f->window), &GRAPHENE_POINT_INIT (20, 5), &in_window));
  test_xdotool ("mousemove --window %lu %d %d", window, (int) (in_window.x + dx), (int) (in_window.y + dy));
  test_xdotool ("mousedown 1");
  test_drain ();
  test_xdotool ("mouseup 1");
  test_drain ();
  g_assert_true (test_wait_until (gtk_widget_has_focus (cell), 3000));
}

static gboolean
is_edited (GtkWidget *cell)
{
  return ent_edit_label_entry (ENT_EDIT_LABEL (cell)) != NULL;
}

static gboolean
is_chosen_from (GtkWidget *cell)
{
  GtkWidget *list = test_find_type (cell, GTK_TYPE_LIST_BOX);

  return list != NULL && gtk_widget_get_mapped (list) && gtk_widget_get_focus_child (list) != NULL;
}

static void
test_keys_edit_the_cell_that_was_pressed (Fixture *f, gconstpointer data)
{
  GtkWidget *sector = cell_beside (f, "Hotel Sol", 1), *name = cell_beside (f, "Bahia FM", 0);

  if (!test_have_xdotool ())
    {
      g_test_skip ("needs xdotool");
      return;
    }
  press (f, sector);
  test_press_key (GTK_WINDOW (f->window), "F2");
  g_assert_true (test_wait_until (is_chosen_from (sector), 3000));
  test_xdotool ("key Escape");
  g_assert_true (test_wait_until (!is_chosen_from (sector), 3000));
  press (f, name);
  test_press_key (GTK_WINDOW (f->window), "Return");
  g_assert_true (test_wait_until (is_edited (name), 3000));
}

static void
test_tab_takes_over_and_edits_the_next_cell (Fixture *f, gconstpointer data)
{
  GtkWidget *name = cell_beside (f, "Hotel Sol", 0), *sector = cell_beside (f, "Hotel Sol", 1), *kind = cell_beside (f, "Hotel Sol", 2);

  if (!test_have_xdotool ())
    {
      g_test_skip ("needs xdotool");
      return;
    }
  press (f, name);
  test_press_key (GTK_WINDOW (f->window), "F2");
  g_assert_true (test_wait_until (is_edited (name), 3000));
  test_xdotool ("type Luna");
  test_xdotool ("key Tab");
  g_assert_true (test_wait_until (is_chosen_from (sector), 3000));
  g_assert_cmpstr (get (f, f->sol)->name, ==, "Luna");
  test_xdotool ("key Down Tab");
  g_assert_true (test_wait_until (is_chosen_from (kind), 3000));
  g_assert_cmpuint (get (f, f->sol)->sector, ==, ENT_SECTOR_PRIVATE + 1);
  test_xdotool ("key shift+Tab");
  g_assert_true (test_wait_until (is_chosen_from (sector), 3000));
  test_xdotool ("key Return");
  g_assert_true (test_wait_until (!is_chosen_from (sector), 3000));
}

static void
test_after_sorting_the_selected_row_is_in_sight (Fixture *f, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (f->view), 0);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (f->view));

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *name = g_strdup_printf ("Place %02u", i);

      test_add (f->window, name, ENT_SECTOR_COMMUNITY);
    }
  test_drain ();
  gtk_column_view_sort_by_column (f->view, column, GTK_SORT_DESCENDING);
  g_assert_true (test_wait_until (gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment), 3000));
  gtk_column_view_sort_by_column (f->view, column, GTK_SORT_ASCENDING);
  for (guint i = 0; i < 10; i++)
    test_tick_ ();
  /* nobody is selected: the top */
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  ent_selection_set (ent_document_selection (f->document), f->bahia);
  gtk_column_view_sort_by_column (f->view, column, GTK_SORT_DESCENDING);
  /* the last one now */
  g_assert_true (test_wait_until (gtk_adjustment_get_value (adjustment) > gtk_adjustment_get_page_size (adjustment), 3000));
}

/* And not in the words of GTK. */
static void
test_pasting_what_is_no_text_says_what_to_do (Fixture *f, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (f->page);
  const guchar dots[4] = { 0, 0, 0, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new (dots, sizeof dots);
  g_autoptr (GdkTexture) picture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, bytes, 4);
  guint before = ent_history_position (ent_document_history (f->document));

  gtk_widget_grab_focus (GTK_WIDGET (f->view));
  test_drain ();
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        gdk_clipboard_set_content (clipboard, NULL);
      else
        gdk_clipboard_set_texture (clipboard, picture);
      ent_window_say (f->window, ENT_MESSAGE_INFO, "", NULL, NULL);
      gtk_widget_activate_action (f->page, "register.paste", NULL);
      g_assert_true (test_wait_until (g_strcmp0 (ent_window_message (f->window), "") != 0, 5000));
      g_assert_nonnull (strstr (ent_window_message (f->window), "no cells were copied"));
    }
  g_assert_cmpuint (ent_history_position (ent_document_history (f->document)), ==, before);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/register/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("there-is-a-column-for-every-short-field", test_there_is_a_column_for_every_short_field);
  ADD ("no-title-is-cut", test_no_title_is_cut);
  ADD ("a-name-is-edited-in-place", test_a_name_is_edited_in_place);
  ADD ("a-tooltip-is-made-when-it-is-asked-for", test_a_tooltip_is_made_when_it_is_asked_for);
  ADD ("escape-leaves-a-cell-as-it-was", test_escape_leaves_a_cell_as_it_was);
  ADD ("pasting-what-is-no-text-says-what-to-do", test_pasting_what_is_no_text_says_what_to_do);
  ADD ("what-is-no-value-is-refused-and-said", test_what_is_no_value_is_refused_and_said);
  ADD ("a-rating-is-of-the-chosen-moment", test_a_rating_is_of_the_chosen_moment);
  ADD ("the-default-is-not-written", test_the_default_is_not_written);
  ADD ("the-empty-comes-last", test_the_empty_comes_last);
  ADD ("a-heading-sorts", test_a_heading_sorts);
  ADD ("a-row-that-is-selected-is-selected-everywhere", test_a_row_that_is_selected_is_selected_everywhere);
  ADD ("keys-edit-the-cell-that-was-pressed", test_keys_edit_the_cell_that_was_pressed);
  ADD ("tab-takes-over-and-edits-the-next-cell", test_tab_takes_over_and_edits_the_next_cell);
  ADD ("after-sorting-the-selected-row-is-in-sight", test_after_sorting_the_selected_row_is_in_sight);
  return g_test_run ();
}
