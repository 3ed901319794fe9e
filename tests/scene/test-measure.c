/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is measured is what the eye sees: labels that lie on something, or so
 * close to each other that they read as one.
 */
#include <math.h>

#include <pango/pangocairo.h>

#include "hand-scene.h"
#include "scene-fixture.h"

typedef EntScene HandScene;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HandScene, hand_scene_free)

#define EM 10.0

/* A map with two stakeholders, far from all labels of the tests. */
static EntScene *
make_scene (void)
{
  EntScene *scene = hand_scene_new (ENT_PICTURE_MAP);

  hand_scene_add (scene, "s-1", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_NEUTRAL, 3, 0.5);
  hand_scene_add (scene, "s-2", ENT_SECTOR_COMMUNITY, ENT_COMMITMENT_NEUTRAL, 3, 0.5);
  return scene;
}

static void
add_text (EntScene *scene, EntTextRole role, EntRect ink)
{
  EntSceneText text = { .role = role, .ink = ink, .size = EM };

  g_array_append_val (scene->texts, text);
}

/* The overlaps with the rim when a label of 40 by 10 lies at @x, @y. */
static guint
rim_overlaps_at (double x, double y)
{
  g_autoptr (HandScene) scene = make_scene ();

  add_text (scene, ENT_TEXT_LABEL, (EntRect) { x, y, 40, EM });
  return measured (scene).label_rim_overlaps;
}

static void
test_label_on_the_band_of_a_sector_counts (void)
{
  g_autoptr (HandScene) scene = make_scene ();
  double right = scene->centre.x + scene->radius, band = right + ENT_BAND_OUTER;
  double y = scene->centre.y - EM / 2;
  /* the corners of a box reach further than its side */
  double corner = scene->radius - sqrt (scene->radius * scene->radius - 36);

  g_assert_cmpuint (rim_overlaps_at (right - 20, y), ==, 1);
  g_assert_cmpuint (rim_overlaps_at (band, y), ==, 1);
  g_assert_cmpuint (rim_overlaps_at (right - 40 - corner - 1, y), ==, 0);
  g_assert_cmpuint (rim_overlaps_at (band + 1.5, y), ==, 0);
  /* a box can reach over the band although its corners are beyond */
  g_assert_cmpuint (rim_overlaps_at (scene->centre.x - 20, scene->centre.y - scene->radius - 8), ==, 1);
}

static void
test_label_on_the_children_counts (void)
{
  g_autoptr (HandScene) scene = make_scene ();

  g_assert_cmpuint (rim_overlaps_at (scene->centre.x + scene->core - 3, scene->centre.y), ==, 1);
  g_assert_cmpuint (rim_overlaps_at (scene->centre.x + scene->core + 3, scene->centre.y), ==, 0);
}

static void
test_label_on_the_plate_of_a_name_counts (void)
{
  for (guint plate = 0; plate < 2; plate++)
    {
      g_autoptr (HandScene) scene = make_scene ();
      EntRect name = { 300, 300, 60, EM };

      add_text (scene, ENT_TEXT_RING, name);
      g_array_index (scene->texts, EntSceneText, 0).plate = plate > 0;
      add_text (scene, ENT_TEXT_LABEL, (EntRect) { name.x, name.y + name.height + 2.5, 40, EM });
      g_assert_cmpuint (measured (scene).label_rim_overlaps, ==, plate);
    }
}

static void
test_label_within_the_legend_counts (void)
{
  g_autoptr (HandScene) scene = make_scene ();

  add_text (scene, ENT_TEXT_HEADING, (EntRect) { 20, 20, 60, EM });
  add_text (scene, ENT_TEXT_LEGEND, (EntRect) { 40, 80, 60, EM });
  add_text (scene, ENT_TEXT_LABEL, (EntRect) { 30, 50, 40, EM });
  g_assert_cmpuint (measured (scene).label_rim_overlaps, ==, 1);
  g_array_index (scene->texts, EntSceneText, 2).ink.x = 110;
  g_assert_cmpuint (measured (scene).label_rim_overlaps, ==, 0);
}

/* Along an arc around the centre, in boxes as wide as letters. */
static EntSceneText
arc_text (const EntScene *scene, EntTextRole role, double radius, double angle)
{
  g_autoptr (GObject) pango = G_OBJECT (pango_font_map_create_context (pango_cairo_font_map_get_default ()));
  EntSceneText text = { .role = role, .size = EM, .x = scene->centre.x, .y = scene->centre.y, .arc_radius = radius, .arc_angle = angle };

  text.layout = pango_layout_new (PANGO_CONTEXT (pango));
  pango_layout_set_text (text.layout, "Resistant", -1);
  return text;
}

