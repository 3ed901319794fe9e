/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line for searching, made once the window is seen, or when somebody searches before that. */
#include "config.h"

#include "app/window/first-frame.h"
#include "app/window/window-private.h"

#include <glib/gi18n.h>

void
ent_window_show_found (EntWindow *self)
{
  EntMap *map = ent_document_map (self->document);
  guint n = ent_map_n_stakeholders (map), n_found = 0;
  g_autofree char *text = NULL;

  if (self->found_label == NULL)
    return;
  if (ent_document_search (self->document) == NULL)
    {
      gtk_label_set_text (self->found_label, "");
      return;
    }
  for (guint i = 0; i < n; i++)
    n_found += ent_document_matches (self->document, ent_map_stakeholder_at (map, i));
  /* Translators: how many stakeholders the search has found, and of how many */
  text = g_strdup_printf (_("%u of %u stakeholders"), n_found, n);
  gtk_label_set_text (self->found_label, text);
}

static void
on_search_changed (EntWindow *self)
{
  ent_document_set_search (self->document, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Enter takes the first that was found, in the order of the map. */
static void
on_search_activate (EntWindow *self)
{
  EntMap *map = ent_document_map (self->document);
  guint n = ent_map_n_stakeholders (map);

  on_search_changed (self);
  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (!ent_document_matches (self->document, stakeholder))
        continue;
      ent_selection_set (ent_document_selection (self->document), stakeholder->base.id);
      gtk_widget_grab_focus (ent_window_view_widget (self));
      return;
    }
}

static void
on_search_stop (EntWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (ent_window_view_widget (self));
}

static void
build (EntWindow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *found = gtk_label_new (NULL);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  g_object_set (entry, "placeholder-text", _("Name, role, person, tag…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("command", "Search"), -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_search_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (on_search_stop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (found, "dim-label");
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), found);
  gtk_search_bar_set_child (self->search_bar, line);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (entry));
  self->search_entry = GTK_SEARCH_ENTRY (entry);
  self->found_label = GTK_LABEL (found);
}

static void
on_search_mode (GtkSearchBar *bar, GParamSpec *pspec, EntWindow *self)
{
  gboolean searching = gtk_search_bar_get_search_mode (bar);

  if (searching && self->search_entry == NULL)
    build (self);
  if (searching)
    {
      ent_document_expect_search (self->document);
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    }
  else if (self->document != NULL && self->search_entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      ent_document_set_search (self->document, NULL);
    }
}

static void
on_seen (GtkWidget *bar)
{
  GtkRoot *root = gtk_widget_get_root (bar);
  EntWindow *self = ENT_IS_WINDOW (root) ? ENT_WINDOW (root) : NULL;

  /* closed meanwhile, or built by whoever was faster */
  if (self != NULL && self->search_entry == NULL)
    build (self);
}

/* While the line slides in it is not there yet: what is typed before the next frame, and in a window that is
 * just being built that may be long, would be lost. */
static void
reveal_at_once (GtkSearchBar *bar)
{
  GtkWidget *revealer = gtk_widget_get_first_child (GTK_WIDGET (bar));

  if (GTK_IS_REVEALER (revealer))
    gtk_revealer_set_transition_duration (GTK_REVEALER (revealer), 0);
}

void
ent_window_init_search (EntWindow *self)
{
  reveal_at_once (self->search_bar);
  ent_after_first_frame (GTK_WIDGET (self->search_bar), on_seen);
  g_signal_connect (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (on_search_mode), self);
}
