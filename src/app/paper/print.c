/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture on one sheet of the printer or over several, or a document of several pages.
 * It is laid out in a thread, from a copy, before the sheets are asked for.
 */
#define _GNU_SOURCE /* memmem() */
#include "config.h"

#include "app/paper/print.h"

#include "app/paper/audience-choice.h"
#include "app/paper/content-choice.h"
#include "app/paper/poster-choice.h"
#include "app/paper/print-preview.h"
#include "app/parts/section.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "draw/logo.h"
#include "io/xml/format.h"
#include "model/text.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* What comes from the thread: one of the two. */
typedef struct
{
  EntScene *scene; /* owned, or NULL */
  EntPages *pages; /* owned, or NULL */
} Laid;

typedef struct
{
  EntWindow *window;     /* a weak pointer */
  EntDocument *document; /* owned */
  EntExport choice;
  EntPosterChoice several;        /* in the dialog's own tab */
  EntAudienceChoice audience;     /* there too */
  EntPoster poster;               /* of these sheets, if it is one */
  GtkDropDown *picture, *colours; /* in the dialog's own tab */
  GtkCheckButton *legend;
  GAsyncQueue *laid_out; /* of Laid: from the thread that makes it for these sheets */
  Laid *laid;            /* for these sheets, or NULL: not ready */
  EntProgress *progress; /* of that thread; or NULL */
  EntWork *work;         /* until it is ready, if the window is there; or NULL */
} Job;

/* The mark that ends a file is in so many bytes at its end. */
#define END_OF_FILE 64

/* Inside of the printer's own margins, points. */
#define LEAST_MARGIN 4.0

/* How long the main loop waits at a time for a layout: less than a frame, µs. */
#define PATIENCE 12000

static void
laid_free (Laid *laid)
{
  g_clear_pointer (&laid->scene, ent_scene_free);
  g_clear_pointer (&laid->pages, ent_pages_free);
  g_free (laid);
}

/* It may come long after it was started. */
static void
say_failure (EntWindow *window, const char *reason)
{
  /* Translators: %s: the system's reason, a sentence of its own */
  g_autofree char *message = g_strdup_printf (_("The map could not be printed: %s"), reason);

  if (window != NULL && window->document != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, message, NULL, NULL);
}

/* --- what became of it --- */

typedef struct
{
  GtkPrintSettings *sent_with; /* owned, once what is printed is on its way */
  GError *error;               /* owned, or NULL: it is on its way, or nothing went wrong yet */
  EntPrintEnd end;
  gpointer data;
  GDestroyNotify free_data;
} Watch;

static char *
dup_path (GtkPrintSettings *settings)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/* With what a file of this format ends; NULL: nobody knows. */
static const char *
find_mark (GtkPrintSettings *settings, const char *path)
{
  const char *format = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT), *dot = strrchr (path, '.');

  if (format == NULL)
    format = dot != NULL ? dot + 1 : "";
  if (g_str_equal (format, "svg"))
    return "</svg>";
  return g_str_equal (format, "pdf") || g_str_equal (format, "ps") ? "%%EOF" : NULL;
}

gboolean
ent_print_is_whole (GtkPrintSettings *settings)
{
  g_autofree char *path = dup_path (settings);
  const char *mark = path != NULL ? find_mark (settings, path) : NULL;
  char end[END_OF_FILE];
  FILE *file;
  gsize length;

  if (mark == NULL)
    return TRUE;
  file = g_fopen (path, "rb");
  if (file == NULL)
    return FALSE;
  /* a file that is shorter is read from its beginning */
  if (fseek (file, -(long) sizeof end, SEEK_END) != 0)
    rewind (file);
  length = fread (end, 1, sizeof end, file);
  if (fclose (file) != 0)
    return FALSE;
  /* before it may stand what is packed, zeros among it */
  return memmem (end, length, mark, strlen (mark)) != NULL;
}

/* The operation goes when all is written that is going to be; nothing else tells of that. */
static void
watch_free (Watch *watch)
{
  g_autofree char *path = watch->sent_with != NULL ? dup_path (watch->sent_with) : NULL, *name = NULL, *folder = NULL, *within = NULL, *shown = NULL;
  const char *loss = watch->error != NULL ? watch->error->message : NULL;

  if (path != NULL)
    {
      /* what was there before it failed may still be there, and whole */
      if (loss == NULL && !ent_print_is_whole (watch->sent_with))
        loss = _("The file is not whole; the disk may be full. Make room there, or print into another folder.");
      within = g_path_get_dirname (path);
      shown = g_filename_display_name (within);
      name = ent_format_quote_name (path);
      folder = ent_text_quote (shown, 0);
    }
  if (path != NULL || loss != NULL)
    watch->end (&(EntPrinted) { path, name, folder, loss }, watch->data);
  g_clear_pointer (&watch->data, watch->free_data);
  g_clear_object (&watch->sent_with);
  g_clear_error (&watch->error);
  g_free (watch);
}

