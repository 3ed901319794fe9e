/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hand-scene.h"
#include "scene/hit.h"
#include "scene/neighbours.h"

#include <math.h>

typedef struct
{
  EntScene *scene;
  int police, hotel, ngo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->scene = hand_scene_new (ENT_PICTURE_MAP);
  fixture->police =
      hand_scene_add (fixture->scene, "s-police", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_NEUTRAL, 4, 0.5);
  fixture->hotel = hand_scene_add (fixture->scene, "s-hotel", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_UNAWARE, 5, 0.5);
  fixture->ngo = hand_scene_add (fixture->scene, "s-ngo", ENT_SECTOR_COMMUNITY, ENT_COMMITMENT_LEADING, 2, 0.5);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hand_scene_free (fixture->scene);
}

static void
test_the_middle_is_body_and_the_edge_is_rim (Fixture *fixture, gconstpointer data)
{
  EntSceneSymbol *symbol = hand_scene_symbol (fixture->scene, fixture->police);
  EntHit hit = ent_hit_test (fixture->scene, symbol->x, symbol->y, 1);

  g_assert_cmpint (hit.kind, ==, ENT_HIT_SYMBOL);
  g_assert_cmpint (hit.symbol, ==, fixture->police);
  g_assert_cmpstr (hit.id, ==, "s-police");
  g_assert_false (hit.rim);
  hit = ent_hit_test (fixture->scene, symbol->x + symbol->radius + 4, symbol->y, 1);
  g_assert_cmpint (hit.kind, ==, ENT_HIT_SYMBOL);
  g_assert_true (hit.rim);
  hit = ent_hit_test (fixture->scene, symbol->x + symbol->radius + 12, symbol->y, 1);
  g_assert_cmpint (hit.kind, ==, ENT_HIT_NOTHING);
}

static void
test_the_rim_is_as_wide_on_screen_at_any_zoom (Fixture *fixture, gconstpointer data)
{
  EntSceneSymbol *symbol = hand_scene_symbol (fixture->scene, fixture->police);

  for (int zoom = 1; zoom <= 8; zoom *= 2)
    {
      EntHit hit = ent_hit_test (fixture->scene, symbol->x + symbol->radius + 4.0 / zoom, symbol->y, zoom);

      g_assert_true (hit.rim);
      hit = ent_hit_test (fixture->scene, symbol->x + symbol->radius + 9.0 / zoom, symbol->y, zoom);
      g_assert_cmpint (hit.kind, ==, ENT_HIT_NOTHING);
    }
}

static void
test_a_tiny_symbol_is_all_body (Fixture *fixture, gconstpointer data)
{
  EntSceneSymbol *symbol = hand_scene_symbol (fixture->scene, fixture->police);
  EntHit hit = ent_hit_test (fixture->scene, symbol->x + symbol->radius + 10, symbol->y, 0.2);

  g_assert_cmpint (hit.kind, ==, ENT_HIT_SYMBOL);
  g_assert_false (hit.rim);
}

static void
test_the_upper_of_two_symbols_is_hit (Fixture *fixture, gconstpointer data)
{
  int upper = hand_scene_add (fixture->scene, "s-upper", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_NEUTRAL, 3, 0.5);
  EntSceneSymbol *symbol = hand_scene_symbol (fixture->scene, upper);

  g_assert_cmpint (ent_hit_test (fixture->scene, symbol->x, symbol->y, 1).symbol, ==, upper);
}

static void
test_corners_of_a_square_count (Fixture *fixture, gconstpointer data)
{
  EntPoint corners[ENT_SYMBOL_MAX_CORNERS];
  EntSceneSymbol *symbol = hand_scene_symbol (fixture->scene, fixture->police);
  guint n;

  symbol->kind = ENT_KIND_GOVERNMENT;
  symbol->radius = 40;
  n = ent_symbol_outline (ENT_KIND_GOVERNMENT, symbol->x, symbol->y, symbol->radius, corners);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      double x = symbol->x + (corners[i].x - symbol->x) * 0.8;
      double y = symbol->y + (corners[i].y - symbol->y) * 0.8;
      EntHit hit = ent_hit_test (fixture->scene, x, y, 1);

      g_assert_cmpint (hit.symbol, ==, fixture->police);
    }
}

