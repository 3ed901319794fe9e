/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties in their notation, after the GIZ map of actors (Capacity WORKS): what a
 * tie is, is told by its line and marks; colour only repeats it. One stroke a
 * tie, because cairo is slow with many lines in one path.
 */
#include "draw/paint.h"
#include "draw/track.h"

#include <math.h>

typedef enum
{
  END_NONE,
  END_FILLED_ARROW,
  END_SLIM_ARROW,
  END_OPEN_ARROW,
  END_SQUARE,
  END_DIAMOND,
  END_OPEN_DIAMOND,
} EndMark;

typedef enum
{
  MIDDLE_NONE,
  MIDDLE_SHEET,
  MIDDLE_ZIGZAG,
  MIDDLE_GAP,
} MiddleMark;

/* Lengths in widths of the line. */
typedef struct
{
  double width;
  gboolean twofold;
  gboolean dots_when_weak; /* others keep their pattern, thinner */
  double dash[2];
  EndMark end;
  MiddleMark middle;
} Notation;

static const Notation notations[ENT_N_TIE_KINDS] = {
  [ENT_TIE_WORKS_WITH] = { 1.0, FALSE, TRUE, { 0 }, END_NONE, MIDDLE_NONE },
  [ENT_TIE_ALLIANCE] = { 0.9, TRUE, TRUE, { 0 }, END_NONE, MIDDLE_NONE },
  [ENT_TIE_AGREEMENT] = { 2.2, FALSE, TRUE, { 0 }, END_NONE, MIDDLE_SHEET },
  [ENT_TIE_MEMBER_OF] = { 0.65, FALSE, TRUE, { 0 }, END_OPEN_DIAMOND, MIDDLE_NONE },
  [ENT_TIE_INFORMS] = { 1.0, FALSE, FALSE, { 4, 3 }, END_SLIM_ARROW, MIDDLE_NONE },
  [ENT_TIE_INFLUENCES] = { 1.0, FALSE, TRUE, { 0 }, END_FILLED_ARROW, MIDDLE_NONE },
  [ENT_TIE_OVERSEES] = { 1.0, FALSE, TRUE, { 0 }, END_SQUARE, MIDDLE_NONE },
  [ENT_TIE_FUNDS] = { 1.0, FALSE, TRUE, { 0 }, END_DIAMOND, MIDDLE_NONE },
  [ENT_TIE_TENSION] = { 1.25, FALSE, FALSE, { 0 }, END_NONE, MIDDLE_ZIGZAG },
  [ENT_TIE_BROKEN] = { 1.0, FALSE, FALSE, { 0 }, END_NONE, MIDDLE_GAP },
  [ENT_TIE_TO_BUILD] = { 1.0, FALSE, FALSE, { 9, 4.5 }, END_OPEN_ARROW, MIDDLE_NONE },
};

/* Length along the line and breadth across it, in units of marks. */
static const struct
{
  double length, breadth;
  gboolean line_ends_before; /* or runs on to the tip */
} end_sizes[] = {
  [END_NONE] = { 0, 0, FALSE },
  [END_FILLED_ARROW] = { 8.5, 6.6, TRUE },
  [END_SLIM_ARROW] = { 8.0, 5.0, TRUE },
  [END_OPEN_ARROW] = { 7.5, 7.0, FALSE },
  [END_SQUARE] = { 6.0, 6.0, TRUE },
  [END_DIAMOND] = { 10.0, 6.4, TRUE },
  [END_OPEN_DIAMOND] = { 10.0, 6.4, TRUE },
};

#define ZIGZAG_LENGTH 13.0
#define ZIGZAG_HEIGHT 4.5 /* to each side */
#define GAP_LENGTH 5.0
#define BAR_HEIGHT 5.0
#define SHEET_WIDTH 7.0
#define SHEET_HEIGHT 9.0
#define QUESTION_RADIUS 5.6
#define TWOFOLD_GAP 1.35 /* of each line's middle from the tie's */
#define WEAK_WIDTH 0.6   /* of a line that keeps its pattern */
#define STRONG_WIDTH 1.6

