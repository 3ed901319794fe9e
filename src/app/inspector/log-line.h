/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line that is written into the log of a stakeholder: kind, day, text; Enter adds
 * it. Whoever has begun to write and then goes on elsewhere has written; Escape takes
 * it back.
 *
 * Signal "begun" (const char *): the id of an entry that was added without a text, to
 * be written at length.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_LOG_LINE (ent_log_line_get_type ())
G_DECLARE_FINAL_TYPE (EntLogLine, ent_log_line, ENT, LOG_LINE, GtkBox)

GtkWidget *ent_log_line_new (EntDocument *document);
/* Whose log it is; what was begun for another one goes into the log of that one. */
void ent_log_line_set_stakeholder (EntLogLine *self, const char *id);
/* Takes over what is written in the line that @focus is in, if it is in one. */
void ent_log_line_finish_at (GtkWidget *focus);

G_END_DECLS
