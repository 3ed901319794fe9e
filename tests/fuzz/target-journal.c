/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a crash left of the steps of a map, or what somebody has put there: what is read can be
 * written and is the same, does to a map what it says or nothing, and can be taken back; and
 * before a damage everything is there.
 *
 * No bytes pass a checksum by chance, so the first one says what the others are: a file as it
 * is, the content of one frame, or what right frames are put around.
 */
#include "fuzz/fuzz.h"

#include "io/journal/frame.h"
#include "io/journal/recovery.h"
#include "io/xml/reader.h"

#include <string.h>

enum
{
  WAY_FILE,
  WAY_ABOUT,
  WAY_ENTRY,
  WAY_FRAMES, /* pieces, each behind its length: what the base is, the base, entries */
  WAY_DAMAGE, /* where and with what, in three bytes, and frames */
  N_WAYS
};

/* Of each change more is asked that takes as long as the map is large. */
#define MOST_CHECKED 40u

static EntMap *
new_map (void)
{
  static EntMap *map;

  if (map == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EntFile) file = ent_reader_read (fuzz_map, strlen (fuzz_map), "x", TRUE, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_false (file->mended || file->damaged);
      map = g_steal_pointer (&file->map);
    }
  return ent_map_copy (map);
}

/* --- one frame --- */

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

static void
check_about (GBytes *bytes)
{
  g_autoptr (EntJournalAbout) about = ent_journal_about_decode (bytes), again = NULL;
  g_autoptr (GBytes) code = NULL, twice = NULL;

  if (about == NULL)
    return;
  code = ent_journal_about_encode (about);
  again = ent_journal_about_decode (code);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->path, ==, about->path);
  g_assert_cmpstr (again->title, ==, about->title);
  g_assert_cmpint (again->time, ==, about->time);
  g_assert_cmpuint (again->n_unsaved, ==, about->n_unsaved);
  twice = ent_journal_about_encode (again);
  assert_same_bytes (code, twice);
}

/* It is done and can be taken back, or refused with a reason, and nothing has happened. */
static gboolean
apply (EntMap *map, const EntChange *change, gboolean thorough)
{
  g_autoptr (EntMap) before = thorough ? ent_map_copy (map) : NULL, back = NULL;
  g_autoptr (EntChange) inverse = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = ent_map_apply (map, change, &inverse, &error);

  g_assert_true (done == (error == NULL));
  g_assert_true (done == (inverse != NULL));
  if (!thorough)
    return done;
  if (done)
    {
      back = ent_map_copy (map);
      ent_map_check_invariants (map);
      g_assert_true (ent_map_apply (back, inverse, NULL, NULL));
      ent_map_check_invariants (back);
    }
  g_assert_true (ent_map_equal (back != NULL ? back : map, before));
  return done;
}

static void
check_changes (GPtrArray *changes, GPtrArray *again)
{
  g_autoptr (EntMap) map = new_map (), other = ent_map_copy (map);

  g_assert_cmpuint (changes->len, ==, again->len);
  for (guint i = 0; i < changes->len; i++)
    {
      gboolean done = apply (map, g_ptr_array_index (changes, i), i < MOST_CHECKED);

      g_assert_true (done == apply (other, g_ptr_array_index (again, i), FALSE));
    }
  ent_map_check_invariants (map);
  g_assert_true (ent_map_equal (map, other));
}

static void
check_entry (GBytes *bytes)
{
  g_autoptr (EntJournalEntry) entry = ent_journal_entry_decode (bytes), again = NULL;
  g_autoptr (GBytes) code = NULL, twice = NULL;

  if (entry == NULL)
    return;
  code = ent_journal_entry_encode (entry);
  again = ent_journal_entry_decode (code);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->kind, ==, entry->kind);
  g_assert_cmpstr (again->name, ==, entry->name);
  g_assert_cmpint (again->by, ==, entry->by);
  g_assert_cmpstr (again->path, ==, entry->path);
  twice = ent_journal_entry_encode (again);
  assert_same_bytes (code, twice);
  check_changes (entry->changes, again->changes);
}

