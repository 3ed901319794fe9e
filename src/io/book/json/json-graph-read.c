/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs as the libraries that draw and measure them have them in JSON: a list of nodes and a
 * list of links, each with what is said of it beside its ends or in an object of its own.
 */
#include "io/book/json/json-private.h"

#include <string.h>

static const char *const containers[] = { "attributes", "data", "metadata", "properties", "attr", NULL };
static const char *const looks[] = { "x", "y", "z", "fx", "fy", "vx", "vy", "cx", "cy", "px", "py", "r", "radius", "size", "color", "colour", "shape",
                                     "position", "viz", "bordercolor", "width", "height", "index", "style", "classes", "selected", "selectable", "locked",
                                     "grabbable", "pannable", "renderedposition", "font", "icon", "hidden", "forcelabel", "physics", "smooth", "arrows", NULL };

static const char *const id_keys[] = { "id", "key", "_id", NULL };
static const char *const name_keys[] = { "name", "label", "title", NULL };
static const char *const from_keys[] = { "source", "from", "src", "start", NULL };
static const char *const to_keys[] = { "target", "to", "dst", "end", NULL };
static const char *const link_label_keys[] = { "label", "name", NULL };
static const char *const weight_keys[] = { "weight", "value", NULL };
static const char *const kind_keys[] = { "kind", "type", "relation", "relationship", "interaction", NULL };

typedef struct
{
  EntJsonReader *in;
  EntTextGraph *graph;
  GHashTable *by_name;         /* of nodes, of the book → row; the first of several */
  GArray *by_number;           /* of guint: rows, in the order of the file */
  EntGraphDirection direction; /* of links that do not say theirs */
} Reader;

/* The lists, wherever they are. */
typedef struct
{
  EntJsonValue top; /* what says something of the whole */
  EntJsonValue nodes, links, mixed;
} Lists;

static gboolean
is_list (const EntJson *json, EntJsonValue value)
{
  return ent_json_type (json, value) == ENT_JSON_ARRAY;
}

/* Nodes and links in one list, as Cytoscape has them too. */
static gboolean
is_mixed (const EntJson *json, EntJsonValue value)
{
  return is_list (json, value) && ent_json_type (json, ent_json_member (json, ent_json_first (json, value), "data")) == ENT_JSON_OBJECT;
}

static gboolean
find_lists_in (const EntJson *json, EntJsonValue top, Lists *lists)
{
  lists->top = top;
  lists->mixed = ENT_JSON_NONE;
  lists->nodes = ent_json_member (json, top, "nodes");
  lists->links = ent_json_member (json, top, "links");
  if (!is_list (json, lists->links))
    lists->links = ent_json_member (json, top, "edges");
  return (is_list (json, lists->nodes) || ent_json_type (json, lists->nodes) == ENT_JSON_OBJECT) && (is_list (json, lists->links) || lists->links == ENT_JSON_NONE);
}

static gboolean
find_lists (const EntJson *json, Lists *lists)
{
  EntJsonValue root = ent_json_root (json), elements = ent_json_member (json, root, "elements");

  if (find_lists_in (json, root, lists) || find_lists_in (json, ent_json_member (json, root, "graph"), lists))
    return TRUE;
  if (find_lists_in (json, elements, lists))
    {
      lists->top = root;
      return TRUE;
    }
  *lists = (Lists) { root, ENT_JSON_NONE, ENT_JSON_NONE, is_mixed (json, root) ? root : elements };
  return is_mixed (json, lists->mixed);
}

gboolean
ent_json_is_graph (const EntJson *json)
{
  Lists lists;

  return find_lists (json, &lists);
}

/* --- what is said of a record --- */

static gboolean
says_something (const EntJson *json, EntJsonValue value)
{
  return value != ENT_JSON_NONE && ent_json_type (json, value) != ENT_JSON_NULL && g_strcmp0 (ent_json_text (json, value), "") != 0;
}

