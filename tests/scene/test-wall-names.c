/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names stand on a wall: near, in their own sector, and off the title. */
#include <math.h>

#include "long-form.h"
#include "scene-fixture.h"

#include "scene/labels/labels.h"
#include "scene/map/wedges.h"

static PangoContext *context;

static EntScene *
make_page (EntMap *map, double width, double height, const char *focus)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, width, height);

  spec.focus = focus;
  return ent_scene_new (map, &spec, context);
}

static void
test_the_share_beside_a_wedge_is_how_much_of_a_box_lies_there (void)
{
  static const EntPoint centre = { 100, 100 };
  EntSceneWedge quarter = { .start = 0, .end = G_PI_2 }, wide = { .start = G_PI_2, .end = 2 * G_PI };
  EntWedgeSides narrow_sides = ent_wedge_sides (&quarter), wide_sides = ent_wedge_sides (&wide);
  static const EntRect inside = { 120, 50, 30, 20 }, beside = { 30, 50, 40, 20 }, half = { 70, 50, 60, 20 };

  g_assert_cmpfloat (ent_wedge_share_beside (&narrow_sides, centre, &inside), ==, 0);
  g_assert_cmpfloat (ent_wedge_share_beside (&narrow_sides, centre, &beside), ==, 1);
  g_assert_cmpfloat_with_epsilon (ent_wedge_share_beside (&narrow_sides, centre, &half), 0.5, 0.1);
  g_assert_cmpfloat (ent_wedge_share_beside (&wide_sides, centre, &inside), ==, 1);
  g_assert_cmpfloat (ent_wedge_share_beside (&wide_sides, centre, &beside), ==, 0);
}

static guint
count_in_foreign_wedges (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      EntWedgeSides sides = ent_wedge_sides (&g_array_index (scene->wedges, EntSceneWedge, symbol->sector));
      EntRect ink;
      EntPoint middle;

      if (symbol->label < 0)
        continue;
      ink = g_array_index (scene->texts, EntSceneText, symbol->label).ink;
      middle = (EntPoint) { ink.x + ink.width / 2 - scene->centre.x, ink.y + ink.height / 2 - scene->centre.y };
      n += hypot (middle.x, middle.y) < scene->radius && !ent_wedge_holds (&sides, middle);
    }
  return n;
}

/* In the disc a name that stands in another's wedge reads as one of that. */
static void
test_few_names_stand_in_foreign_wedges (void)
{
  static const double walls[][2] = { { 1024, 768 }, { 1366, 768 }, { 1920, 1080 } };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      EntFixture fixture = { .n_stakeholders = 45, .n_ties = 30 };
      g_autoptr (EntMap) map = ent_fixture_new (&fixture);
      g_autoptr (EntScene) scene = make_page (map, walls[i][0], walls[i][1], NULL);
      guint here = count_in_foreign_wedges (scene);

      g_test_message ("%u on %g × %g", here, walls[i][0], walls[i][1]);
      n += here;
    }
  g_assert_cmpuint (n, <=, 8);
}

/* Of those who need not have a name, or of all. */
static double
longest_line (const EntScene *scene, gboolean all)
{
  g_autofree gboolean *favoured = g_new0 (gboolean, scene->n_stakeholders + 1);
  double longest = 0;

  if (!all)
    ent_labels_favour (scene, FALSE, favoured);
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);
      double length = 0;

      for (guint k = 1; k < leader->n_points && !favoured[leader->symbol]; k++)
        length += hypot (leader->points[k].x - leader->points[k - 1].x, leader->points[k].y - leader->points[k - 1].y);
      longest = MAX (longest, length);
    }
  return longest;
}

/* Where many have a number, a number beside the symbol tells more than a name that is led across the map. */
static void
test_where_many_have_numbers_no_name_stands_across_the_map (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 30 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_page (map, 1024, 768, NULL);

  g_test_message ("%.2f", longest_line (scene, FALSE) / scene->radius);
  g_assert_cmpfloat (longest_line (scene, FALSE), <, 1.1 * scene->radius);
}

/* Lines that run through the wedges of others than @sector for more than a fifth of the radius. */
static guint
count_foreign_lines (const EntScene *scene, guint sector)
{
  EntWedgeSides sides = ent_wedge_sides (&g_array_index (scene->wedges, EntSceneWedge, sector));
  const guint n_parts = 50;
  guint n = 0;

  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);
      double foreign = 0;

      for (guint part = 0; part < n_parts * (leader->n_points - 1); part++)
        {
          EntPoint a = leader->points[part / n_parts], b = leader->points[part / n_parts + 1];
          double along = (part % n_parts + 0.5) / n_parts;
          EntPoint at = { a.x + along * (b.x - a.x) - scene->centre.x, a.y + along * (b.y - a.y) - scene->centre.y };

          if (hypot (at.x, at.y) < scene->radius && !ent_wedge_holds (&sides, at))
            foreign += hypot (b.x - a.x, b.y - a.y) / n_parts;
        }
      n += foreign > 0.2 * scene->radius;
    }
  return n;
}

