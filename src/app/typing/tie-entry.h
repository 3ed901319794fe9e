/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover in which ties are typed that begin at somebody: the other's name or a
 * part of it, and behind it the kind; several with commas between. As behind the
 * arrow of a typed line, see model/quick-line.h.
 *
 * Signal "typed" (EntQuickLine *): Enter was pressed; it is lent. The popover
 * closes itself when the handler has said so by ent_tie_entry_finish().
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_TIE_ENTRY (ent_tie_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntTieEntry, ent_tie_entry, ENT, TIE_ENTRY, GtkPopover)

GtkWidget *ent_tie_entry_new (EntDocument *document);
/* A line above the entry; it is told when it changes. */
void ent_tie_entry_set_note (EntTieEntry *self, const char *note);
/* Opens it for ties from @from (an id), with @text typed already, the cursor behind it. */
void ent_tie_entry_open (EntTieEntry *self, const char *from, const char *text);
/* NULL closes it; a @problem is shown, and what was typed stays. */
void ent_tie_entry_finish (EntTieEntry *self, const char *problem);

G_END_DECLS
