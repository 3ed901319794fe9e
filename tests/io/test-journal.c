/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every step is on the disk, and comes back from whatever a crash leaves there. */
#define _GNU_SOURCE /* memmem() */
#include "io/journal-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "io/io-test.h"
#include "io/journal/folder.h"
#include "io/journal/frame.h"
#include "io/journal/owner.h"
#include "long-form.h"
#include "model/map-fixture.h"

#define N_STEPS 80

static char *
latest_file (const char *folder)
{
  g_autoptr (GArray) generations = ent_journal_folder_generations (folder);

  g_assert_cmpuint (generations->len, >, 0);
  return ent_journal_folder_file (folder, g_array_index (generations, guint, 0));
}

/* --- what comes back --- */

static void
run_random (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntHistory) history = NULL;
  g_autofree char *start = NULL, *end = NULL, *back = NULL, *first = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  start = text_of (kept.map);
  for (guint i = 0; i < N_STEPS; i++)
    {
      do_something (kept.history, rand);
      if (g_rand_int_range (rand, 0, 6) == 0)
        ent_history_undo (kept.history);
      if (g_rand_int_range (rand, 0, 6) == 0)
        ent_history_redo (kept.history);
      if (g_rand_int_range (rand, 0, 20) == 0)
        ent_history_go_to (kept.history, (guint) g_rand_int_range (rand, 0, (gint32) ent_history_n_steps (kept.history) + 1));
    }
  kept_step (&kept, "The last one");
  end = text_of (kept.map);
  kept_crash (&kept);
  recovery = read_only_one ();
  g_assert_false (recovery->is_cut);
  history = replay (recovery);
  back = text_of (recovery->base);
  g_assert_cmpstr (back, ==, end);
  g_assert_cmpstr (ent_history_undo_name (history), ==, ((EntRecoveryStep *) g_ptr_array_index (recovery->steps, recovery->position - 1))->name);
  while (ent_history_undo (history))
    ;
  g_assert_true (ent_history_is_saved (history));
  first = text_of (recovery->base);
  g_assert_cmpstr (first, ==, start);
  discard_only_one ();
}

static void
test_any_steps_come_back_and_can_be_undone (void)
{
  guint n = in_long_form (200, 10);

  for (guint32 seed = 0; seed < n; seed++)
    run_random (seed);
}

static void
test_what_was_undone_can_be_brought_again (void)
{
  Kept kept;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntHistory) history = NULL;
  g_autofree char *all = NULL, *back = NULL;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  kept_step (&kept, "B");
  kept_step (&kept, "C");
  all = text_of (kept.map);
  ent_history_go_to (kept.history, 1);
  kept_crash (&kept);
  recovery = read_only_one ();
  g_assert_cmpuint (recovery->n_stakeholders, ==, 1);
  g_assert_cmpuint (recovery->n_unsaved, ==, 1);
  history = replay (recovery);
  g_assert_cmpuint (ent_history_position (history), ==, 1);
  g_assert_cmpuint (ent_history_n_steps (history), ==, 3);
  ent_history_go_to (history, 3);
  back = text_of (recovery->base);
  g_assert_cmpstr (back, ==, all);
  discard_only_one ();
}

static void
test_what_is_typed_into_one_field_stays_one_step (void)
{
  Kept kept;
  g_autoptr (EntRecovery) recovery = NULL;

  kept_begin (&kept, NULL);
  kept_type (&kept, "P");
  kept_type (&kept, "Pu");
  kept_type (&kept, "Puerto");
  kept_crash (&kept);
  recovery = read_only_one ();
  g_assert_cmpstr (recovery->title, ==, "Puerto");
  g_assert_cmpuint (recovery->steps->len, ==, 1);
  discard_only_one ();
}

static void
test_nothing_is_there_before_the_first_step_or_of_one_that_was_rolled_back (void)
{
  g_autofree char *folder = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  ent_history_begin (kept.history, "Nothing");
  ent_history_end (kept.history);
  ent_history_begin (kept.history, "Taken back");
  ent_history_apply (kept.history, ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), "A"), NULL);
  ent_history_rollback (kept.history);
  ent_journal_keeper_flush (kept.keeper);
  folder = only_folder ();
  g_assert_null (folder);
  kept_clear (&kept);
}

