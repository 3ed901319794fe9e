/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a power cut leaves, whatever call fails, and where the disk is full: document and journal are never bad
 * together, what was told to be kept is there, and what is not is told.
 */
#include "faults/power-cut.h"
#include "folder.h"
#include "io-test.h"
#include "io/disk/backups.h"
#include "io/journal-fixture.h"
#include "io/journal/folder.h"
#include "model/map-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* --- a program --- */

typedef struct
{
  char *folder, *path;
  Kept kept;
  EntFingerprint *fingerprint;
  GPtrArray *states; /* the text of the map after so many deeds */
} Program;

static void
set_up (Program *p, gconstpointer data)
{
  empty_folder (g_get_user_state_dir ());
  p->folder = new_folder ();
  p->path = g_build_filename (p->folder, "map.entorno", NULL);
  p->states = g_ptr_array_new_with_free_func (g_free);
  kept_begin (&p->kept, NULL);
  ent_journal_keeper_set_file (p->kept.keeper, p->path, NULL);
  g_ptr_array_add (p->states, text_of (p->kept.map));
}

static void
tear_down (Program *p, gconstpointer data)
{
  kept_clear (&p->kept);
  ent_fingerprint_free (p->fingerprint);
  g_ptr_array_unref (p->states);
  g_free (p->path);
  remove_folder (p->folder);
}

/* From here on whoever asks is told that it is kept. */
static void
note_deed (Program *p)
{
  ent_journal_keeper_flush (p->kept.keeper);
  faults_mark (p->states->len);
  g_ptr_array_add (p->states, text_of (p->kept.map));
}

static void
do_step (Program *p)
{
  g_autofree char *name = g_strdup_printf ("Radio %u", p->states->len);

  kept_step (&p->kept, name);
  note_deed (p);
}

static void
undo_step (Program *p)
{
  ent_history_undo (p->kept.history);
  note_deed (p);
}

static void
write_file (Program *p, GBytes *bytes)
{
  g_auto (EntSaved) saved = { 0 };
  g_autoptr (GError) error = NULL;

  ent_store_save_document (p->path, bytes, p->fingerprint, &saved, NULL, &error);
  g_assert_no_error (error);
  ent_fingerprint_free (p->fingerprint);
  p->fingerprint = g_steal_pointer (&saved.fingerprint);
  ent_journal_keeper_note_saved (p->kept.keeper, p->path, p->fingerprint);
  ent_journal_keeper_flush (p->kept.keeper);
}

static void
save (Program *p)
{
  g_autoptr (GBytes) bytes = ent_store_write (p->kept.map, NULL);

  ent_history_mark_saved (p->kept.history);
  write_file (p, bytes);
}

/* What is written is taken back while it is being written: then the journal begins anew. */
static void
save_and_turn_away (Program *p)
{
  g_autoptr (GBytes) bytes = ent_store_write (p->kept.map, NULL);

  ent_history_mark_saved (p->kept.history);
  undo_step (p);
  do_step (p);
  write_file (p, bytes);
}

static void
work (Program *p)
{
  do_step (p);
  do_step (p);
  save (p);
  do_step (p);
  undo_step (p);
  do_step (p);
  save_and_turn_away (p);
  do_step (p);
  save (p);
  do_step (p);
}

static int
find_text (const Program *p, const char *text)
{
  for (guint i = p->states->len; i-- > 0;)
    if (g_str_equal (g_ptr_array_index (p->states, i), text))
      return (int) i;
  return -1;
}

/* --- the power is cut --- */

typedef struct
{
  Program *program;
  guint n_by_journal; /* states in which the file alone would not do */
} Cuts;

/* As the next start finds it: after a cut no process is there any more. */
static void
leave_all (void)
{
  g_autoptr (GPtrArray) ids = ent_journal_folder_list (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *folder = ent_journal_folder_path (g_ptr_array_index (ids, i), NULL);

      if (!ent_journal_folder_is_left (folder))
        make_left (folder);
    }
}

