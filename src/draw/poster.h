/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One picture over several sheets of the paper in the printer. The picture is laid
 * out once, for the whole area; each sheet shows a part of it. Neighbours share a
 * strip, so that they can be glued. Around each part lies a border with crop marks
 * and the number of the sheet, inside of what every printer reaches; on the sheets
 * of the first column or row there is a strip more, and in it, on the first sheet,
 * the sketch of how to put them together: so nothing ever lies over the picture.
 */
#pragma once

#include <cairo.h>

#include "draw/draw.h"
#include "draw/sheet.h"

G_BEGIN_DECLS

/* Rows and columns at most. */
#define ENT_POSTER_MOST 10
#define ENT_POSTER_OVERLAP_MM 10.0
#define ENT_POSTER_OVERLAP_MOST_MM 50.0
/* What printers leave blank at the edges of a sheet, at most: a quarter of an inch. */
#define ENT_POSTER_EDGE 18.0

/* All in points. */
typedef struct
{
  double width, height; /* of a sheet, as it lies */
  double edge;          /* at each side, where nothing is printed */
  guint columns, rows;
  double overlap; /* the strip that neighbours share */
} EntPosterSpec;

typedef struct
{
  EntPosterSpec spec;
  double width, height; /* of the picture */
  double strip;         /* for the sketch: of the first column at its left, or of the first row above it */
  gboolean strip_at_left;
} EntPoster;

/* FALSE when the sheets are too small, or too few or too many. */
gboolean ent_poster_plan (const EntPosterSpec *spec, EntPoster *poster);

typedef struct
{
  guint row, column; /* from 0 */
  EntRect part;      /* of the picture */
  EntRect place;     /* of that part on the sheet, as large as it is */
} EntPosterSheet;
/* Row by row. */
guint ent_poster_n_sheets (const EntPoster *poster);
EntPosterSheet ent_poster_sheet (const EntPoster *poster, guint n);
/* Where the sketch stands on the first sheet. */
EntRect ent_poster_sketch (const EntPoster *poster);

/* One line of a crop mark or of a mark of the shared strip, on the sheet. */
typedef struct
{
  EntPoint from, to;
  gboolean shared; /* where the neighbour's part begins or ends: not to be cut */
} EntPosterMark;
#define ENT_POSTER_MAX_MARKS 16
guint ent_poster_marks (const EntPoster *poster, guint n, EntPosterMark marks[ENT_POSTER_MAX_MARKS]);
/* The border below the part, between its marks, for the number and what else is written. */
EntRect ent_poster_caption (const EntPoster *poster, guint n);

/* Draws sheet @n, with the origin at its top left and a point for a unit. Beside its number
 * stands what tells it from other posters, and the line of confidentiality. */
void ent_draw_poster_sheet (cairo_t *cr, const EntScene *scene, const EntTheme *theme, const EntPoster *poster, guint n);
/* All sheets as the bytes of a PDF; as ent_draw_export(). */
GBytes *ent_draw_export_poster (const EntScene *scene, const EntTheme *theme, const EntPoster *poster, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
