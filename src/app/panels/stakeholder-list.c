/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders of a document as a list for views.
 *
 * Views are told at the end of a step of the history, or when somebody asks for a
 * position before that, and at once where many rows are concerned: every row that
 * they take out or in costs them a look at all that is visible.
 *
 * Invariants: the entries are in the order of the list, each with its key where
 * the order is by name; but for those that were touched since the list was
 * settled, they are those that belong in it. A live item is found by its id and
 * forgotten with its last reference.
 */
#include "app/panels/stakeholder-list.h"

#include "model/id-set.h"

struct _EntStakeholderItem
{
  GObject parent_instance;
  EntDocument *document;
  EntId id;
  GHashTable *items; /* of the list that it is kept in, borrowed; or NULL */
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntStakeholderItem, ent_stakeholder_item, G_TYPE_OBJECT)

/* By its id: there may be as many as rows, when a table is sorted, and they go together. */
static void
ent_stakeholder_item_dispose (GObject *object)
{
  EntStakeholderItem *self = ENT_STAKEHOLDER_ITEM (object);

  if (self->items != NULL)
    g_hash_table_remove (self->items, self->id);
  self->items = NULL;
  G_OBJECT_CLASS (ent_stakeholder_item_parent_class)->dispose (object);
}

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
  G_OBJECT_CLASS (class)->dispose = ent_stakeholder_item_dispose;
  G_OBJECT_CLASS (class)->finalize = ent_stakeholder_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENT_TYPE_STAKEHOLDER_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ent_stakeholder_item_init (EntStakeholderItem *self)
{
}

EntStakeholderItem *
ent_stakeholder_item_new (EntDocument *document, EntId id)
{
  EntStakeholderItem *item = g_object_new (ENT_TYPE_STAKEHOLDER_ITEM, NULL);

  item->document = g_object_ref (document);
  item->id = ent_id_ref (id);
  return item;
}

EntId
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

/* More rows than these are told of at once. */
#define FEW 8

/* In a map of more, names are put in order when the main loop has nothing better to do, for
 * so long at a time: the keys of 20,000 take longer than a person should wait for a window. */
#define MANY 2000
#define SLICE_US 4000

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
  GArray *entries;     /* of Entry */
  GHashTable *items;   /* EntId -> EntStakeholderItem, both borrowed from the item */
  GHashTable *touched; /* of EntId, owned: changed since the list was settled */
  GHashTable *stale;   /* of EntId, owned: they have items that are to be told so at the end of the step */
  gboolean all_stale;
  gboolean outdated; /* anybody may have come or gone */
  gboolean settling;
  gboolean waiting;  /* to be filled, in the queue below */
  GArray *coming;    /* of Entry: what has been found so far, or NULL */
  guint n_looked_at; /* of the stakeholders of the map, at the revision */
  guint64 revision;
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
  item = ent_stakeholder_item_new (self->document, id);
  item->items = self->items;
  g_hash_table_insert (self->items, item->id, item);
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

static guint
place_in_map (EntMap *map, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map, id);

  return stakeholder != NULL ? ent_map_place (map, stakeholder) : G_MAXUINT;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *one = a, *other = b;
  EntMap *map = map_of (data);
  int order = g_strcmp0 (one->key, other->key);
  guint place, other_place;

  if (order != 0)
    return order;
  place = place_in_map (map, one->id);
  other_place = place_in_map (map, other->id);
  return (place > other_place) - (place < other_place);
}

/* For entries that are in the order of the map already. */
static int
compare_keys (gconstpointer a, gconstpointer b)
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

/* Where an entry goes that is not in the list. */
static guint
place_for (EntStakeholderList *self, const Entry *entry)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_entries (&g_array_index (self->entries, Entry, middle), entry, self) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether @entry, as it is now, goes where the old one of it stands. */
static gboolean
keeps_its_place (EntStakeholderList *self, guint place, const Entry *entry)
{
  const Entry *entries = (const Entry *) self->entries->data;

  return (place == 0 || compare_entries (&entries[place - 1], entry, self) < 0) &&
         (place + 1 == self->entries->len || compare_entries (entry, &entries[place + 1], self) < 0);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

/* Those that belong here, in their order. */
static GArray *
list_entries (EntStakeholderList *self)
{
  GArray *entries = new_entries ();
  guint n = ent_map_n_stakeholders (map_of (self));

  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map_of (self), i);
      Entry entry;

      if (!belongs (self, stakeholder))
        continue;
      entry = entry_for (self, stakeholder);
      g_array_append_val (entries, entry);
    }
  /* stable: those with the same name stay in the order of the map */
  if (self->by_name)
    g_array_sort (entries, compare_keys);
  return entries;
}

