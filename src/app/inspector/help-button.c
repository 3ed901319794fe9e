/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about something, a click away: they are made when they are first asked
 * for, since a list has many of them.
 */
#include "app/inspector/help-button.h"

#include "app/compat.h"

#include <glib/gi18n.h>

#define LINE_CHARS 40

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
on_open (GtkMenuButton *button, gpointer words)
{
  GtkWidget *popover, *box;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), new_label (g_object_get_data (G_OBJECT (button), "title"), "heading"));
  gtk_box_append (GTK_BOX (box), new_label (words, NULL));
  gtk_widget_add_css_class (popover, "help");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
ent_help_button_new (const char *title, const char *words)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: a button that explains; %s: what it explains, as “1.1 Prepare” */
  g_autofree char *name = g_strdup_printf (_("What “%s” means"), title);

  /* a label of its own has no arrow */
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new ("?"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_open, (gpointer) words, NULL);
  g_object_set_data (G_OBJECT (button), "title", (gpointer) title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "help-button");
  ent_set_tooltip (button, name);
  /* who hears the window is told at once */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return button;
}
