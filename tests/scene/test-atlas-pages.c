/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An atlas on paper. */
#include "page-fixture.h"
#include "scene/pages/atlas-pages.h"

static PangoContext *context;

static EntPages *
make (const EntAtlas *atlas, const double *paper, const char *language)
{
  EntSceneSpec spec = page_fixture_spec (paper, FALSE, language);

  return ent_atlas_pages_new (atlas, &spec, context);
}

/* The worse the larger the number: of the last nobody is in favour anywhere. */
static EntAtlas *
atlas_of (guint n)
{
  EntAtlas *atlas = ent_atlas_new ();

  for (guint i = 0; i < n; i++)
    {
      EntAtlasRow row = { .name = g_strdup_printf ("Destination number %u", i), .file = g_strdup_printf ("d-%u.entorno", i), .date = 20260314, .n_ties = i };

      for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
        {
          EntSectorCoverage *coverage = &row.coverage.sectors[sector];

          coverage->n = (i + sector) % 11 == 0 ? 0 : 8;
          coverage->at[ENT_COMMITMENT_LEADING] = coverage->n - MIN (coverage->n, 8 * i / MAX (n - 1, 1));
          coverage->at[ENT_COMMITMENT_RESISTANT] = coverage->n - coverage->at[ENT_COMMITMENT_LEADING];
          row.coverage.all.n += coverage->n;
          for (guint k = 0; k < ENT_N_COMMITMENTS; k++)
            row.coverage.all.at[k] += coverage->at[k];
        }
      g_array_append_val (atlas->rows, row);
    }
  ent_atlas_sort (atlas);
  return atlas;
}

static void
test_each_destination_has_one_row_with_the_header_above (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (500);
  g_autoptr (EntPages) pages = make (atlas, page_papers[PAGE_A4], "en");
  guint n_rows = 0;

  g_assert_cmpuint (page_count_texts (pages, "500 destinations"), ==, 1);
  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      g_assert_true (page_has_text (scene, "Destination"));
      if (page_has_text (scene, "Gaps"))
        {
          g_assert_true (page_has_text (scene, "Informal"));
          n_rows += page_count_texts (pages, "Destination number") > 0;
        }
    }
  g_assert_cmpuint (n_rows, >, 8);
  /* in the table, and forty of them among the worst cells */
  g_assert_cmpuint (page_count_texts (pages, "Destination number"), ==, 540);
}

static void
test_cells_tell_by_tone_and_number_how_they_are_covered (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3);
  g_autoptr (EntPages) pages = make (atlas, page_papers[PAGE_A4], "en");
  const EntScene *scene = ent_pages_at (pages, 0)->scene;
  /* of the key there is one each; of the best destination one sector has nobody */
  guint n[ENT_TONE_GOOD + 1] = { 0 };

  for (guint i = 0; i < scene->cells->len; i++)
    n[g_array_index (scene->cells, EntSceneCell, i).tone]++;
  /* the first destination has a sector without anybody, of the second half are in favour, of the third nobody; the last column
   * is of all sectors */
  g_assert_cmpuint (n[ENT_TONE_NOBODY], ==, 1 + 1);
  g_assert_cmpuint (n[ENT_TONE_NONE_IN_FAVOUR], ==, 1 + 7 + 1);
  g_assert_cmpuint (n[ENT_TONE_WEAK], ==, 1);
  g_assert_cmpuint (n[ENT_TONE_FAIR], ==, 1 + 7 + 1);
  g_assert_cmpuint (n[ENT_TONE_GOOD], ==, 1 + 6 + 1);
  g_assert_true (page_has_text (scene, "nobody"));
  g_assert_true (page_has_text (scene, "0 of 8"));
  g_assert_true (page_has_text (scene, "4 of 8"));
  g_assert_true (page_has_text (scene, "8 of 8"));
}

static void
test_nothing_is_cut_or_lies_on_another (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (60);

  ent_atlas_skip (atlas, "a-file-with-a-rather-long-name-and-a-folder/broken.entorno", "The file is damaged at line 31: an element does not end. Open it in Entorno to see what can be saved of it.");
  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (atlas, page_papers[i], i % 2 == 0 ? "es" : "en");

      pages_assert_clean (pages);
    }
}

