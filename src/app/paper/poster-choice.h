/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over how many sheets a picture goes: the rows that the dialog of export and the tab of print share. */
#pragma once

#include "app/paper/export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *sheets_label, *sheets; /* a row of the grid */
  GtkSpinButton *columns, *rows;
  GtkWidget *overlap_label;
  GtkSpinButton *overlap;
  void (*changed) (gpointer data); /* when there is another number in it; or NULL */
  gpointer data;
} EntPosterChoice;

/* Adds two rows from @row on; the second is there when there are several sheets. */
void ent_poster_choice_add (EntPosterChoice *self, GtkGrid *grid, int row);
void ent_poster_choice_set_visible (EntPosterChoice *self, gboolean visible);
void ent_poster_choice_read (EntPosterChoice *self, EntExport *choice);
/* What is typed and not finished, before it is read for good. */
void ent_poster_choice_take_over (EntPosterChoice *self);

/* A spin button of millimetres or numbers with a name for those who do not see what is beside it. */
GtkSpinButton *ent_number_new (double least, double most, double step, double value, const char *name);
/* "× ", @unit or nothing behind: two numbers side by side. */
GtkWidget *ent_two_numbers_new (GtkSpinButton *first, GtkSpinButton *second, const char *unit);

G_END_DECLS
