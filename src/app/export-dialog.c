/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks how a picture is to be exported: a view over the choice in export.h. */
#include "config.h"

#include "app/export-dialog.h"

#include "app/compat.h"
#include "app/section.h"
#include "app/settings.h"
#include "app/window-private.h"

#include <glib/gi18n.h>

/* What the file's name is asked with, and what is then done. */
typedef struct
{
  EntWindow *window; /* owned */
  EntExport choice;
  char *path;
} Request;

static Request *
request_new (EntWindow *window, const EntExport *choice)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (window);
  request->choice = *choice;
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_free (request->path);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

typedef struct
{
  EntWindow *window; /* borrowed: the dialog goes with it */
  GtkWidget *dialog;
  GtkDropDown *picture, *format, *paper, *orientation, *colours;
  GtkSpinButton *pixels;
  GtkWidget *pixels_label;
  GtkCheckButton *legend;
} Dialog;

static const EntThemeId themes[] = { ENT_THEME_LIGHT, ENT_THEME_MONO, ENT_THEME_PROJECTOR };

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  gboolean exported = ent_export_finish (result, &error);

  ent_window_busy (request->window, FALSE);
  if (request->window->document == NULL)
    return;
  if (exported)
    {
      g_autofree char *name = g_filename_display_basename (request->path);
      /* Translators: %s: name of a file */
      g_autofree char *message = g_strdup_printf (_("The picture is in “%s”."), name);

      g_autofree char *folder = g_path_get_dirname (request->path);
      g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri != NULL ? uri : ""));
      g_autofree char *action = uri != NULL ? g_action_print_detailed_name ("win.show-folder", target) : NULL;

      ent_window_say (request->window, ENT_MESSAGE_INFO, message, action != NULL ? _("_Show") : NULL, action);
    }
  else
    ent_window_say (request->window, ENT_MESSAGE_ERROR, error->message, _("_Export…"), "win.export");
}

