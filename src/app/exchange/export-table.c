/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a format and a place, and writes in a thread, from a copy of the map. */
#include "config.h"

#include "app/exchange/export-table.h"

#include "app/document/document-save.h"
#include "app/parts/dialog.h"
#include "app/parts/replacing.h"
#include "app/parts/section.h"
#include "app/settings.h"
#include "app/window/window-private.h"
#include "io/exchange/export-book.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH_CHARS 52 /* of a line */

typedef struct
{
  EntWindow *window; /* borrowed: the dialog goes with it */
  GtkWidget *dialog;
  GtkDropDown *formats;
  GtkLabel *losses;
  GPtrArray *offered; /* of EntBookFormat, borrowed */
} Dialog;

/* What was asked for, while it is under way. */
typedef struct
{
  EntWindow *window; /* owned */
  const EntBookFormat *format;
  EntMap *map; /* a copy */
  char *moment, *path;
  EntProgress *progress;
  EntWork *work;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  if (request->map != NULL)
    ent_document_let_go (request->map);
  g_free (request->moment);
  g_free (request->path);
  g_clear_pointer (&request->progress, ent_progress_unref);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
dialog_free (Dialog *self)
{
  g_ptr_array_unref (self->offered);
  g_free (self);
}

/* --- writing --- */

/* "map-ties.csv" for "map.csv". */
static char *
path_with (const char *path, const char *suffix)
{
  const char *base = strrchr (path, G_DIR_SEPARATOR), *ending = strrchr (path, '.');
  gsize n = ending != NULL && (base == NULL || ending > base + 1) ? (gsize) (ending - path) : strlen (path);
  g_autofree char *stem = g_strndup (path, n);

  return suffix != NULL ? g_strconcat (stem, suffix, path + n, NULL) : g_strdup (path);
}

static void
run_export (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  EntWriteOptions options = { 0, request->progress };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = ent_export_map (request->map, request->format, request->moment, &options, &error);

  for (guint i = 0; files != NULL && error == NULL && i < files->len; i++)
    {
      const EntBookFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = path_with (request->path, file->suffix);

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
  g_autofree char *folder = g_path_get_dirname (request->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri != NULL ? uri : ""));
  g_autofree char *action = uri != NULL ? g_action_print_detailed_name ("win.show-folder", target) : NULL;
  g_autofree char *message = NULL;

  if (n_files > 1)
    /* Translators: 1: name of a file, 2: how many there are beside it */
    message = g_strdup_printf (ngettext ("The map is in “%1$s” and in %2$u more file beside it.", "The map is in “%1$s” and in %2$u more files beside it.", (gulong) n_files - 1), name, (guint) n_files - 1);
  else
    /* Translators: %s: name of a file */
    message = g_strdup_printf (_("The map is in “%s”."), name);
  ent_window_say (request->window, ENT_MESSAGE_INFO, message, action != NULL ? _("_Show") : NULL, action);
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
  request->moment = g_strdup (ent_document_moment (request->window->document));
  request->progress = ent_progress_new ();
  request->work = ent_work_begin (request->window, _("The map is being exported."), request->progress, NULL, NULL);
  g_task_set_task_data (task, request, NULL);
  g_task_run_in_thread (task, run_export);
}

/* --- where to --- */

static void
on_replace_answer (guint button, gpointer data)
{
  g_autoptr (Request) request = data;

  if (button == 0 && request->window->document != NULL)
    start (g_steal_pointer (&request));
}

/* Files that would be written beside the one that was chosen, and are there; the first of them, or NULL. */
static char *
find_replaced (const Request *request, gboolean added)
{
  static const char *const suffixes[] = { "-ties", "-moments", "-ratings", "-log", "-actions", "-sectors", "-steps", "-map" };

  if (added && g_file_test (request->path, G_FILE_TEST_EXISTS))
    return g_strdup (request->path);
  for (guint i = 0; strcmp (request->format->name, "csv") == 0 && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = path_with (request->path, suffixes[i]);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

void
ent_export_table_take (EntWindow *window, const EntBookFormat *format, const char *path)
{
  const EntBookFormat *named = ent_book_format_of_path (path);
  g_autofree char *ending = g_strndup (format->endings, strcspn (format->endings, "|")), *replaced = NULL;
  g_autoptr (Request) request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  /* several formats may have one ending */
  request->format = named != NULL && strstr (format->endings, strrchr (path, '.')) == NULL ? named : format;
  request->path = named == NULL ? g_strconcat (path, ending, NULL) : g_strdup (path);
  replaced = find_replaced (request, named == NULL);
  if (replaced != NULL)
    ent_ask_to_replace (GTK_WINDOW (window), replaced, on_replace_answer, g_steal_pointer (&request));
  else
    start (g_steal_pointer (&request));
}

/* Of which format somebody is asked for the place. */
typedef struct
{
  EntWindow *window; /* owned */
  const EntBookFormat *format;
} Place;

static void
on_place (GFile *file, const char *problem, gpointer data)
{
  g_autofree Place *place = data;
  g_autoptr (EntWindow) window = place->window;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (window->document == NULL)
    return;
  if (problem != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, problem, NULL, NULL);
  else if (path != NULL)
    ent_export_table_take (window, place->format, path);
  else if (file != NULL)
    ent_window_say (window, ENT_MESSAGE_ERROR, _("A table can only be saved in a folder of this machine. Choose another place."), NULL, NULL);
}

static void
ask_place (EntWindow *window, const EntBookFormat *format)
{
  g_autofree char *stem = ent_document_dup_stem (window->document);
  g_autofree char *ending = g_strndup (format->endings, strcspn (format->endings, "|"));
  g_autofree char *name = g_strconcat (stem, ending, NULL), *pattern = g_strconcat ("*", ending, NULL);
  g_autofree char *folder = ent_document_path (window->document) != NULL ? g_path_get_dirname (ent_document_path (window->document))
                                                                         : ent_recent_folder (window->settings);
  const EntFileFilter filters[] = { { ent_book_format_label (format), pattern } };
  const EntFileQuestion question = { .title = _("Export a table"), .accept = _("_Export"), .save = TRUE, .name = name, .folder = folder, .filters = filters, .n_filters = 1 };
  Place *place = g_new0 (Place, 1);

  place->window = g_object_ref (window);
  place->format = format;
  ent_choose_file (GTK_WINDOW (window), &question, on_place, place);
}

/* --- the dialog --- */

static const EntBookFormat *
chosen_format (Dialog *self)
{
  return g_ptr_array_index (self->offered, MIN (gtk_drop_down_get_selected (self->formats), self->offered->len - 1));
}

static void
show_losses (Dialog *self)
{
  g_autoptr (GPtrArray) losses = ent_export_losses (ent_document_map (self->window->document), chosen_format (self));
  g_autofree char *text = NULL;

  if (strcmp (chosen_format (self)->name, "csv") == 0)
    g_ptr_array_insert (losses, 0, g_strdup (_("CSV holds one table a file: several files are written, this one and others beside it.")));
  g_ptr_array_add (losses, NULL);
  text = losses->len > 1 ? g_strjoinv ("\n", (char **) losses->pdata) : g_strdup (_("Everything that the map says is in it."));
  gtk_label_set_text (self->losses, text);
}

static void
on_export (Dialog *self)
{
  EntWindow *window = self->window;
  const EntBookFormat *format = chosen_format (self);

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ask_place (window, format);
}

static void
add_warning (GtkGrid *grid, int row, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic"), *label = gtk_label_new (text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (grid, box, 0, row, 2, 1);
}

static GtkWidget *
build_grid (Dialog *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n_formats;
  const EntBookFormat *formats = ent_book_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    if (formats[i].write != NULL)
      {
        g_ptr_array_add (self->offered, (gpointer) &formats[i]);
        g_ptr_array_add (labels, (gpointer) ent_book_format_label (&formats[i]));
      }
  g_ptr_array_add (labels, NULL);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->formats = ent_grid_add_choice (GTK_GRID (grid), 0, _("_Format"), (const char *const *) labels->pdata, 0);
  self->losses = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->losses, TRUE);
  gtk_label_set_xalign (self->losses, 0.0f);
  gtk_label_set_max_width_chars (self->losses, WIDTH_CHARS);
  gtk_label_set_width_chars (self->losses, WIDTH_CHARS);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->losses), 0, 1, 2, 1);
  add_warning (GTK_GRID (grid), 2, _("Private data goes along: names, contacts, notes, reasons. For others, make a public copy and export that."));
  if (ent_document_guard (self->window->document) != NULL)
    add_warning (GTK_GRID (grid), 3, _("What is exported is not sealed: whoever has the file can read it."));
  gtk_widget_add_css_class (grid, "dialog-content");
  g_signal_connect_swapped (self->formats, "notify::selected", G_CALLBACK (show_losses), self);
  show_losses (self);
  return grid;
}

void
ent_export_table_ask (EntWindow *window)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *export;

  self->window = window;
  self->offered = g_ptr_array_new ();
  self->dialog = ent_dialog_new (GTK_WINDOW (window), _("Export a table"), _("_Export…"), &export);
  g_object_set_data_full (G_OBJECT (self->dialog), "dialog", self, (GDestroyNotify) dialog_free);
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_grid (self));
  gtk_widget_set_size_request (self->dialog, 460, -1);
  gtk_window_set_resizable (GTK_WINDOW (self->dialog), FALSE);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (on_export), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