typedef struct
{
  EntPen *pen;
  const EntSceneTie *tie;
  const EntTheme *theme;
  const Notation *notation;
  EntRgb rgb;
  EntRgb sheet;
  EntTrack track;
  double length;
  double unit;        /* of marks at the ends */
  double middle_unit; /* of marks in the middle: less where they would meet */
  double width;       /* of the stroke */
  double inset;       /* of the tips of marks at the ends */
  double mark_length, mark_breadth;
  double start, end; /* lengths between which the line is drawn */
  gboolean dotted;
} Ink;

static void
draw_points (EntPen *pen, const EntPoint *points, guint n_points)
{
  pen->move (pen, points[0].x, points[0].y);
  for (guint i = 1; i + 2 < n_points; i += 3)
    pen->curve (pen, points[i], points[i + 1], points[i + 2]);
}

static void
draw_part (const Ink *ink, double from, double to)
{
  EntPoint points[ENT_TIE_MAX_POINTS], moved[ENT_TIE_MAX_POINTS];
  guint n;

  if (to - from <= 0)
    return;
  n = ent_track_part (&ink->track, from, to, points);
  if (!ink->notation->twofold)
    {
      draw_points (ink->pen, points, n);
      return;
    }
  for (int side = -1; side <= 1; side += 2)
    {
      ent_track_offset (points, n, side * TWOFOLD_GAP * ink->unit, moved);
      draw_points (ink->pen, moved, n);
    }
}

/* A point beside the track, @across to the right of the way. */
static EntPoint
point_beside (const Ink *ink, double along, double across)
{
  EntPoint tangent, at = ent_track_point (&ink->track, along, &tangent);

  return (EntPoint) { at.x - tangent.y * across, at.y + tangent.x * across };
}

/* Where the mark of its kind sits. */
static double
middle_of (const Ink *ink)
{
  return ink->length * (ENT_MARK_MIDDLE + ink->tie->mark_shift);
}

static void
draw_zigzag (const Ink *ink)
{
  double length = MIN (ZIGZAG_LENGTH * ink->middle_unit, 0.5 * ink->length);
  double height = ZIGZAG_HEIGHT * ink->middle_unit * length / (ZIGZAG_LENGTH * ink->middle_unit);
  double middle = middle_of (ink), from = middle - length / 2;

  draw_part (ink, ink->start, from);
  if (from <= ink->start)
    {
      EntPoint first = ent_track_point (&ink->track, from, NULL);
      ink->pen->move (ink->pen, first.x, first.y);
    }
  /* three points, at 1/6, 3/6 and 5/6 */
  for (int i = 0; i < 3; i++)
    {
      EntPoint p = point_beside (ink, from + length * (2 * i + 1) / 6, i % 2 == 0 ? -height : height);
      ink->pen->line (ink->pen, p.x, p.y);
    }
  if (from + length < ink->end)
    {
      EntPoint points[ENT_TIE_MAX_POINTS];
      guint n = ent_track_part (&ink->track, from + length, ink->end, points);

      ink->pen->line (ink->pen, points[0].x, points[0].y);
      for (guint i = 1; i + 2 < n; i += 3)
        ink->pen->curve (ink->pen, points[i], points[i + 1], points[i + 2]);
    }
}

static void
draw_gap (const Ink *ink)
{
  double length = MIN (GAP_LENGTH * ink->middle_unit, 0.3 * ink->length);
  double middle = middle_of (ink);
  double height = BAR_HEIGHT * ink->middle_unit, slant = 0.3 * height;

  draw_part (ink, ink->start, middle - length / 2);
  for (int side = -1; side <= 1; side += 2)
    {
      double at = middle + side * length / 2;
      EntPoint tangent, p = ent_track_point (&ink->track, at, &tangent);

      ink->pen->move (ink->pen, p.x - tangent.y * height + tangent.x * slant, p.y + tangent.x * height + tangent.y * slant);
      ink->pen->line (ink->pen, p.x + tangent.y * height - tangent.x * slant, p.y - tangent.x * height - tangent.y * slant);
    }
  draw_part (ink, middle + length / 2, ink->end);
}

