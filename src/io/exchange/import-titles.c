/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the titles of the columns stand: above them may stand what the table is called, and they may
 * take two rows, the upper for several columns together.
 */
#include "io/exchange/import-private.h"

#include <string.h>

#define TITLE_ROWS 20u /* among so many of the first rows the titles are looked for */
#define MOST_HEADS 2u  /* above the last row of titles so many more may be */
#define LOOK_AHEAD 50u /* what stands once more in so many rows below is no title */

/* --- what a row says --- */

static const char *
cell (const ImportTable *table, guint row, guint column)
{
  return ent_import_table_cell (table, row, column);
}

static gboolean
stands_again_below (const ImportTable *table, guint row, guint column)
{
  const char *text = cell (table, row, column);

  for (guint below = row + 1; below <= row + LOOK_AHEAD && table->from + below < table->to; below++)
    if (g_strcmp0 (cell (table, below, column), text) == 0)
      return TRUE;
  return FALSE;
}

static EntHeaderFit
fit_of (const ImportTable *table, guint row, guint column)
{
  const char *text = cell (table, row, column);
  EntMeans means;

  return text != NULL ? ent_header_find (table->kind, text, &means) : ENT_HEADER_UNKNOWN;
}

/* How much the row looks like titles. */
static guint
score_row (const ImportTable *table, guint row)
{
  guint score = 0;

  for (guint column = 0; column < table->columns->len; column++)
    {
      guint fit = (guint) fit_of (table, row, column);

      score += fit > 0 && !stands_again_below (table, row, column) ? fit : 0;
    }
  return score;
}

static guint
count_cells (const ImportTable *table, guint row)
{
  guint n = 0;

  for (guint column = 0; column < table->columns->len; column++)
    n += cell (table, row, column) != NULL;
  return n;
}

gboolean
ent_import_has_ends (const EntBookSheet *sheet, guint row)
{
  gboolean from = FALSE, to = FALSE;

  for (guint column = 0; column < ent_book_sheet_n_columns (sheet); column++)
    {
      const char *title = ent_book_sheet_get (sheet, row, column);
      EntMeans means;

      if (title == NULL || ent_header_find (ENT_SHEET_TIES, title, &means) != ENT_HEADER_KNOWN || means.field == NULL)
        continue;
      from |= strcmp (means.field->name, "from") == 0;
      to |= strcmp (means.field->name, "to") == 0;
    }
  return from && to;
}

gboolean
ent_import_finds_ends (const EntBookSheet *sheet, guint from, guint to)
{
  for (guint row = from; row < to && row < from + TITLE_ROWS; row++)
    if (ent_import_has_ends (sheet, row))
      return TRUE;
  return FALSE;
}

/* --- the rows of titles --- */

/* Below words that nobody knows stand numbers alone in some column: "Quién;Cuánto", and "ICBF;4". */
static gboolean
stands_above_numbers (const ImportTable *table)
{
  double number;

  if (count_cells (table, 0) < 2)
    return FALSE;
  for (guint column = 0; column < table->columns->len; column++)
    {
      guint n_numbers = 0, n_others = 0;

      for (guint row = 1; table->from + row < table->to && row <= LOOK_AHEAD; row++)
        {
          gboolean is_number = cell (table, row, column) != NULL && ent_scale_number (ENT_DECIMALS_COMMA, cell (table, row, column), &number);

          n_numbers += is_number;
          n_others += !is_number && cell (table, row, column) != NULL;
        }
      if (n_numbers > 0 && n_others == 0 && cell (table, 0, column) != NULL && !ent_scale_number (ENT_DECIMALS_COMMA, cell (table, 0, column), &number))
        return TRUE;
    }
  return FALSE;
}

/* The row that looks most like titles, and so much more than an earlier one that it is not by chance. */
static int
find_best (const ImportTable *table)
{
  guint best_score = 0;
  int best = -1;

  for (guint row = 0; table->from + row < table->to && row < TITLE_ROWS; row++)
    {
      guint score = score_row (table, row);

      if (score >= (guint) ENT_HEADER_KNOWN && 2 * score > 3 * best_score)
        {
          best = (int) row;
          best_score = score;
        }
    }
  return best >= 0 || !stands_above_numbers (table) ? best : 0;
}

