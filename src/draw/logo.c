/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes are read from the header before anything is unpacked, and libpng is given the pieces of the
 * picture alone: of a text or a profile it believes that it has gigabytes, and takes memory for them.
 */
#include "draw/logo.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/png.h"

/* Signature, length and name of the first chunk, width, height. */
#define HEADER 24

typedef struct
{
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
on_read (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

void
ent_pixels_clear (EntPixels *pixels)
{
  g_clear_pointer (&pixels->pixels, g_bytes_unref);
  *pixels = (EntPixels) { 0 };
}

/* Takes @surface, of opaque pixels. */
static EntPixels
pixels_of (cairo_surface_t *surface)
{
  guint width = (guint) cairo_image_surface_get_width (surface), height = (guint) cairo_image_surface_get_height (surface);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * height;

  cairo_surface_flush (surface);
  return (EntPixels) { width, height,
                       g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), size, (GDestroyNotify) cairo_surface_destroy, surface) };
}

static gboolean
check_header (const guint8 *data, gsize length, GError **error)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  guint32 size[2];

  if (length > ENT_LOGO_MOST_BYTES)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                 /* Translators: %d is the most kilobytes that there can be */
                 _ ("The logo has more than %d kB. Pictures are made without it; it stays in the file. Choose a smaller one."),
                    ENT_LOGO_MOST_BYTES / 1024);
  else if (length < HEADER || memcmp (data, signature, sizeof signature) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         _ ("The logo is not a PNG picture, or is damaged. Pictures are made without it; it stays in the file. Choose another one."));
  else
    {
      memcpy (size, data + 16, sizeof size);
      if (GUINT32_FROM_BE (size[0]) <= ENT_LOGO_MOST_SIDE && GUINT32_FROM_BE (size[1]) <= ENT_LOGO_MOST_SIDE)
        return TRUE;
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   /* Translators: %d is the most pixels that there can be */
                   _ ("The logo has more than %d pixels on a side. Pictures are made without it; it stays in the file. Choose a smaller one."),
                      ENT_LOGO_MOST_SIDE);
    }
  return FALSE;
}

/* On white: a sheet of another colour shows it on a plate, as it was made to be seen. */
static cairo_surface_t *
flatten (cairo_surface_t *picture)
{
  cairo_surface_t *flat = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  cairo_t *cr = cairo_create (flat);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return flat;
}

gboolean
ent_logo_read (const char *base64, EntPixels *pixels, GError **error)
{
  gsize length;
  g_autofree guint8 *data = g_base64_decode (base64, &length);
  g_autoptr (GBytes) bare = NULL;
  Source source = { 0 };
  cairo_surface_t *picture, *flat;

  *pixels = (EntPixels) { 0 };
  if (!check_header (data, length, error))
    return FALSE;
  bare = ent_png_picture (data, length);
  /* of one without an end nothing is read, and cairo says that it is damaged */
  source.data = bare != NULL ? g_bytes_get_data (bare, &source.left) : NULL;
  picture = cairo_image_surface_create_from_png_stream (on_read, &source);
  flat = cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS ? flatten (picture) : cairo_surface_reference (picture);
  cairo_surface_destroy (picture);
  if (cairo_surface_status (flat) == CAIRO_STATUS_SUCCESS)
    {
      *pixels = pixels_of (flat);
      return TRUE;
    }
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                       _ ("The logo is not a PNG picture, or is damaged. Pictures are made without it; it stays in the file. Choose another one."));
  cairo_surface_destroy (flat);
  return FALSE;
}

gboolean
ent_logo_of_map (const EntMapInfo *info, EntPixels *pixels, GError **error)
{
  const char *logo = info->logo != NULL ? info->logo : ent_kept_value (info->base.kept, "logo");

  *pixels = (EntPixels) { 0 };
  return logo != NULL && ent_logo_read (logo, pixels, error);
}

EntPixels
ent_pixels_grey (const EntPixels *pixels)
{
  gsize n = (gsize) pixels->width * pixels->height;
  const guint32 *from = g_bytes_get_data (pixels->pixels, NULL);
  guint32 *grey = g_new (guint32, n);

  for (gsize i = 0; i < n; i++)
    {
      guint32 light = (299 * (from[i] >> 16 & 0xff) + 587 * (from[i] >> 8 & 0xff) + 114 * (from[i] & 0xff) + 500) / 1000;

      grey[i] = light << 16 | light << 8 | light;
    }
  return (EntPixels) { pixels->width, pixels->height, g_bytes_new_take (grey, n * sizeof *grey) };
}

static cairo_status_t
on_write (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
ent_surface_to_png (cairo_surface_t *surface)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  return cairo_surface_write_to_png_stream (surface, on_write, bytes) == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

GBytes *
ent_pixels_to_png (const EntPixels *pixels)
{
  gconstpointer data = g_bytes_get_data (pixels->pixels, NULL);
  /* is only read */
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) data, CAIRO_FORMAT_RGB24, (int) pixels->width, (int) pixels->height, 4 * (int) pixels->width);
  GBytes *png = ent_surface_to_png (surface);

  cairo_surface_destroy (surface);
  return png;
}
