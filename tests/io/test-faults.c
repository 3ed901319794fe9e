/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever call fails while a document is saved, whenever the process is killed, and whatever a power cut leaves: the old
 * or the new document, whole; and what is said of it is true.
 */
#include "faults/power-cut.h"
#include "folder.h"
#include "io/disk/backups.h"
#include "io/disk/private-folder.h"
#include "io/saved-fixture.h"
#include "long-form.h"

#include <errno.h>
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

/* --- what is left --- */

/* As if everything in @folder had been written hours ago. */
static void
make_old (const char *folder)
{
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { time (NULL) - 7200, 0 } };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));
    }
}

/* What was left is gone with the next time that the document is opened; among the versions, that it is saved. */
static void
assert_swept (Saved *f, const char *path)
{
  g_autofree char *all = ent_private_folder (ENT_FOLDER_BACKUPS, NULL);
  g_autoptr (GDir) dir = g_dir_open (all, 0, NULL);
  const char *name;

  make_old (f->folder);
  ent_store_sweep (path);
  g_assert_cmpuint (count_names (f->folder, TRUE), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (all, name, NULL);

      make_old (folder);
    }
}

/* --- a call fails --- */

typedef struct
{
  Saved *f;
  gboolean existed;
  FaultCall call;
  guint nth;
  int code;
} Case;

/* Not seen by who saves. */
static gboolean
is_harmless (const Case *c)
{
  if (c->code == EINTR || c->code == FAULT_SHORT)
    return TRUE;
  return c->call == FAULT_FSYNC && (c->code == EINVAL || c->code == ENOTSUP);
}

static void
assert_old_is_kept (const Case *c, const char *remark)
{
  g_autoptr (GPtrArray) versions = ent_backups_list (c->f->path);
  g_autoptr (GBytes) bytes = NULL;
  gboolean whole = FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = ent_backups_read (g_ptr_array_index (versions, i), &whole, NULL, NULL);
      g_assert_true (bytes != NULL && whole && g_bytes_equal (bytes, c->f->old));
    }
  if (versions->len == 0)
    g_assert_nonnull (remark);
}

static void
assert_saved (const Case *c, const EntSaved *saved)
{
  struct stat status;

  g_assert_true (holds (c->f->path, c->f->new));
  g_assert_cmpint (stat (c->f->path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777 & ~(c->existed ? SAVED_OLD_MODE : 0600), ==, 0);
  g_assert_cmpuint (saved->fingerprint->size, ==, g_bytes_get_size (c->f->new));
  if (c->existed)
    assert_old_is_kept (c, saved->remark);
  if (saved->remark != NULL)
    g_assert_true (g_str_has_prefix (saved->remark, "It was saved, but "));
  if (is_harmless (c))
    g_assert_null (saved->remark);
}

static void
assert_refused (const Case *c, const GError *error)
{
  const char *kept = c->existed ? "The file is as it was before." : "Nothing was written.";

  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_SAVED);
  g_assert_true (g_str_has_prefix (error->message, c->f->path));
  g_assert_nonnull (strstr (error->message, kept));
  g_assert_true (c->existed ? holds (c->f->path, c->f->old) : !g_file_test (c->f->path, G_FILE_TEST_EXISTS));
  g_assert_false (is_harmless (c));
}

static guint
count_descriptors (void)
{
  return count_names ("/proc/self/fd", FALSE);
}

