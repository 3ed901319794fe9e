/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with tabs between cells, as spreadsheets put it onto the clipboard and
 * save it: reading and writing it, to and from a block of cells.
 *
 * A cell with a tab or a line break stands in quotation marks, doubled inside.
 * Formulas are kept from running: see guard.h.
 */
#pragma once

#include "model/cells.h"

G_BEGIN_DECLS

#define ENT_TSV_MAX_BYTES ((gsize) 50 * 1024 * 1024)
#define ENT_TSV_MAX_ROWS 200000u
#define ENT_TSV_MAX_COLUMNS 500u
#define ENT_TSV_MAX_CELLS 4000000u
#define ENT_TSV_MAX_CELL (1024u * 1024)

/* Under which name LibreOffice has cells on the clipboard with their line breaks; the
 * plain text beside it has blanks for them. */
#define ENT_TSV_LIBREOFFICE "application/x-libreoffice-tsvc"

typedef enum
{
  ENT_TSV_ANY,    /* whoever wrote it: where a mark is unclear, the text is refused */
  ENT_TSV_SHEETS, /* a spreadsheet, which puts nothing into marks but cells with a tab or a line break */
} EntTsvSource;

/* Reads @length bytes of UTF-8, with or without a mark of byte order, of UTF-16
 * with one, or else of Windows-1252; of ENT_TSV_SHEETS also UTF-16 in the machine's
 * order without a mark, and with or without a zero at the end. Lines end with LF, CRLF or CR; within a cell
 * they become LF. A row that is shorter than the longest leaves the rest unsaid.
 * No bytes make no rows. What cannot be read is a G_IO_ERROR that names row and
 * column, counted from 1. O(n). */
EntCells *ent_tsv_read (const char *bytes, gsize length, EntTsvSource source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reading gives the same cells again, but for those unsaid, which are empty then.
 * @cells must have rows and columns. O(n). */
char *ent_tsv_write (const EntCells *cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