/* Puts @entries, which it takes over, in the place of those that are there, and tells of all from the first to the
 * last that is another now. */
static void
replace_entries (EntStakeholderList *self, GArray *entries)
{
  g_autoptr (GArray) before = self->entries;
  const Entry *old = (const Entry *) before->data, *new = (const Entry *) entries->data;
  guint head = 0, old_end = before->len, new_end = entries->len;

  self->outdated = FALSE;
  self->entries = entries;
  while (head < old_end && head < new_end && old[head].id == new[head].id)
    head++;
  while (old_end > head && new_end > head && old[old_end - 1].id == new[new_end - 1].id)
    {
      old_end--;
      new_end--;
    }
  if (old_end > head || new_end > head)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old_end - head, new_end - head);
}

static void
make_anew (EntStakeholderList *self)
{
  replace_entries (self, list_entries (self));
}

static void
take_out (EntStakeholderList *self, guint place)
{
  g_array_remove_index (self->entries, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

static const EntStakeholder *
find_member (EntStakeholderList *self, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (map_of (self), id);

  return stakeholder != NULL && belongs (self, stakeholder) ? stakeholder : NULL;
}

/* Takes the one at @place out unless it stands where it goes; TRUE if it did. */
static gboolean
settle_place (EntStakeholderList *self, guint place, const EntStakeholder *stakeholder)
{
  Entry *old = &g_array_index (self->entries, Entry, place);
  Entry entry = entry_for (self, stakeholder);

  if (keeps_its_place (self, place, &entry))
    {
      entry_clear (old);
      *old = entry;
      return FALSE;
    }
  entry_clear (&entry);
  take_out (self, place);
  return TRUE;
}

/* Once through those of @ids that are in the list; TRUE if one was taken out, whose
 * neighbours have others beside them now. */
static gboolean
take_misplaced_out (EntStakeholderList *self, GPtrArray *ids)
{
  gboolean took = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const EntStakeholder *stakeholder = find_member (self, ids->pdata[i]);
      int place = find (self, ids->pdata[i]);

      if (place >= 0 && stakeholder != NULL)
        took |= settle_place (self, (guint) place, stakeholder);
    }
  return took;
}

static void
put_in (EntStakeholderList *self, const EntStakeholder *stakeholder)
{
  Entry entry = entry_for (self, stakeholder);
  guint place = place_for (self, &entry);

  g_array_insert_val (self->entries, place, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

/* Row by row, so that all others keep what they have: the keyboard, or being in view. Those
 * that are gone first: who stays is compared with neighbours that are in the map. O(k² n) */
static void
settle_few (EntStakeholderList *self, GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      int place = find (self, ids->pdata[i]);

      if (place >= 0 && find_member (self, ids->pdata[i]) == NULL)
        take_out (self, (guint) place);
    }
  while (take_misplaced_out (self, ids))
    ;
  for (guint i = 0; i < ids->len; i++)
    {
      const EntStakeholder *stakeholder = find_member (self, ids->pdata[i]);

      if (stakeholder != NULL && find (self, ids->pdata[i]) < 0)
        put_in (self, stakeholder);
    }
}

static GPtrArray *
take_touched (EntStakeholderList *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (ids, id);
    }
  return ids;
}

/* What the lists of one document share. They wait in one queue: each with a source of its own, they
 * would be filled in one turn of the main loop. And they hear of each change together: a step may
 * have hundreds of thousands. Lists are borrowed, and take themselves out. */
#define HUB "stakeholder-lists"

typedef struct
{
  GPtrArray *lists; /* of EntStakeholderList: all */
  GQueue waiting;   /* of those, to be filled */
  guint id;
} Hub;

static void
hub_free (gpointer data)
{
  Hub *hub = data;

  g_clear_handle_id (&hub->id, g_source_remove);
  g_queue_clear (&hub->waiting);
  g_ptr_array_unref (hub->lists);
  g_free (hub);
}

static void on_map_changed (EntMap *map, const EntChange *change, EntDocument *document);

static Hub *
hub_of (EntDocument *document)
{
  Hub *hub = g_object_get_data (G_OBJECT (document), HUB);

  if (hub == NULL)
    {
      hub = g_new0 (Hub, 1);
      hub->lists = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (document), HUB, hub, hub_free);
      g_signal_connect_object (ent_document_map (document), "changed", G_CALLBACK (on_map_changed), document, 0);
    }
  return hub;
}

