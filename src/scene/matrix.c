/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix: what to do with whom. Decision power grows upwards, commitment to
 * the right; fields that call for the same strategy are one block. Whoever is
 * not assessed stands apart, to be found out about; those who decide little are
 * to be strengthened and heard, and nothing here ranks them as unimportant.
 */
#include "scene/matrix.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "scene/matrix-private.h"

#define MANY 600 /* stakeholders: above it their names are not measured one by one */

/* Letters, from what is best to what is last: how large, as parts of a label's
 * size on the map; whether strategies of one's own are shown; short names. */
static const struct
{
  double factor;
  gboolean strategies, brief;
} types[] = {
  { 1.4, TRUE, FALSE },
  { 1.2, TRUE, FALSE },
  { 1.0, TRUE, FALSE },
  { 1.0, FALSE, FALSE },
  { 1.0, FALSE, TRUE },
  { 0.9, FALSE, TRUE },
  { 0.8, FALSE, TRUE },
  { 0.7, FALSE, TRUE },
};

enum
{
  TONE_WORK_TOGETHER = 1,
  TONE_WIN_OVER,
  TONE_THROUGH_ALLIES,
  TONE_STRENGTHEN,
  TONE_INFORM,
  TONE_LISTEN,
  TONE_FIND_OUT,
};

static const char *const strategies[] = {
  [TONE_WORK_TOGETHER] = NC_ ("strategy", "Work together"),
                              [TONE_WIN_OVER] = NC_ ("strategy", "Win over"),
                                                     [TONE_THROUGH_ALLIES] = NC_ ("strategy", "Go through allies"),
                                                                                  [TONE_STRENGTHEN] = NC_ ("strategy", "Strengthen and give a voice"),
                                                                                                           [TONE_INFORM] = NC_ ("strategy", "Inform and invite"),
                                                                                                                                [TONE_LISTEN] = NC_ ("strategy", "Listen and watch"),
                                                                                                                                                     [TONE_FIND_OUT] = NC_ ("strategy", "Find out"),
                                                                                                                                                     };

/* Tracks with the same number make a block where a row's and a column's meet. */
static const guint row_groups[ENT_MATRIX_TRACKS] = { 0, 0, 1, 1, 1, 2 };
static const guint column_groups[ENT_MATRIX_TRACKS] = { 0, 1, 1, 2, 2, 3 };
#define N_ROW_GROUPS 3

static const guint8 tones[N_ROW_GROUPS][4] = {
  { TONE_THROUGH_ALLIES, TONE_WIN_OVER, TONE_WORK_TOGETHER, TONE_FIND_OUT },
  { TONE_LISTEN, TONE_INFORM, TONE_STRENGTHEN, TONE_FIND_OUT },
  { TONE_FIND_OUT, TONE_FIND_OUT, TONE_FIND_OUT, TONE_FIND_OUT },
};

typedef struct
{
  EntLayout layout;
  EntFrame frame;
  EntMatrixType type;
  EntMatrixItem *items;                                    /* by symbol */
  GPtrArray *fields[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS]; /* of EntMatrixItem, by row and column */

  EntRect grid; /* without the names of rows and columns */
  double widths[ENT_MATRIX_TRACKS], heights[ENT_MATRIX_TRACKS];
  double strips[N_ROW_GROUPS]; /* height of the strategies' names */
  EntRect cells[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS];
  double axis;         /* height of the titles of the axes */
  double row_names;    /* width */
  gboolean is_cramped; /* columns are narrower than their names */
  double column_names; /* height */
} Matrix;

/* The same in the row and in the column of not assessed: one block in the
 * shape of an L, whose arms are named each. */
static guint8
tone_at (guint row, guint column)
{
  return tones[row_groups[row]][column_groups[column]];
}

static gboolean
begins_block (guint row, guint column)
{
  gboolean at_top = row == 0 || row_groups[row] != row_groups[row - 1];
  gboolean at_left = column == 0 || column_groups[column] != column_groups[column - 1];

  if (row == ENT_MATRIX_TRACKS - 1)
    return column == 0;
  if (column == ENT_MATRIX_TRACKS - 1)
    return row == 0;
  return at_top && at_left;
}

