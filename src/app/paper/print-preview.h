/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets as they will come out of the printer, one at a time. Our own window:
 * the one that GTK would start is not installed everywhere.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @pages: recording surfaces, each as large as its paper, in points. @names: what each
 * is called, NULL-terminated, or NULL. Takes neither. */
GtkWidget *ent_print_preview_new (GPtrArray *pages, const char *const *names);
/* For who answers "preview" of an operation: it needs something to draw on from the beginning. */
void ent_print_preview_begin (GtkPrintContext *context);
/* And "ready": all @n sheets come by the way that each would take to the printer, and are shown. @names: as above. */
void ent_print_preview_show (GtkPrintOperationPreview *preview, GtkPrintContext *context, guint n, const char *const *names);
/* The page that is shown, from 0. */
guint ent_print_preview_page (GtkWidget *preview);

G_END_DECLS
