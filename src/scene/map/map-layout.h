/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the map of the protective environment. */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* Fills @scene for ENT_PICTURE_MAP. In @spec moment, view and words are resolved. Where its progress is stopped, @scene
 * is only good to be freed. */
void ent_scene_lay_out_map (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);
/* Makes of the map of one moment in @scene, as ent_scene_lay_out_map() left it, the change that @spec asks for: everybody
 * stays where they are, and where they stood then comes in. */
void ent_scene_add_change (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);
struct _EntMapGround *ent_map_ground_copy (const struct _EntMapGround *ground) G_GNUC_WARN_UNUSED_RESULT; /* accepts NULL */
/* Counts the pages of the map in @scene, and makes it the one that @spec asks for. On a wall legend and key
 * have pages of their own. */
void ent_scene_turn_page (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);
/* Puts the sector that @spec names into the spotlight, or a stakeholder with its ties and who is at their other ends, in
 * the map that is laid out: the other labels and ties go, their symbols dim where they are, and labels in the light get
 * large letters, in the whole disc and around it. */
void ent_scene_light (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);

G_END_DECLS
