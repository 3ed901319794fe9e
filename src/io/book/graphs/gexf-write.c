/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as GEXF. */
#include "io/book/graphs/gexf.h"

#include <string.h>

#include "io/book/graphs/graph-columns.h"
#include "io/xml/markup.h"
#include "model/choices.h"
#include "model/text.h"

#define HEAD                                     \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">"

/* Of what GEXF has no name for. */
#define OWN_NAMESPACE "urn:entorno:gexf:1"

/* What the elements themselves say; and what the ratings say where they have dates. */
static const char *const node_columns[] = { "id", "name", NULL };
static const char *const dated_node_columns[] = { "id", "name", "power", "commitment", "desired", "ally", NULL };
static const char *const tie_columns[] = { "id", "from", "to", "direction", "weight", "label", NULL };

typedef struct
{
  guint node; /* row of the stakeholder */
  guint aspect;
  const char *date;
  guint moment; /* row: of two on one day the last one counts */
  const char *value;
} Rating;

typedef struct
{
  GString *out;
  const EntBookSheet *nodes, *ties, *map; /* or NULL */
  GArray *of_nodes, *of_ties;             /* of EntGraphColumn */
  GArray *ratings;                        /* of Rating: those with a date, by node, aspect and date */
  guint n_rated;                          /* that were written */
  const EntWriteOptions *options;
} Writer;

/* --- ratings --- */

/* Id of a moment → its row, of those that have a date. */
static GHashTable *
dated_moments (const EntBookSheet *moments)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 1; moments != NULL && row < ent_book_sheet_n_rows (moments); row++)
    {
      const char *id = ent_book_sheet_get_named (moments, row, "id"), *date = ent_book_sheet_get_named (moments, row, "date");

      if (id != NULL && date != NULL && ent_date_parse (date) != 0)
        g_hash_table_insert (rows, (gpointer) id, GUINT_TO_POINTER (row));
    }
  return rows;
}

static GHashTable *
rows_by_id (const EntBookSheet *sheet)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = sheet != NULL ? ent_book_sheet_n_rows (sheet) : 0; row > 1; row--)
    {
      const char *id = ent_book_sheet_get_named (sheet, row - 1, "id");

      if (id != NULL)
        g_hash_table_insert (rows, (gpointer) id, GUINT_TO_POINTER (row - 1));
    }
  return rows;
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  const Rating *x = a, *y = b;
  int by_date;

  if (x->node != y->node)
    return x->node < y->node ? -1 : 1;
  if (x->aspect != y->aspect)
    return x->aspect < y->aspect ? -1 : 1;
  by_date = strcmp (x->date, y->date);
  return by_date != 0 ? by_date : (x->moment > y->moment) - (x->moment < y->moment);
}

static GArray *
dated_ratings (const EntBook *book, const EntBookSheet *nodes)
{
  const EntBookSheet *moments = ent_book_sheet (book, ENT_SHEET_MOMENTS), *sheet = ent_book_sheet (book, ENT_SHEET_RATINGS);
  g_autoptr (GHashTable) moment_rows = dated_moments (moments), node_rows = rows_by_id (nodes);
  GArray *ratings = g_array_new (FALSE, FALSE, sizeof (Rating));

  for (guint row = 1; sheet != NULL && row < ent_book_sheet_n_rows (sheet); row++)
    {
      const char *node = ent_book_sheet_get_named (sheet, row, "stakeholder"), *moment = ent_book_sheet_get_named (sheet, row, "moment");
      const char *aspect = ent_book_sheet_get_named (sheet, row, "aspect"), *value = ent_book_sheet_get_named (sheet, row, "value");
      int found = aspect != NULL ? ent_choices_find (&ent_aspect_choices, aspect, -1) : -1;
      Rating rating = { .value = value };

      if (node == NULL || moment == NULL || value == NULL || found < 0)
        continue;
      rating.node = GPOINTER_TO_UINT (g_hash_table_lookup (node_rows, node));
      rating.moment = GPOINTER_TO_UINT (g_hash_table_lookup (moment_rows, moment));
      rating.aspect = (guint) found;
      if (rating.node == 0 || rating.moment == 0)
        continue;
      rating.date = ent_book_sheet_get_named (moments, rating.moment, "date");
      g_array_append_val (ratings, rating);
    }
  g_array_sort (ratings, compare_ratings);
  return ratings;
}

