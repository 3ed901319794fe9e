/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kumu: blueprints, whose elements and connections have what is said of them beside their
 * labels, and backups of whole projects, which have it in "attributes", under small letters.
 *
 * A project keeps what was deleted from all of its maps; Kumu calls that its trash. In a
 * backup it is told by no map having it.
 */
#include "io/book/json/json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  EntJsonReader *in;
  EntTextGraph *graph;
  GHashTable *titles;   /* small letters → as people wrote the field, of the file */
  GHashTable *on_maps;  /* ids of what is on a map; NULL: the file has no maps */
  GHashTable *by_label; /* of the file → row */
  guint n_in_trash;
} Reader;

gboolean
ent_json_is_kumu (const EntJson *json)
{
  EntJsonValue root = ent_json_root (json), elements = ent_json_member (json, root, "elements"), connections = ent_json_member (json, root, "connections");
  EntJsonValue first = ent_json_first (json, elements);

  if (ent_json_type (json, elements) != ENT_JSON_ARRAY)
    return FALSE;
  return ent_json_type (json, connections) == ENT_JSON_ARRAY || ent_json_member (json, first, "label") != ENT_JSON_NONE ||
         ent_json_member (json, ent_json_member (json, first, "attributes"), "label") != ENT_JSON_NONE;
}

/* --- what is said of all --- */

