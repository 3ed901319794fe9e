/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns within an outline, by which a commitment is told without colour. */
#include "draw/paint.h"

#include <math.h>

/* Where the line through @at with direction @along runs inside the convex
 * outline: FALSE if nowhere. */
static gboolean
cut_line (const EntPoint *corners, guint n, EntPoint at, EntPoint along, double *from, double *to)
{
  *from = -G_MAXDOUBLE;
  *to = G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      EntPoint a = corners[i], b = corners[(i + 1) % n];
      /* inside is to the right of each edge, as corners go clockwise and y grows downwards */
      double nx = -(b.y - a.y), ny = b.x - a.x;
      double height = (at.x - a.x) * nx + (at.y - a.y) * ny;
      double slope = along.x * nx + along.y * ny;

      if (fabs (slope) < 1e-12)
        {
          if (height < 0)
            return FALSE;
        }
      else if (slope > 0)
        *from = MAX (*from, -height / slope);
      else
        *to = MIN (*to, -height / slope);
    }
  return *from < *to;
}

/* How far the outline reaches from @middle along @direction, both ways, in steps. */
static void
reach (const EntPoint *corners, guint n, EntPoint middle, EntPoint direction, double step, int *from, int *to)
{
  double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      double at = (corners[i].x - middle.x) * direction.x + (corners[i].y - middle.y) * direction.y;

      least = MIN (least, at);
      most = MAX (most, at);
    }
  *from = (int) floor (least / step);
  *to = (int) ceil (most / step);
}

static void
hatch_lines (EntPen *pen, const EntPoint *corners, guint n, EntPoint middle, double step, int sense)
{
  EntPoint along = { G_SQRT2 / 2, sense * G_SQRT2 / 2 };
  EntPoint across = { -along.y, along.x };
  int first, last;

  reach (corners, n, middle, across, step, &first, &last);
  for (int i = first; i <= last; i++)
    {
      double offset = (i + 0.5) * step, from, to;
      EntPoint at = { middle.x + across.x * offset, middle.y + across.y * offset };

      if (!cut_line (corners, n, at, along, &from, &to))
        continue;
      pen->move (pen, at.x + along.x * from, at.y + along.y * from);
      pen->line (pen, at.x + along.x * to, at.y + along.y * to);
    }
}

static gboolean
is_inside (const EntPoint *corners, guint n, EntPoint p, double clear)
{
  for (guint i = 0; i < n; i++)
    {
      EntPoint a = corners[i], b = corners[(i + 1) % n];
      double x = b.x - a.x, y = b.y - a.y, length = hypot (x, y);

      if (length > 0 && ((p.y - a.y) * x - (p.x - a.x) * y) / length < clear)
        return FALSE;
    }
  return TRUE;
}

static void
hatch_dots (EntPen *pen, const EntPoint *corners, guint n, EntPoint middle, double step)
{
  double dot = 0.2 * step, between = 0.866 * step;
  int top, bottom, left, right;

  reach (corners, n, middle, (EntPoint) { 0, 1 }, between, &top, &bottom);
  reach (corners, n, middle, (EntPoint) { 1, 0 }, step, &left, &right);
  for (int row = top; row <= bottom; row++)
    for (int column = left - 1; column <= right; column++)
      {
        EntPoint p = { middle.x + (column + (row % 2 != 0 ? 0.5 : 0)) * step, middle.y + row * between };

        if (!is_inside (corners, n, p, 1.5 * dot))
          continue;
        /* else a line would lead there from the dot before */
        pen->move (pen, p.x, p.y - dot);
        pen->arc (pen, p.x, p.y, dot, 0, 2 * G_PI);
        pen->close (pen);
      }
}

void
ent_paint_hatch (EntPen *pen, const EntPoint *corners, guint n, EntPoint middle, double radius, EntHatch hatch, EntRgb rgb, double line)
{
  /* dense enough for a small symbol to show its pattern, sparse enough to print */
  double step = CLAMP (radius / 2.6, 2.4 * line, 4.5 * line);
  EntPaint strokes = { .width = 0.8 * line, .stroke = rgb };
  EntPaint dots = { .fills = TRUE, .fill = rgb };

  switch (hatch)
    {
    case ENT_HATCH_CROSS:
      hatch_lines (pen, corners, n, middle, step, 1);
      G_GNUC_FALLTHROUGH;
    case ENT_HATCH_LINES:
      hatch_lines (pen, corners, n, middle, step, -1);
      pen->paint (pen, &strokes);
      break;
    case ENT_HATCH_DOTS:
      hatch_dots (pen, corners, n, middle, step);
      pen->paint (pen, &dots);
      break;
    case ENT_HATCH_NONE:
      break;
    }
}
