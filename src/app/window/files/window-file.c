/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and closing. Files are written in threads; whatever is asked meanwhile
 * holds a reference of the window, and finds it without a document if it was
 * closed.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/parts/replacing.h"
#include "app/settings.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <string.h>

/* A save that was asked for, and what comes after it. One is under way at a
 * time; the others wait in the order in which they were asked for.
 */
typedef struct
{
  EntWindow *window; /* owned */
  char *path;        /* NULL: where it came from */
  gboolean replace;  /* whatever stands there */
  gboolean then_close;
  EntWork *work; /* while it is under way */
} SaveRequest;

static SaveRequest *
save_request_new (EntWindow *window, const char *path, gboolean then_close)
{
  SaveRequest *request = g_new0 (SaveRequest, 1);

  request->window = g_object_ref (window);
  request->path = g_strdup (path);
  request->then_close = then_close;
  return request;
}

static void
save_request_free (SaveRequest *request)
{
  g_object_unref (request->window);
  g_free (request->path);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveRequest, save_request_free)

/* --- whose file it is --- */

/* Whether the map in @window is read from the file at @place, or written into it. */
static gboolean
has_file (EntWindow *window, const EntFingerprint *place)
{
  const EntFingerprint *own;

  if (window->document == NULL)
    return FALSE;
  own = ent_document_fingerprint (window->document);
  return (own != NULL && ent_fingerprint_is_same_file (own, place)) ||
         (window->saving_at != NULL && ent_fingerprint_is_same_file (window->saving_at, place));
}

EntWindow *
ent_window_find (EntWindow *self, const EntFingerprint *place, const EntWindow *except)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      EntWindow *window = ENT_IS_WINDOW (l->data) ? l->data : NULL;

      if (window != NULL && ((window != except && has_file (window, place)) || ent_window_is_opening (window, place)))
        return window;
    }
  return NULL;
}

gboolean
ent_window_has_path (EntWindow *self, const char *path)
{
  g_autoptr (EntFingerprint) place = ent_fingerprint_look (path);

  return ent_window_find (self, place, NULL) != NULL;
}

/* Written from two windows, a file would hold the work of the one that came last:
 * TRUE, and it is said, if another one has it, or is to get it from here. */
static gboolean
is_open_elsewhere (EntWindow *self, const char *path, const EntFingerprint *place)
{
  EntWindow *there = ent_window_find (self, place, self);
  g_autofree char *name = ent_format_quote_name (path), *title = NULL, *shown = NULL, *message = NULL;

  if (there == NULL)
    return FALSE;
  self->save_failed |= ent_document_is_saving (self->document) || !g_queue_is_empty (&self->saves);
  title = has_file (there, place) ? ent_document_dup_title (there->document) : ent_format_display_stem (path);
  shown = ent_text_quote (title, ENT_TEXT_QUOTED);
  if (there == self)
    /* Translators: %s: name of a file */
    message = g_strdup_printf (_("“%s” is just being opened from this window. Nothing was written. Choose another name."), name);
  else
    /* Translators: 1: name of a file, 2: title of the map in it */
    message = g_strdup_printf (_("“%1$s” is open in another window, as the map “%2$s”. Nothing was written. Choose another name, or close that window first."), name, shown);
  ent_window_say (self, ENT_MESSAGE_ERROR, message, _("Save _as…"), "win.save-as");
  return TRUE;
}

/* --- saving --- */

static void start_save (SaveRequest *request);
static void ask_where (EntWindow *self, gboolean then_close);

/* What is being written is waited for: until then the file is this window's, and
 * that is only seen of windows that are there. */
static void
close_unsaved (EntWindow *self)
{
  self->closes_unsaved = ent_document_is_saving (self->document);
  if (self->closes_unsaved)
    return;
  self->closing = TRUE;
  ent_window_look_again (self);
  gtk_window_close (GTK_WINDOW (self));
}

void
ent_window_look_again (EntWindow *self)
{
  ent_window_take_over (self);
  if (ent_map_revision (ent_document_map (self->document)) != self->given_up || ent_document_is_saving (self->document))
    self->closing = FALSE;
}

void
ent_window_remember (EntWindow *self, EntDocument *document)
{
  const char *path = ent_document_path (document);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  if (ent_document_secret (document) == NULL)
    ent_recent_add (self->settings, path);
  else
    ent_recent_remove (self->settings, uri);
  ent_window_queue_refresh (self);
}

/* In the order of the buttons. */
enum
{
  ANSWER_SAVE_AS,
  ANSWER_REPLACE,
  ANSWER_MERGE,
  ANSWER_COMPARE,
};

