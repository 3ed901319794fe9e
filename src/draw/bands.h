/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties and symbols painted by two threads at once. */
#pragma once

#include "draw/draw.h"

G_BEGIN_DECLS

/* Paints the ties and symbols of @scene, the same bytes as by one thread. FALSE if nothing was
 * painted, because it is not worth it, or not for pixels, or @options say so. */
gboolean ent_bands_paint (cairo_t *cr, const EntScene *scene, const EntDrawOptions *options);

G_END_DECLS
