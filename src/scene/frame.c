/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surrounds a picture: title, subtitle, line of confidentiality, legend and
 * the room for the key; and what they leave free.
 */
#include <math.h>

#include "scene/legend.h"

/* In em of the legend. */
#define AIR 1.4
#define KEY_WIDTH 14.0
#define KEY_WIDTH_WALL 9.0
#define KEY_LEADING 1.45

/* The widest that texts of the legend get before they are broken. */
#define LEGEND_TEXT 17.0
#define LEGEND_TEXT_WALL 9.5

/* Of the short side of the sheet, what the legend must leave to the picture. */
#define LEAST_PICTURE 0.2

/* An arrangement of the legend: at the side in some columns, or below. */
typedef struct
{
  gboolean below;
  guint n_columns;
  double leading;
  gboolean brief;
} Arrangement;

double
ent_key_leading (const EntSceneSizes *sizes)
{
  return KEY_LEADING * sizes->key;
}

double
ent_key_width (const EntSceneSizes *sizes)
{
  return (sizes->wall ? KEY_WIDTH_WALL : KEY_WIDTH) * sizes->key;
}

static void
take (EntFrame *frame, EntRect rect)
{
  if (rect.width > 0 && rect.height > 0 && frame->n_taken < ENT_FRAME_MAX_TAKEN)
    frame->taken[frame->n_taken++] = rect;
}

static void
add_key (EntFrame *frame, EntRect rect)
{
  if (frame->n_keys < ENT_FRAME_MAX_TAKEN && rect.width > 0 && rect.height > 0)
    frame->keys[frame->n_keys++] = rect;
}

static EntRect
box_of (const EntScene *scene, guint index)
{
  const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, index);
  EntRect logical;

  ent_scene_layout_extents (text->layout, NULL, &logical);
  return (EntRect) { text->x + logical.x, text->y + logical.y, logical.width, logical.height };
}

static char *
make_counts (const EntLayout *layout)
{
  const EntWords *words = layout->spec->words;
  guint n = layout->scene->n_stakeholders, n_ties = 0;
  g_autofree char *stakeholders = NULL, *ties = NULL;

  for (guint i = 0; i < ent_map_n_ties (layout->map); i++)
    {
      const EntTie *tie = ent_map_tie_at (layout->map, i);

      n_ties += ent_spec_shows_tie (layout->spec, tie) && ent_scene_find_symbol (layout->scene, tie->from) >= 0 &&
                ent_scene_find_symbol (layout->scene, tie->to) >= 0;
    }
  /* Translators: %u is how many there are on the map. */
  stakeholders = g_strdup_printf (ent_words_plural (words, "%u stakeholder", "%u stakeholders", n), n);
  /* Translators: %u is how many there are on the map. */
  ties = g_strdup_printf (ent_words_plural (words, "%u tie", "%u ties", n_ties), n_ties);
  /* Translators: how many stakeholders, how many ties. */
  return g_strdup_printf (ent_words_text (words, "%s, %s"), stakeholders, ties);
}

