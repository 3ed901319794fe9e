/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: a file is read in a thread, and what it takes is asked for before its map is shown. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/document/document-save.h"

#include "app/compat.h"
#include "app/document/file-lock.h"
#include "app/exchange/import-window.h"
#include "app/settings.h"
#include "app/window/files/findings.h"
#include "app/window/secret/unseal.h"
#include "io/book/formats.h"
#include "io/disk/backups.h"
#include "io/secret/passphrase.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <string.h>

/* A file that is being read. Its passphrase may have to be asked for, again and again, and then what is to
 * be done about somebody else who has it. */
typedef struct
{
  EntWindow *window; /* which the task holds while it is read, and which the questions go with */
  char *path;
  EntFingerprint *place; /* as it was asked for */
  char *person;          /* for the lock, or NULL */
  gboolean takes_over;   /* from whoever has it */
  gboolean instead;      /* of the map in the window, which is the same file to be looked at only */
  gboolean as_copy;
  EntSecret *secret;     /* of the file as it was read before, or NULL */
  char *passphrase;      /* being tried; of ent_passphrase_dup() */
  GtkWidget *question;   /* that asks for it, or NULL */
  EntProgress *progress; /* owned; NULL while nothing is read */
  EntWork *work;         /* the same while */
  gboolean is_given_up;  /* by whoever was waiting */
  EntFile *file;
  gboolean has_versions;
  EntLock *lock;         /* NULL: somebody else has it, or none can be made there */
  EntLockHolder *holder; /* that one, or NULL */
  GPtrArray *copies;     /* of EntMap: see ent_document_take_copies() */
} Opening;

/* Thousandths, by what it takes of the time: read, and whose it is known. What is left is for copies. */
#define READ 850u
#define LOCKED 880u

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_clear_pointer (&opening->place, ent_fingerprint_free);
  g_free (opening->person);
  ent_secret_unref (opening->secret);
  ent_passphrase_free (opening->passphrase);
  g_clear_pointer (&opening->progress, ent_progress_unref);
  if (opening->file != NULL)
    ent_document_let_go (g_steal_pointer (&opening->file->map));
  g_clear_pointer (&opening->file, ent_file_free);
  ent_file_lock_let_go (opening->lock);
  ent_lock_holder_free (opening->holder);
  g_clear_pointer (&opening->copies, g_ptr_array_unref);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

gboolean
ent_window_is_opening (EntWindow *window, const EntFingerprint *place)
{
  for (guint i = 0; i < window->opening->len; i++)
    {
      const Opening *opening = g_ptr_array_index (window->opening, i);

      if (ent_fingerprint_is_same_file (opening->place, place))
        return TRUE;
    }
  return FALSE;
}

void
ent_windows_give_up_asking (EntWindow *self, const EntFingerprint *place)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();

  for (GList *l = windows; l != NULL; l = l->next)
    for (guint i = 0; ENT_IS_WINDOW (l->data) && i < ENT_WINDOW (l->data)->opening->len; i++)
      {
        const Opening *opening = g_ptr_array_index (ENT_WINDOW (l->data)->opening, i);

        if (opening->question != NULL && ent_fingerprint_is_same_file (opening->place, place))
          g_ptr_array_add (questions, opening->question);
      }
  /* whoever asks hears of it, as if somebody had closed the question */
  for (guint i = 0; i < questions->len; i++)
    gtk_window_destroy (g_ptr_array_index (questions, i));
}

static EntFile *
read_file (const Opening *opening, GError **error)
{
  g_autoptr (EntProgress) reading = ent_progress_part (opening->progress, 0, READ);
  EntOpenOptions options = { .passphrase = opening->passphrase, .secret = opening->secret, .most_kept = ENT_DOCUMENT_MOST_BASE, .progress = reading };

  return ent_unseal_file (opening->path, &options, error);
}

/* The file, and then its lock, which is made for maps only, and for those who could open them. */
static gboolean
open_and_lock (Opening *opening, GError **error)
{
  opening->file = read_file (opening, error);
  if (opening->file == NULL)
    return FALSE;
  if (opening->file->damaged || opening->lock != NULL || ent_progress_is_stopped (opening->progress))
    return TRUE;
  opening->lock = ent_lock_take (opening->path, opening->person, opening->takes_over, &opening->holder);
  /* saved by somebody in between: from now on they will see that it is open here */
  if (opening->lock != NULL && ent_file_look (opening->path, opening->file->fingerprint, NULL) > ENT_FILE_TOUCHED)
    {
      g_clear_pointer (&opening->file, ent_file_free);
      opening->file = read_file (opening, error);
    }
  return opening->file != NULL;
}

