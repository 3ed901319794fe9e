/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: the old or the new file, whole, at its place, with its rights; and
 * what somebody else wrote meanwhile is not written over.
 */
#include "folder.h"
#include "io-test.h"
#include "io/xml/limits.h"
#include "io/xml/verify.h"
#include "model/edit.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "a.entorno", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->path);
  remove_folder (f->folder);
}

static gboolean
save (const char *path, const char *text, const EntFingerprint *expected, EntFingerprint **saved, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ent_store_save (path, bytes, expected, saved, NULL, error);
}

static void
assert_content (const char *path, const char *wanted)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, wanted);
}

/* Only these names are in the folder. */
static void
assert_names (const char *folder, guint n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint found = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_false (g_str_has_suffix (name, ".part"));
      found++;
    }
  g_assert_cmpuint (found, ==, n);
}

/* Not saved; the message has these words, and says what was kept and what to do. */
static void
assert_told (const char *path, const EntFingerprint *expected, const char *first, const char *kept, const char *advice)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "x", expected, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, first));
  g_assert_nonnull (strstr (error->message, kept));
  g_assert_nonnull (strstr (error->message, advice));
}

static mode_t
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_a_new_file_is_private (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EntFingerprint *saved = NULL;
  struct stat status;

  g_assert_true (save (f->path, "one", NULL, &saved, &error));
  assert_content (f->path, "one");
  assert_names (f->folder, 1);
  g_assert_cmpuint (mode_of (f->path), ==, 0600);
  stat (f->path, &status);
  g_assert_cmpuint (saved->inode, ==, status.st_ino);
  g_assert_cmpuint (saved->size, ==, 3);
  ent_fingerprint_free (saved);
}

static void
test_rights_stay (Fixture *f, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0644 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_file_set_contents (f->path, "old", -1, NULL);
      g_chmod (f->path, (int) modes[i]);
      g_assert_true (save (f->path, "new", NULL, NULL, NULL));
      assert_content (f->path, "new");
      g_assert_cmpuint (mode_of (f->path), ==, modes[i]);
    }
}

static void
test_marks_of_the_file_stay (Fixture *f, gconstpointer data)
{
  char value[8] = { 0 };

  g_file_set_contents (f->path, "old", -1, NULL);
  if (setxattr (f->path, "user.entorno.test", "kept", 4, 0) != 0)
    {
      g_test_skip ("this disk has no extended attributes");
      return;
    }
  g_assert_true (save (f->path, "new", NULL, NULL, NULL));
  g_assert_cmpint (getxattr (f->path, "user.entorno.test", value, sizeof value - 1), ==, 4);
  g_assert_cmpstr (value, ==, "kept");
}

/* One more user may read it, and the group nothing: the list says so, in the form of the system. */
static void
test_a_list_of_who_may_do_what_stays (Fixture *f, gconstpointer data)
{
  const struct
  {
    guint32 version;
    struct
    {
      guint16 tag, rights;
      guint32 id;
    } entries[5];
  } list = { 2, { { 0x01, 6, G_MAXUINT32 }, { 0x02, 4, 65534 }, { 0x04, 0, G_MAXUINT32 }, { 0x10, 4, G_MAXUINT32 }, { 0x20, 0, G_MAXUINT32 } } };
  guint8 after[sizeof list];

  g_file_set_contents (f->path, "old", -1, NULL);
  if (setxattr (f->path, "system.posix_acl_access", &list, sizeof list, 0) != 0)
    {
      g_test_skip ("this disk has no lists of rights");
      return;
    }
  g_assert_cmphex (mode_of (f->path), ==, 0640);
  g_assert_true (save (f->path, "new", NULL, NULL, NULL));
  assert_content (f->path, "new");
  g_assert_cmphex (mode_of (f->path), ==, 0640);
  g_assert_cmpint (getxattr (f->path, "system.posix_acl_access", after, sizeof after), ==, sizeof list);
  g_assert_cmpmem (after, sizeof after, &list, sizeof list);
}

