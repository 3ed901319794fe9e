/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a report against those in golden/, see test-pictures.c. */
#include "../scene/scene-fixture.h"
#include "pictures.h"

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
  g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_REPORT, context);
  cairo_surface_t *surface = picture_paint (page_of (pages, heading), theme, 1.5);

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

static void
pages_look_right (void)
{
  check ("cover-light", ENT_THEME_LIGHT, "Cover");
  check ("gaps-mono", ENT_THEME_MONO, "Empty and weak cells");
  check ("register-light", ENT_THEME_LIGHT, "Register");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/look-right", pages_look_right);
  g_test_add_func ("/pages/kit-looks-right", kit_looks_right);
  return g_test_run ();
}
