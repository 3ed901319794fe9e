/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Pango context in which scenes are measured: the same letters, unhinted,
 * on every medium, so that lines break alike on the wall and on paper.
 */
#include "draw/draw.h"

#include <pango/pangocairo.h>

PangoContext *
ent_draw_pango_context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  /* 72 a inch: sizes in points count units, as absolute sizes do */
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}
