/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the register's rows, which is the view's alone: the map keeps its own.
 *
 * The key of a row is made once for each time that a heading is pressed: 20,000
 * rows are compared some 300,000 times. A column view tells nobody before 4.10 by
 * which column it orders; it is asked with two rows that are none.
 */
#include "app/register/register-private.h"

#include <string.h>

typedef struct
{
  guint number;  /* 0: empty, unless the column has no empty value */
  char *collate; /* owned; of a text, NULL: empty */
} Key;

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->collate);
  g_free (key);
}

static gboolean
is_by_number (const EntRegisterColumn *column)
{
  return column->choices != NULL || ent_register_column_is_truth (column) || column->field->type == ENT_FIELD_DATE;
}

/* Sectors and kinds: the first is as good as the others. */
static gboolean
has_no_empty (const EntRegisterColumn *column)
{
  return column->choices != NULL && column->field != NULL && column->choices->items[0].name != NULL;
}

static Key *
key_new (const EntRegisterColumn *column, EntDocument *document, const EntStakeholder *stakeholder)
{
  Key *key = g_new0 (Key, 1);
  g_autofree char *text = NULL, *folded = NULL;

  if (stakeholder != NULL && is_by_number (column))
    key->number = ent_register_column_number (column, document, stakeholder);
  else if (stakeholder != NULL)
    text = ent_register_column_text (column, document, stakeholder);
  if (text == NULL)
    return key;
  /* as people count: 2 before 10 */
  folded = g_utf8_casefold (text, -1);
  key->collate = g_utf8_collate_key_for_filename (folded, -1);
  return key;
}

static int
compare_keys (const EntRegisterColumn *column, const Key *a, const Key *b)
{
  gboolean by_number = is_by_number (column);
  gboolean a_empty = by_number ? a->number == 0 && !has_no_empty (column) : a->collate == NULL;
  gboolean b_empty = by_number ? b->number == 0 && !has_no_empty (column) : b->collate == NULL;
  int last = column->descending ? -1 : 1;

  if (a_empty || b_empty)
    return a_empty == b_empty ? 0 : a_empty ? last
                                            : -last;
  if (by_number)
    return (a->number > b->number) - (a->number < b->number);
  return strcmp (a->collate, b->collate);
}

int
ent_register_column_compare (EntRegisterColumn *column, EntDocument *document, const EntStakeholder *a, const EntStakeholder *b)
{
  Key *key_a = key_new (column, document, a), *key_b = key_new (column, document, b);
  int order = compare_keys (column, key_a, key_b);

  key_free (key_a);
  key_free (key_b);
  return order;
}

static const Key *
key_of (EntRegisterColumn *column, EntStakeholderItem *item)
{
  const char *id = ent_stakeholder_item_id (item);
  Key *key;

  if (column->keys == NULL)
    column->keys = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) ent_id_unref, key_free);
  key = g_hash_table_lookup (column->keys, id);
  if (key == NULL)
    {
      key = key_new (column, column->owner->document, ent_stakeholder_item_get (item));
      g_hash_table_insert (column->keys, ent_id_ref ((EntId) id), key);
    }
  return key;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  EntRegisterColumn *column = data;

  if (column->owner->probing)
    {
      column->owner->sort_column = column;
      return -1;
    }
  return compare_keys (column, key_of (column, ENT_STAKEHOLDER_ITEM ((gpointer) a)), key_of (column, ENT_STAKEHOLDER_ITEM ((gpointer) b)));
}

GtkSorter *
ent_register_sorter_new (EntRegisterColumn *column)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_items, column, NULL));
}

/* Values may have been changed since: they are looked at anew. */
static void
on_order_changed (GtkSorter *sorter, GtkSorterChange change, EntRegister *self)
{
  GtkOrdering order;

  if (self->view == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      EntRegisterColumn *column = g_ptr_array_index (self->columns, i);

      g_clear_pointer (&column->keys, g_hash_table_unref);
    }
  self->sort_column = NULL;
  self->probing = TRUE;
  order = gtk_sorter_compare (sorter, self, self->view);
  self->probing = FALSE;
  if (self->sort_column != NULL)
    self->sort_column->descending = order == GTK_ORDERING_LARGER;
}

void
ent_register_watch_order (EntRegister *self)
{
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_order_changed), self, 0);
}

void
ent_register_turn_order (EntRegister *self)
{
  EntRegisterColumn *column = self->cursor.column;

  if (column == NULL)
    return;
  if (self->sort_column != column)
    gtk_column_view_sort_by_column (self->view, column->view_column, GTK_SORT_ASCENDING);
  else if (!column->descending)
    gtk_column_view_sort_by_column (self->view, column->view_column, GTK_SORT_DESCENDING);
  else
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}
