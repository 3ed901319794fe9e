/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a plate with somebody's whole name stands that is no part of the picture: beside
 * the symbol, over whatever is there.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

/* From the plate to what it is about, and to the edges of the view. */
#define ENT_PLATE_GAP 6.0

/* Places @plate, whose width and height are given, within @view: beside @about and off it, and
 * off all of @taken; where it covers least of @kept, which is to stay seen, and then of @below, each
 * of which may be NULL, and at the right where there is a choice. FALSE: it finds no place. Arrays of
 * EntRect; all in pixels of the view. O(taken + kept + below) */
gboolean ent_plate_place (const EntRect *view, const EntRect *about, const GArray *taken, const GArray *kept, const GArray *below, EntRect *plate);
/* Of EntRect, in units of the scene: names and numbers that a plate had better not cover; empty
 * where they are so many that looking at all of them takes longer than it is worth. */
GArray *ent_plate_below (const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;
/* How many pixels letters on plates have: on a wall those that are read from 8 m, and at least
 * 24 of 768; else a little more than a label. */
double ent_plate_letters (EntMedium medium, double width, double height);
/* @name as it may stand on a plate. */
char *ent_plate_text (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the picture leaves the whole name of @symbol open. */
gboolean ent_plate_is_needed (const EntSceneSymbol *symbol);
/* What of @symbol stands for it: the box of its outline, with its number or label beside it. */
EntRect ent_plate_about (const EntScene *scene, const EntSceneSymbol *symbol);

G_END_DECLS
