/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another file beside the map of the window: what differs, and making one of the two. The file is read, and the maps
 * are merged, in threads; what came of it is one step of the history. Where somebody has gone on with the map
 * meanwhile, it is merged once more, with what was decided.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/document/document-save.h"

#include "analysis/compare-maps.h"
#include "analysis/merge-maps.h"
#include "app/compat.h"
#include "app/settings.h"
#include "app/window/merge/compare-view.h"
#include "app/window/merge/merge-view.h"
#include "app/window/secret/unseal.h"
#include "io/secret/passphrase.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* Thousandths, by what it takes of the time: the file is read, with what both began with. Merging is the rest. */
#define READ 550u
/* And of merging: merged. Comparing is the rest. */
#define MERGED 750u

typedef struct
{
  EntWindow *window; /* owned, but while something is asked over it: a question goes with its window */
  char *path, *name;
  gboolean compares;      /* and merges nothing */
  gboolean replaces;      /* it is the file of the map: saving goes on from what stands there */
  GBytes *base_bytes;     /* of the map that both began with, or NULL */
  EntSecret *base_secret; /* that those are sealed with, or NULL */
  EntSecret *secret;      /* of the map that is open, or NULL; what another one seals is asked for */
  char *passphrase;       /* being tried; of ent_passphrase_dup() */
  GtkWidget *question;    /* that asks for it, or NULL */
  gboolean adopts;        /* the map is sealed from here on as the file is */
  EntFile *file;          /* once it is read */
  EntMap *base;           /* the same, or NULL */
  EntMap *mine;           /* a copy of the window's map */
  guint64 revision;       /* of it */
  EntMerge *merge;
  EntMapChanges *changes; /* from mine to the merged map */
  EntProgress *progress;
  EntWork *work; /* while a thread is at it */
} Joining;

static void
joining_free (Joining *self)
{
  g_clear_object (&self->window);
  g_free (self->path);
  g_free (self->name);
  g_clear_pointer (&self->base_bytes, g_bytes_unref);
  ent_secret_unref (self->base_secret);
  ent_secret_unref (self->secret);
  ent_passphrase_free (self->passphrase);
  ent_merge_free (self->merge);
  if (self->file != NULL)
    ent_document_let_go (g_steal_pointer (&self->file->map));
  ent_file_free (self->file);
  ent_document_let_go (self->base);
  ent_document_let_go (self->mine);
  ent_map_changes_free (self->changes);
  ent_progress_unref (self->progress);
  g_free (self);
}

static void
finish (Joining *self)
{
  self->window->joining = NULL;
  if (self->window->document != NULL)
    ent_window_queue_refresh (self->window);
  joining_free (self);
}

static void
fail (Joining *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_window_say (self->window, ENT_MESSAGE_INFO, _("It was cancelled. Your map is as it was."), NULL, NULL);
  else
    {
      g_autofree char *message = ent_window_describe_error (self->path, error);

      ent_window_say (self->window, ENT_MESSAGE_ERROR, message, NULL, NULL);
    }
  finish (self);
}

/* --- in threads --- */

/* The bar goes back to where it begins: what was told of so far is done once more. */
static void
begin_anew (Joining *self)
{
  ent_progress_unref (self->progress);
  self->progress = ent_progress_new ();
}

/* Reading and then merging are one piece of work to whoever waits. */
static void
start (Joining *self, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self->window, NULL, callback, self);
  /* Translators: %s: name of a file */
  g_autofree char *message = self->compares ? g_strdup_printf (_("“%s” is being compared with your map."), self->name)
                                            /* Translators: %s: name of a file */
                                            : g_strdup_printf (_("“%s” is being merged into your map."), self->name);

  self->work = ent_work_begin (self->window, message, self->progress, NULL, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, func);
}

static void on_passphrase (const char *passphrase, gpointer data);

/* FALSE: it is not a matter of the passphrase. Else the question goes with the window, and what comes of it goes on. */
static gboolean
ask_for_passphrase (Joining *self, const GError *error)
{
  if (!ent_unseal_wants (&self->question, GTK_WINDOW (self->window), self->name, error, on_passphrase, self))
    return FALSE;
  g_object_unref (self->window);
  return TRUE;
}

/* FALSE: it has failed, or nobody is there any more, and that was dealt with; or a passphrase is asked for. */
static gboolean
finish_thread (Joining *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean is_there = self->window->document != NULL;

  /* whatever came of it by then is not wanted */
  if (ent_progress_is_stopped (self->progress))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
      done = FALSE;
    }
  g_clear_pointer (&self->work, ent_work_end);
  g_clear_pointer (&self->passphrase, ent_passphrase_free);
  if (is_there && !done && ask_for_passphrase (self, error))
    return FALSE;
  g_clear_pointer (&self->question, ent_unseal_end);
  if (!is_there)
    finish (self);
  else if (!done)
    fail (self, error);
  return done && is_there;
}

