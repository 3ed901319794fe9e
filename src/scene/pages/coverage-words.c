/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pages/coverage-words.h"

char *
ent_coverage_text (const EntWords *words, const EntSectorCoverage *coverage)
{
  if (coverage->n == 0)
    return g_strdup (ent_words_text_in (words, "cell", "nobody"));
  if (ent_coverage_is_unknown (coverage))
    /* Translators: in few letters: it is not known how many of %u are in favour */
    return g_strdup_printf (ent_words_text (words, "? of %u"), coverage->n);
  /* Translators: how many, %1$u, of how many, %2$u, in few letters */
  return g_strdup_printf (ent_words_text (words, "%1$u of %2$u"), ent_coverage_in_favour (coverage), coverage->n);
}

const char *
ent_coverage_tone_label (const EntWords *words, EntCoverageTone tone)
{
  switch (tone)
    {
    case ENT_TONE_NOBODY:
      /* Translators: how well a sector is covered by people who are in favour */
      return ent_words_text_in (words, "coverage", "Nobody there");
    case ENT_TONE_NONE_IN_FAVOUR:
      return ent_words_text_in (words, "coverage", "Nobody in favour");
    case ENT_TONE_WEAK:
      return ent_words_text_in (words, "coverage", "Weak");
    case ENT_TONE_FAIR:
      return ent_words_text_in (words, "coverage", "Fair");
    case ENT_TONE_NOT_ASSESSED:
      return ent_words_text_in (words, "coverage", "Not assessed");
    case ENT_TONE_GOOD:
    default:
      return ent_words_text_in (words, "coverage", "Good");
    }
}
