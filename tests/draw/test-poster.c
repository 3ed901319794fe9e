/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster: all of the picture on its sheets, neighbours alike where they meet, and
 * everything else where no part of the picture is and every printer reaches.
 */
#include "draw/poster.h"

#include <math.h>
#include <string.h>

#include "pictures.h"

#define MM (72.0 / 25.4)
#define A4_LONG 841.89
#define A4_SHORT 595.28

static const EntPosterSpec specs[] = {
  { A4_LONG, A4_SHORT, ENT_POSTER_EDGE, 2, 2, 10 * MM },
  { A4_SHORT, A4_LONG, ENT_POSTER_EDGE, 3, 1, 10 * MM },
  { A4_SHORT, A4_LONG, 0, 1, 3, 0 },
  { A4_LONG, A4_SHORT, ENT_POSTER_EDGE, 1, 1, 10 * MM },
  { 595.28, 419.53, ENT_POSTER_EDGE, 4, 3, 25 * MM },
  { 612, 792, 30, 10, 10, 5 * MM },
};

static gboolean
is_within (EntRect inner, EntRect outer)
{
  return inner.x >= outer.x - 1e-6 && inner.y >= outer.y - 1e-6 && inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
         inner.y + inner.height <= outer.y + outer.height + 1e-6;
}

static gboolean
overlaps (EntRect a, EntRect b)
{
  return a.x < b.x + b.width - 1e-6 && b.x < a.x + a.width - 1e-6 && a.y < b.y + b.height - 1e-6 && b.y < a.y + a.height - 1e-6;
}

static EntPoster
plan (const EntPosterSpec *spec)
{
  EntPoster poster;

  g_assert_true (ent_poster_plan (spec, &poster));
  return poster;
}

static void
every_part_of_the_picture_is_on_a_sheet (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      EntPoster poster = plan (&specs[i]);
      guint n = ent_poster_n_sheets (&poster);

      g_assert_cmpuint (n, ==, (gsize) specs[i].columns * specs[i].rows);
      for (guint x = 0; x <= 60; x++)
        for (guint y = 0; y <= 60; y++)
          {
            EntRect point = { poster.width * x / 60.0, poster.height * y / 60.0, 0, 0 };
            gboolean found = FALSE;

            for (guint sheet = 0; sheet < n && !found; sheet++)
              found = is_within (point, ent_poster_sheet (&poster, sheet).part);
            g_assert_true (found);
          }
    }
}

static void
parts_are_within_the_picture_and_keep_their_size (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      EntPoster poster = plan (&specs[i]);
      EntRect picture = { 0, 0, poster.width, poster.height };

      for (guint n = 0; n < ent_poster_n_sheets (&poster); n++)
        {
          EntPosterSheet sheet = ent_poster_sheet (&poster, n);

          g_assert_true (is_within (sheet.part, picture));
          g_assert_cmpfloat_with_epsilon (sheet.part.width, sheet.place.width, 1e-9);
          g_assert_cmpfloat_with_epsilon (sheet.part.height, sheet.place.height, 1e-9);
          g_assert_cmpuint (sheet.row * specs[i].columns + sheet.column, ==, n);
        }
    }
}

static void
neighbours_share_the_strip_that_was_asked_for (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      EntPoster poster = plan (&specs[i]);

      for (guint n = 0; n < ent_poster_n_sheets (&poster); n++)
        {
          EntPosterSheet sheet = ent_poster_sheet (&poster, n);

          if (sheet.column + 1 < specs[i].columns)
            g_assert_cmpfloat_with_epsilon (sheet.part.x + sheet.part.width - ent_poster_sheet (&poster, n + 1).part.x, specs[i].overlap, 1e-6);
          if (sheet.row + 1 < specs[i].rows)
            g_assert_cmpfloat_with_epsilon (sheet.part.y + sheet.part.height - ent_poster_sheet (&poster, n + specs[i].columns).part.y, specs[i].overlap, 1e-6);
        }
    }
}

static EntRect
box_of (const EntPosterMark *mark)
{
  return (EntRect) { MIN (mark->from.x, mark->to.x), MIN (mark->from.y, mark->to.y), fabs (mark->from.x - mark->to.x), fabs (mark->from.y - mark->to.y) };
}

