/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names along arcs: those of rings are read upright and cover no symbol, and the key
 * ends where those of sectors begin.
 */
#include <math.h>

#include "scene-fixture.h"

static PangoContext *context;

/* Sheets that are small for what stands on them. */
static const struct
{
  EntMedium medium;
  double width, height;
} sheets[] = {
  { ENT_MEDIUM_PAPER, 420, 595 },
  { ENT_MEDIUM_PAPER, 595, 420 },
  { ENT_MEDIUM_PAPER, 595, 842 },
  { ENT_MEDIUM_PAPER, 842, 595 },
  { ENT_MEDIUM_SCREEN, 757, 645 },
};

static EntScene *
make_scene (EntMap *map, guint sheet, const char *language)
{
  EntSceneSpec spec = ent_fixture_spec (sheets[sheet].medium, sheets[sheet].width, sheets[sheet].height);

  spec.words = ent_words_for_language (language);
  return ent_scene_new (map, &spec, context);
}

static guint
count_ring_names (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += g_array_index (scene->texts, EntSceneText, i).role == ENT_TEXT_RING;
  return n;
}

/* So many stakeholders that symbols stand in a lattice, or are hardly fewer. */
static void
test_names_cover_no_symbol (void)
{
  static const struct
  {
    guint n, sheet;
  } crowds[] = { { 52, 4 }, { 112, 1 }, { 128, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = crowds[i].n });
      g_autoptr (EntScene) scene = make_scene (map, crowds[i].sheet, "en");

      g_test_message ("%u on sheet %u", crowds[i].n, crowds[i].sheet);
      g_assert_cmpuint (measured (scene).symbol_rim_overlaps, ==, 0);
      g_assert_cmpuint (count_ring_names (scene), >, 0);
    }
}

static void
test_key_ends_where_the_disc_begins (void)
{
  guint n_keyed = 0;

  for (guint sheet = 0; sheet < 4; sheet += 2)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 400 });
      g_autoptr (EntScene) scene = make_scene (map, sheet, "en");

      g_test_message ("sheet %u: %u in the key", sheet, measured (scene).labels_keyed);
      n_keyed += measured (scene).labels_keyed;
      g_assert_cmpuint (measured (scene).key_rim_overlaps, ==, 0);
    }
  g_assert_cmpuint (n_keyed, >, 0);
}

/* Whoever is in one sector alone leaves a map inside with one wedge, whose boundary lies at the foot. */
static void
check_upright (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->arc_radius <= 0)
        continue;
      n += text->role == ENT_TEXT_RING;
      g_assert_true (text->arc_inward ? cos (text->arc_angle) < 0 : cos (text->arc_angle) > -0.2);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_names_are_read_upright (void)
{
  static const char *const languages[] = { "en", "es" };
  static const char *const units[] = { "department", "person" };

  for (guint inside = 0; inside < 2; inside++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 4, .one_sector = TRUE });
        EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 842, 595);

        for (guint i = 1; i < 3 && inside; i++)
          {
            EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (map, i)->base.id);
            g_autoptr (EntChange) unit = ent_change_new_set (&key, ent_field_find (ENT_RECORD_STAKEHOLDER, "unit"), units[i - 1]);
            g_autoptr (EntChange) part = ent_change_new_set (&key, ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), ent_map_stakeholder_at (map, 0)->base.id);

            g_assert_true (ent_map_apply (map, unit, NULL, NULL));
            g_assert_true (ent_map_apply (map, part, NULL, NULL));
          }
        spec.words = ent_words_for_language (languages[l]);
        spec.inside = inside ? ent_map_stakeholder_at (map, 0)->base.id : NULL;
        g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
        check_upright (scene);
      }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/arcs/names-cover-no-symbol", test_names_cover_no_symbol);
  g_test_add_func ("/scene/arcs/key-ends-where-the-disc-begins", test_key_ends_where_the_disc_begins);
  g_test_add_func ("/scene/arcs/names-are-read-upright", test_names_are_read_upright);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
