/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands against, aside, in favour, and alone. */
#include "analysis/standing.h"

#include "shown-fixture.h"

#define NOTHING 9 /* is said */

typedef struct
{
  const char *id;
  EntSectorId sector;
  guint commitment, power;
} Row;

static EntMap *
new_map_of (const Row *rows, guint n_rows)
{
  EntMap *map = new_map_with_moment ();

  for (guint i = 0; i < n_rows; i++)
    {
      add_stakeholder (map, rows[i].id, "Somebody", rows[i].sector);
      if (rows[i].commitment != NOTHING)
        add_assessment (map, rows[i].id, "t-first", ENT_ASPECT_COMMITMENT, rows[i].commitment);
      if (rows[i].power != NOTHING)
        add_assessment (map, rows[i].id, "t-first", ENT_ASPECT_POWER, rows[i].power);
    }
  return map;
}

static EntMap *
new_map (void)
{
  static const Row rows[] = {
    { "s-taxi", ENT_SECTOR_INFORMAL, ENT_COMMITMENT_RESISTANT, NOTHING },
    { "s-bar", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_RESISTANT, 2 },
    { "s-mayor", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_RESISTANT, 4 },
    { "s-police", ENT_SECTOR_INSTITUTIONS, ENT_COMMITMENT_NEUTRAL, 4 },
    { "s-port", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_UNAWARE, 5 },
    { "s-radio", ENT_SECTOR_MEDIA, ENT_COMMITMENT_NEUTRAL, 3 },
    { "s-guides", ENT_SECTOR_INFORMAL, ENT_COMMITMENT_UNAWARE, NOTHING },
    { "s-hotel", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_SUPPORTIVE, 5 },
    { "s-family", ENT_SECTOR_FAMILY, ENT_COMMITMENT_LEADING, 1 },
    { "s-cruises", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_RESISTANT, 5 },
    { "s-club", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_RESISTANT, 4 },
    { "s-agency", ENT_SECTOR_PRIVATE, ENT_COMMITMENT_UNAWARE, 4 },
    { "s-council", ENT_SECTOR_INSTITUTIONS, NOTHING, 5 },
  };

  return new_map_of (rows, G_N_ELEMENTS (rows));
}

static void
test_the_strongest_opponents_come_first (void)
{
  g_autoptr (EntMap) map = new_map ();

  check_ids (ent_find_opponents (map, NULL), "s-cruises s-mayor s-club s-bar s-taxi");
}

static void
test_silent_power_is_much_power_aside (void)
{
  g_autoptr (EntMap) map = new_map ();

  check_ids (ent_find_silent_power (map, NULL), "s-port s-police s-agency");
}

static void
test_allies_are_those_who_are_marked (void)
{
  g_autoptr (EntMap) map = new_map ();

  check_ids (ent_find_allies (map, NULL), "");
  add_moment (map, "t-later", "Later", 20270314);
  add_assessment (map, "s-family", "t-first", ENT_ASPECT_ALLY, 1);
  add_assessment (map, "s-taxi", "t-first", ENT_ASPECT_ALLY, 1);
  add_assessment (map, "s-hotel", "t-first", ENT_ASPECT_ALLY, 1);
  add_assessment (map, "s-family", "t-later", ENT_ASPECT_ALLY, 0);
  check_ids (ent_find_allies (map, "t-first"), "s-taxi s-hotel s-family");
  check_ids (ent_find_allies (map, NULL), "s-taxi s-hotel");
}

static void
test_cells_are_told_by_sector_or_in_all (void)
{
  g_autoptr (EntMap) map = new_map ();

  check_ids (ent_find_at (map, NULL, ENT_SECTOR_PRIVATE, ENT_COMMITMENT_RESISTANT), "s-bar s-cruises s-club");
  check_ids (ent_find_at (map, NULL, ENT_SECTOR_MEDIA, ENT_COMMITMENT_RESISTANT), "");
  check_ids (ent_find_at (map, NULL, ENT_N_SECTORS, ENT_COMMITMENT_NEUTRAL), "s-police s-radio");
  check_ids (ent_find_at (map, NULL, ENT_N_SECTORS, ENT_COMMITMENT_NOT_ASSESSED), "s-council");
  check_ids (ent_find_in_favour (map, NULL, ENT_N_SECTORS), "s-hotel s-family");
  check_ids (ent_find_in_favour (map, NULL, ENT_SECTOR_FAMILY), "s-family");
  /* a sector that is emptied has nobody */
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-family", "sector", "community");
  check_ids (ent_find_in_favour (map, NULL, ENT_SECTOR_FAMILY), "");
}

