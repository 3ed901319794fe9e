/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is measured is what the eye sees: labels that lie on something, or so
 * close to each other that they read as one.
 */
#include <math.h>

#include "hand-scene.h"

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

static EntSceneQuality
measured (const EntScene *scene)
{
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  return quality;
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/measure/label-on-the-band-of-a-sector-counts", test_label_on_the_band_of_a_sector_counts);
  g_test_add_func ("/scene/measure/label-on-the-children-counts", test_label_on_the_children_counts);
  g_test_add_func ("/scene/measure/label-on-the-plate-of-a-name-counts", test_label_on_the_plate_of_a_name_counts);
  g_test_add_func ("/scene/measure/label-within-the-legend-counts", test_label_within_the_legend_counts);
  g_test_add_func ("/scene/measure/labels-without-air-between-them-overlap", test_labels_without_air_between_them_overlap);
  return g_test_run ();
}
