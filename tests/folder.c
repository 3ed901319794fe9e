/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <glib/gstdio.h>
#include <unistd.h>

char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("entorno-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
keep_folders_in_memory (void)
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
}

char *
new_home (void)
{
  char *home = new_folder ();

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  return home;
}

void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (g_steal_pointer (&child));
      else
        (void) g_unlink (child);
    }
}

void
remove_folder (char *path)
{
  empty_folder (path);
  (void) g_rmdir (path);
  g_free (path);
}
