/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is right in each record by itself and wrong together: references to what the other side removed, ties that
 * stand in each other's way, circles of parts. Where a group of records takes the state that it has on one side, it
 * is as right as that side's map.
 */
#include "analysis/merge-private.h"

#include <string.h>

/* Two ties of each kind can stand between two, one each way, on each side. */
#define MOST_TURNS (4 * ENT_N_TIE_KINDS)

/* --- references --- */

static void
touch (EntMerge *self, EntSide side, EntRecordKind kind, const char *id)
{
  const EntRecord *record = id != NULL ? ent_map_find (self->maps[side], kind, id) : NULL;

  if (record != NULL)
    g_hash_table_add (self->touched[side], record->id);
}

static gconstpointer
find_in_base (EntMerge *self, const EntRecord *record)
{
  return ent_map_find (self->maps[ENT_SIDE_BASE], record->kind, record->id);
}

static void
touch_by_stakeholder (EntMerge *self, EntSide side, const EntStakeholder *stakeholder)
{
  const EntStakeholder *base = find_in_base (self, &stakeholder->base);

  if (base != NULL && ent_record_equal (base, stakeholder))
    return;
  if (base == NULL || base->part_of != stakeholder->part_of)
    touch (self, side, ENT_RECORD_STAKEHOLDER, stakeholder->part_of);
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *to = g_ptr_array_index (stakeholder->assessments, i);
      const EntAssessment *from = base != NULL ? ent_stakeholder_assessment (base, to->moment, to->aspect) : NULL;

      if (from == NULL || !ent_record_equal (from, to))
        touch (self, side, ENT_RECORD_MOMENT, to->moment);
    }
}

static void
touch_by_action (EntMerge *self, EntSide side, const EntAction *action)
{
  const EntAction *base = find_in_base (self, &action->base);

  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    if (base == NULL || base->with == NULL || !g_strv_contains ((const char *const *) base->with, action->with[i]))
      touch (self, side, ENT_RECORD_STAKEHOLDER, action->with[i]);
}

static void
touch_by_tie (EntMerge *self, EntSide side, const EntTie *tie)
{
  const EntTie *base = find_in_base (self, &tie->base);

  if (base != NULL && !ent_merge_is_edited (self, side, base, tie))
    return;
  touch (self, side, ENT_RECORD_STAKEHOLDER, tie->from);
  touch (self, side, ENT_RECORD_STAKEHOLDER, tie->to);
}

static gboolean
lacks_any (EntMerge *self, EntSide side, EntRecordKind kind)
{
  EntMap *base = self->maps[ENT_SIDE_BASE];

  for (guint i = 0; i < ent_map_n_records (base, kind); i++)
    if (ent_map_find (self->maps[side], kind, ((const EntRecord *) ent_map_record_at (base, kind, i))->id) == NULL)
      return TRUE;
  return FALSE;
}

void
ent_merge_find_touched (EntMerge *self)
{
  if (self->maps[ENT_SIDE_BASE] == NULL)
    return;
  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    self->has_removals |= lacks_any (self, side, ENT_RECORD_STAKEHOLDER) || lacks_any (self, side, ENT_RECORD_MOMENT);
  for (EntSide side = ENT_SIDE_FIRST; self->has_removals && side <= ENT_SIDE_LAST; side++)
    {
      EntMap *map = self->maps[side];

      for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
        touch_by_stakeholder (self, side, ent_map_stakeholder_at (map, i));
      for (guint i = 0; i < ent_map_n_ties (map); i++)
        touch_by_tie (self, side, ent_map_tie_at (map, i));
      for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
        touch_by_action (self, side, ent_map_record_at (map, ENT_RECORD_ACTION, i));
    }
}

/* The entry takes the state that it has on @side. */
static void
force (EntMerge *self, MergeEntry *entry, EntSide side)
{
  const EntRecord *record = entry->records[side];
  const EntTie *tie = (const EntTie *) record;
  gboolean can_be = tie != NULL && ent_merge_is_alive (self, tie->from) && ent_merge_is_alive (self, tie->to);

  entry->fate = can_be ? (Fate) ((int) FATE_BASE + (int) side) : FATE_GONE;
  ent_merge_make_record (self, entry, NULL);
}

/* --- ties --- */

