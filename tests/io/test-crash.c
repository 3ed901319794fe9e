/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed at any moment, or by a power cut, a program loses no step older than a second, and its file is the one of
 * before a save or of after it. The program is this one: it edits, keeps a journal and saves, and
 * tells when it did what. 200 kills and 8 cuts; ENT_TORTURE=1 for 1,000 and 200.
 *
 * For a cut it works on a disk in a file, and what that file holds while it is stopped is what a disk would: all else
 * is still in memory.
 */
#define _GNU_SOURCE /* unshare() */
#include "io/journal-fixture.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "io/io-test.h"
#include "long-form.h"
#include "model/map-fixture.h"

#define N_AT_ONCE 4
#define SAVE_EVERY 70
#define DISK_BYTES ((off_t) 16 * 1024 * 1024)
#define PROMISED_US G_USEC_PER_SEC

/* --- the program --- */

typedef struct
{
  Kept kept;
  GRand *rand;
  const char *path;
  EntFingerprint *fingerprint;
  guint n; /* what was done */
} Program;

static const char *
pick_id (EntMap *map, GRand *rand)
{
  guint n = ent_map_n_stakeholders (map);

  return n > 0 ? ent_map_stakeholder_at (map, (guint) g_rand_int_range (rand, 0, (gint32) n))->base.id : "s-nobody";
}

static void
type_title (EntHistory *history, guint number)
{
  g_autofree char *title = g_strdup_printf ("Puerto %u", number);

  ent_history_begin_merged (history, "Change the title", "title");
  ent_history_apply (history, ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), title), NULL);
  ent_history_end (history);
}

/* The same from the same seed, whoever does it. */
static void
do_next (EntHistory *history, GRand *rand)
{
  EntMap *map = ent_history_map (history);
  g_autofree char *a = g_strdup (pick_id (map, rand)), *b = g_strdup (pick_id (map, rand));
  const char *ids[] = { a, b };
  guint number = (guint) g_rand_int_range (rand, 0, 1000);

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      ent_history_undo (history);
      break;
    case 1:
      ent_history_redo (history);
      break;
    case 2:
      ent_edit_delete (history, ids, 1, NULL);
      break;
    case 3:
      ent_edit_add_tie (history, a, b, number % ENT_N_TIE_KINDS, ENT_DIRECTION_DEFAULT, NULL);
      break;
    case 4:
      ent_edit_rate (history, ids, 1, "t-first", ENT_ASPECT_POWER, number % 6, NULL);
      break;
    case 5:
      type_title (history, number);
      break;
    case 6:
      g_strfreev (ent_edit_duplicate (history, ids, 1, NULL));
      break;
    default:
      ent_edit_add_stakeholder (history, "Asociación de hoteles", number % ENT_N_SECTORS, number % ENT_N_KINDS, NULL);
    }
}

static void
save_now (Program *program)
{
  g_autoptr (GBytes) bytes = ent_store_write (program->kept.map, NULL);
  g_auto (EntSaved) saved = { 0 };

  if (bytes == NULL || !ent_store_save_document (program->path, bytes, program->fingerprint, &saved, NULL, NULL) || saved.remark != NULL)
    exit (3);
  ent_fingerprint_free (program->fingerprint);
  program->fingerprint = g_steal_pointer (&saved.fingerprint);
  ent_history_mark_saved (program->kept.history);
  ent_journal_keeper_note_saved (program->kept.keeper, program->path, program->fingerprint);
}

static gboolean
on_time (gpointer data)
{
  Program *program = data;
  g_autofree char *line = NULL;

  do_next (program->kept.history, program->rand);
  program->n++;
  line = g_strdup_printf ("%u %" G_GINT64_FORMAT "\n", program->n, g_get_monotonic_time ());
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (4);
  if (program->n % SAVE_EVERY == 0)
    save_now (program);
  return G_SOURCE_CONTINUE;
}

static int
run_program (const char *seed, const char *path)
{
  Program program = { .rand = g_rand_new_with_seed ((guint32) strtoul (seed, NULL, 10)), .path = path };

  kept_begin (&program.kept, NULL);
  ent_journal_keeper_set_file (program.kept.keeper, path, NULL);
  g_timeout_add (5, on_time, &program);
  g_main_loop_run (g_main_loop_new (NULL, FALSE));
  return 0;
}

/* --- who kills it --- */

