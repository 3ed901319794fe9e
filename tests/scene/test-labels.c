/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names stand that find no room beside their symbols. */
#include "scene-fixture.h"
#include "scene/scene-private.h"

static PangoContext *context;

#define A4 841.89, 595.28
#define A3 1190.55, 841.89

static void
check_few_are_numbers (guint n, double width, double height)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, n, 2 * n, width, height);
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.labels_placed + quality.labels_keyed, ==, n);
  g_assert_cmpuint (quality.labels_keyed, <=, n / 20);
}

static void
test_few_names_are_only_numbers (void)
{
  check_few_are_numbers (60, A4);
  check_few_are_numbers (150, A3);
}

static void
test_names_without_room_stand_off (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 100, 60, A4);
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (scene->leaders->len, >, 0);
  g_assert_cmpuint (quality.label_label_overlaps, ==, 0);
  g_assert_cmpuint (quality.label_symbol_overlaps, ==, 0);
  g_assert_cmpuint (quality.label_rim_overlaps, ==, 0);
  g_assert_cmpuint (quality.outside, ==, 0);
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, leader->symbol);
      EntPoint end = leader->points[leader->n_points - 1];
      const EntSceneText *label;

      g_assert_cmpint (symbol->label, >=, 0);
      label = &g_array_index (scene->texts, EntSceneText, symbol->label);
      /* from the symbol to its own name */
      g_assert_cmpfloat (ent_length (leader->points[0].x - symbol->x, leader->points[0].y - symbol->y), <, 2 * symbol->radius);
      g_assert_cmpfloat (end.x, >, label->ink.x - label->size);
      g_assert_cmpfloat (end.x, <, label->ink.x + label->ink.width + label->size);
      g_assert_cmpfloat (end.y, >, label->ink.y - label->size);
      g_assert_cmpfloat (end.y, <, label->ink.y + label->ink.height + label->size);
    }
}

/* What a context has measured for other pictures changes nothing. */
static void
test_used_context_gives_the_same_picture (void)
{
  g_autoptr (GObject) fresh = G_OBJECT (ent_fixture_context ());
  g_autoptr (EntScene) before = ent_fixture_scene (context, 70, 60, A4), again = ent_fixture_scene (context, 45, 30, A3);
  g_autoptr (EntScene) first = ent_fixture_scene ((PangoContext *) fresh, 45, 30, A3);

  g_assert_cmpuint (before->texts->len, >, 0);
  g_assert_cmpuint (first->texts->len, ==, again->texts->len);
  for (guint i = 0; i < first->texts->len; i++)
    {
      const EntSceneText *a = &g_array_index (first->texts, EntSceneText, i), *b = &g_array_index (again->texts, EntSceneText, i);

      g_assert_cmpfloat (a->ink.x, ==, b->ink.x);
      g_assert_cmpfloat (a->ink.y, ==, b->ink.y);
      g_assert_cmpfloat (a->size, ==, b->size);
    }
}

/* Its legend makes room for the key: whoever has no name has a number and a line. */
static void
test_a_small_window_loses_nobody (void)
{
  static const double sizes[][2] = { { 770, 645 }, { 757, 645 }, { 700, 600 } };
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 45, .n_ties = 30 });

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, sizes[i][0], sizes[i][1]);
      g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);

      g_assert_cmpuint (scene->n_left_out, ==, 0);
    }
}

static gboolean
is_every_third_label (gconstpointer element, gconstpointer data)
{
  const EntSceneText *text = element;

  return text->role == ENT_TEXT_LEGEND || (text->role == ENT_TEXT_LABEL && ent_scene_find_symbol (data, text->id) % 3 == 0);
}

static void
test_labels_are_found_after_texts_were_taken_out (void)
{
  g_autoptr (EntScene) scene = ent_fixture_scene (context, 20, 0, A3);
  guint n = 0;

  g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_LABEL), ==, 20);
  ent_scene_take_out_texts (scene, is_every_third_label, scene);
  g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_LEGEND), ==, 0);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      const EntSceneSymbol *symbol = symbol_at (scene, i);

      g_assert_true ((symbol->label < 0) == (i % 3 == 0));
      if (symbol->label < 0)
        continue;
      g_assert_cmpuint (text_at (scene, (guint) symbol->label)->role, ==, ENT_TEXT_LABEL);
      g_assert_true (text_at (scene, (guint) symbol->label)->id == symbol->id);
      n++;
    }
  g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_LABEL), ==, n);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/scene/labels/a-small-window-loses-nobody", test_a_small_window_loses_nobody);
  g_test_add_func ("/scene/labels/few-names-are-only-numbers", test_few_names_are_only_numbers);
  g_test_add_func ("/scene/labels/labels-are-found-after-texts-were-taken-out", test_labels_are_found_after_texts_were_taken_out);
  g_test_add_func ("/scene/labels/names-without-room-stand-off", test_names_without_room_stand_off);
  g_test_add_func ("/scene/labels/used-context-gives-the-same-picture", test_used_context_gives_the_same_picture);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
