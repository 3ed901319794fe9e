/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a document as a file. */
#include "config.h"

#include "app/paper/export.h"

#include "draw/logo.h"

#include <glib/gi18n.h>

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

EntExport
ent_export_copy (const EntExport *choice)
{
  EntExport copy = *choice;

  copy.inside = g_strdup (choice->inside);
  copy.from = g_strdup (choice->from);
  return copy;
}

void
ent_export_clear (EntExport *choice)
{
  g_clear_pointer (&choice->inside, g_free);
  g_clear_pointer (&choice->from, g_free);
}

void
ent_export_spec (const EntExport *choice, const char *moment, double width, double height, EntSceneSpec *spec)
{
  const EntSheet sheet = { ENT_MEDIUM_PAPER, width, height };

  *spec = (EntSceneSpec) {
    .picture = choice->picture,
    .medium = ENT_MEDIUM_PAPER,
    .inside = choice->is_document ? NULL : choice->inside,
    .width = width,
    .height = height,
    .margin = ent_sheet_margin (&sheet),
    .moment_id = moment,
    .from_moment_id = choice->is_document ? NULL : choice->from,
    .blank = choice->blank && !choice->is_document,
    .title = TRUE,
    .legend = choice->legend,
    /* a picture in the projector's colours goes to a wall */
    .private_marks = !choice->for_others && !ent_theme_is_for_wall (choice->theme),
  };
}

gboolean
ent_export_is_poster (const EntExport *choice)
{
  return choice->format == ENT_FORMAT_PDF && !choice->is_document && MAX (choice->columns, 1) * MAX (choice->rows, 1) > 1;
}

gboolean
ent_export_plan_poster (const EntExport *choice, double width, double height, double edge, EntPoster *poster, GError **error)
{
  const EntPosterSpec spec = { width, height, edge, MAX (choice->columns, 1), MAX (choice->rows, 1), choice->overlap * ENT_POINTS_PER_MM };

  if (ent_poster_plan (&spec, poster))
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                       _ ("The sheets are too small for a poster. Nothing was drawn. Choose larger paper or a smaller overlap."));
  return FALSE;
}

/* What the picture gets on paper that lies so: the sheet, or all of a poster. */
static EntSheet
sheet_of (const EntExport *choice, double width, double height, EntLie lie)
{
  EntSheet sheet = ent_sheet_of_paper (width, height, lie);
  EntPoster poster;

  if (ent_export_is_poster (choice) && ent_export_plan_poster (choice, sheet.width, sheet.height, ENT_POSTER_EDGE, &poster, NULL))
    {
      sheet.width = poster.width;
      sheet.height = poster.height;
    }
  return sheet;
}

EntLie
ent_export_best_lie (const EntExport *choice, EntMap *map, const char *moment, double width, double height)
{
  EntSheet landscape = sheet_of (choice, width, height, ENT_LIES_ON_ITS_LONG_SIDE);
  EntSheet portrait = sheet_of (choice, width, height, ENT_LIES_ON_ITS_SHORT_SIDE);
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  EntSceneSpec spec;

  ent_export_spec (choice, moment, landscape.width, landscape.height, &spec);
  return ent_sheet_fits_better (&portrait, &landscape, map, &spec, PANGO_CONTEXT (pango)) ? ENT_LIES_ON_ITS_SHORT_SIDE : ENT_LIES_ON_ITS_LONG_SIDE;
}

EntSheet
ent_export_sheet (const EntExport *choice, EntMap *map, const char *moment)
{
  gboolean own = choice->paper >= ent_n_papers;
  double width = own ? choice->width : ent_papers[choice->paper].width;
  double height = own ? choice->height : ent_papers[choice->paper].height;
  EntLie lie = choice->lie;

  if (lie == ENT_LIES_AS_IT_IS && !own)
    lie = choice->is_document ? ENT_LIES_ON_ITS_SHORT_SIDE : ent_export_best_lie (choice, map, moment, width, height);
  return ent_sheet_of_paper (width, height, lie);
}

