/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever call fails while a lock is taken, refreshed and left: who is told to have it has it, and nobody is kept out
 * by what is left.
 */
#include "faults/faults.h"
#include "folder.h"
#include "io/disk/lock.h"
#include "io/saved-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  FaultCall call;
  guint nth;
  int code;
} Case;

static gboolean
is_in_place (Saved *f)
{
  g_autofree char *path = ent_lock_path (f->path);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* As a program that starts afterwards, and is not this one. */
static void
assert_free (Saved *f)
{
  g_autoptr (EntLockHolder) holder = NULL;
  g_autoptr (EntLock) next = ent_lock_take (f->path, NULL, FALSE, &holder);

  g_assert_null (holder);
  g_assert_nonnull (next);
  ent_lock_release (next);
}

/* FALSE when there is no such call any more. */
static gboolean
try_case (Saved *f, const Case *c)
{
  g_autoptr (EntLockHolder) holder = NULL;
  g_autoptr (EntLock) lock = NULL;
  guint before = count_names ("/proc/self/fd", FALSE);
  gboolean hit;

  empty_folder (f->folder);
  put (f->path, f->old);
  faults_fail (c->call, c->nth, c->code);
  lock = ent_lock_take (f->path, "Ana", FALSE, &holder);
  /* one that may not be read would be somebody's */
  if (c->code != EACCES)
    g_assert_null (holder);
  if (lock != NULL)
    {
      g_assert_true (is_in_place (f));
      g_assert_true (ent_lock_refresh (lock, &holder));
      g_assert_true (ent_lock_check (lock, &holder));
      g_assert_null (holder);
      ent_lock_release (lock);
    }
  hit = faults_end ();
  g_test_message ("%s %u %s: %s", faults_call_names[c->call], c->nth, g_strerror (c->code), lock != NULL ? "taken" : "not taken");
  g_assert_true (holds (f->path, f->old));
  g_assert_cmpuint (count_names ("/proc/self/fd", FALSE), ==, before);
  /* what cannot be taken away is left */
  if (c->call != FAULT_UNLINK)
    g_assert_cmpuint (count_names (f->folder, TRUE), ==, 0);
  assert_free (f);
  return hit;
}

static void
test_whoever_has_it_has_it_whatever_fails (Saved *f, gconstpointer data)
{
  static const int codes[] = { ENOSPC, EIO, EACCES, EROFS, EDQUOT, EINTR, EPERM };
  guint n = 0;

  for (FaultCall call = FAULT_OPEN; call < FAULT_N_CALLS; call++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      for (Case c = { call, 1, codes[i] }; try_case (f, &c); c.nth++)
        n++;
  g_test_message ("%u calls failed", n);
  g_assert_cmpuint (n, >, 50);
}

int
main (int argc, char **argv)
{
  keep_folders_in_memory ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/io/lock-faults/whoever-has-it-has-it-whatever-fails", Saved, NULL, saved_set_up, test_whoever_has_it_has_it_whatever_fails, saved_tear_down);
  return g_test_run ();
}
