/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other files are read, and compared with the map of the window or merged with it, in threads; what came of all of them
 * is one step of the history. Where somebody has gone on with the map meanwhile, it is merged once more, with what was
 * decided.
 */
#include "config.h"

#include "app/window/merge/joining-private.h"

#include "app/compat.h"
#include "app/window/merge/compare-view.h"
#include "app/window/merge/merge-view.h"
#include "app/window/merge/names-view.h"
#include "app/window/secret/unseal.h"
#include "io/secret/passphrase.h"

#include <glib/gi18n.h>

static void
finish (Joining *self)
{
  self->window->joining = NULL;
  if (self->window->document != NULL)
    ent_window_queue_refresh (self->window);
  ent_joining_free (self);
}

static void
fail (Joining *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_window_say (self->window, ENT_MESSAGE_INFO, _("It was cancelled. Your map is as it was."), NULL, NULL);
  else
    {
      const Guest *guest = ent_joining_guest (self, MIN (self->at, self->guests->len - 1));
      g_autofree char *message = ent_window_describe_error (guest->path, error);

      ent_window_say (self->window, ENT_MESSAGE_ERROR, message, NULL, NULL);
    }
  finish (self);
}

/* --- threads --- */

/* The bar goes back to where it begins: what was told of so far is done once more. */
static void
begin_anew (Joining *self)
{
  ent_progress_unref (self->progress);
  self->progress = ent_progress_new ();
}

static char *
describe_work (const Joining *self)
{
  const char *name = ent_joining_guest (self, 0)->name;
  guint n = self->guests->len;

  if (self->compares)
    /* Translators: %s: name of a file */
    return g_strdup_printf (_("“%s” is being compared with your map."), name);
  if (n == 1)
    /* Translators: %s: name of a file */
    return g_strdup_printf (_("“%s” is being merged into your map."), name);
  /* Translators: %u: how many files, two or more */
  return g_strdup_printf (ngettext ("%u file is being merged into your map.", "%u files are being merged into your map.", n), n);
}

/* Reading and then merging are one piece of work to whoever waits. */
static void
start (Joining *self, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self->window, NULL, callback, self);
  g_autofree char *message = describe_work (self);

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
  /* what it asked for was given, and this is another file */
  if (self->question != NULL && self->asked != self->at)
    g_clear_pointer (&self->question, ent_unseal_end);
  if (self->at >= self->guests->len ||
      !ent_unseal_wants (&self->question, GTK_WINDOW (self->window), ent_joining_guest (self, self->at)->name, error, on_passphrase, self))
    return FALSE;
  self->asked = self->at;
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

static void on_merged (GObject *source, GAsyncResult *result, gpointer data);

static void
copy_mine (Joining *self)
{
  EntDocument *document = self->window->document;

  g_clear_object (&self->mine);
  self->mine = ent_document_copy_map (document);
  self->revision = ent_map_revision (ent_document_map (document));
}

static void
merge_anew (Joining *self)
{
  copy_mine (self);
  ent_joining_begin_merging (self);
  start (self, ent_joining_run_merge, on_merged);
}

static gboolean
is_map_as_it_was (const Joining *self)
{
  return ent_map_revision (ent_document_map (self->window->document)) == self->revision;
}

/* --- what came of it --- */

static char *
name_step (const Joining *self)
{
  guint n = self->guests->len;

  if (n == 1)
    /* Translators: name of a step that can be undone; %s: name of a file */
    return g_strdup_printf (_("Merge “%s”"), ent_joining_guest (self, 0)->name);
  /* Translators: name of a step that can be undone; %u: how many files, two or more */
  return g_strdup_printf (ngettext ("Merge %u file", "Merge %u files", n), n);
}

static gboolean
apply_changes (Joining *self, GError **error)
{
  g_autofree char *step = name_step (self);

  return ent_edit_apply_changes (ent_document_history (self->window->document), step, self->changes->changes, error);
}

