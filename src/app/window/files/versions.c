/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of earlier versions. It is there as soon as the folder was looked into; what each one holds, and what was
 * changed after it, is told later, one by one from a thread, because whole maps are read for it.
 */
#include "config.h"

#include "app/window/files/versions.h"

#include "app/compat.h"
#include "app/parts/section.h"
#include "app/window/files/version-reading.h"
#include "app/window/merge/compare-view.h"
#include "app/window/secret/unseal.h"
#include "app/window/window-private.h"
#include "io/disk/backups.h"
#include "io/secret/passphrase.h"
#include "io/xml/format.h"
#include "model/edit.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *path;
  EntWindow *window; /* over which it stands: it goes first */
  GtkWidget *dialog; /* whose data this is */
  GtkListBox *list;  /* a row for each of versions */
  GtkLabel *told;    /* that there are none, or what went wrong */
  GtkWidget *clear;
  GPtrArray *versions;       /* of EntVersion; NULL until they are known */
  EntMap *newer;             /* what the next one that is counted is told apart from; or NULL */
  EntSecret *unsealed;       /* with which one opened whose passphrase was asked for; or NULL */
  GtkWidget *question;       /* that asks for it; or NULL */
  guint row, action;         /* for which it does */
  gint64 saved_at;           /* of the document, when they were listed */
  GCancellable *cancellable; /* once the dialog is closed, nobody wants to know */
  GCancellable *counting;    /* of this list */
} Versions;

static void
versions_free (Versions *self)
{
  g_free (self->path);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->newer);
  ent_secret_unref (self->unsealed);
  g_object_unref (self->cancellable);
  g_object_unref (self->counting);
  g_free (self);
}

/* Of a task of the dialog; NULL when that is closed, and it is gone, or its list is another one. */
static Versions *
versions_of (GAsyncResult *result, gpointer data)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) ? NULL : data;
}

/* Not of the dialog: it would hold it, and then it would not be told that it was closed. */
static GTask *
new_task (Versions *self, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  return g_task_new (NULL, cancellable, callback, self);
}

/* Of the dialog, while others hold it; NULL when it is closed. */
static Versions *
versions_of_dialog (gpointer dialog)
{
  Versions *self = g_object_get_data (G_OBJECT (dialog), "versions");

  return g_cancellable_is_cancelled (self->cancellable) ? NULL : self;
}

static void
tell (Versions *self, const char *message, gboolean is_error)
{
  gtk_label_set_text (self->told, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), message != NULL);
  ent_set_css_class (GTK_WIDGET (self->told), "error", is_error);
  if (message != NULL)
    ent_announce (self->dialog, message);
}

/* What is open over the list, if it is the map of this file; else NULL. */
static EntDocument *
document_of (Versions *self)
{
  EntDocument *document = ent_window_document (self->window);

  return document != NULL && g_strcmp0 (ent_document_path (document), self->path) == 0 ? document : NULL;
}

static char *
describe_time (const EntVersion *version, const char *format)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (version->written_at / G_USEC_PER_SEC);

  return g_date_time_format (when, format);
}

/* As in titles of windows. */
static char *
name_version (const EntVersion *version)
{
  g_autofree char *when = describe_time (version, "%Y-%m-%d %H:%M");

  /* Translators: %s: date and time at which this version of the map was saved */
  return g_strdup_printf (_("Version of %s"), when);
}

/* --- a version that is read --- */

static EntVersionReading *
new_reading (Versions *self, guint row)
{
  EntVersionReading *reading = g_new0 (EntVersionReading, 1);

  reading->version = ent_version_copy (g_ptr_array_index (self->versions, row));
  reading->name = ent_format_quote_name (self->path);
  reading->keys[0] = ent_secret_ref (ent_document_guard (ent_window_document (self->window)));
  reading->keys[1] = ent_secret_ref (self->unsealed);
  reading->row = row;
  return reading;
}

static void
start_reading (Versions *self, EntVersionReading *reading, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = new_task (self, cancellable, callback);

  g_task_set_task_data (task, reading, (GDestroyNotify) ent_version_reading_free);
  g_task_run_in_thread (task, ent_version_reading_run);
}

