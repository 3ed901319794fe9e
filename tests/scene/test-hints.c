/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an empty map says in its wedges. */
#include "scene-fixture.h"

static PangoContext *context;

/* As large as the picture is in windows of 1024 to 1920 pixels, with and without
 * panels, also with letters half as large again, on walls and on paper. */
static void
test_each_empty_wedge_names_who_may_stand_there (void)
{
  static const struct
  {
    EntMedium medium;
    double width, height;
  } views[] = {
    { ENT_MEDIUM_SCREEN, 1024, 674 },
    { ENT_MEDIUM_SCREEN, 634, 674 },
    { ENT_MEDIUM_SCREEN, 800, 674 },
    { ENT_MEDIUM_SCREEN, 1366, 674 },
    { ENT_MEDIUM_SCREEN, 1354, 986 },
    { ENT_MEDIUM_SCREEN, 800, 600 },
    { ENT_MEDIUM_PROJECTOR, 1024, 768 },
    { ENT_MEDIUM_PROJECTOR, 1366, 768 },
    { ENT_MEDIUM_PROJECTOR, 1920, 1080 },
    { ENT_MEDIUM_PAPER, 595, 842 },
    { ENT_MEDIUM_PAPER, 1191, 842 },
  };
  EntFixture fixture = { .n_stakeholders = 0 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  gboolean whole = TRUE;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (views); i++)
    {
      EntSceneSpec spec = ent_fixture_spec (views[i / 2].medium, views[i / 2].width, views[i / 2].height);
      g_autoptr (EntScene) scene = NULL;
      guint n, least;

      spec.words = ent_words_for_language (i % 2 == 0 ? "en" : "es");
      spec.title = spec.medium != ENT_MEDIUM_SCREEN;
      spec.legend = spec.title;
      spec.corner_width = spec.title ? 0 : 160;
      spec.corner_height = spec.title ? 0 : 54;
      scene = ent_scene_new (map, &spec, context);
      n = ent_fixture_count_texts (scene, ENT_TEXT_HINT);
      /* there one wedge has the names of the rings */
      least = spec.medium == ENT_MEDIUM_PROJECTOR ? ENT_N_SECTORS - 1 : ENT_N_SECTORS;
      whole &= n >= least && ent_fixture_count_texts (scene, ENT_TEXT_RING) == scene->rings->len;
      if (n < least)
        g_test_message ("%u of %u at %g x %g, %s", n, ENT_N_SECTORS, views[i / 2].width, views[i / 2].height, i % 2 == 0 ? "en" : "es");
    }
  g_assert_true (whole);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/hints/each-empty-wedge-names-who-may-stand-there", test_each_empty_wedge_names_who_may_stand_there);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
