/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells as a file that its owner alone can read. */
#pragma once

#include <gio/gio.h>

#include "model/cells.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* Writes @cells as ent_tsv_write() has them, with rights for the owner only (0600), also over a file
 * that others could read. What stands at @path is whole at every moment. Runs on any thread. */
gboolean ent_tsv_save_private (const char *path, const EntCells *cells, EntProgress *progress, GError **error);

G_END_DECLS
