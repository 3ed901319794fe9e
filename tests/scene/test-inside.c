/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One organisation opened: its people and departments, and nobody else. */
#include <math.h>
#include <string.h>

#include "scene-fixture.h"

#include "scene/pages/page-document.h"

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

static gboolean
says (const EntScene *scene, const char *words)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->layout != NULL && strstr (pango_layout_get_text (text->layout), words) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Two persons and a department in an organisation, and a person on the map. */
static EntMap *
make_persons (void)
{
  EntMap *map = make_map (6, 2, FALSE);
  const char *whole = ent_map_stakeholder_at (map, 0)->base.id, *rosa = ent_map_stakeholder_at (map, 1)->base.id, *luis = ent_map_stakeholder_at (map, 2)->base.id;
  const char *desk = ent_map_stakeholder_at (map, 3)->base.id, *priest = ent_map_stakeholder_at (map, 4)->base.id;

  set_field (map, rosa, "unit", "person");
  set_field (map, rosa, "name", "Rosa Díaz");
  set_field (map, rosa, "short-name", "Rosita");
  set_field (map, luis, "unit", "person");
  set_field (map, luis, "name", "Luis Peña");
  set_field (map, luis, "position", "Head of security");
  set_field (map, desk, "unit", "department");
  set_field (map, desk, "part-of", whole);
  set_field (map, desk, "name", "Front desk");
  set_field (map, priest, "unit", "person");
  set_field (map, priest, "name", "Father Tomás");
  return map;
}

/* Nothing private on the wall. */
static void
test_on_a_wall_persons_inside_are_called_by_their_positions (void)
{
  g_autoptr (EntMap) map = make_persons ();
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768), whole_map = spec, own;
  g_autoptr (EntScene) wall = NULL;
  g_autoptr (EntScene) outside = NULL;
  g_autoptr (EntScene) window = NULL;

  spec.inside = ent_map_stakeholder_at (map, 0)->base.id;
  spec.private_marks = whole_map.private_marks = FALSE;
  wall = ent_scene_new (map, &spec, context);
  g_assert_false (says (wall, "Rosa") || says (wall, "Rosita") || says (wall, "Luis"));
  g_assert_true (says (wall, "Person") && says (wall, "Head of security") && says (wall, "Front desk"));
  outside = ent_scene_new (map, &whole_map, context);
  g_assert_true (says (outside, "Father Tomás"));
  own = spec;
  own.medium = ENT_MEDIUM_SCREEN;
  own.private_marks = TRUE;
  window = ent_scene_new (map, &own, context);
  g_assert_true (says (window, "Rosa Díaz") && says (window, "Luis Peña") && says (window, "Front desk"));
}

static void
test_nor_are_they_named_in_a_document_for_a_wall (void)
{
  g_autoptr (EntMap) map = make_persons ();

  for (int private = 0; private < 2; private ++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 595, 842);
      g_autoptr (EntPages) pages = NULL;
      gboolean named = FALSE;

      spec.private_marks = private;
      pages = ent_pages_new (map, &spec, ENT_PAGES_REPORT, context);
      for (guint i = 0; i < ent_pages_n (pages); i++)
        named |= says (ent_pages_at (pages, i)->scene, "Rosa Díaz") || says (ent_pages_at (pages, i)->scene, "Luis Peña");
      g_assert_cmpint (named, ==, private);
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
  g_test_add_func ("/inside/on-a-wall-persons-are-called-by-their-positions", test_on_a_wall_persons_inside_are_called_by_their_positions);
  g_test_add_func ("/inside/nor-are-they-named-in-a-document-for-a-wall", test_nor_are_they_named_in_a_document_for_a_wall);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
