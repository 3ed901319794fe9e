/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are copied, or only selected, in any entry of the window or of what stands over it are of its map:
 * entries put them on the clipboard by themselves.
 */
#include "config.h"

#include "app/window/window-private.h"

#include "app/parts/clipboard-own.h"

/* Whoever copies has the keyboard. */
static gboolean
is_at_work (EntWindow *self)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (!gtk_window_is_active (window))
        continue;
      for (GtkWindow *under = window; under != NULL; under = gtk_window_get_transient_for (under))
        if (under == GTK_WINDOW (self))
          return TRUE;
    }
  return FALSE;
}

static void
on_changed (GdkClipboard *clipboard, EntWindow *self)
{
  if (self->document != NULL && is_at_work (self))
    ent_clipboard_note (clipboard, self->document);
}

void
ent_window_init_clipboard (EntWindow *self)
{
  g_signal_connect_object (gtk_widget_get_clipboard (GTK_WIDGET (self)), "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), "changed", G_CALLBACK (on_changed), self, 0);
}
