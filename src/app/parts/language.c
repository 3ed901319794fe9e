/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/language.h"

const EntWords *
ent_window_words (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const EntWords *words = ent_words_for_language (names[i]);

      /* English is also what is found for one that nobody knows */
      if (g_str_has_prefix (names[i], ent_words_language (words)))
        return words;
    }
  return ent_words_for_language (NULL);
}
