/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column view knows rows only. What tables that are edited cell by cell need beyond it: which cell a widget is in, and
 * where a key goes from there.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @child is the outermost widget of @cell, which must outlive it. */
void ent_table_set_cell (GtkWidget *child, gpointer cell);
/* The one whose outermost widget is @child, or NULL. */
gpointer ent_table_cell_in (GtkWidget *child);
/* The cell that @widget is in or around; NULL for none, for no widget, and for what is in a popover of it. */
gpointer ent_table_cell_at (GtkWidget *widget);
/* The same at a point of @view. */
gpointer ent_table_cell_under (GtkColumnView *view, double x, double y);
/* Where in @widget the cell is that has the keyboard; FALSE: none has it. */
gboolean ent_table_focus_bounds (GtkWidget *widget, GdkRectangle *bounds);

/* How many rows as high as @row can be seen at once, less one; @row may be NULL. */
guint ent_table_page (GtkColumnView *view, GtkWidget *row);
/* Where a key goes from @row and @column in a table of at least one row and column. FALSE: it is none that goes anywhere. */
gboolean ent_table_step (guint keyval, gboolean control, guint n_rows, guint n_columns, guint page, guint *row, guint *column);
/* Whether it is Tab, and no command of it; @back: the other way. */
gboolean ent_table_is_tab (guint keyval, GdkModifierType state, gboolean *back);
/* Whether a cell that has the keyboard begins to be edited with this key: a letter or a digit, or an accent of which the
 * letter comes with the next key. @letter: 0 for that. */
gboolean ent_table_begins_text (guint keyval, gunichar *letter);

G_END_DECLS
