/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame that windows have in which something is asked. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window over @parent, which goes with it, with “Cancel” and @accept (with a mnemonic) in its head; both it and Escape
 * close it. @button, if given, gets the one that accepts, which Enter presses. To be filled, and presented. */
GtkWidget *ent_dialog_new (GtkWindow *parent, const char *title, const char *accept, GtkWidget **button) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
