/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier versions in folders by file: each is called by the time at which it was kept, so that the names are in their
 * order, and by its checksum; the date of the file is when it was written at its place.
 */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY() */
#include "io/disk/backups.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/disk/part.h"
#include "io/disk/private-folder.h"
#include "io/xml/format.h"

/* "20261130T140507.123456Z", "-", the checksum, ".entorno" */
#define STAMP "%Y%m%dT%H%M%S"
#define N_STAMP 23
#define N_CHECKSUM 32
/* Which file the folder is of: for people who look into it. */
#define PLACE "place"

EntVersion *
ent_version_copy (const EntVersion *version)
{
  EntVersion *copy = g_memdup2 (version, sizeof *version);

  copy->file = g_strdup (version->file);
  copy->checksum = g_strdup (version->checksum);
  return copy;
}

void
ent_version_free (EntVersion *version)
{
  g_free (version->file);
  g_free (version->checksum);
  g_free (version);
}

static gboolean
refuse (GError **error, int code)
{
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED, ent_file_say (code));
  return FALSE;
}

/* --- names --- */

/* The digest of the path: as a name it tells nobody who looks over a shoulder which maps there are. */
static char *
folder_for (const char *all, const char *real_path)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real_path, -1);

  return g_build_filename (all, digest, NULL);
}

static gboolean
is_version (const char *name)
{
  return strlen (name) == N_STAMP + 1 + N_CHECKSUM + strlen (ENT_FORMAT_SUFFIX) && name[N_STAMP] == '-' && g_str_has_suffix (name, ENT_FORMAT_SUFFIX);
}

static char *
stamp (GDateTime *when)
{
  g_autofree char *second = g_date_time_format (when, STAMP);

  return g_strdup_printf ("%s.%06dZ", second, g_date_time_get_microsecond (when));
}

/* After @newest, or NULL, in the order of names, also when the clock was set back. */
static char *
next_stamp (const EntVersion *newest)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc (), last = NULL, after = NULL;
  g_autofree char *text = stamp (now), *base = NULL;

  if (newest == NULL)
    return g_steal_pointer (&text);
  base = g_path_get_basename (newest->file);
  base[N_STAMP] = '\0';
  if (strcmp (base, text) < 0)
    return g_steal_pointer (&text);
  last = g_date_time_new_from_iso8601 (base, NULL);
  after = last != NULL ? g_date_time_add (last, 1) : NULL;
  return after != NULL ? stamp (after) : g_steal_pointer (&text);
}

/* --- looking --- */

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const EntVersion *const *first = a, *const *second = b;
  g_autofree char *one = g_path_get_basename ((*first)->file), *two = g_path_get_basename ((*second)->file);

  return strcmp (two, one);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_version_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;
      EntVersion *version;

      if (!is_version (name) || lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      version = g_new0 (EntVersion, 1);
      version->file = g_steal_pointer (&path);
      version->checksum = g_strndup (name + N_STAMP + 1, N_CHECKSUM);
      version->written_at = (gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
      version->size = (guint64) status.st_size;
      g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_newest_first);
  return versions;
}

/* NULL where nothing can have been kept. */
static char *
find_folder (const char *path)
{
  g_autofree char *around = NULL, *real = ent_file_resolve (path, &around), *all = ent_private_folder (ENT_FOLDER_BACKUPS, NULL);

  if (all == NULL)
    return NULL;
  /* as it was found when it was written, even if its folder is gone now */
  return folder_for (all, real != NULL ? real : path);
}

GPtrArray *
ent_backups_list (const char *path)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  folder = find_folder (path);
  return folder != NULL ? list_folder (folder) : g_ptr_array_new_with_free_func ((GDestroyNotify) ent_version_free);
}

/* Whether the file whose versions are in @folder is there. */
static gboolean
is_at_its_place (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, PLACE, NULL), *place = NULL;
  struct stat status;

  if (!g_file_get_contents (file, &place, NULL, NULL))
    return FALSE;
  /* of what cannot be looked at nobody knows */
  return lstat (place, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

GPtrArray *
ent_backups_list_left (const char *path)
{
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_version_free);
  g_autofree char *all = ent_private_folder (ENT_FOLDER_BACKUPS, NULL), *own = NULL;
  g_autoptr (GDir) dir = all != NULL ? g_dir_open (all, 0, NULL) : NULL;
  const char *name;

  g_return_val_if_fail (path != NULL, left);

  own = find_folder (path);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (all, name, NULL);
      g_autoptr (GPtrArray) versions = g_strcmp0 (folder, own) == 0 || is_at_its_place (folder) ? NULL : list_folder (folder);

      if (versions != NULL && versions->len > 0)
        g_ptr_array_add (left, g_ptr_array_steal_index (versions, 0));
    }
  return left;
}

