/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture on a wall takes long: it can be stopped, and what it was laid out for once
 * need not be laid out again.
 */
#include <string.h>

#include "scene-fixture.h"
#include "scene/map/ghosts.h"

#define FEW 16
/* Of so many, in so little room, some names are looked for everywhere. */
#define CROWDED 20
#define WIDTH 800
#define HEIGHT 600
/* How often the work looks until it is out of all its loops. */
#define MOST_LOOKS G_GUINT64_CONSTANT (12)
/* So many places are tried for an outline of then where very many moved. */
#define MOST_PLACES 700

static PangoContext *context;

static EntMap *
make_map (guint n)
{
  EntFixture fixture = { .n_stakeholders = n, .n_ties = n };

  return ent_fixture_new (&fixture);
}

static EntScene *
make (EntMap *map, EntProgress *progress, guint page, const char *focus)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, WIDTH, HEIGHT);

  spec.progress = progress;
  spec.page = page;
  spec.focus = focus;
  return ent_scene_new (map, &spec, context);
}

static void
check_same (const EntScene *a, const EntScene *b)
{
  g_assert_cmpuint (a->page, ==, b->page);
  g_assert_cmpuint (a->n_pages, ==, b->n_pages);
  g_assert_cmpuint (a->n_stakeholders, ==, b->n_stakeholders);
  g_assert_cmpfloat (a->radius, ==, b->radius);
  g_assert_cmpuint (a->symbols->len, ==, b->symbols->len);
  for (guint i = 0; i < a->symbols->len; i++)
    {
      const EntSceneSymbol *x = &g_array_index (a->symbols, EntSceneSymbol, i), *y = &g_array_index (b->symbols, EntSceneSymbol, i);

      g_assert_cmpstr (x->id, ==, y->id);
      g_assert_cmpfloat (x->x, ==, y->x);
      g_assert_cmpfloat (x->y, ==, y->y);
      g_assert_cmpuint (x->flags, ==, y->flags);
      g_assert_cmpuint (x->key_number, ==, y->key_number);
      g_assert_cmpint (x->label, ==, y->label);
      if (x->id != NULL)
        g_assert_cmpint (ent_scene_find_symbol (a, x->id), ==, ent_scene_find_symbol (b, x->id));
    }
  g_assert_cmpuint (a->texts->len, ==, b->texts->len);
  for (guint i = 0; i < a->texts->len; i++)
    {
      const EntSceneText *x = &g_array_index (a->texts, EntSceneText, i), *y = &g_array_index (b->texts, EntSceneText, i);

      g_assert_cmpstr (pango_layout_get_text (x->layout), ==, pango_layout_get_text (y->layout));
      g_assert_cmpfloat (x->x, ==, y->x);
      g_assert_cmpfloat (x->y, ==, y->y);
      g_assert_cmpfloat (x->size, ==, y->size);
    }
  g_assert_cmpuint (a->ties->len, ==, b->ties->len);
  for (guint i = 0; i < a->ties->len; i++)
    {
      const EntSceneTie *x = &g_array_index (a->ties, EntSceneTie, i), *y = &g_array_index (b->ties, EntSceneTie, i);

      g_assert_cmpmem (ent_tie_points (x), x->n_points * sizeof (EntPoint), ent_tie_points (y), y->n_points * sizeof (EntPoint));
    }
  g_assert_cmpmem (a->leaders->data, a->leaders->len * sizeof (EntSceneLeader), b->leaders->data, b->leaders->len * sizeof (EntSceneLeader));
  g_assert_cmpmem (a->wedges->data, a->wedges->len * sizeof (EntSceneWedge), b->wedges->data, b->wedges->len * sizeof (EntSceneWedge));
}

static void
test_who_stopped_before_it_began_pays_for_nothing (void)
{
  g_autoptr (EntMap) map = make_map (FEW);
  g_autoptr (EntProgress) wanted = ent_progress_new (), stopped = ent_progress_new ();
  g_autoptr (EntScene) scene = make (map, wanted, 0, NULL);

  ent_progress_stop (stopped, 0);
  g_assert_null (make (map, stopped, 0, NULL));
  /* each try leads ties, and says how far it is with them */
  g_assert_cmpuint (ent_progress_percent (wanted), >, 0);
  g_assert_cmpuint (ent_progress_percent (stopped), ==, 0);
  g_assert_cmpuint (ent_progress_looks (stopped), <=, MOST_LOOKS);
}

static void
test_stopped_in_its_midst_there_is_no_picture (void)
{
  g_autoptr (EntMap) map = make_map (CROWDED);
  g_autoptr (EntProgress) wanted = ent_progress_new ();
  g_autoptr (EntScene) scene = make (map, wanted, 0, NULL);
  guint n = ent_progress_looks (wanted);

  g_test_message ("%u looks", n);
  g_assert_cmpuint (n, >, 2 * MOST_LOOKS);
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      guint after = i < 3 ? n * i / 4 : n - 1;

      ent_progress_stop (progress, after);
      g_assert_null (make (map, progress, 0, NULL));
      g_assert_cmpuint (ent_progress_looks (progress), <=, after + MOST_LOOKS);
    }
}

static void
test_who_only_looks_on_gets_the_same_picture (void)
{
  g_autoptr (EntMap) map = make_map (FEW);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (EntScene) alone = make (map, NULL, 0, NULL);
  g_autoptr (EntScene) watched = make (map, progress, 0, NULL);

  check_same (alone, watched);
}

