/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of sectors on a wall, where nobody can ask for the rest of one: whole, if need be on two lines, and at
 * nobody's cost.
 */
#include <math.h>

#include "cli/generate.h"
#include "sample.h"
#include "scene-fixture.h"
#include "scene/map/map-layout-private.h"

#define LEAST_PIXELS 24.0

static PangoContext *context;

static const char *const languages[] = { "en", "es" };
static const double walls[][2] = { { 1024, 768 }, { 1366, 768 }, { 1920, 1080 } };

static gboolean
is_sector (const EntSceneText *text, guint sector)
{
  return text->role == ENT_TEXT_SECTOR && text->sector == sector;
}

/* What stands along the rim for @sector, its lines joined. */
static char *
read_name (const EntScene *scene, guint sector)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < scene->texts->len; i++)
    if (is_sector (text_at (scene, i), sector))
      {
        g_assert_false (ent_scene_text_is_cut (text_at (scene, i)));
        g_assert_cmpint (pango_layout_get_line_count (text_at (scene, i)->layout), ==, 1);
        g_assert_cmpfloat (text_at (scene, i)->size, >=, LEAST_PIXELS);
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", pango_layout_get_text (text_at (scene, i)->layout));
      }
  return g_string_free (name, FALSE);
}

/* Where the longest line of the name of @sector begins and ends, in radians; and what its letters take of that. */
static void
find_span (const EntScene *scene, guint sector, double *start, double *end, double *em)
{
  double widest = -1;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = text_at (scene, i);
      EntRect logical;

      if (!is_sector (text, sector))
        continue;
      ent_scene_layout_extents (text->layout, NULL, &logical);
      if (logical.width / text->arc_radius <= widest)
        continue;
      widest = logical.width / text->arc_radius;
      *start = text->arc_angle - widest / 2;
      *end = text->arc_angle + widest / 2;
      *em = text->size / text->arc_radius;
    }
}

/* Letters of @name, at their feet and at their heads: on the sheet, and on nothing else. */
static void
check_off_frame (const EntScene *scene, const EntSceneText *name)
{
  EntRect sheet = { scene->margin, scene->margin, scene->width - 2 * scene->margin, scene->height - 2 * scene->margin }, logical;
  const guint n_steps = 20;

  ent_scene_layout_extents (name->layout, NULL, &logical);
  for (guint step = 0; step < 2 * (n_steps + 1); step++)
    {
      guint letter = step / 2;
      double angle = name->arc_angle + (letter / (double) n_steps - 0.5) * logical.width / name->arc_radius;
      double radius = name->arc_radius + (step % 2 == 0 ? 0 : 0.75 * name->size) * (name->arc_inward ? -1 : 1);
      EntRect at = { scene->centre.x + radius * sin (angle), scene->centre.y - radius * cos (angle), 0, 0 };

      g_assert_true (ent_rect_contains (&sheet, &at));
      for (guint i = 0; i < scene->texts->len; i++)
        g_assert_false (text_at (scene, i)->arc_radius <= 0 && ent_rect_contains (&text_at (scene, i)->ink, &at));
    }
}

/* Returns how many names are on two lines. */
static guint
check_whole (const EntScene *scene, EntMap *map, const EntSceneSpec *spec)
{
  guint n_lines = 0;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      g_autofree char *shown = read_name (scene, sector);
      double start = 0, end = 0, next_start = 0, next_end, em = 1, next_em;

      g_assert_cmpstr (shown, ==, ent_words_sector (spec->words, map, sector));
      find_span (scene, sector, &start, &end, &em);
      find_span (scene, (sector + 1) % ENT_N_SECTORS, &next_start, &next_end, &next_em);
      g_assert_cmpfloat (next_start + (next_start < start ? 2 * G_PI : 0) - end, >, 0.5 * em);
    }
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == ENT_TEXT_SECTOR)
      {
        check_off_frame (scene, text_at (scene, i));
        n_lines++;
      }
  return n_lines - ENT_N_SECTORS;
}

/* What of a map is known before anybody has a place, around the largest disc that is tried or the smallest. */
static EntScene *
lay_ground (EntMap *map, const EntSceneSpec *spec, gboolean smallest)
{
  EntScene *scene = ent_scene_new_empty (spec);

  g_assert_true (ent_map_lay_wall_ground (scene, map, spec, context, smallest));
  return scene;
}

