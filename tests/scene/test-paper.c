/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the logo and the line of confidentiality stand, on every paper. */
#include <math.h>
#include <string.h>

#include "scene-fixture.h"

typedef struct
{
  double width, height; /* points */
} Paper;

/* A5 to A0 both ways, Letter, Tabloid, a square, a strip. */
static const Paper papers[] = {
  { 595, 420 },
  { 420, 595 },
  { 842, 595 },
  { 595, 842 },
  { 1191, 842 },
  { 842, 1191 },
  { 1684, 1191 },
  { 2384, 1684 },
  { 3370, 2384 },
  { 2384, 3370 },
  { 792, 612 },
  { 612, 792 },
  { 1224, 792 },
  { 850, 850 },
  { 1500, 500 },
};

static const guint shapes[][2] = { { 600, 240 }, { 64, 64 }, { 100, 400 }, { 2000, 20 } };

static PangoContext *context;

static gboolean
overlap (const EntRect *a, const EntRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
assert_free (const EntScene *scene)
{
  const EntRect *logo = &scene->logo;
  EntSceneQuality quality;

  g_assert_cmpfloat (logo->x, >=, scene->margin);
  g_assert_cmpfloat (logo->y, >=, scene->margin);
  g_assert_cmpfloat (logo->x + logo->width, <=, scene->width - scene->margin);
  g_assert_cmpfloat (logo->y + logo->height, <=, scene->height - scene->margin);
  for (guint i = 0; i < scene->texts->len; i++)
    g_assert_false (overlap (logo, &g_array_index (scene->texts, EntSceneText, i).ink));
  for (guint i = 0; i < scene->symbols->len; i++)
    g_assert_false (overlap (logo, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds));
  for (guint i = 0; i < scene->cells->len; i++)
    g_assert_false (overlap (logo, &g_array_index (scene->cells, EntSceneCell, i).rect));
  if (scene->picture == ENT_PICTURE_MAP)
    {
      double x = CLAMP (scene->centre.x, logo->x, logo->x + logo->width), y = CLAMP (scene->centre.y, logo->y, logo->y + logo->height);

      g_assert_cmpfloat (hypot (x - scene->centre.x, y - scene->centre.y), >, scene->radius + ENT_BAND_OUTER * scene->line);
    }
  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.label_rim_overlaps, ==, 0);
  g_assert_cmpuint (quality.outside, ==, 0);
}

static EntScene *
make (EntMap *map, const Paper *paper, EntPicture picture, const EntPixels *logo)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, paper->width, paper->height);

  spec.picture = picture;
  spec.logo = logo;
  return ent_scene_new (map, &spec, context);
}

static void
test_a_logo_lies_on_nothing_and_keeps_its_shape (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 45, .n_ties = 20 });
  g_autoptr (GBytes) pixels = g_bytes_new_static ("", 1);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      const guint *shape = shapes[i % G_N_ELEMENTS (shapes)];
      EntPixels logo = { shape[0], shape[1], pixels };

      for (int picture = ENT_PICTURE_MAP; picture <= ENT_PICTURE_MATRIX; picture++)
        {
          g_autoptr (EntScene) scene = make (map, &papers[i], (EntPicture) picture, &logo);

          g_assert_cmpfloat (scene->logo.width, >, 0);
          g_assert_cmpfloat_with_epsilon (scene->logo.width * shape[1], scene->logo.height * shape[0], 1e-6 * scene->width * shape[0]);
          g_assert_true (scene->logo_pixels.pixels == pixels);
          assert_free (scene);
        }
    }
}

static void
test_a_wall_has_no_logo (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 5 });
  g_autoptr (GBytes) pixels = g_bytes_new_static ("", 1);
  EntPixels logo = { 10, 10, pixels };
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1920, 1080);
  g_autoptr (EntScene) scene = NULL;

  spec.logo = &logo;
  scene = ent_scene_new (map, &spec, context);
  g_assert_cmpfloat (scene->logo.width, ==, 0);
  g_assert_null (scene->logo_pixels.pixels);
}

static void
set_field (EntMap *map, const char *name, const char *value)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, name), value);
  g_autoptr (GError) error = NULL;

  ent_map_apply (map, change, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_text (const EntScene *scene, const char *wanted)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (strcmp (pango_layout_get_text (text->layout), wanted) == 0)
        return !pango_layout_is_ellipsized (text->layout);
    }
  return FALSE;
}

static void
test_the_line_of_confidentiality_is_on_every_paper (void)
{
  static const char line[] = "Confidential: for the members of the round table only";
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 45, .n_ties = 20 });

  set_field (map, "confidentiality", line);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (int picture = ENT_PICTURE_MAP; picture <= ENT_PICTURE_MATRIX; picture++)
      {
        g_autoptr (EntScene) scene = make (map, &papers[i], (EntPicture) picture, NULL);

        g_assert_true (has_text (scene, line));
      }
}

static void
test_a_scene_tells_its_language (void)
{
  static const struct
  {
    const char *map, *asked, *told;
  } cases[] = {
    { NULL, NULL, "en" },
    { "es", NULL, "es" },
    { "es_CO", NULL, "es-CO" },
    /* nobody translated the words, but people wrote in it */
    { "th", NULL, "th" },
    { "es", "en", "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 2 });
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 842, 595);
      g_autoptr (EntScene) scene = NULL;

      if (cases[i].map != NULL)
        set_field (map, "language", cases[i].map);
      if (cases[i].asked != NULL)
        spec.words = ent_words_for_language (cases[i].asked);
      scene = ent_scene_new (map, &spec, context);
      g_assert_cmpstr (scene->language, ==, cases[i].told);
    }
}

/* The narrower of two sheets is for what is narrow itself. */
static void
test_the_better_way_to_lie_is_found (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 45, .n_ties = 20 });

  for (int picture = ENT_PICTURE_MAP; picture <= ENT_PICTURE_MATRIX; picture++)
    for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
      {
        EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, papers[i].width, papers[i].height);
        EntSceneSpec turned = ent_fixture_spec (ENT_MEDIUM_PAPER, papers[i].height, papers[i].width);
        double here, there;

        spec.picture = turned.picture = (EntPicture) picture;
        here = ent_scene_fit (map, &spec, context);
        there = ent_scene_fit (map, &turned, context);
        g_assert_cmpfloat (here, >, 0);
        g_assert_cmpfloat (there, >, 0);
        if (papers[i].width == papers[i].height)
          g_assert_cmpfloat (here, ==, there);
        if (picture == ENT_PICTURE_MAP && papers[i].width != papers[i].height)
          {
            g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context), other = ent_scene_new (map, &turned, context);

            /* columns for the key can make a map a little smaller than it was thought to get */
            if (here > 1.1 * there)
              g_assert_cmpfloat (scene->radius, >, 0.98 * other->radius);
          }
      }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/logo/lies-on-nothing-and-keeps-its-shape", test_a_logo_lies_on_nothing_and_keeps_its_shape);
  g_test_add_func ("/scene/logo/a-wall-has-none", test_a_wall_has_no_logo);
  g_test_add_func ("/scene/paper/the-line-of-confidentiality-is-on-every-one", test_the_line_of_confidentiality_is_on_every_paper);
  g_test_add_func ("/scene/paper/a-scene-tells-its-language", test_a_scene_tells_its_language);
  g_test_add_func ("/scene/paper/the-better-way-to-lie-is-found", test_the_better_way_to_lie_is_found);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
