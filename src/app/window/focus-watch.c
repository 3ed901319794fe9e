/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/focus-watch.h"

typedef struct
{
  GSource source;
  GtkWindow *window; /* outlives the source */
  EntFocusLost lost;
} FocusWatch;

static gboolean
is_lost (GSource *source)
{
  GtkWindow *window = ((FocusWatch *) source)->window;
  GtkWidget *focus = gtk_window_get_focus (window), *menu;

  if (focus == NULL)
    return FALSE;
  if (gtk_widget_get_root (focus) != GTK_ROOT (window))
    return TRUE;
  /* a submenu that was closed keeps it, and no key reaches the window any more */
  menu = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU);
  return menu != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)) && !gtk_widget_get_mapped (menu);
}

static gboolean
prepare (GSource *source, int *timeout)
{
  *timeout = -1;
  return is_lost (source);
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  FocusWatch *watch = (FocusWatch *) source;

  watch->lost (watch->window);
  /* nobody could take it: then it is the window's, where the keys of commands work */
  if (is_lost (source))
    gtk_window_set_focus (watch->window, NULL);
  return G_SOURCE_CONTINUE;
}

GSource *
ent_focus_watch_new (GtkWindow *window, EntFocusLost lost)
{
  static GSourceFuncs funcs = { .prepare = prepare, .check = is_lost, .dispatch = dispatch };
  GSource *source = g_source_new (&funcs, sizeof (FocusWatch));

  ((FocusWatch *) source)->window = window;
  ((FocusWatch *) source)->lost = lost;
  g_source_set_name (source, "focus watch");
  /* before GDK's events */
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_attach (source, NULL);
  return source;
}