static void
test_symbol_under_the_name_of_a_ring_counts (void)
{
  g_autoptr (HandScene) scene = make_scene ();
  const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, 0);
  double x = symbol->x - scene->centre.x, y = symbol->y - scene->centre.y;
  EntSceneText name = arc_text (scene, ENT_TEXT_RING, hypot (x, y), atan2 (x, -y));

  g_array_append_val (scene->texts, name);
  g_assert_cmpuint (measured (scene).symbol_rim_overlaps, ==, 1);
  g_array_index (scene->texts, EntSceneText, 0).arc_angle += 1;
  g_assert_cmpuint (measured (scene).symbol_rim_overlaps, ==, 0);
}

static void
test_line_of_the_key_on_the_disc_or_a_name_counts (void)
{
  g_autoptr (HandScene) scene = make_scene ();
  double right = scene->centre.x + scene->radius + ENT_BAND_OUTER * scene->line;
  EntSceneText name = arc_text (scene, ENT_TEXT_SECTOR, scene->radius + 30, G_PI_2);

  add_text (scene, ENT_TEXT_KEY, (EntRect) { right - 2, scene->centre.y - EM, 40, EM });
  g_assert_cmpuint (measured (scene).key_rim_overlaps, ==, 1);
  g_array_index (scene->texts, EntSceneText, 0).ink.x = right + 60;
  g_array_append_val (scene->texts, name);
  g_assert_cmpuint (measured (scene).key_rim_overlaps, ==, 0);
  g_array_index (scene->texts, EntSceneText, 0).ink.x = scene->centre.x + scene->radius + 25;
  g_assert_cmpuint (measured (scene).key_rim_overlaps, ==, 1);
}

/* The overlaps of two labels with this much between them. */
static guint
label_overlaps (double dx, double dy, double em)
{
  g_autoptr (HandScene) scene = make_scene ();

  add_text (scene, ENT_TEXT_LABEL, (EntRect) { 300, 300, 40, EM });
  add_text (scene, ENT_TEXT_LABEL, (EntRect) { 300 + (dx > 0 ? 40 + dx : 0), 300 + (dy > 0 ? EM + dy : 0), 40, EM });
  for (guint i = 0; i < 2; i++)
    g_array_index (scene->texts, EntSceneText, i).size = em;
  return measured (scene).label_label_overlaps;
}

static void
test_labels_without_air_between_them_overlap (void)
{
  g_assert_cmpuint (label_overlaps (0, 3.9, 20), ==, 1);
  g_assert_cmpuint (label_overlaps (3.9, 0, 20), ==, 1);
  g_assert_cmpuint (label_overlaps (0, 4.1, 20), ==, 0);
  g_assert_cmpuint (label_overlaps (4.1, 0, 20), ==, 0);
  /* small letters: two scene units */
  g_assert_cmpuint (label_overlaps (0, 1.9, 6), ==, 1);
  g_assert_cmpuint (label_overlaps (0, 2.1, 6), ==, 0);
}

/* The line of a tie runs at this height, from one of its ends to the other. */
#define TIE_Y 300.0

/* A tie between "s-1" and "s-2", and @owner stands so that the tie passes @below its middle. */
static EntScene *
make_scene_with_tie (int owner, double below)
{
  EntScene *scene = make_scene ();
  int stranger = hand_scene_add (scene, "s-3", ENT_SECTOR_MEDIA, ENT_COMMITMENT_NEUTRAL, 3, 0.5);
  static const double xs[] = { 300, 700, 500 };

  g_assert_cmpint (stranger, ==, 2);
  for (int i = 0; i < 3; i++)
    {
      hand_scene_symbol (scene, i)->x = xs[i];
      hand_scene_symbol (scene, i)->y = i == owner ? TIE_Y - below : (i == 2 ? 2 * TIE_Y : TIE_Y);
    }
  hand_scene_add_tie (scene, "e-1", 0, 1);
  for (guint i = 0; i < 4; i++)
    g_array_index (scene->ties, EntSceneTie, 0).few[i].y = TIE_Y;
  return scene;
}

