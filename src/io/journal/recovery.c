/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/journal/recovery.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "io/disk/checksum.h"
#include "io/disk/file-private.h"
#include "io/journal/folder.h"
#include "io/journal/frame.h"
#include "io/xml/limits.h"
#include "io/xml/reader.h"
#include "io/xml/writer.h"

/* Of a generation: a base, and entries that have grown past it once more while the disk refused a new one. */
#define MOST_BYTES ((gsize) 512 * 1024 * 1024)

static void
free_step (gpointer data)
{
  EntRecoveryStep *step = data;

  g_free (step->name);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

void
ent_recovery_free (EntRecovery *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->path);
  ent_fingerprint_free (self->fingerprint);
  g_clear_object (&self->base);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/* --- from entries to steps --- */

typedef struct
{
  EntRecovery *to;
  guint n_before; /* unsaved steps before the base; 0: what was saved is among the steps */
  gboolean loose; /* steps of before the base were taken back: positions are not those of the history any more */
} Fold;

static void
add_step (EntRecovery *to, const char *name, GPtrArray *changes)
{
  EntRecoveryStep *step = g_new0 (EntRecoveryStep, 1);

  g_ptr_array_set_size (to->steps, (gint) to->position);
  if (to->saved > (int) to->position)
    to->saved = -1;
  step->name = g_strdup (name != NULL ? name : _("A step without a name"));
  step->changes = g_ptr_array_ref (changes);
  g_ptr_array_add (to->steps, step);
  to->position++;
}

static void
join_step (EntRecovery *to, EntJournalEntry *entry)
{
  EntRecoveryStep *last;

  if (to->position == 0)
    {
      add_step (to, entry->name, entry->changes);
      return;
    }
  g_ptr_array_set_size (to->steps, (gint) to->position);
  last = g_ptr_array_index (to->steps, to->position - 1);
  g_ptr_array_extend_and_steal (last->changes, g_steal_pointer (&entry->changes));
}

/* As a step of its own where it leads out of those that are known. */
static void
turn (Fold *fold, const EntJournalEntry *entry)
{
  gint64 position = (gint64) fold->to->position + entry->by;
  g_autofree char *name = NULL;

  if (!fold->loose && position >= 0 && position <= fold->to->steps->len)
    {
      fold->to->position = (guint) position;
      return;
    }
  fold->loose = TRUE;
  if (entry->name != NULL && entry->by < 0)
    /* Translators: a step in the list of steps; %s: another step, which was taken back */
    name = g_strdup_printf (_("Undo: %s"), entry->name);
  else if (entry->name != NULL)
    /* Translators: a step in the list of steps; %s: another step, which was brought again */
    name = g_strdup_printf (_("Redo: %s"), entry->name);
  add_step (fold->to, name, entry->changes);
}

static void
note_saved (Fold *fold, EntJournalEntry *entry)
{
  gint64 position = (gint64) fold->to->position + entry->by;
  gboolean known = position >= 0 && position <= fold->to->steps->len && (!fold->loose || entry->by == 0);

  g_free (fold->to->path);
  ent_fingerprint_free (fold->to->fingerprint);
  fold->to->path = g_steal_pointer (&entry->path);
  fold->to->fingerprint = g_steal_pointer (&entry->fingerprint);
  fold->to->saved = known ? (int) position : -1;
  fold->n_before = position < 0 ? (guint) -position : 0;
}

static void
fold_entry (Fold *fold, EntJournalEntry *entry)
{
  fold->to->time = MAX (fold->to->time, entry->time);
  switch (entry->kind)
    {
    case ENT_ENTRY_STEP:
      add_step (fold->to, entry->name, entry->changes);
      break;
    case ENT_ENTRY_JOIN:
      join_step (fold->to, entry);
      break;
    case ENT_ENTRY_TURN:
      turn (fold, entry);
      break;
    case ENT_ENTRY_SAVED:
      note_saved (fold, entry);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* --- whether they do what they say --- */

static gboolean
apply_step (EntMap *map, const EntRecoveryStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    if (!ent_map_apply (map, g_ptr_array_index (step->changes, i), NULL, NULL))
      return FALSE;
  return TRUE;
}

static void
count (EntRecovery *self, EntMap *map)
{
  self->n_stakeholders = ent_map_n_stakeholders (map);
  self->n_ties = ent_map_n_ties (map);
  g_free (self->title);
  self->title = g_strdup (ent_map_info (map)->title);
}

static gboolean
is_in_file (const EntRecovery *self, EntMap *map)
{
  g_autofree char *there = NULL, *sum = NULL, *own = NULL;
  struct stat status;
  gsize length;
  GString *text;

  if (self->path == NULL)
    return FALSE;
  there = ent_file_load (self->path, ENT_LIMIT_BYTES, &length, &status, NULL, NULL);
  text = there != NULL ? ent_writer_map (map, NULL) : NULL;
  if (text == NULL)
    return FALSE;
  sum = ent_checksum (there, length);
  own = ent_checksum (text->str, text->len);
  g_string_free (text, TRUE);
  return g_str_equal (sum, own);
}

/* All steps on a copy: from the first on that the map refuses, they are left out. */
static void
try_steps (EntRecovery *self)
{
  g_autoptr (EntMap) map = ent_map_copy (self->base);
  guint n = 0;

  while (n < self->position && apply_step (map, g_ptr_array_index (self->steps, n)))
    n++;
  self->is_cut |= n < self->position;
  if (n < self->position)
    {
      /* what the refused one did is in the copy */
      g_clear_object (&map);
      map = ent_map_copy (self->base);
      for (guint i = 0; i < n; i++)
        apply_step (map, g_ptr_array_index (self->steps, i));
      self->position = n;
    }
  count (self, map);
  self->is_in_file = is_in_file (self, map);
  n = self->position;
  while (n < self->steps->len && apply_step (map, g_ptr_array_index (self->steps, n)))
    n++;
  g_ptr_array_set_size (self->steps, (gint) n);
  if (self->saved > (int) n)
    self->saved = -1;
}

static void
count_unsaved (EntRecovery *self, guint n_before)
{
  int way = (int) self->position - self->saved;

  if (n_before > 0)
    self->n_unsaved = n_before + self->position;
  else if (self->saved < 0)
    self->n_unsaved = MAX (self->position, 1);
  else
    self->n_unsaved = (guint) ABS (way);
  if (n_before > 0)
    self->saved = -1;
}

/* --- reading --- */

static GBytes *
unsealed (const EntFrame *frame, gboolean is_sealed, const EntSeal *seal, GError **error)
{
  return is_sealed ? seal->unseal (frame->content, seal->data, error) : g_bytes_ref (frame->content);
}

static gboolean
refuse_damaged (GError **error, const char *name)
{
  g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_DAMAGED,
               /* Translators: %s: the path of a file */
               _("“%s” is damaged: it does not hold a map and what was changed in it. It was left as it is."), name);
  return FALSE;
}

static gboolean
read_base (EntRecovery *self, const EntFrame *frame, const EntSeal *seal, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = unsealed (frame, self->is_sealed, seal, error);
  g_autoptr (EntFile) file = NULL;
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  /* an empty one may have no address */
  file = bytes != NULL ? ent_reader_read (data, length, name, TRUE, NULL, NULL, NULL, error) : NULL;
  if (file == NULL || file->damaged)
    return file == NULL ? FALSE : refuse_damaged (error, name);
  self->base = g_steal_pointer (&file->map);
  return TRUE;
}

static void
read_entries (Fold *fold, GArray *frames, const EntSeal *seal)
{
  fold->to->steps = g_ptr_array_new_with_free_func (free_step);
  for (guint i = 2; i < frames->len; i++)
    {
      const EntFrame *frame = &g_array_index (frames, EntFrame, i);
      g_autoptr (GBytes) bytes = unsealed (frame, fold->to->is_sealed, seal, NULL);
      g_autoptr (EntJournalEntry) entry = bytes != NULL && frame->tag == ENT_FRAME_ENTRY ? ent_journal_entry_decode (bytes) : NULL;

      if (entry == NULL)
        {
          fold->to->is_cut = TRUE;
          break;
        }
      fold_entry (fold, entry);
    }
}

static gboolean
read_frames (EntRecovery *self, GBytes *file, const EntSeal *seal, const char *name, GError **error)
{
  Fold fold = { .to = self };
  EntFramesFlags flags = 0;
  gsize good;
  g_autoptr (GArray) frames = ent_frames_read (file, &flags, &good);
  g_autoptr (EntJournalAbout) about = NULL;

  if (frames == NULL || frames->len < 2 || g_array_index (frames, EntFrame, 0).tag != ENT_FRAME_ABOUT ||
      g_array_index (frames, EntFrame, 1).tag != ENT_FRAME_BASE)
    return refuse_damaged (error, name);
  about = ent_journal_about_decode (g_array_index (frames, EntFrame, 0).content);
  if (about == NULL)
    return refuse_damaged (error, name);
  self->path = g_steal_pointer (&about->path);
  self->fingerprint = g_steal_pointer (&about->fingerprint);
  self->title = g_steal_pointer (&about->title);
  self->time = about->time;
  self->n_unsaved = about->n_unsaved;
  fold.n_before = about->n_unsaved;
  self->is_sealed = (flags & ENT_FRAMES_SEALED) != 0;
  if (self->is_sealed && seal == NULL)
    return TRUE;
  if (!read_base (self, &g_array_index (frames, EntFrame, 1), seal, name, error))
    return FALSE;
  read_entries (&fold, frames, seal);
  try_steps (self);
  count_unsaved (self, fold.n_before);
  return TRUE;
}

EntRecovery *
ent_recovery_read_bytes (GBytes *file, const char *name, const EntSeal *seal, GError **error)
{
  g_autoptr (EntRecovery) self = g_new0 (EntRecovery, 1);

  return read_frames (self, file, seal, name, error) ? g_steal_pointer (&self) : NULL;
}

static EntRecovery *
read_generation (const char *path, const EntSeal *seal, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) file = NULL;
  struct stat status;
  gsize length;
  char *data = ent_file_load (path, MOST_BYTES, &length, &status, NULL, error);

  if (data == NULL)
    return NULL;
  file = g_bytes_new_take (data, length);
  return ent_recovery_read_bytes (file, name, seal, error);
}

/* Of a key that does not fit, or was not derived: another generation would not open with it either. */
static gboolean
is_about_key (const GError *error)
{
  return g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE) || g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_MEMORY);
}

