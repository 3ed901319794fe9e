/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where legend and key stand, so that the most is left to the picture. */
#include <math.h>

#include "scene/legend.h"

/* In em of the key. */
#define KEY_WIDTH 14.0
#define KEY_WIDTH_WALL 9.0
#define KEY_LEADING 1.4
#define KEY_LEADING_WALL 1.1
/* How far the letters of one line reach from its top, in em. */
#define KEY_LINE 1.32

/* The widest that texts of the legend get before they are broken, in em. */
#define LEGEND_TEXT 17.0
#define LEGEND_TEXT_WALL 9.5
#define LEGEND_TEXT_NARROW 11.5

/* Of the short side of the sheet, what the legend must leave to the picture. */
#define LEAST_PICTURE 0.2
/* What a legend on a wall must leave of the picture without it. */
#define WALL_SHARE 0.85

/* What a key that should have room is worth, as a part of all. */
#define KEY_WORTH 0.5

/* An arrangement of the legend: at the side in some columns, or below. */
typedef struct
{
  gboolean below;
  guint n_columns;
  double leading;
  gboolean brief;
  gboolean narrow;            /* not brief, but texts are broken sooner */
  gboolean around_disc_alone; /* tried around a disc that stands: elsewhere others leave it more room */
} Arrangement;

double
ent_key_leading (const EntSceneSizes *sizes)
{
  return (sizes->wall ? KEY_LEADING_WALL : KEY_LEADING) * sizes->key;
}

guint
ent_key_lines (const EntSceneSizes *sizes, double height)
{
  double last = KEY_LINE * sizes->key;

  /* rounding must not take the last line of what was kept for so many */
  return height + 1e-6 < last ? 0 : 1 + (guint) ((height - last) / ent_key_leading (sizes) + 1e-6);
}

double
ent_key_width (const EntSceneSizes *sizes)
{
  return (sizes->wall ? KEY_WIDTH_WALL : KEY_WIDTH) * sizes->key;
}

/* Columns of the key within @area; returns how many lines they hold. */
static guint
split_for_key (const EntLayout *layout, EntFrame *frame, EntRect area)
{
  double width = ent_key_width (&layout->sizes), air = 0.7 * layout->sizes.key;
  guint lines = ent_key_lines (&layout->sizes, area.height);
  guint n = MAX ((guint) ((area.width + air) / (width + air) + 1e-6), 1);
  double each = (area.width - (n - 1) * air) / n;

  if (lines < 2)
    return 0;
  for (guint i = 0; i < n && frame->n_keys < ENT_FRAME_MAX_TAKEN; i++)
    frame->keys[frame->n_keys++] = (EntRect) { area.x + i * (each + air), area.y, each, area.height };
  return n * lines;
}

/* What is left of @column between the things that stand at the top and at the foot. */
static EntRect
between_taken (const EntFrame *frame, EntRect column, double air)
{
  double middle = frame->sheet.y + frame->sheet.height / 2;

  for (guint i = 0; i < frame->n_taken; i++)
    {
      const EntRect *taken = &frame->taken[i];
      double end = column.y + column.height;

      if (!ent_rect_overlaps (&column, taken))
        continue;
      if (taken->y + taken->height / 2 < middle)
        column.y = taken->y + taken->height + air;
      else
        end = taken->y - air;
      column.height = end - column.y;
    }
  return column;
}

/* Takes the room for @n_lines: at the far side, where the corners around a disc
 * are, then beside the legend. Returns how many found room. */
static guint
keep_columns (const EntLayout *layout, EntFrame *frame, gboolean below, gboolean round, guint n_lines)
{
  const EntRect *sheet = &frame->sheet;
  double width = ent_key_width (&layout->sizes), air = ENT_FRAME_AIR * layout->sizes.legend;
  double left = sheet->x, right = frame->legend.x, most = below ? sheet->width : 0.6 * sheet->width;
  guint held = 0;

  for (guint i = 0; i < ENT_KEY_MOST_COLUMNS && held < n_lines; i++)
    {
      gboolean at_left = !below && round && i % 2 == 0;
      EntRect column = { at_left ? left : right - air - width, sheet->y, width, sheet->height };

      if (below)
        column = (EntRect) { right + frame->legend.width + air, frame->legend.y, width, frame->legend.height };
      if (at_left)
        left += width + air;
      else
        right += (below ? 1 : -1) * (width + air);
      if ((i + 1) * (width + air) > most || column.x < sheet->x || column.x + width > sheet->x + sheet->width + 0.01)
        return held;
      column = between_taken (frame, column, air);
      held += split_for_key (layout, frame, column);
      ent_frame_take (frame, column);
    }
  return held;
}