static void
on_status (GtkPrintOperation *operation, Watch *watch)
{
  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_SENDING_DATA)
    g_set_object (&watch->sent_with, gtk_print_operation_get_print_settings (operation));
}

/* Also where a file cannot be written to, after it was on its way. */
static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Watch *watch)
{
  g_clear_error (&watch->error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &watch->error);
}

void
ent_print_watch (GtkPrintOperation *operation, EntPrintEnd end, gpointer data, GDestroyNotify free_data)
{
  Watch *watch = g_new0 (Watch, 1);

  *watch = (Watch) { .end = end, .data = data, .free_data = free_data };
  g_object_set_data_full (G_OBJECT (operation), "watch", watch, (GDestroyNotify) watch_free);
  g_signal_connect (operation, "status-changed", G_CALLBACK (on_status), watch);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), watch);
}

/* --- the layout --- */

/* Nobody waits for the layout of these sheets any more. */
static void
end_layout (Job *job)
{
  if (job->progress != NULL)
    ent_progress_stop (job->progress, 0);
  g_clear_pointer (&job->progress, ent_progress_unref);
  g_clear_pointer (&job->work, ent_work_end);
  g_clear_pointer (&job->laid_out, g_async_queue_unref);
}

static void
say_where (EntWindow *window, const EntPrinted *printed, gboolean is_document)
{
  g_autofree char *message = NULL;

  if (is_document)
    /* Translators: 1: name of a file, 2: of its folder, with its path */
    message = g_strdup_printf (_("The document is in “%1$s”, in the folder “%2$s”."), printed->name, printed->folder);
  else
    /* Translators: 1: name of a file, 2: of its folder, with its path */
    message = g_strdup_printf (_("The picture is in “%1$s”, in the folder “%2$s”."), printed->name, printed->folder);
  ent_window_say_file (window, ENT_MESSAGE_INFO, message, printed->path);
}

static void
on_end (const EntPrinted *printed, gpointer data)
{
  Job *job = data;

  if (printed->loss != NULL)
    say_failure (job->window, printed->loss);
  else if (job->window != NULL && job->window->document != NULL)
    say_where (job->window, printed, job->choice.is_document);
}

static void
job_free (Job *job)
{
  end_layout (job);
  g_clear_weak_pointer (&job->window);
  g_object_unref (job->document);
  g_clear_pointer (&job->laid, laid_free);
  ent_export_clear (&job->choice);
  g_free (job);
}

typedef struct
{
  EntMap *map; /* a copy of our own */
  char *moment;
  EntExport choice;
  EntSceneSpec spec;     /* lent by both */
  EntProgress *progress; /* owned */
  GAsyncQueue *laid_out; /* owned */
} Layout;

static gpointer
run_layout (gpointer data)
{
  Layout *layout = data;
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  g_auto (EntPixels) logo = { 0 };
  Laid *laid = g_new0 (Laid, 1);

  /* the inspector says why one cannot be read */
  ent_logo_of_map (ent_map_info (layout->map), &logo, NULL);
  layout->spec.logo = &logo;
  layout->spec.progress = layout->progress;
  if (ent_export_is_poster (&layout->choice))
    laid->scene = ent_scene_new (layout->map, &layout->spec, PANGO_CONTEXT (pango));
  else
    laid->pages = ent_pages_new (layout->map, &layout->spec, layout->choice.is_document ? layout->choice.document : ENT_PAGES_PICTURE, PANGO_CONTEXT (pango));
  g_async_queue_push (layout->laid_out, laid);
  g_object_unref (layout->map);
  g_async_queue_unref (layout->laid_out);
  ent_progress_unref (layout->progress);
  g_free (layout->moment);
  ent_export_clear (&layout->choice);
  g_free (layout);
  return NULL;
}

static gboolean
is_poster (const Job *job)
{
  return ent_export_is_poster (&job->choice);
}