static void
read_titles (Reader *self, EntJsonValue root)
{
  const EntJson *json = self->in->json;

  for (EntJsonValue i = ent_json_first (json, ent_json_member (json, root, "attributes")); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    {
      const char *name = ent_json_member_text (json, i, "name");

      if (name != NULL)
        g_hash_table_insert (self->titles, g_utf8_strdown (name, -1), (gpointer) name);
    }
}

static void
read_maps (Reader *self, EntJsonValue root)
{
  static const struct
  {
    const char *list, *id;
  } kinds[] = { { "elements", "element" }, { "connections", "connection" } };
  const EntJson *json = self->in->json;
  EntJsonValue maps = ent_json_member (json, root, "maps");

  if (ent_json_type (json, maps) != ENT_JSON_ARRAY || ent_json_n_children (json, maps) == 0)
    return;
  self->on_maps = g_hash_table_new (g_str_hash, g_str_equal);
  for (EntJsonValue map = ent_json_first (json, maps); map != ENT_JSON_NONE; map = ent_json_next (json, map))
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      for (EntJsonValue i = ent_json_first (json, ent_json_member (json, map, kinds[k].list)); i != ENT_JSON_NONE; i = ent_json_next (json, i))
        {
          const char *id = ent_json_member_text (json, i, kinds[k].id);

          if (id != NULL)
            g_hash_table_add (self->on_maps, (gpointer) id);
          self->graph->has_look |= ent_json_member (json, i, "position") != ENT_JSON_NONE;
        }
}

static gboolean
is_in_trash (const Reader *self, EntJsonValue record, const char *id)
{
  const EntJson *json = self->in->json;

  if (ent_json_is_yes (json, ent_json_member (json, record, "trashed")) || ent_json_is_yes (json, ent_json_member (json, record, "deleted")))
    return TRUE;
  return self->on_maps != NULL && id != NULL && !g_hash_table_contains (self->on_maps, id);
}

/* --- fields --- */

/* The first of @keys, in "attributes" or beside it. */
static const char *
field (const Reader *self, EntJsonValue record, const char *const *keys)
{
  const EntJson *json = self->in->json;

  for (; *keys != NULL; keys++)
    {
      const char *text = ent_json_member_text (json, ent_json_member (json, record, "attributes"), *keys);

      if (text == NULL)
        text = ent_json_member_text (json, record, *keys);
      if (text != NULL && *text != '\0')
        return text;
    }
  return NULL;
}

/* Whether it is one of those texts itself, not one that reads the same. */
static gboolean
is_among (const char *text, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (texts[i] == text)
      return TRUE;
  return FALSE;
}

/* All members but those whose texts are among @taken, under the titles that people gave them. */
static gboolean
put_fields (Reader *self, EntBookSheet *sheet, guint row, EntJsonValue object, const char *const *taken, guint n_taken, GError **error)
{
  static const char *const but[] = { "attributes", "position", "pinned", "image", "reversed", "delayed", NULL };
  const EntJson *json = self->in->json;

  for (EntJsonValue i = ent_json_first (json, object); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    {
      const char *key = ent_json_key (json, i), *text, *title;
      g_autofree char *small = NULL;
      int column;

      /* a text is what a person is there, not where the circle stands */
      if (ent_text_is_among (key, but) && (strcmp (key, "position") != 0 || ent_json_type (json, i) != ENT_JSON_TEXT))
        continue;
      text = ent_json_cell (self->in, i);
      if (text == NULL || *text == '\0' || is_among (text, taken, n_taken))
        continue;
      small = g_utf8_strdown (key, -1);
      title = g_hash_table_lookup (self->titles, small);
      column = ent_text_graph_column (sheet, title != NULL ? title : key, error);
      if (column < 0 || !ent_book_sheet_put (sheet, row, (guint) column, text, -1, error))
        return FALSE;
    }
  return TRUE;
}

/* Of the record and of its attributes. */
static gboolean
put_all_fields (Reader *self, EntBookSheet *sheet, guint row, EntJsonValue record, const char *const *taken, guint n_taken, GError **error)
{
  return put_fields (self, sheet, row, ent_json_member (self->in->json, record, "attributes"), taken, n_taken, error) && put_fields (self, sheet, row, record, taken, n_taken, error);
}

/* --- elements --- */

static const char *const label_keys[] = { "label", "name", NULL };
static const char *const id_keys[] = { "_id", "id", NULL };
static const char *const element_type_keys[] = { "element type", "type", NULL };
static const char *const connection_type_keys[] = { "connection type", "type", NULL };
static const char *const weight_keys[] = { "weight", NULL };

static gboolean
read_element (Reader *self, EntJsonValue record, GError **error)
{
  const EntJson *json = self->in->json;
  const char *id = field (self, record, id_keys), *label = field (self, record, label_keys), *type = field (self, record, element_type_keys);
  const char *const taken[] = { id, label, type };
  EntBookSheet *nodes = self->graph->nodes;
  guint row;

  if (id == NULL && label == NULL)
    {
      ent_json_leave_out (self->in, record);
      return TRUE;
    }
  if (is_in_trash (self, record, id))
    {
      self->n_in_trash++;
      return TRUE;
    }
  row = ent_text_graph_node (self->graph, id != NULL ? id : label, ent_json_line (json, record), NULL, error);
  if (row == 0)
    return FALSE;
  if (label != NULL && !g_hash_table_contains (self->by_label, label))
    g_hash_table_insert (self->by_label, (gpointer) label, GUINT_TO_POINTER (row));
  return (label == NULL || ent_book_sheet_put_named (nodes, row, "name", label, -1, error)) && (type == NULL || ent_book_sheet_put_named (nodes, row, "type", type, -1, error)) &&
         put_all_fields (self, nodes, row, record, taken, G_N_ELEMENTS (taken), error);
}

/* --- connections --- */

/* Who is meant by an id or else by a label; 0 without @error: who is in the trash. */
static guint
find_end (Reader *self, const char *text, guint line, GError **error)
{
  guint row = ent_text_graph_find (self->graph, text);

  if (row == 0)
    row = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_label, text));
  if (row > 0 || self->on_maps != NULL)
    return row;
  /* as in Kumu, whoever is spoken of is there */
  return ent_text_graph_node (self->graph, text, line, NULL, error);
}

static EntGraphDirection
direction_of (const char *text)
{
  if (text == NULL)
    return ENT_GRAPH_UNSAID;
  if (g_ascii_strcasecmp (text, "directed") == 0)
    return ENT_GRAPH_FORWARD;
  return g_ascii_strcasecmp (text, "mutual") == 0 ? ENT_GRAPH_BOTH : ENT_GRAPH_NONE;
}

