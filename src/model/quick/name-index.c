/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called what. Each stakeholder has one entry; the keys lead to ids,
 * since a pointer into the map lasts until the next change only.
 */
#include "model/quick/name-index.h"

#include <string.h>

#include "model/quick/name-key.h"

typedef struct
{
  EntId id;                  /* owned */
  char *folded, *short_name; /* as ent_text_fold() has them; short_name may be NULL */
  char *key, *letters;       /* letters are NULL where they are the key */
  char *short_key;           /* may be NULL */
} Entry;

struct _EntNameIndex
{
  EntMap *map;
  gulong handler;
  GHashTable *entries; /* EntId, by its address -> Entry */
  GHashTable *by_key;  /* key, owned -> GPtrArray of EntId, borrowed from the entries */
  guint next;          /* the place up to which all of the map are in it */
  gboolean whole;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  ent_id_clear (&entry->id);
  g_free (entry->folded);
  g_free (entry->short_name);
  g_free (entry->key);
  g_free (entry->letters);
  g_free (entry->short_key);
  g_free (entry);
}

static void
add_key (EntNameIndex *self, const char *key, EntId id)
{
  GPtrArray *ids;

  if (key == NULL || *key == '\0')
    return;
  ids = g_hash_table_lookup (self->by_key, key);
  if (ids == NULL)
    {
      ids = g_ptr_array_new ();
      g_hash_table_insert (self->by_key, g_strdup (key), ids);
    }
  g_ptr_array_add (ids, id);
}

static void
remove_key (EntNameIndex *self, const char *key, EntId id)
{
  GPtrArray *ids = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  if (ids == NULL)
    return;
  g_ptr_array_remove (ids, id);
  if (ids->len == 0)
    g_hash_table_remove (self->by_key, key);
}

static void
add (EntNameIndex *self, const EntStakeholder *stakeholder)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = ent_id_ref (stakeholder->base.id);
  entry->folded = ent_text_fold (stakeholder->name != NULL ? stakeholder->name : "");
  entry->key = ent_name_key (entry->folded);
  entry->letters = ent_name_letters (entry->folded);
  if (g_str_equal (entry->letters, entry->key))
    g_clear_pointer (&entry->letters, g_free);
  if (stakeholder->short_name != NULL)
    {
      entry->short_name = ent_text_fold (stakeholder->short_name);
      entry->short_key = ent_name_key (entry->short_name);
    }
  if (g_strcmp0 (entry->short_key, entry->key) == 0 || g_strcmp0 (entry->short_key, entry->letters) == 0)
    g_clear_pointer (&entry->short_key, g_free);
  add_key (self, entry->key, entry->id);
  add_key (self, entry->letters, entry->id);
  add_key (self, entry->short_key, entry->id);
  g_hash_table_insert (self->entries, entry->id, entry);
}

static void
drop (EntNameIndex *self, EntId id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    return;
  remove_key (self, entry->key, id);
  remove_key (self, entry->letters, id);
  remove_key (self, entry->short_key, id);
  g_hash_table_remove (self->entries, id);
}

static void
on_changed (EntMap *map, const EntChange *change, EntNameIndex *self)
{
  const EntStakeholder *stakeholder;
  EntId id;

  if (change->key.kind != ENT_RECORD_STAKEHOLDER)
    return;
  /* places have changed */
  if (change->kind != ENT_CHANGE_SET)
    self->next = 0;
  if (change->kind == ENT_CHANGE_MOVE)
    return;
  if (change->kind == ENT_CHANGE_SET && !g_str_equal (change->field->name, "name") && !g_str_equal (change->field->name, "short-name"))
    return;
  id = ent_id (change->key.id);
  drop (self, id);
  stakeholder = ent_map_stakeholder (map, change->key.id);
  if (stakeholder != NULL)
    add (self, stakeholder);
  ent_id_unref (id);
}

EntNameIndex *
ent_name_index_new (EntMap *map)
{
  EntNameIndex *self = g_new0 (EntNameIndex, 1);

  self->map = g_object_ref (map);
  self->entries = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, entry_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->handler = g_signal_connect (map, "changed", G_CALLBACK (on_changed), self);
  return self;
}

