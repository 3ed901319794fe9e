/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map gives to the clipboard: of a sealed one nothing stays there longer than its window, and
 * programs that keep what was on the clipboard are asked not to.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

/* As gdk_clipboard_set_content(). */
gboolean ent_clipboard_give (GtkWidget *widget, EntDocument *document, GdkContentProvider *provider);
/* What was put on @clipboard just before is of this map as well: words out of an entry, which puts them there by itself. */
void ent_clipboard_note (GdkClipboard *clipboard, EntDocument *document);
/* The document is being closed. */
void ent_clipboard_take_back (GtkWidget *widget, EntDocument *document);

G_END_DECLS
