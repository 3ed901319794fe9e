/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A logo comes out of any file as pixels or as a reason, and goes into files as a picture alone. */
#include "draw/logo.h"

#include <string.h>
#include <sys/resource.h>

#include "pictures.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The left half of one colour, the right half nothing. */
static GByteArray *
make_png (int width, int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.8, 0.2, 0);
  cairo_rectangle (cr, 0, 0, width / 2.0, height);
  cairo_fill (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return bytes;
}

static char *
base64 (const GByteArray *bytes)
{
  return g_base64_encode (bytes->data, bytes->len);
}

static guint32
pixel_at (const EntPixels *pixels, guint x, guint y)
{
  const guint32 *data = g_bytes_get_data (pixels->pixels, NULL);

  return data[y * pixels->width + x] & 0xffffff;
}

static void
a_logo_is_read_on_white (void)
{
  g_autoptr (GByteArray) png = make_png (60, 20);
  g_autofree char *text = base64 (png);
  g_auto (EntPixels) pixels = { 0 };
  g_auto (EntPixels) grey = { 0 };
  g_autoptr (GError) error = NULL;
  guint32 light;

  g_assert_true (ent_logo_read (text, &pixels, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pixels.width, ==, 60);
  g_assert_cmpuint (pixels.height, ==, 20);
  g_assert_cmphex (pixel_at (&pixels, 5, 10), ==, 0xcc3300);
  g_assert_cmphex (pixel_at (&pixels, 55, 10), ==, 0xffffff);
  grey = ent_pixels_grey (&pixels);
  light = pixel_at (&grey, 5, 10);
  g_assert_cmphex (light & 0xff, ==, light >> 16 & 0xff);
  g_assert_cmphex (light & 0xff, ==, light >> 8 & 0xff);
  g_assert_cmphex (pixel_at (&grey, 55, 10), ==, 0xffffff);
}

static void
assert_refused (const char *text, GFileError code, const char *says)
{
  g_auto (EntPixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (ent_logo_read (text, &pixels, &error));
  g_assert_error (error, G_FILE_ERROR, (int) code);
  if (strstr (error->message, says) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, says);
  g_assert_null (pixels.pixels);
  g_assert_cmpuint (pixels.width, ==, 0);
}

static void
what_is_no_logo_is_refused_with_its_reason (void)
{
  g_autoptr (GByteArray) png = make_png (60, 20), cut = make_png (60, 20), huge = make_png (60, 20), heavy = make_png (60, 20);
  g_autoptr (GByteArray) padding = g_byte_array_new ();
  g_autofree char *texts[4] = { NULL };

  assert_refused ("", G_FILE_ERROR_FAILED, "damaged");
  assert_refused ("R0lGODlh", G_FILE_ERROR_FAILED, "damaged");
  assert_refused ("iVBORw0KGgo=", G_FILE_ERROR_FAILED, "damaged");
  g_byte_array_set_size (cut, cut->len / 2);
  texts[0] = base64 (cut);
  assert_refused (texts[0], G_FILE_ERROR_FAILED, "damaged");
  memset (png->data + 40, 0x5a, png->len - 50);
  texts[1] = base64 (png);
  assert_refused (texts[1], G_FILE_ERROR_FAILED, "damaged");
  g_free (texts[1]);
  texts[1] = NULL;
  /* what the header promises is believed before anything is unpacked */
  huge->data[18] = 0x10;
  huge->data[19] = 0x01;
  texts[2] = base64 (huge);
  assert_refused (texts[2], G_FILE_ERROR_INVAL, "4096");
  g_byte_array_set_size (padding, ENT_LOGO_MOST_BYTES);
  memset (padding->data, 0, padding->len);
  g_byte_array_append (heavy, padding->data, padding->len);
  texts[3] = base64 (heavy);
  assert_refused (texts[3], G_FILE_ERROR_INVAL, "512");
  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

/* In KiB, ever. */
static glong
most_memory (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

/* The text in it says that it has 1.3 GiB. */
static void
a_logo_takes_no_more_memory_than_it_has_bytes_for (void)
{
  static const char note[] = "\x53\xde\0\x54"
                             "zTXtAuthor\0\0x";
  g_autoptr (GByteArray) png = make_png (60, 20), noted = g_byte_array_new ();
  g_autofree char *text = NULL;
  glong before;

  g_byte_array_append (noted, png->data, 33);
  g_byte_array_append (noted, (const guint8 *) note, sizeof note - 1);
  g_byte_array_append (noted, png->data + 33, png->len - 33);
  text = base64 (noted);
  before = most_memory ();
  assert_refused (text, G_FILE_ERROR_FAILED, "damaged");
  g_assert_cmpint (most_memory () - before, <, G_GINT64_CONSTANT (200) * 1024);
}

static void
a_logo_of_the_largest_side_is_read (void)
{
  g_autoptr (GByteArray) png = make_png (ENT_LOGO_MOST_SIDE, 2);
  g_autofree char *text = base64 (png);
  g_auto (EntPixels) pixels = { 0 };

  g_assert_true (ent_logo_read (text, &pixels, NULL));
  g_assert_cmpuint (pixels.width, ==, ENT_LOGO_MOST_SIDE);
}

/* Whatever a camera or a program noted in it stays behind. */
static void
a_logo_that_goes_out_is_a_picture_alone (void)
{
  static const char note[] = "\0\0\0\x0b"
                             "tEXtAuthor\0Ines"
                             "\x0d\x0c\x04\x38";
  g_autoptr (GByteArray) png = make_png (60, 20), noted = g_byte_array_new ();
  g_autofree char *text = NULL;
  g_auto (EntPixels) pixels = { 0 };
  g_autoptr (GBytes) out = NULL;

  g_byte_array_append (noted, png->data, 33);
  g_byte_array_append (noted, (const guint8 *) note, sizeof note - 1);
  g_byte_array_append (noted, png->data + 33, png->len - 33);
  text = base64 (noted);
  g_assert_true (ent_logo_read (text, &pixels, NULL));
  out = ent_pixels_to_png (&pixels);
  g_assert_cmpuint (picture_count (out, "tEXt", NULL), ==, 0);
  g_assert_cmpuint (picture_count (out, "Author", NULL), ==, 0);
}

static EntScene *
scene_with_logo (GBytes *pixels)
{
  EntScene *scene = picture_scene_new (300, 200);

  scene->logo = (EntRect) { 10, 12, 40, 20 };
  scene->logo_pixels = (EntPixels) { 4, 2, g_bytes_ref (pixels) };
  return scene;
}

static void
a_logo_is_painted_where_the_scene_has_it (void)
{
  static const guint32 red[8] = { 0xcc0000, 0xcc0000, 0xcc0000, 0xcc0000, 0xcc0000, 0xcc0000, 0xcc0000, 0xcc0000 };
  g_autoptr (GBytes) pixels = g_bytes_new_static (red, sizeof red);
  EntScene *scene = scene_with_logo (pixels);
  cairo_surface_t *light = picture_paint (scene, ENT_THEME_LIGHT, 1), *mono = picture_paint (scene, ENT_THEME_MONO, 1);
  EntPixels shown[2] = { { 0 } };
  cairo_surface_t *const surfaces[2] = { light, mono };

  for (guint i = 0; i < 2; i++)
    shown[i] = (EntPixels) { 300, 200, g_bytes_new_static (cairo_image_surface_get_data (surfaces[i]), (gsize) cairo_image_surface_get_stride (surfaces[i]) * 200) };
  g_assert_cmphex (pixel_at (&shown[0], 10, 12), ==, 0xcc0000);
  g_assert_cmphex (pixel_at (&shown[0], 49, 31), ==, 0xcc0000);
  g_assert_cmphex (pixel_at (&shown[0], 9, 12), !=, 0xcc0000);
  g_assert_cmphex (pixel_at (&shown[0], 50, 31), !=, 0xcc0000);
  g_assert_cmphex (pixel_at (&shown[1], 30, 20), ==, 0x3d3d3d);
  for (guint i = 0; i < 2; i++)
    {
      ent_pixels_clear (&shown[i]);
      cairo_surface_destroy (surfaces[i]);
    }
  ent_pixels_clear (&scene->logo_pixels);
  picture_scene_free (scene);
}

static void
an_svg_holds_its_logo_itself (void)
{
  static const guint32 red[8] = { 0xcc0000 };
  g_autoptr (GBytes) pixels = g_bytes_new_static (red, sizeof red);
  EntScene *scene = scene_with_logo (pixels);
  g_autoptr (GBytes) svg = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_SVG, 0, NULL, NULL);

  g_assert_cmpuint (picture_count (svg, "<image ", NULL), ==, 1);
  g_assert_cmpuint (picture_count (svg, "href=\"", NULL), ==, 1);
  g_assert_cmpuint (picture_count (svg, "xlink:href=\"data:image/png;base64,iVBOR", NULL), ==, 1);
  g_assert_cmpuint (picture_count (svg, "xmlns:xlink=", NULL), ==, 1);
  ent_pixels_clear (&scene->logo_pixels);
  picture_scene_free (scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/logo/is-read-on-white", a_logo_is_read_on_white);
  g_test_add_func ("/draw/logo/what-is-none-is-refused-with-its-reason", what_is_no_logo_is_refused_with_its_reason);
  g_test_add_func ("/draw/logo/takes-no-more-memory-than-it-has-bytes-for", a_logo_takes_no_more_memory_than_it_has_bytes_for);
  g_test_add_func ("/draw/logo/of-the-largest-side-is-read", a_logo_of_the_largest_side_is_read);
  g_test_add_func ("/draw/logo/that-goes-out-is-a-picture-alone", a_logo_that_goes_out_is_a_picture_alone);
  g_test_add_func ("/draw/logo/is-painted-where-the-scene-has-it", a_logo_is_painted_where_the_scene_has_it);
  g_test_add_func ("/draw/logo/an-svg-holds-its-own", an_svg_holds_its_logo_itself);
  return g_test_run ();
}
