/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands on the canvas for one stakeholder, for those who do not see it: has
 * the keyboard, a name and a description, and draws nothing. Assistive
 * technology knows widgets only, and is told of real focus only.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/record.h"

G_BEGIN_DECLS

#define ENT_TYPE_CANVAS_ITEM (ent_canvas_item_get_type ())
G_DECLARE_FINAL_TYPE (EntCanvasItem, ent_canvas_item, ENT, CANVAS_ITEM, GtkWidget)

GtkWidget *ent_canvas_item_new (void);
const char *ent_canvas_item_id (EntCanvasItem *self); /* NULL: stands for nobody */
void ent_canvas_item_set (EntCanvasItem *self, EntId id, const char *name, const char *description, gboolean selected);

G_END_DECLS
