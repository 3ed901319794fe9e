/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture on a whole screen, for a room: large letters, high contrast, no
 * panels, nothing private. It follows a canvas of the window; B makes it black,
 * and shows it again; Escape ends it.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/canvas.h"

G_BEGIN_DECLS

#define ENT_TYPE_PROJECTOR (ent_projector_get_type ())
G_DECLARE_FINAL_TYPE (EntProjector, ent_projector, ENT, PROJECTOR, GtkWindow)

/* On another monitor than @parent where there is one, else on its own. Shows what
 * @followed shows: map, matrix, or one organisation from inside. */
GtkWidget *ent_projector_new (GtkWindow *parent, EntCanvas *followed);
GtkWidget *ent_projector_get_canvas (EntProjector *self);

G_END_DECLS
