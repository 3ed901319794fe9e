/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a room looks at stays where it is: from slide to slide, when marks of conflict are asked for, and when the change
 * since an earlier moment is shown; and the outlines of then lie on nothing, however many moved.
 */
#include <math.h>
#include <string.h>

#include "cli/generate.h"
#include "long-form.h"
#include "sample.h"
#include "scene-fixture.h"
#include "scene/scene-private.h"
#include "scene/slides.h"

static PangoContext *context;

/* A year later everybody stands elsewhere. */
static void
move_everybody (EntMap *map)
{
  EntMoment *moment = ent_moment_new_baseline ("t-moved", 20990101);
  g_autoptr (GError) error = NULL;

  ent_record_set_id (moment, "t-moved");
  g_assert_true (ent_map_apply_take (map, moment, NULL, &error));
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      EntAssessment *rating = ent_record_new (ENT_RECORD_ASSESSMENT);
      guint before = ent_map_rating (map, stakeholder, "t-moved", ENT_ASPECT_COMMITMENT);

      rating->moment = ent_id ("t-moved");
      rating->aspect = ENT_ASPECT_COMMITMENT;
      rating->value = (guint8) ((before + 1 + i % 3) % ENT_N_COMMITMENTS);
      ent_map_apply_take (map, rating, stakeholder->base.id, &error);
      g_assert_no_error (error);
    }
}

/* The largest is laid out in the long form of the tests only. */
static guint
n_maps (void)
{
  return in_long_form (5, 4);
}

static EntMap *
make_map (guint i)
{
  static const char *const samples[] = { "cartagena.entorno", "peru.entorno", "puerto-coral.entorno" };

  if (i < G_N_ELEMENTS (samples))
    return open_sample (samples[i]);
  return i == 3 ? ent_generate_map (60, 60, 3) : ent_generate_map (150, 150, 3);
}

static EntSceneSpec
wall_spec (void)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);

  spec.conflict_marks = TRUE;
  return spec;
}

/* To the bit. */
static void
assert_stands (const EntScene *scene, const EntScene *ground)
{
  g_assert_cmpuint (scene->n_stakeholders, ==, ground->n_stakeholders);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      g_assert_true (symbol_at (scene, i)->id == symbol_at (ground, i)->id);
      g_assert_cmpfloat (symbol_at (scene, i)->x, ==, symbol_at (ground, i)->x);
      g_assert_cmpfloat (symbol_at (scene, i)->y, ==, symbol_at (ground, i)->y);
      g_assert_cmpfloat (symbol_at (scene, i)->radius, ==, symbol_at (ground, i)->radius);
    }
  g_assert_cmpmem (scene->wedges->data, scene->wedges->len * sizeof (EntSceneWedge), ground->wedges->data, ground->wedges->len * sizeof (EntSceneWedge));
  g_assert_cmpmem (scene->rings->data, scene->rings->len * sizeof (EntSceneRing), ground->rings->data, ground->rings->len * sizeof (EntSceneRing));
}

static const EntSceneText *
label_of (const EntScene *scene, guint symbol)
{
  return symbol_at (scene, symbol)->label >= 0 ? text_at (scene, (guint) symbol_at (scene, symbol)->label) : NULL;
}

static gboolean
has_same_name (const EntScene *scene, const EntScene *other, guint symbol)
{
  const EntSceneText *a = label_of (scene, symbol), *b = label_of (other, symbol);

  if (a == NULL || b == NULL)
    return a == b && symbol_at (scene, symbol)->key_number == symbol_at (other, symbol)->key_number;
  return a->x == b->x && a->y == b->y && strcmp (pango_layout_get_text (a->layout), pango_layout_get_text (b->layout)) == 0;
}

static void
assert_same_names (const EntScene *scene, const EntScene *other)
{
  for (guint i = 0; i < scene->n_stakeholders; i++)
    g_assert_true (has_same_name (scene, other, i));
}

/* Neither ties, nor marks, nor words, wherever one may look. */
static void
assert_says_nothing (const EntScene *scene)
{
  for (guint i = 0; i < scene->ties->len; i++)
    g_assert_false (ent_tie_kind_is_conflict (g_array_index (scene->ties, EntSceneTie, i).kind));
  for (guint i = 0; i < scene->symbols->len; i++)
    g_assert_cmpuint (symbol_at (scene, i)->flags & ENT_SYMBOL_VETO, ==, 0);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const char *text = pango_layout_get_text (text_at (scene, i)->layout);

      g_assert_null (strstr (text, "Veto"));
      g_assert_null (strstr (text, "Tension"));
      g_assert_null (strstr (text, "Broken"));
    }
}

