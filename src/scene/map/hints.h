/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Adds to each empty wedge what says so, off @still, and to @still what it adds. */
void ent_hints_add (EntLayout *layout, EntObstacles *still);

G_END_DECLS
