/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the matrix: which strategy each calls for, what rows and columns
 * are called, how wide and high they are, and where they lie.
 */
#include <glib/gi18n.h>

#include "scene/matrix/matrix-private.h"

/* What keeps two things apart for the eye, in scene units. */
#define LEAST_AIR 2.2
/* How often widths are looked for. */
#define ROUNDS 4

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

/* clang-format off */
static const char *const strategies[] = {
  [TONE_WORK_TOGETHER] = NC_("strategy", "Work together"),
  [TONE_WIN_OVER] = NC_("strategy", "Win over"),
  [TONE_THROUGH_ALLIES] = NC_("strategy", "Go through allies"),
  [TONE_STRENGTHEN] = NC_("strategy", "Strengthen and give a voice"),
  [TONE_INFORM] = NC_("strategy", "Inform and invite"),
  [TONE_LISTEN] = NC_("strategy", "Listen and watch"),
  [TONE_FIND_OUT] = NC_("strategy", "Find out"),
};

/* Of rows that are merged, by their group. */
static const char *const merged_names[ENT_MATRIX_ROW_GROUPS] = {
  NC_("power", "Much or decisive"),
  NC_("power", "None to some"),
  NC_("power", "Not assessed"),
};
/* clang-format on */

/* Tracks with the same number make a block where a row's and a column's meet. */
static const guint row_groups[ENT_MATRIX_TRACKS] = { 0, 0, 1, 1, 1, 2 };
static const guint column_groups[ENT_MATRIX_TRACKS] = { 0, 1, 1, 2, 2, 3 };

static const guint8 tones[ENT_MATRIX_ROW_GROUPS][4] = {
  { TONE_THROUGH_ALLIES, TONE_WIN_OVER, TONE_WORK_TOGETHER, TONE_FIND_OUT },
  { TONE_LISTEN, TONE_INFORM, TONE_STRENGTHEN, TONE_FIND_OUT },
  { TONE_FIND_OUT, TONE_FIND_OUT, TONE_FIND_OUT, TONE_FIND_OUT },
};

/* The same in the row and in the column of not assessed: one block in the
 * shape of an L, whose arms are named each. */
guint8
ent_matrix_tone (guint row, guint column)
{
  return tones[row_groups[row]][column_groups[column]];
}

gboolean
ent_matrix_has_row (const EntMatrix *matrix, guint row)
{
  return !matrix->merged || row == 0 || row_groups[row] != row_groups[row - 1];
}

gboolean
ent_matrix_begins_block (guint row, guint column)
{
  gboolean at_top = row == 0 || row_groups[row] != row_groups[row - 1];
  gboolean at_left = column == 0 || column_groups[column] != column_groups[column - 1];

  if (row == ENT_MATRIX_TRACKS - 1)
    return column == 0;
  if (column == ENT_MATRIX_TRACKS - 1)
    return row == 0;
  return at_top && at_left;
}

double
ent_matrix_open_at_left (const EntMatrix *matrix, guint row, guint column)
{
  guint first = column;

  if (column >= ENT_MATRIX_TRACKS)
    return 0;
  while (first > 0 && column_groups[first - 1] == column_groups[column])
    first--;
  return first < column && ent_matrix_begins_block (row, first) ? matrix->strips[row_groups[row]] : 0;
}

guint
ent_matrix_end_of_block (guint row, guint column)
{
  if (row == ENT_MATRIX_TRACKS - 1)
    return ENT_MATRIX_TRACKS - 1;
  while (column + 1 < ENT_MATRIX_TRACKS && column_groups[column + 1] == column_groups[column])
    column++;
  return column;
}

const char *
ent_matrix_strategy (const EntMatrix *matrix, guint row, guint column)
{
  return ent_words_text_in (matrix->layout.spec->words, "strategy", strategies[ent_matrix_tone (row, column)]);
}

const char *
ent_matrix_row_name (const EntMatrix *matrix, guint row)
{
  const EntWords *words = matrix->layout.spec->words;

  if (matrix->merged)
    return ent_words_text_in (words, "power", merged_names[row_groups[row]]);
  return ent_words_choice (words, &ent_power_choices, ent_matrix_power (row));
}

