/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what shape, size, fill, place and marks say. */
#include "config.h"

#include "app/parts/spoken.h"

#include <glib/gi18n.h>

#include "scene/scene.h"

static char *
power_words (guint power)
{
  if (power == ENT_POWER_NOT_ASSESSED)
    return g_strdup (_("decision power not assessed"));
  /* Translators: %u is a number from 1 to 5 */
  return g_strdup_printf (_("decision power %u"), power);
}

/* @words, which it takes over, and one more. */
static char *
and_also (char *words, const char *word)
{
  /* Translators: what is told about a stakeholder goes on: "Private sector, Formal, 4 ties" and "ally" */
  char *more = g_strdup_printf (_("%s, %s"), words, word);

  g_free (words);
  return more;
}

static guint
count_ties (const EntStakeholder *stakeholder, gboolean with_marks)
{
  guint n = 0;

  for (guint i = 0; stakeholder->ties != NULL && i < stakeholder->ties->len; i++)
    n += with_marks || !ent_tie_kind_is_conflict (((const EntTie *) g_ptr_array_index (stakeholder->ties, i))->kind);
  return n;
}

char *
ent_spoken_stakeholder (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, gboolean with_marks)
{
  guint commitment = ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_COMMITMENT);
  guint n_ties = count_ties (stakeholder, with_marks), n_inside = ent_stakeholder_n_inside (stakeholder);
  g_autofree char *power = power_words (ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_POWER));
  g_autofree char *ties = g_strdup_printf (ngettext ("%u tie", "%u ties", n_ties), n_ties);
  char *words;

  /* Translators: what is told about a stakeholder whom somebody does not see: sector, kind, "decision power 5",
   * commitment, "4 ties" */
  words = g_strdup_printf (_("%s, %s, %s, %s, %s"), ent_map_sector_label (map, stakeholder->sector),
                              ent_choice_label (&ent_kind_choices, stakeholder->kind), power,
                              commitment == ENT_COMMITMENT_NOT_ASSESSED      ? _("commitment not assessed")
                                                                             : ent_choice_label (&ent_commitment_choices, commitment),
                                                                             ties);
  if (ent_map_rating (map, stakeholder, moment_id, ENT_ASPECT_ALLY) != 0)
    words = and_also (words, C_ ("spoken", "ally"));
  if (stakeholder->veto && with_marks)
    /* Translators: nothing happens against it */
    words = and_also (words, C_ ("spoken", "veto"));
  if (n_inside > 0)
    {
      /* Translators: so many people and departments stand inside it */
      g_autofree char *inside = g_strdup_printf (ngettext ("%u inside", "%u inside", n_inside), n_inside);

      words = and_also (words, inside);
    }
  return words;
}

char *
ent_spoken_with_name (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id)
{
  g_autofree char *rest = ent_spoken_stakeholder (map, stakeholder, moment_id, TRUE);

  return g_strdup_printf (_("%s, %s"), stakeholder->name != NULL ? stakeholder->name : "", rest);
}
