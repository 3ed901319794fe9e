/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moments side by side, on paper and on a screen. */
#include "../model/map-fixture.h"
#include "analysis/coverage.h"
#include "page-fixture.h"

#define N_ROWS (ENT_N_SECTORS + 1)

static PangoContext *context;

static EntMap *
map_of (guint n_moments)
{
  return ent_fixture_new (&(EntFixture) { .n_stakeholders = 45, .n_moments = n_moments });
}

static EntPages *
make (EntMap *map, const double *paper, const char *language)
{
  EntSceneSpec spec = page_fixture_spec (paper, TRUE, language);

  return ent_pages_new (map, &spec, ENT_PAGES_TIMELINE, context);
}

static EntScene *
make_screen (EntMap *map, double width, double height, gboolean title)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_SCREEN, width, height);

  spec.title = title;
  return ent_scene_new_timeline (map, &spec, context);
}

/* Those that stand upright: the others are the key. */
static guint
count_bars (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->bars->len; i++)
    n += g_array_index (scene->bars, EntSceneBar, i).is_upright;
  return n;
}

static guint
count_joining (const EntScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->rules->len; i++)
    n += g_array_index (scene->rules, EntSceneRule, i).sector == ENT_RULE_OF_INK;
  return n;
}

static void
test_each_moment_has_a_bar_in_each_row (void)
{
  for (guint n = 1; n <= 12; n++)
    {
      g_autoptr (EntMap) map = map_of (n);
      g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], "en");
      const EntScene *scene = ent_pages_at (pages, 0)->scene;

      g_assert_cmpuint (ent_pages_n (pages), ==, 1);
      g_assert_cmpuint (count_bars (scene), ==, (guint64) N_ROWS * n);
      /* the parts in favour are joined from one to the next */
      g_assert_cmpuint (count_joining (scene), ==, (guint64) N_ROWS * (n - 1));
      g_assert_true (page_has_text (scene, "one moment only") == (n == 1));
      page_assert_clean (scene);
    }
}

static void
test_bars_and_numbers_are_those_of_the_coverage (void)
{
  g_autoptr (EntMap) map = map_of (3);
  g_autoptr (GArray) moments = ent_coverage_over_time (map);
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], "en");
  const EntScene *scene = ent_pages_at (pages, 0)->scene;
  guint bar = ENT_N_COMMITMENTS;

  for (guint row = 0; row < N_ROWS; row++)
    for (guint i = 0; i < 3; i++)
      {
        const EntCoverage *coverage = &g_array_index (moments, EntMomentCoverage, i).coverage;
        const EntSectorCoverage *cell = row < ENT_N_SECTORS ? &coverage->sectors[row] : &coverage->all;
        g_autofree char *count = g_strdup_printf ("%u of %u", ent_coverage_in_favour (cell), cell->n);
        const guint *counts = g_array_index (scene->bars, EntSceneBar, bar++).counts;

        g_assert_cmpmem (counts, sizeof cell->at, cell->at, sizeof cell->at);
        g_assert_true (page_has_text (scene, count));
      }
  for (guint i = 0; i < 3; i++)
    {
      const EntSectorCoverage *all = &g_array_index (moments, EntMomentCoverage, i).coverage.all;
      g_autofree char *weight = g_strdup_printf ("%.0f\u00a0%%", 100.0 * all->power_in_favour / all->power);

      g_assert_true (page_has_text (scene, weight));
    }
}

static void
test_of_many_moments_the_last_are_shown_and_it_is_said (void)
{
  g_autoptr (EntMap) map = map_of (30);

  for (guint i = 0; i + 1 < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (map, page_papers[i], i % 2 == 0 ? "en" : "es");
      gboolean is_a4 = MIN (page_papers[i][0], page_papers[i][1]) >= 595;

      pages_assert_clean (pages);
      g_assert_cmpuint (page_count_texts (pages, "30"), >, 0);
      g_assert_cmpuint (page_count_texts (pages, "Workshop 30"), >, 0);
      g_assert_cmpuint (page_count_texts (pages, "Workshop 18"), ==, 0);
      if (!is_a4)
        continue;
      g_assert_cmpuint (ent_pages_n (pages), ==, 1);
      g_assert_cmpuint (count_bars (ent_pages_at (pages, 0)->scene), ==, (guint64) 12 * N_ROWS);
      g_assert_cmpuint (page_count_texts (pages, "Workshop 19"), >, 0);
    }
}

/* Where names are wider than a column the moments are numbers, and the names stand above. */
static void
test_no_word_of_a_moment_is_broken (void)
{
  g_autoptr (EntMap) map = map_of (12), few = map_of (2);
  g_autoptr (EntPages) narrow = NULL, wide = NULL;

  set_field (map, ENT_RECORD_MOMENT, "t-11", "name", "Acompañamiento");
  set_field (few, ENT_RECORD_MOMENT, "t-0", "name", "Acompañamiento");
  narrow = make (map, page_papers[PAGE_A4], "es");
  wide = make (few, page_papers[PAGE_A4], "es");
  g_assert_cmpuint (page_count_texts (narrow, "1\u00a0Workshop 1, "), ==, 1);
  g_assert_cmpuint (page_count_texts (narrow, "12\u00a0Acompañamiento, "), ==, 1);
  g_assert_cmpuint (page_count_texts (wide, "\u00a0Workshop"), ==, 0);
  g_assert_cmpuint (page_count_texts (wide, "Workshop 2"), ==, 1);
}

