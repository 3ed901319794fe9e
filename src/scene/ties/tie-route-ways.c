/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways a tie could take: arcs of several bulges to either side, curves that
 * lean to one end, S-curves, and curves in two parts that go round the centre.
 * Each has a price for what the eye likes least about it; what stands in its
 * way is judged elsewhere.
 */
#include "scene/ties/tie-route.h"

#include <math.h>

#define SHORT 1e-6

/* Bulges as parts of the chord, in the order of their price; positive ones
 * turn away from the children. */
static const double bulges[] = { 0.10, -0.07, 0.18, -0.15, 0.0, 0.28, -0.24, 0.40, -0.35, 0.55, -0.50 };

/* Where the two handles stand off the chord, as parts of it. */
static const double leans[][2] = {
  { 0.30, 0.08 },
  { 0.08, 0.30 },
  { -0.26, -0.06 },
  { -0.06, -0.26 },
  { 0.55, 0.15 },
  { 0.15, 0.55 },
  { -0.50, -0.12 },
  { -0.12, -0.50 },
  { 0.18, -0.18 },
  { -0.18, 0.18 },
  { 0.35, -0.30 },
  { -0.35, 0.30 },
};

static const double rounds[] = { 0.0, 0.12, 0.3, 0.5, 0.75 };

/* The chord, and the direction across it that leads away from the centre. */
typedef struct
{
  EntPoint along, across;
  double length;
} Chord;

static Chord
make_chord (const EntPassage *passage)
{
  double x = passage->to.x - passage->from.x, y = passage->to.y - passage->from.y;
  Chord chord = { .length = ent_length (x, y) };

  if (chord.length < SHORT)
    chord.along = (EntPoint) { 1, 0 };
  else
    chord.along = (EntPoint) { x / chord.length, y / chord.length };
  chord.across = (EntPoint) { -chord.along.y, chord.along.x };

  double outward = ((passage->from.x + passage->to.x) / 2 - passage->centre.x) * chord.across.x +
                   ((passage->from.y + passage->to.y) / 2 - passage->centre.y) * chord.across.y;
  if (outward < 0)
    chord.across = (EntPoint) { -chord.across.x, -chord.across.y };
  return chord;
}

static EntPoint
off_chord (const EntPassage *passage, const Chord *chord, double along, double across)
{
  return (EntPoint) {
    passage->from.x + (chord->along.x * along + chord->across.x * across) * chord->length,
    passage->from.y + (chord->along.y * along + chord->across.y * across) * chord->length,
  };
}

static void
make_arc (const EntPassage *passage, const Chord *chord, double first, double second, double price, EntWay *way)
{
  /* the middle of a cubic lies at three quarters of its handles */
  way->curve.n_points = 4;
  way->curve.points[0] = passage->from;
  way->curve.points[1] = off_chord (passage, chord, 0.3, first * 4 / 3);
  way->curve.points[2] = off_chord (passage, chord, 0.7, second * 4 / 3);
  way->curve.points[3] = passage->to;
  way->price = price;
}

/* Two quarters of ellipses that meet at @radius around the centre, midway
 * between the ends as seen from there; the longer way if @far. */
static void
make_round (const EntPassage *passage, double radius, gboolean far, double price, EntWay *way)
{
  EntPoint c = passage->centre;
  double from = atan2 (passage->from.y - c.y, passage->from.x - c.x);
  double to = atan2 (passage->to.y - c.y, passage->to.x - c.x);
  double half = remainder (to - from, 2 * G_PI) / 2;
  double angle = from + half + (far ? G_PI : 0);
  EntPoint out = { cos (angle), sin (angle) };
  EntPoint turn = { -out.y, out.x };
  EntPoint peak = { c.x + out.x * radius, c.y + out.y * radius };
  const double kappa = 0.5523; /* of a circle's quarter */
  EntPoint *p = way->curve.points;

  way->curve.n_points = 7;
  way->price = price;
  p[0] = passage->from;
  p[3] = peak;
  p[6] = passage->to;
  for (guint i = 0; i < 2; i++)
    {
      EntPoint end = i == 0 ? passage->from : passage->to;
      double x = end.x - c.x, y = end.y - c.y;
      double rise = radius - (x * out.x + y * out.y), run = x * turn.x + y * turn.y;
      EntPoint near_end = { end.x + out.x * rise * kappa, end.y + out.y * rise * kappa };
      EntPoint near_peak = { peak.x + turn.x * run * kappa, peak.y + turn.y * run * kappa };

      p[i == 0 ? 1 : 5] = near_end;
      p[i == 0 ? 2 : 4] = near_peak;
    }
}

