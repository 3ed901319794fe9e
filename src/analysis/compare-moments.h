/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two moments of a map: in commitment, in decision power, as
 * an ally, in the commitment that is desired. Pure: reads the map, keeps nothing.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* By commitment first: it is how near to the children somebody stands. In the order of the list. */
typedef enum
{
  ENT_MOVE_NEARER,
  ENT_MOVE_FARTHER,
  ENT_MOVE_ASSESSED,   /* the commitment was not assessed then, and is now */
  ENT_MOVE_UNASSESSED, /* the other way round */
  ENT_MOVE_POWER,      /* the same commitment; decision power is another, or became known or unknown */
  ENT_MOVE_OTHER,      /* only an ally, or not any more, or another commitment desired */
} EntMoveKind;
#define ENT_N_MOVE_KINDS 6

typedef struct
{
  EntId id;    /* of the stakeholder */
  guint8 kind; /* EntMoveKind */
  guint8 then[ENT_N_ASPECTS], now[ENT_N_ASPECTS];
} EntMove;

typedef struct
{
  GArray *moves; /* of EntMove, in the order below */
  guint n_compared;
  guint n[ENT_N_MOVE_KINDS];
  guint n_power_up, n_power_down; /* of all who move, where it was assessed both times */
} EntMomentChanges;

/* Compares all who stand on the map; people and departments inside are not counted there. Kinds in their order;
 * within a kind the largest step first, and those nearest to the children among the newly assessed, for that is
 * what a room asks first; of equal steps the one with more decision power, which weighs more; then the order of the
 * map. Moments that are not there have nobody assessed. O(assessments + moves log moves) */
EntMomentChanges *ent_compare_moments (EntMap *map, const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;
void ent_moment_changes_free (EntMomentChanges *changes); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMomentChanges, ent_moment_changes_free)

/* The moment with which @moment is compared unless another is chosen: the one before it in time. NULL: it is the first,
 * or not there. */
const EntMoment *ent_moment_before (EntMap *map, const char *moment);

G_END_DECLS
