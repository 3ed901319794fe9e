/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maps of a folder read in a thread into an atlas. No widgets. */
#pragma once

#include <gio/gio.h>

#include "analysis/atlas.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* What came of it: not changed any more, so that any thread may look at it. */
typedef struct
{
  EntAtlas *atlas;  /* sorted */
  GPtrArray *paths; /* of the rows, by their numbers */
} EntAtlasRead;

EntAtlasRead *ent_atlas_read_ref (EntAtlasRead *read);
void ent_atlas_read_unref (EntAtlasRead *read);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntAtlasRead, ent_atlas_read_unref)

/* Of the row at @place. Lent. */
const char *ent_atlas_read_path (const EntAtlasRead *read, guint place);

/* Of the maps in @folder, see io/gather.h. Nobody is asked for a passphrase: what is sealed is skipped. @progress is stopped by
 * who does not wait any more; then it ends soon with G_IO_ERROR_CANCELLED. */
void ent_atlas_read_async (GObject *source, const char *folder, EntProgress *progress, GAsyncReadyCallback callback, gpointer data);
EntAtlasRead *ent_atlas_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
