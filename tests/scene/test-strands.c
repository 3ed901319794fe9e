/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many ties in one picture: where they run, together and by themselves. */
#include <math.h>
#include <string.h>

#include "scene/hit.h"
#include "scene-fixture.h"

static PangoContext *context;

#define A3 1190.55, 841.89
#define A0 3370.39, 2383.94

static gboolean
is_tie (const EntSceneTie *tie)
{
  return tie->id != NULL;
}

/* Up to @percent of the names have a tie over them, and no symbol has. */
static void
check_readable (const EntScene *scene, guint percent)
{
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_test_message ("%u of %u labels crossed", quality.labels_crossed_by_ties, quality.stakeholders);
  g_assert_cmpuint (quality.ties_through_symbols, ==, 0);
  g_assert_cmpuint (quality.labels_crossed_by_ties, <=, quality.stakeholders * percent / 100);
}

static void
test_few_ties_leave_names_readable (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 45, 30, A3);

  check_readable (scene, 5);
}

static void
test_many_ties_leave_names_readable (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 150, 300, A3);

  check_readable (scene, 15);
}

/* The share of the rings' area, in squares as wide as five lines, that any tie runs over: as
 * straight lines from rim to rim, or as they are drawn. */
static double
share_with_ties (const EntScene *scene, gboolean straight)
{
  double square = 5 * scene->line;
  guint side = (guint) (2 * scene->radius / square) + 1, n = 0;
  g_autofree guint8 *squares = g_new0 (guint8, (gsize) side * side);

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      EntPoint line[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
      guint n_points = ent_tie_flatten (tie, line);

      if (!is_tie (tie))
        continue;
      if (straight)
        {
          line[1] = line[n_points - 1];
          n_points = 2;
        }
      for (guint j = 0; j + 1 < n_points; j++)
        {
          guint n_steps = (guint) (2 * ent_length (line[j + 1].x - line[j].x, line[j + 1].y - line[j].y) / square) + 1;

          for (guint step = 0; step <= n_steps; step++)
            {
              double t = (double) step / n_steps;
              double x = line[j].x + (line[j + 1].x - line[j].x) * t - scene->centre.x + scene->radius;
              double y = line[j].y + (line[j + 1].y - line[j].y) * t - scene->centre.y + scene->radius;

              squares[CLAMP ((int) (y / square), 0, (int) side - 1) * (int) side + CLAMP ((int) (x / square), 0, (int) side - 1)] = 1;
            }
        }
    }
  for (guint i = 0; i < side * side; i++)
    n += squares[i];
  return n * square * square / (G_PI * scene->radius * scene->radius);
}

/* As many as a programme of a real city has: 135 organisations that name 1,750 ties. */
static void
test_a_programme_still_reads (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 135, 1750, A3);
  double drawn = share_with_ties (scene, FALSE), straight = share_with_ties (scene, TRUE);

  g_test_message ("ties over %.2f of the map, straight %.2f", drawn, straight);
  check_readable (scene, 20);
  /* straight, they would leave no ground to see */
  g_assert_cmpfloat (straight, >, 0.75);
  g_assert_cmpfloat (drawn, <, 0.5);
}

static void
test_strands_are_whole (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 120, 400, A3);

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      const EntPoint *points = ent_tie_points (tie);

      if (!is_tie (tie))
        continue;
      g_assert_cmpuint (tie->n_points, >=, 4);
      g_assert_cmpuint (tie->n_points % 3, ==, 1);
      g_assert_cmpuint (tie->n_points, <=, ENT_TIE_MAX_POINTS);
      g_assert_cmpfloat (fabs (ent_fixture_distance_to_outline (&g_array_index (scene->symbols, EntSceneSymbol, tie->from), points[0])), <, 1e-6);
      g_assert_cmpfloat (fabs (ent_fixture_distance_to_outline (&g_array_index (scene->symbols, EntSceneSymbol, tie->to), points[tie->n_points - 1])), <, 1e-6);
      for (guint j = 0; j < tie->n_points; j++)
        {
          g_assert_true (isfinite (points[j].x) && isfinite (points[j].y));
          g_assert_cmpfloat (ent_length (points[j].x - scene->centre.x, points[j].y - scene->centre.y), >, scene->core);
        }
    }
}

static void
test_strands_bend_and_do_not_break (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 120, 400, A3);

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      const EntPoint *p = ent_tie_points (tie);

      for (guint j = 3; is_tie (tie) && j + 3 < tie->n_points; j += 3)
        {
          double ax = p[j].x - p[j - 1].x, ay = p[j].y - p[j - 1].y, bx = p[j + 1].x - p[j].x, by = p[j + 1].y - p[j].y;
          double a = hypot (ax, ay), b = hypot (bx, by);

          /* where one curve goes over into the next it goes straight on */
          if (a > 1e-3 && b > 1e-3)
            g_assert_cmpfloat ((ax * bx + ay * by) / (a * b), >, 0.99);
        }
    }
}