/* Takes @sentence over. */
static void
append_sentence (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (owned != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", owned);
}

static char *
describe_files (const Joining *self, guint n)
{
  guint n_files = self->guests->len;
  const char *name = ent_joining_guest (self, 0)->name;

  if (n == 0 && n_files > 1)
    return g_strdup (_("There is nothing in the files that your map does not have."));
  if (n == 0)
    /* Translators: %s: name of a file */
    return g_strdup_printf (_("There is nothing in “%s” that your map does not have."), name);
  if (n_files > 1)
    /* Translators: %u: how many files, two or more */
    return g_strdup_printf (ngettext ("%u file was merged into your map.", "%u files were merged into your map.", n_files), n_files);
  /* Translators: %s: name of a file */
  return g_strdup_printf (_("“%s” was merged into your map."), name);
}

/* Where nobody is new it is about those who were there. */
static char *
describe_changes (guint n, guint n_new)
{
  /* Translators: %u: how many changes a merge has made to the map */
  return n > 0 && n_new == 0 ? g_strdup_printf (ngettext ("%u change was taken over.", "%u changes were taken over.", n), n) : NULL;
}

static guint
count_new (const Joining *self)
{
  guint n = 0;

  for (guint i = 0; i < self->changes->changes->len; i++)
    {
      const EntChange *change = g_ptr_array_index (self->changes->changes, i);

      n += change->kind == ENT_CHANGE_ADD && change->key.kind == ENT_RECORD_STAKEHOLDER;
    }
  return n;
}

static char *
describe_new (guint n)
{
  /* Translators: %u: how many stakeholders a merge has brought into the map */
  return n > 0 ? g_strdup_printf (ngettext ("%u stakeholder is new.", "%u stakeholders are new.", n), n) : NULL;
}

static char *
describe_joined (const Joining *self)
{
  guint n = 0;

  for (guint i = 0; i < self->guests->len; i++)
    for (guint k = 0; k < ent_joining_guest (self, i)->pairs->len; k++)
      {
        const EntSamePair *pair = g_ptr_array_index (ent_joining_guest (self, i)->pairs, k);

        n += pair->joins && pair->kind == ENT_RECORD_STAKEHOLDER;
      }
  /* Translators: %u: how many stakeholders of other files were found to be some of this map, by the name */
  return n > 0 ? g_strdup_printf (ngettext ("%u stakeholder was joined with the one of the same name.", "%u stakeholders were joined with those of the same name.", n), n) : NULL;
}

/* Those of which it was said that they were made from this map, and that have nothing of it. */
static char *
describe_strangers (const Joining *self)
{
  for (guint i = 0; self->base != NULL && i < self->guests->len; i++)
    if (!ent_joining_guest (self, i)->is_of_base)
      /* Translators: %s: name of a file */
      return g_strdup_printf (_("“%s” has nothing of this map as it was, so all was kept that is in either."), ent_joining_guest (self, i)->name);
  return NULL;
}

/* What the merge has to do with passphrases; NULL: nothing. */
static char *
describe_seal (const Joining *self)
{
  if (self->adopted != NULL)
    /* Translators: %s: name of a file */
    return g_strdup_printf (_("From the next save on your map opens with the passphrase of “%s”."), self->adopted->name);
  if (self->replaces && ent_joining_guest (self, 0)->file->secret == NULL && ent_document_secret (self->window->document) != NULL)
    return g_strdup (_("The file has no passphrase at present: saving seals it with the one of your map again."));
  return NULL;
}

/* @n changes, by which @n_new stakeholders have come. */
static void
say_merged (Joining *self, guint n, guint n_new)
{
  g_autoptr (GString) message = g_string_new (NULL);

  append_sentence (message, describe_files (self, n));
  append_sentence (message, describe_changes (n, n_new));
  append_sentence (message, describe_new (n_new));
  append_sentence (message, describe_joined (self));
  append_sentence (message, describe_strangers (self));
  if (self->changes->n_beyond > 0)
    append_sentence (message, g_strdup (_("What another program or a later version keeps in the file was left out.")));
  else if (self->replaces)
    append_sentence (message, g_strdup (_("Save to put the merged map into the file.")));
  append_sentence (message, describe_seal (self));
  if (self->replaces)
    ent_window_say (self->window, ENT_MESSAGE_WARNING, message->str, _("_Save"), "win.save");
  else if (n == 0)
    ent_window_say (self->window, ENT_MESSAGE_INFO, message->str, NULL, NULL);
  else
    ent_window_say_step (self->window, ENT_MESSAGE_INFO, message->str);
}

static void
take_over (Joining *self)
{
  EntDocument *document = self->window->document;
  guint64 state = ent_history_state (ent_document_history (document));
  g_autoptr (EntSecret) before = ent_secret_ref (ent_document_secret (document));
  g_autoptr (GError) error = NULL;
  EntFile *file = ent_joining_guest (self, 0)->file;
  /* the step takes them */
  guint n = self->changes->changes->len, n_new = count_new (self);

  /* or it has been saved under another name meanwhile, and this is no longer its file */
  self->replaces = self->replaces && g_strcmp0 (ent_joining_guest (self, 0)->path, ent_document_path (document)) == 0;
  /* first, or what was sealed would stand in a journal that is not */
  if (self->adopted != NULL)
    ent_document_set_secret (document, self->adopted->file->secret);
  if (!apply_changes (self, &error))
    {
      ent_document_set_secret (document, before);
      fail (self, error);
      return;
    }
  if (self->replaces)
    ent_document_follow_file (document, file, g_steal_pointer (&file->bytes), state, FALSE);
  say_merged (self, n, n_new);
  finish (self);
}

/* --- what is asked on the way --- */

/* Goes on where it was, unless the map is another one by now. */
static void
on_decided (gboolean decided, gpointer data)
{
  Joining *self = data;

  g_object_ref (self->window);
  if (!decided || self->window->document == NULL)
    {
      finish (self);
      return;
    }
  begin_anew (self);
  if (is_map_as_it_was (self))
    start (self, ent_joining_run_merge, on_merged);
  else
    merge_anew (self);
}

static void
on_names (gboolean decided, gpointer data)
{
  Joining *self = data;

  ent_joining_guest (self, self->at)->is_asked = decided;
  on_decided (decided, data);
}

/* NULL where there is one only. */
static char *
say_which (const Joining *self)
{
  guint n = self->guests->len;

  /* Translators: over what is asked about one of several files; 1: its number, 2: how many there are, two or more, 3: its name */
  return n > 1 ? g_strdup_printf (_("File %1$u of %2$u: %3$s"), self->at + 1, n, ent_joining_guest (self, self->at)->name) : NULL;
}

/* Who is the same, and after that what stands in conflict. */
static void
ask (Joining *self)
{
  Guest *guest = ent_joining_guest (self, self->at);
  GtkWindow *parent = GTK_WINDOW (self->window);
  g_autofree char *which = say_which (self);

  if (!guest->is_asked)
    ent_names_ask (parent, guest->pairs, (EntTwoMaps) { self->so_far, guest->file->map }, guest->name, which, on_names, self);
  else
    ent_merge_ask (parent, guest->merge, guest->name, which, on_decided, self);
  g_object_unref (self->window);
}

static void
on_merged (GObject *source, GAsyncResult *result, gpointer data)
{
  Joining *self = data;

  if (!finish_thread (self, result))
    return;
  if (self->at < self->guests->len)
    {
      ask (self);
      return;
    }
  ent_window_take_over (self->window);
  if (is_map_as_it_was (self))
    take_over (self);
  else
    {
      begin_anew (self);
      merge_anew (self);
    }
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
  if (button != ANSWER_SEAL)
    self->adopted = NULL;
  start (self, ent_joining_run_merge, on_merged);
}

/* What is sealed does not come into a file that anybody can read without somebody having said so. */
static void
ask_about_seal (Joining *self)
{
  const char *const buttons[] = { _("_Seal my map too"), _("Merge _without a passphrase"), _("_Cancel"), NULL };
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("“%s” is sealed with a passphrase, and your map is not"), self->adopted->name);

  ent_ask (GTK_WINDOW (self->window), heading,
           _("What is taken from it would lie in the file of your map, where whoever has that file can read it. "
             "Sealed too, your map opens with the same passphrase from the next save on."),
              buttons, ANSWER_SEAL, on_seal_answer, self);
  g_object_unref (self->window);
}

