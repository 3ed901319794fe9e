/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of texts that were taken out of a map, to be found again in those that stay.
 *
 * A word has four letters or more, and is compared without case and accents. Of names also short ones
 * in capitals count, as they are written, for they are what bodies are called by (ILO). Letters without
 * case (Han, Thai) count twice, for two of them are a name. Numbers count from six digits on, however they are
 * divided: a phone, a document. Words that every text has ("with", "para") are none.
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

typedef struct
{
  const char *start; /* within the text that was searched */
  gsize length;
  guint32 shares; /* bits 1 << EntShare: what it was taken out with */
  gboolean is_name;
} EntPublicWord;

/* The next word in *@text that was taken out; *@text goes on behind it. FALSE: none is left. */
gboolean ent_public_words_next (const EntPublicWords *words, const char **text, EntPublicWord *found);
/* As words are compared. */
char *ent_public_word_key (const EntPublicWord *word) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPublicWords, ent_public_words_free)

G_END_DECLS