static void
test_what_holds_at_the_moment_counts (void)
{
  g_autoptr (EntMap) map = new_map ();

  add_moment (map, "t-later", "Later", 20270314);
  add_assessment (map, "s-mayor", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL);
  add_assessment (map, "s-bar", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NOT_ASSESSED);
  add_assessment (map, "s-cruises", "t-later", ENT_ASPECT_POWER, ENT_POWER_NOT_ASSESSED);
  add_assessment (map, "s-taxi", "t-later", ENT_ASPECT_POWER, 1);
  add_assessment (map, "s-port", "t-later", ENT_ASPECT_POWER, ENT_POWER_NOT_ASSESSED);
  check_ids (ent_find_opponents (map, "t-first"), "s-cruises s-mayor s-club s-bar s-taxi");
  check_ids (ent_find_opponents (map, NULL), "s-club s-taxi s-cruises");
  check_ids (ent_find_silent_power (map, "t-first"), "s-port s-police s-agency");
  check_ids (ent_find_silent_power (map, "t-later"), "s-mayor s-police s-agency");
  /* nothing is known at a moment that is not there */
  check_ids (ent_find_opponents (map, "t-nowhere"), "");
}

static void
test_who_is_inside_somebody_is_not_listed (void)
{
  g_autoptr (EntMap) map = new_map ();

  add_person (map, "s-manager", "s-hotel", ENT_SECTOR_PRIVATE);
  add_assessment (map, "s-manager", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
  add_assessment (map, "s-manager", "t-first", ENT_ASPECT_POWER, 5);
  add_assessment (map, "s-manager", "t-first", ENT_ASPECT_ALLY, 1);
  check_ids (ent_find_opponents (map, NULL), "s-cruises s-mayor s-club s-bar s-taxi");
  check_ids (ent_find_allies (map, NULL), "");
  check_ids (ent_find_at (map, NULL, ENT_SECTOR_PRIVATE, ENT_COMMITMENT_SUPPORTIVE), "s-hotel");
}

static void
test_an_empty_map_has_nobody (void)
{
  g_autoptr (EntMap) map = ent_map_new ();

  check_ids (ent_find_opponents (map, NULL), "");
  check_ids (ent_find_silent_power (map, NULL), "");
  check_ids (ent_find_allies (map, NULL), "");
  check_ids (ent_find_at (map, NULL, ENT_N_SECTORS, ENT_COMMITMENT_NOT_ASSESSED), "");
  check_ids (ent_find_in_favour (map, NULL, ENT_N_SECTORS), "");
  check_ids (ent_find_isolated (map), "");
  g_assert_cmpuint (ent_find_sectors_apart (map), ==, 0);
  /* before the first moment everybody stands, and nobody is known */
  add_stakeholder (map, "s-one", "Somebody", ENT_SECTOR_MEDIA);
  check_ids (ent_find_at (map, NULL, ENT_N_SECTORS, ENT_COMMITMENT_NOT_ASSESSED), "s-one");
  check_ids (ent_find_isolated (map), "s-one");
}

/* --- alone --- */

/* Two hotels and a school; the first hotel has a department with a person in it. */
static EntMap *
new_tied_map (void)
{
  static const Row rows[] = {
    { "s-hotel", ENT_SECTOR_PRIVATE, NOTHING, 2 },
    { "s-lodge", ENT_SECTOR_PRIVATE, NOTHING, NOTHING },
    { "s-school", ENT_SECTOR_EDUCATION, NOTHING, 3 },
  };
  EntMap *map = new_map_of (rows, G_N_ELEMENTS (rows));

  add_person (map, "s-reception", "s-hotel", ENT_SECTOR_PRIVATE);
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-reception", "unit", "department");
  add_person (map, "s-clerk", "s-reception", ENT_SECTOR_COMMUNITY);
  return map;
}

static void
test_alone_is_who_has_no_tie_that_works (void)
{
  static const gboolean works[ENT_N_TIE_KINDS] = {
    [ENT_TIE_WORKS_WITH] = TRUE,
    [ENT_TIE_ALLIANCE] = TRUE,
    [ENT_TIE_AGREEMENT] = TRUE,
    [ENT_TIE_MEMBER_OF] = TRUE,
    [ENT_TIE_INFORMS] = TRUE,
    [ENT_TIE_INFLUENCES] = TRUE,
    [ENT_TIE_OVERSEES] = TRUE,
    [ENT_TIE_FUNDS] = TRUE,
  };

  for (EntTieKind kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    {
      g_autoptr (EntMap) map = new_tied_map ();

      add_tie (map, "e-one", "s-lodge", "s-school", kind);
      check_ids (ent_find_isolated (map), works[kind] ? "s-hotel" : "s-hotel s-lodge s-school");
      g_assert_cmpuint (ent_find_sectors_apart (map), ==, works[kind] ? 0 : 1u << ENT_SECTOR_PRIVATE | 1u << ENT_SECTOR_EDUCATION);
    }
}

static void
test_who_is_inside_ties_its_organisation (void)
{
  g_autoptr (EntMap) map = new_tied_map ();

  add_tie (map, "e-one", "s-school", "s-clerk", ENT_TIE_INFORMS);
  check_ids (ent_find_isolated (map), "s-lodge");
  /* and for its sector, whatever its own is */
  g_assert_cmpuint (ent_find_sectors_apart (map), ==, 0);
}

static void
test_a_tie_within_an_organisation_ties_it_to_nobody (void)
{
  g_autoptr (EntMap) map = new_tied_map ();

  add_person (map, "s-chef", "s-hotel", ENT_SECTOR_EDUCATION);
  add_tie (map, "e-one", "s-clerk", "s-hotel", ENT_TIE_WORKS_WITH);
  add_tie (map, "e-two", "s-chef", "s-clerk", ENT_TIE_ALLIANCE);
  check_ids (ent_find_isolated (map), "s-hotel s-lodge s-school");
  g_assert_cmpuint (ent_find_sectors_apart (map), ==, 1u << ENT_SECTOR_PRIVATE | 1u << ENT_SECTOR_EDUCATION);
}

/* A hotel of a chain stands on the map itself: its ties are not the chain's. */
static void
test_an_organisation_within_another_is_tied_for_itself (void)
{
  g_autoptr (EntMap) map = new_tied_map ();

  set_field (map, ENT_RECORD_STAKEHOLDER, "s-lodge", "part-of", "s-hotel");
  add_tie (map, "e-one", "s-lodge", "s-school", ENT_TIE_WORKS_WITH);
  check_ids (ent_find_isolated (map), "s-hotel");
  add_tie (map, "e-two", "s-lodge", "s-hotel", ENT_TIE_MEMBER_OF);
  check_ids (ent_find_isolated (map), "");
}

static void
test_ties_within_a_sector_leave_it_apart (void)
{
  g_autoptr (EntMap) map = new_tied_map ();

  add_tie (map, "e-one", "s-hotel", "s-lodge", ENT_TIE_ALLIANCE);
  g_assert_cmpuint (ent_find_sectors_apart (map), ==, 1u << ENT_SECTOR_PRIVATE | 1u << ENT_SECTOR_EDUCATION);
  /* and whoever leaves it leaves no sector behind that is nobody's */
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-school", "sector", "media");
  g_assert_cmpuint (ent_find_sectors_apart (map), ==, 1u << ENT_SECTOR_PRIVATE | 1u << ENT_SECTOR_MEDIA);
}

/* --- an invented map --- */

static guint
commitment_of (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  return ent_map_rating (map, stakeholder, moment, ENT_ASPECT_COMMITMENT);
}

static gboolean
is_opponent (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  return ent_stakeholder_is_on_map (stakeholder) && commitment_of (map, moment, stakeholder) == ENT_COMMITMENT_RESISTANT;
}

static gboolean
is_silent (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  guint commitment = commitment_of (map, moment, stakeholder);

  return ent_stakeholder_is_on_map (stakeholder) && (commitment == ENT_COMMITMENT_UNAWARE || commitment == ENT_COMMITMENT_NEUTRAL) &&
         ent_map_rating (map, stakeholder, moment, ENT_ASPECT_POWER) >= 4;
}

static gboolean
is_ally (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  return ent_stakeholder_is_on_map (stakeholder) && ent_map_rating (map, stakeholder, moment, ENT_ASPECT_ALLY) == 1;
}

static gboolean
is_in_favour (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  return ent_stakeholder_is_on_map (stakeholder) && commitment_of (map, moment, stakeholder) >= ENT_COMMITMENT_SUPPORTIVE;
}

static gboolean
is_media_in_favour (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  return stakeholder->sector == ENT_SECTOR_MEDIA && is_in_favour (map, moment, stakeholder);
}

static gboolean
is_unknown_family (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  return ent_stakeholder_is_on_map (stakeholder) && stakeholder->sector == ENT_SECTOR_FAMILY && commitment_of (map, moment, stakeholder) == 0;
}

/* Whether @id is @whole or in it, people in departments too. */
static gboolean
is_within (EntMap *map, const char *id, const EntStakeholder *whole)
{
  for (const EntStakeholder *at = ent_map_stakeholder (map, id); at != NULL; at = ent_map_stakeholder (map, at->part_of))
    if (at == whole || ent_stakeholder_is_on_map (at))
      return at == whole;
  return FALSE;
}

/* By looking at every tie of the map. */
static gboolean
is_isolated (EntMap *map, G_GNUC_UNUSED const char *moment, const EntStakeholder *stakeholder)
{
  if (!ent_stakeholder_is_on_map (stakeholder))
    return FALSE;
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);

      if (tie->kind < ENT_TIE_TENSION && is_within (map, tie->from, stakeholder) != is_within (map, tie->to, stakeholder))
        return FALSE;
    }
  return TRUE;
}

