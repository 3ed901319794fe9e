/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of cells as text. */
#include "model/cells.h"

EntCells *
ent_cells_new (guint n_rows, guint n_columns)
{
  EntCells *cells = g_new (EntCells, 1);

  cells->n_rows = n_rows;
  cells->n_columns = n_columns;
  cells->cells = g_new0 (char *, (gsize) n_rows *n_columns + 1);
  return cells;
}

void
ent_cells_free (EntCells *cells)
{
  if (cells == NULL)
    return;
  for (gsize i = 0; i < (gsize) cells->n_rows * cells->n_columns; i++)
    g_free (cells->cells[i]);
  g_free (cells->cells);
  g_free (cells);
}

static char **
place_of (const EntCells *cells, guint row, guint column)
{
  g_assert (row < cells->n_rows && column < cells->n_columns);
  return &cells->cells[(gsize) row * cells->n_columns + column];
}

const char *
ent_cells_get (const EntCells *cells, guint row, guint column)
{
  return *place_of (cells, row, column);
}

void
ent_cells_take (EntCells *cells, guint row, guint column, char *text)
{
  char **place = place_of (cells, row, column);

  g_free (*place);
  *place = text;
}

EntCells *
ent_cells_tile (const EntCells *cells, guint n_rows, guint n_columns)
{
  guint rows = cells->n_rows > 0 && n_rows % cells->n_rows == 0 ? MAX (n_rows, cells->n_rows) : cells->n_rows;
  guint columns = cells->n_columns > 0 && n_columns % cells->n_columns == 0 ? MAX (n_columns, cells->n_columns) : cells->n_columns;
  EntCells *tiled = ent_cells_new (rows, columns);

  for (guint r = 0; r < rows; r++)
    for (guint c = 0; c < columns; c++)
      ent_cells_take (tiled, r, c, g_strdup (ent_cells_get (cells, r % cells->n_rows, c % cells->n_columns)));
  return tiled;
}
