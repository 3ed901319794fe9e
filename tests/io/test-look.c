/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do to a file is seen by what is in it, whatever its date says, and nothing hangs on
 * what is no file; what was only touched is the same.
 */
#include "folder.h"
#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/disk/look.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OURS "our bytes"

typedef struct
{
  char *folder, *path, *other;
  EntFingerprint *known;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  struct stat status;

  f->folder = new_folder ();
  f->path = g_build_filename (f->folder, "a.entorno", NULL);
  f->other = g_build_filename (f->folder, "other", NULL);
  g_assert_true (g_file_set_contents (f->path, OURS, -1, NULL));
  g_assert_cmpint (stat (f->path, &status), ==, 0);
  f->known = ent_fingerprint_new (f->path, &status, ent_checksum (OURS, strlen (OURS)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  ent_fingerprint_free (f->known);
  g_free (f->path);
  g_free (f->other);
  remove_folder (f->folder);
}

/* Through the same file. */
static void
write_in_place (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_TRUNC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  g_assert_cmpint (close (fd), ==, 0);
}

static void
write_beside_and_rename (Fixture *f, const char *text)
{
  g_assert_true (g_file_set_contents (f->other, text, -1, NULL));
  g_assert_cmpint (g_rename (f->other, f->path), ==, 0);
}

/* The date that it had before. */
static void
set_date_back (Fixture *f)
{
  const struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = f->known->mtime_ns / 1000000000, .tv_nsec = f->known->mtime_ns % 1000000000 } };

  g_assert_cmpint (utimensat (AT_FDCWD, f->path, times, 0), ==, 0);
}

/* Saving, with what is known of the file, must see it too: nothing is written over unseen. */
static void
assert_seen (Fixture *f, EntFileState state)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ent_file_look (f->path, f->known, NULL), ==, state);
  if (state == ENT_FILE_SAME || state == ENT_FILE_TOUCHED)
    {
      g_assert_true (ent_store_save (f->path, bytes, f->known, NULL, NULL, &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_false (ent_store_save (f->path, bytes, f->known, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (ent_file_look (f->path, f->known, NULL), ==, state);
}

static void
test_untouched_it_is_the_same (Fixture *f, gconstpointer data)
{
  assert_seen (f, ENT_FILE_SAME);
}

static void
test_a_new_date_changes_nothing (Fixture *f, gconstpointer data)
{
  const struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };

  g_assert_cmpint (utimensat (AT_FDCWD, f->path, times, 0), ==, 0);
  assert_seen (f, ENT_FILE_TOUCHED);
}

static void
test_the_same_bytes_in_another_file_change_nothing (Fixture *f, gconstpointer data)
{
  write_beside_and_rename (f, OURS);
  assert_seen (f, ENT_FILE_TOUCHED);
}

static void
test_deleted_and_written_anew_with_the_same_bytes_it_is_the_same (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_true (g_file_set_contents (f->path, OURS, -1, NULL));
  assert_seen (f, ENT_FILE_TOUCHED);
}

static void
test_other_bytes_are_seen (Fixture *f, gconstpointer data)
{
  write_in_place (f->path, "longer than before");
  assert_seen (f, ENT_FILE_CHANGED);
}

static void
test_other_bytes_of_the_same_date_and_size_are_seen (Fixture *f, gconstpointer data)
{
  write_in_place (f->path, "OUR BYTES");
  set_date_back (f);
  assert_seen (f, ENT_FILE_CHANGED);
}

static void
test_emptied_it_is_seen (Fixture *f, gconstpointer data)
{
  write_in_place (f->path, "");
  assert_seen (f, ENT_FILE_CHANGED);
}

static void
test_another_file_in_its_place_is_seen (Fixture *f, gconstpointer data)
{
  write_beside_and_rename (f, "OUR BYTES");
  set_date_back (f);
  assert_seen (f, ENT_FILE_REPLACED);
}

static void
test_gone_it_is_seen (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  assert_seen (f, ENT_FILE_GONE);
}

static void
test_its_folder_gone_it_is_seen (Fixture *f, gconstpointer data)
{
  g_autofree char *away = g_strconcat (f->folder, "-away", NULL);

  g_assert_cmpint (g_rename (f->folder, away), ==, 0);
  assert_seen (f, ENT_FILE_GONE);
  g_assert_cmpint (g_rename (away, f->folder), ==, 0);
}

static void
test_a_link_to_another_file_is_seen (Fixture *f, gconstpointer data)
{
  g_assert_true (g_file_set_contents (f->other, "OUR BYTES", -1, NULL));
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (symlink (f->other, f->path), ==, 0);
  assert_seen (f, ENT_FILE_REPLACED);
}

static void
test_a_link_that_leads_nowhere_or_round_is_seen (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (symlink (f->other, f->path), ==, 0);
  assert_seen (f, ENT_FILE_GONE);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (symlink (f->path, f->path), ==, 0);
  assert_seen (f, ENT_FILE_GONE);
}

static void
test_a_folder_or_a_pipe_in_its_place_is_seen (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  assert_seen (f, ENT_FILE_REPLACED);
  g_assert_cmpint (g_rmdir (f->path), ==, 0);
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  assert_seen (f, ENT_FILE_REPLACED);
}

/* No map is so large: it is not read to be compared. */
static void
test_a_huge_file_is_seen (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (truncate (f->path, (off_t) 10 << 30), ==, 0);
  assert_seen (f, ENT_FILE_CHANGED);
}

static void
test_what_is_there_now_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (EntFingerprint) now = NULL;
  g_autofree char *checksum = ent_checksum ("theirs", 6);

  write_beside_and_rename (f, "theirs");
  g_assert_cmpint (ent_file_look (f->path, f->known, &now), ==, ENT_FILE_REPLACED);
  g_assert_cmpstr (now->checksum, ==, checksum);
  g_assert_cmpuint (now->size, ==, 6);
  /* and from there on it is the one that is known */
  g_assert_cmpint (ent_file_look (f->path, now, NULL), ==, ENT_FILE_SAME);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/io/look/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("untouched-it-is-the-same", test_untouched_it_is_the_same);
  ADD ("a-new-date-changes-nothing", test_a_new_date_changes_nothing);
  ADD ("the-same-bytes-in-another-file-change-nothing", test_the_same_bytes_in_another_file_change_nothing);
  ADD ("deleted-and-written-anew-with-the-same-bytes-it-is-the-same", test_deleted_and_written_anew_with_the_same_bytes_it_is_the_same);
  ADD ("other-bytes-are-seen", test_other_bytes_are_seen);
  ADD ("other-bytes-of-the-same-date-and-size-are-seen", test_other_bytes_of_the_same_date_and_size_are_seen);
  ADD ("emptied-it-is-seen", test_emptied_it_is_seen);
  ADD ("another-file-in-its-place-is-seen", test_another_file_in_its_place_is_seen);
  ADD ("gone-it-is-seen", test_gone_it_is_seen);
  ADD ("its-folder-gone-it-is-seen", test_its_folder_gone_it_is_seen);
  ADD ("a-link-to-another-file-is-seen", test_a_link_to_another_file_is_seen);
  ADD ("a-link-that-leads-nowhere-or-round-is-seen", test_a_link_that_leads_nowhere_or_round_is_seen);
  ADD ("a-folder-or-a-pipe-in-its-place-is-seen", test_a_folder_or_a_pipe_in_its_place_is_seen);
  ADD ("a-huge-file-is-seen", test_a_huge_file_is_seen);
  ADD ("what-is-there-now-is-told", test_what_is_there_now_is_told);
  return g_test_run ();
}
