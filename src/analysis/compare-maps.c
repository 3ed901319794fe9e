/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the changes: what nothing refers to goes first, for it may stand in the way of what comes - two ties
 * of one kind between the same two; then moments, stakeholders, assessments, ties, actions and steps, each after
 * what it refers to; stakeholders and moments that go come last, when nobody refers to them any more.
 */
#include "analysis/compare-maps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/places.h"

typedef struct
{
  EntMap *from, *to;
  GPtrArray *changes;   /* of EntChange */
  GHashTable *replaced; /* set of EntId, borrowed: ties, actions and steps that are removed and added again */
  guint n_beyond;
} Comparison;

static const EntRecordKind list_kinds[] = { ENT_RECORD_MOMENT, ENT_RECORD_STAKEHOLDER, ENT_RECORD_TIE, ENT_RECORD_ACTION, ENT_RECORD_STEP };

static void
emit (Comparison *self, EntChange *change)
{
  g_ptr_array_add (self->changes, change);
}

gboolean
ent_records_know_the_same (gconstpointer record, gconstpointer other)
{
  const EntKept *kept = ((const EntRecord *) record)->kept, *other_kept = ((const EntRecord *) other)->kept;
  EntKept rest = { 0 }, other_rest = { 0 };

  if (kept != NULL)
    rest = (EntKept) { .attributes = kept->attributes, .children = kept->children };
  if (other_kept != NULL)
    other_rest = (EntKept) { .attributes = other_kept->attributes, .children = other_kept->children };
  return ent_kept_equal (&rest, &other_rest);
}

/* Whether changes can make the one of the other: of what is set once, a later version may say what this one does not know. */
static gboolean
can_become (gconstpointer from, gconstpointer to)
{
  guint n;
  const EntField *fields = ent_fields (((const EntRecord *) from)->kind, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].flags & ENT_FIELD_FIXED)
      {
        g_autofree char *text = ent_field_get (&fields[i], to);

        if (!ent_field_holds (&fields[i], from, text))
          return FALSE;
      }
  return ent_records_know_the_same (from, to);
}

/* --- ids --- */

static gboolean
is_other_kind (EntMap *map, EntRecordKind kind, const char *id)
{
  if (ent_map_find (map, kind, id) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (list_kinds); i++)
    if (ent_map_find (map, list_kinds[i], id) != NULL)
      return TRUE;
  return ent_map_find (map, ENT_RECORD_LOG, id) != NULL;
}

static const char *
find_clash_in_log (EntMap *map, const EntStakeholder *stakeholder)
{
  for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
    {
      const EntRecord *entry = g_ptr_array_index (stakeholder->log, i);

      if (is_other_kind (map, ENT_RECORD_LOG, entry->id))
        return entry->id;
    }
  return NULL;
}

const char *
ent_maps_find_clash (EntMap *map, EntMap *other)
{
  for (guint k = 0; k < G_N_ELEMENTS (list_kinds); k++)
    for (guint i = 0; i < ent_map_n_records (other, list_kinds[k]); i++)
      {
        const EntRecord *record = ent_map_record_at (other, list_kinds[k], i);
        const char *id = is_other_kind (map, list_kinds[k], record->id) ? record->id : NULL;

        if (id == NULL && list_kinds[k] == ENT_RECORD_STAKEHOLDER)
          id = find_clash_in_log (map, (const EntStakeholder *) record);
        if (id != NULL)
          return id;
      }
  return NULL;
}

/* --- fields --- */

static void
set_field (Comparison *self, const EntKey *key, const EntField *field, gconstpointer from, gconstpointer to)
{
  const char *plain;
  g_autofree char *text = NULL;

  if (!ent_field_peek (field, to, &plain))
    plain = text = ent_field_get (field, to);
  if (!ent_field_holds (field, from, plain))
    emit (self, ent_change_new_set (key, field, plain));
}

static gboolean
is_part_of (const EntField *field, EntRecordKind kind)
{
  return kind == ENT_RECORD_STAKEHOLDER && field->type == ENT_FIELD_ID;
}

/* All but who is part of whom. */
static void
set_fields (Comparison *self, const EntKey *key, gconstpointer from, gconstpointer to)
{
  guint n;
  const EntField *fields = ent_fields (key->kind, &n);

  for (guint i = 0; i < n; i++)
    if (!(fields[i].flags & ENT_FIELD_FIXED) && !is_part_of (&fields[i], key->kind))
      set_field (self, key, &fields[i], from, to);
  self->n_beyond += !ent_records_know_the_same (from, to);
}

