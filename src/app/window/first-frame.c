/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nobody sees in the first frame of a window is made after it. */
#include "app/window/first-frame.h"

typedef struct
{
  GtkWidget *widget; /* owned while it waits for the main loop */
  void (*func) (GtkWidget *widget);
} Later;

static gboolean
on_seen (gpointer data)
{
  Later *later = data;

  later->func (later->widget);
  return G_SOURCE_REMOVE;
}

/* Keeps @widget; NULL: it belongs to the widget itself. */
static Later *
later_new (GtkWidget *widget, void (*func) (GtkWidget *widget))
{
  Later *later = g_new0 (Later, 1);

  later->widget = widget != NULL ? g_object_ref (widget) : NULL;
  later->func = func;
  return later;
}

static void
later_free (gpointer data)
{
  Later *later = data;

  g_object_unref (later->widget);
  g_free (later);
}

/* Before the frame is painted: what is idle comes after it. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  const Later *later = data;

  g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_seen, later_new (widget, later->func), later_free);
  return G_SOURCE_REMOVE;
}

static void
on_map (GtkWidget *widget, gpointer data)
{
  Later *later = data;

  g_signal_handlers_disconnect_by_func (widget, on_map, data);
  if (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (widget)) > 0)
    later->func (widget);
  else
    gtk_widget_add_tick_callback (widget, on_frame, later, NULL);
}

void
ent_after_first_frame (GtkWidget *widget, void (*func) (GtkWidget *widget))
{
  Later *later;

  g_return_if_fail (g_object_get_data (G_OBJECT (widget), "first-frame") == NULL);
  later = later_new (NULL, func);
  /* it is there as long as the widget */
  g_object_set_data_full (G_OBJECT (widget), "first-frame", later, g_free);
  g_signal_connect_after (widget, "map", G_CALLBACK (on_map), later);
}
