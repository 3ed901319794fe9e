/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each run begins anew with the three maps and what has been decided so far, so no decision depends on the order in
 * which it was made. First it is settled who and which moments there are, then everything else, for it refers to them.
 */
#include "analysis/merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/compare-maps.h"

static void
free_conflict (gpointer data)
{
  EntConflict *conflict = data;

  ent_id_clear (&conflict->key.id);
  ent_id_clear (&conflict->key.moment);
  ent_id_clear (&conflict->owner);
  ent_id_clear (&conflict->other);
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    g_free (conflict->values[side]);
  g_free (conflict);
}

EntMerge *
ent_merge_new (EntMap *base, EntMap *first, EntMap *last)
{
  EntMerge *self;

  g_return_val_if_fail (ENT_IS_MAP (first) && ENT_IS_MAP (last), NULL);

  self = g_new0 (EntMerge, 1);
  self->maps[ENT_SIDE_BASE] = base != NULL ? g_object_ref (base) : NULL;
  self->maps[ENT_SIDE_FIRST] = g_object_ref (first);
  self->maps[ENT_SIDE_LAST] = g_object_ref (last);
  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->conflicts = g_ptr_array_new_with_free_func (free_conflict);
  self->alive = g_hash_table_new (g_str_hash, g_str_equal);
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    self->touched[side] = g_hash_table_new (NULL, NULL);
  return self;
}

void
ent_merge_free (EntMerge *self)
{
  if (self == NULL)
    return;
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    {
      g_clear_object (&self->maps[side]);
      g_clear_pointer (&self->touched[side], g_hash_table_unref);
    }
  g_hash_table_unref (self->alive);
  g_ptr_array_unref (self->conflicts);
  g_hash_table_unref (self->decisions);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->progress, ent_progress_unref);
  g_free (self);
}

void
ent_merge_set_progress (EntMerge *self, EntProgress *progress)
{
  g_clear_pointer (&self->progress, ent_progress_unref);
  self->progress = progress != NULL ? ent_progress_ref (progress) : NULL;
}

void
ent_merge_set_map (EntMerge *self, EntSide side, EntMap *map)
{
  g_set_object (&self->maps[side], map);
}

void
ent_merge_set_fills (EntMerge *self, gboolean fills)
{
  self->fills = fills;
}

gboolean
ent_merge_has_base (EntMerge *self)
{
  return self->maps[ENT_SIDE_BASE] != NULL;
}

EntMap *
ent_merge_map (EntMerge *self, EntSide side)
{
  return self->maps[side];
}

/* --- conflicts --- */

EntConflict *
ent_conflict_new (EntConflictKind kind, const EntKey *key, const char *owner)
{
  EntConflict *conflict = g_new0 (EntConflict, 1);

  conflict->kind = kind;
  conflict->key = (EntKey) {
    .kind = key->kind, .id = ent_id (key->id), .moment = ent_id (key->moment), .aspect = key->aspect
  };
  conflict->owner = ent_id (owner);
  conflict->decision = ENT_SIDE_OPEN;
  return conflict;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

/* The same in each run. */
static char *
name_conflict (const EntConflict *conflict)
{
  return g_strdup_printf ("%d %d %s %s %d %s %s", (int) conflict->kind, (int) conflict->key.kind, or_nothing (conflict->key.id),
                          or_nothing (conflict->key.moment), (int) conflict->key.aspect,
                          conflict->field != NULL ? conflict->field->name : "", or_nothing (conflict->other));
}

int
ent_merge_meet (EntMerge *self, EntConflict *conflict)
{
  g_autofree char *name = name_conflict (conflict);

  conflict->decision = GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, name)) - 1;
  g_ptr_array_add (self->conflicts, conflict);
  return conflict->decision;
}

guint
ent_merge_n_conflicts (EntMerge *self)
{
  return self->conflicts->len;
}

guint
ent_merge_n_open (EntMerge *self)
{
  guint n = 0;

  for (guint i = 0; i < self->conflicts->len; i++)
    n += ent_merge_conflict_at (self, i)->decision == ENT_SIDE_OPEN;
  return n;
}

const EntConflict *
ent_merge_conflict_at (EntMerge *self, guint place)
{
  return g_ptr_array_index (self->conflicts, place);
}

void
ent_merge_decide (EntMerge *self, guint place, int side)
{
  EntConflict *conflict = g_ptr_array_index (self->conflicts, place);

  g_return_if_fail (side != ENT_SIDE_BASE || ent_merge_has_base (self));
  g_return_if_fail (side != ENT_SIDE_BOTH || ent_conflict_can_be_both (conflict));

  conflict->decision = side;
  g_hash_table_insert (self->decisions, name_conflict (conflict), GINT_TO_POINTER (side + 1));
}

