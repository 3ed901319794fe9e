/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in a picture, by language: tables that po/words.py makes from the
 * translations. English, the language of the keys, has no table.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *key;          /* the English text, after "context\004" where it has a context */
  const char *const *forms; /* one for each plural form, or just one */
} EntWordsEntry;

typedef struct
{
  const char *language;         /* as in LINGUAS, "es" */
  const EntWordsEntry *entries; /* in the order of strcmp() of their keys */
  guint n_entries;
  guint (*plural) (gulong n); /* which of the forms goes with n */
  guint n_forms;
} EntWordsCatalogue;

extern const EntWordsCatalogue *const ent_words_catalogues;
extern const guint ent_words_n_catalogues;

G_END_DECLS
