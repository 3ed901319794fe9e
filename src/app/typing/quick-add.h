/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the bottom, for a room that talks: a name, and whatever else was
 * said, as model/quick-line.h reads it; Enter, and ready for the next. Chips show what
 * was understood, a list what the beginning of a word may mean.
 *
 * Signals: "added" (const char *): the id of somebody new, who is selected;
 * "message" (const char *): something worth saying about the step just done;
 * "told" (const char *): something worth saying where nothing was done;
 * "typed" (): there is another text in the line.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_QUICK_ADD (ent_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (EntQuickAdd, ent_quick_add, ENT, QUICK_ADD, GtkBox)

GtkWidget *ent_quick_add_new (EntDocument *document);
/* Who is added from here on is a person in this organisation; NULL: a stakeholder of the map. */
void ent_quick_add_set_inside (EntQuickAdd *self, const char *id);
/* Ratings go to this moment, whatever the document's is; NULL, or one that is not there: that one. */
void ent_quick_add_set_moment (EntQuickAdd *self, const char *moment_id);
/* On a wall it offers nobody who stands inside an organisation, and names them as they were typed. */
void ent_quick_add_set_public (EntQuickAdd *self, gboolean is_public);
gboolean ent_quick_add_is_empty (EntQuickAdd *self);
/* What the empty line says until it is left; NULL: what is to be typed there. */
void ent_quick_add_set_hint (EntQuickAdd *self, const char *hint);

G_END_DECLS
