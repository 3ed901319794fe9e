/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of an SVG where other programs would set the bare text otherwise than we do. */
#include <math.h>
#include <string.h>

#include "pictures.h"

static char *
to_svg (const EntScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ent_draw_export (scene, ent_theme (ENT_THEME_LIGHT), ENT_FORMAT_SVG, 0, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

static void
assert_has (const char *svg, const char *what)
{
  if (strstr (svg, what) == NULL)
    g_error ("“%s” is not in:\n%s", what, svg);
}

/* The way of a whole text, of which each line may begin with letters of the other way. */
static void
lines_run_the_way_of_their_text (void)
{
  g_auto_scene arabic = picture_scene_new (400, 100);
  g_auto_scene latin = picture_scene_new (400, 100);
  g_autofree char *svg = NULL;
  g_autofree char *other = NULL;
  EntSceneText *text = picture_add_text (arabic, ENT_TEXT_LABEL, "مؤسسة Save the Children في المغرب", 9, 90, 50, 20);

  g_assert_cmpint (pango_layout_get_line_count (text->layout), >, 1);
  svg = to_svg (arabic);
  assert_has (svg, " text-anchor=\"middle\" direction=\"rtl\" xml:space=\"preserve\"");
  picture_add_text (latin, ENT_TEXT_LABEL, "Foundation جمعية الفنادق", 9, 0, 50, 50);
  other = to_svg (latin);
  g_assert_null (strstr (other, "direction="));
}

/* Not all programs count the space at its end as a part of a line. */
static void
a_line_is_in_the_middle_without_its_last_space (void)
{
  g_auto_scene scene = picture_scene_new (400, 100);
  g_autofree char *svg = NULL;
  EntSceneText *text = picture_add_text (scene, ENT_TEXT_LABEL, "Bay tours cooperative", 9, 60, 50, 20);

  g_assert_cmpint (pango_layout_get_line_count (text->layout), ==, 2);
  svg = to_svg (scene);
  assert_has (svg, ">Bay tours<tspan font-size=\".01\"> </tspan></tspan><tspan x=\"80\"");
  assert_has (svg, "<tspan x=\"80\" y=\"");
}

static EntSceneText *
add_along_arc (EntScene *scene, const char *name, double angle, gboolean inward)
{
  EntSceneText *text = picture_add_text (scene, ENT_TEXT_SECTOR, name, 20, 0, 200, 200);

  text->arc_radius = 150;
  text->arc_angle = angle;
  text->arc_inward = inward;
  text->ink = (EntRect) { 0, 0, 400, 400 };
  return text;
}

/* One by one, joined letters would take the shape that they have when alone. */
static void
letters_that_join_keep_their_shapes_along_an_arc (void)
{
  g_auto_scene scene = picture_scene_new (400, 400);
  g_autofree char *svg = NULL;

  add_along_arc (scene, "القطاع الخاص", 0.5, FALSE);
  svg = to_svg (scene);
  /* the word to be found, and shapes for its letters */
  assert_has (svg, "fill-opacity=\"0\">القطاع الخاص</text>");
  assert_has (svg, " aria-hidden=\"true\"/>");
  g_assert_null (strstr (svg, ">ا</text>"));
}

static void
letters_that_stand_alone_stay_text_along_an_arc (void)
{
  g_auto_scene scene = picture_scene_new (400, 400);
  g_autofree char *svg = NULL;

  add_along_arc (scene, "Œuvres", 0.5, FALSE);
  add_along_arc (scene, "עירייה", 3, TRUE);
  svg = to_svg (scene);
  assert_has (svg, ">Œ</text>");
  assert_has (svg, ">ע</text>");
  g_assert_null (strstr (svg, " aria-hidden=\"true\"/>"));
}

/* Of numbers in the paths of @svg's layer of texts. */
static EntRect
reach_of_paths (const char *svg)
{
  const char *at = strstr (svg, "<g id=\"texts\"");
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  g_assert_nonnull (at);
  for (at = strchr (at, 'M'); at != NULL; at = strchr (at + 1, 'M'))
    {
      char *end;
      double x = g_ascii_strtod (at + 1, &end), y;

      if (end == at + 1)
        continue;
      y = g_ascii_strtod (end, NULL);
      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  return (EntRect) { left, top, right - left, bottom - top };
}

static void
shapes_stand_where_their_text_would (void)
{
  g_auto_scene scene = picture_scene_new (400, 400);
  EntSceneText *text = add_along_arc (scene, "القطاع الخاص", 0, FALSE);
  g_autofree char *svg = to_svg (scene);
  PangoRectangle box;
  EntRect reach = reach_of_paths (svg);
  double width;

  pango_layout_get_extents (text->layout, NULL, &box);
  width = box.width / (double) PANGO_SCALE;
  /* around twelve o'clock of a circle about (200, 200) */
  g_assert_cmpfloat (reach.x, >, 200 - width / 2 - 2);
  g_assert_cmpfloat (reach.x + reach.width, <, 200 + width / 2 + 2);
  g_assert_cmpfloat (reach.width, >, width * 0.7);
  g_assert_cmpfloat (reach.y, >, 50 - 25);
  g_assert_cmpfloat (reach.y + reach.height, <, 50 + 30);
}

static void
symbols_that_are_letters_stay_text (void)
{
  g_auto_scene scene = picture_scene_new (400, 100);
  g_autofree char *svg = NULL;

  picture_add_text (scene, ENT_TEXT_LABEL, "☎ Hotel 😀 →", 9, 0, 50, 50);
  svg = to_svg (scene);
  assert_has (svg, ">☎ Hotel 😀 →</text>");
  g_assert_null (strstr (svg, "<image"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/letters/lines-run-the-way-of-their-text", lines_run_the_way_of_their_text);
  g_test_add_func ("/draw/letters/a-line-is-in-the-middle-without-its-last-space", a_line_is_in_the_middle_without_its_last_space);
  g_test_add_func ("/draw/letters/that-join-keep-their-shapes-along-an-arc", letters_that_join_keep_their_shapes_along_an_arc);
  g_test_add_func ("/draw/letters/that-stand-alone-stay-text-along-an-arc", letters_that_stand_alone_stay_text_along_an_arc);
  g_test_add_func ("/draw/letters/shapes-stand-where-their-text-would", shapes_stand_where_their_text_would);
  g_test_add_func ("/draw/letters/symbols-that-are-letters-stay-text", symbols_that_are_letters_stay_text);
  return g_test_run ();
}
