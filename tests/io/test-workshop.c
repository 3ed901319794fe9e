/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day in a workshop: hundreds of steps, kept as they are made, and a save after each few. What the program has in its
 * hands does not grow with it, but for the steps that can be undone.
 */
#include "folder.h"
#include "io-test.h"
#include "io/journal-fixture.h"
#include "model/map-fixture.h"

#define N_ROUNDS 48
#define N_STEPS 30 /* between two saves */

typedef struct
{
  Kept kept;
  char *path;
  EntFingerprint *fingerprint;
} Program;

static void
save (Program *p)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write (p->kept.map, &error);
  g_auto (EntSaved) saved = { 0 };

  g_assert_no_error (error);
  ent_store_save_document (p->path, bytes, p->fingerprint, &saved, NULL, &error);
  g_assert_no_error (error);
  ent_fingerprint_free (p->fingerprint);
  p->fingerprint = g_steal_pointer (&saved.fingerprint);
  ent_history_mark_saved (p->kept.history);
  ent_journal_keeper_note_saved (p->kept.keeper, p->path, p->fingerprint);
}

/* The map is as large after it as before. */
static void
work (Program *p, guint round)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      const char *id = ent_map_stakeholder_at (p->kept.map, (round * N_STEPS + i) % ent_map_n_stakeholders (p->kept.map))->base.id;

      ent_edit_rate (p->kept.history, &id, 1, ent_map_moment_at (p->kept.map, 0)->base.id, ENT_ASPECT_POWER, (round + i) % 6, NULL);
      if (i % 10 == 0)
        ent_history_undo (p->kept.history);
      if (i % 5 == 0)
        ent_journal_keeper_flush (p->kept.keeper);
    }
  save (p);
  ent_journal_keeper_flush (p->kept.keeper);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static guint
count_names (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* In pages. */
static guint64
memory_of_this (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) numbers = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  numbers = g_strsplit (text, " ", 3);
  return g_ascii_strtoull (numbers[1], NULL, 10);
}

static void
test_a_long_day_takes_no_more_and_more (void)
{
  guint n_files = 0, n_threads = 0;
  g_autofree char *folder = new_folder ();
  Program p = { .path = g_build_filename (folder, "map.entorno", NULL) };
  guint64 before = 0, after;

  p.kept.map = new_random_map (1, 300);
  p.kept.history = ent_history_new (p.kept.map, NULL);
  p.kept.keeper = ent_journal_keeper_new (p.kept.history, NULL);
  ent_journal_keeper_set_file (p.kept.keeper, p.path, NULL);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      work (&p, i);
      /* one hour of eight */
      if (i + 1 == N_ROUNDS / 8)
        {
          before = memory_of_this ();
          n_files = count_names ("/proc/self/fd");
          n_threads = count_names ("/proc/self/task");
        }
    }
  after = memory_of_this ();
  g_test_message ("%u steps and %u saves: %" G_GUINT64_FORMAT " pages after an hour, %" G_GUINT64_FORMAT " at the end; %u files, %u threads",
                  N_ROUNDS * N_STEPS, N_ROUNDS, before, after, n_files, n_threads);
  g_assert_cmpuint (count_names ("/proc/self/fd"), ==, n_files);
  g_assert_cmpuint (count_names ("/proc/self/task"), <=, n_threads + 1);
  g_assert_cmpuint (count_names (folder), ==, 1);
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer's own memory counts too");
#else
  g_assert_cmpuint (after, <, before + before / 5);
#endif
  kept_clear (&p.kept);
  ent_fingerprint_free (p.fingerprint);
  g_free (p.path);
  remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char *argv[])
{
  char *home;
  int result;

  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/workshop/a-long-day-takes-no-more-and-more", test_a_long_day_takes_no_more_and_more);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