/* --- saving --- */

static EntFingerprint *
save (Kept *kept, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write (kept->map, &error);
  EntFingerprint *saved = NULL;

  ent_store_save (path, bytes, NULL, &saved, NULL, &error);
  g_assert_no_error (error);
  return saved;
}

static void
test_it_goes_when_the_map_is_saved_or_given_up (void)
{
  g_autofree char *dir = new_folder (), *path = g_build_filename (dir, "a.entorno", NULL);
  g_autoptr (EntFingerprint) fingerprint = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  g_free (only_folder ());
  fingerprint = save (&kept, path);
  ent_history_mark_saved (kept.history);
  ent_journal_keeper_note_saved (kept.keeper, path, fingerprint);
  ent_journal_keeper_flush (kept.keeper);
  g_assert_null (only_folder ());
  kept_step (&kept, "B");
  ent_journal_keeper_give_up (kept.keeper);
  ent_journal_keeper_flush (kept.keeper);
  g_assert_null (only_folder ());
  kept_clear (&kept);
  remove_folder (g_steal_pointer (&dir));
}

/* What the file had is taken back: that it was there before is known to the history, and no more to the journal. */
static void
test_undoing_what_was_saved_comes_back_as_a_step (void)
{
  g_autofree char *dir = new_folder (), *path = g_build_filename (dir, "a.entorno", NULL), *undone = NULL, *back = NULL;
  g_autoptr (EntFingerprint) fingerprint = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  kept_step (&kept, "B");
  fingerprint = save (&kept, path);
  ent_history_mark_saved (kept.history);
  ent_journal_keeper_note_saved (kept.keeper, path, fingerprint);
  ent_history_undo (kept.history);
  ent_history_undo (kept.history);
  ent_history_redo (kept.history);
  undone = text_of (kept.map);
  kept_crash (&kept);
  recovery = read_only_one ();
  map = map_of (recovery);
  back = text_of (map);
  g_assert_cmpstr (back, ==, undone);
  g_assert_cmpstr (recovery->path, ==, path);
  g_assert_cmpstr (recovery->fingerprint->checksum, ==, fingerprint->checksum);
  g_assert_false (recovery->is_in_file);
  g_assert_cmpuint (recovery->n_unsaved, >, 0);
  discard_only_one ();
  remove_folder (g_steal_pointer (&dir));
}

static void
test_what_was_done_while_it_was_saved_is_what_is_not_in_the_file (void)
{
  g_autofree char *dir = new_folder (), *path = g_build_filename (dir, "a.entorno", NULL), *saved = NULL, *at_save = NULL;
  g_autoptr (EntFingerprint) fingerprint = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntHistory) history = NULL;
  guint64 state;
  guint position;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  kept_step (&kept, "B");
  saved = text_of (kept.map);
  state = ent_history_state (kept.history);
  fingerprint = save (&kept, path);
  kept_step (&kept, "C");
  kept_step (&kept, "D");
  ent_history_mark_state_saved (kept.history, state);
  ent_journal_keeper_note_saved (kept.keeper, path, fingerprint);
  kept_step (&kept, "E");
  kept_crash (&kept);
  recovery = read_only_one ();
  g_assert_cmpuint (recovery->n_unsaved, ==, 3);
  g_assert_cmpstr (recovery->path, ==, path);
  history = replay (recovery);
  g_assert_false (ent_history_is_saved (history));
  g_assert_true (ent_history_saved_position (history, &position));
  g_assert_cmpuint (position, ==, 2);
  ent_history_go_to (history, position);
  at_save = text_of (recovery->base);
  g_assert_cmpstr (at_save, ==, saved);
  discard_only_one ();
  remove_folder (g_steal_pointer (&dir));
}

/* Between the save and the end of the journal there was the crash. */
static void
test_what_is_all_in_the_file_is_said_to_be (void)
{
  g_autofree char *dir = new_folder (), *path = g_build_filename (dir, "a.entorno", NULL);
  g_autoptr (EntFingerprint) fingerprint = NULL;
  g_autoptr (GPtrArray) left = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  ent_journal_keeper_set_file (kept.keeper, path, NULL);
  kept_step (&kept, "A");
  fingerprint = save (&kept, path);
  kept_crash (&kept);
  left = ent_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (((EntRecovery *) g_ptr_array_index (left, 0))->is_in_file);
  discard_only_one ();
  remove_folder (g_steal_pointer (&dir));
}

