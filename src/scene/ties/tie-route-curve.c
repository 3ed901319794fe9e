/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves of ties as values: cut, shifted, turned round. Knows nothing of maps.
 *
 * Shifting follows W. Tiller and E. Hanson, "Offsets of Two-Dimensional
 * Profiles" (1984): the legs of the control polygon are shifted and meet again.
 * At the widths of ties that is within a tenth of a line of the true offset.
 */
#include "scene/ties/tie-route.h"

#include <math.h>
#include <string.h>

#include "scene/scene-private.h"

#define SHORT 1e-9

static EntPoint
blend (EntPoint a, EntPoint b, double t)
{
  return (EntPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* Unit vector to the right of the way from @a to @b; FALSE if they are one. */
static gboolean
find_normal (EntPoint a, EntPoint b, EntPoint *normal)
{
  double x = b.x - a.x, y = b.y - a.y, length = ent_length (x, y);

  if (length < SHORT)
    return FALSE;
  *normal = (EntPoint) { -y / length, x / length };
  return TRUE;
}

guint
ent_curve_flatten (const EntCurve *curve, guint steps, EntPoint samples[ENT_CURVE_MAX_SAMPLES])
{
  guint n = 0;

  g_assert (steps <= ENT_CURVE_STEPS);
  samples[n++] = curve->points[0];
  for (guint start = 0; start + 3 < curve->n_points; start += 3)
    for (guint i = 1; i <= steps; i++)
      samples[n++] = ent_cubic_at (curve->points + start, (double) i / steps);
  return n;
}

void
ent_curve_offset (const EntCurve *curve, double start, double middle, double end, EntCurve *beside)
{
  guint n = curve->n_points;
  EntPoint normals[ENT_TIE_MAX_POINTS - 1] = { { 0 } };
  EntPoint last = { 0, -1 };

  for (guint i = 0; i + 1 < n; i++)
    {
      if (!find_normal (curve->points[i], curve->points[i + 1], &normals[i]))
        normals[i] = last;
      last = normals[i];
    }

  beside->n_points = curve->n_points;
  for (guint i = 0; i < n; i++)
    {
      EntPoint before = normals[i == 0 ? 0 : i - 1], after = normals[i + 1 < n ? i : n - 2];
      double distance = i == 0 ? start : i + 1 == n ? end
                                                    : middle;
      EntPoint sum = { before.x + after.x, before.y + after.y };
      /* where the two shifted legs meet, but never further than at a right angle */
      double reach = distance * 2 / MAX (sum.x * sum.x + sum.y * sum.y, 2.0);

      beside->points[i].x = curve->points[i].x + sum.x * reach;
      beside->points[i].y = curve->points[i].y + sum.y * reach;
    }
}

static gboolean
is_inside (EntPoint p, const EntPoint *outline, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      EntPoint a = outline[i], b = outline[(i + 1) % n];
      if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0)
        return FALSE;
    }
  return n > 2;
}

/* Where @cubic, which starts within @outline, leaves it; negative if never.
 * It looks at the cubic in steps from the start: the first time counts, so
 * that a curve which grazes its own symbol later is still whole. */
static double
find_exit (const EntPoint cubic[4], const EntPoint *outline, guint n)
{
  const guint steps = 48;
  double inside = 0, outside = -1;

  if (!is_inside (cubic[0], outline, n))
    return 0;
  for (guint i = 1; i <= steps && outside < 0; i++)
    {
      double t = (double) i / steps;
      if (is_inside (ent_cubic_at (cubic, t), outline, n))
        inside = t;
      else
        outside = t;
    }
  if (outside < 0)
    return -1;
  for (guint i = 0; i < 32; i++)
    {
      double t = (inside + outside) / 2;
      if (is_inside (ent_cubic_at (cubic, t), outline, n))
        inside = t;
      else
        outside = t;
    }
  return outside;
}

