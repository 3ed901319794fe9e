/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the keyboard in a window. GTK leaves it with a widget that was taken out
 * of the window until the next frame, and the keys that come before are lost: of
 * a row that undoing took away, the Ctrl+S right after. In a menu that was closed
 * from a submenu it leaves it for good, and no key is heard any more.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the keyboard of @window to another widget. */
typedef void (*EntFocusLost) (GtkWindow *window);

/* @lost is called before the next event, whenever the widget that has the keyboard is
 * no longer in @window, or is not shown in it. The source is the caller's, who destroys it before the window goes. */
GSource *ent_focus_watch_new (GtkWindow *window, EntFocusLost lost) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
