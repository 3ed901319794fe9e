/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY() */
#include "io/disk/private-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "io/disk/file-private.h"
#include "model/text.h"

static gboolean
refuse (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path), *shown = ent_text_quote (name, 0);

  g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED,
               /* Translators: 1: the path of a folder, 2: a sentence that says why */
               _("The folder “%1$s” cannot be used. %2$s"), shown, ent_file_say (code));
  return FALSE;
}

gboolean
ent_folder_make (const char *path)
{
  g_autofree char *above = g_path_get_dirname (path);
  int result = TEMP_FAILURE_RETRY (g_mkdir (path, 0700)), code;

  if (result != 0 && errno == ENOENT && strcmp (above, path) != 0 && ent_folder_make (above))
    result = TEMP_FAILURE_RETRY (g_mkdir (path, 0700));
  if (result != 0)
    return errno == EEXIST;
  if (ent_file_flush_folder (above))
    return TRUE;
  /* or nobody would flush it the next time, when it is there */
  code = errno;
  g_rmdir (path);
  errno = code;
  return FALSE;
}

/* What was there before with wider rights is made private too; disks without rights have none to take. */
static gboolean
make_private (const char *path, GError **error)
{
  GStatBuf status;

  if (!ent_folder_make (path) || g_stat (path, &status) != 0)
    return refuse (error, path, errno);
  if (!S_ISDIR (status.st_mode))
    return refuse (error, path, ENOTDIR);
  if ((status.st_mode & 0077) != 0 && g_chmod (path, 0700) != 0 && errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
    return refuse (error, path, errno);
  return TRUE;
}

char *
ent_private_folder (EntPrivateFolder folder, GError **error)
{
  const char *above = folder == ENT_FOLDER_RECOVERY ? g_get_user_state_dir () : g_get_user_data_dir ();
  g_autofree char *own = g_build_filename (above, "entorno", NULL);
  g_autofree char *path = g_build_filename (own, folder == ENT_FOLDER_RECOVERY ? "recovery" : "backups", NULL);

  if (!make_private (own, error) || !make_private (path, error))
    return NULL;
  return g_steal_pointer (&path);
}
