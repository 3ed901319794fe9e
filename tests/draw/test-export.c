/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into files: the right page, the right pixels, every word as text,
 * nothing that was not asked for, and clear errors.
 */
#include <math.h>
#include <string.h>

#include "draw/pen.h"
#include "pictures.h"

static GBytes *
export_or_fail (const EntScene *scene, EntFormat format, double dpi, const char *title)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), format, dpi, title, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static void
pdf_is_one_page_of_the_right_size (void)
{
  g_auto_scene scene = picture_map_new (841.89, 595.28, 12);
  g_autoptr (GBytes) bytes = NULL;
  const char *box = NULL;
  double width, height;

  scene->medium = ENT_MEDIUM_PAPER;
  bytes = export_or_fail (scene, ENT_FORMAT_PDF, 0, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  g_assert_cmpuint (picture_count (bytes, "/MediaBox", &box), ==, 1);
  g_assert_nonnull (box);
  box = strchr (box, '[') + 1;
  g_assert_cmpint (sscanf (box, " 0 0 %lf %lf", &width, &height), ==, 2);
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
  g_assert_cmpuint (picture_count (bytes, "/Count 1", NULL), ==, 1);
}

static void
pdf_tells_nothing_that_was_not_given (void)
{
  g_auto_scene scene = picture_scene_new (300, 300);
  g_autoptr (GBytes) plain = export_or_fail (scene, ENT_FORMAT_PDF, 0, NULL);
  g_autoptr (GBytes) again = export_or_fail (scene, ENT_FORMAT_PDF, 0, NULL);
  g_autoptr (GBytes) named = export_or_fail (scene, ENT_FORMAT_PDF, 0, "Puerto Coral");

  g_assert_cmpuint (picture_count (plain, "CreationDate", NULL), ==, 0);
  g_assert_cmpuint (picture_count (plain, "/Title", NULL), ==, 0);
  g_assert_cmpuint (picture_count (plain, "/Author", NULL), ==, 0);
  g_assert_cmpuint (picture_count (named, "/Title (Puerto Coral)", NULL), ==, 1);
  g_assert_true (g_bytes_equal (plain, again));
}

typedef struct
{
  GPtrArray *texts; /* of char*: what each <text> holds, tspans joined */
  GString *current;
  guint depth; /* within <text> */
  char *title;
  gboolean in_title;
} Found;

static void
on_start (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  Found *found = data;

  if (strcmp (name, "text") == 0)
    g_string_truncate (found->current, 0);
  found->in_title = strcmp (name, "title") == 0;
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Found *found = data;

  if (strcmp (name, "text") == 0)
    g_ptr_array_add (found->texts, g_strdup (found->current->str));
  found->in_title = FALSE;
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Found *found = data;

  g_string_append_len (found->current, text, (gssize) length);
  if (found->in_title)
    {
      g_free (found->title);
      found->title = g_strndup (text, length);
    }
}

static void
parse_svg (GBytes *bytes, Found *found)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, found, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *found = (Found) { .texts = g_ptr_array_new_with_free_func (g_free), .current = g_string_new (NULL) };
  g_assert_true (g_utf8_validate (data, (gssize) size, NULL));
  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
}

static void
found_clear (Found *found)
{
  g_ptr_array_unref (found->texts);
  g_string_free (found->current, TRUE);
  g_free (found->title);
}

