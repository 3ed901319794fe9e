/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks how a picture is to be exported: a view over the choice in export.h. */
#include "config.h"

#include "app/paper/export-dialog.h"

#include "app/paper/audience-choice.h"
#include "app/paper/content-choice.h"
#include "app/paper/poster-choice.h"
#include "app/parts/dialog.h"
#include "app/parts/section.h"
#include "app/settings.h"
#include "app/window/window-private.h"

#include <glib/gi18n.h>

/* What paper of one's own may measure, mm. */
#define LEAST_PAPER 50
#define MOST_PAPER 5000
/* Of a PNG; the height may be more than the width. */
#define MOST_PIXELS 16384

typedef struct
{
  EntWindow *window; /* borrowed: the dialog goes with it */
  GtkWidget *dialog;
  GtkDropDown *picture, *format, *paper, *orientation, *colours;
  GtkWidget *size, *size_label; /* of paper of one's own */
  GtkSpinButton *width, *height;
  GtkWidget *orientation_label, *format_label;
  EntPosterChoice poster;
  EntAudienceChoice audience;
  GtkLabel *poster_size;
  GtkSpinButton *pixels;
  GtkWidget *pixels_label;
  GtkCheckButton *legend;
} Dialog;

static const EntThemeId themes[] = { ENT_THEME_LIGHT, ENT_THEME_MONO, ENT_THEME_PROJECTOR };
static const EntLie lies[] = { ENT_LIES_AS_IT_IS, ENT_LIES_ON_ITS_LONG_SIDE, ENT_LIES_ON_ITS_SHORT_SIDE };

static gboolean
has_own_paper (Dialog *self)
{
  return gtk_drop_down_get_selected (self->paper) >= ent_n_papers;
}

/* Into an empty one. */
static void
read_choice (Dialog *self, EntExport *choice)
{
  *choice = (EntExport) {
    .format = gtk_drop_down_get_selected (self->format),
    .paper = gtk_drop_down_get_selected (self->paper),
    .width = gtk_spin_button_get_value (self->width),
    .height = gtk_spin_button_get_value (self->height),
    .lie = has_own_paper (self) ? ENT_LIES_AS_IT_IS : lies[gtk_drop_down_get_selected (self->orientation)],
    .pixels = (guint) gtk_spin_button_get_value_as_int (self->pixels),
    .theme = themes[gtk_drop_down_get_selected (self->colours)],
    .legend = gtk_check_button_get_active (self->legend),
  };
  ent_content_choice_read (self->picture, choice);
  if (choice->is_document)
    choice->format = ENT_FORMAT_PDF;
  ent_poster_choice_read (&self->poster, choice);
  ent_audience_choice_read (&self->audience, choice);
}

static void
on_export (GtkButton *button, Dialog *self)
{
  EntWindow *window = self->window;
  g_auto (EntExport) choice = { 0 };

  gtk_spin_button_update (self->width);
  gtk_spin_button_update (self->height);
  gtk_spin_button_update (self->pixels);
  ent_poster_choice_take_over (&self->poster);
  read_choice (self, &choice);
  if (choice.paper < ent_n_papers)
    g_settings_set_string (window->settings, "paper", ent_papers[choice.paper].name);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ent_export_dialog_ask_place (window, &choice);
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
  on_export (NULL, self);
  return TRUE;
}

/* How large the poster gets, or why there can be none. */
static void
tell_size (Dialog *self)
{
  EntDocument *document = self->window->document;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (EntExport) choice = { 0 };
  EntPoster poster;
  EntSheet sheet;

  read_choice (self, &choice);
  gtk_widget_set_visible (GTK_WIDGET (self->poster_size), ent_export_is_poster (&choice));
  if (!ent_export_is_poster (&choice))
    return;
  sheet = ent_export_sheet (&choice, ent_document_map (document), ent_document_moment (document));
  if (ent_export_plan_poster (&choice, sheet.width, sheet.height, ENT_POSTER_EDGE, &poster, &error))
    /* Translators: %1$.0f and %2$.0f are width and height */
    text = g_strdup_printf (_("A poster of %1$.0f × %2$.0f mm"), poster.width / ENT_POINTS_PER_MM, poster.height / ENT_POINTS_PER_MM);
  gtk_label_set_text (self->poster_size, text != NULL ? text : error->message);
}

/* Only what counts for what was chosen. */
static void
update (Dialog *self)
{
  g_auto (EntExport) choice = { 0 };
  gboolean is_document;
  EntFormat format;

  read_choice (self, &choice);
  is_document = choice.is_document;
  format = choice.format;

  /* only a PDF has pages, and they have a legend of their own */
  gtk_widget_set_visible (GTK_WIDGET (self->format), !is_document);
  gtk_widget_set_visible (self->format_label, !is_document);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !is_document);
  gtk_widget_set_visible (GTK_WIDGET (self->pixels), format == ENT_FORMAT_PNG);
  gtk_widget_set_visible (self->pixels_label, format == ENT_FORMAT_PNG);
  gtk_widget_set_visible (self->size, has_own_paper (self));
  gtk_widget_set_visible (self->size_label, has_own_paper (self));
  gtk_widget_set_visible (GTK_WIDGET (self->orientation), !has_own_paper (self));
  gtk_widget_set_visible (self->orientation_label, !has_own_paper (self));
  ent_poster_choice_set_visible (&self->poster, format == ENT_FORMAT_PDF && !is_document);
  ent_audience_choice_follow (&self->audience, &choice);
  tell_size (self);
}