static void
test_a_label_stands_for_its_symbol (Fixture *fixture, gconstpointer data)
{
  EntHit hit;

  hand_scene_add_label (fixture->scene, fixture->hotel, (EntRect) { 10, 10, 80, 14 });
  hit = ent_hit_test (fixture->scene, 50, 16, 1);
  g_assert_cmpint (hit.kind, ==, ENT_HIT_LABEL);
  g_assert_cmpstr (hit.id, ==, "s-hotel");
  g_assert_false (hit.rim);
}

static void
test_a_tie_is_hit_within_pixels_of_the_view (Fixture *fixture, gconstpointer data)
{
  const EntSceneSymbol *a, *b;
  double mx, my, nx, ny, length;
  EntHit hit;

  hand_scene_add_tie (fixture->scene, "e-one", fixture->police, fixture->hotel);
  a = hand_scene_symbol (fixture->scene, fixture->police);
  b = hand_scene_symbol (fixture->scene, fixture->hotel);
  mx = (a->x + b->x) / 2;
  my = (a->y + b->y) / 2;
  length = hypot (b->x - a->x, b->y - a->y);
  nx = (b->y - a->y) / length;
  ny = -(b->x - a->x) / length;
  hit = ent_hit_test (fixture->scene, mx + 3 * nx, my + 3 * ny, 1);
  g_assert_cmpint (hit.kind, ==, ENT_HIT_TIE);
  g_assert_cmpstr (hit.id, ==, "e-one");
  g_assert_cmpint (ent_hit_test (fixture->scene, mx + 9 * nx, my + 9 * ny, 1).kind, ==, ENT_HIT_NOTHING);
  g_assert_cmpint (ent_hit_test (fixture->scene, mx + 3 * nx, my + 3 * ny, 4).kind, ==, ENT_HIT_NOTHING);
  g_assert_cmpint (ent_hit_test (fixture->scene, mx + 9 * nx, my + 9 * ny, 0.4).kind, ==, ENT_HIT_TIE);
  g_assert_cmpint (ent_hit_test (fixture->scene, a->x, a->y, 1).kind, ==, ENT_HIT_SYMBOL);
}

