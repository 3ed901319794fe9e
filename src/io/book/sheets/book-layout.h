/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table looks as a sheet of a workbook, whatever the format. */
#pragma once

#include "io/book/book.h"

G_BEGIN_DECLS

#define ENT_BOOK_LAYOUT_NAME_UNITS 31u /* of UTF-16, in the name of a sheet */
#define ENT_BOOK_LAYOUT_MIN_WIDTH 8u   /* of a column, in letters */
#define ENT_BOOK_LAYOUT_MAX_WIDTH 60u

typedef struct
{
  const EntBookSheet *sheet; /* borrowed */
  char *name;                /* as programs allow it, and no other sheet is called, whatever the case */
  guint n_columns;
  guint *widths;       /* of columns, in letters */
  gboolean *is_number; /* all in the column, below its name, are small whole numbers */
} EntBookLayout;

/* Of the sheets with rows: of EntBookLayout, owned. One pass over all cells. NULL, with G_IO_ERROR_CANCELLED, where it is
 * stopped. */
GPtrArray *ent_book_layouts (const EntBook *book, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a cell is to be written as a number: it would read back the same. */
gboolean ent_book_layout_is_number (const EntBookLayout *layout, guint row, guint column);
/* More than a line, in the widest column. */
gboolean ent_book_layout_wraps (const char *text);

G_END_DECLS
