/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a picture goes that was chosen in the dialog, and what the window says of it. */
#include "config.h"

#include "app/paper/export-dialog.h"

#include "app/parts/replacing.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* What the file's name is asked with, and what is then done. */
typedef struct
{
  EntWindow *window; /* owned */
  EntExport choice;
  char *path;
  GCancellable *cancellable; /* owned, while it is under way */
  EntProgress *progress;     /* owned, the same */
  EntWork *work;             /* the same */
} Request;

static Request *
request_new (EntWindow *window, const EntExport *choice)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->choice = ent_export_copy (choice);
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_clear_object (&request->cancellable);
  g_clear_pointer (&request->progress, ent_progress_unref);
  g_free (request->path);
  ent_export_clear (&request->choice);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
say_where (Request *request, const char *lacks)
{
  g_autofree char *name = ent_format_quote_name (request->path);
  g_autofree char *message = request->choice.is_document
      /* Translators: %s: name of a file */
      ? g_strdup_printf (_("The document is in “%s”."), name)
      /* Translators: %s: name of a file */
      : g_strdup_printf (_("The picture is in “%s”."), name);
  g_autofree char *whole = lacks != NULL ? g_strconcat (message, " ", lacks, NULL) : g_strdup (message);

  ent_window_say_file (request->window, lacks != NULL ? ENT_MESSAGE_WARNING : ENT_MESSAGE_INFO, whole, request->path);
}

/* Tells the user what became of it. */
static void
say_end (Request *request, gboolean exported, const char *lacks, const GError *error)
{
  /* why it could not be written before */
  ent_message_bar_withdraw_action (request->window->messages, "win.export");
  if (exported)
    say_where (request, lacks);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_window_say (request->window, ENT_MESSAGE_INFO, _("The export was cancelled. No file was written."), _("_Export…"), "win.export");
  else
    ent_window_say (request->window, ENT_MESSAGE_ERROR, error->message, _("_Export…"), "win.export");
}

static const char *
what_is_done (const Request *request)
{
  return request->choice.is_document ? _("The document is being drawn.") : _("The picture is being drawn.");
}

static void
say_that_it_closes (EntWindow *window)
{
  Request *last = g_ptr_array_index (window->exports, window->exports->len - 1);

  ent_work_say (last->work, _("The window closes when the picture is in its file."), _("Close _without it"));
}

/* A window that waits for its files closes once all are as they should be, or not wanted any more. */
static void
go_on_closing (EntWindow *window, gboolean as_wanted)
{
  if (!as_wanted)
    {
      window->close_after_export = FALSE;
      window->closing = FALSE;
      for (guint i = 0; i < window->exports->len; i++)
        {
          Request *request = g_ptr_array_index (window->exports, i);

          ent_work_say (request->work, what_is_done (request), _("_Cancel"));
        }
    }
  else if (window->exports->len > 0)
    say_that_it_closes (window);
  else
    {
      window->close_after_export = FALSE;
      /* asks again where something was changed meanwhile */
      ent_window_look_again (window);
      gtk_window_close (GTK_WINDOW (window));
    }
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (EntWindow) window = g_object_ref (request->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *lacks = NULL;
  gboolean exported = ent_export_finish (result, &lacks, &error), as_wanted;

  g_ptr_array_remove (window->exports, request);
  g_clear_pointer (&request->work, ent_work_end);
  if (window->document == NULL)
    return;
  as_wanted = (exported && lacks == NULL) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!window->close_after_export || !as_wanted)
    say_end (request, exported, lacks, error);
  if (window->close_after_export)
    go_on_closing (window, as_wanted);
}

/* Who closes without waiting waits for none of them. */
static void
on_cancelled (gpointer data)
{
  Request *request = data;
  EntWindow *window = request->window;

  g_cancellable_cancel (request->cancellable);
  for (guint i = 0; window->close_after_export && i < window->exports->len; i++)
    {
      Request *other = g_ptr_array_index (window->exports, i);

      ent_progress_stop (other->progress, 0);
      g_cancellable_cancel (other->cancellable);
    }
}

static void
start (Request *request)
{
  EntWindow *window = request->window;

  request->cancellable = g_cancellable_new ();
  request->progress = ent_progress_new ();
  g_ptr_array_add (window->exports, request);
  request->work = ent_work_begin (window, what_is_done (request), request->progress, on_cancelled, request);
  ent_export_async (window->document, &request->choice, request->path, request->cancellable, request->progress, on_exported, request);
}

gboolean
ent_export_dialog_close_later (EntWindow *window)
{
  if (window->exports->len == 0)
    return FALSE;
  window->close_after_export = TRUE;
  say_that_it_closes (window);
  return TRUE;
}

static void
on_replace_answer (guint button, gpointer data)
{
  g_autoptr (Request) request = data;

  if (button == 0 && request->window->document != NULL)
    start (g_steal_pointer (&request));
}

void
ent_export_dialog_take (EntWindow *window, const EntExport *choice, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  Request *request;
  gboolean added;

  if (path == NULL)
    {
      ent_window_say (window, ENT_MESSAGE_ERROR, _("A picture can only be saved in a folder of this machine. Choose another place."), _("_Export…"), "win.export");
      return;
    }
  request = request_new (window, choice);
  added = !ent_format_for_name (path, &request->choice.format);
  if (choice->is_document && request->choice.format != ENT_FORMAT_PDF)
    {
      request_free (request);
      ent_window_say (window, ENT_MESSAGE_ERROR, _("A document has several pages, and only a PDF has pages. No file was written. Let the name end in .pdf."), _("_Export…"), "win.export");
      return;
    }
  if (ent_export_is_poster (choice) && !ent_export_is_poster (&request->choice))
    {
      request_free (request);
      ent_window_say (window, ENT_MESSAGE_ERROR, _("A poster has several sheets, and only a PDF has pages. No file was written. Let the name end in .pdf."), _("_Export…"), "win.export");
      return;
    }
  request->path = added ? g_strconcat (path, ".", ent_export_suffix (request->choice.format), NULL) : g_strdup (path);
  if (added && g_file_test (request->path, G_FILE_TEST_EXISTS))
    ent_ask_to_replace (GTK_WINDOW (window), request->path, on_replace_answer, request);
  else
    start (request);
}

static void
on_place (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (Request) request = data;

  if (request->window->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (request->window, ENT_MESSAGE_ERROR, problem, _("_Export…"), "win.export");
  else if (file != NULL)
    ent_export_dialog_take (request->window, &request->choice, file);
}

void
ent_export_dialog_ask_place (EntWindow *window, const EntExport *choice)
{
  EntFileFilter filters[] = { { "PDF", "*.pdf" }, { "SVG", "*.svg" }, { "PNG", "*.png" } };
  EntFileQuestion question = { .title = _("Export a picture"), .accept = _("_Export"), .save = TRUE, .n_filters = 1 };
  g_autofree char *stem = ent_document_dup_stem (window->document);
  g_autofree char *name = g_strconcat (stem, ".", ent_export_suffix (choice->format), NULL);
  g_autofree char *folder = ent_document_path (window->document) != NULL ? g_path_get_dirname (ent_document_path (window->document))
                                                                         : ent_recent_folder (window->settings);

  question.name = name;
  question.folder = folder;
  question.filters = &filters[choice->format];
  ent_choose_file (GTK_WINDOW (window), &question, on_place, request_new (window, choice));
}
