/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a poster lies on which sheet, and where. No ink. */
#include "draw/poster.h"

#include <math.h>

/* Around the part, for marks and numbers. */
#define BORDER (5 * ENT_POINTS_PER_MM)
/* Between the part and the marks, so that a cut beside the line leaves no ink. */
#define MARK_AIR (1 * ENT_POINTS_PER_MM)
/* The sketch: for each column or row so much, that a number of two figures can be read. */
#define SKETCH_LEAST (24 * ENT_POINTS_PER_MM)
#define SKETCH_COLUMN (7.5 * ENT_POINTS_PER_MM)
#define SKETCH_ROW (5 * ENT_POINTS_PER_MM)
#define SKETCH_AIR (3 * ENT_POINTS_PER_MM)
/* A part that is smaller is no help to anybody. */
#define LEAST_PART (30 * ENT_POINTS_PER_MM)
/* Of the part, what may be shared with each neighbour at most. */
#define MOST_SHARED 0.4

static double
inset (const EntPosterSpec *spec)
{
  return spec->edge + BORDER;
}

gboolean
ent_poster_plan (const EntPosterSpec *spec, EntPoster *poster)
{
  double width = spec->width - 2 * inset (spec), height = spec->height - 2 * inset (spec), shorter = MIN (width, height);
  double least = 0.5 * SKETCH_LEAST;

  if (spec->columns < 1 || spec->rows < 1 || spec->columns > ENT_POSTER_MOST || spec->rows > ENT_POSTER_MOST)
    return FALSE;
  if (!(shorter >= LEAST_PART) || !(spec->edge >= 0) || !(spec->overlap >= 0) || spec->overlap > MOST_SHARED * shorter)
    return FALSE;
  *poster = (EntPoster) {
    .spec = *spec,
    .width = spec->columns * width - (spec->columns - 1) * spec->overlap,
    .height = spec->rows * height - (spec->rows - 1) * spec->overlap,
  };
  if (spec->columns * spec->rows == 1)
    return TRUE;
  /* the picture is round: the longer side has something to spare */
  poster->strip_at_left = poster->width > poster->height;
  poster->strip = SKETCH_AIR + MAX (SKETCH_LEAST, poster->strip_at_left ? spec->columns * SKETCH_COLUMN : spec->rows * SKETCH_ROW);
  poster->strip = MIN (poster->strip, 0.5 * (poster->strip_at_left ? width : height));
  /* what the first part keeps must still hold the strip that it shares */
  poster->strip = MIN (poster->strip, (poster->strip_at_left ? width : height) - 2 * spec->overlap);
  if (poster->strip_at_left)
    poster->width -= poster->strip;
  else
    poster->height -= poster->strip;
  return poster->strip >= least;
}

guint
ent_poster_n_sheets (const EntPoster *poster)
{
  return poster->spec.columns * poster->spec.rows;
}

/* One direction of a sheet: @place starts so far from its edge, @part from the picture's. */
static void
cut (guint n, double side, double around, double strip, double overlap, double *place, double *part, double *length)
{
  double first = n == 0 ? strip : 0;

  *length = side - 2 * around - first;
  *place = around + first;
  *part = n == 0 ? 0 : n * (side - 2 * around - overlap) - strip;
}

EntPosterSheet
ent_poster_sheet (const EntPoster *poster, guint n)
{
  const EntPosterSpec *spec = &poster->spec;
  EntPosterSheet sheet = { .row = n / spec->columns, .column = n % spec->columns };

  cut (sheet.column, spec->width, inset (spec), poster->strip_at_left ? poster->strip : 0, spec->overlap,
       &sheet.place.x, &sheet.part.x, &sheet.part.width);
  cut (sheet.row, spec->height, inset (spec), poster->strip_at_left ? 0 : poster->strip, spec->overlap,
       &sheet.place.y, &sheet.part.y, &sheet.part.height);
  sheet.place.width = sheet.part.width;
  sheet.place.height = sheet.part.height;
  return sheet;
}

EntRect
ent_poster_sketch (const EntPoster *poster)
{
  const EntPosterSpec *spec = &poster->spec;
  double around = inset (spec), long_air = 1 * ENT_POINTS_PER_MM;

  /* the marks of the part stand in the border between */
  if (poster->strip_at_left)
    return (EntRect) { spec->edge + long_air, around, poster->strip - long_air - SKETCH_AIR, spec->height - 2 * around };
  return (EntRect) { around, spec->edge + long_air, spec->width - 2 * around, poster->strip - long_air - SKETCH_AIR };
}

static void
add_mark (EntPosterMark *marks, guint *n, double x, double y, double dx, double dy, gboolean shared)
{
  marks[(*n)++] = (EntPosterMark) { { x + dx * MARK_AIR, y + dy * MARK_AIR }, { x + dx * BORDER, y + dy * BORDER }, shared };
}

/* At the corners of the part, away from it; and where the strips end that are shared with others. */
guint
ent_poster_marks (const EntPoster *poster, guint n, EntPosterMark marks[ENT_POSTER_MAX_MARKS])
{
  const EntPosterSpec *spec = &poster->spec;
  EntPosterSheet sheet = ent_poster_sheet (poster, n);
  const EntRect *at = &sheet.place;
  double right = at->x + at->width, bottom = at->y + at->height;
  double xs[] = { sheet.column > 0 ? at->x + spec->overlap : NAN, sheet.column + 1 < spec->columns ? right - spec->overlap : NAN };
  double ys[] = { sheet.row > 0 ? at->y + spec->overlap : NAN, sheet.row + 1 < spec->rows ? bottom - spec->overlap : NAN };
  guint n_marks = 0;

  for (int i = 0; i < 4; i++)
    {
      double x = i % 2 == 0 ? at->x : right, y = i < 2 ? at->y : bottom;

      add_mark (marks, &n_marks, x, y, i % 2 == 0 ? -1 : 1, 0, FALSE);
      add_mark (marks, &n_marks, x, y, 0, i < 2 ? -1 : 1, FALSE);
    }
  for (guint i = 0; i < 2 && spec->overlap > 0; i++)
    {
      for (int end = 0; end < 2 && isfinite (xs[i]); end++)
        add_mark (marks, &n_marks, xs[i], end == 0 ? at->y : bottom, 0, end == 0 ? -1 : 1, TRUE);
      for (int end = 0; end < 2 && isfinite (ys[i]); end++)
        add_mark (marks, &n_marks, end == 0 ? at->x : right, ys[i], end == 0 ? -1 : 1, 0, TRUE);
    }
  return n_marks;
}

EntRect
ent_poster_caption (const EntPoster *poster, guint n)
{
  const EntPosterSpec *spec = &poster->spec;
  EntPosterSheet sheet = ent_poster_sheet (poster, n);
  double air = 2 * ENT_POINTS_PER_MM;
  double from = sheet.place.x + (sheet.column > 0 ? spec->overlap : 0) + air;
  double to = sheet.place.x + sheet.place.width - (sheet.column + 1 < spec->columns ? spec->overlap : 0) - air;

  return (EntRect) { from, sheet.place.y + sheet.place.height + 0.5 * MARK_AIR, to - from, BORDER - 0.5 * MARK_AIR };
}