static void
cut_before (EntPoint cubic[4], double t)
{
  EntPoint a = blend (cubic[0], cubic[1], t), b = blend (cubic[1], cubic[2], t), c = blend (cubic[2], cubic[3], t);
  EntPoint d = blend (a, b, t), e = blend (b, c, t);

  cubic[0] = blend (d, e, t);
  cubic[1] = e;
  cubic[2] = c;
}

void
ent_curve_reverse (EntCurve *curve)
{
  for (guint i = 0; i < curve->n_points / 2u; i++)
    {
      EntPoint point = curve->points[i];
      curve->points[i] = curve->points[curve->n_points - 1 - i];
      curve->points[curve->n_points - 1 - i] = point;
    }
}

/* Drops the cubics at the start that lie wholly within @outline; returns where the first that
 * does not leaves it, negative if all do. */
static double
leave_outline (EntCurve *curve, const EntPoint *outline, guint n)
{
  double exit = find_exit (curve->points, outline, n);

  while (exit < 0 && curve->n_points > 4)
    {
      curve->n_points -= 3;
      memmove (curve->points, curve->points + 3, curve->n_points * sizeof (EntPoint));
      exit = find_exit (curve->points, outline, n);
    }
  return exit;
}

gboolean
ent_curve_trim (EntCurve *curve, const EntPoint *first, guint n_first, const EntPoint *last, guint n_last)
{
  EntCurve cut = *curve;
  double start = leave_outline (&cut, first, n_first);

  if (start < 0)
    return FALSE;
  ent_curve_reverse (&cut);
  double end = leave_outline (&cut, last, n_last);
  if (end < 0 || (cut.n_points == 4 && start + end >= 1))
    return FALSE;

  cut_before (cut.points, end);
  ent_curve_reverse (&cut);
  /* of one cubic only the rest is left to be cut */
  cut_before (cut.points, cut.n_points == 4 ? start / (1 - end) : start);
  *curve = cut;
  return TRUE;
}

void
ent_curve_straighten (EntCurve *curve, double part)
{
  EntPoint from = curve->points[0], to = curve->points[curve->n_points - 1];
  double x = to.x - from.x, y = to.y - from.y, square = x * x + y * y;

  for (guint i = 1; i + 1 < curve->n_points && square > SHORT; i++)
    {
      EntPoint *p = &curve->points[i];
      double along = ((p->x - from.x) * x + (p->y - from.y) * y) / square;

      *p = blend ((EntPoint) { from.x + along * x, from.y + along * y }, *p, part);
    }
}

EntPoint
ent_curve_rim (const EntPoint *outline, guint n, EntPoint start, EntPoint towards)
{
  double dx = towards.x - start.x, dy = towards.y - start.y;
  double nearest = G_MAXDOUBLE;

  if (ent_length (dx, dy) < SHORT)
    dx = 1;
  for (guint i = 0; i < n; i++)
    {
      EntPoint a = outline[i], b = outline[(i + 1) % n];
      double ex = b.x - a.x, ey = b.y - a.y;
      double approach = ex * dy - ey * dx; /* negative where the ray leaves */

      if (approach < -SHORT)
        nearest = MIN (nearest, (ex * (start.y - a.y) - ey * (start.x - a.x)) / -approach);
    }
  if (nearest == G_MAXDOUBLE)
    return start;
  return (EntPoint) { start.x + dx * MAX (nearest, 0), start.y + dy * MAX (nearest, 0) };
}

EntRect
ent_curve_bounds (const EntCurve *curve)
{
  EntPoint samples[ENT_CURVE_MAX_SAMPLES];
  guint n = ent_curve_flatten (curve, ENT_CURVE_STEPS, samples);
  EntPoint low = samples[0], high = samples[0];

  for (guint i = 1; i < n; i++)
    {
      low.x = MIN (low.x, samples[i].x);
      low.y = MIN (low.y, samples[i].y);
      high.x = MAX (high.x, samples[i].x);
      high.y = MAX (high.y, samples[i].y);
    }
  return (EntRect) { low.x, low.y, high.x - low.x, high.y - low.y };
}
