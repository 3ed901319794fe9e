/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of Excel and of all that write alike (.xlsx, .xlsm, .xltx, .xltm). */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* A table for each visible sheet with something in it, row for row as the spreadsheet numbers them. Numbers come as the
 * shortest decimal, dates as ISO 8601, formulas as their stored results. NULL with G_IO_ERROR_INVALID_DATA. */
EntBook *ent_xlsx_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All is text, but for columns of small whole numbers: nothing that is in @book becomes a formula. Equal books give
 * equal bytes. G_IO_ERROR_INVALID_DATA for a text longer than a cell can hold; goes over a private folder for the time. */
gboolean ent_xlsx_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