/* What is chosen and the sheets do not go together: nothing is printed. */
static void
cancel (GtkPrintOperation *operation, Job *job, const GError *error)
{
  say_failure (job->window, error->message);
  job->choice.columns = job->choice.rows = 1;
  job->choice.is_document = FALSE;
  gtk_print_operation_cancel (operation);
}

char *
ent_print_describe_lack (double width, double height)
{
  if (ent_pages_has_room (width, height))
    return NULL;
  /* Translators: %d is in millimetres */
  return g_strdup_printf (_("Documents need at least %1$d × %1$d mm within the margins. Nothing was printed. Choose larger paper."), ENT_PAGES_LEAST_MM);
}

double
ent_print_margin_within (GtkPrintContext *context, double margin)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  return MAX (margin - gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS), LEAST_MARGIN);
}

/* FALSE once it is cancelled. */
static gboolean
check_sheet (GtkPrintOperation *operation, Job *job, double width, double height)
{
  g_autofree char *too_small = is_poster (job) || !job->choice.is_document ? NULL : ent_print_describe_lack (width, height);
  g_autoptr (GError) error = NULL;

  /* the printer's own margins are outside already */
  if (is_poster (job))
    ent_export_plan_poster (&job->choice, width, height, 0, &job->poster, &error);
  else if (too_small != NULL)
    error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_INVAL, too_small);
  if (error != NULL)
    cancel (operation, job, error);
  return error == NULL;
}

static void
on_given_up (gpointer operation)
{
  gtk_print_operation_cancel (operation);
}

/* Also for the sheet after a preview, which may be another one. */
static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  Layout *layout;

  g_clear_pointer (&job->laid, laid_free);
  end_layout (job);
  if (!check_sheet (operation, job, width, height))
    return;
  layout = g_new0 (Layout, 1);
  job->laid_out = g_async_queue_new_full ((GDestroyNotify) laid_free);
  layout->map = ent_document_copy_map (job->document);
  layout->moment = g_strdup (ent_document_moment (job->document));
  layout->choice = ent_export_copy (&job->choice);
  layout->laid_out = g_async_queue_ref (job->laid_out);
  job->progress = ent_progress_new ();
  layout->progress = ent_progress_ref (job->progress);
  if (job->window != NULL && job->window->document != NULL)
    job->work = ent_work_begin (job->window, _("The sheets for the printer are being laid out."), job->progress, on_given_up, operation);
  if (is_poster (job))
    ent_export_spec (&layout->choice, layout->moment, job->poster.width, job->poster.height, &layout->spec);
  else
    {
      ent_export_spec (&layout->choice, layout->moment, width, height, &layout->spec);
      layout->spec.margin = job->choice.is_document ? ent_print_margin_within (context, layout->spec.margin) : LEAST_MARGIN;
    }
  g_thread_unref (g_thread_new ("print", run_layout, layout));
}

static guint
count_sheets (const Job *job)
{
  if (job->laid != NULL && job->laid->pages != NULL)
    return ent_pages_n (job->laid->pages);
  return is_poster (job) ? ent_poster_n_sheets (&job->poster) : 1;
}

/* Is asked again, in between other work, until it says TRUE. */
static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  /* cancelled: nothing is drawn */
  if (job->laid_out == NULL)
    {
      gtk_print_operation_set_n_pages (operation, 1);
      return TRUE;
    }
  if (job->laid == NULL)
    job->laid = g_async_queue_timeout_pop (job->laid_out, PATIENCE);
  if (job->laid == NULL)
    return FALSE;
  g_clear_pointer (&job->work, ent_work_end);
  gtk_print_operation_set_n_pages (operation, (int) count_sheets (job));
  return TRUE;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  EntDrawOptions options = { .theme = ent_theme (job->choice.theme) };
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (job->laid == NULL || (job->laid->pages == NULL && job->laid->scene == NULL))
    return;
  if (job->laid->pages != NULL)
    ent_draw_scene (cr, ent_pages_at (job->laid->pages, (guint) page)->scene, &options);
  else
    ent_draw_poster_sheet (cr, job->laid->scene, options.theme, &job->poster, (guint) page);
}

static void
on_preview_ready (GtkPrintOperationPreview *preview, GtkPrintContext *context, Job *job)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) named = NULL;
  guint n = count_sheets (job);

  for (guint i = 0; is_poster (job) && i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u-%u", ent_poster_sheet (&job->poster, i).row + 1, ent_poster_sheet (&job->poster, i).column + 1);

      g_strv_builder_add (names, name);
    }
  named = g_strv_builder_end (names);
  ent_print_preview_show (preview, context, n, is_poster (job) ? (const char *const *) named : NULL);
}

