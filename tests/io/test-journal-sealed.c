/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journals of sealed maps: nothing of them is in the clear, and nothing is lost for that. */
#define _GNU_SOURCE /* memmem() */
#include "io/journal-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "io/io-test.h"
#include "io/journal/folder.h"
#include "io/journal/frame.h"
#include "model/map-fixture.h"

/* Stands for sealing; it may be refused, as without memory. */
static GBytes *
turn_bits (GBytes *bytes, gpointer refuses, GError **error)
{
  gsize length = g_bytes_get_size (bytes);
  guint8 *copy;

  if (*(gboolean *) refuses)
    {
      g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_MEMORY, "refused");
      return NULL;
    }
  copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  for (gsize i = 0; i < length; i++)
    copy[i] ^= 0xa5;
  return g_bytes_new_take (copy, length);
}

/* A key that does not fit; counts how often it was tried. */
static GBytes *
fit_nothing (GBytes *bytes, gpointer n_tried, GError **error)
{
  *(guint *) n_tried += 1;
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE, "another one");
  return NULL;
}

static guint
n_folders (void)
{
  g_autoptr (GPtrArray) ids = ent_journal_folder_list (NULL);

  return ids->len;
}

static gboolean
tells (const char *folder, const char *word)
{
  g_autoptr (GArray) generations = ent_journal_folder_generations (folder);
  gboolean found = FALSE;

  for (guint i = 0; i < generations->len; i++)
    {
      g_autofree char *path = ent_journal_folder_file (folder, g_array_index (generations, guint, i)), *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      found |= memmem (data, length, word, strlen (word)) != NULL;
    }
  return found;
}

static void
test_the_one_in_the_clear_goes_when_the_sealed_one_is_there (void)
{
  gboolean refuses = TRUE;
  const EntSeal seal = { turn_bits, turn_bits, &refuses };
  g_autofree char *before = NULL, *after = NULL, *id = NULL;
  g_autoptr (EntJournalKeeper) plain = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "Radio");
  before = only_folder ();
  plain = g_steal_pointer (&kept.keeper);
  kept.keeper = ent_journal_keeper_new (kept.history, &seal);
  ent_journal_keeper_replace (kept.keeper, plain);
  g_clear_object (&plain);
  ent_journal_keeper_flush (kept.keeper);
  /* of two evils: what was done is still there */
  g_assert_cmpuint (n_folders (), ==, 1);
  g_assert_true (tells (before, "Radio"));
  refuses = FALSE;
  kept_step (&kept, "Police");
  kept_crash (&kept);
  after = only_folder ();
  g_assert_cmpstr (before, !=, after);
  g_assert_false (g_file_test (before, G_FILE_TEST_EXISTS));
  g_assert_false (tells (after, "Radio") || tells (after, "Police"));
  id = g_path_get_basename (after);
  recovery = ent_recovery_read (id, &seal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovery->n_stakeholders, ==, 2);
  discard_only_one ();
}

/* Steps that were not on the disk yet come with it. */
static void
test_nothing_is_lost_between_the_two (void)
{
  gboolean refuses = FALSE;
  const EntSeal seal = { turn_bits, turn_bits, &refuses };
  g_autofree char *folder = NULL, *id = NULL;
  g_autoptr (EntJournalKeeper) plain = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "Radio");
  ent_edit_add_stakeholder (kept.history, "Police", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, &error);
  g_assert_no_error (error);
  plain = g_steal_pointer (&kept.keeper);
  kept.keeper = ent_journal_keeper_new (kept.history, &seal);
  ent_journal_keeper_replace (kept.keeper, plain);
  g_clear_object (&plain);
  kept_crash (&kept);
  folder = only_folder ();
  g_assert_false (tells (folder, "Radio") || tells (folder, "Police"));
  id = g_path_get_basename (folder);
  recovery = ent_recovery_read (id, &seal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovery->n_stakeholders, ==, 2);
  discard_only_one ();
}

static void
test_of_a_saved_map_nothing_is_kept_by_either (void)
{
  gboolean refuses = FALSE;
  const EntSeal seal = { turn_bits, turn_bits, &refuses };
  g_autoptr (EntJournalKeeper) plain = NULL;
  Kept kept;

  kept_begin (&kept, NULL);
  kept_step (&kept, "Radio");
  ent_history_mark_saved (kept.history);
  plain = g_steal_pointer (&kept.keeper);
  kept.keeper = ent_journal_keeper_new (kept.history, &seal);
  ent_journal_keeper_replace (kept.keeper, plain);
  g_clear_object (&plain);
  ent_journal_keeper_flush (kept.keeper);
  g_assert_cmpuint (n_folders (), ==, 0);
  kept_clear (&kept);
}

static EntJournalAbout *
new_about (void)
{
  EntJournalAbout *about = g_new0 (EntJournalAbout, 1);

  about->time = 1;
  return about;
}

static void
told_nothing (const GError *error, gboolean wants_base, gpointer data)
{
  g_assert_no_error (error);
}

