/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix of decision power and commitment, with the strategy of each field. */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* Fills @scene for ENT_PICTURE_MATRIX. In @spec moment, view and words are resolved. Where its progress is stopped,
 * @scene is only good to be freed. */
void ent_scene_lay_out_matrix (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context);

G_END_DECLS