static void
start (Request *request)
{
  ent_window_busy (request->window, TRUE);
  ent_export_async (request->window->document, &request->choice, request->path, on_exported, request);
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
  const char *const buttons[] = { _("_Replace"), _("_Cancel"), NULL };
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
  request->path = added ? g_strconcat (path, ".", ent_export_suffix (request->choice.format), NULL) : g_strdup (path);
  if (added && g_file_test (request->path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (request->path);
      /* Translators: %s: name of a file */
      g_autofree char *heading = g_strdup_printf (_("Replace “%s”?"), name);

      ent_ask (GTK_WINDOW (window), heading, _("A file of this name is there already."), buttons, 1, on_replace_answer, request);
    }
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

static void
read_choice (Dialog *self, EntExport *choice)
{
  *choice = (EntExport) {
    .picture = gtk_drop_down_get_selected (self->picture) == 0 ? ENT_PICTURE_MAP : ENT_PICTURE_MATRIX,
    .format = gtk_drop_down_get_selected (self->format),
    .paper = gtk_drop_down_get_selected (self->paper),
    .landscape = gtk_drop_down_get_selected (self->orientation) == 0,
    .pixels = (guint) gtk_spin_button_get_value_as_int (self->pixels),
    .theme = themes[gtk_drop_down_get_selected (self->colours)],
    .legend = gtk_check_button_get_active (self->legend),
  };
}

static void
on_export (GtkButton *button, Dialog *self)
{
  EntWindow *window = self->window;
  Request *request;
  EntExport choice;
  g_autofree char *stem = ent_document_dup_stem (window->document);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  EntFileFilter filters[] = { { "PDF", "*.pdf" }, { "SVG", "*.svg" }, { "PNG", "*.png" } };
  EntFileQuestion question = { .title = _("Export a picture"), .accept = _("_Export"), .save = TRUE, .n_filters = 1 };

  read_choice (self, &choice);
  request = request_new (window, &choice);
  g_settings_set_string (window->settings, "paper", ent_papers[request->choice.paper].name);
  name = g_strconcat (stem, ".", ent_export_suffix (request->choice.format), NULL);
  folder = ent_document_path (window->document) != NULL ? g_path_get_dirname (ent_document_path (window->document))
                                                        : ent_recent_folder (window->settings);
  question.name = name;
  question.folder = folder;
  question.filters = &filters[request->choice.format];
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ent_choose_file (GTK_WINDOW (window), &question, on_place, request);
}

/* A drop-down would open on Enter; Space does that too. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Dialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->dialog));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  /* not what is open before it, nor the buttons above it */
  if (focus == NULL || gtk_widget_get_native (focus) != GTK_NATIVE (self->dialog) ||
      !gtk_widget_is_ancestor (focus, gtk_window_get_child (GTK_WINDOW (self->dialog))))
    return FALSE;
  gtk_spin_button_update (self->pixels);
  on_export (NULL, self);
  return TRUE;
}

static void
on_format (GtkDropDown *format, GParamSpec *pspec, Dialog *self)
{
  gboolean png = gtk_drop_down_get_selected (format) == ENT_FORMAT_PNG;

  gtk_widget_set_visible (GTK_WIDGET (self->pixels), png);
  gtk_widget_set_visible (self->pixels_label, png);
}

static GtkWidget *
build_grid (Dialog *self, EntPicture picture)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *paper = g_settings_get_string (self->window->settings, "paper");
  const char *pictures[] = { C_ ("command", "Map"), C_ ("command", "Matrix"), NULL };
  const char *formats[] = { C_ ("format", "PDF, for printing and sending"), C_ ("format", "SVG, for drawing programs"), C_ ("format", "PNG, for texts and slides"), NULL };
  const char *orientations[] = { C_ ("orientation", "Landscape"), C_ ("orientation", "Portrait"), NULL };
  const char *colours[] = { C_ ("colours", "In colour"), C_ ("colours", "Black and white"), C_ ("colours", "As on the projector, nothing private"), NULL };
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  guint chosen = ent_paper_find (paper);

  if (chosen == ent_n_papers)
    chosen = ent_paper_find ("A3");
  for (guint i = 0; i < ent_n_papers; i++)
    g_ptr_array_add (papers, (gpointer) (ent_papers[i].label != NULL ? g_dpgettext2 (NULL, "paper", ent_papers[i].label) : ent_papers[i].name));
  g_ptr_array_add (papers, NULL);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->picture = ent_grid_add_choice (GTK_GRID (grid), 0, _("_Picture"), pictures, picture == ENT_PICTURE_MATRIX);
  self->format = ent_grid_add_choice (GTK_GRID (grid), 1, _("_Format"), formats, 0);
  self->paper = ent_grid_add_choice (GTK_GRID (grid), 2, _("Pa_per"), (const char *const *) papers->pdata, chosen);
  self->orientation = ent_grid_add_choice (GTK_GRID (grid), 3, _("_Orientation"), orientations, 0);
  self->pixels = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (400, 12000, 100));
  gtk_spin_button_set_value (self->pixels, 2400);
  self->pixels_label = ent_grid_add (GTK_GRID (grid), 4, _("_Width in pixels"), GTK_WIDGET (self->pixels));
  self->colours = ent_grid_add_choice (GTK_GRID (grid), 5, _("_Colours"), colours, 0);
  self->legend = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("With the _legend")));
  gtk_check_button_set_active (self->legend, TRUE);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->legend), 1, 6, 1, 1);
  gtk_widget_add_css_class (grid, "dialog-content");
  g_signal_connect (self->format, "notify::selected", G_CALLBACK (on_format), self);
  on_format (self->format, NULL, self);
  return grid;
}

void
ent_export_dialog_open (EntWindow *window, EntPicture picture)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export…"));

  self->window = window;
  self->dialog = gtk_window_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "dialog", self, g_free);
  gtk_widget_add_css_class (export, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), export);
  gtk_window_set_titlebar (GTK_WINDOW (self->dialog), header);
  gtk_window_set_title (GTK_WINDOW (self->dialog), _("Export a picture"));
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_grid (self, picture));
  gtk_window_set_default_widget (GTK_WINDOW (self->dialog), export);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 440, -1);
  gtk_window_set_resizable (GTK_WINDOW (self->dialog), FALSE);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->dialog);
  g_signal_connect (export, "clicked", G_CALLBACK (on_export), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->dialog, keys);
  ent_close_on_escape (GTK_WINDOW (self->dialog));
  gtk_window_present (GTK_WINDOW (self->dialog));
}
