/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking texts apart into words, and how words are compared. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of a text between what belongs to no word. */
typedef struct
{
  const char *start; /* within the text */
  gsize length;
  guint n_letters; /* those without case twice, for two of them are a name */
  guint n_digits;
  gboolean capitals; /* all of its letters */
  gboolean large;    /* begins with a large letter, or has letters without case */
  gboolean opens;    /* begins the text or a sentence, where every word is written large */
  gboolean unspaced; /* of a script that has no spaces between words: it may be several of them */
} EntPublicToken;

/* The next one in *@text, which goes on behind it; @whole is where the text begins. FALSE: none is left. */
gboolean ent_public_token_next (const char *whole, const char **text, EntPublicToken *token);
/* The letters of @length bytes at @start as they are compared: without case, accents, and what cannot be seen. */
char *ent_public_token_fold (const char *start, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* Its digits, as 0 to 9. */
char *ent_public_token_digits (const EntPublicToken *token) G_GNUC_WARN_UNUSED_RESULT;
/* Whether every text has the word, in English or Spanish: @folded, of any length. */
gboolean ent_public_token_is_common (const char *folded);

G_END_DECLS
