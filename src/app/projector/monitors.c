/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/projector/monitors.h"

#include <glib/gi18n.h>

char *
ent_monitor_name (GdkMonitor *monitor)
{
  const char *connector = gdk_monitor_get_connector (monitor), *model = gdk_monitor_get_model (monitor);

  return g_strdup (connector != NULL ? connector : (model != NULL ? model : ""));
}

char *
ent_monitor_label (GdkMonitor *monitor)
{
  const char *model = gdk_monitor_get_model (monitor), *connector = gdk_monitor_get_connector (monitor);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  if (model == NULL)
    model = connector != NULL ? connector : _("Monitor");
  /* Translators: a monitor: its model, width and height in pixels */
  return g_strdup_printf (_("%s, %d × %d"), model, area.width, area.height);
}

GdkMonitor *
ent_monitor_find (GdkDisplay *display, const char *name)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; *name != '\0' && i < g_list_model_get_n_items (monitors); i++)
    {
      /* the display keeps it */
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      g_autofree char *own = ent_monitor_name (monitor);

      if (g_str_equal (own, name))
        return monitor;
    }
  return NULL;
}

GdkMonitor *
ent_monitor_find_other (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; own != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      /* the display keeps it */
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return monitor;
    }
  return NULL;
}
