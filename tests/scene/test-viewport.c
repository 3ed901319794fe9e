/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/viewport.h"

#include <math.h>

#define EPSILON 1e-6

static const EntRect world = { 0, 0, 1200, 800 };

static EntViewport
make_view (double width, double height)
{
  EntViewport view;

  ent_viewport_init (&view);
  ent_viewport_resize (&view, width, height, &world);
  return view;
}

static double
overlap (double a, double a_length, double b, double b_length)
{
  return MIN (a + a_length, b + b_length) - MAX (a, b);
}

static void
assert_something_visible (const EntViewport *view)
{
  EntRect box = ent_viewport_rect_to_view (view, &view->world);

  g_assert_cmpfloat (overlap (box.x, box.width, 0, view->width), >, -EPSILON);
  g_assert_cmpfloat (overlap (box.y, box.height, 0, view->height), >, -EPSILON);
}

static void
test_fit_shows_the_whole_world_centred (void)
{
  static const double sizes[][2] = { { 1200, 800 }, { 600, 800 }, { 2400, 500 }, { 40, 3000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      EntViewport view = make_view (sizes[i][0], sizes[i][1]);
      EntRect box = ent_viewport_rect_to_view (&view, &world);

      g_assert_cmpfloat (box.width, <=, view.width + EPSILON);
      g_assert_cmpfloat (box.height, <=, view.height + EPSILON);
      g_assert_true (fabs (box.width - view.width) < EPSILON || fabs (box.height - view.height) < EPSILON);
      g_assert_cmpfloat_with_epsilon (box.x + box.width / 2, view.width / 2, EPSILON);
      g_assert_cmpfloat_with_epsilon (box.y + box.height / 2, view.height / 2, EPSILON);
    }
}

static void
test_view_and_scene_are_each_others_inverse (void)
{
  EntViewport view = make_view (900, 700);

  for (guint i = 0; i < 500; i++)
    {
      EntPoint point = { g_test_rand_double_range (-50, 1300), g_test_rand_double_range (-50, 900) };
      EntPoint back;

      ent_viewport_zoom_at (&view, g_test_rand_double_range (0.5, 2), (EntPoint) { 300, 300 });
      ent_viewport_pan (&view, g_test_rand_double_range (-99, 99), g_test_rand_double_range (-99, 99));
      back = ent_viewport_to_scene (&view, ent_viewport_to_view (&view, point));
      g_assert_cmpfloat_with_epsilon (back.x, point.x, EPSILON);
      g_assert_cmpfloat_with_epsilon (back.y, point.y, EPSILON);
    }
}

static void
test_zoom_keeps_the_point_under_the_pointer (void)
{
  EntViewport view = make_view (900, 700);
  guint n_checked = 0;

  for (guint i = 0; i < 5000; i++)
    {
      EntPoint pointer = { g_test_rand_double_range (0, 900), g_test_rand_double_range (0, 700) };
      EntPoint before = ent_viewport_to_scene (&view, pointer), after;

      ent_viewport_zoom_at (&view, pow (ENT_ZOOM_STEP, g_test_rand_int_range (-4, 5)), pointer);
      after = ent_viewport_to_scene (&view, pointer);
      if (before.x >= 0 && before.x <= world.width && before.y >= 0 && before.y <= world.height)
        {
          g_assert_cmpfloat_with_epsilon (before.x, after.x, EPSILON);
          g_assert_cmpfloat_with_epsilon (before.y, after.y, EPSILON);
          n_checked++;
        }
      ent_viewport_pan (&view, g_test_rand_double_range (-200, 200), g_test_rand_double_range (-200, 200));
    }
  g_assert_cmpuint (n_checked, >, 500);
}

static void
test_something_stays_visible (void)
{
  EntViewport view = make_view (900, 700);

  for (guint i = 0; i < 5000; i++)
    {
      EntPoint pointer = { g_test_rand_double_range (-900, 1800), g_test_rand_double_range (-700, 1400) };

      if (g_test_rand_bit ())
        ent_viewport_zoom_at (&view, g_test_rand_double_range (0.3, 3), pointer);
      else
        ent_viewport_pan (&view, g_test_rand_double_range (-1e5, 1e5), g_test_rand_double_range (-1e5, 1e5));
      assert_something_visible (&view);
      g_assert_cmpfloat (view.zoom, >=, ENT_ZOOM_MIN);
      g_assert_cmpfloat (view.zoom, <=, ENT_ZOOM_MAX);
    }
}

/* Of the picture, or of the view where that is smaller. */
static double
share_in_view (const EntViewport *view)
{
  EntRect box = ent_viewport_rect_to_view (view, &view->world);

  return MAX (0, overlap (box.x, box.width, 0, view->width)) / MIN (box.width, view->width) *
         MAX (0, overlap (box.y, box.height, 0, view->height)) / MIN (box.height, view->height);
}

static void
test_a_pan_leaves_a_fifth_in_view (void)
{
  static const double zooms[] = { 0.1, 0.6, 1, 4 };
  static const double far[][2] = { { 1e5, 0 }, { -1e5, 0 }, { 0, 1e5 }, { 1e5, 1e5 }, { -1e5, 1e5 }, { -1e5, -1e5 } };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    for (guint k = 0; k < G_N_ELEMENTS (far); k++)
      {
        EntViewport view = make_view (900, 700);

        ent_viewport_set_zoom (&view, zooms[i]);
        /* in one stride, and in many small ones */
        ent_viewport_pan (&view, far[k][0], far[k][1]);
        for (guint n = 0; n < 100; n++)
          ent_viewport_pan (&view, far[k][0] / 2000, far[k][1] / 2000);
        g_assert_cmpfloat (share_in_view (&view), >, 0.2);
        g_assert_cmpfloat (share_in_view (&view), <, 0.5);
      }
}

static void
test_a_pan_never_jumps (void)
{
  EntViewport view = make_view (900, 700);
  double before;

  ent_viewport_set_zoom (&view, 0.1);
  ent_viewport_pan (&view, 1e5, 0);
  /* at the world's left edge, near the view's right one: beyond where a pan would have stopped */
  ent_viewport_zoom_at (&view, 20, (EntPoint) { ent_viewport_rect_to_view (&view, &world).x + 1, 350 });
  before = view.origin.x;
  ent_viewport_pan (&view, 5, 0);
  g_assert_cmpfloat_with_epsilon (view.origin.x, before, EPSILON);
  ent_viewport_pan (&view, -5, 0);
  g_assert_cmpfloat_with_epsilon (view.origin.x, before + 5 / view.zoom, EPSILON);
}

static void
test_steps_in_and_out_cancel (void)
{
  EntViewport view = make_view (1200, 800);
  EntPoint pointer = { 400, 300 };

  for (guint i = 0; i < 5; i++)
    ent_viewport_zoom_at (&view, ENT_ZOOM_STEP, pointer);
  g_assert_cmpfloat_with_epsilon (view.zoom, pow (1.2, 5), EPSILON);
  for (guint i = 0; i < 5; i++)
    ent_viewport_zoom_at (&view, 1 / ENT_ZOOM_STEP, pointer);
  g_assert_cmpfloat_with_epsilon (view.zoom, 1, EPSILON);
  g_assert_cmpfloat_with_epsilon (view.origin.x, 0, EPSILON);
  g_assert_cmpfloat_with_epsilon (view.origin.y, 0, EPSILON);
}

static void
test_a_fitted_view_stays_fitted_when_sizes_change (void)
{
  EntViewport view = make_view (1200, 800);
  EntRect larger = { 0, 0, 2400, 1600 };

  ent_viewport_resize (&view, 600, 400, &larger);
  g_assert_cmpfloat_with_epsilon (view.zoom, 0.25, EPSILON);
  g_assert_true (view.fitted);
}

static void
test_the_middle_stays_when_sizes_change (void)
{
  EntViewport view = make_view (1200, 800);
  EntRect larger = { 0, 0, 2400, 1600 };
  EntPoint middle;

  ent_viewport_zoom_at (&view, 3, (EntPoint) { 900, 200 });
  middle = ent_viewport_to_scene (&view, (EntPoint) { 600, 400 });
  ent_viewport_resize (&view, 700, 500, &larger);
  g_assert_cmpfloat_with_epsilon (view.zoom, 3, EPSILON);
  g_assert_cmpfloat_with_epsilon (ent_viewport_to_scene (&view, (EntPoint) { 350, 250 }).x, middle.x * 2, EPSILON);
  g_assert_cmpfloat_with_epsilon (ent_viewport_to_scene (&view, (EntPoint) { 350, 250 }).y, middle.y * 2, EPSILON);
}

static void
test_reveal_moves_no_more_than_needed (void)
{
  EntViewport view = make_view (1200, 800);
  EntRect rect = { 1100, 700, 20, 20 };
  EntRect box;

  g_assert_false (ent_viewport_reveal (&view, &rect, 10)); /* all is in view */
  ent_viewport_zoom_at (&view, 4, (EntPoint) { 0, 0 });
  g_assert_true (ent_viewport_reveal (&view, &rect, 10));
  box = ent_viewport_rect_to_view (&view, &rect);
  g_assert_cmpfloat_with_epsilon (box.x + box.width + 10, 1200, EPSILON);
  g_assert_cmpfloat_with_epsilon (box.y + box.height + 10, 800, EPSILON);
  g_assert_false (ent_viewport_reveal (&view, &rect, 10));
}

/* Where there is room for it at this zoom, that stays. */
static void
test_to_reveal_all_it_zooms_out_only_where_it_must (void)
{
  EntViewport view = make_view (1200, 800);
  EntRect near = { 900, 600, 60, 60 }, wide = { 100, 100, 900, 600 };
  EntRect box;

  g_assert_false (ent_viewport_reveal_all (&view, &wide, 10)); /* all is in view */
  ent_viewport_zoom_at (&view, 4, (EntPoint) { 0, 0 });
  g_assert_true (ent_viewport_reveal_all (&view, &near, 10));
  g_assert_cmpfloat_with_epsilon (view.zoom, 4, EPSILON);
  g_assert_false (ent_viewport_reveal_all (&view, &near, 10));
  g_assert_true (ent_viewport_reveal_all (&view, &wide, 10));
  box = ent_viewport_rect_to_view (&view, &wide);
  g_assert_cmpfloat_with_epsilon (view.zoom, 1.3, EPSILON);
  g_assert_cmpfloat (box.x, >=, 10 - EPSILON);
  g_assert_cmpfloat (box.y, >=, 10 - EPSILON);
  g_assert_cmpfloat (box.x + box.width, <=, 1190 + EPSILON);
  g_assert_cmpfloat (box.y + box.height, <=, 790 + EPSILON);
  g_assert_false (ent_viewport_reveal_all (&view, &wide, 10));
}

static void
test_a_view_without_size_is_harmless (void)
{
  EntViewport view;

  ent_viewport_init (&view);
  ent_viewport_pan (&view, 10, 10);
  ent_viewport_zoom_at (&view, 2, (EntPoint) { 0, 0 });
  ent_viewport_resize (&view, 0, 0, &world);
  ent_viewport_fit (&view);
  ent_viewport_resize (&view, 1200, 800, &world);
  g_assert_cmpfloat_with_epsilon (view.zoom, 1, EPSILON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/fit-shows-the-whole-world-centred", test_fit_shows_the_whole_world_centred);
  g_test_add_func ("/viewport/view-and-scene-are-inverse", test_view_and_scene_are_each_others_inverse);
  g_test_add_func ("/viewport/zoom-keeps-the-point-under-the-pointer", test_zoom_keeps_the_point_under_the_pointer);
  g_test_add_func ("/viewport/something-stays-visible", test_something_stays_visible);
  g_test_add_func ("/viewport/a-pan-leaves-a-fifth-in-view", test_a_pan_leaves_a_fifth_in_view);
  g_test_add_func ("/viewport/a-pan-never-jumps", test_a_pan_never_jumps);
  g_test_add_func ("/viewport/steps-in-and-out-cancel", test_steps_in_and_out_cancel);
  g_test_add_func ("/viewport/a-fitted-view-stays-fitted", test_a_fitted_view_stays_fitted_when_sizes_change);
  g_test_add_func ("/viewport/the-middle-stays", test_the_middle_stays_when_sizes_change);
  g_test_add_func ("/viewport/reveal-moves-no-more-than-needed", test_reveal_moves_no_more_than_needed);
  g_test_add_func ("/viewport/to-reveal-all-it-zooms-out-only-where-it-must", test_to_reveal_all_it_zooms_out_only_where_it_must);
  g_test_add_func ("/viewport/a-view-without-size-is-harmless", test_a_view_without_size_is_harmless);
  return g_test_run ();
}
