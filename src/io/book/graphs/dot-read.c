/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading DOT. Groups stand within groups and at the ends of edges; where each is, a stack of
 * our own knows, so that no file decides how deep the program calls itself.
 */
#include "io/book/graphs/dot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/dot-attributes.h"

#define MAX_DEPTH 64u
#define LONGEST_LABEL ((gsize) ENT_BOOK_MAX_CELL)
/* Members of groups that are gone through, and ties between them that turn out to be there: more than any graph needs
 * that fits into a book, and few enough that a short file cannot keep us for long. */
#define MAX_WORK ((guint64) 4 * 1000 * 1000)
/* Of a tie between members, beside going through one. */
#define TIE_WORK 8u

/* Columns of nodes. */
enum
{
  ID,
  NAME,
};

/* One end of an edge. */
typedef struct
{
  guint row;       /* of a node; 0: a group */
  GArray *members; /* of guint, owned: rows of the group's nodes, or NULL: none */
  gboolean arrow;  /* how it hangs on the one before */
} End;

/* A group that is being read: the graph itself is the first. */
typedef struct
{
  guint n_node_defaults, n_edge_defaults; /* changes before it began */
  GHashTable *seen;                       /* rows of its nodes; NULL: none yet */
  GArray *members;                        /* the same in their order, owned */
  char *name;                             /* or NULL */
  EntDotValue label;
  GArray *ends; /* of End: of the statement that is being read in it */
  gboolean arrow;
  guint line; /* of that statement */
} Frame;

typedef struct
{
  EntDotReader in;
  EntTextGraph *graph;
  GArray *frames;      /* of Frame */
  GHashTable *groups;  /* name → GArray of their members, owned both */
  GHashTable *by_ends; /* of a graph that is strict: ends of a tie → its row */
  GHashTable *named;   /* rows of nodes whose name is that by an attribute of its own, and not the label */
  EntDotValues node_defaults, edge_defaults, own;
  char *name;
  gboolean directed, is_over;
  guint n_odd_arrows, odd_line;
  guint64 work;
  EntProgress *progress;
  gsize length, n_statements;
} Reader;

static void
end_clear (gpointer data)
{
  End *end = data;

  g_clear_pointer (&end->members, g_array_unref);
}

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->seen, g_hash_table_unref);
  g_clear_pointer (&frame->members, g_array_unref);
  g_clear_pointer (&frame->ends, g_array_unref);
  g_free (frame->name);
  g_free (frame->label.text);
}

