/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-fixture.h"
#include "model/edit-paste.h"

typedef struct
{
  EntMap *map, *other;
  EntHistory *history; /* of other */
  char *start;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  EntKey reception = ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-reception");
  g_autoptr (EntChange) part_of = ent_change_new_set (&reception, ent_field_find (ENT_RECORD_STAKEHOLDER, "part-of"), "s-hotel");

  f->map = new_map_with_moment ();
  add_moment (f->map, "t-later", "One year on", 20270314);
  /* the part stands before the whole */
  add_stakeholder (f->map, "s-reception", "Reception", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-hotel", "Gran Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  g_assert_true (ent_map_apply (f->map, part_of, NULL, NULL));
  add_tie (f->map, "e-one", "s-hotel", "s-radio", ENT_TIE_FUNDS);
  add_tie (f->map, "e-two", "s-hotel", "s-reception", ENT_TIE_INFORMS);
  add_assessment (f->map, "s-hotel", "t-first", ENT_ASPECT_POWER, 4);
  add_assessment (f->map, "s-hotel", "t-later", ENT_ASPECT_POWER, 5);
  add_assessment (f->map, "s-hotel", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  f->other = ent_map_new ();
  ent_map_seed_ids (f->other, 2);
  add_moment (f->other, "t-there", "Baseline", 20260101);
  f->history = ent_history_new (f->other, NULL);
  f->start = dump_map (f->other);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  undo_to_start (f->history, f->start);
  g_free (f->start);
  g_object_unref (f->history);
  g_object_unref (f->other);
  g_object_unref (f->map);
}

static EntMap *
excerpt_of (Fixture *f, const char *moment)
{
  static const char *const ids[] = { "s-reception", "s-hotel", "e-one", "s-hotel" };

  return ent_excerpt_new (f->map, ids, G_N_ELEMENTS (ids), moment);
}

static void
test_an_excerpt_has_the_chosen_with_the_ties_among_them (Fixture *f, gconstpointer data)
{
  g_autoptr (EntMap) excerpt = excerpt_of (f, "t-later");
  g_autofree char *names = ent_excerpt_names (excerpt);
  static const char *const nobody[] = { "e-one" };

  ent_map_check_invariants (excerpt);
  g_assert_cmpstr (names, ==, "Reception\nGran Hotel");
  g_assert_cmpuint (ent_map_n_ties (excerpt), ==, 1);
  g_assert_cmpstr (ent_map_stakeholder (excerpt, "s-reception")->part_of, ==, "s-hotel");
  g_assert_null (ent_excerpt_new (f->map, nobody, 1, "t-first"));
}

static void
test_ratings_travel_as_they_hold_at_the_moment (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *moment;
    guint power;
  } cases[] = { { "t-first", 4 }, { "t-later", 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntMap) excerpt = excerpt_of (f, cases[i].moment);
      g_auto (GStrv) ids = ent_edit_paste (f->history, excerpt, "t-there", NULL, NULL);
      const EntStakeholder *hotel = ent_map_stakeholder (f->other, ids[1]);

      g_assert_cmpuint (ent_map_rating (f->other, hotel, "t-there", ENT_ASPECT_POWER), ==, cases[i].power);
      g_assert_cmpuint (ent_map_rating (f->other, hotel, "t-there", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
      ent_history_undo (f->history);
    }
}

static void
test_pasting_is_one_step_with_ids_of_its_own (Fixture *f, gconstpointer data)
{
  g_autoptr (EntMap) excerpt = excerpt_of (f, "t-first");
  g_auto (GStrv) first = ent_edit_paste (f->history, excerpt, "t-there", NULL, NULL);
  g_auto (GStrv) second = ent_edit_paste (f->history, excerpt, "t-there", NULL, NULL);

  g_assert_cmpuint (ent_history_position (f->history), ==, 2);
  g_assert_cmpstr (ent_history_undo_name (f->history), ==, "Paste 2 stakeholders");
  g_assert_cmpuint (ent_map_n_stakeholders (f->other), ==, 4);
  g_assert_cmpuint (ent_map_n_ties (f->other), ==, 2);
  g_assert_cmpstr (ent_map_stakeholder (f->other, second[0])->part_of, ==, second[1]);
  g_assert_cmpstr (first[0], !=, second[0]);
}

/* A whole map that another program has copied. */
static void
test_of_several_moments_the_latest_holds (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) ids = ent_edit_paste (f->history, f->map, "t-there", NULL, NULL);

  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  g_assert_cmpuint (ent_map_rating (f->other, ent_map_stakeholder (f->other, ids[1]), "t-there", ENT_ASPECT_POWER), ==, 5);
}

static void
test_inside_an_organisation_they_are_its_people (Fixture *f, gconstpointer data)
{
  g_autoptr (EntMap) excerpt = excerpt_of (f, "t-first");
  const char *whole = ent_edit_add_stakeholder (f->history, "Chain", ENT_SECTOR_PRIVATE, ENT_KIND_FORMAL, NULL);
  g_auto (GStrv) ids = ent_edit_paste (f->history, excerpt, "t-there", whole, NULL);
  const EntStakeholder *hotel = ent_map_stakeholder (f->other, ids[1]);

  g_assert_cmpstr (hotel->part_of, ==, whole);
  g_assert_cmpuint (hotel->unit, ==, ENT_UNIT_PERSON);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/paste/an-excerpt-has-the-chosen-with-the-ties-among-them", test_an_excerpt_has_the_chosen_with_the_ties_among_them);
  ADD ("/paste/ratings-travel-as-they-hold-at-the-moment", test_ratings_travel_as_they_hold_at_the_moment);
  ADD ("/paste/pasting-is-one-step-with-ids-of-its-own", test_pasting_is_one_step_with_ids_of_its_own);
  ADD ("/paste/of-several-moments-the-latest-holds", test_of_several_moments_the_latest_holds);
  ADD ("/paste/inside-an-organisation-they-are-its-people", test_inside_an_organisation_they_are_its_people);
  return g_test_run ();
}
