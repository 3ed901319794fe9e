/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: beside the file, flushed, checked, renamed over it. At every moment
 * the old or the new file is whole on the disk. No in-place writing, whatever
 * fails; never g_file_replace(), which after a failed write renames the torn
 * file over the good one.
 */
#define _GNU_SOURCE /* fallocate(), renameat2(), TEMP_FAILURE_RETRY() */
#include "io/store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "io/disk/backups.h"
#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/disk/part.h"
#include "io/xml/format.h"
#include "io/xml/prescan.h"
#include "model/text.h"

/* Of a name that is made from a title; with its number and our ending it is far below what any disk takes. */
#define MAX_STEM_BYTES 160
#define MOST_OF_ONE_NAME 99
#define ACL "system.posix_acl_access"
/* no number of an error */
#define OTHERS (-1)
/* Thousandths, by what it takes on a disk that is not slow: written, and flushed. */
#define WRITTEN 600u
#define FLUSHED 900u

typedef struct
{
  const char *name;   /* for messages */
  char *target;       /* links resolved; it may not be there */
  char *temporary;    /* NULL until it is there */
  int fd;             /* of the temporary file, or -1 */
  gboolean was_there; /* something was read or written there before */
  gboolean existed;
  struct stat before;    /* of the target, if it existed */
  struct stat written;   /* of the temporary file, once all is in it */
  gboolean keeps;        /* what stands there goes to the earlier versions */
  gboolean only_new;     /* nothing is replaced, whatever stands there */
  GString *remarks;      /* what is to be known although it was saved: whole sentences */
  EntProgress *progress; /* or NULL, as once the old file begins to go */
} Save;

static void
remark (Save *save, const char *sentences)
{
  g_string_append_printf (save->remarks, "%s%s", save->remarks->len > 0 ? " " : "", sentences);
}

/* @advice: what to do about it. */
static gboolean
refuse (Save *save, GError **error, const char *reason, const char *advice)
{
  g_autofree char *message = NULL;

  if (save->existed)
    /* Translators: 1: a sentence that says why, 2: a sentence that says what to do */
    message = g_strdup_printf (_("It could not be saved. %1$s The file is as it was before. %2$s"), reason, advice);
  else
    /* Translators: 1: a sentence that says why, 2: a sentence that says what to do */
    message = g_strdup_printf (_("It could not be saved. %1$s Nothing was written. %2$s"), reason, advice);
  ent_io_set_error (error, ENT_IO_ERROR_NOT_SAVED, save->name, 0, message);
  return FALSE;
}

static const char *
advise (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return _("Make room there and save again, or save somewhere else.");
    case EACCES:
    case EPERM:
    case EROFS:
      return _("Save somewhere else.");
    case EFBIG:
    case EINVAL:
    case ELOOP:
    case ENAMETOOLONG:
      return _("Save under another name, or somewhere else.");
    default:
      return _("Try again, or save somewhere else.");
    }
}

static gboolean
refuse_for (Save *save, GError **error, int code)
{
  if (code == ECANCELED && !ent_io_goes_on (save->progress, error))
    return FALSE;
  return refuse (save, error, ent_file_say (code), advise (code));
}

/* What stands where a folder on the way to @folder should, or @folder itself. */
static char *
find_obstacle (const char *folder)
{
  g_autofree char *at = g_strdup (folder);
  struct stat status;

  while (strcmp (at, "/") != 0)
    {
      g_autofree char *around = g_path_get_dirname (at);

      if (stat (at, &status) == 0)
        return S_ISDIR (status.st_mode) ? g_strdup (folder) : g_steal_pointer (&at);
      g_free (at);
      at = g_steal_pointer (&around);
    }
  return g_strdup (folder);
}

/* The folder that the file is to be in is none, or not there (any more). */
static gboolean
refuse_folder (Save *save, GError **error, const char *folder, int code)
{
  g_autofree char *blamed = code == ENOTDIR ? find_obstacle (folder) : g_strdup (folder);
  g_autofree char *name = g_filename_display_name (blamed), *shown = ent_text_quote (name, 0), *reason = NULL;

  if (code != ENOENT && code != ENOTDIR)
    return refuse_for (save, error, code);
  /* what was read or written there before is gone with it */
  save->existed = FALSE;
  if (code == ENOTDIR)
    /* Translators: %s: the path of a file that stands where a folder should */
    reason = g_strdup_printf (_("“%s” is no folder."), shown);
  else if (save->was_there)
    /* Translators: %s: the path of a folder */
    reason = g_strdup_printf (_("The folder “%s” is no longer there: it was moved, renamed or deleted, or its disk is not connected."), shown);
  else
    /* Translators: %s: the path of a folder */
    reason = g_strdup_printf (_("There is no folder “%s”."), shown);
  return refuse (save, error, reason, code == ENOTDIR ? _("Save somewhere else.") : _("Save somewhere else, or make the folder and save again."));
}