static void
draw_line (const Ink *ink)
{
  EntPaint paint = { .width = ink->width, .stroke = ink->rgb };

  switch (ink->notation->middle)
    {
    case MIDDLE_ZIGZAG:
      draw_zigzag (ink);
      break;
    case MIDDLE_GAP:
      draw_gap (ink);
      break;
    case MIDDLE_NONE:
    case MIDDLE_SHEET:
      draw_part (ink, ink->start, ink->end);
    }
  if (ink->dotted)
    {
      paint.cap = ENT_CAP_ROUND;
      paint.n_dashes = 2;
      paint.dashes[0] = 0;
      paint.dashes[1] = MAX (2.4 * ink->width, 2.2 * ink->unit);
    }
  else if (ink->notation->dash[0] > 0)
    {
      paint.n_dashes = 2;
      paint.dashes[0] = ink->notation->dash[0] * ink->unit;
      paint.dashes[1] = ink->notation->dash[1] * ink->unit;
    }
  ink->pen->paint (ink->pen, &paint);
}

static void
draw_polygon (EntPen *pen, const EntPoint *points, guint n_points)
{
  pen->move (pen, points[0].x, points[0].y);
  for (guint i = 1; i < n_points; i++)
    pen->line (pen, points[i].x, points[i].y);
  pen->close (pen);
}

/* The mark whose tip is at @tip and whose foot is at @foot, both on the track. */
static void
draw_end (const Ink *ink, EntPoint tip, EntPoint foot, double breadth)
{
  double x = tip.x - foot.x, y = tip.y - foot.y, length = hypot (x, y);
  EntPaint paint = { .fills = TRUE, .fill = ink->rgb };
  EntPoint across, middle, points[4];

  if (length < 1e-6)
    return;
  across = (EntPoint) { -y / length * breadth / 2, x / length * breadth / 2 };
  middle = (EntPoint) { (tip.x + foot.x) / 2, (tip.y + foot.y) / 2 };
  switch (ink->notation->end)
    {
    case END_FILLED_ARROW:
    case END_SLIM_ARROW:
      points[0] = tip;
      points[1] = (EntPoint) { foot.x + across.x, foot.y + across.y };
      points[2] = (EntPoint) { foot.x - across.x, foot.y - across.y };
      draw_polygon (ink->pen, points, 3);
      break;
    case END_OPEN_ARROW:
      ink->pen->move (ink->pen, foot.x + across.x, foot.y + across.y);
      ink->pen->line (ink->pen, tip.x, tip.y);
      ink->pen->line (ink->pen, foot.x - across.x, foot.y - across.y);
      paint = (EntPaint) { .width = 1.15 * ink->width, .stroke = ink->rgb };
      break;
    case END_SQUARE:
      points[0] = (EntPoint) { tip.x + across.x, tip.y + across.y };
      points[1] = (EntPoint) { tip.x - across.x, tip.y - across.y };
      points[2] = (EntPoint) { foot.x - across.x, foot.y - across.y };
      points[3] = (EntPoint) { foot.x + across.x, foot.y + across.y };
      draw_polygon (ink->pen, points, 4);
      break;
    case END_OPEN_DIAMOND:
      paint = (EntPaint) { .fills = TRUE, .fill = ink->sheet, .width = 0.85 * ink->unit, .stroke = ink->rgb };
      G_GNUC_FALLTHROUGH;
    case END_DIAMOND:
      points[0] = tip;
      points[1] = (EntPoint) { middle.x + across.x, middle.y + across.y };
      points[2] = foot;
      points[3] = (EntPoint) { middle.x - across.x, middle.y - across.y };
      draw_polygon (ink->pen, points, 4);
      break;
    case END_NONE:
      return;
    }
  ink->pen->paint (ink->pen, &paint);
}

static gboolean
has_mark_at_to (const Ink *ink)
{
  return ink->mark_length > 0 && (ink->tie->direction != ENT_DIRECTION_NONE || ink->notation->end == END_OPEN_ARROW);
}

static gboolean
has_mark_at_from (const Ink *ink)
{
  return ink->mark_length > 0 && ink->tie->direction == ENT_DIRECTION_BOTH;
}