static guint
count_conflicts (EntMap *map)
{
  guint n = 0;

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    n += ent_tie_kind_is_conflict (ent_map_tie_at (map, i)->kind);
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += ent_map_stakeholder_at (map, i)->veto;
  return n;
}

static char *
subtitle_of (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == ENT_TEXT_SUBTITLE)
      return g_strdup (pango_layout_get_text (text_at (scene, i)->layout));
  return NULL;
}

/* As a room asks for them: each way from one picture of all. */
static void
check_marks (EntMap *map, const EntScene *ground, EntSceneSpec spec)
{
  g_autoptr (EntScene) with = NULL, without = NULL, legend = NULL;
  g_autofree char *told = NULL;

  spec.conflict_marks = TRUE;
  with = ent_scene_new_from (ground, map, &spec, context);
  spec.conflict_marks = FALSE;
  without = ent_scene_new_from (ground, map, &spec, context);
  assert_stands (with, ground);
  assert_stands (without, ground);
  if (spec.focus == NULL || ent_scene_find_symbol (ground, spec.focus) < 0)
    assert_same_names (with, without);
  assert_says_nothing (without);
  spec.page = 1;
  legend = ent_scene_new_from (ground, map, &spec, context);
  assert_says_nothing (legend);
  told = subtitle_of (without);
  g_assert_nonnull (told);
}

static void
test_marks_come_and_go_and_nothing_moves (void)
{
  guint n_conflicts = 0;

  for (guint i = 0; i < n_maps (); i++)
    {
      g_autoptr (EntMap) map = make_map (i);

      for (guint picture = ENT_PICTURE_MAP; picture <= ENT_PICTURE_MATRIX; picture++)
        {
          EntSceneSpec spec = wall_spec ();
          g_autoptr (EntScene) ground = NULL, alone = NULL;

          spec.picture = (EntPicture) picture;
          ground = ent_scene_new (map, &spec, context);
          check_marks (map, ground, spec);
          spec.conflict_marks = FALSE;
          alone = ent_scene_new (map, &spec, context);
          assert_stands (alone, ground);
          assert_same_names (alone, ground);
          assert_says_nothing (alone);
          spec.focus = "private";
          check_marks (map, ground, spec);
        }
      n_conflicts += count_conflicts (map);
    }
  g_assert_cmpuint (n_conflicts, >, 10);
}

/* The line below the title counts the ties that a room sees. */
static void
test_ties_are_counted_as_they_are_shown (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  EntSceneSpec spec = wall_spec ();
  g_autoptr (EntScene) with = ent_scene_new (map, &spec, context), without = NULL;
  g_autofree char *all = subtitle_of (with), *some = NULL;

  spec.conflict_marks = FALSE;
  without = ent_scene_new_from (with, map, &spec, context);
  some = subtitle_of (without);
  g_assert_nonnull (strstr (all, "33 ties"));
  g_assert_nonnull (strstr (some, "29 ties"));
  g_assert_cmpuint (with->ties->len, ==, 33);
  g_assert_cmpuint (without->ties->len, ==, 29);
}

/* Whoever is in somebody's light for a tension alone is in it only while that is shown; the others keep their places. */
static void
test_a_light_on_somebody_tells_nothing_of_tension (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  EntSceneSpec spec = wall_spec ();
  g_autoptr (EntScene) ground = ent_scene_new (map, &spec, context);
  guint n_unlit = 0;

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);
      g_autoptr (EntScene) with = NULL, without = NULL;

      if (!ent_tie_kind_is_conflict (tie->kind))
        continue;
      spec.focus = tie->from;
      spec.conflict_marks = TRUE;
      with = ent_scene_new_from (ground, map, &spec, context);
      spec.conflict_marks = FALSE;
      without = ent_scene_new_from (ground, map, &spec, context);
      assert_says_nothing (without);
      for (guint k = 0; k < without->n_stakeholders; k++)
        {
          gboolean is_lit = (symbol_at (without, k)->flags & ENT_SYMBOL_DIMMED) == 0;

          g_assert_true (is_lit == (label_of (without, k) != NULL));
          g_assert_true (!is_lit || has_same_name (with, without, k));
          n_unlit += !is_lit && (symbol_at (with, k)->flags & ENT_SYMBOL_DIMMED) == 0;
        }
    }
  g_assert_cmpuint (n_unlit, >, 0);
}