void
ent_name_index_free (EntNameIndex *self)
{
  if (self == NULL)
    return;
  g_signal_handler_disconnect (self->map, self->handler);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->entries);
  g_object_unref (self->map);
  g_free (self);
}

gboolean
ent_name_index_fill (EntNameIndex *self, guint most)
{
  guint n = ent_map_n_stakeholders (self->map);

  for (; !self->whole && self->next < n && most > 0; self->next++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (self->map, self->next);

      if (g_hash_table_contains (self->entries, stakeholder->base.id))
        continue;
      add (self, stakeholder);
      most--;
    }
  /* from here on it follows the map by its changes alone */
  self->whole |= self->next >= n;
  return !self->whole;
}

EntMap *
ent_name_index_map (EntNameIndex *self)
{
  return self->map;
}

static gboolean
is_before (EntMap *map, const EntStakeholder *a, const EntStakeholder *b)
{
  gboolean a_on_map = ent_stakeholder_is_on_map (a), b_on_map = ent_stakeholder_is_on_map (b);

  return a_on_map != b_on_map ? a_on_map : ent_map_place (map, a) < ent_map_place (map, b);
}

static const EntStakeholder *
find_by_key (EntNameIndex *self, const char *key)
{
  const GPtrArray *ids = g_hash_table_lookup (self->by_key, key);
  const EntStakeholder *found = NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const EntStakeholder *other = ent_map_stakeholder (self->map, g_ptr_array_index (ids, i));

      if (other != NULL && (found == NULL || is_before (self->map, other, found)))
        found = other;
    }
  return found;
}

const EntStakeholder *
ent_name_index_find (EntNameIndex *self, const char *name)
{
  g_autofree char *folded = ent_text_fold (name), *key = ent_name_key (folded), *letters = NULL;
  const EntStakeholder *found;

  ent_name_index_fill (self, G_MAXUINT);
  found = find_by_key (self, key);
  if (found != NULL)
    return found;
  letters = ent_name_letters (folded);
  return find_by_key (self, letters);
}

/* --- by a part --- */

typedef struct
{
  const Entry *entry;
  guint rank;
  gsize length;
} Match;

#define NO_MATCH 9
/* People inside an organisation come after all who stand on the map. */
#define INSIDE_RANK 10

static guint
rank_of (const Entry *entry, const char *needle)
{
  const char *at = strstr (entry->folded, needle);

  if (at == entry->folded)
    return 0;
  if (entry->short_name != NULL && g_str_has_prefix (entry->short_name, needle))
    return 1;
  for (const char *p = at; p != NULL; p = strstr (p + 1, needle))
    if (!g_ascii_isalnum (p[-1]) && (guchar) p[-1] < 0x80)
      return 2;
  return at != NULL ? 3 : NO_MATCH;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *one = a, *two = b;
  int order;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->length != two->length)
    return one->length < two->length ? -1 : 1;
  order = strcmp (one->entry->folded, two->entry->folded);
  return order != 0 ? order : strcmp (one->entry->id, two->entry->id);
}

/* The @most best of all that are put here, in order. */
static void
put_match (GArray *matches, const Match *match, guint most)
{
  guint at = matches->len;

  while (at > 0 && compare_matches (match, &g_array_index (matches, Match, at - 1)) < 0)
    at--;
  if (at >= most)
    return;
  if (matches->len == most)
    g_array_set_size (matches, most - 1);
  g_array_insert_val (matches, at, *match);
}

GPtrArray *
ent_name_index_match (EntNameIndex *self, const char *text, const char *except, guint most)
{
  g_autofree char *needle = ent_text_fold (text);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  GPtrArray *ids = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  GHashTableIter iter;
  gpointer value;

  if (*needle == '\0')
    return ids;
  ent_name_index_fill (self, G_MAXUINT);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Match match = { value, rank_of (value, needle), strlen (((const Entry *) value)->folded) };

      if (match.rank == NO_MATCH || g_strcmp0 (match.entry->id, except) == 0)
        continue;
      if (!ent_stakeholder_is_on_map (ent_map_stakeholder (self->map, match.entry->id)))
        match.rank += INSIDE_RANK;
      put_match (matches, &match, most);
    }
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (ids, ent_id_ref (g_array_index (matches, Match, i).entry->id));
  return ids;
}