static void
marks_and_numbers_are_beside_the_picture_and_within_reach (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      EntPoster poster = plan (&specs[i]);
      double edge = specs[i].edge;
      EntRect reach = { edge, edge, specs[i].width - 2 * edge, specs[i].height - 2 * edge };

      for (guint n = 0; n < ent_poster_n_sheets (&poster); n++)
        {
          EntRect place = ent_poster_sheet (&poster, n).place, caption = ent_poster_caption (&poster, n);
          EntPosterMark marks[ENT_POSTER_MAX_MARKS];
          guint n_marks = ent_poster_marks (&poster, n, marks);

          g_assert_cmpuint (n_marks, >=, 8);
          g_assert_cmpuint (n_marks, <=, ENT_POSTER_MAX_MARKS);
          g_assert_true (is_within (place, reach));
          g_assert_true (is_within (caption, reach));
          g_assert_false (overlaps (caption, place));
          for (guint j = 0; j < n_marks; j++)
            {
              EntRect box = box_of (&marks[j]);

              g_assert_true (is_within (box, reach));
              g_assert_false (overlaps ((EntRect) { box.x - 0.2, box.y - 0.2, box.width + 0.4, box.height + 0.4 }, place));
              g_assert_false (overlaps (box, caption));
            }
        }
    }
}

static void
sketch_never_lies_over_the_picture (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      EntPoster poster = plan (&specs[i]);
      EntRect sketch = ent_poster_sketch (&poster), place = ent_poster_sheet (&poster, 0).place;
      double edge = specs[i].edge;
      EntRect reach = { edge, edge, specs[i].width - 2 * edge, specs[i].height - 2 * edge };
      EntPosterMark marks[ENT_POSTER_MAX_MARKS];
      guint n_marks = ent_poster_marks (&poster, 0, marks);

      if (ent_poster_n_sheets (&poster) == 1)
        continue;
      g_assert_cmpfloat (MIN (sketch.width, sketch.height), >, 8 * MM);
      g_assert_true (is_within (sketch, reach));
      g_assert_false (overlaps (sketch, place));
      for (guint j = 0; j < n_marks; j++)
        g_assert_false (overlaps (sketch, box_of (&marks[j])));
    }
}

static void
what_makes_no_poster_is_refused (void)
{
  static const EntPosterSpec wrong[] = {
    { A4_LONG, A4_SHORT, ENT_POSTER_EDGE, 0, 2, 0 },
    { A4_LONG, A4_SHORT, ENT_POSTER_EDGE, 2, ENT_POSTER_MOST + 1, 0 },
    { 100, 100, ENT_POSTER_EDGE, 2, 2, 0 },
    { A4_LONG, A4_SHORT, ENT_POSTER_EDGE, 2, 2, 400 },
    { A4_LONG, A4_SHORT, ENT_POSTER_EDGE, 2, 2, -1 },
    { A4_LONG, A4_SHORT, NAN, 2, 2, 0 },
  };
  EntPoster poster;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (ent_poster_plan (&wrong[i], &poster));
}

static cairo_surface_t *
paint_sheet (const EntScene *scene, const EntPoster *poster, guint n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (poster->spec.width), (int) ceil (poster->spec.height));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  ent_draw_poster_sheet (cr, scene, ent_theme (ENT_THEME_LIGHT), poster, n);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return 0xffffff & *(const guint32 *) (const void *) (data + (gsize) y * cairo_image_surface_get_stride (surface) + 4 * (gsize) x);
}

/* Of three channels, how far the farthest two are apart. */
static guint
difference (guint32 a, guint32 b)
{
  guint most = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    most = MAX (most, (guint) ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));
  return most;
}

/* Whole points everywhere, so that pixels of neighbours can be compared. */
static EntScene *
even_scene (EntPoster *poster)
{
  const EntPosterSpec spec = { 420, 300, 34 - 5 * MM, 2, 2, 30 };
  EntScene *scene;

  *poster = plan (&spec);
  poster->width += poster->strip - 72;
  poster->strip = 72;
  g_assert_true (poster->strip_at_left);
  scene = picture_map_new (poster->width, poster->height, 40);
  scene->words = ent_words_for_language ("en");
  return scene;
}

