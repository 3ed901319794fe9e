/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which monitor a room looks at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* By what a monitor is known again: its connector, or its model. Owned. */
char *ent_monitor_name (GdkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;
/* "Epson, 1024 × 768", for people. Owned. */
char *ent_monitor_label (GdkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;
/* The one with this name; NULL where there is none. Borrowed from the display. */
GdkMonitor *ent_monitor_find (GdkDisplay *display, const char *name);
/* Where @window is not: the first other one. NULL if there is just one. Borrowed from the display. */
GdkMonitor *ent_monitor_find_other (GtkWindow *window);

G_END_DECLS
