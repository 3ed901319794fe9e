/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where stakeholders should stand one day: a ghost of each in the ring that is desired. */
#include "scene/ghosts.h"

#include <math.h>

#include "scene/packing.h"
#include "scene/wedges.h"

/* Of a ghost, to its symbol. */
#define GHOST 0.55

/* On the ray of its symbol, where in the ring there is most room. */
static void
add_ghost (EntLayout *layout, EntObstacles *still, guint index, guint desired)
{
  EntScene *scene = layout->scene;
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, ent_rings_index (scene, desired));
  EntSceneGhost ghost = { .symbol = (int) index, .radius = MAX (GHOST * symbol->radius, 2.2 * scene->line) };
  double angle = atan2 (symbol->x - scene->centre.x, scene->centre.y - symbol->y), best = INFINITY;
  EntRect taken = { 0 };

  for (int i = 0; i <= 8; i++)
    {
      /* the middle first, then to both sides */
      int step = (i + 1) / 2;
      double part = 0.5 + (i % 2 == 0 ? step : -step) * 0.11;
      double low = ring->inner + 1.4 * ghost.radius, high = MAX (ring->outer - 1.4 * ghost.radius, low);
      EntPoint tip = ent_polar_point (scene, angle, low + (high - low) * part);
      EntRect box = ent_rect_grown (ent_symbol_box (symbol->kind, tip.x, tip.y, ghost.radius), scene->line + ENT_LABEL_PAD);
      double cost = ent_obstacles_cost (still, &box, -1);

      if (i == 0 || cost < best)
        {
          best = cost;
          ghost.tip = tip;
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
      guint desired = ent_layout_desired (layout, i);

      if (desired != ENT_COMMITMENT_NOT_ASSESSED)
        add_ghost (layout, still, i, desired);
    }
}
