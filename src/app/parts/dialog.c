/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parts/dialog.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>

#define WIDTH_CHARS 52 /* of a line */

/* Goes with its dialog. */
typedef struct
{
  GtkWindow *dialog;
  EntDialogAnswer answer; /* NULL: given */
  gpointer data;
} Asked;

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

static void
on_decided (GtkButton *button, Asked *asked)
{
  EntDialogAnswer answer = asked->answer;
  gpointer data = asked->data;

  if (answer == NULL)
    return;
  asked->answer = NULL;
  gtk_window_destroy (asked->dialog);
  answer (TRUE, data);
}

static void
on_gone (GtkWidget *dialog, Asked *asked)
{
  EntDialogAnswer answer = asked->answer;

  asked->answer = NULL;
  if (answer != NULL)
    answer (FALSE, asked->data);
}

void
ent_dialog_set_answer (GtkWidget *dialog, GtkWidget *button, EntDialogAnswer answer, gpointer data)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { GTK_WINDOW (dialog), answer, data };
  g_object_set_data_full (G_OBJECT (dialog), "asked", asked, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_decided), asked);
  g_signal_connect (dialog, "destroy", G_CALLBACK (on_gone), asked);
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  return label;
}

GtkLabel *
ent_grid_add_text (GtkGrid *grid, int row)
{
  GtkWidget *label = new_text (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_grid_attach (grid, label, 0, row, 2, 1);
  return GTK_LABEL (label);
}

GtkWidget *
ent_grid_add_warning (GtkGrid *grid, int row, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_text (text));
  gtk_grid_attach (grid, box, 0, row, 2, 1);
  return box;
}
