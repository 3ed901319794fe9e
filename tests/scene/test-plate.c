/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plates with whole names over a picture. */
#include <math.h>
#include <string.h>

#include "scene-fixture.h"

#include "scene/plate.h"

static PangoContext *context;

static gboolean
overlaps (const EntRect *a, const EntRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
is_within (const EntRect *view, const EntRect *box)
{
  return box->x >= view->x && box->y >= view->y && box->x + box->width <= view->x + view->width && box->y + box->height <= view->y + view->height;
}

static void
assert_off (const EntRect *plate, const EntRect *others, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_false (overlaps (plate, &others[i]));
}

/* Wherever in the view it is about something. */
static void
test_a_plate_stays_in_the_view_and_off_its_symbol (void)
{
  static const EntRect view = { 0, 0, 1024, 768 };

  for (int column = 0; column <= 30; column++)
    for (int row = 0; row <= 20; row++)
      {
        EntRect about = { column * 34 - 10, row * 37 - 10, 24, 24 }, plate = { 0, 0, 480, 96 };

        g_assert_true (ent_plate_place (&view, &about, NULL, NULL, NULL, &plate));
        g_assert_true (is_within (&view, &plate));
        g_assert_false (overlaps (&plate, &about));
      }
}

static void
test_a_plate_stands_at_the_right_where_there_is_room (void)
{
  static const EntRect view = { 0, 0, 1024, 768 };
  EntRect about = { 100, 300, 20, 20 }, plate = { 0, 0, 200, 40 };

  g_assert_true (ent_plate_place (&view, &about, NULL, NULL, NULL, &plate));
  g_assert_cmpfloat (plate.x, ==, about.x + about.width + ENT_PLATE_GAP);
  g_assert_cmpfloat (plate.y + plate.height / 2, ==, about.y + about.height / 2);
}

static void
test_plates_stay_off_each_other (void)
{
  static const EntRect view = { 0, 0, 600, 400 }, about = { 290, 190, 20, 20 };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (EntRect));
  EntRect plate = { 0, 0, 150, 60 };

  while (taken->len < 9 && ent_plate_place (&view, &about, taken, NULL, NULL, &plate))
    {
      assert_off (&plate, (const EntRect *) (void *) taken->data, taken->len);
      g_array_append_val (taken, plate);
    }
  /* around one place there is room for some, and not for any number */
  g_assert_cmpuint (taken->len, >=, 4);
  g_assert_cmpuint (taken->len, <, 9);
}

static void
test_a_plate_covers_no_name_where_it_can_be_helped (void)
{
  static const EntRect view = { 0, 0, 1024, 768 }, about = { 500, 380, 20, 20 };
  EntRect names[] = { { 530, 380, 90, 20 }, { 400, 380, 80, 20 }, { 480, 410, 60, 20 } };
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (EntRect));
  EntRect plate = { 0, 0, 200, 40 };

  g_array_append_vals (below, names, G_N_ELEMENTS (names));
  g_assert_true (ent_plate_place (&view, &about, NULL, NULL, below, &plate));
  assert_off (&plate, names, G_N_ELEMENTS (names));
}

/* Where it cannot but cover something. */
static void
test_a_plate_covers_rather_names_than_what_is_to_stay_seen (void)
{
  static const EntRect view = { 0, 0, 1024, 768 }, about = { 500, 380, 20, 20 };
  EntRect seen[] = { { 530, 300, 20, 160 }, { 470, 300, 20, 160 }, { 440, 280, 140, 70 } }, names = { 200, 406, 700, 60 };
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (EntRect));
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (EntRect));
  EntRect plate = { 0, 0, 40, 40 };

  g_array_append_vals (kept, seen, G_N_ELEMENTS (seen));
  g_array_append_val (below, names);
  g_assert_true (ent_plate_place (&view, &about, NULL, kept, below, &plate));
  assert_off (&plate, seen, G_N_ELEMENTS (seen));
  g_assert_true (overlaps (&plate, &names));
}

/* At its sides, above it and across below it there is somebody. */
static void
test_a_plate_may_begin_where_its_symbol_does (void)
{
  static const EntRect view = { 0, 0, 1024, 768 }, about = { 500, 380, 20, 20 };
  EntRect seen[] = { { 716, 300, 200, 400 }, { 100, 300, 398, 400 }, { 300, 300, 300, 74 } };
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (EntRect));
  EntRect plate = { 0, 0, 200, 40 };

  g_array_append_vals (kept, seen, G_N_ELEMENTS (seen));
  g_assert_true (ent_plate_place (&view, &about, NULL, kept, NULL, &plate));
  g_assert_cmpfloat (plate.x, ==, about.x);
  g_assert_cmpfloat (plate.y, >, about.y + about.height);
}

static void
test_letters_on_a_wall_are_read_from_afar (void)
{
  g_assert_cmpfloat (ent_plate_letters (ENT_MEDIUM_PROJECTOR, 1024, 768), ==, 24);
  g_assert_cmpfloat (ent_plate_letters (ENT_MEDIUM_PROJECTOR, 1920, 1080), ==, 33.75);
  g_assert_cmpfloat (ent_plate_letters (ENT_MEDIUM_SCREEN, 1920, 1080), >=, 14);
}

/* It would hide the number that is being asked about. */
static void
test_a_plate_is_about_the_number_too (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 60, .one_sector = TRUE });
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PROJECTOR, 1024, 768);
  g_autoptr (EntScene) scene = ent_scene_new (map, &spec, context);
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      const EntSceneSymbol *symbol;
      EntRect about;

      if (text->role != ENT_TEXT_KEY_NUMBER)
        continue;
      symbol = &g_array_index (scene->symbols, EntSceneSymbol, ent_scene_find_symbol (scene, text->id));
      about = ent_plate_about (scene, symbol);
      g_assert_true (is_within (&about, &text->ink));
      g_assert_cmpint (symbol->label, <, 0);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/plate/stays-in-the-view-and-off-its-symbol", test_a_plate_stays_in_the_view_and_off_its_symbol);
  g_test_add_func ("/plate/stands-at-the-right-where-there-is-room", test_a_plate_stands_at_the_right_where_there_is_room);
  g_test_add_func ("/plate/plates-stay-off-each-other", test_plates_stay_off_each_other);
  g_test_add_func ("/plate/covers-no-name-where-it-can-be-helped", test_a_plate_covers_no_name_where_it_can_be_helped);
  g_test_add_func ("/plate/covers-rather-names-than-what-is-to-stay-seen", test_a_plate_covers_rather_names_than_what_is_to_stay_seen);
  g_test_add_func ("/plate/may-begin-where-its-symbol-does", test_a_plate_may_begin_where_its_symbol_does);
  g_test_add_func ("/plate/letters-on-a-wall-are-read-from-afar", test_letters_on_a_wall_are_read_from_afar);
  g_test_add_func ("/plate/is-about-the-number-too", test_a_plate_is_about_the_number_too);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
