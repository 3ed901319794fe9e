/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a map for others: with what its maker lets go along, and nothing of the rest.
 *
 * What goes along is told by the table of fields. Names are codes unless they go along: A1, A2 … by chance, and the
 * copy has its stakeholders in the order of the codes, so that neither tells who was first in the map. All ids are
 * new. What files hold that this version does not know never goes along. The words of what was taken out are
 * kept beside the copy, so that they can be looked for in what is left. Reads the map, changes nothing.
 */
#pragma once

#include "analysis/public-words.h"
#include "model/cells.h"
#include "model/change.h"
#include "model/map.h"

G_BEGIN_DECLS

/* What goes along unless it is said otherwise: nothing that is private. Bits 1 << EntShare. */
#define ENT_PUBLIC_USUAL                                                                                   \
  (1u << ENT_SHARE_ALWAYS | 1u << ENT_SHARE_PLACE | 1u << ENT_SHARE_ORGANISATION | 1u << ENT_SHARE_ROLES | \
   1u << ENT_SHARE_ENGAGEMENT | 1u << ENT_SHARE_CODE | 1u << ENT_SHARE_POWER | 1u << ENT_SHARE_COMMITMENT | 1u << ENT_SHARE_TIES)

/* What may be chosen: its name for command lines, what it is called, and what it is. */
typedef struct
{
  EntShare share;
  const char *name;
  const char *label, *help; /* msgids: ent_public_label(), ent_public_help() */
} EntPublicGroup;
/* In the order in which they are offered; names of stakeholders first. */
const EntPublicGroup *ent_public_groups (guint *n_groups);
const EntPublicGroup *ent_public_group_find (const char *name);
const EntPublicGroup *ent_public_group_of (EntShare share); /* NULL: it cannot be chosen */
const char *ent_public_label (const EntPublicGroup *group);
const char *ent_public_help (const EntPublicGroup *group);
/* How many values and records of each the map holds. O(fields) */
void ent_public_count (EntMap *map, guint counts[ENT_N_SHARES]);

typedef struct
{
  guint32 shares;    /* what goes along: bits 1 << EntShare */
  const char *title; /* instead of the map's own; NULL: that stays */
} EntPublicChoice;

/* Who is who. */
typedef struct
{
  char *code; /* "A1"; NULL: names went along */
  char *name; /* in the map */
  EntId id;   /* in the map */
  EntId copy; /* in the copy */
} EntPublicPerson;

typedef struct
{
  EntMap *map;           /* owned */
  GPtrArray *people;     /* of EntPublicPerson, in the order of the copy */
  EntPublicWords *words; /* of all that was taken out */
  GHashTable *ids;       /* EntId in the map → EntId in the copy, both owned */
} EntPublicCopy;

/* Runs on any thread that may read @map. O(n) */
EntPublicCopy *ent_public_copy_new (EntMap *map, const EntPublicChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
void ent_public_copy_free (EntPublicCopy *copy); /* accepts NULL */
/* The id in the copy of the record that @id, which may be NULL, names in the map; NULL: it is not there. */
const char *ent_public_copy_id (const EntPublicCopy *copy, const char *id);
/* Which code is who: code, name and id in the map, with a row above that says so. */
EntCells *ent_public_copy_key (const EntPublicCopy *copy) G_GNUC_WARN_UNUSED_RESULT;

/* A word of what was taken out, in a text that stays. */
typedef struct
{
  EntKey key;            /* of the record in the copy; its ids are the hit's own */
  char *place;           /* the record, and who that is in the map */
  const EntField *field; /* where in the record; NULL: in a picture of the copy */
  char *word;            /* as it stands there */
  char *excerpt;         /* of the text around it */
  guint32 shares;        /* what it was taken out with */
  EntPublicWeight weight;
  gboolean stays; /* what somebody decides about it; at first those stay that tell little */
} EntPublicHit;

/* Looks for the words that were taken out in all texts of @written, which is what was read back from the bytes of
 * the copy: of EntPublicHit, names first, what tells little last, and each word once in a text; not for words that the
 * help of a field has to choose from, nor in codes. What is read back is all that the bytes say: a reader that keeps what it does not
 * know leaves nothing of them out, and what it kept is no text of ours (ent_map_has_kept()). O(n) */
GPtrArray *ent_public_copy_search (const EntPublicCopy *copy, EntMap *written) G_GNUC_WARN_UNUSED_RESULT;
/* Puts "…" into the texts of @copy for the words that do not stay. */
gboolean ent_public_copy_strike (EntPublicCopy *copy, GPtrArray *hits, GError **error);
/* The same in @said, all texts of a picture of the copy: appends to @hits, without a field, what is neither in those that stay nor
 * a code nor a word of the program itself (@own), and returns how many. There should be none, for a picture is made of the copy
 * alone; that it is, is seen here and not believed. What is searched is what the picture is drawn from and not its bytes, in which
 * a PDF has the letters packed and a PNG has them as dots. */
guint ent_public_copy_search_picture (const EntPublicCopy *copy, GPtrArray *hits, const char *said, const char *own);
/* "“Mendoza” in “Visit to Mendoza’s office”; it was taken out with Contact data." */
char *ent_public_hit_describe (const EntPublicHit *hit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPublicCopy, ent_public_copy_free)

G_END_DECLS
