/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map: what can be read from it. What changes it stands in map-apply.c, how it is
 * copied in map-copy.c. */
#include "model/map-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (EntMap, ent_map, G_TYPE_OBJECT)
/* clang-format off */
G_DEFINE_QUARK (ent-model-error-quark, ent_model_error)
/* clang-format on */

guint ent_map_changed_signal;

static const char id_prefixes[ENT_N_RECORD_KINDS] = {
  [ENT_RECORD_MAP] = 'm',
  [ENT_RECORD_SECTOR] = 'w',
  [ENT_RECORD_STAKEHOLDER] = 's',
  [ENT_RECORD_ASSESSMENT] = 'r',
  [ENT_RECORD_LOG] = 'l',
  [ENT_RECORD_TIE] = 'e',
  [ENT_RECORD_MOMENT] = 't',
  [ENT_RECORD_ACTION] = 'a',
  [ENT_RECORD_STEP] = 'p',
};

gboolean
ent_record_kind_is_list (EntRecordKind kind)
{
  return kind == ENT_RECORD_STAKEHOLDER || kind == ENT_RECORD_TIE || kind == ENT_RECORD_MOMENT ||
         kind == ENT_RECORD_ACTION || kind == ENT_RECORD_STEP;
}

static void
clear_kept_node (gpointer data)
{
  EntKeptNode *node = data;

  g_free (node->after);
  g_free (node->xml);
}

/* For the tables of ties: the two ends, whichever is which, and the kind. */
static guint
hash_ends (gconstpointer data)
{
  const EntTie *tie = data;

  return (g_direct_hash (MIN (tie->from, tie->to)) * 31u + g_direct_hash (MAX (tie->from, tie->to))) * 31u + tie->kind;
}

static gboolean
ends_equal (gconstpointer a, gconstpointer b)
{
  const EntTie *x = a, *y = b;

  return x->kind == y->kind && MIN (x->from, x->to) == MIN (y->from, y->to) && MAX (x->from, x->to) == MAX (y->from, y->to);
}

static void
ent_map_finalize (GObject *object)
{
  EntMap *self = ENT_MAP (object);

  g_clear_pointer (&self->by_id, ent_id_table_free);
  g_hash_table_unref (self->ties_up);
  g_hash_table_unref (self->ties_down);
  g_ptr_array_unref (self->in_time);
  for (guint kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    g_clear_pointer (&self->lists[kind], g_ptr_array_unref);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    ent_record_free (self->sectors[i]);
  ent_record_free (self->info);
  g_array_unref (self->kept_nodes);
  g_rand_free (self->rand);

  G_OBJECT_CLASS (ent_map_parent_class)->finalize (object);
}

static void
ent_map_class_init (EntMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ent_map_finalize;

  ent_map_changed_signal = g_signal_new ("changed", ENT_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ent_map_init (EntMap *self)
{
  self->by_id = ent_id_table_new ();
  self->ties_up = g_hash_table_new (hash_ends, ends_equal);
  self->ties_down = g_hash_table_new (hash_ends, ends_equal);
  self->in_time = g_ptr_array_new ();
  self->kept_nodes = g_array_new (FALSE, FALSE, sizeof (EntKeptNode));
  g_array_set_clear_func (self->kept_nodes, clear_kept_node);
  self->rand = g_rand_new ();
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    if (ent_record_kind_is_list (kind))
      self->lists[kind] = g_ptr_array_new_with_free_func (ent_record_free);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      self->sectors[i] = ent_record_new (ENT_RECORD_SECTOR);
      self->sectors[i]->base.slot = i;
      ent_record_set_id (self->sectors[i], ent_sector_choices.items[i].name);
    }
  self->info = ent_record_new (ENT_RECORD_MAP);
}

EntMap *
ent_map_new (void)
{
  EntMap *self = g_object_new (ENT_TYPE_MAP, NULL);
  g_autofree char *id = ent_map_new_id (self, ENT_RECORD_MAP);

  ent_record_set_id (self->info, id);
  return self;
}

const EntMapInfo *
ent_map_info (EntMap *map)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  return map->info;
}

const EntSector *
ent_map_sector (EntMap *map, EntSectorId sector)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  g_return_val_if_fail ((guint) sector < ENT_N_SECTORS, NULL);

  return map->sectors[sector];
}

