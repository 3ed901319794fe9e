/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions that are done with a stakeholder, for the page of its details: what is overdue first. One that is pressed is
 * shown in the plan; a line adds another.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_ACTION_SECTION (ent_action_section_get_type ())
G_DECLARE_FINAL_TYPE (EntActionSection, ent_action_section, ENT, ACTION_SECTION, GtkBox)

GtkWidget *ent_action_section_new (EntDocument *document);
/* As they are now; with NULL it is hidden. O(actions) */
void ent_action_section_show (EntActionSection *self, const char *id);

G_END_DECLS
