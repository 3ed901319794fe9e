/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tick for each thing that may go along, with how much of it there is. */
#include "config.h"

#include "app/public/public-dialog.h"

#include "app/parts/section.h"

#include <glib/gi18n.h>

/* They stand side by side, so that all are seen on a small screen. */
#define N_COLUMNS 2
#define WIDTH 680
#define LEAST_HEIGHT 120
#define MOST_HEIGHT 440
/* Of the title bar, with room to spare. */
#define BAR 80
#define HELP_CHARS 38

typedef struct
{
  EntWindow *window; /* borrowed: the dialog goes with it */
  GtkWidget *dialog, *scroller;
  GtkEditable *title;
  GtkDropDown *form;
  GtkCheckButton *codes;
  GtkCheckButton *ticks[ENT_N_SHARES]; /* NULL for what cannot be chosen, and for names */
} Dialog;

static const char *
own_title (EntWindow *window)
{
  const char *title = ent_map_info (ent_document_map (ent_window_document (window)))->title;

  return title != NULL ? title : "";
}

static guint32
read_shares (Dialog *self)
{
  guint32 shares = 1u << ENT_SHARE_ALWAYS;

  for (guint share = 0; share < ENT_N_SHARES; share++)
    if (self->ticks[share] != NULL && gtk_check_button_get_active (self->ticks[share]))
      shares |= 1u << share;
  if (!gtk_check_button_get_active (self->codes))
    shares |= 1u << ENT_SHARE_NAMES;
  return shares;
}

static void
on_make (GtkButton *button, Dialog *self)
{
  g_autofree char *title = ent_text_clean (gtk_editable_get_text (self->title), -1, TRUE, NULL);
  EntWindow *window = self->window;
  /* an empty title stays what it is: a map has one, or what stands in its place */
  gboolean same = title == NULL || g_str_equal (title, own_title (window));
  EntPublicWish wish = { read_shares (self), same ? NULL : title, (EntPublicForm) gtk_drop_down_get_selected (self->form) };

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  ent_public_plan_start (ent_public_plan_new (window, &wish));
}

static GtkWidget *
wrapping_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* The tick, what it is about, and how much of that there is. */
static GtkCheckButton *
add_tick (GtkGrid *grid, int column, int row, const EntPublicGroup *group, guint count)
{
  /* Translators: 1: what may go into a copy, 2: how many of it the map holds */
  g_autofree char *label = g_strdup_printf (_("%1$s (%2$u)"), ent_public_label (group), count);
  GtkWidget *tick = gtk_check_button_new_with_label (label), *help = ent_dim_label_new (ent_public_help (group));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (help), HELP_CHARS);
  gtk_widget_set_margin_start (help, 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ent_public_help (group), -1);
  /* of what is not there nothing can be said */
  gtk_widget_set_sensitive (box, count > 0);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), help);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (grid, box, column, row, 1, 1);
  return GTK_CHECK_BUTTON (tick);
}

static GtkWidget *
build_ticks (Dialog *self, guint32 shares)
{
  GtkWidget *grid = gtk_grid_new (), *scroller = gtk_scrolled_window_new ();
  guint counts[ENT_N_SHARES], n_groups, n_rows;
  const EntPublicGroup *groups = ent_public_groups (&n_groups);

  ent_public_count (ent_document_map (ent_window_document (self->window)), counts);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  n_rows = (n_groups - 1 + N_COLUMNS - 1) / N_COLUMNS;
  for (guint i = 1; i < n_groups; i++)
    {
      GtkCheckButton *tick = add_tick (GTK_GRID (grid), (int) ((i - 1) / n_rows), (int) ((i - 1) % n_rows), &groups[i], counts[groups[i].share]);

      gtk_check_button_set_active (tick, (shares & 1u << groups[i].share) != 0);
      self->ticks[groups[i].share] = tick;
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}

static GtkWidget *
build_content (Dialog *self, const EntPublicWish *first)
{
  const char *const forms[] = { C_ ("public copy", "Map, to be opened in Entorno"), C_ ("public copy", "Picture of what is shown, as PDF"), C_ ("public copy", "Picture of what is shown, as SVG"), C_ ("public copy", "Picture of what is shown, as PNG"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9), *grid = gtk_grid_new (), *entry = gtk_entry_new ();
  const EntField *field = ent_field_find (ENT_RECORD_MAP, "title");

  self->title = GTK_EDITABLE (entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), (int) field->max_length);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (self->title, first->title != NULL ? first->title : own_title (self->window));
  self->codes = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("_Codes instead of names: A1, A2 …; a key in another file tells who is who")));
  gtk_check_button_set_active (self->codes, (first->shares & 1u << ENT_SHARE_NAMES) == 0);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  ent_grid_add (GTK_GRID (grid), 0, _("_Title of the copy"), entry);
  self->form = ent_grid_add_choice (GTK_GRID (grid), 1, _("_What it is"), forms, first->form);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->codes));
  gtk_box_append (GTK_BOX (box), wrapping_label (_("What is ticked goes into the copy; all else is left out, and so is whatever the file holds that Entorno does not know.")));
  self->scroller = build_ticks (self, first->shares);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), ent_dim_label_new (_("A map opens in a window of its own; further pictures and prints of it hold no more than it does.")));
  return box;
}

/* Large letters and a small screen leave less to the ticks, which scroll. */
static void
fit_height (Dialog *self)
{
  int rest, room;

  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (self->dialog)), GTK_ORIENTATION_VERTICAL, WIDTH, &rest, NULL, NULL, NULL);
  room = gtk_widget_get_height (GTK_WIDGET (self->window)) - BAR - rest;
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), CLAMP (room, LEAST_HEIGHT, MOST_HEIGHT));
}

void
ent_public_dialog_open (EntWindow *window, const EntPublicWish *first)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *make = gtk_button_new_with_mnemonic (_("_Make the copy…"));

  self->window = window;
  self->dialog = gtk_window_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "dialog", self, g_free);
  gtk_widget_add_css_class (make, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), make);
  gtk_window_set_titlebar (GTK_WINDOW (self->dialog), header);
  gtk_window_set_title (GTK_WINDOW (self->dialog), _("Public copy"));
  gtk_window_set_child (GTK_WINDOW (self->dialog), build_content (self, first));
  gtk_window_set_default_widget (GTK_WINDOW (self->dialog), make);
  gtk_widget_set_size_request (self->dialog, WIDTH, -1);
  fit_height (self);
  gtk_window_set_resizable (GTK_WINDOW (self->dialog), FALSE);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->dialog);
  g_signal_connect (make, "clicked", G_CALLBACK (on_make), self);
  ent_close_on_escape (GTK_WINDOW (self->dialog));
  gtk_window_present (GTK_WINDOW (self->dialog));
}
