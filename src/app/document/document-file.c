/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a document, if it has one: what is known of it, its lock and its passphrase, and how the document is called by
 * it. Saving works on a copy of the map in a thread, so that nobody waits for the disk.
 */
#include "app/document/document-private.h"

#include "app/document/document-save.h"
#include "app/document/file-lock.h"
#include "app/settings.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

const char *
ent_document_path (EntDocument *self)
{
  return self->path;
}

/* The step that has taken in what others did is undone, or was and is gone. */
static gboolean
is_taken_back (EntDocument *self)
{
  guint position;

  if (self->earlier == NULL)
    return FALSE;
  if (ent_history_find_state (self->history, self->taken_at, &position))
    return position > ent_history_position (self->history);
  /* one that is so long ago that it cannot be undone is not */
  return self->taken_at > ent_history_state_at (self->history, 0);
}

const EntFingerprint *
ent_document_fingerprint (EntDocument *self)
{
  return is_taken_back (self) ? self->earlier : self->fingerprint;
}

EntSecret *
ent_document_secret (EntDocument *self)
{
  return self->secret;
}

EntSecret *
ent_document_saved_secret (EntDocument *self)
{
  return self->saved_secret;
}

EntSecret *
ent_document_guard (EntDocument *self)
{
  return self->secret != NULL ? self->secret : self->saved_secret;
}

void
ent_document_set_secret (EntDocument *self, EntSecret *secret)
{
  if (secret == self->secret)
    return;
  g_clear_pointer (&self->secret, ent_secret_unref);
  self->secret = ent_secret_ref (secret);
  ent_document_tell_file (self);
}

GBytes *
ent_document_base (EntDocument *self)
{
  return is_taken_back (self) ? self->earlier_base : self->base;
}

EntSecret *
ent_document_base_secret (EntDocument *self)
{
  return is_taken_back (self) ? self->earlier_secret : self->saved_secret;
}

void
ent_document_take_base (EntDocument *self, GBytes *bytes)
{
  g_clear_pointer (&self->base, g_bytes_unref);
  self->base = bytes;
}

/* The file at the path is @fingerprint, and @bytes are in it; takes both. What it was before is of no interest. */
static void
take_file (EntDocument *self, EntFingerprint *fingerprint, GBytes *bytes)
{
  g_clear_pointer (&self->fingerprint, ent_fingerprint_free);
  g_clear_pointer (&self->earlier, ent_fingerprint_free);
  g_clear_pointer (&self->earlier_base, g_bytes_unref);
  g_clear_pointer (&self->earlier_secret, ent_secret_unref);
  self->fingerprint = fingerprint;
  ent_document_take_base (self, bytes);
}

void
ent_document_follow_file (EntDocument *self, const EntFile *file, GBytes *bytes, guint64 before, gboolean is_saved)
{
  g_autoptr (EntFingerprint) earlier = ent_fingerprint_copy (ent_document_fingerprint (self));
  g_autoptr (GBytes) earlier_base = ent_document_base (self) != NULL ? g_bytes_ref (ent_document_base (self)) : NULL;
  g_autoptr (EntSecret) earlier_secret = ent_secret_ref (ent_document_base_secret (self));

  take_file (self, ent_fingerprint_copy (file->fingerprint), bytes);
  g_clear_pointer (&self->saved_secret, ent_secret_unref);
  self->saved_secret = ent_secret_ref (file->secret);
  self->taken_at = ent_history_state (self->history);
  if (self->taken_at != before)
    {
      self->earlier = g_steal_pointer (&earlier);
      self->earlier_base = g_steal_pointer (&earlier_base);
      self->earlier_secret = g_steal_pointer (&earlier_secret);
    }
  if (is_saved)
    ent_history_mark_saved (self->history);
  else
    ent_history_mark_unsaved (self->history);
}

gboolean
ent_document_can_edit (EntDocument *self)
{
  return !ent_history_is_locked (self->history);
}

const EntLockHolder *
ent_document_holder (EntDocument *self)
{
  return self->holder;
}

void
ent_document_set_holder (EntDocument *self, const EntLockHolder *holder)
{
  EntLockHolder *copy = ent_lock_holder_copy (holder);

  ent_lock_holder_free (self->holder);
  self->holder = copy;
  ent_document_let_edit (self, copy == NULL && !self->damaged && self->version == NULL);
  ent_document_tell_file (self);
}

EntLock *
ent_document_lock (EntDocument *self)
{
  return self->lock;
}

void
ent_document_take_lock (EntDocument *self, EntLock *lock)
{
  ent_file_lock_let_go (g_steal_pointer (&self->lock));
  self->lock = lock;
  ent_document_tell_file (self);
}

EntLock *
ent_document_steal_lock (EntDocument *self)
{
  return g_steal_pointer (&self->lock);
}

void
ent_document_become_copy (EntDocument *self)
{
  if (self->path != NULL)
    self->copied_from = ent_format_display_stem (self->path);
  g_clear_pointer (&self->path, g_free);
  take_file (self, NULL, NULL);
  ent_history_mark_unsaved (self->history);
  ent_document_tell_file (self);
}

const char *
ent_document_version (EntDocument *self)
{
  return self->version;
}

gboolean
ent_document_is_blank (EntDocument *self)
{
  return self->path == NULL && self->version == NULL && self->saving == NULL && ent_document_is_saved (self) && ent_map_n_stakeholders (self->map) == 0;
}

gboolean
ent_document_is_saved (EntDocument *self)
{
  return ent_history_is_saved (self->history) && self->secret == self->saved_secret;
}