/* --- what a crash leaves --- */

/* Five steps, and what the map was before and after each. */
static char *
crash_after_five (GPtrArray *states)
{
  Kept kept;

  kept_begin (&kept, NULL);
  g_ptr_array_add (states, text_of (kept.map));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Step %u", i);

      kept_step (&kept, name);
      g_ptr_array_add (states, text_of (kept.map));
    }
  kept_crash (&kept);
  return only_folder ();
}

/* How many steps come back from @data in @path; -1: nothing does. */
static int
count_steps (const char *path, const char *id, const char *data, gsize length, GPtrArray *states)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;
  g_autofree char *text = NULL;

  /* written in place, a shorter file would keep the end of the longer one */
  g_unlink (path);
  g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  recovery = ent_recovery_read (id, NULL, &error);
  if (recovery == NULL)
    {
      g_assert_nonnull (error);
      return -1;
    }
  map = map_of (recovery);
  text = text_of (map);
  g_assert_cmpuint (recovery->position, <, states->len);
  g_assert_cmpstr (text, ==, g_ptr_array_index (states, recovery->position));
  return (int) recovery->position;
}

static void
test_cut_at_any_byte_all_whole_steps_before_come_back (void)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = crash_after_five (states), *path = latest_file (folder), *id = g_path_get_basename (folder), *data = NULL;
  gsize length, good;
  EntFramesFlags flags;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize cut = 0; cut <= length; cut++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, cut);
      g_autoptr (GArray) frames = ent_frames_read (bytes, &flags, &good);
      int n = frames != NULL ? (int) frames->len - 2 : -1;

      g_assert_cmpint (count_steps (path, id, data, cut, states), ==, MAX (n, -1));
    }
  discard_only_one ();
}

static void
test_with_any_byte_flipped_a_state_comes_back_or_none (void)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = crash_after_five (states), *path = latest_file (folder), *id = g_path_get_basename (folder), *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize at = 0; at < length; at++)
    {
      data[at] ^= (char) (1 << at % 8);
      g_assert_cmpint (count_steps (path, id, data, length, states), <, 5);
      data[at] ^= (char) (1 << at % 8);
    }
  g_assert_cmpint (count_steps (path, id, data, length, states), ==, 5);
  discard_only_one ();
}

static void
told_nothing (const GError *error, gboolean wants_base, gpointer data)
{
}

static EntJournalAbout *
new_about (guint n_unsaved)
{
  EntJournalAbout *about = g_new0 (EntJournalAbout, 1);

  about->n_unsaved = n_unsaved;
  return about;
}

static void
test_of_two_generations_one_is_always_whole (void)
{
  g_autoptr (EntMap) map = new_full_map ();
  EntJournal *journal = ent_journal_new (NULL, told_nothing, NULL);
  g_autofree char *folder = NULL, *path = NULL, *data = NULL;
  g_autoptr (EntRecovery) recovery = NULL, older = NULL;
  g_autoptr (GArray) generations = NULL;
  gsize length;

  ent_journal_push_base (journal, new_about (0), ent_map_copy (map));
  add_stakeholder (map, "s-4", "Between", ENT_SECTOR_MEDIA);
  ent_journal_push_base (journal, new_about (1), ent_map_copy (map));
  add_stakeholder (map, "s-5", "Last", ENT_SECTOR_MEDIA);
  ent_journal_push_base (journal, new_about (2), ent_map_copy (map));
  ent_journal_free (journal);
  folder = only_folder ();
  make_left (folder);
  generations = ent_journal_folder_generations (folder);
  g_assert_cmpuint (generations->len, ==, 2);
  recovery = read_only_one ();
  g_assert_cmpuint (recovery->n_stakeholders, ==, 5);
  g_assert_cmpuint (recovery->n_unsaved, ==, 2);
  g_assert_false (recovery->is_older);
  path = latest_file (folder);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  data[length / 2] ^= 4;
  g_assert_true (g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  older = read_only_one ();
  g_assert_true (older->is_older);
  g_assert_cmpuint (older->n_stakeholders, ==, 4);
  discard_only_one ();
}

static void
test_entries_that_have_grown_past_the_base_get_a_new_one (void)
{
  g_autofree char *text = g_strnfill (20000, 'x'), *end = NULL, *back = NULL, *folder = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;
  g_autoptr (GArray) generations = NULL;
  gint64 until = g_get_monotonic_time () + (gint64) 20 * G_USEC_PER_SEC;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  folder = only_folder ();
  for (guint i = 0; generations == NULL || generations->len < 2; i++)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      text[0] = (char) ('a' + i % 26);
      ent_history_begin (kept.history, "Write");
      ent_history_apply (kept.history, ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "notes"), text), NULL);
      ent_history_end (kept.history);
      ent_journal_keeper_flush (kept.keeper);
      g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&generations, g_array_unref);
      generations = ent_journal_folder_generations (folder);
    }
  kept_step (&kept, "Z");
  end = text_of (kept.map);
  kept_crash (&kept);
  recovery = read_only_one ();
  map = map_of (recovery);
  back = text_of (map);
  g_assert_cmpstr (back, ==, end);
  g_assert_cmpuint (recovery->steps->len, <, recovery->n_unsaved);
  discard_only_one ();
}

