/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many of each sector stand where, at a moment and over time. */
#include "analysis/coverage.h"

#include <string.h>

#include "shown-fixture.h"

/* Commitment and power at @moment; 9: nothing is said. */
static void
rate (EntMap *map, const char *id, const char *moment, guint commitment, guint power)
{
  if (commitment != 9)
    add_assessment (map, id, moment, ENT_ASPECT_COMMITMENT, commitment);
  if (power != 9)
    add_assessment (map, id, moment, ENT_ASPECT_POWER, power);
}

/* Six on the map, in three sectors. */
static EntMap *
new_map (void)
{
  static const struct
  {
    const char *id;
    EntSectorId sector;
    guint commitment, power;
  } rows[] = {
    { "s-police", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_SUPPORTIVE, 5 },
    { "s-mayor", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_RESISTANT, 4 },
    { "s-ministry", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_LEADING, 9 },
    { "s-hotel", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_LEADING, 3 },
    { "s-bar", ENT_SECTOR_PRIVATE, 9, 9 },
    { "s-family", ENT_SECTOR_FAMILY, ENT_COMMITMENT_LEADING, 1 },
  };
  EntMap *map = new_map_with_moment ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_stakeholder (map, rows[i].id, "Somebody", rows[i].sector);
      rate (map, rows[i].id, "t-first", rows[i].commitment, rows[i].power);
    }
  return map;
}

static void
check (const EntSectorCoverage *sector, guint n, guint in_favour, guint assessed, guint power, guint power_in_favour)
{
  guint sum = 0;

  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    sum += sector->at[i];
  g_assert_cmpuint (sum, ==, n);
  g_assert_cmpuint (sector->n, ==, n);
  g_assert_cmpuint (ent_coverage_in_favour (sector), ==, in_favour);
  g_assert_cmpuint (ent_coverage_assessed (sector), ==, assessed);
  g_assert_cmpuint (sector->power, ==, power);
  g_assert_cmpuint (sector->power_in_favour, ==, power_in_favour);
}

static void
test_each_sector_is_counted (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntCoverage coverage;

  ent_coverage_count (map, NULL, &coverage);
  check (&coverage.sectors[ENT_SECTOR_INSTITUTIONS], 3, 2, 3, 9, 5);
  check (&coverage.sectors[ENT_SECTOR_PRIVATE], 2, 1, 1, 3, 3);
  check (&coverage.sectors[ENT_SECTOR_FAMILY], 1, 1, 1, 1, 1);
  check (&coverage.sectors[ENT_SECTOR_MEDIA], 0, 0, 0, 0, 0);
  check (&coverage.all, 6, 4, 5, 13, 9);
  g_assert_cmpuint (coverage.sectors[ENT_SECTOR_INSTITUTIONS].at[ENT_COMMITMENT_RESISTANT], ==, 1);
  g_assert_cmpuint (coverage.all.at[ENT_COMMITMENT_LEADING], ==, 3);
  g_assert_cmpuint (coverage.all.at[ENT_COMMITMENT_NOT_ASSESSED], ==, 1);
}

static void
test_who_is_inside_somebody_is_not_counted (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntCoverage before, after;

  ent_coverage_count (map, NULL, &before);
  add_person (map, "s-manager", "s-hotel", ENT_SECTOR_PRIVATE);
  add_person (map, "s-trainee", "s-manager", ENT_SECTOR_MEDIA);
  rate (map, "s-manager", "t-first", ENT_COMMITMENT_LEADING, 5);
  ent_coverage_count (map, NULL, &after);
  g_assert_cmpmem (&after, sizeof after, &before, sizeof before);
  /* an organisation within another one stands on the map itself */
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-manager", "unit", NULL);
  ent_coverage_count (map, NULL, &after);
  check (&after.sectors[ENT_SECTOR_PRIVATE], 3, 2, 2, 8, 8);
}

static void
test_a_rating_holds_until_another_is_made (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntCoverage first, later;

  add_moment (map, "t-later", "Later", 20270314);
  /* the mayor is won, and nobody knows any more what the police decide */
  rate (map, "s-mayor", "t-later", ENT_COMMITMENT_SUPPORTIVE, 9);
  rate (map, "s-police", "t-later", 9, ENT_POWER_NOT_ASSESSED);
  ent_coverage_count (map, "t-first", &first);
  ent_coverage_count (map, "t-later", &later);
  check (&first.sectors[ENT_SECTOR_INSTITUTIONS], 3, 2, 3, 9, 5);
  check (&later.sectors[ENT_SECTOR_INSTITUTIONS], 3, 3, 3, 4, 4);
  check (&later.sectors[ENT_SECTOR_PRIVATE], 2, 1, 1, 3, 3);
}

