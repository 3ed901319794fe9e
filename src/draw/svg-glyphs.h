/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that programs draw otherwise than Pango when they are told the text alone. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* Whether @cluster is another shape when it stands alone than among its neighbours. */
gboolean ent_glyphs_are_joined (const EntArcCluster *cluster);
/* The shapes of the glyphs of @cluster, in its place, as the path of @pen. */
void ent_glyphs_add_outlines (EntPen *pen, const EntArcCluster *cluster);

/* The pictures in colours within a text, as emoji are: few programs take them from a font. */
typedef struct
{
  int start, end; /* bytes in the layout's text */
  EntRect box;    /* in the scene */
  GBytes *png;
} EntGlyphPicture;
/* Of EntGlyphPicture, in no order; NULL when there is none, and where the text is shortened. */
GArray *ent_glyphs_find_pictures (const EntSceneText *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