typedef struct
{
  guint32 seed;
  char *path; /* of the map */
  GPid pid;
  int out;
  gint64 killed_at;
  guint n_done, n_old; /* what it did, and what of that is to be there */
  GPtrArray *states;   /* the text of the map after so many deeds */
} Round;

static const char *program_path;

static void
start (Round *round)
{
  g_autofree char *seed = g_strdup_printf ("%u", round->seed);
  const char *argv[] = { program_path, "--program", seed, round->path, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  g_autoptr (GError) error = NULL;

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", g_get_user_state_dir (), TRUE);

  g_spawn_async_with_pipes (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &round->pid, NULL, &round->out, NULL, &error);
  g_assert_no_error (error);
}

/* What it had told before it was gone. */
static void
listen (Round *round)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize n;

  while ((n = read (round->out, buffer, sizeof buffer)) > 0)
    g_string_append_len (told, buffer, n);
  close (round->out);
  lines = g_strsplit (told->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      char *rest;
      guint done = (guint) strtoul (lines[i], &rest, 10);

      round->n_done = done;
      if (g_ascii_strtoll (rest, NULL, 10) < round->killed_at - PROMISED_US)
        round->n_old = done;
    }
}

static void
kill_it (Round *round)
{
  int status;

  if (round->killed_at == 0)
    round->killed_at = g_get_monotonic_time ();
  g_assert_no_errno (kill (round->pid, SIGKILL));
  g_assert_cmpint (waitpid (round->pid, &status, 0), ==, round->pid);
  /* it was still at work */
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  listen (round);
}

/* All that it did once more, and one deed that it may not have told of. */
static void
remember_states (Round *round)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (round->seed);
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);

  round->states = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (round->states, text_of (map));
  for (guint i = 0; i <= round->n_done; i++)
    {
      do_next (history, rand);
      g_ptr_array_add (round->states, text_of (map));
      /* nothing joins what was saved */
      if ((i + 1) % SAVE_EVERY == 0)
        ent_history_mark_saved (history);
    }
}

/* The last of the states that is @text; -1. */
static int
find_state (const Round *round, const char *text)
{
  for (guint i = round->states->len; i-- > 0;)
    if (g_str_equal (g_ptr_array_index (round->states, i), text))
      return (int) i;
  return -1;
}

static const EntRecovery *
find_left (GPtrArray *left, const char *path)
{
  for (guint i = 0; i < left->len; i++)
    if (g_strcmp0 (((const EntRecovery *) g_ptr_array_index (left, i))->path, path) == 0)
      return g_ptr_array_index (left, i);
  return NULL;
}

/* After so many deeds the file was written; 0: not at all. */
static int
check_file (const Round *round, const char *text)
{
  for (guint i = 0; text != NULL && i < round->states->len; i += SAVE_EVERY)
    if (i > 0 && g_str_equal (g_ptr_array_index (round->states, i), text))
      return (int) i;
  g_assert_null (text);
  return 0;
}

static void
check (Round *round, GPtrArray *left)
{
  g_autofree char *before = NULL, *after = NULL, *text = NULL;
  const EntRecovery *summary = find_left (left, round->path);
  int state;

  remember_states (round);
  g_file_get_contents (round->path, &before, NULL, NULL);
  state = check_file (round, before);
  if (summary != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntRecovery) recovery = ent_recovery_read (summary->id, NULL, &error);
      g_autoptr (EntMap) map = NULL;
      int recovered;

      g_assert_no_error (error);
      g_assert_false (recovery->is_older);
      map = map_of (recovery);
      text = text_of (map);
      recovered = find_state (round, text);
      g_assert_cmpint (recovered, >=, 0);
      /* it may have been saved again, and the journal was about to go */
      state = MAX (state, recovered);
      g_assert_true (ent_recovery_discard (summary->id, NULL));
    }
  g_assert_cmpint (state, >=, (int) round->n_old);
  g_file_get_contents (round->path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
start_all (Round *rounds, guint32 first, const char *folder)
{
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      g_autofree char *name = g_strdup_printf ("map-%u.entorno", i);

      rounds[i].seed = first + i;
      rounds[i].path = g_build_filename (folder, name, NULL);
      start (&rounds[i]);
    }
}

static void
check_all (Round *rounds)
{
  g_autoptr (GPtrArray) left = ent_recovery_list (NULL);

  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      check (&rounds[i], left);
      g_ptr_array_unref (rounds[i].states);
      g_free (rounds[i].path);
    }
}