/* --- declarations --- */

static void
write_attribute (GString *out, const char *name, const char *type)
{
  ent_markup_indent (out, 3);
  g_string_append (out, "<attribute");
  ent_graph_append_attribute (out, "id", name);
  ent_graph_append_attribute (out, "title", name);
  ent_graph_append_attribute (out, "type", type);
  g_string_append (out, "/>");
}

static void
begin_attributes (GString *out, const char *of, const char *mode)
{
  ent_markup_indent (out, 2);
  g_string_append (out, "<attributes");
  ent_graph_append_attribute (out, "class", of);
  ent_graph_append_attribute (out, "mode", mode);
  g_string_append_c (out, '>');
}

static void
end_attributes (GString *out)
{
  ent_markup_indent (out, 2);
  ent_markup_end (out, "attributes");
}

static void
write_attributes (GString *out, const GArray *columns, const char *of)
{
  if (columns->len == 0)
    return;
  begin_attributes (out, of, "static");
  for (guint i = 0; i < columns->len; i++)
    {
      const EntGraphColumn *column = &g_array_index (columns, EntGraphColumn, i);

      write_attribute (out, column->name, strcmp (column->name, "power") == 0 && column->is_integer ? "integer" : "string");
    }
  end_attributes (out);
}

static void
write_dynamic_attributes (Writer *self)
{
  gboolean is_met[ENT_N_ASPECTS] = { FALSE }, is_integer[ENT_N_ASPECTS];

  if (self->ratings->len == 0)
    return;
  for (guint i = 0; i < ENT_N_ASPECTS; i++)
    is_integer[i] = TRUE;
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *rating = &g_array_index (self->ratings, Rating, i);

      is_met[rating->aspect] = TRUE;
      is_integer[rating->aspect] = is_integer[rating->aspect] && ent_graph_is_integer (rating->value);
    }
  begin_attributes (self->out, "node", "dynamic");
  for (guint i = 0; i < ENT_N_ASPECTS; i++)
    if (is_met[i])
      write_attribute (self->out, ent_aspect_choices.items[i].name, is_integer[i] ? "integer" : "string");
  end_attributes (self->out);
}

/* --- what is said of the whole --- */

static void
write_field (GString *out, const char *element, const char *attributes, const char *text)
{
  ent_markup_indent (out, 2);
  g_string_append_printf (out, "<%s%s>", element, attributes);
  ent_markup_text (out, text, strlen (text));
  ent_markup_end (out, element);
}

