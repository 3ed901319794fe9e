/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties are most of the work of a picture, and need no fonts, which belong to one thread. Each
 * thread has a surface of its own over the same pixels, with the same transform, and a clip
 * that is whole rows: what it draws there is what one alone would have drawn.
 */
#include "draw/bands.h"

#include <math.h>

#include "draw/paint.h"

/* A thread for fewer takes longer than it saves. */
#define MIN_TIES 200
#define MIN_SYMBOLS 1000
/* Of the rows, when looking for where half of the work is done. */
#define N_STEPS 64

typedef struct
{
  cairo_t *cr; /* of the whole picture; only looked at */
  const EntScene *scene;
  const EntDrawOptions *options;
  int top, bottom; /* rows of pixels */
} Band;

static gpointer
paint_band (gpointer data)
{
  const Band *self = data;
  cairo_surface_t *whole = cairo_get_target (self->cr);
  int width = cairo_image_surface_get_width (whole);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (cairo_image_surface_get_data (whole), cairo_image_surface_get_format (whole), width,
                                                                  cairo_image_surface_get_height (whole), cairo_image_surface_get_stride (whole));
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t matrix;
  EntPen *pen;

  cairo_rectangle (cr, 0, self->top, width, self->bottom - self->top);
  cairo_clip (cr);
  cairo_get_matrix (self->cr, &matrix);
  cairo_set_matrix (cr, &matrix);
  pen = ent_cairo_pen_new (cr, self->options->fast);
  ent_paint_parts (pen, self->scene, self->options, ENT_PART_TIES);
  ent_cairo_pen_free (pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return NULL;
}

/* Whether all of the picture is painted, pixel by pixel, with nothing set that bands do not know. */
static gboolean
is_plain (cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_target (cr);
  double x, y, scale_x, scale_y;
  cairo_rectangle_list_t *clip;
  gboolean whole;

  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS || cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || cairo_get_group_target (cr) != target)
    return FALSE;
  cairo_surface_get_device_offset (target, &x, &y);
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  if (x != 0 || y != 0 || scale_x != 1 || scale_y != 1)
    return FALSE;
  if (cairo_get_antialias (cr) != CAIRO_ANTIALIAS_DEFAULT || cairo_get_operator (cr) != CAIRO_OPERATOR_OVER)
    return FALSE;
  cairo_save (cr);
  cairo_identity_matrix (cr);
  clip = cairo_copy_clip_rectangle_list (cr);
  cairo_restore (cr);
  whole = clip->status == CAIRO_STATUS_SUCCESS && clip->num_rectangles == 1 && clip->rectangles[0].x == 0 && clip->rectangles[0].y == 0 &&
          clip->rectangles[0].width == cairo_image_surface_get_width (target) && clip->rectangles[0].height == cairo_image_surface_get_height (target);
  cairo_rectangle_list_destroy (clip);
  return whole;
}

static void
add_work (cairo_t *cr, const EntRect *box, int height, double *work)
{
  double x = box->x, top = box->y, bottom = box->y + box->height;
  int first, last;

  cairo_user_to_device (cr, &x, &top);
  x = box->x;
  cairo_user_to_device (cr, &x, &bottom);
  /* also numbers gone wrong are in none */
  if (!(bottom >= 0 && top < height))
    return;
  first = (int) CLAMP (floor (top * N_STEPS / height), 0, N_STEPS - 1);
  last = (int) CLAMP (floor (bottom * N_STEPS / height), first, N_STEPS - 1);
  for (int i = first; i <= last; i++)
    work[i] += (box->width + box->height) / (last - first + 1);
}

/* The row above which half of what is seen lies. */
static int
find_middle (cairo_t *cr, const EntScene *scene, int height)
{
  double work[N_STEPS] = { 0 }, sum = 0, half = 0;
  int step = 0;

  for (guint i = 0; i < scene->ties->len; i++)
    add_work (cr, &g_array_index (scene->ties, EntSceneTie, i).bounds, height, work);
  for (guint i = 0; i < scene->symbols->len; i++)
    add_work (cr, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds, height, work);
  for (int i = 0; i < N_STEPS; i++)
    sum += work[i];
  while (step < N_STEPS - 1 && half + work[step] < sum / 2)
    half += work[step++];
  return (step + 1) * height / N_STEPS;
}

gboolean
ent_bands_paint (cairo_t *cr, const EntScene *scene, const EntDrawOptions *options)
{
  guint n_threads = options->n_threads > 0 ? options->n_threads : g_get_num_processors ();
  Band bands[2];
  GThread *thread;
  int height;

  if (n_threads < 2 || (scene->ties->len < MIN_TIES && scene->symbols->len < MIN_SYMBOLS) || !is_plain (cr))
    return FALSE;
  height = cairo_image_surface_get_height (cairo_get_target (cr));
  cairo_surface_flush (cairo_get_target (cr));
  bands[0] = (Band) { cr, scene, options, 0, find_middle (cr, scene, height) };
  bands[1] = (Band) { cr, scene, options, bands[0].bottom, height };
  thread = g_thread_try_new ("band", paint_band, &bands[1], NULL);
  paint_band (&bands[0]);
  if (thread != NULL)
    g_thread_join (thread);
  else
    paint_band (&bands[1]);
  cairo_surface_mark_dirty (cairo_get_target (cr));
  return TRUE;
}