const char *
ent_matrix_column_name (const EntMatrix *matrix, guint column)
{
  return ent_words_choice (matrix->layout.spec->words, &ent_commitment_choices, ent_matrix_commitment (column));
}

static double
shape_text (const EntMatrix *matrix, const char *text, double size, gboolean bold, double width)
{
  EntTextStyle style = { .size = size, .bold = bold, .width = width };
  g_autoptr (PangoLayout) layout = ent_scene_layout_new (matrix->layout.context, text, &style);
  EntRect logical;

  ent_scene_layout_extents (layout, NULL, &logical);
  return width > 0 ? logical.height : logical.width;
}

/* The same few texts are asked for in each try. */
double
ent_matrix_measure_text (const EntMatrix *matrix, const char *text, double size, gboolean bold, double width)
{
  g_autofree char *key = g_strdup_printf ("%a %a %d %s", size, width, bold, text);
  double *known = g_hash_table_lookup (matrix->measured, key);

  if (known == NULL)
    {
      known = g_new (double, 1);
      *known = shape_text (matrix, text, size, bold, width);
      g_hash_table_insert (matrix->measured, g_steal_pointer (&key), known);
    }
  return *known;
}

double
ent_matrix_measure_word (const EntMatrix *matrix, const char *text, double size, gboolean bold)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    width = MAX (width, ent_matrix_measure_text (matrix, words[i], size, bold, 0));
  return width;
}

static double
gap_after (const EntMatrix *matrix, const guint *groups, guint track)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;

  if (track + 1 >= ENT_MATRIX_TRACKS)
    return 0;
  if (groups == row_groups && !ent_matrix_has_row (matrix, track + 1))
    return 0;
  return groups[track] == groups[track + 1] ? sizes->line : 2 * sizes->gap;
}

static double
sum_of_gaps (const EntMatrix *matrix, const guint *groups)
{
  double sum = 0;

  for (guint i = 0; i < ENT_MATRIX_TRACKS; i++)
    sum += gap_after (matrix, groups, i);
  return sum;
}

/* What is kept free along the sides of a field, and above and below; lines of
 * letters bring some room of their own. */
double
ent_matrix_pad (const EntMatrix *matrix)
{
  return 1.5 * matrix->layout.sizes.gap;
}

double
ent_matrix_pad_above (const EntMatrix *matrix)
{
  return MAX (0.8 * matrix->layout.sizes.gap, LEAST_AIR);
}

static double
width_of_columns (const EntMatrix *matrix, guint first, guint last)
{
  double width = 0;

  for (guint i = first; i <= last; i++)
    width += matrix->widths[i] + (i < last ? gap_after (matrix, column_groups, i) : 0);
  return width;
}

double
ent_matrix_block_width (const EntMatrix *matrix, guint row, guint column)
{
  return width_of_columns (matrix, column, ent_matrix_end_of_block (row, column));
}

/* Heights of what is written above the fields, at the widths of now. */
static void
measure_names (EntMatrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;

  matrix->column_names = 0;
  for (guint group = 0; group < ENT_MATRIX_ROW_GROUPS; group++)
    matrix->strips[group] = 0;
  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      double high = ent_matrix_measure_text (matrix, ent_matrix_column_name (matrix, column), sizes->ring, ent_matrix_is_bold (matrix), MAX (matrix->widths[column] - ent_matrix_pad (matrix), 1));
      matrix->column_names = MAX (matrix->column_names, high + sizes->gap);

      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        if (ent_matrix_begins_block (row, column))
          {
            double width = ent_matrix_block_width (matrix, row, column) - 2 * ent_matrix_pad (matrix);
            double *strip = &matrix->strips[row_groups[row]];

            high = ent_matrix_measure_text (matrix, ent_matrix_strategy (matrix, row, column), sizes->strategy, ent_matrix_is_bold (matrix), MAX (width, 1));
            *strip = MAX (*strip, high + ent_matrix_pad_above (matrix));
          }
    }
}

