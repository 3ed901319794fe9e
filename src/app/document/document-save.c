/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a copy of the map, takes the lock of a new place and leaves that of the old one. */
#include "app/document/document-save.h"

#include "app/document/document.h"
#include "app/document/file-lock.h"
#include "io/disk/backups.h"
#include "io/journal/recovery.h"
#include "io/xml/format.h"

#include <glib/gi18n.h>

/* Thousandths, by what it takes of the time: the bytes are there. */
#define WRITTEN 850u

void
ent_saving_free (EntSaving *save)
{
  ent_document_let_go (save->map);
  ent_secret_unref (save->secret);
  ent_secret_unref (save->former);
  g_free (save->left);
  g_clear_pointer (&save->progress, ent_progress_unref);
  g_free (save->path);
  g_clear_pointer (&save->expected, ent_fingerprint_free);
  ent_saved_clear (&save->saved);
  g_free (save->person);
  g_clear_pointer (&save->lock, ent_lock_unref);
  g_clear_pointer (&save->lock_before, ent_lock_unref);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_free (save);
}

/* Where somebody else is at work nothing is put in their place; in its own place a map has been opened, with whatever
 * was to be said of that, and what has changed there is seen by the fingerprint. */
static gboolean
take_place (EntSaving *save, GError **error)
{
  g_autoptr (EntLockHolder) holder = NULL;
  g_autofree char *name = NULL, *who = NULL;

  if (!save->moves && save->lock_before != NULL)
    return TRUE;
  save->lock = ent_lock_take (save->path, save->person, FALSE, &holder);
  if (holder == NULL || !save->moves)
    return TRUE;
  name = ent_format_quote_name (save->path);
  who = ent_file_lock_describe (holder);
  /* Translators: 1: name of a file, 2: sentences that say who has the map open */
  g_set_error (error, ENT_IO_ERROR, ENT_IO_ERROR_LOCKED, _("“%1$s” was not replaced. %2$s Choose another name."), name, who);
  return FALSE;
}

static void
leave_place (EntSaving *save, gboolean saved)
{
  if (saved && save->moves && save->lock_before != NULL)
    ent_lock_release (save->lock_before);
  if (!saved && save->lock != NULL)
    ent_lock_release (save->lock);
}

static void
add_remark (EntSaving *save, const char *sentence)
{
  char *before = save->saved.remark;

  save->saved.remark = before != NULL ? g_strconcat (before, " ", sentence, NULL) : g_strdup (sentence);
  g_free (before);
}

/* Of what a program that ended has left, and nobody has opened since. */
static gboolean
has_plain_journal (const char *path)
{
  g_autoptr (GPtrArray) left = ent_recovery_is_any () ? ent_recovery_list (NULL) : NULL;

  for (guint i = 0; left != NULL && i < left->len; i++)
    {
      const EntRecovery *recovery = g_ptr_array_index (left, i);

      if (!recovery->is_sealed && !recovery->is_damaged && g_strcmp0 (recovery->path, path) == 0)
        return TRUE;
    }
  return FALSE;
}

/* With its passphrase the map has become a secret: what can still be read without it is told once. */
static void
tell_what_is_left (EntSaving *save)
{
  g_autofree char *name = save->left != NULL ? ent_format_quote_name (save->left) : NULL, *sentence = NULL;

  if (name != NULL)
    {
      /* Translators: %s: name of a file */
      sentence = g_strdup_printf (_("“%s” still lies where it was, without a passphrase, and so do its earlier versions. Delete it if nobody is to read it."), name);
      add_remark (save, sentence);
    }
  if (has_plain_journal (save->path) || (save->left != NULL && has_plain_journal (save->left)))
    add_remark (save, _("Work on it from before a crash is kept without a passphrase: open or delete it under “Recovered work”."));
}

/* What was kept beside it is no easier to read than the map itself; where it was before, that was done already unless the
 * passphrase is another one. */
static void
seal_what_is_kept (EntSaving *save, const char *map_id)
{
  if (save->secret == NULL)
    return;
  if (!ent_store_seal_versions (save->path, save->secret != save->former ? map_id : NULL, save->secret, save->former))
    add_remark (save, _("Some earlier versions could not be sealed and open without a passphrase. Delete them under “Earlier versions” if nobody is to read them."));
  if (save->former == NULL)
    tell_what_is_left (save);
}

void
ent_saving_run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  EntSaving *save = task_data;
  g_autoptr (EntProgress) writing = ent_progress_part (save->progress, 0, WRITTEN);
  g_autoptr (EntProgress) saving = ent_progress_part (save->progress, WRITTEN, ENT_PROGRESS_DONE);
  g_autoptr (GError) error = NULL;
  g_autofree char *map_id = g_strdup (ent_map_info (save->map)->base.id);
  g_autoptr (GBytes) bytes = ent_store_write_watched (save->map, save->secret, writing, &error);
  gboolean saved;

  saved = bytes != NULL && take_place (save, &error) && ent_store_save_document (save->path, bytes, save->expected, &save->saved, saving, &error);
  leave_place (save, saved);
  if (saved)
    {
      g_autoptr (GPtrArray) versions = NULL;

      seal_what_is_kept (save, map_id);
      versions = ent_backups_list (save->path);
      save->has_versions = versions->len > 0;
      save->bytes = g_bytes_get_size (bytes) <= ENT_DOCUMENT_MOST_BASE ? g_bytes_ref (bytes) : NULL;
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}