/* The last column of the block that begins at @row, @column. */
static guint
end_of_block (guint row, guint column)
{
  if (row == ENT_MATRIX_TRACKS - 1)
    return ENT_MATRIX_TRACKS - 1;
  while (column + 1 < ENT_MATRIX_TRACKS && column_groups[column + 1] == column_groups[column])
    column++;
  return column;
}

static const char *
strategy_at (const Matrix *matrix, guint row, guint column)
{
  return ent_words_text_in (matrix->layout.spec->words, "strategy", strategies[tone_at (row, column)]);
}

static const char *
row_name (const Matrix *matrix, guint row)
{
  return ent_words_choice (matrix->layout.spec->words, &ent_power_choices, ent_matrix_power (row));
}

static const char *
column_name (const Matrix *matrix, guint column)
{
  return ent_words_choice (matrix->layout.spec->words, &ent_commitment_choices, ent_matrix_commitment (column));
}

/* Height of @text in lines of @width, or its width on one line if @width is 0. */
static double
measure_text (const Matrix *matrix, const char *text, double size, gboolean bold, double width)
{
  EntTextStyle style = { .size = size, .bold = bold, .width = width };
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (matrix->layout.context, text, &style);
  EntRect logical;

  ent_scene_layout_extents (layout, NULL, &logical);
  return width > 0 ? logical.height : logical.width;
}

/* Width of the longest word of @text. */
static double
measure_word (const Matrix *matrix, const char *text, double size, gboolean bold)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    width = MAX (width, measure_text (matrix, words[i], size, bold, 0));
  return width;
}

/* --- who stands where --- */

static void
collect_items (Matrix *matrix)
{
  EntScene *scene = matrix->layout.scene;

  matrix->items = g_new0 (EntMatrixItem, scene->n_stakeholders + 1);
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      matrix->fields[row][column] = g_ptr_array_new ();

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntMatrixItem *item = &matrix->items[i];
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      const EntStakeholder *stakeholder = ent_layout_stakeholder (&matrix->layout, i);

      symbol->flags &= ~ENT_SYMBOL_PINNED;
      item->symbol = i;
      item->name = ent_scene_display_text (stakeholder->name);
      if (stakeholder->short_name != NULL)
        item->brief = ent_scene_display_text (stakeholder->short_name);
      if (stakeholder->strategy != NULL && matrix->layout.spec->private_marks)
        item->strategy = ent_scene_display_text (stakeholder->strategy);
      g_ptr_array_add (matrix->fields[ent_matrix_row (symbol->power)][ent_matrix_column (symbol->commitment)], item);
    }
}

static void
clear (Matrix *matrix)
{
  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    {
      g_free (matrix->items[i].name);
      g_free (matrix->items[i].brief);
      g_free (matrix->items[i].strategy);
    }
  g_free (matrix->items);
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      g_ptr_array_unref (matrix->fields[row][column]);
}

/* --- rows and columns --- */

static double
gap_after (const Matrix *matrix, const guint *groups, guint track)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;

  if (track + 1 >= ENT_MATRIX_TRACKS)
    return 0;
  return groups[track] == groups[track + 1] ? sizes->line : 2 * sizes->gap;
}

static double
sum_of_gaps (const Matrix *matrix, const guint *groups)
{
  double sum = 0;

  for (guint i = 0; i < ENT_MATRIX_TRACKS; i++)
    sum += gap_after (matrix, groups, i);
  return sum;
}

/* What is kept free along the sides of a field, and above and below; lines of
 * letters bring some room of their own. */
static double
pad (const Matrix *matrix)
{
  return 1.5 * matrix->layout.sizes.gap;
}

static double
pad_above (const Matrix *matrix)
{
  return 0.8 * matrix->layout.sizes.gap;
}