static void
stop_filling (EntStakeholderList *self)
{
  g_clear_pointer (&self->coming, g_array_unref);
  if (self->waiting)
    g_queue_remove (&hub_of (self->document)->waiting, self);
  self->waiting = FALSE;
}

/* Who is told may ask for a position, which is of the list as it has been told so far; or
 * may write, and what that touches comes in the next round. */
static void
settle (EntStakeholderList *self)
{
  if (self->settling)
    return;
  stop_filling (self);
  self->settling = TRUE;
  for (guint round = 0; self->outdated || g_hash_table_size (self->touched) > 0; round++)
    {
      g_autoptr (GPtrArray) ids = take_touched (self);

      if (self->outdated || round > 0 || ids->len > FEW)
        make_anew (self);
      else
        settle_few (self, ids);
    }
  self->settling = FALSE;
}

/* FALSE: there is more to be looked at, and the time is over. */
static gboolean
fill (EntStakeholderList *self, gint64 until)
{
  EntMap *map = map_of (self);
  guint n = ent_map_n_stakeholders (map);

  if (self->coming == NULL || self->revision != ent_map_revision (map))
    {
      g_clear_pointer (&self->coming, g_array_unref);
      self->coming = new_entries ();
      self->revision = ent_map_revision (map);
      self->n_looked_at = 0;
    }
  for (; self->n_looked_at < n; self->n_looked_at++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, self->n_looked_at);
      Entry entry;

      /* the clock is slower than looking */
      if (self->n_looked_at % 64 == 63 && g_get_monotonic_time () > until)
        return FALSE;
      if (!belongs (self, stakeholder))
        continue;
      entry = entry_for (self, stakeholder);
      g_array_append_val (self->coming, entry);
    }
  return TRUE;
}

static void
show_filled (EntStakeholderList *self)
{
  g_array_sort (self->coming, compare_keys);
  g_hash_table_remove_all (self->touched);
  replace_entries (self, g_steal_pointer (&self->coming));
}