/* --- what is done with one --- */

static void
open_version (Versions *self, EntVersionReading *reading)
{
  g_autoptr (EntDocument) document = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));

  /* of a map that is sealed by now no copy is written that is not */
  if (reading->file->secret == NULL)
    reading->file->secret = ent_secret_ref (ent_document_guard (ent_window_document (self->window)));
  document = ent_document_new_for_version (reading->file, self->path, reading->version->written_at);
  gtk_window_present (GTK_WINDOW (ent_window_new (application, document)));
}

static void
compare_version (Versions *self, EntVersionReading *reading)
{
  EntDocument *document = document_of (self);
  g_autofree char *name = name_version (reading->version), *title = NULL, *quoted = NULL, *heading = NULL;

  if (document == NULL)
    return;
  ent_window_take_over (self->window);
  title = ent_document_dup_title (document);
  quoted = ent_text_quote (title, ENT_TEXT_QUOTED);
  /* Translators: over a list of differences; 1: "Version of" a date and time, 2: title of the map that is open */
  heading = g_strdup_printf (_("%1$s → your map “%2$s”"), name, quoted);
  ent_compare_show (GTK_WINDOW (self->dialog), g_steal_pointer (&reading->file->map), ent_document_copy_map (document), NULL, heading);
}

static void act (Versions *self, guint row, guint action, char *passphrase);

/* Of what another program keeps no change can tell; that the map of a version was another one is no loss. */
static gboolean
leaves_out (EntDocument *document, EntVersionReading *reading)
{
  gboolean is_other = ent_map_info (ent_document_map (document))->base.id != ent_map_info (reading->file->map)->base.id;

  return reading->changes->n_beyond > (is_other ? 1 : 0);
}

static void
say_brought_back (Versions *self, EntVersionReading *reading, gboolean leaves)
{
  g_autofree char *when = describe_time (reading->version, "%Y-%m-%d %H:%M"), *message = NULL, *whole = NULL;

  /* Translators: %s: date and time */
  message = g_strdup_printf (_("The map is as it was saved on %s. The file stays as it is until you save."), when);
  if (leaves)
    /* Translators: %s: a sentence that says what was done */
    whole = g_strdup_printf (_("%s What another program or a later version keeps in the file was left out."), message);
  ent_window_say_step (self->window, ENT_MESSAGE_WARNING, whole != NULL ? whole : message);
}