/* FALSE when there is no such call any more. */
static gboolean
try_case (const Case *c)
{
  Saved *f = c->f;
  g_auto (EntSaved) saved = { 0 }, again = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (EntFingerprint) known = NULL;
  guint before;
  gboolean done, hit;

  saved_begin (f, c->existed);
  known = know (f->path);
  before = count_descriptors ();
  faults_fail (c->call, c->nth, c->code);
  done = ent_store_save_document (f->path, f->new, known, &saved, NULL, &error);
  hit = faults_end ();
  g_test_message ("%s %u %s: %s%s", faults_call_names[c->call], c->nth, c->code == FAULT_SHORT ? "short" : g_strerror (c->code), hit ? "" : "not reached, ",
                  done ? (saved.remark != NULL ? saved.remark : "saved") : error->message);
  if (done)
    assert_saved (c, &saved);
  else
    assert_refused (c, error);
  if (hit && c->call == FAULT_UNLINK)
    assert_swept (f, f->path);
  g_assert_cmpuint (count_names (f->folder, TRUE), ==, 0);
  g_assert_cmpuint (count_descriptors (), ==, before);
  /* the same goes on as if nothing had been */
  g_assert_true (ent_store_save_document (f->path, f->third, NULL, &again, NULL, NULL));
  g_assert_true (holds (f->path, f->third));
  g_assert_null (again.remark);
  return hit;
}

static guint
try_all (Saved *f, gboolean existed, FaultCall call, int code)
{
  guint nth = 1;

  while (try_case (&(Case) { f, existed, call, nth, code }))
    nth++;
  return nth - 1;
}

static void
test_every_call_that_fails_leaves_a_whole_file (Saved *f, gconstpointer existed)
{
  static const int codes[] = { ENOSPC, EIO, EACCES, EROFS, EDQUOT, ESTALE, EINTR };
  guint n = 0;

  for (FaultCall call = FAULT_OPEN; call < FAULT_N_CALLS; call++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      n += try_all (f, GPOINTER_TO_INT (existed), call, codes[i]);
  n += try_all (f, GPOINTER_TO_INT (existed), FAULT_WRITE, FAULT_SHORT);
  n += try_all (f, GPOINTER_TO_INT (existed), FAULT_FSYNC, EINVAL);
  n += try_all (f, GPOINTER_TO_INT (existed), FAULT_FSYNC, ENOTSUP);
  g_test_message ("%u calls failed", n);
  /* or the library stands in nobody's way */
  g_assert_cmpuint (n, >, GPOINTER_TO_INT (existed) ? 100 : 40);
}

/* Beside the map, whatever the first place was refused for. */
static void
test_a_rescue_copy_replaces_nothing_whatever_fails (Saved *f, gconstpointer data)
{
  static const int codes[] = { ENOSPC, EIO, EACCES, EINTR, EINVAL };
  g_autofree char *taken = g_build_filename (f->folder, "Port.entorno", NULL);

  put (taken, f->old);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint nth = 1, hit = 1; hit; nth++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *path = NULL;

        faults_fail (FAULT_RENAME, nth, codes[i]);
        path = ent_store_save_beside (f->folder, "Port", f->new, NULL, &error);
        hit = (guint) faults_end ();
        g_assert_true (holds (taken, f->old));
        g_assert_true (path != NULL ? holds (path, f->new) : error != NULL);
        g_assert_cmpuint (count_names (f->folder, FALSE), ==, path != NULL ? 2 : 1);
        if (path != NULL)
          g_unlink (path);
      }
}

/* --- the process is killed --- */

/* What a program finds that starts afterwards. */
static void
assert_whole_after_kill (Saved *f, gboolean existed)
{
  g_autoptr (GBytes) there = load (f->path);
  g_autoptr (GPtrArray) versions = ent_backups_list (f->path);

  if (there == NULL)
    g_assert_false (existed);
  else
    g_assert_true (g_bytes_equal (there, f->new) || (existed && g_bytes_equal (there, f->old)));
  for (guint i = 0; i < versions->len; i++)
    {
      gboolean whole = FALSE;
      g_autoptr (GBytes) kept = ent_backups_read (g_ptr_array_index (versions, i), &whole, NULL, NULL);

      g_assert_true (kept != NULL && whole);
    }
  if (existed && g_bytes_equal (there, f->new))
    g_assert_cmpuint (versions->len, ==, 1);
}

