/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zooming and panning as arithmetic. It must never know of a widget. */
#include "scene/viewport.h"

#include <math.h>

/* How much of the world always stays in view, pixels. */
#define KEPT 64.0
/* How much of it a pan leaves in view along each axis, or of the view where the
 * world is the larger: in a corner that is a fifth of the area. */
#define PAN_KEEPS 0.45
/* What arithmetic leaves over is no reason to move, pixels. */
#define UNSEEN 1e-6

static gboolean
is_usable (const EntViewport *viewport)
{
  return viewport->width > 0 && viewport->height > 0 && viewport->world.width > 0 &&
         viewport->world.height > 0;
}

static gboolean
contains (const EntRect *rect, EntPoint point)
{
  return point.x >= rect->x && point.x <= rect->x + rect->width && point.y >= rect->y &&
         point.y <= rect->y + rect->height;
}

/* Along one axis. */
typedef struct
{
  double start, length; /* of the world, scene units */
  double view;          /* pixels */
  double zoom;
} Axis;

static Axis
axis_x (const EntViewport *viewport)
{
  return (Axis) { viewport->world.x, viewport->world.width, viewport->width, viewport->zoom };
}

static Axis
axis_y (const EntViewport *viewport)
{
  return (Axis) { viewport->world.y, viewport->world.height, viewport->height, viewport->zoom };
}

/* The origin nearest to @origin with which @kept pixels of the world are in
 * view, or all of a world that has fewer. */
static double
clamp_axis (double origin, const Axis *axis, double kept)
{
  double part = MIN (kept, MIN (axis->view, axis->length * axis->zoom)) / axis->zoom;

  return CLAMP (origin, axis->start + part - axis->view / axis->zoom, axis->start + axis->length - part);
}

/* From @old towards @wanted, as far as a pan may go. Zooming at a corner can
 * lead beyond: then there is no jump back, and no way further out. */
static double
pan_axis (double old, double wanted, const Axis *axis)
{
  double allowed = clamp_axis (wanted, axis, PAN_KEEPS * MIN (axis->view, axis->length * axis->zoom));

  if (wanted > old)
    return MAX (old, MIN (wanted, allowed));
  return MIN (old, MAX (wanted, allowed));
}

static void
clamp_origin (EntViewport *viewport)
{
  Axis x = axis_x (viewport), y = axis_y (viewport);

  if (!is_usable (viewport))
    return;
  viewport->origin.x = clamp_axis (viewport->origin.x, &x, KEPT);
  viewport->origin.y = clamp_axis (viewport->origin.y, &y, KEPT);
}

void
ent_viewport_init (EntViewport *viewport)
{
  *viewport = (EntViewport) { .zoom = 1, .fitted = TRUE };
}

void
ent_viewport_resize (EntViewport *viewport, double width, double height, const EntRect *world)
{
  EntRect old = viewport->world;
  gboolean was_usable = is_usable (viewport);
  EntPoint middle =
      ent_viewport_to_scene (viewport, (EntPoint) { viewport->width / 2, viewport->height / 2 });

  viewport->width = MAX (width, 0);
  viewport->height = MAX (height, 0);
  viewport->world = *world;
  if (viewport->fitted || !was_usable)
    {
      ent_viewport_fit (viewport);
      return;
    }

  middle.x = world->x + (middle.x - old.x) / old.width * world->width;
  middle.y = world->y + (middle.y - old.y) / old.height * world->height;
  viewport->origin.x = middle.x - viewport->width / 2 / viewport->zoom;
  viewport->origin.y = middle.y - viewport->height / 2 / viewport->zoom;
  clamp_origin (viewport);
}

void
ent_viewport_fit (EntViewport *viewport)
{
  const EntRect *world = &viewport->world;

  viewport->fitted = TRUE;
  if (!is_usable (viewport))
    return;
  viewport->zoom = MIN (viewport->width / world->width, viewport->height / world->height);
  viewport->zoom = CLAMP (viewport->zoom, ENT_ZOOM_MIN, ENT_ZOOM_MAX);
  viewport->origin.x = world->x + world->width / 2 - viewport->width / 2 / viewport->zoom;
  viewport->origin.y = world->y + world->height / 2 - viewport->height / 2 / viewport->zoom;
}