static void
bring_back (Versions *self, EntVersionReading *reading)
{
  EntDocument *document = document_of (self);
  g_autofree char *when = describe_time (reading->version, "%Y-%m-%d %H:%M"), *step = NULL;
  g_autoptr (GError) error = NULL;
  gboolean leaves;

  if (document == NULL)
    return;
  ent_window_take_over (self->window);
  if (!ent_version_reading_is_whole (reading))
    {
      tell (self, _("This version is damaged: what can be read of it may be half of the map. Open it to look at it, and save what is there as another file."), TRUE);
      return;
    }
  /* somebody has gone on with the map meanwhile */
  if (ent_map_revision (ent_document_map (document)) != reading->revision)
    {
      act (self, reading->row, reading->action, NULL);
      return;
    }
  if (reading->changes->changes->len == 0)
    {
      tell (self, _("The map is as it was then: there is nothing to bring back."), FALSE);
      return;
    }
  /* Translators: name of a step that can be undone; %s: date and time at which a version of the map was saved */
  step = g_strdup_printf (_("Bring back the version of %s"), when);
  leaves = leaves_out (document, reading);
  if (!ent_edit_apply_changes (ent_document_history (document), step, reading->changes->changes, &error))
    {
      tell (self, error->message, TRUE);
      return;
    }
  say_brought_back (self, reading, leaves);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

/* The buttons of a row. */
static const struct
{
  const char *label;
  void (*done) (Versions *self, EntVersionReading *reading);
  gboolean needs_map; /* of today, of this file */
  gboolean edits;     /* that one */
} row_actions[] = {
  { N_ ("_Open"), open_version, FALSE, FALSE },
    { N_ ("Com_pare"), compare_version, TRUE, FALSE },
      { N_ ("_Bring back"), bring_back, TRUE, TRUE },
    };

static gboolean
is_possible (Versions *self, guint action)
{
  EntDocument *document = document_of (self);

  return (!row_actions[action].needs_map || document != NULL) && (!row_actions[action].edits || ent_document_can_edit (document));
}

static void on_passphrase (const char *passphrase, gpointer data);

/* FALSE: it is not a matter of the passphrase. */
static gboolean
ask_for_passphrase (Versions *self, EntVersionReading *reading, const GError *error)
{
  /* it is asked for another one */
  if (self->question != NULL && reading->passphrase == NULL)
    return FALSE;
  self->row = reading->row;
  self->action = reading->action;
  return ent_unseal_wants (&self->question, GTK_WINDOW (self->dialog), reading->name, error, on_passphrase, self);
}

static void start_counting (Versions *self);

/* With the same passphrase others open too. */
static void
take_key (Versions *self, EntVersionReading *reading)
{
  if (reading->passphrase == NULL || reading->file->secret == NULL)
    return;
  ent_secret_unref (self->unsealed);
  self->unsealed = ent_secret_ref (reading->file->secret);
  start_counting (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  EntVersionReading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* whoever was asked for a passphrase may have given it up meanwhile */
  if (self == NULL || (reading->passphrase != NULL && self->question == NULL) || (!done && ask_for_passphrase (self, reading, error)))
    return;
  if (self->question != NULL && reading->passphrase != NULL)
    g_clear_pointer (&self->question, ent_unseal_end);
  if (!done)
    {
      tell (self, error->message, TRUE);
      return;
    }
  take_key (self, reading);
  row_actions[reading->action].done (self, reading);
}

/* Takes @passphrase over, which may be NULL. */
static void
act (Versions *self, guint row, guint action, char *passphrase)
{
  EntVersionReading *reading;
  EntDocument *document = document_of (self);

  if (row >= self->versions->len || !is_possible (self, action))
    {
      ent_passphrase_free (passphrase);
      return;
    }
  tell (self, NULL, FALSE);
  reading = new_reading (self, row);
  reading->action = action;
  reading->passphrase = passphrase;
  if (row_actions[action].edits)
    {
      ent_window_take_over (self->window);
      reading->mine = ent_document_copy_map (document);
      reading->revision = ent_map_revision (ent_document_map (document));
    }
  start_reading (self, reading, self->cancellable, on_read);
}

/* NULL: whoever was asked has given it up. */
static void
on_passphrase (const char *passphrase, gpointer data)
{
  Versions *self = data;

  if (passphrase != NULL)
    act (self, self->row, self->action, ent_passphrase_dup (passphrase, -1));
  else
    self->question = NULL;
}

static void
on_action (GtkWidget *button, Versions *self)
{
  guint action = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "action"));
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  act (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), action, NULL);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, Versions *self)
{
  act (self, (guint) gtk_list_box_row_get_index (row), 0, NULL);
}

/* --- the rows --- */

static char *
describe (const EntVersion *version, const EntVersionReading *reading)
{
  g_autofree char *size = g_format_size (version->size), *stakeholders = NULL, *ties = NULL;
  guint n, n_ties;

  if (reading == NULL)
    return g_steal_pointer (&size);
  if (reading->is_sealed)
    /* Translators: %s: size of a file, as in "12.3 kB" */
    return g_strdup_printf (_("%s · sealed with a passphrase, which is asked for when it is opened"), size);
  if (reading->file == NULL)
    /* Translators: %s: size of a file, as in "12.3 kB" */
    return g_strdup_printf (_("%s · damaged, nothing of it can be read"), size);
  n = ent_map_n_stakeholders (reading->file->map);
  n_ties = ent_map_n_ties (reading->file->map);
  stakeholders = g_strdup_printf (ngettext ("%u stakeholder", "%u stakeholders", n), n);
  ties = g_strdup_printf (ngettext ("%u tie", "%u ties", n_ties), n_ties);
  if (!ent_version_reading_is_whole (reading))
    /* Translators: what can be read of a damaged file; 1: its size, 2: "3 stakeholders", 3: "2 ties" */
    return g_strdup_printf (_("%1$s · damaged: %2$s and %3$s can be read"), size, stakeholders, ties);
  return g_strjoin (" · ", size, stakeholders, ties, NULL);
}

