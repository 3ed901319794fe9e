/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML as tables. What is open at one time, nodes within graphs within nodes, stands on a stack
 * of frames: data may come before and behind what is within.
 */
#include "io/book/graphs/graphml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/graph-keys.h"

enum
{
  GRAPHML = 1,
  KEY,
  DEFAULT,
  GRAPH,
  NODE,
  EDGE,
  HYPEREDGE,
  ENDPOINT,
  DATA,
  DESCRIPTION,
  DRAWING, /* of yEd, within data */
  NODE_LABEL,
  EDGE_LABEL,
};

typedef struct
{
  guint role; /* GRAPH, NODE, EDGE or HYPEREDGE */
  guint row;  /* of a tie */
  /* of a graph: what an edge is that does not say it; of an edge: whether it is */
  gboolean is_directed;
  EntGraphNode node;
  guint realizer;        /* of a node: whose label it is called by, or 0 */
  const char *direction; /* of an edge, as an attribute says it; static, or NULL */
  gboolean has_arrows, has_arrow_at_start, has_arrow_at_end;
  char *id;          /* of a hyperedge, or NULL */
  GPtrArray *ends;   /* of a hyperedge: ids */
  GPtrArray *values; /* of a hyperedge: titles and values by turns */
} Frame;

typedef struct
{
  EntGraphXml *xml;
  EntGraphSheets *sheets;
  EntGraphKeys *keys;
  GPtrArray *frames; /* of Frame, the innermost last */
  EntGraphKey *key;  /* that is declared, or whose value is read */
  char *graph_id;    /* of the outer graph, or NULL */
  guint n_graphs;    /* outer ones */
  guint n_ties;      /* rows with that of the titles */
  guint n_realizers; /* that were met: pictures of nodes */
} Reader;

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  ent_graph_node_clear (&frame->node);
  g_free (frame->id);
  g_clear_pointer (&frame->ends, g_ptr_array_unref);
  g_clear_pointer (&frame->values, g_ptr_array_unref);
  g_free (frame);
}

static Frame *
push (Reader *self, guint role)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->role = role;
  g_ptr_array_add (self->frames, frame);
  return frame;
}

static void
pop (Reader *self)
{
  g_ptr_array_set_size (self->frames, (gint) self->frames->len - 1);
}

/* NULL: nothing is open. */
static Frame *
top (const Reader *self)
{
  return self->frames->len > 0 ? g_ptr_array_index (self->frames, self->frames->len - 1) : NULL;
}

static const Frame *
innermost (const Reader *self, guint role)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      const Frame *frame = g_ptr_array_index (self->frames, i - 1);

      if (frame->role == role)
        return frame;
    }
  return NULL;
}

static gboolean
is_true (const char *text)
{
  return g_ascii_strcasecmp (text, "true") == 0 || strcmp (text, "1") == 0;
}

/* --- keys --- */