/* As an element may be called. */
static gboolean
is_plain_name (const char *field)
{
  return g_ascii_isalpha (field[0]) && field[strspn (field, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

static void
write_own_field (Writer *self, const char *field, const char *text)
{
  g_autofree char *element = g_strconcat ("map:", field, NULL);

  if (is_plain_name (field))
    write_field (self->out, element, " xmlns:map=\"" OWN_NAMESPACE "\"", text);
}

static void
write_meta (Writer *self)
{
  static const struct
  {
    const char *field, *element;
  } rows[] = {
    { "title", "title" },
    { "notes", "description" },
  };

  ent_markup_indent (self->out, 1);
  g_string_append (self->out, "<meta>");
  write_field (self->out, "creator", "", ENT_GEXF_CREATOR);
  for (guint row = 1; self->map != NULL && row < ent_book_sheet_n_rows (self->map); row++)
    {
      const char *field = ent_book_sheet_get_named (self->map, row, "field"), *text = ent_book_sheet_get_named (self->map, row, "value"), *element = NULL;

      if (field == NULL || text == NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        if (strcmp (field, rows[i].field) == 0)
          element = rows[i].element;
      if (element != NULL)
        write_field (self->out, element, "", text);
      else
        write_own_field (self, field, text);
    }
  ent_markup_indent (self->out, 1);
  ent_markup_end (self->out, "meta");
}

/* --- values --- */

/* With the mark that the values begin, before the first of them. */
static void
write_value (GString *out, gboolean *has_values, const char *of, const char *text, const char *start, const char *end)
{
  if (!*has_values)
    {
      ent_markup_indent (out, 4);
      g_string_append (out, "<attvalues>");
    }
  *has_values = TRUE;
  ent_markup_indent (out, 5);
  g_string_append (out, "<attvalue");
  ent_graph_append_attribute (out, "for", of);
  ent_graph_append_attribute (out, "value", text);
  ent_graph_append_attribute (out, "start", start);
  ent_graph_append_attribute (out, "end", end);
  g_string_append (out, "/>");
}

static void
write_columns (GString *out, gboolean *has_values, const EntBookSheet *sheet, guint row, const GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const EntGraphColumn *column = &g_array_index (columns, EntGraphColumn, i);
      const char *text = ent_book_sheet_get (sheet, row, column->column);

      if (text != NULL)
        write_value (out, has_values, column->name, text, NULL, NULL);
    }
}

/* A value holds until the next one. */
static void
write_ratings (Writer *self, gboolean *has_values, guint row)
{
  for (; self->n_rated < self->ratings->len; self->n_rated++)
    {
      const Rating *rating = &g_array_index (self->ratings, Rating, self->n_rated);
      const Rating *next = self->n_rated + 1 < self->ratings->len ? rating + 1 : NULL;

      if (rating->node > row)
        return;
      if (next != NULL && (next->node != rating->node || next->aspect != rating->aspect))
        next = NULL;
      if (rating->node == row && (next == NULL || strcmp (next->date, rating->date) != 0))
        write_value (self->out, has_values, ent_aspect_choices.items[rating->aspect].name, rating->value, rating->date, next != NULL ? next->date : NULL);
    }
}

static void
end_values (GString *out, gboolean has_values)
{
  if (!has_values)
    return;
  ent_markup_indent (out, 4);
  ent_markup_end (out, "attvalues");
}

/* As maps have them. */
static void
write_colour (GString *out, const char *sector)
{
  static const struct
  {
    const char *sector;
    guint red, green, blue;
  } rows[] = {
    { "institutions", 0x3b, 0x6f, 0xb6 },
    { "private", 0x8a, 0x5f, 0xb0 },
    { "informal", 0xc2, 0x77, 0x2b },
    { "community", 0x4f, 0x9a, 0x52 },
    { "family", 0xc4, 0x5a, 0x7a },
    { "education", 0x2f, 0x9a, 0xa0 },
    { "media", 0x8c, 0x8a, 0x2f },
  };

  for (guint i = 0; sector != NULL && i < G_N_ELEMENTS (rows); i++)
    if (strcmp (sector, rows[i].sector) == 0)
      {
        ent_markup_indent (out, 4);
        g_string_append_printf (out, "<viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>", rows[i].red, rows[i].green, rows[i].blue);
      }
}

static gboolean
write_nodes (Writer *self, GError **error)
{
  guint n_rows = self->nodes != NULL ? ent_book_sheet_n_rows (self->nodes) : 0;

  ent_markup_indent (self->out, 2);
  g_string_append (self->out, "<nodes>");
  for (guint row = 1; row < n_rows; row++)
    {
      const char *id = ent_book_sheet_get_named (self->nodes, row, "id");
      gboolean has_values = FALSE;

      if (!ent_book_rows_go_on (self->options->progress, 0, ENT_GRAPH_NODES_WRITTEN, row, n_rows, error))
        return FALSE;
      if (id == NULL)
        continue;
      ent_markup_indent (self->out, 3);
      g_string_append (self->out, "<node");
      ent_graph_append_attribute (self->out, "id", id);
      ent_graph_append_attribute (self->out, "label", ent_book_sheet_get_named (self->nodes, row, "name"));
      g_string_append_c (self->out, '>');
      write_columns (self->out, &has_values, self->nodes, row, self->of_nodes);
      write_ratings (self, &has_values, row);
      end_values (self->out, has_values);
      write_colour (self->out, ent_book_sheet_get_named (self->nodes, row, "sector"));
      ent_markup_indent (self->out, 3);
      ent_markup_end (self->out, "node");
    }
  ent_markup_indent (self->out, 2);
  ent_markup_end (self->out, "nodes");
  return TRUE;
}

static gboolean
write_ties (Writer *self, GError **error)
{
  guint n_rows = self->ties != NULL ? ent_book_sheet_n_rows (self->ties) : 0;

  ent_markup_indent (self->out, 2);
  g_string_append (self->out, "<edges>");
  for (guint row = 1; row < n_rows; row++)
    {
      const char *from = ent_book_sheet_get_named (self->ties, row, "from"), *to = ent_book_sheet_get_named (self->ties, row, "to");
      gboolean has_values = FALSE;

      if (!ent_book_rows_go_on (self->options->progress, ENT_GRAPH_NODES_WRITTEN, ENT_PROGRESS_DONE, row, n_rows, error))
        return FALSE;
      if (from == NULL || to == NULL)
        continue;
      ent_markup_indent (self->out, 3);
      g_string_append (self->out, "<edge");
      ent_graph_append_attribute (self->out, "id", ent_book_sheet_get_named (self->ties, row, "id"));
      ent_graph_append_attribute (self->out, "source", from);
      ent_graph_append_attribute (self->out, "target", to);
      ent_graph_append_attribute (self->out, "type", ent_graph_direction_word (ent_book_sheet_get_named (self->ties, row, "direction")));
      ent_graph_append_attribute (self->out, "kind", ent_book_sheet_get_named (self->ties, row, "kind"));
      ent_graph_append_attribute (self->out, "weight", ent_book_sheet_get_named (self->ties, row, "weight"));
      ent_graph_append_attribute (self->out, "label", ent_book_sheet_get_named (self->ties, row, "label"));
      g_string_append_c (self->out, '>');
      write_columns (self->out, &has_values, self->ties, row, self->of_ties);
      end_values (self->out, has_values);
      ent_markup_indent (self->out, 3);
      ent_markup_end (self->out, "edge");
    }
  ent_markup_indent (self->out, 2);
  ent_markup_end (self->out, "edges");
  return TRUE;
}

/* --- the file --- */

static void
begin_graph (Writer *self)
{
  ent_markup_indent (self->out, 1);
  g_string_append (self->out, "<graph");
  ent_graph_append_attribute (self->out, "mode", self->ratings->len > 0 ? "dynamic" : "static");
  ent_graph_append_attribute (self->out, "defaultedgetype", ent_graph_is_directed (self->ties) ? "directed" : "undirected");
  if (self->ratings->len > 0)
    ent_graph_append_attribute (self->out, "timeformat", "date");
  g_string_append_c (self->out, '>');
}

gboolean
ent_gexf_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error)
{
  g_autoptr (GString) out = g_string_new (HEAD);
  const EntBookSheet *nodes = ent_book_sheet (book, ENT_SHEET_STAKEHOLDERS), *ties = ent_book_sheet (book, ENT_SHEET_TIES);
  g_autoptr (GArray) ratings = dated_ratings (book, nodes);
  g_autoptr (GArray) of_nodes = ent_graph_columns (nodes, ratings->len > 0 ? dated_node_columns : node_columns);
  g_autoptr (GArray) of_ties = ent_graph_columns (ties, tie_columns);
  Writer writer = { .out = out, .nodes = nodes, .ties = ties, .map = ent_book_sheet (book, ENT_SHEET_MAP), .of_nodes = of_nodes, .of_ties = of_ties, .ratings = ratings, .options = options };

  write_meta (&writer);
  begin_graph (&writer);
  write_attributes (out, of_nodes, "node");
  write_dynamic_attributes (&writer);
  write_attributes (out, of_ties, "edge");
  if (!write_nodes (&writer, error) || !write_ties (&writer, error))
    return FALSE;
  ent_markup_indent (out, 1);
  ent_markup_end (out, "graph");
  ent_markup_indent (out, 0);
  ent_markup_end (out, "gexf");
  g_string_append_c (out, '\n');
  ent_book_files_add (files, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}
