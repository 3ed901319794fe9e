/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of cells as text: what is copied from a table, and pasted into one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_rows, n_columns;
  char **cells; /* owned, row by row; NULL where nothing is said, which is not the same as empty */
} EntCells;

EntCells *ent_cells_new (guint n_rows, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void ent_cells_free (EntCells *cells); /* accepts NULL */
const char *ent_cells_get (const EntCells *cells, guint row, guint column);
/* Takes @text over. */
void ent_cells_take (EntCells *cells, guint row, guint column, char *text);
/* @cells again and again, as often as it fits into so many rows and columns without a rest;
 * in each direction in which it does not, once. */
EntCells *ent_cells_tile (const EntCells *cells, guint n_rows, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCells, ent_cells_free)

G_END_DECLS
