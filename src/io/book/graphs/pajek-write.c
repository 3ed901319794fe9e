/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing networks of Pajek, so that others read them too: igraph refuses relations ("*Arcs :1 "funds"") and a mark of
 * byte order, NetworkX takes the second relation's line for a tie. So ties with a direction and those without stand under
 * one head each, and what they are is their label, which all know.
 */
#include "io/book/graphs/pajek.h"

#include <string.h>

typedef struct
{
  GString *out;
  const EntBookSheet *nodes, *ties;
  GHashTable *vertices; /* id → number */
  EntProgress *progress;
} Writer;

static guint
n_rows (const EntBookSheet *sheet)
{
  return sheet != NULL ? ent_book_sheet_n_rows (sheet) : 0;
}

/* On one line. Nobody agrees how to write a quotation mark in a quotation; the number of a letter harms no one. */
static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\' || *text == '\n' || *text == '\r' || (text[0] == '&' && text[1] == '#'))
      g_string_append_printf (out, "&#%u;", (guint) *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

static void
write_title (Writer *self, const EntBookSheet *map)
{
  for (guint row = 1; row < n_rows (map); row++)
    if (g_strcmp0 (ent_book_sheet_get_named (map, row, "field"), "title") == 0)
      {
        g_autofree char *title = g_strdelimit (g_strdup (ent_book_sheet_get_named (map, row, "value")), "\n", ' ');

        g_string_append_printf (self->out, "*Network %s\n", title != NULL ? title : "");
      }
}

static gboolean
write_vertices (Writer *self, GError **error)
{
  guint n = n_rows (self->nodes);

  g_string_append_printf (self->out, "*Vertices %u\n", n > 0 ? n - 1 : 0);
  for (guint row = 1; row < n; row++)
    {
      const char *id = ent_book_sheet_get_named (self->nodes, row, "id"), *name = ent_book_sheet_get_named (self->nodes, row, "name");

      if (!ent_book_rows_go_on (self->progress, 0, ENT_PROGRESS_DONE, row, n, error))
        return FALSE;
      g_string_append_printf (self->out, "%u ", row);
      append_quoted (self->out, name != NULL ? name : id != NULL ? id
                                                                 : "");
      g_string_append_c (self->out, '\n');
      if (id != NULL)
        g_hash_table_insert (self->vertices, (gpointer) id, GUINT_TO_POINTER (row));
    }
  return TRUE;
}

static const char *
weight_of (const char *strength)
{
  if (g_strcmp0 (strength, "strong") == 0)
    return "3";
  return g_strcmp0 (strength, "weak") == 0 ? "1" : "2";
}

static void
append_tie (Writer *self, guint row)
{
  const char *from_id = ent_book_sheet_get_named (self->ties, row, "from"), *to_id = ent_book_sheet_get_named (self->ties, row, "to"), *kind = ent_book_sheet_get_named (self->ties, row, "kind");
  guint from = from_id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->vertices, from_id)) : 0;
  guint to = to_id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->vertices, to_id)) : 0;

  if (from == 0 || to == 0)
    return;
  g_string_append_printf (self->out, "%u %u %s", from, to, weight_of (ent_book_sheet_get_named (self->ties, row, "strength")));
  if (kind != NULL)
    {
      g_string_append (self->out, " l ");
      append_quoted (self->out, kind);
    }
  g_string_append_c (self->out, '\n');
}

/* Those that go one way, or the others: one that goes both ways is, for these programs, one without a direction. */
static gboolean
write_ties (Writer *self, gboolean arcs, GError **error)
{
  guint n = n_rows (self->ties);

  g_string_append (self->out, arcs ? "*Arcs\n" : "*Edges\n");
  for (guint row = 1; row < n; row++)
    {
      if (!ent_book_rows_go_on (self->progress, 0, ENT_PROGRESS_DONE, row, n, error))
        return FALSE;
      if (arcs == (g_strcmp0 (ent_book_sheet_get_named (self->ties, row, "direction"), "forward") == 0))
        append_tie (self, row);
    }
  return TRUE;
}

gboolean
ent_pajek_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GHashTable) vertices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) out = g_string_new (NULL);
  Writer self = { out, ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), ent_book_sheet (book, ENT_SHEET_TIES), vertices, options->progress };

  write_title (&self, ent_book_sheet (book, ENT_SHEET_MAP));
  if (!write_vertices (&self, error) || !write_ties (&self, TRUE, error) || !write_ties (&self, FALSE, error))
    return FALSE;
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