static gboolean
on_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent, Job *job)
{
  ent_print_preview_begin (context);
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), job);
  return TRUE;
}

/* Only what counts for what was chosen: a document has pages and a legend of its own. */
static void
update_tab (Job *job)
{
  g_auto (EntExport) choice = ent_export_copy (&job->choice);

  ent_content_choice_read (job->picture, &choice);
  gtk_widget_set_visible (GTK_WIDGET (job->legend), !choice.is_document);
  ent_poster_choice_set_visible (&job->several, !choice.is_document);
  ent_audience_choice_follow (&job->audience, &choice);
}

static GtkWidget *
on_create_tab (GtkPrintOperation *operation, Job *job)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *const documents[] = { C_ ("command", "Register"), C_ ("print", "Report"), C_ ("print", "Reading"), C_ ("print", "Action plan"), C_ ("print", "Timeline") };
  const char *colours[] = { C_ ("colours", "In colour"), C_ ("colours", "Black and white"), NULL };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "dialog-content");
  job->picture = ent_content_choice_add (GTK_GRID (grid), 0, job->window != NULL ? ent_window_change_from (job->window) : NULL, job->window != NULL ? ent_window_insider (job->window) : NULL, documents, &job->choice);
  job->colours = ent_grid_add_choice (GTK_GRID (grid), 1, _("_Colours"), colours, job->choice.theme == ENT_THEME_MONO);
  job->legend = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("With the _legend")));
  gtk_check_button_set_active (job->legend, job->choice.legend);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (job->legend), 1, 2, 1, 1);
  ent_poster_choice_add (&job->several, GTK_GRID (grid), 3);
  ent_audience_choice_add (&job->audience, GTK_GRID (grid), 5);
  g_signal_connect_swapped (job->picture, "notify::selected", G_CALLBACK (update_tab), job);
  g_signal_connect_swapped (job->audience.audience, "notify::selected", G_CALLBACK (update_tab), job);
  update_tab (job);
  return grid;
}

static void
on_apply_tab (GtkPrintOperation *operation, GtkWidget *tab, Job *job)
{
  ent_content_choice_read (job->picture, &job->choice);
  job->choice.theme = gtk_drop_down_get_selected (job->colours) == 0 ? ENT_THEME_LIGHT : ENT_THEME_MONO;
  job->choice.legend = gtk_check_button_get_active (job->legend);
  ent_poster_choice_take_over (&job->several);
  ent_poster_choice_read (&job->several, &job->choice);
  ent_audience_choice_read (&job->audience, &job->choice);
}

/* What the dialog begins with; there it can be turned. */
static GtkPageOrientation
best_orientation (Job *job, GtkPageSetup *setup)
{
  double width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM), height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM);
  EntLie lie;

  /* a text stands upright */
  if (job->choice.is_document)
    return GTK_PAGE_ORIENTATION_PORTRAIT;
  lie = ent_export_best_lie (&job->choice, ent_document_map (job->document), ent_document_moment (job->document), width, height);
  return lie == ENT_LIES_ON_ITS_SHORT_SIDE ? GTK_PAGE_ORIENTATION_PORTRAIT : GTK_PAGE_ORIENTATION_LANDSCAPE;
}

void
ent_print_set_up (GtkPrintOperation *operation, GtkPageSetup *setup, const char *stem, const char *title)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, stem);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
}

GtkPrintOperation *
ent_print_operation_new (EntWindow *window, const EntExport *first)
{
  EntDocument *document = window->document;
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autofree char *title = ent_document_dup_outer_title (document);
  g_autofree char *stem = ent_document_dup_stem (document);
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&job->window, window);
  job->document = g_object_ref (document);
  job->choice = ent_export_copy (first);
  ent_print_watch (operation, on_end, job, (GDestroyNotify) job_free);
  gtk_page_setup_set_orientation (setup, best_orientation (job, setup));
  ent_print_set_up (operation, setup, stem, title);
  gtk_print_operation_set_custom_tab_label (operation, C_ ("print", "Picture"));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), job);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (on_create_tab), job);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (on_apply_tab), job);
  return operation;
}

void
ent_print (EntWindow *window, const EntExport *first)
{
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, first);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_failure (window, error->message);
}
