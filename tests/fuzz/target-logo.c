/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logo in a map, which can come from anywhere: bytes that may be a PNG. It is pixels
 * within the limits, which go out as a PNG of the same size, or a reason.
 */
#include "fuzz/fuzz.h"

#include "draw/logo.h"

static void
check_pixels (const EntPixels *pixels)
{
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;
  g_auto (EntPixels) grey = ent_pixels_grey (pixels), again = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (pixels->width, >, 0);
  g_assert_cmpuint (pixels->height, >, 0);
  g_assert_cmpuint (MAX (pixels->width, pixels->height), <=, ENT_LOGO_MOST_SIDE);
  g_assert_cmpuint (g_bytes_get_size (pixels->pixels), ==, (gsize) pixels->width * pixels->height * 4);
  png = ent_pixels_to_png (&grey);
  g_assert_nonnull (png);
  if (g_bytes_get_size (png) > ENT_LOGO_MOST_BYTES)
    return;
  text = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_assert_true (ent_logo_read (text, &again, &error));
  g_assert_cmpuint (again.width, ==, pixels->width);
  g_assert_cmpuint (again.height, ==, pixels->height);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = size > 0 ? g_base64_encode (data, size) : g_strdup ("");
  g_autoptr (GError) error = NULL;
  g_auto (EntPixels) pixels = { 0 };

  if (!ent_logo_read (text, &pixels, &error))
    {
      g_assert_nonnull (error);
      g_assert_null (pixels.pixels);
      return 0;
    }
  g_assert_no_error (error);
  /* of large ones it takes long to make pictures again */
  if (pixels.width * pixels.height <= 256 * 256)
    check_pixels (&pixels);
  return 0;
}