/* An error of a call that needs the folder of the target. */
static gboolean
refuse_in_folder (Save *save, GError **error, int code)
{
  g_autofree char *folder = g_path_get_dirname (save->target);

  if (code == EACCES || code == EPERM)
    return refuse (save, error, _("You have no permission to write in this folder."), advise (code));
  if (code == ENOENT && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      if (save->temporary != NULL)
        return refuse (save, error, _("Another program deleted what was being written."), advise (code));
      /* as the folders that the system makes up */
      return refuse (save, error, _("No file can be made in this folder."), _("Save somewhere else."));
    }
  return refuse_folder (save, error, folder, code);
}

static gboolean
refuse_changed (Save *save, GError **error)
{
  ent_io_set_error (error, ENT_IO_ERROR_CHANGED, save->name, 0,
                    save->existed ? _("Somebody else has changed the file since it was opened. Nothing was written, so that their work is not lost. Save under another name, or replace it.")
                                  : _("The file was moved or deleted since it was opened. Nothing was written. Save it here again, or under another name."));
  return FALSE;
}

/* --- where --- */

/* Something other than a file stands there: that stays. */
static gboolean
refuse_kind (Save *save, GError **error)
{
  const char *reason = S_ISDIR (save->before.st_mode) ? _("A folder stands there, not a file.") : _("A pipe or a device stands there, not a file.");

  save->existed = FALSE;
  return refuse (save, error, reason, _("Save under another name, or somewhere else."));
}

static gboolean
find_target (Save *save, const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  /* "new-folder/" names no file */
  if (g_str_has_suffix (path, "/") && stat (path, &save->before) != 0)
    {
      int code = errno;

      folder = ent_file_absolute (path);
      while (strlen (folder) > 1 && g_str_has_suffix (folder, "/"))
        folder[strlen (folder) - 1] = '\0';
      return refuse_folder (save, error, folder, code);
    }
  save->target = ent_file_resolve (path, &folder);
  if (save->target == NULL)
    return refuse_folder (save, error, folder, errno);
  save->existed = stat (save->target, &save->before) == 0;
  if (!save->existed)
    return errno == ENOENT || refuse_in_folder (save, error, errno);
  if (!S_ISREG (save->before.st_mode))
    return refuse_kind (save, error);
  /* renaming would not ask: the folder's permission is enough for it */
  if (faccessat (AT_FDCWD, save->target, W_OK, AT_EACCESS) != 0)
    {
      if (errno == EROFS)
        return refuse_for (save, error, EROFS);
      return refuse (save, error, _("The file is protected against writing."), _("Save under another name, or take the protection off and save again."));
    }
  return TRUE;
}

/* Whether what was opened is still there: by date and size, or else by content. */
static gboolean
check_expected (Save *save, const EntFingerprint *expected, GError **error)
{
  /* seldom, and before the work that is told of: it is looked at only */
  g_autoptr (EntProgress) reading = ent_progress_part (save->progress, 0, 0);
  g_autofree char *data = NULL, *sum = NULL;
  gsize length;
  struct stat status;

  if (expected == NULL)
    return TRUE;
  if (!save->existed)
    return refuse_changed (save, error);
  if (ent_fingerprint_matches (expected, &save->before))
    return TRUE;
  if ((guint64) save->before.st_size != expected->size)
    return refuse_changed (save, error);
  data = ent_file_load (save->target, expected->size, &length, &status, reading, NULL);
  if (data == NULL)
    return ent_io_goes_on (save->progress, error) && refuse_changed (save, error);
  sum = ent_checksum (data, length);
  if (g_strcmp0 (sum, expected->checksum) != 0)
    return refuse_changed (save, error);
  /* touched, or copied there and back: the same to us */
  save->before = status;
  return TRUE;
}

/* --- the temporary file --- */

static gboolean
create_temporary (Save *save, GError **error)
{
  save->fd = ent_part_create (save->target, &save->temporary);
  return save->fd >= 0 || refuse_in_folder (save, error, errno);
}

