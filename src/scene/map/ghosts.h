/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where stakeholders should stand one day, or stood once. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

#define ENT_GHOSTS_MANY 200
#define ENT_GHOSTS_PLACES_PER_LOOK 256

/* What @ghost with its line keeps free. */
EntRect ent_ghost_box (const EntScene *scene, const EntSceneGhost *ghost);
/* The boxes of all ghosts come to be in the way: never to be run over. O(ghosts) */
void ent_ghosts_obstruct (const EntScene *scene, EntObstacles *obstacles);

/* Of all who should stand elsewhere, off @still, to which they are added. O(symbols) */
void ent_ghosts_add (EntLayout *layout, EntObstacles *still);
/* Of all who in a picture of a change stood in another ring: at @places, by symbol, where they stood in the map of then, or
 * as near in their cell as leaves them off symbols, each other and words. Symbols and texts stand. @dear: by symbol, how much
 * more than others they keep off a name. The progress of the scene is looked at each ENT_GHOSTS_PLACES_PER_LOOK places that are
 * tried: of up to ENT_GHOSTS_MANY outlines all of their cells in several rounds, O(outlines × places × what lies around);
 * of more, for each a few hundred near where somebody stood, once, O(symbols + outlines × what lies around). */
void ent_ghosts_add_then (EntLayout *layout, const EntPoint *places, const double *dear);

G_END_DECLS