/* NULL: that is not known. */
static char *
describe_changes (const EntVersionReading *reading)
{
  if (reading->difference == NULL)
    return NULL;
  if (*reading->difference == '\0')
    return g_strdup (_("Nothing was changed after it."));
  /* Translators: %s: "2 stakeholders added, 1 rating changed", or a sentence */
  return g_strdup_printf (_("Changed after it: %s"), reading->difference);
}

/* For those who hear it, the row is what stands in it. */
static void
name_row (GtkWidget *row)
{
  GtkLabel *time = g_object_get_data (G_OBJECT (row), "time"), *details = g_object_get_data (G_OBJECT (row), "details");
  GtkLabel *changes = g_object_get_data (G_OBJECT (row), "changes");
  g_autofree char *text = g_strjoin (". ", gtk_label_get_text (time), gtk_label_get_text (details),
                                     gtk_widget_get_visible (GTK_WIDGET (changes)) ? gtk_label_get_text (changes) : NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void on_counted (GObject *source, GAsyncResult *result, gpointer data);

static void
count (Versions *self, guint row)
{
  EntVersionReading *reading;

  if (row >= self->versions->len)
    {
      g_clear_object (&self->newer);
      return;
    }
  reading = new_reading (self, row);
  reading->newer = g_steal_pointer (&self->newer);
  start_reading (self, reading, self->counting, on_counted);
}

static void
start_counting (Versions *self)
{
  EntDocument *document = document_of (self);

  g_cancellable_cancel (self->counting);
  g_object_unref (self->counting);
  self->counting = g_cancellable_new ();
  g_clear_object (&self->newer);
  if (document != NULL)
    self->newer = ent_document_copy_map (document);
  count (self, 0);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  EntVersionReading *reading = g_task_get_task_data (G_TASK (result));
  GtkWidget *row;
  g_autofree char *details = NULL, *changes = NULL;

  if (self == NULL)
    return;
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) reading->row));
  if (row == NULL)
    return;
  details = describe (reading->version, reading);
  changes = describe_changes (reading);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "details"), details);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "changes"), changes != NULL ? changes : "");
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "changes"), changes != NULL);
  name_row (row);
  if (ent_version_reading_is_whole (reading))
    g_set_object (&self->newer, reading->file->map);
  count (self, reading->row + 1);
}

static void
add_buttons (Versions *self, GtkWidget *line, const char *time)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_actions); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(row_actions[i].label));

      g_object_set_data (G_OBJECT (button), "action", GUINT_TO_POINTER (i));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (button, is_possible (self, i));
      /* which one, for those who only hear it */
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, time, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (on_action), self);
      gtk_box_append (GTK_BOX (line), button);
    }
}

static GtkWidget *
build_row (Versions *self, const EntVersion *version)
{
  GtkWidget *row = gtk_list_box_row_new (), *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *time, *details, *changes = ent_dim_label_new ("");
  g_autofree char *text = describe_time (version, "%Y-%m-%d %H:%M:%S"), *size = describe (version, NULL);

  time = gtk_label_new (text);
  details = ent_dim_label_new (size);
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_widget_set_visible (changes, FALSE);
  gtk_box_append (GTK_BOX (words), time);
  gtk_box_append (GTK_BOX (words), details);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  add_buttons (self, line, text);
  gtk_box_append (GTK_BOX (whole), line);
  gtk_box_append (GTK_BOX (whole), changes);
  g_object_set_data (G_OBJECT (row), "time", time);
  g_object_set_data (G_OBJECT (row), "details", details);
  g_object_set_data (G_OBJECT (row), "changes", changes);
  name_row (row);
  gtk_widget_set_margin_start (whole, 6);
  gtk_widget_set_margin_end (whole, 6);
  gtk_widget_set_margin_top (whole, 6);
  gtk_widget_set_margin_bottom (whole, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), whole);
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
  start_counting (self);
}

static void
set_place (Versions *self, GTask *task)
{
  g_task_set_task_data (task, ent_version_place_new (self->path, document_of (self)), (GDestroyNotify) ent_version_place_free);
}

