/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a scene a view shows, and how large: the arithmetic of zooming
 * and panning, without a window. View coordinates are pixels from the view's
 * top left corner; scene coordinates are the scene's units.
 *
 * Invariants: zoom lies within its limits, and something of the world is
 * visible whenever both sizes are positive.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

#define ENT_ZOOM_MIN 0.02
#define ENT_ZOOM_MAX 10.0
#define ENT_ZOOM_STEP 1.2 /* one click of a wheel or button */

/* A plain value: copied freely, changed through the functions below. */
typedef struct
{
  double width, height; /* of the view, pixels */
  EntRect world;        /* what there is to see, scene units */
  double zoom;          /* pixels a scene unit */
  EntPoint origin;      /* the scene point at the view's top left */
  gboolean fitted;      /* shows all of the world, and goes on doing so when sizes change */
} EntViewport;

void ent_viewport_init (EntViewport *viewport);

/* New sizes of view and world. A fitted view is fitted again; else what was in
 * the middle of the view stays there, as a fraction of the world. */
void ent_viewport_resize (EntViewport *viewport, double width, double height, const EntRect *world);
/* The whole world, centred, as large as it goes. */
void ent_viewport_fit (EntViewport *viewport);
/* Zooms by @factor. The scene point under @view stays there, unless it lies
 * outside the world and nothing would be left to see. */
void ent_viewport_zoom_at (EntViewport *viewport, double factor, EntPoint view);
/* As above, to @zoom; the middle of the view stays. */
void ent_viewport_set_zoom (EntViewport *viewport, double zoom);
/* Moves the picture by so many pixels, as far as at least a fifth of it stays
 * in view, or of the view where the picture is larger. */
void ent_viewport_pan (EntViewport *viewport, double dx, double dy);
/* Pans as little as needed for @rect (scene units) to be visible. FALSE: it was. */
gboolean ent_viewport_reveal (EntViewport *viewport, const EntRect *rect, double padding);
/* The same where all of @rect is to be visible: zooms out first where it would not go into the view as it is. */
gboolean ent_viewport_reveal_all (EntViewport *viewport, const EntRect *rect, double padding);

EntPoint ent_viewport_to_view (const EntViewport *viewport, EntPoint scene);
EntPoint ent_viewport_to_scene (const EntViewport *viewport, EntPoint view);
EntRect ent_viewport_rect_to_view (const EntViewport *viewport, const EntRect *scene);
/* What of the scene is in view, scene units. */
EntRect ent_viewport_visible (const EntViewport *viewport);

G_END_DECLS
