/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered when a map cannot be saved at its place, or its file not be opened. */
#include "config.h"

#include "app/window/window-private.h"

#include "app/window/files/version-reading.h"
#include "io/store.h"

#include <glib/gi18n.h>

typedef struct
{
  EntMap *map;       /* a copy of our own */
  EntSecret *secret; /* seals the copy as it does the map; or NULL */
  char *stem;
  EntProgress *progress;
  EntWork *work;
} Rescue;

/* Thousandths, by what it takes of the time: the bytes are there. */
#define WRITTEN 850u

static void
rescue_free (Rescue *rescue)
{
  ent_document_let_go (rescue->map);
  ent_progress_unref (rescue->progress);
  ent_secret_unref (rescue->secret);
  g_free (rescue->stem);
  g_free (rescue);
}

/* The home of the user is there in any case; on another disk there may be room. */
static void
run_rescue (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Rescue *rescue = task_data;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (EntProgress) writing = ent_progress_part (rescue->progress, 0, WRITTEN);
  g_autoptr (EntProgress) saving = ent_progress_part (rescue->progress, WRITTEN, ENT_PROGRESS_DONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_store_write_watched (rescue->map, rescue->secret, writing, &error);
  char *path = NULL;

  if (bytes != NULL && documents != NULL)
    path = ent_store_save_beside (documents, rescue->stem, bytes, saving, NULL);
  if (bytes != NULL && path == NULL)
    path = ent_store_save_beside (g_get_home_dir (), rescue->stem, bytes, saving, &error);
  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_rescued (GObject *source, GAsyncResult *result, gpointer data)
{
  EntWindow *self = ENT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error), *name = NULL, *shown = NULL, *message = NULL;

  g_clear_pointer (&((Rescue *) g_task_get_task_data (G_TASK (result)))->work, ent_work_end);
  if (self->document == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ent_window_say (self, ENT_MESSAGE_WARNING, _("The rescue copy was cancelled, and none was written. Your map is still open here, and nothing in it is lost."), _("Save _as…"), "win.save-as");
      return;
    }
  if (path == NULL)
    {
      /* Translators: %s: sentences that say what went wrong and what to do */
      message = g_strdup_printf (_("%s Your map is still open here, and nothing in it is lost."), error->message);
      ent_window_say (self, ENT_MESSAGE_ERROR, message, _("Save _as…"), "win.save-as");
      return;
    }
  name = g_filename_display_name (path);
  shown = ent_text_quote (name, 0);
  /* Translators: %s: the path of a file */
  message = g_strdup_printf (_("A copy of the map as it is now lies in “%s”. The map in this window is still not saved at its place."), shown);
  ent_window_say (self, ENT_MESSAGE_WARNING, message, _("Save _as…"), "win.save-as");
}

void
ent_window_rescue (EntWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_rescued, NULL);
  Rescue *rescue = g_new0 (Rescue, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stem = NULL, *when = g_date_time_format (now, "%Y-%m-%d %H.%M");

  ent_window_take_over (self);
  /* nobody is asked for the name: of a sealed map it tells no title */
  stem = ent_document_guard (self->document) != NULL ? ent_document_dup_outer_title (self->document) : ent_document_dup_stem (self->document);
  rescue->map = ent_document_copy_map (self->document);
  rescue->secret = ent_secret_ref (ent_document_guard (self->document));
  /* Translators: name of a file; 1: title of a map, 2: date and time */
  rescue->stem = g_strdup_printf (_("%1$s (rescued %2$s)"), stem, when);
  g_task_set_source_tag (task, ent_window_rescue);
  g_task_set_task_data (task, rescue, (GDestroyNotify) rescue_free);
  rescue->progress = ent_progress_new ();
  rescue->work = ent_work_begin (self, _("A rescue copy is being saved…"), rescue->progress, NULL, NULL);
  g_task_run_in_thread (task, run_rescue);
}

/* --- earlier versions --- */

static void
run_look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) versions = ent_version_place_list (task_data);

  g_task_return_boolean (task, versions->len > 0);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  EntDocument *document = ENT_DOCUMENT (source);
  const EntVersionPlace *place = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), NULL) && g_strcmp0 (ent_document_path (document), place->path) == 0)
    ent_document_set_has_versions (document, TRUE);
}

void
ent_window_look_for_versions (EntDocument *document)
{
  g_autoptr (GTask) task = g_task_new (document, NULL, on_looked, NULL);

  g_task_set_source_tag (task, ent_window_look_for_versions);
  g_task_set_task_data (task, ent_version_place_new (ent_document_path (document), document), (GDestroyNotify) ent_version_place_free);
  g_task_run_in_thread (task, run_look);
}

void
ent_window_offer_versions (EntWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *action = g_action_print_detailed_name ("win.versions-of", target);

  ent_message_bar_offer (self->messages, _("Earlier _versions…"), action);
}
