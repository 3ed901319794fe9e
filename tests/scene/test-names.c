/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose names stand on a map where not all find room, and how they stand: on the maps that
 * come with the program, and on one that is as crowded as a workshop makes them.
 */
#include <math.h>

#include "cli/generate.h"
#include "long-form.h"
#include "sample.h"
#include "scene-fixture.h"
#include "scene/scene-private.h"

static PangoContext *context;

/* What a window of 1366 × 768 leaves to the picture with both panels open. */
static EntScene *
in_small_window (EntMap *map, double width, double height, gboolean title)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, width, height);

  spec.title = title;
  return ent_scene_new (map, &spec, context);
}

static void
check_powerful_have_names (EntMap *map, guint most_numbers)
{
  static const double sizes[][2] = { { 757, 645 }, { 770, 640 } };
  guint n_unnamed = 0;

  for (guint i = 0; i < in_long_form (2 * G_N_ELEMENTS (sizes), 2); i++)
    {
      g_autoptr (EntScene) scene = in_small_window (map, sizes[i / 2][0], sizes[i / 2][1], i % 2 > 0);
      EntSceneQuality quality;

      ent_scene_measure (scene, &quality);
      for (guint k = 0; k < scene->n_stakeholders; k++)
        {
          g_assert_true (symbol_at (scene, k)->power < 5 || symbol_at (scene, k)->label >= 0);
          n_unnamed += symbol_at (scene, k)->power == 4 && symbol_at (scene, k)->label < 0;
        }
      g_assert_cmpuint (scene->n_left_out, ==, 0);
      g_assert_cmpuint (quality.labels_keyed, <=, most_numbers);
      g_assert_cmpuint (quality.label_label_overlaps + quality.label_symbol_overlaps + quality.symbol_symbol_overlaps, ==, 0);
      g_assert_cmpuint (quality.label_rim_overlaps + quality.outside, ==, 0);
    }
  /* how numbers are rounded decides about the last of some forty */
  g_assert_cmpuint (n_unnamed, <=, 1);
}

static void
test_the_powerful_have_names_in_a_small_window (void)
{
  static const char *const samples[] = { "cartagena.entorno", "peru.entorno", "puerto-coral.entorno" };
  static const guint most_numbers[] = { 8, 4, 16 };
  g_autoptr (EntMap) crowd = ent_generate_map (45, 30, 1);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (EntMap) map = open_sample (samples[i]);

      check_powerful_have_names (map, most_numbers[i]);
    }
  check_powerful_have_names (crowd, 16);
}

/* Symbols may move for their names: what belongs to them comes along. */
static void
test_badges_stay_at_their_symbols (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  guint n = 0;

  for (guint size = 0; size < in_long_form (6, 2); size++)
    {
      g_autoptr (EntScene) scene = in_small_window (map, 720 + 20 * size, 645, FALSE);

      for (guint i = 0; i < scene->texts->len; i++)
        {
          const EntSceneText *text = text_at (scene, i);
          const EntSceneSymbol *symbol;

          if (text->role != ENT_TEXT_BADGE || text->id == NULL)
            continue;
          symbol = symbol_at (scene, ent_scene_find_symbol (scene, text->id));
          g_assert_cmpfloat (fabs (text->ink.x + text->ink.width / 2 - symbol->x), <, symbol->radius + text->size);
          g_assert_cmpfloat (fabs (text->ink.y + text->ink.height / 2 - symbol->y), <, symbol->radius + text->size);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

static const EntSceneText *
find_text (const EntScene *scene, EntTextRole role, const char *id)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (text_at (scene, i)->role == role && g_strcmp0 (text_at (scene, i)->id, id) == 0)
      return text_at (scene, i);
  return NULL;
}

/* Two numbers in a row are read as one: that of the people inside, and one of the key. */
static void
test_numbers_of_the_key_keep_off_badges (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  guint n = 0, n_beside = 0;

  for (guint size = 0; size < in_long_form (8, 4); size++)
    {
      g_autoptr (EntScene) scene = in_small_window (map, 360 + 20 * size, 320, FALSE);

      for (guint i = 0; i < scene->n_stakeholders; i++)
        {
          const EntSceneText *number = find_text (scene, ENT_TEXT_KEY_NUMBER, symbol_at (scene, i)->id);
          const EntSceneText *badge = find_text (scene, ENT_TEXT_BADGE, symbol_at (scene, i)->id);

          if (number == NULL || badge == NULL || number->on_symbol)
            continue;
          n++;
          n_beside += number->ink.x + number->ink.width >= badge->ink.x + badge->ink.width && number->ink.y + number->ink.height >= badge->ink.y;
        }
    }
  g_test_message ("%u of %u beside", n_beside, n);
  /* where windows are very small there may be no other place */
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n_beside, <=, n / 4);
}

/* Whether one stands upon the other with no more between them than between the lines of one name. */
static gboolean
read_as_one (const EntSceneText *a, const EntSceneText *b)
{
  double between = MAX (a->ink.y - b->ink.y - b->ink.height, b->ink.y - a->ink.y - a->ink.height);
  double shared = MIN (a->ink.x + a->ink.width, b->ink.x + b->ink.width) - MAX (a->ink.x, b->ink.x);

  return between < 0.6 * a->size && shared > 0.25 * MIN (a->ink.width, b->ink.width);
}

static guint
count_read_as_one (EntMap *map, double width, double height)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, width, height);
  g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    for (guint j = 0; j < i; j++)
      if (text_at (scene, i)->role == ENT_TEXT_LABEL && text_at (scene, j)->role == ENT_TEXT_LABEL)
        n += read_as_one (text_at (scene, i), text_at (scene, j));
  return n;
}

