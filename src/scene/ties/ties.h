/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the ties run: few are led before the labels are placed and once more when
 * those stand; many stay behind the labels.
 */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Adds every tie to scene->ties whose two ends are in the scene and which the
 * view shows, without a way. O(ties) */
void ent_scene_add_ties (EntScene *scene, EntMap *map, const EntSceneSpec *spec);
/* Of the line of a tie, in scene units. */
double ent_scene_tie_width (const EntScene *scene, EntTieKind kind, EntStrength strength);
/* Whether there are so many that they run between labels that stand: together,
 * where they go the same way. */
gboolean ent_scene_ties_come_last (const EntScene *scene);
/* Leads each along a smooth curve from rim to rim that stays off the centre. The
 * symbols, the disc and the texts that stand already must be placed. Near-linear
 * in the ties; the more there are, the fewer ways are tried for each. */
void ent_scene_route_ties (EntScene *scene);

/* Where ties do not come last: leads those that run through the ink of a text another way, where there is
 * one with fewer faults; @anyhow: with as many turns as it takes. */
void ent_scene_reroute_ties_around_labels (EntScene *scene, gboolean anyhow);

/* Moves the marks of the middles of ties along them, off each other and off what
 * stands. When all else is placed. */
void ent_scene_place_tie_marks (EntScene *scene);

/* Running over @tie, which has a way, costs @weight from now on. */
void ent_lines_add_tie (EntObstacles *lines, const EntSceneTie *tie, double weight);
/* Where ties and the arrows of ghosts run now; running over one costs @weight. @cell: as of other obstacles. */
EntObstacles *ent_lines_new (const EntScene *scene, double cell, double weight) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
