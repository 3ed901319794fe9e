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

/* What is the same for all that is printed: how the paper of @setup lies at first, what a file is called without its ending,
 * and what others see of it that wait for the printer. */
void ent_print_set_up (GtkPrintOperation *operation, GtkPageSetup *setup, const char *stem, const char *title);
/* What is left of a document's @margin inside of the printer's, in points. */
double ent_print_margin_within (GtkPrintContext *context, double margin);
/* That sheets are too small for a document, in a sentence; NULL where they are not. In points, within the printer's margins. */
char *ent_print_describe_lack (double width, double height) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the PDF that @settings had printed into is whole; also TRUE when they name none.
 * GTK does not tell of a disk that got full meanwhile. */
gboolean ent_print_is_whole (GtkPrintSettings *settings);
/* That it is not, and what to do, in a sentence; NULL: it is. */
const char *ent_print_loss (GtkPrintSettings *settings);
/* Tells where the file is, or that it is not whole; of what went to a printer its queue tells. */
void ent_print_say_end (EntWindow *window, GtkPrintSettings *settings, gboolean is_document);
/* Of the file that it went to, or NULL. */
char *ent_print_dup_path (GtkPrintSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
/* Of a file, as they stand in a sentence that says where it is: both owned by the caller. */
void ent_print_quote_place (const char *path, char **name, char **folder);

G_END_DECLS
