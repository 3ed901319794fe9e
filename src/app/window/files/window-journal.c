/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was not saved when a program ended: it is kept while the window is open, and what
 * others have left is offered and opened. No file of a map is written here.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/document/file-lock.h"
#include "app/settings.h"
#include "app/window/files/recovered.h"
#include "app/window/secret/unseal.h"
#include "io/secret/passphrase.h"

#include <glib/gi18n.h>

/* --- keeping --- */

void
ent_window_say_journal_trouble (EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_WARNING, self->journal_trouble, _("_Save"), "win.save");
}

/* While the disk refuses, people are to know; and no longer. */
static void
on_failing (EntJournalKeeper *journal, const char *message, EntWindow *self)
{
  g_autofree char *before = g_steal_pointer (&self->journal_trouble);

  self->journal_trouble = g_strdup (message);
  if (message != NULL)
    ent_window_say_journal_trouble (self);
  else if (before != NULL)
    ent_message_bar_withdraw (self->messages, before);
}

static GBytes *
seal (GBytes *bytes, gpointer secret, GError **error)
{
  return ent_secret_seal (secret, bytes, error);
}

static GBytes *
unseal (GBytes *bytes, gpointer secret, GError **error)
{
  return ent_secret_open_with (bytes, secret, error);
}

static void
begin_journal (EntWindow *self)
{
  EntSecret *secret = ent_document_guard (self->document);
  EntSeal with = { seal, unseal, secret };

  self->journal = ent_journal_keeper_new (ent_document_history (self->document), secret != NULL ? &with : NULL);
  self->journal_secret = ent_secret_ref (secret);
  ent_journal_keeper_take_copy (self->journal, ent_document_steal_copy (self->document));
  ent_journal_keeper_set_file (self->journal, ent_document_path (self->document), ent_document_fingerprint (self->document));
  g_signal_connect_object (self->journal, "failing", G_CALLBACK (on_failing), self, 0);
}

/* What was kept before a passphrase was set, or with another, does not stay beside what is sealed with this one. */
static void
seal_journal_anew (EntWindow *self)
{
  g_autoptr (EntJournalKeeper) before = g_steal_pointer (&self->journal);
  g_autoptr (EntSecret) secret = g_steal_pointer (&self->journal_secret);

  begin_journal (self);
  g_signal_handlers_disconnect_by_func (before, on_failing, self);
  ent_journal_keeper_replace (self->journal, before);
  /* before the secret that it is sealed with */
  ent_journal_keeper_close (before);
}

/* Whether the journal knows of another file than @fingerprint is of. */
static gboolean
is_other_file (EntWindow *self, const EntFingerprint *fingerprint)
{
  return g_strcmp0 (fingerprint != NULL ? fingerprint->checksum : NULL, self->journal_checksum) != 0;
}

static void
remember_file (EntWindow *self)
{
  const EntFingerprint *fingerprint = ent_document_fingerprint (self->document);

  self->journal_saved_at = ent_document_saved_at (self->document);
  g_free (self->journal_checksum);
  self->journal_checksum = fingerprint != NULL ? g_strdup (fingerprint->checksum) : NULL;
}

static void
on_file_changed (EntDocument *document, EntWindow *self)
{
  const char *path = ent_document_path (document);
  const EntFingerprint *fingerprint = ent_document_fingerprint (document);

  if (self->journal != NULL && ent_document_guard (document) != self->journal_secret)
    seal_journal_anew (self);
  if (self->journal == NULL)
    return;
  if (ent_document_saved_at (document) != self->journal_saved_at)
    {
      EntMap *copy = ent_document_steal_copy (document);

      ent_journal_keeper_note_saved (self->journal, path, fingerprint);
      /* one that has just begun has its own */
      if (copy != NULL)
        ent_journal_keeper_take_copy (self->journal, copy);
    }
  else if (is_other_file (self, fingerprint))
    ent_journal_keeper_note_file (self->journal, path, fingerprint);
  remember_file (self);
}

void
ent_window_keep_journal (EntWindow *self)
{
  ent_window_drop_journal (self);
  begin_journal (self);
  remember_file (self);
  g_signal_connect_object (self->document, "file-changed", G_CALLBACK (on_file_changed), self, 0);
}

void
ent_window_drop_journal (EntWindow *self)
{
  if (self->journal != NULL)
    ent_journal_keeper_close (self->journal);
  g_clear_object (&self->journal);
  /* it has sealed the last of it by now */
  g_clear_pointer (&self->journal_secret, ent_secret_unref);
  g_clear_pointer (&self->journal_trouble, g_free);
  g_clear_pointer (&self->journal_checksum, g_free);
}

void
ent_window_flush_journal (EntWindow *self)
{
  g_return_if_fail (ENT_IS_WINDOW (self));

  if (self->journal != NULL)
    ent_journal_keeper_flush (self->journal);
}

/* --- what others have left --- */

