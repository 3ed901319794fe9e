/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this program is. */
#include "config.h"

#include "app/window/about.h"

#include <glib/gi18n.h>

void
ent_about_show (GtkWindow *parent)
{
  GtkWidget *about = gtk_about_dialog_new ();

  gtk_about_dialog_set_program_name (GTK_ABOUT_DIALOG (about), "Entorno");
  gtk_about_dialog_set_version (GTK_ABOUT_DIALOG (about), ENT_VERSION);
  gtk_about_dialog_set_logo_icon_name (GTK_ABOUT_DIALOG (about), ENT_APP_ID);
  gtk_about_dialog_set_license_type (GTK_ABOUT_DIALOG (about), GTK_LICENSE_GPL_3_0);
  gtk_about_dialog_set_comments (GTK_ABOUT_DIALOG (about),
                                 _("Maps everyone who has a hand in protecting the children of a place from sexual "
                                   "exploitation: who they are, how much they can decide, how committed they are, "
                                   "how they are tied to each other, and what to do next.\n\n"
                                   "Nothing leaves this machine."));
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}