/* There is room for the names of one sector on the side of the sheet on which it lies; a line in another's wedge reads as
 * if it belonged there. */
static void
test_in_the_spotlight_no_line_runs_across_the_disc (void)
{
  static const double walls[][2] = { { 1024, 768 }, { 1366, 768 } };
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 30 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  guint n_foreign = 0;

  for (guint i = 0; i < in_long_form (G_N_ELEMENTS (walls), 1); i++)
    for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
      {
        g_autoptr (EntScene) lit = make_page (map, walls[i][0], walls[i][1], ent_sector_choices.items[sector].name);

        g_test_message ("%s, %g × %g: %.2f", ent_sector_choices.items[sector].name, walls[i][0], walls[i][1], longest_line (lit, TRUE) / lit->radius);
        g_assert_cmpfloat (longest_line (lit, TRUE), <, 1.3 * lit->radius);
        n_foreign += count_foreign_lines (lit, sector);
      }
  g_test_message ("%u lines in wedges of others", n_foreign);
  g_assert_cmpuint (n_foreign, <=, in_long_form (25, 14));
}

/* They would read as a line of it. */
static void
test_names_keep_off_title_and_subtitle (void)
{
  EntFixture fixture = { .n_stakeholders = 45, .n_ties = 30 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);

  for (guint sector = 0; sector <= ENT_N_SECTORS; sector += in_long_form (1, 3))
    {
      g_autoptr (EntScene) scene = make_page (map, 1366, 768, sector < ENT_N_SECTORS ? ent_sector_choices.items[sector].name : NULL);

      for (guint i = 0; i < scene->texts->len; i++)
        {
          const EntSceneText *title = &g_array_index (scene->texts, EntSceneText, i);
          EntRect off = ent_rect_grown (title->ink, 0.9 * ENT_LABEL_OFF_FRAME * 24);

          for (guint k = 0; k < scene->n_stakeholders && (title->role == ENT_TEXT_TITLE || title->role == ENT_TEXT_SUBTITLE); k++)
            {
              int label = g_array_index (scene->symbols, EntSceneSymbol, k).label;

              g_assert_false (label >= 0 && ent_rect_overlaps (&off, &g_array_index (scene->texts, EntSceneText, label).ink));
            }
        }
    }
}

/* All find room where there is much; on a border a plate would have a colour that is wrong on one side of it. */
static void
test_names_of_rings_keep_to_one_wedge (void)
{
  EntFixture fixture = { .n_stakeholders = 10 };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  g_autoptr (EntScene) scene = make_page (map, 1920, 1080, NULL);
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      EntPoint middle = { sin (text->arc_angle), -cos (text->arc_angle) };
      EntRect boxes[ENT_TEXT_MAX_BOXES];
      guint n_boxes = text->role == ENT_TEXT_RING ? ent_scene_text_boxes (text, boxes) : 0;

      n += n_boxes > 0;
      for (guint wedge = 0; wedge < scene->wedges->len && n_boxes > 0; wedge++)
        {
          EntWedgeSides sides = ent_wedge_sides (&g_array_index (scene->wedges, EntSceneWedge, wedge));

          for (guint box = 0; box < n_boxes && ent_wedge_holds (&sides, middle); box++)
            g_assert_true (ent_wedge_holds (&sides, (EntPoint) { boxes[box].x + boxes[box].width / 2 - scene->centre.x, boxes[box].y + boxes[box].height / 2 - scene->centre.y }));
        }
    }
  g_test_message ("%u names of %u rings", n, scene->rings->len);
  g_assert_cmpuint (n, >=, scene->rings->len - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/wall-names/the-share-beside-a-wedge-is-how-much-of-a-box-lies-there", test_the_share_beside_a_wedge_is_how_much_of_a_box_lies_there);
  g_test_add_func ("/scene/wall-names/few-names-stand-in-foreign-wedges", test_few_names_stand_in_foreign_wedges);
  g_test_add_func ("/scene/wall-names/where-many-have-numbers-no-name-stands-across-the-map", test_where_many_have_numbers_no_name_stands_across_the_map);
  g_test_add_func ("/scene/wall-names/in-the-spotlight-no-line-runs-across-the-disc", test_in_the_spotlight_no_line_runs_across_the_disc);
  g_test_add_func ("/scene/wall-names/names-keep-off-title-and-subtitle", test_names_keep_off_title_and_subtitle);
  g_test_add_func ("/scene/wall-names/names-of-rings-keep-to-one-wedge", test_names_of_rings_keep_to_one_wedge);
  return g_test_run ();
}
