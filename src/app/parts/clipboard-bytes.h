/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program has on the clipboard, as bytes, and no more of them kept
 * than is asked for: nobody but that program knows how many there are.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads what @clipboard has of the MIME type @kind; where that is more than @most bytes, one byte
 * beyond @most; the rest is dropped as it comes. */
void ent_clipboard_read_bytes_async (GdkClipboard *clipboard, const char *kind, gsize most, GAsyncReadyCallback callback, gpointer data);
GBytes *ent_clipboard_read_bytes_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
