/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame that windows have in which something is asked. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window over @parent, which goes with it, with “Cancel” and @accept (with a mnemonic) in its head; both it and Escape
 * close it. @button, if given, gets the one that accepts, which Enter presses. To be filled, and presented. */
GtkWidget *ent_dialog_new (GtkWindow *parent, const char *title, const char *accept, GtkWidget **button) G_GNUC_WARN_UNUSED_RESULT;

/* @decided: FALSE when it was cancelled or closed, by itself or with its parent. Called exactly once. */
typedef void (*EntDialogAnswer) (gboolean decided, gpointer data);

/* Has @answer told what becomes of @dialog: @button decides, and closes it before @answer is called. To be called once. */
void ent_dialog_set_answer (GtkWidget *dialog, GtkWidget *button, EntDialogAnswer answer, gpointer data);

/* A line of text over both columns of @grid, as wide whatever it says. */
GtkLabel *ent_grid_add_text (GtkGrid *grid, int row);
/* The same behind a sign: what is to be known before it is done. */
GtkWidget *ent_grid_add_warning (GtkGrid *grid, int row, const char *text);

G_END_DECLS
