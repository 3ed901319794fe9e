/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tie's line as something one can walk along: cubic curves that join,
 * measured by chords so that marks can sit at a length.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

#define ENT_TRACK_STEPS 24

typedef struct
{
  guint n_cubics;
  EntPoint points[ENT_TIE_MAX_POINTS];
  guint n_at;
  EntPoint at[ENT_TIE_MAX_CURVES * ENT_TRACK_STEPS + 1];
  double along[ENT_TIE_MAX_CURVES * ENT_TRACK_STEPS + 1]; /* length from the start to at[i] */
} EntTrack;

/* @n_points: as in a tie. The length is short of the true one by less than 0.2 % for the bends of a map. */
void ent_track_init (EntTrack *track, const EntPoint *points, guint n_points);
double ent_track_length (const EntTrack *track);
/* The point at @length from the start; @tangent, if given, gets the direction there, of length 1. */
EntPoint ent_track_point (const EntTrack *track, double length, EntPoint *tangent);
/* The control points of the part between two lengths; returns how many. */
guint ent_track_part (const EntTrack *track, double from, double to, EntPoint points[ENT_TIE_MAX_POINTS]);
/* Control points moved sideways by @distance, to the right of the way for y downwards;
 * close to the parallel curve while the bend is wider than @distance. */
void ent_track_offset (const EntPoint *points, guint n_points, double distance, EntPoint moved[ENT_TIE_MAX_POINTS]);

G_END_DECLS