typedef struct
{
  EntMap *map; /* a copy of our own */
  EntExport choice;
  char *moment, *path, *title;
  GString *lacks; /* sentences */
  GString *said;  /* all texts of it, borrowed, or NULL */
  EntProgress *progress;
} Work;

static void
work_free (Work *work)
{
  g_clear_object (&work->map);
  g_free (work->moment);
  g_free (work->path);
  g_free (work->title);
  ent_export_clear (&work->choice);
  g_string_free (work->lacks, TRUE);
  g_clear_pointer (&work->progress, ent_progress_unref);
  g_free (work);
}

static void
note_lack (Work *work, const char *sentence)
{
  g_string_append_printf (work->lacks, "%s%s", work->lacks->len > 0 ? " " : "", sentence);
}

static char *
say_left_out (const EntExport *choice, guint n)
{
  if (ent_export_is_poster (choice))
    /* Translators: %u is a number of stakeholders */
    return g_strdup_printf (ngettext ("%u stakeholder found no place in it: choose more sheets.", "%u stakeholders found no place in it: choose more sheets.", n), n);
  if (choice->is_document)
    /* Translators: %u is a number of stakeholders; the document has a map and a matrix */
    return g_strdup_printf (ngettext ("%u stakeholder has no number in a picture of it, only a line in the key: export that picture alone as a poster.", "%u stakeholders have no number in a picture of it, only lines in the key: export that picture alone as a poster.", n), n);
  if (choice->format != ENT_FORMAT_PDF)
    /* Translators: %u is a number of stakeholders */
    return g_strdup_printf (ngettext ("%u stakeholder found no place in it: choose PDF, where the key has further pages.", "%u stakeholders found no place in it: choose PDF, where the key has further pages.", n), n);
  /* Translators: %u is a number of stakeholders */
  return g_strdup_printf (ngettext ("%u stakeholder has no number in it, only a line in the key: choose larger paper or a poster.", "%u stakeholders have no number in it, only lines in the key: choose larger paper or a poster.", n), n);
}

static void
note_lacks (Work *work, guint n_left_out, gboolean ties_through_symbols, const char *letters)
{
  if (n_left_out > 0)
    {
      g_autofree char *sentence = say_left_out (&work->choice, n_left_out);

      note_lack (work, sentence);
    }
  if (ties_through_symbols)
    note_lack (work, _ ("Some ties run through the symbols of others: choose larger paper, or show fewer kinds of ties."));
  if (letters != NULL)
    {
      /* Translators: %s: some letters, without anything between them */
      g_autofree char *sentence = g_strdup_printf (_ ("No font here has all its letters (%s): install one, such as Noto."), letters);

      note_lack (work, sentence);
    }
}

/* Sets @error; NULL. */
static GBytes *
say_cancelled (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The export was cancelled. No file was written."));
  return NULL;
}

static GBytes *
draw_pages (Work *work, const EntSceneSpec *spec, EntPagesKind kind, PangoContext *context, GError **error)
{
  g_autoptr (EntPages) pages = ent_pages_new (work->map, spec, kind, context);
  g_autofree char *letters = NULL;

  if (pages == NULL)
    return say_cancelled (error);
  letters = ent_pages_missing_letters (pages);
  note_lacks (work, ent_pages_left_out (pages), ent_pages_has_ties_through_symbols (pages), letters);
  if (work->said != NULL)
    ent_pages_append_texts (pages, work->said);
  return ent_draw_export_pages (pages, ent_theme (work->choice.theme), ENT_FORMAT_PDF, 0, error);
}

static GBytes *
draw_document (Work *work, const EntSceneSpec *spec, PangoContext *context, GError **error)
{
  const EntExport *choice = &work->choice;

  if (!ent_pages_has_room (spec->width, spec->height))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   /* Translators: %d is in millimetres */
                   _ ("Documents need paper of at least %1$d × %1$d mm. No file was written. Choose larger paper."), ENT_PAGES_LEAST_MM);
      return NULL;
    }
  return draw_pages (work, spec, choice->document, context, error);
}