static void
measure_needs (const Matrix *matrix, double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS], double *least_widths)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  double width = matrix->grid.width / ENT_MATRIX_TRACKS;

  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      double least = measure_word (matrix, column_name (matrix, column), sizes->ring, TRUE);

      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        {
          const GPtrArray *field = matrix->fields[row][column];

          needs[row][column] = 0;
          for (guint i = 0; i < field->len; i++)
            {
              const EntMatrixItem *item = g_ptr_array_index (field, i);

              needs[row][column] += ent_matrix_item_area (item, &matrix->type);
              least = MAX (least, MIN (item->word + item->mark.width + 2 * sizes->gap, 1.2 * width));
            }
          if (begins_block (row, column) && end_of_block (row, column) == column)
            {
              const char *strategy = strategy_at (matrix, row, column);

              /* in two lines, if no word is longer than that */
              least = MAX (least, measure_word (matrix, strategy, sizes->strategy, TRUE));
              least = MAX (least, measure_text (matrix, strategy, sizes->strategy, TRUE, 0) / 1.7);
            }
        }
      least_widths[column] = MAX (least + 2 * pad (matrix), 0.45 * width);
    }
}

static double
width_of_columns (const Matrix *matrix, guint first, guint last)
{
  double width = 0;

  for (guint i = first; i <= last; i++)
    width += matrix->widths[i] + (i < last ? gap_after (matrix, column_groups, i) : 0);
  return width;
}

/* Heights of what is written above the fields, at the widths of now. */
static void
measure_names (Matrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;

  matrix->column_names = 0;
  for (guint group = 0; group < N_ROW_GROUPS; group++)
    matrix->strips[group] = 0;
  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      double high = measure_text (matrix, column_name (matrix, column), sizes->ring, TRUE, matrix->widths[column]);
      matrix->column_names = MAX (matrix->column_names, high + sizes->gap);

      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        if (begins_block (row, column))
          {
            double width = width_of_columns (matrix, column, end_of_block (row, column)) - 2 * pad (matrix);
            double *strip = &matrix->strips[row_groups[row]];

            high = measure_text (matrix, strategy_at (matrix, row, column), sizes->strategy, TRUE, MAX (width, 1));
            *strip = MAX (*strip, high + pad_above (matrix));
          }
    }
}

static void
place_cells (Matrix *matrix)
{
  double y = matrix->grid.y;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      gboolean has_strip = row == 0 || row_groups[row] != row_groups[row - 1];
      double high = matrix->heights[row] + (has_strip ? matrix->strips[row_groups[row]] : 0);
      double x = matrix->grid.x;

      for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
        {
          matrix->cells[row][column] = (EntRect) { x, y, matrix->widths[column], high };
          x += matrix->widths[column] + gap_after (matrix, column_groups, column);
        }
      y += high + gap_after (matrix, row_groups, row);
    }
}

static void
size_grid (Matrix *matrix)
{
  const EntRect *body = &matrix->frame.body;

  matrix->grid.x = body->x + matrix->row_names;
  matrix->grid.y = body->y + matrix->axis + matrix->column_names;
  matrix->grid.width = MAX (body->x + body->width - matrix->grid.x, 1);
  matrix->grid.height = MAX (body->y + body->height - matrix->grid.y, 1);
}

/* Heights below which not even symbols with numbers have room, at the widths of now. */
static void
measure_least_heights (const Matrix *matrix, double *least)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      least[row] = MAX (1.4 * sizes->ring, 1.4 * matrix->type.size);
      for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
        {
          GPtrArray *field = matrix->fields[row][column];
          double width = matrix->widths[column] - 2 * pad (matrix);
          double high = ent_matrix_least_height ((EntMatrixItem **) field->pdata, field->len, width, &matrix->type);

          least[row] = MAX (least[row], high);
        }
      least[row] += 2 * pad_above (matrix);
    }
}

static double
height_for_rows (const Matrix *matrix)
{
  double height = matrix->grid.height - sum_of_gaps (matrix, row_groups);

  for (guint group = 0; group < N_ROW_GROUPS; group++)
    height -= matrix->strips[group];
  return MAX (height, 1);
}

