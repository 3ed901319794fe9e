/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of the matrix are: no word above them is broken, everybody
 * has room for a number, and names for their longest words as far as there is room.
 */
#include <string.h>

#include "scene/matrix/matrix-private.h"

/* A name with a very long word takes no more of a column that is as wide as all others. */
#define LONG_WORD 1.2
/* What columns are at least, of the same, where names of rows and columns may have room. */
#define LEAST_COLUMN 0.45
#define MOST_STEPS 60

/* What numbers need in one field. */
typedef struct
{
  guint n;
  double step, height; /* of one symbol with its number */
} Numbers;

typedef struct
{
  Numbers numbers[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS];
  const double *rows;  /* least heights */
  double sides, above; /* of a field */
  double gap;
} Field;

void
ent_matrix_measure_needs (const EntMatrix *matrix, double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS])
{
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      {
        const GPtrArray *field = matrix->fields[row][column];

        needs[row][column] = 0;
        for (guint i = 0; i < field->len; i++)
          needs[row][column] += ent_matrix_item_area (g_ptr_array_index (field, i), &matrix->type);
      }
}

/* The largest of @hard and as much of @wanted as all have room for if none gets more than the same. */
static void
level (const double *hard, const double *wanted, double total, double *least)
{
  double low = 0, high = total;

  for (guint round = 0; round < 40; round++)
    {
      double cap = (low + high) / 2, sum = 0;

      for (guint i = 0; i < ENT_MATRIX_TRACKS; i++)
        sum += MAX (hard[i], MIN (wanted[i], cap));
      if (sum <= total)
        low = cap;
      else
        high = cap;
    }
  for (guint i = 0; i < ENT_MATRIX_TRACKS; i++)
    least[i] = MAX (hard[i], MIN (wanted[i], low));
}

/* Width of @text in two lines, about: they seldom come out even, and no word is broken. */
static double
measure_two_lines (const EntMatrix *matrix, const char *text, double size)
{
  double word = ent_matrix_measure_word (matrix, text, size, ent_matrix_is_bold (matrix)), whole = ent_matrix_measure_text (matrix, text, size, ent_matrix_is_bold (matrix), 0);

  return MAX (word, MIN (whole, whole / ENT_MATRIX_TWO_LINES));
}

/* What stands above a column, and in its fields as the name of their strategy: the width
 * without which it cannot be, and the one that it would like to have. */
static void
measure_heads (const EntMatrix *matrix, guint column, double *hard, double *wanted)
{
  const EntSceneSizes *sizes = &matrix->layout.sizes;
  const char *name = ent_matrix_column_name (matrix, column);
  gboolean words = matrix->tight == ENT_MATRIX_TIGHTEST, wall = sizes->wall;
  double word = ent_matrix_measure_word (matrix, name, sizes->ring, ent_matrix_is_bold (matrix));

  *hard = words ? word : measure_two_lines (matrix, name, sizes->ring);
  /* a second line in one column costs all of them a line, which is much on a wall */
  *wanted = wall ? ent_matrix_measure_text (matrix, name, sizes->ring, ent_matrix_is_bold (matrix), 0) : word;
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      const char *strategy = ent_matrix_strategy (matrix, row, column);
      double two;

      if (!ent_matrix_begins_block (row, column))
        continue;
      word = ent_matrix_measure_word (matrix, strategy, sizes->strategy, ent_matrix_is_bold (matrix));
      /* edges of columns go through the block along the bottom: the first must not meet its name */
      if (row == ENT_MATRIX_TRACKS - 1)
        *hard = MAX (*hard, word - 0.7 * ent_matrix_pad (matrix));
      if (ent_matrix_end_of_block (row, column) != column)
        continue;
      two = measure_two_lines (matrix, strategy, sizes->strategy);
      *hard = MAX (*hard, words ? word : two);
      *wanted = MAX (*wanted, wall ? ent_matrix_measure_text (matrix, strategy, sizes->strategy, ent_matrix_is_bold (matrix), 0) : two);
    }
  *wanted = MAX (*wanted, *hard);
}

void
ent_matrix_measure_widths (const EntMatrix *matrix, double total, double *hard, double *least)
{
  double words[ENT_MATRIX_TRACKS], airy[ENT_MATRIX_TRACKS], sum_of_words = 0, sum_airy = 0;
  double equal = matrix->grid.width / ENT_MATRIX_TRACKS, pads = 2 * ent_matrix_pad (matrix);

  for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
    {
      double head, wanted, number = 0, name = 0;

      measure_heads (matrix, column, &head, &wanted);
      for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
        {
          EntMatrixItem **items = (EntMatrixItem **) matrix->fields[row][column]->pdata;
          guint n = matrix->fields[row][column]->len;
          double with_number = ent_matrix_number_width (items, n, &matrix->type);
          double with_name = ent_matrix_least_width (items, n, LONG_WORD * equal, &matrix->type);

          number = MAX (number, with_number);
          name = MAX (name, with_name);
        }
      hard[column] = MAX (head, number) + pads;
      words[column] = MAX (hard[column], name + pads);
      airy[column] = MAX (MAX (words[column], wanted + pads), LEAST_COLUMN * equal);
      sum_of_words += words[column];
      sum_airy += airy[column];
    }
  if (sum_airy <= total && matrix->tight == ENT_MATRIX_AIRY)
    memcpy (least, airy, sizeof airy);
  else if (sum_of_words <= total)
    memcpy (least, words, sizeof words);
  else
    level (hard, words, total, least);
}