static guint
scopes_of (const char *of)
{
  static const struct
  {
    const char *of;
    guint scopes;
  } rows[] = {
    { "node", 1u << ENT_GRAPH_NODE },
    { "edge", 1u << ENT_GRAPH_EDGE },
    { "hyperedge", 1u << ENT_GRAPH_EDGE },
    { "graph", 1u << ENT_GRAPH_WHOLE },
    { "graphml", 1u << ENT_GRAPH_WHOLE },
    { "all", 1u << ENT_GRAPH_NODE | 1u << ENT_GRAPH_EDGE | 1u << ENT_GRAPH_WHOLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (of, rows[i].of) == 0)
      return rows[i].scopes;
  return 0;
}

static guint
start_key (Reader *self)
{
  const char *id = ent_graph_xml_attribute (self->xml, "id"), *of = ent_graph_xml_attribute (self->xml, "for");
  const char *title = ent_graph_xml_attribute (self->xml, "attr.name");
  guint scopes = scopes_of (of != NULL ? of : "all");

  /* those of ports have nothing to do with a map */
  if (id == NULL || scopes == 0)
    return 0;
  self->key = ent_graph_keys_declare (self->keys, scopes, id, title);
  return KEY;
}

/* --- graphs --- */

/* That there are several graphs is found out with the second one. */
static void
name_ties_of_graph (Reader *self, guint from)
{
  for (guint row = from; row < self->n_ties && !ent_graph_xml_has_ended (self->xml); row++)
    ent_graph_sheets_put_default (self->sheets, ENT_SHEET_TIES, row, "kind", self->graph_id);
}

static guint
start_graph (Reader *self)
{
  const char *edges = ent_graph_xml_attribute (self->xml, "edgedefault");
  gboolean is_outer = ent_graph_xml_parent (self->xml) == GRAPHML;
  Frame *frame = push (self, GRAPH);

  frame->is_directed = edges != NULL && strcmp (edges, "directed") == 0;
  if (!is_outer)
    return GRAPH;
  if (++self->n_graphs == 2)
    name_ties_of_graph (self, 1);
  ent_graph_sheets_next_graph (self->sheets);
  g_free (self->graph_id);
  self->graph_id = g_strdup (ent_graph_xml_attribute (self->xml, "id"));
  frame->row = self->n_ties;
  return GRAPH;
}

static void
end_graph (Reader *self)
{
  if (self->frames->len == 1 && self->n_graphs > 1)
    name_ties_of_graph (self, top (self)->row);
  pop (self);
}

/* --- nodes --- */

static guint
start_node (Reader *self)
{
  const Frame *around = innermost (self, NODE);
  const char *parent = around != NULL ? around->node.id : NULL;
  Frame *frame = push (self, NODE);

  ent_graph_sheets_open_node (self->sheets, &frame->node, ent_graph_xml_attribute (self->xml, "id"), parent);
  ent_graph_sheets_name_node (self->sheets, &frame->node, ENT_GRAPH_NAME_LABEL, ent_graph_xml_attribute (self->xml, "label"));
  return NODE;
}

static void
end_node (Reader *self)
{
  Frame *frame = top (self);

  ent_graph_keys_put_node_fallbacks (self->keys, &frame->node);
  ent_graph_sheets_close_node (self->sheets, &frame->node);
  pop (self);
}

/* --- edges --- */

/* What other programs call what ours do. */
static const char *
edge_title (const char *title)
{
  if (g_ascii_strcasecmp (title, "edge label") == 0)
    return "label";
  if (g_ascii_strcasecmp (title, "relationship") == 0 || g_ascii_strcasecmp (title, "relation") == 0)
    return "kind";
  return title;
}

static const char *
direction_of (const char *text)
{
  static const char *const directions[] = { "none", "forward", "both" };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (strcmp (text, directions[i]) == 0)
      return directions[i];
  return NULL;
}

static guint
start_edge (Reader *self)
{
  const char *from = ent_graph_xml_attribute (self->xml, "source"), *to = ent_graph_xml_attribute (self->xml, "target");
  const char *directed = ent_graph_xml_attribute (self->xml, "directed");
  const Frame *graph = innermost (self, GRAPH);
  Frame *frame;

  if (from == NULL || to == NULL || *from == '\0' || *to == '\0')
    {
      ent_graph_sheets_note (self->sheets, ENT_GRAPH_NOTE_NO_END, ent_graph_xml_line (self->xml), NULL);
      return 0;
    }
  frame = push (self, EDGE);
  frame->is_directed = directed != NULL ? is_true (directed) : graph != NULL && graph->is_directed;
  frame->row = ent_graph_sheets_add_tie (self->sheets, ent_graph_xml_attribute (self->xml, "id"), from, to);
  self->n_ties = frame->row + 1;
  ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, "label", ent_graph_xml_attribute (self->xml, "label"));
  return EDGE;
}

static void
put_edge (Reader *self, Frame *frame, const EntGraphKey *key, const char *text)
{
  const char *title = edge_title (key->title);

  if (text == NULL || ent_graph_keys_leave_out (self->keys, ENT_GRAPH_EDGE, key, text))
    return;
  if (strcmp (title, "direction") != 0)
    ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, title, text);
  else if (frame->direction == NULL && direction_of (text) != NULL)
    frame->direction = direction_of (text);
  else
    ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, "direction (2)", text);
}

