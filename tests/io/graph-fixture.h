/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of graphs share: files to read, tables to compare. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

typedef EntBook *(*GraphRead) (GBytes *bytes, const EntReadOptions *options, GError **error);
typedef gboolean (*GraphWrite) (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

/* What must be readable. */
EntBook *read_graph (GraphRead read, const char *text);
EntBook *read_graph_bytes (GraphRead read, const char *bytes, gsize length);
/* What must be refused, in this line, with this in the message. */
void assert_refused (GraphRead read, const char *bytes, gsize length, guint line, const char *what);
/* Reads or refuses; what is read is sound text. */
void read_anything (GraphRead read, const char *bytes, gsize length);
/* The same of many files that are like @text but for some bytes. */
void read_mutations (GraphRead read, const char *text, guint n);

/* Rows with "¶" behind each, cells with "|" between; "∅" where nothing stands. */
void assert_sheet (const EntBook *book, EntSheetKind kind, const char *expected);
/* The line of a finding that says @what; there is one, and no other that does. */
guint line_of_finding (const EntBook *book, const char *what);
guint count_findings (const EntBook *book);
/* All values of @kind are the same under the same titles, but for columns in @others, which ends with NULL. */
void assert_same_sheet (const EntBook *book, const EntBook *back, EntSheetKind kind, const char *const *others);

EntBookSheet *add_sheet (EntBook *book, EntSheetKind kind, const char *const *cells, guint n_columns, guint n_cells);
#define ADD_SHEET(book, kind, n_columns, ...) \
  add_sheet (book, kind, (const char *const[]) { __VA_ARGS__ }, n_columns, G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })))
/* With all kinds of values; without ties that have no direction, if so wanted. */
EntBook *new_graph_book (gboolean with_undirected);
char *write_graph (GraphWrite write, const EntBook *book);

/* What @script prints, run by a python3 that has @module, with the path of a file that holds @text; NULL: there is none,
 * and the test is skipped. */
char *ask_python (const char *module, const char *script, const char *text, const char *ending);

G_END_DECLS
