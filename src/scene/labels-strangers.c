/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside somebody else's symbol a label reads as that one's: what such places cost. */
#include <math.h>

#include "scene/labels-private.h"

/* So near, in em. */
#define STRANGER_NEAR 0.5
#define COST_OF_STRANGER 1.6
#define COST_OF_STRANGER_WALL 1.2
#define COST_OF_NEARER_STRANGER 2.2

double
ent_placing_cost_of_strangers (Placing *self, const Label *label, const EntRect *box, double away)
{
  double em = self->layout->sizes.label, nearest = INFINITY;
  EntRect near = ent_rect_grown (*box, STRANGER_NEAR * em);

  g_array_set_size (self->beside, 0);
  ent_obstacles_owners (self->obstacles, &near, (int) label->symbol, self->beside);
  for (guint i = 0; i < self->beside->len; i++)
    {
      int owner = g_array_index (self->beside, int, i);

      if (owner >= 0)
        nearest = MIN (nearest, ent_rects_apart (box, &ent_placing_symbol_at (self, (guint) owner)->bounds));
    }
  if (isinf (nearest))
    return 0;
  if (self->layout->sizes.wall)
    return COST_OF_STRANGER_WALL;
  return nearest < away ? COST_OF_NEARER_STRANGER : COST_OF_STRANGER;
}

gboolean
ent_placing_is_beside_stranger (Placing *self, const Label *label, guint spot)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);
  EntRect box = ent_rect_grown (label->spots[spot].box, ENT_LABEL_PAD);

  box.x += symbol->x;
  box.y += symbol->y;
  return ent_placing_cost_of_strangers (self, label, &box, 0) > 0;
}

void
ent_placing_add_strangers (Placing *self, const Label *label, EntLabelSpot *spots, guint n)
{
  const EntSceneSymbol *symbol = ent_placing_symbol_at (self, label->symbol);

  for (guint i = 0; i < n && !self->layout->sizes.wall; i++)
    {
      EntRect box = ent_rect_grown (spots[i].box, ENT_LABEL_PAD);

      box.x += symbol->x;
      box.y += symbol->y;
      spots[i].cost += ent_placing_cost_of_strangers (self, label, &box, 0);
    }
}
