/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading whole files without trusting them, fingerprints, and plain words. */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY() */
#include "io/disk/file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <unistd.h>

#include "io/xml/prescan.h"

#define MAX_LINKS 40

static const char *
not_a_file (void)
{
  return _("It is not a file, but a pipe, a device or something else of the system.");
}

/* There are few of them. */
static const char *
say_as_the_system (int code)
{
  /* Translators: %s: what the system calls an error, without a full stop */
  g_autofree char *sentence = g_strdup_printf (_("The system says: %s."), g_strerror (code));

  return g_intern_string (sentence);
}

const char *
ent_file_say (int code)
{
  switch (code)
    {
    case ENOSPC:
      return _("The disk is full.");
    case EDQUOT:
      return _("Your share of the disk is used up.");
    case EROFS:
      return _("The disk can only be read, not written.");
    case EACCES:
    case EPERM:
      return _("You have no permission for it.");
    case ENOENT:
      return _("It is not there: it was moved, renamed or deleted, or its disk is not connected.");
    case ENOTDIR:
      return _("A part of its path is not a folder.");
    case EISDIR:
      return _("It is a folder.");
    case EEXIST:
      return _("Something is there already, and this disk lets nothing take its place.");
    case ENAMETOOLONG:
      return _("Its name is too long for this disk.");
    case EINVAL:
      return _("This disk does not take such a name.");
    case ELOOP:
      return _("It is a link that leads round in a circle.");
    case EFBIG:
      return _("It is larger than this disk or the system allows.");
    case EIO:
      return _("The disk reports a fault.");
    case ENODEV:
    case ENXIO:
    case ESTALE:
    case ENOTCONN:
    case EHOSTDOWN:
    case ETIMEDOUT:
      return _("The disk or the network folder is gone.");
    case EAGAIN:
      return _("Another program holds it just now.");
    case EMFILE:
    case ENFILE:
      return _("Too many files are open.");
    case ENOMEM:
      return _("There is not enough memory.");
    default:
      return say_as_the_system (code);
    }
}

/* --- where --- */

static char *
real_path (const char *path)
{
  char *real = realpath (path, NULL), *owned = g_strdup (real);
  int code = errno;

  free (real);
  errno = code;
  return owned;
}

char *
ent_file_absolute (const char *path)
{
  g_autofree char *here = g_get_current_dir ();

  return g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (here, path, NULL);
}

char *
ent_file_resolve (const char *path, char **folder)
{
  g_autofree char *at = ent_file_absolute (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *above = g_path_get_dirname (at), *base = g_path_get_basename (at), *real = real_path (at);
      g_autofree char *around = NULL, *there = NULL, *link = NULL;

      if (real != NULL)
        return g_steal_pointer (&real);
      around = errno == ENOENT ? real_path (above) : NULL;
      if (around == NULL)
        {
          int code = errno;

          *folder = g_steal_pointer (&above);
          errno = code;
          return NULL;
        }
      there = g_build_filename (around, base, NULL);
      link = g_file_read_link (there, NULL);
      if (link == NULL)
        return g_steal_pointer (&there);
      g_free (at);
      at = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (around, link, NULL);
    }
  *folder = g_path_get_dirname (at);
  errno = ELOOP;
  return NULL;
}

/* --- fingerprints --- */

static gint64
nanoseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * 1000000000 + time->tv_nsec;
}

EntFingerprint *
ent_fingerprint_new (const char *real_path, const struct stat *status, char *checksum)
{
  EntFingerprint *fingerprint = g_new0 (EntFingerprint, 1);

  fingerprint->real_path = g_strdup (real_path);
  fingerprint->device = status->st_dev;
  fingerprint->inode = status->st_ino;
  fingerprint->size = (guint64) status->st_size;
  fingerprint->mtime_ns = nanoseconds (&status->st_mtim);
  fingerprint->ctime_ns = nanoseconds (&status->st_ctim);
  fingerprint->checksum = checksum;
  return fingerprint;
}

EntFingerprint *
ent_fingerprint_look (const char *path)
{
  struct stat status = { 0 };
  g_autofree char *real = NULL, *folder = NULL;
  EntFingerprint *fingerprint;

  g_return_val_if_fail (path != NULL, NULL);

  real = ent_file_resolve (path, &folder);
  if (stat (path, &status) != 0)
    status = (struct stat) { 0 };
  fingerprint = ent_fingerprint_new (real != NULL ? real : path, &status, NULL);
  fingerprint->n_names = (guint) status.st_nlink;
  return fingerprint;
}