static void
add_paper (Dialog *self, GtkGrid *grid, int row)
{
  g_autofree char *paper = g_settings_get_string (self->window->settings, "paper");
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  const char *orientations[] = { C_ ("orientation", "Whichever gives more room"), C_ ("orientation", "Landscape"), C_ ("orientation", "Portrait"), NULL };
  guint chosen = ent_paper_find (paper);

  if (chosen == ent_n_papers)
    chosen = ent_paper_find ("A3");
  for (guint i = 0; i < ent_n_papers; i++)
    g_ptr_array_add (papers, (gpointer) (ent_papers[i].label != NULL ? g_dpgettext2 (NULL, "paper", ent_papers[i].label) : ent_papers[i].name));
  g_ptr_array_add (papers, (gpointer) C_ ("paper", "Another size"));
  g_ptr_array_add (papers, NULL);
  self->paper = ent_grid_add_choice (grid, row, _("Pa_per"), (const char *const *) papers->pdata, chosen);
  self->width = ent_number_new (LEAST_PAPER, MOST_PAPER, 10, ent_papers[chosen].height, _("Width in mm"));
  self->height = ent_number_new (LEAST_PAPER, MOST_PAPER, 10, ent_papers[chosen].width, _("Height in mm"));
  self->size = ent_two_numbers_new (self->width, self->height, "mm");
  self->size_label = ent_grid_add (grid, row + 1, _("Si_ze"), self->size);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->size_label), GTK_WIDGET (self->width));
  self->orientation = ent_grid_add_choice (grid, row + 2, _("_Orientation"), orientations, 0);
  self->orientation_label = gtk_grid_get_child_at (grid, 0, row + 2);
}

static GtkWidget *
build_grid (Dialog *self, const EntExport *first)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *const documents[] = { C_ ("export", "Register: the table, as PDF"), C_ ("export", "Report: everything, as PDF"), C_ ("export", "Reading: what the map shows, as PDF"), C_ ("export", "Action plan, as PDF"), C_ ("export", "Timeline: the moments side by side, as PDF") };
  const char *formats[] = { C_ ("format", "PDF, for printing and sending"), C_ ("format", "SVG, for drawing programs"), C_ ("format", "PNG, for texts and slides"), NULL };
  const char *colours[] = { C_ ("colours", "In colour"), C_ ("colours", "Black and white"), C_ ("colours", "As on the projector"), NULL };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->picture = ent_content_choice_add (GTK_GRID (grid), 0, ent_window_change_from (self->window), ent_window_insider (self->window), documents, first);
  self->format = ent_grid_add_choice (GTK_GRID (grid), 1, _("_Format"), formats, 0);
  self->format_label = gtk_grid_get_child_at (GTK_GRID (grid), 0, 1);
  add_paper (self, GTK_GRID (grid), 2);
  ent_poster_choice_add (&self->poster, GTK_GRID (grid), 5);
  self->poster_size = GTK_LABEL (ent_dim_label_new (NULL));
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->poster_size), 1, 7, 1, 1);
  self->pixels = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (400, MOST_PIXELS, 100));
  gtk_spin_button_set_value (self->pixels, 2400);
  self->pixels_label = ent_grid_add (GTK_GRID (grid), 8, _("_Width in pixels"), GTK_WIDGET (self->pixels));
  self->colours = ent_grid_add_choice (GTK_GRID (grid), 9, _("_Colours"), colours, 0);
  self->legend = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("With the _legend")));
  gtk_check_button_set_active (self->legend, TRUE);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->legend), 1, 10, 1, 1);
  ent_audience_choice_add (&self->audience, GTK_GRID (grid), 11);
  if (ent_document_guard (self->window->document) != NULL)
    gtk_grid_attach (GTK_GRID (grid), ent_dim_label_new (_("What is exported is not sealed: whoever has the file can read it.")), 0, 13, 2, 1);
  gtk_widget_add_css_class (grid, "dialog-content");
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->orientation, "notify::selected", G_CALLBACK (tell_size), self);
  g_signal_connect_swapped (self->picture, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->colours, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->audience.audience, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->width, "value-changed", G_CALLBACK (tell_size), self);
  g_signal_connect_swapped (self->height, "value-changed", G_CALLBACK (tell_size), self);
  self->poster.changed = (void (*) (gpointer)) tell_size;
  self->poster.data = self;
  update (self);
  return grid;
}

void
ent_export_dialog_open (EntWindow *window, const EntExport *first)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *export;

  self->window = window;
  self->dialog = ent_dialog_new (GTK_WINDOW (window), _("Export a picture"), _("_Export…"), &export);
  g_object_set_data_full (G_OBJECT (self->dialog), "dialog", self, g_free);
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_grid (self, first));
  gtk_widget_set_size_request (self->dialog, 440, -1);
  gtk_window_set_resizable (GTK_WINDOW (self->dialog), FALSE);
  g_signal_connect (export, "clicked", G_CALLBACK (on_export), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->dialog, keys);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