/* On every medium, for few who moved and for all. */
static void
check_change (EntMap *map, const EntSceneSpec *plain, const char *from, guint least_names)
{
  EntSceneSpec spec = *plain;
  g_autoptr (EntScene) ground = ent_scene_new (map, &spec, context), change = NULL;
  EntSceneQuality quality;
  guint n_names = 0, n_kept = 0;

  spec.from_moment_id = from;
  change = ent_scene_new_from (ground, map, &spec, context);
  assert_stands (change, ground);
  if (spec.medium == ENT_MEDIUM_PROJECTOR)
    {
      g_autoptr (EntScene) alone = ent_scene_new (map, &spec, context);

      assert_stands (alone, ground);
      assert_same_names (alone, change);
    }
  quality = measured (change);
  for (guint i = 0; i < ground->n_stakeholders; i++)
    {
      n_names += label_of (ground, i) != NULL;
      n_kept += label_of (ground, i) != NULL && has_same_name (change, ground, i);
    }
  g_test_message ("%g by %g, %u: %u of %u names stay, %u there are", spec.width, spec.height, change->n_stakeholders, n_kept, n_names, quality.labels_placed);
  g_assert_cmpuint (quality.symbol_symbol_overlaps, ==, 0);
  g_assert_cmpuint (quality.label_label_overlaps + quality.label_symbol_overlaps + quality.label_rim_overlaps, ==, 0);
  g_assert_cmpuint (quality.outside, ==, 0);
  g_assert_cmpfloat (100.0 * n_kept, >=, (double) least_names * n_names);
}

/* On all sheets in the long form; else on every other one from the one of number @first on. */
static void
check_changes (EntMap *map, const char *from, guint least_names, guint first)
{
  static const struct
  {
    EntMedium medium;
    double width, height;
  } sheets[] = {
    { ENT_MEDIUM_PROJECTOR, 1024, 768 },
    { ENT_MEDIUM_SCREEN, 1366, 768 },
    { ENT_MEDIUM_PAPER, 842, 595 },
    { ENT_MEDIUM_PAPER, 1191, 842 },
  };

  for (guint i = in_long_form (0, first); i < G_N_ELEMENTS (sheets); i += in_long_form (1, 2))
    {
      EntSceneSpec spec = ent_fixture_spec (sheets[i].medium, sheets[i].width, sheets[i].height);

      spec.conflict_marks = TRUE;
      check_change (map, &spec, from, least_names);
    }
}

static void
test_few_who_moved_leave_the_map_as_it_is (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");

  check_changes (map, ent_map_moment_in_time (map, 0)->base.id, 80, 0);
}

static void
test_all_who_moved_stand_where_the_map_has_them (void)
{
  for (guint i = 0; i < n_maps (); i++)
    {
      g_autoptr (EntMap) map = make_map (i);

      move_everybody (map);
      g_test_message ("map %u", i);
      check_changes (map, ent_map_moment_in_time (map, ent_map_n_moments (map) - 2)->base.id, 40, i % 2);
    }
}

/* Neither in its line below the title, however brief that is, nor anywhere else; nothing moves. */
static void
test_a_change_without_marks_tells_nothing_of_them (void)
{
  static const double widths[] = { 1024, 640 };
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, widths[i], 0.75 * widths[i]);
      g_autoptr (EntScene) ground = NULL, with = NULL, without = NULL;
      g_autofree char *told = NULL, *told_without = NULL;

      spec.conflict_marks = TRUE;
      ground = ent_scene_new (map, &spec, context);
      spec.from_moment_id = ent_map_moment_in_time (map, 0)->base.id;
      with = ent_scene_new_from (ground, map, &spec, context);
      spec.conflict_marks = FALSE;
      without = ent_scene_new_from (ground, map, &spec, context);
      assert_stands (without, with);
      assert_same_names (without, with);
      assert_says_nothing (without);
      told = subtitle_of (with);
      told_without = subtitle_of (without);
      g_test_message ("%s", told_without);
      g_assert_nonnull (strstr (told, "→"));
      g_assert_null (strstr (told, "tie"));
      g_assert_cmpstr (told, ==, told_without);
    }
}

