/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of ent_draw_export(), one function each. All give NULL and
 * @error when the bytes could not be made. */
#pragma once

#include "draw/draw.h"
#include "draw/poster.h"

G_BEGIN_DECLS

/* The pages of a PDF, all of one size. */
typedef struct _EntPdf EntPdf;
struct _EntPdf
{
  double width, height; /* points */
  guint n_pages;
  const char *title, *language; /* may be NULL */
  EntProgress *progress;        /* or NULL */
  gconstpointer data;
  /* Draws page @n, counted from 0, with a point for a unit. */
  void (*draw) (const EntPdf *pdf, cairo_t *cr, guint n);
  /* What a reader shows for the number of page @n; NULL: the number. */
  char *(*label) (const EntPdf *pdf, guint n);
  /* What begins on page @n, for the outline, or NULL; NULL: there is none. */
  const char *(*heading) (const EntPdf *pdf, guint n);
};
/* The one writer of PDF. */
GBytes *ent_export_pdf (const EntPdf *pdf, GError **error);
GBytes *ent_export_svg (const EntScene *scene, const EntTheme *theme, const char *title);
/* @scale: pixels in a unit; @dpi: noted in the file, 0 if it means nothing. */
GBytes *ent_export_png (const EntScene *scene, const EntTheme *theme, double scale, double dpi, GError **error);

/* What the first text of this role in the scene says, or NULL. */
const char *ent_export_text (const EntScene *scene, EntTextRole role);
/* Says what cairo could not do, and that no file was touched. */
void ent_export_set_cairo_error (GError **error, cairo_status_t status);

G_END_DECLS
