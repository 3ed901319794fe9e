/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing a table of stakeholders by the block: pasting cells, filling down,
 * emptying. Each is one named step of the history, and either all of it is done
 * or nothing: the error then names the cell and what to do.
 */
#pragma once

#include "model/cells.h"
#include "model/column.h"
#include "model/edit.h"

G_BEGIN_DECLS

/* The part of a table that is meant. Everything in it is borrowed. */
typedef struct
{
  const char *const *ids; /* of the rows, as they are shown */
  guint n_ids;
  const EntColumn *columns; /* as they are shown */
  guint n_columns;
  const char *moment_id; /* of the aspects */
} EntCellRange;

/* What a paste did. */
typedef struct
{
  guint n_cells, n_added;
  char **ids;      /* the rows it went into, NULL-terminated, owned */
  guint n_columns; /* from the first of the range on */
} EntPasted;
void ent_pasted_clear (EntPasted *pasted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntPasted, ent_pasted_clear)

/* Puts @cells over the table, the first at the first of @range, whose rows and columns
 * go on to the end of the table. Rows past the last stakeholder add one each, in
 * @sector unless the row says another, where the column of names is among those that
 * are pasted. A first row that repeats the titles of the columns is left out, and so
 * are empty rows past the last stakeholder. @words: see EntChoiceWord; may be NULL.
 * O(cells), and O(map) once if there are names among them. */
gboolean ent_edit_paste_cells (EntHistory *history, const EntCellRange *range, EntSectorId sector, EntChoiceWord words, const EntCells *cells, EntPasted *pasted, GError **error);
/* The values of the first row for all the others; refused for names. */
gboolean ent_edit_fill_down (EntHistory *history, const EntCellRange *range, GError **error);
/* What has to be there, such as a name, cannot be emptied: then nothing is. */
gboolean ent_edit_clear_cells (EntHistory *history, const EntCellRange *range, GError **error);

G_END_DECLS
