/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a format and a place. */
#include "config.h"

#include "app/exchange/export-table.h"

#include "app/exchange/export-files.h"
#include "app/parts/dialog.h"
#include "app/parts/section.h"
#include "app/window/window-private.h"
#include "io/exchange/export-book.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  EntWindow *window; /* borrowed: the dialog goes with it */
  GtkWidget *dialog;
  GtkDropDown *formats;
  GtkLabel *losses;
  GPtrArray *offered; /* of EntBookFormat, borrowed */
} Dialog;

/* What is to be made of the map. */
typedef struct
{
  const EntBookFormat *format;
  char *moment;
} Tables;

static void
tables_free (gpointer data)
{
  g_free (((Tables *) data)->moment);
  g_free (data);
}

static void
dialog_free (Dialog *self)
{
  g_ptr_array_unref (self->offered);
  g_free (self);
}

/* --- writing --- */

static GPtrArray *
make_tables (EntMap *map, gpointer data, EntProgress *progress, GError **error)
{
  const Tables *tables = data;
  EntWriteOptions options = { 0, progress };

  return ent_export_map (map, tables->format, tables->moment, &options, error);
}

static char *
say_written (const char *name, guint n_files, gpointer data)
{
  if (n_files > 1)
    /* Translators: 1: name of a file, 2: how many there are beside it */
    return g_strdup_printf (ngettext ("The map is in “%1$s” and in %2$u more file beside it.", "The map is in “%1$s” and in %2$u more files beside it.", n_files - 1), name, n_files - 1);
  /* Translators: %s: name of a file */
  return g_strdup_printf (_("The map is in “%s”."), name);
}

/* --- where to --- */

/* Files that would be written beside the one that was chosen, and are there; the first of them, or NULL. */
static char *
find_replaced (const char *path, const EntBookFormat *format, gboolean added)
{
  static const char *const suffixes[] = { "-ties", "-moments", "-ratings", "-log", "-actions", "-sectors", "-steps", "-map" };

  if (added && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (path);
  for (guint i = 0; strcmp (format->name, "csv") == 0 && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = ent_book_file_path (path, suffixes[i]);

      if (g_file_test (beside, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&beside);
    }
  return NULL;
}

void
ent_export_table_take (EntWindow *window, const EntBookFormat *format, const char *path)
{
  const EntBookFormat *named = ent_book_format_of_path (path);
  g_autofree char *ending = g_strndup (format->endings, strcspn (format->endings, "|"));
  g_autofree char *whole = named == NULL ? g_strconcat (path, ending, NULL) : g_strdup (path), *replaced = NULL;
  Tables *tables = g_new0 (Tables, 1);
  EntExportJob job = { make_tables, say_written, tables, tables_free };

  /* several formats may have one ending */
  tables->format = named != NULL && strstr (format->endings, strrchr (path, '.')) == NULL ? named : format;
  tables->moment = g_strdup (ent_document_moment (window->document));
  replaced = find_replaced (whole, tables->format, named == NULL);
  ent_export_files (window, whole, replaced, &job);
}

static void
on_place (EntWindow *window, const char *path, gpointer data)
{
  ent_export_table_take (window, data, path);
}

static void
ask_place (EntWindow *window, const EntBookFormat *format)
{
  g_autofree char *ending = g_strndup (format->endings, strcspn (format->endings, "|"));
  const EntExportQuestion question = { _("Export a table"), ent_book_format_label (format), ending, _("A table can only be saved in a folder of this machine. Choose another place.") };

  ent_export_files_ask (window, &question, on_place, (gpointer) format, NULL);
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
  self->losses = ent_grid_add_text (GTK_GRID (grid), 1);
  ent_grid_add_warning (GTK_GRID (grid), 2, _("Private data goes along: names, contacts, notes, reasons. For others, make a public copy and export that."));
  if (ent_document_guard (self->window->document) != NULL)
    ent_grid_add_warning (GTK_GRID (grid), 3, _("What is exported is not sealed: whoever has the file can read it."));
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