static void
test_a_curve_is_flattened_from_end_to_end (void)
{
  EntSceneTie tie = { .n_points = 7,
                      .few = { { 0, 0 }, { 0, 10 }, { 10, 10 }, { 10, 0 }, { 10, -10 }, { 20, -10 }, { 20, 0 } } };
  EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
  guint n = ent_tie_flatten (&tie, points);

  g_assert_cmpuint (n, ==, 2 * ENT_TIE_PIECES + 1);
  g_assert_cmpfloat (points[0].x, ==, 0);
  g_assert_cmpfloat_with_epsilon (points[ENT_TIE_PIECES / 2].y, 7.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (points[ENT_TIE_PIECES].x, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (points[n - 1].x, 20, 1e-9);
}

static void
test_every_point_of_the_rings_has_its_cell (Fixture *fixture, gconstpointer data)
{
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    for (guint value = 0; value < ENT_N_COMMITMENTS; value++)
      {
        EntPoint at = hand_scene_cell (fixture->scene, sector, value, 0.9);
        EntHit hit = ent_hit_test (fixture->scene, at.x, at.y, 1);

        g_assert_true (hit.in_cell);
        g_assert_cmpuint (hit.sector, ==, sector);
        g_assert_cmpuint (hit.value, ==, value);
      }
  g_assert_false (ent_hit_test (fixture->scene, 500, 500, 1).in_cell);
  g_assert_false (ent_hit_test (fixture->scene, 5, 5, 1).in_cell);
}

static void
test_a_band_takes_whose_middle_lies_in_it (Fixture *fixture, gconstpointer data)
{
  EntSceneSymbol *symbol = hand_scene_symbol (fixture->scene, fixture->hotel);
  EntRect rect = { symbol->x - 1, symbol->y - 1, 2, 2 };
  g_autoptr (GPtrArray) ids = ent_hit_in_rect (fixture->scene, &rect);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "s-hotel");
  all = ent_hit_in_rect (fixture->scene, &(EntRect) { 0, 0, 1000, 1000 });
  g_assert_cmpuint (all->len, ==, 3);
}

static void
test_reading_goes_sector_by_sector_from_inside_out (void)
{
  EntScene *scene = hand_scene_new (ENT_PICTURE_MAP);
  g_autoptr (GArray) order = NULL;
  int media = hand_scene_add (scene, "s-media", ENT_SECTOR_MEDIA, ENT_COMMITMENT_LEADING, 1, 0.5);
  int outer = hand_scene_add (scene, "s-outer", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_RESISTANT, 1, 0.5);
  int late = hand_scene_add (scene, "s-late", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_LEADING, 1, 0.8);
  int early = hand_scene_add (scene, "s-early", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_LEADING, 1, 0.2);
  const int expected[] = { early, late, outer, media };

  order = ent_reading_order (scene);
  g_assert_cmpmem (order->data, order->len * sizeof (int), expected, sizeof expected);
  g_assert_cmpint (ent_reading_next (order, -1, TRUE), ==, early);
  g_assert_cmpint (ent_reading_next (order, early, TRUE), ==, late);
  g_assert_cmpint (ent_reading_next (order, media, TRUE), ==, -1);
  g_assert_cmpint (ent_reading_next (order, -1, FALSE), ==, media);
  g_assert_cmpint (ent_reading_next (order, early, FALSE), ==, -1);
  hand_scene_free (scene);
}

static void
test_the_matrix_is_read_field_by_field (void)
{
  EntScene *scene = hand_scene_new (ENT_PICTURE_MATRIX);
  g_autoptr (GArray) order = NULL;
  int low = hand_scene_add (scene, "s-low", ENT_SECTOR_MEDIA, ENT_COMMITMENT_RESISTANT, 1, 0);
  int right = hand_scene_add (scene, "s-right", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_LEADING, 5, 0);
  int left = hand_scene_add (scene, "s-left", ENT_SECTOR_FAMILY, ENT_COMMITMENT_UNAWARE, 5, 0);
  const int expected[] = { left, right, low };

  /* lower within the upper row: still read with it */
  hand_scene_symbol (scene, left)->y += 30;
  order = ent_reading_order (scene);
  g_assert_cmpmem (order->data, order->len * sizeof (int), expected, sizeof expected);
  hand_scene_free (scene);
}

static void
test_arrows_prefer_what_lies_straight_ahead (void)
{
  EntScene *scene = hand_scene_new (ENT_PICTURE_MAP);
  int from = hand_scene_add (scene, "s-from", 0, 1, 1, 0.5);
  int aside = hand_scene_add (scene, "s-aside", 0, 1, 1, 0.5);
  int ahead = hand_scene_add (scene, "s-ahead", 0, 1, 1, 0.5);
  EntSceneSymbol *symbols = hand_scene_symbol (scene, 0);

  symbols[from].x = symbols[from].y = 500;
  symbols[aside].x = 540;
  symbols[aside].y = 570;
  symbols[ahead].x = 620;
  symbols[ahead].y = 505;
  g_assert_cmpint (ent_neighbour (scene, from, ENT_HEADING_RIGHT), ==, ahead);
  g_assert_cmpint (ent_neighbour (scene, from, ENT_HEADING_DOWN), ==, aside);
  g_assert_cmpint (ent_neighbour (scene, from, ENT_HEADING_LEFT), ==, -1);
  g_assert_cmpint (ent_neighbour (scene, from, ENT_HEADING_UP), ==, -1);
  g_assert_cmpint (ent_neighbour (scene, ahead, ENT_HEADING_LEFT), ==, from);
  g_assert_cmpint (ent_neighbour (scene, -1, ENT_HEADING_RIGHT), ==, from);
  g_assert_cmpint (ent_neighbour (scene, -1, ENT_HEADING_LEFT), ==, ahead);
  hand_scene_free (scene);
}

static void
test_what_is_hidden_is_neither_hit_nor_walked_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new (g_str_hash, g_str_equal);
  EntSceneSymbol *police = hand_scene_symbol (fixture->scene, fixture->police), *hotel = hand_scene_symbol (fixture->scene, fixture->hotel);
  EntPoint middle = { (police->x + hotel->x) / 2, (police->y + hotel->y) / 2 };
  g_autoptr (GArray) order = NULL, all = NULL;

  hand_scene_add_tie (fixture->scene, "t-1", fixture->police, fixture->hotel);
  hand_scene_add_label (fixture->scene, fixture->hotel, (EntRect) { 20, 20, 60, 12 });
  g_assert_cmpint (ent_hit_test_shown (fixture->scene, middle.x, middle.y, 1, hidden).kind, ==, ENT_HIT_TIE);
  g_assert_cmpint (ent_hit_test_shown (fixture->scene, 50, 26, 1, hidden).symbol, ==, fixture->hotel);
  g_hash_table_add (hidden, (gpointer) "s-hotel");
  g_assert_cmpint (ent_hit_test_shown (fixture->scene, hotel->x, hotel->y, 1, hidden).kind, ==, ENT_HIT_NOTHING);
  g_assert_cmpint (ent_hit_test_shown (fixture->scene, 50, 26, 1, hidden).kind, ==, ENT_HIT_NOTHING);
  g_assert_cmpint (ent_hit_test_shown (fixture->scene, middle.x, middle.y, 1, hidden).kind, ==, ENT_HIT_NOTHING);
  g_assert_cmpint (ent_hit_test_shown (fixture->scene, police->x, police->y, 1, hidden).symbol, ==, fixture->police);
  all = ent_reading_order (fixture->scene);
  order = ent_reading_order_shown (fixture->scene, all, hidden);
  g_assert_cmpuint (order->len, ==, 2);
  g_assert_cmpint (ent_reading_next (order, fixture->police, TRUE), ==, fixture->ngo);
  for (int from = -1; from < 3; from++)
    for (EntHeading way = ENT_HEADING_LEFT; way <= ENT_HEADING_DOWN; way++)
      g_assert_cmpint (ent_neighbour_shown (fixture->scene, from, way, hidden), !=, fixture->hotel);
}

