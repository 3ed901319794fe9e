/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the legend's rows are measured, flow into columns, and are put on the sheet. */
#include <math.h>

#include "scene/legend.h"

/* In em of the legend. */
#define ICON_SYMBOL 2.0
#define ICON_TIE 4.2
#define ICON_TIE_WALL 2.9
#define ICON_MOVE 3.8
#define ICON_GAP 0.7
#define COLUMN_GAP 2.2
#define BLOCK_GAP 0.9
#define HEADING_GAP 0.35
/* Of a row, from the top of its letters to their foot and a little air. */
#define SOLID 1.1

static PangoLayout *
text_new (const EntLayout *layout, const char *text, double size, gboolean bold, double width)
{
  EntTextStyle style = { .size = size, .bold = bold, .width = width };
  g_autofree char *shown = ent_scene_display_text (text);

  return ent_scene_layout_new (layout->context, shown, &style);
}

static void
size_of (PangoLayout *text, double *width, double *height)
{
  EntRect logical;

  ent_scene_layout_extents (text, NULL, &logical);
  *width = logical.width;
  *height = logical.height;
}

/* The row of sizes: circles that touch the line on which they stand. */
static double
sizes_width (const EntLayout *layout)
{
  double width = 2 * layout->scene->line;

  for (guint power = 1; power <= ENT_POWER_MAX; power++)
    width += 2 * layout->sizes.radius[power] + (power > 1 ? 0.8 * layout->sizes.legend : 0);
  return width;
}

static double
tie_length (const EntLayout *layout)
{
  return (layout->sizes.wall ? ICON_TIE_WALL : ICON_TIE) * layout->sizes.legend;
}

static double
icon_width (const EntLayout *layout, const EntLegendRow *row, double em)
{
  switch (row->kind)
    {
    case ENT_ROW_TIE:
      return tie_length (layout) + ICON_GAP * em;
    case ENT_ROW_MOVE:
      return ICON_MOVE * em + ICON_GAP * em;
    case ENT_ROW_SYMBOL:
    case ENT_ROW_PEOPLE:
      return MAX (ICON_SYMBOL * em, 2 * row->largest) + ICON_GAP * em;
    case ENT_ROW_SIZES:
    case ENT_ROW_TEXT:
    default:
      return 0;
    }
}

static void
measure_row (EntLegendRow *row, const EntLayout *layout, double text_width, double leading)
{
  double em = layout->sizes.legend, icon = icon_width (layout, row, em);
  double width, height;

  if (row->layout == NULL)
    row->layout = text_new (layout, row->text, em, FALSE, MAX (text_width - icon, 4 * em));
  size_of (row->layout, &width, &height);
  row->width = icon + width;
  /* the first line without the air that fonts bring along */
  row->height = height - height / pango_layout_get_line_count (row->layout) + (SOLID + leading - 1) * em;
  if (row->kind == ENT_ROW_SYMBOL || row->kind == ENT_ROW_PEOPLE || row->kind == ENT_ROW_MOVE)
    row->height = MAX (row->height, 2 * row->symbol.radius + 0.16 * em);
  if (row->kind == ENT_ROW_SIZES)
    {
      row->height += 2 * layout->sizes.radius[ENT_POWER_MAX] + 0.35 * em;
      row->width = MAX (sizes_width (layout), 2 * width + 2 * em);
    }
}

/* Texts of a block begin below each other, beside the largest of its symbols. */
static void
find_largest (EntLegendBlock *block)
{
  double largest = 0;

  for (guint i = 0; i < block->rows->len; i++)
    largest = MAX (largest, g_array_index (block->rows, EntLegendRow, i).symbol.radius);
  for (guint i = 0; i < block->rows->len; i++)
    g_array_index (block->rows, EntLegendRow, i).largest = largest;
}

static double
heading_height (const EntLegendBlock *block, double height, double leading, double em)
{
  double line = height / pango_layout_get_line_count (block->layout);

  return height - line + SOLID * block->heading_size + HEADING_GAP * em * (leading > 1.05 ? leading : 0.5);
}

