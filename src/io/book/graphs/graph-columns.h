/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of graphs share: which columns become attributes, and of which type. */
#pragma once

#include "io/book/book.h"

G_BEGIN_DECLS

typedef struct
{
  guint column;
  const char *name;    /* the book's */
  gboolean is_integer; /* all values are; a type that one value is not of makes other programs refuse the file */
  gboolean is_number;
} EntGraphColumn;

/* Those that have a name and something in them, but for those in @others, which ends with NULL. @sheet may be NULL. O(cells) */
GArray *ent_graph_columns (const EntBookSheet *sheet, const char *const *others) G_GNUC_WARN_UNUSED_RESULT;

gboolean ent_graph_is_integer (const char *text);
/* The cell in the column called @name, or NULL. */
const char *ent_graph_cell (const EntBookSheet *sheet, guint row, const char *name);
/* Whether a tie goes one way; @sheet may be NULL. O(rows) */
gboolean ent_graph_is_directed (const EntBookSheet *ties);

/* In a loop over rows. FALSE with G_IO_ERROR_CANCELLED. */
gboolean ent_graph_writing_goes_on (EntProgress *progress, guint from, guint to, guint row, guint n_rows, GError **error);

G_END_DECLS
