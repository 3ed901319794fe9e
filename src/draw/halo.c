/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters grown by a disc, pixel by pixel. To stroke the outlines of a label costs
 * a hundred times the label; to take the darkest of some twenty neighbours of each
 * pixel costs three times.
 */
#include "draw/halo.h"

#include <math.h>

/* Pixels; beyond, the discs have too many of them. */
#define MAX_RADIUS 5.0

typedef struct
{
  int x, y; /* device pixels */
  int width, height;
} Box;

/* The pixels of @ink and @around of them, as far as they can be seen. */
static gboolean
find_box (cairo_t *cr, const EntRect *ink, double around, Box *box)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  double clip[4];

  for (int i = 0; i < 4; i++)
    {
      double x = ink->x + (i & 1 ? ink->width : 0), y = ink->y + (i & 2 ? ink->height : 0);

      cairo_user_to_device (cr, &x, &y);
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_clip_extents (cr, &clip[0], &clip[1], &clip[2], &clip[3]);
  cairo_restore (cr);
  left = MAX (left, clip[0] - around) - around;
  top = MAX (top, clip[1] - around) - around;
  right = MIN (right, clip[2] + around) + around;
  bottom = MIN (bottom, clip[3] + around) + around;
  *box = (Box) { (int) floor (left), (int) floor (top), (int) ceil (right) - (int) floor (left), (int) ceil (bottom) - (int) floor (top) };
  return box->width > 0 && box->height > 0;
}

static cairo_surface_t *
draw_letters (cairo_t *cr, const Box *box, EntShowLetters show, gpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, box->width, box->height);
  cairo_t *letters = cairo_create (surface);
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  /* by whole pixels, to which letters are put */
  matrix.x0 -= box->x;
  matrix.y0 -= box->y;
  cairo_set_matrix (letters, &matrix);
  show (letters, data);
  cairo_destroy (letters);
  cairo_surface_flush (surface);
  return surface;
}

/* Row of @from onto @to: the darker of both, @from at @weight of 256. */
static void
darken_row (guint8 *to, const guint8 *from, int n, guint weight)
{
  if (weight >= 256)
    for (int i = 0; i < n; i++)
      to[i] = MAX (to[i], from[i]);
  else
    for (int i = 0; i < n; i++)
      {
        guint8 value = (guint8) ((from[i] * weight) >> 8);

        to[i] = MAX (to[i], value);
      }
}

static void
darken_by (guint8 *to, const guint8 *from, int stride, const Box *box, int dx, int dy, guint weight)
{
  int n = box->width - ABS (dx);

  for (int y = MAX (dy, 0); y < MIN (box->height, box->height + dy); y++)
    darken_row (to + (gsize) y * (gsize) stride + MAX (dx, 0), from + (gsize) (y - dy) * (gsize) stride + MAX (-dx, 0), n, weight);
}

/* Stems thinner than a pixel are pale; what is stroked would be full where they run. */
static void
deepen (cairo_surface_t *letters, const Box *box)
{
  int stride = cairo_image_surface_get_stride (letters);
  guint8 *data = cairo_image_surface_get_data (letters);

  for (int i = 0; data != NULL && i < stride * box->height; i++)
    data[i] = (guint8) MIN (3 * data[i], 255);
}

/* The pixels at the rim of the disc count as far as they lie in it. */
static cairo_surface_t *
grow (cairo_surface_t *letters, const Box *box, double radius)
{
  cairo_surface_t *grown = cairo_image_surface_create (CAIRO_FORMAT_A8, box->width, box->height);
  int stride = cairo_image_surface_get_stride (grown), reach = (int) ceil (radius);
  const guint8 *from = cairo_image_surface_get_data (letters);
  guint8 *to = cairo_image_surface_get_data (grown);

  for (int dy = -reach; to != NULL && from != NULL && dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        double share = CLAMP (radius + 0.5 - ent_length (dx, dy), 0, 1);

        if (share > 0 && ABS (dx) < box->width && ABS (dy) < box->height)
          darken_by (to, from, stride, box, dx, dy, (guint) lrint (256 * share));
      }
  cairo_surface_mark_dirty (grown);
  return grown;
}

gboolean
ent_halo_paint (cairo_t *cr, const EntRect *ink, double width, EntShowLetters show, gpointer data)
{
  double x = width, y = 0, radius;
  cairo_surface_t *letters, *grown;
  Box box;

  cairo_user_to_device_distance (cr, &x, &y);
  radius = ent_length (x, y);
  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE || radius > MAX_RADIUS)
    return FALSE;
  if (!find_box (cr, ink, ceil (radius) + 2, &box))
    return TRUE;
  letters = draw_letters (cr, &box, show, data);
  deepen (letters, &box);
  grown = grow (letters, &box, radius);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_mask_surface (cr, grown, box.x, box.y);
  cairo_restore (cr);
  cairo_surface_destroy (letters);
  cairo_surface_destroy (grown);
  return TRUE;
}
