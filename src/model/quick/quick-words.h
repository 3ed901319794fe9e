/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which people name sectors, kinds, commitments and kinds of tie
 * while they type, in English and Spanish at once: a room may mix them.
 */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_QUICK_WORDS_SECTOR,
  ENT_QUICK_WORDS_KIND,
  ENT_QUICK_WORDS_COMMITMENT,
  ENT_QUICK_WORDS_TIE,
} EntQuickWords;
#define ENT_N_QUICK_WORDS 4

/* The value that @text names, compared without case and accents, its words with one space between; -1: none. O(1) */
int ent_quick_word (EntQuickWords words, const char *text);
/* The value of which a word begins with @text, sooner by what it is called than by how it may be said: the first in
 * the order of the choices; -1: none. O(words) */
int ent_quick_word_prefix (EntQuickWords words, const char *text);
/* Whether @value has a word that begins with @text. O(words) */
gboolean ent_quick_word_begins (EntQuickWords words, guint value, const char *text);
/* The word to write for @value, one without spaces, in the language of the process. Borrowed. */
const char *ent_quick_word_for (EntQuickWords words, guint value);

G_END_DECLS
