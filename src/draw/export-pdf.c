/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF by cairo, which embeds the fonts; what it cannot say about the document is
 * added to its bytes.
 */
#include "draw/export.h"
#include "draw/pdf-catalog.h"

#include <cairo-pdf.h>

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_page (cairo_t *cr, const EntScene *scene, const EntTheme *theme)
{
  EntDrawOptions options = { .theme = theme, .background = TRUE };

  ent_draw_scene (cr, scene, &options);
  cairo_show_page (cr);
}

/* Their numbers are what a reader shows for those of the pages. */
static void
draw_sheets (cairo_t *cr, const EntScene *scene, const EntTheme *theme, const EntPoster *poster)
{
  for (guint n = 0; n < ent_poster_n_sheets (poster); n++)
    {
      EntPosterSheet sheet = ent_poster_sheet (poster, n);
      g_autofree char *label = g_strdup_printf ("%u-%u", sheet.row + 1, sheet.column + 1);

      cairo_pdf_surface_set_page_label (cairo_get_target (cr), label);
      ent_draw_poster_sheet (cr, scene, theme, poster, n);
      cairo_show_page (cr);
    }
}

GBytes *
ent_export_pdf (const EntScene *scene, const EntTheme *theme, const EntPoster *poster, const char *title, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width = poster != NULL ? poster->spec.width : scene->width;
  double height = poster != NULL ? poster->spec.height : scene->height;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_status_t status;
  cairo_t *cr;

  /* programs of every age can read it, and find their way without unpacking */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  if (title != NULL && *title != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  /* when it was made, and the same bytes for the same map, are better kept apart */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cr = cairo_create (surface);
  if (poster != NULL)
    draw_sheets (cr, scene, theme, poster);
  else
    draw_page (cr, scene, theme);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      ent_export_set_cairo_error (error, status);
      return NULL;
    }
  ent_pdf_add_to_catalog (bytes, scene->language);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
