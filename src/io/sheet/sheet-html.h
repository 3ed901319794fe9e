/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of cells as a table in HTML, as spreadsheets take it from the clipboard:
 * with it LibreOffice and Excel keep line breaks within a cell, and leave a text as it
 * is that could be a number, a date or a formula. Text with tabs tells them neither.
 * A tab within a cell becomes blanks.
 */
#pragma once

#include "model/cells.h"

G_BEGIN_DECLS

/* What a spreadsheet would run is written as ent_guard_text_cell() has it: not every program
 * heeds that a cell is text. O(n). */
char *ent_sheet_html_write (const EntCells *cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