static void
let_them_work (GRand *rand)
{
  g_usleep ((gulong) g_rand_int_range (rand, 100000, 1700000));
}

static void
run_rounds (GRand *rand, guint32 first)
{
  g_autofree char *folder = new_folder ();
  Round rounds[N_AT_ONCE] = { 0 };

  start_all (rounds, first, folder);
  let_them_work (rand);
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      kill_it (&rounds[i]);
      g_usleep ((gulong) g_rand_int_range (rand, 0, 30000));
    }
  check_all (rounds);
  remove_folder (g_steal_pointer (&folder));
}

static void
test_killed_at_any_moment_it_loses_no_step_older_than_a_second (void)
{
  guint n = in_long_form (1000, 200);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint32 i = 0; i < n; i += N_AT_ONCE)
    run_rounds (rand, i);
}

/* --- who cuts the power --- */

static gboolean
run (const char *line)
{
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  int status;

  return g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) &&
         g_spawn_check_wait_status (status, NULL);
}

static gboolean
insert_disk (const char *image)
{
  g_autofree char *line = g_strdup_printf ("mount -o loop %s %s", image, g_get_user_state_dir ());

  return run (line);
}

static void
take_disk_out (void)
{
  g_assert_no_errno (umount2 (g_get_user_state_dir (), 0));
}

static GBytes *
read_image (const char *image)
{
  char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (image, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
write_image (const char *image, GBytes *bytes)
{
  g_assert_true (g_file_set_contents_full (image, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Of one moment: the system may be writing it. */
static GBytes *
read_standing_image (const char *image)
{
  GBytes *bytes = read_image (image);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GBytes) before = bytes;

      bytes = read_image (image);
      if (g_bytes_equal (before, bytes))
        return bytes;
    }
  g_assert_not_reached ();
}

/* An empty disk; NULL where there can be none. */
static GBytes *
make_disk (const char *image)
{
  g_autofree char *line = g_strdup_printf ("mkfs.ext4 -q -F %s", image);
  FILE *file = fopen (image, "wbe");

  g_assert_nonnull (file);
  g_assert_no_errno (ftruncate (fileno (file), DISK_BYTES));
  g_assert_cmpint (fclose (file), ==, 0);
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  /* for this process alone: a disk that it leaves goes with it */
  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 || !run (line) || !insert_disk (image))
    return NULL;
  take_disk_out ();
  return read_image (image);
}

static void
run_cut (GRand *rand, guint32 first, const char *image, GBytes *empty)
{
  g_autoptr (GBytes) left = NULL;
  Round rounds[N_AT_ONCE] = { 0 };

  write_image (image, empty);
  g_assert_true (insert_disk (image));
  start_all (rounds, first, g_get_user_state_dir ());
  let_them_work (rand);
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      g_assert_no_errno (kill (rounds[i].pid, SIGSTOP));
      rounds[i].killed_at = g_get_monotonic_time ();
    }
  left = read_standing_image (image);
  for (guint i = 0; i < N_AT_ONCE; i++)
    kill_it (&rounds[i]);
  take_disk_out ();
  write_image (image, left);
  g_assert_true (insert_disk (image));
  check_all (rounds);
  take_disk_out ();
}

static void
test_a_power_cut_at_any_moment_loses_no_step_older_than_a_second (void)
{
  guint n = in_long_form (200, 8);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autofree char *folder = new_folder (), *image = g_build_filename (folder, "disk", NULL);
  g_autoptr (GBytes) empty = make_disk (image);

  if (empty == NULL)
    g_test_skip ("making a disk in a file and mounting it needs more rights");
  else
    for (guint32 i = 0; i < n; i += N_AT_ONCE)
      run_cut (rand, i, image, empty);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char *argv[])
{
  char *home;
  int result;

  if (argc == 4 && strcmp (argv[1], "--program") == 0)
    return run_program (argv[2], argv[3]);
  program_path = argv[0];
  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/crash/killed-at-any-moment-it-loses-no-step-older-than-a-second", test_killed_at_any_moment_it_loses_no_step_older_than_a_second);
  g_test_add_func ("/io/crash/a-power-cut-at-any-moment-loses-no-step-older-than-a-second", test_a_power_cut_at_any_moment_loses_no_step_older_than_a_second);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
