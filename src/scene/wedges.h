/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ground of the map: wedges, rings, the disc in the middle, and their names. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* What the picture keeps free outside of its rim for the names of the sectors. */
double ent_wedges_around (const EntLayout *layout);
/* Fills scene->wedges; centre and radius stand. Angles depend on how many
 * stakeholders a sector has at all, not on the moment. O(n) */
void ent_wedges_lay_out (EntLayout *layout);
/* The names of the sectors along the rim. */
void ent_wedges_add_names (EntLayout *layout);

/* The disc of the children and its words; sets scene->core. */
void ent_rings_add_centre (EntLayout *layout);
/* Fills scene->rings; wedges and core stand. Widths follow the largest need over
 * all moments. FALSE if the symbols are too large for their rings; @anyhow: equal widths then. O(n × moments) */
gboolean ent_rings_lay_out (EntLayout *layout, gboolean anyhow);
/* Names of rings stand no farther from the top than this angle, so that all are read upright. */
#define ENT_RING_NAME_FARTHEST 1.75
/* The names of the rings, beside one boundary. */
void ent_rings_add_names (EntLayout *layout);
/* Moves names that stand on symbols along their rings, or leaves them out; whether there were any. */
gboolean ent_rings_clear_names (EntLayout *layout);
/* The name of one with its middle at @angle; returns its index in texts, or -1 where the ring is too narrow. */
int ent_rings_add_name (EntLayout *layout, guint ring, double angle);
/* On a wall: where labels, lines to them and symbols have left room; @still holds all else that stands. */
void ent_wall_add_ring_names (EntLayout *layout, EntObstacles *still);
/* The ring of @value. */
guint ent_rings_index (const EntScene *scene, guint value);

G_END_DECLS
