/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of it that takes long, in a thread; the main loop does nothing with it meanwhile. */
#include "config.h"

#include "app/window/merge/joining-private.h"

#include "app/document/document-save.h"
#include "app/window/secret/unseal.h"
#include "io/secret/passphrase.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* Thousandths, by what it takes of the time: the files are read, with what they began with. Merging is the rest. */
#define READ 550u
/* And of merging: merged. Comparing is the rest. */
#define MERGED 750u

static void
guest_free (gpointer data)
{
  Guest *guest = data;

  g_free (guest->path);
  g_free (guest->name);
  if (guest->file != NULL)
    ent_document_let_go (g_steal_pointer (&guest->file->map));
  ent_file_free (guest->file);
  g_clear_pointer (&guest->pairs, g_ptr_array_unref);
  g_clear_pointer (&guest->before, g_ptr_array_unref);
  ent_merge_free (guest->merge);
  ent_document_let_go (guest->joined);
  g_free (guest);
}

Joining *
ent_joining_new (EntWindow *window, gboolean compares)
{
  Joining *self = g_new0 (Joining, 1);

  self->window = g_object_ref (window);
  self->secret = ent_secret_ref (ent_document_secret (window->document));
  self->base_secret = ent_secret_ref (ent_document_base_secret (window->document));
  self->guests = g_ptr_array_new_with_free_func (guest_free);
  self->compares = compares;
  self->progress = ent_progress_new ();
  return self;
}

void
ent_joining_free (Joining *self)
{
  g_clear_object (&self->window);
  g_ptr_array_unref (self->guests);
  g_clear_pointer (&self->base_bytes, g_bytes_unref);
  ent_secret_unref (self->base_secret);
  ent_secret_unref (self->secret);
  ent_passphrase_free (self->passphrase);
  ent_document_let_go (self->base);
  ent_document_let_go (self->so_far);
  ent_document_let_go (self->mine);
  ent_map_changes_free (self->changes);
  ent_progress_unref (self->progress);
  g_free (self);
}

void
ent_joining_add (Joining *self, const char *path)
{
  Guest *guest = g_new0 (Guest, 1);

  guest->path = g_strdup (path);
  guest->name = ent_format_quote_name (path);
  g_ptr_array_add (self->guests, guest);
}

Guest *
ent_joining_guest (const Joining *self, guint place)
{
  return g_ptr_array_index (self->guests, place);
}

void
ent_joining_begin_merging (Joining *self)
{
  self->at = 0;
  ent_document_let_go (self->so_far);
  self->so_far = g_object_ref (self->mine);
  for (guint i = 0; i < self->guests->len; i++)
    {
      Guest *guest = ent_joining_guest (self, i);

      if (guest->pairs == NULL)
        continue;
      g_clear_pointer (&guest->before, g_ptr_array_unref);
      guest->before = g_steal_pointer (&guest->pairs);
    }
}

/* What came of it is not wanted where nobody waits any more. */
static void
end (GTask *task, EntProgress *progress, GError *error)
{
  g_autoptr (GError) owned = error;

  if (ent_progress_is_stopped (progress))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
  else if (owned != NULL)
    g_task_return_error (task, g_steal_pointer (&owned));
  else
    g_task_return_boolean (task, TRUE);
}

/* --- reading --- */

static gboolean
wants_passphrase (const GError *error)
{
  return g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_SEALED) || g_error_matches (error, ENT_IO_ERROR, ENT_IO_ERROR_PASSPHRASE);
}

/* With the secret of the map that is open, and then with the passphrase that was given for another one: what one group
 * of people seals often opens with one. */
static EntFile *
open_file (Joining *self, const Guest *guest, EntProgress *progress, GError **error)
{
  EntOpenOptions options = { .secret = self->secret, .most_kept = self->replaces ? ENT_DOCUMENT_MOST_BASE : 0, .progress = progress };
  gboolean is_for_this = self->passphrase != NULL && self->asked == self->at;
  g_autoptr (GError) problem = NULL;
  EntFile *file = is_for_this ? NULL : ent_unseal_file (guest->path, &options, &problem);

  if (file != NULL)
    return file;
  if (is_for_this || (self->passphrase != NULL && wants_passphrase (problem)))
    {
      options.passphrase = self->passphrase;
      return ent_unseal_file (guest->path, &options, error);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
read_guest (Joining *self, EntProgress *progress, GError **error)
{
  Guest *guest = ent_joining_guest (self, self->at);
  g_autoptr (EntProgress) part = ent_progress_part (progress, ENT_PROGRESS_DONE * self->at / self->guests->len,
                                                    ENT_PROGRESS_DONE * (self->at + 1) / self->guests->len);

  guest->file = open_file (self, guest, part, error);
  if (guest->file == NULL)
    return FALSE;
  if (!guest->file->damaged)
    return TRUE;
  /* Translators: %s: name of a file */
  g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_DAMAGED, _("“%s” is damaged: what can be read of it may be half of the map. Nothing was done with it, and your map is as it was. Open the file, save what is there as another one, and take that."), guest->name);
  return FALSE;
}

/* Whether anything in @map was in @base: whoever says of a map that has nothing of it that it was made from it would lose
 * all that was there. */
static gboolean
has_any_of (EntMap *map, EntMap *base)
{
  static const EntRecordKind kinds[] = { ENT_RECORD_MOMENT, ENT_RECORD_STAKEHOLDER, ENT_RECORD_TIE };

  if (ent_map_info (map)->base.id == ent_map_info (base)->base.id)
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < ent_map_n_records (map, kinds[k]); i++)
      if (ent_map_find (base, kinds[k], ((const EntRecord *) ent_map_record_at (map, kinds[k], i))->id) != NULL)
        return TRUE;
  return FALSE;
}