/* A strip above a legend that stands below, across the whole sheet. */
static void
keep_strip (const EntLayout *layout, EntFrame *frame, guint n_lines)
{
  const EntRect *sheet = &frame->sheet;
  double width = ent_key_width (&layout->sizes), leading = ent_key_leading (&layout->sizes), air = ENT_FRAME_AIR * layout->sizes.legend;
  guint n_columns = MAX ((guint) ((sheet->width + 0.7 * layout->sizes.key) / (width + 0.7 * layout->sizes.key)), 1);
  guint n_rows = (n_lines + n_columns - 1) / n_columns;
  double height = (n_rows - 1) * leading + KEY_LINE * layout->sizes.key;
  EntRect strip = { sheet->x, frame->legend.y - air - height, sheet->width, height };

  if (strip.y < sheet->y + 0.4 * sheet->height)
    return;
  split_for_key (layout, frame, strip);
  ent_frame_take (frame, strip);
}

static void
keep_key (const EntLayout *layout, EntFrame *frame, gboolean below, const EntFrameWanted *wanted, EntRect free)
{
  guint held = split_for_key (layout, frame, free);

  if (held > 0 && wanted->key_lines > 0)
    ent_frame_take (frame, free);
  if (held < wanted->key_lines)
    held += keep_columns (layout, frame, below, wanted->round, wanted->key_lines - held);
  if (below && held < wanted->key_lines)
    keep_strip (layout, frame, wanted->key_lines - held);
}

static EntLegend *
legend_of (const EntFrameWanted *wanted, const Arrangement *way)
{
  if (way->narrow)
    return wanted->narrow;
  return way->brief ? wanted->brief : wanted->full;
}

/* Where the legend stands in this arrangement; FALSE if it does not fit. */
static gboolean
arrange (const EntLayout *layout, EntFrame *frame, const Arrangement *way, const EntFrameWanted *wanted, double top, double bottom)
{
  const EntRect *sheet = &frame->sheet;
  double em = layout->sizes.legend, air = ENT_FRAME_AIR * em;
  EntLegend *legend = legend_of (wanted, way);
  EntRect at, rest;

  ent_legend_measure (legend, layout, em * (way->narrow ? LEGEND_TEXT_NARROW : layout->sizes.wall ? LEGEND_TEXT_WALL
                                                                                                  : LEGEND_TEXT),
                      way->leading);
  ent_legend_flow (legend, layout, way->n_columns);
  at = (EntRect) { sheet->x + sheet->width - legend->width, sheet->y, legend->width, legend->height };
  if (way->below)
    {
      at.x = sheet->x;
      at.y = bottom - legend->height - (bottom < sheet->y + sheet->height ? 0.5 * air : 0);
    }
  for (guint i = 0; i < frame->n_taken && !way->below; i++)
    {
      EntRect near = ent_rect_grown (frame->taken[i], air);

      if (near.y < sheet->y + sheet->height / 2 && ent_rect_overlaps (&near, &at))
        at.y = top + air;
    }
  if (way->below && at.x + at.width > frame->corner.x - air && frame->corner.height > 0)
    at.y = MIN (at.y, frame->corner.y - air - legend->height);
  if (at.y + at.height > sheet->y + sheet->height + 0.5 || ent_rect_overlaps (&at, &frame->corner))
    return FALSE;
  if (way->below ? at.y < top || at.width > sheet->width + 0.5 : at.width > 0.6 * sheet->width)
    return FALSE;
  frame->legend = at;
  ent_frame_take (frame, at);
  rest = (EntRect) { at.x, at.y + at.height + air, at.width, way->below ? 0 : sheet->y + sheet->height - at.y - at.height - air };
  keep_key (layout, frame, way->below, wanted, between_taken (frame, rest, air));
  frame->body = way->below ? (EntRect) { sheet->x, top + air, sheet->width, at.y - top - 2 * air }
                           : (EntRect) { sheet->x, top + air, at.x - air - sheet->x, bottom - top - air };
  return TRUE;
}

