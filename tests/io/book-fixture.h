/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of other programs in tests. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

typedef EntBook *(*BookReader) (GBytes *bytes, const EntReadOptions *options, GError **error);
typedef gboolean (*BookWriter) (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

/* "[Name]a|b¶c|d¶" for each sheet; cells with nothing in them are empty. */
char *show_book (const EntBook *book) G_GNUC_WARN_UNUSED_RESULT;
/* What must be readable. */
EntBook *read_book (BookReader read, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* That the cells are these, as show_book() has them. */
void assert_book (BookReader read, GBytes *bytes, const char *shown);
/* That it is refused in sentences with @words in them, and at no great expense. */
void assert_refused (BookReader read, GBytes *bytes, const char *words);
/* The first that has @words in it, or NULL. */
const EntFinding *find_note (const EntBook *book, const char *words);
/* The one file that @book becomes. */
GBytes *write_book (BookWriter write, const EntBook *book) G_GNUC_WARN_UNUSED_RESULT;
void put_cell (EntBookSheet *sheet, guint row, guint column, const char *text);

G_END_DECLS
