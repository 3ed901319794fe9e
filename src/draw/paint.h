/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one painter, in parts: a scene, a symbol, a tie, drawn with any pen. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* @line: width of a normal line, weight of the theme not yet in it.
 * @veil: how far colours move towards the sheet, 0 to 1. */
void ent_paint_symbol (EntPen *pen, const EntSceneSymbol *symbol, const EntTheme *theme, double line, double veil);
/* @hatch within the convex outline of @n @corners, which go clockwise; as dense as suits what reaches @radius from its
 * @middle. */
void ent_paint_hatch (EntPen *pen, const EntPoint *corners, guint n, EntPoint middle, double radius, EntHatch hatch, EntRgb rgb, double line);
void ent_paint_bar (EntPen *pen, const EntSceneBar *bar, const EntTheme *theme, double line);
/* The path of its sides, and @paint. */
void ent_paint_rect (EntPen *pen, const EntRect *r, const EntPaint *paint);
void ent_paint_cell (EntPen *pen, const EntSceneCell *cell, const EntTheme *theme, double line);
/* The outline of @ghost in the shape of @symbol, and the arrow between the two. */
void ent_paint_ghost (EntPen *pen, const EntSceneGhost *ghost, const EntSceneSymbol *symbol, const EntTheme *theme, double line, double veil);
/* The path of a symbol's outline only. */
void ent_paint_outline (EntPen *pen, EntKind kind, double x, double y, double radius);
/* The width of the normal line that @tie->width was made from. */
double ent_paint_tie_line (const EntSceneTie *tie);
typedef enum
{
  ENT_TIE_LINE = 1 << 0,
  ENT_TIE_MARKS = 1 << 1,
  ENT_TIE_WHOLE = ENT_TIE_LINE | ENT_TIE_MARKS,
} EntTieParts;
void ent_paint_tie (EntPen *pen, const EntSceneTie *tie, const EntTheme *theme, double line, double veil, guint parts);
/* Whether there is anything but the line. */
gboolean ent_paint_tie_has_marks (const EntSceneTie *tie);
void ent_paint_scene (EntPen *pen, const EntScene *scene, const EntDrawOptions *options);
/* The same in parts, in this order, each with any pen. Only texts need the thread of their layouts. */
typedef enum
{
  ENT_PART_GROUND = 1 << 0,
  ENT_PART_TIES = 1 << 1, /* and all symbols */
  ENT_PART_TEXTS = 1 << 2,
  ENT_PART_ALL = ENT_PART_GROUND | ENT_PART_TIES | ENT_PART_TEXTS,
} EntPart;
void ent_paint_parts (EntPen *pen, const EntScene *scene, const EntDrawOptions *options, guint parts);

/* For each text whether a line runs under it and it needs a halo. O(ties + leaders + texts) */
GArray *ent_paint_crossed_texts (const EntScene *scene, GHashTable *hidden) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