static gboolean
put_connection (Reader *self, EntJsonValue record, const char *from, const char *to, guint from_row, guint to_row, GError **error)
{
  static const char *const direction_keys[] = { "direction", NULL }, *const names[] = { "id", "kind", "label", "weight" };
  const EntJson *json = self->in->json;
  const char *const taken[] = { field (self, record, id_keys), field (self, record, connection_type_keys), field (self, record, label_keys), field (self, record, weight_keys), field (self, record, direction_keys), from, to };
  gboolean reversed = ent_json_is_yes (json, ent_json_member (json, record, "reversed"));
  EntBookSheet *ties = self->graph->ties;
  guint row = ent_text_graph_tie (self->graph, reversed ? to_row : from_row, reversed ? from_row : to_row, direction_of (taken[4]), ent_json_line (json, record), error);

  if (row == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (taken[i] != NULL && !ent_book_sheet_put_named (ties, row, names[i], taken[i], -1, error))
      return FALSE;
  if (ent_json_is_yes (json, ent_json_member (json, record, "delayed")) && !ent_book_sheet_put_named (ties, row, "delayed", "yes", -1, error))
    return FALSE;
  return put_all_fields (self, ties, row, record, taken, G_N_ELEMENTS (taken), error);
}

static gboolean
read_connection (Reader *self, EntJsonValue record, GError **error)
{
  static const char *const from_keys[] = { "from", NULL }, *const to_keys[] = { "to", NULL };
  const char *from_text = field (self, record, from_keys), *to_text = field (self, record, to_keys);
  guint line = ent_json_line (self->in->json, record), from, to;

  if (from_text == NULL || to_text == NULL)
    {
      ent_json_leave_out (self->in, record);
      return TRUE;
    }
  if (is_in_trash (self, record, field (self, record, id_keys)))
    {
      self->n_in_trash++;
      return TRUE;
    }
  from = find_end (self, from_text, line, error);
  to = find_end (self, to_text, line, error != NULL && *error != NULL ? NULL : error);
  if (from > 0 && to > 0)
    return put_connection (self, record, from_text, to_text, from, to, error);
  self->n_in_trash++;
  return error == NULL || *error == NULL;
}

/* --- the file --- */

static gboolean
read_list (Reader *self, const char *name, gboolean (*read) (Reader *self, EntJsonValue record, GError **error), GError **error)
{
  const EntJson *json = self->in->json;

  for (EntJsonValue i = ent_json_first (json, ent_json_member (json, ent_json_root (json), name)); i != ENT_JSON_NONE; i = ent_json_next (json, i))
    if (!ent_json_goes_on (self->in, error) || !read (self, i, error))
      return FALSE;
  return TRUE;
}

static void
note_rest (Reader *self, EntJsonValue root)
{
  const EntJson *json = self->in->json;
  guint n_loops = ent_json_n_children (json, ent_json_member (json, root, "loops"));

  if (self->n_in_trash > 0)
    ent_book_note (self->graph->book, ENT_FINDING_NOTE, 0,
                   /* Translators: %u: a number */
                   ngettext ("%u element or connection is on no map of the project any more, in its trash. It was left out.", "%u elements and connections are on no map of the project any more, in its trash. They were left out.", self->n_in_trash),
                   self->n_in_trash);
  if (ent_json_type (json, ent_json_member (json, root, "trash")) >= ENT_JSON_ARRAY)
    ent_book_note (self->graph->book, ENT_FINDING_NOTE, 0, "%s", _("What is in the trash of the project was left out."));
  if (n_loops > 0)
    ent_book_note (self->graph->book, ENT_FINDING_NOTE, 0,
                   /* Translators: %u: a number */
                   ngettext ("%u loop has no place in a map. It was left out; its connections were read.", "%u loops have no place in a map. They were left out; their connections were read.", n_loops), n_loops);
  self->graph->has_look |= ent_json_n_children (json, ent_json_member (json, root, "perspectives")) > 0;
}

static EntBook *
read_all (Reader *self, GError **error)
{
  static const char *const keys[] = { "name", "title", NULL };
  EntJsonValue root = ent_json_root (self->in->json);
  const char *title = field (self, root, keys), *notes = ent_json_member_text (self->in->json, root, "description");

  read_titles (self, root);
  read_maps (self, root);
  if ((title != NULL && !ent_text_graph_put_map (self->graph, "title", title, error)) || (notes != NULL && !ent_text_graph_put_map (self->graph, "notes", notes, error)))
    return NULL;
  if (!read_list (self, "elements", read_element, error) || !read_list (self, "connections", read_connection, error))
    return NULL;
  note_rest (self, root);
  return ent_text_graph_finish (self->graph, error);
}

EntBook *
ent_json_read_kumu (EntJsonReader *in, GError **error)
{
  g_autoptr (EntTextGraph) graph = ent_text_graph_new ();
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_label = g_hash_table_new (g_str_hash, g_str_equal);
  Reader self = { in, graph, titles, NULL, by_label, 0 };
  GError *problem = NULL;
  EntBook *book = read_all (&self, &problem);

  g_clear_pointer (&self.on_maps, g_hash_table_unref);
  if (book == NULL)
    g_propagate_error (error, problem);
  return book;
}