static EntRecovery *
read_folder (const char *folder, GArray *generations, const EntSeal *seal, GError **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < generations->len; i++)
    {
      g_autofree char *path = ent_journal_folder_file (folder, g_array_index (generations, guint, i));
      g_autoptr (GError) problem = NULL;
      EntRecovery *self = read_generation (path, seal, &problem);

      if (self == NULL)
        {
          if (first == NULL || is_about_key (problem))
            {
              g_clear_error (&first);
              first = g_steal_pointer (&problem);
            }
          if (is_about_key (first))
            break;
          continue;
        }
      self->id = g_path_get_basename (folder);
      self->is_older = i > 0;
      return self;
    }
  if (first == NULL)
    refuse_damaged (&first, folder);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

EntRecovery *
ent_recovery_read (const char *id, const EntSeal *seal, GError **error)
{
  g_autofree char *folder = ent_journal_folder_path (id, error);
  g_autoptr (GArray) generations = folder != NULL ? ent_journal_folder_generations (folder) : NULL;

  return generations != NULL ? read_folder (folder, generations, seal, error) : NULL;
}

/* --- all of them --- */

/* The generations of @id whose process is gone; NULL: there is nothing left of it. */
static GArray *
find_left (const char *id, char **folder)
{
  g_autoptr (GArray) generations = NULL;

  *folder = ent_journal_folder_path (id, NULL);
  if (*folder == NULL || !ent_journal_folder_is_left (*folder))
    return NULL;
  generations = ent_journal_folder_generations (*folder);
  return generations->len > 0 ? g_steal_pointer (&generations) : NULL;
}

