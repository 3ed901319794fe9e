/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the map: what it shows, in sentences, and the answer to what was asked about one stakeholder. Whom a chosen
 * sentence speaks of is selected and lit on the map, a way as a path, until another selection is made.
 *
 * The reading is made in a thread, and again when the map, the moment or the day changes while it is looked at: first all
 * that is told at once, then who is between others.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/reading/reading-work.h"
#include "app/reading/sentence-list.h"

G_BEGIN_DECLS

#define ENT_TYPE_READING_PANEL (ent_reading_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntReadingPanel, ent_reading_panel, ENT, READING_PANEL, GtkBox)

/* @canvas, which shows the map, must live as long. */
GtkWidget *ent_reading_panel_new (EntDocument *document, GtkWidget *canvas);
/* Whether the reading is what is looked at: only then anything is read, and lit. */
void ent_reading_panel_set_active (EntReadingPanel *self, gboolean active);
/* The answer stands above all else, with its first way lit, until it is closed or something else is asked. */
void ent_reading_panel_ask (EntReadingPanel *self, EntReadingQuestion question, const char *about);
/* Gives the keyboard to the first sentence, now or when it is there. */
void ent_reading_panel_enter (EntReadingPanel *self);
/* Whether what stands there is what the map says now, and nothing is being looked for. */
gboolean ent_reading_panel_is_settled (EntReadingPanel *self);
/* The sentences of one part, and those of the answer. */
EntSentenceList *ent_reading_panel_part (EntReadingPanel *self, EntReadingPart part);
EntSentenceList *ent_reading_panel_answer (EntReadingPanel *self);
/* Whom a sentence has selected is not any more, nor lit; whom somebody has selected otherwise stays. */
void ent_reading_panel_let_go (EntReadingPanel *self);
/* The one whose stakeholders are lit; NULL: none. */
EntReadingRow *ent_reading_panel_lit (EntReadingPanel *self);

G_END_DECLS