void
ent_merge_decide_rest (EntMerge *self, EntSide side)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    if (ent_merge_conflict_at (self, i)->decision == ENT_SIDE_OPEN)
      ent_merge_decide (self, i, side);
}

gboolean
ent_conflict_has_base (EntMerge *self, const EntConflict *conflict)
{
  EntMap *base = self->maps[ENT_SIDE_BASE];
  gboolean is_within = conflict->kind == ENT_CONFLICT_FIELD || conflict->kind == ENT_CONFLICT_UNKNOWN;

  return base != NULL && (!is_within || ent_map_lookup (base, &conflict->key) != NULL);
}

gboolean
ent_conflict_can_be_both (const EntConflict *conflict)
{
  const char *first = conflict->values[ENT_SIDE_FIRST], *last = conflict->values[ENT_SIDE_LAST];

  return conflict->kind == ENT_CONFLICT_FIELD && conflict->field->type == ENT_FIELD_NOTE && first != NULL && last != NULL &&
         g_utf8_strlen (first, -1) + g_utf8_strlen (last, -1) < (glong) conflict->field->max_length;
}

char *
ent_conflict_both (const EntConflict *conflict)
{
  const char *first = conflict->values[ENT_SIDE_FIRST], *last = conflict->values[ENT_SIDE_LAST];

  /* one went on from the other */
  if (strstr (first, last) != NULL)
    return g_strdup (first);
  return strstr (last, first) != NULL ? g_strdup (last) : g_strconcat (first, "\n", last, NULL);
}

/* The one of the two that says something, where nothing is known of before. */
static EntSide
find_speaker (EntMerge *self, const EntConflict *conflict, EntSide side)
{
  EntSide one = side == ENT_SIDE_LAST ? ENT_SIDE_LAST : ENT_SIDE_FIRST;
  EntSide other = side == ENT_SIDE_LAST ? ENT_SIDE_FIRST : ENT_SIDE_LAST;

  if (conflict->kind != ENT_CONFLICT_FIELD || ent_conflict_has_base (self, conflict))
    return side;
  return conflict->values[one] == NULL && conflict->values[other] != NULL ? other : side;
}

void
ent_merge_prefer (EntMerge *self, EntSide side)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    if (ent_merge_conflict_at (self, i)->decision == ENT_SIDE_OPEN)
      ent_merge_decide (self, i, (int) find_speaker (self, ent_merge_conflict_at (self, i), side));
}

/* --- what stays a conflict --- */

/* All ties of this kind between the two. */
static char *
name_ties (const EntTie *tie)
{
  gboolean turned = strcmp (tie->from, tie->to) > 0;

  return g_strdup_printf ("ties %s %s %d", turned ? tie->to : tie->from, turned ? tie->from : tie->to, (int) tie->kind);
}

static void
hold_ties (EntMerge *self, EntMerge *earlier, const EntConflict *conflict)
{
  const char *const ids[] = { conflict->key.id, conflict->other };

  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
      {
        const EntTie *tie = ids[i] != NULL ? ent_map_tie (earlier->maps[side], ids[i]) : NULL;

        if (tie != NULL)
          g_hash_table_add (self->held, name_ties (tie));
      }
}

void
ent_merge_hold (EntMerge *self, EntMerge *earlier)
{
  GHashTableIter iter;
  gpointer name;

  if (self->held == NULL)
    self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (earlier->held != NULL)
    {
      g_hash_table_iter_init (&iter, earlier->held);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_hash_table_add (self->held, g_strdup (name));
    }
  for (guint i = 0; i < earlier->conflicts->len; i++)
    {
      const EntConflict *conflict = ent_merge_conflict_at (earlier, i);
      EntConflict field = *conflict;

      if (conflict->decision != (int) ENT_SIDE_BASE)
        continue;
      field.kind = conflict->kind == ENT_CONFLICT_PARTS ? ENT_CONFLICT_FIELD : conflict->kind;
      if (conflict->kind == ENT_CONFLICT_TIES)
        hold_ties (self, earlier, conflict);
      else
        g_hash_table_add (self->held, name_conflict (&field));
    }
}

gboolean
ent_merge_is_held (EntMerge *self, EntConflictKind kind, const EntKey *key, const EntField *field)
{
  EntConflict conflict = { .kind = kind, .key = *key, .field = field };
  g_autofree char *name = self->held != NULL ? name_conflict (&conflict) : NULL;

  return name != NULL && g_hash_table_contains (self->held, name);
}

gboolean
ent_merge_is_tie_held (EntMerge *self, const EntTie *tie)
{
  g_autofree char *name = self->held != NULL ? name_ties (tie) : NULL;

  return name != NULL && g_hash_table_contains (self->held, name);
}

