/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as the bytes of a file. Nothing here opens a file: whoever asked
 * writes the bytes safely, or not at all.
 */
#include "draw/export.h"

#include <glib/gi18n.h>
#include <math.h>

/* What readers of PDF accept for a side of a page, in points. */
#define PDF_MAX_SIDE 14400.0

gboolean
ent_format_for_name (const char *name, EntFormat *format)
{
  static const char *const endings[] = {
    [ENT_FORMAT_PDF] = ".pdf",
    [ENT_FORMAT_SVG] = ".svg",
    [ENT_FORMAT_PNG] = ".png",
  };

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ent_text_has_ending (name, endings[i]))
      {
        *format = (EntFormat) i;
        return TRUE;
      }
  return FALSE;
}

void
ent_export_set_cairo_error (GError **error, cairo_status_t status)
{
  g_set_error (error,
               G_FILE_ERROR,
               status == CAIRO_STATUS_NO_MEMORY ? G_FILE_ERROR_NOMEM : G_FILE_ERROR_FAILED,
               /* Translators: %s is the reason, in the words of the drawing library */
               _ ("The picture could not be drawn (%s). No file was written. Try a smaller picture."),
                  cairo_status_to_string (status));
}

const char *
ent_export_text (const EntScene *scene, EntTextRole role)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == role && text->layout != NULL)
        return pango_layout_get_text (text->layout);
    }
  return NULL;
}

/* A map without a title is called by what stands above its picture. */
static const char *
title_of (const EntScene *scene, const char *title)
{
  return title != NULL && *title != '\0' ? title : ent_export_text (scene, ENT_TEXT_TITLE);
}

/* What the pages of a PDF are drawn from: a scene, a scene on several sheets, or pages. */
typedef struct
{
  const EntScene *scene;
  const EntTheme *theme;
  const EntPoster *poster;
  const EntPages *pages;
} Drawn;

static void
draw_picture (const EntPdf *pdf, cairo_t *cr, guint n)
{
  const Drawn *drawn = pdf->data;
  EntDrawOptions options = { .theme = drawn->theme, .background = TRUE };

  (void) n;
  ent_draw_scene (cr, drawn->scene, &options);
}

static void
draw_page (const EntPdf *pdf, cairo_t *cr, guint n)
{
  const Drawn *drawn = pdf->data;

  ent_draw_page (cr, drawn->pages, n, drawn->theme);
}

static const char *
heading_of_page (const EntPdf *pdf, guint n)
{
  const Drawn *drawn = pdf->data;

  return ent_pages_at (drawn->pages, n)->heading;
}

static void
draw_sheet (const EntPdf *pdf, cairo_t *cr, guint n)
{
  const Drawn *drawn = pdf->data;

  ent_draw_poster_sheet (cr, drawn->scene, drawn->theme, drawn->poster, n);
}

/* What is printed on it. */
static char *
label_sheet (const EntPdf *pdf, guint n)
{
  const Drawn *drawn = pdf->data;
  EntPosterSheet sheet = ent_poster_sheet (drawn->poster, n);

  return g_strdup_printf ("%u-%u", sheet.row + 1, sheet.column + 1);
}

static gboolean
check_page (double width, double height, GError **error)
{
  if (MAX (width, height) <= PDF_MAX_SIDE)
    return TRUE;
  g_set_error_literal (error,
                       G_FILE_ERROR,
                       G_FILE_ERROR_INVAL,
                       _ ("A page of PDF can be 5 m wide or high at most. No file was written. Choose a smaller paper."));
  return FALSE;
}

static GBytes *
export_picture (const EntScene *scene, const EntTheme *theme, const char *title, GError **error)
{
  Drawn drawn = { .scene = scene, .theme = theme };
  EntPdf pdf = {
    .width = scene->width,
    .height = scene->height,
    .n_pages = 1,
    .title = title,
    .language = scene->language,
    .progress = scene->progress,
    .data = &drawn,
    .draw = draw_picture,
  };

  return check_page (scene->width, scene->height, error) ? ent_export_pdf (&pdf, error) : NULL;
}

GBytes *
ent_draw_export (const EntScene *scene,
                 const EntTheme *theme,
                 EntFormat format,
                 double dpi,
                 const char *title,
                 GError **error)
{
  g_return_val_if_fail (scene != NULL && theme != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!(scene->width >= 1 && scene->height >= 1) || !isfinite (scene->width) || !isfinite (scene->height))
    {
      g_set_error_literal (error,
                           G_FILE_ERROR,
                           G_FILE_ERROR_INVAL,
                           _ ("A picture needs a width and a height. No file was written. Choose a size."));
      return NULL;
    }
  title = title_of (scene, title);
  switch (format)
    {
    case ENT_FORMAT_PDF:
      return export_picture (scene, theme, title, error);
    case ENT_FORMAT_SVG:
      return ent_export_svg (scene, theme, title);
    case ENT_FORMAT_PNG:
      if (scene->medium != ENT_MEDIUM_PAPER)
        return ent_export_png (scene, theme, 1, 0, error);
      if (!(dpi > 0) || !isfinite (dpi))
        dpi = 150;
      return ent_export_png (scene, theme, dpi / 72, dpi, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

GBytes *
ent_draw_export_poster (const EntScene *scene, const EntTheme *theme, const EntPoster *poster, const char *title, GError **error)
{
  g_return_val_if_fail (scene != NULL && theme != NULL && poster != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  Drawn drawn = { .scene = scene, .theme = theme, .poster = poster };
  EntPdf pdf = {
    .width = poster->spec.width,
    .height = poster->spec.height,
    .n_pages = ent_poster_n_sheets (poster),
    .title = title_of (scene, title),
    .language = scene->language,
    .progress = scene->progress,
    .data = &drawn,
    .draw = draw_sheet,
    .label = label_sheet,
  };
  return ent_export_pdf (&pdf, error);
}

GBytes *
ent_draw_export_pages (const EntPages *pages, const EntTheme *theme, EntFormat format, double dpi, GError **error)
{
  const EntScene *first = ent_pages_at (pages, 0)->scene;
  Drawn drawn = { .theme = theme, .pages = pages };
  EntPdf pdf = {
    .width = first->width,
    .height = first->height,
    .n_pages = ent_pages_n (pages),
    .title = pages->title,
    .language = first->language,
    .progress = first->progress,
    .data = &drawn,
    .draw = draw_page,
    .heading = heading_of_page,
  };

  g_return_val_if_fail (format == ENT_FORMAT_PDF || ent_pages_n (pages) == 1, NULL);
  if (format != ENT_FORMAT_PDF)
    return ent_draw_export (first, theme, format, dpi, pages->title, error);
  if (!check_page (first->width, first->height, error))
    return NULL;
  return ent_export_pdf (&pdf, error);
}