static gboolean
on_idle (gpointer data)
{
  Hub *hub = data;
  EntStakeholderList *self = g_queue_peek_head (&hub->waiting);
  g_autoptr (EntDocument) document = self != NULL ? g_object_ref (self->document) : NULL;

  if (self != NULL && fill (self, g_get_monotonic_time () + SLICE_US))
    {
      g_queue_pop_head (&hub->waiting);
      self->waiting = FALSE;
      show_filled (self);
    }
  if (!g_queue_is_empty (&hub->waiting))
    return G_SOURCE_CONTINUE;
  hub->id = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_filling (EntStakeholderList *self)
{
  Hub *hub = hub_of (self->document);

  self->waiting = TRUE;
  g_queue_push_tail (&hub->waiting, self);
  if (hub->id == 0)
    hub->id = g_idle_add (on_idle, hub);
}

/* Of the thousands in a map, views look at few. */
static void
note_stale (EntStakeholderList *self, EntId id)
{
  if (!self->all_stale && g_hash_table_contains (self->items, id))
    g_hash_table_add (self->stale, ent_id_ref (id));
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

/* A row shows all of its cells anew, and a step may change each of them. */
static void
tell_stale (EntStakeholderList *self)
{
  g_autoptr (GHashTable) stale = g_steal_pointer (&self->stale);
  gboolean all = self->all_stale;
  GHashTableIter iter;
  gpointer id;

  self->stale = ent_id_set_new ();
  self->all_stale = FALSE;
  if (all)
    {
      tell_all (self);
      return;
    }
  g_hash_table_iter_init (&iter, stale);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      EntStakeholderItem *item = g_hash_table_lookup (self->items, id);
      g_autoptr (EntStakeholderItem) held = item != NULL ? g_object_ref (item) : NULL;

      if (held != NULL && ent_stakeholder_item_get (held) != NULL)
        g_signal_emit (held, signals[CHANGED], 0);
    }
}

/* A list that is being filled is told everything when it is. */
static void
on_step (EntStakeholderList *self)
{
  if (!self->waiting)
    settle (self);
  tell_stale (self);
}

/* Whether ratings and texts say who is here. */
static gboolean
is_filtered (EntDocument *document)
{
  return ent_document_search (document) != NULL ||
         ent_filter_has_stakeholders (ent_view_filter_get (ent_document_filter (document)));
}

/* How many ties somebody has is told; of one that is gone the ends are not known any more. */
static void
note_ends (EntStakeholderList *self, const EntChange *change)
{
  const EntTie *tie = ent_map_tie (map_of (self), change->key.id);

  if (change->key.kind != ENT_RECORD_TIE || change->kind == ENT_CHANGE_MOVE || change->kind == ENT_CHANGE_SET)
    return;
  if (tie == NULL)
    {
      self->all_stale = TRUE;
      return;
    }
  note_stale (self, tie->from);
  note_stale (self, tie->to);
}

/* Whether it says who is here, and where. */
static gboolean
moves_somebody (EntStakeholderList *self, const EntChange *change, gboolean filtered)
{
  if (change->kind != ENT_CHANGE_SET || filtered)
    return TRUE;
  return (self->by_name && strcmp (change->field->name, "name") == 0) || (self->sector >= 0 && strcmp (change->field->name, "sector") == 0);
}

static void
take_note (EntStakeholderList *self, const EntChange *change, gboolean filtered)
{
  if (change->key.kind == ENT_RECORD_STAKEHOLDER)
    {
      if (moves_somebody (self, change, filtered))
        g_hash_table_add (self->touched, ent_id_ref (change->key.id));
      note_stale (self, change->key.id);
    }
  else if (change->key.kind == ENT_RECORD_ASSESSMENT)
    {
      EntId id = change->owner != NULL ? change->owner : change->key.id;

      if (filtered)
        g_hash_table_add (self->touched, ent_id_ref (id));
      note_stale (self, id);
    }
  else if (change->key.kind == ENT_RECORD_MOMENT)
    {
      self->outdated |= filtered;
      self->all_stale = TRUE;
    }
  else if (change->key.kind == ENT_RECORD_LOG || change->key.kind == ENT_RECORD_TIE)
    {
      self->outdated |= filtered;
      note_ends (self, change);
    }
}

static void
on_map_changed (EntMap *map, const EntChange *change, EntDocument *document)
{
  Hub *hub = hub_of (document);
  gboolean filtered = is_filtered (document);

  for (guint i = 0; i < hub->lists->len; i++)
    take_note (g_ptr_array_index (hub->lists, i), change, filtered);
}

/* The moment, the search or the filter. In a large map the names of those that come back are put in order bit by bit. */
static void
on_view_changed (EntDocument *document, EntStakeholderList *self)
{
  self->outdated = TRUE;
  if (self->by_name && ent_map_n_stakeholders (map_of (self)) > MANY)
    {
      stop_filling (self);
      begin_filling (self);
    }
  else
    settle (self);
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
    ((EntStakeholderItem *) item)->items = NULL;
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->stale);
  g_array_unref (self->entries);
  stop_filling (self);
  g_ptr_array_remove (hub_of (self->document)->lists, self);
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
  self->entries = new_entries ();
  self->items = g_hash_table_new (NULL, NULL);
  self->touched = ent_id_set_new ();
  self->stale = ent_id_set_new ();
}

EntStakeholderList *
ent_stakeholder_list_new (EntDocument *document, int sector, gboolean by_name)
{
  EntStakeholderList *self = g_object_new (ENT_TYPE_STAKEHOLDER_LIST, NULL);

  self->document = g_object_ref (document);
  self->sector = sector;
  self->by_name = by_name;
  g_ptr_array_add (hub_of (document)->lists, self);
  g_signal_connect_object (ent_document_history (document), "changed", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (on_view_changed), self, 0);
  self->outdated = TRUE;
  if (by_name && ent_map_n_stakeholders (map_of (self)) > MANY)
    begin_filling (self);
  else
    settle (self);
  return self;
}

int
ent_stakeholder_list_sector (EntStakeholderList *self)
{
  return self->sector;
}

EntId
ent_stakeholder_list_id_at (EntStakeholderList *self, guint position)
{
  return position < self->entries->len ? g_array_index (self->entries, Entry, position).id : NULL;
}

int
ent_stakeholder_list_position (EntStakeholderList *self, const char *id)
{
  settle (self);
  return find (self, id);
}
