/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do to the file while it is open here: a bar says so and stays, and nothing is taken
 * over or given up unasked. Reading again is one step from the map that is open to the one in the file. Where no step
 * leads there, because it is the file of another map, or nothing may be changed here, another document comes into the
 * window; the one before is kept, with all its steps, and can be brought back.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/document/document-save.h"

#include "analysis/compare-maps.h"
#include "app/document/file-lock.h"
#include "app/window/secret/unseal.h"
#include "io/secret/passphrase.h"
#include "io/xml/format.h"
#include "model/edit.h"

#include <glib/gi18n.h>

/* --- what is said --- */

static char *
name_file (EntWindow *self)
{
  return ent_format_quote_name (ent_document_path (self->document));
}

/* How it is with the file now: how it was before does not come back. */
static void
say (EntWindow *self, const char *message, const char *button, const char *action)
{
  if (g_strcmp0 (ent_message_bar_text (self->file_bar), message) != 0)
    ent_message_bar_show_passing (self->file_bar, ENT_MESSAGE_WARNING, message, button, action);
}

static void
say_free (EntWindow *self)
{
  g_autofree char *person = ent_file_lock_dup_person (ent_document_holder (self->document)), *name = name_file (self);
  /* Translators: 1: name of a person, or "Somebody", 2: name of a file */
  g_autofree char *message = g_strdup_printf (_("%1$s has closed “%2$s”. You can edit it now."), person, name);

  say (self, message, _("_Edit"), "win.edit-file");
}

static void
say_held (EntWindow *self, const EntLockHolder *holder)
{
  g_autofree char *who = ent_file_lock_describe (holder), *message = NULL;

  if (ent_document_holder (self->document) != NULL)
    {
      g_autofree char *held = ent_window_describe_held (self);

      say (self, held, _("_Edit…"), "win.edit-file");
      ent_message_bar_offer (self->file_bar, _("Save _as…"), "win.save-as");
      return;
    }
  /* Translators: %s: sentences that say who has the map open, where, since when */
  message = g_strdup_printf (_("%s You have it open too: whoever saves second is asked before anything is replaced."), who);
  say (self, message, NULL, NULL);
}

static void
say_gone (EntWindow *self)
{
  g_autofree char *name = name_file (self);
  /* Translators: %s: name of a file */
  g_autofree char *message = g_strdup_printf (_("“%s” is no longer there: it was moved or deleted, or its disk is not connected. Your map is still open here; save it to write the file anew, or under another name."), name);

  say (self, message, _("Save _as…"), "win.save-as");
}

static void
say_changed (EntWindow *self)
{
  g_autofree char *name = name_file (self), *message = NULL;

  if (!ent_document_is_saved (self->document))
    {
      /* Translators: %s: name of a file */
      message = g_strdup_printf (_("“%s” was changed on the disk by somebody else. What you have changed stays open here, and saving asks which to keep."), name);
      say (self, message, _("Save _as…"), "win.save-as");
      return;
    }
  /* Translators: %s: name of a file */
  message = g_strdup_printf (_("“%s” was changed on the disk by somebody else. Here it is as it was before."), name);
  say (self, message, _("_Read it again"), "win.reload");
  ent_message_bar_offer (self->file_bar, _("_Ignore"), NULL);
}

void
ent_window_show_file_state (EntWindow *self)
{
  EntFileState state = ent_file_watch_state (self->watch);
  const EntLockHolder *holder = ent_file_watch_holder (self->watch);

  if (state == ENT_FILE_GONE)
    say_gone (self);
  else if (ent_document_holder (self->document) != NULL && holder == NULL)
    say_free (self);
  else if (state == ENT_FILE_CHANGED || state == ENT_FILE_REPLACED)
    say_changed (self);
  else if (holder != NULL)
    say_held (self, holder);
  else
    ent_message_bar_hide (self->file_bar);
}

/* What is said of a file that was changed depends on what was edited since. */
void
ent_window_renew_file_state (EntWindow *self)
{
  EntFileState state;

  if (self->document == NULL || self->watch == NULL)
    return;
  state = ent_file_watch_state (self->watch);
  if (ent_message_bar_text (self->file_bar) != NULL && (state == ENT_FILE_CHANGED || state == ENT_FILE_REPLACED))
    ent_window_show_file_state (self);
}

/* --- what is seen --- */

static void
on_seen (EntWindow *self)
{
  if (self->document != NULL)
    ent_window_show_file_state (self);
}

/* Who only looks is told who it is now that can edit. */
static void
on_holder_changed (EntWindow *self)
{
  const EntLockHolder *holder = ent_file_watch_holder (self->watch);

  if (self->document == NULL)
    return;
  if (holder != NULL && ent_document_holder (self->document) != NULL)
    ent_document_set_holder (self->document, holder);
  ent_window_show_file_state (self);
}

