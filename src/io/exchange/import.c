/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a file, and what somebody says about them. */
#include "io/exchange/import-private.h"

#include <string.h>

#include "io/exchange/export-book.h"
#include "io/exchange/value-words.h"

EntImport *
ent_import_new (void)
{
  EntImport *self = g_new0 (EntImport, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->books = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_import_table_free);
  self->decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->sector = ENT_SECTOR_COMMUNITY;
  return self;
}

EntImport *
ent_import_ref (EntImport *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
ent_import_unref (EntImport *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->books);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->decided);
  g_free (self);
}

void
ent_import_take_book (EntImport *self, EntBook *book, const char *file)
{
  char *name = g_strdup (file);

  g_ptr_array_add (self->books, book);
  g_ptr_array_add (self->files, name);
  ent_import_find_tables (self, book, name);
}

static ImportTable *
table_at (EntImport *self, guint table)
{
  return g_ptr_array_index (self->tables, table);
}

guint
ent_import_n_tables (EntImport *self)
{
  return self->tables->len;
}

EntSheetKind
ent_import_table_kind (EntImport *self, guint table)
{
  return table_at (self, table)->kind;
}

const char *
ent_import_table_name (EntImport *self, guint table)
{
  return ent_book_sheet_name (table_at (self, table)->sheet);
}

const char *
ent_import_table_file (EntImport *self, guint table)
{
  return table_at (self, table)->file;
}

void
ent_import_set_table_kind (EntImport *self, guint table, EntSheetKind kind)
{
  ImportTable *changed = table_at (self, table);

  if (changed->kind == kind)
    return;
  changed->kind = kind;
  if (kind != ENT_SHEET_UNKNOWN)
    ent_import_find_columns (changed);
}

guint
ent_import_n_rows (EntImport *self, guint table)
{
  return table_at (self, table)->to - table_at (self, table)->from;
}

guint
ent_import_n_columns (EntImport *self, guint table)
{
  return table_at (self, table)->columns->len;
}

const char *
ent_import_cell (EntImport *self, guint table, guint row, guint column)
{
  return ent_import_table_cell (table_at (self, table), row, column);
}

guint
ent_import_first_row (EntImport *self, guint table)
{
  return table_at (self, table)->first;
}

void
ent_import_set_first_row (EntImport *self, guint table, guint row)
{
  ent_import_set_titles (table_at (self, table), MIN (row, ent_import_n_rows (self, table)));
  ent_import_find_columns (table_at (self, table));
}

const char *
ent_import_title (EntImport *self, guint table, guint column)
{
  return ent_import_table_title (table_at (self, table), column);
}

const EntMeans *
ent_import_means (EntImport *self, guint table, guint column)
{
  return &ent_import_table_column (table_at (self, table), column)->means;
}

void
ent_import_set_means (EntImport *self, guint table, guint column, const EntMeans *means)
{
  ImportTable *changed = table_at (self, table);
  EntMeans meant = *means;

  for (guint i = 0; meant.meaning > ENT_MEANS_NOTES && i < changed->columns->len; i++)
    if (i != column && ent_means_equal (&ent_import_table_column (changed, i)->means, &meant))
      {
        ent_import_table_column (changed, i)->means = (EntMeans) { .meaning = ENT_MEANS_NOTES };
        ent_import_look_at_column (changed, i);
      }
  ent_import_table_column (changed, column)->means = meant;
  g_clear_pointer (&ent_import_table_column (changed, column)->said, g_hash_table_unref);
  ent_import_look_at_column (changed, column);
}

const EntScale *
ent_import_scale (EntImport *self, guint table, guint column)
{
  ImportColumn *found = ent_import_table_column (table_at (self, table), column);

  return found->choices != NULL ? &found->scale : NULL;
}

void
ent_import_set_falling (EntImport *self, guint table, guint column, gboolean falling)
{
  ImportColumn *found = ent_import_table_column (table_at (self, table), column);

  found->scale.falling = falling;
  found->scale.asks = FALSE;
}

void
ent_import_set_decimal_comma (EntImport *self, guint table, guint column, gboolean comma)
{
  ent_import_set_decimals (table_at (self, table), column, comma ? ENT_DECIMALS_COMMA : ENT_DECIMALS_POINT);
}

void
ent_import_set_value (EntImport *self, guint table, guint column, const char *text, const char *value)
{
  ImportColumn *found = ent_import_table_column (table_at (self, table), column);

  if (found->said == NULL)
    found->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (found->said, g_strdup (text), g_strdup (value != NULL ? value : ""));
}

gboolean
ent_import_value (EntImport *self, guint table, guint column, const char *text, char **value)
{
  return ent_import_read_choice (ent_import_table_column (table_at (self, table), column), text, value);
}

gboolean
ent_import_asks (EntImport *self, guint *table, guint *column)
{
  for (*table = 0; *table < self->tables->len; (*table)++)
    for (*column = 0; *column < table_at (self, *table)->columns->len; (*column)++)
      if (table_at (self, *table)->kind != ENT_SHEET_UNKNOWN && ent_import_table_column (table_at (self, *table), *column)->scale.asks)
        return TRUE;
  return FALSE;
}

void
ent_import_set_sector (EntImport *self, EntSectorId sector)
{
  self->sector = sector;
}

EntSectorId
ent_import_sector (EntImport *self)
{
  return self->sector;
}

void
ent_import_set_creates_ends (EntImport *self, gboolean creates)
{
  self->keeps_ends_out = !creates;
}

void
ent_import_decide (EntImport *self, guint table, guint row, EntMatchDecision decision)
{
  gint64 key = (gint64) table << 32 | row;

  g_hash_table_replace (self->decided, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (decision + 1));
}