static void
put_edge_fallbacks (Reader *self, Frame *frame)
{
  GPtrArray *keys = ent_graph_keys_fallbacks (self->keys, ENT_GRAPH_EDGE);

  for (guint i = 0; i < keys->len && !ent_graph_xml_has_ended (self->xml); i++)
    {
      const EntGraphKey *key = g_ptr_array_index (keys, i);

      if (ent_graph_keys_leave_out (self->keys, ENT_GRAPH_EDGE, key, NULL))
        continue;
      if (strcmp (key->title, "direction") != 0)
        ent_graph_sheets_put_default (self->sheets, ENT_SHEET_TIES, frame->row, edge_title (key->title), key->fallback);
      else if (frame->direction == NULL)
        frame->direction = direction_of (key->fallback);
    }
}

static void
end_edge (Reader *self)
{
  Frame *frame = top (self);

  put_edge_fallbacks (self, frame);
  if (frame->direction == NULL && frame->has_arrows)
    {
      if (frame->has_arrow_at_start && !frame->has_arrow_at_end)
        ent_graph_sheets_swap_ends (self->sheets, frame->row);
      frame->is_directed = frame->has_arrow_at_start != frame->has_arrow_at_end;
      frame->direction = frame->has_arrow_at_start && frame->has_arrow_at_end ? "both" : NULL;
    }
  if (frame->direction == NULL)
    frame->direction = frame->is_directed ? "forward" : "none";
  ent_graph_sheets_put_direction (self->sheets, frame->row, frame->direction);
  pop (self);
}

/* --- hyperedges --- */

static guint
start_hyperedge (Reader *self)
{
  Frame *frame = push (self, HYPEREDGE);

  frame->id = g_strdup (ent_graph_xml_attribute (self->xml, "id"));
  frame->ends = g_ptr_array_new_with_free_func (g_free);
  frame->values = g_ptr_array_new_with_free_func (g_free);
  return HYPEREDGE;
}

static guint
start_endpoint (Reader *self)
{
  const char *id = ent_graph_xml_attribute (self->xml, "node");

  if (id != NULL && *id != '\0')
    g_ptr_array_add (top (self)->ends, g_strdup (id));
  if (top (self)->ends->len > ENT_BOOK_MAX_ROWS)
    ent_graph_xml_refuse (self->xml, ent_graph_xml_line (self->xml), _("The table has more rows than can be imported. Divide it among several files."));
  return 0;
}

static void
put_hyperedge (Frame *frame, const EntGraphKey *key, const char *text)
{
  if (text == NULL || key->is_look)
    return;
  g_ptr_array_add (frame->values, g_strdup (edge_title (key->title)));
  g_ptr_array_add (frame->values, g_strdup (text));
}

static void
end_hyperedge (Reader *self)
{
  const Frame *frame = top (self);

  if (frame->ends->len < 2)
    ent_graph_sheets_note (self->sheets, ENT_GRAPH_NOTE_NO_END, ent_graph_xml_line (self->xml), NULL);
  if (frame->ends->len > 2)
    ent_graph_sheets_note_once (self->sheets, ENT_GRAPH_ONCE_HYPEREDGE);
  for (guint i = 1; i < frame->ends->len && !ent_graph_xml_has_ended (self->xml); i++)
    {
      guint row = ent_graph_sheets_add_tie (self->sheets, i == 1 ? frame->id : NULL, g_ptr_array_index (frame->ends, 0), g_ptr_array_index (frame->ends, i));

      self->n_ties = row + 1;
      ent_graph_sheets_put_direction (self->sheets, row, "none");
      for (guint k = 0; k < frame->values->len && !ent_graph_xml_has_ended (self->xml); k += 2)
        ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, row, g_ptr_array_index (frame->values, k), g_ptr_array_index (frame->values, k + 1));
    }
  pop (self);
}

/* --- data --- */

