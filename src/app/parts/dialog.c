/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parts/dialog.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>

GtkWidget *
ent_dialog_new (GtkWindow *parent, const char *title, const char *accept, GtkWidget **button)
{
  GtkWidget *dialog = gtk_window_new (), *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *accepting = gtk_button_new_with_mnemonic (accept);

  gtk_widget_add_css_class (accepting, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), accepting);
  gtk_window_set_titlebar (GTK_WINDOW (dialog), header);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_set_default_widget (GTK_WINDOW (dialog), accepting);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog);
  ent_close_on_escape (GTK_WINDOW (dialog));
  if (button != NULL)
    *button = accepting;
  return dialog;
}
