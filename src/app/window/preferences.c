/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of preferences: what it shows is bound to the settings. */
#include "config.h"

#include "app/window/preferences.h"

#include "app/parts/section.h"
#include "app/settings.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const themes[] = { "system", "light", "dark" };

static gboolean
theme_to_position (GValue *value, GVariant *variant, gpointer data)
{
  const char *name = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (strcmp (themes[i], name) == 0)
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
position_to_theme (const GValue *value, const GVariantType *type, gpointer data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (themes) ? g_variant_new_string (themes[position]) : NULL;
}

static void
on_forget (GtkButton *button, GSettings *settings)
{
  ent_recent_clear (settings);
}

static void
on_recent_changed (GSettings *settings, const char *key, GtkWidget *button)
{
  gtk_widget_set_sensitive (button, !ent_recent_is_clear (settings));
}

static GtkWidget *
build_theme (GSettings *settings)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Appearance"));
  const char *names[] = { C_ ("appearance", "As the system"), C_ ("appearance", "Light"), C_ ("appearance", "Dark"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), choice);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), choice);
  g_settings_bind_with_mapping (settings, "theme", choice, "selected", G_SETTINGS_BIND_DEFAULT, theme_to_position,
                                position_to_theme, NULL, NULL);
  return line;
}

static GtkWidget *
build_recent (GSettings *settings)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new_with_mnemonic (_("_Remember the maps used last"));
  GtkWidget *forget = gtk_button_new_with_mnemonic (_("_Forget them now"));

  gtk_widget_set_hexpand (check, TRUE);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), forget);
  g_settings_bind (settings, "remember-recent", check, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget), settings, 0);
  g_signal_connect_object (settings, "changed::recent-files", G_CALLBACK (on_recent_changed), forget, 0);
  g_signal_connect_object (settings, "changed::last-folder", G_CALLBACK (on_recent_changed), forget, 0);
  on_recent_changed (settings, NULL, forget);
  return line;
}

static GtkWidget *
build_person (GSettings *settings)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Your _name")), *entry = gtk_entry_new ();
  g_autofree char *person = ent_settings_dup_person (settings);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), person != NULL ? person : _("Somebody"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  g_settings_bind (settings, "person", entry, "text", G_SETTINGS_BIND_DEFAULT);
  return line;
}

void
ent_preferences_show (GtkWindow *parent)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GSettings *settings = ent_settings_new ();

  gtk_widget_add_css_class (content, "dialog-content");
  gtk_box_append (GTK_BOX (content), build_theme (settings));
  gtk_box_append (GTK_BOX (content), build_recent (settings));
  gtk_box_append (GTK_BOX (content), build_person (settings));
  gtk_box_append (GTK_BOX (content), ent_dim_label_new (_("A colleague who opens a map that you have open in a shared folder reads this name, and the name of your computer.")));
  gtk_box_append (GTK_BOX (content), ent_dim_label_new (_("The list of maps stays on this machine and is not told to other programs.")));
  /* lives as long as the window that is bound to it */
  g_object_set_data_full (G_OBJECT (window), "settings", settings, g_object_unref);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  gtk_window_set_child (GTK_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), 460, -1);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  ent_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}
