/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that only their user can look into: for what no document beside it may give away. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_FOLDER_RECOVERY, /* steps since the last save: in the state folder, of this machine alone */
  ENT_FOLDER_BACKUPS,  /* earlier versions: in the data folder */
} EntPrivateFolder;

/* The path of @folder, made if it is not there, with all above it, and with rights for its owner only (0700) where the
 * disk has such. NULL with ENT_IO_ERROR_NOT_SAVED. Waits for the disk. */
char *ent_private_folder (EntPrivateFolder folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The folder @path for its owner alone, and those above it that are missing; each is there after a power cut. TRUE also where
 * something is there already. FALSE with errno. */
gboolean ent_folder_make (const char *path);

G_END_DECLS