/* --- who is there --- */

gboolean
ent_merge_is_removed (EntMerge *self, EntSide side, EntRecordKind kind, const char *id)
{
  EntMap *base = self->maps[ENT_SIDE_BASE];

  return id != NULL && base != NULL && ent_map_find (base, kind, id) != NULL && ent_map_find (self->maps[side], kind, id) == NULL;
}

gboolean
ent_merge_is_alive (EntMerge *self, const char *id)
{
  return g_hash_table_contains (self->alive, id);
}

static guint
note_alive (EntMerge *self, MergeList *list)
{
  guint n = 0;

  for (guint i = 0; i < list->entries->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (list->entries, i);

      if (entry->fate != FATE_GONE)
        {
          g_hash_table_add (self->alive, entry->id);
          n++;
        }
    }
  return n;
}

/* Every map has a moment: where each side has removed those of the other, both stay. */
static void
keep_a_moment (EntMerge *self, MergeList *moments)
{
  if (note_alive (self, moments) > 0)
    return;
  for (guint i = 0; i < moments->entries->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (moments->entries, i);

      if (entry->records[ENT_SIDE_FIRST] != NULL)
        entry->fate = FATE_FIRST;
      else if (entry->records[ENT_SIDE_LAST] != NULL)
        entry->fate = FATE_LAST;
    }
  note_alive (self, moments);
}

/* --- refusals --- */

static gboolean
refuse (GError **error, const char *id)
{
  /* Translators: %s: an id such as s-h7n2c4y9kd */
  g_set_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN, _("The maps give the id “%s” to different things, so they cannot be merged. Both are as they were; give one of the two another id in its file, and merge again."), id);
  return FALSE;
}

/* A tie between others than in @other, or an entry in the log of somebody else. */
static const char *
find_misplaced (EntMap *map, EntMap *other)
{
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i), *twin = ent_map_tie (other, tie->base.id);

      if (twin != NULL && (twin->from != tie->from || twin->to != tie->to))
        return tie->base.id;
    }
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      for (guint j = 0; stakeholder->log != NULL && j < stakeholder->log->len; j++)
        {
          const EntLogEntry *entry = g_ptr_array_index (stakeholder->log, j);
          const EntLogEntry *twin = ent_map_find (other, ENT_RECORD_LOG, entry->base.id);

          if (twin != NULL && twin->stakeholder != entry->stakeholder)
            return entry->base.id;
        }
    }
  return NULL;
}

static gboolean
check (EntMerge *self, GError **error)
{
  for (EntSide one = 0; one < ENT_N_SIDES; one++)
    for (EntSide other = one + 1; self->maps[one] != NULL && other < ENT_N_SIDES; other++)
      {
        const char *id = ent_maps_find_clash (self->maps[one], self->maps[other]);

        if (id == NULL)
          id = find_misplaced (self->maps[one], self->maps[other]);
        if (id != NULL)
          return refuse (error, id);
      }
  return TRUE;
}

/* --- putting together --- */