void
ent_backups_add_all_of (GPtrArray *versions, const EntVersion *version)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_return_if_fail (versions != NULL);
  g_return_if_fail (version != NULL);

  folder = g_path_get_dirname (version->file);
  found = list_folder (folder);
  g_ptr_array_extend_and_steal (versions, g_steal_pointer (&found));
  g_ptr_array_sort (versions, compare_newest_first);
}

GBytes *
ent_backups_read (const EntVersion *version, gboolean *whole, EntProgress *progress, GError **error)
{
  struct stat status;
  gsize length;
  char *data;

  g_return_val_if_fail (version != NULL, NULL);

  data = ent_file_load (version->file, ENT_LIMIT_BYTES, &length, &status, progress, error);
  if (data == NULL)
    return NULL;
  if (whole != NULL)
    {
      g_autofree char *sum = ent_checksum (data, length);

      *whole = strcmp (sum, version->checksum) == 0;
    }
  return g_bytes_new_take (data, length);
}

static gboolean
is_whole (const EntVersion *version)
{
  gboolean whole = FALSE;
  g_autoptr (GBytes) bytes = ent_backups_read (version, &whole, NULL, NULL);

  return bytes != NULL && whole;
}

/* --- letting go --- */

/* The folder of a file of which nothing is kept goes too. */
static void
remove_version (const EntVersion *version)
{
  g_autofree char *folder = g_path_get_dirname (version->file), *place = g_build_filename (folder, PLACE, NULL);
  g_autoptr (GPtrArray) left = NULL;

  if (g_unlink (version->file) != 0)
    return;
  left = list_folder (folder);
  if (left->len > 0)
    return;
  g_unlink (place);
  g_rmdir (folder);
}

/* Of one file: the last ones, as far as they fit; and none of them twice. */
static void
prune_folder (const char *folder)
{
  g_autoptr (GPtrArray) versions = list_folder (folder);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint64 bytes = 0;
  guint n = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      const EntVersion *version = g_ptr_array_index (versions, i);

      if (i == 0 || (n < ENT_BACKUPS_MOST && bytes + version->size <= ENT_BACKUPS_MOST_BYTES && !g_hash_table_contains (seen, version->checksum)))
        {
          g_hash_table_add (seen, version->checksum);
          bytes += version->size;
          n++;
        }
      else
        remove_version (version);
    }
}

/* A version with the order in which it goes. */
typedef struct
{
  EntVersion *version; /* owned */
  gboolean newest;     /* of its file */
} Candidate;

static void
candidate_free (Candidate *candidate)
{
  ent_version_free (candidate->version);
  g_free (candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *const *first = a, *const *second = b;
  g_autofree char *one = g_path_get_basename ((*first)->version->file), *two = g_path_get_basename ((*second)->version->file);

  if ((*first)->newest != (*second)->newest)
    return (*first)->newest ? 1 : -1;
  return strcmp (one, two);
}

/* Of all files together: the oldest go, at the end also the only one of a file, but never @kept. */
static void
prune_all (const char *all, const char *kept)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);
  const char *name;
  guint64 bytes = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (all, name, NULL);
      g_autoptr (GPtrArray) versions = list_folder (folder);

      for (guint i = 0; i < versions->len; i++)
        {
          Candidate *candidate = g_new0 (Candidate, 1);

          candidate->version = ent_version_copy (g_ptr_array_index (versions, i));
          candidate->newest = i == 0;
          bytes += candidate->version->size;
          g_ptr_array_add (candidates, candidate);
        }
    }
  if (bytes <= ENT_BACKUPS_MOST_BYTES_IN_ALL)
    return;
  g_ptr_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && bytes > ENT_BACKUPS_MOST_BYTES_IN_ALL; i++)
    {
      const EntVersion *version = ((Candidate *) g_ptr_array_index (candidates, i))->version;

      if (strcmp (version->file, kept) == 0)
        continue;
      remove_version (version);
      bytes -= version->size;
    }
}

gboolean
ent_backups_remove (GPtrArray *versions, GError **error)
{
  struct stat status;
  guint n_left = 0;

  g_return_val_if_fail (versions != NULL, FALSE);

  for (guint i = 0; i < versions->len; i++)
    {
      const EntVersion *version = g_ptr_array_index (versions, i);

      remove_version (version);
      n_left += lstat (version->file, &status) == 0 ? 1 : 0;
    }
  return n_left == 0 || refuse (error, EACCES);
}

