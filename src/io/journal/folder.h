/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of one journal: whose it is, and its generations, files called by their number.
 * All of it waits for the disk.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *ent_journal_folder_path (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The ids of all that are there. */
GPtrArray *ent_journal_folder_list (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes the folder if it is not there, for its owner alone, who is this process from here on. FALSE
 * where it belongs to another process that is not gone. */
gboolean ent_journal_folder_take (const char *folder, GError **error);
/* Whether its process is gone. */
gboolean ent_journal_folder_is_left (const char *folder);
/* The numbers of the generations in it, of guint, the latest first; those half written are none. */
GArray *ent_journal_folder_generations (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
char *ent_journal_folder_file (const char *folder, guint generation) G_GNUC_WARN_UNUSED_RESULT;
/* All of it: from one moment to the next, whatever happens, it is not found any more. */
gboolean ent_journal_folder_remove (const char *folder, GError **error);
/* FALSE, and says that @path cannot be used, by errno. */
gboolean ent_journal_refuse (GError **error, const char *path, int code);

G_END_DECLS
