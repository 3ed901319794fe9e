/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the passphrase of a file that is being opened, as often as it takes. */
#pragma once

#include <gtk/gtk.h>

#include "io/store.h"

G_BEGIN_DECLS

/* @passphrase is lent, and wiped after; NULL when the question was closed, by itself or with its parent:
 * that is the last call. */
typedef void (*EntUnsealFunc) (const char *passphrase, gpointer data);

/* @name of the file. After each answer it waits for one of the two below. */
GtkWidget *ent_unseal_ask (GtkWindow *parent, const char *name, EntUnsealFunc func, gpointer data);
/* Says why it did not open, and asks again; FALSE where @error is not a matter of the passphrase. */
gboolean ent_unseal_ask_again (GtkWidget *question, const GError *error);
/* Either of the two, by whether *@question is NULL. TRUE: an answer comes. */
gboolean ent_unseal_wants (GtkWidget **question, GtkWindow *parent, const char *name, const GError *error, EntUnsealFunc func, gpointer data);
/* The file at @path, for a thread: with the passphrase of @options once there is one, before that with their secret. */
EntFile *ent_unseal_file (const char *path, const EntOpenOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing is called any more. */
void ent_unseal_end (GtkWidget *question);

G_END_DECLS
