/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ghosts: the outline of where somebody should stand, or stood, and the arrow between there and here. */
#include "draw/paint.h"

#include <math.h>

/* How much wider the light under an arrow is, in normal lines. */
#define CASING 1.65

/* How the arrow of a ghost looks: by its line and its head as well as its colour. In normal lines. */
static const struct
{
  double width, dash, gap, head;
  gboolean fills; /* the head is a triangle, not two strokes */
  gboolean inks;  /* in the colour of what is said, over what is beneath */
} arrows[ENT_N_GHOST_KINDS] = {
  [ENT_GHOST_DESIRED] = { 1.2, 0, 0, 5, FALSE, FALSE },
  [ENT_GHOST_NEARER] = { 2.2, 0, 0, 8, TRUE, TRUE },
  [ENT_GHOST_FARTHER] = { 2.2, 5, 3, 8, FALSE, TRUE },
  [ENT_GHOST_ASSESSED] = { 1, 1.5, 2, 5, FALSE, FALSE },
  [ENT_GHOST_UNASSESSED] = { 1, 1.5, 2, 5, FALSE, FALSE },
};

/* Between the outlines of two symbols, from one middle to the other. */
typedef struct
{
  EntPoint from, to;
  double from_radius, to_radius;
} Way;

static void
draw_head (EntPen *pen, EntPoint tip, double x, double y, double head)
{
  pen->move (pen, tip.x - x * head - y * head * 0.5, tip.y - y * head + x * head * 0.5);
  pen->line (pen, tip.x, tip.y);
  pen->line (pen, tip.x - x * head + y * head * 0.5, tip.y - y * head - x * head * 0.5);
}

static void
paint_arrow (EntPen *pen, const Way *way, guint kind, const EntTheme *theme, double line_width, double veil)
{
  double unit = line_width * theme->weight;
  double x = way->to.x - way->from.x, y = way->to.y - way->from.y, length = hypot (x, y);
  double start = way->from_radius, end = length - way->to_radius, head = MIN (arrows[kind].head * unit, end - start);
  EntRgb rgb = ent_rgb_mix (ent_theme_ghost (theme, kind), theme->sheet, veil);
  EntPaint line = { .width = arrows[kind].width * unit, .stroke = rgb, .n_dashes = arrows[kind].dash > 0 ? 2 : 0, .dashes = { arrows[kind].dash * unit, arrows[kind].gap * unit } };
  EntPaint casing = { .width = line.width + CASING * unit, .stroke = theme->sheet };
  EntPaint tip = { .width = arrows[kind].fills ? 0 : line.width, .stroke = rgb, .fills = arrows[kind].fills, .fill = rgb };

  if (end - start < 2 * unit)
    return;
  x /= length;
  y /= length;
  for (guint i = arrows[kind].inks ? 0 : 1; i < 2; i++)
    {
      pen->move (pen, way->from.x + x * start, way->from.y + y * start);
      pen->line (pen, way->from.x + x * (end - (arrows[kind].fills ? 0.8 * head : 0)), way->from.y + y * (end - (arrows[kind].fills ? 0.8 * head : 0)));
      pen->paint (pen, i == 0 ? &casing : &line);
    }
  draw_head (pen, (EntPoint) { way->from.x + x * end, way->from.y + y * end }, x, y, head);
  if (arrows[kind].fills)
    pen->close (pen);
  pen->paint (pen, &tip);
}

void
ent_paint_ghost (EntPen *pen, const EntSceneGhost *ghost, const EntSceneSymbol *symbol, const EntTheme *theme, double line, double veil)
{
  EntSceneSymbol outline = *symbol;
  EntPoint here = { symbol->x, symbol->y };

  outline.x = ghost->middle.x;
  outline.y = ghost->middle.y;
  outline.radius = ghost->radius;
  outline.flags = ENT_SYMBOL_DROPPED;
  ent_paint_symbol (pen, &outline, theme, line, veil);
  if (ghost->kind == ENT_GHOST_DESIRED)
    paint_arrow (pen, &(Way) { here, ghost->middle, 1.05 * symbol->radius, 1.1 * ghost->radius }, ghost->kind, theme, line, veil);
  else
    paint_arrow (pen, &(Way) { ghost->middle, here, 1.05 * ghost->radius, 1.1 * symbol->radius + 1.5 * line }, ghost->kind, theme, line, veil);
}
