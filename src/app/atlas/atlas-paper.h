/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of an atlas as a file, or on the printer: laid out in a thread. */
#pragma once

#include <gtk/gtk.h>

#include "app/atlas/atlas-reading.h"
#include "draw/sheet.h"

G_BEGIN_DECLS

/* Writes a PDF on @sheet into the file at @path, which is replaced. @lacks gets what it has not, in a sentence, or NULL. */
void ent_atlas_save_async (GObject *source, EntAtlasRead *read, const EntSheet *sheet, const char *path, GAsyncReadyCallback callback, gpointer data);
gboolean ent_atlas_save_finish (GAsyncResult *result, char **lacks, GError **error);

/* Not run yet, with a preview. */
GtkPrintOperation *ent_atlas_print_operation_new (EntAtlasRead *read) G_GNUC_WARN_UNUSED_RESULT;
/* That the sheets that were chosen are too small for it, which cancels it; NULL: they are not. Lent. */
const char *ent_atlas_print_lack (GtkPrintOperation *operation);

G_END_DECLS
