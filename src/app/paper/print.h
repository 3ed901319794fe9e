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
/* What became of what was sent to a printer or into a file. */
typedef struct
{
  const char *path;          /* of the file, or NULL: a printer */
  const char *name, *folder; /* of the file, as they stand in a sentence that says where it is */
  const char *loss;          /* that it is not there, or not whole, and what to do, in a sentence; NULL: it is */
} EntPrinted;
typedef void (*EntPrintEnd) (const EntPrinted *printed, gpointer data);

/* Calls @end once all is written that is going to be, but for a printer only if it has failed: its queue tells the rest.
 * @data goes with the operation. */
void ent_print_watch (GtkPrintOperation *operation, EntPrintEnd end, gpointer data, GDestroyNotify free_data);
/* Whether the file that @settings had printed into is whole; also TRUE when they name none.
 * GTK does not tell of a disk that got full meanwhile. */
gboolean ent_print_is_whole (GtkPrintSettings *settings);

G_END_DECLS