static guint
start_data (Reader *self)
{
  const Frame *frame = top (self);
  const char *id = ent_graph_xml_attribute (self->xml, "key");
  EntGraphScope scope = ENT_GRAPH_WHOLE;

  if (id == NULL)
    return 0;
  if (frame != NULL && frame->role != GRAPH)
    scope = frame->role == NODE ? ENT_GRAPH_NODE : ENT_GRAPH_EDGE;
  self->key = ent_graph_keys_find (self->keys, scope, id);
  ent_graph_xml_capture (self->xml);
  return DATA;
}

static void
end_data (Reader *self)
{
  const char *text = ent_graph_xml_text (self->xml, NULL);
  Frame *frame = top (self);

  if (frame != NULL && frame->role == NODE)
    ent_graph_keys_put_node (self->keys, &frame->node, self->key, text);
  else if (frame != NULL && frame->role == EDGE)
    put_edge (self, frame, self->key, text);
  else if (frame != NULL && frame->role == HYPEREDGE)
    put_hyperedge (frame, self->key, text);
  else if (text != NULL && self->frames->len <= 1)
    ent_graph_sheets_append (self->sheets, ENT_SHEET_MAP, ENT_GRAPH_MAP_TITLES, self->key->title, text);
}

static void
end_description (Reader *self)
{
  const char *text = ent_graph_xml_text (self->xml, NULL);
  Frame *frame = top (self);

  if (text == NULL)
    return;
  if (frame != NULL && frame->role == NODE)
    ent_graph_sheets_name_node (self->sheets, &frame->node, ENT_GRAPH_NAME_DESCRIPTION, text);
  else if (frame != NULL && frame->role == EDGE)
    ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, "desc", text);
  else if (self->frames->len <= 1)
    ent_graph_sheets_append (self->sheets, ENT_SHEET_MAP, ENT_GRAPH_MAP_TITLES, "notes", text);
}

/* --- what yEd draws --- */

static void
start_line_style (Reader *self, Frame *frame)
{
  const char *type = ent_graph_xml_attribute (self->xml, "type");

  if (type != NULL && strstr (type, "dash") != NULL)
    ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, "line", "dashed");
  else if (type != NULL && strstr (type, "dot") != NULL)
    ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, "line", "dotted");
}

static void
start_arrows (Reader *self, Frame *frame)
{
  const char *at_start = ent_graph_xml_attribute (self->xml, "source"), *at_end = ent_graph_xml_attribute (self->xml, "target");

  frame->has_arrows = at_start != NULL || at_end != NULL;
  frame->has_arrow_at_start = at_start != NULL && strcmp (at_start, "none") != 0;
  frame->has_arrow_at_end = at_end != NULL && strcmp (at_end, "none") != 0;
}

static guint
start_drawing (Reader *self, const char *name)
{
  Frame *frame = top (self);

  if (frame == NULL || (frame->role != NODE && frame->role != EDGE))
    return 0;
  if (strcmp (name, "Geometry") == 0 || strcmp (name, "Fill") == 0 || strcmp (name, "Shape") == 0 || strcmp (name, "Path") == 0)
    ent_graph_sheets_note_once (self->sheets, ENT_GRAPH_ONCE_LOOK);
  if (frame->role == EDGE && strcmp (name, "LineStyle") == 0)
    start_line_style (self, frame);
  if (frame->role == EDGE && strcmp (name, "Arrows") == 0)
    start_arrows (self, frame);
  /* a group has one picture when it is open and another one when it is closed, each with its label */
  if (g_str_has_suffix (name, "Node"))
    self->n_realizers++;
  if (strcmp (name, frame->role == NODE ? "NodeLabel" : "EdgeLabel") != 0)
    return DRAWING;
  ent_graph_xml_capture (self->xml);
  return frame->role == NODE ? NODE_LABEL : EDGE_LABEL;
}

