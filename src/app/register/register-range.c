/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and columns of the register counted, and what is meant by the cells or rows
 * that are chosen.
 */
#include "app/register/register-private.h"

/* --- rows and columns --- */

GtkWidget *
ent_register_inner_list (EntRegister *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

guint
ent_register_n_rows (EntRegister *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

char *
ent_register_id_at (EntRegister *self, guint row)
{
  g_autoptr (EntStakeholderItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), row);

  return item != NULL ? g_strdup (ent_stakeholder_item_id (item)) : NULL;
}

static void
write_rows_down (EntRegister *self)
{
  guint n = ent_register_n_rows (self);

  self->rows = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, NULL);
  for (guint row = 0; row < n; row++)
    {
      g_autoptr (EntStakeholderItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), row);

      /* asked while a filter takes rows out, the model has fewer than the view was told of */
      if (item == NULL)
        break;
      g_hash_table_insert (self->rows, ent_id_ref ((EntId) ent_stakeholder_item_id (item)), GUINT_TO_POINTER (row + 1));
    }
}

/* In another order than the list's own, everybody's place is written down when one is asked
 * for: to look through 20,000 rows takes as long as a frame. */
gboolean
ent_register_find_row (EntRegister *self, const char *id, guint *row)
{
  const EntStakeholder *stakeholder = id != NULL ? ent_map_stakeholder (ent_document_map (self->document), id) : NULL;
  gpointer place;

  if (stakeholder == NULL)
    return FALSE;
  if (self->sort_column == NULL && gtk_sort_list_model_get_pending (self->sorted) == 0)
    {
      int position = ent_stakeholder_list_position (self->list, id);

      *row = (guint) MAX (position, 0);
      return position >= 0;
    }
  if (self->rows == NULL)
    write_rows_down (self);
  place = g_hash_table_lookup (self->rows, stakeholder->base.id);
  *row = GPOINTER_TO_UINT (place) - 1;
  return place != NULL;
}

guint
ent_register_column_place (GPtrArray *shown, const EntRegisterColumn *column)
{
  guint place;

  return column != NULL && g_ptr_array_find (shown, column, &place) ? place : 0;
}

EntRegisterBlock
ent_register_block (EntRegister *self, GPtrArray *shown)
{
  guint a = ent_register_column_place (shown, self->anchor.column), b = ent_register_column_place (shown, self->cursor.column);

  return (EntRegisterBlock) { MIN (self->anchor.row, self->cursor.row), MAX (self->anchor.row, self->cursor.row), MIN (a, b), MAX (a, b) };
}

/* --- what is chosen --- */

void
ent_register_range_clear (EntRegisterRange *range)
{
  g_clear_pointer (&range->ids, g_strfreev);
  g_clear_pointer (&range->columns, g_free);
}

static void
take_columns (EntRegisterRange *range, GPtrArray *shown, guint first, guint last)
{
  range->n_columns = last - first + 1;
  range->columns = g_new (EntColumn, range->n_columns);
  range->first_column = g_ptr_array_index (shown, first);
  for (guint i = 0; i < range->n_columns; i++)
    range->columns[i] = ent_register_column_is (g_ptr_array_index (shown, first + i));
}

static void
take_rows (EntRegister *self, EntRegisterRange *range, guint first, guint last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  range->first_row = first;
  for (guint row = first; row <= last; row++)
    {
      g_autofree char *id = ent_register_id_at (self, row);

      if (id != NULL)
        g_strv_builder_add (builder, id);
    }
  range->ids = g_strv_builder_end (builder);
  range->n_ids = g_strv_length (range->ids);
}

/* Those of the selection that are to be seen, in the order of the table. */
static void
take_selected (EntRegister *self, EntRegisterRange *range)
{
  EntSelection *selection = ent_document_selection (self->document);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = ent_register_n_rows (self);

  range->first_row = n;
  for (guint row = 0; row < n; row++)
    {
      g_autofree char *id = ent_register_id_at (self, row);

      if (id == NULL || !ent_selection_contains (selection, id))
        continue;
      range->first_row = MIN (range->first_row, row);
      g_strv_builder_add (builder, id);
    }
  range->ids = g_strv_builder_end (builder);
  range->n_ids = g_strv_length (range->ids);
}

gboolean
ent_register_get_range (EntRegister *self, EntRegisterRange *range)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  EntRegisterBlock block = ent_register_block (self, shown);

  if (shown->len == 0 || (self->cursor.column == NULL && !self->whole_rows))
    return FALSE;
  if (self->whole_rows)
    {
      take_columns (range, shown, 0, shown->len - 1);
      take_selected (self, range);
    }
  else
    {
      take_columns (range, shown, block.first_column, block.last_column);
      take_rows (self, range, block.first_row, block.last_row);
    }
  return range->n_ids > 0;
}

gboolean
ent_register_get_rest (EntRegister *self, EntRegisterRange *range)
{
  g_autoptr (GPtrArray) shown = ent_register_shown_columns (self);
  EntRegisterBlock block = ent_register_block (self, shown);
  guint n = ent_register_n_rows (self);

  if (shown->len == 0)
    return FALSE;
  /* into an empty table, too */
  if (self->cursor.column == NULL || n == 0)
    block = (EntRegisterBlock) { 0 };
  else if (self->whole_rows)
    {
      g_auto (EntRegisterRange) rows = { 0 };

      take_selected (self, &rows);
      block = (EntRegisterBlock) { .first_row = MIN (rows.first_row, n - 1) };
    }
  take_columns (range, shown, block.first_column, shown->len - 1);
  if (n > 0)
    take_rows (self, range, block.first_row, n - 1);
  else
    range->ids = g_new0 (char *, 1);
  return TRUE;
}
