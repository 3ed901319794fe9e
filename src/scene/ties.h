/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the ties run: called by the layout of a map between placing the symbols
 * and the labels, and once more when the labels stand.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* Adds every tie to scene->ties whose two ends are in the scene and which the
 * view shows, each along a smooth curve from rim to rim that stays off the
 * centre. The symbols, the disc and the texts that stand already must be
 * placed. Near-linear in the ties; the more there are, the fewer ways are
 * tried for each. */
void ent_scene_route_ties (EntScene *scene, EntMap *map, const EntSceneSpec *spec);

/* Leads ties that run through the ink of a text another way, where there is
 * one with fewer faults. */
void ent_scene_reroute_ties_around_labels (EntScene *scene);

G_END_DECLS
