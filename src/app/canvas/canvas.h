/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a document in a window: the map or the matrix, to look at, to
 * walk through and to work on.
 *
 * Everything that can be done is a widget action named "canvas.…". Edits go
 * through the document's history; what is refused the document says. Signals:
 * "activate" (const char *): the details of this stakeholder or tie are asked
 * for. "rated" (char **, guint): power or commitment of these was set by hand, as
 * bits 1 << EntAspect. "zoom-changed": the zoom or the fit.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"
#include "draw/draw.h"

G_BEGIN_DECLS

#define ENT_TYPE_CANVAS (ent_canvas_get_type ())
G_DECLARE_FINAL_TYPE (EntCanvas, ent_canvas, ENT, CANVAS, GtkWidget)

/* As the window is: light or dark. */
#define ENT_CANVAS_THEME_AUTO (-1)

GtkWidget *ent_canvas_new (void);
/* For the wall: large letters, title and legend, nothing private; locked at first. */
GtkWidget *ent_canvas_new_for_projector (void);

void ent_canvas_set_document (EntCanvas *self, EntDocument *document); /* NULL: shows nothing */
EntDocument *ent_canvas_get_document (EntCanvas *self);
void ent_canvas_set_picture (EntCanvas *self, EntPicture picture);
EntPicture ent_canvas_get_picture (EntCanvas *self);
/* Of the map: whose people and departments are shown instead of it; NULL: nobody's. Goes back to the map by
 * itself when that stakeholder does. */
void ent_canvas_set_inside (EntCanvas *self, const char *id);
const char *ent_canvas_get_inside (EntCanvas *self);
/* Of the map: it shows the change from this moment to the one that is shown, without ties; NULL: that one alone. */
void ent_canvas_set_from_moment (EntCanvas *self, const char *moment_id);
const char *ent_canvas_get_from_moment (EntCanvas *self);
/* Shows and rates this moment, whatever the document's is; NULL, or one that is not there: that one. */
void ent_canvas_set_moment (EntCanvas *self, const char *moment_id);
/* The one that is shown: always one of the map. There is a document. */
const char *ent_canvas_get_moment (EntCanvas *self);
/* Back to the map, with whoever was opened selected. FALSE: nobody was. */
gboolean ent_canvas_leave_inside (EntCanvas *self);
void ent_canvas_set_legend (EntCanvas *self, gboolean legend);
gboolean ent_canvas_get_legend (EntCanvas *self);
/* An EntThemeId, or ENT_CANVAS_THEME_AUTO. */
void ent_canvas_set_theme (EntCanvas *self, int theme);
/* Whether the selection dims what is not tied to it: at first in a window, not on a projector. */
void ent_canvas_set_spotlight (EntCanvas *self, gboolean spotlight);

/* Of these stakeholders and ties nothing is seen, nor found with pointer or keys, though all lies where it lay.
 * @ids: a set of EntId by their address, kept, and not changed afterwards; NULL: none. */
void ent_canvas_set_hidden (EntCanvas *self, GHashTable *ids);

/* On a projector: the map, its legend, its key, and the map again, as far as there are any. */
void ent_canvas_turn_page (EntCanvas *self);
void ent_canvas_first_page (EntCanvas *self);
/* On a projector: from the picture to the pages that tell who stands behind its numbers, or with @by < 0 back. FALSE:
 * there is none that way. */
gboolean ent_canvas_step_key (EntCanvas *self, int by);
/* On a projector: what is in the spotlight: a sector, or a stakeholder with those tied to it; NULL: nothing. */
void ent_canvas_set_light (EntCanvas *self, const char *focus);
const char *ent_canvas_get_light (EntCanvas *self);
/* Puts whoever is selected into the spotlight, then its sector, then nothing; with nobody selected one sector after the
 * other, and then none. */
void ent_canvas_light_next (EntCanvas *self);
/* A step of a way over the map: from one symbol to another, over that tie, or NULL where none of the map leads there. */
typedef struct
{
  EntId from, to, tie; /* owned */
  guint place;         /* where the tie was among those of a scene when it was looked for last */
} EntCanvasStep;
/* Of those, empty. */
GArray *ent_canvas_path_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Who and which ties stay bright while all else dims, whoever is selected: a set of EntId by their address; NULL: that is
 * for the selection to say. And a way that is drawn over them; or NULL. Both are kept, and not changed afterwards. */
void ent_canvas_set_lit (EntCanvas *self, GHashTable *bright, GArray *path);
GHashTable *ent_canvas_get_bright (EntCanvas *self);
GArray *ent_canvas_get_path (EntCanvas *self);
/* All that is lit comes into view, now or with the picture that is under way. */
void ent_canvas_reveal_lit (EntCanvas *self);
/* What the picture shows instead of what the map says; NULL: that. Copied. */
void ent_canvas_set_view (EntCanvas *self, const EntView *view);
/* On a projector: what is probably asked for next, and in which order: of EntSlide, kept. It is laid out while there is
 * nothing else to do. NULL: nothing is. */
void ent_canvas_set_next (EntCanvas *self, GPtrArray *slides);
/* On a projector: the kind of tie whose ties the line below the title counts and names; -1: all are counted. */
void ent_canvas_tell_ties (EntCanvas *self, int kind);
/* On a projector: whether marks of conflict are shown: tension, broken ties, who has a veto. */
void ent_canvas_set_marks (EntCanvas *self, gboolean marks);
/* Pixels at the bottom that the line of confidentiality takes, as it is shown now; 0: it is not there. */
int ent_canvas_get_foot (EntCanvas *self);
/* Nothing is moved, rated or tied by pointer or keys while it is locked. */
void ent_canvas_set_locked (EntCanvas *self, gboolean locked);
gboolean ent_canvas_get_locked (EntCanvas *self);
/* Takes back what is under way with pointer or keys. FALSE: nothing is. */
gboolean ent_canvas_cancel_tool (EntCanvas *self);

/* Begins with the picture before the canvas is shown, which will be so large. */
void ent_canvas_begin (EntCanvas *self, int width, int height);

/* Pixels at the bottom right that the picture keeps free, for what the window has there. */
void ent_canvas_set_corner (EntCanvas *self, int width, int height);

/* 1 is 100 %. */
double ent_canvas_get_zoom (EntCanvas *self);
/* The kind of the next tie that is drawn. */
EntTieKind ent_canvas_get_tie_kind (EntCanvas *self);

/* Whether what is shown is what should be shown: nothing is being laid out or painted. */
gboolean ent_canvas_is_settled (EntCanvas *self);
/* What is shown now, good until the main loop runs; NULL: nothing yet. */
const EntScene *ent_canvas_get_scene (EntCanvas *self);
/* Where a stakeholder's symbol is, in the widget; FALSE if it is not in the picture. */
gboolean ent_canvas_get_place (EntCanvas *self, const char *id, graphene_rect_t *place);
/* Says that nobody is selected, where somebody is needed; and the words that it says. */
void ent_canvas_say_nobody (EntCanvas *self);
const char *ent_canvas_nobody (void);
/* Who has the keyboard: an id, or NULL. */
const char *ent_canvas_get_focus_id (EntCanvas *self);

G_END_DECLS