static Frame *
top (const Reader *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static gboolean
next (Reader *self, GError **error)
{
  return ent_dot_next (&self->in, error);
}

static gboolean
take_work (Reader *self, guint64 n, GError **error)
{
  self->work += n;
  if (self->work <= MAX_WORK)
    return TRUE;
  return ent_book_refuse (error, self->in.line, _("Groups stand within groups and for one another so often that the graph would be larger than can be imported. Divide it among several files."));
}

/* --- nodes --- */

static gboolean
add_member (Reader *self, Frame *frame, guint row, GError **error)
{
  /* nobody asks who is in the graph itself */
  if (frame == &g_array_index (self->frames, Frame, 0))
    return TRUE;
  if (!take_work (self, 1, error))
    return FALSE;
  if (frame->seen == NULL)
    {
      frame->seen = g_hash_table_new (NULL, NULL);
      frame->members = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  if (g_hash_table_add (frame->seen, GUINT_TO_POINTER (row)))
    g_array_append_val (frame->members, row);
  return TRUE;
}

static gboolean
put (Reader *self, EntBookSheet *sheet, guint row, int column, const char *text, GError **error)
{
  return ent_book_sheet_put (sheet, row, (guint) column, text, -1, error);
}

/* Labels are made anew for each node and edge: how much of them is gone through has its limit too. */
static char *
make_label (Reader *self, const EntDotValue *value, const EntDotNames *names, GError **error)
{
  return take_work (self, strlen (value->text) / 32, error) ? ent_dot_label (value->text, value->is_html, names, LONGEST_LABEL) : NULL;
}

/* A label that is not the name. */
static gboolean
put_other_label (Reader *self, guint row, const char *label, GError **error)
{
  int column = ent_text_graph_column (self->graph->nodes, "label", error);

  return column >= 0 && put (self, self->graph->nodes, row, column, label, error);
}

/* The label is the name, unless something else is. */
static gboolean
put_node_label (Reader *self, guint row, const EntDotValue *value, GError **error)
{
  EntBookSheet *nodes = self->graph->nodes;
  EntDotNames names = { .node = ent_book_sheet_get (nodes, row, ID), .graph = self->name };
  g_autofree char *label = make_label (self, value, &names, error);

  if (label == NULL)
    return FALSE;
  if (!g_hash_table_contains (self->named, GUINT_TO_POINTER (row)))
    return put (self, nodes, row, NAME, label, error);
  return strcmp (ent_book_sheet_get (nodes, row, NAME), label) == 0 || put_other_label (self, row, label, error);
}

/* @values say a name: what was it before, the label, gives way. */
static gboolean
make_room_for_name (Reader *self, guint row, const EntDotValues *values, GError **error)
{
  const EntDotValue *value = ent_dot_values_get (values, ENT_DOT_COLUMNS + NAME);
  const char *before = ent_book_sheet_get (self->graph->nodes, row, NAME);

  if (value == NULL || *value->text == '\0' || !g_hash_table_add (self->named, GUINT_TO_POINTER (row)))
    return TRUE;
  return before == NULL || strcmp (before, value->text) == 0 || put_other_label (self, row, before, error);
}

/* What @values say of the node, but for what @but says. */
static gboolean
put_node_values (Reader *self, guint row, const EntDotValues *values, const EntDotValues *but, GError **error)
{
  if (!make_room_for_name (self, row, values, error))
    return FALSE;
  for (guint slot = ENT_DOT_COLUMNS; slot < values->values->len; slot++)
    {
      const EntDotValue *value = ent_dot_values_get (values, slot);

      if (value != NULL && (but == NULL || ent_dot_values_get (but, slot) == NULL) &&
          !put (self, self->graph->nodes, row, (int) slot - ENT_DOT_COLUMNS, value->text, error))
        return FALSE;
    }
  return TRUE;
}

static const EntDotValue *
label_of (const EntDotValues *values)
{
  return ent_dot_values_get (values, ENT_DOT_LABEL);
}

/* @is_new: what holds for all nodes here holds for it too. */
static gboolean
finish_node (Reader *self, guint row, gboolean is_new, GError **error)
{
  const EntDotValue *label = label_of (&self->own);

  if (is_new && !put_node_values (self, row, &self->node_defaults, &self->own, error))
    return FALSE;
  if (is_new && label == NULL)
    label = label_of (&self->node_defaults);
  /* a name of its own before the label */
  return put_node_values (self, row, &self->own, NULL, error) && (label == NULL || put_node_label (self, row, label, error));
}

/* A port says where at its symbol a line ends. */
static gboolean
skip_ports (Reader *self, GError **error)
{
  for (guint i = 0; i < 2 && self->in.word == ENT_DOT_COLON; i++)
    {
      self->graph->has_look = TRUE;
      if (!next (self, error))
        return FALSE;
      if (self->in.word != ENT_DOT_ID)
        return ent_dot_refuse (&self->in, error);
      if (!next (self, error))
        return FALSE;
    }
  return TRUE;
}

/* --- edges --- */

static guint
n_members (const End *end)
{
  if (end->row > 0)
    return 1;
  return end->members != NULL ? end->members->len : 0;
}

static guint
member (const End *end, guint i)
{
  return end->row > 0 ? end->row : g_array_index (end->members, guint, i);
}

/* The row of the tie; in a strict graph there is one between two. */
static guint
find_tie (Reader *self, guint from, guint to, EntGraphDirection direction, guint line, GError **error)
{
  gboolean swapped = !self->directed && from > to;
  gint64 key = (gint64) (swapped ? to : from) << 32 | (swapped ? from : to);
  guint row;

  if (self->by_ends == NULL)
    return ent_text_graph_tie (self->graph, from, to, direction, line, error);
  row = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_ends, &key));
  if (row > 0)
    return row;
  row = ent_text_graph_tie (self->graph, from, to, direction, line, error);
  if (row > 0)
    g_hash_table_insert (self->by_ends, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (row));
  return row;
}