/* Who comes back to the window may come from a folder in which something was done. */
static void
on_active (EntWindow *self)
{
  if (self->watch != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    ent_file_watch_look (self->watch);
}

/* Two bars with buttons would cover what they are about on a small screen: what came of something that was done here is told
 * first, and often it is the same. */
static void
on_message_changed (EntWindow *self)
{
  ent_message_bar_hold (self->file_bar, ent_message_bar_is_urgent (self->messages));
}

void
ent_window_init_watch (EntWindow *self)
{
  g_signal_connect_object (self->messages, "changed", G_CALLBACK (on_message_changed), self, G_CONNECT_SWAPPED);
  self->watch = ent_file_watch_new ();
  g_signal_connect_object (self->watch, "seen", G_CALLBACK (on_seen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "holder-changed", G_CALLBACK (on_holder_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
}

void
ent_window_end_watch (EntWindow *self)
{
  /* now, while the program is held: whatever else holds the document may let go of it when there is no program any more */
  if (self->document != NULL)
    ent_file_lock_let_go (ent_document_steal_lock (self->document));
  g_clear_object (&self->watch);
  g_clear_object (&self->former);
}

void
ent_window_follow_file (EntWindow *self)
{
  EntDocument *document = self->document;

  if (document == NULL || self->watch == NULL)
    return;
  /* what it is to be, is known when it is written */
  if (ent_document_is_saving (document))
    ent_file_watch_set (self->watch, NULL, NULL, NULL, NULL);
  else if (ent_file_watch_set (self->watch, ent_document_path (document), ent_document_fingerprint (document), ent_document_lock (document), ent_document_holder (document)))
    ent_window_show_file_state (self);
}

/* --- reading again --- */

void
ent_window_say_damaged (EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_ERROR, _("The file on the disk is damaged, or somebody is still writing it. Your map stays open here as it was. Try again later, or save it under another name."), _("Save _as…"), "win.save-as");
}

/* Its passphrase may have to be asked for, if somebody else has given the file another one. */
typedef struct
{
  EntWindow *window;     /* which the task holds while it is read, and which the question goes with */
  EntDocument *document; /* owned: the one that is open */
  guint64 revision;      /* of its map */
  char *path;
  EntSecret *secret;   /* of its file, or NULL */
  EntMap *mine;        /* a copy of the map, if that can be changed; else NULL */
  char *passphrase;    /* being tried; of ent_passphrase_dup() */
  GtkWidget *question; /* that asks for it, or NULL */
  EntProgress *progress;
  EntWork *work; /* while a thread is at it */
  EntFile *file;
  EntMapChanges *changes; /* from mine to what is in the file; NULL: they do not lead there */
  GPtrArray *copies;      /* of EntMap, for another document: see ent_document_take_copies(); NULL where it needs none */
} Reload;

/* Thousandths, by what it takes of the time: read. What is left is for copies. */
#define READ 850u

static void
reload_free (Reload *reload)
{
  g_object_unref (reload->document);
  g_free (reload->path);
  ent_secret_unref (reload->secret);
  ent_document_let_go (reload->mine);
  ent_passphrase_free (reload->passphrase);
  ent_progress_unref (reload->progress);
  if (reload->file != NULL)
    ent_document_let_go (g_steal_pointer (&reload->file->map));
  g_clear_pointer (&reload->file, ent_file_free);
  ent_map_changes_free (reload->changes);
  g_clear_pointer (&reload->copies, g_ptr_array_unref);
  g_free (reload);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reload, reload_free)

/* The step to the map in the file, or the map for another document. */
static void
find_way (Reload *reload)
{
  gboolean same_seal = (reload->secret != NULL) == (reload->file->secret != NULL);

  if (reload->mine != NULL && same_seal && !reload->file->damaged)
    reload->changes = ent_compare_maps (reload->mine, reload->file->map, NULL);
  if (reload->changes != NULL && reload->changes->n_beyond > 0)
    g_clear_pointer (&reload->changes, ent_map_changes_free);
  if (reload->changes == NULL)
    reload->copies = ent_document_make_copies (reload->file->map);
  /* not in the main loop, which would stop for it */
  g_clear_object (&reload->mine);
}

static void
run_reload (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reload *reload = data;
  g_autoptr (EntProgress) reading = ent_progress_part (reload->progress, 0, READ);
  EntOpenOptions options = { .passphrase = reload->passphrase, .secret = reload->secret, .most_kept = ENT_DOCUMENT_MOST_BASE, .progress = reading };
  g_autoptr (GError) error = NULL;

  reload->file = ent_unseal_file (reload->path, &options, &error);
  if (reload->file == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!ent_progress_is_stopped (reload->progress))
    find_way (reload);
  ent_progress_reach (reload->progress, READ, ENT_PROGRESS_DONE, 1, 1);
  g_task_return_boolean (task, TRUE);
}

static void
select_same (EntDocument *document, EntDocument *as)
{
  g_auto (GStrv) stakeholders = ent_document_dup_selected (as, ENT_RECORD_STAKEHOLDER), ties = ent_document_dup_selected (as, ENT_RECORD_TIE);
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  for (guint i = 0; stakeholders[i] != NULL; i++)
    if (ent_map_stakeholder (ent_document_map (document), stakeholders[i]) != NULL)
      g_ptr_array_add (there, stakeholders[i]);
  for (guint i = 0; ties[i] != NULL; i++)
    if (ent_map_tie (ent_document_map (document), ties[i]) != NULL)
      g_ptr_array_add (there, ties[i]);
  ent_selection_set_many (ent_document_selection (document), (const char *const *) there->pdata, there->len);
}

/* Puts @document in place of the one that is open, with the lock of the file, the same moment and the same selection;
 * that one is kept. */
static void
exchange (EntWindow *self, EntDocument *document)
{
  g_autoptr (EntDocument) former = g_object_ref (self->document);
  g_autofree char *moment = g_strdup (ent_document_moment (former));

  ent_document_take_lock (document, ent_document_steal_lock (former));
  ent_document_set_holder (document, ent_document_holder (former));
  ent_document_set_has_versions (document, ent_document_has_versions (former));
  if (moment != NULL)
    ent_document_set_moment (document, moment);
  select_same (document, former);
  ent_window_set_document (self, document);
  /* what is in no file is kept from here on, not from the next step on */
  ent_journal_keeper_begin (self->journal);
  g_set_object (&self->former, former);
  ent_window_queue_refresh (self);
}

/* Edited meanwhile, or saved under another name: that counts more. */
static gboolean
is_out_of_date (EntWindow *self, const Reload *reload)
{
  return !ent_document_is_saved (self->document) || ent_document_is_saving (self->document) ||
         reload->revision != ent_map_revision (ent_document_map (self->document)) ||
         g_strcmp0 (reload->path, ent_document_path (self->document)) != 0;
}

static void
take_other_document (EntWindow *self, Reload *reload)
{
  gboolean was_sealed = ent_document_secret (self->document) != NULL;
  g_autoptr (EntDocument) document = ent_document_new_for_file (reload->file);

  ent_document_take_copies (document, g_steal_pointer (&reload->copies));
  ent_document_take_base (document, g_steal_pointer (&reload->file->bytes));
  exchange (self, document);
  ent_window_remember (self, document);
  ent_window_say (self, ENT_MESSAGE_INFO,
                  was_sealed && ent_document_secret (document) == NULL
                  ? _("The map was read again, as it is on the disk now: somebody has taken its passphrase away.")
                  : _("The map was read again, as it is on the disk now."),
                       _("_Bring back the one before"), "win.unreload");
}

static void
take_step (EntWindow *self, Reload *reload)
{
  EntHistory *history = ent_document_history (self->document);
  guint64 before = ent_history_state (history);
  g_autoptr (EntSecret) secret = ent_secret_ref (ent_document_secret (self->document));
  g_autofree char *name = ent_format_quote_name (reload->path), *step = NULL;
  g_autoptr (GError) error = NULL;

  /* Translators: name of a step that can be undone; %s: name of a file */
  step = g_strdup_printf (_("Read “%s” again"), name);
  /* first, so that its journal too opens with the passphrase that somebody has given it */
  ent_document_set_secret (self->document, reload->file->secret);
  if (!ent_edit_apply_changes (history, step, reload->changes->changes, &error))
    {
      ent_document_set_secret (self->document, secret);
      ent_window_say (self, ENT_MESSAGE_ERROR, error->message, NULL, NULL);
      return;
    }
  g_clear_object (&self->former);
  ent_document_take_findings (self->document, g_steal_pointer (&reload->file->findings));
  ent_document_follow_file (self->document, reload->file, g_steal_pointer (&reload->file->bytes), before, !reload->file->mended);
  if (ent_history_state (history) != before)
    ent_window_say_step (self, ENT_MESSAGE_INFO, _("The map was read again, as it is on the disk now."));
  else
    ent_window_say (self, ENT_MESSAGE_INFO, _("Somebody has saved the file again, and its map is as it was."), NULL, NULL);
}

static void
take_reload (EntWindow *self, Reload *reload)
{
  const EntFingerprint *known = ent_document_fingerprint (self->document);

  if (is_out_of_date (self, reload))
    {
      ent_window_show_file_state (self);
      return;
    }
  if (reload->file->damaged)
    {
      ent_window_say_damaged (self);
      return;
    }
  /* it could not be read before, perhaps */
  ent_message_bar_withdraw_action (self->messages, "win.save-as");
  if (g_strcmp0 (known->checksum, reload->file->fingerprint->checksum) == 0)
    {
      ent_window_say (self, ENT_MESSAGE_INFO, _("The file is as it was: there is nothing new in it."), NULL, NULL);
      return;
    }
  if (reload->changes != NULL)
    take_step (self, reload);
  else
    take_other_document (self, reload);
}

static void on_passphrase (const char *passphrase, gpointer data);

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reload) reload = data;
  EntWindow *self = ENT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL, *said = NULL, *name = ent_format_quote_name (reload->path);
  gboolean is_read = g_task_propagate_boolean (G_TASK (result), &error), is_open = self->document != NULL && self->document == reload->document;
  gboolean stopped = ent_progress_is_stopped (reload->progress);

  g_clear_pointer (&reload->work, ent_work_end);
  g_clear_pointer (&reload->passphrase, ent_passphrase_free);
  if (is_open && !is_read && !stopped && ent_unseal_wants (&reload->question, GTK_WINDOW (self), name, error, on_passphrase, reload))
    {
      g_steal_pointer (&reload);
      return;
    }
  g_clear_pointer (&reload->question, ent_unseal_end);
  if (!is_open)
    return;
  if (stopped)
    {
      ent_window_say (self, ENT_MESSAGE_INFO, _("The file was not read again: you cancelled it. Your map stays open here as it was."), NULL, NULL);
      return;
    }
  if (is_read)
    {
      take_reload (self, reload);
      return;
    }
  said = ent_window_describe_error (reload->path, error);
  /* Translators: %s: sentences that say why a file could not be read */
  message = g_strdup_printf (_("%s Your map stays open here as it was."), said);
  ent_window_say (self, ENT_MESSAGE_ERROR, message, _("Save _as…"), "win.save-as");
}

static void
start_reload (Reload *reload)
{
  g_autoptr (GTask) task = g_task_new (reload->window, NULL, on_reloaded, reload);
  g_autofree char *name = ent_format_quote_name (reload->path);
  /* Translators: what is going on; %s: name of a file */
  g_autofree char *message = g_strdup_printf (_("Reading “%s” again…"), name);

  g_clear_pointer (&reload->progress, ent_progress_unref);
  reload->progress = ent_progress_new ();
  reload->work = ent_work_begin (reload->window, message, reload->progress, NULL, NULL);
  g_task_set_source_tag (task, start_reload);
  g_task_set_task_data (task, reload, NULL);
  g_task_run_in_thread (task, run_reload);
}

/* NULL: whoever was asked has given it up; the map stays as it is here. */
static void
on_passphrase (const char *passphrase, gpointer data)
{
  Reload *reload = data;

  if (passphrase != NULL)
    {
      reload->passphrase = ent_passphrase_dup (passphrase, -1);
      start_reload (reload);
      return;
    }
  reload->question = NULL;
  if (reload->work != NULL)
    ent_progress_stop (reload->progress, 0);
  else
    reload_free (reload);
}

void
ent_window_reload (EntWindow *self)
{
  Reload *reload;

  ent_window_take_over (self);
  if (ent_document_path (self->document) == NULL || ent_document_is_saving (self->document))
    return;
  if (!ent_document_is_saved (self->document))
    {
      ent_window_show_file_state (self);
      return;
    }
  /* a damaged one has no lock yet */
  if (!ent_document_can_edit (self->document) && ent_document_holder (self->document) == NULL)
    {
      ent_window_edit_file (self);
      return;
    }
  reload = g_new0 (Reload, 1);
  reload->window = self;
  reload->document = g_object_ref (self->document);
  reload->revision = ent_map_revision (ent_document_map (self->document));
  reload->path = g_strdup (ent_document_path (self->document));
  if (ent_document_can_edit (self->document))
    reload->mine = ent_document_copy_map (self->document);
  reload->secret = ent_secret_ref (ent_document_secret (self->document));
  start_reload (reload);
}

/* What it had is no longer in any file. */
void
ent_window_unreload (EntWindow *self)
{
  g_autoptr (EntDocument) former = g_steal_pointer (&self->former);

  ent_window_take_over (self);
  if (former == NULL || ent_document_is_saving (self->document))
    {
      self->former = g_steal_pointer (&former);
      return;
    }
  if (ent_document_can_edit (former))
    ent_history_mark_unsaved (ent_document_history (former));
  exchange (self, former);
}
