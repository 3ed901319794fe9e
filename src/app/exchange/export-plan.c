/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exchange/export-plan.h"

#include "app/exchange/export-files.h"
#include "app/parts/dialog.h"
#include "app/parts/section.h"
#include "app/window/window-private.h"
#include "io/calendar/ical.h"
#include "io/exchange/export-book.h"

#include <glib/gi18n.h>

/* In the order in which they are offered. */
static const char *const endings[] = { ENT_ICAL_SUFFIX, ".csv" };
#define CALENDAR 0

/* What is to be made of the map. */
typedef struct
{
  gboolean is_calendar, visits;
  EntICalCount count; /* of the calendar, once it is made */
} Plan;

typedef struct
{
  EntWindow *window; /* borrowed: the dialog goes with it */
  GtkWidget *dialog;
  GtkDropDown *formats;
  GtkWidget *visits;
  GtkLabel *contents;
  GtkWidget *server; /* what may become of a calendar */
} Dialog;

/* --- writing --- */

static GPtrArray *
make_plan (EntMap *map, gpointer data, EntProgress *progress, GError **error)
{
  Plan *plan = data;
  EntICalOptions calendar = { g_get_real_time () / G_USEC_PER_SEC, plan->visits };
  EntWriteOptions table = { 0, progress };
  GBytes *bytes = plan->is_calendar ? ent_ical_write (map, &calendar, &plan->count, error) : ent_export_actions (map, &table, error);
  GPtrArray *files;

  if (bytes == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_book_file_free);
  ent_book_files_add (files, bytes);
  return files;
}

static char *
say_written (const char *name, guint n_files, gpointer data)
{
  const Plan *plan = data;
  g_autofree char *left_out = plan->is_calendar ? ent_ical_say_left_out (&plan->count) : NULL;
  /* Translators: %s: name of a file */
  g_autofree char *message = g_strdup_printf (_("The action plan is in “%s”."), name);

  return left_out != NULL ? g_strconcat (message, " ", left_out, NULL) : g_steal_pointer (&message);
}

void
ent_export_plan_take (EntWindow *window, gboolean is_calendar, gboolean visits, const char *path)
{
  gboolean as_table = ent_text_has_ending (path, ".csv"), as_calendar = ent_text_has_ending (path, ENT_ICAL_SUFFIX), added = !as_table && !as_calendar;
  g_autofree char *whole = g_strconcat (path, added ? endings[is_calendar ? CALENDAR : CALENDAR + 1] : "", NULL);
  Plan *plan = g_new0 (Plan, 1);
  EntExportJob job = { make_plan, say_written, plan, g_free };

  plan->is_calendar = as_calendar || (is_calendar && added);
  plan->visits = visits;
  ent_export_files (window, whole, added && g_file_test (whole, G_FILE_TEST_EXISTS) ? whole : NULL, &job);
}

/* --- where to --- */

static void
on_place (EntWindow *window, const char *path, gpointer data)
{
  const Plan *plan = data;

  ent_export_plan_take (window, plan->is_calendar, plan->visits, path);
}

static void
ask_place (EntWindow *window, gboolean is_calendar, gboolean visits)
{
  const char *kind = is_calendar ? _("Calendar, iCalendar") : _("Table, CSV"), *ending = endings[is_calendar ? CALENDAR : CALENDAR + 1];
  const char *elsewhere = _("An action plan can only be saved in a folder of this machine. Choose another place.");
  const EntExportQuestion question = { _("Export the action plan"), kind, ending, elsewhere, "-plan" };
  Plan *plan = g_new0 (Plan, 1);

  *plan = (Plan) { .is_calendar = is_calendar, .visits = visits };
  ent_export_files_ask (window, &question, on_place, plan, g_free);
}

/* --- the dialog --- */

static gboolean
is_calendar (Dialog *self)
{
  return gtk_drop_down_get_selected (self->formats) == CALENDAR;
}

static char *
describe_calendar (Dialog *self)
{
  EntICalOptions options = { 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->visits)) };
  EntICalCount count;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_ical_write (ent_document_map (self->window->document), &options, &count, &error);
  g_autofree char *left_out = ent_ical_say_left_out (&count);
  g_autoptr (GString) text = g_string_new (NULL);

  if (bytes == NULL)
    return g_strdup (error->message);
  /* Translators: %u: a number */
  g_string_append_printf (text, ngettext ("%u open action goes into the calendar, as a whole day.", "%u open actions go into the calendar, each as a whole day.", count.n_actions), count.n_actions);
  g_string_append_c (text, ' ');
  if (count.n_visits > 0)
    /* Translators: %u: a number; it goes into the calendar */
    g_string_append_printf (text, ngettext ("%u visit does too.", "%u visits do too.", count.n_visits), count.n_visits);
  if (count.n_visits > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, left_out != NULL ? left_out : "");
  return g_strdup (text->str);
}

static void
show_contents (Dialog *self)
{
  guint n = ent_map_n_records (ent_document_map (self->window->document), ENT_RECORD_ACTION);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->visits, is_calendar (self));
  gtk_widget_set_visible (self->server, is_calendar (self));
  if (is_calendar (self))
    text = describe_calendar (self);
  else
    /* Translators: %u: a number */
    text = g_strdup_printf (ngettext ("%u action goes into the table, open or not.", "%u actions go into the table, open or not.", n), n);
  gtk_label_set_text (self->contents, text);
}

static void
on_export (Dialog *self)
{
  EntWindow *window = self->window;
  gboolean calendar = is_calendar (self), visits = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->visits));

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ask_place (window, calendar, visits);
}

static GtkWidget *
build_grid (Dialog *self)
{
  const char *const labels[] = { _("Calendar, iCalendar"), _("Table, CSV"), NULL };
  GtkWidget *grid = gtk_grid_new ();

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == G_N_ELEMENTS (endings) + 1);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->formats = ent_grid_add_choice (GTK_GRID (grid), 0, _("_Format"), labels, CALENDAR);
  self->visits = gtk_check_button_new_with_mnemonic (_("The next _visits to stakeholders too"));
  gtk_grid_attach (GTK_GRID (grid), self->visits, 1, 1, 1, 1);
  self->contents = ent_grid_add_text (GTK_GRID (grid), 2);
  ent_grid_add_warning (GTK_GRID (grid), 3, _("Names go along, of stakeholders and of who is responsible. Nothing leaves this machine by this."));
  self->server = ent_grid_add_warning (GTK_GRID (grid), 4, _("A calendar program may send what it is given to a server."));
  if (ent_document_guard (self->window->document) != NULL)
    ent_grid_add_warning (GTK_GRID (grid), 5, _("What is exported is not sealed: whoever has the file can read it."));
  gtk_widget_add_css_class (grid, "dialog-content");
  g_signal_connect_swapped (self->formats, "notify::selected", G_CALLBACK (show_contents), self);
  g_signal_connect_swapped (self->visits, "toggled", G_CALLBACK (show_contents), self);
  show_contents (self);
  return grid;
}

void
ent_export_plan_ask (EntWindow *window)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *export;

  ent_window_take_over (window);
  self->window = window;
  self->dialog = ent_dialog_new (GTK_WINDOW (window), _("Export the action plan"), _("_Export…"), &export);
  g_object_set_data_full (G_OBJECT (self->dialog), "dialog", self, g_free);
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_grid (self));
  gtk_widget_set_size_request (self->dialog, 460, -1);
  gtk_window_set_resizable (GTK_WINDOW (self->dialog), FALSE);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (on_export), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
