/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody else does in the instant between two calls of a save: nothing of theirs is replaced unseen, and nothing of
 * theirs is taken for ours.
 */
#define _GNU_SOURCE /* RENAME_NOREPLACE */
#include "folder.h"
#include "io/disk/backups.h"
#include "io/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- the calls that the save makes --- */

typedef void (*Others) (const char *path);

static const char *where;
static Others before_flush, after_exchange;

static void
let (Others *others)
{
  Others act = *others;

  *others = NULL;
  if (act != NULL)
    act (where);
}

int
fsync (int fd)
{
  let (&before_flush);
  return (int) syscall (SYS_fsync, fd);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  int result = (int) syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);

  if (result == 0)
    let (&after_exchange);
  return result;
}

int
rename (const char *from, const char *to)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* --- what others do --- */

#define OURS "ours, and some more"
#define THEIRS "theirs, as long: ok"

G_STATIC_ASSERT (sizeof OURS == sizeof THEIRS);

static void
write_there (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  g_assert_no_errno (close (fd));
}

static void
write_theirs (const char *path)
{
  write_there (path, THEIRS);
}

static void
put_theirs_in_its_place (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".other", NULL);

  write_there (other, THEIRS);
  g_assert_no_errno (rename (other, path));
}

/* --- the tests --- */

typedef struct
{
  char *folder, *path;
  GBytes *bytes;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "a.entorno", NULL);
  f->bytes = g_bytes_new_static (OURS, strlen (OURS));
  where = f->path;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  before_flush = after_exchange = NULL;
  ent_backups_clear (f->path, NULL);
  g_bytes_unref (f->bytes);
  g_free (f->path);
  remove_folder (f->folder);
}

static void
assert_holds (Fixture *f, const char *text)
{
  g_autofree char *there = NULL;
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  g_assert_true (g_file_get_contents (f->path, &there, NULL, NULL));
  g_assert_cmpstr (there, ==, text);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

/* @expected: of what was there when it was opened; NULL: nothing was. */
static gboolean
save (Fixture *f, const EntFingerprint *expected, EntSaved *saved, GError **error)
{
  return ent_store_save_document (f->path, f->bytes, expected, saved, NULL, error);
}

static void
test_a_name_that_others_take_meanwhile_is_theirs (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_auto (EntSaved) saved = { 0 };

  before_flush = write_theirs;
  g_assert_false (save (f, NULL, &saved, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, "has just made a file of this name"));
  assert_holds (f, THEIRS);
  g_clear_error (&error);
  /* who saves there all the same has them among the earlier versions */
  save (f, NULL, &saved, &error);
  g_assert_no_error (error);
  assert_holds (f, OURS);
  versions = ent_backups_list (f->path);
  g_assert_cmpuint (versions->len, ==, 1);
}

static void
test_what_others_write_into_it_meanwhile_is_seen (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (EntSaved) first = { 0 }, second = { 0 };

  g_assert_true (save (f, NULL, &first, NULL));
  before_flush = GPOINTER_TO_INT (data) ? put_theirs_in_its_place : write_theirs;
  g_assert_false (save (f, first.fingerprint, &second, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_CHANGED);
  assert_holds (f, THEIRS);
}

static void
test_what_others_put_there_right_after_is_not_ours (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (EntSaved) first = { 0 }, second = { 0 };

  after_exchange = GPOINTER_TO_INT (data) ? put_theirs_in_its_place : write_theirs;
  g_assert_true (save (f, NULL, &first, NULL));
  assert_holds (f, THEIRS);
  g_assert_false (save (f, first.fingerprint, &second, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_CHANGED);
  assert_holds (f, THEIRS);
}

#define ADD(name, data, function) g_test_add ("/io/between/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  char *home = new_home ();
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("a-name-that-others-take-meanwhile-is-theirs", NULL, test_a_name_that_others_take_meanwhile_is_theirs);
  ADD ("what-others-write-into-it-meanwhile-is-seen/in-place", NULL, test_what_others_write_into_it_meanwhile_is_seen);
  ADD ("what-others-write-into-it-meanwhile-is-seen/renamed-over-it", GINT_TO_POINTER (TRUE), test_what_others_write_into_it_meanwhile_is_seen);
  ADD ("what-others-put-there-right-after-is-not-ours/in-place", NULL, test_what_others_put_there_right_after_is_not_ours);
  ADD ("what-others-put-there-right-after-is-not-ours/renamed-over-it", GINT_TO_POINTER (TRUE), test_what_others_put_there_right_after_is_not_ours);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