static void
test_a_window_gets_one_sheet_as_large_as_it_is (void)
{
  static const guint n_moments[] = { 1, 2, 5, 12, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (n_moments); i++)
    {
      g_autoptr (EntMap) map = map_of (n_moments[i]);
      g_autoptr (EntScene) scene = make_screen (map, 900, 600, FALSE);
      EntSceneQuality quality = measured (scene);

      g_assert_cmpfloat (scene->width, ==, 900);
      g_assert_cmpfloat (scene->height, ==, 600);
      g_assert_cmpuint (quality.outside, ==, 0);
      g_assert_cmpfloat (quality.smallest_letter, >=, 11);
      g_assert_cmpuint (count_bars (scene), ==, (guint64) N_ROWS * MIN (n_moments[i], 12));
      page_assert_clean (scene);
    }
}

/* A window that is too low scrolls; one that is too narrow shows fewer moments. */
static void
test_a_small_window_gets_what_it_can_scroll_to (void)
{
  g_autoptr (EntMap) map = map_of (12);
  g_autoptr (EntScene) scene = make_screen (map, 420, 240, TRUE);

  g_assert_cmpfloat (scene->width, ==, 420);
  g_assert_cmpfloat (scene->height, >, 240);
  g_assert_cmpuint (measured (scene).outside, ==, 0);
  g_assert_cmpuint (count_bars (scene) % N_ROWS, ==, 0);
  g_assert_cmpuint (count_bars (scene), <, (guint64) 12 * N_ROWS);
  page_assert_clean (scene);
}

static void
test_a_sector_without_anybody_is_said_so (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 5, .n_moments = 2, .one_sector = TRUE });
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], "en");
  const EntScene *scene = ent_pages_at (pages, 0)->scene;

  g_assert_cmpuint (page_count_texts (pages, "nobody"), ==, (guint64) 2 * (ENT_N_SECTORS - 1));
  g_assert_cmpuint (count_joining (scene), ==, 2);
}

/* Not one of them is said to be against, and nothing falls or rises to where it is not known. */
static void
test_what_is_not_assessed_is_not_said_to_be_none (void)
{
  g_autoptr (EntMap) map = new_map_with_moment (), rated = map_of (2);
  g_autoptr (EntPages) pages = NULL, of_rated = make (rated, page_papers[PAGE_A4], "en");

  add_moment (map, "t-later", "Later", 20260601);
  for (guint i = 0; i < 3; i++)
    {
      const char *const ids[] = { "a", "b", "c" };

      add_stakeholder (map, ids[i], ids[i], i < 2 ? ENT_SECTOR_MEDIA : ENT_SECTOR_FAMILY);
      add_assessment (map, ids[i], "t-first", ENT_ASPECT_POWER, 3);
    }
  add_assessment (map, "a", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  pages = make (map, page_papers[PAGE_A4], "en");
  /* media and all at the first moment, families at both */
  g_assert_cmpuint (page_count_texts (pages, "? of 2"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "? of 3"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "? of 1"), ==, 2);
  g_assert_cmpuint (page_count_texts (pages, "1 of 2"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "1 of 3"), ==, 1);
  /* of power only where somebody is: 3 of 6, and 3 of 9 */
  g_assert_cmpuint (page_count_texts (pages, "\u00a0%"), ==, 2);
  g_assert_cmpuint (page_count_texts (pages, "50\u00a0%"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "33\u00a0%"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "question mark"), ==, 1);
  g_assert_cmpuint (count_joining (ent_pages_at (pages, 0)->scene), ==, 0);
  g_assert_cmpuint (page_count_texts (of_rated, "question mark"), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/timeline/each-moment-has-a-bar-in-each-row", test_each_moment_has_a_bar_in_each_row);
  g_test_add_func ("/timeline/bars-and-numbers-are-those-of-the-coverage", test_bars_and_numbers_are_those_of_the_coverage);
  g_test_add_func ("/timeline/of-many-moments-the-last-are-shown-and-it-is-said", test_of_many_moments_the_last_are_shown_and_it_is_said);
  g_test_add_func ("/timeline/no-word-of-a-moment-is-broken", test_no_word_of_a_moment_is_broken);
  g_test_add_func ("/timeline/a-window-gets-one-sheet-as-large-as-it-is", test_a_window_gets_one_sheet_as_large_as_it_is);
  g_test_add_func ("/timeline/a-small-window-gets-what-it-can-scroll-to", test_a_small_window_gets_what_it_can_scroll_to);
  g_test_add_func ("/timeline/a-sector-without-anybody-is-said-so", test_a_sector_without_anybody_is_said_so);
  g_test_add_func ("/timeline/what-is-not-assessed-is-not-said-to-be-none", test_what_is_not_assessed_is_not_said_to_be_none);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