/* TRUE if the list of who may do what came along, or there is none. */
static gboolean
copy_attributes (Save *save)
{
  gssize size = listxattr (save->target, NULL, 0);
  g_autoptr (GByteArray) names = g_byte_array_new (), value = g_byte_array_new ();
  gboolean fine = TRUE;

  if (size <= 0)
    return TRUE;
  g_byte_array_set_size (names, (guint) size);
  size = listxattr (save->target, (char *) names->data, names->len);
  for (gssize at = 0; at < size; at += (gssize) strlen ((const char *) names->data + at) + 1)
    {
      const char *name = (const char *) names->data + at;
      gssize length = getxattr (save->target, name, NULL, 0);

      g_byte_array_set_size (value, length > 0 ? (guint) length : 0);
      if (length > 0)
        length = getxattr (save->target, name, value->data, value->len);
      if ((length < 0 || fsetxattr (save->fd, name, value->data, (gsize) length, 0) != 0) && strcmp (name, ACL) == 0)
        fine = FALSE;
    }
  return fine;
}

static gboolean
set_mode (Save *save, mode_t mode)
{
  return TEMP_FAILURE_RETRY (fchmod (save->fd, mode)) == 0;
}

/* The rights of the old file, never wider: a group that cannot be given the
 * file does not get its rights either. */
static gboolean
copy_rights (Save *save)
{
  mode_t mode = save->before.st_mode & 0777;

  if (TEMP_FAILURE_RETRY (fchown (save->fd, save->before.st_uid, save->before.st_gid)) != 0 &&
      TEMP_FAILURE_RETRY (fchown (save->fd, (uid_t) -1, save->before.st_gid)) != 0)
    {
      struct stat now;

      if (fstat (save->fd, &now) != 0 || now.st_gid != save->before.st_gid)
        return set_mode (save, mode & ~(mode_t) 0070);
    }
  if (getxattr (save->target, ACL, NULL, 0) > 0)
    {
      /* with such a list the group's bits are a mask: only together with it */
      if (!set_mode (save, mode & ~(mode_t) 0070))
        return FALSE;
      if (!copy_attributes (save))
        return TRUE;
      return set_mode (save, mode);
    }
  copy_attributes (save);
  return set_mode (save, mode);
}

/* The space first, so that a full disk is met before anything is written. */
static int
reserve (int fd, gsize length)
{
  if (length == 0 || TEMP_FAILURE_RETRY (fallocate (fd, 0, 0, (off_t) length)) == 0)
    return 0;
  return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? errno : 0;
}

static gboolean
write_temporary (Save *save, GBytes *bytes, GError **error)
{
  g_autoptr (EntProgress) writing = ent_progress_part (save->progress, 0, WRITTEN);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int code;

  /* disks without rights (FAT, some network folders) refuse to set any */
  if (save->existed && !copy_rights (save) && errno != EPERM && errno != ENOTSUP && errno != EINVAL && errno != ENOSYS)
    return refuse_for (save, error, errno);
  code = reserve (save->fd, length);
  if (code != 0)
    return refuse_for (save, error, code);
  if (!ent_file_write_all (save->fd, data, length, writing) || !ent_file_flush (save->fd))
    return refuse_for (save, error, errno);
  (void) fstat (save->fd, &save->written);
  ent_progress_reach (save->progress, 0, FLUSHED, 1, 1);
  code = close (save->fd) != 0 && errno != EINTR ? errno : 0;
  save->fd = -1;
  return code == 0 || refuse_for (save, error, code);
}

/* --- the exchange --- */

