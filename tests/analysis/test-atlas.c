/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which destinations and which cells of an atlas are worst. */
#include "analysis/atlas.h"

#include "../model/map-fixture.h"

/* @in_favour supportive in each sector, of @n. */
static void
add_row (EntAtlas *atlas, const char *name, const guint in_favour[ENT_N_SECTORS], guint n)
{
  EntAtlasRow row = { .name = g_strdup (name), .file = g_strdup_printf ("%s.entorno", name) };

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      EntSectorCoverage *coverage = &row.coverage.sectors[sector];

      coverage->n = n;
      coverage->at[ENT_COMMITMENT_SUPPORTIVE] = in_favour[sector];
      coverage->at[ENT_COMMITMENT_NEUTRAL] = n - in_favour[sector];
      row.coverage.all.n += coverage->n;
      row.coverage.all.at[ENT_COMMITMENT_SUPPORTIVE] += coverage->at[ENT_COMMITMENT_SUPPORTIVE];
      row.coverage.all.at[ENT_COMMITMENT_NEUTRAL] += coverage->at[ENT_COMMITMENT_NEUTRAL];
    }
  g_array_append_val (atlas->rows, row);
}

static void
assert_order (const EntAtlas *atlas, const char *const *names, guint n)
{
  g_assert_cmpuint (atlas->rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (g_array_index (atlas->rows, EntAtlasRow, i).name, ==, names[i]);
}

static void
test_the_worst_destination_comes_first (void)
{
  static const guint full[] = { 4, 4, 4, 4, 4, 4, 4 }, gap[] = { 4, 4, 4, 0, 4, 4, 4 }, gaps[] = { 4, 0, 4, 0, 4, 4, 4 };
  static const guint weak[] = { 4, 4, 2, 4, 4, 4, 4 }, weaker[] = { 4, 4, 2, 4, 4, 4, 3 };
  static const char *const order[] = { "Two gaps", "One gap", "Weaker", "Weak", "Álamo", "Zarza" };
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();

  add_row (atlas, "Zarza", full, 4);
  add_row (atlas, "Weak", weak, 4);
  add_row (atlas, "One gap", gap, 4);
  add_row (atlas, "Álamo", full, 4);
  add_row (atlas, "Weaker", weaker, 4);
  add_row (atlas, "Two gaps", gaps, 4);
  ent_atlas_sort (atlas);
  assert_order (atlas, order, G_N_ELEMENTS (order));
  g_assert_cmpuint (ent_atlas_row_unguarded (&g_array_index (atlas->rows, EntAtlasRow, 0)), ==, 2);
}

static void
test_a_sector_without_anybody_is_the_worst_cell (void)
{
  static const guint full[] = { 4, 4, 4, 4, 4, 4, 4 }, some[] = { 4, 4, 0, 1, 0, 2, 4 };
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (GArray) cells = NULL;
  EntAtlasRow *row;
  /* nobody; nobody in favour, where more resist first; then what rests on one alone, which counts half, before two of four */
  static const guint sectors[] = { 6, 4, 2, 3, 5 };

  add_row (atlas, "Full", full, 4);
  add_row (atlas, "Some", some, 4);
  row = &g_array_index (atlas->rows, EntAtlasRow, 1);
  row->coverage.sectors[6] = (EntSectorCoverage) { 0 };
  row->coverage.sectors[4].at[ENT_COMMITMENT_RESISTANT] = 4;
  row->coverage.sectors[4].at[ENT_COMMITMENT_NEUTRAL] = 0;
  cells = ent_atlas_worst_cells (atlas);
  g_assert_cmpuint (cells->len, ==, (guint64) 2 * ENT_N_SECTORS);
  for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
    {
      const EntAtlasCell *cell = &g_array_index (cells, EntAtlasCell, i);

      g_assert_cmpuint (cell->row, ==, 1);
      g_assert_cmpuint (cell->sector, ==, sectors[i]);
    }
  /* equal ones as the rows stand */
  g_assert_cmpuint (g_array_index (cells, EntAtlasCell, 5).row, ==, 0);
}

/* A hotel and a school, as they are rated, ENT_COMMITMENT_NOT_ASSESSED: not at all. */
static void
add_map (EntAtlas *atlas, const char *place, guint hotel, guint school)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();
  const char *moment = ent_map_latest_moment (map)->base.id;

  set_field (map, ENT_RECORD_MAP, NULL, "place", place);
  add_stakeholder (map, "s-hotel", "Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-school", "School", ENT_SECTOR_EDUCATION);
  if (hotel != ENT_COMMITMENT_NOT_ASSESSED)
    add_assessment (map, "s-hotel", moment, ENT_ASPECT_COMMITMENT, hotel);
  if (school != ENT_COMMITMENT_NOT_ASSESSED)
    add_assessment (map, "s-school", moment, ENT_ASPECT_COMMITMENT, school);
  ent_atlas_add (atlas, map, "a.entorno");
}

