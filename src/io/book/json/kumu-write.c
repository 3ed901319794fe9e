/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a blueprint of Kumu. */
#include "io/book/json/json.h"

#include <string.h>

#include "io/book/graphs/graph-columns.h"
#include "io/book/json/json-private.h"
#include "io/book/json/json-text.h"

/* What a column is called in Kumu. */
typedef struct
{
  const char *name, *kumu; /* NULL: it is left out */
} Title;

static const Title element_titles[] = { { "name", "label" }, { "sector", "type" }, { "notes", "description" }, { "tag", "tags" }, { NULL, NULL } };
static const Title connection_titles[] = { { "kind", "type" }, { "notes", "description" }, { NULL, NULL } };

static const char *
title_of (const Title *titles, const char *name)
{
  for (; titles->name != NULL; titles++)
    if (strcmp (titles->name, name) == 0)
      return titles->kumu;
  return name;
}

static void
append_member (GString *out, const char *title, const char *name, const char *value, gboolean has_member)
{
  g_string_append (out, has_member ? ", " : "{");
  ent_json_append_text (out, title);
  g_string_append (out, ": ");
  if (strcmp (name, "direction") == 0)
    ent_json_append_text (out, ent_graph_direction_word (value));
  else
    ent_json_append_value (out, name, value);
}

static gboolean
append_rows (GString *out, const EntBookSheet *sheet, const Title *titles, EntProgress *progress, GError **error)
{
  guint n_rows = sheet != NULL ? ent_book_sheet_n_rows (sheet) : 0;

  for (guint row = 1; row < n_rows; row++)
    {
      gboolean has_member = FALSE;

      if (!ent_book_rows_go_on (progress, 0, ENT_PROGRESS_DONE, row, n_rows, error))
        return FALSE;
      g_string_append (out, row > 1 ? ",\n    " : "\n    ");
      for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
        {
          const char *name = ent_book_sheet_get (sheet, 0, column), *value = ent_book_sheet_get (sheet, row, column);

          if (name == NULL || value == NULL)
            continue;
          append_member (out, title_of (titles, name), name, value, has_member);
          has_member = TRUE;
        }
      g_string_append (out, has_member ? "}" : "{}");
    }
  return TRUE;
}

gboolean
ent_kumu_json_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"elements\": [");

  if (!append_rows (out, ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), element_titles, options->progress, error))
    return FALSE;
  g_string_append (out, "\n  ],\n  \"connections\": [");
  if (!append_rows (out, ent_book_sheet (book, ENT_SHEET_TIES), connection_titles, options->progress, error))
    return FALSE;
  g_string_append (out, "\n  ]\n}\n");
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
