/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of symbols and where they wear their marks. All shapes of one
 * radius weigh the same to the eye: a square has the area of the circle, a
 * triangle, whose corners reach far, a little less.
 */
#include <math.h>

#include "scene/scene-private.h"

/* Half the side of a square with the area of a circle of radius 1: sqrt(pi) / 2. */
#define SQUARE_HALF 0.886
/* From the middle of an upright triangle: its corner above, its base below, half its base. */
#define TRIANGLE_UP 1.20
#define TRIANGLE_DOWN 0.90
#define TRIANGLE_HALF 1.21

/* A mark never gets smaller than this many lines. */
#define MARK_LEAST 3.4
#define MARK_SHARE 0.42
/* Nor does a pin, which is small beside a large symbol too. */
#define PIN_LEAST 2.6
#define PIN_MOST 4.4
#define PIN_SHARE 0.3
#define PIN_OUT 0.68

guint
ent_symbol_outline (EntKind kind, double x, double y, double radius, EntPoint corners[ENT_SYMBOL_MAX_CORNERS])
{
  double r = radius;

  switch (kind)
    {
    case ENT_KIND_GOVERNMENT:
      r *= SQUARE_HALF;
      corners[0] = (EntPoint) { x + r, y - r };
      corners[1] = (EntPoint) { x + r, y + r };
      corners[2] = (EntPoint) { x - r, y + r };
      corners[3] = (EntPoint) { x - r, y - r };
      return 4;
    case ENT_KIND_INFORMAL:
      corners[0] = (EntPoint) { x, y - TRIANGLE_UP * r };
      corners[1] = (EntPoint) { x + TRIANGLE_HALF * r, y + TRIANGLE_DOWN * r };
      corners[2] = (EntPoint) { x - TRIANGLE_HALF * r, y + TRIANGLE_DOWN * r };
      return 3;
    case ENT_KIND_FORMAL:
    default:
      for (guint i = 0; i < ENT_SYMBOL_MAX_CORNERS; i++)
        {
          double angle = 2 * G_PI * i / ENT_SYMBOL_MAX_CORNERS;
          corners[i] = (EntPoint) { x + r * sin (angle), y - r * cos (angle) };
        }
      return ENT_SYMBOL_MAX_CORNERS;
    }
}

double
ent_symbol_reach (EntKind kind, double radius)
{
  switch (kind)
    {
    case ENT_KIND_GOVERNMENT:
      return radius * SQUARE_HALF * G_SQRT2;
    case ENT_KIND_INFORMAL:
      return radius * hypot (TRIANGLE_HALF, TRIANGLE_DOWN);
    case ENT_KIND_FORMAL:
    default:
      return radius;
    }
}

EntRect
ent_symbol_box (EntKind kind, double x, double y, double radius)
{
  switch (kind)
    {
    case ENT_KIND_GOVERNMENT:
      return (EntRect) { x - SQUARE_HALF * radius, y - SQUARE_HALF * radius, 2 * SQUARE_HALF * radius, 2 * SQUARE_HALF * radius };
    case ENT_KIND_INFORMAL:
      return (EntRect) { x - TRIANGLE_HALF * radius, y - TRIANGLE_UP * radius, 2 * TRIANGLE_HALF * radius, (TRIANGLE_UP + TRIANGLE_DOWN) * radius };
    case ENT_KIND_FORMAL:
    default:
      return (EntRect) { x - radius, y - radius, 2 * radius, 2 * radius };
    }
}

gboolean
ent_symbol_mark (const EntSceneSymbol *symbol, EntMark mark, double line, EntPoint *middle, double *radius)
{
  static const guint flags[ENT_N_MARKS] = { ENT_SYMBOL_ALLY, ENT_SYMBOL_VETO, ENT_SYMBOL_PINNED };
  double side = mark == ENT_MARK_ALLY ? 1 : -1;
  double r = symbol->radius, size = MAX (MARK_SHARE * r, MARK_LEAST * line);
  double out_x = 0.78 * r + 0.15 * size, out_y = 0.78 * r + 0.15 * size;

  if ((symbol->flags & flags[mark]) == 0)
    return FALSE;
  if (mark == ENT_MARK_PIN)
    {
      *middle = (EntPoint) { symbol->x - PIN_OUT * r, symbol->y + PIN_OUT * r };
      *radius = CLAMP (PIN_SHARE * r, PIN_LEAST * line, PIN_MOST * line);
      return TRUE;
    }
  /* beside the slope of a triangle, where the others have their corner */
  if (symbol->kind == ENT_KIND_INFORMAL)
    out_y = 0.45 * r + 0.15 * size;
  *middle = (EntPoint) { symbol->x + side * out_x, symbol->y - out_y };
  *radius = size;
  return TRUE;
}

/* How far beyond the side from @p to @q all of @outline is; negative if some of it is not. */
static double
beyond_side (const EntOutline *outline, EntPoint p, EntPoint q)
{
  double ex = q.x - p.x, ey = q.y - p.y, nearest = INFINITY;

  for (guint i = 0; i < outline->n_corners; i++)
    nearest = MIN (nearest, ey * (outline->corners[i].x - p.x) - ex * (outline->corners[i].y - p.y));
  return nearest / MAX (ent_length (ex, ey), 1e-9);
}

