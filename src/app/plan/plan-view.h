/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan as a table that is edited in its cells like the register: one row each, under headings where it is
 * grouped. It is a lighter one: blocks of cells, sorting and pasting belong to stakeholders.
 *
 * Actions are chosen here, and the document's selection is of stakeholders: whoever the chosen actions are done with is
 * selected, and so lit on the map; but not while a room sees the map. The other way round nothing is chosen, so that the two
 * never run after each other.
 *
 * Signal "told" (const char *): why nothing was done, in a sentence. Signal "grouped": somebody has tried to put actions
 * in another order, which they have only where they are not grouped.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_PLAN_VIEW (ent_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (EntPlanView, ent_plan_view, ENT, PLAN_VIEW, GtkBox)

GtkWidget *ent_plan_view_new (EntDocument *document);
/* What takes the keyboard: the table, or while there is nothing in it the line that adds. */
GtkWidget *ent_plan_view_focus_widget (EntPlanView *self);
/* Without groups, in the order that can be changed. */
void ent_plan_view_show_order (EntPlanView *self);
/* Goes to this action and edits what is to be done. FALSE: it is not there, or the search does not find it. */
gboolean ent_plan_view_edit (EntPlanView *self, const char *id);
/* While it is, nobody is selected because of actions, and whoever is because of them is not any more. */
void ent_plan_view_set_private (EntPlanView *self, gboolean is_private);

G_END_DECLS