void
ent_viewport_zoom_at (EntViewport *viewport, double factor, EntPoint view)
{
  EntPoint fixed = ent_viewport_to_scene (viewport, view);
  EntRect window = { 0, 0, viewport->width, viewport->height };

  viewport->zoom = CLAMP (viewport->zoom * factor, ENT_ZOOM_MIN, ENT_ZOOM_MAX);
  viewport->origin.x = fixed.x - view.x / viewport->zoom;
  viewport->origin.y = fixed.y - view.y / viewport->zoom;
  viewport->fitted = FALSE;
  /* a point of the world that stays under the pointer is in view already;
   * clamping would pull it away */
  if (!contains (&viewport->world, fixed) || !contains (&window, view))
    clamp_origin (viewport);
}

void
ent_viewport_set_zoom (EntViewport *viewport, double zoom)
{
  ent_viewport_zoom_at (viewport, zoom / viewport->zoom,
                        (EntPoint) { viewport->width / 2, viewport->height / 2 });
}

void
ent_viewport_pan (EntViewport *viewport, double dx, double dy)
{
  Axis x = axis_x (viewport), y = axis_y (viewport);
  EntPoint wanted = { viewport->origin.x - dx / viewport->zoom, viewport->origin.y - dy / viewport->zoom };

  viewport->fitted = FALSE;
  if (!is_usable (viewport))
    return;
  viewport->origin.x = pan_axis (viewport->origin.x, wanted.x, &x);
  viewport->origin.y = pan_axis (viewport->origin.y, wanted.y, &y);
}

/* How far to move the view along one axis so that start…end lies in it; what
 * is longer than the view shows its start. */
static double
find_shift (double start, double end, double view)
{
  if (start < 0 || end - start > view)
    return -start;
  return end > view ? view - end : 0;
}

gboolean
ent_viewport_reveal (EntViewport *viewport, const EntRect *rect, double padding)
{
  EntRect box = ent_viewport_rect_to_view (viewport, rect);
  double dx = find_shift (box.x - padding, box.x + box.width + padding, viewport->width);
  double dy = find_shift (box.y - padding, box.y + box.height + padding, viewport->height);
  gboolean fitted = viewport->fitted;

  /* all of the world is in view: nothing to be gained by moving it */
  if (fitted || (fabs (dx) < UNSEEN && fabs (dy) < UNSEEN))
    return FALSE;
  ent_viewport_pan (viewport, dx, dy);
  return TRUE;
}

gboolean
ent_viewport_reveal_all (EntViewport *viewport, const EntRect *rect, double padding)
{
  double width = MAX (viewport->width - 2 * padding, 1), height = MAX (viewport->height - 2 * padding, 1);
  double zoom = MIN (width / MAX (rect->width, 1), height / MAX (rect->height, 1));

  if (viewport->fitted || zoom >= viewport->zoom)
    return ent_viewport_reveal (viewport, rect, padding);
  ent_viewport_set_zoom (viewport, zoom);
  ent_viewport_reveal (viewport, rect, padding);
  return TRUE;
}

EntPoint
ent_viewport_to_view (const EntViewport *viewport, EntPoint scene)
{
  return (EntPoint) { (scene.x - viewport->origin.x) * viewport->zoom,
                      (scene.y - viewport->origin.y) * viewport->zoom };
}

EntPoint
ent_viewport_to_scene (const EntViewport *viewport, EntPoint view)
{
  return (EntPoint) { view.x / viewport->zoom + viewport->origin.x,
                      view.y / viewport->zoom + viewport->origin.y };
}

EntRect
ent_viewport_rect_to_view (const EntViewport *viewport, const EntRect *scene)
{
  EntPoint corner = ent_viewport_to_view (viewport, (EntPoint) { scene->x, scene->y });

  return (EntRect) { corner.x, corner.y, scene->width * viewport->zoom, scene->height * viewport->zoom };
}

EntRect
ent_viewport_visible (const EntViewport *viewport)
{
  return (EntRect) { viewport->origin.x, viewport->origin.y, viewport->width / viewport->zoom,
                     viewport->height / viewport->zoom };
}
