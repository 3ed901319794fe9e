/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected, with every field of the table, grouped and editable in
 * place; with nothing selected, the map itself.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_INSPECTOR (ent_inspector_get_type ())
G_DECLARE_FINAL_TYPE (EntInspector, ent_inspector, ENT, INSPECTOR, GtkBox)

GtkWidget *ent_inspector_new (EntDocument *document);
/* Puts the keyboard into the first field. */
void ent_inspector_focus_first (EntInspector *self);
/* Puts the keyboard where the next entry of the log is written, where exactly one stakeholder is selected. */
void ent_inspector_write_log (EntInspector *self);
/* With nothing selected: where moments are named, added and removed. */
void ent_inspector_show_moments (EntInspector *self);
/* Shows at once what would otherwise be shown with the next turn of the main loop. */
void ent_inspector_update_now (EntInspector *self);

G_END_DECLS