#define ADD(path, test) g_test_add ("/hit/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-middle-is-body-and-the-edge-is-rim", test_the_middle_is_body_and_the_edge_is_rim);
  ADD ("the-rim-is-as-wide-at-any-zoom", test_the_rim_is_as_wide_on_screen_at_any_zoom);
  ADD ("a-tiny-symbol-is-all-body", test_a_tiny_symbol_is_all_body);
  ADD ("the-upper-of-two-symbols-is-hit", test_the_upper_of_two_symbols_is_hit);
  ADD ("corners-of-a-square-count", test_corners_of_a_square_count);
  ADD ("a-label-stands-for-its-symbol", test_a_label_stands_for_its_symbol);
  ADD ("a-tie-is-hit-within-pixels-of-the-view", test_a_tie_is_hit_within_pixels_of_the_view);
  ADD ("every-point-of-the-rings-has-its-cell", test_every_point_of_the_rings_has_its_cell);
  ADD ("what-is-hidden-is-neither-hit-nor-walked-to", test_what_is_hidden_is_neither_hit_nor_walked_to);
  ADD ("a-band-takes-whose-middle-lies-in-it", test_a_band_takes_whose_middle_lies_in_it);
  g_test_add_func ("/hit/a-curve-is-flattened", test_a_curve_is_flattened_from_end_to_end);
  g_test_add_func ("/neighbours/reading-goes-from-inside-out", test_reading_goes_sector_by_sector_from_inside_out);
  g_test_add_func ("/neighbours/the-matrix-is-read-field-by-field", test_the_matrix_is_read_field_by_field);
  g_test_add_func ("/neighbours/arrows-prefer-straight-ahead", test_arrows_prefer_what_lies_straight_ahead);
  return g_test_run ();
}
