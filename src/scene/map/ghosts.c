/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where stakeholders should stand one day, or stood once: a ghost of each in that ring. */
#include "scene/map/ghosts.h"

#include <math.h>

#include "scene/map/packing.h"
#include "scene/map/wedges.h"

/* Places that are tried: across the ring, then from the ray to both sides, in radii of the ghost. */
#define DEPTHS 9
#define DEPTH 0.11
#define ASIDES 25
#define ASIDE 0.4

/* The middle first, then to both sides. */
static int
to_both_sides (int i)
{
  return (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2);
}

/* FALSE: it would stand in another wedge. */
static gboolean
stays_in_wedge (const EntScene *scene, const EntSceneSymbol *symbol, const EntSceneGhost *ghost, double angle, double away)
{
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, symbol->sector);
  double half = (wedge->end - wedge->start) / 2;
  double reach = asin (MIN (ent_symbol_reach (symbol->kind, ghost->radius) / MAX (away, 1), 1));

  return fabs (remainder (angle - wedge->start - half, 2 * G_PI)) + reach <= half;
}

/* On the ray of its symbol, where in the ring there is most room; only where all of that is taken, beside the ray. */
static void
add_ghost (EntLayout *layout, EntObstacles *still, guint index, const EntGhostWanted *wanted)
{
  EntScene *scene = layout->scene;
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, ent_rings_index (scene, wanted->value));
  EntSceneGhost ghost = { .symbol = (int) index, .radius = wanted->radius, .kind = wanted->kind };
  double ray = atan2 (symbol->x - scene->centre.x, scene->centre.y - symbol->y), best = INFINITY;
  double low = ring->inner + 1.4 * ghost.radius, high = MAX (ring->outer - 1.4 * ghost.radius, low);
  EntRect taken = { 0 };

  for (int i = 0; i < ASIDES * DEPTHS && (i < DEPTHS || isinf (best)); i++)
    {
      double away = low + (high - low) * (0.5 + to_both_sides (i % DEPTHS) * DEPTH);
      double angle = ray + to_both_sides (i / DEPTHS) * ASIDE * ghost.radius / MAX (away, 1);
      EntPoint at = ent_polar_point (scene, angle, away);
      EntRect box = ent_rect_grown (ent_symbol_box (symbol->kind, at.x, at.y, ghost.radius), scene->line + ENT_LABEL_PAD);
      double cost;

      if (i >= DEPTHS && !stays_in_wedge (scene, symbol, &ghost, angle, away))
        continue;
      cost = ent_obstacles_cost (still, &box, -1);
      if (i == 0 || cost < best)
        {
          best = cost;
          ghost.middle = at;
          taken = box;
        }
    }
  g_array_append_val (scene->ghosts, ghost);
  ent_obstacles_add (still, &taken, -1, INFINITY);
}

void
ent_ghosts_add (EntLayout *layout, EntObstacles *still)
{
  for (guint i = 0; i < layout->scene->n_stakeholders; i++)
    {
      EntGhostWanted ghost;

      if (ent_layout_ghost (layout, i, &ghost))
        add_ghost (layout, still, i, &ghost);
    }
}
