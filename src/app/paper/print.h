/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture on one sheet of the printer or several, or a document of several pages, with a preview. */
#pragma once

#include "app/paper/export.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* @first: what is chosen at first. */
void ent_print (EntWindow *window, const EntExport *first);
/* The operation behind it; tests run it without its dialog. What goes wrong, the window says. */
GtkPrintOperation *ent_print_operation_new (EntWindow *window, const EntExport *first) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the PDF that @settings had printed into is whole; also TRUE when they name none.
 * GTK does not tell of a disk that got full meanwhile. */
gboolean ent_print_is_whole (GtkPrintSettings *settings);

G_END_DECLS