static void
test_links_are_followed (Fixture *f, gconstpointer data)
{
  g_autofree char *one = g_build_filename (f->folder, "one", NULL), *two = g_build_filename (f->folder, "two", NULL);
  g_autofree char *other = g_build_filename (f->folder, "sub", NULL), *target = g_build_filename (other, "b.entorno", NULL);

  g_mkdir (other, 0700);
  g_assert_cmpint (symlink ("two", one), ==, 0);
  g_assert_cmpint (symlink ("sub/b.entorno", two), ==, 0);
  /* it leads to nothing yet */
  g_assert_true (save (one, "first", NULL, NULL, NULL));
  assert_content (target, "first");
  g_assert_true (save (one, "second", NULL, NULL, NULL));
  assert_content (target, "second");
  g_assert_true (g_file_test (one, G_FILE_TEST_IS_SYMLINK) && g_file_test (two, G_FILE_TEST_IS_SYMLINK));
  assert_names (other, 1);
}

/* "real/deep" with a link "ld" to it in the folder "li": "li/ld/.." is "real". */
static void
make_deep_link (Fixture *f, char **linked, char **real, char **up)
{
  g_autofree char *link = g_build_filename (f->folder, "li", "ld", NULL), *deep = g_build_filename (f->folder, "real", "deep", NULL);

  *linked = g_build_filename (f->folder, "li", NULL);
  *real = g_build_filename (f->folder, "real", NULL);
  *up = g_build_filename (link, "..", NULL);
  g_assert_cmpint (g_mkdir (*linked, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (symlink ("../real/deep", link), ==, 0);
}

static void
test_up_from_a_linked_folder_is_where_the_system_says (Fixture *f, gconstpointer data)
{
  g_autofree char *linked = NULL, *real = NULL, *up = NULL;

  make_deep_link (f, &linked, &real, &up);
  g_autofree char *other = g_build_filename (linked, "n.entorno", NULL), *target = g_build_filename (real, "n.entorno", NULL);
  g_autofree char *way = g_build_filename (up, "n.entorno", NULL), *missing = g_build_filename (up, "no", "n.entorno", NULL);
  g_autofree char *told = g_strdup_printf ("There is no folder “%s/no”.", up);

  g_assert_true (g_file_set_contents (other, "years of work", -1, NULL));
  g_assert_true (save (way, "new", NULL, NULL, NULL));
  assert_content (other, "years of work");
  assert_content (target, "new");
  g_assert_true (save (way, "newer", NULL, NULL, NULL));
  assert_content (target, "newer");
  assert_names (real, 2);
  assert_told (missing, NULL, told, "Nothing was written.", "make the folder");
}

static void
test_a_link_to_nothing_starts_from_the_folder_it_is_in (Fixture *f, gconstpointer data)
{
  g_autofree char *linked = NULL, *real = NULL, *up = NULL;

  make_deep_link (f, &linked, &real, &up);
  g_autofree char *link = g_build_filename (real, "deep", "link", NULL), *way = g_build_filename (linked, "ld", "link", NULL);
  g_autofree char *target = g_build_filename (real, "n.entorno", NULL), *wrong = g_build_filename (linked, "n.entorno", NULL);

  g_assert_cmpint (symlink ("../n.entorno", link), ==, 0);
  g_assert_true (save (way, "new", NULL, NULL, NULL));
  assert_content (target, "new");
  g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_a_circle_of_links_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("a.entorno", f->path), ==, 0);
  g_assert_false (save (f->path, "x", NULL, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, "circle"));
}

static void
test_other_names_keep_the_old_content (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  EntFingerprint *saved = NULL;

  g_file_set_contents (f->path, "old", -1, NULL);
  g_assert_cmpint (link (f->path, other), ==, 0);
  g_assert_true (save (f->path, "new", NULL, &saved, NULL));
  assert_content (f->path, "new");
  assert_content (other, "old");
  g_assert_cmpuint (saved->n_names, ==, 2);
  ent_fingerprint_free (saved);
}

static EntFingerprint *
save_first (Fixture *f)
{
  EntFingerprint *saved = NULL;

  g_assert_true (save (f->path, "mine", NULL, &saved, NULL));
  return saved;
}

static void
assert_refused_at (const char *path, const EntFingerprint *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "mine again", expected, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_CHANGED);
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
assert_refused (Fixture *f, const EntFingerprint *expected)
{
  assert_refused_at (f->path, expected);
}

static void
test_what_others_wrote_is_not_lost (Fixture *f, gconstpointer data)
{
  EntFingerprint *expected = save_first (f);
  struct stat before;
  struct timespec times[2];

  /* same length, same date: only the content tells */
  stat (f->path, &before);
  g_assert_true (g_file_set_contents (f->path, "thei", -1, NULL));
  times[0] = before.st_atim;
  times[1] = before.st_mtim;
  utimensat (AT_FDCWD, f->path, times, 0);
  assert_refused (f, expected);
  assert_content (f->path, "thei");

  g_file_set_contents (f->path, "theirs, longer", -1, NULL);
  assert_refused (f, expected);
  assert_content (f->path, "theirs, longer");

  g_unlink (f->path);
  assert_refused (f, expected);
  assert_names (f->folder, 0);
  ent_fingerprint_free (expected);
}

static void
test_the_same_bytes_are_no_change (Fixture *f, gconstpointer data)
{
  EntFingerprint *expected = save_first (f), *saved = NULL;

  /* another inode, another date */
  g_unlink (f->path);
  g_file_set_contents (f->path, "mine", -1, NULL);
  g_assert_true (save (f->path, "next", expected, &saved, NULL));
  assert_content (f->path, "next");
  g_assert_true (save (f->path, "and next", saved, NULL, NULL));
  ent_fingerprint_free (expected);
  ent_fingerprint_free (saved);
}

static void
test_something_else_in_its_place_is_told (Fixture *f, gconstpointer data)
{
  EntFingerprint *expected = save_first (f);

  g_unlink (f->path);
  g_mkdir (f->path, 0700);
  assert_told (f->path, expected, "A folder stands there", "Nothing was written.", "under another name");
  g_rmdir (f->path);
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  assert_told (f->path, expected, "A pipe or a device stands there", "Nothing was written.", "under another name");
  ent_fingerprint_free (expected);
}

static void
test_a_missing_folder_is_told (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "no", "such", NULL), *path = g_build_filename (folder, "a.entorno", NULL);
  g_autofree char *told = g_strdup_printf ("There is no folder “%s”.", folder), *bare = g_strconcat (folder, "/", NULL);
  g_autofree char *link = g_build_filename (f->folder, "link", NULL);

  assert_told (path, NULL, told, "Nothing was written.", "make the folder");
  assert_told (bare, NULL, told, "Nothing was written.", "make the folder");
  /* the folder that the link leads to, not the one that the link is in */
  g_assert_cmpint (symlink ("no/such/a.entorno", link), ==, 0);
  assert_told (link, NULL, told, "Nothing was written.", "make the folder");
  assert_names (f->folder, 1);
}