/* How often the tie is told to run through something when @owner, who wears @flags, stands so. */
static guint
through_marks (int owner, guint flags, double below)
{
  g_autoptr (HandScene) scene = make_scene_with_tie (owner, below);

  hand_scene_symbol (scene, owner)->flags = flags;
  /* whoever only asks whether there is any is told the same */
  g_assert_cmpint (ent_scene_has_ties_through_symbols (scene), ==, measured (scene).ties_through_symbols > 0);
  return measured (scene).ties_through_symbols;
}

static void
test_tie_through_a_badge_counts (void)
{
  /* stars and Vs reach from 5 to 15 above the middle of a symbol of 12 */
  g_assert_cmpuint (through_marks (2, 0, -13), ==, 0);
  g_assert_cmpuint (through_marks (2, ENT_SYMBOL_ALLY, -13), ==, 1);
  g_assert_cmpuint (through_marks (2, ENT_SYMBOL_VETO, -13), ==, 1);
  g_assert_cmpuint (through_marks (2, ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO, -16), ==, 0);
  /* a stakeholder counts once, whatever of it is met */
  g_assert_cmpuint (through_marks (2, 0, -8), ==, 1);
  g_assert_cmpuint (through_marks (2, ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO | ENT_SYMBOL_PINNED, -8), ==, 1);
  /* what its own ends wear is in nobody's way */
  g_assert_cmpuint (through_marks (0, ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO, -10), ==, 0);
}

static void
test_tie_through_a_pin_counts (void)
{
  for (guint pinned = 0; pinned < 2; pinned++)
    {
      g_autoptr (HandScene) scene = make_scene_with_tie (2, 11);
      EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, 0);

      /* beside the circle it stands out at the lower left: the tie runs down there */
      hand_scene_symbol (scene, 2)->flags = pinned ? ENT_SYMBOL_PINNED : 0;
      for (guint i = 0; i < 4; i++)
        tie->few[i] = (EntPoint) { 500 - 18 + i * 8.0, TIE_Y - 11 + 2 + i * 8.0 };
      g_assert_cmpuint (measured (scene).ties_through_symbols, ==, pinned);
    }
}

static void
test_tie_through_a_number_of_people_counts (void)
{
  static const int owners[] = { 2, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (HandScene) scene = make_scene_with_tie (2, 30);

      /* the ink ends above the line, its plate does not */
      add_text (scene, ENT_TEXT_BADGE, (EntRect) { 508, TIE_Y - EM - 2, 6, EM });
      g_array_index (scene->texts, EntSceneText, 0).id = hand_scene_symbol (scene, owners[i])->id;
      g_assert_cmpuint (measured (scene).ties_through_symbols, ==, owners[i] == 2);
    }
}

static void
test_tie_through_a_ghost_counts (void)
{
  static const int owners[] = { 2, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (HandScene) scene = make_scene_with_tie (2, 60);
      EntSceneGhost ghost = { .symbol = owners[i], .middle = { 500, TIE_Y + 5 }, .radius = 7 };

      g_array_append_val (scene->ghosts, ghost);
      g_assert_cmpuint (measured (scene).ties_through_symbols, ==, owners[i] == 2);
      g_array_index (scene->ghosts, EntSceneGhost, 0).middle.y = TIE_Y + 8;
      g_assert_cmpuint (measured (scene).ties_through_symbols, ==, 0);
    }
}

static void
test_line_to_a_label_meets_nothing_else (void)
{
  g_autoptr (HandScene) scene = make_scene ();
  const EntSceneSymbol *first = &g_array_index (scene->symbols, EntSceneSymbol, 0), *second = &g_array_index (scene->symbols, EntSceneSymbol, 1);
  EntSceneLeader leader = { .symbol = 0, .n_points = 2, .points = { { first->x, first->y }, { 20, 20 } } };

  add_text (scene, ENT_TEXT_LABEL, (EntRect) { 22, 15, 40, EM });
  g_array_index (scene->symbols, EntSceneSymbol, 0).label = 0;
  g_array_append_val (scene->leaders, leader);
  g_assert_cmpuint (measured (scene).label_label_overlaps + measured (scene).label_symbol_overlaps, ==, 0);
  /* bent, through the other symbol and another label */
  g_array_index (scene->leaders, EntSceneLeader, 0) = (EntSceneLeader) { .symbol = 0, .n_points = 3, .points = { { first->x, first->y }, { second->x, second->y }, { 20, 20 } } };
  g_assert_cmpuint (measured (scene).label_symbol_overlaps, ==, 1);
  add_text (scene, ENT_TEXT_LABEL, (EntRect) { second->x - 30, second->y + 20, 60, EM });
  g_array_index (scene->leaders, EntSceneLeader, 0).points[2] = (EntPoint) { second->x, second->y + 60 };
  g_assert_cmpuint (measured (scene).label_label_overlaps, ==, 1);
}