static void
run_open (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  gboolean opened;

  ent_store_sweep (opening->path);
  opened = open_and_lock (opening, &error);
  versions = ent_backups_list (opening->path);
  opening->has_versions = versions->len > 0;
  ent_progress_reach (opening->progress, READ, LOCKED, 1, 1);
  if (opened)
    {
      if (!ent_progress_is_stopped (opening->progress))
        opening->copies = ent_document_make_copies (opening->file->map);
      ent_progress_reach (opening->progress, LOCKED, ENT_PROGRESS_DONE, 1, 1);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Where a file has its whole path and a line, as a terminal shows it, people read its name. */
char *
ent_window_describe_error (const char *path, const GError *error)
{
  const char *reason = ent_io_error_reason (error, path);
  g_autofree char *name = NULL;

  if (reason == error->message)
    return g_strdup (reason);
  name = ent_format_quote_name (path);
  /* Translators: 1: name of a file, 2: sentences that say what is the matter with it */
  return g_strdup_printf (_("“%1$s”: %2$s"), name, reason);
}

static void
complain_of_opening (EntWindow *self, const Opening *opening, const GError *error)
{
  g_autoptr (GFile) file = g_file_new_for_path (opening->path);
  g_autofree char *uri = g_file_get_uri (file), *message = ent_window_describe_error (opening->path, error);

  if (!g_file_query_exists (file, NULL))
    ent_recent_remove (self->settings, uri);
  ent_window_queue_refresh (self);
  ent_window_say (self, ENT_MESSAGE_ERROR, message, NULL, NULL);
  if (opening->has_versions)
    ent_window_offer_versions (self, opening->path);
}

/* What is looked at here already stays as it is, with what is selected in it, if it is what the file holds. */
static gboolean
edit_here (EntWindow *self, Opening *opening)
{
  const EntFingerprint *known = ent_document_fingerprint (self->document);

  if (!opening->instead || opening->as_copy || opening->file->mended || opening->file->damaged || known == NULL ||
      g_strcmp0 (known->checksum, opening->file->fingerprint->checksum) != 0)
    return FALSE;
  ent_document_set_holder (self->document, opening->holder);
  ent_document_take_lock (self->document, g_steal_pointer (&opening->lock));
  ent_window_show_file_state (self);
  return TRUE;
}

static void
show_opened (EntWindow *self, Opening *opening)
{
  g_autoptr (EntDocument) document = NULL;

  /* meanwhile it may have been saved under another name */
  opening->instead = opening->instead && !ent_document_can_edit (self->document) && g_strcmp0 (ent_document_path (self->document), opening->path) == 0;
  if (edit_here (self, opening))
    return;
  if (opening->instead && opening->file->damaged)
    {
      ent_window_say_damaged (self);
      return;
    }
  document = ent_document_new_for_file (opening->file);
  ent_document_take_copies (document, g_steal_pointer (&opening->copies));
  if (opening->as_copy)
    ent_document_become_copy (document);
  else
    {
      ent_document_take_base (document, g_steal_pointer (&opening->file->bytes));
      ent_document_set_has_versions (document, opening->has_versions);
      ent_document_take_lock (document, g_steal_pointer (&opening->lock));
      ent_document_set_holder (document, opening->holder);
      ent_window_remember (self, document);
      if (!opening->has_versions)
        ent_window_look_for_versions (document);
    }
  if ((opening->instead && !opening->as_copy) || ent_document_is_blank (self->document))
    ent_window_set_document (self, document);
  else
    gtk_window_present (GTK_WINDOW (ent_window_new (gtk_window_get_application (GTK_WINDOW (self)), document)));
}

gboolean
ent_window_is_closed (EntWindow *self)
{
  return self->document == NULL || gtk_window_get_application (GTK_WINDOW (self)) == NULL;
}

static void start_opening (Opening *opening);

/* The file is read again, with the keys that it was read with: whoever has it may have saved it meanwhile. */
static void
take_over (Opening *opening)
{
  ent_secret_unref (opening->secret);
  opening->secret = g_steal_pointer (&opening->file->secret);
  g_clear_pointer (&opening->file, ent_file_free);
  g_clear_pointer (&opening->holder, ent_lock_holder_free);
  g_clear_pointer (&opening->copies, g_ptr_array_unref);
  opening->takes_over = TRUE;
  start_opening (opening);
}

static void
on_held_answer (guint button, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (EntWindow) self = opening->window;

  if (!ent_window_is_closed (self) && button == ENT_HELD_TAKE_OVER)
    {
      take_over (g_steal_pointer (&opening));
      return;
    }
  g_ptr_array_remove (self->opening, opening);
  opening->as_copy = button == ENT_HELD_COPY;
  if (!ent_window_is_closed (self) && (button == ENT_HELD_READ_ONLY || button == ENT_HELD_COPY))
    show_opened (self, opening);
}

/* It is still being opened, until it is decided how; the answer needs the window. */
static void
ask_how (Opening *opening)
{
  g_object_ref (opening->window);
  ent_window_ask_about_holder (opening->window, opening->path, opening->holder, on_held_answer, opening);
}

static void on_passphrase (const char *passphrase, gpointer data);

/* FALSE: it is not a matter of the passphrase, or nobody is there to be asked. */
static gboolean
ask_for_passphrase (Opening *opening, const GError *error)
{
  g_autofree char *name = ent_format_quote_name (opening->path);

  return !ent_window_is_closed (opening->window) &&
         ent_unseal_wants (&opening->question, GTK_WINDOW (opening->window), name, error, on_passphrase, opening);
}

/* The window, the file and its folder are as they were. */
static void
say_given_up (EntWindow *self, const Opening *opening)
{
  g_autofree char *name = ent_format_quote_name (opening->path);
  /* Translators: %s: name of a file */
  g_autofree char *message = g_strdup_printf (_("“%s” was not opened: you cancelled it."), name);

  ent_window_say (self, ENT_MESSAGE_INFO, message, NULL, NULL);
}

/* What was read by then is thrown away, and nobody is asked about it. Once it was taken over from somebody else it is
 * too late: that cannot be given back. */
static gboolean
finish_reading (Opening *opening, GAsyncResult *result, GError **error)
{
  gboolean read = g_task_propagate_boolean (G_TASK (result), error);
  gboolean stopped = ent_progress_is_stopped (opening->progress) && !(read && opening->takes_over && opening->lock != NULL);

  g_clear_pointer (&opening->work, ent_work_end);
  g_clear_pointer (&opening->progress, ent_progress_unref);
  g_clear_pointer (&opening->passphrase, ent_passphrase_free);
  if (!stopped)
    return read;
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
  return FALSE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  EntWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  gboolean read = finish_reading (opening, result, &error);

  if (!read && ask_for_passphrase (opening, error))
    {
      g_steal_pointer (&opening);
      return;
    }
  g_clear_pointer (&opening->question, ent_unseal_end);
  if (read && opening->holder != NULL && !ent_window_is_closed (self))
    {
      ask_how (g_steal_pointer (&opening));
      return;
    }
  g_ptr_array_remove (self->opening, opening);
  if (ent_window_is_closed (self))
    return;
  if (read)
    show_opened (self, opening);
  else if (opening->is_given_up)
    say_given_up (self, opening);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    complain_of_opening (self, opening, error);
}

static void
on_given_up (gpointer data)
{
  ((Opening *) data)->is_given_up = TRUE;
}

static void
start_opening (Opening *opening)
{
  g_autofree char *name = ent_format_quote_name (opening->path);
  /* Translators: what is going on; %s: name of a file */
  g_autofree char *message = g_strdup_printf (_("Opening “%s”…"), name);
  g_autoptr (GTask) task = NULL;

  g_free (opening->person);
  opening->person = ent_settings_dup_person (opening->window->settings);
  opening->progress = ent_progress_new ();
  opening->work = ent_work_begin (opening->window, message, opening->progress, on_given_up, opening);
  task = g_task_new (opening->window, NULL, on_opened, opening);
  g_task_set_source_tag (task, start_opening);
  g_task_set_task_data (task, opening, NULL);
  g_task_run_in_thread (task, run_open);
}

/* NULL: whoever was asked has given it up. */
static void
on_passphrase (const char *passphrase, gpointer data)
{
  Opening *opening = data;

  if (passphrase != NULL)
    {
      opening->passphrase = ent_passphrase_dup (passphrase, -1);
      start_opening (opening);
      return;
    }
  opening->question = NULL;
  if (opening->progress != NULL)
    {
      ent_progress_stop (opening->progress, 0);
      return;
    }
  g_ptr_array_remove (opening->window->opening, opening);
  opening_free (opening);
}

/* It is to be started; takes @place. */
static Opening *
begin_opening (EntWindow *self, const char *path, EntFingerprint *place)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = self;
  opening->path = g_strdup (path);
  opening->place = place;
  g_ptr_array_add (self->opening, opening);
  return opening;
}

void
ent_window_edit_file (EntWindow *self)
{
  const EntFingerprint *place = ent_document_fingerprint (self->document);
  EntSecret *secret = ent_document_secret (self->document);
  Opening *opening;

  if (ent_document_can_edit (self->document) || place == NULL || ent_window_is_opening (self, place))
    return;
  opening = begin_opening (self, ent_document_path (self->document), ent_fingerprint_copy (place));
  opening->instead = TRUE;
  opening->secret = ent_secret_ref (secret);
  start_opening (opening);
}

void
ent_window_open (EntWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (EntFingerprint) place = NULL;
  EntWindow *there;

  if (path == NULL)
    {
      ent_window_say (self, ENT_MESSAGE_ERROR, _("Only files of this machine can be opened. Copy the map into a folder first."), NULL, NULL);
      return;
    }
  if (ent_book_format_named_by (path) != NULL && ent_document_can_edit (self->document))
    {
      const char *const paths[] = { path, NULL };

      ent_import_files (self, paths);
      return;
    }
  place = ent_fingerprint_look (path);
  there = ent_window_find (self, place, NULL);
  if (there != NULL)
    {
      gtk_window_present (GTK_WINDOW (there));
      return;
    }
  start_opening (begin_opening (self, path, g_steal_pointer (&place)));
}

static void
on_file_to_open (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (EntWindow) self = data;

  if (self->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (file != NULL)
    ent_window_open (self, file);
}

void
ent_window_ask_for_file (EntWindow *self)
{
  g_autofree char *tables = ent_import_patterns ();
  EntFileFilter filters[] = { { _("Maps"), "*.entorno" }, { _("Tables and graphs"), tables }, { _("All files"), "*" } };
  g_autofree char *folder = ent_recent_folder (self->settings);
  EntFileQuestion question = {
    .title = _("Open a map"), .accept = _("_Open"), .folder = folder, .filters = filters, .n_filters = G_N_ELEMENTS (filters) };

  ent_choose_file (GTK_WINDOW (self), &question, on_file_to_open, g_object_ref (self));
}

void
ent_window_show_findings (EntWindow *self)
{
  g_autofree char *name = NULL;

  if (ent_document_findings (self->document) == NULL)
    return;
  name = ent_document_path (self->document) != NULL ? ent_format_quote_name (ent_document_path (self->document)) : ent_document_dup_title (self->document);
  ent_findings_show (GTK_WINDOW (self), name, ent_document_findings (self->document));
}

/* For how many of them the map is not all that stands in the file. */
static guint
count_changes (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const EntFinding *) g_ptr_array_index (findings, i))->level != ENT_FINDING_NOTE;
  return n;
}

