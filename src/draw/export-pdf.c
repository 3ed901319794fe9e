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
draw_pages (cairo_t *cr, const EntPdf *pdf)
{
  cairo_surface_t *surface = cairo_get_target (cr);

  for (guint n = 0; n < pdf->n_pages; n++)
    {
      g_autofree char *label = pdf->label != NULL ? pdf->label (pdf, n) : NULL;
      const char *heading = pdf->heading != NULL ? pdf->heading (pdf, n) : NULL;
      g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", n + 1);

      if (label != NULL)
        cairo_pdf_surface_set_page_label (surface, label);
      if (heading != NULL)
        cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, heading, place, 0);
      cairo_save (cr);
      pdf->draw (pdf, cr, n);
      cairo_restore (cr);
      cairo_show_page (cr);
      ent_progress_reach (pdf->progress, ENT_PROGRESS_LAID_OUT, ENT_PROGRESS_DRAWN, n + 1, pdf->n_pages);
    }
}

GBytes *
ent_export_pdf (const EntPdf *pdf, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, pdf->width, pdf->height);
  cairo_status_t status;
  cairo_t *cr;

  /* programs of every age can read it, and find their way without unpacking */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  if (pdf->title != NULL && *pdf->title != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pdf->title);
  /* when it was made, and the same bytes for the same map, are better kept apart */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cr = cairo_create (surface);
  draw_pages (cr, pdf);
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
  ent_pdf_add_to_catalog (bytes, pdf->language);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