/* What stands in @row over the column, or over one at its left: cells that were one. */
static const char *
find_group (const ImportTable *table, guint row, guint column)
{
  for (guint k = column + 1; k > 0; k--)
    if (cell (table, row, k - 1) != NULL)
      return cell (table, row, k - 1);
  return NULL;
}

/* "Compromiso" in @row, "Deseado" below it. */
static EntHeaderFit
fit_of_both (const ImportTable *table, guint row, guint column, EntMeans *means)
{
  const char *group = find_group (table, row, column);
  g_autofree char *both = group != NULL ? g_strconcat (group, " ", cell (table, row + 1, column), NULL) : NULL;

  return both != NULL ? ent_header_find (table->kind, both, means) : ENT_HEADER_UNKNOWN;
}

/* Whether what stands below the cell in @row is a title with it, or by itself under one of several columns. */
static gboolean
is_known_below (const ImportTable *table, guint row, guint column)
{
  gboolean spans = cell (table, row, column) == NULL || (column + 1 < table->columns->len && cell (table, row, column + 1) == NULL);
  EntMeans means;

  if (stands_again_below (table, row + 1, column))
    return FALSE;
  return fit_of_both (table, row, column, &means) == ENT_HEADER_KNOWN || (spans && fit_of (table, row + 1, column) == ENT_HEADER_KNOWN);
}

/* Below @row: what stands under titles that are known is known too. */
static gboolean
goes_on_below (const ImportTable *table, guint row)
{
  guint n_known = 0;

  for (guint column = 0; column < table->columns->len; column++)
    {
      gboolean known = cell (table, row + 1, column) != NULL && is_known_below (table, row, column);

      if (cell (table, row + 1, column) != NULL && !known && fit_of (table, row, column) == ENT_HEADER_KNOWN)
        return FALSE;
      n_known += known;
    }
  return n_known > 0;
}

/* Above @row: titles of several columns, or of those that have none in it. */
static gboolean
goes_on_above (const ImportTable *table, guint row)
{
  if (count_cells (table, row - 1) < 2 && score_row (table, row - 1) == 0)
    return FALSE;
  for (guint column = 0; column < table->columns->len; column++)
    if (cell (table, row - 1, column) != NULL && cell (table, row, column) == NULL)
      return TRUE;
  return count_cells (table, row - 1) < count_cells (table, row) && score_row (table, row - 1) > 0;
}

static void
find_head (ImportTable *table)
{
  table->head = table->first > 0 ? table->first - 1 : 0;
  while (table->head > 0 && table->first - table->head <= MOST_HEADS && goes_on_above (table, table->head))
    table->head--;
}

void
ent_import_find_titles (ImportTable *table)
{
  int best;

  table->first = 1;
  /* a graph's, or one that came from a map */
  if (ent_book_sheet_kind (table->sheet) == ENT_SHEET_UNKNOWN)
    {
      best = find_best (table);
      table->first = (guint) (best + 1);
      if (best >= 0 && goes_on_below (table, (guint) best))
        table->first++;
    }
  find_head (table);
}

void
ent_import_set_titles (ImportTable *table, guint first)
{
  table->first = first;
  find_head (table);
}

/* --- titles --- */

const char *
ent_import_table_title (const ImportTable *table, guint column)
{
  for (guint row = table->first; row > table->head; row--)
    {
      const char *title = cell (table, row - 1, column);

      if (title != NULL)
        return title;
    }
  return NULL;
}

EntHeaderFit
ent_import_find_meaning (const ImportTable *table, guint column, EntMeans *means)
{
  const char *title = ent_import_table_title (table, column);
  gboolean grouped = table->first >= table->head + 2 && cell (table, table->first - 1, column) != NULL;
  EntHeaderFit fit;

  *means = (EntMeans) { .meaning = ENT_MEANS_NOTES };
  if (title == NULL)
    return ENT_HEADER_UNKNOWN;
  if (grouped && fit_of_both (table, table->first - 2, column, means) == ENT_HEADER_KNOWN)
    return ENT_HEADER_KNOWN;
  fit = ent_header_find (table->kind, title, means);
  if (fit == ENT_HEADER_UNKNOWN && grouped)
    fit = fit_of_both (table, table->first - 2, column, means);
  return fit;
}
