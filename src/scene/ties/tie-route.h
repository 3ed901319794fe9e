/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of finding a tie's way: curves as values, the field of what is in
 * the way, and the router that chooses among curves. Private to the ties.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* Cubics that join smoothly: 3 points for each, and one more. */
typedef struct
{
  EntPoint points[ENT_TIE_MAX_POINTS];
  guint8 n_points;
} EntCurve;

#define ENT_CURVE_STEPS 16 /* chords for a cubic */
#define ENT_CURVE_MAX_SAMPLES (ENT_TIE_MAX_CURVES * ENT_CURVE_STEPS + 1)

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

/* Texts that ties are kept off: not those on a symbol or its plate, nor the children's. */
gboolean ent_tie_avoids_text (const EntSceneText *text);

/* The symbols at the ends of a tie, which are not in its way; -1 for none. */
typedef struct
{
  int from, to;
} EntTieEnds;

/* What ties run over, see tie-route-ground.c. Lengths on it are in its cells; a cell is
 * somewhat less than half a letter of a label. */
typedef struct _EntTieGround EntTieGround;
/* Of all that stands in @scene now. O(cells + symbols + texts) */
EntTieGround *ent_tie_ground_new (const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;
void ent_tie_ground_free (EntTieGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTieGround, ent_tie_ground_free)
/* The side of a cell, in scene units. */
double ent_tie_ground_cell (const EntTieGround *self);
/* What going straight from @a to @b costs, in cells of free ground: a text ENT_GROUND_TEXT
 * times as much, a symbol far more; looks no further above @limit. */
#define ENT_GROUND_TEXT 60
double ent_tie_ground_cost (const EntTieGround *self, EntTieEnds ends, EntPoint a, EntPoint b, double limit);
/* How often the line, looked at every half cell, is on something that stands. */
guint ent_tie_ground_hits (const EntTieGround *self, EntTieEnds ends, const EntPoint *line, guint n);
/* Whether nothing stands at @at. */
gboolean ent_tie_ground_is_free (const EntTieGround *self, EntPoint at);
/* How far from @at in @direction, of length 1, nothing stands; at most @far. */
double ent_tie_ground_room (const EntTieGround *self, EntPoint at, EntPoint direction, double far);

/* Leaves out of @points, and moves, what makes the way longer than it has to be; returns how many are
 * left, at most ENT_TIE_MAX_CORNERS. O(n²) */
guint ent_tie_ground_pull_tight (const EntTieGround *ground, EntTieEnds ends, EntPoint *points, guint n);

/* A web of short ways over the ground, see tie-route-web.c. */
typedef struct _EntTieWeb EntTieWeb;
/* @ground must outlive it. O(texts + symbols) */
EntTieWeb *ent_tie_web_new (const EntScene *scene, const EntTieGround *ground) G_GNUC_WARN_UNUSED_RESULT;
void ent_tie_web_free (EntTieWeb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntTieWeb, ent_tie_web_free)
/* The cheapest way from the middle of one symbol to that of another, as the threads
 * (guint) it takes: none if there is no way. O(threads) */
GArray *ent_tie_web_find (EntTieWeb *self, EntTieEnds ends) G_GNUC_WARN_UNUSED_RESULT;
/* From now on @more ways take @threads, which makes them cheaper for others; less than 0: no longer. */
void ent_tie_web_use (EntTieWeb *self, const GArray *threads, int more);
/* Where the way over @threads turns when it is pulled tight, ends included; returns how many. O(threads ²) */
#define ENT_TIE_MAX_CORNERS (ENT_TIE_MAX_CURVES / 2 + 1)
guint ent_tie_web_corners (const EntTieWeb *self, const GArray *threads, EntTieEnds ends, EntPoint corners[ENT_TIE_MAX_CORNERS]);

/* The way of a bundle of ties by its corners, ends included. */
typedef struct
{
  EntTieEnds ends;
  EntPoint corners[ENT_TIE_MAX_CORNERS];
  guint n_corners; /* 0: no way */
  double half;     /* half the width of the bundle */
} EntTieStrand;
/* Moves corners apart that lie upon each other, at best by @gap. O(corners * log) */
void ent_tie_strands_spread (EntTieStrand *strands, guint n, const EntTieGround *ground, double gap);
/* Along @strand, which has a way, as round at its corners as what stands there allows. */
void ent_tie_strand_curve (const EntTieStrand *strand, const EntTieGround *ground, EntCurve *curve);

/* Whether @scene has so many ties that they are led when all else has its place: in strands, or
 * where there are more than that, past as much as can be passed. */
gboolean ent_tie_comes_last (const EntScene *scene);
/* Gives all ties of @scene that have ends their points. */
void ent_tie_route_all (EntScene *scene);
/* Gives others to those that run through a symbol or the ink of a text; @anyhow: with as
 * many turns as it takes. */
void ent_tie_route_again (EntScene *scene, gboolean anyhow);

G_END_DECLS