/* The first of @keys that the record has with something in it, else an object in the record. */
static EntJsonValue
find_key (const Reader *self, EntJsonValue record, const char *const *keys)
{
  const EntJson *json = self->in->json;

  for (const char *const *key = keys; *key != NULL; key++)
    {
      EntJsonValue value = ent_json_member (json, record, *key);

      if (says_something (json, value))
        return value;
    }
  for (guint i = 0; containers[i] != NULL; i++)
    {
      EntJsonValue container = ent_json_member (json, record, containers[i]);

      for (const char *const *key = keys; *key != NULL && container != ENT_JSON_NONE; key++)
        if (says_something (json, ent_json_member (json, container, *key)))
          return ent_json_member (json, container, *key);
    }
  return ENT_JSON_NONE;
}

/* One member into its column, unless it is among @taken. */
static gboolean
put_member (Reader *self, EntBookSheet *sheet, guint row, EntJsonValue value, const EntJsonValue *taken, guint n_taken, GError **error)
{
  const char *key = ent_json_key (self->in->json, value), *text;
  int column;

  for (guint i = 0; i < n_taken; i++)
    if (taken[i] == value)
      return TRUE;
  /* a text is what a person is there, not where a circle stands */
  if (ent_text_is_among (key, looks) && (strcmp (key, "position") != 0 || ent_json_type (self->in->json, value) != ENT_JSON_TEXT))
    {
      self->graph->has_look = TRUE;
      return TRUE;
    }
  text = ent_json_cell (self->in, value);
  if (text == NULL || *text == '\0')
    return TRUE;
  column = ent_text_graph_column (sheet, key, error);
  return column >= 0 && ent_book_sheet_put (sheet, row, (guint) column, text, -1, error);
}

static gboolean
put_members (Reader *self, EntBookSheet *sheet, guint row, EntJsonValue record, const EntJsonValue *taken, guint n_taken, GError **error)
{
  const EntJson *json = self->in->json;

  if (ent_json_type (json, record) != ENT_JSON_OBJECT)
    return TRUE;
  for (EntJsonValue i = ent_json_first (json, record); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    {
      gboolean is_container = ent_json_type (json, i) == ENT_JSON_OBJECT && ent_text_is_among (ent_json_key (json, i), containers);

      if (!is_container && !put_member (self, sheet, row, i, taken, n_taken, error))
        return FALSE;
      for (EntJsonValue j = is_container ? ent_json_first (json, i) : ENT_JSON_NONE; j != ENT_JSON_NONE; j = ent_json_next (json, j))
        if (!put_member (self, sheet, row, j, taken, n_taken, error))
          return FALSE;
    }
  return TRUE;
}

/* --- nodes --- */

/* @key: under which it stands, where nodes are members of an object. */
static gboolean
read_node (Reader *self, EntJsonValue record, const char *key, GError **error)
{
  const EntJson *json = self->in->json;
  EntJsonValue taken[] = { find_key (self, record, id_keys), find_key (self, record, name_keys), ent_json_member (json, record, "group") };
  const char *id = ent_json_text (json, taken[0]), *name = ent_json_text (json, taken[1]);
  g_autofree char *number = g_strdup_printf ("%u", self->by_number->len);
  /* "group" is "nodes" beside the data, and a group otherwise */
  guint row, n_taken = ent_json_member (json, record, "data") != ENT_JSON_NONE ? 3 : 2;

  if (id == NULL)
    id = *key != '\0' ? key : ent_json_text (json, record) != NULL ? ent_json_text (json, record)
                                                                   : number;
  row = ent_text_graph_node (self->graph, id, ent_json_line (json, record), NULL, error);
  if (row == 0 || (name != NULL && !ent_book_sheet_put_named (self->graph->nodes, row, "name", name, -1, error)))
    return FALSE;
  g_array_append_val (self->by_number, row);
  name = ent_book_sheet_get (self->graph->nodes, row, 1);
  if (name != NULL && !g_hash_table_contains (self->by_name, name))
    g_hash_table_insert (self->by_name, (gpointer) name, GUINT_TO_POINTER (row));
  return put_members (self, self->graph->nodes, row, record, taken, n_taken, error);
}

/* --- links --- */

/* What is at the end of a link, or NULL; a library may have put the whole node there. */
static const char *
end_of (const Reader *self, EntJsonValue end)
{
  const EntJson *json = self->in->json;

  return ent_json_text (json, ent_json_type (json, end) == ENT_JSON_OBJECT ? find_key (self, end, id_keys) : end);
}

/* Who is meant by an id, else a name, else a number counted from 0; whoever is not there yet comes in. */
static guint
find_node (Reader *self, EntJsonValue end, GError **error)
{
  const char *text = end_of (self, end);
  guint row = ent_text_graph_find (self->graph, text), number;

  if (row == 0)
    row = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, text));
  if (row == 0 && self->by_number->len > 0 && strcmp (text, "0") == 0)
    row = g_array_index (self->by_number, guint, 0);
  if (row == 0 && self->by_number->len > 1 && ent_text_number (text, self->by_number->len - 1, &number))
    row = g_array_index (self->by_number, guint, number);
  return row > 0 ? row : ent_text_graph_node (self->graph, text, ent_json_line (self->in->json, end), NULL, error);
}