/* clang-format off */
static const Arrangement ways[] = {
  { FALSE, 1, 1.2, FALSE }, { FALSE, 1, 1.0, FALSE }, { FALSE, 2, 1.1, FALSE },
  { TRUE, 3, 1.2, FALSE }, { TRUE, 4, 1.2, FALSE }, { TRUE, 5, 1.2, FALSE },
  { TRUE, 6, 1.1, FALSE }, { TRUE, 2, 1.1, FALSE },
  { FALSE, 1, 1.0, TRUE }, { FALSE, 2, 1.0, TRUE }, { FALSE, 3, 1.0, TRUE }, { TRUE, 5, 1.0, TRUE },
  { TRUE, 1, 1.2, .around_disc_alone = TRUE },
  { TRUE, 1, 1.0, .around_disc_alone = TRUE },
  { TRUE, 1, 1.0, .brief = TRUE, .around_disc_alone = TRUE },
  { TRUE, 2, 1.0, .around_disc_alone = TRUE },
  { TRUE, 2, 1.0, .brief = TRUE, .around_disc_alone = TRUE },
  { TRUE, 3, 1.0, .brief = TRUE, .around_disc_alone = TRUE },
  { TRUE, 4, 1.0, .brief = TRUE, .around_disc_alone = TRUE },
  { FALSE, 1, 1.2, .narrow = TRUE, .around_disc_alone = TRUE },
  { FALSE, 1, 1.0, .narrow = TRUE, .around_disc_alone = TRUE },
  { TRUE, 1, 1.0, .narrow = TRUE, .around_disc_alone = TRUE },
  { TRUE, 2, 1.0, .narrow = TRUE, .around_disc_alone = TRUE },
};
/* clang-format on */

/* How many of the lines that the key should have it has. */
static double
share_of_key (const EntLayout *layout, const EntFrame *frame, guint wanted)
{
  guint n = 0;

  for (guint i = 0; i < frame->n_keys; i++)
    n += ent_key_lines (&layout->sizes, frame->keys[i].height);
  return n >= wanted ? 1 : (double) n / wanted;
}

/* The arrangement that leaves the most to the picture; -1 if none leaves enough. */
static int
choose (const EntLayout *layout, const EntFrame *before, const EntFrameWanted *wanted, double top, double bottom, EntFrame *best)
{
  double best_worth = -1;
  int chosen = -1;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      EntFrame tried = *before;
      double worth;

      if ((ways[i].around_disc_alone && wanted->disc == NULL) || !arrange (layout, &tried, &ways[i], wanted, top, bottom))
        continue;
      /* airy rows and a legend that tells all are worth a little of the picture */
      worth = ent_frame_worth (&tried, wanted, FALSE) * (1 + 0.1 * (ways[i].leading - 1)) * (ways[i].brief ? 0.85 : 1);
      worth *= 1 - KEY_WORTH + KEY_WORTH * share_of_key (layout, &tried, wanted->key_lines);
      if (worth > best_worth + 1e-6)
        {
          best_worth = worth;
          *best = tried;
          chosen = (int) i;
        }
    }
  /* a wall is for the map: its legend must not make the circle much smaller */
  if (layout->sizes.wall && wanted->key_lines == 0 && best_worth < WALL_SHARE * ent_frame_worth (before, wanted, FALSE))
    return -1;
  /* a sheet too small for both goes without the legend */
  if (best_worth < LEAST_PICTURE * MIN (before->sheet.width, before->sheet.height))
    return -1;
  return chosen;
}

void
ent_frame_add_legend (EntLayout *layout, EntFrame *frame, const EntFrameWanted *wanted, double top, double bottom)
{
  EntFrame before = *frame, best;
  double air = ENT_FRAME_AIR * layout->sizes.legend;
  int chosen = -1;

  if (layout->spec->legend && wanted->legend_parts != 0 && !wanted->full->is_empty)
    chosen = choose (layout, &before, wanted, top, bottom, &best);
  if (chosen >= 0)
    {
      EntLegend *legend = legend_of (wanted, &ways[chosen]);
      EntFrame again = before;

      /* the legend has to flow once more as it did */
      arrange (layout, &again, &ways[chosen], wanted, top, bottom);
      *frame = best;
      ent_legend_put (legend, layout, frame->legend.x, frame->legend.y);
      return;
    }
  if (wanted->key_lines == 0)
    return;
  /* columns from the right edge */
  frame->legend = (EntRect) { frame->sheet.x + frame->sheet.width + air, frame->sheet.y, 0, 0 };
  keep_columns (layout, frame, FALSE, wanted->round, wanted->key_lines);
}
