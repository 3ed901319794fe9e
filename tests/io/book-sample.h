/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books of maps for tests. */
#pragma once

#include "io/book/book.h"

G_BEGIN_DECLS

void put_cell (EntBookSheet *sheet, guint row, guint column, const char *text);
/* A table more, row by row; NULL where nothing stands. */
EntBookSheet *add_table (EntBook *book, EntSheetKind kind, const char *const *cells, guint n_columns, guint n_cells);
#define ADD_TABLE(book, kind, n_columns, ...) \
  add_table (book, kind, (const char *const[]) { __VA_ARGS__ }, n_columns, G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })))

/* With names that need quoting in every language, of some stakeholders and ties. */
EntBook *sample_book (void) G_GNUC_WARN_UNUSED_RESULT;
/* One whose names and notes are made of what languages quote. */
EntBook *random_book (void) G_GNUC_WARN_UNUSED_RESULT;
/* Of so many. */
EntBook *large_book (guint n_stakeholders, guint n_ties) G_GNUC_WARN_UNUSED_RESULT;
/* With all kinds of values; without ties that have no direction, if so wanted. */
EntBook *graph_book (gboolean with_undirected) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
