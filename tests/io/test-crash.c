/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed at any moment, a program loses no step older than a second, and its file is the one of
 * before a save or of after it. The program is this one: it edits, keeps a journal and saves, and
 * tells when it did what. 200 times; ENT_TORTURE=1 for 1,000.
 */
#include "io/journal-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "io/io-test.h"
#include "model/map-fixture.h"

#define N_AT_ONCE 4
#define SAVE_EVERY 70
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
  EntFingerprint *saved = NULL;

  if (bytes == NULL || !ent_store_save (program->path, bytes, program->fingerprint, &saved, NULL, NULL))
    exit (3);
  ent_fingerprint_free (program->fingerprint);
  program->fingerprint = saved;
  ent_history_mark_saved (program->kept.history);
  ent_journal_keeper_note_saved (program->kept.keeper, program->path, saved);
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
run_rounds (GRand *rand, guint32 first)
{
  g_autoptr (GPtrArray) left = NULL;
  Round rounds[N_AT_ONCE] = { 0 };

  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      g_autofree char *folder = new_folder ();

      rounds[i].seed = first + i;
      rounds[i].path = g_build_filename (folder, "map.entorno", NULL);
      start (&rounds[i]);
    }
  g_usleep ((gulong) g_rand_int_range (rand, 100000, 1700000));
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      kill_it (&rounds[i]);
      g_usleep ((gulong) g_rand_int_range (rand, 0, 30000));
    }
  left = ent_recovery_list (NULL);
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      check (&rounds[i], left);
      g_ptr_array_unref (rounds[i].states);
      remove_folder (g_path_get_dirname (rounds[i].path));
      g_free (rounds[i].path);
    }
}

static void
test_killed_at_any_moment_it_loses_no_step_older_than_a_second (void)
{
  guint n = g_getenv ("ENT_TORTURE") != NULL ? 1000 : 200;
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint32 i = 0; i < n; i += N_AT_ONCE)
    run_rounds (rand, i);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--program") == 0)
    return run_program (argv[2], argv[3]);
  program_path = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/io/crash/killed-at-any-moment-it-loses-no-step-older-than-a-second", test_killed_at_any_moment_it_loses_no_step_older_than_a_second);
  return g_test_run ();
}
