/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a book with the sheets of a workbook, alike for all formats: which sheets are left out,
 * merged cells, line ends, limits, and what is said of it all.
 */
#pragma once

#include "io/book/book.h"

G_BEGIN_DECLS

typedef struct
{
  EntBook *book;         /* owned */
  EntProgress *progress; /* borrowed, or NULL */
  char *name;            /* of the sheet that is read */
  EntBookSheet *sheet;   /* NULL until there is something in it */
  guint n_repeated;      /* cells that were filled as parts of merged ones */
  guint n_left_out, n_faults, n_blank_formulas;
} EntFiller;

void ent_filler_init (EntFiller *filler, EntProgress *progress);
void ent_filler_clear (EntFiller *filler);

/* From here on what is put is in the sheet @name, which the book has once there is something in it. FALSE: it is to be
 * left out, as was noted where that is news. */
gboolean ent_filler_begin_sheet (EntFiller *filler, const char *name, gboolean hidden);
void ent_filler_end_sheet (EntFiller *filler);
/* As ent_book_sheet_put(); each line end becomes LF. The error names the sheet. */
gboolean ent_filler_put (EntFiller *filler, guint row, guint column, const char *text, gsize length, GError **error);
/* What is in a cell that goes down to @last_row: put into each row that there is anyway. */
gboolean ent_filler_repeat_down (EntFiller *filler, guint row, guint column, guint last_row, GError **error);
/* Notes that a cell has no text because of @fault, such as "#N/A", an error as the program shows it. */
void ent_filler_note_fault (EntFiller *filler, guint row, guint column, const char *fault);
/* Notes that the text of a cell, or the whole sheet, is not in the file. */
void ent_filler_note_lost (EntFiller *filler, guint row, guint column);
void ent_filler_note_lost_sheet (EntFiller *filler);
/* Notes, at the end of the sheet, that the result of a formula is not in the file. */
void ent_filler_note_blank_formula (EntFiller *filler);
/* The book with all notes. */
EntBook *ent_filler_finish (EntFiller *filler) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntFiller, ent_filler_clear)

G_END_DECLS
