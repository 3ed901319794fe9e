/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts/clipboard-own.h"

/* Compared, never looked into: the document may be gone. */
#define OWNER "ent-document"
/* As password managers mark what they copy; the programs that keep a history heed it. */
#define HINT "x-kde-passwordManagerHint"

static gboolean
put (GdkClipboard *clipboard, EntDocument *document, GdkContentProvider *provider)
{
  g_autoptr (GdkContentProvider) given = g_object_ref (provider);

  if (ent_document_guard (document) != NULL)
    {
      g_autoptr (GBytes) secret = g_bytes_new_static ("secret", 6);
      GdkContentProvider *kinds[] = { g_steal_pointer (&given), gdk_content_provider_new_for_bytes (HINT, secret) };

      given = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
    }
  /* also of one that is not sealed yet: it may be when it is closed */
  g_object_set_data (G_OBJECT (given), OWNER, document);
  return gdk_clipboard_set_content (clipboard, given);
}

gboolean
ent_clipboard_give (GtkWidget *widget, EntDocument *document, GdkContentProvider *provider)
{
  return put (gtk_widget_get_clipboard (widget), document, provider);
}

void
ent_clipboard_note (GdkClipboard *clipboard, EntDocument *document)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) text = G_VALUE_INIT;
  g_autoptr (GdkContentProvider) marked = NULL;

  if (content == NULL || g_object_get_data (G_OBJECT (content), OWNER) != NULL)
    return;
  g_object_set_data (G_OBJECT (content), OWNER, document);
  g_value_init (&text, G_TYPE_STRING);
  /* what is only selected is given up by the entry itself, which has to find what it has put there */
  if (ent_document_guard (document) == NULL || clipboard != gdk_display_get_clipboard (gdk_clipboard_get_display (clipboard)) ||
      !gdk_content_provider_get_value (content, &text, NULL))
    return;
  marked = gdk_content_provider_new_for_value (&text);
  put (clipboard, document, marked);
}

static void
empty (GdkClipboard *clipboard, EntDocument *document)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);

  if (content != NULL && g_object_get_data (G_OBJECT (content), OWNER) == document)
    gdk_clipboard_set_content (clipboard, NULL);
}

void
ent_clipboard_take_back (GtkWidget *widget, EntDocument *document)
{
  if (ent_document_guard (document) == NULL)
    return;
  empty (gtk_widget_get_clipboard (widget), document);
  empty (gtk_widget_get_primary_clipboard (widget), document);
}
