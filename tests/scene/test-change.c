/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a change: the map of the later moment, with where people stood before. */
#include <math.h>
#include <string.h>

#include "long-form.h"
#include "scene-fixture.h"

static PangoContext *context;

static EntScene *
make_change (EntMap *map, EntMedium medium, double width, double height, const char *from)
{
  EntSceneSpec spec = ent_fixture_spec (medium, width, height);

  spec.from_moment_id = from;
  return ent_scene_new (map, &spec, context);
}

static const EntSceneGhost *
ghost_of (const EntScene *scene, guint symbol)
{
  for (guint i = 0; i < scene->ghosts->len; i++)
    if (g_array_index (scene->ghosts, EntSceneGhost, i).symbol == (int) symbol)
      return &g_array_index (scene->ghosts, EntSceneGhost, i);
  return NULL;
}

/* The ring in which @at lies. */
static guint
ring_at (const EntScene *scene, EntPoint at)
{
  EntSectorId sector;
  guint8 value = 0;

  g_assert_true (ent_scene_cell_at (scene, at.x, at.y, &sector, &value));
  return value;
}

/* Whoever stands in another ring, and nobody else, in the ring of then and with the size of then. */
static void
test_whoever_moved_has_a_ghost_in_the_ring_of_then (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_moments = 3 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_change (map, ENT_MEDIUM_PAPER, 1191, 842, "t-0");
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = symbol_at (scene, i);
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, symbol->id);
      guint then = ent_map_rating (map, stakeholder, "t-0", ENT_ASPECT_COMMITMENT);
      guint now = ent_map_rating (map, stakeholder, "t-2", ENT_ASPECT_COMMITMENT);
      const EntSceneGhost *ghost = ghost_of (scene, i);
      EntGhostKind kind = then == 0 ? ENT_GHOST_ASSESSED : now == 0 ? ENT_GHOST_UNASSESSED
                                                       : now > then ? ENT_GHOST_NEARER
                                                                    : ENT_GHOST_FARTHER;

      g_assert_cmpuint (symbol->commitment, ==, now);
      g_assert_true ((ghost != NULL) == (then != now));
      if (ghost == NULL)
        continue;
      n++;
      g_assert_cmpuint (ghost->kind, ==, kind);
      g_assert_cmpuint (ring_at (scene, ghost->middle), ==, then);
      /* nobody's power changes in this map */
      g_assert_cmpfloat_with_epsilon (ghost->radius, symbol->radius, 1e-9);
    }
  g_assert_cmpuint (n, >, 20);
}

static EntScene *
make_map_of (EntMap *map, double width, double height, const char *moment)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, width, height);

  spec.moment_id = moment;
  return ent_scene_new (map, &spec, context);
}

/* Where that leaves it off symbols and names: with few on a large sheet mostly. */
static void
test_then_is_where_the_map_of_then_has_it (void)
{
  EntFixture fixture = { .n_stakeholders = 12, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_change (map, ENT_MEDIUM_PAPER, 1684, 1191, "t-0");
  g_autoptr (EntScene) then = make_map_of (map, 1684, 1191, "t-0");
  guint n = 0, n_there = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = symbol_at (then, i);
      const EntSceneGhost *ghost = ghost_of (scene, i);

      if (ghost == NULL)
        continue;
      n++;
      n_there += hypot (symbol->x - then->centre.x - ghost->middle.x + scene->centre.x, symbol->y - then->centre.y - ghost->middle.y + scene->centre.y) < 1;
    }
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n_there, >=, (n + 1) / 2);
}

/* Labels keep off ghosts too: the measure counts them as symbols. */
static void
test_nothing_lies_on_anything (void)
{
  static const struct
  {
    EntMedium medium;
    double width, height;
    guint n;
  } cases[] = {
    { ENT_MEDIUM_PAPER, 842, 595, 20 },
    { ENT_MEDIUM_PAPER, 1191, 842, 45 },
    { ENT_MEDIUM_SCREEN, 700, 620, 45 },
    { ENT_MEDIUM_PROJECTOR, 1024, 768, 30 },
    { ENT_MEDIUM_SCREEN, 1366, 700, 45 },
    { ENT_MEDIUM_PAPER, 1191, 842, 120 },
  };

  for (guint i = 0; i < in_long_form (G_N_ELEMENTS (cases), 4); i++)
    {
      EntFixture fixture = { .n_stakeholders = cases[i].n, .n_ties = cases[i].n, .n_moments = 2 };
      g_autoptr (EntMap) map = ent_fixture_new (&fixture);
      g_autoptr (EntScene) scene = make_change (map, cases[i].medium, cases[i].width, cases[i].height, "t-0");
      EntSceneQuality quality;

      quality = measured (scene);
      g_test_message ("%g × %g, %u: %u", cases[i].width, cases[i].height, cases[i].n, quality.symbol_symbol_overlaps);
      g_assert_cmpuint (quality.label_label_overlaps, ==, 0);
      g_assert_cmpuint (quality.label_symbol_overlaps, ==, 0);
      g_assert_cmpuint (quality.label_rim_overlaps, ==, 0);
      g_assert_cmpuint (quality.outside, ==, 0);
      g_assert_cmpuint (quality.symbol_symbol_overlaps, ==, 0);
    }
}

