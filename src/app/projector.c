/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole screen for the room. A visible way out comes with the pointer, for
 * whoever has no keyboard at hand, and goes when it rests.
 */
#include "app/projector.h"

#include <glib/gi18n.h>

#define POINTER_RESTS_MS 2000

struct _EntProjector
{
  GtkWindow parent_instance;
  GtkWidget *canvas;
  GtkWidget *black;    /* over the picture, while the room shall look at whoever speaks */
  GtkWidget *revealer; /* of the way out */
  gboolean is_dark;
  guint rest_id;
  double x, y; /* of the pointer: a motion without a move is none */
};

G_DEFINE_FINAL_TYPE (EntProjector, ent_projector, GTK_TYPE_WINDOW)

static void
show_pointer (EntProjector *self, gboolean shown)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), shown);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), shown ? NULL : "none");
}

static gboolean
on_rest (gpointer data)
{
  EntProjector *self = data;

  self->rest_id = 0;
  show_pointer (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, EntProjector *self)
{
  if (x == self->x && y == self->y)
    return;
  self->x = x;
  self->y = y;
  show_pointer (self, TRUE);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (POINTER_RESTS_MS, on_rest, self);
}

static void
on_black (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);

  gtk_widget_set_visible (self->black, !gtk_widget_get_visible (self->black));
}

/* White is read in daylight, black in the dark. */
static void
on_dark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EntProjector *self = ENT_PROJECTOR (widget);

  self->is_dark = !self->is_dark;
  ent_canvas_set_theme (ENT_CANVAS (self->canvas), self->is_dark ? ENT_THEME_PROJECTOR_DARK : ENT_THEME_PROJECTOR);
}

static void
on_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_canvas_turn_page (ENT_CANVAS (ENT_PROJECTOR (widget)->canvas));
}

static void
on_spotlight (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ent_canvas_light_next (ENT_CANVAS (ENT_PROJECTOR (widget)->canvas));
}

/* The light goes out first. */
static void
on_end (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!ent_canvas_put_out_light (ENT_CANVAS (ENT_PROJECTOR (widget)->canvas)))
    gtk_widget_activate_action (widget, "window.close", NULL);
}

static void
ent_projector_dispose (GObject *object)
{
  EntProjector *self = ENT_PROJECTOR (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->canvas = NULL;
  self->black = NULL;
  self->revealer = NULL;
  G_OBJECT_CLASS (ent_projector_parent_class)->dispose (object);
}

static void
ent_projector_class_init (EntProjectorClass *class)
{
  static const guint black[] = { GDK_KEY_b, GDK_KEY_period, GDK_KEY_KP_Decimal };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ent_projector_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "projector.end", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "projector.black", NULL, on_black);
  gtk_widget_class_install_action (widget_class, "projector.end", NULL, on_end);
  gtk_widget_class_install_action (widget_class, "projector.spotlight", NULL, on_spotlight);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "projector.spotlight", NULL);
  gtk_widget_class_install_action (widget_class, "projector.dark", NULL, on_dark);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "projector.dark", NULL);
  gtk_widget_class_install_action (widget_class, "projector.page", NULL, on_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "projector.page", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (black); i++)
    gtk_widget_class_add_binding_action (widget_class, black[i], 0, "projector.black", NULL);
}

static void
ent_projector_init (EntProjector *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *out = gtk_button_new_with_mnemonic (_("_End (Esc)"));
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->x = self->y = -1;
  self->canvas = ent_canvas_new_for_projector ();
  self->black = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->black, "projector-black");
  gtk_widget_set_visible (self->black, FALSE);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), out);
  gtk_widget_set_halign (self->revealer, GTK_ALIGN_END);
  gtk_widget_set_valign (self->revealer, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (out), "window.close");
  gtk_widget_add_css_class (out, "projector-end");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->canvas);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->black);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->revealer);
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* The first monitor that is not the one of @window; NULL if there is just one. */
static GdkMonitor *
find_other_monitor (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      /* the display keeps it */
      if (monitor != own)
        return monitor;
    }
  return NULL;
}

GtkWidget *
ent_projector_new (GtkWindow *parent, EntCanvas *followed)
{
  EntProjector *self = g_object_new (ENT_TYPE_PROJECTOR, NULL);
  const EntMapInfo *info = ent_map_info (ent_document_map (ent_canvas_get_document (followed)));
  GdkMonitor *other = find_other_monitor (parent);

  gtk_window_set_title (GTK_WINDOW (self), info->title != NULL ? info->title : _("Projector"));
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_default_size (GTK_WINDOW (self), 1024, 768);
  g_object_bind_property (followed, "picture", self->canvas, "picture", G_BINDING_SYNC_CREATE);
  g_object_bind_property (followed, "document", self->canvas, "document", G_BINDING_SYNC_CREATE);
  g_object_bind_property (followed, "inside", self->canvas, "inside", G_BINDING_SYNC_CREATE);
  g_object_bind_property (followed, "from-moment", self->canvas, "from-moment", G_BINDING_SYNC_CREATE);
  if (other != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), other);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

GtkWidget *
ent_projector_get_canvas (EntProjector *self)
{
  g_return_val_if_fail (ENT_IS_PROJECTOR (self), NULL);

  return self->canvas;
}
