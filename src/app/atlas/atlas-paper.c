/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An atlas becomes pages, in the language of the system. */
#include "config.h"

#include "app/atlas/atlas-paper.h"

#include "app/paper/print-preview.h"
#include "app/paper/print.h"
#include "app/parts/language.h"
#include "draw/draw.h"
#include "io/store.h"
#include "scene/pages/atlas-pages.h"

#include <glib/gi18n.h>

/* How long the main loop waits at a time for a layout: less than a frame, µs. */
#define PATIENCE 12000

/* On any thread. */
static EntPages *
lay_out (const EntAtlasRead *read, double width, double height, double margin)
{
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  const EntSceneSpec spec = {
    .medium = ENT_MEDIUM_PAPER,
    .width = width,
    .height = height,
    .margin = margin,
    /* the maps may speak several */
    .words = ent_window_words (),
  };

  return ent_atlas_pages_new (read->atlas, &spec, PANGO_CONTEXT (pango));
}

/* --- as a file --- */

typedef struct
{
  EntAtlasRead *read; /* owned */
  EntSheet sheet;
  char *path, *lacks;
} Work;

static void
work_free (Work *work)
{
  ent_atlas_read_unref (work->read);
  g_free (work->path);
  g_free (work->lacks);
  g_free (work);
}

static void
run_save (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (EntPages) pages = lay_out (work->read, work->sheet.width, work->sheet.height, ent_sheet_margin (&work->sheet));
  g_autofree char *letters = ent_pages_missing_letters (pages);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_draw_export_pages (pages, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_PDF, 0, &error);

  if (letters != NULL)
    /* Translators: %s: some letters, without anything between them */
    work->lacks = g_strdup_printf (_("No font here has all its letters (%s): install one, such as Noto."), letters);
  if (bytes != NULL && ent_store_save (work->path, bytes, NULL, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ent_atlas_save_async (GObject *source, EntAtlasRead *read, const EntSheet *sheet, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->read = ent_atlas_read_ref (read);
  work->sheet = *sheet;
  work->path = g_strdup (path);
  g_task_set_source_tag (task, ent_atlas_save_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_save);
}

gboolean
ent_atlas_save_finish (GAsyncResult *result, char **lacks, GError **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));

  *lacks = g_strdup (work->lacks);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- on the printer --- */

typedef struct
{
  EntAtlasRead *read;    /* owned */
  EntPages *pages;       /* owned, for these sheets; NULL: not ready */
  GAsyncQueue *laid_out; /* owned; of EntPages: from the thread that makes them; or NULL */
  char *lack;            /* owned: what these sheets have not, or NULL */
} Job;

static void
job_free (Job *job)
{
  ent_atlas_read_unref (job->read);
  g_clear_pointer (&job->pages, ent_pages_free);
  g_clear_pointer (&job->laid_out, g_async_queue_unref);
  g_free (job->lack);
  g_free (job);
}

typedef struct
{
  EntAtlasRead *read; /* owned */
  double width, height, margin;
  GAsyncQueue *laid_out; /* owned */
} Layout;

static gpointer
run_layout (gpointer data)
{
  Layout *layout = data;

  g_async_queue_push (layout->laid_out, lay_out (layout->read, layout->width, layout->height, layout->margin));
  ent_atlas_read_unref (layout->read);
  g_async_queue_unref (layout->laid_out);
  g_free (layout);
  return NULL;
}

/* Also for the sheet after a preview, which may be another one. */
static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  EntSheet sheet = { ENT_MEDIUM_PAPER, gtk_print_context_get_width (context), gtk_print_context_get_height (context) };
  Layout *layout;

  g_clear_pointer (&job->pages, ent_pages_free);
  g_clear_pointer (&job->laid_out, g_async_queue_unref);
  g_clear_pointer (&job->lack, g_free);
  job->lack = ent_print_describe_lack (sheet.width, sheet.height);
  if (job->lack != NULL)
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  layout = g_new0 (Layout, 1);
  job->laid_out = g_async_queue_new_full ((GDestroyNotify) ent_pages_free);
  layout->read = ent_atlas_read_ref (job->read);
  layout->laid_out = g_async_queue_ref (job->laid_out);
  layout->width = sheet.width;
  layout->height = sheet.height;
  layout->margin = ent_print_margin_within (context, ent_sheet_margin (&sheet));
  g_thread_unref (g_thread_new ("print-atlas", run_layout, layout));
}

/* Is asked again, in between other work, until it says TRUE. */
static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  if (job->pages == NULL && job->laid_out != NULL)
    job->pages = g_async_queue_timeout_pop (job->laid_out, PATIENCE);
  if (job->pages == NULL && job->laid_out != NULL)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, job->pages != NULL ? (int) ent_pages_n (job->pages) : 1);
  return TRUE;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  const EntDrawOptions options = { .theme = ent_theme (ENT_THEME_LIGHT) };

  if (job->pages != NULL)
    ent_draw_scene (gtk_print_context_get_cairo_context (context), ent_pages_at (job->pages, (guint) page)->scene, &options);
}

static void
on_preview_ready (GtkPrintOperationPreview *preview, GtkPrintContext *context, Job *job)
{
  ent_print_preview_show (preview, context, ent_pages_n (job->pages), NULL);
}

static gboolean
on_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent, Job *job)
{
  ent_print_preview_begin (context);
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), job);
  return TRUE;
}

GtkPrintOperation *
ent_atlas_print_operation_new (EntAtlasRead *read)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Job *job = g_new0 (Job, 1);

  job->read = ent_atlas_read_ref (read);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) job_free);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  ent_print_set_up (operation, setup, C_ ("atlas", "Atlas"), C_ ("atlas", "Atlas"));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), job);
  return operation;
}

const char *
ent_atlas_print_lack (GtkPrintOperation *operation)
{
  return ((const Job *) g_object_get_data (G_OBJECT (operation), "job"))->lack;
}
