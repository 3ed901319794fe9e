/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register: values set in place, an order that can be chosen, one selection. */
#include "ui/test-util.h"

#include "app/edit-label.h"
#include "app/register-private.h"

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

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/register/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("there-is-a-column-for-every-short-field", test_there_is_a_column_for_every_short_field);
  ADD ("a-name-is-edited-in-place", test_a_name_is_edited_in_place);
  ADD ("escape-leaves-a-cell-as-it-was", test_escape_leaves_a_cell_as_it_was);
  ADD ("what-is-no-value-is-refused-and-said", test_what_is_no_value_is_refused_and_said);
  ADD ("a-rating-is-of-the-chosen-moment", test_a_rating_is_of_the_chosen_moment);
  ADD ("the-default-is-not-written", test_the_default_is_not_written);
  ADD ("the-empty-comes-last", test_the_empty_comes_last);
  ADD ("a-heading-sorts", test_a_heading_sorts);
  ADD ("a-row-that-is-selected-is-selected-everywhere", test_a_row_that_is_selected_is_selected_everywhere);
  return g_test_run ();
}