static gboolean
crosses_centre (const EntPassage *passage, const Chord *chord)
{
  double x = passage->centre.x - passage->from.x, y = passage->centre.y - passage->from.y;
  double along = x * chord->along.x + y * chord->along.y;
  double across = x * chord->across.x + y * chord->across.y;

  return along > 0 && along < chord->length && fabs (across) < passage->keep_out * 1.15;
}

static guint
add_rounds (const EntPassage *passage, guint effort, gboolean needed, EntWay *ways, guint n, guint max)
{
  double room = MAX (passage->radius - passage->keep_out, 0);
  guint n_rounds = effort > 1 ? G_N_ELEMENTS (rounds) : effort > 0 ? 3
                                                                   : 1;
  double dearer = needed ? 0 : 14;

  for (guint i = 0; i < n_rounds && n < max; i++)
    {
      double radius = passage->keep_out * 1.04 + rounds[i] * room;
      make_round (passage, radius, FALSE, dearer + 12 * rounds[i], &ways[n++]);
      if ((effort > 0 || needed) && n < max)
        make_round (passage, radius, TRUE, dearer + 10 + 12 * rounds[i], &ways[n++]);
    }
  return n;
}

guint
ent_passage_ways (const EntPassage *passage, guint effort, EntWay ways[ENT_MAX_WAYS])
{
  Chord chord = make_chord (passage);
  gboolean over_centre = crosses_centre (passage, &chord);
  guint n_bulges = effort > 1 ? G_N_ELEMENTS (bulges) : effort > 0 ? 7
                                                                   : 2;
  guint n_leans = effort > 1 ? G_N_ELEMENTS (leans) : 0;
  guint n = 0;

  if (over_centre)
    n = add_rounds (passage, effort, TRUE, ways, n, ENT_MAX_WAYS);
  for (guint i = 0; i < n_bulges; i++)
    make_arc (passage, &chord, bulges[i], bulges[i], 1.2 * i + 45 * MAX (fabs (bulges[i]) - 0.1, 0), &ways[n++]);
  for (guint i = 0; i < n_leans; i++)
    make_arc (passage, &chord, leans[i][0], leans[i][1],
              6 + 32 * (fabs (leans[i][0]) + fabs (leans[i][1])), &ways[n++]);
  if (!over_centre && effort > 0)
    n = add_rounds (passage, effort, FALSE, ways, n, ENT_MAX_WAYS);
  return n;
}

/* Leaves one end and reaches the other at these angles to the chord. */
static void
make_swing (const EntPassage *passage, const Chord *chord, double first, double second, EntWay *way)
{
  const double handle = 0.4;

  way->curve.n_points = 4;
  way->curve.points[0] = passage->from;
  way->curve.points[1] = off_chord (passage, chord, handle * cos (first), handle * sin (first));
  way->curve.points[2] = off_chord (passage, chord, 1 - handle * cos (second), handle * sin (second));
  way->curve.points[3] = passage->to;
  way->price = 4 + 8 * (fabs (first) + fabs (second)) + 6 * fabs (first - second);
}

guint
ent_passage_more_ways (const EntPassage *passage, EntWay ways[ENT_MAX_WAYS])
{
  static const double angles[] = { 0, 0.35, -0.35, 0.75, -0.75, 1.2, -1.2, 1.7, -1.7 };
  Chord chord = make_chord (passage);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (angles); j++)
      make_swing (passage, &chord, angles[i], angles[j], &ways[n++]);
  return n;
}

void
ent_passage_way_by (const EntPassage *passage, EntPoint point, EntWay *way)
{
  Chord chord = make_chord (passage);
  EntPoint *p = way->curve.points;
  double before = (point.x - passage->from.x) * chord.along.x + (point.y - passage->from.y) * chord.along.y;
  double after = chord.length - before;
  double across = (point.x - passage->from.x) * chord.across.x + (point.y - passage->from.y) * chord.across.y;

  /* a point far off the chord, near one end, needs room to turn */
  before = ent_length (before, across);
  after = ent_length (after, across);
  way->curve.n_points = 7;
  way->price = 12 + 50 * fabs (across) / MAX (chord.length, SHORT);
  p[0] = passage->from;
  p[3] = point;
  p[6] = passage->to;
  p[2] = (EntPoint) { point.x - chord.along.x * before * 0.36, point.y - chord.along.y * before * 0.36 };
  p[4] = (EntPoint) { point.x + chord.along.x * after * 0.36, point.y + chord.along.y * after * 0.36 };
  p[1] = (EntPoint) { (p[0].x + p[2].x) / 2, (p[0].y + p[2].y) / 2 };
  p[5] = (EntPoint) { (p[6].x + p[4].x) / 2, (p[6].y + p[4].y) / 2 };
}
