/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many the filter keeps back, at the bottom right, and the one key that shows all again. */
#include "config.h"

#include "app/actions.h"
#include "app/compat.h"
#include "app/panels/filter-panel.h"
#include "app/window/window-private.h"

#include <glib/gi18n.h>

/* In a narrow window a picture, as in the header. */
static void
show_button (EntWindow *self)
{
  GtkWidget *button = gtk_widget_get_last_child (self->hidden_bar);

  if (self->narrow)
    gtk_button_set_icon_name (GTK_BUTTON (button), "edit-clear-all-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (button), _("Show all"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show all"), -1);
}

void
ent_window_show_hidden (EntWindow *self)
{
  gboolean filtered = !ent_filter_is_empty (ent_view_filter_get (ent_document_filter (self->document)));
  gboolean searched = ent_document_search (self->document) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-all", filtered || searched);
  if (self->hidden_bar == NULL)
    return;
  show_button (self);
  if (gtk_widget_get_visible (self->hidden_bar) != filtered)
    {
      gtk_widget_set_visible (self->hidden_bar, filtered);
      ent_window_show_bottom (self);
    }
  if (filtered)
    {
      g_autofree char *text = ent_filter_describe (self->document);

      if (g_strcmp0 (gtk_label_get_text (self->hidden_label), text) == 0)
        return;
      gtk_label_set_text (self->hidden_label, text);
      ent_announce (self->hidden_bar, text);
    }
  else
    gtk_label_set_text (self->hidden_label, "");
}

GtkWidget *
ent_window_build_hidden_bar (EntWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *tooltip = ent_command_tooltip ("win.show-all", NULL);

  self->hidden_bar = bar;
  self->hidden_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-all");
  ent_set_tooltip (button, tooltip);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->hidden_label));
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

void
ent_window_follow_fading (EntWindow *self)
{
  if (self->document != NULL)
    ent_document_set_filter_fades (self->document, g_settings_get_boolean (self->settings, "filter-fades"));
}

void
ent_window_filter (EntWindow *self)
{
  g_object_set (self, "left-panel", TRUE, NULL);
  ent_sidebar_open_filter (ENT_SIDEBAR (self->sidebar));
}

void
ent_window_show_all (EntWindow *self)
{
  static const EntFilter all = { 0 };

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  ent_document_set_search (self->document, NULL);
  ent_document_set_filter (self->document, &all);
}
