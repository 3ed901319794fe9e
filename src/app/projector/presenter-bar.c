/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/projector/presenter-bar.h"

#include <glib/gi18n.h>

#include "app/actions.h"
#include "app/compat.h"
#include "app/projector/monitors.h"

#define MONITOR_ACTION "presenter.monitor"

struct _EntPresenterBar
{
  GtkBox parent_instance;
  EntProjector *projector; /* a weak pointer */
  GtkLabel *place, *now, *next;
  GtkToggleButton *black, *marks, *lock;
  GtkMenuButton *monitors;
  gboolean is_syncing; /* the buttons follow, and do nothing */
};

G_DEFINE_FINAL_TYPE (EntPresenterBar, ent_presenter_bar, GTK_TYPE_BOX)

static void
ent_presenter_bar_dispose (GObject *object)
{
  g_clear_weak_pointer (&ENT_PRESENTER_BAR (object)->projector);
  G_OBJECT_CLASS (ent_presenter_bar_parent_class)->dispose (object);
}

static void
ent_presenter_bar_class_init (EntPresenterBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ent_presenter_bar_dispose;
}

static void
ent_presenter_bar_init (EntPresenterBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "presenter-bar");
}

static void
on_clicked (GtkButton *button, EntPresenterBar *self)
{
  if (self->projector != NULL && !self->is_syncing)
    gtk_widget_activate_action (GTK_WIDGET (self->projector), g_object_get_data (G_OBJECT (button), "action"), NULL);
}

/* @command: of the table, that tells what the button is for. */
static GtkWidget *
add_button (EntPresenterBar *self, GtkWidget *button, const char *icon, const char *command, const char *action)
{
  g_autofree char *tooltip = ent_command_tooltip (command, NULL);

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  ent_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, ent_command_label (ent_command_find (command)), -1);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, GTK_IS_TOGGLE_BUTTON (button) ? "toggled" : "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static GtkLabel *
add_label (EntPresenterBar *self, const char *class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), class);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (label));
  return label;
}

static void
show_place (EntPresenterBar *self)
{
  EntShowing *showing = ent_projector_get_showing (self->projector);
  int place = ent_showing_place (showing);
  g_autofree char *now = ent_showing_title (showing, place), *after = ent_showing_title (showing, place + 1), *count = NULL, *next = NULL;

  if (place >= 0)
    /* Translators: the number of the slide, and how many there are */
    count = g_strdup_printf (_("%d of %u"), place + 1, ent_showing_n (showing));
  if (after != NULL)
    /* Translators: %s: what comes after this slide */
    next = g_strdup_printf (_("Next: %s"), after);
  gtk_label_set_text (self->place, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), count != NULL);
  gtk_label_set_text (self->now, now != NULL ? now : "");
  gtk_label_set_text (self->next, next != NULL ? next : _("This is the last one"));
}

static void
update (EntPresenterBar *self)
{
  gboolean locked;

  if (self->projector == NULL)
    return;
  locked = ent_projector_is_locked (self->projector);
  show_place (self);
  self->is_syncing = TRUE;
  gtk_toggle_button_set_active (self->black, ent_projector_is_black (self->projector));
  gtk_toggle_button_set_active (self->marks, ent_showing_marks (ent_projector_get_showing (self->projector)));
  gtk_toggle_button_set_active (self->lock, locked);
  gtk_button_set_icon_name (GTK_BUTTON (self->lock), locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  self->is_syncing = FALSE;
}

/* --- which monitor --- */

static void
on_monitor (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EntPresenterBar *self = data;
  GdkMonitor *monitor = ent_monitor_find (gtk_widget_get_display (GTK_WIDGET (self)), g_variant_get_string (parameter, NULL));

  if (self->projector != NULL && monitor != NULL)
    ent_projector_set_monitor (self->projector, monitor);
}

static void
fill_monitors (EntPresenterBar *self, GListModel *monitors)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *name = ent_monitor_name (monitor), *label = ent_monitor_label (monitor), *escaped = ent_menu_label (label);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_label (item, escaped);
      g_menu_item_set_action_and_target (item, MONITOR_ACTION, "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->monitors, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->monitors), g_list_model_get_n_items (monitors) > 1);
}

static void
on_monitors_changed (GListModel *monitors, guint position, guint removed, guint added, EntPresenterBar *self)
{
  fill_monitors (self, monitors);
}

static void
add_monitors (EntPresenterBar *self)
{
  static const GActionEntry entries[] = { { "monitor", on_monitor, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "presenter", G_ACTION_GROUP (group));
  self->monitors = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->monitors, "video-display-symbolic");
  gtk_menu_button_set_direction (self->monitors, GTK_ARROW_UP);
  ent_set_tooltip (GTK_WIDGET (self->monitors), _("The monitor that the room looks at"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->monitors), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Monitor"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->monitors));
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (on_monitors_changed), self, 0);
  fill_monitors (self, monitors);
}

GtkWidget *
ent_presenter_bar_new (EntProjector *projector)
{
  EntPresenterBar *self = g_object_new (ENT_TYPE_PRESENTER_BAR, NULL);
  GtkWidget *end;

  g_set_weak_pointer (&self->projector, projector);
  add_button (self, gtk_button_new (), "go-previous-symbolic", "win.step-previous", "win.step-previous");
  add_button (self, gtk_button_new (), "go-next-symbolic", "win.step-next", "win.step-next");
  self->place = add_label (self, "dim-label");
  self->now = add_label (self, "heading");
  self->next = add_label (self, "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->next), TRUE);
  self->black = GTK_TOGGLE_BUTTON (add_button (self, gtk_toggle_button_new (), "display-brightness-symbolic", "projector.black", "projector.black"));
  self->marks = GTK_TOGGLE_BUTTON (add_button (self, gtk_toggle_button_new (), "dialog-warning-symbolic", "projector.marks", "projector.marks"));
  self->lock = GTK_TOGGLE_BUTTON (add_button (self, gtk_toggle_button_new (), "changes-prevent-symbolic", "projector.lock", "projector.lock"));
  add_monitors (self);
  end = gtk_button_new_with_label (_("End"));
  g_object_set_data (G_OBJECT (end), "action", (gpointer) "window.close");
  gtk_widget_set_focus_on_click (end, FALSE);
  g_signal_connect (end, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self), end);
  g_signal_connect_object (projector, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