static gboolean
put_list (EntMap *out, MergeList *list, GError **error)
{
  g_autoptr (GPtrArray) order = ent_merge_list_order (list);

  for (guint i = 0; i < order->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (order, i);

      if (!ent_map_apply_take (out, g_steal_pointer (&entry->merged), NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Who is part of whom is told when all are there. */
static gboolean
put_stakeholders (EntMap *out, MergeList *list, GError **error)
{
  const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_change_free);

  for (guint i = 0; i < list->entries->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (list->entries, i);
      EntStakeholder *stakeholder = entry->merged;

      if (stakeholder == NULL || stakeholder->part_of == NULL)
        continue;
      g_ptr_array_add (changes, ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, entry->id), field, stakeholder->part_of));
      ent_id_clear (&stakeholder->part_of);
    }
  if (!put_list (out, list, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!ent_map_apply (out, g_ptr_array_index (changes, i), NULL, error))
      return FALSE;
  return TRUE;
}

/* One that is always there: the map itself, or a sector. */
static gboolean
put_standing (EntMerge *self, EntMap *out, gconstpointer const *records, GError **error)
{
  const EntRecord *first = records[ENT_SIDE_FIRST];
  MergeEntry entry = { .fate = FATE_MERGED };

  g_return_val_if_fail (first != NULL, FALSE);

  entry.id = first->id;
  memcpy (entry.records, records, sizeof entry.records);
  ent_merge_make_record (self, &entry, NULL);
  /* the map is still the one into which the other is merged */
  ent_record_set_id (entry.merged, ((const EntRecord *) records[ENT_SIDE_FIRST])->id);
  return ent_map_apply_take (out, g_steal_pointer (&entry.merged), NULL, error);
}

static gboolean
put_map_and_sectors (EntMerge *self, EntMap *out, GError **error)
{
  gconstpointer records[ENT_N_SIDES] = { NULL };

  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    records[side] = self->maps[side] != NULL ? ent_map_info (self->maps[side]) : NULL;
  if (!put_standing (self, out, records, error))
    return FALSE;
  for (EntSectorId sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      for (EntSide side = 0; side < ENT_N_SIDES; side++)
        records[side] = self->maps[side] != NULL ? ent_map_sector (self->maps[side], sector) : NULL;
      if (!put_standing (self, out, records, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_plain (EntMerge *self, EntMap *out, EntRecordKind kind, GError **error)
{
  g_autoptr (MergeList) list = ent_merge_list_of_maps (self, kind);

  ent_merge_find_fates (self, list, NULL);
  ent_merge_make_records (self, list, NULL);
  if (kind == ENT_RECORD_TIE)
    ent_merge_part_ties (self, list);
  return put_list (out, list, error);
}

/* --- what is unknown between records --- */

static GHashTable *
names_of_nodes (EntMap *map)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; map != NULL && i < ent_map_n_kept_nodes (map); i++)
    {
      const EntKeptNode *node = ent_map_kept_node_at (map, i);

      g_hash_table_add (names, g_strdup_printf ("%d %s %s", (int) node->list, or_nothing (node->after), node->xml));
    }
  return names;
}

static void
put_nodes (EntMerge *self, EntMap *out)
{
  GHashTable *names[ENT_N_SIDES];

  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    names[side] = names_of_nodes (self->maps[side]);
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    for (guint i = 0; i < ent_map_n_kept_nodes (self->maps[side]); i++)
      {
        const EntKeptNode *node = ent_map_kept_node_at (self->maps[side], i);
        g_autofree char *name = g_strdup_printf ("%d %s %s", (int) node->list, or_nothing (node->after), node->xml);
        gboolean in_base = g_hash_table_contains (names[ENT_SIDE_BASE], name);
        gboolean in_both = g_hash_table_contains (names[ENT_SIDE_FIRST], name) && g_hash_table_contains (names[ENT_SIDE_LAST], name);

        if (in_both ? side == ENT_SIDE_FIRST : !in_base)
          ent_map_keep_node (out, node->list, node->after, node->xml);
      }
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    g_hash_table_unref (names[side]);
}

/* So many thousandths are done. */
static gboolean
goes_on (EntMerge *self, guint reached, GError **error)
{
  ent_progress_reach (self->progress, 0, reached, 1, 1);
  if (!ent_progress_is_stopped (self->progress))
    return TRUE;
  g_set_error_literal (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_STOPPED, _("Merging was cancelled. All maps are as they were."));
  return FALSE;
}

static gboolean
run (EntMerge *self, EntMap *out, GError **error)
{
  g_autoptr (MergeList) moments = ent_merge_list_of_maps (self, ENT_RECORD_MOMENT);
  g_autoptr (MergeList) stakeholders = ent_merge_list_of_maps (self, ENT_RECORD_STAKEHOLDER);

  if (!goes_on (self, 250, error) || !put_map_and_sectors (self, out, error))
    return FALSE;
  ent_merge_find_fates (self, moments, NULL);
  keep_a_moment (self, moments);
  ent_merge_make_records (self, moments, NULL);
  ent_merge_find_fates (self, stakeholders, NULL);
  note_alive (self, stakeholders);
  if (!goes_on (self, 350, error))
    return FALSE;
  ent_merge_make_records (self, stakeholders, NULL);
  ent_merge_break_circles (self, stakeholders);
  if (!goes_on (self, 550, error) || !put_list (out, moments, error) || !put_stakeholders (out, stakeholders, error))
    return FALSE;
  if (!goes_on (self, 700, error) || !put_plain (self, out, ENT_RECORD_TIE, error) || !goes_on (self, 950, error) ||
      !put_plain (self, out, ENT_RECORD_ACTION, error) || !put_plain (self, out, ENT_RECORD_STEP, error))
    return FALSE;
  put_nodes (self, out);
  return goes_on (self, ENT_PROGRESS_DONE, error);
}

EntMap *
ent_merge_run (EntMerge *self, GError **error)
{
  g_autoptr (EntMap) out = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  g_ptr_array_set_size (self->conflicts, 0);
  g_hash_table_remove_all (self->alive);
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    g_hash_table_remove_all (self->touched[side]);
  self->has_removals = FALSE;
  if (!goes_on (self, 0, error) || !check (self, error) || !goes_on (self, 60, error))
    return NULL;
  ent_merge_find_touched (self);
  if (!goes_on (self, 150, error))
    return NULL;
  out = ent_map_new ();
  return run (self, out, error) ? g_steal_pointer (&out) : NULL;
}
