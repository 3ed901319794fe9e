/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of another program holds, as tables: all foreign formats come in and go out
 * through this. A reader fills one without asking what the columns mean, which io/exchange
 * does for all formats alike; a writer gets one that io/exchange made of a map.
 *
 * The first row of a table that is a graph's, or that comes from a map, has the names of its
 * columns. Of a spreadsheet any row may, and whoever imports finds out which.
 */
#pragma once

#include <gio/gio.h>

#include "io/finding.h"
#include "model/progress.h"

G_BEGIN_DECLS

#define ENT_BOOK_MAX_BYTES ((gsize) 64 * 1024 * 1024)
#define ENT_BOOK_MAX_SHEETS 200u
#define ENT_BOOK_MAX_ROWS 200000u
/* In all sheets: a row takes memory even where nothing is in it. */
#define ENT_BOOK_MAX_ALL_ROWS 2000000u
#define ENT_BOOK_MAX_COLUMNS 500u
/* In all sheets: those with something in them, and those before one in its row. */
#define ENT_BOOK_MAX_CELLS 8000000u
#define ENT_BOOK_MAX_CELL 1048576u
/* Of all cells. */
#define ENT_BOOK_MAX_TEXT ((gsize) 128 * 1024 * 1024)

typedef enum
{
  ENT_SHEET_UNKNOWN, /* its columns tell */
  ENT_SHEET_MAP,     /* columns field, value */
  ENT_SHEET_SECTORS,
  ENT_SHEET_MOMENTS,
  ENT_SHEET_STAKEHOLDERS,
  ENT_SHEET_RATINGS, /* of all moments */
  ENT_SHEET_LOG,
  ENT_SHEET_TIES,
  ENT_SHEET_ACTIONS,
  ENT_SHEET_STEPS,
  ENT_SHEET_LEGEND, /* for people only: never read into a map */
} EntSheetKind;
#define ENT_N_SHEET_KINDS 11

typedef struct _EntSheet EntBookSheet;

typedef struct
{
  GPtrArray *sheets;   /* of EntBookSheet, owned */
  GPtrArray *findings; /* of EntFinding, owned: what a reader has to say of the file */
  gboolean names;      /* columns and values have their names in files ("works-with"), as graphs have
                        * them, and not the words of people ("Works with") */
  GStringChunk *texts;
  gsize n_rows, n_cells, n_bytes; /* of all sheets */
} EntBook;

EntBook *ent_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_book_free (EntBook *book); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntBook, ent_book_free)

/* @name: of the sheet in the file, or NULL. Owned by the book; NULL where there are too many. */
EntBookSheet *ent_book_add_sheet (EntBook *book, EntSheetKind kind, const char *name, GError **error);
/* The first of this kind, or NULL. */
EntBookSheet *ent_book_sheet (const EntBook *book, EntSheetKind kind);
/* @message: a whole translated sentence: what was found, what was done. @line as in EntFinding. */
void ent_book_note (EntBook *book, EntFindingLevel level, guint line, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* How many notes of one kind a reader makes before it counts the rest: a file may have a fault in each line. */
#define ENT_BOOK_MAX_NOTES 200u

EntSheetKind ent_book_sheet_kind (const EntBookSheet *sheet);
const char *ent_book_sheet_name (const EntBookSheet *sheet); /* or NULL */
guint ent_book_sheet_n_rows (const EntBookSheet *sheet);
guint ent_book_sheet_n_columns (const EntBookSheet *sheet); /* of the longest row */
/* NULL where nothing stands. Any row and column may be asked for. */
const char *ent_book_sheet_get (const EntBookSheet *sheet, guint row, guint column);
/* The same in the column called @name. As fast as ent_book_sheet_find_column(). */
const char *ent_book_sheet_get_named (const EntBookSheet *sheet, guint row, const char *name);
/* Where the row stands in the file, from 1: a line, or in a workbook the number that the program shows; 0: unknown. */
guint ent_book_sheet_line (const EntBookSheet *sheet, guint row);
void ent_book_sheet_set_line (EntBookSheet *sheet, guint row, guint line);

/* Puts @length bytes of @text (-1: to NUL), UTF-8, into a cell; rows and columns come as they are needed. Nothing
 * is put where it is empty. FALSE past a limit: the G_IO_ERROR_INVALID_DATA names row and column, counted from 1. O(length) */
gboolean ent_book_sheet_put (EntBookSheet *sheet, guint row, guint column, const char *text, gssize length, GError **error);
/* Why so many bytes do not fit into a cell: a whole translated sentence; NULL: they do. */
const char *ent_book_sheet_refusal (const EntBookSheet *sheet, guint row, guint column, gsize length);
/* The column that the first row calls @name, exactly and not empty; a new one at the end if there is none. -1 past a limit. O(1) */
int ent_book_sheet_column (EntBookSheet *sheet, const char *name, GError **error);
/* The same of one that is there; -1: none. O(1) for what ent_book_sheet_column() made, else O(columns). */
int ent_book_sheet_find_column (const EntBookSheet *sheet, const char *name);
/* ent_book_sheet_put() into the column called @name. */
gboolean ent_book_sheet_put_named (EntBookSheet *sheet, guint row, const char *name, const char *text, gssize length, GError **error);

/* --- while it is read or written --- */

/* Sets @error to "Line N: PROBLEM", of whole sentences; returns FALSE. */
gboolean ent_book_refuse (GError **error, guint line, const char *problem);

/* Tells @progress (or NULL) that @n of @n_all is done of its part between @from and @to. FALSE with G_IO_ERROR_CANCELLED. */
gboolean ent_book_goes_on (EntProgress *progress, guint from, guint to, gsize n, gsize n_all, GError **error);
/* The same for each of many rows: it looks once in so many. */
gboolean ent_book_rows_go_on (EntProgress *progress, guint from, guint to, gsize row, gsize n_rows, GError **error);

G_END_DECLS
