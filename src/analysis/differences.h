/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what two maps differ, for people: field by field, in the order of the maps, with the words to say it. What
 * turns one into the other is in compare-maps.h.
 */
#pragma once

#include "analysis/record-words.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_DIFFERENCE_ADDED,   /* only in the second */
  ENT_DIFFERENCE_REMOVED, /* only in the first */
  ENT_DIFFERENCE_FIELD,   /* another value; of a rating also one or none */
  ENT_DIFFERENCE_ORDER,   /* of the records of this kind, or of what stands within the record */
  ENT_DIFFERENCE_UNKNOWN, /* content that this version does not know */
  ENT_DIFFERENCE_MAP,     /* the ids of the maps: neither is a later version of the other */
} EntDifferenceKind;

typedef struct
{
  EntDifferenceKind kind;
  EntKey key;            /* its ids are owned */
  EntId owner;           /* of a rating or an entry of the log: the stakeholder; owned, or NULL */
  const EntField *field; /* FIELD */
  char *before, *after;  /* FIELD: as ent_field_get() gives them; owned */
} EntDifference;

/* Of EntDifference, owned; what is of one record stands together. O(n), but for what is within one stakeholder. */
GPtrArray *ent_find_differences (EntMap *before, EntMap *after) G_GNUC_WARN_UNUSED_RESULT;
void ent_difference_free (EntDifference *difference);

/* Two maps of which nobody knows that one was made from the other: the words say where something is, not that it came or
 * went. Where there are none, the second map is a later state of the first. */
typedef struct
{
  const char *first; /* name of a file; NULL: the map that is open */
  const char *second;
} EntSides;

/* Of whom it is told: “Hotel association”, Tie between “A” and “B” (Alliance). */
char *ent_difference_name (const EntDifference *difference, EntMap *before, EntMap *after) G_GNUC_WARN_UNUSED_RESULT;
/* What is other, without who and which values: Level; or a sentence. */
char *ent_difference_what (const EntDifference *difference, EntMap *before, EntMap *after, const EntSides *sides) G_GNUC_WARN_UNUSED_RESULT;
/* The values as people read them; NULL where there is none. */
char *ent_difference_before (const EntDifference *difference, EntMap *before, EntMap *after) G_GNUC_WARN_UNUSED_RESULT;
char *ent_difference_after (const EntDifference *difference, EntMap *before, EntMap *after) G_GNUC_WARN_UNUSED_RESULT;
/* All of it as one sentence on one line; values are cut off where they are long. */
char *ent_difference_say (const EntDifference *difference, EntMap *before, EntMap *after, const EntSides *sides) G_GNUC_WARN_UNUSED_RESULT;

/* All @differences of two states of a map in one line: how many of which kind, "2 stakeholders added, 1 rating changed"; the
 * sentence, where there is but one of them. NULL: there is none. O(n) */
char *ent_differences_sum_up (GPtrArray *differences, EntMap *before, EntMap *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
