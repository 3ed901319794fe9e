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

const EntStakeholder *
ent_stakeholder_on_map (EntMap *map, const EntStakeholder *stakeholder)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  g_return_val_if_fail (stakeholder != NULL, NULL);

  while (!ent_stakeholder_is_on_map (stakeholder))
    stakeholder = ent_map_stakeholder (map, stakeholder->part_of);
  return stakeholder;
}
