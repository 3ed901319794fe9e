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

/* With @n in each sector but the first, in which nobody is, and none of them rated. */
static void
add_unassessed (EntAtlas *atlas, const char *name, guint n)
{
  EntAtlasRow row = { .name = g_strdup (name), .file = g_strdup_printf ("%s.entorno", name) };

  for (guint sector = 1; sector < ENT_N_SECTORS; sector++)
    row.coverage.sectors[sector] = (EntSectorCoverage) { .n = n, .at[ENT_COMMITMENT_NOT_ASSESSED] = n };
  row.coverage.all = (EntSectorCoverage) { .n = n * (ENT_N_SECTORS - 1), .at[ENT_COMMITMENT_NOT_ASSESSED] = n * (ENT_N_SECTORS - 1) };
  g_array_append_val (atlas->rows, row);
  ent_atlas_sort (atlas);
}

static void
test_each_destination_has_one_row_with_the_header_above (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (500);
  g_autoptr (EntPages) pages = make (atlas, page_papers[PAGE_A4], "en");
  guint n_pages = 0;

  g_assert_cmpuint (page_count_texts (pages, "500 destinations"), ==, 1);
  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      g_assert_true (page_has_text (scene, "Destination"));
      if (page_has_text (scene, "Gaps"))
        {
          g_assert_true (page_has_text (scene, "Informal"));
          g_assert_true (page_has_text (scene, "Destination number"));
          n_pages++;
        }
    }
  g_assert_cmpuint (n_pages, >, 8);
  /* in the table, and forty of them among the cells where most is missing */
  g_assert_cmpuint (page_count_texts (pages, "Destination number"), ==, 540);
}

static void
test_cells_tell_by_tone_and_number_how_they_are_covered (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3);
  g_autoptr (EntPages) pages = make (atlas, page_papers[PAGE_A4], "en");
  const EntScene *scene = ent_pages_at (pages, 0)->scene;
  /* of the key there is one each; of the best destination one sector has nobody */
  guint n[ENT_TONE_NOT_ASSESSED + 1] = { 0 };

  for (guint i = 0; i < scene->cells->len; i++)
    n[g_array_index (scene->cells, EntSceneCell, i).tone]++;
  /* the first destination has a sector without anybody, of the second half are in favour, of the third nobody; the last column
   * is of all sectors */
  g_assert_cmpuint (n[ENT_TONE_NOBODY], ==, 1 + 1);
  g_assert_cmpuint (n[ENT_TONE_NONE_IN_FAVOUR], ==, 1 + 7 + 1);
  g_assert_cmpuint (n[ENT_TONE_WEAK], ==, 1);
  g_assert_cmpuint (n[ENT_TONE_FAIR], ==, 1 + 7 + 1);
  g_assert_cmpuint (n[ENT_TONE_GOOD], ==, 1 + 6 + 1);
  g_assert_cmpuint (n[ENT_TONE_NOT_ASSESSED], ==, 1);
  g_assert_true (page_has_text (scene, "nobody"));
  g_assert_true (page_has_text (scene, "0 of 8"));
  g_assert_true (page_has_text (scene, "4 of 8"));
  g_assert_true (page_has_text (scene, "8 of 8"));
}

/* Half of a sector is in its grade, and never in the gaps. */
static void
test_each_sentence_above_the_table_says_what_it_is_about (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3);
  g_autoptr (EntPages) pages = make (atlas, page_papers[PAGE_A4], "en");

  g_assert_true (page_has_text (ent_pages_at (pages, 0)->scene, "the better a sector is covered, from weak to good; where it rests on one alone, that part counts half. Gaps are sectors in which nobody is in favour;"));
}

static void
test_nothing_is_cut_or_lies_on_another (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (60);

  add_unassessed (atlas, "Begun Bay", 3);
  add_unassessed (atlas, "Another", 112);
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

/* Else each row would be twice as high for it. */
static void
test_a_day_stands_in_one_line_where_there_is_room (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3);
  g_autoptr (EntPages) pages = NULL;
  guint n = 0;

  for (guint i = 0; i < atlas->rows->len; i++)
    g_array_index (atlas->rows, EntAtlasRow, i).date = 20260919;
  pages = make (atlas, page_papers[3], "es");
  for (guint i = 0; i < ent_pages_at (pages, 0)->scene->texts->len; i++)
    if (strcmp (page_says (ent_pages_at (pages, 0)->scene, i), "19 de septiembre de 2026") == 0)
      {
        g_assert_cmpint (pango_layout_get_line_count (g_array_index (ent_pages_at (pages, 0)->scene->texts, EntSceneText, i).layout), ==, 1);
        n++;
      }
  g_assert_cmpuint (n, ==, 3);
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
  g_assert_cmpstr (ent_pages_at (with, 1)->heading, ==, "Where most is missing");
  g_assert_true (page_has_text (ent_pages_at (with, 1)->scene, "Of 21 cells: without anybody 1, without anybody in favour 7, not assessed 0."));
  last = ent_pages_at (with, 2)->scene;
  g_assert_true (page_has_text (last, "broken.entorno"));
  g_assert_true (page_has_text (last, "It is damaged."));
}

