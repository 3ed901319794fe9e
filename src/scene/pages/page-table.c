/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that run over pages: the header stands on each of them, and a row on one,
 * unless it is higher than a page.
 */
#include <string.h>

#include "scene/pages/page-flow.h"

/* What a symbol and a specimen of a tie take before the letters, in em. */
#define SYMBOL_WIDTH 1.75
#define TIE_WIDTH 4.2
#define TIE_GAP 0.8
#define BAR_HEIGHT 1.0
/* From a group to the row before it, and the least of the page that it should have below it, in em. */
#define GROUP_AIR 0.6
#define HEADER_RULE 1.6

static double
row_air (const EntTable *table)
{
  return ENT_FLOW_AIR * table->flow->em;
}

void
ent_table_begin (EntTable *table, EntFlow *flow, const EntColumn *columns, guint n_columns)
{
  double sum = 0, x = flow->left, free;

  *table = (EntTable) { .flow = flow, .group_sector = -1 };
  for (guint i = 0; i < n_columns && table->n_columns < ENT_TABLE_MAX_COLUMNS; i++)
    if (columns[i].from * flow->em <= flow->width)
      {
        table->columns[table->n_columns] = columns[i];
        table->source[table->n_columns++] = i;
        sum += columns[i].weight;
      }
  free = flow->width - (table->n_columns - 1) * ENT_TABLE_GAP * flow->em;
  for (guint i = 0; i < table->n_columns; i++)
    {
      table->x[i] = x;
      table->width[i] = free * table->columns[i].weight / sum;
      x += table->width[i] + ENT_TABLE_GAP * flow->em;
    }
}

static double
put_header (EntTable *table)
{
  EntFlow *flow = table->flow;
  double size = ent_flow_letter (flow, ENT_FLOW_SMALL), height = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      EntTextStyle style = { .size = size, .bold = TRUE, .width = table->width[i], .alignment = table->columns[i].centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT };
      PangoLayout *layout = ent_scene_layout_new (flow->context, table->columns[i].heading, &style);
      EntRect logical;

      ent_scene_layout_extents (layout, NULL, &logical);
      ent_scene_take_layout (flow->scene, ENT_TEXT_SUBTITLE, NULL, layout, &style, table->x[i] + logical.x, flow->y);
      height = MAX (height, logical.height);
    }
  return height;
}

/* @continued: it began on a page before. */
static void
put_group (EntTable *table, gboolean continued)
{
  EntFlow *flow = table->flow;
  EntTextStyle style = { .size = flow->em, .bold = TRUE, .width = flow->width, .n_lines = 1 };
  /* Translators: above the rest of a part that began on the page before; %s is the part's heading */
  g_autofree char *again = g_strdup_printf (ent_words_text (flow->spec->words, "%s (continued)"), table->group);
  EntSceneText *text;
  EntRect logical;

  flow->y += GROUP_AIR * flow->em;
  ent_scene_add_text (flow->scene, flow->context, table->group_sector >= 0 ? ENT_TEXT_SECTOR : ENT_TEXT_HEADING,
                      continued ? again : table->group, &style, flow->left, flow->y);
  text = &g_array_index (flow->scene->texts, EntSceneText, flow->scene->texts->len - 1);
  if (table->group_sector >= 0)
    text->sector = (guint8) table->group_sector;
  ent_scene_layout_extents (text->layout, NULL, &logical);
  flow->y += logical.height + 0.3 * row_air (table);
  ent_flow_add_rule (flow, flow->y, HEADER_RULE * flow->line, table->group_sector);
}

/* With the header, the first time too. */
static void
begin_part (EntTable *table)
{
  EntFlow *flow = table->flow;

  flow->y += put_header (table) + 0.5 * row_air (table);
  if (table->group == NULL || table->waits)
    ent_flow_add_rule (flow, flow->y, HEADER_RULE * flow->line, -1);
  else
    put_group (table, TRUE);
  table->begun = TRUE;
}

static void
turn_page (EntTable *table)
{
  ent_flow_begin_blank_page (table->flow, NULL);
  begin_part (table);
}

void
ent_table_add_group (EntTable *table, const char *text, int sector)
{
  g_free (table->group);
  table->group = g_strdup (text);
  table->group_sector = sector;
  table->waits = TRUE;
}

static double
before_letters (const EntTable *table, const EntCell *cell)
{
  double ems = cell->indent + (cell->symbol != NULL ? SYMBOL_WIDTH : 0) + (cell->tie != NULL ? TIE_WIDTH + TIE_GAP : 0);

  return ems * table->flow->em;
}

static EntTextStyle
style_of (const EntTable *table, const EntCell *cell, guint column)
{
  return (EntTextStyle) {
    .size = table->flow->em,
    .bold = cell->bold,
    .width = MAX (table->width[column] - before_letters (table, cell), 2 * table->flow->em),
    .alignment = table->columns[column].centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT,
  };
}

/* What is left of the text of each column, and how that is laid out. */
typedef struct
{
  const char *rest[ENT_TABLE_MAX_COLUMNS];
  PangoLayout *layouts[ENT_TABLE_MAX_COLUMNS];
  double height;  /* that it would take */
  gboolean first; /* nothing of it stands yet */
} Row;

