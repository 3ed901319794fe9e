/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of all foreign formats share: reading and refusing, looking at books, writing, comparing with what other
 * programs make of it. Texts end with NUL.
 */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

typedef EntBook *(*BookReader) (GBytes *bytes, const EntReadOptions *options, GError **error);
typedef gboolean (*BookWriter) (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

/* --- reading --- */

/* What must be readable. */
EntBook *read_book (BookReader read, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
EntBook *read_book_bytes (BookReader read, const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;
EntBook *read_book_text (BookReader read, const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* That it is refused in sentences with @words in them. */
void assert_refused (BookReader read, GBytes *bytes, const char *words);
/* The same, where they begin with @begin. */
void assert_bytes_refused (BookReader read, const char *bytes, gsize length, const char *begin, const char *words);
/* The same, of this line; 0: of any. */
void assert_line_refused (BookReader read, const char *bytes, gsize length, guint line, const char *words);
/* Is read or refused as a file that is bad; what is read is text, and as much as a book may have. Whether it is read. */
gboolean try_bytes (BookReader read, const char *bytes, gsize length);
/* The same of the file cut at many places, and of many files that are like it but for some bytes. */
void try_parts (BookReader read, const char *text);
/* That reading ends where it is stopped after so many looks. */
void assert_reading_stops (BookReader read, const char *text, guint after);

/* --- looking --- */

/* "a|b¶c|d¶": the rows of the first sheet of this kind, up to the last cell of each that has something in it. */
void assert_rows (const EntBook *book, EntSheetKind kind, const char *shown);
typedef struct
{
  const char *text, *nodes, *ties;
} BookCase;

/* That each text is read as these rows of stakeholders and of ties, under the names that fields have in files. */
void assert_cases (BookReader read, const BookCase *cases, guint n);
/* "[Name]a|b¶c|d¶" for each sheet. */
char *show_book (const EntBook *book) G_GNUC_WARN_UNUSED_RESULT;
/* That the cells are these, as show_book() has them. */
void assert_book (BookReader read, GBytes *bytes, const char *shown);
/* The first that has @words in it, or NULL. */
const EntFinding *find_note (const EntBook *book, const char *words);
void assert_notes (const EntBook *book, const char *words);
/* The line of a finding that has @words in it; there is one, and no other that has. */
guint line_of_finding (const EntBook *book, const char *words);
guint count_findings (const EntBook *book);

/* --- writing --- */

/* The one file that @book becomes. */
GBytes *write_book (BookWriter write, const EntBook *book) G_GNUC_WARN_UNUSED_RESULT;
char *write_book_text (BookWriter write, const EntBook *book) G_GNUC_WARN_UNUSED_RESULT;
void assert_writing_stops (BookWriter write, const EntBook *book);
/* That each cell of the one has the same in the column of the same name of the other, but for columns in @but ("|a|b|"). */
void assert_same_cells (const EntBook *book, const EntBook *again, EntSheetKind kind, const char *but);
/* All values of @kind are the same under the same titles, but for columns in @others, which ends with NULL. */
void assert_same_sheet (const EntBook *book, const EntBook *back, EntSheetKind kind, const char *const *others);
/* Of many maps with names that need quoting; columns that do not come back as in assert_same_cells(). */
void assert_any_name_reads_back (BookReader read, BookWriter write, const char *but_nodes, const char *but_ties);
/* Of a large map, and tells the time that it takes. */
void assert_large_reads_back (BookReader read, BookWriter write);

/* --- other programs --- */

/* What the program prints, with @input as the file that "@" in @arguments stands for. It must be there and succeed. */
char *run_program (const char *const *arguments, const char *input, const char *ending) G_GNUC_WARN_UNUSED_RESULT;
/* What @script prints, run by a python3 that has @module, with the path of a file that holds @text; NULL: there is none,
 * and the test is skipped. */
char *ask_python (const char *module, const char *script, const char *text, const char *ending) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
