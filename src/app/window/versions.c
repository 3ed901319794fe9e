/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of earlier versions. It is there as soon as the folder was looked into; what each one holds is counted
 * afterwards, one by one, in a thread, because whole maps are read for it.
 */
#include "config.h"

#include "app/window/versions.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "io/disk/backups.h"

#include <glib/gi18n.h>

typedef struct
{
  char *path;
  EntWindow *window; /* over which it stands: it goes first */
  GtkWidget *dialog; /* whose data this is */
  GtkListBox *list;  /* a row for each of versions */
  GtkLabel *told;    /* that there are none, or what went wrong */
  GtkWidget *clear;
  GPtrArray *versions;       /* of EntVersion; NULL until they are known */
  GCancellable *cancellable; /* once the dialog is closed, nobody wants to know */
} Versions;

static void
versions_free (Versions *self)
{
  g_free (self->path);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* Of a task of the dialog; NULL when that is closed, and it is gone. */
static Versions *
versions_of (GAsyncResult *result, gpointer data)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) ? NULL : data;
}

/* Not of the dialog: it would hold it, and then it would not be told that it was closed. */
static GTask *
new_task (Versions *self, GAsyncReadyCallback callback)
{
  return g_task_new (NULL, self->cancellable, callback, self);
}

static void
tell (Versions *self, const char *message, gboolean is_error)
{
  gtk_label_set_text (self->told, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), message != NULL);
  ent_set_css_class (GTK_WIDGET (self->told), "error", is_error);
}

/* --- a version that is read --- */

typedef struct
{
  EntVersion *version; /* a copy of our own */
  char *name;          /* of its file, for messages */
  EntSecret *secret;   /* of the map that is open, or NULL */
  EntFile *file;       /* NULL: nothing of it can be read */
  gboolean whole;      /* as it was kept */
  guint row;
} Reading;

static void
reading_free (Reading *reading)
{
  ent_version_free (reading->version);
  g_free (reading->name);
  ent_secret_unref (reading->secret);
  g_clear_pointer (&reading->file, ent_file_free);
  g_free (reading);
}

static void
run_reading (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_backups_read (reading->version, &reading->whole, cancellable, &error);

  if (bytes != NULL)
    reading->file = ent_store_read_with (bytes, reading->name, reading->secret, &error);
  if (reading->file != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A version that was kept with another passphrase does not open here. */
static EntSecret *
dup_secret (Versions *self)
{
  return ent_secret_ref (ent_document_secret (ent_window_document (self->window)));
}

static void
read_version (Versions *self, guint row, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = new_task (self, callback);
  Reading *reading = g_new0 (Reading, 1);

  reading->version = ent_version_copy (g_ptr_array_index (self->versions, row));
  reading->name = g_filename_display_basename (self->path);
  reading->secret = dup_secret (self);
  reading->row = row;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, run_reading);
}

/* --- what is done with one --- */

static void
on_read_to_open (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (EntDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  GtkApplication *application;

  if (self == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell (self, error->message, TRUE);
      return;
    }
  document = ent_document_new_for_version (reading->file, self->path, reading->version->written_at);
  application = gtk_window_get_application (GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (ent_window_new (application, document)));
}

static void
open_version (Versions *self, guint row)
{
  read_version (self, row, on_read_to_open);
}

/* The buttons of a row. */
static const struct
{
  const char *label;
  void (*act) (Versions *self, guint row);
} row_actions[] = {
  { N_ ("_Open"), open_version },
};

static void
on_action (GtkWidget *button, Versions *self)
{
  guint action = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "action"));
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  row_actions[action].act (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, Versions *self)
{
  open_version (self, (guint) gtk_list_box_row_get_index (row));
}

/* --- the rows --- */

static char *
describe (const EntVersion *version, const Reading *reading)
{
  g_autofree char *size = g_format_size (version->size), *stakeholders = NULL, *ties = NULL;
  guint n, n_ties;

  if (reading == NULL)
    return g_steal_pointer (&size);
  if (reading->file == NULL)
    /* Translators: %s: size of a file, as in "12.3 kB" */
    return g_strdup_printf (_("%s · damaged, nothing of it can be read"), size);
  n = ent_map_n_stakeholders (reading->file->map);
  n_ties = ent_map_n_ties (reading->file->map);
  stakeholders = g_strdup_printf (ngettext ("%u stakeholder", "%u stakeholders", n), n);
  ties = g_strdup_printf (ngettext ("%u tie", "%u ties", n_ties), n_ties);
  if (!reading->whole)
    /* Translators: what can be read of a damaged file; 1: its size, 2: "3 stakeholders", 3: "2 ties" */
    return g_strdup_printf (_("%1$s · damaged: %2$s and %3$s can be read"), size, stakeholders, ties);
  return g_strjoin (" · ", size, stakeholders, ties, NULL);
}

static void on_counted (GObject *source, GAsyncResult *result, gpointer data);

static void
count (Versions *self, guint row)
{
  if (row < self->versions->len)
    read_version (self, row, on_counted);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GtkListBoxRow *row;
  g_autofree char *text = NULL;

  if (self == NULL)
    return;
  row = gtk_list_box_get_row_at_index (self->list, (int) reading->row);
  if (row == NULL)
    return;
  text = describe (reading->version, reading);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "details"), text);
  count (self, reading->row + 1);
}