/* The deed that a journal leads to; -1 where none is left. */
static int
recover (const Program *p)
{
  g_autoptr (GPtrArray) left = ent_recovery_list (NULL);
  int found = -1;

  for (guint i = 0; i < left->len; i++)
    {
      const EntRecovery *summary = g_ptr_array_index (left, i);
      g_autoptr (EntRecovery) recovery = NULL;
      g_autoptr (EntMap) map = NULL;
      g_autofree char *text = NULL;

      g_assert_false (summary->is_damaged);
      recovery = ent_recovery_read (summary->id, NULL, NULL);
      g_assert_nonnull (recovery);
      g_assert_false (recovery->is_older);
      g_assert_cmpstr (recovery->path, ==, p->path);
      map = map_of (recovery);
      text = text_of (map);
      g_assert_cmpint (find_text (p, text), >=, 0);
      found = MAX (found, find_text (p, text));
    }
  return found;
}

static void
assert_nothing_is_lost (const PowerCutState *state, gpointer data)
{
  Cuts *cuts = data;
  const Program *p = cuts->program;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  int in_file = 0, in_journal;

  power_cut_state_put (state);
  if (g_file_get_contents (p->path, &text, NULL, NULL))
    in_file = find_text (p, text);
  g_assert_cmpint (in_file, >=, 0);
  leave_all ();
  in_journal = recover (p);
  g_assert_cmpint (MAX (in_file, in_journal), >=, (int) state->told);
  if (in_file < (int) state->told)
    cuts->n_by_journal++;
  versions = ent_backups_list (p->path);
  for (guint i = 0; i < versions->len; i++)
    {
      gboolean whole = FALSE;
      g_autoptr (GBytes) kept = ent_backups_read (g_ptr_array_index (versions, i), &whole, NULL, NULL);

      g_assert_true (kept != NULL && whole);
    }
}

static void
test_no_power_cut_loses_what_was_told_to_be_kept (Program *p, gconstpointer data)
{
  g_autoptr (PowerCutDisk) disk = power_cut_disk_new ();
  Cuts cuts = { .program = p };
  const FaultRecord *records;
  gsize n;
  guint n_states;

  power_cut_disk_add (disk, p->folder);
  power_cut_disk_add (disk, g_get_user_state_dir ());
  faults_record ();
  for (guint i = 0; i < 3; i++)
    work (p);
  records = faults_records (&n);
  n_states = power_cut_each (disk, records, n, assert_nothing_is_lost, &cuts);
  g_test_message ("%" G_GSIZE_FORMAT " calls, %u states, in %u of them the journal has what the file has not", n, n_states, cuts.n_by_journal);
  g_assert_cmpuint (n_states, >, 200);
  g_assert_cmpuint (cuts.n_by_journal, >, 20);
}

/* --- a call fails --- */

typedef struct
{
  char *last;
  guint n_told;
} Said;

static void
on_failing (EntJournalKeeper *keeper, const char *message, Said *said)
{
  said->n_told += message != NULL;
  g_free (said->last);
  said->last = g_strdup (message);
}

