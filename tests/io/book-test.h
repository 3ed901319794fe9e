/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of tables share: reading them from text, and showing them. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* Reads @text, which must be readable, with @separator or the one that is found (0). */
EntBook *book_from_csv (const char *text, char separator) G_GNUC_WARN_UNUSED_RESULT;
/* Its first sheet. */
const EntBookSheet *first_sheet (const EntBook *book);
/* Rows with "¶" after each, cells with "|" between; nothing stands for nothing. */
char *show_sheet (const EntBookSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
/* "line: message" of each finding, with line ends between. */
char *show_findings (const EntBook *book) G_GNUC_WARN_UNUSED_RESULT;
/* What ent_csv_write() makes of a book with one sheet of stakeholders. */
char *csv_from_book (const EntBook *book, char separator) G_GNUC_WARN_UNUSED_RESULT;
/* A book with one sheet of stakeholders, empty. */
EntBook *new_book (EntBookSheet **sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
