/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a bar of commitments. */
#include "scene/scene.h"

static void
test_parts_are_in_proportion_with_leading_first (void)
{
  const EntSceneBar bar = { .rect = { 10, 5, 100, 8 }, .counts = { 1, 0, 2, 0, 3, 4 } };
  EntRect parts[ENT_N_COMMITMENTS];

  ent_scene_bar_parts (&bar, parts);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_LEADING].x, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_LEADING].width, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_SUPPORTIVE].x, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_UNAWARE].width, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_NOT_ASSESSED].x, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_NOT_ASSESSED].width, 10, 1e-9);
  g_assert_cmpfloat (parts[ENT_COMMITMENT_NEUTRAL].width, ==, 0);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    g_assert_cmpfloat (parts[i].height, ==, 8);
}

static void
test_one_among_many_is_seen (void)
{
  const EntSceneBar bar = { .rect = { 0, 0, 100, 8 }, .counts = { 1, 0, 0, 0, 0, 999 }, .least = 3 };
  EntRect parts[ENT_N_COMMITMENTS];

  ent_scene_bar_parts (&bar, parts);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_NOT_ASSESSED].width, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_LEADING].width, 97, 1e-9);
}

/* Where all would be less than the least, none is left out. */
static void
test_parts_never_reach_beyond_the_bar (void)
{
  const EntSceneBar bar = { .rect = { 0, 0, 9, 8 }, .counts = { 1, 100, 1, 1, 1, 1 }, .least = 4 };
  EntRect parts[ENT_N_COMMITMENTS];
  double sum = 0;

  ent_scene_bar_parts (&bar, parts);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    {
      g_assert_cmpfloat (parts[i].width, >, 0);
      sum += parts[i].width;
    }
  g_assert_cmpfloat_with_epsilon (sum, 9, 1e-9);
}

static void
test_upright_those_in_favour_are_at_the_foot (void)
{
  const EntSceneBar bar = { .rect = { 0, 20, 8, 100 }, .counts = { 0, 2, 0, 0, 1, 1 }, .is_upright = TRUE };
  EntRect parts[ENT_N_COMMITMENTS];

  ent_scene_bar_parts (&bar, parts);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_LEADING].y + parts[ENT_COMMITMENT_LEADING].height, 120, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_SUPPORTIVE].y, 70, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_RESISTANT].y, 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[ENT_COMMITMENT_RESISTANT].height, 50, 1e-9);
}

static void
test_nobody_has_no_part (void)
{
  const EntSceneBar bar = { .rect = { 0, 0, 50, 8 }, .least = 3 };
  EntRect parts[ENT_N_COMMITMENTS];

  ent_scene_bar_parts (&bar, parts);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    g_assert_cmpfloat (parts[i].width, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bar/parts-are-in-proportion-with-leading-first", test_parts_are_in_proportion_with_leading_first);
  g_test_add_func ("/bar/one-among-many-is-seen", test_one_among_many_is_seen);
  g_test_add_func ("/bar/parts-never-reach-beyond-the-bar", test_parts_never_reach_beyond_the_bar);
  g_test_add_func ("/bar/upright-those-in-favour-are-at-the-foot", test_upright_those_in_favour_are_at_the_foot);
  g_test_add_func ("/bar/nobody-has-no-part", test_nobody_has_no_part);
  return g_test_run ();
}