/* --- what stands within a stakeholder --- */

static GPtrArray *
contained (const EntStakeholder *stakeholder, EntRecordKind kind)
{
  return kind == ENT_RECORD_LOG ? stakeholder->log : stakeholder->assessments;
}

static guint
length_of (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static gconstpointer
find_twin (EntMap *map, const EntStakeholder *owner, gconstpointer record)
{
  const EntRecord *base = record;
  const EntAssessment *assessment = record;
  const EntLogEntry *entry;

  if (base->kind == ENT_RECORD_ASSESSMENT)
    return ent_stakeholder_assessment (owner, assessment->moment, assessment->aspect);
  entry = ent_map_find (map, ENT_RECORD_LOG, base->id);
  return entry != NULL && entry->stakeholder == owner->base.id ? entry : NULL;
}

static EntKey
key_within (const EntStakeholder *owner, gconstpointer record)
{
  const EntRecord *base = record;
  const EntAssessment *assessment = record;

  if (base->kind == ENT_RECORD_LOG)
    return ENT_KEY (ENT_RECORD_LOG, base->id);
  return ENT_KEY_ASSESSMENT (owner->base.id, assessment->moment, assessment->aspect);
}

/* Which of @to stay where they are. What would have to move, or knows something else that this version does not, is
 * removed and added again. */
static gboolean *
match_contained (Comparison *self, const EntStakeholder *from, const EntStakeholder *to, EntRecordKind kind)
{
  GPtrArray *before = contained (from, kind), *after = contained (to, kind);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree int *at = g_new (int, length_of (after) + 1);

  for (guint i = 0; i < length_of (before); i++)
    g_hash_table_insert (places, g_ptr_array_index (before, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < length_of (after); i++)
    {
      gconstpointer record = g_ptr_array_index (after, i), twin = find_twin (self->from, from, record);
      gboolean is_same = twin != NULL && can_become (twin, record);

      at[i] = is_same ? GPOINTER_TO_INT (g_hash_table_lookup (places, twin)) - 1 : ENT_PLACE_NEW;
    }
  return ent_places_that_stay (at, length_of (after));
}

static void
remove_contained (Comparison *self, const EntStakeholder *from, const EntStakeholder *to, EntRecordKind kind)
{
  GPtrArray *before = contained (from, kind), *after = contained (to, kind);
  g_autofree gboolean *stays = match_contained (self, from, to, kind);
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < length_of (after); i++)
    if (stays[i])
      g_hash_table_add (left, (gpointer) find_twin (self->from, from, g_ptr_array_index (after, i)));
  for (guint i = length_of (before); i-- > 0;)
    {
      gpointer record = g_ptr_array_index (before, i);
      EntKey key = key_within (from, record);

      if (!g_hash_table_contains (left, record))
        emit (self, ent_change_new_remove (&key));
    }
}

static void
add_contained (Comparison *self, const EntStakeholder *from, const EntStakeholder *to, EntRecordKind kind)
{
  GPtrArray *after = contained (to, kind);
  g_autofree gboolean *stays = match_contained (self, from, to, kind);

  for (guint i = 0; i < length_of (after); i++)
    {
      gconstpointer record = g_ptr_array_index (after, i);
      EntKey key = key_within (to, record);

      if (stays[i])
        set_fields (self, &key, find_twin (self->from, from, record), record);
      else
        emit (self, ent_change_new_add (ent_record_copy (record), to->base.id, i));
    }
}

/* --- what goes first --- */

/* The same in the other map; NULL for what is removed and added again. */
static gconstpointer
find_same (Comparison *self, EntMap *map, const EntRecord *record)
{
  if (record->kind != ENT_RECORD_STAKEHOLDER && g_hash_table_contains (self->replaced, record->id))
    return NULL;
  return ent_map_find (map, record->kind, record->id);
}

typedef struct
{
  EntId low, high; /* by address */
} Pair;

static Pair
pair_of (const EntTie *tie)
{
  return tie->from < tie->to ? (Pair) { tie->from, tie->to } : (Pair) { tie->to, tie->from };
}

static guint
hash_pair (gconstpointer data)
{
  const Pair *pair = data;

  return g_direct_hash (pair->low) ^ g_direct_hash (pair->high) * 31;
}

static gboolean
pairs_equal (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  return x->low == y->low && x->high == y->high;
}

/* How many ties that are in both maps stand between the same two. */
static GHashTable *
count_common_ties (Comparison *self)
{
  GHashTable *counts = g_hash_table_new_full (hash_pair, pairs_equal, g_free, NULL);

  for (guint i = 0; i < ent_map_n_ties (self->from); i++)
    {
      const EntTie *tie = ent_map_tie_at (self->from, i);
      Pair pair = pair_of (tie);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &pair));

      if (ent_map_tie (self->to, tie->base.id) != NULL)
        g_hash_table_insert (counts, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (count + 1));
    }
  return counts;
}

