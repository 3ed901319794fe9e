/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps and sheets at the edges: what cannot be shown is left out soon, and nothing is upon anything else. */
#include "scene-fixture.h"
#include "scene/scene-private.h"

/* As often a picture may look whether it is still wanted, which it does wherever it goes on trying. */
#define MOST_LOOKS 5000u

static PangoContext *context;

static EntScene *
make_scene (const EntFixture *fixture, EntMedium medium, double width, double height)
{
  g_autoptr (EntMap) map = ent_fixture_new (fixture);
  EntSceneSpec spec = ent_fixture_spec (medium, width, height);

  return ent_scene_new (map, &spec, context);
}

/* Most have no room for anything. With all that could be tried for each of them this would take minutes. */
static void
test_a_crowd_in_a_small_window_is_soon_given_up (void)
{
  static const double sizes[][2] = { { 320, 240 }, { 640, 480 }, { 757, 645 } };
  EntFixture fixture = { .n_stakeholders = 150, .n_ties = 300 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, sizes[i][0], sizes[i][1]);
      g_autoptr (EntProgress) progress = ent_progress_new ();
      g_autoptr (EntScene) scene = NULL;

      spec.progress = progress;
      scene = ent_scene_new (map, &spec, context);
      ent_fixture_assert_apart (scene);
      g_test_message ("%g × %g: %u looks", sizes[i][0], sizes[i][1], ent_progress_looks (progress));
      g_assert_cmpuint (ent_progress_looks (progress), <, MOST_LOOKS);
    }
}

/* However long the sheet, names stand where lines from the disc can be followed. */
static void
test_names_stand_near_the_disc (void)
{
  static const double sizes[][2] = { { 8000, 240 }, { 240, 8000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntScene) scene = make_scene (&(EntFixture) { .n_stakeholders = 45, .n_ties = 30 }, ENT_MEDIUM_SCREEN, sizes[i][0], sizes[i][1]);

      ent_fixture_assert_apart (scene);
      for (guint k = 0; k < scene->texts->len; k++)
        {
          const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, k);

          if (text->role != ENT_TEXT_LABEL)
            continue;
          g_assert_cmpfloat (ABS (text->ink.x + text->ink.width / 2 - scene->centre.x), <, 5 * scene->radius);
          g_assert_cmpfloat (ABS (text->ink.y + text->ink.height / 2 - scene->centre.y), <, 5 * scene->radius);
        }
    }
}

static const char *const long_names[] = {
  "National federation of associations for the protection of girls, boys and adolescents of the north",
  "National federation of associations for the protection of girls, boys and adolescents of the south",
  "National federation of associations for the protection of girls, boys and adolescents of the coast",
  NULL,
};

/* Lines of the key are as wide as the names if there is room: beside all the lines that they take. */
static void
test_a_key_keeps_off_names (void)
{
  static const struct
  {
    EntMedium medium;
    double width, height;
  } sheets[] = { { ENT_MEDIUM_SCREEN, 1920, 1080 }, { ENT_MEDIUM_SCREEN, 1366, 768 }, { ENT_MEDIUM_PAPER, 595, 420 }, { ENT_MEDIUM_PAPER, 1191, 842 } };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    for (guint unrated = 0; unrated < 2; unrated++)
      {
        EntFixture fixture = { .n_stakeholders = 60, .names = long_names, .one_sector = TRUE, .unrated = unrated > 0 };
        g_autoptr (EntScene) scene = make_scene (&fixture, sheets[i].medium, sheets[i].width, sheets[i].height);

        ent_fixture_assert_apart (scene);
      }
}

/* People may do so; all the same it does not take minutes, and no number lies on another or on a symbol. */
static void
test_many_pinned_on_one_spot_are_told_apart_as_far_as_possible (void)
{
  static const guint counts[] = { 60, 2000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      EntFixture fixture = { .n_stakeholders = counts[i], .unrated = TRUE, .one_sector = TRUE, .on_one_spot = TRUE };
      g_autoptr (EntScene) scene = make_scene (&fixture, ENT_MEDIUM_SCREEN, 1024, 768);
      EntRect symbol = g_array_index (scene->symbols, EntSceneSymbol, 0).bounds;
      guint n = 0;

      for (guint k = 0; k < scene->texts->len; k++)
        {
          const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, k);

          if (text->role != ENT_TEXT_KEY_NUMBER && text->role != ENT_TEXT_LABEL)
            continue;
          g_assert_false (ent_rect_overlaps (&text->ink, &symbol));
          n++;
        }
      g_assert_cmpuint (n, ==, counts[i] - scene->n_left_out);
    }
}

/* A title would leave the map no room. */
static void
test_a_small_sheet_shows_the_map_sooner_than_its_title (void)
{
  g_autoptr (EntScene) scene = make_scene (&(EntFixture) { .n_stakeholders = 45, .n_ties = 30 }, ENT_MEDIUM_SCREEN, 200, 200);

  ent_fixture_assert_apart (scene);
  g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_TITLE), ==, 0);
  g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_SECTOR), >, 0);
  g_assert_cmpfloat (scene->radius, >, 50);
}

static void
test_a_stamp_shows_the_map_without_words (void)
{
  static const struct
  {
    EntMedium medium;
    double side;
  } sheets[] = { { ENT_MEDIUM_SCREEN, 64 }, { ENT_MEDIUM_SCREEN, 128 }, { ENT_MEDIUM_PROJECTOR, 64 }, { ENT_MEDIUM_PAPER, 85 } };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (EntScene) scene = make_scene (&(EntFixture) { .n_stakeholders = 45, .n_ties = 30 }, sheets[i].medium, sheets[i].side, sheets[i].side);

      ent_fixture_assert_apart (scene);
      g_assert_cmpuint (scene->texts->len, ==, 0);
      g_assert_cmpuint (scene->n_left_out, ==, 45);
      g_assert_cmpfloat (scene->radius, >, 0.5 * (sheets[i].side / 2 - scene->margin));
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/edges/a-crowd-in-a-small-window-is-soon-given-up", test_a_crowd_in_a_small_window_is_soon_given_up);
  g_test_add_func ("/scene/edges/a-key-keeps-off-names", test_a_key_keeps_off_names);
  g_test_add_func ("/scene/edges/many-pinned-on-one-spot-are-told-apart-as-far-as-possible", test_many_pinned_on_one_spot_are_told_apart_as_far_as_possible);
  g_test_add_func ("/scene/edges/a-small-sheet-shows-the-map-sooner-than-its-title", test_a_small_sheet_shows_the_map_sooner_than_its_title);
  g_test_add_func ("/scene/edges/a-stamp-shows-the-map-without-words", test_a_stamp_shows_the_map_without_words);
  g_test_add_func ("/scene/edges/names-stand-near-the-disc", test_names_stand_near_the_disc);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
