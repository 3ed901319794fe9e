/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with cells, as every program saves it and each a little differently.
 *
 * RFC 4180 and what is met beside it: another separator, named in a first line "sep=;" or found
 * by itself; lines that end with CR; blanks around quotation marks; text outside of them. Where a
 * quotation does not end, or text stands behind one, the marks are taken for letters, the row ends
 * with its line, and where that may be wrong it is said which one it is: no row is ever joined to
 * another in silence.
 */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

EntBook *ent_csv_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The separator that ent_csv_read() takes where none is asked for; 0: none, each line is one cell. @text: in UTF-8.
 * O(first 100 records) */
char ent_csv_find_separator (const char *text);

/* UTF-8 with a mark of byte order, which is how Excel knows it; lines end with CRLF. Each sheet is a file of its own:
 * that of the stakeholders has the name, the others "-ties" and so on behind it. Whole numbers stand without quotation
 * marks. Cells that a spreadsheet would run are written as io/sheet/guard.h has it, and read back as they were. */
gboolean ent_csv_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);
/* The same of a book with one sheet, which is no legend. */
GBytes *ent_csv_write_only (const EntBook *book, const EntWriteOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char ent_csv_usual_separator (void); /* of lists, in the locale of the process */

G_END_DECLS