static const EntDotValue *
edge_value (const Reader *self, guint slot)
{
  const EntDotValue *value = ent_dot_values_get (&self->own, slot);

  return value != NULL ? value : ent_dot_values_get (&self->edge_defaults, slot);
}

static gboolean
put_edge_label (Reader *self, guint row, const EntDotValue *value, GError **error)
{
  EntBookSheet *ties = self->graph->ties;
  EntDotNames names = { .graph = self->name, .tail = ent_book_sheet_get (ties, row, 0), .head = ent_book_sheet_get (ties, row, 1), .directed = self->directed };
  g_autofree char *label = make_label (self, value, &names, error);

  return label != NULL && (*label == '\0' || ent_book_sheet_put_named (ties, row, "label", label, -1, error));
}

static gboolean
put_edge_values (Reader *self, guint row, GError **error)
{
  EntBookSheet *ties = self->graph->ties;
  const EntDotValue *label = edge_value (self, ENT_DOT_LABEL), *style = edge_value (self, ENT_DOT_STYLE);
  guint n = MAX (self->own.values->len, self->edge_defaults.values->len);
  int kind = ent_book_sheet_find_column (ties, "kind");

  for (guint slot = ENT_DOT_COLUMNS; slot < n; slot++)
    {
      const EntDotValue *value = edge_value (self, slot);

      if (value != NULL && !put (self, ties, row, (int) slot - ENT_DOT_COLUMNS, value->text, error))
        return FALSE;
    }
  /* where the kind is said, the line only looks like it */
  if (style != NULL && *style->text != '\0' && (kind < 0 || ent_book_sheet_get (ties, row, (guint) kind) == NULL) &&
      !ent_book_sheet_put_named (ties, row, "style", style->text, -1, error))
    return FALSE;
  return label == NULL || put_edge_label (self, row, label, error);
}

static gboolean
add_edge (Reader *self, guint from, guint to, gboolean arrow, guint line, GError **error)
{
  static const struct
  {
    const char *name;
    EntGraphDirection direction;
    gboolean swapped;
  } directions[] = { { "forward", ENT_GRAPH_FORWARD, FALSE }, { "back", ENT_GRAPH_FORWARD, TRUE }, { "both", ENT_GRAPH_BOTH, FALSE }, { "none", ENT_GRAPH_NONE, FALSE } };
  const EntDotValue *said = edge_value (self, ENT_DOT_DIRECTION);
  EntGraphDirection direction = arrow ? ENT_GRAPH_FORWARD : ENT_GRAPH_NONE;
  gboolean swapped = FALSE;
  guint row;

  for (guint i = 0; said != NULL && i < G_N_ELEMENTS (directions); i++)
    if (g_ascii_strcasecmp (directions[i].name, said->text) == 0)
      {
        direction = directions[i].direction;
        swapped = directions[i].swapped;
      }
  row = find_tie (self, swapped ? to : from, swapped ? from : to, direction, line, error);
  return row > 0 && put_edge_values (self, row, error);
}

/* Each of the one end with each of the other. */
static gboolean
connect (Reader *self, const End *a, const End *b, guint line, GError **error)
{
  guint64 n = (guint64) n_members (a) * n_members (b);

  if ((a->row == 0 || b->row == 0) && !take_work (self, n * TIE_WORK, error))
    return FALSE;
  for (guint i = 0; n > 0 && i < n_members (a); i++)
    for (guint j = 0; j < n_members (b); j++)
      if (!add_edge (self, member (a, i), member (b, j), b->arrow, line, error))
        return FALSE;
  return TRUE;
}

