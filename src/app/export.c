/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a document as a file. */
#include "config.h"

#include "app/export.h"

void
ent_export_size (const EntExport *choice, double *width, double *height)
{
  const EntPaper *paper = &ent_papers[choice->paper];
  EntSheet sheet = ent_sheet_of_paper (paper->width, paper->height, choice->landscape ? ENT_LIES_ON_ITS_LONG_SIDE : ENT_LIES_ON_ITS_SHORT_SIDE);

  *width = sheet.width;
  *height = sheet.height;
}

const char *
ent_export_suffix (EntFormat format)
{
  switch (format)
    {
    case ENT_FORMAT_SVG:
      return "svg";
    case ENT_FORMAT_PNG:
      return "png";
    case ENT_FORMAT_PDF:
    default:
      return "pdf";
    }
}

void
ent_export_spec (const EntExport *choice, const char *moment, double width, double height, EntSceneSpec *spec)
{
  const EntSheet sheet = { ENT_MEDIUM_PAPER, width, height };

  *spec = (EntSceneSpec) {
    .picture = choice->picture,
    .medium = ENT_MEDIUM_PAPER,
    .width = width,
    .height = height,
    .margin = ent_sheet_margin (&sheet),
    .moment_id = moment,
    .title = TRUE,
    .legend = choice->legend,
    /* a picture in the projector's colours goes to a wall */
    .private_marks = choice->theme != ENT_THEME_PROJECTOR,
  };
}

typedef struct
{
  EntMap *map; /* a copy of our own */
  EntExport choice;
  char *moment, *path, *title;
} Work;

static void
work_free (Work *work)
{
  g_clear_object (&work->map);
  g_free (work->moment);
  g_free (work->path);
  g_free (work->title);
  g_free (work);
}

static void
run_export (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  g_autoptr (EntScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntSceneSpec spec;
  double width, height;

  ent_export_size (&work->choice, &width, &height);
  ent_export_spec (&work->choice, work->moment, width, height, &spec);
  scene = ent_scene_new (work->map, &spec, PANGO_CONTEXT (pango));
  bytes = ent_draw_export (scene, ent_theme (work->choice.theme), work->choice.format, work->choice.pixels * 72.0 / width, work->title, &error);
  if (bytes != NULL && ent_store_save (work->path, bytes, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ent_export_async (EntDocument *document, const EntExport *choice, const char *path, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (document, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->map = ent_map_copy (ent_document_map (document));
  work->choice = *choice;
  work->moment = g_strdup (ent_document_moment (document));
  work->path = g_strdup (path);
  work->title = ent_document_dup_title (document);
  g_task_set_source_tag (task, ent_export_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run_export);
}

gboolean
ent_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
