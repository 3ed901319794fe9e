/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels beside the view, and what gives way where the window is narrow:
 * panels fold, and words of the header become pictures.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/actions.h"
#include "app/panels/moments-bar.h"
#include "app/typing/quick-add.h"

#include <glib/gi18n.h>

/* Narrower than this the panels fold by themselves. */
#define NARROW 1100

static gboolean
shows_change (EntWindow *self)
{
  return g_str_equal (self->view, "change");
}

/* Beside a change it is the list of those who moved, and is shown unless it is folded. */
gboolean
ent_window_left_shown (EntWindow *self)
{
  if (shows_change (self))
    return !self->change_folded;
  return self->narrow ? self->left_in_narrow : self->left_panel;
}

gboolean
ent_window_right_shown (EntWindow *self)
{
  return self->narrow ? self->right_in_narrow : self->right_panel;
}

void
ent_window_show_panels (EntWindow *self)
{
  if (self->sidebar == NULL)
    return;
  gtk_widget_set_visible (self->sidebar, ent_window_left_shown (self) && !shows_change (self));
  if (self->change_panel != NULL)
    gtk_widget_set_visible (self->change_panel, ent_window_left_shown (self) && shows_change (self));
  gtk_widget_set_visible (self->inspector, ent_window_right_shown (self));
}

void
ent_window_set_panel (EntWindow *self, gboolean left, gboolean shown)
{
  gboolean *wanted = left ? &self->left_panel : &self->right_panel;
  gboolean *in_narrow = left ? &self->left_in_narrow : &self->right_in_narrow;
  const char *name = left ? "left-panel" : "right-panel";

  if (left && shows_change (self))
    self->change_folded = !shown;
  else if (self->narrow)
    *in_narrow = shown;
  else
    {
      *wanted = shown;
      g_settings_set_boolean (self->settings, name, shown);
    }
  ent_window_show_panels (self);
  g_object_notify (G_OBJECT (self), name);
}

/* In a narrow window what is typed, and what was understood of it, have the room of the moments. */
void
ent_window_show_bottom (EntWindow *self)
{
  gboolean large = gtk_widget_has_css_class (GTK_WIDGET (self), "large-text");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean filtered = self->hidden_bar != NULL && gtk_widget_get_visible (self->hidden_bar);
  guint most = self->narrow ? 2 : G_MAXUINT;
  gboolean types;

  if (self->quick_add == NULL)
    return;
  /* how many are hidden has the room of the names */
  if (large || (self->narrow && filtered))
    most = 1;
  types = focus != NULL && gtk_widget_is_ancestor (focus, self->quick_add) && !ent_quick_add_is_empty (ENT_QUICK_ADD (self->quick_add));
  gtk_widget_set_visible (self->moments, !types || !self->narrow);
  ent_moments_bar_set_most_names (ENT_MOMENTS_BAR (self->moments), most);
}

/* Tooltips name what a picture stands for. */
static void
show_header (EntWindow *self)
{
  const struct
  {
    GtkWidget *button;
    const char *icon, *label;
  } buttons[] = {
    { self->open_button, "document-open-symbolic", C_ ("header bar", "Open") },
      { self->project_button, "display-projector-symbolic", C_ ("header bar", "Project") },
        { self->save_button, "document-save-symbolic", C_ ("header bar", "Save") },
      };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (self->narrow)
        gtk_button_set_icon_name (GTK_BUTTON (buttons[i].button), buttons[i].icon);
      else
        gtk_button_set_label (GTK_BUTTON (buttons[i].button), buttons[i].label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i].button), GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].label, -1);
    }
}

static gboolean
on_layout (gpointer data)
{
  EntWindow *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  self->layout_id = 0;
  if (narrow == self->narrow)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  self->left_in_narrow = self->right_in_narrow = FALSE;
  ent_window_show_panels (self);
  show_header (self);
  ent_window_show_hidden (self);
  ent_window_show_bottom (self);
  g_object_notify (G_OBJECT (self), "left-panel");
  g_object_notify (G_OBJECT (self), "right-panel");
  return G_SOURCE_REMOVE;
}

void
ent_window_expect_width (EntWindow *self, int width)
{
  self->narrow = width < NARROW;
  if (self->narrow)
    show_header (self);
}

void
ent_window_take_width (EntWindow *self, int width)
{
  if ((width < NARROW) != self->narrow && self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_layout, self, NULL);
}
