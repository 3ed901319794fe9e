/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a map goes on paper: the list with which the dialog of export and the tab of print begin. */
#pragma once

#include "app/paper/export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Register, report, reading, action plan, timeline. */
#define ENT_N_CONTENT_DOCUMENTS 5

/* Adds a row with map and matrix, the change since the moment @from if that is not NULL, @insider from inside if there
 * is one, the documents, which are called @documents, and the three of the kit for paper. What @first says is chosen. */
GtkDropDown *ent_content_choice_add (GtkGrid *grid, int row, const char *from, const EntStakeholder *insider, const char *const documents[ENT_N_CONTENT_DOCUMENTS], const EntExport *first);
/* Sets what of @choice says that. */
void ent_content_choice_read (GtkDropDown *list, EntExport *choice);

G_END_DECLS
