/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/disk/private-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

/* What was there before with wider rights is made private too; disks without rights have none to take. */
static gboolean
make_private (const char *path, GError **error)
{
  GStatBuf status;

  if (g_mkdir_with_parents (path, 0700) != 0 || g_stat (path, &status) != 0)
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
