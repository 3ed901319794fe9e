/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said about the columns of a file as lines of text, each of fields with tabs between:
 *
 *   table  NUMBER  KIND  FIRST-ROW
 *   column NUMBER  MEANING  FIELD  ASPECT  FALLING  DECIMALS
 *   value  TEXT  VALUE
 *
 * A column belongs to the table before it, a value to the column before it.
 */
#include "io/exchange/import-private.h"

#include <stdlib.h>
#include <string.h>

#include "io/exchange/export-book.h"

static void
describe_values (GString *out, const ImportColumn *column)
{
  g_autoptr (GList) texts = column->said != NULL ? g_hash_table_get_keys (column->said) : NULL;

  texts = g_list_sort (texts, (GCompareFunc) (void (*) (void)) strcmp);
  for (const GList *l = texts; l != NULL; l = l->next)
    {
      g_autofree char *text = g_strescape (l->data, NULL);
      g_autofree char *value = g_strescape (g_hash_table_lookup (column->said, l->data), NULL);

      g_string_append_printf (out, "value\t%s\t%s\n", text, value);
    }
}

char *
ent_import_describe (EntImport *self, char **titles)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const ImportTable *table = g_ptr_array_index (self->tables, i);

      g_string_append_printf (out, "table\t%u\t%u\t%u\n", i, (guint) table->kind, table->first);
      for (guint k = 0; k < table->columns->len; k++)
        {
          const ImportColumn *column = ent_import_table_column (table, k);
          const char *title = ent_import_table_title (table, k);

          g_string_append_printf (all, "%s\n", title != NULL ? title : "");
          g_string_append_printf (out, "column\t%u\t%u\t%s\t%u\t%d\t%u\n", k, (guint) column->means.meaning, column->means.field != NULL ? column->means.field->name : "",
                                  (guint) column->means.aspect, column->scale.falling, (guint) column->scale.decimals);
          describe_values (out, column);
        }
      g_string_append_c (all, '\n');
    }
  *titles = g_strdup (all->str);
  return g_string_free (out, FALSE);
}

/* --- taking it up again --- */

/* A number up to @most in @text; FALSE: it is none. */
static gboolean
read_number (const char *text, guint most, guint *number)
{
  guint64 read;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, most, &read, NULL))
    return FALSE;
  *number = (guint) read;
  return TRUE;
}

static gboolean
recall_table (EntImport *self, char **fields, guint *table)
{
  guint number, kind, first;

  if (g_strv_length (fields) != 4 || self->tables->len == 0 || !read_number (fields[1], self->tables->len - 1, &number) ||
      !read_number (fields[2], ENT_N_SHEET_KINDS - 1, &kind) || !read_number (fields[3], ENT_BOOK_MAX_ROWS, &first))
    return FALSE;
  ent_import_set_table_kind (self, number, (EntSheetKind) kind);
  if (ent_import_first_row (self, number) != first)
    ent_import_set_first_row (self, number, first);
  *table = number;
  return TRUE;
}

static gboolean
recall_column (EntImport *self, char **fields, guint table, guint *column)
{
  const ImportTable *found = g_ptr_array_index (self->tables, table);
  guint number, meaning, aspect, falling, decimals;
  EntRecordKind record;
  EntMeans means;

  if (g_strv_length (fields) != 7 || found->columns->len == 0 || !read_number (fields[1], found->columns->len - 1, &number) ||
      !read_number (fields[2], ENT_MEANS_VALUE, &meaning) || !read_number (fields[4], ENT_N_ASPECTS - 1, &aspect) || !read_number (fields[5], 1, &falling) ||
      !read_number (fields[6], ENT_DECIMALS_ASKED, &decimals) || !ent_sheet_record_kind (found->kind, &record))
    return FALSE;
  means = (EntMeans) { (EntMeaning) meaning, NULL, (EntAspect) aspect };
  if (*fields[3] != '\0')
    means.field = ent_field_find (meaning == ENT_MEANS_GROUNDS ? ENT_RECORD_ASSESSMENT : record, fields[3]);
  if ((*fields[3] != '\0') != (means.field != NULL) || ((meaning == ENT_MEANS_FIELD || meaning == ENT_MEANS_REFERENCE || meaning == ENT_MEANS_GROUNDS) && means.field == NULL))
    return FALSE;
  if (!ent_means_equal (ent_import_means (self, table, number), &means))
    ent_import_set_means (self, table, number, &means);
  if (ent_import_table_column (found, number)->scale.asks || ent_import_table_column (found, number)->scale.falling != (gboolean) falling)
    ent_import_set_falling (self, table, number, (gboolean) falling);
  if (decimals == ENT_DECIMALS_COMMA || decimals == ENT_DECIMALS_POINT)
    ent_import_set_decimal_comma (self, table, number, decimals == ENT_DECIMALS_COMMA);
  *column = number;
  return TRUE;
}

static gboolean
recall_value (EntImport *self, char **fields, guint table, guint column)
{
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;

  if (g_strv_length (fields) != 3)
    return FALSE;
  text = g_strcompress (fields[1]);
  value = g_strcompress (fields[2]);
  if (!g_utf8_validate (text, -1, NULL) || !g_utf8_validate (value, -1, NULL))
    return FALSE;
  ent_import_set_value (self, table, column, text, *value != '\0' ? value : NULL);
  return TRUE;
}

gboolean
ent_import_recall (EntImport *self, const char *description)
{
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  guint table = G_MAXUINT, column = G_MAXUINT;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      gboolean done = FALSE;

      if (strcmp (fields[0], "table") == 0)
        done = recall_table (self, fields, &table);
      else if (strcmp (fields[0], "column") == 0 && table != G_MAXUINT)
        done = ((ImportTable *) g_ptr_array_index (self->tables, table))->kind == ENT_SHEET_UNKNOWN || recall_column (self, fields, table, &column);
      else if (strcmp (fields[0], "value") == 0 && column != G_MAXUINT)
        done = recall_value (self, fields, table, column);
      if (!done)
        return FALSE;
    }
  return table != G_MAXUINT;
}
