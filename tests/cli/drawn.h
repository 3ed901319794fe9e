/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other programs make of the files that entorno-cli draws. */
#pragma once

#include "cli/run.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What @program says; NULL, with the test skipped, where it is not installed. */
char *ask (const char *program, const char *const *arguments);
#define ASK(program, ...) ask (program, (const char *const[]) { __VA_ARGS__, NULL })

/* A map of @n stakeholders who are called so, by its path. */
char *map_of (const Folder *folder, const char *const *names, guint n) G_GNUC_WARN_UNUSED_RESULT;

cairo_surface_t *load_png (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* As a program that reads PDF, or SVG, draws it at 100 dpi; NULL where it is not installed. */
cairo_surface_t *draw_pdf (const char *path) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *draw_svg (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* The mean of red, green and blue. */
guint grey_at (cairo_surface_t *surface, int x, int y);
/* On average over all pixels, of 255. */
double mean_difference (cairo_surface_t *a, cairo_surface_t *b);
/* Of what is dark in @a, the most pixels within a square of 16 that have nothing dark near
 * them in @b: what was drawn in one picture alone. */
guint most_lost (cairo_surface_t *a, cairo_surface_t *b);

G_END_DECLS