static void
test_a_rating_that_is_withdrawn_is_not_counted (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntCoverage coverage;

  add_moment (map, "t-later", "Later", 20270314);
  rate (map, "s-family", "t-later", ENT_COMMITMENT_NOT_ASSESSED, 9);
  ent_coverage_count (map, NULL, &coverage);
  check (&coverage.sectors[ENT_SECTOR_FAMILY], 1, 0, 0, 1, 0);
  g_assert_cmpuint (coverage.sectors[ENT_SECTOR_FAMILY].at[ENT_COMMITMENT_NOT_ASSESSED], ==, 1);
}

/* A coverage of so many in favour among so many. */
static double
grade_of (guint in_favour, guint n)
{
  EntSectorCoverage sector = { .n = n, .at = { [ENT_COMMITMENT_NEUTRAL] = n - in_favour, [ENT_COMMITMENT_SUPPORTIVE] = in_favour } };

  return ent_coverage_grade (&sector);
}

static void
test_a_sector_is_covered_by_those_in_favour (void)
{
  g_assert_cmpfloat (grade_of (0, 0), ==, 0);
  g_assert_cmpfloat (grade_of (0, 5), ==, 0);
  g_assert_cmpfloat (grade_of (2, 4), ==, 0.5);
  g_assert_cmpfloat (grade_of (4, 4), ==, 1);
  /* all rests on one */
  g_assert_cmpfloat (grade_of (1, 1), ==, 0.5);
  g_assert_cmpfloat (grade_of (1, 4), ==, 0.125);
}

static void
test_who_decides_little_covers_no_worse (void)
{
  EntSectorCoverage families = { .n = 4, .at = { [ENT_COMMITMENT_LEADING] = 3, [ENT_COMMITMENT_UNAWARE] = 1 }, .power = 4 };
  EntSectorCoverage ministries = families;

  ministries.power = ministries.power_in_favour = 20;
  g_assert_cmpfloat (ent_coverage_grade (&families), ==, 0.75);
  g_assert_cmpfloat (ent_coverage_grade (&families), ==, ent_coverage_grade (&ministries));
}

static void
test_a_part_of_power_is_rounded (void)
{
  static const struct
  {
    guint power_in_favour, power, percent;
  } rows[] = { { 0, 0, 0 }, { 0, 7, 0 }, { 7, 7, 100 }, { 1, 3, 33 }, { 2, 3, 67 }, { 1, 200, 1 }, { 1, 201, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const EntSectorCoverage sector = { .power = rows[i].power, .power_in_favour = rows[i].power_in_favour };

      g_assert_cmpuint (ent_coverage_percent (&sector), ==, rows[i].percent);
    }
}

static void
test_nobody_is_counted_where_nobody_is (void)
{
  g_autoptr (EntMap) empty = ent_map_new ();
  const EntCoverage nothing = { 0 };
  EntCoverage coverage;
  g_autoptr (GArray) none = ent_coverage_over_time (empty), one = NULL;

  ent_coverage_count (empty, NULL, &coverage);
  g_assert_cmpmem (&coverage, sizeof coverage, &nothing, sizeof nothing);
  g_assert_cmpuint (none->len, ==, 0);

  /* somebody is there, of whom nothing can be known: there is no moment */
  add_stakeholder (empty, "s-one", "Somebody", ENT_SECTOR_MEDIA);
  ent_coverage_count (empty, NULL, &coverage);
  check (&coverage.sectors[ENT_SECTOR_MEDIA], 1, 0, 0, 0, 0);
  one = ent_coverage_over_time (empty);
  g_assert_cmpuint (one->len, ==, 0);
}

static void
test_coverage_is_told_in_the_order_of_time (void)
{
  static const char *const order[] = { "t-before", "t-first", "t-later", "t-undated" };
  static const guint in_favour[] = { 1, 4, 3, 5 };
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (GArray) moments = NULL;

  add_moment (map, "t-undated", "Some day", 0);
  add_moment (map, "t-later", "Later", 20270314);
  add_moment (map, "t-before", "Long before", 19990101);
  rate (map, "s-bar", "t-before", ENT_COMMITMENT_LEADING, 9);
  rate (map, "s-bar", "t-first", ENT_COMMITMENT_NOT_ASSESSED, 9);
  rate (map, "s-police", "t-later", ENT_COMMITMENT_NEUTRAL, 9);
  rate (map, "s-bar", "t-undated", ENT_COMMITMENT_SUPPORTIVE, 9);
  rate (map, "s-police", "t-undated", ENT_COMMITMENT_LEADING, 9);
  moments = ent_coverage_over_time (map);
  g_assert_cmpuint (moments->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const EntMomentCoverage *at = &g_array_index (moments, EntMomentCoverage, i);

      g_assert_cmpstr (at->moment, ==, order[i]);
      g_assert_cmpuint (ent_coverage_in_favour (&at->coverage.all), ==, in_favour[i]);
      g_assert_cmpuint (at->coverage.all.n, ==, 6);
    }
}

static void
test_a_sector_that_was_emptied_counts_nobody (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntCoverage coverage;

  set_field (map, ENT_RECORD_STAKEHOLDER, "s-hotel", "sector", "community");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-bar", "sector", "community");
  ent_coverage_count (map, NULL, &coverage);
  check (&coverage.sectors[ENT_SECTOR_PRIVATE], 0, 0, 0, 0, 0);
  check (&coverage.sectors[ENT_SECTOR_COMMUNITY], 2, 1, 1, 3, 3);
  g_assert_cmpfloat (ent_coverage_grade (&coverage.sectors[ENT_SECTOR_PRIVATE]), ==, 0);
}

/* What was said last of it, up to @moment: found by going back in time. */
static guint
look_back (EntMap *map, const EntStakeholder *stakeholder, const EntMoment *moment, EntAspect aspect)
{
  for (guint rank = moment->rank + 1; rank-- > 0;)
    {
      const EntAssessment *said = ent_stakeholder_assessment (stakeholder, ent_map_moment_in_time (map, rank)->base.id, aspect);

      if (said != NULL)
        return said->value;
    }
  return 0;
}

/* The same numbers, asked one by one of everybody. */
static void
check_naively (EntMap *map, const EntMoment *moment, const EntSectorCoverage *coverage, guint sector)
{
  EntSectorCoverage naive = { 0 };

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      guint commitment = look_back (map, stakeholder, moment, ENT_ASPECT_COMMITMENT), power = look_back (map, stakeholder, moment, ENT_ASPECT_POWER);

      if (!ent_stakeholder_is_on_map (stakeholder) || (sector != ENT_N_SECTORS && stakeholder->sector != sector))
        continue;
      naive.n++;
      naive.at[commitment]++;
      naive.power += power;
      if (commitment >= 4)
        naive.power_in_favour += power;
    }
  g_assert_cmpmem (coverage, sizeof *coverage, &naive, sizeof naive);
}

