/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cubic curves by length: chords between equal steps of the parameter, linear
 * between them.
 */
#include "draw/track.h"

#include <math.h>

static EntPoint
between (EntPoint a, EntPoint b, double t)
{
  return (EntPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static double
chord (EntPoint a, EntPoint b)
{
  return ent_length (b.x - a.x, b.y - a.y);
}

static EntPoint
point_of_cubic (const EntPoint p[4], double t)
{
  double s = 1 - t;
  double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

  return (EntPoint) { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                      a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

void
ent_track_init (EntTrack *track, const EntPoint *points, guint n_points)
{
  double length = 0;

  g_return_if_fail (n_points >= 4 && n_points <= ENT_TIE_MAX_POINTS && n_points % 3 == 1);

  track->n_cubics = n_points / 3;
  for (guint i = 0; i < n_points; i++)
    track->points[i] = points[i];
  track->n_at = track->n_cubics * ENT_TRACK_STEPS + 1;
  for (guint i = 0; i < track->n_at; i++)
    {
      guint cubic = MIN (i / ENT_TRACK_STEPS, track->n_cubics - 1);
      double t = (i - cubic * ENT_TRACK_STEPS) / (double) ENT_TRACK_STEPS;

      track->at[i] = point_of_cubic (&points[(gsize) 3 * cubic], t);
      if (i > 0)
        length += chord (track->at[i - 1], track->at[i]);
      track->along[i] = length;
    }
}

double
ent_track_length (const EntTrack *track)
{
  return track->along[track->n_at - 1];
}

/* The parameter at @length, 0 to n_cubics. */
static double
parameter_at (const EntTrack *track, double length)
{
  guint low = 0, high = track->n_at - 1;
  double step;

  if (!(length > 0))
    return 0;
  if (length >= track->along[high])
    return track->n_cubics;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (track->along[middle] <= length)
        low = middle;
      else
        high = middle;
    }
  step = track->along[high] - track->along[low];
  return (low + (step > 0 ? (length - track->along[low]) / step : 0)) / ENT_TRACK_STEPS;
}

static EntPoint
tangent_of_cubic (const EntPoint p[4], double t)
{
  double s = 1 - t;
  double a = s * s, b = 2 * s * t, c = t * t;
  EntPoint d = { a * (p[1].x - p[0].x) + b * (p[2].x - p[1].x) + c * (p[3].x - p[2].x),
                 a * (p[1].y - p[0].y) + b * (p[2].y - p[1].y) + c * (p[3].y - p[2].y) };
  double length = hypot (d.x, d.y);

  /* control points that coincide leave no direction: the chord has one */
  if (length < 1e-9)
    {
      d = (EntPoint) { p[3].x - p[0].x, p[3].y - p[0].y };
      length = hypot (d.x, d.y);
    }
  return length < 1e-9 ? (EntPoint) { 1, 0 } : (EntPoint) { d.x / length, d.y / length };
}

EntPoint
ent_track_point (const EntTrack *track, double length, EntPoint *tangent)
{
  double t = parameter_at (track, length);
  guint cubic = MIN ((guint) t, track->n_cubics - 1);
  const EntPoint *points = &track->points[(gsize) 3 * cubic];

  if (tangent != NULL)
    *tangent = tangent_of_cubic (points, t - cubic);
  return point_of_cubic (points, t - cubic);
}

/* The part of a cubic from t = @from to t = @to, by halving its polygon twice. */
static void
cut_cubic (const EntPoint p[4], double from, double to, EntPoint out[4])
{
  EntPoint a, b, c, ab, bc, right[4];
  double t;

  a = between (p[0], p[1], from);
  b = between (p[1], p[2], from);
  c = between (p[2], p[3], from);
  ab = between (a, b, from);
  bc = between (b, c, from);
  right[0] = between (ab, bc, from);
  right[1] = bc;
  right[2] = c;
  right[3] = p[3];

  t = from < 1 ? (to - from) / (1 - from) : 0;
  a = between (right[0], right[1], t);
  b = between (right[1], right[2], t);
  c = between (right[2], right[3], t);
  ab = between (a, b, t);
  bc = between (b, c, t);
  out[0] = right[0];
  out[1] = a;
  out[2] = ab;
  out[3] = between (ab, bc, t);
}

guint
ent_track_part (const EntTrack *track, double from, double to, EntPoint points[ENT_TIE_MAX_POINTS])
{
  double start = parameter_at (track, from), end = parameter_at (track, MAX (from, to));
  guint first = MIN ((guint) start, track->n_cubics - 1), n = 0;

  for (guint cubic = first; cubic < track->n_cubics && (cubic == first || end > cubic); cubic++, n += 3)
    cut_cubic (track->points + (gsize) 3 * cubic, MAX (start - cubic, 0), MIN (end - cubic, 1), points + n);
  return n + 1;
}

/* Unit vector to the right of the way from @a to @b, or of @fallback where they coincide. */
static EntPoint
normal_of (EntPoint a, EntPoint b, EntPoint fallback)
{
  double x = b.x - a.x, y = b.y - a.y, length = hypot (x, y);

  return length < 1e-9 ? fallback : (EntPoint) { -y / length, x / length };
}

/* @p moved so that it lies at @distance from both edges that meet in it. */
static EntPoint
move_corner (EntPoint p, EntPoint n, EntPoint m, double distance)
{
  double x = n.x + m.x, y = n.y + m.y;
  double square = x * x + y * y;

  /* edges that turn back on each other would send the corner far away */
  if (square < 0.5)
    return (EntPoint) { p.x + m.x * distance, p.y + m.y * distance };
  return (EntPoint) { p.x + 2 * x / square * distance, p.y + 2 * y / square * distance };
}

void
ent_track_offset (const EntPoint *points, guint n_points, double distance, EntPoint moved[ENT_TIE_MAX_POINTS])
{
  EntPoint last = normal_of (points[0], points[n_points - 1], (EntPoint) { 0, 1 });
  EntPoint normals[ENT_TIE_MAX_POINTS - 1] = { 0 };

  g_return_if_fail (n_points >= 4 && n_points <= ENT_TIE_MAX_POINTS);

  for (guint i = 0; i + 1 < n_points; i++)
    {
      normals[i] = normal_of (points[i], points[i + 1], last);
      last = normals[i];
    }
  moved[0] = move_corner (points[0], normals[0], normals[0], distance);
  for (guint i = 1; i + 1 < n_points; i++)
    moved[i] = move_corner (points[i], normals[i - 1], normals[i], distance);
  moved[n_points - 1] = move_corner (points[n_points - 1], normals[n_points - 2], normals[n_points - 2], distance);
}
