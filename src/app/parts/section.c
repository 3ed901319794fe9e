/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces that panels, pages and dialogs are made of. */
#include "app/parts/section.h"

#include "app/compat.h"
#include "app/parts/pair.h"

/* A name that is longer makes no dialog wide. */
#define MOST_CHOSEN_CHARS 40

/* The title, a few words behind it or beneath it, and the sign that something in it is to be seen to. */
static void
add_head (GtkWidget *section, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (title), *note = gtk_label_new (NULL);
  GtkWidget *words = ent_pair_new (heading, note);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_visible (note, FALSE);
  gtk_widget_set_visible (sign, FALSE);
  g_object_set_data (G_OBJECT (section), "note", note);
  g_object_set_data (G_OBJECT (section), "sign", sign);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_expander_set_label_widget (GTK_EXPANDER (section), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, note, sign, NULL, -1);
}

GtkWidget *
ent_section_new (const char *title, gboolean open, GtkBox **content)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (expander, "section");
  gtk_widget_add_css_class (box, "section-content");
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
  add_head (expander, title);
  *content = GTK_BOX (box);
  return expander;
}

void
ent_section_set_count (GtkWidget *section, guint count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : NULL;

  ent_section_set_note (section, text);
}

void
ent_section_set_note (GtkWidget *section, const char *note)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (section), "note");

  gtk_widget_set_visible (label, note != NULL);
  gtk_label_set_text (GTK_LABEL (label), note != NULL ? note : "");
  /* by which GTK 4.8 says what the section is described by */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "", -1);
}

void
ent_section_set_warning (GtkWidget *section, const char *words)
{
  GtkWidget *sign = g_object_get_data (G_OBJECT (section), "sign");

  gtk_widget_set_visible (sign, words != NULL);
  ent_set_tooltip (sign, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "", -1);
}

GtkWidget *
ent_subheading_new (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "subheading");
  return label;
}

GtkWidget *
ent_dim_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

GtkWidget *
ent_notice_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "notice");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

void
ent_notice_show (GtkWidget *notice, const char *words)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (notice)), words != NULL ? words : "");
  gtk_widget_set_visible (notice, words != NULL);
}

GtkWidget *
ent_field_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_size_request (label, 108, -1);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "field-label");
  return label;
}

GtkWidget *
ent_check_button_new (const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);
  GtkWidget *child = gtk_widget_get_last_child (check);

  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  return check;
}

GtkWidget *
ent_icon_button_new (const char *icon, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  ent_set_tooltip (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

static void
on_setup_chosen (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHOSEN_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_chosen (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

/* GTK gives the keyboard to the button within, which says nothing of itself. */
static void
on_chosen (GtkDropDown *dropdown, GParamSpec *pspec, GtkWidget *button)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (dropdown);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chosen != NULL ? gtk_string_object_get_string (chosen) : "", -1);
}

GtkWidget *
ent_drop_down_new (GtkStringList *labels)
{
  GtkWidget *dropdown = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  GtkWidget *button = gtk_widget_get_first_child (dropdown);
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();

  g_signal_connect (chosen, "setup", G_CALLBACK (on_setup_chosen), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (on_bind_chosen), NULL);
  /* the usual one, with its tick, stays that of the list */
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (dropdown), gtk_drop_down_get_factory (GTK_DROP_DOWN (dropdown)));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (dropdown), chosen);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, dropdown, NULL, -1);
  g_signal_connect_object (dropdown, "notify::selected-item", G_CALLBACK (on_chosen), button, 0);
  on_chosen (GTK_DROP_DOWN (dropdown), NULL, button);
  return dropdown;
}

void
ent_close_on_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

void
ent_close_dialogs_of (GtkWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (gtk_window_get_transient_for (other) == window)
        g_ptr_array_add (dialogs, g_steal_pointer (&other));
    }
  for (guint i = 0; i < dialogs->len; i++)
    {
      ent_close_dialogs_of (g_ptr_array_index (dialogs, i));
      gtk_window_close (g_ptr_array_index (dialogs, i));
    }
}

void
ent_bind_can_edit (EntDocument *document, GtkWidget *widget)
{
  g_object_bind_property (document, "can-edit", widget, "sensitive", G_BINDING_SYNC_CREATE);
}

void
ent_set_css_class (GtkWidget *widget, const char *class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

void
ent_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

GtkWidget *
ent_grid_add (GtkGrid *grid, int row, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), widget);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, widget, 1, row, 1, 1);
  return name;
}

GtkDropDown *
ent_grid_add_choice (GtkGrid *grid, int row, const char *label, const char *const *names, guint chosen)
{
  GtkWidget *choice = ent_drop_down_new (gtk_string_list_new (names));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  ent_grid_add (grid, row, label, choice);
  return GTK_DROP_DOWN (choice);
}

void
ent_section_add_deletion (GtkBox *page, EntDocument *document, GtkWidget *button)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class (line, "deletion");
  gtk_widget_add_css_class (button, "destructive");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  ent_bind_can_edit (document, button);
  gtk_box_append (page, line);
  gtk_box_append (page, button);
}