static void
test_a_folder_that_was_deleted_is_told (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "work", NULL), *path = g_build_filename (folder, "a.entorno", NULL);
  g_autofree char *told = g_strdup_printf ("The folder “%s” is no longer there", folder);
  EntFingerprint *saved = NULL;

  g_mkdir (folder, 0700);
  g_assert_true (save (path, "one", NULL, &saved, NULL));
  g_unlink (path);
  g_rmdir (folder);
  assert_told (path, saved, told, "Nothing was written.", "make the folder and save again");
  /* once it is there again the file is only missing */
  g_mkdir (folder, 0700);
  assert_refused_at (path, saved);
  assert_names (folder, 0);
  ent_fingerprint_free (saved);
}

static void
test_a_file_for_a_folder_is_told (Fixture *f, gconstpointer data)
{
  g_autofree char *file = g_build_filename (f->folder, "file", NULL), *path = g_build_filename (file, "a.entorno", NULL);
  g_autofree char *deep = g_build_filename (file, "work", "a.entorno", NULL), *told = g_strdup_printf ("“%s” is no folder.", file);

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  assert_told (path, NULL, told, "Nothing was written.", "somewhere else");
  assert_told (deep, NULL, told, "Nothing was written.", "somewhere else");
}

static gboolean
is_same_file (const char *path, const char *other)
{
  g_autoptr (EntFingerprint) one = ent_fingerprint_look (path), two = ent_fingerprint_look (other);

  return ent_fingerprint_is_same_file (one, two) && ent_fingerprint_is_same_file (two, one);
}