/* Two convex shapes are apart if a side of one has the other beyond it. */
gboolean
ent_outlines_touch (const EntOutline *a, const EntOutline *b, double gap)
{
  const EntOutline *both[2] = { a, b };

  for (guint shape = 0; shape < 2; shape++)
    for (guint i = 0; i < both[shape]->n_corners; i++)
      if (beyond_side (both[1 - shape], both[shape]->corners[i], both[shape]->corners[(i + 1) % both[shape]->n_corners]) > gap)
        return FALSE;
  return TRUE;
}

EntOutline
ent_outline_of_symbol (int symbol, EntKind kind, EntPoint middle, double radius)
{
  EntOutline outline = { .symbol = symbol, .middle = middle, .box = ent_symbol_box (kind, middle.x, middle.y, radius) };

  outline.n_corners = ent_symbol_outline (kind, middle.x, middle.y, radius, outline.corners);
  return outline;
}

static void
add_outline (GArray *outlines, int symbol, EntKind kind, EntPoint middle, double radius)
{
  EntOutline outline = ent_outline_of_symbol (symbol, kind, middle, radius);

  g_array_append_val (outlines, outline);
}

EntOutline
ent_outline_of_box (EntRect box, int symbol)
{
  double right = box.x + box.width, bottom = box.y + box.height;

  return (EntOutline) {
    .symbol = symbol,
    .middle = { (box.x + right) / 2, (box.y + bottom) / 2 },
    .box = box,
    .n_corners = 4,
    .corners = { { right, box.y }, { right, bottom }, { box.x, bottom }, { box.x, box.y } },
  };
}

GArray *
ent_scene_outlines (const EntScene *scene)
{
  GArray *outlines = g_array_sized_new (FALSE, FALSE, sizeof (EntOutline), scene->n_stakeholders);

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      add_outline (outlines, (int) i, symbol->kind, (EntPoint) { symbol->x, symbol->y }, symbol->radius);
    }
  for (guint i = 0; i < scene->n_stakeholders; i++)
    for (guint mark = 0; mark < ENT_N_MARKS; mark++)
      {
        EntPoint middle;
        double radius;

        if (ent_symbol_mark (&g_array_index (scene->symbols, EntSceneSymbol, i), mark, scene->line, &middle, &radius))
          add_outline (outlines, (int) i, ENT_KIND_FORMAL, middle, radius);
      }
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      int symbol = text->role == ENT_TEXT_BADGE && text->id != NULL ? ent_scene_find_symbol (scene, text->id) : -1;

      if (symbol >= 0)
        {
          EntOutline plate = ent_outline_of_box (ent_rect_grown (text->ink, ENT_BADGE_PAD * text->size), symbol);

          g_array_append_val (outlines, plate);
        }
    }
  for (guint i = 0; i < scene->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (scene->ghosts, EntSceneGhost, i);

      if ((guint) ghost->symbol < scene->n_stakeholders)
        add_outline (outlines, ghost->symbol, g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol).kind, ghost->middle, ghost->radius);
    }
  return outlines;
}

/* Cyrus and Beck's clipping, with each side moved out. */
gboolean
ent_outline_meets_line (const EntOutline *outline, EntPoint a, EntPoint b, double grow)
{
  double enter = 0, leave = 1;

  for (guint i = 0; i < outline->n_corners; i++)
    {
      EntPoint p = outline->corners[i], q = outline->corners[(i + 1) % outline->n_corners];
      double ex = q.x - p.x, ey = q.y - p.y, length = ent_length (ex, ey);
      double at_a = (ex * (a.y - p.y) - ey * (a.x - p.x)) + grow * length;
      double at_b = (ex * (b.y - p.y) - ey * (b.x - p.x)) + grow * length;

      if (at_a < 0 && at_b < 0)
        return FALSE;
      if (at_a < 0)
        enter = MAX (enter, at_a / (at_a - at_b));
      else if (at_b < 0)
        leave = MIN (leave, at_a / (at_a - at_b));
      if (enter > leave)
        return FALSE;
    }
  return TRUE;
}

double
ent_rect_nearest (const EntRect *rect, EntPoint point)
{
  double x = MAX (MAX (rect->x - point.x, point.x - rect->x - rect->width), 0);
  double y = MAX (MAX (rect->y - point.y, point.y - rect->y - rect->height), 0);

  return ent_length (x, y);
}

double
ent_rect_farthest (const EntRect *rect, EntPoint point)
{
  double x = MAX (point.x - rect->x, rect->x + rect->width - point.x);
  double y = MAX (point.y - rect->y, rect->y + rect->height - point.y);

  return ent_length (x, y);
}

/* Clips the line to the box, side by side (Liang and Barsky, 1984). */
gboolean
ent_line_meets_rect (EntPoint a, EntPoint b, const EntRect *box)
{
  double from = 0, to = 1;
  double dx = b.x - a.x, dy = b.y - a.y;
  double p[4] = { -dx, dx, -dy, dy };
  double q[4] = { a.x - box->x, box->x + box->width - a.x, a.y - box->y, box->y + box->height - a.y };

  for (guint i = 0; i < 4; i++)
    {
      if (p[i] == 0)
        {
          if (q[i] < 0)
            return FALSE;
          continue;
        }
      if (p[i] < 0)
        from = MAX (from, q[i] / p[i]);
      else
        to = MIN (to, q[i] / p[i]);
      if (from > to)
        return FALSE;
    }
  return TRUE;
}
