/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of letters that fall apart along an arc, where each cluster is placed by
 * itself: those that join, or change places with their vowels. And the pictures in
 * colours within a text.
 */
#include "draw/svg-glyphs.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "draw/logo.h"

/* Pixels in a unit: such a picture is small, and may be made larger. */
#define FINENESS 4

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

/* Where the fonts of pictures in colours have any. */
static gboolean
may_be_picture (gunichar c)
{
  return c >= 0x1F000 || (c >= 0x203C && c < 0x2E80 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_COMMON);
}

static gboolean
has_pictures (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (may_be_picture (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
has_colours (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const void *) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));

      /* what is drawn in black has none */
      for (int x = 0; x < width; x++)
        if ((row[x] & 0xffffff) != 0)
          return TRUE;
    }
  return FALSE;
}

/* @run, of which @ink goes beyond its start on the baseline; NULL if it is letters. */
static GBytes *
picture_of (PangoLayoutRun *run, const EntRect *ink)
{
  int width = (int) ceil (ink->width * FINENESS), height = (int) ceil (ink->height * FINENESS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (width, 1), MAX (height, 1));
  cairo_t *cr = cairo_create (surface);
  GBytes *png;

  cairo_scale (cr, FINENESS, FINENESS);
  cairo_move_to (cr, -ink->x, -ink->y);
  pango_cairo_show_glyph_string (cr, run->item->analysis.font, run->glyphs);
  cairo_destroy (cr);
  png = has_colours (surface) ? ent_surface_to_png (surface) : NULL;
  cairo_surface_destroy (surface);
  return png;
}

static void
clear_picture (gpointer data)
{
  g_bytes_unref (((EntGlyphPicture *) data)->png);
}

static void
add_picture (GArray *pictures, const EntSceneText *text, PangoLayoutIter *iter)
{
  PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
  PangoRectangle extents, logical;
  EntRect ink;
  EntGlyphPicture picture;

  if (run == NULL || !has_pictures (pango_layout_get_text (text->layout) + run->item->offset, (gsize) run->item->length))
    return;
  pango_glyph_string_extents (run->glyphs, run->item->analysis.font, &extents, NULL);
  /* on whole pixels of the picture, and one around it */
  ink.x = floor (extents.x / (double) PANGO_SCALE * FINENESS - 1) / FINENESS;
  ink.y = floor (extents.y / (double) PANGO_SCALE * FINENESS - 1) / FINENESS;
  ink.width = ceil (extents.width / (double) PANGO_SCALE * FINENESS + 3) / FINENESS;
  ink.height = ceil (extents.height / (double) PANGO_SCALE * FINENESS + 3) / FINENESS;
  picture = (EntGlyphPicture) { run->item->offset, run->item->offset + run->item->length, ink, picture_of (run, &ink) };
  if (picture.png == NULL)
    return;
  pango_layout_iter_get_run_extents (iter, NULL, &logical);
  picture.box.x += text->x + logical.x / (double) PANGO_SCALE;
  picture.box.y += text->y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  g_array_append_val (pictures, picture);
}

GArray *
ent_glyphs_find_pictures (const EntSceneText *text)
{
  const char *all = pango_layout_get_text (text->layout);
  g_autoptr (PangoLayoutIter) iter = NULL;
  GArray *pictures;

  /* of a text that was shortened all that is left stays in sight as letters */
  if (pango_layout_is_ellipsized (text->layout) || !has_pictures (all, strlen (all)))
    return NULL;
  pictures = g_array_new (FALSE, FALSE, sizeof (EntGlyphPicture));
  g_array_set_clear_func (pictures, clear_picture);
  iter = pango_layout_get_iter (text->layout);
  do
    add_picture (pictures, text, iter);
  while (pango_layout_iter_next_run (iter));
  if (pictures->len == 0)
    g_clear_pointer (&pictures, g_array_unref);
  return pictures;
}