gboolean
ent_recovery_is_any (void)
{
  g_autoptr (GPtrArray) ids = ent_journal_folder_list (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *folder = NULL;
      g_autoptr (GArray) generations = find_left (g_ptr_array_index (ids, i), &folder);

      if (generations != NULL)
        return TRUE;
    }
  return FALSE;
}

static int
later_first (gconstpointer a, gconstpointer b)
{
  gint64 x = (*(EntRecovery *const *) a)->time, y = (*(EntRecovery *const *) b)->time;

  return x < y ? 1 : x > y ? -1
                           : 0;
}

static EntRecovery *
look_at (const char *id)
{
  g_autofree char *folder = NULL;
  g_autoptr (GArray) generations = find_left (id, &folder);
  EntRecovery *self;

  if (generations == NULL)
    return NULL;
  self = read_folder (folder, generations, NULL, NULL);
  if (self == NULL)
    {
      self = g_new0 (EntRecovery, 1);
      self->id = g_strdup (id);
      self->is_damaged = TRUE;
    }
  g_clear_object (&self->base);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  return self;
}

GPtrArray *
ent_recovery_list (GError **error)
{
  g_autoptr (GPtrArray) ids = ent_journal_folder_list (error);
  GPtrArray *all;

  if (ids == NULL)
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_recovery_free);
  for (guint i = 0; i < ids->len; i++)
    {
      EntRecovery *self = look_at (g_ptr_array_index (ids, i));

      if (self != NULL)
        g_ptr_array_add (all, self);
    }
  g_ptr_array_sort (all, later_first);
  return all;
}

