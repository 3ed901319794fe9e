/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF as tables. */
#include "io/book/graphs/gexf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/graph-keys.h"
#include "model/choices.h"
#include "model/text.h"

#define DATE_LENGTH 10u

enum
{
  GEXF = 1,
  META,
  META_FIELD,
  GRAPH,
  ATTRIBUTES,
  ATTRIBUTE,
  DEFAULT,
  NODES,
  NODE,
  EDGES,
  EDGE,
  VALUES,
  VALUE,
  SPELLS,
  PARENTS,
};

/* What holds at the end of a time, of what changes with it. */
typedef struct
{
  const EntGraphKey *key;
  char *start; /* NULL: from the beginning */
  char *value;
} Latest;

typedef struct
{
  gboolean is_node;
  EntGraphNode node;
  guint row;                 /* of either */
  GPtrArray *latest;         /* of Latest, in the order of the file; NULL until needed */
  GHashTable *latest_by_key; /* EntGraphKey → Latest */
  GString *spells, *parents; /* NULL until needed */
} Frame;

typedef struct
{
  EntGraphXml *xml;
  EntGraphSheets *sheets;
  EntGraphKeys *keys;
  GPtrArray *frames;     /* of Frame: nodes within nodes, and an edge */
  EntGraphScope scope;   /* of the attributes that are declared */
  gboolean is_dynamic;   /* these */
  EntGraphKey *key;      /* that is declared, or whose value is read */
  char *field;           /* of what is said of the whole */
  char *start;           /* of the value that is read, or NULL */
  gboolean has_time;     /* and whether it holds for a time at all */
  const char *direction; /* of edges that do not say it */
  GHashTable *dates;     /* of char *: YYYY-MM-DD of ratings */
  guint n_graphs;
  gboolean is_ours; /* written by us */
} Reader;

static void
latest_free (gpointer data)
{
  Latest *latest = data;

  g_free (latest->start);
  g_free (latest->value);
  g_free (latest);
}

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  ent_graph_node_clear (&frame->node);
  g_clear_pointer (&frame->latest, g_ptr_array_unref);
  g_clear_pointer (&frame->latest_by_key, g_hash_table_unref);
  if (frame->spells != NULL)
    g_string_free (frame->spells, TRUE);
  if (frame->parents != NULL)
    g_string_free (frame->parents, TRUE);
  g_free (frame);
}

static Frame *
push (Reader *self, gboolean is_node)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->is_node = is_node;
  g_ptr_array_add (self->frames, frame);
  return frame;
}

/* What stands within a node or an edge has one. */
static Frame *
top (const Reader *self)
{
  return g_ptr_array_index (self->frames, self->frames->len - 1);
}

static void
put (Reader *self, const Frame *frame, const char *title, const char *text)
{
  ent_graph_sheets_put (self->sheets, frame->is_node ? ENT_SHEET_STAKEHOLDERS : ENT_SHEET_TIES, frame->row, title, text);
}

static const char *
attribute (const Reader *self, const char *name)
{
  return ent_graph_xml_attribute (self->xml, name);
}

/* That of which the ends are left out has its own name in some versions. */
static const char *
time_attribute (const Reader *self, const char *name, const char *open_name)
{
  const char *text = attribute (self, name);

  return text != NULL ? text : attribute (self, open_name);
}

/* --- what is said of the whole --- */

