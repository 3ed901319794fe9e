/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each symbol stands in its cell, wedge by ring. */
#pragma once

#include "scene/labels/labels.h"

G_BEGIN_DECLS

/* Above so many, symbols stand in a lattice and nobody looks for room for names. */
#define ENT_PACKING_MANY 400
/* Whether there are so many, or so little room that even numbers would be upon each other. */
gboolean ent_packing_is_dense (const EntLayout *layout);

/* A cell as a symbol sees it: between two angles and two radii. */
typedef struct
{
  double start, end, inner, outer;
} EntPolarCell;
EntPolarCell ent_cell_of (const EntScene *scene, const EntSceneSymbol *symbol);
EntPoint ent_polar_point (const EntScene *scene, double angle, double radius);

/* One stakeholder while it looks for its place. */
typedef struct
{
  guint symbol;
  double reach;       /* of the outline, from the middle */
  gboolean has_marks; /* its box is more than its outline */
  EntPolarCell cell;
  EntRect bounds;   /* relative to the middle */
  EntRect envelope; /* of symbol and all spots of the label, relative to the middle */
  EntPoint home;    /* where it stands if labels do not ask for more */
  EntPoint at;
  EntRect label;          /* where its label could stand now */
  guint n_spots, n_names; /* those of the name come first, then those of a number */
  EntLabelSpot *spots;    /* owned; only where room for labels is looked for: they are many */
  gboolean pinned;
  double weight; /* of its label: the important ones must not go without */
} EntPackItem;

/* Places all symbols, each inside its cell and none touching another. @still
 * holds what stands already. @shapes: of the labels, by symbol. FALSE if they are too large.
 * @tight: in a lattice; otherwise @n_conflicts tells how many labels have no place
 * of their own yet. */
gboolean ent_packing_place (EntLayout *layout,
                            EntObstacles *still,
                            const EntLabelling *labelling,
                            const EntLabelShapes *shapes,
                            gboolean tight,
                            guint *n_conflicts);
/* Places them where there is no room for all: on the middle line of their cells. */
void ent_packing_place_anyhow (EntLayout *layout);

/* Whether @a at @at comes nearer to @b than @gap, marks included. */
gboolean ent_packing_touch (const EntPackItem *a, EntPoint at, const EntPackItem *b, double gap);

/* The parts. */
gboolean ent_packing_spread (const EntLayout *layout, EntObstacles *still, GArray *items);
/* Puts @item where it would stand alone in its cell. O(ties of it) */
void ent_packing_go_home (const EntLayout *layout, EntPackItem *item);
/* From their homes, makes room between them all and off the names of the rings; at once
 * where the same was asked before with other letters. O(n²) */
void ent_packing_relax (EntLayout *layout, GArray *items);
guint ent_packing_settle (const EntLayout *layout, EntObstacles *still, const EntLabelling *labelling, GArray *items);
/* Whether a symbol of @reach is inside @cell, a gap off its borders. */
gboolean ent_cell_holds (const EntPolarCell *cell, double angle, double radius, double reach);
/* Brings @at into it by the shortest way along the ring and across; FALSE if there is no room. */
gboolean ent_cell_keep (const EntScene *scene, const EntPolarCell *cell, double margin, EntPoint *at);
/* The angles between which it is, at @radius; FALSE if there are none. */
gboolean ent_cell_angles (const EntPolarCell *cell, double radius, double reach, double *from, double *to);

G_END_DECLS