/* What this process has taken already is not left either. */
static char *
take (const char *id, GError **error)
{
  g_autofree char *folder = ent_journal_folder_path (id, error);

  if (folder == NULL)
    return NULL;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR) || !ent_journal_folder_is_left (folder))
    {
      g_set_error_literal (error, ENT_IO_ERROR, ENT_IO_ERROR_UNREADABLE,
                           _("This work is no longer there: another window has opened it, or it was deleted."));
      return NULL;
    }
  return ent_journal_folder_take (folder, error) ? g_steal_pointer (&folder) : NULL;
}

gboolean
ent_recovery_take (const char *id, GError **error)
{
  g_autofree char *folder = take (id, error);

  return folder != NULL;
}

gboolean
ent_recovery_discard (const char *id, GError **error)
{
  g_autofree char *folder = take (id, error);

  return folder != NULL && ent_journal_folder_remove (folder, error);
}

/* --- and on with it --- */

void
ent_recovery_replay (const EntRecovery *self, EntHistory *history)
{
  guint64 state = ent_history_state (history);
  guint position;

  g_return_if_fail (self->base != NULL && ent_history_map (history) == self->base);

  if (self->saved != 0)
    ent_history_mark_unsaved (history);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const EntRecoveryStep *step = g_ptr_array_index (self->steps, i);

      ent_history_begin (history, step->name);
      for (guint k = 0; k < step->changes->len; k++)
        ent_history_apply (history, ent_change_copy (g_ptr_array_index (step->changes, k)), NULL);
      ent_history_end (history);
      if (self->saved == (int) i + 1)
        ent_history_mark_saved (history);
      if (self->position == i + 1)
        state = ent_history_state (history);
    }
  if (ent_history_find_state (history, state, &position))
    ent_history_go_to (history, position);
}
