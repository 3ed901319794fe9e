/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built entorno-cli as a script would. */
#include "cli/run.h"

#include "folder.h"

#include <string.h>
#include <sys/wait.h>

const char *const samples[N_SAMPLES] = {
  "data/samples/puerto-coral.entorno",
  "data/samples/cartagena.entorno",
  "data/samples/peru.entorno",
};

static Run *
spawn (char **environment, const char *const *arguments)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  const char *program = g_getenv ("ENT_CLI");
  Run *run = g_new0 (Run, 1);
  int wait_status = 0;

  g_assert_nonnull (program);
  g_ptr_array_add (argv, (gpointer) program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL,
                &run->out, &run->err, &wait_status, &error);
  g_assert_no_error (error);
  run->status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -1;
  return run;
}

Run *
run_cli (const char *const *arguments)
{
  return spawn (NULL, arguments);
}

Run *
run_cli_in (const char *language, const char *const *arguments)
{
  g_auto(GStrv) environment = g_environ_setenv (g_get_environ (), "LANGUAGE", language, TRUE);

  return spawn (environment, arguments);
}

void
run_free (Run *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->path = new_folder ();
  folder->home = new_folder ();
  g_setenv ("XDG_DATA_HOME", folder->home, TRUE);
}

void
folder_tear_down (Folder *folder, gconstpointer data)
{
  remove_folder (folder->path);
  remove_folder (folder->home);
}

char *
folder_file (const Folder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

GBytes *
read_bytes (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_path_get_basename (*(char *const *) a), *second = g_path_get_basename (*(char *const *) b);

  return strcmp (first, second);
}

GPtrArray *
kept_versions (const Folder *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = g_build_filename (folder->home, "entorno", "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);
  const char *of, *name;

  while (dir != NULL && (of = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *within = g_build_filename (all, of, NULL);
      g_autoptr (GDir) files = g_dir_open (within, 0, NULL);

      while (files != NULL && (name = g_dir_read_name (files)) != NULL)
        if (g_str_has_suffix (name, ".entorno"))
          g_ptr_array_add (versions, g_build_filename (within, name, NULL));
    }
  g_ptr_array_sort (versions, compare_names);
  return versions;
}

char *
project_file (const char *path)
{
  return g_build_filename (g_getenv ("ENT_SRCDIR"), path, NULL);
}

double
number_after (const char *text, const char *before)
{
  const char *at = strstr (text, before);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (before), NULL);
}