static void
show_differences (Joining *self)
{
  Guest *guest = ent_joining_guest (self, 0);
  g_autofree char *title = ent_document_dup_title (self->window->document), *quoted = ent_text_quote (title, ENT_TEXT_QUOTED);
  /* Translators: over a list of differences, as in "Level: local → national"; 1: title of the map that is open, 2: name of a file */
  g_autofree char *heading = g_strdup_printf (_("Your map “%1$s” → the file “%2$s”"), quoted, guest->name);

  ent_compare_show (GTK_WINDOW (self->window), g_steal_pointer (&self->mine), g_steal_pointer (&guest->file->map), guest->name, heading);
}

/* The first of them that is sealed, or NULL. */
static Guest *
find_sealed (const Joining *self)
{
  for (guint i = 0; i < self->guests->len; i++)
    if (ent_joining_guest (self, i)->file->secret != NULL)
      return ent_joining_guest (self, i);
  return NULL;
}

/* The file of the map, in which nobody else has changed anything. */
static gboolean
is_open_map (const Joining *self)
{
  GBytes *bytes = self->replaces ? ent_joining_guest (self, 0)->file->bytes : NULL;

  return bytes != NULL && self->base_bytes != NULL && g_bytes_equal (bytes, self->base_bytes);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Joining *self = data;
  EntDocument *document;
  EntSecret *mine;
  Guest *sealed;

  if (!finish_thread (self, result))
    return;
  if (self->compares)
    {
      show_differences (self);
      finish (self);
      return;
    }
  if (is_open_map (self))
    {
      ent_window_say (self->window, ENT_MESSAGE_INFO, _("This is the map that is open. Choose the others’ files."), NULL, NULL);
      finish (self);
      return;
    }
  ent_joining_begin_merging (self);
  document = self->window->document;
  mine = ent_document_secret (document);
  sealed = find_sealed (self);
  /* somebody else has changed the passphrase of the file, and here nobody has */
  if (sealed != NULL && (mine == NULL || (self->replaces && sealed->file->secret != mine && mine == ent_document_saved_secret (document))))
    self->adopted = sealed;
  if (self->adopted != NULL && mine == NULL)
    ask_about_seal (self);
  else
    start (self, ent_joining_run_merge, on_merged);
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
      start (self, ent_joining_run_read, on_read);
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

void
ent_joining_begin (Joining *self)
{
  EntWindow *window = self->window;

  if (window->joining != NULL)
    {
      ent_joining_free (self);
      return;
    }
  window->joining = self;
  ent_window_take_over (window);
  copy_mine (self);
  /* at once, for whoever asks again */
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.compare", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.merge", FALSE);
  start (self, ent_joining_run_read, on_read);
}
