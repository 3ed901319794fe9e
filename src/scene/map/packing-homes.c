/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each stakeholder would stand in its cell if it were alone there. That
 * follows from its own id, and from where those are with whom it has ties: from
 * their sectors and not from their places, so that no change runs through the map.
 */
#include <math.h>
#include <string.h>

#include "scene/map/packing.h"

/* Homes keep off the borders of their cell by such a part of it. */
#define ASIDE 0.16
/* Whoever has as many ties as this follows them half as far as it could. */
#define RELUCTANCE 1.5
/* Of the way to where the ties lead; the rest stays with the id. */
#define MOST 0.85

/* FNV-1a, and its bits well mixed: ids differ in their last letters. */
static guint64
hash_of (const char *id)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *id != '\0'; id++)
    hash = (hash ^ (guchar) *id) * G_GUINT64_CONSTANT (1099511628211);
  hash = (hash ^ (hash >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  hash = (hash ^ (hash >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return hash ^ (hash >> 31);
}

static double
along_by_id (const char *id)
{
  return (hash_of (id) >> 32) / 4294967296.0;
}

static double
across_by_id (const char *id)
{
  return (hash_of (id) & 0xffffffff) / 4294967296.0;
}

/* Wedges as if they all were equal: nobody turns when another sector grows. */
static double
nominal_middle (guint sector)
{
  return 2 * G_PI * sector / ENT_N_SECTORS;
}

static double
weight_of (const EntTie *tie)
{
  switch (tie->strength)
    {
    case ENT_STRENGTH_STRONG:
      return 1.6;
    case ENT_STRENGTH_WEAK:
      return 0.6;
    default:
      return 1;
    }
}

/* Where in its wedge @stakeholder would be nearest to the others of its ties, 0-1. The more they
 * agree and the more they are, the more it counts: @pull, 0-1. */
static double
along_by_ties (const EntLayout *layout, const EntStakeholder *stakeholder, double *pull)
{
  double sum = 0, strength = 0, total = 0;

  for (guint i = 0; stakeholder->ties != NULL && i < stakeholder->ties->len; i++)
    {
      const EntTie *tie = g_ptr_array_index (stakeholder->ties, i);
      gboolean outward = strcmp (tie->from, stakeholder->base.id) == 0;
      const EntStakeholder *other = ent_map_stakeholder (layout->map, outward ? tie->to : tie->from);
      double weight = weight_of (tie), side;

      if (other == NULL || other == stakeholder || !ent_spec_shows (layout->map, layout->spec, other))
        continue;
      total += weight;
      if (MIN (other->sector, ENT_N_SECTORS - 1) == MIN (stakeholder->sector, ENT_N_SECTORS - 1))
        side = 2 * along_by_id (other->base.id) - 1;
      else
        /* right across the disc no side is nearer */
        side = sin (nominal_middle (other->sector) - nominal_middle (stakeholder->sector));
      sum += weight * side;
      strength += weight * fabs (side);
    }
  if (strength <= 0)
    {
      *pull = 0;
      return 0.5;
    }
  *pull = MOST * strength / (total + RELUCTANCE);
  return 0.5 + 0.5 * sum / strength;
}

void
ent_packing_go_home (const EntLayout *layout, EntPackItem *item)
{
  const EntScene *scene = layout->scene;
  const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, item->symbol);
  const EntPolarCell *cell = &item->cell;
  double pull, by_ties = along_by_ties (layout, stakeholder, &pull);
  double along = (1 - pull) * along_by_id (stakeholder->base.id) + pull * by_ties;
  double across = across_by_id (stakeholder->base.id);

  along = ASIDE + (1 - 2 * ASIDE) * along;
  across = ASIDE + (1 - 2 * ASIDE) * across;
  item->at = ent_polar_point (scene, cell->start + along * (cell->end - cell->start), cell->inner + across * (cell->outer - cell->inner));
  item->home = item->at;
}