void
ent_legend_measure (EntLegend *legend, const EntLayout *layout, double text_width, double leading)
{
  double em = layout->sizes.legend;

  g_assert (legend->text_width == 0 || legend->text_width == text_width);
  legend->text_width = text_width;
  legend->leading = leading;
  legend->gap = BLOCK_GAP * em * (leading > 1.1 ? 1 : 0.6);
  legend->column = 0;
  for (guint i = 0; i < legend->blocks->len; i++)
    {
      EntLegendBlock *block = &g_array_index (legend->blocks, EntLegendBlock, i);
      double width, height;

      if (block->layout == NULL)
        block->layout = text_new (layout, block->heading, block->heading_size, TRUE, text_width);
      size_of (block->layout, &width, &height);
      block->width = width;
      block->height = heading_height (block, height, leading, em);
      find_largest (block);
      for (guint j = 0; j < block->rows->len; j++)
        {
          EntLegendRow *row = &g_array_index (block->rows, EntLegendRow, j);

          measure_row (row, layout, text_width, leading);
          block->width = MAX (block->width, row->width);
          block->height += row->height;
        }
      legend->column = MAX (legend->column, block->width);
    }
}

/* Lets blocks flow into columns of @height; returns how many columns that takes. */
static guint
flow_at (EntLegend *legend, double height, double column_step)
{
  double y = 0;
  guint column = 0;

  legend->height = 0;
  for (guint i = 0; i < legend->blocks->len; i++)
    {
      EntLegendBlock *block = &g_array_index (legend->blocks, EntLegendBlock, i);

      if (y > 0)
        y += legend->gap;
      /* the first block is the heading of all and stays with the next */
      if (i > 1 && y + block->height > height + 1e-6)
        {
          column++;
          y = 0;
        }
      block->x = column * column_step;
      block->y = y;
      y += block->height;
      legend->height = MAX (legend->height, y);
    }
  return column + 1;
}

void
ent_legend_flow (EntLegend *legend, const EntLayout *layout, guint n_columns)
{
  double step = legend->column + COLUMN_GAP * layout->sizes.legend;
  double low = 0, high = 0;
  guint used;

  for (guint i = 0; i < legend->blocks->len; i++)
    high += g_array_index (legend->blocks, EntLegendBlock, i).height + legend->gap;
  for (guint round = 0; round < 24 && n_columns > 1; round++)
    {
      double middle = (low + high) / 2;

      if (flow_at (legend, middle, step) <= n_columns)
        high = middle;
      else
        low = middle;
    }
  used = flow_at (legend, high, step);
  legend->width = used * step - COLUMN_GAP * layout->sizes.legend;
}

static void
put_symbol (EntLayout *layout, EntLegendRow *row, double x, double y)
{
  EntScene *scene = layout->scene;
  EntSceneSymbol symbol = row->symbol;

  symbol.x = x;
  symbol.y = y;
  symbol.bounds = ent_scene_symbol_bounds (scene, &symbol, &layout->sizes);
  g_array_append_val (scene->symbols, symbol);
}

static void
put_move (EntLayout *layout, EntLegendRow *row, double x, double y)
{
  EntScene *scene = layout->scene;
  double radius = row->symbol.radius, width = ICON_MOVE * layout->sizes.legend;
  EntSceneGhost ghost = { .symbol = (int) scene->symbols->len, .middle = { x + radius, y }, .radius = radius, .kind = row->ghost };

  put_symbol (layout, row, x + width - radius, y);
  g_array_append_val (scene->ghosts, ghost);
}

