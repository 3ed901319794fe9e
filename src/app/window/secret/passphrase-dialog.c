/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of the map in a window. The key is derived in a thread, which takes a second on purpose;
 * the file changes with the next save only, so that nothing is written that nobody asked for.
 */
#include "config.h"

#include "app/window/secret/passphrase-dialog.h"

#include "app/compat.h"
#include "app/window/secret/passphrase-frame.h"
#include "io/secret/passphrase.h"

#include <glib/gi18n.h>
#include <string.h>

/* From so many characters on a sentence withstands guessing, unless it is a known one. */
#define LONG 20u

typedef struct
{
  EntPassphraseFrame frame;
  EntWindow *window;     /* which the dialog does not outlive */
  EntDocument *document; /* owned: what it was opened for */
  GtkPasswordEntry *first, *second;
  GtkWidget *remove;
} Dialog;

static void
dialog_free (Dialog *self)
{
  g_clear_object (&self->document);
  g_free (self);
}

static const char *
text_of (GtkPasswordEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* What is to be said of what is typed; *@good when it can be taken. */
static const char *
judge (Dialog *self, gboolean *good)
{
  const char *first = text_of (self->first), *second = text_of (self->second);
  glong n = g_utf8_strlen (first, -1);

  *good = FALSE;
  if (n == 0)
    return _("Four or five words that do not belong together are hard to guess and easy to keep in mind.");
  if (n < (glong) ENT_PASSPHRASE_LEAST)
    return _("Too short: it takes at least 8 characters.");
  if (strlen (first) > ENT_PASSPHRASE_MOST_BYTES)
    return _("Too long: nobody could type this again.");
  if (*second != '\0' && strcmp (first, second) != 0)
    return _("The two are not the same yet.");
  *good = *second != '\0';
  if (n < (glong) LONG)
    return _("Long enough against people, not against machines that guess: some more words make it strong.");
  return _("Strong by its length, as long as it is no sentence that others know.");
}

static void
on_typed (Dialog *self)
{
  gboolean good;
  const char *message = judge (self, &good);

  ent_passphrase_frame_tell (&self->frame, message, FALSE);
  gtk_widget_set_sensitive (self->frame.action, good);
}

/* The words that are told in the window, where the dialog was. */
static void
take (EntWindow *window, EntDocument *document, EntSecret *secret)
{
  const char *message = secret != NULL ? _("From the next save on the map opens with its passphrase only. Until then the file stays as it is.")
                                       : _("From the next save on the map opens without a passphrase. Until then the file stays as it is.");

  ent_document_set_secret (document, secret);
  ent_window_say (window, ENT_MESSAGE_INFO, message, _("_Save"), "win.save");
}

static void
derive (GTask *task, gpointer source, gpointer passphrase, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  EntSecret *secret = ent_secret_new (passphrase, &error);

  if (secret != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) ent_secret_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The dialog may have been closed meanwhile, alone or with the window, and is gone; then nothing is taken. */
static void
on_derived (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EntSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  Dialog *self = data;

  secret = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (secret == NULL)
    {
      ent_passphrase_frame_work (&self->frame, NULL);
      ent_passphrase_frame_tell (&self->frame, error->message, TRUE);
      gtk_widget_set_sensitive (self->remove, TRUE);
      return;
    }
  take (self->window, self->document, secret);
  gtk_window_destroy (self->frame.window);
}

static void
on_set (Dialog *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  char *passphrase = ent_passphrase_dup (text_of (self->first), -1);

  if (passphrase == NULL)
    {
      ent_passphrase_frame_tell (&self->frame, _("There is not enough memory. Close other programs and try again."), TRUE);
      return;
    }
  /* not of the dialog: it would hold it, and then it would not be told that it was closed */
  task = g_task_new (self->document, cancellable, on_derived, self);
  g_task_set_source_tag (task, on_set);
  g_task_set_task_data (task, passphrase, (GDestroyNotify) ent_passphrase_free);
  g_signal_connect_object (self->frame.window, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->remove, FALSE);
  ent_passphrase_frame_work (&self->frame, _("The key is being derived…"));
  g_task_run_in_thread (task, derive);
}

static void
on_remove (Dialog *self)
{
  take (self->window, self->document, NULL);
  gtk_window_destroy (self->frame.window);
}

void
ent_passphrase_dialog_open (EntWindow *window)
{
  Dialog *self = g_new0 (Dialog, 1);
  EntDocument *document = ent_window_document (window);
  gboolean has_one = ent_document_secret (document) != NULL;
  const char *about = _("With a passphrase the file can be read by those alone who know it. There is no other way in: if it is forgotten, "
                        "nobody can open the map again. Write it down, and keep it apart from the computer.");

  self->window = window;
  self->document = g_object_ref (document);
  ent_passphrase_frame_init (&self->frame, GTK_WINDOW (window), _("Passphrase"), has_one ? _("_Change") : _("_Set"), about);
  self->first = ent_passphrase_frame_add (&self->frame, _("_New passphrase"));
  self->second = ent_passphrase_frame_add (&self->frame, _("_Once more"));
  self->remove = gtk_button_new_with_mnemonic (_("_Remove the passphrase"));
  gtk_widget_add_css_class (self->remove, "destructive");
  gtk_widget_set_halign (self->remove, GTK_ALIGN_START);
  gtk_widget_set_visible (self->remove, has_one);
  gtk_box_append (self->frame.box, self->remove);
  g_object_set_data_full (G_OBJECT (self->frame.window), "dialog", self, (GDestroyNotify) dialog_free);
  g_signal_connect_swapped (self->first, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->second, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->frame.action, "clicked", G_CALLBACK (on_set), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  on_typed (self);
  gtk_window_present (self->frame.window);
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}
