/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier versions: what stood at the place of a file before it was saved over, for this user alone and far from the
 * document, where a stick that is lost or a folder that others read gives nothing away.
 *
 * Of each file the last ENT_BACKUPS_MOST, bounded in bytes; the one that was kept last is there always. All run on any
 * thread, and wait for the disk.
 */
#pragma once

#include <gio/gio.h>

#include "model/progress.h"

G_BEGIN_DECLS

#define ENT_BACKUPS_MOST 10
#define ENT_BACKUPS_MOST_BYTES (G_GUINT64_CONSTANT (50) << 20)
#define ENT_BACKUPS_MOST_BYTES_IN_ALL (G_GUINT64_CONSTANT (500) << 20)

typedef struct
{
  char *file;        /* the path at which it lies */
  char *checksum;    /* of what was kept */
  gint64 written_at; /* when it was written at its place, in microseconds as g_get_real_time() */
  guint64 size;
} EntVersion;
EntVersion *ent_version_copy (const EntVersion *version);
void ent_version_free (EntVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntVersion, ent_version_free)

/* Keeps @data, which stands at @real_path since @written_at: once, if it is what was kept last. It is read back before an
 * older version goes. @real_path: see EntFingerprint. The error is a whole sentence that says why. */
gboolean ent_backups_keep (const char *real_path, const char *data, gsize length, gint64 written_at, GError **error);
/* Of EntVersion, the one that was kept last first; of the file at @path, by whatever links. */
GPtrArray *ent_backups_list (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of a version. @whole, if given, tells whether they are those that were kept. */
GBytes *ent_backups_read (const EntVersion *version, gboolean *whole, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts @data in the place of @version, in the order and with the date that it has. Whatever happens, one of the two is
 * there; on failure it is the one before, or both. */
gboolean ent_backups_exchange (const EntVersion *version, const char *data, gsize length, GError **error);
/* Of EntVersion: of each file but the one at @path that is not at its place any more, the one that was kept last. It may
 * have been deleted, moved or renamed, or lie on a disk that is elsewhere now. Waits for all those disks. */
GPtrArray *ent_backups_list_left (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Adds to @versions, in their order, @version and all others of its file. */
void ent_backups_add_all_of (GPtrArray *versions, const EntVersion *version);
/* Removes @versions; FALSE if one is still there. */
gboolean ent_backups_remove (GPtrArray *versions, GError **error);
/* Removes all versions of the file at @path; FALSE if one is still there. */
gboolean ent_backups_clear (const char *path, GError **error);

G_END_DECLS