/* --- whose it is --- */

static void
test_only_what_is_left_is_offered_and_can_be_deleted (void)
{
  g_autofree char *folder = NULL, *id = NULL;
  g_autoptr (GPtrArray) none = NULL, one = NULL;
  g_autoptr (GError) error = NULL;
  const EntRecovery *recovery;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  folder = only_folder ();
  id = g_path_get_basename (folder);
  none = ent_recovery_list (NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (ent_recovery_is_any ());
  g_assert_false (ent_recovery_discard (id, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE);
  kept_crash (&kept);
  g_assert_true (ent_recovery_is_any ());
  one = ent_recovery_list (NULL);
  g_assert_cmpuint (one->len, ==, 1);
  recovery = g_ptr_array_index (one, 0);
  g_assert_cmpstr (recovery->id, ==, id);
  g_assert_cmpuint (recovery->n_stakeholders, ==, 1);
  g_assert_cmpint (ABS (recovery->time - g_get_real_time ()), <, (gint64) 60 * G_USEC_PER_SEC);
  g_assert_true (ent_recovery_take (id, NULL));
  g_clear_error (&error);
  g_assert_false (ent_recovery_take (id, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE);
  g_assert_false (ent_recovery_is_any ());
  make_left (folder);
  discard_only_one ();
}

static void
test_what_cannot_be_read_stays_and_is_listed (void)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free), left = NULL;
  g_autofree char *folder = crash_after_five (states), *path = latest_file (folder);

  g_assert_true (g_file_set_contents (path, "no journal", -1, NULL));
  left = ent_recovery_list (NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (((EntRecovery *) g_ptr_array_index (left, 0))->is_damaged);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  discard_only_one ();
}

static void
test_who_goes_on_with_it_loses_nothing_by_another_crash (void)
{
  g_autofree char *folder = NULL, *id = NULL, *end = NULL, *back = NULL;
  g_autoptr (EntRecovery) recovery = NULL, again = NULL;
  g_autoptr (EntMap) map = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "A");
  kept_step (&kept, "B");
  kept_crash (&kept);
  folder = only_folder ();
  id = g_path_get_basename (folder);
  recovery = read_only_one ();
  g_assert_true (ent_recovery_take (id, NULL));
  kept.map = g_object_ref (recovery->base);
  kept.history = replay (recovery);
  kept.keeper = ent_journal_keeper_new (kept.history, NULL);
  ent_journal_keeper_adopt (kept.keeper, id);
  kept_step (&kept, "C");
  end = text_of (kept.map);
  kept_crash (&kept);
  again = read_only_one ();
  map = map_of (again);
  back = text_of (map);
  g_assert_cmpstr (back, ==, end);
  g_assert_cmpuint (again->n_unsaved, ==, 3);
  discard_only_one ();
}

static EntOwner *
owner_of (const char *machine, const char *boot, guint pid, guint64 started)
{
  EntOwner *owner = g_new0 (EntOwner, 1);

  owner->machine = g_strdup (machine);
  owner->boot = g_strdup (boot);
  owner->pid = pid;
  owner->started = started;
  return owner;
}

static void
test_a_process_is_told_from_a_later_one_of_its_number (void)
{
  g_autoptr (EntOwner) self = ent_owner_self (), again = NULL, later = NULL, booted = NULL, elsewhere = NULL;
  g_autofree char *text = ent_owner_format (self);

  again = ent_owner_parse (text);
  g_assert_true (ent_owner_is_self (again));
  g_assert_false (ent_owner_is_gone (again));
  later = owner_of (self->machine, self->boot, self->pid, self->started - 1);
  g_assert_true (ent_owner_is_gone (later));
  booted = owner_of (self->machine, "another", self->pid, self->started);
  g_assert_true (ent_owner_is_gone (booted));
  elsewhere = owner_of ("another", "another", self->pid, self->started);
  g_assert_false (ent_owner_is_gone (elsewhere));
  g_assert_null (ent_owner_parse ("no process"));
  g_assert_null (ent_owner_parse ("[Process]\nMachine=a\nId=-1\n"));
}

static guint
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  return status.st_mode & 0777;
}