static void
run_look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *left = ent_recovery_is_any () ? ent_recovery_list (NULL) : NULL;

  if (left == NULL)
    left = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_recovery_free);
  g_task_return_pointer (task, left, (GDestroyNotify) g_ptr_array_unref);
}

/* Some of which a file has everything need not be asked about. */
static gboolean
is_news (GPtrArray *left)
{
  for (guint i = 0; i < left->len; i++)
    if (!((const EntRecovery *) g_ptr_array_index (left, i))->is_in_file)
      return TRUE;
  return FALSE;
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  EntWindow *self = ENT_WINDOW (source);
  g_autoptr (GPtrArray) left = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean offers = self->offers_recovered && is_news (left);

  if (ent_window_is_closed (self))
    return;
  self->offers_recovered = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.recover", left->len > 0);
  if (offers || self->asks_recovered)
    ent_recovered_show (self, left);
  self->asks_recovered = FALSE;
}

void
ent_window_look_for_recovered (EntWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_looked, NULL);

  g_task_set_source_tag (task, ent_window_look_for_recovered);
  g_task_run_in_thread (task, run_look);
}

void
ent_window_offer_recovered (EntWindow *self)
{
  self->offers_recovered = TRUE;
}

void
ent_window_recover (EntWindow *self)
{
  self->asks_recovered = TRUE;
  ent_window_look_for_recovered (self);
}

/* --- opening it --- */