static void
size_rows_and_columns (Matrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS];
  double least_widths[ENT_MATRIX_TRACKS], least_heights[ENT_MATRIX_TRACKS];

  matrix->axis = 1.5 * sizes->heading + sizes->gap;
  matrix->row_names = measure_text (matrix, ent_words_choice (matrix->layout.spec->words, &ent_aspect_choices, ENT_ASPECT_POWER), sizes->heading, TRUE, 0);
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    matrix->row_names = MAX (matrix->row_names, measure_text (matrix, row_name (matrix, row), sizes->ring, TRUE, 0));
  matrix->row_names = MIN (matrix->row_names + 2 * sizes->gap, 0.2 * matrix->frame.body.width);

  matrix->column_names = 1.5 * sizes->ring;
  for (guint group = 0; group < N_ROW_GROUPS; group++)
    matrix->strips[group] = 1.4 * sizes->strategy + pad_above (matrix);

  /* names take more lines in narrow columns: once more when the widths are known */
  for (guint round = 0; round < 2; round++)
    {
      size_grid (matrix);
      measure_needs (matrix, needs, least_widths);
      for (guint column = 0; column < ENT_MATRIX_TRACKS && round == 0; column++)
        matrix->widths[column] = matrix->grid.width / ENT_MATRIX_TRACKS;
      measure_least_heights (matrix, least_heights);
      ent_matrix_size_tracks (needs, least_widths, least_heights,
                              MAX (matrix->grid.width - sum_of_gaps (matrix, column_groups), 1),
                              height_for_rows (matrix), matrix->widths, matrix->heights);
      measure_names (matrix);
    }

  double wanted[ENT_MATRIX_TRACKS], least = 0;
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      wanted[row] = matrix->heights[row];
      least += least_widths[row];
    }
  matrix->is_cramped = least > matrix->grid.width - sum_of_gaps (matrix, column_groups) + 1e-6;
  size_grid (matrix);
  measure_least_heights (matrix, least_heights);
  ent_matrix_share (wanted, least_heights, ENT_MATRIX_TRACKS, height_for_rows (matrix), matrix->heights);
  place_cells (matrix);
}

/* Where the field's stakeholders may stand. */
static EntRect
room_in_cell (const Matrix *matrix, guint row, guint column)
{
  EntRect room = matrix->cells[row][column];

  if (row == 0 || row_groups[row] != row_groups[row - 1])
    {
      room.y += matrix->strips[row_groups[row]];
      room.height -= matrix->strips[row_groups[row]];
    }
  room.x += pad (matrix);
  room.width -= 2 * pad (matrix);
  room.y += pad_above (matrix);
  room.height -= 2 * pad_above (matrix);
  room.width = MAX (room.width, 1);
  room.height = MAX (room.height, 1);
  return room;
}

/* Returns how many names found no room. */
static guint
pack_all (Matrix *matrix)
{
  guint n_keyed = 0;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      {
        GPtrArray *field = matrix->fields[row][column];
        EntRect room = room_in_cell (matrix, row, column);

        n_keyed += field->len - ent_matrix_pack ((EntMatrixItem **) field->pdata, field->len, &room, &matrix->type);
      }
  return n_keyed;
}

/* All symbols have one size here: their row says the decision power. */
static void
size_symbols (Matrix *matrix, double radius)
{
  EntScene *scene = matrix->layout.scene;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      EntRect *mark = &matrix->items[i].mark;

      symbol->radius = radius;
      *mark = ent_scene_symbol_bounds (scene, symbol, &matrix->layout.sizes);
      mark->x -= symbol->x;
      mark->y -= symbol->y;
    }
}

static void
set_type (Matrix *matrix, guint which)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  double size = MAX (sizes->label * types[which].factor, sizes->least);
  gboolean wide = matrix->layout.scene->n_stakeholders > 99;

  matrix->type = (EntMatrixType) {
    .context = matrix->layout.context,
    .size = size,
    .brief = types[which].brief,
    .strategy_size = types[which].strategies ? MAX (0.85 * size, sizes->least) : 0,
    .gap = MAX (sizes->gap, 2.5),
    .key_width = measure_text (matrix, wide ? "888" : "88", sizes->key, TRUE, 0),
  };
  size_symbols (matrix, MIN (MIN (sizes->radius[3], 0.7 * sizes->label) * types[which].factor, 0.7 * size));
}