static void
test_nobody_else_can_look_into_it (void)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  mode_t before = umask (0);
  g_autofree char *folder = crash_after_five (states), *path = latest_file (folder), *owner = g_build_filename (folder, "owner", NULL);

  umask (before);
  g_assert_cmphex (mode_of (folder), ==, 0700);
  g_assert_cmphex (mode_of (path), ==, 0600);
  discard_only_one ();
}

/* --- a disk that refuses --- */

static void
on_failing (EntJournalKeeper *keeper, const char *message, char **said)
{
  g_free (*said);
  *said = g_strdup (message != NULL ? message : "fine");
}

static gboolean
wait_for (char **said, const char *part)
{
  gint64 until = g_get_monotonic_time () + (gint64) 20 * G_USEC_PER_SEC;

  while ((*said == NULL || strstr (*said, part) == NULL) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  return *said != NULL && strstr (*said, part) != NULL;
}

static void
limit_files (rlim_t length)
{
  struct rlimit limit;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = MIN (length, limit.rlim_max);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

static void
test_what_the_disk_refuses_is_told_and_comes_later (void)
{
  g_autofree char *folder = NULL, *path = NULL, *end = NULL, *back = NULL, *said = NULL, *notes = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;
  struct stat status;
  Kept kept;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  (void) signal (SIGXFSZ, SIG_IGN);
  kept_begin (&kept, NULL);
  g_signal_connect (kept.keeper, "failing", G_CALLBACK (on_failing), &said);
  kept_step (&kept, "A");
  folder = only_folder ();
  path = latest_file (folder);
  g_assert_no_errno (stat (path, &status));
  /* in the middle of the next frame */
  limit_files ((rlim_t) status.st_size + 40);
  kept_step (&kept, "B");
  kept_step (&kept, "C");
  g_assert_true (wait_for (&said, "case of a crash"));
  limit_files (RLIM_INFINITY);
  kept_step (&kept, "D");
  g_assert_true (wait_for (&said, "fine"));
  end = text_of (kept.map);
  kept_crash (&kept);
  recovery = read_only_one ();
  map = map_of (recovery);
  back = text_of (map);
  g_assert_cmpstr (back, ==, end);
  g_assert_cmpuint (recovery->steps->len, ==, 4);
  discard_only_one ();
}

static void
test_a_folder_that_was_deleted_meanwhile_is_made_anew (void)
{
  g_autofree char *folder = NULL, *end = NULL, *back = NULL, *said = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  g_signal_connect (kept.keeper, "failing", G_CALLBACK (on_failing), &said);
  kept_step (&kept, "A");
  folder = only_folder ();
  remove_folder (g_steal_pointer (&folder));
  kept_step (&kept, "B");
  g_assert_true (wait_for (&said, "fine"));
  kept_step (&kept, "C");
  end = text_of (kept.map);
  kept_crash (&kept);
  recovery = read_only_one ();
  map = map_of (recovery);
  back = text_of (map);
  g_assert_cmpstr (back, ==, end);
  discard_only_one ();
}

static void
on_step (EntHistory *history, Kept *kept)
{
  if (kept->keeper != NULL)
    ent_journal_keeper_note_file (kept->keeper, "/nowhere/map.entorno", NULL);
}

/* Whoever tells of it hears of each step first. */
static void
test_another_file_is_noted_and_no_step_kept_twice (void)
{
  Kept kept = { .map = new_map_with_moment () };
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (EntMap) map = NULL;

  kept.history = ent_history_new (kept.map, NULL);
  g_signal_connect (kept.history, "changed", G_CALLBACK (on_step), &kept);
  kept.keeper = ent_journal_keeper_new (kept.history, NULL);
  kept_step (&kept, "Radio");
  kept_step (&kept, "School");
  ent_history_undo (kept.history);
  kept_crash (&kept);
  recovery = read_only_one ();
  g_assert_cmpstr (recovery->path, ==, "/nowhere/map.entorno");
  g_assert_false (recovery->is_cut);
  g_assert_cmpuint (recovery->steps->len, ==, 0);
  map = map_of (recovery);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 1);
  g_assert_cmpstr (ent_map_stakeholder_at (map, 0)->name, ==, "Radio");
  discard_only_one ();
}

int
main (int argc, char *argv[])
{
  char *home = new_home ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/journal/any-steps-come-back-and-can-be-undone", test_any_steps_come_back_and_can_be_undone);
  g_test_add_func ("/io/journal/what-was-undone-can-be-brought-again", test_what_was_undone_can_be_brought_again);
  g_test_add_func ("/io/journal/what-is-typed-into-one-field-stays-one-step", test_what_is_typed_into_one_field_stays_one_step);
  g_test_add_func ("/io/journal/nothing-is-there-before-the-first-step-or-of-one-that-was-rolled-back", test_nothing_is_there_before_the_first_step_or_of_one_that_was_rolled_back);
  g_test_add_func ("/io/journal/another-file-is-noted-and-no-step-kept-twice", test_another_file_is_noted_and_no_step_kept_twice);
  g_test_add_func ("/io/journal/it-goes-when-the-map-is-saved-or-given-up", test_it_goes_when_the_map_is_saved_or_given_up);
  g_test_add_func ("/io/journal/undoing-what-was-saved-comes-back-as-a-step", test_undoing_what_was_saved_comes_back_as_a_step);
  g_test_add_func ("/io/journal/what-was-done-while-it-was-saved-is-what-is-not-in-the-file", test_what_was_done_while_it_was_saved_is_what_is_not_in_the_file);
  g_test_add_func ("/io/journal/what-is-all-in-the-file-is-said-to-be", test_what_is_all_in_the_file_is_said_to_be);
  g_test_add_func ("/io/journal/cut-at-any-byte-all-whole-steps-before-come-back", test_cut_at_any_byte_all_whole_steps_before_come_back);
  g_test_add_func ("/io/journal/with-any-byte-flipped-a-state-comes-back-or-none", test_with_any_byte_flipped_a_state_comes_back_or_none);
  g_test_add_func ("/io/journal/of-two-generations-one-is-always-whole", test_of_two_generations_one_is_always_whole);
  g_test_add_func ("/io/journal/entries-that-have-grown-past-the-base-get-a-new-one", test_entries_that_have_grown_past_the_base_get_a_new_one);
  g_test_add_func ("/io/journal/only-what-is-left-is-offered-and-can-be-deleted", test_only_what_is_left_is_offered_and_can_be_deleted);
  g_test_add_func ("/io/journal/what-cannot-be-read-stays-and-is-listed", test_what_cannot_be_read_stays_and_is_listed);
  g_test_add_func ("/io/journal/who-goes-on-with-it-loses-nothing-by-another-crash", test_who_goes_on_with_it_loses_nothing_by_another_crash);
  g_test_add_func ("/io/journal/a-process-is-told-from-a-later-one-of-its-number", test_a_process_is_told_from_a_later_one_of_its_number);
  g_test_add_func ("/io/journal/nobody-else-can-look-into-it", test_nobody_else_can_look_into_it);
  g_test_add_func ("/io/journal/what-the-disk-refuses-is-told-and-comes-later", test_what_the_disk_refuses_is_told_and_comes_later);
  g_test_add_func ("/io/journal/a-folder-that-was-deleted-meanwhile-is-made-anew", test_a_folder_that_was_deleted_meanwhile_is_made_anew);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