static void
svg_holds_every_text_as_text (void)
{
  g_auto_scene scene = picture_map_new (700, 700, 40);
  g_autoptr (GBytes) bytes = NULL;
  Found found;

  picture_add_text (scene, ENT_TEXT_LABEL, "O\"Neil & <Söhne> 'x'", 9, 0, 50, 50);
  picture_add_text (scene, ENT_TEXT_LABEL, "Привет ประเทศ", 9, 0, 50, 70);
  picture_add_text (scene, ENT_TEXT_LABEL, "جمعية الفنادق", 9, 60, 50, 90);
  bytes = export_or_fail (scene, ENT_FORMAT_SVG, 0, NULL);
  parse_svg (bytes, &found);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const char *text = pango_layout_get_text (g_array_index (scene->texts, EntSceneText, i).layout);

      if (!g_ptr_array_find_with_equal_func (found.texts, text, g_str_equal, NULL))
        {
          g_test_message ("\"%s\" is not in the SVG", text);
          g_test_fail ();
        }
    }
  g_assert_cmpstr (found.title, ==, "Protection of <children> & \"families\" – Coral");
  found_clear (&found);
}

static void
on_known_start (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  static const char *const elements[] = { "svg", "title", "desc", "g", "path", "text", "tspan", "image", NULL };
  static const char *const attributes[] = {
    "xmlns", "xmlns:xlink", "xml:lang", "version", "role", "width", "height", "viewBox", "id", "d", "x", "y", "transform", "fill", "fill-opacity", "stroke",
    "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-weight", "font-style",
    "text-anchor", "direction", "xml:space", "aria-hidden", "preserveAspectRatio", "xlink:href", NULL
  };

  if (!g_strv_contains (elements, name))
    g_error ("<%s> is not drawn everywhere", name);
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (attributes, names[i]))
      g_error ("%s of <%s> is not drawn everywhere", names[i], name);
    else if (strcmp (names[i], "xlink:href") == 0)
      g_assert_true (g_str_has_prefix (values[i], "data:image/png;base64,"));
}

/* Each of these was seen to look the same in Inkscape, in librsvg and in our own PNG. */
static void
svg_uses_only_what_every_program_draws (void)
{
  static const GMarkupParser parser = { on_known_start, NULL, NULL, NULL, NULL };
  static const EntThemeId themes[] = { ENT_THEME_LIGHT, ENT_THEME_DARK, ENT_THEME_PROJECTOR, ENT_THEME_MONO };
  g_auto_scene scene = picture_map_new (700, 700, 40);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autoptr (GBytes) bytes = ent_draw_export (scene, ent_theme (themes[i]), ENT_FORMAT_SVG, 0, "Puerto Coral", NULL);
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);

      g_assert_true (g_markup_parse_context_parse (context, data, (gssize) size, NULL));
      g_assert_true (g_markup_parse_context_end_parse (context, NULL));
      g_markup_parse_context_free (context);
    }
}

static void
svg_survives_control_characters (void)
{
  g_auto_scene scene = picture_scene_new (100, 100);
  g_autoptr (GBytes) bytes = NULL;
  Found found;

  picture_add_text (scene, ENT_TEXT_LABEL, "a\x0b\x01\x1b"
                                           "b\tc",
                    9, 0, 5, 5);
  bytes = export_or_fail (scene, ENT_FORMAT_SVG, 0, "t\x02itle");
  parse_svg (bytes, &found);
  g_assert_cmpstr (found.title, ==, "title");
  g_assert_cmpstr (g_ptr_array_index (found.texts, 0), ==, "ab c");
  found_clear (&found);
}

static void
svg_shows_shortened_texts_shortened (void)
{
  g_auto_scene scene = picture_scene_new (100, 100);
  EntSceneText *text = picture_add_text (scene, ENT_TEXT_LABEL, "Department of everything that goes on and on", 9, 60, 5, 5);
  g_autoptr (GBytes) bytes = NULL;
  const char *shown;
  Found found;

  pango_layout_set_height (text->layout, -1);
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
  g_assert_true (pango_layout_is_ellipsized (text->layout));
  bytes = export_or_fail (scene, ENT_FORMAT_SVG, 0, NULL);
  parse_svg (bytes, &found);
  shown = g_ptr_array_index (found.texts, 0);
  g_assert_true (g_str_has_prefix (shown, "Depart"));
  g_assert_true (g_str_has_suffix (shown, "…"));
  found_clear (&found);
}

