/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it is to stand on the map and to be tied there. */
#include "analysis/standing.h"

gboolean
ent_tie_kind_works (EntTieKind kind)
{
  return kind != ENT_TIE_TENSION && kind != ENT_TIE_BROKEN && kind != ENT_TIE_TO_BUILD;
}

gboolean
ent_tie_works (const EntTie *tie)
{
  g_return_val_if_fail (tie != NULL, FALSE);

  return ent_tie_kind_works (tie->kind) && ent_kept_value (tie->base.kept, "kind") == NULL;
}

/* --- at odds --- */

gboolean
ent_tie_is_at_odds (const EntTie *tie)
{
  g_return_val_if_fail (tie != NULL, FALSE);

  return (tie->kind == ENT_TIE_TENSION || tie->kind == ENT_TIE_BROKEN) && ent_kept_value (tie->base.kept, "kind") == NULL;
}

static const EntStakeholder *
end_on_map (EntMap *map, EntId end)
{
  return ent_stakeholder_on_map (map, ent_map_stakeholder (map, end));
}

GPtrArray *
ent_find_odds (EntMap *map, const EntStakeholder *stakeholder)
{
  GPtrArray *odds = g_ptr_array_new ();
  const EntStakeholder *whole = ent_stakeholder_on_map (map, stakeholder);

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if (ent_tie_is_at_odds (tie) && (end_on_map (map, tie->from) == whole || end_on_map (map, tie->to) == whole))
        g_ptr_array_add (odds, (gpointer) tie);
    }
  return odds;
}

const EntTie *
ent_odds_with (EntMap *map, GPtrArray *odds, const EntStakeholder *stakeholder, const EntStakeholder *other)
{
  const EntStakeholder *whole = ent_stakeholder_on_map (map, stakeholder), *other_whole = ent_stakeholder_on_map (map, other);

  for (guint i = 0; i < odds->len; i++)
    {
      const EntTie *tie = g_ptr_array_index (odds, i);
      gboolean found;

      if (whole == other_whole)
        found = (tie->from == stakeholder->base.id && tie->to == other->base.id) || (tie->from == other->base.id && tie->to == stakeholder->base.id);
      else
        found = end_on_map (map, tie->from) == other_whole || end_on_map (map, tie->to) == other_whole;
      if (found)
        return tie;
    }
  return NULL;
}

const EntStakeholder *
ent_stakeholder_on_map (EntMap *map, const EntStakeholder *stakeholder)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  g_return_val_if_fail (stakeholder != NULL, NULL);

  while (!ent_stakeholder_is_on_map (stakeholder))
    stakeholder = ent_map_stakeholder (map, stakeholder->part_of);
  return stakeholder;
}
