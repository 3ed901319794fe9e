/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the passphrase of a file that is being opened, as often as it takes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @passphrase is lent, and wiped after; NULL when the question was closed, by itself or with its parent:
 * that is the last call. */
typedef void (*EntUnsealFunc) (const char *passphrase, gpointer data);

/* @name of the file. After each answer it waits for one of the two below. */
GtkWidget *ent_unseal_ask (GtkWindow *parent, const char *name, EntUnsealFunc func, gpointer data);
/* It was not the right one: @message says so, and it is asked for again. */
void ent_unseal_ask_again (GtkWidget *question, const char *message);
/* Nothing is called any more. */
void ent_unseal_end (GtkWidget *question);

G_END_DECLS