static void
on_changed_answer (guint button, gpointer data)
{
  g_autoptr (SaveRequest) request = data;

  if (request->window->document == NULL)
    return;
  if (button == ANSWER_SAVE_AS)
    ask_where (request->window, request->then_close);
  else if (button == ANSWER_COMPARE)
    ent_window_compare_with (request->window, request->path);
  else if (button == ANSWER_MERGE)
    ent_window_merge_with (request->window, request->path);
  else if (button == ANSWER_REPLACE)
    {
      request->replace = TRUE;
      start_save (g_steal_pointer (&request));
    }
}

/* The same for a file that is gone: there is nothing to merge with. */
static void
on_gone_answer (guint button, gpointer data)
{
  on_changed_answer (button <= ANSWER_REPLACE ? button : G_MAXUINT, data);
}

static char *
describe_change (const SaveRequest *request)
{
  const char *what = _("The file on the disk is no longer the one that was opened or saved here. "
                       "Merge takes what was done there into your map, and saves nothing yet. Save your map "
                       "under another name to keep both, or replace the file: what is replaced stays among its earlier versions.");

  if (ent_document_secret (request->window->document) != NULL || !ent_store_is_sealed (request->path))
    return g_strdup (what);
  return g_strconcat (what, "\n\n", _("Somebody has sealed the file with a passphrase, and your map has none: in its place it can be read by whoever has the file."), NULL);
}

/* Somebody else has written the file: their work is not replaced unasked. */
static void
ask_about_change (SaveRequest *request)
{
  const char *const buttons[] = { _("Save _as…"), _("_Replace"), _("_Merge"), _("Com_pare"), _("_Cancel"), NULL };
  const char *const gone_buttons[] = { _("Save _as…"), _("_Write it anew"), _("_Cancel"), NULL };
  gboolean is_there;
  g_autofree char *name = NULL, *changed = NULL, *gone = NULL, *what = NULL;

  /* the answer is for this file, wherever the map may be by then */
  if (request->path == NULL)
    request->path = g_strdup (ent_document_path (request->window->document));
  is_there = g_file_test (request->path, G_FILE_TEST_EXISTS);
  name = ent_format_quote_name (request->path);
  /* Translators: %s: name of a file */
  changed = g_strdup_printf (_("“%s” was changed by somebody else"), name);
  /* Translators: %s: name of a file */
  gone = g_strdup_printf (_("“%s” is no longer there"), name);
  what = describe_change (request);
  ent_ask (GTK_WINDOW (request->window), is_there ? changed : gone,
           is_there ? what
                    : _("It was moved or deleted since it was opened or saved here, or its disk is not connected. "
                        "Your map is still open: save it under another name, or write the file anew."),
                         is_there ? buttons : gone_buttons, 0, is_there ? on_changed_answer : on_gone_answer, request);
}

static gboolean
is_for_another_file (gconstpointer request)
{
  return ((const SaveRequest *) request)->path != NULL;
}

/* The same would fail again, or ask the same question. */
static void
drop_plain_saves (EntWindow *self)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  SaveRequest *request;

  while ((request = g_queue_pop_head (&self->saves)) != NULL)
    if (is_for_another_file (request))
      g_ptr_array_add (left, request);
    else
      save_request_free (request);
  for (guint i = 0; i < left->len; i++)
    g_queue_push_tail (&self->saves, g_ptr_array_index (left, i));
}

/* Nothing there is of it: neither the file nor its folder has changed. */
static void
say_given_up (EntWindow *self)
{
  ent_window_say (self, ENT_MESSAGE_WARNING, _("Saving was cancelled. The file on the disk is as it was before; your map is still open here and not saved."), _("_Save"), "win.save");
}

static void
fail_save (SaveRequest *request, const GError *error)
{
  EntWindow *self = request->window;

  self->close_after_save = FALSE;
  self->save_failed = TRUE;
  drop_plain_saves (self);
  if (g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_CHANGED))
    ask_about_change (request);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      say_given_up (self);
      save_request_free (request);
    }
  else
    {
      const char *path = request->path != NULL ? request->path : ent_document_path (self->document);
      g_autofree char *message = NULL, *said = path != NULL ? ent_window_describe_error (path, error) : g_strdup (error->message);

      if (g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_VERIFY))
        /* Translators: %s: sentences that say what went wrong */
        message = g_strdup_printf (_("%s Your map is still open here, and nothing in it is lost. Undo the last steps and save again."), said);
      else
        /* Translators: %s: sentences that say what went wrong and what to do */
        message = g_strdup_printf (_("%s Your map is still open here, and nothing in it is lost."), said);
      ent_window_say (self, ENT_MESSAGE_ERROR, message, _("Save _as…"), "win.save-as");
      if (g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED))
        ent_message_bar_offer (self->messages, _("Save a _rescue copy"), "win.rescue");
      save_request_free (request);
    }
}

