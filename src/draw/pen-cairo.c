/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pen that draws with cairo: window, PNG, PDF, printer. */
#include "draw/pen.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "draw/halo.h"

/* How far from its curve a line may run, in pixels: less cannot be seen, and takes time. */
#define PIXEL_TOLERANCE 0.25
/* A PDF has curves as they are, but cairo takes each line apart to find what it covers: in
 * widths of the line, of which it leaves nothing if this is half of one. */
#define PAGE_TOLERANCE 0.2

typedef struct
{
  EntPen pen;
  cairo_t *cr;
  gboolean fast, is_page;
  double tolerance; /* of a page, for all but strokes */
} CairoPen;

static void
set_source (CairoPen *self, EntRgb rgb)
{
  cairo_set_source_rgb (self->cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
begin_layer (EntPen *pen, EntLayer layer)
{
  CairoPen *self = (CairoPen *) pen;

  cairo_save (self->cr);
  if (cairo_surface_get_type (cairo_get_target (self->cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_set_tolerance (self->cr, PIXEL_TOLERANCE);
  if (layer == ENT_LAYER_TIES && self->fast)
    cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
}

static void
end_layer (EntPen *pen)
{
  cairo_restore (((CairoPen *) pen)->cr);
}

static void
move_to (EntPen *pen, double x, double y)
{
  cairo_move_to (((CairoPen *) pen)->cr, x, y);
}

static void
line_to (EntPen *pen, double x, double y)
{
  cairo_line_to (((CairoPen *) pen)->cr, x, y);
}

static void
curve_to (EntPen *pen, EntPoint a, EntPoint b, EntPoint to)
{
  cairo_curve_to (((CairoPen *) pen)->cr, a.x, a.y, b.x, b.y, to.x, to.y);
}

static void
arc (EntPen *pen, double x, double y, double radius, double from, double to)
{
  CairoPen *self = (CairoPen *) pen;

  if (to >= from)
    cairo_arc (self->cr, x, y, radius, from - G_PI_2, to - G_PI_2);
  else
    cairo_arc_negative (self->cr, x, y, radius, from - G_PI_2, to - G_PI_2);
}

static void
close_path (EntPen *pen)
{
  cairo_close_path (((CairoPen *) pen)->cr);
}

static void
paint (EntPen *pen, const EntPaint *how)
{
  CairoPen *self = (CairoPen *) pen;
  gboolean strokes = how->width > 0;

  if (how->fills)
    {
      set_source (self, how->fill);
      if (strokes)
        cairo_fill_preserve (self->cr);
      else
        cairo_fill (self->cr);
    }
  if (strokes)
    {
      gboolean round = how->cap == ENT_CAP_ROUND;

      set_source (self, how->stroke);
      cairo_set_line_width (self->cr, how->width);
      cairo_set_line_cap (self->cr, round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (self->cr, round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      cairo_set_dash (self->cr, how->dashes, (int) how->n_dashes, 0);
      if (self->is_page)
        cairo_set_tolerance (self->cr, MAX (PAGE_TOLERANCE * how->width, self->tolerance));
      cairo_stroke (self->cr);
      if (self->is_page)
        cairo_set_tolerance (self->cr, self->tolerance);
    }
  if (!how->fills && !strokes)
    cairo_new_path (self->cr);
}

static void
stroke_halo (CairoPen *self, const EntLetters *letters)
{
  cairo_set_line_width (self->cr, 2 * letters->halo_width);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_stroke (self->cr);
}

static void
show_cluster (cairo_t *cr, const EntSceneText *text, const EntArcCluster *cluster)
{
  PangoItem item = *cluster->run->item;
  PangoGlyphString glyphs = { cluster->n_glyphs,
                              cluster->run->glyphs->glyphs + cluster->first_glyph,
                              cluster->run->glyphs->log_clusters + cluster->first_glyph,
                              cluster->n_glyphs };
  g_autofree int *log_clusters = g_new0 (int, MAX (cluster->n_glyphs, 1));
  PangoGlyphItem part = { .item = &item, .glyphs = &glyphs };
  const char *all = pango_layout_get_text (text->layout);

  item.offset = cluster->start;
  item.length = cluster->length;
  item.num_chars = (int) g_utf8_strlen (all + cluster->start, cluster->length);
  glyphs.log_clusters = log_clusters; /* all in the one cluster */

  cairo_save (cr);
  cairo_translate (cr, cluster->at.x, cluster->at.y);
  cairo_rotate (cr, cluster->turn);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_glyph_item (cr, all, &part);
  cairo_restore (cr);
}

typedef struct
{
  const EntSceneText *text;
  GArray *clusters; /* of EntArcCluster; NULL for straight text */
} Letters;

static void
show_letters (cairo_t *cr, gpointer data)
{
  const Letters *letters = data;

  if (letters->clusters == NULL)
    {
      cairo_move_to (cr, letters->text->x, letters->text->y);
      pango_cairo_show_layout (cr, letters->text->layout);
    }
  else
    for (guint i = 0; i < letters->clusters->len; i++)
      show_cluster (cr, letters->text, &g_array_index (letters->clusters, EntArcCluster, i));
}

static void
add_outlines (cairo_t *cr, const Letters *letters)
{
  if (letters->clusters == NULL)
    {
      cairo_move_to (cr, letters->text->x, letters->text->y);
      pango_cairo_layout_path (cr, letters->text->layout);
      return;
    }
  for (guint i = 0; i < letters->clusters->len; i++)
    {
      const EntArcCluster *cluster = &g_array_index (letters->clusters, EntArcCluster, i);
      PangoGlyphString glyphs = { cluster->n_glyphs,
                                  cluster->run->glyphs->glyphs + cluster->first_glyph,
                                  cluster->run->glyphs->log_clusters + cluster->first_glyph,
                                  cluster->n_glyphs };

      cairo_save (cr);
      cairo_translate (cr, cluster->at.x, cluster->at.y);
      cairo_rotate (cr, cluster->turn);
      cairo_move_to (cr, 0, 0);
      pango_cairo_glyph_string_path (cr, cluster->run->item->analysis.font, &glyphs);
      cairo_restore (cr);
    }
}

static void
show_text (EntPen *pen, const EntSceneText *text, const EntLetters *how)
{
  CairoPen *self = (CairoPen *) pen;
  g_autoptr (GArray) clusters = text->arc_radius > 0 ? ent_arc_clusters (text) : NULL;
  Letters letters = { text, clusters };

  if (how->halo_width > 0)
    {
      set_source (self, how->halo);
      if (!ent_halo_paint (self->cr, &text->ink, how->halo_width, show_letters, &letters))
        {
          add_outlines (self->cr, &letters);
          stroke_halo (self, how);
        }
    }
  set_source (self, how->ink);
  show_letters (self->cr, &letters);
  cairo_new_path (self->cr);
}

/* A surface of its own each time: pixels are shared between threads, surfaces cannot be. */
static void
show_image (EntPen *pen, const EntRect *box, const EntPixels *pixels)
{
  cairo_t *cr = ((CairoPen *) pen)->cr;
  gconstpointer data = g_bytes_get_data (pixels->pixels, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) data, CAIRO_FORMAT_RGB24, (int) pixels->width, (int) pixels->height, 4 * (int) pixels->width);

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, box->width / pixels->width, box->height / pixels->height);
  cairo_set_source_surface (cr, surface, 0, 0);
  /* its edges are not mixed with nothing */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

EntPen *
ent_cairo_pen_new (cairo_t *cr, gboolean fast)
{
  CairoPen *self = g_new0 (CairoPen, 1);
  double left, top, right, bottom;

  self->pen = (EntPen) {
    .begin_layer = begin_layer,
    .end_layer = end_layer,
    .move = move_to,
    .line = line_to,
    .curve = curve_to,
    .arc = arc,
    .close = close_path,
    .paint = paint,
    .text = show_text,
    .image = show_image,
  };
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  self->pen.visible = (EntRect) { left, top, right - left, bottom - top };
  self->cr = cr;
  self->fast = fast;
  self->is_page = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  self->tolerance = cairo_get_tolerance (cr);
  return &self->pen;
}

void
ent_cairo_pen_free (EntPen *pen)
{
  g_free (pen);
}