static gboolean
is_word (const char *text, const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

/* @word: of a direction, or of a type that may be one; FALSE: it is none. */
static gboolean
read_direction (const char *word, EntGraphDirection *direction)
{
  if (is_word (word, "undirected") || is_word (word, "none"))
    *direction = ENT_GRAPH_NONE;
  else if (is_word (word, "directed") || is_word (word, "forward"))
    *direction = ENT_GRAPH_FORWARD;
  else if (is_word (word, "mutual") || is_word (word, "both") || is_word (word, "bidirectional"))
    *direction = ENT_GRAPH_BOTH;
  else
    return FALSE;
  return TRUE;
}

/* Which way the link goes; @swapped: from its target. */
static EntGraphDirection
direction_of (const Reader *self, EntJsonValue record, EntJsonValue said, gboolean *swapped)
{
  const EntJson *json = self->in->json;
  EntJsonValue directed = ent_json_member (json, record, "directed"), undirected = ent_json_member (json, record, "undirected");
  const char *arrows = ent_json_member_text (json, record, "arrows");
  EntGraphDirection direction = self->direction;

  *swapped = FALSE;
  if (read_direction (ent_json_text (json, said), &direction))
    return direction;
  if (directed != ENT_JSON_NONE)
    return ent_json_is_yes (json, directed) ? ENT_GRAPH_FORWARD : ENT_GRAPH_NONE;
  if (undirected != ENT_JSON_NONE)
    return ent_json_is_yes (json, undirected) ? ENT_GRAPH_NONE : ENT_GRAPH_FORWARD;
  if (arrows == NULL)
    return direction;
  *swapped = strstr (arrows, "to") == NULL && strstr (arrows, "from") != NULL;
  return strstr (arrows, "to") != NULL && strstr (arrows, "from") != NULL ? ENT_GRAPH_BOTH : ENT_GRAPH_FORWARD;
}

static gboolean
put_standard (Reader *self, guint row, const char *name, EntJsonValue value, GError **error)
{
  const char *text = ent_json_cell (self->in, value);

  return text == NULL || *text == '\0' || ent_book_sheet_put_named (self->graph->ties, row, name, text, -1, error);
}

static gboolean
read_link (Reader *self, EntJsonValue record, GError **error)
{
  static const char *const own_id[] = { "id", NULL }, *const direction_keys[] = { "direction", NULL };
  const EntJson *json = self->in->json;
  gboolean has_data = ent_json_member (json, record, "data") != ENT_JSON_NONE, swapped;
  EntJsonValue id = find_key (self, record, own_id), kind = find_key (self, record, kind_keys), said = find_key (self, record, direction_keys);
  EntGraphDirection direction = ENT_GRAPH_UNSAID;
  EntJsonValue taken[] = { find_key (self, record, from_keys), find_key (self, record, to_keys), id, kind, said, find_key (self, record, link_label_keys),
                           find_key (self, record, weight_keys), ent_json_member (json, record, "directed"), ent_json_member (json, record, "undirected"),
                           has_data ? ent_json_member (json, record, "group") : ENT_JSON_NONE };
  guint from, to, row;

  if (end_of (self, taken[0]) == NULL || end_of (self, taken[1]) == NULL)
    {
      ent_json_leave_out (self->in, record);
      return TRUE;
    }
  if (said == ENT_JSON_NONE && read_direction (ent_json_text (json, kind), &direction))
    said = kind;
  direction = direction_of (self, record, said, &swapped);
  from = find_node (self, taken[0], error);
  to = from > 0 ? find_node (self, taken[1], error) : 0;
  row = to > 0 ? ent_text_graph_tie (self->graph, swapped ? to : from, swapped ? from : to, direction, ent_json_line (json, record), error) : 0;
  return row > 0 && put_standard (self, row, "id", id, error) && (said == kind || put_standard (self, row, "kind", kind, error)) &&
         put_standard (self, row, "weight", taken[6], error) && put_standard (self, row, "label", taken[5], error) &&
         put_members (self, self->graph->ties, row, record, taken, G_N_ELEMENTS (taken), error);
}

/* --- the file --- */

static gboolean
read_list (Reader *self, EntJsonValue list, gboolean (*is_wanted) (const EntJson *json, EntJsonValue record, gboolean of_links), gboolean of_links, GError **error)
{
  const EntJson *json = self->in->json;
  gboolean has_keys = ent_json_type (json, list) == ENT_JSON_OBJECT;

  for (EntJsonValue i = ent_json_first (json, list); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    {
      if (!ent_json_goes_on (self->in, error))
        return FALSE;
      if (is_wanted != NULL && !is_wanted (json, i, of_links))
        continue;
      if (!(of_links ? read_link (self, i, error) : read_node (self, i, has_keys ? ent_json_key (json, i) : "", error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_mixed (const EntJson *json, EntJsonValue record, gboolean of_links)
{
  EntJsonValue data = ent_json_member (json, record, "data");

  return (ent_json_member (json, data, "source") != ENT_JSON_NONE && ent_json_member (json, data, "target") != ENT_JSON_NONE) == of_links;
}

static gboolean
read_top (Reader *self, EntJsonValue top, GError **error)
{
  static const char *const title_keys[] = { "title", "name", "label", NULL }, *const notes_keys[] = { "description", "comment", NULL };
  const EntJson *json = self->in->json;
  EntJsonValue title = find_key (self, top, title_keys), directed = ent_json_member (json, top, "directed");
  const char *notes = ent_json_text (json, find_key (self, top, notes_keys));

  if (title == ENT_JSON_NONE)
    title = find_key (self, ent_json_member (json, top, "graph"), title_keys);
  if (directed != ENT_JSON_NONE)
    self->direction = ent_json_is_yes (json, directed) ? ENT_GRAPH_FORWARD : ENT_GRAPH_NONE;
  (void) read_direction (ent_json_member_text (json, ent_json_member (json, top, "options"), "type"), &self->direction);
  return (ent_json_text (json, title) == NULL || ent_text_graph_put_map (self->graph, "title", ent_json_text (json, title), error)) &&
         (notes == NULL || ent_text_graph_put_map (self->graph, "notes", notes, error));
}

EntBook *
ent_json_read_graph (EntJsonReader *in, GError **error)
{
  g_autoptr (EntTextGraph) graph = ent_text_graph_new ();
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) by_number = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader self = { in, graph, by_name, by_number, ENT_GRAPH_UNSAID };
  Lists lists;
  gboolean is_read;

  if (!find_lists (in->json, &lists) || !read_top (&self, lists.top, error))
    return NULL;
  if (lists.mixed != ENT_JSON_NONE)
    is_read = read_list (&self, lists.mixed, is_in_mixed, FALSE, error) && read_list (&self, lists.mixed, is_in_mixed, TRUE, error);
  else
    is_read = read_list (&self, lists.nodes, NULL, FALSE, error) && read_list (&self, lists.links, NULL, TRUE, error);
  return is_read ? ent_text_graph_finish (graph, error) : NULL;
}