/* What nobody has looked at is not the worst there is. */
static void
test_maps_that_are_not_assessed_come_last_by_name (void)
{
  static const char *const order[] = { "Resists", "Half known", "Covered", "Begun", "New" };
  static const guint gaps[] = { 7, 6, 5 }, unknown[] = { 0, 1, 0, 2, 0 };
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (EntMap) map = ent_map_new_begun ();

  set_field (map, ENT_RECORD_MAP, NULL, "place", "New");
  ent_atlas_add (atlas, map, "new.entorno");
  add_map (atlas, "Begun", ENT_COMMITMENT_NOT_ASSESSED, ENT_COMMITMENT_NOT_ASSESSED);
  add_map (atlas, "Half known", ENT_COMMITMENT_NOT_ASSESSED, ENT_COMMITMENT_UNAWARE);
  add_map (atlas, "Covered", ENT_COMMITMENT_LEADING, ENT_COMMITMENT_SUPPORTIVE);
  add_map (atlas, "Resists", ENT_COMMITMENT_RESISTANT, ENT_COMMITMENT_RESISTANT);
  ent_atlas_sort (atlas);
  assert_order (atlas, order, G_N_ELEMENTS (order));
  g_assert_cmpuint (ent_atlas_n_unassessed (atlas), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const EntAtlasRow *row = &g_array_index (atlas->rows, EntAtlasRow, i);

      g_assert_cmpint (ent_atlas_row_is_assessed (row), ==, i < G_N_ELEMENTS (gaps));
      if (i < G_N_ELEMENTS (gaps))
        g_assert_cmpuint (ent_atlas_row_unguarded (row), ==, gaps[i]);
      g_assert_cmpuint (ent_atlas_row_unknown (row), ==, unknown[i]);
    }
}

/* Where somebody is whom nobody has rated there may be more of them. */
static void
test_gaps_that_are_known_are_told_also_where_others_may_be (void)
{
  static const char *const texts[] = { "7", "≥6", "5", "≥5", "7", "?" };
  static const guint full[] = { 4, 4, 4, 4, 4, 4, 4 };
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (EntMap) map = ent_map_new_begun ();

  add_map (atlas, "Resists", ENT_COMMITMENT_RESISTANT, ENT_COMMITMENT_RESISTANT);
  add_map (atlas, "Half known", ENT_COMMITMENT_NOT_ASSESSED, ENT_COMMITMENT_UNAWARE);
  add_map (atlas, "Covered", ENT_COMMITMENT_LEADING, ENT_COMMITMENT_SUPPORTIVE);
  add_map (atlas, "Begun", ENT_COMMITMENT_NOT_ASSESSED, ENT_COMMITMENT_NOT_ASSESSED);
  /* that nobody is there at all is known too */
  ent_atlas_add (atlas, map, "new.entorno");
  add_row (atlas, "Not rated", full, 4);
  g_array_index (atlas->rows, EntAtlasRow, 5).coverage.sectors[3] = (EntSectorCoverage) { .n = 4, .at[ENT_COMMITMENT_NOT_ASSESSED] = 4 };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = ent_atlas_row_gaps_text (&g_array_index (atlas->rows, EntAtlasRow, i));

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

/* Else a sector that nobody has rated would hide how well another one is covered. */
static void
test_of_two_with_as_many_gaps_what_is_known_decides (void)
{
  static const char *const order[] = { "Weak", "Known to be good", "Not rated" };
  static const guint weak[] = { 4, 4, 2, 4, 4, 4, 4 }, full[] = { 4, 4, 4, 4, 4, 4, 4 };
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();

  add_row (atlas, "Not rated", full, 4);
  g_array_index (atlas->rows, EntAtlasRow, 0).coverage.sectors[3] = (EntSectorCoverage) { .n = 4, .at[ENT_COMMITMENT_NOT_ASSESSED] = 4 };
  add_row (atlas, "Known to be good", full, 4);
  add_row (atlas, "Weak", weak, 4);
  ent_atlas_sort (atlas);
  assert_order (atlas, order, G_N_ELEMENTS (order));
}

/* Neither a sector that nobody has rated, nor any of a map that nobody has. */
static void
test_a_cell_of_which_nothing_is_known_is_not_among_the_worst (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (GArray) cells = NULL;
  /* of the map that is known: five without anybody, and the school */
  guint n_known = 6;

  add_map (atlas, "Begun", ENT_COMMITMENT_NOT_ASSESSED, ENT_COMMITMENT_NOT_ASSESSED);
  add_map (atlas, "Half known", ENT_COMMITMENT_NOT_ASSESSED, ENT_COMMITMENT_LEADING);
  cells = ent_atlas_worst_cells (atlas);
  for (guint i = 0; i < cells->len; i++)
    {
      const EntAtlasCell *cell = &g_array_index (cells, EntAtlasCell, i);

      g_assert_cmpint (ent_atlas_cell_is_known (atlas, cell), ==, i < n_known);
      g_assert_true (i >= n_known || cell->row == 1);
    }
  g_assert_cmpuint (g_array_index (cells, EntAtlasCell, n_known - 1).sector, ==, ENT_SECTOR_EDUCATION);
}

static void
test_a_map_is_called_by_its_place_its_title_or_its_file (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (EntMap) map = ent_map_new_begun ();
  static const char *const names[] = { "a.entorno", "A map", "Puerto Coral" };

  ent_atlas_add (atlas, map, "a.entorno");
  set_field (map, ENT_RECORD_MAP, NULL, "title", "A map");
  ent_atlas_add (atlas, map, "a.entorno");
  set_field (map, ENT_RECORD_MAP, NULL, "place", "Puerto Coral");
  ent_atlas_add (atlas, map, "a.entorno");
  assert_order (atlas, names, G_N_ELEMENTS (names));
  g_assert_cmpuint (g_array_index (atlas->rows, EntAtlasRow, 0).date, ==, ent_map_latest_moment (map)->date);
}

/* Who knows more of a map finds it again by that. */
static void
test_a_row_keeps_its_number_when_rows_are_sorted (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (EntMap) map = ent_map_new_begun ();
  static const char *const places[] = { "Zarza", "Álamo", "Olmo" };
  static const guint numbers[] = { 1, 2, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      set_field (map, ENT_RECORD_MAP, NULL, "place", places[i]);
      ent_atlas_add (atlas, map, "a.entorno");
    }
  ent_atlas_sort (atlas);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (g_array_index (atlas->rows, EntAtlasRow, i).number, ==, numbers[i]);
}

static void
test_who_is_inside_an_organisation_does_not_count (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();
  g_autoptr (EntMap) map = ent_map_new_begun ();
  const EntAtlasRow *row;

  add_stakeholder (map, "s-hotel", "Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-school", "School", ENT_SECTOR_EDUCATION);
  add_stakeholder (map, "s-manager", "Manager", ENT_SECTOR_PRIVATE);
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-manager", "unit", "person");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-manager", "part-of", "s-hotel");
  add_tie (map, "e-1", "s-hotel", "s-school", ENT_TIE_WORKS_WITH);
  add_tie (map, "e-2", "s-manager", "s-school", ENT_TIE_WORKS_WITH);
  ent_atlas_add (atlas, map, "a.entorno");
  row = &g_array_index (atlas->rows, EntAtlasRow, 0);
  g_assert_cmpuint (row->coverage.all.n, ==, 2);
  g_assert_cmpuint (row->n_ties, ==, 1);
}