/* The next one that waits; when there is none, the window closes if that was asked for. */
static void
go_on_saving (EntWindow *self, gboolean closes)
{
  SaveRequest *next = g_queue_pop_head (&self->saves);

  self->close_after_save |= closes;
  if (next != NULL)
    {
      start_save (next);
      return;
    }
  self->save_failed = FALSE;
  if (self->close_after_save)
    {
      self->close_after_save = FALSE;
      /* asks again where something was changed meanwhile */
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* It is saved; there may still be something to know. */
static void
say_saved (EntWindow *self)
{
  g_autofree char *remark = ent_document_take_remark (self->document);

  ent_message_bar_clear (self->messages);
  /* what is done next is not kept, for all that this is saved */
  if (self->journal_trouble != NULL)
    ent_window_say_journal_trouble (self);
  if (remark != NULL)
    ent_window_say (self, ENT_MESSAGE_WARNING, remark, NULL, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SaveRequest) request = data;
  g_autoptr (EntWindow) self = g_object_ref (request->window);
  EntDocument *document = ENT_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = ent_document_save_finish (document, result, &error);

  g_clear_pointer (&request->work, ent_work_end);
  g_clear_pointer (&self->saving_at, ent_fingerprint_free);
  if (self->document == NULL)
    {
      g_queue_clear_full (&self->saves, (GDestroyNotify) save_request_free);
      return;
    }
  if (saved)
    ent_window_remember (self, document);
  if (self->closes_unsaved)
    {
      g_queue_clear_full (&self->saves, (GDestroyNotify) save_request_free);
      close_unsaved (self);
    }
  else if (saved)
    {
      if (!self->save_failed)
        say_saved (self);
      go_on_saving (self, request->then_close);
    }
  else
    {
      fail_save (g_steal_pointer (&request), error);
      go_on_saving (self, FALSE);
    }
}

static void
begin_save (SaveRequest *request, const char *path)
{
  EntWindow *self = request->window;
  g_autofree char *name = ent_format_quote_name (path);
  /* Translators: what is going on; %s: name of a file */
  g_autofree char *message = g_strdup_printf (_("Saving “%s”…"), name);

  ent_document_save_async (self->document, request->path, request->replace, on_saved, request);
  request->work = ent_work_begin (self, message, ent_document_saving (self->document), NULL, NULL);
}

static void
start_save (SaveRequest *request)
{
  EntWindow *self = request->window;
  g_autoptr (EntFingerprint) place = NULL;
  const char *path;

  /* who saves after all is asked again where that fails */
  self->closing = self->closes_unsaved = FALSE;
  if (ent_document_is_saving (self->document))
    {
      g_queue_push_tail (&self->saves, request);
      return;
    }
  /* what had no file when it was asked for, and has none still */
  if (request->path == NULL && (ent_document_path (self->document) == NULL || !ent_document_can_edit (self->document)))
    {
      ask_where (self, request->then_close);
      save_request_free (request);
      return;
    }
  path = request->path != NULL ? request->path : ent_document_path (self->document);
  place = ent_fingerprint_look (path);
  if (is_open_elsewhere (self, path, place))
    {
      self->close_after_save = FALSE;
      save_request_free (request);
      go_on_saving (self, FALSE);
      return;
    }
  self->saving_at = g_steal_pointer (&place);
  begin_save (request, path);
}

static void
on_replace_answer (guint button, gpointer data)
{
  g_autoptr (SaveRequest) request = data;

  if (request->window->document != NULL && button == 0)
    start_save (g_steal_pointer (&request));
}

void
ent_window_save_at (EntWindow *self, const char *path, gboolean then_close)
{
  g_autofree char *full = g_str_has_suffix (path, ENT_FORMAT_SUFFIX) ? g_strdup (path) : g_strconcat (path, ENT_FORMAT_SUFFIX, NULL);
  g_autoptr (EntFingerprint) place = ent_fingerprint_look (full);
  SaveRequest *request;

  if (is_open_elsewhere (self, full, place))
    return;
  if (ent_document_holder (self->document) != NULL && has_file (self, place))
    {
      g_autofree char *message = ent_window_describe_held (self);

      ent_window_say (self, ENT_MESSAGE_ERROR, message, _("Save _as…"), "win.save-as");
      return;
    }
  if (!ent_document_can_edit (self->document) && has_file (self, place))
    {
      ent_window_say (self, ENT_MESSAGE_ERROR, _("The damaged file stays as it is: what it still holds may be needed. Choose another name."), _("Save _as…"), "win.save-as");
      return;
    }
  request = save_request_new (self, full, then_close);
  /* whoever was asked about the own file of the map knows nothing of what others have done to it */
  request->replace = g_strcmp0 (full, ent_document_path (self->document)) != 0;
  if (strcmp (full, path) != 0 && g_file_test (full, G_FILE_TEST_EXISTS))
    ent_ask_to_replace (GTK_WINDOW (self), full, on_replace_answer, request);
  else
    start_save (request);
}

typedef struct
{
  EntWindow *window; /* owned */
  gboolean then_close;
} Where;

static void
on_save_place (GFile *file, const char *problem, gpointer data)
{
  g_autofree Where *where = data;
  g_autoptr (EntWindow) self = where->window;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (self->document == NULL)
    return;
  if (path != NULL)
    ent_window_save_at (self, path, where->then_close);
  else if (problem != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, problem, _("Save _as…"), "win.save-as");
  else if (file != NULL)
    ent_window_say (self, ENT_MESSAGE_ERROR, _("A map can only be saved in a folder of this machine. Choose another place."), _("Save _as…"), "win.save-as");
}

static char *
suggest_name (EntWindow *self)
{
  g_autofree char *stem = ent_document_dup_stem (self->document);

  if (!ent_document_can_edit (self->document) && ent_document_path (self->document) != NULL)
    {
      g_autofree char *name = ent_format_display_stem (ent_document_path (self->document));

      if (ent_document_holder (self->document) != NULL)
        /* Translators: name of a file for a copy of one that somebody else has open; %s: the name of that */
        return g_strdup_printf (_("%s (copy).entorno"), name);
      /* Translators: name of a file for what could be read of a damaged one; %s: the name of that */
      return g_strdup_printf (_("%s (rescued).entorno"), name);
    }
  if (ent_document_path (self->document) != NULL)
    return g_filename_display_basename (ent_document_path (self->document));
  return g_strconcat (stem, ENT_FORMAT_SUFFIX, NULL);
}

static void
ask_where (EntWindow *self, gboolean then_close)
{
  EntFileFilter filter = { _("Maps"), "*.entorno" };
  g_autofree char *name = suggest_name (self);
  g_autofree char *folder = ent_document_path (self->document) != NULL
                                ? g_path_get_dirname (ent_document_path (self->document))
                                : ent_recent_folder (self->settings);
  EntFileQuestion question = {
    .title = _("Save the map"), .accept = _("_Save"), .save = TRUE, .name = name, .folder = folder, .filters = &filter, .n_filters = 1 };
  Where *where = g_new0 (Where, 1);

  where->window = g_object_ref (self);
  where->then_close = then_close;
  ent_choose_file (GTK_WINDOW (self), &question, on_save_place, where);
}

void
ent_window_save (EntWindow *self)
{
  ent_window_take_over (self);
  start_save (save_request_new (self, NULL, FALSE));
}

void
ent_window_save_as (EntWindow *self)
{
  ent_window_take_over (self);
  ask_where (self, FALSE);
}

static void
on_close_answer (guint button, gpointer data)
{
  g_autoptr (EntWindow) self = data;

  if (self->document == NULL)
    return;
  if (button == 0)
    start_save (save_request_new (self, NULL, TRUE));
  else if (button == 1)
    {
      self->given_up = ent_map_revision (ent_document_map (self->document));
      close_unsaved (self);
    }
}

gboolean
ent_window_ask_before_closing (EntWindow *self)
{
  const char *const buttons[] = { _("_Save"), _("Close _without saving"), _("_Cancel"), NULL };
  g_autofree char *title = NULL, *shown = NULL, *heading = NULL;

  ent_window_take_over (self);
  if (ent_document_is_saving (self->document))
    {
      self->close_after_save = TRUE;
      return TRUE;
    }
  if (ent_document_is_saved (self->document) || ent_document_holder (self->document) != NULL)
    return FALSE;
  title = ent_document_dup_title (self->document);
  shown = ent_text_quote (title, ENT_TEXT_QUOTED);
  /* Translators: %s: title of a map */
  heading = g_strdup_printf (_("Save the changes to “%s”?"), shown);
  ent_ask (GTK_WINDOW (self), heading, _("What is not saved is lost when the window is closed."), buttons, 0, on_close_answer, g_object_ref (self));
  return TRUE;
}
