/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two windows around passphrases share: entries that do not show what is typed and wipe it,
 * a line for what is wrong, and a sign that the key is being derived.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWindow *window;
  GtkBox *box;
  GtkWidget *action;   /* the button that Enter presses */
  GtkWidget *fields;   /* insensitive while the key is derived */
  GtkSpinner *spinner; /* beside what is told */
  GtkLabel *message;
} EntPassphraseFrame;

/* Not shown yet; @about says what it is for. */
void ent_passphrase_frame_init (EntPassphraseFrame *frame, GtkWindow *parent, const char *title, const char *action, const char *about);
/* Between what it is for and what is wrong. */
GtkPasswordEntry *ent_passphrase_frame_add (EntPassphraseFrame *frame, const char *label);
/* NULL: nothing is wrong. */
void ent_passphrase_frame_tell (EntPassphraseFrame *frame, const char *message, gboolean is_wrong);
/* While the key is derived, @message says what is going on; NULL: it is done. */
void ent_passphrase_frame_work (EntPassphraseFrame *frame, const char *message);

G_END_DECLS