static void
merge (GTask *task, Joining *self, EntProgress *progress)
{
  g_autoptr (EntProgress) merging = ent_progress_part (progress, 0, MERGED);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntMap) merged = NULL;

  g_return_if_fail (self->file != NULL);

  if (self->merge == NULL)
    self->merge = ent_merge_new (self->base, self->mine, self->file->map);
  else
    ent_merge_set_map (self->merge, ENT_SIDE_FIRST, self->mine);
  ent_merge_set_progress (self->merge, merging);
  merged = ent_merge_run (self->merge, &error);
  ent_merge_set_progress (self->merge, NULL);
  if (merged != NULL && ent_merge_n_open (self->merge) == 0 && !ent_progress_is_stopped (progress))
    {
      g_clear_pointer (&self->changes, ent_map_changes_free);
      self->changes = ent_compare_maps (self->mine, merged, &error);
    }
  ent_progress_reach (progress, MERGED, ENT_PROGRESS_DONE, 1, 1);
  if (ent_progress_is_stopped (progress))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
run_merge (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Joining *self = task_data;
  g_autoptr (EntProgress) merging = ent_progress_part (self->progress, READ, ENT_PROGRESS_DONE);

  merge (task, self, merging);
}

static void
run_read (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Joining *self = task_data;
  /* where it is compared only, comparing shows by itself how far it is */
  g_autoptr (EntProgress) reading = ent_progress_part (self->progress, 0, self->compares ? ENT_PROGRESS_DONE : READ);
  EntOpenOptions options = { .passphrase = self->passphrase, .secret = self->secret, .most_kept = self->replaces ? ENT_DOCUMENT_MOST_BASE : 0, .progress = reading };
  g_autoptr (GError) error = NULL;

  self->file = ent_unseal_file (self->path, &options, &error);
  if (self->file == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (self->file->damaged)
    /* Translators: %s: name of a file */
    g_set_error (&error, ENT_IO_ERROR, ENT_IO_ERROR_DAMAGED, _("“%s” is damaged: what can be read of it may be half of the map. Nothing was done with it, and your map is as it was. Open the file, save what is there as another one, and take that."), self->name);
  if (error == NULL && self->base_bytes != NULL)
    {
      g_autoptr (EntFile) base = ent_store_read_with (self->base_bytes, self->name, self->base_secret, NULL);

      self->base = base != NULL ? g_steal_pointer (&base->map) : NULL;
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* --- what came of it --- */

static void on_merged (GObject *source, GAsyncResult *result, gpointer data);

static void
copy_mine (Joining *self)
{
  EntDocument *document = self->window->document;

  g_clear_object (&self->mine);
  self->mine = ent_document_copy_map (document);
  self->revision = ent_map_revision (ent_document_map (document));
}

static gboolean
apply_changes (Joining *self, GError **error)
{
  EntHistory *history = ent_document_history (self->window->document);
  /* Translators: name of a step that can be undone; %s: name of a file */
  g_autofree char *step = g_strdup_printf (_("Merge “%s”"), self->name);

  return ent_edit_apply_changes (history, step, self->changes->changes, error);
}

/* What the merge has to do with passphrases; NULL: nothing. */
static char *
describe_seal (const Joining *self)
{
  if (self->adopts)
    /* Translators: %s: name of a file */
    return g_strdup_printf (_("From the next save on your map opens with the passphrase of “%s”."), self->name);
  if (self->replaces && self->file->secret == NULL && ent_document_secret (self->window->document) != NULL)
    return g_strdup (_("The file has no passphrase at present: saving seals it with the one of your map again."));
  return NULL;
}

static void
say_merged (Joining *self, guint n)
{
  g_autofree char *message = NULL, *whole = NULL, *seal = describe_seal (self);

  if (n == 0)
    /* Translators: %s: name of a file */
    message = g_strdup_printf (_("There is nothing in “%s” that your map does not have."), self->name);
  else
    /* Translators: 1: how many changes, 2: name of a file */
    message = g_strdup_printf (ngettext ("%1$u change was taken over from “%2$s”.", "%1$u changes were taken over from “%2$s”.", n), n, self->name);
  if (self->changes->n_beyond > 0)
    /* Translators: %s: a sentence that says what was done */
    whole = g_strdup_printf (_("%s What another program or a later version keeps in the file was left out."), message);
  else if (self->replaces)
    /* Translators: %s: a sentence that says what was done */
    whole = g_strdup_printf (_("%s Save to put the merged map into the file."), message);
  else
    whole = g_steal_pointer (&message);
  if (seal != NULL)
    {
      g_autofree char *before = g_steal_pointer (&whole);

      whole = g_strconcat (before, " ", seal, NULL);
    }
  if (self->replaces)
    ent_window_say (self->window, ENT_MESSAGE_WARNING, whole, _("_Save"), "win.save");
  else if (n == 0)
    ent_window_say (self->window, ENT_MESSAGE_INFO, whole, NULL, NULL);
  else
    ent_window_say_step (self->window, ENT_MESSAGE_WARNING, whole);
}

static void
take_over (Joining *self)
{
  EntDocument *document = self->window->document;
  guint n = self->changes->changes->len;
  guint64 state = ent_history_state (ent_document_history (document));
  g_autoptr (EntSecret) before = ent_secret_ref (ent_document_secret (document));
  g_autoptr (GError) error = NULL;

  /* or it has been saved under another name meanwhile, and this is no longer its file */
  self->replaces = self->replaces && g_strcmp0 (self->path, ent_document_path (document)) == 0;
  /* first, or what was sealed would stand in a journal that is not */
  if (self->adopts)
    ent_document_set_secret (document, self->file->secret);
  if (!apply_changes (self, &error))
    {
      ent_document_set_secret (document, before);
      fail (self, error);
      return;
    }
  if (self->replaces)
    ent_document_follow_file (document, self->file, g_steal_pointer (&self->file->bytes), state, FALSE);
  say_merged (self, n);
  finish (self);
}

static void
merge_again (Joining *self)
{
  begin_anew (self);
  copy_mine (self);
  start (self, run_merge, on_merged);
}

static void
on_decided (gboolean decided, gpointer data)
{
  Joining *self = data;

  g_object_ref (self->window);
  if (decided && self->window->document != NULL)
    merge_again (self);
  else
    finish (self);
}

static void
on_merged (GObject *source, GAsyncResult *result, gpointer data)
{
  Joining *self = data;

  if (!finish_thread (self, result))
    return;
  if (ent_merge_n_open (self->merge) > 0)
    {
      ent_merge_ask (GTK_WINDOW (self->window), self->merge, self->name, on_decided, self);
      g_object_unref (self->window);
      return;
    }
  ent_window_take_over (self->window);
  if (ent_map_revision (ent_document_map (self->window->document)) != self->revision)
    merge_again (self);
  else
    take_over (self);
}

/* In the order of the buttons. */
enum
{
  ANSWER_SEAL,
  ANSWER_MERGE_PLAIN,
};

static void
on_seal_answer (guint button, gpointer data)
{
  Joining *self = data;

  g_object_ref (self->window);
  if (self->window->document == NULL || (button != ANSWER_SEAL && button != ANSWER_MERGE_PLAIN))
    {
      finish (self);
      return;
    }
  self->adopts = button == ANSWER_SEAL;
  start (self, run_merge, on_merged);
}

/* What is sealed does not come into a file that anybody can read without somebody having said so. */
static void
ask_about_seal (Joining *self)
{
  const char *const buttons[] = { _("_Seal my map too"), _("Merge _without a passphrase"), _("_Cancel"), NULL };
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("“%s” is sealed with a passphrase, and your map is not"), self->name);

  ent_ask (GTK_WINDOW (self->window), heading,
           _("What is taken from it would lie in the file of your map, where whoever has that file can read it. "
             "Sealed too, your map opens with the same passphrase from the next save on."),
              buttons, ANSWER_SEAL, on_seal_answer, self);
  g_object_unref (self->window);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Joining *self = data;
  EntDocument *document;
  EntSecret *theirs, *mine;

  if (!finish_thread (self, result))
    return;
  document = self->window->document;
  theirs = self->file->secret;
  mine = ent_document_secret (document);
  if (self->compares)
    {
      g_autofree char *title = ent_document_dup_title (document), *quoted = ent_text_quote (title, ENT_TEXT_QUOTED);
      /* Translators: over a list of differences, as in "Level: local → national"; 1: title of the map that is open, 2: name of a file */
      g_autofree char *heading = g_strdup_printf (_("Your map “%1$s” → the file “%2$s”"), quoted, self->name);

      ent_compare_show (GTK_WINDOW (self->window), g_steal_pointer (&self->mine), g_steal_pointer (&self->file->map), self->name, heading);
      finish (self);
    }
  else if (theirs != NULL && mine == NULL)
    ask_about_seal (self);
  else
    {
      /* somebody else has changed the passphrase of the file, and here nobody has */
      self->adopts = self->replaces && theirs != NULL && theirs != mine && mine == ent_document_saved_secret (document);
      start (self, run_merge, on_merged);
    }
}

/* NULL: whoever was asked has given it up. */
static void
on_passphrase (const char *passphrase, gpointer data)
{
  Joining *self = data;

  if (passphrase != NULL)
    {
      g_object_ref (self->window);
      self->passphrase = ent_passphrase_dup (passphrase, -1);
      begin_anew (self);
      start (self, run_read, on_read);
      return;
    }
  self->question = NULL;
  if (self->work != NULL)
    {
      ent_progress_stop (self->progress, 0);
      return;
    }
  g_object_ref (self->window);
  finish (self);
}

/* --- asking for it --- */

static Joining *
joining_new (EntWindow *window, const char *path, gboolean compares)
{
  Joining *self = g_new0 (Joining, 1);

  self->window = g_object_ref (window);
  self->secret = ent_secret_ref (ent_document_secret (window->document));
  self->base_secret = ent_secret_ref (ent_document_base_secret (window->document));
  self->path = g_strdup (path);
  self->name = ent_format_quote_name (path);
  self->compares = compares;
  self->progress = ent_progress_new ();
  return self;
}

static void
begin (Joining *self)
{
  EntWindow *window = self->window;

  if (window->joining != NULL)
    {
      joining_free (self);
      return;
    }
  window->joining = self;
  ent_window_take_over (window);
  copy_mine (self);
  /* at once, for whoever asks again */
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.compare", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.merge", FALSE);
  start (self, run_read, on_read);
}

void
ent_window_compare_with (EntWindow *self, const char *path)
{
  begin (joining_new (self, path, TRUE));
}

static GBytes *
dup_base (EntWindow *self)
{
  GBytes *bytes = ent_document_base (self->document);

  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
merge_own_file (EntWindow *self)
{
  Joining *joining = joining_new (self, ent_document_path (self->document), FALSE);

  joining->replaces = TRUE;
  joining->base_bytes = dup_base (self);
  begin (joining);
}

static void
on_base_answer (guint button, gpointer data)
{
  Joining *self = data;

  g_object_ref (self->window);
  if (self->window->document == NULL || button == 2)
    {
      joining_free (self);
      return;
    }
  if (button == 1)
    self->base_bytes = dup_base (self->window);
  begin (self);
}

/* Whether it was made from what this map was is known to people alone; taken for that wrongly, what was done here
 * before would be taken back. */
static void
ask_about_base (Joining *self)
{
  const char *const buttons[] = { _("_Ask about each difference"), _("It was made from _this map"), _("_Cancel"), NULL };
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("What was “%s” made from?"), self->name);

  ent_ask (GTK_WINDOW (self->window), heading,
           _("If somebody made it from this map as it was opened or saved here last, only what both of you changed is asked, "
             "and what they removed goes. If you are not sure, everything is kept and each difference is asked."),
              buttons, 0, on_base_answer, self);
  g_object_unref (self->window);
}

void
ent_window_merge_with (EntWindow *self, const char *path)
{
  g_autoptr (EntFingerprint) place = ent_fingerprint_look (path);
  const EntFingerprint *own = ent_document_fingerprint (self->document);

  if (own != NULL && ent_fingerprint_is_same_file (own, place))
    merge_own_file (self);
  else if (ent_document_base (self->document) != NULL)
    ask_about_base (joining_new (self, path, FALSE));
  else
    begin (joining_new (self, path, FALSE));
}

typedef struct
{
  EntWindow *window; /* owned */
  gboolean compares;
} Choosing;

static void
on_file (GFile *file, const char *problem, gpointer data)
{
  g_autofree Choosing *choosing = data;
  g_autoptr (EntWindow) self = choosing->window;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (self->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (path != NULL && choosing->compares)
    ent_window_compare_with (self, path);
  else if (path != NULL)
    ent_window_merge_with (self, path);
  else if (file != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, _("Only files of this machine can be opened. Copy the map into a folder first."), NULL, NULL);
}

void
ent_window_ask_for_other (EntWindow *self, gboolean compares)
{
  EntFileFilter filters[] = { { _("Maps"), "*.entorno" }, { _("All files"), "*" } };
  g_autofree char *folder = ent_recent_folder (self->settings);
  EntFileQuestion question = { .title = compares ? _("Compare with a file") : _("Merge a file"), .accept = compares ? _("_Compare") : _("_Merge"), .folder = folder, .filters = filters, .n_filters = G_N_ELEMENTS (filters) };
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->window = g_object_ref (self);
  choosing->compares = compares;
  ent_choose_file (GTK_WINDOW (self), &question, on_file, choosing);
}