static void
test_one_file_by_several_ways_is_one (Fixture *f, gconstpointer data)
{
  g_autofree char *soft = g_build_filename (f->folder, "soft", NULL), *hard = g_build_filename (f->folder, "hard", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "sub", NULL), *up = g_build_filename (folder, "..", "a.entorno", NULL);
  g_autofree char *around = g_build_filename (f->folder, "around", NULL), *through = g_build_filename (around, "a.entorno", NULL);
  g_autofree char *copy = g_build_filename (f->folder, "copy", NULL), *nowhere = g_build_filename (f->folder, "no", "a.entorno", NULL);
  const char *const ways[] = { f->path, soft, hard, up, through };

  g_mkdir (folder, 0700);
  g_assert_cmpint (symlink ("a.entorno", soft), ==, 0);
  g_assert_cmpint (symlink (".", around), ==, 0);
  /* before there is a file, too */
  g_assert_true (is_same_file (f->path, soft));
  g_assert_true (is_same_file (up, through));
  g_assert_false (is_same_file (f->path, copy));
  g_assert_true (save (f->path, "same", NULL, NULL, NULL));
  g_assert_true (save (copy, "same", NULL, NULL, NULL));
  g_assert_cmpint (link (f->path, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
      g_assert_true (is_same_file (ways[i], ways[j]));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_assert_false (is_same_file (ways[i], copy));
      g_assert_false (is_same_file (nowhere, ways[i]));
    }
}

/* By what is known of it, also once it is gone; and a file that got the number of one that was
 * deleted is another one. */
static void
test_a_file_is_known_by_what_it_was (Fixture *f, gconstpointer data)
{
  g_autoptr (EntFingerprint) saved = save_first (f), other = NULL, there = NULL, gone = NULL;
  g_autofree char *path = g_build_filename (f->folder, "b.entorno", NULL);

  there = ent_fingerprint_look (f->path);
  g_assert_true (ent_fingerprint_is_same_file (saved, there));
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  gone = ent_fingerprint_look (f->path);
  g_assert_cmpuint (gone->n_names, ==, 0);
  g_assert_true (ent_fingerprint_is_same_file (saved, gone));
  g_assert_true (save (path, "another", NULL, NULL, NULL));
  other = ent_fingerprint_look (path);
  other->device = saved->device;
  other->inode = saved->inode;
  other->mtime_ns = saved->mtime_ns + 1;
  g_assert_false (ent_fingerprint_is_same_file (saved, other));
  g_assert_false (ent_fingerprint_is_same_file (gone, other));
}

/* A signal of the write is held off, so that the write itself fails. */
static void
with_size_limit (rlim_t limit, struct rlimit *before)
{
  struct rlimit now;

  g_assert_true (signal (SIGXFSZ, SIG_IGN) != SIG_ERR);
  getrlimit (RLIMIT_FSIZE, before);
  now = (struct rlimit) { limit, before->rlim_max };
  setrlimit (RLIMIT_FSIZE, &now);
}

static void
test_a_failed_write_leaves_the_old_file (Fixture *f, gconstpointer data)
{
  static const rlim_t limits[] = { 0, 1, 4096, 99999 };
  g_autofree char *text = g_strnfill (100000, 'x');
  EntFingerprint *expected = save_first (f);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GError) error = NULL;
      struct rlimit before;
      gboolean done;

      with_size_limit (limits[i], &before);
      done = save (f->path, text, expected, NULL, &error);
      setrlimit (RLIMIT_FSIZE, &before);
      g_assert_false (done);
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
      assert_content (f->path, "mine");
      assert_names (f->folder, 1);
    }
  g_assert_true (save (f->path, text, expected, NULL, NULL));
  assert_content (f->path, text);
  ent_fingerprint_free (expected);
}

static void
save_for_ever (const char *path, const char *a, const char *b)
{
  while (TRUE)
    {
      if (!save (path, a, NULL, NULL, NULL) || !save (path, b, NULL, NULL, NULL))
        _exit (1);
    }
}

/* Killed at any moment: one or the other, whole. */
static void
test_a_kill_leaves_a_whole_file (Fixture *f, gconstpointer data)
{
  g_autofree char *a = g_strnfill (300000, 'a'), *b = g_strnfill (200000, 'b');

  g_assert_true (save (f->path, a, NULL, NULL, NULL));
  for (guint i = 0; i < 60; i++)
    {
      pid_t child = fork ();
      g_autofree char *text = NULL;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        save_for_ever (f->path, a, b);
      g_usleep ((gulong) g_test_rand_int_range (0, 5000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
      g_assert_true (strcmp (text, a) == 0 || strcmp (text, b) == 0);
    }
}

static void
test_a_full_disk_leaves_the_old_file (Fixture *f, gconstpointer data)
{
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL), *path = g_build_filename (disk, "a.entorno", NULL);
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_mkdir (disk, 0700);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=128k") != 0)
    {
      g_test_skip ("mounting a small disk needs more rights");
      return;
    }
  g_assert_true (save (path, "mine", NULL, NULL, NULL));
  done = save (path, text, NULL, NULL, &error);
  assert_content (path, "mine");
  assert_names (disk, 1);
  umount (disk);
  g_assert_false (done);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (error->message, "full"));
  g_assert_nonnull (strstr (error->message, "as it was before. Make room"));
}

