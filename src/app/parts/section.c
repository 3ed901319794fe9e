/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pieces that panels, pages and dialogs are made of. */
#include "app/parts/section.h"

#include "app/compat.h"

/* A name that is longer makes no dialog wide. */
#define MOST_CHOSEN_CHARS 40

GtkWidget *
ent_section_new (const char *title, gboolean open, GtkBox **content)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (expander, "section");
  gtk_widget_add_css_class (box, "section-content");
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
  ent_section_set_count (expander, title, 0);
  *content = GTK_BOX (box);
  return expander;
}

void
ent_section_set_count (GtkWidget *section, const char *title, guint count)
{
  GtkWidget *box = gtk_expander_get_label_widget (GTK_EXPANDER (section));
  GtkWidget *number;
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : NULL;

  if (box == NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_add_css_class (label, "heading");
      number = gtk_label_new (NULL);
      gtk_widget_add_css_class (number, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), number);
      gtk_expander_set_label_widget (GTK_EXPANDER (section), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  number = gtk_widget_get_last_child (box);
  gtk_label_set_text (GTK_LABEL (number), text != NULL ? text : "");
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

GtkWidget *
ent_drop_down_new (GtkStringList *labels)
{
  GtkWidget *dropdown = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();

  g_signal_connect (chosen, "setup", G_CALLBACK (on_setup_chosen), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (on_bind_chosen), NULL);
  /* the usual one, with its tick, stays that of the list */
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (dropdown), gtk_drop_down_get_factory (GTK_DROP_DOWN (dropdown)));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (dropdown), chosen);
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