/* Each one that is listed is wanted, and nobody else is; in the order of the map, or where that is asked in order of power first. */
static void
check_list (EntMap *map, const char *moment, GPtrArray *ids, gboolean (*is_wanted) (EntMap *, const char *, const EntStakeholder *))
{
  guint n = 0, power_before = G_MAXUINT, place_before = 0;
  gboolean by_power = is_wanted == is_opponent || is_wanted == is_silent, first = TRUE;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += is_wanted (map, moment, ent_map_stakeholder_at (map, i));
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 0; i < ids->len; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, g_ptr_array_index (ids, i));
      guint power = ent_map_rating (map, stakeholder, moment, ENT_ASPECT_POWER), place = ent_map_place (map, stakeholder);

      g_assert_true (is_wanted (map, moment, stakeholder));
      /* so nobody is there twice */
      g_assert_true (first || (by_power && power < power_before) || ((!by_power || power == power_before) && place > place_before));
      first = FALSE;
      power_before = power;
      place_before = place;
    }
  g_ptr_array_unref (ids);
}

static void
test_lists_of_an_invented_map_hold_all_who_belong_there (void)
{
  g_autoptr (EntMap) map = new_invented_map ();

  for (guint rank = 0; rank < ent_map_n_moments (map); rank++)
    {
      const char *moment = ent_map_moment_in_time (map, rank)->base.id;

      check_list (map, moment, ent_find_opponents (map, moment), is_opponent);
      check_list (map, moment, ent_find_silent_power (map, moment), is_silent);
      check_list (map, moment, ent_find_allies (map, moment), is_ally);
      check_list (map, moment, ent_find_in_favour (map, moment, ENT_N_SECTORS), is_in_favour);
      check_list (map, moment, ent_find_in_favour (map, moment, ENT_SECTOR_MEDIA), is_media_in_favour);
      check_list (map, moment, ent_find_at (map, moment, ENT_SECTOR_FAMILY, ENT_COMMITMENT_NOT_ASSESSED), is_unknown_family);
    }
  check_list (map, NULL, ent_find_isolated (map), is_isolated);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/standing/the-strongest-opponents-come-first", test_the_strongest_opponents_come_first);
  g_test_add_func ("/analysis/standing/silent-power-is-much-power-aside", test_silent_power_is_much_power_aside);
  g_test_add_func ("/analysis/standing/allies-are-those-who-are-marked", test_allies_are_those_who_are_marked);
  g_test_add_func ("/analysis/standing/cells-are-told-by-sector-or-in-all", test_cells_are_told_by_sector_or_in_all);
  g_test_add_func ("/analysis/standing/what-holds-at-the-moment-counts", test_what_holds_at_the_moment_counts);
  g_test_add_func ("/analysis/standing/who-is-inside-somebody-is-not-listed", test_who_is_inside_somebody_is_not_listed);
  g_test_add_func ("/analysis/standing/an-empty-map-has-nobody", test_an_empty_map_has_nobody);
  g_test_add_func ("/analysis/standing/alone-is-who-has-no-tie-that-works", test_alone_is_who_has_no_tie_that_works);
  g_test_add_func ("/analysis/standing/who-is-inside-ties-its-organisation", test_who_is_inside_ties_its_organisation);
  g_test_add_func ("/analysis/standing/a-tie-within-an-organisation-ties-it-to-nobody", test_a_tie_within_an_organisation_ties_it_to_nobody);
  g_test_add_func ("/analysis/standing/an-organisation-within-another-is-tied-for-itself", test_an_organisation_within_another_is_tied_for_itself);
  g_test_add_func ("/analysis/standing/ties-within-a-sector-leave-it-apart", test_ties_within_a_sector_leave_it_apart);
  g_test_add_func ("/analysis/standing/lists-of-an-invented-map-hold-all-who-belong-there", test_lists_of_an_invented_map_hold_all_who_belong_there);
  return g_test_run ();
}