/* Whether it is worth trying. */
static gboolean
may_fit (const Matrix *matrix)
{
  double area = 0;

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    area += ent_matrix_item_area (&matrix->items[i], &matrix->type);
  return area < matrix->frame.body.width * matrix->frame.body.height;
}

/* From large letters with strategies to small ones without, until all fit.
 * Returns how many names found no room even so. */
static guint
fit_names (Matrix *matrix)
{
  const EntMatrixType *type = &matrix->type;
  const guint last = G_N_ELEMENTS (types) - 1;
  guint n = matrix->layout.scene->n_stakeholders, n_keyed = n;

  for (guint which = n > MANY ? last : 0; which <= last && n_keyed > 0; which++)
    {
      EntMatrixType before = *type;

      set_type (matrix, which);
      for (guint i = 0; i < n; i++)
        {
          EntMatrixItem *item = &matrix->items[i];

          /* letters have no hints: text grows in proportion */
          if (before.size > 0 && before.brief == type->brief)
            ent_matrix_item_scale (item, type->size / before.size);
          else
            ent_matrix_measure (item, type, n > MANY);
        }
      if (which < last && !may_fit (matrix))
        continue;
      size_rows_and_columns (matrix);
      n_keyed = pack_all (matrix);
    }
  return n_keyed;
}

/* --- the key --- */

/* How many lines the key has room for. */
static guint
key_capacity (const Matrix *matrix)
{
  double leading = ent_key_leading (&matrix->layout.sizes);
  guint n = 0;

  for (guint i = 0; i < matrix->frame.n_keys; i++)
    n += (guint) MAX (matrix->frame.keys[i].height / leading + 1e-6, 0);
  return n;
}

/* Takes columns for @n_lines of the key, or as many as leave enough of them,
 * from the right of the fields. */
static void
keep_key (Matrix *matrix, guint n_lines)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntFrame *frame = &matrix->frame;
  double width = ent_key_width (sizes), air = 2 * sizes->key;

  while (key_capacity (matrix) < n_lines && frame->n_keys < ENT_FRAME_MAX_TAKEN)
    {
      EntRect column = frame->body;

      if (frame->body.width - width - air < 0.55 * frame->sheet.width)
        return;
      column.x = frame->body.x + frame->body.width - width;
      column.width = width;
      frame->body.width -= width + air;
      /* numbers run from left to right */
      memmove (frame->keys + 1, frame->keys, frame->n_keys * sizeof *frame->keys);
      frame->keys[0] = column;
      frame->n_keys++;
    }
}

/* Leaves to the fields what is theirs: columns for the key may reach into them. */
static void
clip_keys (Matrix *matrix)
{
  EntFrame *frame = &matrix->frame;
  double right = frame->body.x + frame->body.width + matrix->layout.sizes.key;
  guint n = 0;

  for (guint i = 0; i < frame->n_keys; i++)
    {
      EntRect key = frame->keys[i];

      if (key.x < right && ent_rect_overlaps (&key, &frame->body))
        {
          key.width -= right - key.x;
          key.x = right;
        }
      if (key.width > 0.5 * ent_key_width (&matrix->layout.sizes))
        frame->keys[n++] = key;
    }
  frame->n_keys = n;
}

static void
make_frame (Matrix *matrix, guint legend_parts)
{
  EntScene *scene = matrix->layout.scene;

  /* what a frame before this one has put there */
  g_array_set_size (scene->texts, 0);
  g_array_set_size (scene->ties, 0);
  g_array_set_size (scene->symbols, scene->n_stakeholders);
  ent_layout_frame (&matrix->layout, legend_parts, 0, FALSE, 0, &matrix->frame);
  clip_keys (matrix);
}

/* How many have neither name nor number. */
static guint
count_left_out (const Matrix *matrix)
{
  guint n_numbered = 0, n_bare = 0, capacity = key_capacity (matrix);

  for (guint i = 0; i < matrix->layout.scene->n_stakeholders; i++)
    if (!matrix->items[i].labelled)
      {
        if (matrix->items[i].scale < 1)
          n_bare++;
        else
          n_numbered++;
      }
  return n_bare + (n_numbered > capacity ? n_numbered - capacity : 0);
}