const char *
ent_map_sector_label (EntMap *map, EntSectorId sector)
{
  const EntSector *record = ent_map_sector (map, sector);

  return record != NULL && record->label != NULL ? record->label : ent_choice_label (&ent_sector_choices, sector);
}

const char *
ent_map_choice_label (EntMap *map, const EntChoices *choices, guint value)
{
  return choices == &ent_sector_choices ? ent_map_sector_label (map, (EntSectorId) value) : ent_choice_label (choices, value);
}

guint
ent_map_n_records (EntMap *map, EntRecordKind kind)
{
  g_return_val_if_fail (ENT_IS_MAP (map), 0);

  if (kind == ENT_RECORD_SECTOR)
    return ENT_N_SECTORS;
  return ent_record_kind_is_list (kind) ? map->lists[kind]->len : 0;
}

gconstpointer
ent_map_record_at (EntMap *map, EntRecordKind kind, guint place)
{
  g_return_val_if_fail (place < ent_map_n_records (map, kind), NULL);

  return kind == ENT_RECORD_SECTOR ? (gconstpointer) map->sectors[place] : g_ptr_array_index (map->lists[kind], place);
}

guint
ent_map_place (EntMap *map, gconstpointer record)
{
  const EntRecord *base = record;
  GPtrArray *list;

  g_return_val_if_fail (ENT_IS_MAP (map), 0);

  if (!ent_record_kind_is_list (base->kind))
    return base->slot;
  list = map->lists[base->kind];
  if (base->slot >= map->n_numbered[base->kind] || g_ptr_array_index (list, base->slot) != record)
    {
      for (guint i = map->n_numbered[base->kind]; i < list->len; i++)
        ((EntRecord *) g_ptr_array_index (list, i))->slot = i;
      map->n_numbered[base->kind] = list->len;
    }
  return base->slot;
}

gconstpointer
ent_map_find (EntMap *map, EntRecordKind kind, const char *id)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  return ent_map_lookup_mutable (map, &ENT_KEY (kind, id));
}

EntId *
ent_map_dup_ids (EntMap *map, const char *const *ids)
{
  guint n = ids != NULL ? g_strv_length ((char **) ids) : 0;
  EntId *copy = ids != NULL ? g_new0 (EntId, n + 1) : NULL;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  for (guint i = 0; i < n; i++)
    {
      const EntRecord *record = ent_id_table_get (ent_map_ids (map), ids[i]);

      copy[i] = record != NULL ? ent_id_ref (record->id) : ent_id (ids[i]);
    }
  return copy;
}

void
ent_map_free_ids (EntId *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    ent_id_unref (ids[i]);
  g_free (ids);
}

static void
index_ids (EntMap *map)
{
  map->by_id = ent_id_table_new ();
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; map->lists[kind] != NULL && i < map->lists[kind]->len; i++)
      {
        EntRecord *record = g_ptr_array_index (map->lists[kind], i);
        GPtrArray *log = kind == ENT_RECORD_STAKEHOLDER ? ((EntStakeholder *) record)->log : NULL;

        *ent_id_table_place (map->by_id, record->id) = record;
        for (guint j = 0; log != NULL && j < log->len; j++)
          {
            EntRecord *entry = g_ptr_array_index (log, j);

            *ent_id_table_place (map->by_id, entry->id) = entry;
          }
      }
}

EntIdTable *
ent_map_ids (EntMap *map)
{
  if (map->by_id == NULL)
    index_ids (map);
  return map->by_id;
}

EntRecord *
ent_map_lookup_id (EntMap *map, const char *id)
{
  EntIdTable *ids = ent_map_ids (map);
  EntRecord *record = ent_id_table_get (ids, id);
  EntId known;

  if (record != NULL || ent_id_table_size (ids) == 0)
    return record;
  /* the same letters may stand elsewhere */
  known = ent_id (id);
  if (known != id)
    record = ent_id_table_get (ids, known);
  ent_id_unref (known);
  return record;
}