static void
svg_numbers_are_short_and_have_a_point (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.004, "0" },
    { 0.05, ".05" },
    { 0.5, ".5" },
    { -0.25, "-.25" },
    { 12, "12" },
    { 12.5, "12.5" },
    { 12.345, "12.35" },
    { -1000.01, "-1000.01" },
    { NAN, "0" },
    { INFINITY, "0" },
    { 1e300, "10000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *out = g_string_new (NULL);

      ent_svg_number (out, cases[i].value);
      g_assert_cmpstr (out->str, ==, cases[i].text);
      g_string_free (out, TRUE);
    }
}

static void
check_path (double width, const char *wanted)
{
  GString *out = g_string_new (NULL);
  EntPen *pen = ent_svg_pen_new (out, width, 100);
  EntPaint how = { .width = 1 };

  pen->begin_layer (pen, ENT_LAYER_TIES);
  pen->move (pen, 10.004, 20.996);
  for (guint i = 1; i <= 3; i++)
    pen->line (pen, 10.004 + 0.016 * i, 20.996 - i);
  pen->line (pen, 10.05, 30);
  pen->curve (pen, (EntPoint) { 11, 30 }, (EntPoint) { 12, 29 }, (EntPoint) { 12, 28 });
  pen->close (pen);
  pen->arc (pen, 50, 50, 4.5, 0, 2 * G_PI);
  pen->paint (pen, &how);
  pen->end_layer (pen);
  g_assert_nonnull (strstr (out->str, wanted));
  ent_svg_pen_free (pen);
  g_string_free (out, TRUE);
}

/* Rounded steps that were added up would end elsewhere. */
static void
svg_paths_end_where_they_should (void)
{
  check_path (100, "\"M10 21l.02-1 .02-1 .01-1v12c.95 0 1.95-1 1.95-2zM50 45.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 1 1 0-9\"");
  check_path (3000, "\"M100 210v-10-10l1-10v120c9 0 19-10 19-20z");
}

/* Squares of two colours, each 10 by 10 at the place that is said. */
static char *
draw_squares (const EntPoint *at, const EntRgb *fills, guint n)
{
  GString *out = g_string_new (NULL);
  EntPen *pen = ent_svg_pen_new (out, 1000, 1000);

  pen->begin_layer (pen, ENT_LAYER_SYMBOLS);
  for (guint i = 0; i < n; i++)
    {
      EntPaint how = { .fills = TRUE, .fill = fills[i] };

      pen->move (pen, at[i].x, at[i].y);
      pen->line (pen, at[i].x + 10, at[i].y);
      pen->line (pen, at[i].x + 10, at[i].y + 10);
      pen->line (pen, at[i].x, at[i].y + 10);
      pen->close (pen);
      pen->paint (pen, &how);
    }
  pen->end_layer (pen);
  ent_svg_pen_free (pen);
  return g_string_free (out, FALSE);
}

static void
svg_says_once_how_many_look (void)
{
  static const EntPoint at[] = { { 0, 0 }, { 100, 0 }, { 200, 0 }, { 300, 0 } };
  static const EntRgb fills[] = { 0xff0000, 0x0000ff, 0xff0000, 0x0000ff };
  g_autofree char *svg = draw_squares (at, fills, G_N_ELEMENTS (at));

  g_assert_cmpstr (svg, ==, "<g id=\"symbols\" fill=\"none\">\n"
                            "<g fill=\"#ff0000\">\n<path d=\"M0 0h10v10h-10z\"/>\n<path d=\"M200 0h10v10h-10z\"/>\n</g>\n"
                            "<g fill=\"#0000ff\">\n<path d=\"M100 0h10v10h-10z\"/>\n<path d=\"M300 0h10v10h-10z\"/>\n</g>\n"
                            "</g>\n");
}

