/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders of a document as a list for views.
 *
 * Invariants: ids are in the order of the list, each with its key where the
 * order is by name; a live item is found by its id and forgotten with its last
 * reference.
 */
#include "app/stakeholder-list.h"

struct _EntStakeholderItem
{
  GObject parent_instance;
  EntDocument *document;
  EntId id;
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntStakeholderItem, ent_stakeholder_item, G_TYPE_OBJECT)

static void
ent_stakeholder_item_finalize (GObject *object)
{
  EntStakeholderItem *self = ENT_STAKEHOLDER_ITEM (object);

  ent_id_unref (self->id);
  g_object_unref (self->document);
  G_OBJECT_CLASS (ent_stakeholder_item_parent_class)->finalize (object);
}

static void
ent_stakeholder_item_class_init (EntStakeholderItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_stakeholder_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_STAKEHOLDER_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_stakeholder_item_init (EntStakeholderItem *self)
{
}

const char *
ent_stakeholder_item_id (EntStakeholderItem *self)
{
  return self->id;
}

const EntStakeholder *
ent_stakeholder_item_get (EntStakeholderItem *self)
{
  return ent_map_stakeholder (ent_document_map (self->document), self->id);
}

EntDocument *
ent_stakeholder_item_document (EntStakeholderItem *self)
{
  return self->document;
}

typedef struct
{
  EntId id;  /* owned */
  char *key; /* owned, NULL in the order of the map */
} Entry;

struct _EntStakeholderList
{
  GObject parent_instance;
  EntDocument *document;
  int sector;
  gboolean by_name;
  GArray *entries;   /* of Entry */
  GHashTable *items; /* EntId -> EntStakeholderItem, both borrowed from the item */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntStakeholderList, ent_stakeholder_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  ent_id_unref (entry->id);
  g_free (entry->key);
}

static EntMap *
map_of (EntStakeholderList *self)
{
  return ent_document_map (self->document);
}

static GType
get_item_type (GListModel *model)
{
  return ENT_TYPE_STAKEHOLDER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ENT_STAKEHOLDER_LIST (model)->entries->len;
}

static void
on_item_gone (gpointer data, GObject *where)
{
  EntStakeholderList *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == where)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static gpointer
get_item (GListModel *model, guint position)
{
  EntStakeholderList *self = ENT_STAKEHOLDER_LIST (model);
  EntStakeholderItem *item;
  EntId id;

  if (position >= self->entries->len)
    return NULL;
  id = g_array_index (self->entries, Entry, position).id;
  item = g_hash_table_lookup (self->items, id);
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (ENT_TYPE_STAKEHOLDER_ITEM, NULL);
  item->document = g_object_ref (self->document);
  item->id = ent_id_ref (id);
  g_hash_table_insert (self->items, item->id, item);
  g_object_weak_ref (G_OBJECT (item), on_item_gone, self);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
belongs (EntStakeholderList *self, const EntStakeholder *stakeholder)
{
  return (self->sector < 0 || stakeholder->sector == self->sector) && ent_document_matches (self->document, stakeholder);
}

static Entry
entry_for (EntStakeholderList *self, const EntStakeholder *stakeholder)
{
  Entry entry = { ent_id_ref (stakeholder->base.id), NULL };

  if (self->by_name)
    {
      g_autofree char *folded = g_utf8_casefold (stakeholder->name != NULL ? stakeholder->name : "", -1);

      entry.key = g_utf8_collate_key_for_filename (folded, -1);
    }
  return entry;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->key, ((const Entry *) b)->key);
}

static int
find (EntStakeholderList *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (strcmp (g_array_index (self->entries, Entry, i).id, id) == 0)
      return (int) i;
  return -1;
}

/* Where an entry goes: after all that are not greater. */
static guint
place_for (EntStakeholderList *self, const Entry *entry, guint place)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const Entry *other = &g_array_index (self->entries, Entry, middle);
      gboolean after;

      if (self->by_name)
        after = strcmp (other->key, entry->key) <= 0;
      else
        after = ent_map_place (map_of (self), ent_map_stakeholder (map_of (self), other->id)) < place;
      if (after)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert (EntStakeholderList *self, const EntStakeholder *stakeholder)
{
  Entry entry = entry_for (self, stakeholder);
  guint place = place_for (self, &entry, ent_map_place (map_of (self), stakeholder));

  g_array_insert_val (self->entries, place, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

static void
take_out (EntStakeholderList *self, guint place)
{
  g_array_remove_index (self->entries, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

static void
rebuild (EntStakeholderList *self)
{
  EntMap *map = map_of (self);
  guint before = self->entries->len;
  guint n = ent_map_n_stakeholders (map);

  g_array_set_size (self->entries, 0);
  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      Entry entry;

      if (!belongs (self, stakeholder))
        continue;
      entry = entry_for (self, stakeholder);
      g_array_append_val (self->entries, entry);
    }
  if (self->by_name)
    g_array_sort (self->entries, compare_entries);
  if (before > 0 || self->entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->entries->len);
}

static void
tell_item (EntStakeholderList *self, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map_of (self), id);
  EntStakeholderItem *item = stakeholder != NULL ? g_hash_table_lookup (self->items, stakeholder->base.id) : NULL;

  if (item != NULL)
    g_signal_emit (item, signals[CHANGED], 0);
}

/* A new value may move it within the list, into it or out of it. */
static void
on_field_set (EntStakeholderList *self, const EntChange *change)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map_of (self), change->key.id);
  int place = find (self, change->key.id);
  gboolean here = belongs (self, stakeholder);

  if (place >= 0 && (!here || (self->by_name && strcmp (change->field->name, "name") == 0)))
    take_out (self, (guint) place);
  else if (place >= 0)
    {
      tell_item (self, change->key.id);
      return;
    }
  if (here)
    insert (self, stakeholder);
}

static void
on_stakeholder_changed (EntStakeholderList *self, const EntChange *change)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map_of (self), change->key.id);
  int place;

  switch (change->kind)
    {
    case ENT_CHANGE_ADD:
      if (belongs (self, stakeholder))
        insert (self, stakeholder);
      break;
    case ENT_CHANGE_REMOVE:
      place = find (self, change->key.id);
      if (place >= 0)
        take_out (self, (guint) place);
      break;
    case ENT_CHANGE_SET:
      on_field_set (self, change);
      break;
    case ENT_CHANGE_MOVE:
      if (!self->by_name)
        rebuild (self);
      break;
    }
}

