/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and columns of the register counted, and what is meant by the cells or rows
 * that are chosen.
 */
#include "app/register/register-private.h"

#include "app/compat.h"

/* --- rows and columns --- */

GtkWidget *
ent_register_inner_list (EntRegister *self)
{
  return ent_column_view_list (self->view);
}

guint
ent_register_n_rows (EntRegister *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* The rows stand as in the list. */
static gboolean
is_as_listed (EntRegister *self)
{
  return self->sort_column == NULL && gtk_sort_list_model_get_pending (self->sorted) == 0;
}

EntId
ent_register_id_at (EntRegister *self, guint row)
{
  g_autoptr (EntStakeholderItem) item = NULL;

  /* to make an item for each of 20,000 rows takes as long as a frame */
  if (is_as_listed (self))
    return ent_stakeholder_list_id_at (self->list, row);
  item = g_list_model_get_item (G_LIST_MODEL (self->model), row);
  return item != NULL ? ent_stakeholder_item_id (item) : NULL;
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
  if (is_as_listed (self))
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
  for (guint i = 0; i < range->n_ids; i++)
    ent_id_unref (range->ids[i]);
  g_clear_pointer (&range->ids, g_free);
  range->n_ids = 0;
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
  range->first_row = first;
  range->ids = g_new (EntId, last - first + 1);
  for (guint row = first; row <= last; row++)
    {
      EntId id = ent_register_id_at (self, row);

      if (id != NULL)
        range->ids[range->n_ids++] = ent_id_ref (id);
    }
}

/* Those of the selection that are to be seen, in the order of the table. */
static void
take_selected (EntRegister *self, EntRegisterRange *range)
{
  EntSelection *selection = ent_document_selection (self->document);
  guint n = ent_register_n_rows (self);

  range->first_row = n;
  range->ids = g_new (EntId, MAX (n, 1));
  for (guint row = 0; row < n; row++)
    {
      EntId id = ent_register_id_at (self, row);

      if (id == NULL || !ent_selection_contains (selection, id))
        continue;
      range->first_row = MIN (range->first_row, row);
      range->ids[range->n_ids++] = ent_id_ref (id);
    }
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
  return TRUE;
}