static void
test_same_map_same_strands (void)
{
  g_autoptr (EntScene) one = ent_fixture_scene (context, 120, 400, A3), other = ent_fixture_scene (context, 120, 400, A3);

  g_assert_cmpuint (one->ties->len, ==, other->ties->len);
  for (guint i = 0; i < one->ties->len; i++)
    {
      const EntSceneTie *a = &g_array_index (one->ties, EntSceneTie, i), *b = &g_array_index (other->ties, EntSceneTie, i);

      g_assert_cmpmem (ent_tie_points (a), a->n_points * sizeof (EntPoint), ent_tie_points (b), b->n_points * sizeof (EntPoint));
    }
}

/* What their legend shows is as thin as they are. */
static void
test_many_ties_are_thin (void)
{
  g_autoptr (EntScene) few = ent_fixture_scene (context, 45, 30, A3), many = ent_fixture_scene (context, 120, 400, A3);

  g_assert_cmpfloat (few->tie_line, ==, few->line);
  g_assert_cmpfloat (many->tie_line, <, 0.8 * many->line);
  for (guint i = 0; i < many->ties->len; i++)
    g_assert_cmpfloat (g_array_index (many->ties, EntSceneTie, i).width, <=, 1.6 * many->tie_line + 1e-9);
}

/* Of the line that it is drawn as, at a part of its length. */
static EntPoint
point_at (const EntSceneTie *tie, double part)
{
  EntPoint line[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
  guint n = ent_tie_flatten (tie, line), i = 1;
  double length = 0;

  for (guint j = 1; j < n; j++)
    length += hypot (line[j].x - line[j - 1].x, line[j].y - line[j - 1].y);
  length *= part;
  for (; i + 1 < n && length > hypot (line[i].x - line[i - 1].x, line[i].y - line[i - 1].y); i++)
    length -= hypot (line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return line[i];
}

/* How many marks in the middle of their ties lie on each other, as they are or if all sat at the very middle. */
static guint
count_marks_on_each_other (const EntScene *scene, gboolean shifted)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (EntPoint));
  guint n = 0;

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      gboolean marked = tie->kind == ENT_TIE_TENSION || tie->kind == ENT_TIE_BROKEN || tie->kind == ENT_TIE_AGREEMENT;
      EntPoint at;

      if (!is_tie (tie) || !marked)
        continue;
      g_assert_cmpfloat (fabs (tie->mark_shift), <, 0.3);
      at = point_at (tie, ENT_MARK_MIDDLE + (shifted ? tie->mark_shift : 0));
      for (guint j = 0; j < marks->len; j++)
        n += hypot (at.x - g_array_index (marks, EntPoint, j).x, at.y - g_array_index (marks, EntPoint, j).y) < 8 * scene->tie_line;
      g_array_append_val (marks, at);
    }
  return n;
}

static void
test_marks_keep_off_each_other (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 60, 75, A3), many = ent_fixture_scene (context, 120, 400, A3);

  g_assert_cmpuint (count_marks_on_each_other (scene, TRUE), <=, 1);
  g_assert_cmpuint ((gsize) 2 * count_marks_on_each_other (many, TRUE), <, count_marks_on_each_other (many, FALSE));
}

/* As many as a wall of paper can hold: with a straight line for each it would be black. */
static void
test_a_thousand_are_led_round_symbols_on_large_paper (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 1000, 3000, A0);

  g_assert_false (ent_scene_has_ties_through_symbols (scene));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/strands/few-ties-leave-names-readable", test_few_ties_leave_names_readable);
  g_test_add_func ("/scene/strands/many-ties-leave-names-readable", test_many_ties_leave_names_readable);
  g_test_add_func ("/scene/strands/a-programme-still-reads", test_a_programme_still_reads);
  g_test_add_func ("/scene/strands/are-whole", test_strands_are_whole);
  g_test_add_func ("/scene/strands/bend-and-do-not-break", test_strands_bend_and_do_not_break);
  g_test_add_func ("/scene/strands/same-map-same-strands", test_same_map_same_strands);
  g_test_add_func ("/scene/strands/many-ties-are-thin", test_many_ties_are_thin);
  g_test_add_func ("/scene/strands/a-thousand-are-led-round-symbols-on-large-paper", test_a_thousand_are_led_round_symbols_on_large_paper);
  g_test_add_func ("/scene/strands/marks-keep-off-each-other", test_marks_keep_off_each_other);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