static void
test_lines_that_cross_at_a_narrow_angle_count (void)
{
  g_autoptr (HandScene) scene = make_scene ();
  EntSceneLeader a = { .symbol = 0, .n_points = 2, .points = { { 0, 10 }, { 10, 10 } } };
  EntSceneLeader b = { .symbol = 1, .n_points = 2, .points = { { 0, 8 }, { 10, 12 } } };

  g_array_append_val (scene->leaders, a);
  g_array_append_val (scene->leaders, b);
  g_assert_cmpuint (measured (scene).label_label_overlaps, ==, 1);
  g_array_index (scene->leaders, EntSceneLeader, 1).points[0] = (EntPoint) { 2, 4 };
  g_array_index (scene->leaders, EntSceneLeader, 1).points[1] = (EntPoint) { 8, 16 };
  g_assert_cmpuint (measured (scene).label_label_overlaps, ==, 0);
}

/* Its letters are read over a straight line, and not over a bend or an end. */
static void
test_on_a_wall_a_line_may_run_straight_under_the_name_of_a_sector (void)
{
  static const EntMedium media[] = { ENT_MEDIUM_PAPER, ENT_MEDIUM_PROJECTOR };

  for (guint i = 0; i < G_N_ELEMENTS (media); i++)
    {
      g_autoptr (HandScene) scene = make_scene ();
      EntSceneLeader under = { .symbol = 0, .n_points = 2, .points = { { 10, 10 }, { 10, 80 } } };

      scene->medium = media[i];
      add_text (scene, ENT_TEXT_SECTOR, (EntRect) { 0, 40, 60, EM });
      g_array_append_val (scene->leaders, under);
      g_assert_cmpuint (measured (scene).label_rim_overlaps, ==, media[i] == ENT_MEDIUM_PAPER);
      g_array_index (scene->leaders, EntSceneLeader, 0).points[1].y = 40 + EM / 2.0;
      g_assert_cmpuint (measured (scene).label_rim_overlaps, ==, 1);
      g_array_index (scene->texts, EntSceneText, 0).role = ENT_TEXT_RING;
      g_array_index (scene->leaders, EntSceneLeader, 0).points[1].y = 80;
      g_assert_cmpuint (measured (scene).label_rim_overlaps, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/measure/symbol-under-ring-name", test_symbol_under_the_name_of_a_ring_counts);
  g_test_add_func ("/scene/measure/key-on-disc-or-name", test_line_of_the_key_on_the_disc_or_a_name_counts);
  g_test_add_func ("/scene/measure/label-on-the-band-of-a-sector-counts", test_label_on_the_band_of_a_sector_counts);
  g_test_add_func ("/scene/measure/label-on-the-children-counts", test_label_on_the_children_counts);
  g_test_add_func ("/scene/measure/label-on-the-plate-of-a-name-counts", test_label_on_the_plate_of_a_name_counts);
  g_test_add_func ("/scene/measure/label-within-the-legend-counts", test_label_within_the_legend_counts);
  g_test_add_func ("/scene/measure/labels-without-air-between-them-overlap", test_labels_without_air_between_them_overlap);
  g_test_add_func ("/scene/measure/tie-through-a-badge-counts", test_tie_through_a_badge_counts);
  g_test_add_func ("/scene/measure/tie-through-a-pin-counts", test_tie_through_a_pin_counts);
  g_test_add_func ("/scene/measure/tie-through-a-number-of-people-counts", test_tie_through_a_number_of_people_counts);
  g_test_add_func ("/scene/measure/tie-through-a-ghost-counts", test_tie_through_a_ghost_counts);
  g_test_add_func ("/scene/measure/on-a-wall-a-line-may-run-straight-under-the-name-of-a-sector", test_on_a_wall_a_line_may_run_straight_under_the_name_of_a_sector);
  g_test_add_func ("/scene/measure/line-to-a-label-meets-nothing-else", test_line_to_a_label_meets_nothing_else);
  g_test_add_func ("/scene/measure/lines-that-cross-at-a-narrow-angle-count", test_lines_that_cross_at_a_narrow_angle_count);
  return g_test_run ();
}
