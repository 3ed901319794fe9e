/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of texts that were taken out of a map, to be found again in those that stay.
 *
 * A word has four letters or more, or letters and digits, and is compared without case, accents and what cannot be
 * seen in it. Of names those of two and three letters count too: acronyms as they are written (ILO), others (Ana, Sol)
 * in any case. Letters without case (Han, Thai) count twice, for two of them are a name, and a name in a script without
 * spaces is found within a longer piece. Numbers count from six digits on, of names from three on, however they are divided,
 * and by any seven digits in a row; days however they are written. Words that every text has ("with", "para") are none.
 *
 * Each word of a name counts by itself: "the Sol" tells of Hotel Sol. So that nobody is drowned in hotels, what is
 * found has a weight, and what tells little comes last.
 */
#pragma once

#include "model/field.h"

G_BEGIN_DECLS

typedef struct _EntPublicWords EntPublicWords;

EntPublicWords *ent_public_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_public_words_free (EntPublicWords *words); /* accepts NULL */
guint ent_public_words_count (const EntPublicWords *words);
/* All words of @text, which may be NULL. @names: it is what somebody is called. O(n) */
void ent_public_words_add (EntPublicWords *words, const char *text, EntShare share, gboolean names);
/* The same of what stands in @xml: between its tags, in values, and in comments. */
void ent_public_words_add_xml (EntPublicWords *words, const char *xml);

/* In the order in which people look at them. */
typedef enum
{
  ENT_PUBLIC_NAME,   /* of somebody or something, or a part of it */
  ENT_PUBLIC_WORD,   /* may be one: written large within a sentence, or with digits */
  ENT_PUBLIC_COMMON, /* written as any word is, in many names, or a day */
} EntPublicWeight;
#define ENT_N_PUBLIC_WEIGHTS 3

typedef struct
{
  const char *start; /* within the text that was searched */
  gsize length;
  guint32 shares; /* bits 1 << EntShare: what it was taken out with */
  EntPublicWeight weight;
  gboolean is_person; /* a person is called so */
} EntPublicWord;

/* The next word in *@text that was taken out; *@text goes on behind it. @whole is where the text begins. FALSE: none is left. */
gboolean ent_public_words_next (const EntPublicWords *words, const char *whole, const char **text, EntPublicWord *found);
/* As words are compared. */
char *ent_public_word_key (const EntPublicWord *word) G_GNUC_WARN_UNUSED_RESULT;
/* @text with "…" for each word found in it that is in @keys, a set of ent_public_word_key(). */
char *ent_public_words_strike (const EntPublicWords *words, const char *text, GHashTable *keys) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPublicWords, ent_public_words_free)

G_END_DECLS