/* Programs sign with their version. */
static gboolean
is_program (const char *creator)
{
  static const char *const programs[] = { ENT_GEXF_CREATOR, "Gephi", "Gexf.net", "NetworkX", "NodeXL", "rgexf", "sigma.js" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    if (g_ascii_strcasecmp (creator, programs[i]) == 0)
      return TRUE;
  return strpbrk (creator, "0123456789") != NULL;
}

static void
end_field (Reader *self)
{
  const char *text = ent_graph_xml_text (self->xml, NULL);
  g_autofree char *field = ent_graph_title (self->field);

  if (text == NULL)
    return;
  if (strcmp (field, "creator") != 0)
    ent_graph_sheets_append (self->sheets, ENT_SHEET_MAP, ENT_GRAPH_MAP_TITLES, strcmp (field, "description") == 0 ? "notes" : field, text);
  else if (strcmp (text, ENT_GEXF_CREATOR) == 0)
    self->is_ours = TRUE;
  else if (!is_program (text))
    ent_graph_sheets_append (self->sheets, ENT_SHEET_MAP, ENT_GRAPH_MAP_TITLES, "authors", text);
}

/* --- declarations --- */

static guint
start_attributes (Reader *self)
{
  const char *of = attribute (self, "class"), *mode = attribute (self, "mode");

  self->scope = of != NULL && strcmp (of, "edge") == 0 ? ENT_GRAPH_EDGE : ENT_GRAPH_NODE;
  self->is_dynamic = mode != NULL && strcmp (mode, "dynamic") == 0;
  return of == NULL || strcmp (of, "node") == 0 || strcmp (of, "edge") == 0 ? ATTRIBUTES : 0;
}

static guint
start_attribute (Reader *self)
{
  const char *id = attribute (self, "id"), *title = attribute (self, "title"), *type = attribute (self, "type");

  if (id == NULL)
    return 0;
  self->key = ent_graph_keys_declare (self->keys, 1u << self->scope, id, title);
  self->key->is_list = type != NULL && g_ascii_strncasecmp (type, "list", 4) == 0;
  self->key->is_dynamic = self->is_dynamic;
  return ATTRIBUTE;
}

/* --- values --- */

/* "[a, b]" or "a|b" as "a, b"; marks of quotation around each are taken off. */
static char *
join_list (const char *text)
{
  gsize length = strlen (text);
  gboolean in_brackets = length >= 2 && text[0] == '[' && text[length - 1] == ']';
  g_autofree char *inner = in_brackets ? g_strndup (text + 1, length - 2) : g_strdup (text);
  g_auto (GStrv) items = g_strsplit (inner, in_brackets ? "," : "|", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      gsize n = strlen (g_strstrip (items[i]));

      if (n >= 2 && items[i][0] == items[i][n - 1] && strchr ("\"'", items[i][0]) != NULL)
        {
          memmove (items[i], items[i] + 1, n - 2);
          items[i][n - 2] = '\0';
        }
    }
  return g_strjoinv (", ", items);
}

/* Numbers by their size, dates by their letters. */
static int
compare_times (const char *a, const char *b)
{
  char *end_a, *end_b;
  double x, y;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  x = g_ascii_strtod (a, &end_a);
  y = g_ascii_strtod (b, &end_b);
  if (*a != '\0' && *b != '\0' && *end_a == '\0' && *end_b == '\0')
    return (x > y) - (x < y);
  return strcmp (a, b);
}

static void
keep_latest (Reader *self, Frame *frame, const EntGraphKey *key, const char *value)
{
  Latest *latest;

  if (ent_graph_keys_leave_out (self->keys, frame->is_node ? ENT_GRAPH_NODE : ENT_GRAPH_EDGE, key, value))
    return;
  if (frame->latest == NULL)
    {
      frame->latest = g_ptr_array_new_with_free_func (latest_free);
      frame->latest_by_key = g_hash_table_new (NULL, NULL);
    }
  latest = g_hash_table_lookup (frame->latest_by_key, key);
  if (latest == NULL)
    {
      latest = g_new0 (Latest, 1);
      latest->key = key;
      g_ptr_array_add (frame->latest, latest);
      g_hash_table_insert (frame->latest_by_key, (gpointer) key, latest);
    }
  else
    {
      ent_graph_sheets_note_once (self->sheets, ENT_GRAPH_ONCE_DYNAMIC);
      if (compare_times (latest->start, self->start) > 0)
        return;
    }
  g_free (latest->start);
  g_free (latest->value);
  latest->start = g_strdup (self->start);
  latest->value = g_strdup (value);
}

/* A rating that holds from a day on. FALSE: it is none. */
static gboolean
put_rating (Reader *self, const Frame *frame, const EntGraphKey *key, const char *value)
{
  static const char *const titles[] = { "stakeholder", "moment", "aspect", "value", NULL };
  g_autofree char *date = self->start != NULL ? g_strndup (self->start, DATE_LENGTH) : NULL, *moment = NULL;

  if (!frame->is_node || date == NULL || ent_date_parse (date) == 0 || ent_choices_find (&ent_aspect_choices, key->title, -1) < 0)
    return FALSE;
  moment = g_strconcat ("d", date, NULL);
  ent_graph_sheets_append (self->sheets, ENT_SHEET_RATINGS, titles, frame->node.id, moment, key->title, value);
  g_hash_table_add (self->dates, g_steal_pointer (&date));
  return TRUE;
}

static void
put_value (Reader *self, const char *text)
{
  Frame *frame = top (self);
  EntGraphKey *key = self->key;
  g_autofree char *list = text != NULL && key->is_list ? join_list (text) : NULL;

  if (list != NULL)
    text = list;
  if (text == NULL || *text == '\0' || put_rating (self, frame, key, text))
    return;
  if (self->has_time || key->is_dynamic)
    keep_latest (self, frame, key, text);
  else if (frame->is_node)
    ent_graph_keys_put_node (self->keys, &frame->node, key, text);
  else if (!ent_graph_keys_leave_out (self->keys, ENT_GRAPH_EDGE, key, text))
    put (self, frame, key->title, text);
}

static guint
start_value (Reader *self)
{
  const char *id = attribute (self, "for"), *value = attribute (self, "value");
  const char *start = time_attribute (self, "start", "startopen"), *end = time_attribute (self, "end", "endopen");

  if (id == NULL)
    id = attribute (self, "id");
  if (id == NULL)
    return 0;
  self->key = ent_graph_keys_find (self->keys, top (self)->is_node ? ENT_GRAPH_NODE : ENT_GRAPH_EDGE, id);
  g_free (self->start);
  self->start = g_strdup (start);
  self->has_time = start != NULL || end != NULL;
  if (value == NULL)
    {
      ent_graph_xml_capture (self->xml);
      return VALUE;
    }
  put_value (self, value);
  return 0;
}

static void
append_item (GString **list, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append_item (GString **list, const char *format, ...)
{
  va_list arguments;

  if (*list == NULL)
    *list = g_string_new (NULL);
  if ((*list)->len > 0)
    g_string_append (*list, ", ");
  va_start (arguments, format);
  g_string_append_vprintf (*list, format, arguments);
  va_end (arguments);
}

/* As ISO 8601 writes times, whose ends may be open. */
static void
start_spell (Reader *self)
{
  const char *start = time_attribute (self, "start", "startopen"), *end = time_attribute (self, "end", "endopen");

  if (start != NULL || end != NULL)
    append_item (&top (self)->spells, "%s/%s", start != NULL ? start : "..", end != NULL ? end : "..");
}

/* --- nodes and edges --- */

static guint
start_node (Reader *self)
{
  const char *id = attribute (self, "id"), *parent = attribute (self, "pid");
  Frame *frame;

  if (self->frames->len > 0 && top (self)->is_node)
    parent = top (self)->node.id;
  frame = push (self, TRUE);
  ent_graph_sheets_open_node (self->sheets, &frame->node, id, parent != NULL && *parent != '\0' ? parent : NULL);
  frame->row = frame->node.row;
  ent_graph_sheets_name_node (self->sheets, &frame->node, ENT_GRAPH_NAME_LABEL, attribute (self, "label"));
  put (self, frame, "start", time_attribute (self, "start", "startopen"));
  put (self, frame, "end", time_attribute (self, "end", "endopen"));
  return NODE;
}

static const char *
direction_of (const char *type)
{
  if (g_ascii_strcasecmp (type, "directed") == 0 || g_ascii_strcasecmp (type, "dir") == 0)
    return "forward";
  if (g_ascii_strcasecmp (type, "mutual") == 0 || g_ascii_strcasecmp (type, "double") == 0)
    return "both";
  return "none";
}

static guint
start_edge (Reader *self)
{
  static const char *const titles[] = { "kind", "weight", "label" };
  const char *from = attribute (self, "source"), *to = attribute (self, "target"), *type = attribute (self, "type");
  Frame *frame;

  if (from == NULL || to == NULL || *from == '\0' || *to == '\0')
    {
      ent_graph_sheets_note (self->sheets, ENT_GRAPH_NOTE_NO_END, ent_graph_xml_line (self->xml), NULL);
      return 0;
    }
  frame = push (self, FALSE);
  frame->row = ent_graph_sheets_add_tie (self->sheets, attribute (self, "id"), from, to);
  ent_graph_sheets_put_direction (self->sheets, frame->row, type != NULL ? direction_of (type) : self->direction);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    put (self, frame, titles[i], attribute (self, titles[i]));
  put (self, frame, "start", time_attribute (self, "start", "startopen"));
  put (self, frame, "end", time_attribute (self, "end", "endopen"));
  return EDGE;
}

static void
put_latest (Reader *self, Frame *frame)
{
  for (guint i = 0; frame->latest != NULL && i < frame->latest->len && !ent_graph_xml_has_ended (self->xml); i++)
    {
      const Latest *latest = g_ptr_array_index (frame->latest, i);

      if (frame->is_node)
        ent_graph_keys_put_node (self->keys, &frame->node, latest->key, latest->value);
      else
        put (self, frame, latest->key->title, latest->value);
    }
}

static void
end_frame (Reader *self)
{
  Frame *frame = top (self);
  GPtrArray *keys = ent_graph_keys_fallbacks (self->keys, ENT_GRAPH_EDGE);

  put_latest (self, frame);
  put (self, frame, "spells", frame->spells != NULL ? frame->spells->str : NULL);
  put (self, frame, "parents", frame->parents != NULL ? frame->parents->str : NULL);
  if (frame->is_node)
    {
      ent_graph_keys_put_node_fallbacks (self->keys, &frame->node);
      ent_graph_sheets_close_node (self->sheets, &frame->node);
    }
  for (guint i = 0; !frame->is_node && i < keys->len && !ent_graph_xml_has_ended (self->xml); i++)
    {
      const EntGraphKey *key = g_ptr_array_index (keys, i);

      if (!ent_graph_keys_leave_out (self->keys, ENT_GRAPH_EDGE, key, NULL))
        ent_graph_sheets_put_default (self->sheets, ENT_SHEET_TIES, frame->row, key->title, key->fallback);
    }
  g_ptr_array_set_size (self->frames, (gint) self->frames->len - 1);
}

static guint
start_graph (Reader *self)
{
  const char *type = attribute (self, "defaultedgetype"), *name = attribute (self, "name");

  self->direction = type != NULL ? direction_of (type) : "none";
  self->n_graphs++;
  if (name != NULL && *name != '\0')
    ent_graph_sheets_append (self->sheets, ENT_SHEET_MAP, ENT_GRAPH_MAP_TITLES, "title", name);
  ent_graph_sheets_next_graph (self->sheets);
  return GRAPH;
}

/* --- elements --- */

static gboolean
is_look (const char *name)
{
  static const char *const names[] = { "color", "position", "size", "shape", "thickness" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static guint
start_within_item (Reader *self, const char *name)
{
  static const struct
  {
    const char *name;
    guint role;
  } rows[] = {
    { "attvalues", VALUES },
    { "spells", SPELLS },
    { "slices", SPELLS },
    { "parents", PARENTS },
    { "nodes", NODES },
    { "edges", EDGES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (name, rows[i].name) == 0)
      return rows[i].role;
  /* ours have the colours of sectors, which the map will give them again */
  if (is_look (name) && (!self->is_ours || strcmp (name, "color") != 0))
    ent_graph_sheets_note_once (self->sheets, ENT_GRAPH_ONCE_LOOK);
  return 0;
}

static guint
start_within_graph (Reader *self, const char *name)
{
  if (strcmp (name, "nodes") == 0)
    return NODES;
  if (strcmp (name, "edges") == 0)
    return EDGES;
  return strcmp (name, "attributes") == 0 ? start_attributes (self) : 0;
}

static guint
start_within_gexf (Reader *self, const char *name)
{
  if (strcmp (name, "graph") == 0)
    return start_graph (self);
  return strcmp (name, "meta") == 0 ? META : 0;
}

static guint
start_text (Reader *self, guint role, const char *name)
{
  g_free (self->field);
  self->field = g_strdup (name);
  ent_graph_xml_capture (self->xml);
  return role;
}

static guint
on_start (EntGraphXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  switch (ent_graph_xml_parent (xml))
    {
    case 0:
      return GEXF;
    case GEXF:
      return start_within_gexf (self, name);
    case META:
      return start_text (self, META_FIELD, name);
    case GRAPH:
      return start_within_graph (self, name);
    case ATTRIBUTES:
      return strcmp (name, "attribute") == 0 ? start_attribute (self) : 0;
    case ATTRIBUTE:
      return strcmp (name, "default") == 0 ? start_text (self, DEFAULT, name) : 0;
    case NODES:
      return strcmp (name, "node") == 0 ? start_node (self) : 0;
    case EDGES:
      return strcmp (name, "edge") == 0 ? start_edge (self) : 0;
    case NODE:
    case EDGE:
      return start_within_item (self, name);
    case VALUES:
      return strcmp (name, "attvalue") == 0 ? start_value (self) : 0;
    case SPELLS:
      start_spell (self);
      return 0;
    case PARENTS:
      if (attribute (self, "for") != NULL)
        append_item (&top (self)->parents, "%s", attribute (self, "for"));
      return 0;
    default:
      return 0;
    }
}

static void
on_end (EntGraphXml *xml, guint role, gpointer data)
{
  Reader *self = data;

  switch (role)
    {
    case META_FIELD:
      end_field (self);
      return;
    case DEFAULT:
      ent_graph_keys_set_fallback (self->keys, self->key, ent_graph_xml_text (xml, NULL));
      return;
    case NODE:
    case EDGE:
      end_frame (self);
      return;
    case VALUE:
      put_value (self, ent_graph_xml_text (xml, NULL));
      return;
    default:
      return;
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
on_finish (EntGraphXml *xml, gpointer data)
{
  static const char *const titles[] = { "id", "name", "date", NULL };
  Reader *self = data;
  guint n_dates;
  g_autofree gpointer *dates = g_hash_table_get_keys_as_array (self->dates, &n_dates);

  qsort (dates, n_dates, sizeof *dates, compare_texts);
  for (guint i = 0; i < n_dates && !ent_graph_xml_has_ended (xml); i++)
    {
      g_autofree char *id = g_strconcat ("d", dates[i], NULL);

      ent_graph_sheets_append (self->sheets, ENT_SHEET_MOMENTS, titles, id, dates[i], dates[i]);
    }
  if (self->n_graphs == 0)
    ent_graph_xml_refuse (xml, ent_graph_xml_line (xml), _("The file has no graph in it. Save it again in the program that it is from, with its nodes and edges."));
  ent_graph_sheets_finish (self->sheets);
}

EntBook *
ent_gexf_read (GBytes *bytes, const EntReadOptions *options, GError **error)
{
  static const EntGraphHandlers handlers = { "gexf", "GEXF", on_start, on_end, on_finish };
  Reader reader = { 0 };
  g_autoptr (EntGraphXml) xml = ent_graph_xml_new (&handlers, &reader);
  g_autoptr (EntGraphSheets) sheets = ent_graph_sheets_new (xml);
  g_autoptr (EntGraphKeys) keys = ent_graph_keys_new (xml, sheets);
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func (frame_free);
  g_autoptr (GHashTable) dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean fine;

  reader = (Reader) { .xml = xml, .sheets = sheets, .keys = keys, .frames = frames, .dates = dates, .direction = "none" };
  fine = ent_graph_xml_parse (xml, bytes, options->progress, error);
  g_free (reader.field);
  g_free (reader.start);
  return fine ? ent_graph_sheets_take (sheets) : NULL;
}
