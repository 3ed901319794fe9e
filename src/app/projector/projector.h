/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture on a whole screen, for a room: large letters, high contrast, no
 * panels, nothing private. It steps through a sequence, or follows a canvas of
 * the window. Everything that can be done is a widget action named
 * "projector.…". It ends with Escape, and leaves the window as it was.
 *
 * Signal "changed": anything that whoever presents wants to know.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/canvas/canvas.h"
#include "app/projector/showing.h"

G_BEGIN_DECLS

#define ENT_TYPE_PROJECTOR (ent_projector_get_type ())
G_DECLARE_FINAL_TYPE (EntProjector, ent_projector, ENT, PROJECTOR, GtkWindow)

/* On the monitor that was chosen last, or else on another one than that of @parent where there is one. Begins with the
 * slide @place; or, with ENT_SHOWING_WINDOW, shows what @followed shows: map, matrix, or one organisation from inside.
 * Commands that it does not have itself go to @parent. */
GtkWidget *ent_projector_new (GtkWindow *parent, EntCanvas *followed, int place);
GtkWidget *ent_projector_get_canvas (EntProjector *self);
EntShowing *ent_projector_get_showing (EntProjector *self);
gboolean ent_projector_is_black (EntProjector *self);
gboolean ent_projector_is_locked (EntProjector *self);
/* Shows @message over the picture for a moment: nothing private, a room reads it. */
void ent_projector_say (EntProjector *self, const char *message);
/* Moves there, and remembers it. */
void ent_projector_set_monitor (EntProjector *self, GdkMonitor *monitor);
/* What is in the spotlight, by hand or by the slide, or NULL; and how the picture is made. */
const char *ent_projector_get_light (EntProjector *self);
EntView ent_projector_get_view (EntProjector *self);

G_END_DECLS
