/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One organisation opened: its people and departments, and nobody else. */
#include <math.h>
#include <string.h>

#include "scene-fixture.h"

static PangoContext *context;

static void
set_field (EntMap *map, const char *id, const char *field, const char *value)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, field), value);

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

/* The first of @n is an organisation, the @n_inside after it are in it, each third of them
 * in the one before it; the rest stands on the map. */
static EntMap *
make_map (guint n, guint n_inside, gboolean one_sector)
{
  EntMap *map = ent_fixture_new (&(EntFixture) { .n_stakeholders = n, .n_ties = n, .one_sector = one_sector, .desired = TRUE });
  const char *whole = ent_map_stakeholder_at (map, 0)->base.id;

  for (guint i = 1; i <= n_inside; i++)
    {
      const char *id = ent_map_stakeholder_at (map, i)->base.id;

      set_field (map, id, "unit", i % 3 == 0 ? "person" : "department");
      set_field (map, id, "part-of", i % 3 == 0 ? ent_map_stakeholder_at (map, i - 1)->base.id : whole);
    }
  return map;
}

static EntScene *
make_scene (EntMap *map, EntMedium medium, double width, double height)
{
  EntSceneSpec spec = ent_fixture_spec (medium, width, height);

  spec.inside = ent_map_stakeholder_at (map, 0)->base.id;
  return ent_scene_new (map, &spec, context);
}

static void
test_all_that_is_inside_is_there_and_nobody_else (void)
{
  g_autoptr (EntMap) map = make_map (50, 20, FALSE);
  g_autoptr (EntScene) scene = make_scene (map, ENT_MEDIUM_PAPER, 842, 595);

  g_assert_cmpuint (scene->n_stakeholders, ==, 20);
  g_assert_cmpint (ent_scene_find_symbol (scene, ent_map_stakeholder_at (map, 0)->base.id), ==, -1);
  for (guint i = 1; i < 50; i++)
    g_assert_cmpint (ent_scene_find_symbol (scene, ent_map_stakeholder_at (map, i)->base.id) >= 0, ==, i <= 20);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    g_assert_cmpuint (g_array_index (scene->symbols, EntSceneSymbol, i).n_parts, ==, 0);
  for (guint i = 0; i < scene->texts->len; i++)
    if (g_array_index (scene->texts, EntSceneText, i).role == ENT_TEXT_TITLE)
      g_assert_cmpstr (pango_layout_get_text (g_array_index (scene->texts, EntSceneText, i).layout), ==, ent_map_stakeholder_at (map, 0)->name);
}

/* A sector without anybody in the organisation has neither wedge nor name nor hint. */
static void
test_a_sector_without_anybody_is_no_gap (void)
{
  g_autoptr (EntMap) map = make_map (30, 9, TRUE);
  g_autoptr (EntScene) scene = make_scene (map, ENT_MEDIUM_PAPER, 842, 595);
  double all = 0;

  for (guint i = 0; i < scene->wedges->len; i++)
    {
      const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, i);
      double width = wedge->end - wedge->start;

      g_assert_true (wedge->n_stakeholders > 0 ? fabs (width - 2 * G_PI) < 1e-6 : width == 0);
      all += width;
    }
  g_assert_cmpfloat_with_epsilon (all, 2 * G_PI, 1e-6);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      g_assert_cmpint (text->role, !=, ENT_TEXT_HINT);
      g_assert_true (text->role != ENT_TEXT_SECTOR || text->sector == ENT_SECTOR_PRIVATE);
    }
}

static void
test_it_is_laid_out_as_well_as_a_map (void)
{
  static const guint sizes[][2] = { { 2, 1 }, { 12, 9 }, { 60, 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int one_sector = 0; one_sector < 2; one_sector++)
      for (int screen = 0; screen < 2; screen++)
        {
          g_autoptr (EntMap) map = make_map (sizes[i][0], sizes[i][1], one_sector);
          g_autoptr (EntScene) scene = screen ? make_scene (map, ENT_MEDIUM_SCREEN, 1366, 768) : make_scene (map, ENT_MEDIUM_PAPER, 842, 595);
          EntSceneQuality quality;

          ent_scene_measure (scene, &quality);
          g_assert_cmpuint (quality.labels_placed + quality.labels_keyed, ==, sizes[i][1]);
          g_assert_cmpuint (quality.label_label_overlaps, ==, 0);
          g_assert_cmpuint (quality.label_symbol_overlaps, ==, 0);
          g_assert_cmpuint (quality.symbol_symbol_overlaps, ==, 0);
          g_assert_cmpuint (quality.label_rim_overlaps, ==, 0);
          g_assert_cmpuint (quality.outside, ==, 0);
        }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/inside/all-that-is-inside-is-there-and-nobody-else", test_all_that_is_inside_is_there_and_nobody_else);
  g_test_add_func ("/inside/a-sector-without-anybody-is-no-gap", test_a_sector_without_anybody_is_no_gap);
  g_test_add_func ("/inside/it-is-laid-out-as-well-as-a-map", test_it_is_laid_out_as_well_as_a_map);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