static void
test_a_read_only_place_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) in_folder = NULL, in_file = NULL;
  gboolean first, second;

  if (geteuid () == 0)
    {
      /* root may write anywhere: be somebody else for a while */
      g_chmod (f->folder, 0777);
      if (seteuid (65534) != 0)
        {
          g_test_skip ("root may write anywhere");
          return;
        }
    }
  g_file_set_contents (f->path, "mine", -1, NULL);
  g_chmod (f->path, 0444);
  first = save (f->path, "x", NULL, NULL, &in_file);
  g_chmod (f->path, 0644);
  if (getuid () == 0)
    seteuid (0);
  g_chmod (f->folder, 0555);
  if (getuid () == 0)
    seteuid (65534);
  second = save (f->path, "x", NULL, NULL, &in_folder);
  if (getuid () == 0)
    seteuid (0);
  g_chmod (f->folder, 0700);
  g_assert_false (first || second);
  g_assert_error (in_file, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (in_file->message, "protected"));
  g_assert_nonnull (strstr (in_file->message, "as it was before. Save under another name"));
  g_assert_error (in_folder, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_nonnull (strstr (in_folder->message, "permission"));
  g_assert_nonnull (strstr (in_folder->message, "as it was before. Save somewhere else"));
  assert_content (f->path, "mine");
  assert_names (f->folder, 1);
}

static void
test_a_long_name_can_be_saved (Fixture *f, gconstpointer data)
{
  g_autofree char *base = g_strnfill (253, 'n'), *name = g_strconcat (base, "é", NULL), *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, "x", NULL, NULL, &error));
  assert_content (path, "x");
  assert_names (f->folder, 1);
}

static void
test_a_cancelled_save_leaves_the_old_file (Fixture *f, gconstpointer data)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (f->path, "old", -1, NULL);
  ent_progress_stop (progress, 0);
  g_assert_false (ent_store_save (f->path, bytes, NULL, NULL, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (f->path, "old");
  assert_names (f->folder, 1);
}

static void
test_a_map_goes_to_the_disk_and_back (Fixture *f, gconstpointer data)
{
  g_autoptr (EntMap) map = new_full_map ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write (map, &error);
  g_autoptr (EntFile) file = NULL;

  g_assert_no_error (error);
  g_assert_true (ent_store_save (f->path, bytes, NULL, NULL, NULL, &error));
  file = ent_store_open (f->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ent_map_equal (map, file->map));
  g_assert_cmpstr (file->path, ==, f->path);
  /* what was opened is what may be replaced */
  g_assert_true (ent_store_save (f->path, bytes, file->fingerprint, NULL, NULL, &error));
}

/* A line of text that no reader would take back: refused before the disk is touched, by the name of whose it is. */
static void
test_what_would_not_read_back_is_not_written (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = { "s-1", "s-2", "s-3" };
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *text = g_strnfill (70000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, ids[i]), ent_field_find (ENT_RECORD_STAKEHOLDER, "role"), text);
      g_autoptr (EntChange) back = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_true (ent_map_apply (map, change, &back, NULL));
      g_assert_null (ent_store_write (map, &error));
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_TOO_LONG);
      g_assert_nonnull (strstr (error->message, ent_map_stakeholder (map, ids[i])->name));
      g_assert_true (ent_map_apply (map, back, NULL, NULL));
      bytes = ent_store_write (map, &error);
      g_assert_nonnull (bytes);
    }
}