/* --- attributes --- */

/* Of Graphviz "pin" says that the node stays where it is; a map of ours has where that is. */
static gboolean
is_pinned_in_place (const char *name, const char *value)
{
  static const char *const flags[] = { "true", "false", "yes", "no", "0", "1" };

  for (guint i = 0; strcmp (name, "pin") == 0 && i < G_N_ELEMENTS (flags); i++)
    if (g_ascii_strcasecmp (flags[i], value) == 0)
      return TRUE;
  return FALSE;
}

/* The value behind "=" into @values. */
static gboolean
set_value (Reader *self, EntBookSheet *sheet, EntDotValues *values, const char *name, GError **error)
{
  int slot = is_pinned_in_place (name, self->in.value->str) ? ENT_DOT_LOOK : ent_dot_slot (sheet, name, error);
  gboolean is_label = slot == ENT_DOT_LABEL;
  EntDotNames no_names = { 0 };
  char *text;

  if (slot == -1)
    return FALSE;
  self->graph->has_look |= slot == ENT_DOT_LOOK;
  if (slot == ENT_DOT_LOOK)
    return TRUE;
  if (is_label)
    text = g_strdup (self->in.value->str);
  else if (self->in.is_html || ent_dot_is_label (name))
    text = ent_dot_label (self->in.value->str, self->in.is_html, &no_names, LONGEST_LABEL);
  else
    text = ent_dot_plain (self->in.value->str);
  ent_dot_values_set (values, slot, text, is_label && self->in.is_html);
  return TRUE;
}

/* What is said of a group, or of all. */
static gboolean
set_group_value (Reader *self, const char *name, GError **error)
{
  Frame *frame = top (self);
  g_autofree char *text = NULL;

  if (strcmp (name, "label") == 0 || (self->frames->len == 1 && strcmp (name, "title") == 0))
    {
      g_free (frame->label.text);
      frame->label = (EntDotValue) { g_strdup (self->in.value->str), self->in.is_html };
      return TRUE;
    }
  if (ent_dot_is_look (name) || strcmp (name, "style") == 0)
    self->graph->has_look = TRUE;
  else if (self->frames->len == 1 && *name != '\0')
    {
      text = ent_dot_plain (self->in.value->str);
      return ent_text_graph_put_map (self->graph, name, text, error);
    }
  return TRUE;
}

/* "NAME = VALUE" or "NAME", into @values of @sheet, or of the group where there are none. */
static gboolean
read_attribute (Reader *self, EntBookSheet *sheet, EntDotValues *values, GError **error)
{
  g_autofree char *name = g_strdup (self->in.value->str);

  if (!next (self, error))
    return FALSE;
  if (self->in.word != ENT_DOT_EQUALS)
    return TRUE;
  if (!next (self, error))
    return FALSE;
  if (self->in.word != ENT_DOT_ID)
    return ent_dot_refuse (&self->in, error);
  if (!(values != NULL ? set_value (self, sheet, values, name, error) : set_group_value (self, name, error)))
    return FALSE;
  return next (self, error);
}

/* All lists in brackets that come. */
static gboolean
read_attributes (Reader *self, EntBookSheet *sheet, EntDotValues *values, GError **error)
{
  while (self->in.word == ENT_DOT_OPEN_LIST)
    {
      if (!next (self, error))
        return FALSE;
      while (self->in.word != ENT_DOT_CLOSE_LIST)
        {
          if (self->in.word == ENT_DOT_COMMA || self->in.word == ENT_DOT_SEMICOLON)
            {
              if (!next (self, error))
                return FALSE;
            }
          else if (self->in.word != ENT_DOT_ID)
            return ent_dot_refuse (&self->in, error);
          else if (!read_attribute (self, sheet, values, error))
            return FALSE;
        }
      if (!next (self, error))
        return FALSE;
    }
  return TRUE;
}