static void
run_list (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, ent_version_place_list (task_data), (GDestroyNotify) g_ptr_array_unref);
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
  g_autoptr (GTask) task = new_task (self, self->cancellable, on_listed);

  set_place (self, task);
  g_task_run_in_thread (task, run_list);
}

/* --- deleting --- */

static void
run_clear (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) versions = ent_version_place_list (task_data);
  g_autoptr (GError) error = NULL;

  if (ent_backups_remove (versions, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  Versions *self = versions_of (result, data);
  EntDocument *document = self != NULL ? document_of (self) : NULL;
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
  if (document != NULL)
    ent_document_set_has_versions (document, FALSE);
  show_versions (self, g_ptr_array_new_with_free_func ((GDestroyNotify) ent_version_free));
}

static void
on_clear_answer (guint button, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Versions *self = versions_of_dialog (dialog);
  g_autoptr (GTask) task = NULL;

  if (button != 0 || self == NULL)
    return;
  task = new_task (self, self->cancellable, on_cleared);
  set_place (self, task);
  g_task_run_in_thread (task, run_clear);
}

static void
on_clear (Versions *self)
{
  const char *const buttons[] = { _("_Delete them"), _("_Cancel"), NULL };
  g_autofree char *name = ent_format_quote_name (self->path);
  /* Translators: %s: name of a file */
  g_autofree char *heading = g_strdup_printf (_("Delete all earlier versions of “%s”?"), name);

  ent_ask (GTK_WINDOW (self->dialog), heading, _("The map itself stays as it is. What was taken out of it is then nowhere on this machine any more, as far as Entorno knows."), buttons, 1, on_clear_answer, g_object_ref (self->dialog));
}

/* --- the dialog --- */

/* Under this name the window has its list, while it is open. */
#define OPEN "versions"

static void
on_destroy (GtkWidget *dialog, Versions *self)
{
  g_object_set_data (G_OBJECT (self->window), OPEN, NULL);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->counting);
}

/* Saved over once more: there is one more of them. */
static void
on_file_changed (EntDocument *document, GtkWidget *dialog)
{
  Versions *self = versions_of_dialog (dialog);

  if (self == NULL || ent_document_saved_at (document) == self->saved_at)
    return;
  self->saved_at = ent_document_saved_at (document);
  start_list (self);
}

static GtkWidget *
build_content (Versions *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = ent_format_quote_name (self->path), *text = NULL;

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

/* TRUE: it was asked for once more, and is there. One of another file goes. */
static gboolean
show_again (EntWindow *window, const char *path)
{
  GtkWidget *dialog = g_object_get_data (G_OBJECT (window), OPEN);

  if (dialog == NULL)
    return FALSE;
  if (strcmp (((Versions *) g_object_get_data (G_OBJECT (dialog), "versions"))->path, path) == 0)
    {
      gtk_window_present (GTK_WINDOW (dialog));
      return TRUE;
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  return FALSE;
}

void
ent_versions_show (EntWindow *window, const char *path)
{
  Versions *self;

  if (show_again (window, path))
    return;
  self = g_new0 (Versions, 1);
  self->path = g_strdup (path);
  self->window = window;
  self->dialog = gtk_window_new ();
  self->cancellable = g_cancellable_new ();
  self->counting = g_cancellable_new ();
  self->saved_at = ent_document_saved_at (ent_window_document (window));
  g_object_set_data_full (G_OBJECT (self->dialog), "versions", self, (GDestroyNotify) versions_free);
  g_object_set_data (G_OBJECT (window), OPEN, self->dialog);
  g_signal_connect (self->dialog, "destroy", G_CALLBACK (on_destroy), self);
  g_signal_connect_object (ent_window_document (window), "file-changed", G_CALLBACK (on_file_changed), self->dialog, 0);
  gtk_window_set_titlebar (GTK_WINDOW (self->dialog), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self->dialog), _("Earlier versions"));
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_content (self));
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 640, 520);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  ent_close_on_escape (GTK_WINDOW (self->dialog));
  gtk_window_present (GTK_WINDOW (self->dialog));
  start_list (self);
}
