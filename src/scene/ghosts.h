/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where stakeholders should stand one day. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Of all who should stand elsewhere, off @still, to which they are added. O(symbols) */
void ent_ghosts_add (EntLayout *layout, EntObstacles *still);

G_END_DECLS