/* Who reads the map is not told by its line how much there is that is not shown, whatever words that line has,
 * and as briefly as it did. */
static void
test_the_line_that_tells_is_found_by_what_it_is (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  EntSceneSpec spec = wall_spec ();
  g_autoptr (EntScene) ground = ent_scene_new (map, &spec, context), without = NULL;
  g_autofree char *told = NULL;
  guint n = 0;

  for (guint i = 0; i < ground->texts->len; i++)
    {
      EntSceneText *text = &g_array_index (ground->texts, EntSceneText, i);

      n += text->tells;
      if (text->tells)
        pango_layout_set_text (text->layout, "33 ties, in other words", -1);
    }
  g_assert_cmpuint (n, ==, 1);
  ground->brevity = ENT_BREVITY_ORGANISATION;
  spec.conflict_marks = FALSE;
  without = ent_scene_new_from (ground, map, &spec, context);
  for (guint i = 0; i < without->texts->len; i++)
    g_assert_null (strstr (pango_layout_get_text (text_at (without, i)->layout), "33 ties"));
  told = subtitle_of (without);
  g_assert_nonnull (strstr (told, "29 ties"));
  g_assert_null (strstr (told, "Fundaci"));
}

static void
test_without_the_line_that_tells_there_is_an_alarm (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  EntSceneSpec spec = wall_spec ();
  g_autoptr (EntScene) ground = ent_scene_new (map, &spec, context), without = NULL;

  for (guint i = 0; i < ground->texts->len; i++)
    g_array_index (ground->texts, EntSceneText, i).tells = FALSE;
  spec.conflict_marks = FALSE;
  g_test_expect_message ("Entorno-scene", G_LOG_LEVEL_CRITICAL, "*line below the title*");
  without = ent_scene_new_from (ground, map, &spec, context);
  g_test_assert_expected_messages ();
}

static gboolean
is_named (const EntScene *scene, const EntSceneRing *ring)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == ENT_TEXT_RING && text_at (scene, i)->arc_radius > ring->inner - text_at (scene, i)->size && text_at (scene, i)->arc_radius < ring->outer)
      return TRUE;
  return FALSE;
}

/* What rings mean is told before anybody stands in them: of a thin band too. */
static void
test_on_the_empty_map_the_band_is_named (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (EntMap) map = make_map (i);
      EntSceneSpec spec = wall_spec ();
      g_autoptr (EntScene) scene = NULL;

      spec.focus = ENT_FOCUS_NOBODY;
      scene = ent_scene_new (map, &spec, context);
      g_assert_true (is_named (scene, &g_array_index (scene->rings, EntSceneRing, scene->rings->len - 1)));
      /* where all of its middle is needed for a band with everybody in it, rings there have no room for a name */
      g_assert_true (i < 2 || ent_fixture_count_texts (scene, ENT_TEXT_RING) == scene->rings->len);
      g_assert_cmpuint (measured (scene).outside, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/stay/marks-come-and-go-and-nothing-moves", test_marks_come_and_go_and_nothing_moves);
  g_test_add_func ("/scene/stay/ties-are-counted-as-they-are-shown", test_ties_are_counted_as_they_are_shown);
  g_test_add_func ("/scene/stay/a-light-on-somebody-tells-nothing-of-tension", test_a_light_on_somebody_tells_nothing_of_tension);
  g_test_add_func ("/scene/stay/few-who-moved-leave-the-map-as-it-is", test_few_who_moved_leave_the_map_as_it_is);
  g_test_add_func ("/scene/stay/all-who-moved-stand-where-the-map-has-them", test_all_who_moved_stand_where_the_map_has_them);
  g_test_add_func ("/scene/stay/a-change-without-marks-tells-nothing-of-them", test_a_change_without_marks_tells_nothing_of_them);
  g_test_add_func ("/scene/stay/the-line-that-tells-is-found-by-what-it-is", test_the_line_that_tells_is_found_by_what_it_is);
  g_test_add_func ("/scene/stay/without-the-line-that-tells-there-is-an-alarm", test_without_the_line_that_tells_there_is_an_alarm);
  g_test_add_func ("/scene/stay/on-the-empty-map-the-band-is-named", test_on_the_empty_map_the_band_is_named);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
