/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done once a window has been seen: many widgets take longer to make than
 * a person should wait for the window.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Calls @func once, after the first frame of the window in which @widget has become visible;
 * as it becomes visible, in a window that has been seen before. */
void ent_after_first_frame (GtkWidget *widget, void (*func) (GtkWidget *widget));

G_END_DECLS
