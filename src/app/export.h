/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a document as a file or on a sheet: what was chosen, and the
 * work that follows from it. No widgets.
 */
#pragma once

#include "app/document.h"
#include "draw/draw.h"
#include "draw/sheet.h"

G_BEGIN_DECLS

typedef struct
{
  EntPicture picture;
  EntFormat format;
  guint paper; /* index in ent_papers */
  gboolean landscape;
  guint pixels; /* width of a PNG */
  EntThemeId theme;
  gboolean legend;
} EntExport;

/* Of the sheet, in points. */
void ent_export_size (const EntExport *choice, double *width, double *height);
/* "pdf" */
const char *ent_export_suffix (EntFormat format);
/* What a scene is made from; the pointers of @spec are lent by @moment. */
void ent_export_spec (const EntExport *choice, const char *moment, double width, double height, EntSceneSpec *spec);

/* Draws and writes in a thread, from a copy. Whatever stands at @path is replaced. */
void ent_export_async (EntDocument *document, const EntExport *choice, const char *path, GAsyncReadyCallback callback, gpointer data);
gboolean ent_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
