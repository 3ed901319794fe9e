/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of commitments: their parts are filled as symbols are, with an outline around each of them. */
#include "draw/paint.h"

/* In normal lines. */
#define OUTLINE_WIDTH 0.75

static void
trace (EntPen *pen, const EntRect *rect, EntPoint corners[4])
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  /* clockwise */
  corners[0] = (EntPoint) { right, rect->y };
  corners[1] = (EntPoint) { right, bottom };
  corners[2] = (EntPoint) { rect->x, bottom };
  corners[3] = (EntPoint) { rect->x, rect->y };
  pen->move (pen, corners[0].x, corners[0].y);
  for (guint i = 1; i < 4; i++)
    pen->line (pen, corners[i].x, corners[i].y);
  pen->close (pen);
}

static void
paint_part (EntPen *pen, const EntRect *part, guint commitment, double thickness, const EntTheme *theme, double line)
{
  EntPoint corners[4], middle = { part->x + part->width / 2, part->y + part->height / 2 };
  EntPaint fill = { .fills = TRUE, .fill = theme->commitments[commitment] };
  EntPaint outline = { .width = OUTLINE_WIDTH * line, .stroke = theme->outline };

  trace (pen, part, corners);
  pen->paint (pen, &fill);
  ent_paint_hatch (pen, corners, G_N_ELEMENTS (corners), middle, thickness / 2, theme->hatches[commitment], theme->outline, line);
  trace (pen, part, corners);
  pen->paint (pen, &outline);
}

void
ent_paint_bar (EntPen *pen, const EntSceneBar *bar, const EntTheme *theme, double line)
{
  double unit = line * theme->weight, thickness = bar->is_upright ? bar->rect.width : bar->rect.height;
  EntRect parts[ENT_N_COMMITMENTS];
  EntPaint empty = { .width = OUTLINE_WIDTH * unit, .stroke = theme->ring };
  EntPoint corners[4];
  gboolean any = FALSE;

  ent_scene_bar_parts (bar, parts);
  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    if (bar->counts[i] > 0)
      {
        paint_part (pen, &parts[i], i, thickness, theme, unit);
        any = TRUE;
      }
  if (any)
    return;
  trace (pen, &bar->rect, corners);
  pen->paint (pen, &empty);
}
