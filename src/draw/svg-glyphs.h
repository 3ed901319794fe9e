/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that programs draw otherwise than Pango when they are told the text alone. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* Whether @cluster is another shape when it stands alone than among its neighbours. */
gboolean ent_glyphs_are_joined (const EntArcCluster *cluster);
/* The shapes of the glyphs of @cluster, in its place, as the path of @pen. */
void ent_glyphs_add_outlines (EntPen *pen, const EntArcCluster *cluster);

G_END_DECLS