static void
test_an_invented_map_is_counted_as_one_by_one (void)
{
  g_autoptr (EntMap) map = new_invented_map ();
  g_autoptr (GArray) moments = ent_coverage_over_time (map);

  g_assert_cmpuint (moments->len, ==, 4);
  for (guint i = 0; i < moments->len; i++)
    {
      const EntMomentCoverage *at = &g_array_index (moments, EntMomentCoverage, i);
      const EntMoment *moment = ent_map_moment (map, at->moment);
      EntCoverage coverage;

      g_assert_cmpuint (moment->rank, ==, i);
      ent_coverage_count (map, at->moment, &coverage);
      g_assert_cmpmem (&at->coverage, sizeof at->coverage, &coverage, sizeof coverage);
      check_naively (map, moment, &coverage.all, ENT_N_SECTORS);
      for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
        check_naively (map, moment, &coverage.sectors[sector], sector);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/coverage/each-sector-is-counted", test_each_sector_is_counted);
  g_test_add_func ("/analysis/coverage/who-is-inside-somebody-is-not-counted", test_who_is_inside_somebody_is_not_counted);
  g_test_add_func ("/analysis/coverage/a-rating-holds-until-another-is-made", test_a_rating_holds_until_another_is_made);
  g_test_add_func ("/analysis/coverage/a-rating-that-is-withdrawn-is-not-counted", test_a_rating_that_is_withdrawn_is_not_counted);
  g_test_add_func ("/analysis/coverage/a-sector-is-covered-by-those-in-favour", test_a_sector_is_covered_by_those_in_favour);
  g_test_add_func ("/analysis/coverage/who-decides-little-covers-no-worse", test_who_decides_little_covers_no_worse);
  g_test_add_func ("/analysis/coverage/a-part-of-power-is-rounded", test_a_part_of_power_is_rounded);
  g_test_add_func ("/analysis/coverage/nobody-is-counted-where-nobody-is", test_nobody_is_counted_where_nobody_is);
  g_test_add_func ("/analysis/coverage/it-is-told-in-the-order-of-time", test_coverage_is_told_in_the_order_of_time);
  g_test_add_func ("/analysis/coverage/a-sector-that-was-emptied-counts-nobody", test_a_sector_that_was_emptied_counts_nobody);
  g_test_add_func ("/analysis/coverage/an-invented-map-is-counted-as-one-by-one", test_an_invented_map_is_counted_as_one_by_one);
  return g_test_run ();
}