static void
end_label (Reader *self)
{
  g_autofree char *text = g_strdup (ent_graph_xml_text (self->xml, NULL));
  Frame *frame = top (self);

  if (text == NULL)
    return;
  g_strstrip (text);
  if (frame->role == EDGE)
    {
      ent_graph_sheets_put (self->sheets, ENT_SHEET_TIES, frame->row, "label", text);
      return;
    }
  if (frame->realizer != 0 && frame->realizer != self->n_realizers)
    return;
  frame->realizer = self->n_realizers;
  ent_graph_sheets_name_node (self->sheets, &frame->node, ENT_GRAPH_NAME_DRAWN, text);
}

/* --- elements --- */

static guint
start_within_graph (Reader *self, const char *name)
{
  if (strcmp (name, "node") == 0)
    return start_node (self);
  if (strcmp (name, "edge") == 0)
    return start_edge (self);
  if (strcmp (name, "hyperedge") == 0)
    return start_hyperedge (self);
  return 0;
}

static guint
on_start (EntGraphXml *xml, const char *name, gpointer data)
{
  Reader *self = data;
  guint parent = ent_graph_xml_parent (xml), role = 0;

  switch (parent)
    {
    case 0:
      return GRAPHML;
    case KEY:
      if (strcmp (name, "default") != 0)
        return 0;
      ent_graph_xml_capture (xml);
      return DEFAULT;
    case DATA:
    case DRAWING:
    case NODE_LABEL:
    case EDGE_LABEL:
      return start_drawing (self, name);
    case GRAPH:
      role = start_within_graph (self, name);
      break;
    case HYPEREDGE:
      role = strcmp (name, "endpoint") == 0 ? start_endpoint (self) : 0;
      break;
    default:
      break;
    }
  if (role != 0 || parent == DEFAULT || parent == DESCRIPTION)
    return role;
  if (strcmp (name, "data") == 0)
    return start_data (self);
  if (strcmp (name, "desc") == 0)
    {
      ent_graph_xml_capture (xml);
      return DESCRIPTION;
    }
  if (strcmp (name, "key") == 0 && (parent == GRAPHML || parent == GRAPH))
    return start_key (self);
  return strcmp (name, "graph") == 0 && parent != GRAPH ? start_graph (self) : 0;
}

static void
on_end (EntGraphXml *xml, guint role, gpointer data)
{
  Reader *self = data;

  switch (role)
    {
    case DEFAULT:
      ent_graph_keys_set_fallback (self->keys, self->key, ent_graph_xml_text (xml, NULL));
      return;
    case GRAPH:
      end_graph (self);
      return;
    case NODE:
      end_node (self);
      return;
    case EDGE:
      end_edge (self);
      return;
    case HYPEREDGE:
      end_hyperedge (self);
      return;
    case DATA:
      end_data (self);
      return;
    case DESCRIPTION:
      end_description (self);
      return;
    case NODE_LABEL:
    case EDGE_LABEL:
      end_label (self);
      return;
    default:
      return;
    }
}

static void
on_finish (EntGraphXml *xml, gpointer data)
{
  Reader *self = data;

  if (self->n_graphs == 0)
    ent_graph_xml_refuse (xml, ent_graph_xml_line (xml), _("The file has no graph in it. Save it again in the program that it is from, with its nodes and edges."));
  ent_graph_sheets_finish (self->sheets);
}

EntBook *
ent_graphml_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  static const EntGraphHandlers handlers = { "graphml", "GraphML", on_start, on_end, on_finish };
  Reader reader = { 0 };
  g_autoptr (EntGraphXml) xml = ent_graph_xml_new (&handlers, &reader);
  g_autoptr (EntGraphSheets) sheets = ent_graph_sheets_new (xml);
  g_autoptr (EntGraphKeys) keys = ent_graph_keys_new (xml, sheets);
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func (frame_free);
  gboolean fine;

  reader = (Reader) { .xml = xml, .sheets = sheets, .keys = keys, .frames = frames, .n_ties = 1 };
  fine = ent_graph_xml_parse (xml, bytes, options->progress, error);
  g_free (reader.graph_id);
  return fine ? ent_graph_sheets_take (sheets) : NULL;
}
