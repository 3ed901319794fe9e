/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing our own JSON: the tables of a map, each an array of objects whose members are texts.
 * What is empty is left out, so the same map gives the same bytes.
 */
#include "io/book/json/json.h"

#include <string.h>

#include "io/book/json/json-private.h"
#include "io/book/json/json-text.h"
#include "model/field.h"

/* The names of all fields with several values. */
static GHashTable *
find_sets (void)
{
  GHashTable *sets = g_hash_table_new (g_str_hash, g_str_equal);

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        if (fields[i].type == ENT_FIELD_BITS || fields[i].type == ENT_FIELD_TAGS || fields[i].type == ENT_FIELD_IDS)
          g_hash_table_add (sets, (gpointer) fields[i].name);
    }
  return sets;
}

/* Once: it is asked for each cell. */
gboolean
ent_json_is_set (const char *name)
{
  static GHashTable *sets;

  if (g_once_init_enter (&sets))
    {
      GHashTable *found = find_sets ();

      g_once_init_leave (&sets, found);
    }
  return g_hash_table_contains (sets, name);
}

void
ent_json_append_value (GString *out, const char *name, const char *value)
{
  g_auto (GStrv) members = ent_json_is_set (name) ? g_strsplit (value, "\n", -1) : NULL;

  if (members == NULL)
    {
      ent_json_append_text (out, value);
      return;
    }
  g_string_append_c (out, '[');
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      ent_json_append_text (out, members[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_member (GString *out, const char *name, const char *value, const char *indent, gboolean *has_member)
{
  g_string_append_printf (out, "%s%s", *has_member ? ",\n" : "\n", indent);
  ent_json_append_text (out, name);
  g_string_append (out, ": ");
  ent_json_append_value (out, name, value);
  *has_member = TRUE;
}

/* An object whose members are the fields. */
static void
append_fields (GString *out, const EntBookSheet *sheet)
{
  int field = ent_book_sheet_find_column (sheet, "field"), value = ent_book_sheet_find_column (sheet, "value");
  gboolean has_member = FALSE;

  g_string_append_c (out, '{');
  for (guint row = 1; field >= 0 && value >= 0 && row < ent_book_sheet_n_rows (sheet); row++)
    if (ent_book_sheet_get (sheet, row, (guint) field) != NULL && ent_book_sheet_get (sheet, row, (guint) value) != NULL)
      append_member (out, ent_book_sheet_get (sheet, row, (guint) field), ent_book_sheet_get (sheet, row, (guint) value), "    ", &has_member);
  g_string_append (out, has_member ? "\n  }" : "}");
}

static gboolean
append_rows (GString *out, const EntBookSheet *sheet, EntProgress *progress, GError **error)
{
  guint n_rows = ent_book_sheet_n_rows (sheet), n_columns = ent_book_sheet_n_columns (sheet);

  g_string_append_c (out, '[');
  for (guint row = 1; row < n_rows; row++)
    {
      gboolean has_member = FALSE;

      if (!ent_book_rows_go_on (progress, 0, ENT_PROGRESS_DONE, row, n_rows, error))
        return FALSE;
      g_string_append_printf (out, "%s    {", row > 1 ? ",\n" : "\n");
      for (guint column = 0; column < n_columns; column++)
        {
          const char *name = ent_book_sheet_get (sheet, 0, column), *value = ent_book_sheet_get (sheet, row, column);

          if (name != NULL && value != NULL)
            append_member (out, name, value, "      ", &has_member);
        }
      g_string_append (out, has_member ? "\n    }" : "}");
    }
  g_string_append (out, n_rows > 1 ? "\n  ]" : "]");
  return TRUE;
}

gboolean
ent_json_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *name;
  EntSheetKind kind;

  g_string_append_printf (out, "{\n  \"format\": \"%s\",\n  \"version\": %d", ENT_JSON_FORMAT, ENT_JSON_VERSION);
  for (guint i = 0; (name = ent_json_sheet_name (i, &kind)) != NULL; i++)
    {
      const EntBookSheet *sheet = ent_book_sheet (book, kind);

      if (sheet == NULL)
        continue;
      g_string_append_printf (out, ",\n  \"%s\": ", name);
      if (kind == ENT_SHEET_MAP)
        append_fields (out, sheet);
      else if (!append_rows (out, sheet, options->progress, error))
        return FALSE;
    }
  g_string_append (out, "\n}\n");
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