static gboolean
is_same_way (const EntTie *tie, const EntTie *other)
{
  return tie->kind == other->kind && tie->direction == other->direction &&
         g_strcmp0 (ent_kept_value (tie->base.kept, "kind"), ent_kept_value (other->base.kept, "kind")) == 0 &&
         g_strcmp0 (ent_kept_value (tie->base.kept, "direction"), ent_kept_value (other->base.kept, "direction")) == 0;
}

/* No change sets what this version does not know of a record: it comes with the record. */
static void
find_unlike (Comparison *self, EntRecordKind kind)
{
  for (guint i = 0; i < ent_map_n_records (self->to, kind); i++)
    {
      const EntRecord *to = ent_map_record_at (self->to, kind, i), *from = ent_map_find (self->from, kind, to->id);

      if (from != NULL && !can_become (from, to))
        g_hash_table_add (self->replaced, to->id);
    }
}

static void
find_replaced (Comparison *self)
{
  g_autoptr (GHashTable) counts = NULL;

  find_unlike (self, ENT_RECORD_TIE);
  find_unlike (self, ENT_RECORD_ACTION);
  find_unlike (self, ENT_RECORD_STEP);
  for (guint i = 0; i < ent_map_n_ties (self->to); i++)
    {
      const EntTie *to = ent_map_tie_at (self->to, i), *from = ent_map_tie (self->from, to->base.id);
      Pair pair;

      if (from == NULL || is_same_way (from, to))
        continue;
      if (counts == NULL)
        counts = count_common_ties (self);
      pair = pair_of (from);
      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &pair)) > 1)
        g_hash_table_add (self->replaced, to->base.id);
    }
}

static void
remove_from_list (Comparison *self, EntRecordKind kind)
{
  for (guint i = ent_map_n_records (self->from, kind); i-- > 0;)
    {
      const EntRecord *record = ent_map_record_at (self->from, kind, i);

      if (find_same (self, self->to, record) == NULL)
        emit (self, ent_change_new_remove (&ENT_KEY (kind, record->id)));
    }
}

/* Of one who goes: the entries of the log that another one has then. */
static void
remove_moved_entries (Comparison *self, const EntStakeholder *from)
{
  for (guint i = length_of (from->log); i-- > 0;)
    {
      const EntRecord *entry = g_ptr_array_index (from->log, i);

      if (ent_map_find (self->to, ENT_RECORD_LOG, entry->id) != NULL)
        emit (self, ent_change_new_remove (&ENT_KEY (ENT_RECORD_LOG, entry->id)));
    }
}

/* The id that a file gives of one who is not there, or cannot be the whole; no change says such a thing. NULL: none. */
static const char *
kept_whole (const EntStakeholder *stakeholder, const EntField *part_of)
{
  return ent_kept_value (stakeholder->base.kept, part_of->name);
}

/* Who is part of somebody else then is part of nobody on the way, lest a circle closes; and nothing is part of one who
 * goes. */
static void
leave_wholes (Comparison *self, const EntField *part_of)
{
  for (guint i = 0; i < ent_map_n_stakeholders (self->from); i++)
    {
      const EntStakeholder *from = ent_map_stakeholder_at (self->from, i), *to = ent_map_stakeholder (self->to, from->base.id);
      const char *kept = kept_whole (from, part_of);
      gboolean leaves;

      if (to == NULL)
        leaves = from->part_of != NULL && ent_map_stakeholder (self->to, from->part_of) == NULL;
      else
        leaves = from->part_of != NULL ? from->part_of != to->part_of : kept != NULL && g_strcmp0 (kept, kept_whole (to, part_of)) != 0;
      if (leaves)
        emit (self, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, from->base.id), part_of, NULL));
    }
}

