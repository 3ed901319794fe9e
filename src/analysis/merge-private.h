/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of merging only:
 *   merge-maps.c     the whole, conflicts and decisions
 *   merge-lists.c    who is in a list, and in which order
 *   merge-records.c  one record from two
 *   merge-whole.c    ties in each other's way, circles of parts
 *   merge-words.c    what is said of conflicts
 */
#pragma once

#include "analysis/merge-maps.h"

G_BEGIN_DECLS

/* From which side a record comes. */
typedef enum
{
  FATE_GONE,
  FATE_BASE,
  FATE_FIRST,
  FATE_LAST,
  FATE_MERGED, /* from both */
} Fate;

typedef struct
{
  gconstpointer records[ENT_N_SIDES]; /* borrowed from the maps; NULL: it is not there */
  EntId id;                           /* borrowed; NULL for ratings */
  Fate fate;
  gpointer merged;   /* owned until the map takes it; NULL for what is gone */
  GPtrArray *behind; /* of MergeEntry: while the order is made, what comes right after it */
  guint turn;        /* how often a circle of parts was broken here */
} MergeEntry;

typedef struct
{
  EntRecordKind kind;
  GPtrArray *entries;            /* of MergeEntry, owned: those of the base, then those that came */
  GPtrArray *order[ENT_N_SIDES]; /* of MergeEntry, as they stand on each side */
  GHashTable *by_name;           /* name → MergeEntry */
} MergeList;

struct _EntMerge
{
  EntMap *maps[ENT_N_SIDES];        /* owned; the base may be NULL */
  GHashTable *decisions;            /* name of a conflict, owned → 1 + EntSide */
  GHashTable *held;                 /* set of names, owned, of what is a conflict where only the last map differs; or NULL */
  GPtrArray *conflicts;             /* of EntConflict, owned: of the last run */
  gboolean fills;                   /* see ent_merge_set_fills() */
  gboolean has_removals;            /* somebody or a moment of the base is gone on one side */
  GHashTable *touched[ENT_N_SIDES]; /* sets of EntId, borrowed: what a side changed, or refers to anew */
  EntProgress *progress;            /* owned, or NULL: of who waits for a run */
  GHashTable *alive;                /* set of EntId, borrowed: stakeholders and moments of the merged map */
};

/* merge-maps.c */
/* The decision about this conflict, which is noted; ENT_SIDE_OPEN: there is none yet. @conflict is taken over. */
int ent_merge_meet (EntMerge *self, EntConflict *conflict);
EntConflict *ent_conflict_new (EntConflictKind kind, const EntKey *key, const char *owner) G_GNUC_WARN_UNUSED_RESULT;
/* The texts of the two, one below the other. */
char *ent_conflict_both (const EntConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @side has removed what the base has under @id. */
gboolean ent_merge_is_removed (EntMerge *self, EntSide side, EntRecordKind kind, const char *id);
gboolean ent_merge_is_alive (EntMerge *self, const char *id);
/* Whether this was decided for the base before: see ent_merge_hold(). @field may be NULL. */
gboolean ent_merge_is_held (EntMerge *self, EntConflictKind kind, const EntKey *key, const EntField *field);
gboolean ent_merge_is_tie_held (EntMerge *self, const EntTie *tie);

/* merge-lists.c */
/* Each of @records may be NULL for an empty list. */
MergeList *ent_merge_list_new (EntRecordKind kind, GPtrArray *const *records) G_GNUC_WARN_UNUSED_RESULT;
MergeList *ent_merge_list_of_maps (EntMerge *self, EntRecordKind kind) G_GNUC_WARN_UNUSED_RESULT;
void ent_merge_list_free (MergeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergeList, ent_merge_list_free)
/* What is not gone, in its order: of MergeEntry, borrowed. */
GPtrArray *ent_merge_list_order (MergeList *list) G_GNUC_WARN_UNUSED_RESULT;
/* Merges @a and @b, sets with one member a line, of which @base had what it had. */
char *ent_merge_members (const EntField *field, const char *base, const char *a, const char *b) G_GNUC_WARN_UNUSED_RESULT;

/* merge-records.c */
/* Sets the fate of each entry of @list; @owner: of what stands within a stakeholder. */
void ent_merge_find_fates (EntMerge *self, MergeList *list, const char *owner);
/* Whether @record, of @side, was changed by hand, and not only for what it referred to was removed. */
gboolean ent_merge_is_edited (EntMerge *self, EntSide side, gconstpointer base, gconstpointer record);
/* Makes the merged record of each entry that is not gone. */
void ent_merge_make_records (EntMerge *self, MergeList *list, const char *owner);
void ent_merge_make_record (EntMerge *self, MergeEntry *entry, const char *owner);
/* The key that changes of the entry have. */
EntKey ent_merge_entry_key (const MergeEntry *entry, const char *owner);
/* The record that tells what the entry is. */
gconstpointer ent_merge_entry_record (const MergeEntry *entry);

/* merge-whole.c */
void ent_merge_part_ties (EntMerge *self, MergeList *ties);
void ent_merge_break_circles (EntMerge *self, MergeList *stakeholders);
/* Whom the sides have changed or refer to anew, and what they removed. */
void ent_merge_find_touched (EntMerge *self);

G_END_DECLS
