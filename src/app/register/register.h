/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders as a table: one row each, every field in a cell that can be
 * edited, copied and pasted; the ratings as columns of the chosen moment. Its order
 * of rows and columns is the view's alone.
 *
 * Signal "message" (const char *): what the last step did beyond the cells that are seen.
 * Signal "working" (const char *): what is about to hold the window up; NULL: no longer.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_REGISTER (ent_register_get_type ())
G_DECLARE_FINAL_TYPE (EntRegister, ent_register, ENT, REGISTER, GtkBox)

GtkWidget *ent_register_new (EntDocument *document);
GtkWidget *ent_register_view (EntRegister *self);
/* What it is working on, or about to, is done when this returns. */
void ent_register_finish_work (EntRegister *self);

G_END_DECLS
