/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sequence that a room is led through, as values: the empty map, one sector after the other, the ties kind by
 * kind, all of it, the matrix, the change, and then the steps that were kept with the map. All slides of the map are made from one
 * layout: what a slide does not show is hidden in it, so that nothing moves from one to the next. A step that shows
 * the rings or the wedges otherwise has its own.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_SLIDE_EMPTY,  /* wedges and rings */
  ENT_SLIDE_SECTOR, /* the sectors up to this one, which is in the spotlight; no ties */
  ENT_SLIDE_TIES,   /* everybody, with the ties of one kind */
  ENT_SLIDE_ALL,    /* everybody, with all ties */
  ENT_SLIDE_MATRIX,
  ENT_SLIDE_CHANGE, /* from the first moment to the one that is shown */
  ENT_SLIDE_STEP,   /* kept with the map */
} EntSlideKind;

typedef struct
{
  EntSlideKind kind;
  EntPicture picture;
  EntSectorId sector; /* of ENT_SLIDE_SECTOR */
  EntTieKind tie;     /* of ENT_SLIDE_TIES */
  EntId step;         /* owned, of ENT_SLIDE_STEP; else NULL */
  EntId from_moment;  /* owned: of a change; else NULL */
  EntId moment;       /* owned: to which a change that was kept is; NULL: the one that is shown */
  EntId focus;        /* owned: what is in the spotlight; or NULL */
  EntView view;       /* to lay out by */
  guint32 hidden_ties;
} EntSlide;

/* Of EntSlide, owned. @marks: whether tension and broken ties are shown at all. A sector without anybody has its slide:
 * it is a finding. A kind of tie has one where it occurs and the map does not hide it; the change, where a moment comes
 * before @moment, which is shown; NULL: the latest. O(ties + steps) */
GPtrArray *ent_slides_new (EntMap *map, const char *moment, gboolean marks) G_GNUC_WARN_UNUSED_RESULT;
void ent_slide_free (EntSlide *slide);

/* Whose place in the sequence is that of @slide, from before the map was changed: the same one, or the one that stands
 * where it stood, @place. @slides is not empty. */
guint ent_slides_find (GPtrArray *slides, const EntSlide *slide, guint place);

/* What comes after the slide at @place, -1: from the first on, as copies: as far as each is laid out otherwise than the one
 * before it, and no more than @n. Of EntSlide, owned. */
GPtrArray *ent_slides_ahead (GPtrArray *slides, int place, guint n) G_GNUC_WARN_UNUSED_RESULT;

/* Set of EntId: stakeholders and ties that @slide does not show though they are laid out. Those in @shown, a set of
 * EntId or NULL, it shows all the same. O(stakeholders + ties) */
GHashTable *ent_slide_hidden (EntMap *map, const EntSlide *slide, GHashTable *shown) G_GNUC_WARN_UNUSED_RESULT;

/* Set of EntId of who stays bright while the others dim: the ties of one kind with whom they tie. NULL: nothing dims.
 * O(ties) */
GHashTable *ent_slide_bright (EntMap *map, const EntSlide *slide) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
