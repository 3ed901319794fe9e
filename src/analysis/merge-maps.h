/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two maps that were made from one become one again: what only one of them changed is taken, what both changed in
 * different ways is a conflict, to be decided one by one. Without the map that both began with all is kept that is
 * in one of them, and every field in which they differ is a conflict. Who is the same is told by the ids: see same-names.h
 * for maps that were made apart.
 *
 * Sets are merged member by member; order is no conflict. A rating is one thing: with its value goes what it rests on. Whatever is decided, the merged map is whole: what refers
 * to a record that was removed makes a conflict of the removal.
 */
#pragma once

#include "analysis/record-words.h"
#include "model/progress.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_SIDE_BASE,
  ENT_SIDE_FIRST,
  ENT_SIDE_LAST,
} EntSide;
#define ENT_N_SIDES 3
#define ENT_SIDE_OPEN (-1) /* nobody has decided */
#define ENT_SIDE_BOTH 3    /* of notes alone, as a decision: what the first one says, and the other below it */

typedef enum
{
  ENT_CONFLICT_FIELD,   /* both gave it another value */
  ENT_CONFLICT_REMOVED, /* one removed it, the other changed it or refers to it anew */
  ENT_CONFLICT_TIES,    /* each has a tie that stands in the way of the other's */
  ENT_CONFLICT_PARTS,   /* together they make somebody a part of itself */
  ENT_CONFLICT_UNKNOWN, /* content that this version does not know */
} EntConflictKind;

typedef struct
{
  EntConflictKind kind;
  EntKey key;                  /* its ids are owned */
  EntId owner;                 /* of a rating or an entry of the log: the stakeholder; owned, or NULL */
  EntId other;                 /* TIES: the second tie; owned */
  const EntField *field;       /* FIELD and PARTS */
  char *values[ENT_N_SIDES];   /* FIELD, PARTS and UNKNOWN: what stands on each side, owned; NULL for nothing */
  gboolean there[ENT_N_SIDES]; /* REMOVED and TIES: on which sides the record of the key is */
  int decision;                /* EntSide, or ENT_SIDE_OPEN, or ENT_SIDE_BOTH */
} EntConflict;

typedef struct _EntMerge EntMerge;

/* Holds references of the maps, which stay as they are as long as it is there. @base may be NULL. */
EntMerge *ent_merge_new (EntMap *base, EntMap *first, EntMap *last) G_GNUC_WARN_UNUSED_RESULT;
void ent_merge_free (EntMerge *merge);
/* Another map for @side, of the same past: what was decided stays. */
void ent_merge_set_map (EntMerge *merge, EntSide side, EntMap *map);
/* Of a record that was in no base nothing is asked that nobody need think about, as nothing is of a record that only one
 * of the two has: a text, a date or a place that only one of them has is taken, of texts that are written in two ways (case,
 * accents, blanks, punctuation) the first stays, and so does what the first says of the map itself. Else of all that two
 * have found to be the same by its name each blank would be asked. */
void ent_merge_set_fills (EntMerge *merge, gboolean fills);
/* What was decided for the base in @earlier, which is run and merged others that began with the same base, is decided once
 * more wherever the last map says something else than the base: three who differ are in conflict, also one after the other. */
void ent_merge_hold (EntMerge *merge, EntMerge *earlier);
gboolean ent_merge_has_base (EntMerge *merge);
EntMap *ent_merge_map (EntMerge *merge, EntSide side); /* NULL: there is none */

/* Who waits for the runs to come, or NULL: a run that is stopped gives NULL with ENT_MODEL_ERROR_STOPPED. */
void ent_merge_set_progress (EntMerge *merge, EntProgress *progress);
/* Merges by what has been decided so far; what is open stands as in the first map, and what was removed is kept. The
 * conflicts are known afterwards; decisions may bring forth others, so run again until none is open. NULL where the
 * maps give one id to different things. O(n log n); runs on any thread. */
EntMap *ent_merge_run (EntMerge *merge, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint ent_merge_n_conflicts (EntMerge *merge);
guint ent_merge_n_open (EntMerge *merge);
const EntConflict *ent_merge_conflict_at (EntMerge *merge, guint place);
/* For the runs to come. @side: ENT_SIDE_OPEN takes a decision back; ENT_SIDE_BASE needs a base, and ENT_SIDE_BOTH that
 * ent_conflict_can_be_both(). */
void ent_merge_decide (EntMerge *merge, guint place, int side);
/* Decides all that is open in the same way. */
void ent_merge_decide_rest (EntMerge *merge, EntSide side);
/* The same unasked: of a record that was in no base, where @side says nothing in a field, what the other one says stands. */
void ent_merge_prefer (EntMerge *merge, EntSide side);

/* Whether something stood there before both: what they have both made anew the base says nothing of. */
gboolean ent_conflict_has_base (EntMerge *merge, const EntConflict *conflict);
/* Whether it is a note of which both say something that has its place below the other. */
gboolean ent_conflict_can_be_both (const EntConflict *conflict);
/* Whom it is about, and what of it. */
char *ent_conflict_name (EntMerge *merge, const EntConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
/* A whole sentence. */
char *ent_conflict_what (EntMerge *merge, const EntConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
/* What would stand there if it were decided for @side, an EntSide or ENT_SIDE_BOTH, as people read it: never NULL. Of a
 * rating its reason too, which goes with it. */
char *ent_conflict_value (EntMerge *merge, const EntConflict *conflict, int side) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntMerge, ent_merge_free)

G_END_DECLS
