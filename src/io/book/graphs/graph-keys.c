/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of attributes: nodes and edges have their own, and may use the same ids. */
#include "io/book/graphs/graph-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ALL_COLOURS 7u
/* More than can be columns, as a file may declare what it does not use. */
#define MAX_KEYS (20 * ENT_BOOK_MAX_COLUMNS)

struct _EntGraphKeys
{
  EntGraphXml *xml;                             /* borrowed */
  EntGraphSheets *sheets;                       /* borrowed */
  GPtrArray *keys;                              /* of EntGraphKey, owned */
  GHashTable *by_id[ENT_GRAPH_N_SCOPES];        /* id, owned → EntGraphKey */
  GPtrArray *with_fallback[ENT_GRAPH_N_SCOPES]; /* of EntGraphKey */
  guint colours[ENT_GRAPH_N_SCOPES];            /* bits that were declared */
};

static void
key_free (gpointer data)
{
  EntGraphKey *key = data;

  g_free (key->title);
  g_free (key->fallback);
  g_free (key);
}

EntGraphKeys *
ent_graph_keys_new (EntGraphXml *xml, EntGraphSheets *sheets)
{
  EntGraphKeys *self = g_new0 (EntGraphKeys, 1);

  self->xml = xml;
  self->sheets = sheets;
  self->keys = g_ptr_array_new_with_free_func (key_free);
  for (guint i = 0; i < ENT_GRAPH_N_SCOPES; i++)
    {
      self->by_id[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->with_fallback[i] = g_ptr_array_new ();
    }
  return self;
}

void
ent_graph_keys_free (EntGraphKeys *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ENT_GRAPH_N_SCOPES; i++)
    {
      g_hash_table_unref (self->by_id[i]);
      g_ptr_array_unref (self->with_fallback[i]);
    }
  g_ptr_array_unref (self->keys);
  g_free (self);
}

static guint
colour_bit (const char *title)
{
  const char *colour = title[0] != '\0' && title[1] == '\0' ? strchr ("rgb", title[0]) : NULL;

  return colour != NULL ? 1u << (guint) (*colour == 'g' ? 1 : *colour == 'b' ? 2
                                                                             : 0)
                        : 0;
}

static EntGraphKey *
add (EntGraphKeys *self, const char *title)
{
  EntGraphKey *key = g_new0 (EntGraphKey, 1);

  if (self->keys->len >= MAX_KEYS)
    ent_graph_xml_refuse (self->xml, ent_graph_xml_line (self->xml), _("The table has more columns than can be imported. Take those that are not needed out of it."));
  key->title = ent_graph_title (title);
  key->name = ent_graph_name_find (key->title);
  key->is_look = ent_graph_is_look (key->title);
  key->colours = colour_bit (key->title);
  g_ptr_array_add (self->keys, key);
  return key;
}

EntGraphKey *
ent_graph_keys_declare (EntGraphKeys *self, guint scopes, const char *id, const char *title)
{
  EntGraphKey *key = add (self, title != NULL ? title : id);

  for (guint scope = 0; scope < ENT_GRAPH_N_SCOPES; scope++)
    {
      if ((scopes & (1u << scope)) == 0 || g_hash_table_contains (self->by_id[scope], id))
        continue;
      g_hash_table_insert (self->by_id[scope], g_strdup (id), key);
      self->colours[scope] |= key->colours;
      key->scopes |= 1u << scope;
    }
  if (key->scopes == 0)
    ent_graph_sheets_note (self->sheets, ENT_GRAPH_NOTE_SAME_KEY, ent_graph_xml_line (self->xml), id);
  return key;
}

EntGraphKey *
ent_graph_keys_find (EntGraphKeys *self, EntGraphScope scope, const char *id)
{
  EntGraphKey *key = g_hash_table_lookup (self->by_id[scope], id);

  if (key != NULL)
    return key;
  key = add (self, id);
  g_hash_table_insert (self->by_id[scope], g_strdup (id), key);
  return key;
}

void
ent_graph_keys_set_fallback (EntGraphKeys *self, EntGraphKey *key, const char *text)
{
  if (text == NULL || *text == '\0' || key->fallback != NULL || key->is_look)
    return;
  key->fallback = g_strdup (text);
  for (guint scope = 0; scope < ENT_GRAPH_N_SCOPES; scope++)
    if (key->scopes & (1u << scope))
      g_ptr_array_add (self->with_fallback[scope], key);
}

GPtrArray *
ent_graph_keys_fallbacks (EntGraphKeys *self, EntGraphScope scope)
{
  return self->with_fallback[scope];
}

gboolean
ent_graph_keys_leave_out (EntGraphKeys *self, EntGraphScope scope, const EntGraphKey *key, const char *text)
{
  if (!key->is_look && (key->colours == 0 || self->colours[scope] != ALL_COLOURS))
    return FALSE;
  if (text != NULL)
    ent_graph_sheets_note_once (self->sheets, ENT_GRAPH_ONCE_LOOK);
  return TRUE;
}

void
ent_graph_keys_put_node (EntGraphKeys *self, EntGraphNode *node, const EntGraphKey *key, const char *text)
{
  if (ent_graph_keys_leave_out (self, ENT_GRAPH_NODE, key, text))
    return;
  if (key->name >= 0)
    ent_graph_sheets_name_node (self->sheets, node, (EntGraphName) key->name, text);
  else
    ent_graph_sheets_put (self->sheets, ENT_SHEET_STAKEHOLDERS, node->row, key->title, text);
}

void
ent_graph_keys_put_node_fallbacks (EntGraphKeys *self, EntGraphNode *node)
{
  GPtrArray *keys = self->with_fallback[ENT_GRAPH_NODE];

  for (guint i = 0; i < keys->len && !ent_graph_xml_has_ended (self->xml); i++)
    {
      const EntGraphKey *key = g_ptr_array_index (keys, i);

      if (ent_graph_keys_leave_out (self, ENT_GRAPH_NODE, key, NULL))
        continue;
      if (key->name < 0)
        ent_graph_sheets_put_default (self->sheets, ENT_SHEET_STAKEHOLDERS, node->row, key->title, key->fallback);
      else if (node->names[key->name] == NULL)
        ent_graph_sheets_name_node (self->sheets, node, (EntGraphName) key->name, key->fallback);
    }
}
