/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of an SVG file around what the pen writes. cairo's own SVG turns
 * letters into outlines and is twelve times as large.
 */
#include "draw/export.h"
#include "draw/paint.h"

static void
append_size (GString *out, const char *attribute, double value, const char *unit)
{
  g_string_append_printf (out, " %s=\"", attribute);
  ent_svg_number (out, value);
  g_string_append_printf (out, "%s\"", unit);
}

GBytes *
ent_export_svg (const EntScene *scene, const EntTheme *theme, const char *title)
{
  GString *out = g_string_sized_new (4096 + 256 * (gsize) (scene->symbols->len + scene->ties->len + scene->texts->len));
  const char *below = ent_export_text (scene, ENT_TEXT_SUBTITLE);
  EntDrawOptions options = { .theme = theme, .background = TRUE };
  const char *unit = scene->medium == ENT_MEDIUM_PAPER ? "pt" : "";
  double scale = ent_svg_scale (scene->width, scene->height);
  EntPen *pen;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  if (scene->logo_pixels.pixels != NULL)
    /* the older way of naming an image, which all programs know */
    g_string_append (out, " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  g_string_append (out, " version=\"1.1\"");
  if (scene->language != NULL)
    {
      g_string_append (out, " xml:lang=\"");
      ent_svg_escape (out, scene->language, -1);
      g_string_append_c (out, '"');
    }
  append_size (out, "width", scene->width, unit);
  append_size (out, "height", scene->height, unit);
  g_string_append (out, " viewBox=\"0 0 ");
  ent_svg_number (out, scene->width * scale);
  g_string_append_c (out, ' ');
  ent_svg_number (out, scene->height * scale);
  g_string_append (out, "\" role=\"img\">\n");
  if (title != NULL && *title != '\0')
    {
      g_string_append (out, "<title>");
      ent_svg_escape (out, title, -1);
      g_string_append (out, "</title>\n");
    }
  if (below != NULL)
    {
      g_string_append (out, "<desc>");
      ent_svg_escape (out, below, -1);
      g_string_append (out, "</desc>\n");
    }
  pen = ent_svg_pen_new (out, scene->width, scene->height);
  ent_paint_scene (pen, scene, &options);
  ent_svg_pen_free (pen);
  g_string_append (out, "</svg>\n");
  return g_string_free_to_bytes (out);
}