static void
test_what_is_skipped_keeps_its_reason (void)
{
  g_autoptr (EntAtlas) atlas = ent_atlas_new ();

  ent_atlas_skip (atlas, "b.entorno", "It is sealed.");
  ent_atlas_skip (atlas, "a.entorno", "It is damaged.");
  ent_atlas_sort (atlas);
  g_assert_cmpuint (atlas->skipped->len, ==, 2);
  g_assert_cmpstr (g_array_index (atlas->skipped, EntAtlasSkipped, 0).name, ==, "b.entorno");
  g_assert_cmpstr (g_array_index (atlas->skipped, EntAtlasSkipped, 0).reason, ==, "It is sealed.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atlas/the-worst-destination-comes-first", test_the_worst_destination_comes_first);
  g_test_add_func ("/atlas/a-sector-without-anybody-is-the-worst-cell", test_a_sector_without_anybody_is_the_worst_cell);
  g_test_add_func ("/atlas/maps-that-are-not-assessed-come-last-by-name", test_maps_that_are_not_assessed_come_last_by_name);
  g_test_add_func ("/atlas/gaps-that-are-known-are-told-also-where-others-may-be", test_gaps_that_are_known_are_told_also_where_others_may_be);
  g_test_add_func ("/atlas/of-two-with-as-many-gaps-what-is-known-decides", test_of_two_with_as_many_gaps_what_is_known_decides);
  g_test_add_func ("/atlas/a-cell-of-which-nothing-is-known-is-not-among-the-worst", test_a_cell_of_which_nothing_is_known_is_not_among_the_worst);
  g_test_add_func ("/atlas/a-map-is-called-by-its-place-its-title-or-its-file", test_a_map_is_called_by_its_place_its_title_or_its_file);
  g_test_add_func ("/atlas/a-row-keeps-its-number-when-rows-are-sorted", test_a_row_keeps_its_number_when_rows_are_sorted);
  g_test_add_func ("/atlas/who-is-inside-an-organisation-does-not-count", test_who_is_inside_an_organisation_does_not_count);
  g_test_add_func ("/atlas/what-is-skipped-keeps-its-reason", test_what_is_skipped_keeps_its_reason);
  return g_test_run ();
}
