/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and locks of what is being written. */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY() */
#include "io/disk/part.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "io/xml/format.h"

#define MAX_NAME_BYTES 255
#define N_RANDOM 6
#define ENDING ".part"
/* "." before the name, and what comes after it */
#define ADDED (1 + 1 + N_RANDOM + (sizeof ENDING - 1))
/* A save that stands still as long as this on a slow stick is not known. */
#define OLD_SECONDS 3600

/* As much of @base as leaves room for what is added. */
static char *
shorten (const char *base)
{
  gsize length = strlen (base);

  if (length + ADDED > MAX_NAME_BYTES)
    {
      length = MAX_NAME_BYTES - ADDED;
      /* not within a character: some disks take only whole ones */
      while (length > 0 && ((guchar) base[length] & 0xC0) == 0x80)
        length--;
    }
  return g_strndup (base, length);
}

static char *
random_name (const char *folder, const char *base)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  g_autofree char *shortened = shorten (base), *name = NULL;
  guint8 bytes[N_RANDOM] = { 0 };
  char random[N_RANDOM + 1] = { 0 };

  /* of the system: a process that was split off goes on with the same numbers of a generator in it */
  if (getentropy (bytes, sizeof bytes) != 0)
    for (guint i = 0; i < N_RANDOM; i++)
      bytes[i] = (guint8) g_random_int ();
  for (guint i = 0; i < N_RANDOM; i++)
    random[i] = letters[bytes[i] % (sizeof letters - 1)];
  name = g_strdup_printf (".%s.%s" ENDING, shortened, random);
  return g_build_filename (folder, name, NULL);
}

int
ent_part_create (const char *target, char **path)
{
  g_autofree char *folder = g_path_get_dirname (target), *base = g_path_get_basename (target);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = random_name (folder, base);
      int fd = TEMP_FAILURE_RETRY (open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));

      if (fd >= 0)
        {
          /* where the disk has no such locks nobody sweeps either */
          (void) flock (fd, LOCK_EX | LOCK_NB);
          *path = g_steal_pointer (&name);
          return fd;
        }
      if (errno != EEXIST)
        break;
    }
  return -1;
}

/* --- what was left --- */

static gboolean
is_name (const char *name, const char *base)
{
  gsize length = strlen (name);
  g_autofree char *stem = NULL, *shortened = base != NULL ? shorten (base) : NULL;
  const char *random;

  if (length <= ADDED || name[0] != '.' || !g_str_has_suffix (name, ENDING))
    return FALSE;
  random = name + length - (sizeof ENDING - 1) - N_RANDOM;
  if (random[-1] != '.')
    return FALSE;
  for (guint i = 0; i < N_RANDOM; i++)
    if (!g_ascii_isalnum (random[i]))
      return FALSE;
  stem = g_strndup (name + 1, length - ADDED);
  return g_str_has_suffix (stem, ENT_FORMAT_SUFFIX) || g_strcmp0 (stem, shortened) == 0;
}

static gboolean
is_old_file (const struct stat *status)
{
  return S_ISREG (status->st_mode) && status->st_uid == geteuid () && status->st_mtime < time (NULL) - OLD_SECONDS;
}

static void
remove_if_left (int folder, const char *name)
{
  struct stat status;
  int fd;

  /* before it is opened: to open a device can be to use it */
  if (fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !is_old_file (&status))
    return;
  /* for writing, which network folders ask of who locks */
  fd = openat (folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return;
  /* the lock is had only where nobody writes it; where there are no locks it is not had either */
  if (fstat (fd, &status) == 0 && is_old_file (&status) && flock (fd, LOCK_EX | LOCK_NB) == 0)
    unlinkat (folder, name, 0);
  close (fd);
}

void
ent_parts_sweep (const char *folder, const char *base)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int fd;

  if (dir == NULL)
    return;
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_name (name, base))
      remove_if_left (fd, name);
  close (fd);
}
