/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of commitments have the fills of symbols, wherever they are drawn. */
#include "draw/theme.h"
#include "pictures.h"

#include <string.h>

#define N_THEMES 5
#define PART 40

static EntRgb
pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x] & 0xffffff;
}

static cairo_surface_t *
draw (EntThemeId theme, const guint counts[ENT_N_COMMITMENTS])
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ENT_N_COMMITMENTS * PART, 20);
  cairo_t *cr = cairo_create (surface);

  ent_draw_bar (cr, ent_theme (theme), &(EntRect) { 0, 0, ENT_N_COMMITMENTS * PART, 20 }, counts);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
each_part_has_the_fill_of_its_symbol (void)
{
  static const guint counts[ENT_N_COMMITMENTS] = { 1, 1, 1, 1, 1, 1 };

  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);
      cairo_surface_t *surface = draw (t, counts);

      for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
        {
          guint commitment = ENT_N_COMMITMENTS - 1 - i;
          guint n_fill = 0, n_ink = 0;

          for (int x = 4; x < PART - 4; x++)
            for (int y = 4; y < 16; y++)
              {
                n_fill += pixel (surface, (int) (i * PART) + x, y) == theme->commitments[commitment];
                n_ink += pixel (surface, (int) (i * PART) + x, y) != theme->commitments[commitment];
              }
          g_assert_cmpuint (n_fill, >, 20);
          /* hatched where a symbol is, and only there */
          g_assert_true ((n_ink > 20) == (theme->hatches[commitment] != ENT_HATCH_NONE));
        }
      cairo_surface_destroy (surface);
    }
}

/* Nothing is left out where it stands, and nothing is drawn beside it. */
static void
the_outline_is_within_what_was_given (void)
{
  static const guint counts[ENT_N_COMMITMENTS] = { 0, 0, 0, 0, 0, 3 }, nobody[ENT_N_COMMITMENTS] = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 40);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      ent_draw_bar (cr, ent_theme (ENT_THEME_LIGHT), &(EntRect) { 10, 10, 40, 20 }, i == 0 ? counts : nobody);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (int y = 0; y < 40; y++)
        for (int x = 0; x < 60; x++)
          {
            gboolean is_inside = x >= 10 && x < 50 && y >= 10 && y < 30;

            if (!is_inside)
              g_assert_cmphex (pixel (surface, x, y), ==, 0xffffff);
          }
      g_assert_cmphex (pixel (surface, 10, 20), !=, 0xffffff);
      g_assert_cmphex (pixel (surface, 49, 20), !=, 0xffffff);
      g_assert_true ((pixel (surface, 30, 20) == 0xffffff) == (i == 1));
      cairo_surface_destroy (surface);
    }
}

/* One element for each part and its outline, with the colours of the theme. */
static void
an_svg_has_the_same_fills (void)
{
  g_auto_scene scene = picture_scene_new (200, 50);
  const EntSceneBar bar = { .rect = { 10, 10, 120, 12 }, .counts = { 1, 1, 1, 1, 1, 1 } };
  const EntTheme *theme = ent_theme (ENT_THEME_LIGHT);
  g_autoptr (GBytes) svg = NULL;

  scene->bars = g_array_new (FALSE, TRUE, sizeof (EntSceneBar));
  g_array_append_val (scene->bars, bar);
  svg = ent_draw_export (scene, theme, ENT_FORMAT_SVG, 72, NULL, NULL);
  for (guint i = ENT_COMMITMENT_RESISTANT; i < ENT_N_COMMITMENTS; i++)
    {
      g_autofree char *fill = g_strdup_printf ("fill=\"#%06x\"", theme->commitments[i]);

      g_assert_cmpuint (picture_count (svg, fill, NULL), ==, 1);
    }
  g_clear_pointer (&scene->bars, g_array_unref);
}

static void
bars_look_right (void)
{
  static const guint counts[][ENT_N_COMMITMENTS] = { { 1, 1, 1, 1, 1, 1 }, { 0, 1, 4, 1, 4, 1 }, { 1, 0, 0, 0, 0, 200 }, { 0 } };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 240, 120);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    ent_draw_bar (cr, ent_theme (ENT_THEME_MONO), &(EntRect) { 10, 10 + 26 * i, 220, 14 }, counts[i]);
  cairo_destroy (cr);
  picture_check ("bars-mono", surface);
  cairo_surface_destroy (surface);
}

/* In a table as on a page: where nobody is at all a frame says so, also without colour. */
static void
the_ground_of_nobody_is_framed (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    for (EntCoverageTone tone = ENT_TONE_NOBODY; tone <= ENT_TONE_GOOD; tone++)
      {
        const EntTheme *theme = ent_theme (t);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);
        cairo_t *cr = cairo_create (surface);
        guint n_ink = 0;

        ent_draw_tone (cr, theme, &(EntRect) { 0, 0, 40, 20 }, tone);
        cairo_destroy (cr);
        cairo_surface_flush (surface);
        g_assert_cmphex (pixel (surface, 20, 10), ==, ent_theme_tone (theme, tone));
        for (int y = 0; y < 20; y++)
          n_ink += ent_rgb_contrast (pixel (surface, 20, y), theme->ink) < 2;
        g_assert_cmpint (n_ink > 0, ==, tone == ENT_TONE_NOBODY);
        cairo_surface_destroy (surface);
      }
}

/* Whatever colours somebody sees or a printer has, it is told from all that is graded: lines run across the sheet. */
static void
the_ground_of_what_is_not_known_is_hatched (void)
{
  for (guint t = 0; t < N_THEMES; t++)
    {
      const EntTheme *theme = ent_theme (t);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);
      cairo_t *cr = cairo_create (surface);
      guint n_lines = 0, n_sheet = 0;

      ent_draw_tone (cr, theme, &(EntRect) { 0, 0, 40, 20 }, ENT_TONE_NOT_ASSESSED);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (int y = 2; y < 18; y++)
        for (int x = 2; x < 38; x++)
          {
            n_sheet += pixel (surface, x, y) == theme->sheet;
            n_lines += ent_rgb_contrast (pixel (surface, x, y), theme->unknown) < 1.05;
            /* no letter on it is harder to read than on the lines */
            g_assert_cmpfloat (ent_rgb_contrast (pixel (surface, x, y), theme->ink), >, 0.98 * ent_rgb_contrast (theme->unknown, theme->ink));
          }
      /* more of it is free than not */
      g_assert_cmpuint (n_sheet, >, 36 * 16 / 3);
      g_assert_cmpuint (n_lines, >, 36 * 16 / 20);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bars/each-part-has-the-fill-of-its-symbol", each_part_has_the_fill_of_its_symbol);
  g_test_add_func ("/bars/the-outline-is-within-what-was-given", the_outline_is_within_what_was_given);
  g_test_add_func ("/bars/the-ground-of-nobody-is-framed", the_ground_of_nobody_is_framed);
  g_test_add_func ("/bars/the-ground-of-what-is-not-known-is-hatched", the_ground_of_what_is_not_known_is_hatched);
  g_test_add_func ("/bars/an-svg-has-the-same-fills", an_svg_has_the_same_fills);
  g_test_add_func ("/bars/look-right", bars_look_right);
  return g_test_run ();
}