static gboolean
are_rivals (const EntTie *a, const EntTie *b)
{
  gboolean both_forward = ent_tie_direction (a) == ENT_DIRECTION_FORWARD && ent_tie_direction (b) == ENT_DIRECTION_FORWARD;

  if (a->kind != b->kind || ent_kept_value (a->base.kept, "kind") != NULL || ent_kept_value (b->base.kept, "kind") != NULL)
    return FALSE;
  return !both_forward || a->from == b->from;
}

/* Each side has put the same tie in. */
static gboolean
are_twins (const MergeEntry *x, const MergeEntry *y)
{
  const EntTie *a = x->merged, *b = y->merged;
  EntDirection direction = ent_tie_direction (a);

  if (x->records[ENT_SIDE_BASE] != NULL || y->records[ENT_SIDE_BASE] != NULL)
    return FALSE;
  return direction == ent_tie_direction (b) && (a->from == b->from || direction != ENT_DIRECTION_FORWARD) &&
         a->strength == b->strength && a->unclear == b->unclear && g_strcmp0 (a->notes, b->notes) == 0 &&
         ent_kept_equal (a->base.kept, b->base.kept);
}

static void
take_side (EntMerge *self, GPtrArray *group, int kind, EntSide side)
{
  for (guint i = 0; i < group->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (group, i);

      if (kind < 0 || (entry->merged != NULL && ((const EntTie *) entry->merged)->kind == kind))
        force (self, entry, side);
    }
}

static void
part_two (EntMerge *self, GPtrArray *group, MergeEntry *x, MergeEntry *y, EntSide *side)
{
  const char *id = strcmp (x->id, y->id) < 0 ? x->id : y->id;
  EntConflict *conflict;
  int decision;

  if (are_twins (x, y))
    {
      MergeEntry *second = strcmp (x->id, id) == 0 ? y : x;

      second->fate = FATE_GONE;
      ent_merge_make_record (self, second, NULL);
      return;
    }
  conflict = ent_conflict_new (ENT_CONFLICT_TIES, &ENT_KEY (ENT_RECORD_TIE, x->id), NULL);
  conflict->other = ent_id (y->id);
  decision = ent_merge_meet (self, conflict);
  *side = decision == ENT_SIDE_OPEN ? ENT_SIDE_FIRST : (EntSide) decision;
  take_side (self, group, ((const EntTie *) x->merged)->kind, *side);
}

static gboolean
find_rivals (GPtrArray *group, MergeEntry **x, MergeEntry **y)
{
  for (guint i = 0; i < group->len; i++)
    for (guint j = 0; j < i; j++)
      {
        *x = g_ptr_array_index (group, j);
        *y = g_ptr_array_index (group, i);
        if ((*x)->merged != NULL && (*y)->merged != NULL && are_rivals ((*x)->merged, (*y)->merged))
          return TRUE;
      }
  return FALSE;
}

/* A kind on which others could not agree before, and of which the last map has another tie than the base. */
static EntTie *
find_held (EntMerge *self, GPtrArray *group)
{
  for (guint i = 0; self->held != NULL && i < group->len; i++)
    {
      const MergeEntry *entry = g_ptr_array_index (group, i);
      gboolean differs = entry->merged != NULL && entry->records[ENT_SIDE_FIRST] == NULL && entry->records[ENT_SIDE_BASE] == NULL;

      if (differs && ent_merge_is_tie_held (self, entry->merged))
        return entry->merged;
    }
  return NULL;
}

static void
decide_held (EntMerge *self, GPtrArray *group)
{
  const EntTie *tie;

  while ((tie = find_held (self, group)) != NULL)
    {
      int kind = tie->kind;
      int decision = ent_merge_meet (self, ent_conflict_new (ENT_CONFLICT_TIES, &ENT_KEY (ENT_RECORD_TIE, tie->base.id), NULL));

      if (decision == (int) ENT_SIDE_LAST)
        return;
      take_side (self, group, kind, decision == ENT_SIDE_OPEN ? ENT_SIDE_FIRST : (EntSide) decision);
    }
}

/* All ties between the same two. What a decision brings forth is decided in the same way: else there would be no end. */
static void
part_group (EntMerge *self, GPtrArray *group)
{
  EntSide side = ENT_SIDE_FIRST;
  guint turn;
  MergeEntry *x, *y;

  for (turn = 0; turn < MOST_TURNS && find_rivals (group, &x, &y); turn++)
    part_two (self, group, x, y, &side);
  if (find_rivals (group, &x, &y))
    take_side (self, group, -1, side);
  decide_held (self, group);
}