void
ent_map_forget_id (EntMap *map, EntRecord *record)
{
  ent_id_table_remove (ent_map_ids (map), record->id);
}

gpointer
ent_map_lookup_mutable (EntMap *map, const EntKey *key)
{
  EntRecord *record;

  if (key->kind == ENT_RECORD_MAP)
    return map->info;
  if (key->id == NULL)
    return NULL;
  if (key->kind == ENT_RECORD_SECTOR)
    {
      int sector = ent_choices_find (&ent_sector_choices, key->id, -1);
      return sector >= 0 ? map->sectors[sector] : NULL;
    }
  record = ent_map_lookup_id (map, key->id);
  if (record == NULL)
    return NULL;
  if (key->kind == ENT_RECORD_ASSESSMENT && record->kind == ENT_RECORD_STAKEHOLDER)
    return (gpointer) ent_stakeholder_assessment ((EntStakeholder *) record, key->moment, key->aspect);
  return record->kind == key->kind ? record : NULL;
}

gconstpointer
ent_map_lookup (EntMap *map, const EntKey *key)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  return ent_map_lookup_mutable (map, key);
}

guint
ent_map_n_stakeholders (EntMap *map)
{
  return map->lists[ENT_RECORD_STAKEHOLDER]->len;
}

const EntStakeholder *
ent_map_stakeholder_at (EntMap *map, guint place)
{
  return ent_map_record_at (map, ENT_RECORD_STAKEHOLDER, place);
}

const EntStakeholder *
ent_map_stakeholder (EntMap *map, const char *id)
{
  return ent_map_find (map, ENT_RECORD_STAKEHOLDER, id);
}

guint
ent_map_n_ties (EntMap *map)
{
  return map->lists[ENT_RECORD_TIE]->len;
}

const EntTie *
ent_map_tie_at (EntMap *map, guint place)
{
  return ent_map_record_at (map, ENT_RECORD_TIE, place);
}

const EntTie *
ent_map_tie (EntMap *map, const char *id)
{
  return ent_map_find (map, ENT_RECORD_TIE, id);
}

guint
ent_map_n_moments (EntMap *map)
{
  return map->lists[ENT_RECORD_MOMENT]->len;
}

const EntMoment *
ent_map_moment_at (EntMap *map, guint place)
{
  return ent_map_record_at (map, ENT_RECORD_MOMENT, place);
}

const EntMoment *
ent_map_moment (EntMap *map, const char *id)
{
  return ent_map_find (map, ENT_RECORD_MOMENT, id);
}

gboolean
ent_stakeholder_is_on_map (const EntStakeholder *stakeholder)
{
  return stakeholder->unit == ENT_UNIT_ORGANISATION || stakeholder->part_of == NULL;
}

guint
ent_stakeholder_n_inside (const EntStakeholder *whole)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  guint n = 0;

  for (const EntStakeholder *at = whole; at != NULL; at = open->len > 0 ? g_ptr_array_steal_index_fast (open, open->len - 1) : NULL)
    for (guint i = 0; at->parts != NULL && i < at->parts->len; i++)
      if (!ent_stakeholder_is_on_map (g_ptr_array_index (at->parts, i)))
        {
          n++;
          g_ptr_array_add (open, g_ptr_array_index (at->parts, i));
        }
  return n;
}

/* --- ties in each other's way --- */

void
ent_map_index_rivals (EntMap *map, EntTie *tie, gboolean add)
{
  GHashTable *ties = tie->from < tie->to ? map->ties_up : map->ties_down;

  /* a kind that we do not know may be anything: it is in nobody's way */
  if (ent_kept_value (tie->base.kept, "kind") != NULL)
    return;
  if (add)
    g_hash_table_add (ties, tie);
  else
    g_hash_table_remove (ties, tie);
}

