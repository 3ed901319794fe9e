/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a report against those in golden/, see test-pictures.c. */
#include "../scene/scene-fixture.h"
#include "pictures.h"
#include "scene/pages/atlas-pages.h"

/* The first page under @heading. */
static const EntScene *
page_of (const EntPages *pages, const char *heading)
{
  for (guint i = 0; i < ent_pages_n (pages); i++)
    if (g_strcmp0 (ent_pages_at (pages, i)->heading, heading) == 0)
      return ent_pages_at (pages, i)->scene;
  g_error ("there is no page “%s”", heading);
}

static void
check (const char *name, EntThemeId theme, const char *heading)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 9, .n_ties = 4, .desired = TRUE });
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 420, 340);
  PangoContext *context = ent_draw_pango_context_new ();
  g_autoptr (EntPages) pages = NULL;
  cairo_surface_t *surface;

  spec.today = 20261201;
  pages = ent_pages_new (map, &spec, ENT_PAGES_REPORT, context);
  surface = picture_paint (page_of (pages, heading), theme, 1.5);

  picture_check (name, surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

/* The first page of a part of the kit for paper. */
static void
check_kit (const char *name, EntThemeId theme, EntPagesKind kind)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 1 });
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 420, 340);
  PangoContext *context = ent_draw_pango_context_new ();
  g_autoptr (EntPages) pages = NULL;
  cairo_surface_t *surface;

  spec.blank = kind == ENT_PAGES_PICTURE;
  pages = ent_pages_new (map, &spec, kind, context);
  surface = picture_paint (ent_pages_at (pages, 0)->scene, theme, 1.5);
  picture_check (name, surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
kit_looks_right (void)
{
  check_kit ("kit-sheet-mono", ENT_THEME_MONO, ENT_PAGES_PICTURE);
  check_kit ("kit-cards-light", ENT_THEME_LIGHT, ENT_PAGES_CARDS);
  check_kit ("kit-form-mono", ENT_THEME_MONO, ENT_PAGES_FORM);
}

/* On a page and on a screen it is the same picture but for its letters. */
static void
timeline_looks_right (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 30, .n_moments = 3 });
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, 640, 480);
  PangoContext *context = ent_draw_pango_context_new ();
  g_autoptr (EntScene) scene = NULL;
  cairo_surface_t *surface;

  spec.title = FALSE;
  scene = ent_scene_new_timeline (map, &spec, context);
  surface = picture_paint (scene, ENT_THEME_MONO, 1);
  picture_check ("timeline-mono", surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
add_unassessed (EntAtlas *atlas)
{
  EntAtlasRow row = { .name = g_strdup ("Destination 5"), .file = g_strdup ("a.entorno") };

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    row.coverage.sectors[sector] = (EntSectorCoverage) { .n = 8, .at = { [ENT_COMMITMENT_NOT_ASSESSED] = 8 } };
  row.coverage.all = row.coverage.sectors[0];
  g_array_append_val (atlas->rows, row);
}

/* One destination for each way in which a sector can be covered, and one of which that is not known. */
static void
atlas_looks_right (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 595, 300);
  PangoContext *context = ent_draw_pango_context_new ();
  g_autoptr (EntPages) pages = NULL;
  cairo_surface_t *surface;

  for (guint i = 0; i < 5; i++)
    {
      EntAtlasRow row = { .name = g_strdup_printf ("Destination %u", i), .file = g_strdup ("a.entorno") };

      for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
        row.coverage.sectors[sector] = (EntSectorCoverage) { .n = i == 0 && sector > 3 ? 0 : 8, .at = { [ENT_COMMITMENT_LEADING] = i == 0 && sector > 3 ? 0 : 2 * i } };
      row.coverage.all = row.coverage.sectors[0];
      g_array_append_val (atlas->rows, row);
    }
  add_unassessed (atlas);
  spec.today = 20261201;
  pages = ent_atlas_pages_new (atlas, &spec, context);
  surface = picture_paint (ent_pages_at (pages, 0)->scene, ENT_THEME_MONO, 1.2);
  picture_check ("atlas-mono", surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
pages_look_right (void)
{
  check ("cover-light", ENT_THEME_LIGHT, "Cover");
  check ("reading-mono", ENT_THEME_MONO, "What the map shows");
  check ("register-light", ENT_THEME_LIGHT, "Register");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/look-right", pages_look_right);
  g_test_add_func ("/pages/kit-looks-right", kit_looks_right);
  g_test_add_func ("/pages/timeline-looks-right", timeline_looks_right);
  g_test_add_func ("/pages/atlas-looks-right", atlas_looks_right);
  return g_test_run ();
}
