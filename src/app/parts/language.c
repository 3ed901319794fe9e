/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/language.h"

const EntWords *
ent_window_words (void)
{
  return ent_words_for_languages (g_get_language_names ());
}
