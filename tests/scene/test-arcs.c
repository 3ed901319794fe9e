/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names along arcs: those of rings are read upright and cover no symbol, and the key
 * ends where those of sectors begin; and those of sectors use what is free along the rim.
 */
#include <math.h>

#include "scene-fixture.h"

static PangoContext *context;

/* Sheets that are small for what stands on them. */
static const struct
{
  EntMedium medium;
  double width, height;
} sheets[] = {
  { ENT_MEDIUM_PAPER, 420, 595 },
  { ENT_MEDIUM_PAPER, 595, 420 },
  { ENT_MEDIUM_PAPER, 595, 842 },
  { ENT_MEDIUM_PAPER, 842, 595 },
  { ENT_MEDIUM_SCREEN, 757, 645 },
};

static EntScene *
make_scene (EntMap *map, guint sheet, const char *language)
{
  EntSceneSpec spec = ent_fixture_spec (sheets[sheet].medium, sheets[sheet].width, sheets[sheet].height);

  spec.words = ent_words_for_language (language);
  return ent_scene_new (map, &spec, context);
}

static guint
count_ring_names (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += g_array_index (scene->texts, EntSceneText, i).role == ENT_TEXT_RING;
  return n;
}

/* So many stakeholders that symbols stand in a lattice, or are hardly fewer. */
static void
test_names_cover_no_symbol (void)
{
  static const struct
  {
    guint n, sheet;
  } crowds[] = { { 52, 4 }, { 112, 1 }, { 128, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = crowds[i].n });
      g_autoptr (EntScene) scene = make_scene (map, crowds[i].sheet, "en");

      g_test_message ("%u on sheet %u", crowds[i].n, crowds[i].sheet);
      g_assert_cmpuint (measured (scene).symbol_rim_overlaps, ==, 0);
      g_assert_cmpuint (count_ring_names (scene), >, 0);
    }
}

static void
test_key_ends_where_the_disc_begins (void)
{
  guint n_keyed = 0;

  for (guint sheet = 0; sheet < 4; sheet += 2)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 400 });
      g_autoptr (EntScene) scene = make_scene (map, sheet, "en");

      g_test_message ("sheet %u: %u in the key", sheet, measured (scene).labels_keyed);
      n_keyed += measured (scene).labels_keyed;
      g_assert_cmpuint (measured (scene).key_rim_overlaps, ==, 0);
    }
  g_assert_cmpuint (n_keyed, >, 0);
}

/* Whoever is in one sector alone leaves a map inside with one wedge, whose boundary lies at the foot. */
static void
check_upright (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->arc_radius <= 0)
        continue;
      n += text->role == ENT_TEXT_RING;
      g_assert_true (text->arc_inward ? cos (text->arc_angle) < 0 : cos (text->arc_angle) > -0.2);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_names_are_read_upright (void)
{
  static const char *const languages[] = { "en", "es" };
  static const char *const units[] = { "department", "person" };

  for (guint inside = 0; inside < 2; inside++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 4, .one_sector = TRUE });
        EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 842, 595);

        for (guint i = 1; i < 3 && inside; i++)
          {
            EntKey key = ENT_KEY (ENT_RECORD_STAKEHOLDER, ent_map_stakeholder_at (map, i)->base.id);
            g_autoptr (EntChange) unit = ent_change_new_set (&key, ent_field_find (ENT_RECORD_STAKEHOLDER, "unit"), units[i - 1]);
            g_autoptr (EntChange) part = ent_change_new_set (&key, ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), ent_map_stakeholder_at (map, 0)->base.id);

            g_assert_true (ent_map_apply (map, unit, NULL, NULL));
            g_assert_true (ent_map_apply (map, part, NULL, NULL));
          }
        spec.words = ent_words_for_language (languages[l]);
        spec.inside = inside ? ent_map_stakeholder_at (map, 0)->base.id : NULL;
        g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
        check_upright (scene);
      }
}

/* Where the name at @text begins and ends, in radians. */
static void
find_span (const EntSceneText *text, double *start, double *end)
{
  int width;

  pango_layout_get_size (text->layout, &width, NULL);
  *start = text->arc_angle - width / (double) PANGO_SCALE / text->arc_radius / 2;
  *end = 2 * text->arc_angle - *start;
}

/* What is free between the names of sectors, from one to the next, is in @gaps. Returns how many there are. */
static guint
find_gaps (const EntScene *scene, double gaps[ENT_N_SECTORS], const EntSceneText *names[ENT_N_SECTORS])
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == ENT_TEXT_SECTOR)
      names[n++] = text_at (scene, i);
  for (guint i = 0; i < n; i++)
    {
      double start, end, next_start, next_end;

      find_span (names[i], &start, &end);
      find_span (names[(i + 1) % n], &next_start, &next_end);
      gaps[i] = next_start + (i + 1 == n ? 2 * G_PI : 0) - end;
    }
  return n;
}

/* On a wall the names of all sectors take much of the rim: one that its wedge is too narrow for is cut only
 * where those beside it leave no room for another letter. */
static void
test_names_of_sectors_reach_into_what_their_neighbours_leave_free (void)
{
  static const char *const languages[] = { "en", "es" };
  static const double walls[][2] = { { 640, 480 }, { 800, 600 }, { 1024, 768 } };
  guint n_beyond = 0;

  for (guint i = 0; i < G_N_ELEMENTS (walls) * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20 });
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, walls[i / 2][0], walls[i / 2][1]);
      const EntSceneText *names[ENT_N_SECTORS];
      double gaps[ENT_N_SECTORS];

      EntView equal = { .equal_wedges = TRUE };

      spec.view = &equal;
      spec.words = ent_words_for_language (languages[i % 2]);
      g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
      guint n = find_gaps (scene, gaps, names);

      g_assert_cmpuint (n, ==, ENT_N_SECTORS);
      for (guint k = 0; k < n; k++)
        {
          const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, k);
          double em = names[k]->size / names[k]->arc_radius, start, end;

          find_span (names[k], &start, &end);
          n_beyond += start < wedge->start || end > wedge->end;
          g_test_message ("%s, %g wide: %s, %.2f em to the next", languages[i % 2], walls[i / 2][0], pango_layout_get_text (names[k]->layout), gaps[k] / em);
          g_assert_cmpfloat (gaps[k], >, 0.5 * em);
          g_assert_true (!ent_scene_text_is_cut (names[k]) || gaps[k] + gaps[(k + n - 1) % n] < 2.5 * em);
        }
    }
  g_assert_cmpuint (n_beyond, >, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/arcs/names-cover-no-symbol", test_names_cover_no_symbol);
  g_test_add_func ("/scene/arcs/key-ends-where-the-disc-begins", test_key_ends_where_the_disc_begins);
  g_test_add_func ("/scene/arcs/names-are-read-upright", test_names_are_read_upright);
  g_test_add_func ("/scene/arcs/names-of-sectors-reach-into-what-their-neighbours-leave-free", test_names_of_sectors_reach_into_what_their_neighbours_leave_free);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
