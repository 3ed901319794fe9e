/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/disk/look.h"

#include <errno.h>

#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/xml/limits.h"

static gboolean
is_other_file (const EntFingerprint *known, const struct stat *status)
{
  return known->device != status->st_dev || known->inode != status->st_ino;
}

/* Something is there, and not as it was by what the system says of it. */
static EntFileState
compare_bytes (const char *path, const EntFingerprint *known, struct stat *status, char **checksum)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!S_ISREG (status->st_mode))
    return ENT_FILE_REPLACED;
  data = ent_file_load (path, ENT_LIMIT_BYTES, &length, status, NULL, &error);
  if (data == NULL && !g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_HOSTILE))
    return ENT_FILE_UNKNOWN;
  if (data != NULL)
    *checksum = ent_checksum (data, length);
  if (*checksum != NULL && g_strcmp0 (*checksum, known->checksum) == 0)
    return ENT_FILE_TOUCHED;
  return is_other_file (known, status) ? ENT_FILE_REPLACED : ENT_FILE_CHANGED;
}

EntFileState
ent_file_look (const char *path, const EntFingerprint *known, EntFingerprint **now)
{
  struct stat status = { 0 };
  g_autofree char *checksum = NULL;
  EntFileState state;

  g_return_val_if_fail (path != NULL, ENT_FILE_UNKNOWN);
  g_return_val_if_fail (known != NULL, ENT_FILE_UNKNOWN);

  if (stat (path, &status) != 0)
    {
      state = errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? ENT_FILE_GONE : ENT_FILE_UNKNOWN;
      status = (struct stat) { 0 };
    }
  else if (ent_fingerprint_matches (known, &status))
    {
      state = ENT_FILE_SAME;
      checksum = g_strdup (known->checksum);
    }
  else
    state = compare_bytes (path, known, &status, &checksum);
  if (now != NULL)
    {
      *now = ent_fingerprint_new (known->real_path, &status, g_steal_pointer (&checksum));
      (*now)->n_names = (guint) status.st_nlink;
    }
  return state;
}