/* "Baseline · 14 March 2026 · 45 stakeholders, 27 ties · Fundación Marea Alta" */
static char *
make_subtitle (const EntLayout *layout)
{
  const EntMapInfo *info = ent_map_info (layout->map);
  const EntMoment *moment = layout->spec->moment_id != NULL ? ent_map_moment (layout->map, layout->spec->moment_id) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (moment != NULL && moment->name != NULL)
    g_ptr_array_add (parts, g_strdup (moment->name));
  if (moment != NULL && moment->date != 0)
    g_ptr_array_add (parts, ent_words_date (layout->spec->words, moment->date));
  g_ptr_array_add (parts, make_counts (layout));
  if (info->organisation != NULL)
    g_ptr_array_add (parts, g_strdup (info->organisation));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
make_title (const EntLayout *layout)
{
  const EntMapInfo *info = ent_map_info (layout->map);
  const EntWords *words = layout->spec->words;

  if (info->title != NULL)
    return g_strdup (info->title);
  if (info->place != NULL)
    /* Translators: %s is the name of a place. */
    return g_strdup_printf (ent_words_text (words, "Protective environment of %s"), info->place);
  return g_strdup (ent_words_text (words, "Protective environment"));
}

static double
add_title (EntLayout *layout, EntFrame *frame)
{
  EntScene *scene = layout->scene;
  const EntSceneSizes *sizes = &layout->sizes;
  double width = frame->sheet.width, y = frame->sheet.y;
  EntTextStyle title_style = { .size = sizes->title, .bold = TRUE, .width = width, .n_lines = 2 };
  EntTextStyle subtitle_style = { .size = sizes->subtitle, .width = width, .n_lines = 2 };
  g_autofree char *title = NULL, *subtitle = NULL;
  EntRect box;

  if (!layout->spec->title)
    return y;
  title = make_title (layout);
  subtitle = make_subtitle (layout);
  box = box_of (scene, ent_scene_add_text (scene, layout->context, ENT_TEXT_TITLE, title, &title_style, frame->sheet.x, y));
  take (frame, box);
  y += box.height + 0.15 * sizes->subtitle;
  box = box_of (scene, ent_scene_add_text (scene, layout->context, ENT_TEXT_SUBTITLE, subtitle, &subtitle_style, frame->sheet.x, y));
  take (frame, box);
  return y + box.height;
}

static double
add_foot (EntLayout *layout, EntFrame *frame)
{
  EntScene *scene = layout->scene;
  const char *line = ent_map_info (layout->map)->confidentiality;
  EntTextStyle style = { .size = layout->sizes.legend, .width = 0.4 * frame->sheet.width, .n_lines = 3 };
  double bottom = frame->sheet.y + frame->sheet.height;
  guint index;
  EntRect box;

  if (line == NULL)
    return bottom;
  index = ent_scene_add_text (scene, layout->context, ENT_TEXT_SUBTITLE, line, &style, frame->sheet.x, frame->sheet.y);
  box = box_of (scene, index);
  ent_scene_move_text (scene, index, 0, bottom - box.y - box.height);
  take (frame, box_of (scene, index));
  return bottom - box.height;
}

static double
distance_to (const EntRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

static double
radius_at (const EntFrame *frame, double x, double y)
{
  double radius = MIN (MIN (x - frame->sheet.x, frame->sheet.x + frame->sheet.width - x),
                       MIN (y - frame->sheet.y, frame->sheet.y + frame->sheet.height - y));

  for (guint i = 0; i < frame->n_taken; i++)
    radius = MIN (radius, distance_to (&frame->taken[i], x, y));
  return radius;
}

/* Tries a grid of middles, then a finer one around the best. */
void
ent_frame_largest_circle (const EntFrame *frame, double around, EntPoint *centre, double *radius)
{
  const int steps = 40;
  double x0 = frame->sheet.x, y0 = frame->sheet.y, w = frame->sheet.width, h = frame->sheet.height;
  double best = 0;

  *centre = (EntPoint) { x0 + w / 2, y0 + h / 2 };
  for (guint round = 0; round < 3; round++)
    {
      for (int i = 0; i <= steps; i++)
        for (int j = 0; j <= steps; j++)
          {
            double x = x0 + w * i / steps, y = y0 + h * j / steps;
            double found = radius_at (frame, x, y);

            if (found > best + 1e-9)
              {
                best = found;
                *centre = (EntPoint) { x, y };
              }
          }
      w *= 2.0 / steps;
      h *= 2.0 / steps;
      x0 = centre->x - w / 2;
      y0 = centre->y - h / 2;
    }
  *radius = MAX (best - around, 0.1 * MIN (frame->sheet.width, frame->sheet.height));
}

/* Columns of the key within @area; returns how many lines they hold. */
static guint
split_for_key (const EntLayout *layout, EntFrame *frame, EntRect area)
{
  double width = ent_key_width (&layout->sizes), air = 0.7 * layout->sizes.key;
  guint n = (guint) ((area.width + air) / (width + air) + 1e-6), lines = (guint) MAX (area.height / ent_key_leading (&layout->sizes), 0);

  if (lines < 2)
    return 0;
  n = MAX (n, 1);
  for (guint i = 0; i < n; i++)
    {
      double each = (area.width - (n - 1) * air) / n;

      add_key (frame, (EntRect) { area.x + i * (each + air), area.y, each, area.height });
    }
  return n * lines;
}

/* Under the title, where a column reaches so far. */
static EntRect
below_taken (const EntFrame *frame, EntRect column, double air)
{
  for (guint j = 0; j < frame->n_taken; j++)
    if (ent_rect_overlaps (&column, &frame->taken[j]) && frame->taken[j].y < frame->sheet.y + frame->sheet.height / 2)
      {
        double top = frame->taken[j].y + frame->taken[j].height + air;

        column.height -= top - column.y;
        column.y = top;
      }
  return column;
}

/* Takes the room for @key_lines lines: in @free, then in columns beside the legend. */
static void
keep_key (const EntLayout *layout, EntFrame *frame, gboolean below, guint key_lines, EntRect free)
{
  const EntSceneSizes *sizes = &layout->sizes;
  double width = ent_key_width (sizes), air = AIR * sizes->legend;
  guint in_free = split_for_key (layout, frame, free);

  if (in_free > 0 && key_lines > 0)
    take (frame, free);
  for (guint i = 0, held = in_free; i < 6 && held < key_lines; i++)
    {
      EntRect column = { frame->legend.x - (i + 1) * (width + air), frame->sheet.y, width, frame->sheet.height };

      if (below)
        column = (EntRect) { frame->legend.x + frame->legend.width + air + i * (width + air), frame->legend.y, width, frame->legend.height };
      else
        column = below_taken (frame, column, air);
      if (column.x < frame->sheet.x + 0.3 * frame->sheet.width * !below || column.x + width > frame->sheet.x + frame->sheet.width)
        return;
      held += MAX (split_for_key (layout, frame, column), 1);
      take (frame, column);
    }
}

/* Where the legend stands in this arrangement; FALSE if it does not fit. */
static gboolean
arrange (const EntLayout *layout, EntFrame *frame, EntLegend *legend, const Arrangement *way, guint key_lines, double top, double bottom)
{
  const EntRect *sheet = &frame->sheet;
  double em = layout->sizes.legend, air = AIR * em;
  gboolean wall = layout->spec->medium == ENT_MEDIUM_PROJECTOR;
  EntRect at, rest;

  ent_legend_measure (legend, layout, em * (wall ? LEGEND_TEXT_WALL : LEGEND_TEXT), way->leading);
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
  if (at.x < sheet->x || at.y + at.height > sheet->y + sheet->height + 0.5 || at.y < top)
    if (way->below || at.y + at.height > sheet->y + sheet->height + 0.5)
      return FALSE;
  if (at.width > 0.6 * sheet->width && !way->below)
    return FALSE;
  frame->legend = at;
  take (frame, at);
  rest = (EntRect) { at.x, at.y + at.height + air, at.width, 0 };
  rest.height = way->below ? 0 : sheet->y + sheet->height - rest.y;
  keep_key (layout, frame, way->below, key_lines, rest);
  frame->body = way->below ? (EntRect) { sheet->x, top + air, sheet->width, at.y - top - 2 * air }
                           : (EntRect) { sheet->x, top + air, at.x - air - sheet->x, bottom - top - air };
  return TRUE;
}

static double
worth (const EntFrame *frame, gboolean round, double around)
{
  EntPoint centre;
  double radius;

  if (!round)
    return frame->body.width > 0 && frame->body.height > 0 ? MIN (frame->body.width, 1.4 * frame->body.height) : 0;
  ent_frame_largest_circle (frame, around, &centre, &radius);
  return radius;
}

/* The arrangement of the legend that leaves the most to the picture. */
static void
add_legend (EntLayout *layout, EntFrame *frame, guint parts, guint key_lines, gboolean round, double around, double top, double bottom)
{
  /* clang-format off */
  static const Arrangement ways[] = {
    { FALSE, 1, 1.2, FALSE }, { FALSE, 1, 1.0, FALSE }, { FALSE, 2, 1.1, FALSE },
    { TRUE, 3, 1.2, FALSE }, { TRUE, 4, 1.2, FALSE }, { TRUE, 5, 1.2, FALSE },
    { TRUE, 6, 1.1, FALSE }, { TRUE, 2, 1.1, FALSE },
    { FALSE, 2, 1.0, TRUE }, { FALSE, 3, 1.0, TRUE }, { TRUE, 5, 1.0, TRUE },
  };
  /* clang-format on */
  g_autoptr (EntLegend) full = ent_legend_new (layout, parts, FALSE);
  g_autoptr (EntLegend) brief = ent_legend_new (layout, parts, TRUE);
  EntFrame before = *frame, best = *frame;
  double best_worth = -1;
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      EntFrame tried = before;
      double found;

      if (!arrange (layout, &tried, ways[i].brief ? brief : full, &ways[i], key_lines, top, bottom))
        continue;
      /* airy rows and a legend that tells all are worth a little of the picture */
      found = worth (&tried, round, around) * (1 + 0.1 * (ways[i].leading - 1)) * (ways[i].brief ? 0.85 : 1);
      if (found > best_worth + 1e-6)
        {
          best_worth = found;
          best = tried;
          chosen = i;
        }
    }
  /* a sheet too small for both goes without the legend */
  if (best_worth < LEAST_PICTURE * MIN (frame->sheet.width, frame->sheet.height))
    return;
  *frame = before;
  arrange (layout, frame, ways[chosen].brief ? brief : full, &ways[chosen], key_lines, top, bottom);
  *frame = best;
  ent_legend_put (ways[chosen].brief ? brief : full, layout, frame->legend.x, frame->legend.y);
}

void
ent_layout_frame (EntLayout *layout, guint legend_parts, guint key_lines, gboolean round, double around, EntFrame *frame)
{
  const EntSceneSpec *spec = layout->spec;
  double top, bottom, air = AIR * layout->sizes.legend;

  *frame = (EntFrame) {
    .sheet = { spec->margin, spec->margin, spec->width - 2 * spec->margin, spec->height - 2 * spec->margin },
  };
  top = add_title (layout, frame);
  bottom = add_foot (layout, frame);
  frame->body = (EntRect) { frame->sheet.x, top + (spec->title ? air : 0), frame->sheet.width, bottom - top - (spec->title ? air : 0) };
  if (spec->legend && legend_parts != 0)
    add_legend (layout, frame, legend_parts, key_lines, round, around, top, bottom);
}