/* Whether two ties of one kind between the same two stand in each other's way. */
static gboolean
collide (const EntTie *tie, EntId from, EntDirection direction)
{
  if (ent_tie_direction (tie) != ENT_DIRECTION_FORWARD || direction != ENT_DIRECTION_FORWARD)
    return TRUE;
  return tie->from == from;
}

const EntTie *
ent_map_rival_of (EntMap *map, const EntTie *tie, EntDirection direction, const EntTie *except)
{
  const EntTie *found[] = { g_hash_table_lookup (map->ties_up, tie), g_hash_table_lookup (map->ties_down, tie) };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i] != NULL && found[i] != except && collide (found[i], tie->from, direction))
      return found[i];
  return NULL;
}

const EntTie *
ent_map_find_rival_tie (EntMap *map,
                        const char *from,
                        const char *to,
                        EntTieKind kind,
                        EntDirection direction,
                        const EntTie *except)
{
  const EntStakeholder *a = ent_map_stakeholder (map, from), *b = ent_map_stakeholder (map, to);
  EntTie wanted = { .kind = (guint8) kind };

  if (a == NULL || b == NULL)
    return NULL;
  wanted.from = a->base.id;
  wanted.to = b->base.id;
  return ent_map_rival_of (map, &wanted, direction, except);
}

/* --- ids --- */

char *
ent_map_new_id (EntMap *map, EntRecordKind kind)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  char id[13];

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  g_return_val_if_fail ((guint) kind < ENT_N_RECORD_KINDS, NULL);

  id[0] = id_prefixes[kind];
  id[1] = '-';
  id[12] = '\0';
  do
    for (guint i = 2; i < 12; i++)
      id[i] = letters[g_rand_int_range (map->rand, 0, sizeof letters - 1)];
  while (ent_map_lookup_id (map, id) != NULL);
  return g_strdup (id);
}

void
ent_map_seed_ids (EntMap *map, guint32 seed)
{
  g_return_if_fail (ENT_IS_MAP (map));

  g_rand_set_seed (map->rand, seed);
  if (ent_id_table_size (ent_map_ids (map)) == 0)
    {
      g_autofree char *id = ent_map_new_id (map, ENT_RECORD_MAP);
      ent_record_set_id (map->info, id);
    }
}

guint64
ent_map_revision (EntMap *map)
{
  g_return_val_if_fail (ENT_IS_MAP (map), 0);

  return map->revision;
}

void
ent_map_keep_node (EntMap *map, EntRecordKind list, const char *after, const char *xml)
{
  EntKeptNode node = { list, g_strdup (after), g_strdup (xml) };

  g_return_if_fail (ENT_IS_MAP (map));

  g_array_append_val (map->kept_nodes, node);
}

guint
ent_map_n_kept_nodes (EntMap *map)
{
  return map->kept_nodes->len;
}

const EntKeptNode *
ent_map_kept_node_at (EntMap *map, guint place)
{
  g_return_val_if_fail (place < map->kept_nodes->len, NULL);

  return &g_array_index (map->kept_nodes, EntKeptNode, place);
}

static gboolean
record_has_kept (const EntRecord *record)
{
  if (record->kept != NULL)
    return TRUE;
  if (record->kind == ENT_RECORD_STAKEHOLDER)
    {
      const EntStakeholder *stakeholder = (const EntStakeholder *) record;

      for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
        if (((EntRecord *) g_ptr_array_index (stakeholder->assessments, i))->kept != NULL)
          return TRUE;
      for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
        if (((EntRecord *) g_ptr_array_index (stakeholder->log, i))->kept != NULL)
          return TRUE;
    }
  return FALSE;
}

gboolean
ent_map_has_kept (EntMap *map)
{
  g_return_val_if_fail (ENT_IS_MAP (map), FALSE);

  if (map->kept_nodes->len > 0 || map->info->base.kept != NULL)
    return TRUE;
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (map, kind); i++)
      if (record_has_kept (ent_map_record_at (map, kind, i)))
        return TRUE;
  return FALSE;
}
