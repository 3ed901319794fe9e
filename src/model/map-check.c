/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold after every change, checked from the records alone, and the
 * comparison of two whole maps.
 */
#include "model/map-private.h"

#include <string.h>

#define REQUIRE(what, ...)   \
  G_STMT_START               \
  {                          \
    if (!(what))             \
      g_error (__VA_ARGS__); \
  }                          \
  G_STMT_END

static void
check_assessments (EntMap *map, const EntStakeholder *stakeholder, GHashTable *counts)
{
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *a = g_ptr_array_index (stakeholder->assessments, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, a->moment));

      REQUIRE (ent_map_moment (map, a->moment) != NULL, "%s is rated at no moment", stakeholder->base.id);
      REQUIRE (a->value < ent_aspect_values (a->aspect)->n_items, "%s has a rating out of range", stakeholder->base.id);
      for (guint j = 0; j < i; j++)
        {
          const EntAssessment *b = g_ptr_array_index (stakeholder->assessments, j);
          REQUIRE (a->moment != b->moment || a->aspect != b->aspect, "%s is rated twice", stakeholder->base.id);
        }
      g_hash_table_insert (counts, a->moment, GUINT_TO_POINTER (count + 1));
    }
}

static void
check_stakeholder (EntMap *map, const EntStakeholder *stakeholder, GHashTable *counts, guint *n_ids)
{
  const EntStakeholder *parent = stakeholder;
  guint depth = 0;

  REQUIRE (stakeholder->name != NULL, "%s has no name", stakeholder->base.id);
  while (parent->part_of != NULL)
    {
      parent = ent_map_stakeholder (map, parent->part_of);
      REQUIRE (parent != NULL, "%s is part of nothing", stakeholder->base.id);
      REQUIRE (++depth <= ent_map_n_stakeholders (map), "%s is part of itself", stakeholder->base.id);
    }
  if (stakeholder->part_of != NULL)
    REQUIRE (g_ptr_array_find (ent_map_stakeholder (map, stakeholder->part_of)->parts, stakeholder, NULL),
             "%s is missing among the parts", stakeholder->base.id);
  check_assessments (map, stakeholder, counts);
  for (guint i = 0; stakeholder->log != NULL && i < stakeholder->log->len; i++)
    {
      const EntLogEntry *entry = g_ptr_array_index (stakeholder->log, i);

      REQUIRE (entry->stakeholder == stakeholder->base.id, "log entry %s has a wrong owner", entry->base.id);
      REQUIRE (ent_map_find (map, ENT_RECORD_LOG, entry->base.id) == entry, "log entry %s is not found", entry->base.id);
      (*n_ids)++;
    }
}

static void
check_tie (EntMap *map, const EntTie *tie)
{
  const EntStakeholder *from = ent_map_stakeholder (map, tie->from), *to = ent_map_stakeholder (map, tie->to);

  REQUIRE (from != NULL && to != NULL && from != to, "tie %s lacks an end", tie->base.id);
  REQUIRE (from->ties != NULL && g_ptr_array_find (from->ties, tie, NULL), "tie %s is unknown to its start", tie->base.id);
  REQUIRE (to->ties != NULL && g_ptr_array_find (to->ties, tie, NULL), "tie %s is unknown to its end", tie->base.id);
  if (ent_kept_value (tie->base.kept, "kind") != NULL)
    return;
  REQUIRE (ent_map_find_rival_tie (map, tie->from, tie->to, tie->kind, ent_tie_direction (tie), tie) == NULL, "tie %s is there twice", tie->base.id);
  REQUIRE (ent_map_find_rival_tie (map, tie->from, tie->to, tie->kind, ent_tie_direction (tie), NULL) == tie, "tie %s is not found by its ends", tie->base.id);
}

static void
check_moments (EntMap *map, GHashTable *counts)
{
  for (guint i = 0; i < ent_map_n_moments (map); i++)
    {
      const EntMoment *moment = ent_map_moment_at (map, i), *next = ent_map_moment_in_time (map, moment->rank + 1);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, moment->base.id));

      REQUIRE (ent_map_moment_in_time (map, moment->rank) == moment, "moment %s has a wrong rank", moment->base.id);
      REQUIRE (next == NULL || next->date == 0 || (moment->date != 0 && moment->date <= next->date),
               "moment %s is out of order", moment->base.id);
      REQUIRE (count == moment->n_assessed, "moment %s miscounts its ratings", moment->base.id);
    }
}

void
ent_map_check_invariants (EntMap *map)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint n_ids = 0;

  g_return_if_fail (ENT_IS_MAP (map));

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < ent_map_n_records (map, kind); i++)
      {
        const EntRecord *record = ent_map_record_at (map, kind, i);

        REQUIRE (record->kind == kind && record->id != NULL, "a record is of the wrong kind");
        REQUIRE (ent_map_find (map, kind, record->id) == record, "%s is not found by its id", record->id);
        REQUIRE (ent_map_place (map, record) == i, "%s is not at its place", record->id);
        n_ids += ent_record_kind_is_list (kind);
        if (kind == ENT_RECORD_STAKEHOLDER)
          check_stakeholder (map, (const EntStakeholder *) record, counts, &n_ids);
        else if (kind == ENT_RECORD_TIE)
          check_tie (map, (const EntTie *) record);
      }
  REQUIRE (n_ids == ent_id_table_size (ent_map_ids (map)), "ids lead to records that are gone");
  check_moments (map, counts);
}

static gboolean
nodes_equal (const EntKeptNode *a, const EntKeptNode *b)
{
  return a->list == b->list && g_strcmp0 (a->after, b->after) == 0 && g_strcmp0 (a->xml, b->xml) == 0;
}

gboolean
ent_map_equal (EntMap *a, EntMap *b)
{
  g_return_val_if_fail (ENT_IS_MAP (a) && ENT_IS_MAP (b), FALSE);

  if (!ent_record_equal (a->info, b->info) || a->kept_nodes->len != b->kept_nodes->len)
    return FALSE;
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n = ent_map_n_records (a, kind);

      if (n != ent_map_n_records (b, kind))
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (!ent_record_equal (ent_map_record_at (a, kind, i), ent_map_record_at (b, kind, i)))
          return FALSE;
    }
  for (guint i = 0; i < a->kept_nodes->len; i++)
    if (!nodes_equal (ent_map_kept_node_at (a, i), ent_map_kept_node_at (b, i)))
      return FALSE;
  return TRUE;
}
