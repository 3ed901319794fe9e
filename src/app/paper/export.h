/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a document as a file or on a sheet: what was chosen, and the
 * work that follows from it. No widgets.
 */
#pragma once

#include "app/document/document.h"
#include "draw/draw.h"
#include "draw/poster.h"

G_BEGIN_DECLS

/* Of a map are @inside and @from, which it owns: ids, or NULL. */
typedef struct
{
  EntPicture picture;
  gboolean blank;       /* of the map: nobody stands on it, to be written on */
  char *inside;         /* whose people and departments it shows; NULL: the whole map */
  char *from;           /* the moment since which it shows the change; NULL: it shows one moment */
  gboolean is_document; /* of several pages, in PDF, instead of the picture */
  EntPagesKind document;
  EntFormat format;
  guint paper;          /* index in ent_papers; ent_n_papers: a size of its own */
  double width, height; /* of that, mm, as it lies */
  EntLie lie;           /* ENT_LIES_AS_IT_IS: as gives the picture more room, upright for documents, or as its own size is written */
  guint columns, rows;  /* of a poster, for PDF; 0 or 1: one sheet */
  double overlap;       /* of its sheets, mm */
  guint pixels;         /* width of a PNG */
  EntThemeId theme;
  gboolean legend;
  gboolean for_others; /* nothing private stands in it; so it is in the projector's colours in any case */
} EntExport;

/* The same once more, which the caller clears. */
EntExport ent_export_copy (const EntExport *choice) G_GNUC_WARN_UNUSED_RESULT;
void ent_export_clear (EntExport *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntExport, ent_export_clear)

/* "pdf" */
const char *ent_export_suffix (EntFormat format);
/* What a scene is made from; the pointers of @spec are lent by @choice and @moment. */
void ent_export_spec (const EntExport *choice, const char *moment, double width, double height, EntSceneSpec *spec);
gboolean ent_export_is_poster (const EntExport *choice);
/* On sheets of @width × @height points with @edge blank. FALSE, with what to do in @error, when they are too small. */
gboolean ent_export_plan_poster (const EntExport *choice, double width, double height, double edge, EntPoster *poster, GError **error);
/* The sheet that is drawn on, which lies as was chosen or, where that was left open, as @map gets more room. */
EntSheet ent_export_sheet (const EntExport *choice, EntMap *map, const char *moment);
/* How the paper lies on which the picture of @map gets more room. */
EntLie ent_export_best_lie (const EntExport *choice, EntMap *map, const char *moment, double width, double height);

/* The bytes of the picture of @map, which nobody else may have meanwhile. @lacks gets what it has not, in sentences, @said all of its
 * texts. Runs on any thread. */
GBytes *ent_export_draw (const EntExport *choice, EntMap *map, const char *moment, GString *lacks, GString *said, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Draws and writes in a thread, from a copy. Whatever stands at @path is replaced. Once
 * @cancellable is cancelled nothing is written any more; the callback comes at once.
 * @progress, which may be NULL, tells meanwhile how far it is; where it is stopped the
 * layout is given up, and the export is cancelled. */
void ent_export_async (EntDocument *document, const EntExport *choice, const char *path, GCancellable *cancellable, EntProgress *progress, GAsyncReadyCallback callback, gpointer data);
/* @lacks, which may be NULL: what the picture that was written has not, in sentences, or NULL. */
gboolean ent_export_finish (GAsyncResult *result, char **lacks, GError **error);

G_END_DECLS