static void
place_cells (EntMatrix *matrix)
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
size_grid (EntMatrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  const EntRect *body = &matrix->frame.body;
  const char *power = ent_words_choice (matrix->layout.spec->words, &ent_aspect_choices, ENT_ASPECT_POWER);
  double title = ent_matrix_measure_text (matrix, power, sizes->heading, TRUE, MAX (matrix->row_names - sizes->gap, 1));

  matrix->axis = (matrix->tight == ENT_MATRIX_AIRY ? 1.5 : 1.2) * sizes->heading + sizes->gap;
  /* the title of the other axis stands beside both, above the names of the rows */
  matrix->axis = MAX (matrix->axis, title + sizes->gap - matrix->column_names);
  matrix->grid.x = body->x + matrix->row_names;
  matrix->grid.y = body->y + matrix->axis + matrix->column_names;
  matrix->grid.width = MAX (body->x + body->width - matrix->grid.x, 1);
  matrix->grid.height = MAX (body->y + body->height - matrix->grid.y, 1);
}

/* Height of a row for one line, and for its name; where nobody stands in it, the line may go. */
static double
least_row (const EntMatrix *matrix, guint row)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  gboolean has_strip = row == 0 || row_groups[row] != row_groups[row - 1];
  double line = 1.4 * MAX (sizes->ring, matrix->type.size) + 2 * ent_matrix_pad_above (matrix);
  double name = ent_matrix_measure_text (matrix, ent_matrix_row_name (matrix, row), sizes->ring, ent_matrix_is_bold (matrix), MAX (matrix->row_names - sizes->gap, 1));
  gboolean is_empty = TRUE;

  if (!ent_matrix_has_row (matrix, row))
    return 0;
  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    is_empty &= matrix->fields[row][column]->len == 0;
  if (is_empty && matrix->tight != ENT_MATRIX_AIRY)
    line = 2 * ent_matrix_pad_above (matrix);
  return MAX (line, name - (has_strip ? matrix->strips[row_groups[row]] : 0));
}

/* Heights below which not even symbols with numbers have room, at the widths of now. */
static void
measure_least_heights (const EntMatrix *matrix, double *least)
{
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      least[row] = least_row (matrix, row);
      for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
        {
          GPtrArray *field = matrix->fields[row][column];
          double width = matrix->widths[column] - 2 * ent_matrix_pad (matrix);
          double high = ent_matrix_least_height ((EntMatrixItem **) field->pdata, field->len, width, &matrix->type);

          if (field->len > 0)
            least[row] = MAX (least[row], high + 2 * ent_matrix_pad_above (matrix));
        }
    }
}

static double
height_for_rows (const EntMatrix *matrix)
{
  double height = matrix->grid.height - sum_of_gaps (matrix, row_groups);

  for (guint group = 0; group < ENT_MATRIX_ROW_GROUPS; group++)
    height -= matrix->strips[group];
  return MAX (height, 1);
}

/* Width of the names of rows. */
static double
measure_row_names (const EntMatrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  const char *power = ent_words_choice (matrix->layout.spec->words, &ent_aspect_choices, ENT_ASPECT_POWER);
  double widest = 0, word = ent_matrix_measure_word (matrix, power, sizes->heading, TRUE);

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      const char *name = ent_matrix_row_name (matrix, row);

      word = MAX (word, ent_matrix_measure_word (matrix, name, sizes->ring, ent_matrix_is_bold (matrix)));
      widest = MAX (widest, ent_matrix_measure_text (matrix, name, sizes->ring, ent_matrix_is_bold (matrix), 0));
    }
  /* a third line of the title costs all fields their height; on a wall they need the width more */
  if (!sizes->wall)
    word = MAX (word, ent_matrix_measure_text (matrix, power, sizes->heading, TRUE, 0) / ENT_MATRIX_TWO_LINES);
  if (matrix->merged || matrix->tight != ENT_MATRIX_AIRY)
    widest = word;
  /* no word is broken */
  return MAX (MIN (widest + 2 * sizes->gap, 0.2 * matrix->frame.body.width), word + 1.2 * sizes->gap);
}

