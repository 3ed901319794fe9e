/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map: all records of one document, and the only way to change them.
 *
 * Invariants, checked by ent_map_check_invariants(): ids are unique; a tie has
 * two different ends that are there, and is the only one of its kind between
 * them in its way; part-of leads to a stakeholder and never round in a circle;
 * an assessment's moment is there, once an aspect; the seven sectors are there.
 * A refused change leaves everything as it was.
 *
 * Signal "changed" (const EntChange *): after each change, as it was made.
 */
#pragma once

#include <glib-object.h>

#include "model/change.h"

G_BEGIN_DECLS

#define ENT_MODEL_ERROR (ent_model_error_quark ())
typedef enum
{
  ENT_MODEL_ERROR_NO_RECORD, /* what the change names is not there */
  ENT_MODEL_ERROR_ID_TAKEN,
  ENT_MODEL_ERROR_IN_USE,  /* other records still refer to it */
  ENT_MODEL_ERROR_TIE,     /* to itself, to nowhere, or there already */
  ENT_MODEL_ERROR_CYCLE,   /* part of itself */
  ENT_MODEL_ERROR_VALUE,   /* not a value of the field */
  ENT_MODEL_ERROR_STALE,   /* another value stands there than the change says */
  ENT_MODEL_ERROR_LAST,    /* the last moment stays */
  ENT_MODEL_ERROR_LOCKED,  /* the map is only to be looked at */
  ENT_MODEL_ERROR_STOPPED, /* nobody waits for it any more: see EntProgress */
} EntModelError;
GQuark ent_model_error_quark (void);

#define ENT_TYPE_MAP (ent_map_get_type ())
G_DECLARE_FINAL_TYPE (EntMap, ent_map, ENT, MAP, GObject)

/* An empty map: seven sectors, no moment yet, a fresh document id. */
EntMap *ent_map_new (void);
/* A map to work on: with its first moment, of today, and in the language of the process. */
EntMap *ent_map_new_begun (void);
/* All of @map, without its signals' listeners: for work off the main loop. O(n) */
EntMap *ent_map_copy (EntMap *map);

/* Carries out @change, which stays the caller's. @inverse, if given, gets the
 * change that takes it back exactly, owned by the caller. O(1) but for places
 * in the middle and names of moments; amortised. */
gboolean ent_map_apply (EntMap *map, const EntChange *change, EntChange **inverse, GError **error);
/* As ent_map_apply() with an added record that the map takes over, also when
 * it refuses, and that nobody is told of: for reading files without copying
 * each record. The record of the map itself, and of a sector, takes the place
 * of the one that stands there. */
gboolean ent_map_apply_take (EntMap *map, gpointer record, const char *owner, GError **error);
/* The same, but a record that is refused stays the caller's. */
gboolean ent_map_apply_offer (EntMap *map, gpointer record, const char *owner, GError **error);

const EntMapInfo *ent_map_info (EntMap *map);
const EntSector *ent_map_sector (EntMap *map, EntSectorId sector);
guint ent_map_n_records (EntMap *map, EntRecordKind kind);
gconstpointer ent_map_record_at (EntMap *map, EntRecordKind kind, guint place);
/* Its place in the order of the file, among its kind. Amortised O(1). */
guint ent_map_place (EntMap *map, gconstpointer record);
/* Any record with an id of its own; NULL if there is none. */
gconstpointer ent_map_find (EntMap *map, EntRecordKind kind, const char *id);
/* A copy of @ids, which may be NULL, as ids that records of the map are found by soonest;
 * NULL-terminated. Those that are ids already are not looked up by their letters. */
EntId *ent_map_dup_ids (EntMap *map, const char *const *ids) G_GNUC_WARN_UNUSED_RESULT;
void ent_map_free_ids (EntId *ids); /* accepts NULL */
/* Assessments too; the map's own record for ENT_RECORD_MAP. */
gconstpointer ent_map_lookup (EntMap *map, const EntKey *key);

