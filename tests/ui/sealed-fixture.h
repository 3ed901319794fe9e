/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed maps for tests of the window, and what asks for their passphrase. */
#pragma once

#include "ui/test-util.h"

#include "app/window/window-private.h"

G_BEGIN_DECLS

#define PASSPHRASE "la barca, la campana y el limonero"
#define OTHER "cuatro palabras muy distintas"

/* Quick to derive, unlike what people get. */
EntSecret *quick_secret (const char *passphrase);
/* A map of one stakeholder, "Hotel Ñandú", sealed with PASSPHRASE so that opening is quick. */
char *sealed_file (const char *name);
/* A map of one other stakeholder, "Radio"; NULL: not sealed. */
void write_sealed (const char *path, EntSecret *secret);
gboolean is_sealed (const char *path);
gboolean opens_with (const char *path, const char *passphrase);

/* What asks for a passphrase, or sets one; or NULL. */
GtkWidget *dialog (void);
void type (GtkWidget *dialog, int row, const char *text);
GtkWidget *entry_of (GtkWidget *dialog, int row);
/* The question for the file at @path is put. */
EntWindow *ask (const char *path, GtkWidget **question);
void answer (EntWindow *window, GtkWidget *question, const char *passphrase);
/* The sealed map at @path. */
EntWindow *window_unsealed (const char *path);

GtkWidget *wait_for_dialog (void);
/* As many answers as it takes, NULL-terminated: the last one is right. */
void answer_in_turn (EntWindow *window, const char *const *answers);

GtkWidget *open_dialog (EntWindow *window);
/* @button: "_Set" or "_Change". */
void set_passphrase (EntWindow *window, const char *button, const char *passphrase);

/* "Police", saved without a passphrase. */
EntWindow *plain_window (char **path);
EntDocument *document_of (EntWindow *window);
gboolean has_name (EntWindow *window, const char *name);
/* Whether the message in the window does. */
gboolean says (EntWindow *window, const char *part);
void save (EntWindow *window);
void save_at (EntWindow *window, const char *path);

G_END_DECLS
