/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters, and how many they let through. */
#include "model/filter.h"

#include <string.h>

#include "model/id-set.h"

/* What keeps a stakeholder back, as bits: a facet, or one of these. */
#define MISSES_TAGS (1u << ENT_N_FACETS)
#define MISSES_TEXT (1u << (ENT_N_FACETS + 1))

void
ent_filter_clear (EntFilter *filter)
{
  g_clear_pointer (&filter->tags, g_hash_table_unref);
  g_clear_pointer (&filter->text, g_free);
  g_clear_pointer (&filter->words, g_strfreev);
  *filter = (EntFilter) { 0 };
}

void
ent_filter_copy (EntFilter *to, const EntFilter *from)
{
  GHashTableIter iter;
  gpointer tag;

  if (to == from)
    return;
  ent_filter_clear (to);
  memcpy (to->chosen, from->chosen, sizeof to->chosen);
  if (from->tags != NULL)
    {
      g_hash_table_iter_init (&iter, from->tags);
      while (g_hash_table_iter_next (&iter, &tag, NULL))
        ent_filter_choose_tag (to, tag, TRUE);
    }
  to->text = g_strdup (from->text);
  to->words = g_strdupv (from->words);
}

gboolean
ent_filter_equal (const EntFilter *a, const EntFilter *b)
{
  return memcmp (a->chosen, b->chosen, sizeof a->chosen) == 0 && g_strcmp0 (a->text, b->text) == 0 && ent_sets_equal (a->tags, b->tags);
}

gboolean
ent_filter_has_stakeholders (const EntFilter *filter)
{
  for (guint i = 0; i < ENT_N_FACETS; i++)
    if (i != ENT_FACET_TIE && filter->chosen[i] != 0)
      return TRUE;
  return filter->tags != NULL || filter->words != NULL;
}

gboolean
ent_filter_is_empty (const EntFilter *filter)
{
  return filter->chosen[ENT_FACET_TIE] == 0 && !ent_filter_has_stakeholders (filter);
}

const EntChoices *
ent_facet_choices (EntFacet facet)
{
  static const EntChoices *const choices[ENT_N_FACETS] = {
    [ENT_FACET_SECTOR] = &ent_sector_choices,
    [ENT_FACET_KIND] = &ent_kind_choices,
    [ENT_FACET_POWER] = &ent_power_choices,
    [ENT_FACET_COMMITMENT] = &ent_commitment_choices,
    [ENT_FACET_TIE] = &ent_tie_choices,
  };

  g_return_val_if_fail ((guint) facet < ENT_N_FACETS, NULL);

  return choices[facet];
}

gboolean
ent_filter_has (const EntFilter *filter, EntFacet facet, guint value)
{
  return (filter->chosen[facet] & (1u << value)) != 0;
}

void
ent_filter_choose (EntFilter *filter, EntFacet facet, guint value, gboolean chosen)
{
  g_return_if_fail ((guint) facet < ENT_N_FACETS && value < ent_facet_choices (facet)->n_items);

  if (chosen)
    filter->chosen[facet] |= 1u << value;
  else
    filter->chosen[facet] &= ~(1u << value);
}

gboolean
ent_filter_has_tag (const EntFilter *filter, const char *tag)
{
  return filter->tags != NULL && g_hash_table_contains (filter->tags, tag);
}

void
ent_filter_choose_tag (EntFilter *filter, const char *tag, gboolean chosen)
{
  if (chosen)
    {
      if (filter->tags == NULL)
        filter->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (filter->tags, g_strdup (tag));
    }
  else if (filter->tags != NULL)
    {
      g_hash_table_remove (filter->tags, tag);
      if (g_hash_table_size (filter->tags) == 0)
        g_clear_pointer (&filter->tags, g_hash_table_unref);
    }
}

void
ent_filter_set_text (EntFilter *filter, const char *text)
{
  char **words = ent_search_words (text);

  g_free (filter->text);
  g_strfreev (filter->words);
  filter->words = words;
  filter->text = words != NULL ? g_strdup (text) : NULL;
}

static gboolean
lets_through (const EntFilter *filter, EntFacet facet, guint value)
{
  return filter->chosen[facet] == 0 || ent_filter_has (filter, facet, value);
}

