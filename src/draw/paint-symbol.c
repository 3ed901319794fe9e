/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols: shape says kind, fill says commitment, badges say ally, veto and pin. */
#include "draw/paint.h"

#include <math.h>

/* Between fill and outline, for dashes on it to be seen. */
#define LEAST_CONTRAST 2.0

#define OUTLINE_WIDTH 1.5
#define OUTLINE_SHARE 0.3 /* of the radius at most, or small ones lose their fill */

void
ent_paint_outline (EntPen *pen, EntKind kind, double x, double y, double radius)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline (kind, x, y, radius, corners);

  if (kind == ENT_KIND_FORMAL)
    pen->arc (pen, x, y, hypot (corners[0].x - x, corners[0].y - y), 0, 2 * G_PI);
  else
    {
      pen->move (pen, corners[0].x, corners[0].y);
      for (guint i = 1; i < n; i++)
        pen->line (pen, corners[i].x, corners[i].y);
    }
  pen->close (pen);
}

static void
hatch_symbol (EntPen *pen, const EntSceneSymbol *symbol, EntHatch hatch, EntRgb rgb, double line)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline ((EntKind) symbol->kind, symbol->x, symbol->y, symbol->radius, corners);

  ent_paint_hatch (pen, corners, n, (EntPoint) { symbol->x, symbol->y }, symbol->radius, hatch, rgb, line);
}

static void
paint_star (EntPen *pen, EntPoint at, double radius, EntRgb fill, EntRgb stroke, double line)
{
  EntPaint paint = { .fills = TRUE, .fill = fill, .width = 0.8 * line, .stroke = stroke, .cap = ENT_CAP_ROUND };

  for (int i = 0; i < 10; i++)
    {
      double angle = i * G_PI / 5, r = i % 2 == 0 ? radius : 0.45 * radius;

      (i == 0 ? pen->move : pen->line) (pen, at.x + r * sin (angle), at.y - r * cos (angle));
    }
  pen->close (pen);
  pen->paint (pen, &paint);
}

static void
paint_veto (EntPen *pen, EntPoint at, double radius, EntRgb fill, EntRgb ink, double line)
{
  EntPaint disc = { .fills = TRUE, .fill = fill, .width = 0.9 * line, .stroke = ink };
  EntPaint letter = { .width = 0.3 * radius, .stroke = ink };

  pen->arc (pen, at.x, at.y, radius, 0, 2 * G_PI);
  pen->close (pen);
  pen->paint (pen, &disc);
  pen->move (pen, at.x - 0.52 * radius, at.y - 0.52 * radius);
  pen->line (pen, at.x, at.y + 0.55 * radius);
  pen->line (pen, at.x + 0.52 * radius, at.y - 0.52 * radius);
  pen->paint (pen, &letter);
}

/* A drawing pin, seen from the side. From its middle it reaches so much of its size. */
#define PIN_REACH 0.88
static void
paint_pin (EntPen *pen, EntPoint at, double radius, EntRgb ink, EntRgb halo, double line)
{
  EntPaint needle = { .width = 0.28 * radius, .stroke = ink, .cap = ENT_CAP_ROUND };
  EntPaint head = { .fills = TRUE, .fill = ink, .width = 0.7 * line, .stroke = halo };

  pen->move (pen, at.x + 0.15 * radius, at.y - 0.15 * radius);
  pen->line (pen, at.x - 0.75 * radius, at.y + 0.75 * radius);
  pen->paint (pen, &needle);
  pen->arc (pen, at.x + 0.25 * radius, at.y - 0.25 * radius, 0.55 * radius, 0, 2 * G_PI);
  pen->close (pen);
  pen->paint (pen, &head);
}

static void
paint_badges (EntPen *pen, const EntSceneSymbol *symbol, const EntTheme *theme, double line, double veil)
{
  double unit = line * theme->weight;
  EntRgb badge = ent_rgb_mix (theme->badge, theme->sheet, veil);
  EntPoint middle;
  double radius;

  if (ent_symbol_mark (symbol, ENT_MARK_ALLY, line, &middle, &radius))
    {
      /* whatever sets the star off from light and dark fills */
      gboolean dark = ent_rgb_contrast (theme->star, theme->outline) >= ent_rgb_contrast (theme->star, theme->sheet);

      paint_star (pen, middle, radius, ent_rgb_mix (theme->star, theme->sheet, veil),
                  dark ? ent_rgb_mix (theme->outline, theme->sheet, veil) : theme->sheet, unit);
    }
  if (ent_symbol_mark (symbol, ENT_MARK_VETO, line, &middle, &radius))
    paint_veto (pen, middle, radius, badge, theme->badge_ink, unit);
  if (ent_symbol_mark (symbol, ENT_MARK_PIN, line, &middle, &radius))
    paint_pin (pen, middle, radius / PIN_REACH, badge, theme->sheet, unit);
}

