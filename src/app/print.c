/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture on one sheet of the printer. It is laid out in a thread, from a
 * copy, before the sheet is asked for. The preview is our own window: the one
 * that GTK would start is not installed everywhere.
 */
#include "config.h"

#include "app/print.h"

#include "app/export.h"
#include "app/section.h"
#include "app/settings.h"
#include "app/window-private.h"

#include <glib/gi18n.h>

typedef struct
{
  EntDocument *document; /* owned */
  EntExport choice;
  GtkDropDown *picture, *colours; /* in the dialog's own tab */
  GtkCheckButton *legend;
  cairo_surface_t *preview; /* of the sheet, while it is being made */
  GAsyncQueue *laid_out;    /* of EntScene: from the thread that makes it for this sheet */
  EntScene *scene;          /* of this sheet, or NULL: not ready */
} Job;

/* How long the main loop waits at a time for a layout: less than a frame, µs. */
#define PATIENCE 12000

static void
job_free (Job *job)
{
  g_object_unref (job->document);
  g_clear_pointer (&job->laid_out, g_async_queue_unref);
  g_clear_pointer (&job->scene, ent_scene_free);
  g_clear_pointer (&job->preview, cairo_surface_destroy);
  g_free (job);
}

typedef struct
{
  EntMap *map; /* a copy of our own */
  char *moment;
  EntSceneSpec spec;
  GAsyncQueue *laid_out; /* owned */
} Layout;

static gpointer
run_layout (gpointer data)
{
  Layout *layout = data;
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());

  g_async_queue_push (layout->laid_out, ent_scene_new (layout->map, &layout->spec, PANGO_CONTEXT (pango)));
  g_object_unref (layout->map);
  g_async_queue_unref (layout->laid_out);
  g_free (layout->moment);
  g_free (layout);
  return NULL;
}

/* Also for the sheet after a preview, which may be another one. */
static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  Layout *layout = g_new0 (Layout, 1);

  g_clear_pointer (&job->scene, ent_scene_free);
  g_clear_pointer (&job->laid_out, g_async_queue_unref);
  job->laid_out = g_async_queue_new_full ((GDestroyNotify) ent_scene_free);
  layout->map = ent_map_copy (ent_document_map (job->document));
  layout->moment = g_strdup (ent_document_moment (job->document));
  layout->laid_out = g_async_queue_ref (job->laid_out);
  ent_export_spec (&job->choice, layout->moment, gtk_print_context_get_width (context), gtk_print_context_get_height (context),
                   &layout->spec);
  /* the printer's own margins are outside already */
  layout->spec.margin = 4;
  g_thread_unref (g_thread_new ("print", run_layout, layout));
}

/* Is asked again, in between other work, until it says TRUE. */
static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  if (job->scene == NULL)
    job->scene = g_async_queue_timeout_pop (job->laid_out, PATIENCE);
  if (job->scene != NULL)
    gtk_print_operation_set_n_pages (operation, 1);
  return job->scene != NULL;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  EntDrawOptions options = { .theme = ent_theme (job->choice.theme) };

  ent_draw_scene (gtk_print_context_get_cairo_context (context), job->scene, &options);
}

static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer surface)
{
  cairo_rectangle_t page;
  double scale;

  cairo_recording_surface_get_extents (surface, &page);
  scale = MIN ((width - 36) / page.width, (height - 36) / page.height);
  cairo_translate (cr, (width - page.width * scale) / 2, (height - page.height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, page.width, page.height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

static void
show_preview (cairo_surface_t *surface)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_preview, surface, (GDestroyNotify) cairo_surface_destroy);
  gtk_widget_add_css_class (area, "preview");
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), _("Print preview"));
  gtk_window_set_child (GTK_WINDOW (window), area);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_preview_ready (GtkPrintOperationPreview *preview, GtkPrintContext *context, Job *job)
{
  gtk_print_operation_preview_render_page (preview, 0);
  gtk_print_operation_preview_end_preview (preview);
  show_preview (g_steal_pointer (&job->preview));
}

static gboolean
on_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent, Job *job)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  cairo_rectangle_t page = { 0, 0, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                             gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS) };
  cairo_t *cr;

  job->preview = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cr = cairo_create (job->preview);
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), job);
  return TRUE;
}

static GtkWidget *
on_create_tab (GtkPrintOperation *operation, Job *job)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *pictures[] = { C_ ("command", "Map"), C_ ("command", "Matrix"), NULL };
  const char *colours[] = { C_ ("colours", "In colour"), C_ ("colours", "Black and white"), NULL };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "dialog-content");
  job->picture = ent_grid_add_choice (GTK_GRID (grid), 0, _("_Picture"), pictures, job->choice.picture == ENT_PICTURE_MATRIX);
  job->colours = ent_grid_add_choice (GTK_GRID (grid), 1, _("_Colours"), colours, job->choice.theme == ENT_THEME_MONO);
  job->legend = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("With the _legend")));
  gtk_check_button_set_active (job->legend, job->choice.legend);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (job->legend), 1, 2, 1, 1);
  return grid;
}

static void
on_apply_tab (GtkPrintOperation *operation, GtkWidget *tab, Job *job)
{
  job->choice.picture = gtk_drop_down_get_selected (job->picture) == 0 ? ENT_PICTURE_MAP : ENT_PICTURE_MATRIX;
  job->choice.theme = gtk_drop_down_get_selected (job->colours) == 0 ? ENT_THEME_LIGHT : ENT_THEME_MONO;
  job->choice.legend = gtk_check_button_get_active (job->legend);
}

/* @error is the operation's own, which may come long after it was started. */
static void
say_failure (EntWindow *window, const GError *error)
{
  /* Translators: %s: the system's reason, a sentence of its own */
  g_autofree char *message = g_strdup_printf (_("The map could not be printed: %s"), error != NULL ? error->message : "");

  if (window->document != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, message, NULL, NULL);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, EntWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  say_failure (window, error);
}

GtkPrintOperation *
ent_print_operation_new (EntWindow *window, EntPicture picture, EntThemeId theme)
{
  EntDocument *document = window->document;
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *title = ent_document_dup_title (document);
  g_autofree char *stem = ent_document_dup_stem (document);
  Job *job = g_new0 (Job, 1);

  job->document = g_object_ref (document);
  job->choice = (EntExport) { .picture = picture, .theme = theme, .legend = TRUE };
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) job_free);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, stem);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_custom_tab_label (operation, C_ ("print", "Picture"));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), job);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (on_create_tab), job);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (on_apply_tab), job);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), window, 0);
  return operation;
}

void
ent_print (EntWindow *window, EntPicture picture)
{
  g_autoptr (GtkPrintOperation) operation = ent_print_operation_new (window, picture, ENT_THEME_LIGHT);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_failure (window, error);
}
