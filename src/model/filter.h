/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a window shows: sets of values, each of which lets through what it holds, and everybody while it is empty.
 * A filter is a value beside the map. It belongs to a window, is never saved and changes nothing.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* What can be chosen from among values that are known. */
typedef enum
{
  ENT_FACET_SECTOR,
  ENT_FACET_KIND,
  ENT_FACET_POWER, /* 0 is not assessed; at a moment */
  ENT_FACET_COMMITMENT,
  ENT_FACET_TIE, /* kinds of ties: lets ties through, and every stakeholder */
} EntFacet;
#define ENT_N_FACETS 5
#define ENT_FACET_MAX_VALUES ENT_N_TIE_KINDS

typedef struct
{
  guint32 chosen[ENT_N_FACETS]; /* bits 1 << value; 0: all */
  GHashTable *tags;             /* set of owned texts, one of which is enough; NULL: all */
  char *text;                   /* as it was typed; NULL: all */
  char **words;                 /* of it, folded, all of which must be found; NULL: all */
} EntFilter;

void ent_filter_clear (EntFilter *filter);
void ent_filter_copy (EntFilter *to, const EntFilter *from); /* @to is cleared first */
gboolean ent_filter_equal (const EntFilter *a, const EntFilter *b);
gboolean ent_filter_is_empty (const EntFilter *filter);
/* Whether any stakeholder could be kept back: not so where only kinds of ties are chosen. */
gboolean ent_filter_has_stakeholders (const EntFilter *filter);

/* The values of @facet, and their names. */
const EntChoices *ent_facet_choices (EntFacet facet);
gboolean ent_filter_has (const EntFilter *filter, EntFacet facet, guint value);
void ent_filter_choose (EntFilter *filter, EntFacet facet, guint value, gboolean chosen);
gboolean ent_filter_has_tag (const EntFilter *filter, const char *tag);
void ent_filter_choose_tag (EntFilter *filter, const char *tag, gboolean chosen);
void ent_filter_set_text (EntFilter *filter, const char *text); /* NULL, or nothing that is seen: all */

/* Whether it is let through, as rated at @moment_id. @text: ent_search_text() of it, which is only read where the
 * filter has words. O(1) for a stakeholder of few tags and ratings. */
gboolean ent_filter_matches (const EntFilter *filter, EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, const char *text);
/* By its kind alone; its ends are another matter. */
gboolean ent_filter_matches_tie (const EntFilter *filter, const EntTie *tie);

/* How many there are. Beside a value stands how many would be shown if it were the only one chosen of its facet:
 * of those whom all other facets let through. */
typedef struct
{
  guint n_all, n_shown; /* stakeholders */
  guint n_ties_hidden;  /* by their kind, between two who are shown */
  guint values[ENT_N_FACETS][ENT_FACET_MAX_VALUES];
  GHashTable *tags; /* text, borrowed from the map -> GUINT_TO_POINTER (number); owned */
} EntFilterCounts;

/* The folded text of a stakeholder, good until the next call. */
typedef const char *(*EntFilterTextFunc) (const EntStakeholder *stakeholder, gpointer data);
/* Fills @counts, to be cleared before the map changes. O(stakeholders + ties) */
void ent_filter_count (const EntFilter *filter, EntMap *map, const char *moment_id, EntFilterTextFunc text, gpointer data, EntFilterCounts *counts);
void ent_filter_counts_clear (EntFilterCounts *counts);

/* All that is written about @stakeholder, folded, to be searched for words: every text of the table of fields, its
 * tags, the reasons of its ratings, its log, and the notes of its ties. Not @with_private: only what may stand on a
 * wall. */
char *ent_search_text (const EntStakeholder *stakeholder, gboolean with_private) G_GNUC_WARN_UNUSED_RESULT;
/* Whether all of @words, folded, NULL-terminated, stand in @text. */
gboolean ent_search_words_in (const char *const *words, const char *text);
/* The words of what is typed, folded; NULL for none. */
char **ent_search_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntFilter, ent_filter_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntFilterCounts, ent_filter_counts_clear)

G_END_DECLS
