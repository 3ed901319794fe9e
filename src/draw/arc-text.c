/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters along a circle: each glyph cluster stands on the tangent at its middle. */
#include "draw/pen.h"

#include <math.h>

static double
glyphs_width (const PangoGlyphString *glyphs, int first, int n)
{
  double width = 0;

  for (int i = first; i < first + n; i++)
    width += glyphs->glyphs[i].geometry.width;
  return width / PANGO_SCALE;
}

/* Adds the clusters of @run with their place on a straight line in at.x, its
 * width in turn: what the caller bends. */
static void
add_run (GArray *clusters, PangoGlyphItem *run, const char *text, double x)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      /* from right to left the glyphs of a cluster are told from their end */
      int first = iter.start_glyph < iter.end_glyph ? iter.start_glyph : iter.end_glyph + 1;
      int n = ABS (iter.end_glyph - iter.start_glyph);
      EntArcCluster cluster = {
        .at = { x + glyphs_width (run->glyphs, 0, first), 0 },
        .turn = glyphs_width (run->glyphs, first, n),
        .run = run,
        .first_glyph = first,
        .n_glyphs = n,
        .start = iter.start_index,
        .length = iter.end_index - iter.start_index,
      };

      g_array_append_val (clusters, cluster);
    }
}

GArray *
ent_arc_clusters (const EntSceneText *text)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (EntArcCluster));
  PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, 0);
  const char *string = pango_layout_get_text (text->layout);
  double width = 0;
  double sense = text->arc_inward ? -1 : 1;

  for (GSList *l = line != NULL ? line->runs : NULL; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      add_run (clusters, run, string, width);
      width += glyphs_width (run->glyphs, 0, run->glyphs->num_glyphs);
    }

  for (guint i = 0; i < clusters->len; i++)
    {
      EntArcCluster *cluster = &g_array_index (clusters, EntArcCluster, i);
      double half = cluster->turn / 2;
      double angle = text->arc_angle + sense * (cluster->at.x + half - width / 2) / text->arc_radius;
      double turn = angle + (text->arc_inward ? G_PI : 0);

      /* from the middle of the cluster's foot back to where its baseline starts */
      cluster->at.x = text->x + text->arc_radius * sin (angle) - half * cos (turn);
      cluster->at.y = text->y - text->arc_radius * cos (angle) - half * sin (turn);
      cluster->turn = turn;
    }
  return clusters;
}
