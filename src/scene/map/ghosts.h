/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where stakeholders should stand one day, or stood once. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Of all who should stand elsewhere, or in a picture of a change stood elsewhere, off @still, to which they are
 * added. O(symbols) */
void ent_ghosts_add (EntLayout *layout, EntObstacles *still);

G_END_DECLS
