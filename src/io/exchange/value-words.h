/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which registers of stakeholders, and other programs, name what a map chooses from:
 * in English and Spanish at once, whatever the language of the process.
 */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

/* The value of @choices that @text names: by its name in files, its label, or a word for it; -1: none.
 * Of commitment and decision power also what others rate instead, as favour and opposition. O(length) */
int ent_value_word (const EntChoices *choices, const char *text);
/* Whether @text is what the map itself calls a value, in one of the two languages: other words are a reading of it. */
gboolean ent_value_is_own (const EntChoices *choices, const char *text);
/* @text as words are compared, folded, without what stands in brackets behind it, and with blanks for
 * punctuation and underscores. */
char *ent_words_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
