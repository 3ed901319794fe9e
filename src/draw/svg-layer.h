/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of one layer of an SVG file. Those that look alike share a group, which
 * says how once, also where others stand between them that they do not touch: then
 * nobody sees which was drawn first.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef struct _EntSvgLayer EntSvgLayer;

EntSvgLayer *ent_svg_layer_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;
void ent_svg_layer_free (EntSvgLayer *layer);
/* An element: what stands before and behind the attributes of @style. @box: all that it
 * covers; NULL: nothing is known of it, and it stays behind all that came before. */
void ent_svg_layer_add (EntSvgLayer *layer, const GString *open, const GString *style, const GString *rest, const EntRect *box);
/* Appends all of them to @out, and forgets them. */
void ent_svg_layer_flush (EntSvgLayer *layer, GString *out);

G_END_DECLS
