/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A halo around letters, in pixels. */
#pragma once

#include <cairo.h>

#include "scene/scene.h"

G_BEGIN_DECLS

/* Draws letters with the source that the context has. */
typedef void (*EntShowLetters) (cairo_t *cr, gpointer data);

/* Paints, in the source of @cr, all that is nearer than @width to the letters that
 * @show draws within @ink. FALSE, and nothing is done, where outlines must be stroked:
 * on what has no pixels, and where the halo is so broad that counting pixels is slower. */
gboolean ent_halo_paint (cairo_t *cr, const EntRect *ink, double width, EntShowLetters show, gpointer data);

G_END_DECLS
