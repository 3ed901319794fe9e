/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter draws with: few strokes of few kinds, so that cairo and SVG
 * get the same picture from the same code.
 *
 * A path is begun with move or arc, and used up by paint. Units are those of
 * the scene, angles too (0 at twelve o'clock, clockwise).
 */
#pragma once

#include "draw/theme.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_LAYER_GROUND,
  ENT_LAYER_TIES,
  ENT_LAYER_SYMBOLS,
  ENT_LAYER_TEXTS,
} EntLayer;

typedef enum
{
  ENT_CAP_BUTT,
  ENT_CAP_ROUND,
} EntCap;

#define ENT_MAX_DASHES 4

/* How a path is painted: filled, stroked, or filled and then stroked. */
typedef struct
{
  gboolean fills;
  EntRgb fill;
  double width; /* of the stroke; 0: none */
  EntRgb stroke;
  EntCap cap; /* joins are round with ENT_CAP_ROUND, mitred otherwise */
  guint n_dashes;
  double dashes[ENT_MAX_DASHES];
} EntPaint;

typedef struct
{
  EntRgb ink;
  EntRgb halo;
  double halo_width; /* beyond the letters; 0: none */
} EntLetters;

typedef struct _EntPen EntPen;
struct _EntPen
{
  EntRect visible; /* what lies outside need not be drawn */

  void (*begin_layer) (EntPen *pen, EntLayer layer);
  void (*end_layer) (EntPen *pen);
  void (*move) (EntPen *pen, double x, double y);
  void (*line) (EntPen *pen, double x, double y);
  void (*curve) (EntPen *pen, EntPoint a, EntPoint b, EntPoint to);
  /* A line to its start first, if a path is open; from > to runs anticlockwise. */
  void (*arc) (EntPen *pen, double x, double y, double radius, double from, double to);
  void (*close) (EntPen *pen);
  void (*paint) (EntPen *pen, const EntPaint *paint);
  void (*text) (EntPen *pen, const EntSceneText *text, const EntLetters *letters);
  /* Fills @box; outside of layers. */
  void (*image) (EntPen *pen, const EntRect *box, const EntPixels *pixels);
};

/* One glyph cluster of a text along an arc: where its baseline starts and how it is turned. */
typedef struct
{
  EntPoint at;
  double turn;         /* clockwise, radians */
  PangoGlyphItem *run; /* owned by the layout */
  int first_glyph, n_glyphs;
  int start, length; /* bytes in the layout's text */
} EntArcCluster;
/* The first line of @text->layout set along its arc, in visual order; of EntArcCluster. */
GArray *ent_arc_clusters (const EntSceneText *text) G_GNUC_WARN_UNUSED_RESULT;

/* @cr outlives the pen. @fast: no antialiasing of ties. */
EntPen *ent_cairo_pen_new (cairo_t *cr, gboolean fast) G_GNUC_WARN_UNUSED_RESULT;
void ent_cairo_pen_free (EntPen *pen);

/* Writes elements of SVG to @out, which outlives the pen. */
EntPen *ent_svg_pen_new (GString *out, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
void ent_svg_pen_free (EntPen *pen);
/* How many units of the file one of the scene is. */
double ent_svg_scale (double width, double height);
/* A number as short as 1/100 unit allows, with a point in every locale. */
void ent_svg_number (GString *out, double value);
/* @text (@length bytes, -1: all) with what XML would take for itself escaped. */
void ent_svg_escape (GString *out, const char *text, gssize length);

G_END_DECLS
