/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the map share: reading (map.c), the door (map-apply.c),
 * the order in time (map-moments.c), copies (map-copy.c), invariants (map-check.c).
 */
#pragma once

#include "model/id-table.h"
#include "model/map.h"

G_BEGIN_DECLS

struct _EntMap
{
  GObject parent_instance;

  EntMapInfo *info;
  EntSector *sectors[ENT_N_SECTORS];
  /* Of records, owned, in the order of the file; NULL for the kinds that are not lists. */
  GPtrArray *lists[ENT_N_RECORD_KINDS];
  /* So many records at the start of each list know their slot. */
  guint n_numbered[ENT_N_RECORD_KINDS];
  EntIdTable *by_id; /* ask ent_map_ids(): NULL in a copy of which nobody has looked anything up */
  /* Ties of a kind that we know, those up to the id of the higher address and those down
   * from it, found by ends and kind: no two in one of them have the same. */
  GHashTable *ties_up, *ties_down;
  GPtrArray *in_time; /* of EntMoment, borrowed, by rank */
  GArray *kept_nodes; /* of EntKeptNode */
  GRand *rand;        /* for ids */
  guint64 revision;
};

/* Of the signal "changed". */
extern guint ent_map_changed_signal;

/* The record that may be changed; NULL if there is none. */
gpointer ent_map_lookup_mutable (EntMap *map, const EntKey *key);
/* id → record: all that have an id but map and sectors; log entries too. */
EntIdTable *ent_map_ids (EntMap *map);
/* The record with this id, or NULL. */
EntRecord *ent_map_lookup_id (EntMap *map, const char *id);
/* @record, which is still there, is not found by its id any more. */
void ent_map_forget_id (EntMap *map, EntRecord *record);
gboolean ent_record_kind_is_list (EntRecordKind kind);
void ent_map_order_moments (EntMap *map);
/* Says that nothing has this id; always FALSE. @id may be NULL. */
gboolean ent_map_refuse_missing (GError **error, const char *id);
/* Lets @tie, whose ends are in the map, be found by them, or no longer: around
 * whatever changes its kind or its direction. */
void ent_map_index_rivals (EntMap *map, EntTie *tie, gboolean add);
/* As ent_map_find_rival_tie(), of the ends and the kind of @tie, which are in the map. */
const EntTie *ent_map_rival_of (EntMap *map, const EntTie *tie, EntDirection direction, const EntTie *except);

G_END_DECLS
