/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties as lines that marks are put on: lengths, parts, parallels, and where the
 * marks of the notation end up.
 */
#include <math.h>

#include "draw/paint.h"
#include "draw/track.h"

/* A quarter of a circle of radius 100 as one cubic; off by less than 0.03. */
static const EntPoint quarter[] = { { 100, 0 }, { 100, 55.2285 }, { 55.2285, 100 }, { 0, 100 } };
/* The same, then back through the mirrored one: a half circle as two. */
static const EntPoint half[] = { { 100, 0 }, { 100, 55.2285 }, { 55.2285, 100 }, { 0, 100 }, { -55.2285, 100 }, { -100, 55.2285 }, { -100, 0 } };

static void
assert_near (double a, double b, double tolerance)
{
  if (!(fabs (a - b) <= tolerance))
    g_error ("%g is not %g", a, b);
}

static void
length_of_an_arc_is_true (void)
{
  EntTrack track;

  ent_track_init (&track, quarter, 4);
  assert_near (ent_track_length (&track), 50 * G_PI, 0.1);
  ent_track_init (&track, half, 7);
  assert_near (ent_track_length (&track), 100 * G_PI, 0.2);
}

static void
middle_is_half_way_along (void)
{
  EntTrack track;
  EntPoint p, tangent;

  ent_track_init (&track, half, 7);
  p = ent_track_point (&track, ent_track_length (&track) / 2, &tangent);
  assert_near (p.x, 0, 0.05);
  assert_near (p.y, 100, 0.05);
  assert_near (tangent.x, -1, 0.01);
  assert_near (tangent.y, 0, 0.01);
  p = ent_track_point (&track, ent_track_length (&track) / 4, NULL);
  assert_near (p.x, 100 * G_SQRT2 / 2, 0.2);
}

static void
lengths_beyond_the_ends_give_the_ends (void)
{
  EntTrack track;
  EntPoint p;

  ent_track_init (&track, half, 7);
  p = ent_track_point (&track, -5, NULL);
  assert_near (p.x, 100, 1e-9);
  p = ent_track_point (&track, 1e9, NULL);
  assert_near (p.x, -100, 1e-9);
  p = ent_track_point (&track, NAN, NULL);
  assert_near (p.x, 100, 1e-9);
}

static void
parts_lie_on_the_line (void)
{
  EntTrack track, part;
  EntPoint points[ENT_TIE_MAX_POINTS];

  ent_track_init (&track, half, 7);
  for (int i = 0; i < 10; i++)
    for (int j = i + 1; j <= 10; j++)
      {
        double length = ent_track_length (&track), from = length * i / 10, to = length * j / 10;
        guint n = ent_track_part (&track, from, to, points);

        g_assert_true (n == 4 || n == 7);
        ent_track_init (&part, points, n);
        assert_near (ent_track_length (&part), to - from, 0.3);
        for (guint k = 0; k < part.n_at; k++)
          assert_near (hypot (part.at[k].x, part.at[k].y), 100, 0.1);
      }
}

static void
parallels_keep_their_distance (void)
{
  EntTrack track;
  EntPoint moved[ENT_TIE_MAX_POINTS];

  for (int side = -1; side <= 1; side += 2)
    {
      /* the way is clockwise as seen with y downwards, so right is inwards */
      ent_track_offset (half, 7, side * 3, moved);
      ent_track_init (&track, moved, 7);
      for (guint i = 0; i < track.n_at; i++)
        assert_near (hypot (track.at[i].x, track.at[i].y), 100 - side * 3, 0.25);
    }
}

static void
ties_of_no_length_are_harmless (void)
{
  EntPoint same[4] = { { 5, 5 }, { 5, 5 }, { 5, 5 }, { 5, 5 } };
  EntPoint points[ENT_TIE_MAX_POINTS];
  EntPoint tangent;
  EntTrack track;

  ent_track_init (&track, same, 4);
  assert_near (ent_track_length (&track), 0, 1e-9);
  ent_track_point (&track, 0, &tangent);
  assert_near (hypot (tangent.x, tangent.y), 1, 1e-9);
  g_assert_cmpuint (ent_track_part (&track, 0, 0, points), ==, 4);
  ent_track_offset (same, 4, 2, points);
  g_assert_true (isfinite (points[3].x));
}

