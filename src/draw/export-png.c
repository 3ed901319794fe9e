/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG by libpng, level 1 and no filter: a third of the time of cairo's own
 * writer and a smaller file, because maps are flat areas. Drawn and packed in
 * bands, so that memory does not grow with the height.
 */
#include "draw/export.h"

#include <glib/gi18n.h>
#include <math.h>
#include <png.h>

#define MAX_SIDE 16384
#define BAND_BYTES (32 * 1024 * 1024)

typedef struct
{
  const EntScene *scene;
  const EntTheme *theme;
  double scale, dpi;
  int width, height; /* pixels */
  int band;          /* rows of a band */
  cairo_surface_t *surface;
  guint8 *row;
  GByteArray *bytes;
  char *failure; /* what libpng said */
  cairo_status_t status;
} Writer;

static void
on_data (png_structp png, png_bytep data, png_size_t length)
{
  Writer *self = png_get_io_ptr (png);

  g_byte_array_append (self->bytes, data, (guint) length);
}

static void
on_flush (png_structp png)
{
}

static void
on_error (png_structp png, png_const_charp message)
{
  Writer *self = png_get_error_ptr (png);

  if (self->failure == NULL)
    self->failure = g_strdup (message);
  png_longjmp (png, 1);
}

static void
on_warning (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

/* cairo's pixels are words of 0xAARRGGBB; the sheet makes all of them opaque. */
static void
pack_row (const guint32 *pixels, int n, guint8 *row)
{
  for (int i = 0; i < n; i++)
    {
      *row++ = (guint8) (pixels[i] >> 16);
      *row++ = (guint8) (pixels[i] >> 8);
      *row++ = (guint8) pixels[i];
    }
}

static gboolean
draw_band (Writer *self, int top)
{
  EntDrawOptions options = { .theme = self->theme, .background = TRUE };
  cairo_t *cr = cairo_create (self->surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -top);
  /* not self->scale alone: the last fraction of a pixel is paper too */
  cairo_scale (cr, self->width / self->scene->width, self->height / self->scene->height);
  ent_draw_scene (cr, self->scene, &options);
  self->status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  if (self->status == CAIRO_STATUS_SUCCESS)
    self->status = cairo_surface_status (self->surface);
  return self->status == CAIRO_STATUS_SUCCESS;
}

/* Everything that libpng may leave by a jump; what it owns is freed by the caller. */
static gboolean
write_picture (Writer *self, png_structp png, png_infop info)
{
  const guint8 *data = cairo_image_surface_get_data (self->surface);
  int stride = cairo_image_surface_get_stride (self->surface);

  if (setjmp (png_jmpbuf (png)))
    return FALSE;
  png_set_write_fn (png, self, on_data, on_flush);
  png_set_compression_level (png, 1);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR (png,
                info,
                (png_uint_32) self->width,
                (png_uint_32) self->height,
                8,
                PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
  if (self->dpi > 0)
    {
      png_uint_32 per_metre = (png_uint_32) lround (self->dpi / 0.0254);
      png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    }
  png_write_info (png, info);
  for (int top = 0; top < self->height; top += self->band)
    {
      if (!draw_band (self, top))
        return FALSE;
      for (int y = 0; y < MIN (self->band, self->height - top); y++)
        {
          pack_row ((const guint32 *) (const void *) (data + (gsize) y * stride), self->width, self->row);
          png_write_row (png, self->row);
        }
      ent_progress_reach (self->scene->progress, ENT_PROGRESS_LAID_OUT, ENT_PROGRESS_DRAWN, (guint) MIN (top + self->band, self->height), (guint) self->height);
    }
  png_write_end (png, info);
  return TRUE;
}

static gboolean
write_all (Writer *self)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, self, on_error, on_warning);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean done = info != NULL && write_picture (self, png, info);

  png_destroy_write_struct (&png, &info);
  return done;
}

static gboolean
check_size (Writer *self, GError **error)
{
  double width = self->scene->width * self->scale, height = self->scene->height * self->scale;
  double longest = MAX (width, height);

  if (longest > MAX_SIDE && self->dpi > 0)
    g_set_error (error,
                 G_FILE_ERROR,
                 G_FILE_ERROR_INVAL,
                 /* Translators: pixels of a side, the most there may be, and dots per inch */
                 _ ("The picture would be %.0f pixels long; a PNG can be %d at most. No file was written. Choose %d dpi or less, or PDF."),
                    longest,
                    MAX_SIDE,
                    (int) floor (MAX_SIDE * self->dpi / longest));
  else if (longest > MAX_SIDE)
    g_set_error (error,
                 G_FILE_ERROR,
                 G_FILE_ERROR_INVAL,
                 /* Translators: pixels of a side, and the most there may be */
                 _ ("The picture would be %.0f pixels long; a PNG can be %d at most. No file was written. Choose a smaller size, or PDF."),
                    longest,
                    MAX_SIDE);
  else
    {
      self->width = MAX (1, (int) lround (width));
      self->height = MAX (1, (int) lround (height));
      return TRUE;
    }
  return FALSE;
}

GBytes *
ent_export_png (const EntScene *scene, const EntTheme *theme, double scale, double dpi, GError **error)
{
  Writer self = { .scene = scene, .theme = theme, .scale = scale, .dpi = dpi };
  GBytes *result = NULL;

  if (!check_size (&self, error))
    return NULL;
  self.band = CLAMP (BAND_BYTES / (4 * self.width), 1, self.height);
  self.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self.width, self.band);
  self.status = cairo_surface_status (self.surface);
  self.bytes = g_byte_array_new ();
  self.row = g_malloc (3 * (gsize) self.width);
  if (self.status == CAIRO_STATUS_SUCCESS && write_all (&self))
    result = g_byte_array_free_to_bytes (g_steal_pointer (&self.bytes));
  else if (self.status != CAIRO_STATUS_SUCCESS)
    ent_export_set_cairo_error (error, self.status);
  else
    g_set_error (error,
                 G_FILE_ERROR,
                 G_FILE_ERROR_FAILED,
                 /* Translators: %s is the reason, in the words of the library for PNG */
                 _ ("The PNG could not be made (%s). No file was written. Try PDF or a smaller picture."),
                    self.failure != NULL ? self.failure : "libpng");
  cairo_surface_destroy (self.surface);
  g_clear_pointer (&self.bytes, g_byte_array_unref);
  g_free (self.row);
  g_free (self.failure);
  return result;
}
