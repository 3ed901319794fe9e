/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the map of the protective environment. */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* Fills @scene for ENT_PICTURE_MAP. In @spec moment, view and words are resolved. */
void ent_scene_lay_out_map (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);

G_END_DECLS