guint ent_map_n_stakeholders (EntMap *map);
const EntStakeholder *ent_map_stakeholder_at (EntMap *map, guint place);
const EntStakeholder *ent_map_stakeholder (EntMap *map, const char *id);
guint ent_map_n_ties (EntMap *map);
const EntTie *ent_map_tie_at (EntMap *map, guint place);
const EntTie *ent_map_tie (EntMap *map, const char *id);
guint ent_map_n_moments (EntMap *map);
const EntMoment *ent_map_moment_at (EntMap *map, guint place);
const EntMoment *ent_map_moment (EntMap *map, const char *id);
/* By time: date, then order in the file; undated ones last. O(1) */
const EntMoment *ent_map_moment_in_time (EntMap *map, guint rank);
/* The last one, NULL only while there is none. */
const EntMoment *ent_map_latest_moment (EntMap *map);
/* The moment @id, or the latest where that is NULL; NULL where there is none such. */
const EntMoment *ent_map_moment_or_latest (EntMap *map, const char *id);

/* What holds at @moment_id (NULL: the latest): assessed there or, where absent,
 * at the last earlier moment that has it. NULL if nowhere. O(assessments) */
const EntAssessment *ent_map_assessment (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, EntAspect aspect);
/* What is assessed at exactly this moment, or NULL. */
const EntAssessment *ent_stakeholder_assessment (const EntStakeholder *stakeholder,
                                                 const char *moment_id,
                                                 EntAspect aspect);
guint ent_map_rating (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, EntAspect aspect);

/* Its own name in this map, or what the sector is called in the language of the process. */
const char *ent_map_sector_label (EntMap *map, EntSectorId sector);
/* The same of a sector, and the label of any other choice. */
const char *ent_map_choice_label (EntMap *map, const EntChoices *choices, guint value);
/* The moment that a map begins with; @date 0: undated. */
EntMoment *ent_moment_new_baseline (const char *id, EntDate date) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it stands on the map itself: not a department or person inside another. */
gboolean ent_stakeholder_is_on_map (const EntStakeholder *stakeholder);
/* Whether @step shows a change: one of which a moment is not there any more shows the map. */
gboolean ent_step_shows_change (EntMap *map, const EntStep *step);
/* How many people and departments the view inside @whole shows. O(those) */
guint ent_stakeholder_n_inside (const EntStakeholder *whole);
/* Whether a tie of this kind and direction may be added; NULL or the tie in its way. */
const EntTie *ent_map_find_rival_tie (EntMap *map, const char *from, const char *to, EntTieKind kind, EntDirection direction, const EntTie *except);

/* A fresh id for a record of @kind, unlike any in the map. */
char *ent_map_new_id (EntMap *map, EntRecordKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Ids from here on follow from @seed, the document's own too while the map has
 * no records: for generated maps and tests. */
void ent_map_seed_ids (EntMap *map, guint32 seed);
/* Grows with every change; equal numbers mean nothing has changed. */
guint64 ent_map_revision (EntMap *map);

/* Unknown content between the records of a list; set by the reader, written back in place. */
typedef struct
{
  EntRecordKind list; /* of which records' list; ENT_RECORD_MAP: of the root element */
  char *after;        /* id of the record before it, NULL at the start; in the root: name of the list before it */
  char *xml;
} EntKeptNode;
void ent_map_keep_node (EntMap *map, EntRecordKind list, const char *after, const char *xml);
guint ent_map_n_kept_nodes (EntMap *map);
const EntKeptNode *ent_map_kept_node_at (EntMap *map, guint place);
/* Whether any unknown attribute, value or node is held. */
gboolean ent_map_has_kept (EntMap *map);

/* Stops the program with a message on the first broken invariant. O(n) */
void ent_map_check_invariants (EntMap *map);
/* Same records, order and values, whatever the ids' hashes. */
gboolean ent_map_equal (EntMap *a, EntMap *b);

G_END_DECLS