static void
test_names_upon_each_other_keep_apart (void)
{
  g_autoptr (EntMap) sample = open_sample ("puerto-coral.entorno"), crowd = ent_generate_map (45, 30, 1);

  /* in a cell that is full one may have nowhere else to stand */
  g_assert_cmpuint (count_read_as_one (sample, 1190.55, 841.89), <=, 1);
  g_assert_cmpuint (count_read_as_one (sample, 841.89, 595.28), <=, 1);
  g_assert_cmpuint (count_read_as_one (crowd, 1190.55, 841.89), <=, 1);
  g_assert_cmpuint (count_read_as_one (crowd, 841.89, 595.28), <=, 1);
}

/* Lines of a name are broken where they were measured to be, also at several spaces in a row. */
static void
test_spaces_in_a_row_make_no_overlap (void)
{
  static const char *const names[] = { "First second  third fourth fifth", "First second   third  0 fourth fifth", NULL };
  EntFixture fixture = { .n_stakeholders = 20, .n_ties = 20, .names = names };
  g_autoptr (EntMap) map = ent_fixture_new (&fixture);
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, 842, 595);
  g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.label_label_overlaps + quality.label_symbol_overlaps, ==, 0);
}

static gboolean
has_line (const EntScene *scene, const char *id)
{
  for (guint i = 0; i < scene->leaders->len; i++)
    if (g_strcmp0 (symbol_at (scene, (guint) g_array_index (scene->leaders, EntSceneLeader, i).symbol)->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Names and numbers that stand nearer to the symbol of somebody else than to their own, while no line says whose they are. */
static guint
count_misread (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = text_at (scene, i);
      double own = INFINITY, others = INFINITY;

      if ((text->role != ENT_TEXT_LABEL && text->role != ENT_TEXT_KEY_NUMBER) || text->on_symbol || has_line (scene, text->id))
        continue;
      for (guint k = 0; k < scene->n_stakeholders; k++)
        {
          double apart = ent_rects_apart (&text->ink, &symbol_at (scene, k)->bounds);

          if (g_strcmp0 (symbol_at (scene, k)->id, text->id) == 0)
            own = apart;
          else
            others = MIN (others, apart);
        }
      n += others < own - 0.5;
    }
  return n;
}

static void
check_misread (EntMedium medium, double width, double height, const char *focus, guint most)
{
  guint n = 0;

  for (guint seed = 1; seed <= in_long_form (3, 1); seed++)
    {
      g_autoptr (EntMap) map = ent_generate_map (45, 60, seed);
      EntSceneSpec spec = ent_fixture_spec (medium, width, height);
      g_autoptr (EntScene) scene = NULL;

      spec.focus = focus;
      scene = ent_scene_new (map, &spec, context);
      g_assert_cmpuint (measured (scene).label_label_overlaps + measured (scene).label_symbol_overlaps, ==, 0);
      n += count_misread (scene);
    }
  g_assert_cmpuint (n, <=, most);
}

/* Who reads it out would say the wrong name. Where there is no other place at all it stays. */
static void
test_names_and_numbers_stand_nearest_to_their_own_symbols (void)
{
  check_misread (ENT_MEDIUM_SCREEN, 757, 645, NULL, 2);
  check_misread (ENT_MEDIUM_SCREEN, 1366, 768, NULL, 1);
  check_misread (ENT_MEDIUM_PROJECTOR, 1024, 768, NULL, 2);
  check_misread (ENT_MEDIUM_PROJECTOR, 1024, 768, "education", 0);
}

/* Its V is seldom asked for, and a room sees at once who is not there. In Spanish words there is least room. */
static void
test_a_veto_takes_nobodys_place_on_a_wall (void)
{
  g_autoptr (EntMap) map = open_sample ("puerto-coral.entorno");
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);

  spec.words = ent_words_for_language ("es");
  for (guint marks = 0; marks < 2; marks++)
    {
      g_autoptr (EntScene) scene = NULL;
      guint n_vetoes = 0;

      spec.conflict_marks = marks == 1;
      scene = ent_scene_new (map, &spec, context);
      g_assert_cmpuint (scene->n_left_out, ==, 0);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        n_vetoes += (symbol_at (scene, i)->flags & ENT_SYMBOL_VETO) != 0;
      g_assert_cmpuint (n_vetoes, ==, marks == 1 ? 2 : 0);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/names/a-veto-takes-nobodys-place-on-a-wall", test_a_veto_takes_nobodys_place_on_a_wall);
  g_test_add_func ("/scene/names/badges-stay-at-their-symbols", test_badges_stay_at_their_symbols);
  g_test_add_func ("/scene/names/names-and-numbers-stand-nearest-to-their-own-symbols", test_names_and_numbers_stand_nearest_to_their_own_symbols);
  g_test_add_func ("/scene/names/names-upon-each-other-keep-apart", test_names_upon_each_other_keep_apart);
  g_test_add_func ("/scene/names/numbers-of-the-key-keep-off-badges", test_numbers_of_the_key_keep_off_badges);
  g_test_add_func ("/scene/names/the-powerful-have-names-in-a-small-window", test_the_powerful_have_names_in_a_small_window);
  g_test_add_func ("/scene/names/spaces-in-a-row-make-no-overlap", test_spaces_in_a_row_make_no_overlap);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