void
ent_matrix_place_fields (EntMatrix *matrix)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS];
  double hard[ENT_MATRIX_TRACKS], least_widths[ENT_MATRIX_TRACKS], least_heights[ENT_MATRIX_TRACKS], rows[ENT_MATRIX_TRACKS];
  double total = 0, least = 0;

  matrix->row_names = measure_row_names (matrix);
  matrix->column_names = 1.5 * sizes->ring;
  for (guint group = 0; group < ENT_MATRIX_ROW_GROUPS; group++)
    matrix->strips[group] = 1.4 * sizes->strategy + ent_matrix_pad_above (matrix);
  ent_matrix_measure_needs (matrix, needs);

  /* names take more lines in narrow columns: once more when the widths are known, and again where that
   * leaves somebody without a number */
  for (guint round = 0; round < 2 || (round < ROUNDS && least > height_for_rows (matrix) + 1e-6); round++)
    {
      size_grid (matrix);
      total = MAX (matrix->grid.width - sum_of_gaps (matrix, column_groups), 1);
      ent_matrix_measure_widths (matrix, total, hard, least_widths);
      for (guint column = 0; column < ENT_MATRIX_TRACKS && round == 0; column++)
        matrix->widths[column] = matrix->grid.width / ENT_MATRIX_TRACKS;
      measure_least_heights (matrix, least_heights);
      ent_matrix_size_tracks (needs, least_widths, least_heights, total, height_for_rows (matrix), matrix->widths, matrix->heights);
      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        rows[row] = least_row (matrix, row);
      ent_matrix_keep_numbers (matrix, hard, rows, height_for_rows (matrix), matrix->widths);
      measure_names (matrix);
      size_grid (matrix);
      measure_least_heights (matrix, least_heights);
      least = 0;
      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        least += least_heights[row];
    }

  double wanted[ENT_MATRIX_TRACKS];
  least = 0;
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      wanted[row] = matrix->heights[row];
      least += hard[row];
    }
  matrix->is_cramped = least > total + 1e-6;
  ent_matrix_share (wanted, least_heights, ENT_MATRIX_TRACKS, height_for_rows (matrix), matrix->heights);
  place_cells (matrix);
}

/* Where the field's stakeholders may stand. */
EntRect
ent_matrix_room (const EntMatrix *matrix, guint row, guint column)
{
  EntRect room = matrix->cells[row][column];

  if (row == 0 || row_groups[row] != row_groups[row - 1])
    {
      room.y += matrix->strips[row_groups[row]];
      room.height -= matrix->strips[row_groups[row]];
    }
  room.x += ent_matrix_pad (matrix);
  room.width -= 2 * ent_matrix_pad (matrix);
  room.y += ent_matrix_pad_above (matrix);
  room.height -= 2 * ent_matrix_pad_above (matrix);
  room.width = MAX (room.width, 1);
  room.height = MAX (room.height, 1);
  return room;
}

/* How high @row must be for what is packed in it. */
static double
height_of_row (const EntMatrix *matrix, guint row)
{
  double height = least_row (matrix, row);

  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      const GPtrArray *field = matrix->fields[row][column];
      double top = ent_matrix_room (matrix, row, column).y;

      for (guint i = 0; i < field->len; i++)
        {
          const EntMatrixItem *item = g_ptr_array_index (field, i);

          height = MAX (height, item->bottom - top + 2 * ent_matrix_pad_above (matrix));
        }
    }
  return height;
}

/* The same with as much of their strategies as has room where @row gets @more. */
static double
height_with_strategies (const EntMatrix *matrix, guint row, double least, double more)
{
  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      GPtrArray *field = matrix->fields[row][column];
      EntRect room = ent_matrix_room (matrix, row, column);

      room.height = least + more - 2 * ent_matrix_pad_above (matrix);
      ent_matrix_lengthen_strategies ((EntMatrixItem **) field->pdata, field->len, &room, &matrix->type);
    }
  return MAX (least, height_of_row (matrix, row));
}

void
ent_matrix_settle_rows (EntMatrix *matrix)
{
  double least[ENT_MATRIX_TRACKS], more[ENT_MATRIX_TRACKS], left = height_for_rows (matrix), wanted = 0, share;
  guint n_rows = 0;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      least[row] = height_of_row (matrix, row);
      left -= least[row];
      n_rows += ent_matrix_has_row (matrix, row);
    }
  if (left < 0)
    return;
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      more[row] = height_with_strategies (matrix, row, least[row], left) - least[row];
      wanted += more[row];
    }
  share = wanted > left ? left / wanted : 1;
  left -= share * wanted;
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    matrix->heights[row] = ent_matrix_has_row (matrix, row) ? least[row] + share * more[row] + left / n_rows : 0;
  place_cells (matrix);
}