/* --- a file of them --- */

/* As if it were sealed: what this opens stands there as it is. */
static GBytes *
unseal (GBytes *bytes, gpointer data, GError **error)
{
  if (g_bytes_get_size (bytes) > 0)
    return g_bytes_ref (bytes);
  g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_ALTERED, "It is empty.");
  return NULL;
}

static void
check_replay (const EntRecovery *found, EntMap *start, EntMap *end)
{
  g_autoptr (EntHistory) history = ent_history_new (found->base, NULL);

  ent_recovery_replay (found, history);
  ent_map_check_invariants (found->base);
  g_assert_true (ent_map_equal (found->base, end));
  while (ent_history_undo (history))
    ;
  ent_map_check_invariants (found->base);
  g_assert_true (ent_map_equal (found->base, start));
}

static void
check_found (const EntRecovery *found)
{
  g_autoptr (EntMap) start = ent_map_copy (found->base), end = ent_map_copy (found->base);

  g_assert_cmpuint (found->position, <=, found->steps->len);
  g_assert_cmpint (found->saved, >=, -1);
  g_assert_cmpint (found->saved, <=, (int) found->steps->len);
  for (guint i = 0; i < found->position; i++)
    {
      const EntRecoveryStep *step = g_ptr_array_index (found->steps, i);

      g_assert_true (g_utf8_validate (step->name, -1, NULL));
      for (guint k = 0; k < step->changes->len; k++)
        g_assert_true (ent_map_apply (end, g_ptr_array_index (step->changes, k), NULL, NULL));
    }
  ent_map_check_invariants (end);
  g_assert_cmpuint (found->n_stakeholders, ==, ent_map_n_stakeholders (end));
  g_assert_cmpuint (found->n_ties, ==, ent_map_n_ties (end));
  check_replay (found, start, end);
}

/* It would look for the files that it names. */
static gboolean
names_files (GArray *frames)
{
  for (guint i = 0; i < frames->len; i++)
    {
      GBytes *content = g_array_index (frames, EntFrame, i).content;
      g_autoptr (EntJournalAbout) about = i == 0 ? ent_journal_about_decode (content) : NULL;
      g_autoptr (EntJournalEntry) entry = i > 0 ? ent_journal_entry_decode (content) : NULL;

      if ((about != NULL && about->path != NULL && strchr (about->path, '/') != NULL) ||
          (entry != NULL && entry->path != NULL && strchr (entry->path, '/') != NULL))
        return TRUE;
    }
  return FALSE;
}

/* TRUE where it takes a key to see more. */
static gboolean
check_recovery (GBytes *file, const EntSeal *seal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntRecovery) found = ent_recovery_read_bytes (file, "x", seal, &error);

  g_assert_true ((found == NULL) == (error != NULL));
  if (found == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }
  g_assert_true (found->path == NULL || *found->path != '\0');
  if (found->is_sealed && seal == NULL)
    {
      g_assert_null (found->base);
      return TRUE;
    }
  check_found (found);
  return FALSE;
}

/* The good frames; what they take is what they are written as. */
static GArray *
read_frames (GBytes *file)
{
  EntFramesFlags flags;
  gsize length, good;
  const guint8 *data = g_bytes_get_data (file, &length);
  GArray *frames = ent_frames_read (file, &flags, &good);
  g_autoptr (GByteArray) again = g_byte_array_new ();

  if (frames == NULL)
    return NULL;
  g_assert_cmpuint (good, <=, length);
  ent_frames_begin (again, flags);
  for (guint i = 0; i < frames->len; i++)
    ent_frames_add (again, i, g_array_index (frames, EntFrame, i).tag, g_array_index (frames, EntFrame, i).content);
  g_assert_cmpmem (again->data, again->len, data, good);
  return frames;
}

