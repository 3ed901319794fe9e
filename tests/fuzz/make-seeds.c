/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-seeds CORPUS : writes the seeds that nobody can type, those of journals and of what is
 * sealed, into the folders of CORPUS. To be run again when what is written there changes.
 */
#include "fuzz/fuzz.h"

#include "io/journal/change-code.h"
#include "io/journal/entry.h"
#include "io/journal/frame.h"
#include "io/secret/secret-private.h"
#include "model/edit.h"

#include <stdlib.h>
#include <string.h>

static const char *corpus;

static void
write_seed (const char *folder, const char *name, GByteArray *bytes)
{
  g_autofree char *path = g_build_filename (corpus, folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error))
    {
      g_printerr ("make-seeds: %s\n", error->message);
      exit (2);
    }
}

/* @n bytes of @head, and @content, which may be NULL. */
static GByteArray *
new_seed (const char *head, guint n, GBytes *content)
{
  GByteArray *seed = g_byte_array_new ();

  g_byte_array_append (seed, (const guint8 *) head, n);
  if (content != NULL)
    g_byte_array_append (seed, g_bytes_get_data (content, NULL), (guint) g_bytes_get_size (content));
  return seed;
}

static void
write_new (const char *folder, const char *name, const char *head, guint n, GBytes *content)
{
  g_autoptr (GByteArray) seed = new_seed (head, n, content);

  write_seed (folder, name, seed);
}

/* --- journals --- */

typedef struct
{
  EntMap *map;
  EntHistory *history;
  GPtrArray *changes; /* of the step at hand */
  GByteArray *steps;  /* all, as pieces */
} Work;

static void
on_changed (EntMap *map, const EntChange *change, Work *work)
{
  g_ptr_array_add (work->changes, ent_change_copy (change));
}

static void
add_piece (GByteArray *seed, GBytes *content)
{
  gsize length = content != NULL ? g_bytes_get_size (content) : 0;
  const guint8 size[] = { (guint8) length, (guint8) (length >> 8) };

  g_byte_array_append (seed, size, sizeof size);
  if (length > 0)
    g_byte_array_append (seed, g_bytes_get_data (content, NULL), (guint) length);
}

/* What was done since the last one, as a seed of its own and as a piece of all. */
static void
take_entry (Work *work, const char *name, EntEntryKind kind, int by)
{
  g_autoptr (EntJournalEntry) entry = ent_journal_entry_new (kind, "Step", by, g_steal_pointer (&work->changes));
  g_autoptr (GBytes) code = NULL;

  entry->time = 1767225600000000;
  if (kind == ENT_ENTRY_SAVED)
    {
      entry->path = g_strdup ("bay.entorno");
      entry->fingerprint = g_new0 (EntFingerprint, 1);
      entry->fingerprint->real_path = g_strdup ("bay.entorno");
      entry->fingerprint->checksum = g_strdup ("0123456789abcdef");
    }
  code = ent_journal_entry_encode (entry);
  write_new ("journal", name, "\2", 1, code);
  add_piece (work->steps, code);
  work->changes = ent_journal_changes_new ();
}