static void
put_sizes (EntLayout *layout, EntLegendRow *row, double x, double y)
{
  double base = y + 2 * layout->sizes.radius[ENT_POWER_MAX], em = layout->sizes.legend;
  double left = x + layout->scene->line, width, height;
  EntTextStyle style = { .size = em };
  PangoLayout *end = text_new (layout, row->end, em, FALSE, 0);

  for (guint power = 1; power <= ENT_POWER_MAX; power++)
    {
      double radius = layout->sizes.radius[power];

      row->symbol.radius = radius;
      row->symbol.power = power;
      put_symbol (layout, row, left + radius, base - radius);
      left += 2 * radius + 0.8 * em;
    }
  y = base + 0.35 * em;
  ent_scene_take_layout (layout->scene, ENT_TEXT_LEGEND, NULL, g_object_ref (row->layout), &style, x, y);
  size_of (end, &width, &height);
  ent_scene_take_layout (layout->scene, ENT_TEXT_LEGEND, NULL, end, &style, x + MAX (sizes_width (layout), row->width) - width, y);
}

static void
put_tie (EntLayout *layout, const EntLegendRow *row, double x, double y)
{
  EntSceneTie tie = row->tie;
  double length = tie_length (layout);

  for (guint i = 0; i < 4; i++)
    tie.few[i] = (EntPoint) { x + length * i / 3, y };
  tie.bounds = (EntRect) { x, y - 3 * tie.width, length, 6 * tie.width };
  g_array_append_val (layout->scene->ties, tie);
}

static void
put_number (EntLayout *layout, double x, double y)
{
  EntTextStyle style = { .size = layout->sizes.badge, .bold = TRUE };
  EntScene *scene = layout->scene;
  guint index = ent_scene_add_text (scene, layout->context, ENT_TEXT_BADGE, "3", &style, 0, 0);
  EntRect ink = g_array_index (scene->texts, EntSceneText, index).ink;

  ent_scene_move_text (scene, index, x - ink.x - ink.width / 2, y - ink.y - ink.height / 2);
}

static void
put_row (EntLayout *layout, EntLegendRow *row, double x, double y)
{
  double em = layout->sizes.legend, icon = icon_width (layout, row, em);
  EntTextStyle style = { .size = em };
  double width, height, middle;

  size_of (row->layout, &width, &height);
  middle = y + row->height / 2;
  switch (row->kind)
    {
    case ENT_ROW_SIZES:
      put_sizes (layout, row, x, y);
      return;
    case ENT_ROW_SYMBOL:
    case ENT_ROW_PEOPLE:
      put_symbol (layout, row, x + (icon - ICON_GAP * em) / 2, middle);
      if (row->kind == ENT_ROW_PEOPLE)
        put_number (layout, x + (icon - ICON_GAP * em) / 2 + 0.55 * em, middle + 0.4 * em);
      break;
    case ENT_ROW_TIE:
      put_tie (layout, row, x, middle);
      break;
    case ENT_ROW_MOVE:
      put_move (layout, row, x, middle);
      break;
    case ENT_ROW_TEXT:
    default:
      break;
    }
  ent_scene_take_layout (layout->scene, ENT_TEXT_LEGEND, NULL, g_object_ref (row->layout), &style, x + icon, middle - height / 2);
}

void
ent_legend_put (EntLegend *legend, EntLayout *layout, double x, double y)
{
  for (guint i = 0; i < legend->blocks->len; i++)
    {
      EntLegendBlock *block = &g_array_index (legend->blocks, EntLegendBlock, i);
      EntTextStyle style = { .size = block->heading_size, .bold = TRUE };
      double top = y + block->y, width, height;

      size_of (block->layout, &width, &height);
      ent_scene_take_layout (layout->scene, ENT_TEXT_HEADING, NULL, g_object_ref (block->layout), &style, x + block->x, top - height / pango_layout_get_line_count (block->layout) / 2 + SOLID * block->heading_size / 2);
      top += heading_height (block, height, legend->leading, layout->sizes.legend);
      for (guint j = 0; j < block->rows->len; j++)
        {
          EntLegendRow *row = &g_array_index (block->rows, EntLegendRow, j);

          put_row (layout, row, x + block->x, top);
          top += row->height;
        }
    }
}
