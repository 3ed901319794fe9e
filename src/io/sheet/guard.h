/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas: a cell that a spreadsheet would run (it begins with = + - @, or with their wide
 * forms) is written with an apostrophe before it, which reading takes away again; so a name
 * can do nothing in the sheet that it gets into, and what comes back is what was there. The
 * number of a phone stays as it is, but for one that would be worked out as a sum (+57-301),
 * which would be lost.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell of a text file is written as; NULL: as it is. */
char *ent_guard_cell (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same where it is said of the cell that it is text, so that no phone is worked out. */
char *ent_guard_text_cell (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Where the text begins behind the apostrophe that keeps it from being run, if it has one. */
const char *ent_guard_skip (const char *text);

G_END_DECLS
