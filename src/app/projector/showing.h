/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a room is in the sequence of slides, and what is switched on for this showing. It follows the map: an edit
 * leaves the room at the slide it looks at, and whoever was added there is seen.
 *
 * Signal "changed": another slide, or what is on it; marks.
 */
#pragma once

#include "app/document/document.h"
#include "scene/slides.h"

G_BEGIN_DECLS

#define ENT_TYPE_SHOWING (ent_showing_get_type ())
G_DECLARE_FINAL_TYPE (EntShowing, ent_showing, ENT, SHOWING, GObject)

/* The picture of the window, before the first slide. */
#define ENT_SHOWING_WINDOW (-1)

/* Begins with the slide @place, or with ENT_SHOWING_WINDOW. */
EntShowing *ent_showing_new (EntDocument *document, int place) G_GNUC_WARN_UNUSED_RESULT;
/* To a slide, no farther than to the ends. */
void ent_showing_go (EntShowing *self, int place);
/* So many slides on, or back where @by is negative. From the picture of the window forward to the first one, and back to the last. */
void ent_showing_step (EntShowing *self, int by);
int ent_showing_place (EntShowing *self);
guint ent_showing_n (EntShowing *self);
/* NULL: the picture of the window. Borrowed, until the next change. */
const EntSlide *ent_showing_slide (EntShowing *self);
/* What is in the spotlight by the slide, or NULL; who comes into the empty map has a name there. */
const char *ent_showing_focus (EntShowing *self);
/* Of EntSlide, owned: what the next keys will ask for that is laid out otherwise. */
GPtrArray *ent_showing_ahead (EntShowing *self) G_GNUC_WARN_UNUSED_RESULT;
/* Who or what @light of a picture brings forward: NULL for that of the empty map, as for none. */
const char *ent_showing_lit (const char *light);
/* What a presenter calls the slide at @place, in the language of the window; NULL if there is none. */
char *ent_showing_title (EntShowing *self, int place) G_GNUC_WARN_UNUSED_RESULT;
/* Set of EntId that the slide does not show, or NULL. Borrowed; never changed, another one comes. */
GHashTable *ent_showing_hidden (EntShowing *self);
/* The same: who stays bright while the others dim, or NULL. */
GHashTable *ent_showing_bright (EntShowing *self);
/* Tension, broken ties and vetoes: off at first. */
void ent_showing_set_marks (EntShowing *self, gboolean marks);
gboolean ent_showing_marks (EntShowing *self);

G_END_DECLS