/* How large the marks at the ends are, and how much of the line they take. */
static void
measure_ends (Ink *ink)
{
  EndMark end = ink->notation->end;
  double room, pull;

  /* half of a symbol's outline lies over the end */
  ink->inset = MIN (0.7 * ink->unit, ink->length / 8);
  room = (ink->length - 2 * ink->inset) * (ink->tie->direction == ENT_DIRECTION_BOTH ? 0.4 : 0.6);
  ink->mark_length = MIN (end_sizes[end].length * ink->unit, room);
  if (ink->mark_length > 0)
    ink->mark_breadth = end_sizes[end].breadth / end_sizes[end].length * ink->mark_length;
  pull = ink->inset;
  if (end == END_OPEN_DIAMOND)
    pull += ink->mark_length;
  else if (end_sizes[end].line_ends_before)
    pull += 0.9 * ink->mark_length;
  ink->start = has_mark_at_from (ink) ? pull : 0;
  ink->end = ink->length - (has_mark_at_to (ink) ? pull : 0);
}

static void
draw_ends (const Ink *ink)
{
  double tip = ink->inset, foot = ink->inset + ink->mark_length;

  if (has_mark_at_to (ink))
    draw_end (ink,
              ent_track_point (&ink->track, ink->length - tip, NULL),
              ent_track_point (&ink->track, ink->length - foot, NULL),
              ink->mark_breadth);
  if (has_mark_at_from (ink))
    draw_end (ink,
              ent_track_point (&ink->track, tip, NULL),
              ent_track_point (&ink->track, foot, NULL),
              ink->mark_breadth);
}

/* A leaf of paper with a folded corner and two lines, upright. */
static void
draw_sheet (const Ink *ink)
{
  EntPoint at = ent_track_point (&ink->track, middle_of (ink), NULL);
  double shrink = MIN (1, 0.6 * ink->length / (SHEET_HEIGHT * ink->middle_unit));
  double w = SHEET_WIDTH * ink->middle_unit * shrink / 2, h = SHEET_HEIGHT * ink->middle_unit * shrink / 2, fold = 0.7 * w;
  EntPaint leaf = { .fills = TRUE, .fill = ink->sheet, .width = 0.9 * ink->middle_unit, .stroke = ink->rgb };
  EntPaint lines = { .width = 0.8 * ink->middle_unit, .stroke = ink->rgb };
  EntPoint corners[] = { { at.x - w, at.y - h },
                         { at.x + w - fold, at.y - h },
                         { at.x + w, at.y - h + fold },
                         { at.x + w, at.y + h },
                         { at.x - w, at.y + h } };

  draw_polygon (ink->pen, corners, G_N_ELEMENTS (corners));
  ink->pen->paint (ink->pen, &leaf);
  for (int i = 0; i < 2; i++)
    {
      ink->pen->move (ink->pen, at.x - 0.55 * w, at.y + (0.1 + 0.4 * i) * h);
      ink->pen->line (ink->pen, at.x + 0.55 * w, at.y + (0.1 + 0.4 * i) * h);
    }
  ink->pen->paint (ink->pen, &lines);
}

static void
draw_question (const Ink *ink)
{
  EntPen *pen = ink->pen;
  double part = ink->notation->middle == MIDDLE_NONE ? ENT_MARK_MIDDLE : ENT_MARK_THIRD;
  double along = ink->length * (part + ink->tie->mark_shift);
  EntPoint at = ent_track_point (&ink->track, along, NULL);
  double r = MIN (QUESTION_RADIUS * ink->middle_unit, 0.25 * ink->length);
  double s = 1.25 * r; /* height of the mark */
  EntPaint disc = { .fills = TRUE, .fill = ink->sheet };
  EntPaint stroke = { .width = s / 6.5, .stroke = ink->rgb, .cap = ENT_CAP_ROUND };

  pen->arc (pen, at.x, at.y, r, 0, 2 * G_PI);
  pen->close (pen);
  pen->paint (pen, &disc);
  pen->move (pen, at.x - 0.27 * s, at.y - 0.20 * s);
  pen->curve (pen,
              (EntPoint) { at.x - 0.27 * s, at.y - 0.54 * s },
              (EntPoint) { at.x + 0.29 * s, at.y - 0.54 * s },
              (EntPoint) { at.x + 0.27 * s, at.y - 0.19 * s });
  pen->curve (pen,
              (EntPoint) { at.x + 0.25 * s, at.y + 0.02 * s },
              (EntPoint) { at.x, at.y - 0.02 * s },
              (EntPoint) { at.x, at.y + 0.21 * s });
  pen->move (pen, at.x, at.y + 0.43 * s);
  pen->line (pen, at.x, at.y + 0.44 * s);
  pen->paint (pen, &stroke);
}

