/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/secret/passphrase-frame.h"

#include "app/compat.h"
#include "app/parts/section.h"

#include <glib/gi18n.h>

#define WIDTH 460
#define MOST_CHARS 48

static GtkWidget *
build_header (EntPassphraseFrame *frame, const char *action)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  frame->action = gtk_button_new_with_mnemonic (action);
  gtk_widget_add_css_class (frame->action, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), frame->action);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), frame->window);
  return header;
}

static GtkWidget *
build_message (EntPassphraseFrame *frame)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  frame->spinner = GTK_SPINNER (gtk_spinner_new ());
  frame->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (frame->spinner), FALSE);
  gtk_label_set_wrap (frame->message, TRUE);
  gtk_label_set_xalign (frame->message, 0);
  /* the window does not grow and shrink with what is told */
  gtk_label_set_max_width_chars (frame->message, MOST_CHARS);
  gtk_widget_set_size_request (GTK_WIDGET (frame->message), -1, 40);
  gtk_widget_set_hexpand (GTK_WIDGET (frame->message), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (frame->message), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (frame->spinner));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (frame->message));
  return line;
}

void
ent_passphrase_frame_init (EntPassphraseFrame *frame, GtkWindow *parent, const char *title, const char *action, const char *about)
{
  GtkWidget *label = gtk_label_new (about);

  frame->window = GTK_WINDOW (gtk_window_new ());
  frame->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  frame->fields = gtk_grid_new ();
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* else it would ask for its whole length in one line */
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_grid_set_row_spacing (GTK_GRID (frame->fields), 9);
  gtk_grid_set_column_spacing (GTK_GRID (frame->fields), 12);
  gtk_box_append (frame->box, label);
  gtk_box_append (frame->box, frame->fields);
  gtk_box_append (frame->box, build_message (frame));
  gtk_widget_add_css_class (GTK_WIDGET (frame->box), "dialog-content");
  gtk_window_set_titlebar (frame->window, build_header (frame, action));
  gtk_window_set_title (frame->window, title);
  gtk_window_set_child (frame->window, GTK_WIDGET (frame->box));
  gtk_window_set_default_widget (frame->window, frame->action);
  gtk_widget_set_size_request (GTK_WIDGET (frame->window), WIDTH, -1);
  gtk_window_set_resizable (frame->window, FALSE);
  gtk_window_set_modal (frame->window, TRUE);
  gtk_window_set_transient_for (frame->window, parent);
  gtk_window_set_destroy_with_parent (frame->window, TRUE);
  ent_close_on_escape (frame->window);
}

GtkPasswordEntry *
ent_passphrase_frame_add (EntPassphraseFrame *frame, const char *label)
{
  GtkWidget *entry = gtk_password_entry_new ();
  int row = 0;

  while (gtk_grid_get_child_at (GTK_GRID (frame->fields), 0, row) != NULL)
    row++;
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  ent_grid_add (GTK_GRID (frame->fields), row, label, entry);
  return GTK_PASSWORD_ENTRY (entry);
}

void
ent_passphrase_frame_tell (EntPassphraseFrame *frame, const char *message, gboolean is_wrong)
{
  gtk_label_set_text (frame->message, message != NULL ? message : "");
  ent_set_css_class (GTK_WIDGET (frame->message), "error", is_wrong);
  ent_set_css_class (GTK_WIDGET (frame->message), "dim-label", !is_wrong);
}

void
ent_passphrase_frame_work (EntPassphraseFrame *frame, const char *message)
{
  gtk_widget_set_visible (GTK_WIDGET (frame->spinner), message != NULL);
  gtk_spinner_set_spinning (frame->spinner, message != NULL);
  /* GTK 4.8 complains when what has the keyboard becomes insensitive */
  if (message != NULL)
    gtk_window_set_focus (frame->window, NULL);
  gtk_widget_set_sensitive (frame->fields, message == NULL);
  gtk_widget_set_sensitive (frame->action, message == NULL);
  ent_passphrase_frame_tell (frame, message, FALSE);
}
