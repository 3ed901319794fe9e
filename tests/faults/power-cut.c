/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The states of one name: which file it may be of, times what may stand in that file. */
#include "faults/power-cut.h"

#include <string.h>

/* Of what was not flushed. */
typedef enum
{
  LOST,
  DONE,
  FIRST_HALF,
  ZEROS,
  SECOND_HALF,
  N_FATES,
} Fate;

/* What a file holds on the disk, and what a program sees that reads it. */
typedef struct
{
  GByteArray *safe, *seen; /* owned */
} Contents;

static void
contents_free (Contents *contents)
{
  g_byte_array_unref (contents->safe);
  g_byte_array_unref (contents->seen);
  g_free (contents);
}

static Contents *
contents_of (GHashTable *files, guint64 file)
{
  Contents *contents = g_hash_table_lookup (files, &file);

  if (contents == NULL)
    {
      contents = g_new0 (Contents, 1);
      contents->safe = g_byte_array_new ();
      contents->seen = g_byte_array_new ();
      g_hash_table_insert (files, g_memdup2 (&file, sizeof file), contents);
    }
  return contents;
}

static void
grow (GByteArray *bytes, gsize length)
{
  guint before = bytes->len;

  if (length <= before)
    return;
  g_byte_array_set_size (bytes, (guint) length);
  memset (bytes->data + before, 0, length - before);
}

static void
replay (GHashTable *files, const FaultRecord *record)
{
  Contents *contents;

  /* the number of a file that is gone is given to another one */
  if (record->call == FAULT_OPEN && record->makes)
    g_hash_table_remove (files, &record->file);
  contents = contents_of (files, record->file);
  if (record->call == FAULT_WRITE || record->call == FAULT_FALLOCATE)
    grow (contents->seen, (gsize) record->at + record->length);
  if (record->call == FAULT_WRITE)
    memcpy (contents->seen->data + record->at, record->data, record->length);
  if (record->call == FAULT_FSYNC && !record->is_folder)
    {
      g_byte_array_set_size (contents->safe, 0);
      g_byte_array_append (contents->safe, contents->seen->data, contents->seen->len);
    }
}

static GBytes *
after_cut (const Contents *contents, Fate fate)
{
  g_autoptr (GByteArray) left = g_byte_array_new ();
  guint half = contents->seen->len / 2;

  if (contents->seen->len == 0)
    return g_bytes_new (NULL, 0);
  g_byte_array_append (left, contents->safe->data, contents->safe->len);
  if (fate != LOST)
    g_byte_array_set_size (left, contents->seen->len);
  if (fate == ZEROS || fate == FIRST_HALF || fate == SECOND_HALF)
    memset (left->data, 0, left->len);
  if (fate == DONE)
    memcpy (left->data, contents->seen->data, left->len);
  if (fate == FIRST_HALF)
    {
      memcpy (left->data, contents->seen->data, half);
      g_byte_array_set_size (left, half);
    }
  if (fate == SECOND_HALF)
    memcpy (left->data + half, contents->seen->data + half, left->len - half);
  return g_bytes_new (left->data, left->len);
}

static gboolean
is_flushed (const Contents *contents)
{
  return contents->safe->len == contents->seen->len && (contents->safe->len == 0 || memcmp (contents->safe->data, contents->seen->data, contents->safe->len) == 0);
}

/* --- names --- */

/* A change of names that its folder has not flushed yet. */
static gboolean
changes_names (const FaultRecord *record)
{
  return record->call == FAULT_RENAME || record->call == FAULT_UNLINK || (record->call == FAULT_OPEN && record->makes);
}

static gboolean
is_in (const char *path, const char *folder)
{
  g_autofree char *around = g_path_get_dirname (path);

  return strcmp (around, folder) == 0;
}

/* Those of the first @n records that touch the name of the file and were not flushed; the last flushed state in *@safe. */
static GPtrArray *
find_open_changes (const FaultRecord *records, gsize n, const char *path, const FaultRecord **safe)
{
  GPtrArray *open = g_ptr_array_new ();

  *safe = NULL;
  for (gsize i = 0; i < n; i++)
    {
      const FaultRecord *record = &records[i];

      if (record->call == FAULT_FSYNC && record->is_folder && is_in (path, record->path))
        {
          if (open->len > 0)
            *safe = g_ptr_array_index (open, open->len - 1);
          g_ptr_array_set_size (open, 0);
        }
      else if (changes_names (record) && strcmp (record->call == FAULT_RENAME ? record->to : record->path, path) == 0)
        g_ptr_array_add (open, (gpointer) record);
    }
  return open;
}

/* --- judging --- */

static gboolean
holds (GBytes *bytes, GBytes *wanted)
{
  return wanted != NULL && bytes != NULL && g_bytes_equal (bytes, wanted);
}

static void
judge_bytes (PowerCutVerdict *verdict, const PowerCutFile *file, GBytes *bytes, gboolean all)
{
  gboolean is_old = file->old == NULL ? bytes == NULL : holds (bytes, file->old), is_new = holds (bytes, file->new);

  verdict->n_states++;
  if (!is_old && !is_new)
    verdict->n_torn++;
  if (all && file->new != NULL && !is_new)
    verdict->n_undone++;
}

/* The name is as @change made it; NULL: as before everything. */
static void
judge_name (PowerCutVerdict *verdict, const PowerCutFile *file, GHashTable *files, const FaultRecord *change, gboolean all)
{
  const Contents *contents;

  if (change == NULL || change->call == FAULT_UNLINK)
    {
      judge_bytes (verdict, file, change == NULL ? file->old : NULL, all);
      return;
    }
  contents = contents_of (files, change->file);
  for (Fate fate = is_flushed (contents) ? DONE : LOST; fate < N_FATES; fate++)
    {
      g_autoptr (GBytes) bytes = after_cut (contents, fate);

      judge_bytes (verdict, file, bytes, all);
      if (is_flushed (contents))
        break;
    }
}

PowerCutVerdict
power_cut_judge (const FaultRecord *records, gsize n, const PowerCutFile *file)
{
  PowerCutVerdict verdict = { 0 };
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) contents_free);

  for (gsize done = 0; done <= n; done++)
    {
      const FaultRecord *safe;
      g_autoptr (GPtrArray) open = find_open_changes (records, done, file->path, &safe);

      /* any of those that were not flushed may be the last one that is there, or none of them */
      judge_name (&verdict, file, files, safe, done == n);
      for (guint i = 0; i < open->len; i++)
        judge_name (&verdict, file, files, g_ptr_array_index (open, i), done == n);
      if (done < n)
        replay (files, &records[done]);
    }
  return verdict;
}