static void
remove_what_stands_alone (Comparison *self)
{
  remove_from_list (self, ENT_RECORD_STEP);
  remove_from_list (self, ENT_RECORD_ACTION);
  remove_from_list (self, ENT_RECORD_TIE);
  for (guint i = ent_map_n_stakeholders (self->from); i-- > 0;)
    {
      const EntStakeholder *from = ent_map_stakeholder_at (self->from, i);
      const EntStakeholder *to = ent_map_stakeholder (self->to, from->base.id);

      if (to == NULL)
        remove_moved_entries (self, from);
      else if (!ent_record_equal (from, to))
        {
          remove_contained (self, from, to, ENT_RECORD_LOG);
          remove_contained (self, from, to, ENT_RECORD_ASSESSMENT);
        }
    }
}

/* --- lists --- */

/* Part of somebody who may come later: told when all are there. */
static gpointer
copy_to_add (Comparison *self, const EntRecord *record)
{
  gpointer copy = ent_record_copy (record);
  EntStakeholder *stakeholder = copy;

  if (record->kind == ENT_RECORD_STAKEHOLDER && stakeholder->part_of != NULL &&
      ent_map_stakeholder (self->from, stakeholder->part_of) == NULL)
    ent_id_clear (&stakeholder->part_of);
  return copy;
}

/* Those of @kind in the old map that are still in the list: each has its number, the others ENT_PLACE_NEW. */
static int *
number_left (Comparison *self, EntRecordKind kind, gboolean **leaves, guint *n_left)
{
  gboolean at_last = kind == ENT_RECORD_STAKEHOLDER || kind == ENT_RECORD_MOMENT;
  guint n = ent_map_n_records (self->from, kind);
  int *numbers = g_new (int, n + 1);

  *leaves = g_new0 (gboolean, n + 1);
  *n_left = 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean stays = find_same (self, self->to, ent_map_record_at (self->from, kind, i)) != NULL;

      numbers[i] = ENT_PLACE_NEW;
      if (!stays && !at_last)
        continue;
      (*leaves)[*n_left] = !stays;
      numbers[i] = (int) (*n_left)++;
    }
  return numbers;
}

/* Adds and moves: the list is as the new one then, but for those who leave at last. */
static void
order_list (Comparison *self, EntRecordKind kind)
{
  guint n = ent_map_n_records (self->to, kind), n_left;
  g_autofree gboolean *leaves = NULL, *stays = NULL;
  g_autofree int *numbers = number_left (self, kind, &leaves, &n_left);
  g_autofree int *from = g_new (int, n + 1);
  g_autoptr (EntPlaces) places = NULL;

  for (guint i = 0; i < n; i++)
    {
      gconstpointer same = find_same (self, self->from, ent_map_record_at (self->to, kind, i));

      from[i] = same != NULL ? numbers[ent_map_place (self->from, same)] : ENT_PLACE_NEW;
    }
  stays = ent_places_that_stay (from, n);
  places = ent_places_new (from, stays, n, n_left, leaves);
  for (guint i = 0; i < n; i++)
    {
      const EntRecord *record = ent_map_record_at (self->to, kind, i);
      guint place = ent_places_next (places);

      if (from[i] == ENT_PLACE_NEW)
        emit (self, ent_change_new_add (copy_to_add (self, record), NULL, place));
      else if (!stays[i])
        emit (self, ent_change_new_move (&ENT_KEY (kind, record->id), place));
    }
}

static void
set_list (Comparison *self, EntRecordKind kind)
{
  for (guint i = 0; i < ent_map_n_records (self->to, kind); i++)
    {
      const EntRecord *to = ent_map_record_at (self->to, kind, i), *from = find_same (self, self->from, to);

      if (from != NULL && !ent_record_equal (from, to))
        set_fields (self, &ENT_KEY (kind, to->id), from, to);
    }
}