/* Whether it was killed. */
static gboolean
save_until_call (Saved *f, guint nth)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      EntFingerprint *known = know (f->path);
      EntSaved saved = { 0 };

      faults_kill (nth);
      _exit (ent_store_save_document (f->path, f->new, known, &saved, NULL, NULL) && saved.remark == NULL ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

static void
test_a_kill_at_each_call_leaves_a_whole_file (Saved *f, gconstpointer existed)
{
  guint nth = 0;
  gboolean killed;

  do
    {
      saved_begin (f, GPOINTER_TO_INT (existed));
      killed = save_until_call (f, ++nth);
      g_test_message ("killed at call %u", nth);
      assert_whole_after_kill (f, GPOINTER_TO_INT (existed));
      assert_swept (f, f->path);
    }
  while (killed);
  g_test_message ("killed at %u calls", nth - 1);
  g_assert_cmpuint (nth, >, GPOINTER_TO_INT (existed) ? 25 : 8);
}

enum
{
  SAVED_IT,
  SAVED_WITHOUT_VERSION,
  REFUSED_IT,
  HAD_ENOUGH, /* nothing was missing */
};

/* What came of it; -1: the program ended in the middle. */
static int
save_without_memory (Saved *f, guint nth)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      EntFingerprint *known = know (f->path);
      EntSaved saved = { 0 };
      int nowhere = open ("/dev/null", O_WRONLY);
      gboolean done;

      /* it says what it lacks, as a test that has failed, and leaves a picture of its memory */
      dup2 (nowhere, STDOUT_FILENO);
      dup2 (nowhere, STDERR_FILENO);
      (void) setrlimit (RLIMIT_CORE, &(const struct rlimit) { 0 });
      faults_starve (nth);
      done = ent_store_save_document (f->path, f->new, known, &saved, NULL, NULL);
      if (!faults_end ())
        _exit (HAD_ENOUGH);
      _exit (!done ? REFUSED_IT : saved.remark != NULL ? SAVED_WITHOUT_VERSION
                                                       : SAVED_IT);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/* GLib ends a program that gets no memory. */
static void
test_without_memory_a_whole_file_is_left (Saved *f, gconstpointer data)
{
  guint n[HAD_ENOUGH + 2] = { 0 };
  int result = -1;

  for (guint nth = 1; result != HAD_ENOUGH; nth++)
    {
      saved_begin (f, TRUE);
      result = save_without_memory (f, nth);
      n[result + 1]++;
      if (result == REFUSED_IT)
        g_assert_true (holds (f->path, f->old));
      else if (result == SAVED_WITHOUT_VERSION)
        g_assert_true (holds (f->path, f->new));
      else
        assert_whole_after_kill (f, TRUE);
      assert_swept (f, f->path);
    }
  g_test_message ("ended %u times, saved %u times, of them %u without the version before, refused %u times", n[0], n[1] + n[2], n[2], n[3]);
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer gives the memory");
#else
  g_assert_cmpuint (n[0], >, 50);
#endif
}

typedef struct
{
  gsize size;
  gboolean existed; /* else each save is the first one, of a new name */
} Kill;

/* The number of the save, over and over. */
static GBytes *
numbered (guint n, gsize size)
{
  gsize count = size / 8;
  guint64 *data = g_new (guint64, count);

  for (gsize i = 0; i < count; i++)
    data[i] = n;
  return g_bytes_new_take (data, count * 8);
}

/* 0: torn. */
static guint
read_number (const char *path, gsize size)
{
  g_autoptr (GBytes) bytes = load (path), wanted = NULL;
  guint n;

  if (bytes == NULL || g_bytes_get_size (bytes) != size / 8 * 8)
    return 0;
  n = (guint) * (const guint64 *) g_bytes_get_data (bytes, NULL);
  wanted = numbered (n, size);
  return g_bytes_equal (bytes, wanted) ? n : 0;
}

static char *
path_of_save (Saved *f, const Kill *plan, guint n)
{
  g_autofree char *name = g_strdup_printf ("%u.entorno", plan->existed ? 0 : n);

  return g_build_filename (f->folder, name, NULL);
}

/* Tells of each save that is done. */
static void
save_for_ever (Saved *f, const Kill *plan, guint first, int told)
{
  for (guint n = first; TRUE; n++)
    {
      g_autofree char *path = path_of_save (f, plan, n), *before = path_of_save (f, plan, n - 1);
      g_autoptr (GBytes) bytes = numbered (n, plan->size);
      g_autoptr (EntFingerprint) known = know (path);
      EntSaved saved = { 0 };

      if (!ent_store_save_document (path, bytes, known, &saved, NULL, NULL) || write (told, &n, sizeof n) != sizeof n)
        _exit (1);
      ent_saved_clear (&saved);
      if (!plan->existed)
        g_unlink (before);
    }
}

/* Kills it in one of the saves after its first one; the number of the last save that was told to be done. */
static guint
kill_one (Saved *f, const Kill *plan, guint first)
{
  int ends[2], status;
  guint n = 0, last;
  gint64 begun = g_get_monotonic_time ();
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      /* or it would outlive a test that is ended */
      close (ends[0]);
      save_for_ever (f, plan, first, ends[1]);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &n, sizeof n), ==, sizeof n);
  g_assert_cmpuint (n, ==, first);
  /* up to twice as long as the first one took, on this machine; that may have waited for others */
  g_usleep ((gulong) g_test_rand_int_range (0, (gint32) MIN (2 * (g_get_monotonic_time () - begun), plan->size > 1000000 ? 40000 : 8000) + 1));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  last = first;
  while (read (ends[0], &n, sizeof n) == sizeof n)
    last = n;
  close (ends[0]);
  return last;
}