/* A reader that loses a record, or a writer that does: what is compared before anything is written. */
static void
test_a_map_that_lacks_a_record_is_not_the_same (Fixture *f, gconstpointer data)
{
  static const struct
  {
    EntRecordKind kind;
    const char *id;
  } records[] = { { ENT_RECORD_STAKEHOLDER, "s-3" }, { ENT_RECORD_TIE, "e-0" }, { ENT_RECORD_ACTION, "a-1" }, { ENT_RECORD_STEP, "p-2" } };
  g_autoptr (EntMap) map = new_full_map ();

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (EntMap) less = new_full_map ();
      g_autoptr (EntHistory) history = ent_history_new (less, NULL);
      const char *ids[] = { records[i].id };
      g_autoptr (EntChange) change = ent_change_new_remove (&ENT_KEY (records[i].kind, records[i].id));
      g_autoptr (GError) error = NULL;

      g_assert_true (ent_verify (map, less));
      /* who has ties takes them along */
      if (records[i].kind == ENT_RECORD_STAKEHOLDER)
        ent_edit_delete (history, ids, 1, &error);
      else
        ent_map_apply (less, change, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (ent_verify (map, less));
    }
}

/* Said of the map: there is no file that was not opened, and who makes one by a command has no steps to undo. */
static void
test_a_map_past_a_limit_is_told_as_a_map (void)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();
  g_autoptr (EntSelection) selection = ent_selection_new ();
  g_autoptr (EntHistory) history = ent_history_new (map, selection);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= ENT_LIMIT_MOMENTS; i++)
    g_assert_nonnull (ent_edit_add_moment (history, "Moment", 0, NULL));
  g_assert_null (ent_store_write (map, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_VERIFY);
  g_assert_nonnull (strstr (error->message, "The map holds more than"));
  g_assert_nonnull (strstr (error->message, "Nothing was written."));
  g_assert_null (strstr (error->message, "not opened"));
  g_assert_null (strstr (error->message, "Undo"));
}

#define ADD(name, function) g_test_add ("/store/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-new-file-is-private", test_a_new_file_is_private);
  ADD ("rights-stay", test_rights_stay);
  ADD ("marks-of-the-file-stay", test_marks_of_the_file_stay);
  ADD ("a-list-of-who-may-do-what-stays", test_a_list_of_who_may_do_what_stays);
  ADD ("links-are-followed", test_links_are_followed);
  ADD ("up-from-a-linked-folder-is-where-the-system-says", test_up_from_a_linked_folder_is_where_the_system_says);
  ADD ("a-link-to-nothing-starts-from-the-folder-it-is-in", test_a_link_to_nothing_starts_from_the_folder_it_is_in);
  ADD ("a-circle-of-links-is-told", test_a_circle_of_links_is_told);
  ADD ("other-names-keep-the-old-content", test_other_names_keep_the_old_content);
  ADD ("what-others-wrote-is-not-lost", test_what_others_wrote_is_not_lost);
  ADD ("the-same-bytes-are-no-change", test_the_same_bytes_are_no_change);
  ADD ("something-else-in-its-place-is-told", test_something_else_in_its_place_is_told);
  ADD ("a-missing-folder-is-told", test_a_missing_folder_is_told);
  ADD ("a-folder-that-was-deleted-is-told", test_a_folder_that_was_deleted_is_told);
  ADD ("a-file-for-a-folder-is-told", test_a_file_for_a_folder_is_told);
  ADD ("one-file-by-several-ways-is-one", test_one_file_by_several_ways_is_one);
  ADD ("a-file-is-known-by-what-it-was", test_a_file_is_known_by_what_it_was);
  ADD ("a-failed-write-leaves-the-old-file", test_a_failed_write_leaves_the_old_file);
  ADD ("a-kill-leaves-a-whole-file", test_a_kill_leaves_a_whole_file);
  ADD ("a-full-disk-leaves-the-old-file", test_a_full_disk_leaves_the_old_file);
  ADD ("a-read-only-place-is-told", test_a_read_only_place_is_told);
  ADD ("a-long-name-can-be-saved", test_a_long_name_can_be_saved);
  ADD ("a-cancelled-save-leaves-the-old-file", test_a_cancelled_save_leaves_the_old_file);
  ADD ("a-map-goes-to-the-disk-and-back", test_a_map_goes_to_the_disk_and_back);
  ADD ("what-would-not-read-back-is-not-written", test_what_would_not_read_back_is_not_written);
  ADD ("a-map-that-lacks-a-record-is-not-the-same", test_a_map_that_lacks_a_record_is_not_the_same);
  g_test_add_func ("/store/a-map-past-a-limit-is-told-as-a-map", test_a_map_past_a_limit_is_told_as_a_map);
  return g_test_run ();
}
