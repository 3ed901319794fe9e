/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over how many sheets a picture goes. */
#include "config.h"

#include "app/paper/poster-choice.h"

#include "app/compat.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

GtkSpinButton *
ent_number_new (double least, double most, double step, double value, const char *name)
{
  GtkWidget *number = gtk_spin_button_new_with_range (least, most, step);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_SPIN_BUTTON (number);
}

GtkWidget *
ent_two_numbers_new (GtkSpinButton *first, GtkSpinButton *second, const char *unit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_hexpand (GTK_WIDGET (first), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (second), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (first));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("×"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (second));
  if (unit != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (unit));
  return box;
}

static gboolean
has_several (EntPosterChoice *self)
{
  return gtk_spin_button_get_value_as_int (self->columns) * gtk_spin_button_get_value_as_int (self->rows) > 1;
}

static void
update (EntPosterChoice *self)
{
  gboolean shown = gtk_widget_get_visible (self->sheets) && has_several (self);

  gtk_widget_set_visible (GTK_WIDGET (self->overlap), shown);
  gtk_widget_set_visible (self->overlap_label, shown);
}

static void
on_changed (EntPosterChoice *self)
{
  update (self);
  if (self->changed != NULL)
    self->changed (self->data);
}

void
ent_poster_choice_add (EntPosterChoice *self, GtkGrid *grid, int row)
{
  self->columns = ent_number_new (1, ENT_POSTER_MOST, 1, 1, _("Sheets side by side"));
  self->rows = ent_number_new (1, ENT_POSTER_MOST, 1, 1, _("Rows of sheets"));
  self->sheets = ent_two_numbers_new (self->columns, self->rows, NULL);
  self->sheets_label = ent_grid_add (grid, row, _("_Sheets (columns × rows)"), self->sheets);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->sheets_label), GTK_WIDGET (self->columns));
  ent_set_tooltip (self->sheets, _("More than one make a poster: one picture over all of them, to be cut and glued"));
  self->overlap = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, ENT_POSTER_OVERLAP_MOST_MM, 1));
  gtk_spin_button_set_value (self->overlap, ENT_POSTER_OVERLAP_MM);
  self->overlap_label = ent_grid_add (grid, row + 1, _("O_verlap in mm"), GTK_WIDGET (self->overlap));
  g_signal_connect_swapped (self->columns, "value-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->rows, "value-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->overlap, "value-changed", G_CALLBACK (on_changed), self);
  update (self);
}

void
ent_poster_choice_set_visible (EntPosterChoice *self, gboolean visible)
{
  gtk_widget_set_visible (self->sheets, visible);
  gtk_widget_set_visible (self->sheets_label, visible);
  update (self);
}

void
ent_poster_choice_read (EntPosterChoice *self, EntExport *choice)
{
  choice->columns = (guint) gtk_spin_button_get_value_as_int (self->columns);
  choice->rows = (guint) gtk_spin_button_get_value_as_int (self->rows);
  choice->overlap = gtk_spin_button_get_value (self->overlap);
}

void
ent_poster_choice_take_over (EntPosterChoice *self)
{
  gtk_spin_button_update (self->columns);
  gtk_spin_button_update (self->rows);
  gtk_spin_button_update (self->overlap);
}