/* Room for the key, column by column, as long as it helps. Returns how many are
 * left out even so. */
static guint
make_room_for_key (Matrix *matrix, guint n_keyed)
{
  guint n_left_out = count_left_out (matrix);

  while (n_left_out > 0 && matrix->layout.scene->n_stakeholders <= MANY)
    {
      EntFrame before = matrix->frame;

      keep_key (matrix, n_keyed);
      if (matrix->frame.n_keys == before.n_keys)
        break;
      n_keyed = fit_names (matrix);
      guint n = count_left_out (matrix);
      if (n >= n_left_out || matrix->is_cramped)
        {
          matrix->frame = before;
          fit_names (matrix);
          break;
        }
      n_left_out = n;
    }
  return n_left_out;
}

/* The frame, rows, columns and everybody's place. */
static void
fit_all (Matrix *matrix)
{
  const guint legend = ENT_LEGEND_KINDS | ENT_LEGEND_MARKS | ENT_LEGEND_COMMITMENT;
  gboolean wall = matrix->layout.spec->medium == ENT_MEDIUM_PROJECTOR;

  make_frame (matrix, legend);
  guint n_left_out = make_room_for_key (matrix, fit_names (matrix));
  if (n_left_out == 0 || !wall || matrix->frame.legend.width <= 0)
    return;

  /* letters for a wall are so large that names may need the legend's place more */
  make_frame (matrix, 0);
  if (make_room_for_key (matrix, fit_names (matrix)) < n_left_out)
    return;
  make_frame (matrix, legend);
  make_room_for_key (matrix, fit_names (matrix));
}

/* --- the scene --- */

static void
add_names (Matrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  const EntWords *words = matrix->layout.spec->words;
  PangoContext *context = matrix->layout.context;
  double left = matrix->frame.body.x, top = matrix->frame.body.y;
  EntTextStyle axis = { .size = sizes->heading, .bold = TRUE };
  EntTextStyle name = { .size = sizes->ring, .bold = TRUE };

  ent_scene_add_text (scene, context, ENT_TEXT_HEADING, ent_words_choice (words, &ent_aspect_choices, ENT_ASPECT_POWER), &axis, left, top);
  ent_scene_add_text (scene, context, ENT_TEXT_HEADING, ent_words_text (words, "Commitment to child protection"), &axis, matrix->grid.x, top);

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      const EntRect *cell = &matrix->cells[row][0];
      name.width = matrix->row_names - sizes->gap;
      double high = measure_text (matrix, row_name (matrix, row), name.size, TRUE, name.width);
      ent_scene_add_text (scene, context, ENT_TEXT_RING, row_name (matrix, row), &name, left, cell->y + (cell->height - high) / 2);
    }
  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      const EntRect *cell = &matrix->cells[0][column];
      name.width = cell->width;
      double high = measure_text (matrix, column_name (matrix, column), name.size, TRUE, name.width);
      ent_scene_add_text (scene, context, ENT_TEXT_RING, column_name (matrix, column), &name, cell->x + pad (matrix), cell->y - sizes->gap - high);
    }
}

static void
add_cells (Matrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  EntTextStyle style = { .size = matrix->layout.sizes.strategy, .bold = TRUE };

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      {
        EntSceneCell cell = {
          .power = ent_matrix_power (row),
          .commitment = ent_matrix_commitment (column),
          .tone = tone_at (row, column),
          .rect = matrix->cells[row][column],
        };

        g_array_append_val (scene->cells, cell);
        if (!begins_block (row, column))
          continue;
        style.width = MAX (width_of_columns (matrix, column, end_of_block (row, column)) - 2 * pad (matrix), 1);
        ent_scene_add_text (scene, matrix->layout.context, ENT_TEXT_STRATEGY, strategy_at (matrix, row, column),
                            &style, cell.rect.x + pad (matrix), cell.rect.y + pad_above (matrix));
      }
}