static void
measure (const EntTable *table, const EntCell *cells, Row *row)
{
  double height = 1.3 * table->flow->em;

  for (guint i = 0; i < table->n_columns; i++)
    {
      EntTextStyle style = style_of (table, &cells[table->source[i]], i);
      EntRect logical;

      g_set_object (&row->layouts[i], NULL);
      row->layouts[i] = ent_scene_layout_new (table->flow->context, row->rest[i], &style);
      ent_scene_layout_extents (row->layouts[i], NULL, &logical);
      height = MAX (height, logical.height);
    }
  row->height = MAX (height + 2 * row_air (table), table->least);
}

static void
put_specimens (EntTable *table, const EntCell *cell, double x, double y, double width)
{
  EntFlow *flow = table->flow;
  double em = flow->em;
  EntRect bar = { x, y - BAR_HEIGHT / 2 * em, width, BAR_HEIGHT * em };

  x += cell->indent * em;
  if (cell->symbol != NULL)
    {
      EntSceneSymbol symbol = *cell->symbol;

      symbol.x = x + (SYMBOL_WIDTH - 0.4) / 2 * em;
      symbol.y = y;
      symbol.bounds = ent_scene_symbol_bounds (flow->scene, &symbol, &flow->layout.sizes);
      g_array_append_val (flow->scene->symbols, symbol);
    }
  if (cell->tie != NULL)
    ent_flow_add_tie (flow, cell->tie, x, x + TIE_WIDTH * em, y);
  if (cell->bar != NULL)
    ent_flow_add_bar (flow, &bar, cell->bar, FALSE);
}

/* The ground goes from the middle of one gap to that of the next. */
static void
put_ground (EntTable *table, guint column, int tone, double y, double height)
{
  double half = ENT_TABLE_GAP / 2 * table->flow->em;
  EntSceneCell ground = { .tone = (guint8) tone, .rect = { table->x[column] - half, y, table->width[column] + 2 * half, height } };

  if (column + 1 == table->n_columns)
    ground.rect.width -= half;
  g_array_append_val (table->flow->scene->cells, ground);
}

/* The lines of the text of a column that stand in @height, one at least; what is left of it stays in @row. */
static PangoLayout *
take_lines (EntTable *table, const EntTextStyle *style, Row *row, guint column, double height)
{
  PangoLayout *whole = row->layouts[column];
  gsize length = ent_lines_that_fit (whole, height);
  g_autofree char *part = NULL;

  row->layouts[column] = NULL;
  if (row->rest[column][length] == '\0')
    {
      row->rest[column] += length;
      return whole;
    }
  g_object_unref (whole);
  part = g_strndup (row->rest[column], length);
  row->rest[column] += length;
  return ent_scene_layout_new (table->flow->context, part, style);
}

/* As much of it as stands in @height. */
static void
put_part (EntTable *table, const EntCell *cells, Row *row, double height)
{
  EntFlow *flow = table->flow;
  double air = row_air (table);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const EntCell *cell = &cells[table->source[i]];
      EntTextStyle style = style_of (table, cell, i);
      g_autoptr (PangoLayout) layout = take_lines (table, &style, row, i, height - 2 * air);
      EntRect logical;
      double down;

      if (cell->tone > 0)
        put_ground (table, i, cell->tone, flow->y, height);
      ent_scene_layout_extents (layout, NULL, &logical);
      down = table->least > 0 ? MAX ((height - logical.height) / 2, air) : air;
      if (row->first)
        put_specimens (table, cell, table->x[i], flow->y + down + logical.height / pango_layout_get_line_count (layout) / 2, table->width[i]);
      if (*pango_layout_get_text (layout) != '\0')
        ent_scene_take_layout (flow->scene, ENT_TEXT_LEGEND, NULL, g_object_ref (layout), &style, table->x[i] + before_letters (table, cell) + logical.x, flow->y + down);
    }
  row->first = FALSE;
  flow->y += height;
}

static gboolean
is_over (const EntTable *table, const Row *row)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (*row->rest[i] != '\0')
      return FALSE;
  return TRUE;
}

/* What the group and the first header above a row take, about. */
static double
above_row (const EntTable *table)
{
  double em = table->flow->em;

  return (table->waits ? (1.5 + GROUP_AIR) * em : 0) + (table->begun ? 0 : 3 * em);
}

void
ent_table_add_row (EntTable *table, const EntCell *cells)
{
  EntFlow *flow = table->flow;
  Row row = { .first = TRUE };

  for (guint i = 0; i < table->n_columns; i++)
    row.rest[i] = cells[table->source[i]].text != NULL ? cells[table->source[i]].text : "";
  measure (table, cells, &row);
  if (flow->y + above_row (table) + row.height > flow->bottom && flow->y > flow->top)
    turn_page (table);
  else if (!table->begun)
    begin_part (table);
  if (table->waits)
    {
      table->waits = FALSE;
      put_group (table, FALSE);
    }
  put_part (table, cells, &row, MIN (row.height, flow->bottom - flow->y));
  while (!is_over (table, &row))
    {
      turn_page (table);
      measure (table, cells, &row);
      put_part (table, cells, &row, MIN (row.height, flow->bottom - flow->y));
    }
  ent_flow_add_rule (flow, flow->y, 0.6 * flow->line, -1);
}

void
ent_table_end (EntTable *table)
{
  g_clear_pointer (&table->group, g_free);
}