static void
test_a_kill_at_any_time_loses_no_save_that_was_told (Saved *f, gconstpointer data)
{
  const Kill *plan = data;
  guint rounds = in_long_form (250, 50), last = 1;
  g_autofree char *first = path_of_save (f, plan, 1);
  g_autoptr (GBytes) bytes = numbered (1, plan->size);

  put (first, bytes);
  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *path = NULL, *next = NULL;

      last = kill_one (f, plan, last + 1);
      path = path_of_save (f, plan, last);
      next = path_of_save (f, plan, last + 1);
      if (plan->existed)
        {
          guint n = read_number (path, plan->size);

          g_assert_true (n == last || n == last + 1);
          last = n;
        }
      else
        {
          g_assert_cmpuint (read_number (path, plan->size), ==, last);
          g_assert_true (!g_file_test (next, G_FILE_TEST_EXISTS) || read_number (next, plan->size) == last + 1);
          if (g_file_test (next, G_FILE_TEST_EXISTS))
            {
              g_unlink (path);
              last++;
            }
        }
      assert_swept (f, path);
    }
  g_test_message ("%u saves", last);
}

/* --- the power is cut --- */

/* What was asked of a disk, and what stood there before. */
typedef struct
{
  PowerCutDisk *disk;
  const FaultRecord *records; /* of the library */
  gsize n;
} Record;

