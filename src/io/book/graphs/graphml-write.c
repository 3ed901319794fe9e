/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as GraphML. */
#include "io/book/graphs/graphml.h"

#include <string.h>

#include "io/book/graphs/graph-columns.h"
#include "io/xml/markup.h"

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n" \
  "  xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">"

/* What the elements themselves say. */
static const char *const node_columns[] = { "id", NULL };
static const char *const tie_columns[] = { "id", "from", "to", NULL };

typedef struct
{
  GString *out;
  const EntBookSheet *nodes, *ties, *map; /* or NULL */
  GArray *of_nodes, *of_ties;             /* of EntGraphColumn */
  const EntWriteOptions *options;
} Writer;

/* --- declarations --- */

static const char *
type_of (const EntGraphColumn *column)
{
  if (strcmp (column->name, "power") == 0 && column->is_integer)
    return "int";
  return strcmp (column->name, "weight") == 0 && column->is_number ? "double" : "string";
}

static void
write_key (GString *out, const char *id, const char *of, const char *name, const char *type)
{
  ent_markup_indent (out, 1);
  g_string_append (out, "<key");
  ent_graph_append_attribute (out, "id", id);
  ent_graph_append_attribute (out, "for", of);
  ent_graph_append_attribute (out, "attr.name", name);
  ent_graph_append_attribute (out, "attr.type", type);
  g_string_append (out, "/>");
}

static gboolean
is_name (const EntGraphColumn *column)
{
  return strcmp (column->name, "name") == 0;
}

static void
write_keys (GString *out, const GArray *columns, const char *of)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const EntGraphColumn *column = &g_array_index (columns, EntGraphColumn, i);
      g_autofree char *id = g_strdup_printf ("%c%u", of[0], i);

      write_key (out, id, of, column->name, type_of (column));
      /* by this name it is shown in other programs */
      if (of[0] == 'n' && is_name (column))
        write_key (out, "label", of, "label", "string");
    }
}

static void
write_map_keys (Writer *self)
{
  for (guint row = 1; self->map != NULL && row < ent_book_sheet_n_rows (self->map); row++)
    {
      const char *field = ent_book_sheet_get_named (self->map, row, "field");
      g_autofree char *id = g_strdup_printf ("g%u", row - 1);

      if (field != NULL && ent_book_sheet_get_named (self->map, row, "value") != NULL)
        write_key (self->out, id, "graph", field, "string");
    }
}

/* --- values --- */

static void
write_data (GString *out, guint depth, const char *key, const char *text)
{
  ent_markup_indent (out, depth);
  g_string_append (out, "<data");
  ent_graph_append_attribute (out, "key", key);
  g_string_append_c (out, '>');
  ent_markup_text (out, text, strlen (text));
  ent_markup_end (out, "data");
}

static void
write_map (Writer *self)
{
  for (guint row = 1; self->map != NULL && row < ent_book_sheet_n_rows (self->map); row++)
    {
      const char *value = ent_book_sheet_get_named (self->map, row, "value");
      g_autofree char *id = g_strdup_printf ("g%u", row - 1);

      if (value != NULL && ent_book_sheet_get_named (self->map, row, "field") != NULL)
        write_data (self->out, 2, id, value);
    }
}

/* Ends the element whose start tag is still open. */
static void
write_row (GString *out, const EntBookSheet *sheet, guint row, const GArray *columns, const char *element)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < columns->len; i++)
    {
      const EntGraphColumn *column = &g_array_index (columns, EntGraphColumn, i);
      const char *text = ent_book_sheet_get (sheet, row, column->column);
      char key[16];

      if (text == NULL)
        continue;
      if (is_empty)
        g_string_append_c (out, '>');
      is_empty = FALSE;
      (void) g_snprintf (key, sizeof key, "%c%u", element[0], i);
      write_data (out, 3, key, text);
      if (element[0] == 'n' && is_name (column))
        write_data (out, 3, "label", text);
    }
  if (is_empty)
    {
      g_string_append (out, "/>");
      return;
    }
  ent_markup_indent (out, 2);
  ent_markup_end (out, element);
}

static gboolean
write_nodes (Writer *self, GError **error)
{
  guint n_rows = self->nodes != NULL ? ent_book_sheet_n_rows (self->nodes) : 0;

  for (guint row = 1; row < n_rows; row++)
    {
      const char *id = ent_book_sheet_get_named (self->nodes, row, "id");

      if (!ent_book_rows_go_on (self->options->progress, 0, ENT_GRAPH_NODES_WRITTEN, row, n_rows, error))
        return FALSE;
      if (id == NULL)
        continue;
      ent_markup_indent (self->out, 2);
      g_string_append (self->out, "<node");
      ent_graph_append_attribute (self->out, "id", id);
      write_row (self->out, self->nodes, row, self->of_nodes, "node");
    }
  return TRUE;
}

static gboolean
write_ties (Writer *self, GError **error)
{
  guint n_rows = self->ties != NULL ? ent_book_sheet_n_rows (self->ties) : 0;

  for (guint row = 1; row < n_rows; row++)
    {
      const char *id = ent_book_sheet_get_named (self->ties, row, "id");
      const char *from = ent_book_sheet_get_named (self->ties, row, "from"), *to = ent_book_sheet_get_named (self->ties, row, "to");

      if (!ent_book_rows_go_on (self->options->progress, ENT_GRAPH_NODES_WRITTEN, ENT_PROGRESS_DONE, row, n_rows, error))
        return FALSE;
      if (from == NULL || to == NULL)
        continue;
      ent_markup_indent (self->out, 2);
      g_string_append (self->out, "<edge");
      ent_graph_append_attribute (self->out, "id", id);
      ent_graph_append_attribute (self->out, "source", from);
      ent_graph_append_attribute (self->out, "target", to);
      write_row (self->out, self->ties, row, self->of_ties, "edge");
    }
  return TRUE;
}

gboolean
ent_graphml_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GString) out = g_string_new (HEAD);
  const EntBookSheet *nodes = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), *ties = ent_book_sheet (book, ENT_SHEET_TIES);
  g_autoptr (GArray) of_nodes = ent_graph_columns (nodes, node_columns), of_ties = ent_graph_columns (ties, tie_columns);
  Writer writer = { out, nodes, ties, ent_book_sheet (book, ENT_SHEET_MAP), of_nodes, of_ties, options };

  write_map_keys (&writer);
  write_keys (out, of_nodes, "node");
  write_keys (out, of_ties, "edge");
  ent_markup_indent (out, 1);
  g_string_append (out, "<graph");
  ent_graph_append_attribute (out, "edgedefault", ent_graph_is_directed (ties) ? "directed" : "undirected");
  g_string_append_c (out, '>');
  write_map (&writer);
  if (!write_nodes (&writer, error) || !write_ties (&writer, error))
    return FALSE;
  ent_markup_indent (out, 1);
  ent_markup_end (out, "graph");
  ent_markup_indent (out, 0);
  ent_markup_end (out, "graphml");
  g_string_append_c (out, '\n');
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