/* One that is being read. Its passphrase may have to be asked for, again and again. */
typedef struct
{
  EntWindow *window; /* owned */
  char *id;
  char *name;          /* by which its passphrase is asked for, or NULL */
  char *passphrase;    /* being tried; of ent_passphrase_dup() */
  EntSecret *secret;   /* once it was the right one */
  GtkWidget *question; /* that asks for it, or NULL */
  EntProgress *progress;
  EntWork *work;         /* while it is read */
  char *person;          /* for the lock, or NULL */
  EntLock *lock;         /* of the file of the map, once it is read; or NULL */
  EntFingerprint *place; /* where that file is now; NULL: it has none */
  gboolean is_sealed;    /* the file of the map: the passphrase may have come after it */
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->window);
  g_free (reading->id);
  g_free (reading->name);
  ent_passphrase_free (reading->passphrase);
  ent_secret_unref (reading->secret);
  g_free (reading->person);
  ent_file_lock_let_go (reading->lock);
  g_clear_pointer (&reading->place, ent_fingerprint_free);
  g_clear_pointer (&reading->progress, ent_progress_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The key is derived once: all that is sealed in a journal is sealed with it. */
static GBytes *
try_passphrase (GBytes *bytes, gpointer data, GError **error)
{
  Reading *reading = data;

  if (reading->secret != NULL)
    return ent_secret_open_with (bytes, reading->secret, error);
  return ent_secret_open (bytes, reading->passphrase, &reading->secret, error);
}

/* Whatever is asked beside it, people are to know what they are asked for. */
static char *
name_sealed (const EntRecovery *recovery)
{
  g_autofree char *title = ent_recovered_dup_title (recovery), *shown = ent_text_quote (title, ENT_TEXT_QUOTED);

  /* Translators: it is sealed with a passphrase; %s: title of a map, or name of its file */
  return g_strdup_printf (_("Recovered work: %s"), shown);
}

static void
run_read (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  EntSeal with = { NULL, try_passphrase, reading };
  const char *id = reading->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = ent_recovery_read (id, reading->passphrase != NULL ? &with : NULL, &error);

  if (recovery != NULL && recovery->base == NULL)
    {
      g_clear_pointer (&reading->name, g_free);
      reading->name = name_sealed (recovery);
      g_task_return_new_error (task, ENT_IO_ERROR, ENT_IO_ERROR_SEALED, "%s", _("It is sealed with a passphrase."));
      return;
    }
  if (ent_progress_is_stopped (reading->progress))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
      return;
    }
  reading->is_sealed = recovery != NULL && recovery->path != NULL && ent_store_is_sealed (recovery->path);
  /* from here on it is kept by this program, and nobody else can open it */
  if (recovery == NULL || !ent_recovery_take (id, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* whoever else has its file is told of by the watch, as in any window */
  if (recovery->path != NULL)
    {
      reading->lock = ent_lock_take (recovery->path, reading->person, FALSE, NULL);
      reading->place = ent_fingerprint_look (recovery->path);
    }
  g_task_return_pointer (task, g_steal_pointer (&recovery), (GDestroyNotify) ent_recovery_free);
}

/* Takes the lock of @reading. */
static EntDocument *
new_document (const EntRecovery *recovery, Reading *reading)
{
  g_autoptr (EntFile) file = g_new0 (EntFile, 1);
  EntDocument *document;

  file->map = g_object_ref (recovery->base);
  file->path = g_strdup (recovery->path);
  file->fingerprint = ent_fingerprint_copy (recovery->fingerprint);
  file->secret = reading->is_sealed ? ent_secret_ref (reading->secret) : NULL;
  document = ent_document_new_for_file (file);
  ent_document_take_lock (document, g_steal_pointer (&reading->lock));
  ent_document_set_secret (document, reading->secret);
  ent_recovery_replay (recovery, ent_document_history (document));
  return document;
}

/* What it is, and what may be missing. */
static void
tell (EntWindow *self, const EntRecovery *recovery)
{
  if (recovery->is_cut || recovery->is_older)
    ent_window_say (self, ENT_MESSAGE_WARNING, _("This is what could be read of the work that was not saved: the last steps may be missing. Save it to keep it."), _("_Save"), "win.save");
  else if (recovery->path != NULL)
    ent_window_say (self, ENT_MESSAGE_WARNING, _("This is the work that was not saved. The file is as it was: save to replace it, or undo the steps that you do not want."), _("_Save"), "win.save");
  else
    ent_window_say (self, ENT_MESSAGE_WARNING, _("This is the work that was not saved. It has no file yet: save it to keep it."), _("_Save"), "win.save");
}

static void on_passphrase (const char *passphrase, gpointer data);

/* The window whose map is what the file of the work holds, and in which nothing was done yet: after a crash people open the
 * file first. NULL: there is none. Nobody who goes on with the work needs to be asked for the passphrase of the file, or
 * could save it while another window has that. */
static EntWindow *
find_same (EntWindow *self, const Reading *reading)
{
  EntWindow *same = NULL;

  if (reading->place == NULL)
    return NULL;
  ent_windows_give_up_asking (self, reading->place);
  same = ent_window_find (self, reading->place, NULL);
  if (same == NULL || same->document == NULL || ent_window_is_opening (same, reading->place) || ent_document_is_saving (same->document) ||
      !ent_document_can_edit (same->document) || !ent_document_is_saved (same->document) || ent_history_n_steps (ent_document_history (same->document)) > 0)
    return NULL;
  return same;
}

static void
show_read (EntWindow *self, const EntRecovery *recovery, Reading *reading)
{
  g_autoptr (EntDocument) document = new_document (recovery, reading);
  EntWindow *same = find_same (self, reading), *window = self;

  if (same != NULL)
    {
      window = same;
      if (ent_document_lock (document) == NULL)
        ent_document_take_lock (document, ent_document_steal_lock (same->document));
      ent_document_set_has_versions (document, ent_document_has_versions (same->document));
      ent_window_set_document (same, document);
    }
  else if (ent_document_is_blank (self->document))
    ent_window_set_document (self, document);
  else
    window = ent_window_new (gtk_window_get_application (GTK_WINDOW (self)), document);
  ent_journal_keeper_adopt (window->journal, recovery->id);
  gtk_window_present (GTK_WINDOW (window));
  tell (window, recovery);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  EntWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_pointer (&reading->work, ent_work_end);
  g_clear_pointer (&reading->passphrase, ent_passphrase_free);
  if (!ent_window_is_closed (self) && recovery == NULL &&
      ent_unseal_wants (&reading->question, GTK_WINDOW (self), reading->name != NULL ? reading->name : _("Recovered work"), error, on_passphrase, reading))
    {
      g_steal_pointer (&reading);
      return;
    }
  g_clear_pointer (&reading->question, ent_unseal_end);
  if (ent_window_is_closed (self))
    return;
  ent_window_look_for_recovered (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_window_say (self, ENT_MESSAGE_INFO, _("The work that was not saved was not opened: you cancelled it. It is still there."), _("_Show"), "win.recover");
  else if (recovery == NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, error->message, NULL, NULL);
  else
    show_read (self, recovery, reading);
}

/* Takes it over. */
static void
start_reading (Reading *reading)
{
  g_autoptr (GTask) task = g_task_new (reading->window, NULL, on_read, reading);

  g_free (reading->person);
  reading->person = ent_settings_dup_person (reading->window->settings);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, NULL);
  g_clear_pointer (&reading->progress, ent_progress_unref);
  reading->progress = ent_progress_new ();
  reading->work = ent_work_begin (reading->window, _("Opening the work that was not saved…"), reading->progress, NULL, NULL);
  g_task_run_in_thread (task, run_read);
}

/* NULL: whoever was asked has given it up; it is offered again. */
static void
on_passphrase (const char *passphrase, gpointer data)
{
  Reading *reading = data;

  if (passphrase != NULL)
    {
      reading->passphrase = ent_passphrase_dup (passphrase, -1);
      start_reading (reading);
      return;
    }
  reading->question = NULL;
  /* a key is being derived: it is not wanted any more */
  if (reading->work != NULL)
    ent_progress_stop (reading->progress, 0);
  else
    reading_free (reading);
}

void
ent_window_open_recovered (EntWindow *self, const char *id)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (self);
  reading->id = g_strdup (id);
  start_reading (reading);
}