static void
join_wholes (Comparison *self, const EntField *part_of)
{
  for (guint i = 0; i < ent_map_n_stakeholders (self->to); i++)
    {
      const EntStakeholder *to = ent_map_stakeholder_at (self->to, i);
      const EntStakeholder *from = ent_map_stakeholder (self->from, to->base.id);
      const char *kept = kept_whole (to, part_of);

      if (from != NULL && kept != NULL && g_strcmp0 (kept, kept_whole (from, part_of)) != 0)
        self->n_beyond++;
      if (to->part_of != NULL && (from != NULL ? from->part_of != to->part_of : ent_map_stakeholder (self->from, to->part_of) == NULL))
        emit (self, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, to->base.id), part_of, to->part_of));
    }
}

static void
change_stakeholders (Comparison *self, const EntField *part_of)
{
  set_list (self, ENT_RECORD_STAKEHOLDER);
  order_list (self, ENT_RECORD_STAKEHOLDER);
  join_wholes (self, part_of);
  for (guint i = 0; i < ent_map_n_stakeholders (self->to); i++)
    {
      const EntStakeholder *to = ent_map_stakeholder_at (self->to, i);
      const EntStakeholder *from = ent_map_stakeholder (self->from, to->base.id);

      if (from == NULL || ent_record_equal (from, to))
        continue;
      add_contained (self, from, to, ENT_RECORD_ASSESSMENT);
      add_contained (self, from, to, ENT_RECORD_LOG);
    }
}

/* --- the whole --- */

static guint
count_other_nodes (EntMap *from, EntMap *to)
{
  guint n = ent_map_n_kept_nodes (from);

  if (n != ent_map_n_kept_nodes (to))
    return 1;
  for (guint i = 0; i < n; i++)
    {
      const EntKeptNode *a = ent_map_kept_node_at (from, i), *b = ent_map_kept_node_at (to, i);

      if (a->list != b->list || g_strcmp0 (a->after, b->after) != 0 || g_strcmp0 (a->xml, b->xml) != 0)
        return 1;
    }
  return 0;
}

static void
compare (Comparison *self)
{
  const EntField *part_of = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");

  find_replaced (self);
  remove_what_stands_alone (self);
  leave_wholes (self, part_of);
  set_fields (self, &ENT_KEY (ENT_RECORD_MAP, NULL), ent_map_info (self->from), ent_map_info (self->to));
  for (EntSectorId sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      const EntSector *to = ent_map_sector (self->to, sector);

      set_fields (self, &ENT_KEY (ENT_RECORD_SECTOR, to->base.id), ent_map_sector (self->from, sector), to);
    }
  set_list (self, ENT_RECORD_MOMENT);
  order_list (self, ENT_RECORD_MOMENT);
  change_stakeholders (self, part_of);
  set_list (self, ENT_RECORD_TIE);
  order_list (self, ENT_RECORD_TIE);
  set_list (self, ENT_RECORD_ACTION);
  order_list (self, ENT_RECORD_ACTION);
  set_list (self, ENT_RECORD_STEP);
  order_list (self, ENT_RECORD_STEP);
  remove_from_list (self, ENT_RECORD_STAKEHOLDER);
  remove_from_list (self, ENT_RECORD_MOMENT);
  self->n_beyond += count_other_nodes (self->from, self->to);
  self->n_beyond += ent_map_info (self->from)->base.id != ent_map_info (self->to)->base.id;
}

EntMapChanges *
ent_compare_maps (EntMap *from, EntMap *to, GError **error)
{
  Comparison comparison = { .from = from, .to = to };
  EntMapChanges *changes;
  const char *clash;

  g_return_val_if_fail (ENT_IS_MAP (from) && ENT_IS_MAP (to), NULL);

  clash = ent_maps_find_clash (from, to);
  if (clash != NULL)
    {
      /* Translators: %s: an id such as s-h7n2c4y9kd */
      g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN, _("The two maps give the id “%s” to different things, so neither can become the other. Both are as they were; give one of the two another id in its file."), clash);
      return NULL;
    }
  comparison.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_change_free);
  comparison.replaced = g_hash_table_new (NULL, NULL);
  compare (&comparison);
  g_hash_table_unref (comparison.replaced);
  changes = g_new0 (EntMapChanges, 1);
  changes->changes = comparison.changes;
  changes->n_beyond = comparison.n_beyond;
  return changes;
}

void
ent_map_changes_free (EntMapChanges *changes)
{
  if (changes == NULL)
    return;
  g_ptr_array_unref (changes->changes);
  g_free (changes);
}