/* A pen that only notes what was drawn. */
typedef struct
{
  EntPen pen;
  GArray *points; /* of EntPoint: every point a line goes through or ends in */
  guint n_moves, n_strokes, n_fills;
  EntRect box;
} Notes;

static void
note (EntPen *pen, double x, double y)
{
  Notes *self = (Notes *) pen;
  EntPoint p = { x, y };

  g_array_append_val (self->points, p);
}

static void
note_move (EntPen *pen, double x, double y)
{
  ((Notes *) pen)->n_moves++;
  note (pen, x, y);
}

static void
note_curve (EntPen *pen, EntPoint a, EntPoint b, EntPoint to)
{
  note (pen, to.x, to.y);
}

static void
note_arc (EntPen *pen, double x, double y, double radius, double from, double to)
{
  note (pen, x, y);
}

static void
note_close (EntPen *pen)
{
}

static void
note_paint (EntPen *pen, const EntPaint *paint)
{
  ((Notes *) pen)->n_strokes += paint->width > 0;
  ((Notes *) pen)->n_fills += paint->fills;
}

static void
draw_straight_tie (Notes *notes, EntTieKind kind, EntStrength strength, EntDirection direction, gboolean unclear, double length)
{
  EntSceneTie tie = { .kind = kind,
                      .from = -1,
                      .to = -1,
                      .strength = strength,
                      .direction = direction,
                      .unclear = unclear,
                      .n_points = 4,
                      .width = 1,
                      .few = { { 0, 0 }, { length / 3, 0 }, { 2 * length / 3, 0 }, { length, 0 } } };

  *notes = (Notes) { .pen = { .move = note_move, .line = note, .curve = note_curve, .arc = note_arc, .close = note_close, .paint = note_paint } };
  notes->points = g_array_new (FALSE, FALSE, sizeof (EntPoint));
  ent_paint_tie (&notes->pen, &tie, ent_theme (ENT_THEME_LIGHT), 1, 0, ENT_TIE_WHOLE);
  for (guint i = 0; i < notes->points->len; i++)
    {
      EntPoint p = g_array_index (notes->points, EntPoint, i);

      notes->box.x = MIN (notes->box.x, p.x);
      notes->box.y = MIN (notes->box.y, p.y);
      notes->box.width = MAX (notes->box.width, p.x);
      notes->box.height = MAX (notes->box.height, p.y);
    }
}

static void
tension_has_three_points_at_its_middle (void)
{
  Notes notes;
  guint peaks = 0;

  draw_straight_tie (&notes, ENT_TIE_TENSION, ENT_STRENGTH_NORMAL, ENT_DIRECTION_NONE, FALSE, 120);
  for (guint i = 0; i < notes.points->len; i++)
    {
      EntPoint p = g_array_index (notes.points, EntPoint, i);

      if (fabs (p.y) > 1)
        {
          peaks++;
          g_assert_cmpfloat (fabs (p.x - 60), <, 8);
          g_assert_cmpfloat (fabs (p.y), <, 6);
        }
    }
  g_assert_cmpuint (peaks, ==, 3);
  g_assert_cmpuint (notes.n_strokes, ==, 1);
  g_array_unref (notes.points);
}

static void
broken_leaves_a_gap (void)
{
  Notes notes;

  draw_straight_tie (&notes, ENT_TIE_BROKEN, ENT_STRENGTH_NORMAL, ENT_DIRECTION_NONE, FALSE, 120);
  /* line, two bars, line */
  g_assert_cmpuint (notes.n_moves, ==, 4);
  for (guint i = 0; i < notes.points->len; i++)
    {
      EntPoint p = g_array_index (notes.points, EntPoint, i);
      if (fabs (p.y) < 0.1)
        g_assert_cmpfloat (fabs (p.x - 60), >, 2);
    }
  g_array_unref (notes.points);
}

