/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sticks and network folders have no rights, no links, no swapping of names, dates by two seconds, numbers of files that
 * change, and fail in ways of their own: on a disk that does all that (faults/odd-disk.py) maps are saved, locked and kept
 * as on any other, and what fails is told.
 */
#define _GNU_SOURCE /* unshare() */
#include "folder.h"
#include "io-test.h"
#include "io/disk/backups.h"
#include "io/disk/lock.h"
#include "io/journal-fixture.h"
#include "io/saved-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

static GPid server;

/* FALSE where there can be none; the test is skipped then. */
static gboolean
insert_disk (const char *folder, const char *fault)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "faults", "odd-disk.py", NULL);
  const char *argv[] = { "/usr/bin/python3", script, folder, fault, NULL };
  char word[5] = { 0 };
  int out;

  if (!g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &server, NULL, &out, NULL, NULL))
    server = 0;
  else if (read (out, word, sizeof word) != sizeof word)
    {
      waitpid (server, NULL, 0);
      server = 0;
    }
  if (server == 0)
    g_test_skip ("a disk of its own needs /dev/fuse and more rights");
  return server != 0;
}

static void
take_disk_out (const char *folder)
{
  g_assert_no_errno (umount2 (folder, MNT_DETACH));
  kill (server, SIGKILL);
  waitpid (server, NULL, 0);
}

static void
test_a_map_is_saved_over_and_over (Saved *f, gconstpointer data)
{
  g_autoptr (EntFingerprint) known = NULL;

  if (!insert_disk (f->folder, ""))
    return;
  for (guint i = 0; i < 6; i++)
    {
      GBytes *bytes = i % 2 == 0 ? f->old : f->new;
      g_autoptr (GPtrArray) versions = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (EntSaved) saved = { 0 };

      ent_store_save_document (f->path, bytes, known, &saved, NULL, &error);
      g_assert_no_error (error);
      /* what the disk cannot do is no news */
      g_assert_null (saved.remark);
      g_assert_true (holds (f->path, bytes));
      g_assert_cmpuint (count_names (f->folder, FALSE), ==, 1);
      versions = ent_backups_list (f->path);
      g_assert_cmpuint (versions->len, ==, MIN (i, 2));
      ent_fingerprint_free (known);
      known = g_steal_pointer (&saved.fingerprint);
    }
  take_disk_out (f->folder);
}

static void
test_what_others_write_in_the_same_second_is_seen (Saved *f, gconstpointer data)
{
  g_autoptr (GBytes) theirs = filled ('x', g_bytes_get_size (f->old));
  g_autoptr (EntFingerprint) known = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (EntSaved) saved = { 0 };

  if (!insert_disk (f->folder, ""))
    return;
  put (f->path, f->old);
  known = know (f->path);
  put (f->path, theirs);
  g_assert_false (ent_store_save_document (f->path, f->new, known, &saved, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_CHANGED);
  g_assert_true (holds (f->path, theirs));
  take_disk_out (f->folder);
}

typedef struct
{
  const char *fault, *reason;
} Fault;

static const Fault faults[] = {
  { "close=EDQUOT", "Your share of the disk is used up." },
  { "close=EIO", "The disk reports a fault." },
  { "close=ESTALE", "The disk or the network folder is gone." },
  { "close=ENOSPC", "The disk is full." },
  { "rename=EEXIST", "Something is there already, and this disk lets nothing take its place." },
  { "rename=EDEADLK", "The system says: Resource deadlock avoided." },
  { "rename=EIO", "The disk reports a fault." },
};

static void
test_what_fails_only_at_the_end_is_told (Saved *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (EntFingerprint) known = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (EntSaved) saved = { 0 };

      if (!insert_disk (f->folder, faults[i].fault))
        return;
      put (f->path, f->old);
      known = know (f->path);
      g_assert_false (ent_store_save_document (f->path, f->new, known, &saved, NULL, &error));
      g_test_message ("%s: %s", faults[i].fault, error->message);
      g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
      g_assert_nonnull (strstr (error->message, faults[i].reason));
      g_assert_nonnull (strstr (error->message, "The file is as it was before."));
      g_assert_true (holds (f->path, f->old));
      g_assert_cmpuint (count_names (f->folder, FALSE), ==, 1);
      take_disk_out (f->folder);
    }
}

static void
test_a_lock_is_taken_and_left (Saved *f, gconstpointer data)
{
  g_autoptr (EntLockHolder) holder = NULL;
  g_autoptr (EntLock) lock = NULL;
  g_autofree char *at = NULL;

  if (!insert_disk (f->folder, ""))
    return;
  put (f->path, f->old);
  at = ent_lock_path (f->path);
  lock = ent_lock_take (f->path, "Ana", FALSE, &holder);
  g_assert_nonnull (lock);
  g_assert_true (ent_lock_refresh (lock, NULL));
  g_assert_true (ent_lock_check (lock, NULL));
  g_assert_true (g_file_test (at, G_FILE_TEST_EXISTS));
  ent_lock_release (lock);
  g_assert_cmpuint (count_names (f->folder, FALSE), ==, 1);
  take_disk_out (f->folder);
}

/* A home on such a disk: nobody can be kept out of it, but nothing is lost. */
static void
test_steps_are_kept (Saved *f, gconstpointer data)
{
  const char *home = g_get_user_state_dir ();
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;
  g_autofree char *end = NULL, *back = NULL;
  Kept kept;

  if (!insert_disk (home, ""))
    return;
  kept_begin (&kept, NULL);
  kept_step (&kept, "Radio Bahía");
  kept_step (&kept, "Hotel Sol");
  end = text_of (kept.map);
  kept_crash (&kept);
  recovery = read_only_one ();
  map = map_of (recovery);
  back = text_of (map);
  g_assert_cmpstr (back, ==, end);
  g_assert_true (ent_recovery_discard (recovery->id, NULL));
  take_disk_out (home);
}

int
main (int argc, char **argv)
{
  char *home;
  int result;

  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  /* for this process alone: a disk that it leaves goes with it */
  if (unshare (CLONE_NEWNS) == 0)
    (void) mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
#define ADD(name, function) g_test_add ("/io/odd-disk/" name, Saved, NULL, saved_set_up, function, saved_tear_down)
  ADD ("a-map-is-saved-over-and-over", test_a_map_is_saved_over_and_over);
  ADD ("what-others-write-in-the-same-second-is-seen", test_what_others_write_in_the_same_second_is_seen);
  ADD ("what-fails-only-at-the-end-is-told", test_what_fails_only_at_the_end_is_told);
  ADD ("a-lock-is-taken-and-left", test_a_lock_is_taken_and_left);
  ADD ("steps-are-kept", test_steps_are_kept);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
