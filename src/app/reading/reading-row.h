/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence of the reading as a row: a bar where it has one, its words, in which names and numbers are links, and a button
 * that makes an action of it.
 *
 * Signal "link" (guint): one of the links of the sentence was followed, by its place.
 */
#pragma once

#include <gtk/gtk.h>

#include "analysis/reading/reading.h"

G_BEGIN_DECLS

#define ENT_TYPE_READING_ROW (ent_reading_row_get_type ())
G_DECLARE_FINAL_TYPE (EntReadingRow, ent_reading_row, ENT, READING_ROW, GtkListBoxRow)

GtkWidget *ent_reading_row_new (void);
/* Shows @sentence, which is lent and must stay until another one is shown. What does not differ from the one before stays
 * as it is, with the keyboard. */
void ent_reading_row_show (EntReadingRow *self, const EntReadingSentence *sentence);
const EntReadingSentence *ent_reading_row_sentence (EntReadingRow *self);
/* Whether @sentence is about the same as what is shown, whatever it says of it. */
gboolean ent_reading_row_is_about (EntReadingRow *self, const EntReadingSentence *sentence);
/* Whether whom it speaks of is lit on the map because of it. */
void ent_reading_row_set_lit (EntReadingRow *self, gboolean lit);
/* Whether it speaks of somebody who is selected. */
void ent_reading_row_set_concerned (EntReadingRow *self, gboolean concerned);
/* Its words. */
GtkWidget *ent_reading_row_label (EntReadingRow *self);
/* Makes an action of it; hidden where nothing is to be done. */
GtkWidget *ent_reading_row_button (EntReadingRow *self);

G_END_DECLS
