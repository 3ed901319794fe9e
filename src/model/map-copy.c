/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole map once more. Nothing is checked again and no end of a tie is looked
 * up: what held in the one map holds in the other, place by place. Windows copy
 * their map between two frames, so it must be short.
 */
#include "model/map-private.h"

static void
copy_lists (EntMap *map, EntMap *copy)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      GPtrArray *list = map->lists[kind];

      if (list == NULL)
        continue;
      g_ptr_array_unref (copy->lists[kind]);
      copy->lists[kind] = g_ptr_array_new_full (list->len, ent_record_free);
      for (guint i = 0; i < list->len; i++)
        {
          EntRecord *record = ent_record_copy (g_ptr_array_index (list, i));

          record->slot = i;
          g_ptr_array_add (copy->lists[kind], record);
        }
      copy->n_numbered[kind] = list->len;
    }
}

/* Of the records in @from, which may be NULL, those at the same places of the copy. */
static GPtrArray *
copy_borrowed (EntMap *map, EntMap *copy, GPtrArray *from)
{
  GPtrArray *to;

  if (from == NULL)
    return NULL;
  to = g_ptr_array_sized_new (from->len);
  for (guint i = 0; i < from->len; i++)
    {
      const EntRecord *record = g_ptr_array_index (from, i);

      g_ptr_array_add (to, g_ptr_array_index (copy->lists[record->kind], ent_map_place (map, record)));
    }
  return to;
}

static void
copy_indexes (EntMap *map, EntMap *copy)
{
  GPtrArray *stakeholders = copy->lists[ENT_RECORD_STAKEHOLDER], *ties = copy->lists[ENT_RECORD_TIE];

  for (guint i = 0; i < stakeholders->len; i++)
    {
      const EntStakeholder *from = g_ptr_array_index (map->lists[ENT_RECORD_STAKEHOLDER], i);
      EntStakeholder *to = g_ptr_array_index (stakeholders, i);

      to->ties = copy_borrowed (map, copy, from->ties);
      to->parts = copy_borrowed (map, copy, from->parts);
    }
  for (guint i = 0; i < ties->len; i++)
    ent_map_index_rivals (copy, g_ptr_array_index (ties, i), TRUE);
  for (guint i = 0; i < copy->lists[ENT_RECORD_MOMENT]->len; i++)
    {
      const EntMoment *from = g_ptr_array_index (map->lists[ENT_RECORD_MOMENT], i);

      ((EntMoment *) g_ptr_array_index (copy->lists[ENT_RECORD_MOMENT], i))->n_assessed = from->n_assessed;
    }
  ent_map_order_moments (copy);
}

EntMap *
ent_map_copy (EntMap *map)
{
  EntMap *copy;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  copy = g_object_new (ENT_TYPE_MAP, NULL);
  /* half of the work: done by whoever looks something up, which is a thread */
  g_clear_pointer (&copy->by_id, ent_id_table_free);
  ent_record_free (copy->info);
  copy->info = ent_record_copy (map->info);
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      ent_record_free (copy->sectors[i]);
      copy->sectors[i] = ent_record_copy (map->sectors[i]);
      copy->sectors[i]->base.slot = i;
    }
  copy_lists (map, copy);
  copy_indexes (map, copy);
  for (guint i = 0; i < map->kept_nodes->len; i++)
    {
      const EntKeptNode *node = &g_array_index (map->kept_nodes, EntKeptNode, i);
      ent_map_keep_node (copy, node->list, node->after, node->xml);
    }
  return copy;
}
