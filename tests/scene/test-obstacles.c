/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the way of labels, as they come and go. */
#include <math.h>

#include "scene/scene-private.h"

#define N 40
#define CHANGES 4000

/* The same as @obstacles should hold, without a grid. */
typedef struct
{
  EntRect boxes[N];
  gboolean stands[N];
} Known;

static double
known_cost (const Known *known, const EntRect *box)
{
  double cost = 0;

  for (guint i = 0; i < N; i++)
    if (known->stands[i] && ent_rect_overlaps (&known->boxes[i], box))
      cost += 1 + (double) i;
  return cost;
}

static EntRect
random_box (GRand *rand)
{
  return (EntRect) { g_rand_double_range (rand, -50, 450), g_rand_double_range (rand, -50, 350), g_rand_double_range (rand, 1, 90), g_rand_double_range (rand, 1, 40) };
}

/* However often others have come and gone in its place. */
static void
test_only_what_stands_is_in_the_way (void)
{
  const EntScene sheet = { .width = 400, .height = 300 };
  g_autoptr (EntObstacles) obstacles = ent_obstacles_new (&sheet, 30);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  Known known = { 0 };

  for (guint change = 0; change < CHANGES; change++)
    {
      guint i = (guint) g_rand_int_range (rand, 0, N);
      EntRect asked = random_box (rand);

      if (known.stands[i])
        ent_obstacles_remove (obstacles, &known.boxes[i], (int) i);
      else
        {
          known.boxes[i] = random_box (rand);
          ent_obstacles_add (obstacles, &known.boxes[i], (int) i, 1 + (double) i);
        }
      known.stands[i] = !known.stands[i];
      g_assert_cmpfloat (ent_obstacles_cost (obstacles, &asked, -1), ==, known_cost (&known, &asked));
    }
}

/* A line that is removed leaves the boxes that it ran through. */
static void
test_a_line_goes_alone (void)
{
  const EntScene sheet = { .width = 400, .height = 300 };
  g_autoptr (EntObstacles) obstacles = ent_obstacles_new (&sheet, 30);
  EntPoint a = { 10, 10 }, b = { 390, 290 };
  EntRect box = { 150, 100, 100, 100 }, all = { 0, 0, 400, 300 };

  for (guint i = 0; i < CHANGES; i++)
    {
      ent_obstacles_add_line (obstacles, a, b, 1, 3);
      ent_obstacles_add (obstacles, &box, 2, 5);
      g_assert_cmpfloat (ent_obstacles_cost (obstacles, &all, -1), ==, 8);
      ent_obstacles_remove_line (obstacles, a, b, 1);
      g_assert_cmpfloat (ent_obstacles_cost (obstacles, &all, -1), ==, 5);
      ent_obstacles_remove (obstacles, &box, 2);
      g_assert_cmpfloat (ent_obstacles_cost (obstacles, &all, -1), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/obstacles/a-line-goes-alone", test_a_line_goes_alone);
  g_test_add_func ("/scene/obstacles/only-what-stands-is-in-the-way", test_only_what_stands_is_in_the_way);
  return g_test_run ();
}