/* Names are fitted in several ways, each in letters of several sizes. */
static void
test_a_matrix_can_be_stopped (void)
{
  static const EntMedium media[] = { ENT_MEDIUM_PROJECTOR, ENT_MEDIUM_SCREEN };
  g_autoptr (EntMap) map = make_map (3 * CROWDED);

  for (guint m = 0; m < G_N_ELEMENTS (media); m++)
    {
      EntSceneSpec spec = ent_fixture_spec (media[m], WIDTH, HEIGHT);
      g_autoptr (EntProgress) wanted = ent_progress_new ();
      g_autoptr (EntScene) alone = NULL, watched = NULL;
      guint n;

      spec.picture = ENT_PICTURE_MATRIX;
      alone = ent_scene_new (map, &spec, context);
      spec.progress = wanted;
      watched = ent_scene_new (map, &spec, context);
      check_same (alone, watched);
      n = ent_progress_looks (wanted);
      g_test_message ("%u looks", n);
      g_assert_cmpuint (n, >, 2 * MOST_LOOKS);
      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (EntProgress) progress = ent_progress_new ();
          guint after = i < 3 ? n * i / 4 : n - 1;

          ent_progress_stop (progress, after);
          spec.progress = progress;
          g_assert_null (ent_scene_new (map, &spec, context));
          g_assert_cmpuint (ent_progress_looks (progress), <=, after + MOST_LOOKS);
        }
    }
}

static void
test_a_light_can_be_stopped (void)
{
  const char *focus = ent_sector_choices.items[ENT_SECTOR_PRIVATE].name;
  g_autoptr (EntMap) map = make_map (FEW);
  g_autoptr (EntScene) picture = make (map, NULL, 0, NULL);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, WIDTH, HEIGHT);

  spec.focus = focus;
  spec.progress = progress;
  ent_progress_stop (progress, 2);
  g_assert_null (ent_scene_new_from (picture, map, &spec, context));
}

/* Places that are tried grow with those who moved and not with what else there is, and somebody looks all the time. */
static void
test_a_change_of_very_many_can_be_stopped_among_them (void)
{
  EntFixture fixture = { .n_stakeholders = 1500, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
  g_autoptr (EntScene) ground = ent_scene_new (map, &spec, context), change = NULL;
  g_autoptr (EntProgress) wanted = ent_progress_new ();
  guint n;

  spec.from_moment_id = "t-0";
  spec.progress = wanted;
  change = ent_scene_new_from (ground, map, &spec, context);
  n = ent_progress_looks (wanted);
  g_test_message ("%u looks, %u outlines", n, change->ghosts->len);
  g_assert_cmpuint (change->ghosts->len, >, ENT_GHOSTS_MANY);
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpfloat ((double) n * ENT_GHOSTS_PLACES_PER_LOOK, <, (double) MOST_PLACES * change->ghosts->len);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      guint after = i < 3 ? n * i / 4 : n - 1;

      ent_progress_stop (progress, after);
      spec.progress = progress;
      g_assert_null (ent_scene_new_from (ground, map, &spec, context));
      g_assert_cmpuint (ent_progress_looks (progress), <=, after + MOST_LOOKS);
    }
}

/* Of all that a key can ask for nothing is laid out again, and it comes out the same. */
static void
test_pages_and_lights_are_made_from_the_picture (void)
{
  g_autoptr (EntMap) map = make_map (FEW);
  g_autoptr (EntScene) picture = make (map, NULL, 0, NULL);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, WIDTH, HEIGHT);

  g_assert_cmpuint (picture->n_pages, >, 1);
  for (guint page = 0; page < picture->n_pages; page++)
    {
      g_autoptr (EntScene) anew = make (map, NULL, page, NULL);
      g_autoptr (EntScene) turned = NULL;

      spec.page = page;
      turned = ent_scene_new_from (picture, map, &spec, context);
      check_same (anew, turned);
    }
  spec.page = 0;
  for (guint sector = ENT_SECTOR_PRIVATE; sector < ENT_N_SECTORS; sector += 2)
    {
      g_autoptr (EntScene) anew = make (map, NULL, 0, ent_sector_choices.items[sector].name);
      g_autoptr (EntScene) lit = NULL;

      spec.focus = ent_sector_choices.items[sector].name;
      lit = ent_scene_new_from (picture, map, &spec, context);
      check_same (anew, lit);
    }
}

/* What is made from it leaves the picture as it was. */
static void
test_a_picture_stays_what_it_was (void)
{
  g_autoptr (EntMap) map = make_map (FEW);
  g_autoptr (EntScene) picture = make (map, NULL, 0, NULL);
  g_autoptr (EntScene) copy = ent_scene_copy (picture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, WIDTH, HEIGHT);
  EntScene *lit;

  spec.focus = ent_sector_choices.items[ENT_SECTOR_PRIVATE].name;
  lit = ent_scene_new_from (picture, map, &spec, context);
  ent_scene_free (lit);
  check_same (picture, copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/stop/before-it-began-nothing-is-paid-for", test_who_stopped_before_it_began_pays_for_nothing);
  g_test_add_func ("/stop/in-its-midst-there-is-no-picture", test_stopped_in_its_midst_there_is_no_picture);
  g_test_add_func ("/stop/who-only-looks-on-gets-the-same-picture", test_who_only_looks_on_gets_the_same_picture);
  g_test_add_func ("/stop/a-matrix-can-be-stopped", test_a_matrix_can_be_stopped);
  g_test_add_func ("/stop/a-light-can-be-stopped", test_a_light_can_be_stopped);
  g_test_add_func ("/stop/a-change-of-very-many-can-be-stopped-among-them", test_a_change_of_very_many_can_be_stopped_among_them);
  g_test_add_func ("/stop/pages-and-lights-are-made-from-the-picture", test_pages_and_lights_are_made_from_the_picture);
  g_test_add_func ("/stop/a-picture-stays-what-it-was", test_a_picture_stays_what_it_was);
  return g_test_run ();
}