/* Where names of sectors have no room they are numbers, which are explained. */
static void
test_no_word_of_a_heading_is_broken (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (5);
  g_autoptr (EntPages) narrow = make (atlas, page_papers[0], "es"), wide = make (atlas, page_papers[3], "es");

  g_assert_cmpuint (page_count_texts (narrow, "1\u00a0Instituciones · 2\u00a0Sector privado"), ==, 1);
  g_assert_cmpuint (page_count_texts (wide, "\u00a0Instituciones"), ==, 0);
  g_assert_cmpuint (page_count_texts (wide, "Instituciones"), >, 0);
  /* nor any other word, but on the least paper, where columns have less than they need */
  for (guint i = 0; i < 2 * (PAGE_N_PAPERS - 1); i++)
    {
      g_autoptr (EntPages) pages = make (atlas, page_papers[i / 2], i % 2 == 0 ? "es" : "en");

      pages_assert_words (pages);
    }
}

static void
test_the_worst_cells_and_what_was_skipped_have_pages_of_their_own (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3);
  g_autoptr (EntPages) without = make (atlas, page_papers[PAGE_A4], "en");
  g_autoptr (EntPages) with = NULL;
  const EntScene *last;

  ent_atlas_skip (atlas, "broken.entorno", "It is damaged.");
  with = make (atlas, page_papers[PAGE_A4], "en");
  g_assert_cmpuint (ent_pages_n (with), ==, ent_pages_n (without) + 1);
  g_assert_cmpstr (ent_pages_at (with, 1)->heading, ==, "The worst cells");
  g_assert_true (page_has_text (ent_pages_at (with, 1)->scene, "Of 21 cells: without anybody 1, without anybody in favour 7."));
  last = ent_pages_at (with, 2)->scene;
  g_assert_true (page_has_text (last, "broken.entorno"));
  g_assert_true (page_has_text (last, "It is damaged."));
}

static void
test_two_of_one_name_are_told_apart_by_their_files (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3);
  g_autoptr (EntPages) pages = NULL;

  for (guint i = 0; i < 2; i++)
    {
      EntAtlasRow *row = &g_array_index (atlas->rows, EntAtlasRow, i);

      g_free (row->name);
      row->name = g_strdup ("Puerto Coral");
    }
  pages = make (atlas, page_papers[PAGE_A4], "en");
  g_assert_true (page_has_text (ent_pages_at (pages, 0)->scene, "Puerto Coral (d-2.entorno)"));
  g_assert_true (page_has_text (ent_pages_at (pages, 0)->scene, "Puerto Coral (d-0.entorno)"));
  g_assert_false (page_has_text (ent_pages_at (pages, 0)->scene, "(d-1.entorno)"));
}

static void
test_an_atlas_without_maps_says_so (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (EntPages) pages = make (atlas, page_papers[PAGE_A4], "en");

  g_assert_cmpuint (ent_pages_n (pages), ==, 1);
  g_assert_true (page_has_text (ent_pages_at (pages, 0)->scene, "There is no map in this atlas."));
}

static void
test_who_does_not_wait_gets_none (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (50);
  g_autoptr (EntProgress) progress = ent_progress_new ();
  EntSceneSpec spec = page_fixture_spec (page_papers[PAGE_A4], FALSE, "en");

  spec.progress = progress;
  ent_progress_stop (progress, 3);
  g_assert_null (ent_atlas_pages_new (atlas, &spec, context));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/atlas-pages/each-destination-has-one-row-with-the-header-above", test_each_destination_has_one_row_with_the_header_above);
  g_test_add_func ("/atlas-pages/cells-tell-by-tone-and-number-how-they-are-covered", test_cells_tell_by_tone_and_number_how_they_are_covered);
  g_test_add_func ("/atlas-pages/nothing-is-cut-or-lies-on-another", test_nothing_is_cut_or_lies_on_another);
  g_test_add_func ("/atlas-pages/no-word-of-a-heading-is-broken", test_no_word_of_a_heading_is_broken);
  g_test_add_func ("/atlas-pages/the-worst-cells-and-what-was-skipped-have-pages-of-their-own", test_the_worst_cells_and_what_was_skipped_have_pages_of_their_own);
  g_test_add_func ("/atlas-pages/two-of-one-name-are-told-apart-by-their-files", test_two_of_one_name_are_told_apart_by_their_files);
  g_test_add_func ("/atlas-pages/an-atlas-without-maps-says-so", test_an_atlas_without_maps_says_so);
  g_test_add_func ("/atlas-pages/who-does-not-wait-gets-none", test_who_does_not_wait_gets_none);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