gboolean
ent_fingerprint_is_same_file (const EntFingerprint *fingerprint, const EntFingerprint *other)
{
  g_return_val_if_fail (fingerprint != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (g_strcmp0 (fingerprint->real_path, other->real_path) == 0)
    return TRUE;
  if (fingerprint->n_names == 0 || other->n_names == 0 || fingerprint->device != other->device || fingerprint->inode != other->inode)
    return FALSE;
  /* the number of a file that was deleted is given to the next one */
  return fingerprint->n_names > 1 || other->n_names > 1 || fingerprint->mtime_ns == other->mtime_ns;
}

EntFingerprint *
ent_fingerprint_copy (const EntFingerprint *fingerprint)
{
  EntFingerprint *copy;

  if (fingerprint == NULL)
    return NULL;
  copy = g_memdup2 (fingerprint, sizeof *fingerprint);
  copy->real_path = g_strdup (fingerprint->real_path);
  copy->checksum = g_strdup (fingerprint->checksum);
  return copy;
}

void
ent_fingerprint_free (EntFingerprint *fingerprint)
{
  if (fingerprint == NULL)
    return;
  g_free (fingerprint->real_path);
  g_free (fingerprint->checksum);
  g_free (fingerprint);
}

gboolean
ent_fingerprint_matches (const EntFingerprint *fingerprint, const struct stat *status)
{
  return fingerprint->device == status->st_dev && fingerprint->inode == status->st_ino &&
         fingerprint->size == (guint64) status->st_size && fingerprint->mtime_ns == nanoseconds (&status->st_mtim) &&
         fingerprint->ctime_ns == nanoseconds (&status->st_ctim);
}

/* --- reading --- */

static void
set_unreadable (GError **error, const char *name, const char *reason)
{
  /* Translators: %s: a sentence that says why */
  g_autofree char *message = g_strdup_printf (_("The file cannot be opened. %s"), reason);

  ent_io_set_error (error, ENT_IO_ERROR_UNREADABLE, name, 0, message);
}

static gboolean
check_status (const struct stat *status, gsize limit, const char *name, GError **error)
{
  if (S_ISDIR (status->st_mode))
    set_unreadable (error, name, ent_file_say (EISDIR));
  else if (!S_ISREG (status->st_mode))
    set_unreadable (error, name, not_a_file ());
  else if (status->st_size < 0 || (guint64) status->st_size > limit)
    ent_io_set_error (error, ENT_IO_ERROR_HOSTILE, name, 0,
                      _("The file is larger than 64 MiB, larger than any map. It was not opened."));
  else
    return TRUE;
  return FALSE;
}

/* Reads until the end, or until @size bytes; -1 with errno. */
static gssize
read_all (int fd, char *data, gsize size, EntProgress *progress)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n;

      if (ent_progress_is_stopped (progress))
        {
          errno = ECANCELED;
          return -1;
        }
      n = read (fd, data + done, MIN (size - done, 1u << 20));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
      ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, done, size);
    }
  return (gssize) done;
}

static char *
load_open (int fd, const char *name, gsize limit, gsize *length, struct stat *status, EntProgress *progress, GError **error)
{
  g_autofree char *data = NULL;
  struct stat after;
  gssize n;

  if (fstat (fd, status) != 0)
    {
      set_unreadable (error, name, ent_file_say (errno));
      return NULL;
    }
  if (!check_status (status, limit, name, error))
    return NULL;
  /* one byte more than it has: it may be growing */
  data = g_try_malloc ((gsize) status->st_size + 2);
  if (data == NULL)
    {
      set_unreadable (error, name, ent_file_say (ENOMEM));
      return NULL;
    }
  n = read_all (fd, data, (gsize) status->st_size + 1, progress);
  if (n < 0)
    {
      int code = errno;

      /* of a file that the system makes up, which has nothing to tell just now */
      if (code != ECANCELED || ent_io_goes_on (progress, error))
        set_unreadable (error, name, code == EAGAIN ? not_a_file () : ent_file_say (code));
      return NULL;
    }
  if (fstat (fd, &after) != 0 || after.st_size != status->st_size ||
      nanoseconds (&after.st_mtim) != nanoseconds (&status->st_mtim))
    {
      set_unreadable (error, name, _("Another program was writing it. Try again."));
      return NULL;
    }
  /* as what the kernel tells in files that have no size */
  if (n != status->st_size)
    {
      set_unreadable (error, name, not_a_file ());
      return NULL;
    }
  data[n] = '\0';
  *length = (gsize) n;
  return g_steal_pointer (&data);
}

char *
ent_file_load (const char *path, gsize limit, gsize *length, struct stat *status, EntProgress *progress, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  char *data;
  int fd;

  /* first: to open a device can be to use it */
  if (stat (path, status) == 0 && !check_status (status, limit, name, error))
    return NULL;
  /* O_NONBLOCK: if it has become a pipe by now, it would wait for the other end */
  fd = TEMP_FAILURE_RETRY (open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (fd < 0)
    {
      /* a lease: its holder is being asked to give it back */
      set_unreadable (error, name, errno == EAGAIN ? _("Another program holds it just now. Try again.") : ent_file_say (errno));
      return NULL;
    }
  data = load_open (fd, name, limit, length, status, progress, error);
  close (fd);
  return data;
}

/* --- writing --- */

gboolean
ent_file_write_all (int fd, const char *data, gsize length, EntProgress *progress)
{
  gsize all = length;

  while (length > 0)
    {
      gssize n;

      if (ent_progress_is_stopped (progress))
        {
          errno = ECANCELED;
          return FALSE;
        }
      n = write (fd, data, MIN (length, 1u << 20));
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          errno = n == 0 ? EIO : errno;
          return FALSE;
        }
      data += n;
      length -= (gsize) n;
      ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, all - length, all);
    }
  return TRUE;
}

gboolean
ent_file_flush (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  /* some network folders have no such call, and nothing better is to be had there */
  return result == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

gboolean
ent_file_flush_folder (const char *folder)
{
  int fd = TEMP_FAILURE_RETRY (open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)), code;
  gboolean flushed;

  if (fd < 0)
    return errno == EACCES || errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
  flushed = ent_file_flush (fd);
  code = errno;
  close (fd);
  errno = code;
  return flushed;
}