/* By what the system says of it; the time of its last change counts a new name too. */
static gboolean
is_same_state (const struct stat *now, const struct stat *before)
{
  return now->st_dev == before->st_dev && now->st_ino == before->st_ino && now->st_size == before->st_size &&
         now->st_mtim.tv_sec == before->st_mtim.tv_sec && now->st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/* For the time when somebody wants to go back. Where it cannot be, their work of today still goes first. */
static void
keep_version (Save *save)
{
  g_autofree char *data = NULL, *message = NULL;
  g_autoptr (GError) problem = NULL;
  struct stat status;
  gsize length;

  if (!save->keeps || !save->existed)
    return;
  data = ent_file_load (save->target, ENT_LIMIT_BYTES, &length, &status, NULL, &problem);
  if (data != NULL && ent_backups_keep (save->target, data, length, (gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000, &problem))
    return;
  /* Translators: %s: a sentence that says why */
  message = g_strdup_printf (_("It was saved, but the version that stood there before could not be kept among the earlier versions. %s"), problem->message);
  remark (save, message);
}

/* As rename(2), but not over anything. */
static int
rename_to_free_name (const char *from, const char *to)
{
  struct stat status;
  int result = TEMP_FAILURE_RETRY (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE));

  if (result == 0 || (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP))
    return result;
  /* this disk cannot; nobody else gives files such names */
  if (lstat (to, &status) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return TEMP_FAILURE_RETRY (rename (from, to));
}

static int
swap (Save *save)
{
  return TEMP_FAILURE_RETRY (renameat2 (AT_FDCWD, save->temporary, AT_FDCWD, save->target, RENAME_EXCHANGE));
}

/* What was at the target when it was swapped is that of @expected. */
static gboolean
is_expected (Save *save, const EntFingerprint *expected)
{
  g_autofree char *data = NULL, *sum = NULL;
  struct stat now;
  gsize length;

  if (lstat (save->temporary, &now) != 0)
    /* tidied away as what a program left that is gone: then it is not of just now */
    return errno == ENOENT;
  if (!S_ISREG (now.st_mode))
    return FALSE;
  data = ent_file_load (save->temporary, expected->size, &length, &now, NULL, NULL);
  /* dates can be set back by whoever writes: they do only where it cannot be read */
  if (data == NULL)
    return is_same_state (&now, &save->before);
  sum = ent_checksum (data, length);
  return g_strcmp0 (sum, expected->checksum) == 0;
}

/* In the place of what is expected there, and of nothing else: that is looked at when it is out of the way already, since
 * others may come in between whenever it is looked at before. An error of the system, OTHERS, or 0. */
static int
replace_expected (Save *save, const EntFingerprint *expected)
{
  if (swap (save) != 0)
    {
      /* disks that cannot swap: then there is a moment for others to come in between */
      if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
        return TEMP_FAILURE_RETRY (rename (save->temporary, save->target)) == 0 ? 0 : errno;
      return errno == ENOENT && !g_file_test (save->target, G_FILE_TEST_EXISTS) ? OTHERS : errno;
    }
  if (is_expected (save, expected))
    {
      (void) TEMP_FAILURE_RETRY (unlink (save->temporary));
      return 0;
    }
  /* where that fails, at least theirs is not taken away */
  if (swap (save) != 0)
    g_clear_pointer (&save->temporary, g_free);
  return OTHERS;
}

static int
put_in_place (Save *save, const EntFingerprint *expected)
{
  if (expected != NULL)
    return replace_expected (save, expected);
  /* what appeared there since has been seen by nobody here */
  if (save->only_new || !save->existed)
    return rename_to_free_name (save->temporary, save->target) == 0 ? 0 : errno;
  return TEMP_FAILURE_RETRY (rename (save->temporary, save->target)) == 0 ? 0 : errno;
}

static gboolean
exchange (Save *save, const EntFingerprint *expected, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (save->target);
  int code;

  if (expected != NULL)
    {
      save->existed = stat (save->target, &save->before) == 0;
      if (!check_expected (save, expected, error))
        return FALSE;
    }
  code = put_in_place (save, expected);
  if (code == OTHERS)
    {
      save->existed = g_file_test (save->target, G_FILE_TEST_EXISTS);
      return refuse_changed (save, error);
    }
  if (code == EEXIST && (save->only_new || !save->existed))
    return refuse (save, error, _("Another program has just made a file of this name."), _("Save under another name, or save again to replace it."));
  if (code != 0)
    return refuse_in_folder (save, error, code);
  g_clear_pointer (&save->temporary, g_free);
  if (!ent_file_flush_folder (folder))
    remark (save, _("It was saved, but the disk could not confirm it: after a power cut the version before may stand there again. Save a copy on another disk too."));
  return TRUE;
}

/* A new file has taken the name; what is called otherwise is the old one still. */
static void
tell_other_names (Save *save)
{
  guint n = save->existed ? (guint) save->before.st_nlink : 1;
  g_autofree char *message = NULL;

  if (n < 2)
    return;
  /* Translators: how many other names (hard links) the file had */
  message = g_strdup_printf (ngettext ("The file had %u other name on this disk. That one keeps the version from before, and is a file of its own from now on.",
                                       "The file had %u other names on this disk. Those keep the version from before, and are another file from now on.", n - 1),
                             n - 1);
  remark (save, message);
}

static EntFingerprint *
take_fingerprint (Save *save, GBytes *bytes)
{
  struct stat status = { 0 };
  gsize length = g_bytes_get_size (bytes);
  EntFingerprint *fingerprint;

  /* of another file, if one came in between: then the next save compares the content, whatever dates and sizes say */
  if (stat (save->target, &status) != 0 || !is_same_state (&status, &save->written))
    status = (struct stat) { 0 };
  fingerprint = ent_fingerprint_new (save->target, &status, ent_checksum (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  fingerprint->size = length;
  fingerprint->n_names = save->existed ? (guint) save->before.st_nlink : 1;
  return fingerprint;
}

static void
clear_save (Save *save)
{
  if (save->fd >= 0)
    close (save->fd);
  if (save->temporary != NULL)
    (void) TEMP_FAILURE_RETRY (unlink (save->temporary));
  g_free (save->temporary);
  g_free (save->target);
}

/* Takes the remarks over into @saved, if that is given. */
static gboolean
run (Save *save, const char *path, GBytes *bytes, const EntFingerprint *expected, EntSaved *saved, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GString) remarks = g_string_new (NULL);
  EntProgress *progress = save->progress;
  gboolean done;

  save->fd = -1;
  save->name = name;
  save->was_there = expected != NULL;
  save->remarks = remarks;
  done = find_target (save, path, error) && check_expected (save, expected, error) && create_temporary (save, error) &&
         write_temporary (save, bytes, error) && ent_io_goes_on (save->progress, error);
  /* from here on it is not given up any more: the earlier versions would have one that never was */
  save->progress = NULL;
  if (done)
    keep_version (save);
  done = done && exchange (save, expected, error);
  if (done && saved != NULL)
    {
      tell_other_names (save);
      saved->fingerprint = take_fingerprint (save, bytes);
      saved->remark = remarks->len > 0 ? g_strdup (remarks->str) : NULL;
    }
  clear_save (save);
  if (done)
    ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, 1, 1);
  return done;
}

gboolean
ent_store_save (const char *path, GBytes *bytes, const EntFingerprint *expected, EntFingerprint **saved, EntProgress *progress, GError **error)
{
  Save save = { .progress = progress };
  g_auto (EntSaved) result = { 0 };

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!run (&save, path, bytes, expected, &result, error))
    return FALSE;
  if (saved != NULL)
    *saved = g_steal_pointer (&result.fingerprint);
  return TRUE;
}

gboolean
ent_store_save_document (const char *path, GBytes *bytes, const EntFingerprint *expected, EntSaved *saved, EntProgress *progress, GError **error)
{
  Save save = { .keeps = TRUE, .progress = progress };

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (saved != NULL, FALSE);

  return run (&save, path, bytes, expected, saved, error);
}

/* --- where nobody was asked for a name --- */

/* How a title becomes a name: not hidden, and short enough for what comes after it. */
static char *
name_stem (const char *stem)
{
  g_autofree char *name = g_strdup (stem);

  if (strlen (name) > MAX_STEM_BYTES)
    *g_utf8_find_prev_char (name, name + MAX_STEM_BYTES) = '\0';
  if (name[0] == '.')
    name[0] = '-';
  return g_steal_pointer (&name);
}

char *
ent_store_save_beside (const char *folder, const char *stem, GBytes *bytes, EntProgress *progress, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (stem != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  name = name_stem (stem);
  for (guint i = 1; i <= MOST_OF_ONE_NAME; i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%s %u" ENT_FORMAT_SUFFIX, name, i) : g_strconcat (name, ENT_FORMAT_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, numbered, NULL);
      g_autoptr (GError) problem = NULL;
      Save save = { .only_new = TRUE, .progress = progress };
      struct stat status;

      /* a link that leads nowhere is something too */
      if (lstat (path, &status) == 0)
        continue;
      if (run (&save, path, bytes, NULL, NULL, &problem))
        return g_steal_pointer (&path);
      /* somebody else may have been faster */
      if (lstat (path, &status) != 0)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  ent_io_set_error (error, ENT_IO_ERROR_NOT_SAVED, folder, 0, _("There are too many files of one name in this folder. Nothing was written. Save somewhere else."));
  return NULL;
}

void
ent_saved_clear (EntSaved *saved)
{
  g_clear_pointer (&saved->fingerprint, ent_fingerprint_free);
  g_clear_pointer (&saved->remark, g_free);
}

void
ent_store_sweep (const char *path)
{
  g_autofree char *folder = NULL, *around = NULL, *base = NULL, *real = NULL;

  g_return_if_fail (path != NULL);

  real = ent_file_resolve (path, &around);
  if (real == NULL)
    return;
  folder = g_path_get_dirname (real);
  base = g_path_get_basename (real);
  ent_parts_sweep (folder, base);
}