static void
marks_stay_between_the_ends (void)
{
  static const double lengths[] = { 0.5, 3, 8, 20, 200 };

  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      for (guint strength = 0; strength < 3; strength++)
        for (guint direction = ENT_DIRECTION_NONE; direction <= ENT_DIRECTION_BOTH; direction++)
          {
            Notes notes;

            draw_straight_tie (&notes, kind, strength, direction, direction == ENT_DIRECTION_BOTH, lengths[i]);
            g_assert_cmpuint (notes.points->len, >, 0);
            /* bars and twofold lines reach a little beyond the tie's own ends only sideways */
            g_assert_cmpfloat (notes.box.x, >=, -2.0);
            g_assert_cmpfloat (notes.box.width, <=, lengths[i] + 2.0);
            g_assert_cmpfloat (MAX (-notes.box.y, notes.box.height), <=, 8.0);
            g_array_unref (notes.points);
          }
}

static gboolean
has_tip_at (const Notes *notes, double x)
{
  for (guint i = 0; i < notes->points->len; i++)
    {
      EntPoint p = g_array_index (notes->points, EntPoint, i);
      if (fabs (p.x - x) < 1 && fabs (p.y) < 4)
        return TRUE;
    }
  return FALSE;
}

static void
directed_ties_have_marks_where_they_point (void)
{
  static const EntTieKind kinds[] = { ENT_TIE_MEMBER_OF, ENT_TIE_INFORMS, ENT_TIE_INFLUENCES, ENT_TIE_OVERSEES, ENT_TIE_FUNDS };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      Notes one, both;

      draw_straight_tie (&one, kinds[i], ENT_STRENGTH_NORMAL, ENT_DIRECTION_FORWARD, FALSE, 100);
      draw_straight_tie (&both, kinds[i], ENT_STRENGTH_NORMAL, ENT_DIRECTION_BOTH, FALSE, 100);
      g_assert_cmpuint (one.n_fills, ==, 1);
      g_assert_cmpuint (both.n_fills, ==, 2);
      g_assert_true (has_tip_at (&one, 99.3));
      g_assert_true (has_tip_at (&both, 0.7));
      g_array_unref (one.points);
      g_array_unref (both.points);
    }
}

static void
question_mark_makes_room_for_the_kinds_own (void)
{
  Notes notes;

  draw_straight_tie (&notes, ENT_TIE_WORKS_WITH, ENT_STRENGTH_NORMAL, ENT_DIRECTION_NONE, TRUE, 120);
  g_assert_true (has_tip_at (&notes, 60));
  g_array_unref (notes.points);
  draw_straight_tie (&notes, ENT_TIE_AGREEMENT, ENT_STRENGTH_NORMAL, ENT_DIRECTION_NONE, TRUE, 120);
  g_assert_true (has_tip_at (&notes, 40));
  g_array_unref (notes.points);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/track/length-of-an-arc-is-true", length_of_an_arc_is_true);
  g_test_add_func ("/draw/track/middle-is-half-way-along", middle_is_half_way_along);
  g_test_add_func ("/draw/track/lengths-beyond-the-ends-give-the-ends", lengths_beyond_the_ends_give_the_ends);
  g_test_add_func ("/draw/track/parts-lie-on-the-line", parts_lie_on_the_line);
  g_test_add_func ("/draw/track/parallels-keep-their-distance", parallels_keep_their_distance);
  g_test_add_func ("/draw/track/ties-of-no-length-are-harmless", ties_of_no_length_are_harmless);
  g_test_add_func ("/draw/tie/tension-has-three-points-at-its-middle", tension_has_three_points_at_its_middle);
  g_test_add_func ("/draw/tie/broken-leaves-a-gap", broken_leaves_a_gap);
  g_test_add_func ("/draw/tie/marks-stay-between-the-ends", marks_stay_between_the_ends);
  g_test_add_func ("/draw/tie/directed-ties-have-marks-where-they-point", directed_ties_have_marks_where_they_point);
  g_test_add_func ("/draw/tie/question-mark-makes-room-for-the-kinds-own", question_mark_makes_room_for_the_kinds_own);
  return g_test_run ();
}