/* --- statements --- */

/* The edges between the ends that were read. */
static gboolean
finish_edges (Reader *self, GError **error)
{
  Frame *frame = top (self);

  if (!read_attributes (self, self->graph->ties, &self->own, error))
    return FALSE;
  for (guint i = 0; i + 1 < frame->ends->len; i++)
    if (!connect (self, &g_array_index (frame->ends, End, i), &g_array_index (frame->ends, End, i + 1), frame->line, error))
      return FALSE;
  return TRUE;
}

/* Whether an edge goes on here; then what it ends in comes next. */
static gboolean
goes_on (Reader *self)
{
  gboolean arrow = self->in.word == ENT_DOT_ARROW;

  if (!arrow && self->in.word != ENT_DOT_LINE)
    return FALSE;
  top (self)->arrow = arrow;
  if (arrow != self->directed && self->n_odd_arrows++ == 0)
    self->odd_line = self->in.line;
  return TRUE;
}

static gboolean
add_end (Reader *self, guint row, GArray *members)
{
  Frame *frame = top (self);
  End end = { row, members, frame->arrow };

  g_array_append_val (frame->ends, end);
  return TRUE;
}

static gboolean
open_group (Reader *self, const char *name, GError **error)
{
  Frame *frame;

  if (self->frames->len >= MAX_DEPTH)
    return ent_book_refuse (error, self->in.line, _("Groups stand within one another more than 64 deep, which no program draws. Save the file again in the program that it is from."));
  g_array_set_size (self->frames, self->frames->len + 1);
  frame = top (self);
  frame->n_node_defaults = self->node_defaults.log->len;
  frame->n_edge_defaults = self->edge_defaults.log->len;
  frame->name = g_strdup (name);
  frame->ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_array_set_clear_func (frame->ends, end_clear);
  return next (self, error);
}

/* "subgraph NAME" without a body is the group that was called so before. */
static gboolean
refer_to_group (Reader *self, const char *name, GError **error)
{
  GArray *members = name != NULL ? g_hash_table_lookup (self->groups, name) : NULL;

  if (members != NULL && !take_work (self, members->len, error))
    return FALSE;
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!add_member (self, top (self), g_array_index (members, guint, i), error))
      return FALSE;
  return add_end (self, 0, members != NULL ? g_array_ref (members) : NULL);
}

/* One end of an edge, or the whole of a statement. A group is opened; its end comes when it is closed. @opened tells. */
static gboolean
read_end (Reader *self, gboolean *opened, GError **error)
{
  g_autofree char *name = NULL;
  gboolean is_new;
  guint row;

  *opened = TRUE;
  if (self->in.word == ENT_DOT_SUBGRAPH)
    {
      if (!next (self, error))
        return FALSE;
      if (self->in.word == ENT_DOT_ID)
        {
          name = g_strdup (self->in.value->str);
          if (!next (self, error))
            return FALSE;
        }
      if (self->in.word != ENT_DOT_OPEN)
        {
          *opened = FALSE;
          return refer_to_group (self, name, error);
        }
    }
  if (self->in.word == ENT_DOT_OPEN)
    return open_group (self, name, error);
  *opened = FALSE;
  if (self->in.word != ENT_DOT_ID)
    return ent_dot_refuse (&self->in, error);
  row = ent_text_graph_node (self->graph, self->in.value->str, self->in.line, &is_new, error);
  if (row == 0 || !add_member (self, top (self), row, error) || !next (self, error) || !skip_ports (self, error))
    return FALSE;
  if (top (self)->ends->len == 0 && self->in.word == ENT_DOT_OPEN_LIST && !read_attributes (self, self->graph->nodes, &self->own, error))
    return FALSE;
  if ((is_new || self->own.log->len > 0) && !finish_node (self, row, is_new, error))
    return FALSE;
  ent_dot_values_go_back (&self->own, 0);
  return add_end (self, row, NULL);
}

