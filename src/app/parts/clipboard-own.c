/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/clipboard-own.h"

/* Compared, never looked into: the document may be gone. */
#define OWNER "ent-document"
/* As password managers mark what they copy; the programs that keep a history heed it. */
#define HINT "x-kde-passwordManagerHint"

gboolean
ent_clipboard_give (GtkWidget *widget, EntDocument *document, GdkContentProvider *provider)
{
  g_autoptr (GdkContentProvider) given = g_object_ref (provider);

  if (ent_document_secret (document) != NULL)
    {
      g_autoptr (GBytes) secret = g_bytes_new_static ("secret", 6);
      GdkContentProvider *kinds[] = { g_steal_pointer (&given), gdk_content_provider_new_for_bytes (HINT, secret) };

      given = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
    }
  /* also of one that is not sealed yet: it may be when it is closed */
  g_object_set_data (G_OBJECT (given), OWNER, document);
  return gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), given);
}

void
ent_clipboard_take_back (GtkWidget *widget, EntDocument *document)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);

  if (content != NULL && ent_document_secret (document) != NULL && g_object_get_data (G_OBJECT (content), OWNER) == document)
    gdk_clipboard_set_content (clipboard, NULL);
}