/* Of fewer dashes no eye makes a circle, or a side. */
#define LEAST_ROUND 6
#define LEAST_ON_SIDE 2

/* Dashes of about these lengths, so that a whole number goes round the outline and
 * every corner starts one: a piece of a dash at the seam would look like a notch. */
static void
fit_dashes (const EntSceneSymbol *symbol, double dash, double gap, EntPaint *paint)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  guint n = ent_symbol_outline ((EntKind) symbol->kind, symbol->x, symbol->y, symbol->radius, corners);
  gboolean round = n == ENT_SYMBOL_MAX_CORNERS;
  double around = 0, n_dashes;

  for (guint i = 0; i < n; i++)
    around += hypot (corners[(i + 1) % n].x - corners[i].x, corners[(i + 1) % n].y - corners[i].y);
  if (round)
    around = 2 * G_PI * symbol->radius;
  n_dashes = round ? MAX (rint (around / (dash + gap)), LEAST_ROUND) : n * MAX (rint (around / n / (dash + gap)), LEAST_ON_SIDE);
  paint->n_dashes = 2;
  paint->dashes[0] = around / n_dashes * dash / (dash + gap);
  paint->dashes[1] = around / n_dashes * gap / (dash + gap);
}

void
ent_paint_symbol (EntPen *pen, const EntSceneSymbol *symbol, const EntTheme *theme, double line, double veil)
{
  double unit = line * theme->weight;
  guint commitment = symbol->commitment < ENT_N_COMMITMENTS ? symbol->commitment : 0;
  gboolean hollow = (symbol->flags & (ENT_SYMBOL_PLAIN | ENT_SYMBOL_DROPPED)) != 0;
  EntHatch hatch = hollow ? ENT_HATCH_NONE : theme->hatches[commitment];
  EntRgb outline = ent_rgb_mix (theme->outline, theme->sheet, veil);
  EntPaint paint = {
    .fills = !hollow,
    .fill = ent_rgb_mix (theme->commitments[commitment], theme->sheet, veil),
    .width = MIN (OUTLINE_WIDTH * unit, OUTLINE_SHARE * symbol->radius),
    .stroke = outline,
  };

  if (symbol->flags & ENT_SYMBOL_DROPPED)
    {
      paint.width = unit;
      fit_dashes (symbol, 2 * unit, 2 * unit, &paint);
    }
  else if (symbol->flags & ENT_SYMBOL_POWER_UNKNOWN)
    {
      fit_dashes (symbol, 3.2 * unit, 2.2 * unit, &paint);
    }
  if (hatch != ENT_HATCH_NONE)
    {
      EntPaint ground = { .fills = TRUE, .fill = paint.fill };

      ent_paint_outline (pen, (EntKind) symbol->kind, symbol->x, symbol->y, symbol->radius);
      pen->paint (pen, &ground);
      hatch_symbol (pen, symbol, hatch, outline, unit);
      paint.fills = FALSE;
    }
  if (paint.n_dashes > 0 && !hollow)
    {
      /* between dashes on a dark fill there must be something to see; on a fill like the
       * outline, in a dark theme, the gaps would be notches in it: there dark dashes run
       * within a light outline */
      gboolean alike = ent_rgb_contrast (paint.fill, outline) < LEAST_CONTRAST;
      EntPaint casing = { .fills = paint.fills, .fill = paint.fill, .width = paint.width, .stroke = alike ? outline : theme->sheet };

      if (alike)
        {
          paint.stroke = theme->sheet;
          paint.width *= 0.5;
        }
      ent_paint_outline (pen, (EntKind) symbol->kind, symbol->x, symbol->y, symbol->radius);
      pen->paint (pen, &casing);
      paint.fills = FALSE;
    }
  ent_paint_outline (pen, (EntKind) symbol->kind, symbol->x, symbol->y, symbol->radius);
  pen->paint (pen, &paint);
  paint_badges (pen, symbol, theme, line, veil);
}