/* @data: whether the last generation is damaged. */
static void
test_a_key_that_does_not_fit_is_told_as_that_and_tried_once (gconstpointer data)
{
  gboolean refuses = FALSE, is_damaged = GPOINTER_TO_INT (data);
  guint n_tried = 0;
  const EntSeal seal = { turn_bits, turn_bits, &refuses }, wrong = { NULL, fit_nothing, &n_tried };
  EntJournal *journal = ent_journal_new (&seal, told_nothing, NULL);
  g_autoptr (EntMap) map = new_full_map ();
  g_autofree char *folder = NULL, *id = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  ent_journal_push_base (journal, new_about (), ent_map_copy (map));
  ent_journal_push_base (journal, new_about (), ent_map_copy (map));
  ent_journal_free (journal);
  folder = only_folder ();
  make_left (folder);
  if (is_damaged)
    {
      g_autoptr (GArray) generations = ent_journal_folder_generations (folder);
      g_autofree char *path = ent_journal_folder_file (folder, g_array_index (generations, guint, 0));

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  id = g_path_get_basename (folder);
  recovery = ent_recovery_read (id, &wrong, &error);
  g_assert_null (recovery);
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE);
  g_assert_cmpuint (n_tried, ==, 1);
  discard_only_one ();
}

static void
test_a_base_of_nothing_is_refused_with_a_reason (void)
{
  gboolean refuses = FALSE;
  const EntSeal seal = { turn_bits, turn_bits, &refuses };
  const EntJournalAbout about = { .time = 1 };
  g_autoptr (GBytes) code = ent_journal_about_encode (&about), base = g_bytes_new (NULL, 0), bytes = NULL;
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  ent_frames_begin (file, ENT_FRAMES_SEALED);
  ent_frames_add (file, 0, ENT_FRAME_ABOUT, code);
  ent_frames_add (file, 1, ENT_FRAME_BASE, base);
  bytes = g_byte_array_free_to_bytes (file);
  g_assert_null (ent_recovery_read_bytes (bytes, "x", &seal, &error));
  g_assert_error (error, ENT_IO_ERROR, ENT_IO_ERROR_NOT_A_MAP);
}

static void
test_what_is_sealed_can_be_read_with_its_key_only (void)
{
  gboolean refuses = FALSE;
  const EntSeal seal = { turn_bits, turn_bits, &refuses };
  g_autofree char *folder = NULL, *path = NULL, *id = NULL, *data = NULL;
  g_autoptr (GArray) generations = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (EntRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  Kept kept;

  kept_begin (&kept, &seal);
  ent_journal_keeper_set_file (kept.keeper, "/tmp/not-there.entorno", NULL);
  kept_type (&kept, "Nobody may know");
  kept_step (&kept, "Radio Bahia");
  kept_crash (&kept);
  folder = only_folder ();
  generations = ent_journal_folder_generations (folder);
  g_assert_cmpuint (generations->len, >, 0);
  path = ent_journal_folder_file (folder, g_array_index (generations, guint, 0));
  id = g_path_get_basename (folder);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_null (memmem (data, length, "Radio", 5));
  g_assert_null (memmem (data, length, "Nobody", 6));
  left = ent_recovery_list (NULL);
  g_assert_true (((EntRecovery *) g_ptr_array_index (left, 0))->is_sealed);
  g_assert_null (((EntRecovery *) g_ptr_array_index (left, 0))->title);
  recovery = ent_recovery_read (id, &seal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovery->n_stakeholders, ==, 1);
  g_assert_cmpstr (recovery->title, ==, "Nobody may know");
  discard_only_one ();
}

/* Refuses to seal anything. */
static GBytes *
refuse_to_seal (GBytes *bytes, gpointer is_gone, GError **error)
{
  g_assert_false (*(gboolean *) is_gone);
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_MEMORY, "There is no memory.");
  return NULL;
}

/* Also where what was told of it waits to be heard, and holds the keeper. */
static void
test_nothing_is_sealed_once_it_is_closed (void)
{
  gboolean is_gone = FALSE;
  const EntSeal seal = { refuse_to_seal, NULL, &is_gone };
  Kept kept;

  kept_begin (&kept, &seal);
  kept_step (&kept, "A");
  ent_edit_add_stakeholder (kept.history, "B", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
  ent_journal_keeper_close (kept.keeper);
  kept_clear (&kept);
  is_gone = TRUE;
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define ADD(path, function) g_test_add_func ("/io/journal-sealed/" path, function)

int
main (int argc, char *argv[])
{
  char *home = new_home ();
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("a-base-of-nothing", test_a_base_of_nothing_is_refused_with_a_reason);
  ADD ("key-only", test_what_is_sealed_can_be_read_with_its_key_only);
  ADD ("closed", test_nothing_is_sealed_once_it_is_closed);
  ADD ("in-the-clear", test_the_one_in_the_clear_goes_when_the_sealed_one_is_there);
  ADD ("nothing-lost", test_nothing_is_lost_between_the_two);
  ADD ("saved", test_of_a_saved_map_nothing_is_kept_by_either);
  g_test_add_data_func ("/io/journal-sealed/key", GINT_TO_POINTER (FALSE), test_a_key_that_does_not_fit_is_told_as_that_and_tried_once);
  g_test_add_data_func ("/io/journal-sealed/key-of-the-older", GINT_TO_POINTER (TRUE), test_a_key_that_does_not_fit_is_told_as_that_and_tried_once);
  result = g_test_run ();
  remove_folder (home);
  return result;
}