/* The third lies on the second: it cannot be drawn before it. */
static void
svg_keeps_the_order_of_what_touches (void)
{
  static const EntPoint at[] = { { 0, 0 }, { 100, 0 }, { 105, 5 }, { 300, 0 } };
  static const EntRgb fills[] = { 0xff0000, 0x0000ff, 0xff0000, 0x0000ff };
  g_autofree char *svg = draw_squares (at, fills, G_N_ELEMENTS (at));

  g_assert_cmpstr (svg, ==, "<g id=\"symbols\" fill=\"none\">\n"
                            "<path d=\"M0 0h10v10h-10z\" fill=\"#ff0000\"/>\n"
                            "<g fill=\"#0000ff\">\n<path d=\"M100 0h10v10h-10z\"/>\n<path d=\"M300 0h10v10h-10z\"/>\n</g>\n"
                            "<path d=\"M105 5h10v10h-10z\" fill=\"#ff0000\"/>\n"
                            "</g>\n");
}

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

static cairo_surface_t *
decode (GBytes *bytes)
{
  Source source;
  cairo_surface_t *surface;

  source.data = g_bytes_get_data (bytes, &source.left);
  surface = cairo_image_surface_create_from_png_stream (on_read, &source);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guint32 *p = (const void *) (cairo_image_surface_get_data (a) + (gsize) y * cairo_image_surface_get_stride (a));
      const guint32 *q = (const void *) (cairo_image_surface_get_data (b) + (gsize) y * cairo_image_surface_get_stride (b));

      for (int x = 0; x < width; x++)
        if ((p[x] & 0xffffff) != (q[x] & 0xffffff))
          g_error ("pixel %d,%d: #%06x is not #%06x", x, y, p[x] & 0xffffff, q[x] & 0xffffff);
    }
}

static void
png_has_the_pixels_of_the_screen (void)
{
  g_auto_scene scene = picture_map_new (420, 300, 12);
  g_autoptr (GBytes) bytes = export_or_fail (scene, ENT_FORMAT_PNG, 0, NULL);
  cairo_surface_t *file = decode (bytes), *screen = picture_paint (scene, ENT_THEME_LIGHT, 1);

  assert_same_pixels (file, screen);
  cairo_surface_destroy (file);
  cairo_surface_destroy (screen);
}

static void
png_drawn_in_bands_shows_no_seam (void)
{
  /* 4 x 2900 x 2900 bytes are more than one band */
  g_auto_scene scene = picture_map_new (2900, 2900, 60);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *file, *screen;

  bytes = export_or_fail (scene, ENT_FORMAT_PNG, 0, NULL);
  file = decode (bytes);
  screen = picture_paint (scene, ENT_THEME_LIGHT, 1);
  assert_same_pixels (file, screen);
  cairo_surface_destroy (file);
  cairo_surface_destroy (screen);
}

static void
png_of_paper_counts_dots_per_inch (void)
{
  g_auto_scene scene = picture_map_new (288, 216, 3);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *file;

  scene->medium = ENT_MEDIUM_PAPER;
  bytes = export_or_fail (scene, ENT_FORMAT_PNG, 100, NULL);
  file = decode (bytes);
  g_assert_cmpint (cairo_image_surface_get_width (file), ==, 400);
  g_assert_cmpint (cairo_image_surface_get_height (file), ==, 300);
  cairo_surface_destroy (file);
  g_assert_cmpuint (picture_count (bytes, "pHYs", NULL), ==, 1);
  g_assert_cmpuint (picture_count (bytes, "tEXt", NULL) + picture_count (bytes, "tIME", NULL) + picture_count (bytes, "iTXt", NULL), ==, 0);
}

static void
assert_refused (const EntScene *scene, EntFormat format, double dpi, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), format, dpi, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL);
  if (strstr (error->message, says) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, says);
}

