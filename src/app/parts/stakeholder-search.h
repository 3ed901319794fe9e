/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover in which a stakeholder, or a sector where these are added, is found by typing part of its name. Only the
 * first matches are shown: whoever needs more types another letter.
 *
 * Signal "picked" (const char *): the id. The popover closes itself after it.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_STAKEHOLDER_SEARCH (ent_stakeholder_search_get_type ())
G_DECLARE_FINAL_TYPE (EntStakeholderSearch, ent_stakeholder_search, ENT, STAKEHOLDER_SEARCH, GtkPopover)

GtkWidget *ent_stakeholder_search_new (EntDocument *document);
/* Who cannot be picked: NULL or an id. */
void ent_stakeholder_search_set_except (EntStakeholderSearch *self, const char *id);
/* Sectors can be picked too, and come first. */
void ent_stakeholder_search_add_sectors (EntStakeholderSearch *self);
/* Opens it with @text typed already, the cursor behind it. */
void ent_stakeholder_search_open (EntStakeholderSearch *self, const char *text);
/* Picks who was searched for, if anybody was. FALSE: nobody is called so. */
gboolean ent_stakeholder_search_take (EntStakeholderSearch *self);

G_END_DECLS
