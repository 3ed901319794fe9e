/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/register-fixture.h"

#include "app/window/message-bar.h"
#include "app/window/window-private.h"

#include <string.h>

void
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

void
tear_down (Fixture *f, gconstpointer data)
{
  ent_register_reset_columns (f->table);
  for (guint i = 0; i < 3; i++)
    g_free (f->ids[i]);
  test_close (f->window);
}

const EntStakeholder *
get (Fixture *f, guint i)
{
  return ent_map_stakeholder (ent_document_map (f->document), f->ids[i]);
}

guint
rating (Fixture *f, guint i, EntAspect aspect)
{
  return ent_map_rating (ent_document_map (f->document), get (f, i), ent_document_moment (f->document), aspect);
}

EntRegisterColumn *
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

EntRegisterCell *
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

void
choose (Fixture *f, guint row, const char *column, guint last_row, const char *last_column)
{
  ent_register_go_to (f->table, row, column_named (f, column), FALSE);
  ent_register_go_to (f->table, last_row, column_named (f, last_column), TRUE);
}

void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->table), action, NULL));
}

void
rate (Fixture *f, guint i, EntAspect aspect, guint value)
{
  const char *ids[] = { f->ids[i] };

  g_assert_true (ent_edit_rate (f->history, ids, 1, ent_document_moment (f->document), aspect, value, NULL));
}

gboolean
says (Fixture *f, const char *text)
{
  GtkWidget *label = test_find_type (GTK_WIDGET (f->window->messages), GTK_TYPE_LABEL);

  return label != NULL && gtk_widget_get_mapped (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL;
}

char *
order (Fixture *f)
{
  GString *names = g_string_new (NULL);

  g_assert_true (test_wait_until (gtk_sort_list_model_get_pending (f->table->sorted) == 0, 5000));
  for (guint i = 0; i < ent_register_n_rows (f->table); i++)
    {
      EntId id = ent_register_id_at (f->table, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ent_map_stakeholder (ent_document_map (f->document), id)->name);
    }
  return g_string_free (names, FALSE);
}

void
assert_order (Fixture *f, const char *wanted)
{
  g_autofree char *names = order (f);

  g_assert_cmpstr (names, ==, wanted);
}

char *
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