/* What the thread of the journal has told goes to whoever listens. */
static void
hear (Program *p)
{
  ent_journal_keeper_flush (p->kept.keeper);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static char *
text_in_journal (void)
{
  g_autofree char *folder = only_folder (), *id = folder != NULL ? g_path_get_basename (folder) : NULL;
  g_autoptr (EntRecovery) recovery = id != NULL ? ent_recovery_read (id, NULL, NULL) : NULL;
  g_autoptr (EntMap) map = recovery != NULL ? map_of (recovery) : NULL;

  return map != NULL ? text_of (map) : NULL;
}

static void
assert_in_journal (const Program *p)
{
  g_autofree char *text = text_in_journal ();

  g_assert_cmpstr (text, ==, g_ptr_array_index (p->states, p->states->len - 1));
}

/* FALSE when there is no such call any more. */
static gboolean
try_call (FaultCall call, guint nth, int code)
{
  Program p = { 0 };
  Said said = { 0 };
  gboolean hit;

  set_up (&p, NULL);
  g_signal_connect (p.kept.keeper, "failing", G_CALLBACK (on_failing), &said);
  faults_fail (call, nth, code);
  do_step (&p);
  do_step (&p);
  undo_step (&p);
  hit = faults_end ();
  hear (&p);
  g_test_message ("%s %u %s: %s", faults_call_names[call], nth, code == FAULT_SHORT ? "short" : g_strerror (code), said.last != NULL ? said.last : "fine");
  /* what the disk did not confirm is not kept, however it looks until the power is cut */
  if (hit && call == FAULT_FSYNC && code != EINTR)
    g_assert_cmpuint (said.n_told, >, 0);
  if (said.last == NULL)
    assert_in_journal (&p);
  else
    g_assert_true (code != EINTR && code != FAULT_SHORT);
  /* the work goes on, and what waited goes with whatever comes next */
  do_step (&p);
  hear (&p);
  do_step (&p);
  hear (&p);
  g_assert_null (said.last);
  assert_in_journal (&p);
  g_free (said.last);
  tear_down (&p, NULL);
  return hit;
}

static void
test_whatever_call_fails_is_told_or_does_no_harm (void)
{
  static const int codes[] = { ENOSPC, EIO, EACCES, EROFS, EDQUOT, EINTR };
  guint n = 0;

  for (FaultCall call = FAULT_OPEN; call < FAULT_N_CALLS; call++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      for (guint nth = 1; try_call (call, nth, codes[i]); nth++)
        n++;
  for (guint nth = 1; try_call (FAULT_WRITE, nth, FAULT_SHORT); nth++)
    n++;
  g_test_message ("%u calls failed", n);
  g_assert_cmpuint (n, >, 60);
}

/* --- the disk is full --- */

static void
fill (const char *path, gsize length)
{
  g_autofree char *text = g_strnfill (length, 'x');

  g_assert_true (g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_on_a_full_disk_it_is_told_once_and_goes_on_when_there_is_room (Program *p, gconstpointer data)
{
  const char *home = g_get_user_state_dir ();
  g_autofree char *filler = g_build_filename (home, "filler", NULL);
  Said said = { 0 };
  guint n = 0;

  if (mount ("tmpfs", home, "tmpfs", 0, "size=96k") != 0)
    {
      g_test_skip ("mounting a small disk needs more rights");
      return;
    }
  g_signal_connect (p->kept.keeper, "failing", G_CALLBACK (on_failing), &said);
  do_step (p);
  fill (filler, 65536);
  for (; said.n_told == 0 && n < 1000; n++)
    {
      do_step (p);
      hear (p);
    }
  g_test_message ("full after %u steps: %s", n, said.last);
  g_assert_nonnull (strstr (said.last, "The disk is full."));
  for (guint i = 0; i < 5; i++)
    {
      do_step (p);
      hear (p);
    }
  g_assert_cmpuint (said.n_told, ==, 1);
  g_assert_no_errno (g_unlink (filler));
  do_step (p);
  hear (p);
  g_assert_null (said.last);
  assert_in_journal (p);
  kept_clear (&p->kept);
  umount (home);
  g_free (said.last);
}

int
main (int argc, char *argv[])
{
  char *home;
  int result;

  keep_folders_in_memory ();
  home = new_home ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/io/journal-faults/" name, Program, NULL, set_up, function, tear_down)
  ADD ("no-power-cut-loses-what-was-told-to-be-kept", test_no_power_cut_loses_what_was_told_to_be_kept);
  g_test_add_func ("/io/journal-faults/whatever-call-fails-is-told-or-does-no-harm", test_whatever_call_fails_is_told_or_does_no_harm);
  ADD ("on-a-full-disk-it-is-told-once-and-goes-on-when-there-is-room", test_on_a_full_disk_it_is_told_once_and_goes_on_when_there_is_room);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
