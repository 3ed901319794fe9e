/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two maps that know nothing of each other's ids: who in the one may be whom in the other, by their names, and the
 * other map with the ids of the first one for those who are the same. Merging then does the rest, by ids. Pure: reads
 * the maps, keeps nothing.
 */
#pragma once

#include "model/map.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* Why two may be the same. Of the first two nobody need be asked. */
typedef enum
{
  ENT_SAME_NAME,       /* articles aside */
  ENT_SAME_CALLED,     /* the name of the one is the short name of the other */
  ENT_SAME_SPELLING,   /* names that people take for the same: see name-key.h */
  ENT_SAME_SHORT_NAME, /* that alone */
  ENT_SAME_INITIALS,   /* the one is short for the other: see name-parts.h */
  ENT_SAME_WORDS,      /* all words that tell somebody apart in the one are in the other */
  ENT_SAME_ELSEWHERE,  /* the name, but within different organisations */
  ENT_SAME_ONLY,       /* each is the only moment of its map */
} EntSameWhy;

typedef struct
{
  EntRecordKind kind; /* of a stakeholder or a moment */
  EntId first, other; /* ids in the two maps, owned */
  EntSameWhy why;
  gboolean joins;    /* the two are one: to be decided, and so at first where nobody need be asked */
  gboolean is_plain; /* a moment of the same name and day: it joins, and is not even shown */
} EntSamePair;

EntSamePair *ent_same_pair_new (EntRecordKind kind, const char *first, const char *other, EntSameWhy why) G_GNUC_WARN_UNUSED_RESULT;
void ent_same_pair_free (EntSamePair *pair); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntSamePair, ent_same_pair_free)

gboolean ent_same_is_sure (EntSameWhy why);
/* As the words under a pair of names: "Similar names". */
const char *ent_same_words (EntSameWhy why);

/* How many of @pairs are shown to somebody who decides. */
guint ent_same_n_asked (GPtrArray *pairs);

/* The pairs, of EntSamePair, owned by the array: stakeholders, then moments, of each those first of which nobody need be
 * asked, in the order of the first map. Nobody stands in two of them, and nobody whose id the other map or @base has: that one is
 * known already, or was removed on purpose. Of namesakes those within the same organisation and of the same sector come
 * together. @base and @progress may be NULL; stopped, it ends soon, and what it gives is to be thrown away.
 * O(n log n) */
GPtrArray *ent_same_find (EntMap *base, EntMap *first, EntMap *other, EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

/* @other once more, in which those who join have the ids that they have in @first, and what refers to them follows:
 * also in what this version does not know of the file, where attributes that hold ids are called as elsewhere. A tie
 * of theirs that is in the way of one in @first gets its id, so that the two are merged field by field. A pair that
 * would give an id twice, or names who is not there, joins nothing. A reference to @other itself where nothing joins;
 * both maps stay as they are. O(n log n) */
EntMap *ent_same_join (EntMap *first, EntMap *other, GPtrArray *pairs, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @map has a record of any kind with this id. */
gboolean ent_same_is_taken (EntMap *map, const char *id);

G_END_DECLS
