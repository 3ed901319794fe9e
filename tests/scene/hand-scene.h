/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene placed by hand, so that tests of hitting and dragging know every
 * coordinate: centre 500,500; seven equal wedges; six rings 60 wide from
 * radius 100, leading inside; the matrix with fields of 100 by 80.
 */
#pragma once

#include "scene/scene.h"

EntScene *hand_scene_new (EntPicture picture);
void hand_scene_free (EntScene *scene);

/* In the middle of its cell of the map (@along 0-1 within the wedge) or field
 * of the matrix; radius 12. Returns its index. */
int hand_scene_add (EntScene *scene, const char *id, EntSectorId sector, EntCommitment commitment, guint power, double along);
/* A straight tie between two middles. */
int hand_scene_add_tie (EntScene *scene, const char *id, int from, int to);
/* A label's box. */
void hand_scene_add_label (EntScene *scene, int symbol, EntRect ink);
EntSceneSymbol *hand_scene_symbol (EntScene *scene, int index);
/* The middle of a cell of the map. */
EntPoint hand_scene_cell (const EntScene *scene, EntSectorId sector, EntCommitment commitment, double along);
EntPoint hand_scene_field (guint power, EntCommitment commitment);
