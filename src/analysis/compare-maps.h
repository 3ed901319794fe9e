/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What turns one map into another, as changes that ent_map_apply() takes in this
 * order: for bringing into an open map what was made of it elsewhere. Pure: reads
 * the maps, keeps nothing. For people, differences.h says the same in sentences.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *changes; /* of EntChange, owned */
  /* In how many places they differ in what no change can say: the id of the map, and what this version does not know
   * of it, of its sectors, of moments and stakeholders that are in both, and between records; a whole that is not there. */
  guint n_beyond;
} EntMapChanges;

/* Records are the same when their ids are, an assessment when its moment and aspect are. A tie of other ends, or
 * one of several between two that gets another kind, is removed and added again: on the way no two may be alike.
 * NULL where one id is of two kinds of records. O(n log n) */
EntMapChanges *ent_compare_maps (EntMap *from, EntMap *to, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ent_map_changes_free (EntMapChanges *changes); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMapChanges, ent_map_changes_free)

/* An id that is of another kind of record in @other than in @map, or NULL: such maps have no common past. O(n) */
const char *ent_maps_find_clash (EntMap *map, EntMap *other);
/* What a file had in @record that this version does not know, the values of known fields aside: by the same in @other. */
gboolean ent_records_know_the_same (gconstpointer record, gconstpointer other);

G_END_DECLS
