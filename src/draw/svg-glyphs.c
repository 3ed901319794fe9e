/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Along an arc each cluster is placed by itself. Letters that join, or change places
 * with their vowels, fall apart then: there the shapes that Pango found are drawn.
 */
#include "draw/svg-glyphs.h"

#include <pango/pangocairo.h>

gboolean
ent_glyphs_are_joined (const EntArcCluster *cluster)
{
  switch ((GUnicodeScript) cluster->run->item->analysis.script)
    {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_GEORGIAN:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
      return FALSE;
    default:
      return TRUE;
    }
}

static cairo_path_t *
outlines_of (const EntArcCluster *cluster)
{
  /* without an edge: cairo leaves out the glyphs that it would not show */
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  PangoGlyphString glyphs = { cluster->n_glyphs,
                              cluster->run->glyphs->glyphs + cluster->first_glyph,
                              cluster->run->glyphs->log_clusters + cluster->first_glyph,
                              cluster->n_glyphs };
  cairo_path_t *path;

  cairo_translate (cr, cluster->at.x, cluster->at.y);
  cairo_rotate (cr, cluster->turn);
  cairo_move_to (cr, 0, 0);
  pango_cairo_glyph_string_path (cr, cluster->run->item->analysis.font, &glyphs);
  /* as it lies on the sheet */
  cairo_identity_matrix (cr);
  path = cairo_copy_path (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return path;
}

static EntPoint
point_at (const cairo_path_data_t *data, int i)
{
  return (EntPoint) { data[i].point.x, data[i].point.y };
}

void
ent_glyphs_add_outlines (EntPen *pen, const EntArcCluster *cluster)
{
  cairo_path_t *path = outlines_of (cluster);

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = path->data + i;

      switch (data->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          /* cairo ends every part with a move to where the next one may begin */
          if (i + data->header.length < path->num_data)
            pen->move (pen, data[1].point.x, data[1].point.y);
          break;
        case CAIRO_PATH_LINE_TO:
          pen->line (pen, data[1].point.x, data[1].point.y);
          break;
        case CAIRO_PATH_CURVE_TO:
          pen->curve (pen, point_at (data, 1), point_at (data, 2), point_at (data, 3));
          break;
        case CAIRO_PATH_CLOSE_PATH:
        default:
          pen->close (pen);
        }
    }
  cairo_path_destroy (path);
}