gboolean
ent_backups_clear (const char *path, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  versions = ent_backups_list (path);
  return ent_backups_remove (versions, error);
}

/* --- keeping --- */

static gboolean
fill (int fd, const char *data, gsize length, gint64 written_at)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { written_at / G_USEC_PER_SEC, written_at % G_USEC_PER_SEC * 1000 } };

  if (!ent_file_write_all (fd, data, length, NULL))
    return FALSE;
  /* disks without such dates: then it is when it was kept */
  (void) futimens (fd, times);
  return ent_file_flush (fd);
}

/* As a document is saved: at no moment is there half of it under its name. */
static gboolean
put (const char *path, const char *data, gsize length, gint64 written_at, GError **error)
{
  g_autofree char *part = NULL, *folder = g_path_get_dirname (path);
  int fd = ent_part_create (path, &part), code = 0;

  if (fd < 0)
    return refuse (error, errno);
  if (!fill (fd, data, length, written_at))
    code = errno;
  if (close (fd) != 0 && errno != EINTR && code == 0)
    code = errno;
  if (code == 0 && TEMP_FAILURE_RETRY (rename (part, path)) != 0)
    code = errno;
  if (code != 0)
    {
      g_unlink (part);
      return refuse (error, code);
    }
  return ent_file_flush_folder (folder) || refuse (error, errno);
}

static char *
make_folder (const char *all, const char *real_path, GError **error)
{
  g_autofree char *folder = folder_for (all, real_path), *place = g_build_filename (folder, PLACE, NULL);

  if (!ent_folder_make (folder))
    {
      refuse (error, errno);
      return NULL;
    }
  if (!g_file_test (place, G_FILE_TEST_EXISTS) && !put (place, real_path, strlen (real_path), g_get_real_time (), error))
    return NULL;
  return g_steal_pointer (&folder);
}

/* @version, of which file and checksum are given, is put and read back. */
static gboolean
put_whole (const EntVersion *version, const char *data, gsize length, gint64 written_at, GError **error)
{
  if (!put (version->file, data, length, written_at, error))
    return FALSE;
  if (is_whole (version))
    return TRUE;
  g_unlink (version->file);
  return refuse (error, EIO);
}

gboolean
ent_backups_keep (const char *real_path, const char *data, gsize length, gint64 written_at, GError **error)
{
  g_autofree char *all = NULL, *folder = NULL, *when = NULL, *name = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (EntVersion) version = g_new0 (EntVersion, 1);
  const EntVersion *newest;

  g_return_val_if_fail (real_path != NULL, FALSE);
  g_return_val_if_fail (data != NULL, FALSE);

  all = ent_private_folder (ENT_FOLDER_BACKUPS, error);
  folder = all != NULL ? make_folder (all, real_path, error) : NULL;
  if (folder == NULL)
    return FALSE;
  ent_parts_sweep (folder, PLACE);
  version->checksum = ent_checksum (data, length);
  versions = list_folder (folder);
  newest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;
  if (newest != NULL && strcmp (newest->checksum, version->checksum) == 0 && is_whole (newest))
    return TRUE;
  when = next_stamp (newest);
  name = g_strconcat (when, "-", version->checksum, ENT_FORMAT_SUFFIX, NULL);
  version->file = g_build_filename (folder, name, NULL);
  if (!put_whole (version, data, length, written_at, error))
    return FALSE;
  prune_folder (folder);
  prune_all (all, version->file);
  return TRUE;
}

gboolean
ent_backups_exchange (const EntVersion *version, const char *data, gsize length, GError **error)
{
  g_autofree char *folder = NULL, *before = NULL, *name = NULL;
  g_autoptr (EntVersion) after = g_new0 (EntVersion, 1);

  g_return_val_if_fail (version != NULL, FALSE);
  g_return_val_if_fail (data != NULL, FALSE);

  folder = g_path_get_dirname (version->file);
  before = g_path_get_basename (version->file);
  after->checksum = ent_checksum (data, length);
  name = g_strdup_printf ("%.*s-%s" ENT_FORMAT_SUFFIX, N_STAMP, before, after->checksum);
  after->file = g_build_filename (folder, name, NULL);
  if (!put_whole (after, data, length, version->written_at, error))
    return FALSE;
  return strcmp (after->file, version->file) == 0 || g_unlink (version->file) == 0 || refuse (error, errno);
}