/* A question mark at one third has a sixth of the tie between it and the middle. */
static double
find_middle_unit (const Ink *ink)
{
  static const double halves[] = { 0, SHEET_WIDTH / 2 + 0.5, ZIGZAG_LENGTH / 2, GAP_LENGTH / 2 + 2 };
  double needed = (halves[ink->notation->middle] + QUESTION_RADIUS) * ink->unit;

  if (!ink->tie->unclear || ink->notation->middle == MIDDLE_NONE)
    return ink->unit;
  return ink->unit * MIN (1, ink->length / 6 / needed);
}

double
ent_paint_tie_line (const EntSceneTie *tie)
{
  switch (tie->strength)
    {
    case ENT_STRENGTH_STRONG:
      return tie->width / STRONG_WIDTH;
    case ENT_STRENGTH_WEAK:
      /* dots are as wide as the normal line; so are marks in the middle */
      return notations[tie->kind].dash[0] > 0 ? tie->width / WEAK_WIDTH : tie->width;
    default:
      return tie->width;
    }
}

gboolean
ent_paint_tie_has_marks (const EntSceneTie *tie)
{
  return tie->unclear || notations[tie->kind].end != END_NONE || notations[tie->kind].middle == MIDDLE_SHEET;
}

/* FALSE if there is nothing to draw. */
static gboolean
fill_ink (Ink *ink, double line, double veil)
{
  const EntSceneTie *tie = ink->tie;
  double unit = line * ink->theme->weight;

  if (tie->n_points < 4 || tie->kind >= ENT_N_TIE_KINDS)
    return FALSE;
  ink->notation = &notations[tie->kind];
  ink->sheet = ink->theme->sheet;
  ink->rgb = ent_rgb_mix (ent_theme_tie (ink->theme, tie->kind), ink->sheet, veil);
  ink->dotted = tie->strength == ENT_STRENGTH_WEAK && ink->notation->dots_when_weak;
  ink->width = tie->width * ink->theme->weight * ink->notation->width;
  ink->unit = unit;
  if (tie->strength == ENT_STRENGTH_WEAK && !ink->notation->dots_when_weak)
    ink->width = MIN (ink->width, WEAK_WIDTH * unit * ink->notation->width);
  /* marks grow less than lines do: they must be told apart on weak ties too */
  if (tie->strength == ENT_STRENGTH_WEAK)
    ink->unit = 0.85 * unit;
  else if (tie->strength == ENT_STRENGTH_STRONG)
    ink->unit = 1.2 * unit;
  ent_track_init (&ink->track, ent_tie_points (tie), tie->n_points);
  ink->length = ent_track_length (&ink->track);
  if (!(ink->length > 0))
    return FALSE;
  ink->middle_unit = find_middle_unit (ink);
  measure_ends (ink);
  return TRUE;
}

void
ent_paint_tie (EntPen *pen, const EntSceneTie *tie, const EntTheme *theme, double line, double veil, guint parts)
{
  Ink ink = { .pen = pen, .tie = tie, .theme = theme };

  if (!fill_ink (&ink, line, veil))
    return;
  if (parts & ENT_TIE_LINE)
    draw_line (&ink);
  if ((parts & ENT_TIE_MARKS) == 0)
    return;
  draw_ends (&ink);
  if (ink.notation->middle == MIDDLE_SHEET)
    draw_sheet (&ink);
  if (tie->unclear)
    draw_question (&ink);
}