/* In the spotlight the line of confidentiality has larger letters. */
static void
put_light_on (EntScene *scene, EntMap *map, EntSceneSpec spec)
{
  g_array_set_size (scene->symbols, 0);
  g_hash_table_remove_all (scene->by_id);
  scene->n_stakeholders = 0;
  spec.focus = ENT_FOCUS_NOBODY;
  ent_scene_light (scene, map, &spec, context);
}

static guint
check_grounds (EntMap *map)
{
  guint n_on_two = 0;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (walls) * G_N_ELEMENTS (languages); i++)
    {
      EntSceneSpec asked = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, walls[i / 4][0], walls[i / 4][1]), spec;
      g_autoptr (EntScene) scene = NULL;

      asked.words = ent_words_for_language (languages[i / 2 % 2]);
      ent_spec_resolve (map, &asked, &spec);
      scene = lay_ground (map, &spec, i % 2 == 1);
      n_on_two += check_whole (scene, map, &spec);
      put_light_on (scene, map, spec);
      check_whole (scene, map, &spec);
    }
  return n_on_two;
}

/* How large the disc will be is known only when the people have their names. */
static void
test_every_name_is_whole_around_the_largest_disc_and_the_smallest (void)
{
  g_autoptr (EntMap) sample = open_sample ("puerto-coral.entorno");

  check_grounds (sample);
  for (guint n = 8; n <= 104; n += 12)
    {
      g_autoptr (EntMap) map = ent_generate_map (n, 10, n);

      check_grounds (map);
    }
}

/* Those beside them have no room to give then. */
static void
test_long_names_that_a_map_gives_its_sectors_take_two_lines (void)
{
  static const char *const labels[ENT_N_SECTORS] = { "Organismos e instituciones", NULL, NULL, "Organizaciones comunitarias", NULL, "Centros de educación superior", NULL };
  g_autoptr (EntMap) map = ent_generate_map (40, 10, 1);
  g_autoptr (EntChange) line = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "confidentiality"), "For those in the room alone: please take no pictures of the wall, and give nothing of what it shows to others.");
  guint n_on_two;

  g_assert_true (ent_map_apply (map, line, NULL, NULL));
  for (guint i = 0; i < ENT_N_SECTORS; i++)
    {
      EntKey key = ENT_KEY (ENT_RECORD_SECTOR, ent_sector_choices.items[i].name);
      g_autoptr (EntChange) change = labels[i] != NULL ? ent_change_new_set (&key, ent_field_find (ENT_RECORD_SECTOR, "label"), labels[i]) : NULL;

      g_assert_true (change == NULL || ent_map_apply (map, change, NULL, NULL));
    }
  n_on_two = check_grounds (map);
  g_test_message ("%u on two lines", n_on_two);
  g_assert_cmpuint (n_on_two, >, 0);
}

/* The widest words and equal wedges: the picture, and what the sequence makes of it. */
static void
test_a_second_line_costs_nobody_name_or_place (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  EntView view = { .equal_wedges = TRUE };
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
  g_autoptr (EntScene) picture = NULL;

  spec.words = ent_words_for_language ("es");
  spec.view = &view;
  picture = ent_scene_new (map, &spec, context);
  g_assert_cmpuint (check_whole (picture, map, &spec), >, 0);
  g_assert_cmpuint (picture->n_left_out, ==, 0);
  g_assert_cmpuint (measured (picture).label_label_overlaps + measured (picture).label_rim_overlaps + measured (picture).outside, ==, 0);
  for (guint step = 0; step < 2; step++)
    {
      EntSceneSpec next = spec;
      g_autoptr (EntScene) scene = NULL;

      next.focus = step == 0 ? "media" : NULL;
      next.from_moment_id = step == 1 ? ent_map_moment_in_time (map, 0)->base.id : NULL;
      scene = ent_scene_new_from (picture, map, &next, context);
      g_assert_cmpuint (check_whole (scene, map, &next), >, 0);
      g_assert_cmpuint (measured (scene).label_rim_overlaps + measured (scene).outside, ==, 0);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        g_assert_true (symbol_at (scene, i)->x == symbol_at (picture, i)->x && symbol_at (scene, i)->y == symbol_at (picture, i)->y);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/sector-names/every-name-is-whole-around-the-largest-disc-and-the-smallest", test_every_name_is_whole_around_the_largest_disc_and_the_smallest);
  g_test_add_func ("/scene/sector-names/long-names-that-a-map-gives-its-sectors-take-two-lines", test_long_names_that_a_map_gives_its_sectors_take_two_lines);
  g_test_add_func ("/scene/sector-names/a-second-line-costs-nobody-name-or-place", test_a_second_line_costs_nobody_name_or_place);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
