/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the matrix and of tables: their grounds, and what tells of these without colour. */
#include "draw/paint.h"

/* In normal lines: the frame of a cell in which nobody is, and the hatching of one of which nothing is known, wide enough that a
 * number can be read on it. */
#define FRAME 1.4
#define HATCH 1.6

void
ent_paint_rect (EntPen *pen, const EntRect *r, const EntPaint *paint)
{
  pen->move (pen, r->x, r->y);
  pen->line (pen, r->x + r->width, r->y);
  pen->line (pen, r->x + r->width, r->y + r->height);
  pen->line (pen, r->x, r->y + r->height);
  pen->close (pen);
  pen->paint (pen, paint);
}

/* All around, but where a heading runs on into the cell or out of it. */
static void
outline_cell (EntPen *pen, const EntSceneCell *cell, const EntPaint *paint)
{
  double left = cell->rect.x, right = left + cell->rect.width, top = cell->rect.y, bottom = top + cell->rect.height;

  pen->move (pen, left, top);
  if (cell->open_right > 0)
    {
      pen->line (pen, right + paint->width / 2, top);
      pen->move (pen, right, top + cell->open_right);
    }
  else
    pen->line (pen, right, top);
  pen->line (pen, right, bottom);
  pen->line (pen, left, bottom);
  pen->line (pen, left, top + cell->open_left);
  if (cell->open_left <= 0 && cell->open_right <= 0)
    pen->close (pen);
  pen->paint (pen, paint);
}

/* Within its outline. */
static void
frame_cell (EntPen *pen, const EntSceneCell *cell, const EntTheme *theme, double line)
{
  EntPaint paint = { .width = FRAME * line * theme->weight, .stroke = theme->ink };
  const EntRect *r = &cell->rect;
  EntRect inner = { r->x + paint.width, r->y + paint.width, r->width - 2 * paint.width, r->height - 2 * paint.width };

  ent_paint_rect (pen, &inner, &paint);
}

/* As on maps a country is of which there are no numbers. */
static void
hatch_cell (EntPen *pen, const EntSceneCell *cell, const EntTheme *theme, double line)
{
  const EntRect *r = &cell->rect;
  const EntPoint corners[] = { { r->x, r->y }, { r->x + r->width, r->y }, { r->x + r->width, r->y + r->height }, { r->x, r->y + r->height } };
  EntPoint middle = { r->x + r->width / 2, r->y + r->height / 2 };

  ent_paint_hatch (pen, corners, G_N_ELEMENTS (corners), middle, MAX (r->width, r->height), ENT_HATCH_LINES, theme->unknown, HATCH * line);
}

void
ent_paint_cell (EntPen *pen, const EntSceneCell *cell, const EntTheme *theme, double line)
{
  EntPaint fill = { .fills = TRUE, .fill = ent_theme_tone (theme, cell->tone) };
  EntPaint outline = { .width = line * theme->weight, .stroke = theme->ring };
  /* the next one covers what is too much; else a seam would show where no line runs */
  EntRect whole = cell->rect;

  whole.width += cell->open_right > 0 ? line : 0;
  ent_paint_rect (pen, &whole, &fill);
  if (cell->tone == ENT_TONE_NOT_ASSESSED)
    hatch_cell (pen, cell, theme, line);
  outline_cell (pen, cell, &outline);
  if (cell->tone == ENT_TONE_NOBODY)
    frame_cell (pen, cell, theme, line);
}