static void
tell_all (EntStakeholderList *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (all, g_object_ref (item));
  for (guint i = 0; i < all->len; i++)
    g_signal_emit (all->pdata[i], signals[CHANGED], 0);
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntStakeholderList *self)
{
  if (change->key.kind == ENT_RECORD_STAKEHOLDER)
    on_stakeholder_changed (self, change);
  else if (change->key.kind == ENT_RECORD_ASSESSMENT)
    tell_item (self, change->owner != NULL ? change->owner : change->key.id);
  else if (change->key.kind == ENT_RECORD_MOMENT)
    tell_all (self);
}

/* The moment, or the search: only the latter changes who is here. */
static void
on_view_changed (EntDocument *document, EntStakeholderList *self)
{
  rebuild (self);
  tell_all (self);
}

static void
ent_stakeholder_list_finalize (GObject *object)
{
  EntStakeholderList *self = ENT_STAKEHOLDER_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, on_item_gone, self);
  g_hash_table_unref (self->items);
  g_array_unref (self->entries);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ent_stakeholder_list_parent_class)->finalize (object);
}

static void
ent_stakeholder_list_class_init (EntStakeholderListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ent_stakeholder_list_finalize;
}

static void
ent_stakeholder_list_init (EntStakeholderList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->items = g_hash_table_new (NULL, NULL);
}

EntStakeholderList *
ent_stakeholder_list_new (EntDocument *document, int sector, gboolean by_name)
{
  EntStakeholderList *self = g_object_new (ENT_TYPE_STAKEHOLDER_LIST, NULL);

  self->document = g_object_ref (document);
  self->sector = sector;
  self->by_name = by_name;
  g_signal_connect_object (map_of (self), "changed", G_CALLBACK (on_map_changed), self, 0);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, 0);
  rebuild (self);
  return self;
}

int
ent_stakeholder_list_sector (EntStakeholderList *self)
{
  return self->sector;
}

int
ent_stakeholder_list_position (EntStakeholderList *self, const char *id)
{
  return find (self, id);
}