/* What the reader noticed is said once, when the map is first shown. */
void
ent_window_welcome (EntWindow *self)
{
  GPtrArray *findings = ent_document_findings (self->document);
  guint n = ent_map_n_stakeholders (ent_document_map (self->document)), n_changes;
  g_autofree char *message = NULL;

  /* what was said of another map is over */
  ent_message_bar_clear (self->messages);
  if (ent_document_version (self->document) != NULL)
    {
      /* Translators: %s: date and time, as in "2026-11-30 14:05" */
      message = g_strdup_printf (_("This is the map as it was saved on %s. Here it can only be looked at; a copy of it can be edited."), ent_document_version (self->document));
      ent_window_say (self, ENT_MESSAGE_WARNING, message, _("Save a _copy as…"), "win.save-as");
      return;
    }
  if (findings == NULL || findings->len == 0)
    return;
  if (!ent_document_can_edit (self->document) && ent_document_holder (self->document) == NULL)
    {
      /* Translators: how many could be read */
      message = g_strdup_printf (ngettext ("The file is damaged. %u stakeholder could be read and can be saved as another file.",
                                           "The file is damaged. %u stakeholders could be read and can be saved as another file.", n),
                                 n);
      ent_window_say (self, ENT_MESSAGE_ERROR, message, _("_Show"), "win.findings");
      if (ent_document_has_versions (self->document))
        ent_message_bar_offer (self->messages, _("Earlier _versions…"), "win.earlier-versions");
      else
        ent_message_bar_offer (self->messages, _("Save _as…"), "win.save-as");
      return;
    }
  n_changes = count_changes (findings);
  if (n_changes > 0)
    {
      /* Translators: how many; a list of them can be shown */
      message = g_strdup_printf (ngettext ("%u thing in the file is not as it should be. The list says what was done about it; the file stays as it is until you save.",
                                           "%u things in the file are not as they should be. The list says what was done about each; the file stays as it is until you save.", n_changes),
                                 n_changes);
      ent_window_say (self, ENT_MESSAGE_WARNING, message, _("_Show"), "win.findings");
      return;
    }
  /* Translators: how many; a list of them can be shown */
  message = g_strdup_printf (ngettext ("%u thing was noticed in the file.", "%u things were noticed in the file.", findings->len), findings->len);
  ent_window_say (self, ENT_MESSAGE_INFO, message, _("_Show"), "win.findings");
}