static void
sizes_beyond_the_format_are_refused_with_a_way_out (void)
{
  g_auto_scene scene = picture_scene_new (16385, 100);

  assert_refused (scene, ENT_FORMAT_PNG, 0, "16384");
  scene->medium = ENT_MEDIUM_PAPER;
  scene->width = 3370;
  /* 16384 * 72 / 3370 */
  assert_refused (scene, ENT_FORMAT_PNG, 600, "350 dpi");
  scene->width = 14401;
  assert_refused (scene, ENT_FORMAT_PDF, 0, "5 m");
  scene->width = 0;
  assert_refused (scene, ENT_FORMAT_PDF, 0, "size");
  scene->width = NAN;
  assert_refused (scene, ENT_FORMAT_SVG, 0, "size");
  scene->width = INFINITY;
  assert_refused (scene, ENT_FORMAT_PNG, 0, "size");
}

static void
longest_side_is_possible (void)
{
  g_auto_scene scene = picture_scene_new (16384, 3);
  g_autoptr (GBytes) bytes = export_or_fail (scene, ENT_FORMAT_PNG, 0, NULL);
  cairo_surface_t *file = decode (bytes);

  g_assert_cmpint (cairo_image_surface_get_width (file), ==, 16384);
  cairo_surface_destroy (file);
}

static void
format_follows_the_ending (void)
{
  EntFormat format;

  g_assert_true (ent_format_for_name ("a.pdf", &format));
  g_assert_cmpint (format, ==, ENT_FORMAT_PDF);
  g_assert_true (ent_format_for_name ("/tmp/MAP.SVG", &format));
  g_assert_cmpint (format, ==, ENT_FORMAT_SVG);
  g_assert_true (ent_format_for_name ("x.y.Png", &format));
  g_assert_cmpint (format, ==, ENT_FORMAT_PNG);
  g_assert_false (ent_format_for_name ("pdf", &format));
  g_assert_false (ent_format_for_name (".pdf", &format));
  g_assert_false (ent_format_for_name ("a.jpeg", &format));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/export/pdf-is-one-page-of-the-right-size", pdf_is_one_page_of_the_right_size);
  g_test_add_func ("/draw/export/pdf-tells-nothing-that-was-not-given", pdf_tells_nothing_that_was_not_given);
  g_test_add_func ("/draw/export/svg-paths-end-where-they-should", svg_paths_end_where_they_should);
  g_test_add_func ("/draw/export/svg-says-once-how-many-look", svg_says_once_how_many_look);
  g_test_add_func ("/draw/export/svg-keeps-the-order-of-what-touches", svg_keeps_the_order_of_what_touches);
  g_test_add_func ("/draw/export/svg-holds-every-text-as-text", svg_holds_every_text_as_text);
  g_test_add_func ("/draw/export/svg-uses-only-what-every-program-draws", svg_uses_only_what_every_program_draws);
  g_test_add_func ("/draw/export/svg-survives-control-characters", svg_survives_control_characters);
  g_test_add_func ("/draw/export/svg-shows-shortened-texts-shortened", svg_shows_shortened_texts_shortened);
  g_test_add_func ("/draw/export/svg-numbers-are-short-and-have-a-point", svg_numbers_are_short_and_have_a_point);
  g_test_add_func ("/draw/export/png-has-the-pixels-of-the-screen", png_has_the_pixels_of_the_screen);
  g_test_add_func ("/draw/export/png-drawn-in-bands-shows-no-seam", png_drawn_in_bands_shows_no_seam);
  g_test_add_func ("/draw/export/png-of-paper-counts-dots-per-inch", png_of_paper_counts_dots_per_inch);
  g_test_add_func ("/draw/export/sizes-beyond-the-format-are-refused-with-a-way-out", sizes_beyond_the_format_are_refused_with_a_way_out);
  g_test_add_func ("/draw/export/longest-side-is-possible", longest_side_is_possible);
  g_test_add_func ("/draw/export/format-follows-the-ending", format_follows_the_ending);
  return g_test_run ();
}