static GBytes *
draw_picture (Work *work, const EntSceneSpec *spec, PangoContext *context, double sheet_width, const EntPoster *poster, GError **error)
{
  const EntExport *choice = &work->choice;
  g_autoptr (EntScene) scene = ent_scene_new (work->map, spec, context);
  g_autofree char *letters = NULL;

  if (scene == NULL)
    return say_cancelled (error);
  letters = ent_scene_missing_letters (scene);
  note_lacks (work, scene->n_left_out, ent_scene_has_ties_through_symbols (scene), letters);
  if (work->said != NULL)
    ent_scene_append_texts (scene, work->said);
  if (ent_export_is_poster (choice))
    return ent_draw_export_poster (scene, ent_theme (choice->theme), poster, work->title, error);
  return ent_draw_export (scene, ent_theme (choice->theme), choice->format, choice->pixels * 72.0 / sheet_width, work->title, error);
}

static GBytes *
draw (Work *work, GError **error)
{
  const EntExport *choice = &work->choice;
  g_autoptr (GObject) pango = G_OBJECT (ent_draw_pango_context_new ());
  g_autoptr (GError) logo_error = NULL;
  g_auto (EntPixels) logo = { 0 };
  EntSheet sheet = ent_export_sheet (choice, work->map, work->moment);
  EntPoster poster;
  EntSceneSpec spec;

  if (ent_export_is_poster (choice))
    {
      if (!ent_export_plan_poster (choice, sheet.width, sheet.height, ENT_POSTER_EDGE, &poster, error))
        return NULL;
      ent_export_spec (choice, work->moment, poster.width, poster.height, &spec);
    }
  else
    ent_export_spec (choice, work->moment, sheet.width, sheet.height, &spec);
  if (!ent_logo_of_map (ent_map_info (work->map), &logo, &logo_error) && logo_error != NULL)
    note_lack (work, logo_error->message);
  spec.logo = &logo;
  spec.progress = work->progress;
  if (choice->is_document)
    return draw_document (work, &spec, PANGO_CONTEXT (pango), error);
  if (choice->format == ENT_FORMAT_PDF && !ent_export_is_poster (choice))
    return draw_pages (work, &spec, ENT_PAGES_PICTURE, PANGO_CONTEXT (pango), error);
  return draw_picture (work, &spec, PANGO_CONTEXT (pango), sheet.width, &poster, error);
}

GBytes *
ent_export_draw (const EntExport *choice, EntMap *map, const char *moment, GString *lacks, GString *said, GError **error)
{
  Work work = { .map = map, .choice = *choice, .moment = (char *) moment, .title = ent_map_info (map)->title, .lacks = lacks, .said = said };

  return draw (&work, error);
}

static void
run_export (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = draw (work, &error);
  /* not in the main loop, which would stop for it */
  g_clear_object (&work->map);
  ent_progress_reach (work->progress, 0, ENT_PROGRESS_DRAWN, 1, 1);
  /* from here on the file is written whole; or it was cancelled, and is not */
  if (!g_task_set_return_on_cancel (task, FALSE))
    return;
  g_task_set_check_cancellable (task, FALSE);
  if (bytes != NULL && ent_store_save (work->path, bytes, NULL, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ent_export_async (EntDocument *document, const EntExport *choice, const char *path, GCancellable *cancellable, EntProgress *progress, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->map = ent_document_copy_map (document);
  work->choice = ent_export_copy (choice);
  work->moment = g_strdup (ent_document_moment (document));
  work->path = g_strdup (path);
  /* a map without one is called by its file, in the window: that name need not be for others */
  work->title = ent_map_info (work->map)->title != NULL ? ent_document_dup_title (document) : NULL;
  work->lacks = g_string_new (NULL);
  work->progress = progress != NULL ? ent_progress_ref (progress) : NULL;
  g_task_set_source_tag (task, ent_export_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_export);
}

gboolean
ent_export_finish (GAsyncResult *result, char **lacks, GError **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), error);

  /* of one that was cancelled the thread may still be at work */
  if (lacks != NULL)
    *lacks = done && work->lacks->len > 0 ? g_strdup (work->lacks->str) : NULL;
  return done;
}
