/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever presents sees of the sequence, in the window with the notes: which
 * slide the room looks at, what comes next, and the buttons for it.
 */
#pragma once

#include "app/projector/projector.h"

G_BEGIN_DECLS

#define ENT_TYPE_PRESENTER_BAR (ent_presenter_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntPresenterBar, ent_presenter_bar, ENT, PRESENTER_BAR, GtkBox)

/* Does nothing any more once @projector has ended. */
GtkWidget *ent_presenter_bar_new (EntProjector *projector);

G_END_DECLS