static GtkWidget *
build_row (Versions *self, const EntVersion *version)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *time, *details;
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (version->written_at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (when, "%Y-%m-%d %H:%M:%S"), *size = describe (version, NULL);

  time = gtk_label_new (text);
  details = ent_dim_label_new (size);
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_box_append (GTK_BOX (words), time);
  gtk_box_append (GTK_BOX (words), details);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  for (guint i = 0; i < G_N_ELEMENTS (row_actions); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(row_actions[i].label));

      g_object_set_data (G_OBJECT (button), "action", GUINT_TO_POINTER (i));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (on_action), self);
      gtk_box_append (GTK_BOX (line), button);
    }
  g_object_set_data (G_OBJECT (row), "details", details);
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

static void
show_versions (Versions *self, GPtrArray *versions)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = versions;
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->list, build_row (self, g_ptr_array_index (versions, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), versions->len > 0);
  gtk_widget_set_sensitive (self->clear, versions->len > 0);
  tell (self, versions->len == 0 ? _("There are none.") : NULL, FALSE);
  count (self, 0);
}

static void
run_list (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, ent_backups_list (task_data), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  g_autoptr (GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkListBoxRow *first;

  if (self == NULL || versions == NULL)
    return;
  show_versions (self, g_steal_pointer (&versions));
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
start_list (Versions *self)
{
  g_autoptr (GTask) task = new_task (self, on_listed);

  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, run_list);
}

/* --- deleting --- */

static void
run_clear (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (ent_backups_clear (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  EntDocument *document = self != NULL ? ent_window_document (self->window) : NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *message = NULL;

      /* Translators: %s: a sentence that says why */
      message = g_strdup_printf (_("Not all of them could be deleted. %s"), error->message);
      tell (self, message, TRUE);
      return;
    }
  if (document != NULL && g_strcmp0 (ent_document_path (document), self->path) == 0)
    ent_document_set_has_versions (document, FALSE);
  show_versions (self, g_ptr_array_new_with_free_func ((GDestroyNotify) ent_version_free));
}

static void
on_clear_answer (guint button, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Versions *self = g_object_get_data (G_OBJECT (dialog), "versions");
  g_autoptr (GTask) task = NULL;

  if (button != 0 || g_cancellable_is_cancelled (self->cancellable))
    return;
  task = new_task (self, on_cleared);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, run_clear);
}

static void
on_clear (Versions *self)
{
  const char *const buttons[] = { _("_Delete them"), _("_Cancel"), NULL };
  g_autofree char *name = g_filename_display_basename (self->path);
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("Delete all earlier versions of “%s”?"), name);

  ent_ask (GTK_WINDOW (self->dialog), heading, _("The map itself stays as it is. What was taken out of it is then nowhere on this machine any more, as far as Entorno knows."), buttons, 1, on_clear_answer, g_object_ref (self->dialog));
}

/* --- the dialog --- */

static void
on_destroy (GtkWidget *dialog, Versions *self)
{
  g_cancellable_cancel (self->cancellable);
}

static GtkWidget *
build_content (Versions *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = g_filename_display_basename (self->path), *text = NULL;

  /* Translators: 1: name of a file, 2: a number */
  text = g_strdup_printf (ngettext ("What stood in “%1$s” before it was saved over, the last %2$u time. It lies in your own data folder, on this machine only.",
                                    "What stood in “%1$s” before it was saved over, the last %2$u times. It lies in your own data folder, on this machine only.", ENT_BACKUPS_MOST),
                          name, ENT_BACKUPS_MOST);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->told = GTK_LABEL (ent_dim_label_new (""));
  self->clear = gtk_button_new_with_mnemonic (_("_Delete them all…"));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Earlier versions"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "frame");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->told), FALSE);
  gtk_widget_set_sensitive (self->clear, FALSE);
  gtk_widget_set_halign (self->clear, GTK_ALIGN_START);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), ent_dim_label_new (text));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->told));
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_box_append (GTK_BOX (content), self->clear);
  gtk_widget_add_css_class (content, "dialog-content");
  return content;
}

void
ent_versions_show (EntWindow *window, const char *path)
{
  Versions *self = g_new0 (Versions, 1);

  self->path = g_strdup (path);
  self->window = window;
  self->dialog = gtk_window_new ();
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "versions", self, (GDestroyNotify) versions_free);
  g_signal_connect (self->dialog, "destroy", G_CALLBACK (on_destroy), self);
  gtk_window_set_titlebar (GTK_WINDOW (self->dialog), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self->dialog), _("Earlier versions"));
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_content (self));
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 520, 480);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  ent_close_on_escape (GTK_WINDOW (self->dialog));
  gtk_window_present (GTK_WINDOW (self->dialog));
  start_list (self);
}