static guint
count_tone (const EntScene *scene, EntCoverageTone tone)
{
  guint n = 0;

  for (guint i = 0; i < scene->cells->len; i++)
    n += g_array_index (scene->cells, EntSceneCell, i).tone == tone;
  return n;
}

static double
height_of (const EntScene *scene, const char *part)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (strstr (page_says (scene, i), part) != NULL)
      return g_array_index (scene->texts, EntSceneText, i).y;
  g_test_message ("no “%s”", part);
  g_assert_not_reached ();
}

/* Not as the worst, and not as if nobody were there. */
static void
test_what_is_not_assessed_is_told_apart_and_comes_last (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (2);
  g_autoptr (EntPages) without = make (atlas, page_papers[PAGE_A4], "en"), one = NULL, two = NULL;
  const EntScene *scene;

  g_assert_cmpuint (page_count_texts (without, "not assessed:"), ==, 0);
  add_unassessed (atlas, "Begun Bay", 3);
  one = make (atlas, page_papers[PAGE_A4], "en");
  scene = ent_pages_at (one, 0)->scene;
  g_assert_true (page_has_text (scene, "1 map is not assessed: no commitment stands on it, so how it is covered is not known. It comes last."));
  /* of the key, of six sectors, and of all of them together; the seventh has nobody, which is known */
  g_assert_cmpuint (count_tone (scene, ENT_TONE_NOT_ASSESSED), ==, 1 + 6 + 1);
  g_assert_cmpuint (count_tone (scene, ENT_TONE_NOBODY) - count_tone (ent_pages_at (without, 0)->scene, ENT_TONE_NOBODY), ==, 1);
  g_assert_true (page_has_text (scene, "? of 3"));
  g_assert_true (page_has_text (scene, "? of 18"));
  g_assert_false (page_has_text (scene, "0 of 3"));
  /* the one that is known is a gap; that there may be more is explained above */
  g_assert_cmpuint (page_count_texts (one, "≥1"), ==, 1);
  g_assert_cmpuint (page_count_texts (one, "“≥” means at least so many"), ==, 1);
  g_assert_cmpfloat (height_of (scene, "Destination number 1"), <, height_of (scene, "Destination number 0"));
  g_assert_cmpfloat (height_of (scene, "Destination number 0"), <, height_of (scene, "Begun Bay"));
  /* under a heading of its own; the others are in the keys of cells and of bars */
  g_assert_cmpuint (page_count_texts (one, "Not assessed"), ==, 3);
  add_unassessed (atlas, "Another", 3);
  two = make (atlas, page_papers[PAGE_A4], "en");
  g_assert_true (page_has_text (ent_pages_at (two, 0)->scene, "2 maps are not assessed"));
}

static void
test_the_worst_cells_are_of_maps_that_are_assessed (void)
{
  g_autoptr (EntAtlas) atlas = atlas_of (3), only = ent_atlas_new ();
  g_autoptr (EntPages) pages = NULL, none = NULL;

  add_unassessed (atlas, "Begun Bay", 3);
  pages = make (atlas, page_papers[PAGE_A4], "en");
  g_assert_cmpuint (page_count_texts (pages, "Begun Bay"), ==, 1);
  g_assert_true (page_has_text (ent_pages_at (pages, 1)->scene, "Of 28 cells: without anybody 2, without anybody in favour 7, not assessed 6."));
  g_assert_true (page_has_text (ent_pages_at (pages, 1)->scene, "Only cells of maps that are assessed are listed."));
  /* where none is, there are none */
  add_unassessed (only, "Begun Bay", 3);
  none = make (only, page_papers[PAGE_A4], "en");
  g_assert_cmpuint (ent_pages_n (none), ==, 1);
  g_assert_true (page_has_text (ent_pages_at (none, 0)->scene, "1 map is not assessed"));
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
  g_test_add_func ("/atlas-pages/each-sentence-above-the-table-says-what-it-is-about", test_each_sentence_above_the_table_says_what_it_is_about);
  g_test_add_func ("/atlas-pages/nothing-is-cut-or-lies-on-another", test_nothing_is_cut_or_lies_on_another);
  g_test_add_func ("/atlas-pages/no-word-of-a-heading-is-broken", test_no_word_of_a_heading_is_broken);
  g_test_add_func ("/atlas-pages/a-day-stands-in-one-line-where-there-is-room", test_a_day_stands_in_one_line_where_there_is_room);
  g_test_add_func ("/atlas-pages/the-worst-cells-and-what-was-skipped-have-pages-of-their-own", test_the_worst_cells_and_what_was_skipped_have_pages_of_their_own);
  g_test_add_func ("/atlas-pages/what-is-not-assessed-is-told-apart-and-comes-last", test_what_is_not_assessed_is_told_apart_and_comes_last);
  g_test_add_func ("/atlas-pages/the-worst-cells-are-of-maps-that-are-assessed", test_the_worst_cells_are_of_maps_that_are_assessed);
  g_test_add_func ("/atlas-pages/two-of-one-name-are-told-apart-by-their-files", test_two_of_one_name_are_told_apart_by_their_files);
  g_test_add_func ("/atlas-pages/an-atlas-without-maps-says-so", test_an_atlas_without_maps_says_so);
  g_test_add_func ("/atlas-pages/who-does-not-wait-gets-none", test_who_does_not_wait_gets_none);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
