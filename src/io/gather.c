/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the maps in folders, and reads one after the other. */
#include "io/gather.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "io/disk/file-private.h"
#include "io/xml/format.h"
#include "io/xml/prescan.h"
#include "model/text.h"

static void
gathered_free (gpointer data)
{
  EntGathered *gathered = data;

  g_free (gathered->path);
  g_free (gathered->name);
  g_clear_error (&gathered->error);
  g_free (gathered);
}

/* --- finding --- */

typedef struct
{
  GPtrArray *found;
  EntProgress *progress;
  guint n_looked;
} Search;

/* Takes @path over. */
static EntGathered *
add (Search *search, char *path)
{
  EntGathered *gathered = g_new0 (EntGathered, 1);

  gathered->path = path;
  g_ptr_array_add (search->found, gathered);
  return gathered;
}

/* A folder that is not looked into. */
static void
add_refused (Search *search, const char *folder, const char *why)
{
  g_autofree char *name = g_filename_display_name (folder);

  ent_io_set_error (&add (search, g_strdup (folder))->error, ENT_IO_ERROR_UNREADABLE, name, 0, why);
}

/* Links are none, or they could lead round in a circle. */
static gboolean
is_folder (const struct dirent *entry, const char *path)
{
  struct stat status;

  if (entry->d_type != DT_UNKNOWN)
    return entry->d_type == DT_DIR;
  return lstat (path, &status) == 0 && S_ISDIR (status.st_mode);
}

static gboolean
goes_on (Search *search, const char *folder, GError **error)
{
  g_autofree char *name = NULL, *shown = NULL;

  if (!ent_io_goes_on (search->progress, error))
    return FALSE;
  if (search->n_looked <= ENT_GATHER_MOST_LOOKED)
    return TRUE;
  name = g_filename_display_name (folder);
  shown = ent_text_quote (name, 0);
  g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE,
               /* Translators: %1$u is a number, %2$s the path of a folder */
               _("There are more than %1$u files and folders to look at; the last one was in “%2$s”. Nothing was read. Choose the folder in which the maps lie."), ENT_GATHER_MOST_LOOKED, shown);
  return FALSE;
}

static gboolean
look_into (Search *search, const char *folder, guint level, GError **error)
{
  DIR *dir = opendir (folder);
  const struct dirent *entry;
  gboolean fine = TRUE;

  if (dir == NULL)
    {
      /* Translators: %s: a sentence that says why */
      g_autofree char *why = g_strdup_printf (_("The folder cannot be opened. %s"), ent_file_say (errno));

      add_refused (search, folder, why);
      return TRUE;
    }
  /* each thread has a stream of its own */
  /* cppcheck-suppress readdirCalled */
  while (fine && (entry = readdir (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (entry->d_name[0] == '.')
        continue;
      search->n_looked++;
      path = g_build_filename (folder, entry->d_name, NULL);
      if (ent_format_is_name (entry->d_name))
        add (search, g_steal_pointer (&path));
      else if (!is_folder (entry, path))
        continue;
      else if (level < ENT_GATHER_MOST_LEVELS)
        fine = look_into (search, path, level + 1, error);
      else
        add_refused (search, path, _("The folder lies too deep in others and was not looked into. Choose it by itself."));
      fine = fine && goes_on (search, folder, error);
    }
  closedir (dir);
  return fine;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(EntGathered *const *) a)->path, (*(EntGathered *const *) b)->path);
}

/* Whatever links lead there. */
static void
leave_one_of_each (GPtrArray *found)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len;)
    {
      const EntGathered *gathered = g_ptr_array_index (found, i);
      struct stat status;

      if (gathered->error == NULL && stat (gathered->path, &status) == 0 &&
          !g_hash_table_add (seen, g_strdup_printf ("%ju:%ju", (uintmax_t) status.st_dev, (uintmax_t) status.st_ino)))
        g_ptr_array_remove_index (found, i);
      else
        i++;
    }
}

/* Of @path, up to the name of what lies in it. */
static gsize
length_of_folder (const char *path, gsize length)
{
  while (length > 0 && path[length - 1] != G_DIR_SEPARATOR)
    length--;
  return length;
}

/* Whose folders they are is nobody's business where the names are printed. */
static void
name_all (GPtrArray *found)
{
  const char *first = found->len > 0 ? ((EntGathered *) g_ptr_array_index (found, 0))->path : "";
  gsize common = length_of_folder (first, strlen (first));

  for (guint i = 1; i < found->len; i++)
    while (common > 0 && strncmp (((EntGathered *) g_ptr_array_index (found, i))->path, first, common) != 0)
      common = length_of_folder (first, common - 1);
  for (guint i = 0; i < found->len; i++)
    {
      EntGathered *gathered = g_ptr_array_index (found, i);

      gathered->name = g_filename_display_name (gathered->path + common);
    }
}

GPtrArray *
ent_gather_find (const char *const *places, EntProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (gathered_free);
  Search search = { .found = found, .progress = progress };

  g_return_val_if_fail (places != NULL, NULL);

  for (guint i = 0; places[i] != NULL; i++)
    {
      struct stat status;

      if (stat (places[i], &status) != 0 || !S_ISDIR (status.st_mode))
        add (&search, g_strdup (places[i]));
      else if (!look_into (&search, places[i], 1, error))
        return NULL;
    }
  g_ptr_array_sort (found, compare_paths);
  leave_one_of_each (found);
  name_all (found);
  return g_steal_pointer (&found);
}

/* --- reading --- */

/* Half a map must not pass for one. */
static void
refuse_half (const EntFile *file, GError **error)
{
  g_autofree char *name = g_filename_display_name (file->path);

  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);
      g_autofree char *why = NULL;

      if (finding->level != ENT_FINDING_ERROR)
        continue;
      /* Translators: %s: sentences that say what is the matter with a file */
      why = g_strdup_printf (_("%s Half a map does not count here: open it in Entorno, and save what is left of it."), finding->message);
      ent_io_set_error (error, ENT_IO_ERROR_DAMAGED, name, finding->line, why);
      return;
    }
  g_assert_not_reached ();
}

static EntFile *
read_whole (const char *path, const char *passphrase, EntProgress *progress, GError **error)
{
  g_autoptr (EntFile) file = ent_store_open_sealed (path, passphrase, progress, error);

  if (file == NULL || !file->damaged)
    return g_steal_pointer (&file);
  refuse_half (file, error);
  return NULL;
}

gboolean
ent_gather_read (GPtrArray *found, const char *passphrase, EntProgress *progress, EntGatherFunc func, gpointer data)
{
  for (guint i = 0; i < found->len; i++)
    {
      const EntGathered *gathered = g_ptr_array_index (found, i);
      g_autoptr (EntProgress) reading = ent_progress_part (progress, ENT_PROGRESS_DONE * i / found->len, ENT_PROGRESS_DONE * (i + 1) / found->len);
      g_autoptr (EntFile) file = NULL;
      g_autoptr (GError) error = NULL;

      if (ent_progress_is_stopped (progress))
        return FALSE;
      if (gathered->error != NULL)
        error = g_error_copy (gathered->error);
      else
        file = read_whole (gathered->path, passphrase, reading, &error);
      /* what was given up in its midst is no fault of the file */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return FALSE;
      func (gathered, file, error, data);
    }
  return TRUE;
}