static double
field_height (const Field *self, const Numbers *numbers, double width)
{
  double step = MAX (numbers->step, 1e-3);
  guint in_row = MAX ((guint) ((width - self->sides + self->gap) / step + 1e-6), 1);
  guint n_rows = (numbers->n + in_row - 1) / in_row;

  return n_rows == 0 ? 0 : numbers->height * n_rows + self->above;
}

/* How high rows are if everybody has a number; all fields count a little, so that each step is felt. */
static double
sum_of_heights (const Field *self, const double *widths, gboolean felt)
{
  double sum = 0;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      double highest = self->rows[row];

      for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
        {
          double height = field_height (self, &self->numbers[row][column], widths[column]);

          highest = MAX (highest, height);
          sum += felt ? 1e-3 * height : 0;
        }
      sum += highest;
    }
  return sum;
}

/* Moves room for a number or two from column to column as long as rows get lower. */
static void
lower_rows (const Field *self, const double *hard, double step, double *widths)
{
  double now = sum_of_heights (self, widths, TRUE);

  for (guint round = 0; round < MOST_STEPS; round++)
    {
      double best = now, best_amount = 0;
      guint best_from = 0, best_to = 0;

      for (guint from = 0; from < ENT_MATRIX_TRACKS; from++)
        for (guint to = 0; to < ENT_MATRIX_TRACKS; to++)
          for (guint quarters = 1; quarters <= 8 && from != to; quarters++)
            {
              double amount = MIN (quarters * step / 4, widths[from] - hard[from]), sum;

              if (amount <= 0)
                continue;
              widths[from] -= amount;
              widths[to] += amount;
              sum = sum_of_heights (self, widths, TRUE);
              widths[from] += amount;
              widths[to] -= amount;
              if (sum >= best - 1e-6)
                continue;
              best = sum;
              best_from = from;
              best_to = to;
              best_amount = amount;
            }
      if (best_amount <= 0)
        return;
      widths[best_from] -= best_amount;
      widths[best_to] += best_amount;
      now = best;
    }
}

static double
collect_numbers (const EntMatrix *matrix, Field *self)
{
  double widest = 0;

  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
      {
        EntMatrixItem **items = (EntMatrixItem **) matrix->fields[row][column]->pdata;
        guint n = matrix->fields[row][column]->len;
        double step = ent_matrix_number_width (items, n, &matrix->type);

        /* all in one row */
        self->numbers[row][column] = (Numbers) { n, step, ent_matrix_least_height (items, n, (n + 1) * step, &matrix->type) };
        widest = MAX (widest, step);
      }
  return widest;
}

void
ent_matrix_keep_numbers (const EntMatrix *matrix, const double *hard, const double *rows, double height, double *widths)
{
  Field self = { .rows = rows, .sides = 2 * ent_matrix_pad (matrix), .above = 2 * ent_matrix_pad_above (matrix), .gap = matrix->type.gap };
  double needs[ENT_MATRIX_TRACKS][ENT_MATRIX_TRACKS], wanted[ENT_MATRIX_TRACKS], heights[ENT_MATRIX_TRACKS];
  double total = 0, step = collect_numbers (matrix, &self);

  if (sum_of_heights (&self, widths, FALSE) <= height)
    return;
  for (guint row = 0; row < ENT_MATRIX_TRACKS; row++)
    {
      total += widths[row];
      for (guint column = 0; column < ENT_MATRIX_TRACKS; column++)
        {
          const Numbers *numbers = &self.numbers[row][column];
          needs[row][column] = numbers->n * numbers->step * numbers->height;
        }
    }
  ent_matrix_size_tracks (needs, hard, rows, total, height, wanted, heights);
  lower_rows (&self, hard, step, wanted);
  /* as little of that as will do */
  for (guint quarters = 1; quarters <= 4; quarters++)
    {
      double mixed[ENT_MATRIX_TRACKS];

      for (guint i = 0; i < ENT_MATRIX_TRACKS; i++)
        mixed[i] = widths[i] + (wanted[i] - widths[i]) * quarters / 4;
      if (quarters < 4 && sum_of_heights (&self, mixed, FALSE) > height)
        continue;
      memcpy (widths, mixed, sizeof mixed);
      return;
    }
}
