/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that reads an atlas. */
#include "app/atlas/atlas-reading.h"

#include "io/gather.h"

static void
clear (gpointer data)
{
  EntAtlasRead *read = data;

  ent_atlas_free (read->atlas);
  g_ptr_array_unref (read->paths);
}

static EntAtlasRead *
read_new (void)
{
  EntAtlasRead *read = g_atomic_rc_box_new0 (EntAtlasRead);

  read->atlas = ent_atlas_new ();
  read->paths = g_ptr_array_new_with_free_func (g_free);
  return read;
}

EntAtlasRead *
ent_atlas_read_ref (EntAtlasRead *read)
{
  return g_atomic_rc_box_acquire (read);
}

void
ent_atlas_read_unref (EntAtlasRead *read)
{
  g_atomic_rc_box_release_full (read, clear);
}

const char *
ent_atlas_read_path (const EntAtlasRead *read, guint place)
{
  return g_ptr_array_index (read->paths, g_array_index (read->atlas->rows, EntAtlasRow, place).number);
}

typedef struct
{
  char *folder;
  EntProgress *progress; /* owned */
} Work;

static void
work_free (Work *work)
{
  g_free (work->folder);
  ent_progress_unref (work->progress);
  g_free (work);
}

static void
on_map (const EntGathered *found, const EntFile *file, const GError *error, gpointer data)
{
  EntAtlasRead *read = data;

  if (file == NULL)
    {
      ent_atlas_skip (read->atlas, found->name, ent_io_error_reason (error, found->path));
      return;
    }
  ent_atlas_add (read->atlas, file->map, found->name);
  g_ptr_array_add (read->paths, g_strdup (found->path));
}

static void
run_read (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Work *work = task_data;
  const char *const places[] = { work->folder, NULL };
  g_autoptr (EntAtlasRead) read = read_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ent_gather_find (places, work->progress, &error);

  if (found == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!ent_gather_read (found, NULL, work->progress, on_map, read))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
  else
    {
      ent_atlas_sort (read->atlas);
      g_task_return_pointer (task, g_steal_pointer (&read), (GDestroyNotify) ent_atlas_read_unref);
    }
}

void
ent_atlas_read_async (GObject *source, const char *folder, EntProgress *progress, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->folder = g_strdup (folder);
  work->progress = ent_progress_ref (progress);
  g_task_set_source_tag (task, ent_atlas_read_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_read);
}

EntAtlasRead *
ent_atlas_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
