/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody said about the columns of a file, for the next one with the same titles. It lies in the folder of this
 * user's data, for this user alone: the titles are no more than a sum of them, but what values were said to mean stands there.
 */
#include "config.h"

#include "app/exchange/import-private.h"

#include <glib/gstdio.h>

/* So many are kept. */
#define MOST_KEPT 100u

static char *
path_of_memory (void)
{
  return g_build_filename (g_get_user_data_dir (), "entorno", "imports.ini", NULL);
}

static char *
sum_of (const char *titles)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, titles, -1);
}

gboolean
ent_import_memory_recall (EntImport *import)
{
  g_autoptr (GKeyFile) memory = g_key_file_new ();
  g_autofree char *path = path_of_memory (), *titles = NULL, *sum = NULL, *kept = NULL, *now = NULL;

  now = ent_import_describe (import, &titles);
  sum = sum_of (titles);
  if (!g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  kept = g_key_file_get_string (memory, sum, "columns", NULL);
  return kept != NULL && g_strcmp0 (kept, now) != 0 && ent_import_recall (import, kept);
}

void
ent_import_memory_keep (EntImport *import)
{
  g_autoptr (GKeyFile) memory = g_key_file_new ();
  g_autofree char *path = path_of_memory (), *folder = g_path_get_dirname (path), *titles = NULL, *description = NULL, *sum = NULL, *data = NULL;
  g_auto (GStrv) groups = NULL;
  gsize n_groups, length;

  description = ent_import_describe (import, &titles);
  sum = sum_of (titles);
  g_key_file_load_from_file (memory, path, G_KEY_FILE_NONE, NULL);
  g_key_file_remove_group (memory, sum, NULL);
  groups = g_key_file_get_groups (memory, &n_groups);
  /* the oldest come first */
  for (gsize i = 0; i + MOST_KEPT < n_groups + 1; i++)
    g_key_file_remove_group (memory, groups[i], NULL);
  g_key_file_set_string (memory, sum, "columns", description);
  data = g_key_file_to_data (memory, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