static void
check_file (GBytes *file)
{
  const EntSeal seal = { .unseal = unseal };
  g_autoptr (GArray) frames = read_frames (file);

  if (frames == NULL || names_files (frames))
    return;
  if (check_recovery (file, NULL))
    check_recovery (file, &seal);
}

/* --- from bytes to such a file --- */

/* Where nothing is given: a base that others can stand on. One space is nothing indeed. */
static GBytes *
content_of (guint index, const guint8 *data, gsize size)
{
  const EntJournalAbout about = { .time = 1 };

  if (size == 1 && *data == ' ')
    return g_bytes_new (NULL, 0);
  if (size > 0 || index > 1)
    return g_bytes_new (data, size);
  return index == 0 ? ent_journal_about_encode (&about) : g_bytes_new_static (fuzz_map, strlen (fuzz_map));
}

static GByteArray *
new_file (const guint8 *data, gsize size, gboolean sealed)
{
  GByteArray *file = g_byte_array_new ();
  guint index = 0;

  ent_frames_begin (file, sealed ? ENT_FRAMES_SEALED : 0);
  for (; index < 2 || size >= 2; index++)
    {
      gsize length = size >= 2 ? MIN ((gsize) (data[0] | data[1] << 8), size - 2) : 0, taken = MIN (size, length + 2);
      g_autoptr (GBytes) content = content_of (index, data + taken - length, length);

      ent_frames_add (file, index, index < 2 ? (EntFrameTag) (index + 1) : ENT_FRAME_ENTRY, content);
      data += taken;
      size -= taken;
    }
  return file;
}

/* Of @whole, which has one byte altered at @at: the frames before are there, and none from there on. */
static void
check_damage (GBytes *whole, GBytes *damaged, gsize at)
{
  g_autoptr (GArray) frames = read_frames (whole), left = read_frames (damaged);
  const guint8 *start = g_bytes_get_data (whole, NULL);
  guint n = 0;

  while (n < frames->len && (gsize) ((const guint8 *) g_bytes_get_data (g_array_index (frames, EntFrame, n).content, NULL) - start) +
                                    g_bytes_get_size (g_array_index (frames, EntFrame, n).content) + 32 <=
                                at)
    n++;
  if (left == NULL)
    {
      g_assert_cmpuint (n, ==, 0);
      return;
    }
  g_assert_cmpuint (left->len, ==, n);
  for (guint i = 0; i < n; i++)
    assert_same_bytes (g_array_index (left, EntFrame, i).content, g_array_index (frames, EntFrame, i).content);
}

static void
try_damage (const guint8 *data, gsize size, gboolean sealed)
{
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GBytes) whole = NULL, damaged = NULL;
  gsize at;

  if (size < 3 || data[2] == 0)
    return;
  file = new_file (data + 3, size - 3, sealed);
  whole = g_bytes_new (file->data, file->len);
  at = (gsize) (data[0] | data[1] << 8) % file->len;
  file->data[at] ^= data[2];
  damaged = g_byte_array_free_to_bytes (g_steal_pointer (&file));
  check_damage (whole, damaged, at);
  check_file (damaged);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size == 0)
    return 0;
  bytes = g_bytes_new (data + 1, size - 1);
  switch (*data % N_WAYS)
    {
    case WAY_FILE:
      check_file (bytes);
      break;
    case WAY_ABOUT:
      check_about (bytes);
      break;
    case WAY_ENTRY:
      check_entry (bytes);
      break;
    case WAY_FRAMES:
      g_bytes_unref (bytes);
      bytes = g_byte_array_free_to_bytes (new_file (data + 1, size - 1, (*data & 0x80) != 0));
      check_file (bytes);
      break;
    default:
      try_damage (data + 1, size - 1, (*data & 0x80) != 0);
    }
  return 0;
}
