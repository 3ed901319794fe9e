/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label and what it names. */
#include "app/parts/pair.h"

/* From a quarter more on letters are large; as GTK counts it. */
#define LARGE_DPI (120 * 1024 - 1)

gboolean
ent_letters_are_large (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > LARGE_DPI;
}

static void
put (GtkWidget *grid, GtkWidget *child, int column, int row, int columns)
{
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (grid), child);

  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (place), column);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (place), row);
  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (place), columns);
}

static void
follow_letters (GtkWidget *grid)
{
  GtkWidget *label = gtk_widget_get_first_child (grid);
  GtkWidget *editor = gtk_widget_get_last_child (grid);
  gboolean large = ent_letters_are_large (grid);

  put (grid, label, 0, 0, large ? 2 : 1);
  put (grid, editor, large ? 0 : 1, large ? 1 : 0, large ? 2 : 1);
}

GtkWidget *
ent_pair_new (GtkWidget *label, GtkWidget *editor)
{
  /* not a box, which would ask a label that wraps for its width at the entry's height */
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), label, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), editor, 1, 0, 1, 1);
  g_signal_connect_object (gtk_widget_get_settings (grid), "notify::gtk-xft-dpi", G_CALLBACK (follow_letters), grid, G_CONNECT_SWAPPED);
  follow_letters (grid);
  return grid;
}