static void
add_label (Matrix *matrix, const EntMatrixItem *item, EntSceneSymbol *symbol)
{
  EntScene *scene = matrix->layout.scene;
  EntTextStyle style = { .size = matrix->type.size };
  gboolean one_line = item->name_width <= item->label.width && !item->estimated;
  PangoLayout *layout = ent_matrix_layout (&matrix->type, ent_matrix_item_name (item, &matrix->type), FALSE, one_line ? 0 : item->label.width);

  symbol->label = ent_scene_take_layout (scene, ENT_TEXT_LABEL, symbol->id, layout, &style, item->label.x, item->label.y);
  if (matrix->type.strategy_size <= 0 || item->strategy == NULL)
    return;
  style.size = matrix->type.strategy_size;
  layout = ent_matrix_layout (&matrix->type, item->strategy, TRUE, item->label.width);
  ent_scene_take_layout (scene, ENT_TEXT_HINT, symbol->id, layout, &style, item->label.x, item->strategy_top);
}

/* Where the line with @number stands, from 1; FALSE beyond the last one. */
static gboolean
find_key_line (const Matrix *matrix, guint number, EntRect *line)
{
  double leading = ent_key_leading (&matrix->layout.sizes);
  guint place = number - 1;

  for (guint i = 0; i < matrix->frame.n_keys; i++)
    {
      const EntRect *column = &matrix->frame.keys[i];
      guint n = (guint) MAX (column->height / leading + 1e-6, 0);

      if (place < n)
        {
          *line = (EntRect) { column->x, column->y + place * leading, column->width, leading };
          return TRUE;
        }
      place -= n;
    }
  return FALSE;
}

/* Gives the symbol the next number if the key has a line left for it. */
static void
add_to_key (Matrix *matrix, const EntMatrixItem *item, EntSceneSymbol *symbol, guint *n_keyed)
{
  EntScene *scene = matrix->layout.scene;
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  EntRect line;

  if (item->scale < 1 || !find_key_line (matrix, *n_keyed + 1, &line))
    {
      scene->n_left_out++;
      return;
    }

  symbol->key_number = ++*n_keyed;
  g_autofree char *digits = g_strdup_printf ("%u", symbol->key_number);
  /* an en space: as wide as a figure, so that numbers and names stand in two columns */
  g_autofree char *text = g_strdup_printf ("%u\u2002%s", symbol->key_number, item->name);
  EntTextStyle beside = { .size = sizes->key, .bold = TRUE };
  EntTextStyle in_key = { .size = sizes->key, .width = line.width, .n_lines = 1 };
  guint index = ent_scene_add_text (scene, matrix->layout.context, ENT_TEXT_KEY_NUMBER, digits, &beside, 0, 0);
  EntSceneText *mark = &g_array_index (scene->texts, EntSceneText, index);

  mark->id = ent_id_ref (symbol->id);
  ent_scene_move_text (scene, index, item->number_x - mark->ink.x, symbol->y - mark->ink.y - mark->ink.height / 2);
  index = ent_scene_add_text (scene, matrix->layout.context, ENT_TEXT_KEY, text, &in_key, line.x, line.y);
  g_array_index (scene->texts, EntSceneText, index).id = ent_id_ref (symbol->id);
}

static void
add_stakeholders (Matrix *matrix)
{
  EntScene *scene = matrix->layout.scene;
  guint n_keyed = 0;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      for (guint i = 0; i < matrix->fields[row][column]->len; i++)
        {
          const EntMatrixItem *item = g_ptr_array_index (matrix->fields[row][column], i);
          EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, item->symbol);

          symbol->x = item->x;
          symbol->y = item->y;
          symbol->radius *= item->scale;
          symbol->bounds = ent_scene_symbol_bounds (scene, symbol, &matrix->layout.sizes);
          if (item->labelled)
            add_label (matrix, item, symbol);
          else
            add_to_key (matrix, item, symbol, &n_keyed);
        }
  ent_layout_add_badges (&matrix->layout);
}

void
ent_scene_lay_out_matrix (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  Matrix matrix = { 0 };

  ent_layout_init (&matrix.layout, scene, map, spec, context);
  ent_layout_add_stakeholders (&matrix.layout);
  collect_items (&matrix);
  fit_all (&matrix);
  add_cells (&matrix);
  add_names (&matrix);
  add_stakeholders (&matrix);
  clear (&matrix);
}
