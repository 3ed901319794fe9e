/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as the bytes of a file. Nothing here opens a file: whoever asked
 * writes the bytes safely, or not at all.
 */
#include "draw/export.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

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
  gsize length;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  length = strlen (name);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length > 4 && g_ascii_strcasecmp (name + length - 4, endings[i]) == 0)
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
      if (MAX (scene->width, scene->height) > PDF_MAX_SIDE)
        {
          g_set_error_literal (error,
                               G_FILE_ERROR,
                               G_FILE_ERROR_INVAL,
                               _ ("A page of PDF can be 5 m wide or high at most. No file was written. Choose a smaller paper."));
          return NULL;
        }
      return ent_export_pdf (scene, theme, NULL, title, error);
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

  return ent_export_pdf (scene, theme, poster, title_of (scene, title), error);
}