gboolean
ent_document_is_saving (EntDocument *self)
{
  return self->saving != NULL;
}

EntProgress *
ent_document_saving (EntDocument *self)
{
  return self->saving;
}

gint64
ent_document_saved_at (EntDocument *self)
{
  return self->saved_at;
}

static char *
dup_name (EntDocument *self)
{
  const char *title = ent_map_info (self->map)->title;

  if (title != NULL)
    return g_strdup (title);
  if (self->version != NULL)
    return g_strdup (self->origin);
  if (self->path != NULL)
    return ent_format_display_stem (self->path);
  /* Translators: %s: name of the file that this map was copied from */
  return self->copied_from != NULL ? g_strdup_printf (_("Copy of %s"), self->copied_from) : g_strdup (_("New map"));
}

/* Takes @name: with what tells an earlier version from the map of today. */
static char *
name_version (EntDocument *self, char *name)
{
  g_autofree char *owned = name;

  if (self->version == NULL)
    return g_steal_pointer (&owned);
  /* first what tells it from the map of today: a long title is cut at its end.
   * Translators: 1: date and time at which this version was saved, 2: title of the map */
  return g_strdup_printf (_("Version of %1$s: %2$s"), self->version, name);
}

char *
ent_document_dup_title (EntDocument *self)
{
  return name_version (self, dup_name (self));
}

char *
ent_document_dup_outer_title (EntDocument *self)
{
  if (ent_document_guard (self) == NULL)
    return ent_document_dup_title (self);
  if (self->path != NULL)
    return ent_format_display_stem (self->path);
  return name_version (self, g_strdup (self->origin != NULL ? self->origin : _("Sealed map")));
}

char *
ent_document_dup_stem (EntDocument *self)
{
  g_autofree char *name = dup_name (self), *stem = NULL;

  if (self->version == NULL)
    stem = g_steal_pointer (&name);
  else
    /* Translators: name of a file; 1: title of the map, 2: date and time at which this version was saved */
    stem = g_strdup_printf (_("%1$s (version of %2$s)"), name, self->version);
  return g_strdelimit (g_steal_pointer (&stem), "/\\:", '-');
}

GPtrArray *
ent_document_findings (EntDocument *self)
{
  return self->findings;
}

void
ent_document_take_findings (EntDocument *self, GPtrArray *findings)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
}

void
ent_document_save_async (EntDocument *self, const char *path, gboolean replace, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  g_autoptr (GSettings) settings = ent_settings_new ();
  EntSaving *save = g_new0 (EntSaving, 1);
  gboolean same = path == NULL || g_strcmp0 (path, self->path) == 0;

  g_return_if_fail (path != NULL || self->path != NULL);

  g_task_set_source_tag (task, ent_document_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) ent_saving_free);
  save->path = g_strdup (same ? self->path : path);
  if (same && !replace)
    save->expected = ent_fingerprint_copy (ent_document_fingerprint (self));
  save->moves = !same;
  save->person = ent_settings_dup_person (settings);
  save->lock_before = ent_lock_ref (self->lock);
  save->map = ent_document_copy_map (self);
  save->revision = ent_map_revision (self->map);
  save->secret = ent_secret_ref (self->secret);
  save->former = ent_secret_ref (self->saved_secret);
  save->left = save->moves ? g_strdup (self->path) : NULL;
  /* what is typed from here on is another step */
  ent_history_break_merge (self->history);
  save->state = ent_history_state (self->history);
  save->progress = ent_progress_new ();
  self->saving = ent_progress_ref (save->progress);
  ent_document_tell_file (self);
  g_task_run_in_thread (task, ent_saving_run);
}

gboolean
ent_document_save_finish (EntDocument *self, GAsyncResult *result, GError **error)
{
  EntSaving *save = g_task_get_task_data (G_TASK (result));

  g_clear_pointer (&self->saving, ent_progress_unref);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      ent_document_tell_file (self);
      return FALSE;
    }
  /* for the journal of the steps to come, which begins with what is in the file */
  if (save->revision == ent_map_revision (self->map))
    ent_document_take_copy (self, g_steal_pointer (&save->map));
  g_free (self->path);
  self->path = g_strdup (save->path);
  take_file (self, g_steal_pointer (&save->saved.fingerprint), g_steal_pointer (&save->bytes));
  g_clear_pointer (&self->saved_secret, ent_secret_unref);
  self->saved_secret = g_steal_pointer (&save->secret);
  g_free (self->remark);
  self->remark = g_steal_pointer (&save->saved.remark);
  self->has_versions = save->has_versions;
  g_clear_pointer (&self->version, g_free);
  if (save->moves || self->lock == NULL)
    {
      g_clear_pointer (&self->lock, ent_lock_unref);
      self->lock = g_steal_pointer (&save->lock);
    }
  self->damaged = FALSE;
  g_clear_pointer (&self->holder, ent_lock_holder_free);
  ent_document_let_edit (self, TRUE);
  self->saved_at = g_get_real_time ();
  ent_history_mark_state_saved (self->history, save->state);
  ent_document_tell_file (self);
  return TRUE;
}

char *
ent_document_take_remark (EntDocument *self)
{
  return g_steal_pointer (&self->remark);
}

gboolean
ent_document_has_versions (EntDocument *self)
{
  return self->has_versions;
}

void
ent_document_set_has_versions (EntDocument *self, gboolean has_versions)
{
  self->has_versions = has_versions;
  ent_document_tell_file (self);
}