/* From an end on to where the statement ends, or a group begins. */
static gboolean
read_chain (Reader *self, GError **error)
{
  gboolean opened = FALSE;

  while (goes_on (self))
    {
      if (!next (self, error) || !read_end (self, &opened, error))
        return FALSE;
      if (opened)
        return TRUE;
    }
  if (top (self)->ends->len > 1 && !finish_edges (self, error))
    return FALSE;
  /* a group alone may have a list too, which says nothing */
  if (self->in.word == ENT_DOT_OPEN_LIST && !read_attributes (self, self->graph->ties, &self->own, error))
    return FALSE;
  ent_dot_values_go_back (&self->own, 0);
  g_array_set_size (top (self)->ends, 0);
  return TRUE;
}

/* The cluster is called as its label; those of its nodes that are in a smaller one have that already. */
static gboolean
put_group (Reader *self, const Frame *frame, GError **error)
{
  EntDotNames names = { .graph = self->name };
  g_autofree char *label = NULL;
  int column;

  if (frame->label.text == NULL || frame->name == NULL || g_ascii_strncasecmp (frame->name, "cluster", strlen ("cluster")) != 0 || frame->members == NULL)
    return TRUE;
  label = make_label (self, &frame->label, &names, error);
  if (label == NULL)
    return FALSE;
  if (*label == '\0')
    return TRUE;
  column = ent_text_graph_column (self->graph->nodes, "group", error);
  if (column < 0)
    return FALSE;
  for (guint i = 0; i < frame->members->len; i++)
    {
      guint row = g_array_index (frame->members, guint, i);

      if (ent_book_sheet_get (self->graph->nodes, row, (guint) column) == NULL && !put (self, self->graph->nodes, row, column, label, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_title (Reader *self, const Frame *frame, GError **error)
{
  EntDotNames names = { .graph = self->name };
  g_autofree char *title = frame->label.text != NULL ? make_label (self, &frame->label, &names, error) : g_strdup (self->name != NULL ? self->name : "");

  return title != NULL && ent_text_graph_put_map (self->graph, "title", title, error);
}

/* What is in the group belongs to the one around it as well, and it is an end there. */
static gboolean
close_group (Reader *self, GError **error)
{
  Frame *frame = top (self);
  g_autoptr (GArray) members = NULL;

  if (self->frames->len == 1)
    {
      self->is_over = TRUE;
      return put_title (self, frame, error) && next (self, error);
    }
  if (!put_group (self, frame, error))
    return FALSE;
  ent_dot_values_go_back (&self->node_defaults, frame->n_node_defaults);
  ent_dot_values_go_back (&self->edge_defaults, frame->n_edge_defaults);
  members = g_steal_pointer (&frame->members);
  if (frame->name != NULL && members != NULL)
    g_hash_table_replace (self->groups, g_steal_pointer (&frame->name), g_array_ref (members));
  g_array_set_size (self->frames, self->frames->len - 1);
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!add_member (self, top (self), g_array_index (members, guint, i), error))
      return FALSE;
  add_end (self, 0, g_steal_pointer (&members));
  return next (self, error) && read_chain (self, error);
}

/* "node [...]" and the like. */
static gboolean
read_defaults (Reader *self, GError **error)
{
  EntDotWord word = self->in.word;

  if (!next (self, error))
    return FALSE;
  if (self->in.word != ENT_DOT_OPEN_LIST)
    return ent_dot_refuse (&self->in, error);
  if (word == ENT_DOT_GRAPH)
    return read_attributes (self, NULL, NULL, error);
  return read_attributes (self, word == ENT_DOT_NODE ? self->graph->nodes : self->graph->ties, word == ENT_DOT_NODE ? &self->node_defaults : &self->edge_defaults, error);
}

static gboolean
read_statement (Reader *self, GError **error)
{
  gboolean opened = FALSE;
  char letter;

  top (self)->line = self->in.line;
  switch (self->in.word)
    {
    case ENT_DOT_CLOSE:
      return close_group (self, error);
    case ENT_DOT_SEMICOLON:
    case ENT_DOT_COMMA:
      return next (self, error);
    case ENT_DOT_GRAPH:
    case ENT_DOT_NODE:
    case ENT_DOT_EDGE:
      return read_defaults (self, error);
    case ENT_DOT_ID:
      if (!ent_dot_peek (&self->in, &letter, error))
        return FALSE;
      if (letter == '=')
        return read_attribute (self, NULL, NULL, error);
      break;
    default:
      break;
    }
  if (!read_end (self, &opened, error))
    return FALSE;
  return opened || read_chain (self, error);
}

/* --- the file --- */

/* Up to the first word in the graph. */
static gboolean
read_head (Reader *self, GError **error)
{
  gboolean strict;

  if (!next (self, error))
    return FALSE;
  strict = self->in.word == ENT_DOT_STRICT;
  if (strict && !next (self, error))
    return FALSE;
  if (self->in.word != ENT_DOT_GRAPH && self->in.word != ENT_DOT_DIGRAPH)
    return ent_book_refuse (error, self->in.line, _("A graph in the language DOT begins with “graph” or “digraph”, and this file does not. Look whether it is the right one."));
  self->directed = self->in.word == ENT_DOT_DIGRAPH;
  if (strict)
    self->by_ends = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!next (self, error))
    return FALSE;
  if (self->in.word == ENT_DOT_ID)
    {
      self->name = g_strdup (self->in.value->str);
      if (!next (self, error))
        return FALSE;
    }
  return self->in.word == ENT_DOT_OPEN ? open_group (self, NULL, error) : ent_dot_refuse (&self->in, error);
}

static void
note_odd (Reader *self)
{
  if (self->n_odd_arrows > 0)
    ent_book_note (self->graph->book, ENT_FINDING_MENDED, self->odd_line, "%s",
                   self->directed ? _("The graph is directed, and edges in it are written with --, as in one that is not. They were read as ties without a direction.") : _("The graph is not directed, and edges in it are written with ->, as in one that is. They were read as ties with a direction."));
  if (self->in.word != ENT_DOT_END)
    ent_book_note (self->graph->book, ENT_FINDING_NOTE, self->in.line, "%s", _("More stands behind the first graph of the file. Only that one was read."));
}

static EntBook *
read_graph (Reader *self, GError **error)
{
  if (!read_head (self, error))
    return NULL;
  while (!self->is_over)
    {
      if (++self->n_statements % ENT_PROGRESS_EACH == 0 && !ent_book_goes_on (self->progress, 0, ENT_PROGRESS_DONE, (gsize) (self->in.at - self->in.text), self->length, error))
        return NULL;
      if (!read_statement (self, error))
        return NULL;
    }
  note_odd (self);
  return ent_text_graph_finish (self->graph, error);
}

EntBook *
ent_dot_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  g_autofree char *text = ent_text_decode (bytes, options, error);
  Reader self = { .progress = options->progress, .length = g_bytes_get_size (bytes) };
  EntBook *book;

  if (text == NULL)
    return NULL;
  ent_dot_reader_init (&self.in, text);
  self.graph = ent_text_graph_new ();
  self.frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_array_set_clear_func (self.frames, frame_clear);
  self.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self.named = g_hash_table_new (NULL, NULL);
  ent_dot_values_init (&self.node_defaults);
  ent_dot_values_init (&self.edge_defaults);
  ent_dot_values_init (&self.own);
  book = read_graph (&self, error);
  ent_dot_reader_clear (&self.in);
  ent_text_graph_free (self.graph);
  g_array_unref (self.frames);
  g_hash_table_unref (self.groups);
  g_hash_table_unref (self.named);
  g_clear_pointer (&self.by_ends, g_hash_table_unref);
  ent_dot_values_clear (&self.node_defaults);
  ent_dot_values_clear (&self.edge_defaults);
  ent_dot_values_clear (&self.own);
  g_free (self.name);
  return book;
}
