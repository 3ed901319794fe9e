/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Halos: what lies near letters is covered, what lies beyond is not. */
#include "draw/halo.h"

#include <cairo-pdf.h>

#define SIDE 60

static void
show_dot (cairo_t *cr, gpointer data)
{
  cairo_rectangle (cr, 30, 30, 1, 1);
  cairo_fill (cr);
}

static const EntRect dot = { 30, 30, 1, 1 };

/* White around the dot on black, drawn with @scale pixels a unit. */
static gboolean
paint (cairo_surface_t *surface, double scale, double width)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  done = ent_halo_paint (cr, &dot, width, show_dot, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return done;
}

static guint
grey_at (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x];
}

static void
test_disc (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);

  g_assert_true (paint (surface, 1, 3.4));
  for (int y = 20; y < 41; y++)
    for (int x = 20; x < 41; x++)
      {
        double distance = ent_length (x - 30, y - 30);

        if (distance <= 2.9)
          g_assert_cmpuint (grey_at (surface, x, y), ==, 255);
        else if (distance > 3.9)
          g_assert_cmpuint (grey_at (surface, x, y), ==, 0);
      }
  cairo_surface_destroy (surface);
}

static void
test_cut_by_edge (void)
{
  /* the dot lies just outside; its halo reaches in */
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 29, SIDE);

  g_assert_true (paint (surface, 1, 3.4));
  g_assert_cmpuint (grey_at (surface, 28, 30), ==, 255);
  g_assert_cmpuint (grey_at (surface, 25, 30), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_out_of_sight (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 8);

  g_assert_true (paint (surface, 1, 3));
  for (int i = 0; i < 8; i++)
    g_assert_cmpuint (grey_at (surface, i, i), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_left_to_strokes (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (NULL, NULL, SIDE, SIDE);

  g_assert_false (paint (surface, 10, 3));
  g_assert_false (paint (pdf, 1, 3));
  cairo_surface_destroy (surface);
  cairo_surface_destroy (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/halo/covers-a-disc-around-each-pixel", test_disc);
  g_test_add_func ("/draw/halo/reaches-in-from-beyond-the-edge", test_cut_by_edge);
  g_test_add_func ("/draw/halo/out-of-sight-nothing-is-painted", test_out_of_sight);
  g_test_add_func ("/draw/halo/vectors-and-broad-halos-are-stroked", test_left_to_strokes);
  return g_test_run ();
}