/* Where it cannot be read, everything is kept and asked. */
static void
read_base (Joining *self)
{
  g_autoptr (EntFile) file = NULL;

  if (self->base_bytes != NULL)
    file = ent_store_read_with (self->base_bytes, ent_joining_guest (self, 0)->name, self->base_secret, NULL);
  if (file == NULL)
    return;
  self->base = g_steal_pointer (&file->map);
  for (guint i = 0; i < self->guests->len; i++)
    {
      Guest *guest = ent_joining_guest (self, i);

      guest->is_of_base = self->replaces || has_any_of (guest->file->map, self->base);
    }
}

void
ent_joining_run_read (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Joining *self = task_data;
  /* where it is compared only, comparing shows by itself how far it is */
  g_autoptr (EntProgress) reading = ent_progress_part (self->progress, 0, self->compares ? ENT_PROGRESS_DONE : READ);
  GError *error = NULL;

  while (self->at < self->guests->len && read_guest (self, reading, &error))
    self->at++;
  if (error == NULL)
    read_base (self);
  end (task, reading, error);
}

/* --- merging --- */

/* What was said before of the same two is not asked once more. */
static void
take_decisions (Guest *guest)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  guest->is_asked = TRUE;
  for (guint i = 0; guest->before != NULL && i < guest->before->len; i++)
    {
      EntSamePair *pair = g_ptr_array_index (guest->before, i);

      g_hash_table_insert (known, pair->other, pair);
    }
  for (guint i = 0; i < guest->pairs->len; i++)
    {
      EntSamePair *pair = g_ptr_array_index (guest->pairs, i);
      const EntSamePair *before = g_hash_table_lookup (known, pair->other);

      if (pair->is_plain)
        continue;
      if (before != NULL && before->first == pair->first)
        pair->joins = before->joins;
      else
        guest->is_asked = FALSE;
    }
}

/* Goes on to the next one where nothing is to be asked of this one. */
static gboolean
merge_guest (Joining *self, EntProgress *progress, GError **error)
{
  Guest *guest = ent_joining_guest (self, self->at);
  EntMap *base = guest->is_of_base ? self->base : NULL;
  g_autoptr (EntMap) merged = NULL;

  if (guest->pairs == NULL)
    {
      guest->pairs = ent_same_find (base, self->so_far, guest->file->map, progress);
      take_decisions (guest);
    }
  if (!guest->is_asked)
    return TRUE;
  g_clear_object (&guest->joined);
  guest->joined = ent_same_join (self->so_far, guest->file->map, guest->pairs, error);
  if (guest->joined == NULL)
    return FALSE;
  if (guest->merge == NULL)
    guest->merge = ent_merge_new (base, self->so_far, guest->joined);
  ent_merge_set_fills (guest->merge, TRUE);
  ent_merge_set_map (guest->merge, ENT_SIDE_FIRST, self->so_far);
  ent_merge_set_map (guest->merge, ENT_SIDE_LAST, guest->joined);
  ent_merge_set_progress (guest->merge, progress);
  merged = ent_merge_run (guest->merge, error);
  ent_merge_set_progress (guest->merge, NULL);
  if (merged == NULL)
    return FALSE;
  if (ent_merge_n_open (guest->merge) == 0)
    {
      g_set_object (&self->so_far, merged);
      self->at++;
    }
  return TRUE;
}

void
ent_joining_run_merge (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Joining *self = task_data;
  g_autoptr (EntProgress) merging = ent_progress_part (self->progress, READ, ENT_PROGRESS_DONE);
  GError *error = NULL;
  guint before = self->at, n = self->guests->len;

  do
    {
      g_autoptr (EntProgress) part = ent_progress_part (merging, MERGED * self->at / n, MERGED * (self->at + 1) / n);

      before = self->at;
      if (!merge_guest (self, part, &error) || ent_progress_is_stopped (merging))
        break;
    }
  while (self->at > before && self->at < n);
  if (error == NULL && self->at == n && !ent_progress_is_stopped (merging))
    {
      g_clear_pointer (&self->changes, ent_map_changes_free);
      self->changes = ent_compare_maps (self->mine, self->so_far, &error);
    }
  ent_progress_reach (merging, MERGED, ENT_PROGRESS_DONE, 1, 1);
  end (task, merging, error);
}
