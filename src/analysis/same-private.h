/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that find who may be whom:
 *   same-names.c   by texts that are equal
 *   same-words.c   by parts of names
 */
#pragma once

#include "analysis/same-names.h"

G_BEGIN_DECLS

/* So many are gone through between two looks at whether somebody waits. */
#define LOOKS_EVERY 256u

typedef enum
{
  TEXT_NAME,  /* folded, as the next two */
  TEXT_PLAIN, /* see name-parts.h */
  TEXT_SHORT,
  TEXT_NAME_KEY, /* see name-key.h */
  TEXT_SHORT_KEY,
} Text;
#define N_TEXTS 5

typedef struct Candidate Candidate;
struct Candidate
{
  const EntRecord *record;    /* the map's */
  const char *texts[N_TEXTS]; /* of the finder's chunk: equal ones are the same; NULL for none */
  const char *whole;          /* the same: within which organisation it stands */
  guint number;               /* the sector, or the date */
  gboolean is_taken;
  /* while two are looked for */
  const char *text_now, *whole_now;
  guint number_now;
  Candidate *next;
};

typedef struct
{
  EntMap *base, *maps[2]; /* lent */
  GStringChunk *chunk;
  GPtrArray *candidates[2]; /* of Candidate, owned */
  GPtrArray *pairs;
  EntProgress *progress; /* lent, or NULL */
} Finder;

/* same-names.c */
gboolean ent_same_goes_on (Finder *self, guint i);
/* The two are a pair, and looked for no longer. */
void ent_same_take (Finder *self, Candidate *first, Candidate *other, EntSameWhy why);

/* same-words.c */
/* Those who are still looked for, whose keys are there: the one is short for the other, or has all its words. */
void ent_same_match_parts (Finder *self);

G_END_DECLS