static void
record_clear (Record *record)
{
  g_clear_pointer (&record->disk, power_cut_disk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

static Record
record_save (Saved *f)
{
  g_auto (EntSaved) saved = { 0 };
  g_autoptr (EntFingerprint) known = know (f->path);
  Record record = { .disk = power_cut_disk_new () };

  power_cut_disk_add (record.disk, f->folder);
  power_cut_disk_add (record.disk, g_get_user_data_dir ());
  faults_record ();
  g_assert_true (ent_store_save_document (f->path, f->new, known, &saved, NULL, NULL));
  record.records = faults_records (&record.n);
  return record;
}

static PowerCutVerdict
judge (const Record *record, const char *path, GBytes *old, GBytes *new)
{
  PowerCutVerdict verdict = power_cut_judge (record->disk, record->records, record->n, &(PowerCutFile) { path, old, new });

  g_test_message ("%" G_GSIZE_FORMAT " calls, %u states", record->n, verdict.n_states);
  return verdict;
}

static void
test_a_power_cut_leaves_the_old_or_the_new_file (Saved *f, gconstpointer data)
{
  gboolean existed = GPOINTER_TO_INT (data);
  g_auto (Record) record = { 0 };
  PowerCutVerdict verdict;

  saved_begin (f, existed);
  record = record_save (f);
  verdict = judge (&record, f->path, existed ? f->old : NULL, f->new);
  g_assert_cmpuint (verdict.n_states, >, 5);
  g_assert_cmpuint (verdict.n_torn, ==, 0);
  g_assert_cmpuint (verdict.n_undone, ==, 0);
}

typedef struct
{
  Saved *f;
  const char *version; /* the path of what is kept */
  guint n_replaced;
} Together;

/* What was saved over is kept before it is gone. */
static void
assert_one_has_the_old (const PowerCutState *state, gpointer data)
{
  Together *together = data;
  GBytes *there = power_cut_state_bytes (state, together->f->path), *kept = power_cut_state_bytes (state, together->version);

  g_assert_true (kept == NULL || g_bytes_equal (kept, together->f->old));
  if (g_bytes_equal (there, together->f->old))
    return;
  g_assert_true (g_bytes_equal (there, together->f->new));
  g_assert_nonnull (kept);
  together->n_replaced++;
}

/* Also the very first one of a user, whose folders are all made by that save. */
static void
test_a_power_cut_leaves_the_old_file_or_its_version (Saved *f, gconstpointer first)
{
  g_auto (Record) record = { 0 };
  g_autoptr (GPtrArray) versions = NULL;
  Together together = { .f = f };
  guint n;

  saved_begin (f, TRUE);
  if (GPOINTER_TO_INT (first))
    empty_folder (g_get_user_data_dir ());
  record = record_save (f);
  versions = ent_backups_list (f->path);
  g_assert_cmpuint (versions->len, ==, 1);
  together.version = ((const EntVersion *) g_ptr_array_index (versions, 0))->file;
  n = power_cut_each (record.disk, record.records, record.n, assert_one_has_the_old, &together);
  g_test_message ("%" G_GSIZE_FORMAT " calls, %u states, in %u of them it was replaced", record.n, n, together.n_replaced);
  g_assert_cmpuint (together.n_replaced, >, 0);
}

static PowerCutVerdict
judge_without (Saved *f, gboolean folders)
{
  g_auto (Record) record = { 0 };
  g_autofree FaultRecord *fewer = NULL;
  gsize kept = 0;

  saved_begin (f, TRUE);
  record = record_save (f);
  fewer = g_new (FaultRecord, record.n);
  for (gsize i = 0; i < record.n; i++)
    if (record.records[i].call != FAULT_FSYNC || !!record.records[i].is_folder != folders)
      fewer[kept++] = record.records[i];
  g_assert_cmpuint (kept, <, record.n);
  record.records = fewer;
  record.n = kept;
  return judge (&record, f->path, f->old, f->new);
}

/* What a save without one of its flushes would come to: or the model could not tell anything. */
static void
test_the_model_sees_what_is_not_flushed (Saved *f, gconstpointer data)
{
  PowerCutVerdict torn = judge_without (f, FALSE), undone = judge_without (f, TRUE);

  g_assert_cmpuint (torn.n_torn, >, 0);
  g_assert_cmpuint (undone.n_torn, ==, 0);
  g_assert_cmpuint (undone.n_undone, >, 0);
}

static void
test_the_model_sees_a_file_that_is_written_in_place (Saved *f, gconstpointer data)
{
  g_auto (Record) record = { .disk = power_cut_disk_new () };
  PowerCutVerdict verdict;

  power_cut_disk_add (record.disk, f->folder);
  faults_record ();
  g_assert_true (g_file_set_contents_full (f->path, g_bytes_get_data (f->new, NULL), (gssize) g_bytes_get_size (f->new), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  record.records = faults_records (&record.n);
  verdict = judge (&record, f->path, NULL, f->new);
  g_assert_cmpuint (verdict.n_torn, >, 0);
  g_assert_cmpuint (verdict.n_undone, >, 0);
}

/* A file that was flushed in folders that were not. */
static void
test_the_model_sees_a_folder_that_is_not_flushed (Saved *f, gconstpointer flushed)
{
  g_auto (Record) record = { .disk = power_cut_disk_new () };
  g_autofree char *folder = g_build_filename (f->folder, "in", NULL), *path = g_build_filename (folder, "a.entorno", NULL);
  PowerCutVerdict verdict;
  int outside = open (f->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  power_cut_disk_add (record.disk, f->folder);
  faults_record ();
  g_assert_no_errno (g_mkdir (folder, 0700));
  if (GPOINTER_TO_INT (flushed))
    g_assert_no_errno (fsync (outside));
  g_assert_true (ent_store_save (path, f->new, NULL, NULL, NULL, NULL));
  record.records = faults_records (&record.n);
  close (outside);
  verdict = judge (&record, path, NULL, f->new);
  g_assert_cmpuint (verdict.n_torn, ==, 0);
  g_assert_cmpint (verdict.n_undone > 0, ==, !GPOINTER_TO_INT (flushed));
}

/* --- the disk is full --- */

/* As much as is left of a disk of 256 KiB, in steps: the save may fail at its first byte, its last, or not at all. */
static void
save_on_full_disk (Saved *f, const char *disk, gsize room)
{
  g_autofree char *path = g_build_filename (disk, "a.entorno", NULL), *filler = g_build_filename (disk, "filler", NULL);
  g_autoptr (GBytes) rest = filled ('x', 262144 - 53248 - room);
  g_auto (EntSaved) saved = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  put (path, f->old);
  put (filler, rest);
  done = ent_store_save_document (path, f->new, NULL, &saved, NULL, &error);
  g_assert_cmpint (done, ==, room >= 61440);
  g_assert_true (holds (path, done ? f->new : f->old));
  g_assert_cmpuint (count_names (disk, FALSE), ==, 2);
  if (!done)
    g_assert_nonnull (strstr (error->message, "The disk is full. The file is as it was before. Make room there"));
  g_unlink (filler);
  ent_saved_clear (&saved);
  g_assert_true (ent_store_save_document (path, f->third, NULL, &saved, NULL, NULL));
  g_assert_true (holds (path, f->third));
}

static gboolean
mount_disk (const char *disk, const char *options)
{
  g_mkdir (disk, 0700);
  if (mount ("tmpfs", disk, "tmpfs", 0, options) == 0)
    return TRUE;
  g_test_skip ("mounting a small disk needs more rights");
  return FALSE;
}

static void
test_a_full_disk_leaves_the_old_file (Saved *f, gconstpointer data)
{
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL);

  if (!mount_disk (disk, "size=256k"))
    return;
  for (gsize room = 0; room <= 73728; room += 4096)
    save_on_full_disk (f, disk, room);
  umount (disk);
}

static void
test_a_disk_without_room_for_another_name_leaves_the_old_file (Saved *f, gconstpointer data)
{
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL), *path = g_build_filename (disk, "a.entorno", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (EntSaved) saved = { 0 };
  gboolean done;

  /* the folder itself, and one file */
  if (!mount_disk (disk, "size=1m,nr_inodes=2"))
    return;
  put (path, f->old);
  done = ent_store_save_document (path, f->new, NULL, &saved, NULL, &error);
  g_assert_true (holds (path, f->old));
  umount (disk);
  g_assert_false (done);
  g_assert_nonnull (strstr (error->message, "The disk is full."));
}

/* As a stick that is pulled out: what is below shows itself, an empty folder. */
static void
test_a_disk_that_is_taken_out_is_told_and_can_come_back (Saved *f, gconstpointer data)
{
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL), *path = g_build_filename (disk, "a.entorno", NULL);
  g_autoptr (EntFingerprint) known = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (EntSaved) saved = { 0 };

  if (!mount_disk (disk, "size=1m"))
    return;
  put (path, f->old);
  known = know (path);
  g_assert_no_errno (umount2 (disk, MNT_DETACH));
  g_assert_false (ent_store_save_document (path, f->new, known, &saved, NULL, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "moved or deleted"));
  g_assert_cmpuint (count_names (disk, FALSE), ==, 0);
  /* it is another disk to the system then, with the same on it */
  g_assert_true (mount_disk (disk, "size=1m"));
  put (path, f->old);
  g_assert_true (ent_store_save_document (path, f->new, known, &saved, NULL, NULL));
  g_assert_true (holds (path, f->new));
  umount (disk);
}

static const Kill kills[] = { { 50000, TRUE }, { 50000, FALSE }, { 2000000, TRUE }, { 2000000, FALSE } };

#define ADD(name, data, function) g_test_add ("/faults/" name, Saved, data, saved_set_up, function, saved_tear_down)

int
main (int argc, char **argv)
{
  char *home;
  int result;

  /* thousands of files are flushed */
  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  ADD ("every-call-that-fails-leaves-a-whole-file/over-an-old-one", GINT_TO_POINTER (TRUE), test_every_call_that_fails_leaves_a_whole_file);
  ADD ("every-call-that-fails-leaves-a-whole-file/a-new-one", NULL, test_every_call_that_fails_leaves_a_whole_file);
  ADD ("a-rescue-copy-replaces-nothing-whatever-fails", NULL, test_a_rescue_copy_replaces_nothing_whatever_fails);
  ADD ("a-kill-at-each-call-leaves-a-whole-file/over-an-old-one", GINT_TO_POINTER (TRUE), test_a_kill_at_each_call_leaves_a_whole_file);
  ADD ("a-kill-at-each-call-leaves-a-whole-file/a-new-one", NULL, test_a_kill_at_each_call_leaves_a_whole_file);
  ADD ("without-memory-a-whole-file-is-left", NULL, test_without_memory_a_whole_file_is_left);
  ADD ("a-kill-at-any-time-loses-no-save-that-was-told/50-kB-over-an-old-one", &kills[0], test_a_kill_at_any_time_loses_no_save_that_was_told);
  ADD ("a-kill-at-any-time-loses-no-save-that-was-told/50-kB-new", &kills[1], test_a_kill_at_any_time_loses_no_save_that_was_told);
  ADD ("a-kill-at-any-time-loses-no-save-that-was-told/2-MB-over-an-old-one", &kills[2], test_a_kill_at_any_time_loses_no_save_that_was_told);
  ADD ("a-kill-at-any-time-loses-no-save-that-was-told/2-MB-new", &kills[3], test_a_kill_at_any_time_loses_no_save_that_was_told);
  ADD ("a-power-cut-leaves-the-old-or-the-new-file/over-an-old-one", GINT_TO_POINTER (TRUE), test_a_power_cut_leaves_the_old_or_the_new_file);
  ADD ("a-power-cut-leaves-the-old-or-the-new-file/a-new-one", NULL, test_a_power_cut_leaves_the_old_or_the_new_file);
  ADD ("a-power-cut-leaves-the-old-file-or-its-version/the-first-one-of-a-user", GINT_TO_POINTER (TRUE), test_a_power_cut_leaves_the_old_file_or_its_version);
  ADD ("a-power-cut-leaves-the-old-file-or-its-version/one-more", NULL, test_a_power_cut_leaves_the_old_file_or_its_version);
  ADD ("the-model-sees-a-folder-that-is-not-flushed/none", NULL, test_the_model_sees_a_folder_that_is_not_flushed);
  ADD ("the-model-sees-a-folder-that-is-not-flushed/flushed", GINT_TO_POINTER (TRUE), test_the_model_sees_a_folder_that_is_not_flushed);
  ADD ("the-model-sees-what-is-not-flushed", NULL, test_the_model_sees_what_is_not_flushed);
  ADD ("the-model-sees-a-file-that-is-written-in-place", NULL, test_the_model_sees_a_file_that_is_written_in_place);
  ADD ("a-full-disk-leaves-the-old-file", NULL, test_a_full_disk_leaves_the_old_file);
  ADD ("a-disk-without-room-for-another-name-leaves-the-old-file", NULL, test_a_disk_without_room_for_another_name_leaves_the_old_file);
  ADD ("a-disk-that-is-taken-out-is-told-and-can-come-back", NULL, test_a_disk_that_is_taken_out_is_told_and_can_come_back);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