static void
do_steps (Work *work)
{
  static const char *const one[] = { "s-1" }, *const three[] = { "s-3" };

  ent_edit_add_stakeholder (work->history, "Fishers", ENT_SECTOR_MEDIA, ENT_KIND_FORMAL, NULL);
  take_entry (work, "entry-add", ENT_ENTRY_STEP, 0);
  ent_edit_rate (work->history, one, 1, "t-2", ENT_ASPECT_POWER, 4, NULL);
  take_entry (work, "entry-rate", ENT_ENTRY_STEP, 0);
  ent_edit_add_tie (work->history, "s-1", "s-3", ENT_TIE_ALLIANCE, ENT_DIRECTION_DEFAULT, NULL);
  take_entry (work, "entry-tie", ENT_ENTRY_STEP, 0);
  ent_edit_set_field (work->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-3"), ent_field_find (ENT_RECORD_STAKEHOLDER, "name"), "Drei", NULL);
  take_entry (work, "entry-set", ENT_ENTRY_STEP, 0);
  ent_edit_set_field (work->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-3"), ent_field_find (ENT_RECORD_STAKEHOLDER, "tag"), "a\nb", NULL);
  take_entry (work, "entry-joined", ENT_ENTRY_JOIN, 0);
  ent_edit_duplicate (work->history, one, 1, NULL);
  take_entry (work, "entry-duplicate", ENT_ENTRY_STEP, 0);
  ent_history_undo (work->history);
  take_entry (work, "entry-undo", ENT_ENTRY_TURN, -1);
  ent_history_redo (work->history);
  take_entry (work, "entry-redo", ENT_ENTRY_TURN, 1);
  take_entry (work, "entry-saved", ENT_ENTRY_SAVED, -2);
  ent_edit_add_log (work->history, "s-1", 20260203, 0, "said\nso", NULL);
  take_entry (work, "entry-log", ENT_ENTRY_STEP, 0);
  ent_edit_set_field (work->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-4"), ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), "s-1", NULL);
  take_entry (work, "entry-part", ENT_ENTRY_STEP, 0);
  ent_history_undo (work->history);
  take_entry (work, "entry-part-undo", ENT_ENTRY_TURN, -1);
  ent_edit_remove_moment (work->history, "t-2", NULL);
  take_entry (work, "entry-moment-gone", ENT_ENTRY_STEP, 0);
  ent_edit_delete (work->history, three, 1, NULL);
  take_entry (work, "entry-delete", ENT_ENTRY_STEP, 0);
}

static void
take_change (Work *work, EntChange *change, const char *name)
{
  ent_history_begin (work->history, "Step");
  ent_history_apply (work->history, change, NULL);
  ent_history_end (work->history);
  take_entry (work, name, ENT_ENTRY_STEP, 0);
}

/* What no edit does to this map: places, and what is kept. */
static void
do_rare_steps (Work *work)
{
  EntStakeholder *kept = ent_record_copy (ent_map_stakeholder (work->map, "s-1"));

  take_change (work, ent_change_new_move (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-2"), 0), "entry-move");
  ent_record_set_id (&kept->base, "s-9");
  kept->base.kept = ent_kept_new ();
  ent_kept_add_attribute (kept->base.kept, "x:new", "1");
  ent_kept_add_child (kept->base.kept, 1, "<x:more xmlns:x=\"urn:x\"/>");
  ent_kept_set_value (&kept->base.kept, "kind", "martian");
  g_clear_pointer (&kept->log, g_ptr_array_unref);
  take_change (work, ent_change_new_add (kept, NULL, 1), "entry-kept");
}

/* "About", base and steps as pieces behind @head. */
static void
write_file (const Work *work, const char *name, const char *head, guint n, const EntJournalAbout *about)
{
  g_autoptr (GByteArray) seed = new_seed (head, n, NULL);
  g_autoptr (GBytes) code = about != NULL ? ent_journal_about_encode (about) : NULL;

  add_piece (seed, code);
  add_piece (seed, NULL);
  g_byte_array_append (seed, work->steps->data, work->steps->len);
  write_seed ("journal", name, seed);
}

static void
write_raw (const char *name, const EntJournalAbout *about, GByteArray *steps)
{
  g_autoptr (GByteArray) seed = new_seed ("\0", 1, NULL), file = g_byte_array_new ();
  g_autoptr (GBytes) code = ent_journal_about_encode (about), base = g_bytes_new_static (fuzz_map, strlen (fuzz_map)), first = NULL;

  ent_frames_begin (file, 0);
  ent_frames_add (file, 0, ENT_FRAME_ABOUT, code);
  ent_frames_add (file, 1, ENT_FRAME_BASE, base);
  first = g_bytes_new (steps->data + 2, steps->data[0] | (gsize) steps->data[1] << 8);
  ent_frames_add (file, 2, ENT_FRAME_ENTRY, first);
  g_byte_array_append (seed, file->data, file->len);
  write_seed ("journal", name, seed);
}

static void
make_journals (void)
{
  EntFingerprint fingerprint = { (char *) "bay.entorno", 1, 2, 3, 4, 5, (char *) "0123456789abcdef", 1 };
  EntJournalAbout about = { (char *) "bay.entorno", &fingerprint, (char *) "Bay", 1767225600000000, 3 }, fresh = { .time = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = g_bytes_new_static (fuzz_map, strlen (fuzz_map)), about_code = ent_journal_about_encode (&about), fresh_code = ent_journal_about_encode (&fresh);
  g_autoptr (EntFile) file = ent_store_read (text, "x", &error);
  g_autoptr (EntHistory) history = NULL;
  Work work = { file->map, NULL, ent_journal_changes_new (), g_byte_array_new () };

  ent_map_seed_ids (work.map, 1);
  history = work.history = ent_history_new (work.map, NULL);
  g_signal_connect (work.map, "changed", G_CALLBACK (on_changed), &work);
  write_new ("journal", "about-of-a-file", "\1", 1, about_code);
  write_new ("journal", "about-of-none", "\1", 1, fresh_code);
  write_new ("journal", "nothing", "", 0, NULL);
  write_new ("journal", "base-of-nothing", "\3\0\0\1\0 ", 6, NULL);
  write_file (&work, "base-alone", "\3", 1, &fresh);
  do_rare_steps (&work);
  write_raw ("file", &about, work.steps);
  do_steps (&work);
  write_file (&work, "steps", "\3", 1, NULL);
  write_file (&work, "steps-of-a-file", "\3", 1, &about);
  write_file (&work, "steps-sealed", "\200", 1, &about);
  write_file (&work, "damaged-early", "\4\x60\0\1", 4, &fresh);
  write_file (&work, "damaged-late", "\4\0\x10\200", 4, &fresh);
  g_ptr_array_unref (work.changes);
  g_byte_array_unref (work.steps);
}

/* --- what is sealed --- */

static void
write_sealed (EntSecret *secret, const char *name, const char *plain)
{
  g_autoptr (GBytes) text = g_bytes_new_static (plain, strlen (plain)), sealed = ent_secret_seal (secret, text, NULL);

  write_new ("sealed", name, "\0", 1, sealed);
}

static void
make_sealed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntSecret) secret = ent_secret_new_with ("lime tree", 1, ENT_SEALED_LEAST_KIB, &error);
  g_autoptr (EntSecret) other = ent_secret_new_with ("apple tree", 2, 16, &error);
  g_autoptr (GBytes) map = g_bytes_new_static (fuzz_map, strlen (fuzz_map)), piece = ent_secret_seal_piece (secret, 0, map);

  write_sealed (secret, "file", fuzz_map);
  write_sealed (secret, "file-of-nothing", "");
  write_sealed (secret, "file-that-is-no-map", "{}");
  write_sealed (other, "file-of-another-passphrase", "x");
  /* right key; then passes, memory, length: those it has, more than may be, none, another key */
  write_new ("sealed", "header-right", "\1\0\1\x8\0\0\5\0\0\0\0", 11, map);
  write_new ("sealed", "header-of-one-pass-more", "\1\0\2\x10\0\0\5\0\0\0\0", 11, map);
  write_new ("sealed", "header-passes-without-end", "\1\0\377\x8\0\0\5\0\0\0\0", 11, map);
  write_new ("sealed", "header-memory-without-end", "\1\0\1\x8\0\377\5\0\0\0\0", 11, map);
  write_new ("sealed", "header-no-memory", "\1\0\1\0\0\0\5\0\0\0\0", 11, map);
  write_new ("sealed", "header-length-without-end", "\1\0\1\x8\0\0\377\377\377\377\377", 11, map);
  write_new ("sealed", "header-longer-than-the-file", "\1\0\1\x8\0\0\0\0\0\3\0", 11, map);
  write_new ("sealed", "header-another-key", "\1\1\1\x8\0\0\0\0\0\0\0", 11, NULL);
  write_new ("sealed", "text-map", "\2", 1, map);
  write_new ("sealed", "text-sealed-twice", "\2\x89"
                                            "ENTORNO\r\n\x1a\n",
             13, NULL);
  write_new ("sealed", "text-of-nothing", "\2", 1, NULL);
  write_new ("sealed", "damage-of-nothing", "\3\xd\0\xd\0\xa", 6, NULL);
  write_new ("sealed", "damage-bit", "\3\x90\1\0\0\1", 6, map);
  write_new ("sealed", "damage-in-the-second-chunk", "\3\0\0\1\374\1", 6, map);
  write_new ("sealed", "damage-cut", "\3\x70\0\0\1\0", 6, map);
  write_new ("sealed", "damage-cut-behind-a-chunk", "\3\x79\0\1\375\0", 6, map);
  write_new ("sealed", "damage-longer", "\3\x70\0\0\2\0", 6, map);
  write_new ("sealed", "damage-piece-gone", "\3\x70\0\0\3\7", 6, map);
  write_new ("sealed", "piece-damaged", "\4\x20\0\0\0\1", 6, map);
  write_new ("sealed", "piece-cut", "\4\x10\0\0\1\0", 6, map);
  write_new ("sealed", "piece-of-another-key", "\5", 1, piece);
  write_new ("sealed", "piece-too-short", "\5short", 6, NULL);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      g_printerr ("make-seeds CORPUS\n");
      return 2;
    }
  corpus = argv[1];
  make_journals ();
  make_sealed ();
  return 0;
}