static gboolean
has_chosen_tag (const EntFilter *filter, const EntStakeholder *stakeholder)
{
  if (filter->tags == NULL)
    return TRUE;
  for (guint i = 0; stakeholder->tags != NULL && stakeholder->tags[i] != NULL; i++)
    if (g_hash_table_contains (filter->tags, stakeholder->tags[i]))
      return TRUE;
  return FALSE;
}

/* What keeps it back, of what is asked here: all but the ratings and the text. */
static guint
misses_at_once (const EntFilter *filter, const EntStakeholder *stakeholder)
{
  guint misses = 0;

  if (!lets_through (filter, ENT_FACET_SECTOR, stakeholder->sector))
    misses |= 1u << ENT_FACET_SECTOR;
  if (!lets_through (filter, ENT_FACET_KIND, stakeholder->kind))
    misses |= 1u << ENT_FACET_KIND;
  if (!has_chosen_tag (filter, stakeholder))
    misses |= MISSES_TAGS;
  return misses;
}

gboolean
ent_filter_matches (const EntFilter *filter, EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, const char *text)
{
  if (misses_at_once (filter, stakeholder) != 0)
    return FALSE;
  if (filter->chosen[ENT_FACET_POWER] != 0 && !ent_filter_has (filter, ENT_FACET_POWER, ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_POWER)))
    return FALSE;
  if (filter->chosen[ENT_FACET_COMMITMENT] != 0 &&
      !ent_filter_has (filter, ENT_FACET_COMMITMENT, ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_COMMITMENT)))
    return FALSE;
  return filter->words == NULL || ent_search_words_in ((const char *const *) filter->words, text);
}

gboolean
ent_filter_matches_tie (const EntFilter *filter, const EntTie *tie)
{
  return lets_through (filter, ENT_FACET_TIE, tie->kind);
}

static void
count_value (EntFilterCounts *counts, EntFacet facet, guint value, guint misses)
{
  if ((misses & ~(1u << facet)) == 0)
    counts->values[facet][value]++;
}

static void
count_tags (EntFilterCounts *counts, const EntStakeholder *stakeholder)
{
  for (guint i = 0; stakeholder->tags != NULL && stakeholder->tags[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts->tags, stakeholder->tags[i]));

      g_hash_table_insert (counts->tags, stakeholder->tags[i], GUINT_TO_POINTER (n + 1));
    }
}

static void
count_ties (const EntFilter *filter, EntMap *map, GHashTable *kept_back, EntFilterCounts *counts)
{
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if (g_hash_table_contains (kept_back, tie->from) || g_hash_table_contains (kept_back, tie->to))
        continue;
      counts->values[ENT_FACET_TIE][tie->kind]++;
      counts->n_ties_hidden += !ent_filter_matches_tie (filter, tie);
    }
}

void
ent_filter_count (const EntFilter *filter, EntMap *map, const char *moment_id, EntFilterTextFunc text, gpointer data, EntFilterCounts *counts)
{
  g_autoptr (GHashTable) kept_back = g_hash_table_new (NULL, NULL);

  *counts = (EntFilterCounts) { .n_all = ent_map_n_stakeholders (map), .tags = g_hash_table_new (g_str_hash, g_str_equal) };
  for (guint i = 0; i < counts->n_all; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      guint power = ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_POWER);
      guint commitment = ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_COMMITMENT);
      guint misses = misses_at_once (filter, stakeholder);

      if (!lets_through (filter, ENT_FACET_POWER, power))
        misses |= 1u << ENT_FACET_POWER;
      if (!lets_through (filter, ENT_FACET_COMMITMENT, commitment))
        misses |= 1u << ENT_FACET_COMMITMENT;
      if (filter->words != NULL && !ent_search_words_in ((const char *const *) filter->words, text (stakeholder, data)))
        misses |= MISSES_TEXT;
      count_value (counts, ENT_FACET_SECTOR, stakeholder->sector, misses);
      count_value (counts, ENT_FACET_KIND, stakeholder->kind, misses);
      count_value (counts, ENT_FACET_POWER, power, misses);
      count_value (counts, ENT_FACET_COMMITMENT, commitment, misses);
      if ((misses & ~MISSES_TAGS) == 0)
        count_tags (counts, stakeholder);
      if (misses == 0)
        counts->n_shown++;
      else
        g_hash_table_add (kept_back, stakeholder->base.id);
    }
  count_ties (filter, map, kept_back, counts);
}

void
ent_filter_counts_clear (EntFilterCounts *counts)
{
  g_clear_pointer (&counts->tags, g_hash_table_unref);
}
