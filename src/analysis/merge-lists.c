/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three lists of records become one. Order is no conflict: the side that has moved something gives it, the first
 * where both have, and what is only on the other side comes behind what it stood behind there.
 */
#include "analysis/merge-private.h"

#include <string.h>

static void
free_entry (gpointer data)
{
  MergeEntry *entry = data;

  ent_record_free (entry->merged);
  g_clear_pointer (&entry->behind, g_ptr_array_unref);
  g_free (entry);
}

static char *
name_record (gconstpointer record)
{
  const EntRecord *base = record;
  const EntAssessment *assessment = record;

  if (base->kind == ENT_RECORD_ASSESSMENT)
    return g_strdup_printf ("%s %u", assessment->moment, assessment->aspect);
  return g_strdup (base->id != NULL ? base->id : "");
}

static void
put_in (MergeList *list, EntSide side, gconstpointer record)
{
  g_autofree char *name = name_record (record);
  MergeEntry *entry = g_hash_table_lookup (list->by_name, name);

  if (entry == NULL)
    {
      entry = g_new0 (MergeEntry, 1);
      entry->id = ((const EntRecord *) record)->id;
      g_ptr_array_add (list->entries, entry);
      g_hash_table_insert (list->by_name, g_steal_pointer (&name), entry);
    }
  entry->records[side] = record;
  g_ptr_array_add (list->order[side], entry);
}

static MergeList *
new_list (EntRecordKind kind)
{
  MergeList *list = g_new0 (MergeList, 1);

  list->kind = kind;
  list->entries = g_ptr_array_new_with_free_func (free_entry);
  list->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    list->order[side] = g_ptr_array_new ();
  return list;
}

MergeList *
ent_merge_list_new (EntRecordKind kind, GPtrArray *const *records)
{
  MergeList *list = new_list (kind);

  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    for (guint i = 0; records[side] != NULL && i < records[side]->len; i++)
      put_in (list, side, g_ptr_array_index (records[side], i));
  return list;
}

MergeList *
ent_merge_list_of_maps (EntMerge *self, EntRecordKind kind)
{
  MergeList *list = new_list (kind);

  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    for (guint i = 0; self->maps[side] != NULL && i < ent_map_n_records (self->maps[side], kind); i++)
      put_in (list, side, ent_map_record_at (self->maps[side], kind, i));
  return list;
}

void
ent_merge_list_free (MergeList *list)
{
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    g_ptr_array_unref (list->order[side]);
  g_hash_table_unref (list->by_name);
  g_ptr_array_unref (list->entries);
  g_free (list);
}

/* --- order --- */

/* Whether what @side has of the base stands there as in the base. */
static gboolean
keeps_order (MergeList *list, EntSide side)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint last = 0;

  for (guint i = 0; i < list->order[ENT_SIDE_BASE]->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (list->order[ENT_SIDE_BASE], i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < list->order[side]->len; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, g_ptr_array_index (list->order[side], i)));

      if (place > 0 && place < last)
        return FALSE;
      last = MAX (last, place);
    }
  return TRUE;
}

static void
move_all (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_ptr_array_index (from, i));
  g_ptr_array_set_size (from, 0);
}

/* What only @other has, each behind what it stands behind there; @start: behind nothing. */
static void
hang_behind (MergeList *list, EntSide leader, EntSide other, GPtrArray *start)
{
  GPtrArray *behind = start;

  for (guint i = 0; i < list->order[other]->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (list->order[other], i);

      if (entry->fate == FATE_GONE)
        continue;
      if (entry->records[leader] == NULL)
        {
          g_ptr_array_add (behind, entry);
          continue;
        }
      if (entry->behind == NULL)
        entry->behind = g_ptr_array_new ();
      behind = entry->behind;
    }
}

GPtrArray *
ent_merge_list_order (MergeList *list)
{
  gboolean last_leads = keeps_order (list, ENT_SIDE_FIRST) && !keeps_order (list, ENT_SIDE_LAST);
  EntSide leader = last_leads ? ENT_SIDE_LAST : ENT_SIDE_FIRST, other = last_leads ? ENT_SIDE_FIRST : ENT_SIDE_LAST;
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  hang_behind (list, leader, other, waiting);
  for (guint i = 0; i < list->order[leader]->len; i++)
    {
      MergeEntry *entry = g_ptr_array_index (list->order[leader], i);

      if (entry->fate == FATE_GONE)
        continue;
      /* what the leader has added at the same place comes first */
      if (entry->records[other] != NULL || entry->records[ENT_SIDE_BASE] != NULL)
        move_all (waiting, order);
      g_ptr_array_add (order, entry);
      if (entry->behind != NULL)
        move_all (entry->behind, waiting);
    }
  move_all (waiting, order);
  return order;
}

/* --- sets --- */

typedef struct
{
  char **sides[ENT_N_SIDES];
} Sets;

static gboolean
has (const Sets *sets, EntSide side, const char *member)
{
  return g_strv_contains ((const char *const *) sets->sides[side], member);
}

/* In both, or added by one. */
static gboolean
is_left (const Sets *sets, const char *member)
{
  gboolean in_first = has (sets, ENT_SIDE_FIRST, member), in_last = has (sets, ENT_SIDE_LAST, member);

  return (in_first && in_last) || ((in_first || in_last) && !has (sets, ENT_SIDE_BASE, member));
}

char *
ent_merge_members (const EntField *field, const char *base, const char *a, const char *b)
{
  Sets sets = { { ent_field_members (field, base), ent_field_members (field, a), ent_field_members (field, b) } };
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  char *text = NULL;

  for (EntSide side = ENT_SIDE_FIRST; side <= ENT_SIDE_LAST; side++)
    for (guint i = 0; sets.sides[side][i] != NULL; i++)
      {
        char *member = sets.sides[side][i];

        if (is_left (&sets, member) && (side == ENT_SIDE_FIRST || !has (&sets, ENT_SIDE_FIRST, member)))
          g_ptr_array_add (left, member);
      }
  if (left->len > 0)
    {
      g_ptr_array_add (left, NULL);
      text = g_strjoinv ("\n", (char **) left->pdata);
    }
  for (EntSide side = 0; side < ENT_N_SIDES; side++)
    g_strfreev (sets.sides[side]);
  return text;
}