static void
neighbours_show_the_same_pixels_where_they_meet (void)
{
  EntPoster poster;
  g_auto_scene scene = even_scene (&poster);
  cairo_surface_t *left = paint_sheet (scene, &poster, 0), *right = paint_sheet (scene, &poster, 1);
  EntRect a = ent_poster_sheet (&poster, 0).place, b = ent_poster_sheet (&poster, 1).place;
  /* where cairo clips a curve, its edge is rounded a little otherwise; since 1.17 a few pixels of it more */
  guint inked = 0, other = 0, others = cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 0) ? 0 : 8;

  for (int y = 0; y < (int) a.height; y++)
    for (int x = 0; x < 30; x++)
      {
        guint32 here = pixel_at (left, (int) (a.x + a.width) - 30 + x, (int) a.y + y);
        guint apart = difference (here, pixel_at (right, (int) b.x + x, (int) b.y + y));

        other += apart > 16;
        g_assert_cmpuint (apart, <=, others > 0 ? 64 : 16);
        inked += here != 0xffffff;
      }
  g_assert_cmpuint (inked, >, 100);
  g_assert_cmpuint (other, <=, others);
  cairo_surface_destroy (left);
  cairo_surface_destroy (right);
}

static void
nothing_is_drawn_where_printers_do_not_reach (void)
{
  EntPoster poster;
  g_auto_scene scene = even_scene (&poster);

  for (guint n = 0; n < 4; n++)
    {
      cairo_surface_t *sheet = paint_sheet (scene, &poster, n);
      int edge = (int) poster.spec.edge - 1, width = 420, height = 300;
      guint border = 0;

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            gboolean outside = x < edge || y < edge || x >= width - edge || y >= height - edge;
            EntRect place = ent_poster_sheet (&poster, n).place;

            if (outside)
              g_assert_cmphex (pixel_at (sheet, x, y), ==, 0xffffff);
            else if (y >= place.y + place.height)
              border += pixel_at (sheet, x, y) != 0xffffff;
          }
      /* the number and its marks */
      g_assert_cmpuint (border, >, 60);
      cairo_surface_destroy (sheet);
    }
}

static void
a_pdf_has_a_page_for_each_sheet (void)
{
  EntPoster poster = plan (&specs[0]);
  g_auto_scene scene = picture_map_new (poster.width, poster.height, 20);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize size;
  guint pages = 0;

  scene->words = ent_words_for_language ("es");
  bytes = ent_draw_export_poster (scene, ent_theme (ENT_THEME_LIGHT), &poster, "Puerto Coral", &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i + 11 < size; i++)
    pages += memcmp (data + i, "/Type /Page", 11) == 0 && !g_ascii_isalnum (data[i + 11]);
  g_assert_cmpuint (pages, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/poster/every-part-of-the-picture-is-on-a-sheet", every_part_of_the_picture_is_on_a_sheet);
  g_test_add_func ("/draw/poster/parts-are-within-the-picture-and-keep-their-size", parts_are_within_the_picture_and_keep_their_size);
  g_test_add_func ("/draw/poster/neighbours-share-the-strip-that-was-asked-for", neighbours_share_the_strip_that_was_asked_for);
  g_test_add_func ("/draw/poster/marks-and-numbers-are-beside-the-picture-and-within-reach", marks_and_numbers_are_beside_the_picture_and_within_reach);
  g_test_add_func ("/draw/poster/sketch-never-lies-over-the-picture", sketch_never_lies_over_the_picture);
  g_test_add_func ("/draw/poster/what-makes-no-poster-is-refused", what_makes_no_poster_is_refused);
  g_test_add_func ("/draw/poster/neighbours-show-the-same-pixels-where-they-meet", neighbours_show_the_same_pixels_where_they_meet);
  g_test_add_func ("/draw/poster/nothing-is-drawn-where-printers-do-not-reach", nothing_is_drawn_where_printers_do_not_reach);
  g_test_add_func ("/draw/poster/a-pdf-has-a-page-for-each-sheet", a_pdf_has_a_page_for_each_sheet);
  return g_test_run ();
}
