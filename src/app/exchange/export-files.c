/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exchange/export-files.h"

#include "app/document/document-save.h"
#include "app/parts/replacing.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* What was asked for, while it is under way. */
typedef struct
{
  EntWindow *window; /* owned */
  EntExportJob job;
  EntMap *map; /* a copy */
  char *path;
  EntProgress *progress;
  EntWork *work;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  if (request->map != NULL)
    ent_document_let_go (request->map);
  if (request->job.free_data != NULL)
    request->job.free_data (request->job.data);
  g_free (request->path);
  g_clear_pointer (&request->progress, ent_progress_unref);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
run_export (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = request->job.make (request->map, request->job.data, request->progress, &error);

  for (guint i = 0; files != NULL && error == NULL && i < files->len; i++)
    {
      const EntBookFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = ent_book_file_path (request->path, file->suffix);

      ent_store_save (path, file->bytes, NULL, NULL, request->progress, &error);
    }
  if (error != NULL || files == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, (gssize) files->len);
}

static void
say_written (Request *request, gssize n_files)
{
  g_autofree char *name = ent_format_quote_name (request->path);
  g_autofree char *message = request->job.say (name, (guint) n_files, request->job.data);

  ent_window_say_file (request->window, ENT_MESSAGE_INFO, message, request->path);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  gssize n_files = g_task_propagate_int (G_TASK (result), &error);

  g_clear_pointer (&request->work, ent_work_end);
  if (request->window->document == NULL)
    return;
  if (error == NULL)
    say_written (request, n_files);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ent_window_say (request->window, ENT_MESSAGE_INFO, _("The export was cancelled."), NULL, NULL);
  else
    ent_window_say (request->window, ENT_MESSAGE_ERROR, error->message, NULL, NULL);
}

static void
start (Request *request)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_exported, request);

  ent_window_take_over (request->window);
  request->map = ent_document_copy_map (request->window->document);
  request->progress = ent_progress_new ();
  request->work = ent_work_begin (request->window, _("The map is being exported."), request->progress, NULL, NULL);
  g_task_set_task_data (task, request, NULL);
  g_task_run_in_thread (task, run_export);
}

static void
on_replace_answer (guint button, gpointer data)
{
  g_autoptr (Request) request = data;

  if (button == 0 && request->window->document != NULL)
    start (g_steal_pointer (&request));
}

void
ent_export_files (EntWindow *window, const char *path, const char *replaced, const EntExportJob *job)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->job = *job;
  request->path = g_strdup (path);
  if (replaced != NULL)
    ent_ask_to_replace (GTK_WINDOW (window), replaced, on_replace_answer, request);
  else
    start (request);
}

/* --- where to --- */

typedef struct
{
  EntWindow *window; /* owned */
  EntExportPlaceFunc func;
  gpointer data;
  GDestroyNotify free_data;
  char *elsewhere;
} Place;

static void
place_free (Place *place)
{
  if (place->free_data != NULL)
    place->free_data (place->data);
  g_free (place->elsewhere);
  g_object_unref (place->window);
  g_free (place);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static void
on_place (GFile *file, const char *problem, gpointer data)
{
  g_autoptr (Place) place = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (place->window->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (place->window, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (path != NULL)
    place->func (place->window, path, place->data);
  else if (file != NULL)
    ent_window_say (place->window, ENT_MESSAGE_ERROR, place->elsewhere, NULL, NULL);
}

void
ent_export_files_ask (EntWindow *window, const EntExportQuestion *question, EntExportPlaceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autofree char *stem = ent_document_dup_stem (window->document);
  g_autofree char *name = g_strconcat (stem, question->suffix != NULL ? question->suffix : "", question->ending, NULL), *pattern = g_strconcat ("*", question->ending, NULL);
  g_autofree char *folder = ent_document_path (window->document) != NULL ? g_path_get_dirname (ent_document_path (window->document))
                                                                         : ent_recent_folder (window->settings);
  const EntFileFilter filters[] = { { question->kind, pattern } };
  const EntFileQuestion asked = { .title = question->title, .accept = _("_Export"), .save = TRUE, .name = name, .folder = folder, .filters = filters, .n_filters = 1 };
  Place *place = g_new0 (Place, 1);

  *place = (Place) { g_object_ref (window), func, data, free_data, g_strdup (question->elsewhere) };
  ent_choose_file (GTK_WINDOW (window), &asked, on_place, place);
}
