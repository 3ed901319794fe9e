/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of finding a tie's way: curves as values, the field of what is in
 * the way, and the router that chooses among curves. Private to the ties.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* One cubic (4 points) or two that join smoothly (7). */
typedef struct
{
  EntPoint points[ENT_TIE_MAX_POINTS];
  guint8 n_points;
} EntCurve;

#define ENT_CURVE_STEPS 16 /* chords for a cubic */
#define ENT_CURVE_MAX_SAMPLES (2 * ENT_CURVE_STEPS + 1)

EntPoint ent_curve_at (const EntPoint cubic[4], double t);
/* @steps chords for each cubic; returns the number of samples. */
guint ent_curve_flatten (const EntCurve *curve, guint steps, EntPoint samples[ENT_CURVE_MAX_SAMPLES]);
/* Beside @curve, by @middle along the way and @start and @end at its ends; to the right of its course. */
void ent_curve_offset (const EntCurve *curve, double start, double middle, double end, EntCurve *beside);
/* Cuts off what lies within the two convex outlines; FALSE, and nothing done,
 * if nothing would be left. */
gboolean ent_curve_trim (EntCurve *curve,
                         const EntPoint *first,
                         guint n_first,
                         const EntPoint *last,
                         guint n_last);
/* Where the ray from @start, within the outline, in the direction of @towards leaves it. */
EntPoint ent_curve_rim (const EntPoint *outline, guint n, EntPoint start, EntPoint towards);
void ent_curve_reverse (EntCurve *curve);
/* Brings all of it nearer to the straight line between its ends: to @part of how far it was. */
void ent_curve_straighten (EntCurve *curve, double part);
EntRect ent_curve_bounds (const EntCurve *curve);

/* The ways from one point to another round a disc. */
typedef struct
{
  EntPoint from, to;
  EntPoint centre;
  double keep_out; /* radius around the centre that no tie enters */
  double radius;   /* of the whole map */
} EntPassage;

typedef struct
{
  EntCurve curve;
  double price; /* how far it is from what the eye would like, without regard to the rest */
} EntWay;
#define ENT_MAX_WAYS 96

/* Ways in the order in which they should be tried; @effort 0 gives the fewest. */
guint ent_passage_ways (const EntPassage *passage, guint effort, EntWay ways[ENT_MAX_WAYS]);
/* Ways that leave and reach the ends at many angles: when those above run into something. */
guint ent_passage_more_ways (const EntPassage *passage, EntWay ways[ENT_MAX_WAYS]);
/* Along the chord, but by way of @point. */
void ent_passage_way_by (const EntPassage *passage, EntPoint point, EntWay *way);

/* What is in the way of ties: symbols, texts, and ties that have theirs. */
typedef struct _EntTieField EntTieField;

/* The tie, or the bundle of ties, that looks for its way. */
typedef struct
{
  int from, to; /* symbols at its ends: not in its own way */
  double from_radius, to_radius;
  guint bundle;       /* whose own lines it may cross */
  double half;        /* half the width of the bundle */
  double clearance;   /* to symbols, wanted */
  guint steps;        /* chords for a curve of one cubic; two have fewer each */
  gboolean crossings; /* with other ties count */
} EntTieTrial;

typedef struct
{
  guint symbols, texts; /* run through */
  double cost;
} EntTieFaults;

typedef struct
{
  double x, y, radius;
} EntTieBlocker;

/* Of the symbols and the texts that stand in @scene now. */
EntTieField *ent_tie_field_new (const EntScene *scene, guint n_bundles) G_GNUC_WARN_UNUSED_RESULT;
void ent_tie_field_free (EntTieField *field);
/* Counts what @way runs into; stops counting when its cost is above @limit. */
EntTieFaults ent_tie_field_judge (EntTieField *field, const EntWay *way, const EntTieTrial *trial, double limit);
/* From now on the ties of a bundle run along @curve, and only there. */
void ent_tie_field_lay (EntTieField *field, const EntCurve *curve, const EntTieTrial *trial, guint n_ties);
/* The symbols that @curve runs through, at most @max. */
guint ent_tie_field_blockers (EntTieField *field,
                              const EntCurve *curve,
                              const EntTieTrial *trial,
                              EntTieBlocker *blockers,
                              guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTieField, ent_tie_field_free)

/* Gives all ties of @scene that have ends their points. */
void ent_tie_route_all (EntScene *scene);
/* Gives others to those that run through a symbol or the ink of a text. */
void ent_tie_route_again (EntScene *scene);

G_END_DECLS
