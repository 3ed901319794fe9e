/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books read from text and written as text, for the tests of text formats. */
#pragma once

#include "io/book/formats.h"

typedef EntBook *(*TextReader) (GBytes *bytes, const EntReadOptions *options, GError **error);
typedef gboolean (*TextWriter) (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

/* Must be read. @text ends with NUL. */
EntBook *text_read (TextReader read, const char *text);
/* Must be refused, with an error whose message begins with @begin. */
void text_assert_refused (TextReader read, const char *bytes, gsize length, const char *begin);
/* Is read or refused as a file that is bad; what is read is text, and as much as a book may have. Returns whether it is read. */
gboolean text_try (TextReader read, const char *bytes, gsize length);
/* The file cut at so many places, and with each of some bytes changed. */
void text_try_parts (TextReader read, const char *text);

/* "id|name¶a|Anna¶": columns and rows of the first sheet of this kind. */
char *text_show (const EntBook *book, EntSheetKind kind);
void text_assert_shows (const EntBook *book, EntSheetKind kind, const char *shown);
/* That one of the findings has @words in its message. */
void text_assert_notes (const EntBook *book, const char *words);

/* The one file that comes of it, which ends with NUL. */
char *text_write (TextWriter write, const EntBook *book);
/* That each cell of the one has the same in the column of the same name of the other, but for columns in @but ("|a|b|"). */
void text_assert_same_cells (const EntBook *book, const EntBook *again, EntSheetKind kind, const char *but);
/* A map with names that need quoting in every language, of some stakeholders and ties. */
EntBook *text_sample (void);
/* A map whose names and notes are made of what languages quote. */
EntBook *text_random_sample (GRand *rand);
/* A map of so many. */
EntBook *text_large_sample (guint n_stakeholders, guint n_ties);

/* What the program prints within 60 seconds, with @input as the file that "@" in @arguments stands for. It must be there and succeed. */
char *text_run (const char *const *arguments, const char *input, const char *ending);
/* The interpreter that has the module, or NULL. */
const char *text_python_with (const char *module);
