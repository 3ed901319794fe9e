/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter with a cairo context for a pen. */
#include "draw/bands.h"
#include "draw/paint.h"

#include <string.h>

/* A page of PDF or SVG on which nothing covers everything makes cairo compare
 * each thing with all before it; the faintest paint prevents that. With a
 * background it is opaque, since printers turn pages with transparency into
 * one large bitmap. */
static void
paint_page (cairo_t *cr, const EntDrawOptions *options)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  EntRgb sheet = options->theme != NULL ? options->theme->sheet : 0xffffff;

  if (type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_SVG)
    return;
  cairo_set_source_rgba (cr,
                         (sheet >> 16 & 0xff) / 255.0,
                         (sheet >> 8 & 0xff) / 255.0,
                         (sheet & 0xff) / 255.0,
                         options->background ? 1.0 : 1 / 255.0);
  cairo_paint (cr);
}

void
ent_draw_scene (cairo_t *cr, const EntScene *scene, const EntDrawOptions *options)
{
  EntPen *pen;

  g_return_if_fail (cr != NULL && scene != NULL && options != NULL);

  cairo_save (cr);
  paint_page (cr, options);
  pen = ent_cairo_pen_new (cr, options->fast);
  ent_paint_parts (pen, scene, options, ENT_PART_GROUND);
  if (!ent_bands_paint (cr, scene, options))
    ent_paint_parts (pen, scene, options, ENT_PART_TIES);
  ent_paint_parts (pen, scene, options, ENT_PART_TEXTS);
  ent_cairo_pen_free (pen);
  cairo_restore (cr);
}

void
ent_draw_symbol (cairo_t *cr, const EntSceneSymbol *symbol, const EntTheme *theme, double line)
{
  EntSceneSymbol centred;
  EntPen *pen;

  g_return_if_fail (cr != NULL && symbol != NULL && theme != NULL);

  centred = *symbol;
  centred.x = 0;
  centred.y = 0;
  cairo_save (cr);
  pen = ent_cairo_pen_new (cr, FALSE);
  ent_paint_symbol (pen, &centred, theme, line, 0);
  ent_cairo_pen_free (pen);
  cairo_restore (cr);
}

/* In a list a normal line is one pixel; a bar that is higher has no thicker lines. */
void
ent_draw_bar (cairo_t *cr, const EntTheme *theme, const EntRect *rect, const guint counts[ENT_N_COMMITMENTS])
{
  EntSceneBar bar;
  EntPen *pen;

  g_return_if_fail (cr != NULL && theme != NULL && rect != NULL && counts != NULL);

  /* its outline is around it */
  bar = (EntSceneBar) { .rect = { rect->x + theme->weight / 2, rect->y + theme->weight / 2, MAX (rect->width - theme->weight, 0), MAX (rect->height - theme->weight, 0) } };
  bar.least = ent_scene_bar_least (&bar, theme->weight);
  memcpy (bar.counts, counts, sizeof bar.counts);
  cairo_save (cr);
  pen = ent_cairo_pen_new (cr, FALSE);
  ent_paint_bar (pen, &bar, theme, 1);
  ent_cairo_pen_free (pen);
  cairo_restore (cr);
}

void
ent_draw_tone (cairo_t *cr, const EntTheme *theme, const EntRect *rect, EntCoverageTone tone)
{
  EntSceneCell cell;
  EntPen *pen;

  g_return_if_fail (cr != NULL && theme != NULL && rect != NULL);

  cell = (EntSceneCell) { .rect = { rect->x + 0.5, rect->y + 0.5, MAX (rect->width - 1, 0), MAX (rect->height - 1, 0) }, .tone = (guint8) tone };
  cairo_save (cr);
  pen = ent_cairo_pen_new (cr, FALSE);
  ent_paint_cell (pen, &cell, theme, 1);
  ent_cairo_pen_free (pen);
  cairo_restore (cr);
}

void
ent_draw_tie (cairo_t *cr, const EntSceneTie *tie, const EntTheme *theme)
{
  EntPen *pen;

  g_return_if_fail (cr != NULL && tie != NULL && theme != NULL);
  g_return_if_fail (tie->kind < ENT_N_TIE_KINDS);

  cairo_save (cr);
  pen = ent_cairo_pen_new (cr, FALSE);
  ent_paint_tie (pen, tie, theme, ent_paint_tie_line (tie), 0, ENT_TIE_WHOLE);
  ent_cairo_pen_free (pen);
  cairo_restore (cr);
}

void
ent_draw_page (cairo_t *cr, const EntPages *pages, guint n, const EntTheme *theme)
{
  EntDrawOptions options = { .theme = theme, .background = TRUE };

  g_return_if_fail (cr != NULL && pages != NULL && n < ent_pages_n (pages));

  ent_draw_scene (cr, ent_pages_at (pages, n)->scene, &options);
}