/* Wedges and rings of a map are those of its change: they compare in place. */
static void
test_the_ground_is_that_of_the_map (void)
{
  EntFixture fixture = { .n_stakeholders = 30, .n_ties = 20, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, 900, 700);
  g_autoptr (EntScene) plain = NULL, change = NULL;

  spec.title = spec.legend = FALSE;
  plain = ent_scene_new (map, &spec, context);
  spec.from_moment_id = "t-0";
  change = ent_scene_new (map, &spec, context);
  g_assert_cmpmem (plain->wedges->data, plain->wedges->len * sizeof (EntSceneWedge), change->wedges->data, change->wedges->len * sizeof (EntSceneWedge));
  g_assert_cmpmem (plain->rings->data, plain->rings->len * sizeof (EntSceneRing), change->rings->data, change->rings->len * sizeof (EntSceneRing));
  g_assert_cmpuint (plain->ties->len, >, 0);
  g_assert_cmpuint (change->ties->len, ==, 0);
}

static gboolean
has_text (const EntScene *scene, EntTextRole role, const char *part)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == role && strstr (pango_layout_get_text (text_at (scene, i)->layout), part) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_subtitle_and_legend_tell_of_the_change (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 10, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_change (map, ENT_MEDIUM_PAPER, 1191, 842, "t-0");
  guint n[ENT_N_GHOST_KINDS] = { 0 };
  g_autofree char *nearer = NULL;

  for (guint i = 0; i < scene->ghosts->len; i++)
    if (g_array_index (scene->ghosts, EntSceneGhost, i).symbol < (int) scene->n_stakeholders)
      n[g_array_index (scene->ghosts, EntSceneGhost, i).kind]++;
    else
      /* the specimens of the legend, which are of another symbol each */
      g_assert_cmpuint (symbol_at (scene, (guint) g_array_index (scene->ghosts, EntSceneGhost, i).symbol)->flags & ENT_SYMBOL_SPECIMEN, !=, 0);
  nearer = g_strdup_printf ("%u nearer to the children", n[ENT_GHOST_NEARER]);
  g_assert_true (has_text (scene, ENT_TEXT_SUBTITLE, "Workshop 1 → Workshop 2"));
  g_assert_true (has_text (scene, ENT_TEXT_SUBTITLE, nearer));
  g_assert_false (has_text (scene, ENT_TEXT_SUBTITLE, "tie"));
  g_assert_true (has_text (scene, ENT_TEXT_LEGEND, "Nearer to the children"));
  g_assert_true (has_text (scene, ENT_TEXT_LEGEND, "Farther from the children"));
}

/* A legend of its own page has its specimens, and they are of the symbols that are left there. */
static void
test_on_a_wall_the_legend_has_its_arrows (void)
{
  EntFixture fixture = { .n_stakeholders = 30, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
  g_autoptr (EntScene) scene = NULL;

  spec.from_moment_id = "t-0";
  spec.page = 1;
  scene = ent_scene_new (map, &spec, context);
  g_assert_cmpuint (scene->ghosts->len, >=, 2);
  for (guint i = 0; i < scene->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (scene->ghosts, EntSceneGhost, i);
      const EntSceneSymbol *symbol = symbol_at (scene, (guint) ghost->symbol);

      g_assert_cmpfloat_with_epsilon (symbol->y, ghost->middle.y, 1e-9);
      g_assert_cmpfloat (symbol->x, >, ghost->middle.x);
    }
}

/* It is the map then, of one moment. */
static void
test_a_change_needs_two_moments (void)
{
  static const char *const from[] = { "t-1", "t-none", NULL };
  EntFixture fixture = { .n_stakeholders = 10, .n_ties = 10, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      g_autoptr (EntScene) scene = make_change (map, ENT_MEDIUM_PAPER, 1191, 842, from[i]);

      g_assert_cmpuint (scene->ghosts->len, ==, 0);
      g_assert_cmpuint (scene->ties->len, >, 0);
      g_assert_false (has_text (scene, ENT_TEXT_SUBTITLE, "→"));
    }
}

/* Where the rings show power, whoever gained some moves; where they show the level, nobody does. */
static void
test_rings_decide_who_moves (void)
{
  EntFixture fixture = { .n_stakeholders = 20, .n_moments = 2 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);

  for (EntRings rings = ENT_RINGS_POWER; rings <= ENT_RINGS_LEVEL; rings++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 1191, 842);
      EntView view = { .rings = (guint8) rings };
      g_autoptr (EntScene) scene = NULL;

      spec.view = &view;
      spec.from_moment_id = "t-0";
      scene = ent_scene_new (map, &spec, context);
      /* commitment alone changes in this map */
      g_assert_cmpuint (scene->ghosts->len, ==, 0);
      g_assert_true (has_text (scene, ENT_TEXT_LEGEND, "Nobody stands in another ring."));
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/change/whoever-moved-has-a-ghost-in-the-ring-of-then", test_whoever_moved_has_a_ghost_in_the_ring_of_then);
  g_test_add_func ("/scene/change/then-is-where-the-map-of-then-has-it", test_then_is_where_the_map_of_then_has_it);
  g_test_add_func ("/scene/change/nothing-lies-on-anything", test_nothing_lies_on_anything);
  g_test_add_func ("/scene/change/the-ground-is-that-of-the-map", test_the_ground_is_that_of_the_map);
  g_test_add_func ("/scene/change/subtitle-and-legend-tell-of-the-change", test_subtitle_and_legend_tell_of_the_change);
  g_test_add_func ("/scene/change/on-a-wall-the-legend-has-its-arrows", test_on_a_wall_the_legend_has_its_arrows);
  g_test_add_func ("/scene/change/a-change-needs-two-moments", test_a_change_needs_two_moments);
  g_test_add_func ("/scene/change/rings-decide-who-moves", test_rings_decide_who_moves);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