typedef struct
{
  EntId low, high; /* by address */
} Pair;

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

void
ent_merge_part_ties (EntMerge *self, MergeList *ties)
{
  g_autoptr (GHashTable) by_pair = g_hash_table_new_full (hash_pair, pairs_equal, g_free, NULL);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < ties->entries->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (ties->entries, i);
      const EntTie *tie = ent_merge_entry_record (entry);
      Pair pair = tie->from < tie->to ? (Pair) { tie->from, tie->to } : (Pair) { tie->to, tie->from };
      GPtrArray *group = g_hash_table_lookup (by_pair, &pair);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_pair, g_memdup2 (&pair, sizeof pair), group);
        }
      g_ptr_array_add (group, entry);
    }
  for (guint i = 0; i < groups->len; i++)
    if (self->held != NULL || ((GPtrArray *) g_ptr_array_index (groups, i))->len > 1)
      part_group (self, g_ptr_array_index (groups, i));
}

/* --- circles of parts --- */

static MergeEntry *
whole_of (MergeList *list, const MergeEntry *entry)
{
  const EntStakeholder *stakeholder = entry->merged;

  return stakeholder != NULL && stakeholder->part_of != NULL ? g_hash_table_lookup (list->by_name, stakeholder->part_of) : NULL;
}

/* Of GPtrArray of MergeEntry. Nobody is part of two, so circles have nobody in common. O(n) */
static GPtrArray *
find_circles (MergeList *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *circles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < list->entries->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (list->entries, i), *start;

      for (; entry != NULL && !g_hash_table_contains (seen, entry); entry = whole_of (list, entry))
        g_hash_table_insert (seen, entry, GUINT_TO_POINTER (i + 1));
      if (entry == NULL || g_hash_table_lookup (seen, entry) != GUINT_TO_POINTER (i + 1))
        continue;
      start = entry;
      g_ptr_array_add (circles, g_ptr_array_new ());
      do
        {
          g_ptr_array_add (g_ptr_array_index (circles, circles->len - 1), entry);
          entry = whole_of (list, entry);
        }
      while (entry != start);
    }
  return circles;
}

/* The side whose wholes all in the circle take; ENT_SIDE_OPEN: none. */
static int
decide_circle (EntMerge *self, const MergeEntry *lead, guint turn, const EntField *part_of)
{
  EntConflict *conflict;
  int decision;

  if (turn > 0)
    return turn == 1 ? (int) ENT_SIDE_FIRST : ENT_SIDE_OPEN;
  conflict = ent_conflict_new (ENT_CONFLICT_PARTS, &ENT_KEY (ENT_RECORD_STAKEHOLDER, lead->id), NULL);
  conflict->field = part_of;
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    conflict->values[side] = lead->records[side] != NULL ? ent_field_get (part_of, lead->records[side]) : NULL;
  decision = ent_merge_meet (self, conflict);
  return decision == ENT_SIDE_OPEN ? (int) ENT_SIDE_FIRST : decision;
}

static void
break_circle (EntMerge *self, GPtrArray *circle, const EntField *part_of)
{
  const MergeEntry *lead = g_ptr_array_index (circle, 0);
  guint turn = 0;
  int side;

  for (guint i = 0; i < circle->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (circle, i);

      turn = MAX (turn, entry->turn);
      entry->turn++;
      lead = strcmp (entry->id, lead->id) < 0 ? entry : lead;
    }
  side = decide_circle (self, lead, turn, part_of);
  for (guint i = 0; i < circle->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (circle, i);
      const EntStakeholder *record = side != ENT_SIDE_OPEN ? entry->records[side] : NULL;
      EntId whole = record != NULL && record->part_of != NULL && ent_merge_is_alive (self, record->part_of) ? record->part_of : NULL;

      ent_field_set (part_of, entry->merged, whole);
    }
}

void
ent_merge_break_circles (EntMerge *self, MergeList *stakeholders)
{
  const EntField *part_of = ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of");

  while (TRUE)
    {
      g_autoptr (GPtrArray) circles = find_circles (stakeholders);

      if (circles->len == 0)
        return;
      for (guint i = 0; i < circles->len; i++)
        break_circle (self, g_ptr_array_index (circles, i), part_of);
    }
}
