/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heading with the sentences below it. It is shown while it has any.
 *
 * Signals: "chosen" (EntReadingRow, int): a sentence, or with a place from 0 that link of it. "leave" (GtkDirectionType):
 * an arrow leads beyond the first or the last.
 */
#pragma once

#include "app/reading/reading-row.h"

G_BEGIN_DECLS

#define ENT_TYPE_SENTENCE_LIST (ent_sentence_list_get_type ())
G_DECLARE_FINAL_TYPE (EntSentenceList, ent_sentence_list, ENT, SENTENCE_LIST, GtkBox)

GtkWidget *ent_sentence_list_new (void);
void ent_sentence_list_set_title (EntSentenceList *self, const char *title);
/* At the end of the heading, or below it: takes the widget over. */
void ent_sentence_list_add_beside (EntSentenceList *self, GtkWidget *widget);
void ent_sentence_list_add_below (EntSentenceList *self, GtkWidget *widget);
/* @sentences, of EntReadingSentence, is lent and must stay until others are shown; NULL: none. A row that is about the same
 * as one of them is that one from now on, and the keyboard stays where it is. */
void ent_sentence_list_show (EntSentenceList *self, GPtrArray *sentences);
/* It is seen also without sentences. */
void ent_sentence_list_set_waiting (EntSentenceList *self, gboolean waiting);
/* NULL past the last. */
EntReadingRow *ent_sentence_list_row (EntSentenceList *self, guint place);
/* The first row, or with GTK_DIR_UP the last one, has the keyboard. FALSE: there is none that is seen. */
gboolean ent_sentence_list_enter (EntSentenceList *self, GtkDirectionType direction);

G_END_DECLS
