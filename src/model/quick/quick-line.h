/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line as it is typed while a room talks, and what it means:
 *
 *   Hotel Sol @private #formal 4 supportive ->Hotel association member
 *
 * or any part of it, in any order. The parts:
 *
 *   @WORD            a sector: a word for it or how one begins, in English or Spanish, or its name in the map
 *   #WORD            a kind; any other word is a tag
 *   ->NAME [KIND]    a tie to somebody, <-NAME from somebody, <->NAME both ways; several names with commas between
 *   1 to 5           decision power
 *   WORD             commitment
 *   everything else  the name
 *
 * Numbers and words of commitment count where they cannot be meant as a part of the name: behind a marked part,
 * behind somebody who is in the map already, or as the last words of the line, after a comma if it is just a number
 * ("Radio 4", "Escuela 20 de Julio" and "Neutral FM" are names). "Quotes" protect whatever stands in them.
 *
 * A name is that of somebody who is in the map if it is the same as people mean it (name-key.h). That of the other
 * end of a tie may be the beginning of one, or a part; who is not there at all is new.
 */
#pragma once

#include "model/quick/name-index.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_QUICK_SECTOR,
  ENT_QUICK_KIND,
  ENT_QUICK_TAG,
  ENT_QUICK_POWER,
  ENT_QUICK_COMMITMENT,
  ENT_QUICK_TIE,
  ENT_QUICK_UNKNOWN, /* a sector that there is none of, or a tie to nobody: the line cannot be carried out */
} EntQuickPartKind;

typedef struct
{
  EntQuickPartKind kind;
  guint start, end;       /* where it stands in the line, bytes */
  guint value;            /* sector, kind, power, commitment; of a tie its EntTieKind */
  char *text;             /* the tag, the name of the other end, or what is not known; else NULL */
  EntId id;               /* owned: who the other end is; NULL: somebody new */
  EntDirection direction; /* of a tie: FORWARD as typed with ->, BOTH with <-> */
  gboolean says_kind;     /* of a tie: else it is the usual one */
  gboolean backwards;     /* of a tie: from the other end to who the line is about */
} EntQuickPart;

typedef struct
{
  char *name;    /* NULL: the line names nobody */
  EntId known;   /* owned: who has that name already, or NULL */
  GArray *parts; /* of EntQuickPart, in the order of the line */
} EntQuickLine;

/* @except: id of whom the beginning of a name behind an arrow does not mean, as one from whom ties are drawn; or NULL.
 * O(length of @text), but for the ends of ties that are not written out: O(stakeholders) each */
EntQuickLine *ent_quick_line_new (EntNameIndex *names, const char *text, const char *except) G_GNUC_WARN_UNUSED_RESULT;
void ent_quick_line_free (EntQuickLine *line); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntQuickLine, ent_quick_line_free)

/* Whether nothing stands in it. */
gboolean ent_quick_line_is_empty (const EntQuickLine *line);
/* The part that ends at @at (bytes), or right before it and a space; -1: none. */
int ent_quick_line_part_before (const EntQuickLine *line, const char *text, guint at);

/* @text in those quotes that it does not hold itself: one word without a meaning, wherever it stands. */
char *ent_quick_protect (const char *text) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *label;      /* for people; of a name the name */
  char *insert;     /* what stands in the line instead of what was typed, with the space behind it */
  EntId id;         /* owned: of a stakeholder; else NULL */
  guint start;      /* of what it takes the place of, up to where the cursor is; bytes */
  const char *help; /* one sentence on what it means, in the language of the process, or NULL */
  gboolean meant;   /* the line means it already, if nothing more is typed */
} EntQuickOffer;

/* What may be meant by what stands before @at (bytes): of EntQuickOffer, the likeliest first, at most @most. @except as
 * above. O(stakeholders) */
GArray *ent_quick_line_offers (EntNameIndex *names, const char *text, guint at, const char *except, guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
