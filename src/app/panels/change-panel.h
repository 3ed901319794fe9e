/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the picture of a change: between which two moments it is, in numbers
 * who moved, and the list of them. The later moment is the document's, which
 * is shown and rated; the earlier one is chosen here.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_CHANGE_PANEL (ent_change_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntChangePanel, ent_change_panel, ENT, CHANGE_PANEL, GtkBox)

/* @canvas shows the change while the panel is active; it must live as long. */
GtkWidget *ent_change_panel_new (EntDocument *document, GtkWidget *canvas);
/* Whether the change is what is looked at: only then anything is compared. */
void ent_change_panel_set_active (EntChangePanel *self, gboolean active);
/* The earlier moment; NULL: the shown one is the first, or the only one. */
const char *ent_change_panel_from (EntChangePanel *self);
GtkWidget *ent_change_panel_list (EntChangePanel *self);

G_END_DECLS
