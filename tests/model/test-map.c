/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the door refuses, and that a refusal leaves everything as it was. */
#include "map-fixture.h"

static EntMap *
new_small_map (void)
{
  EntMap *map = new_map_with_moment ();
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  add_stakeholder (map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (map, "s-desk", "Reception desk", ENT_SECTOR_PRIVATE);
  add_tie (map, "e-one", "s-hotels", "s-police", ENT_TIE_INFORMS);
  add_assessment (map, "s-hotels", "t-first", ENT_ASPECT_POWER, 5);
  ent_record_set_id (action, "a-one");
  action->what = g_strdup ("Train the reception staff");
  action->with = g_strsplit ("s-police", " ", -1);
  g_assert_true (ent_map_apply_take (map, action, NULL, NULL));
  return map;
}

static EntChange *
set (EntRecordKind kind, const char *id, const char *field, const char *to)
{
  return ent_change_new_set (&ENT_KEY (kind, id), ent_field_find (kind, field), to);
}

static EntChange *
add_of (EntRecordKind kind, const char *id, const char *name)
{
  EntRecord *record = ent_record_new (kind);

  if (id != NULL)
    ent_record_set_id (record, id);
  if (name != NULL)
    ent_field_set (ent_field_find (kind, kind == ENT_RECORD_ACTION ? "what" : "name"), record, name);
  return ent_change_new_add (record, NULL, ENT_PLACE_END);
}

static EntChange *
tie_of (const char *from, const char *to, EntTieKind kind, EntDirection direction)
{
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);

  ent_record_set_id (tie, "e-new");
  tie->from = ent_id (from);
  tie->to = ent_id (to);
  tie->kind = (guint8) kind;
  tie->direction = (guint8) direction;
  return ent_change_new_add (tie, NULL, ENT_PLACE_END);
}

static EntChange *
assessment_of (const char *owner, const char *moment, EntAspect aspect, guint8 value)
{
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);

  assessment->moment = ent_id (moment);
  assessment->aspect = (guint8) aspect;
  assessment->value = value;
  return ent_change_new_add (assessment, owner, ENT_PLACE_END);
}

static void
assert_refused (EntMap *map, EntChange *change, EntModelError code)
{
  g_autoptr (EntChange) taken = change;
  EntChange *inverse = (EntChange *) map;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_map (map), *after = NULL;
  guint64 revision = ent_map_revision (map);

  g_assert_false (ent_map_apply (map, taken, &inverse, &error));
  g_assert_error (error, ENT_MODEL_ERROR, (int) code);
  g_assert_null (inverse);
  after = dump_map (map);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (ent_map_revision (map), ==, revision);
  ent_map_check_invariants (map);
}

static void
test_a_refused_change_leaves_everything_as_it_was (void)
{
  g_autoptr (EntMap) map = new_small_map ();
  EntChange *stale = set (ENT_RECORD_STAKEHOLDER, "s-desk", "name", "Desk");
  g_autoptr (EntChange) part = set (ENT_RECORD_STAKEHOLDER, "s-desk", "part-of", "s-hotels");

  g_assert_true (ent_map_apply (map, part, NULL, NULL));
  stale->from = g_strdup ("Another desk");
  stale->from_known = TRUE;
  assert_refused (map, stale, ENT_MODEL_ERROR_STALE);

  assert_refused (map, set (ENT_RECORD_STAKEHOLDER, "s-nobody", "name", "x"), ENT_MODEL_ERROR_NO_RECORD);
  assert_refused (map, set (ENT_RECORD_TIE, "s-desk", "notes", "x"), ENT_MODEL_ERROR_NO_RECORD);
  assert_refused (map, set (ENT_RECORD_STAKEHOLDER, "s-desk", "name", "  "), ENT_MODEL_ERROR_VALUE);
  assert_refused (map, set (ENT_RECORD_STAKEHOLDER, "s-desk", "part-of", "s-nobody"), ENT_MODEL_ERROR_NO_RECORD);
  assert_refused (map, set (ENT_RECORD_STAKEHOLDER, "s-desk", "part-of", "s-desk"), ENT_MODEL_ERROR_CYCLE);
  assert_refused (map, set (ENT_RECORD_STAKEHOLDER, "s-hotels", "part-of", "s-desk"), ENT_MODEL_ERROR_CYCLE);
  assert_refused (map, set (ENT_RECORD_TIE, "e-one", "from", "s-desk"), ENT_MODEL_ERROR_VALUE);
  assert_refused (map, set (ENT_RECORD_ACTION, "a-one", "with", "s-nobody"), ENT_MODEL_ERROR_NO_RECORD);

  assert_refused (map, add_of (ENT_RECORD_STAKEHOLDER, "s-desk", "Twin"), ENT_MODEL_ERROR_ID_TAKEN);
  assert_refused (map, add_of (ENT_RECORD_STAKEHOLDER, "e-one", "Twin"), ENT_MODEL_ERROR_ID_TAKEN);
  assert_refused (map, add_of (ENT_RECORD_STAKEHOLDER, NULL, "No id"), ENT_MODEL_ERROR_VALUE);
  assert_refused (map, add_of (ENT_RECORD_STAKEHOLDER, "s-new", NULL), ENT_MODEL_ERROR_VALUE);
  assert_refused (map, add_of (ENT_RECORD_MOMENT, "t-new", NULL), ENT_MODEL_ERROR_VALUE);
  assert_refused (map, add_of (ENT_RECORD_SECTOR, "media", NULL), ENT_MODEL_ERROR_ID_TAKEN);

  assert_refused (map, ent_change_new_remove (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels")), ENT_MODEL_ERROR_IN_USE);
  assert_refused (map, ent_change_new_remove (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-police")), ENT_MODEL_ERROR_IN_USE);
  assert_refused (map, ent_change_new_remove (&ENT_KEY (ENT_RECORD_MOMENT, "t-first")), ENT_MODEL_ERROR_LAST);
  assert_refused (map, ent_change_new_remove (&ENT_KEY (ENT_RECORD_SECTOR, "media")), ENT_MODEL_ERROR_IN_USE);
  add_moment (map, "t-second", "One year on", 20270314);
  assert_refused (map, ent_change_new_remove (&ENT_KEY (ENT_RECORD_MOMENT, "t-first")), ENT_MODEL_ERROR_IN_USE);

  assert_refused (map, assessment_of ("s-hotels", "t-first", ENT_ASPECT_POWER, 2), ENT_MODEL_ERROR_ID_TAKEN);
  assert_refused (map, assessment_of ("s-hotels", "t-never", ENT_ASPECT_DESIRED, 2), ENT_MODEL_ERROR_NO_RECORD);
  assert_refused (map, assessment_of ("s-hotels", "t-second", ENT_ASPECT_POWER, 6), ENT_MODEL_ERROR_VALUE);
  assert_refused (map, assessment_of ("s-hotels", "t-second", ENT_ASPECT_ALLY, 2), ENT_MODEL_ERROR_VALUE);
}

static void
test_ties_are_unique_by_kind_and_way (void)
{
  g_autoptr (EntMap) map = new_small_map ();
  g_autoptr (EntChange) back = tie_of ("s-police", "s-hotels", ENT_TIE_INFORMS, ENT_DIRECTION_FORWARD);
  g_autoptr (EntChange) alliance = tie_of ("s-police", "s-hotels", ENT_TIE_ALLIANCE, ENT_DIRECTION_DEFAULT);

  assert_refused (map, tie_of ("s-hotels", "s-hotels", ENT_TIE_ALLIANCE, 0), ENT_MODEL_ERROR_TIE);
  assert_refused (map, tie_of ("s-hotels", "s-nobody", ENT_TIE_ALLIANCE, 0), ENT_MODEL_ERROR_NO_RECORD);
  assert_refused (map, tie_of ("s-hotels", "s-police", ENT_TIE_INFORMS, 0), ENT_MODEL_ERROR_TIE);
  assert_refused (map, tie_of ("s-police", "s-hotels", ENT_TIE_INFORMS, ENT_DIRECTION_BOTH), ENT_MODEL_ERROR_TIE);
  /* the other way of a one-way tie is another tie */
  ent_record_set_id (back->content, "e-back");
  g_assert_true (ent_map_apply (map, back, NULL, NULL));
  /* so neither may become both */
  assert_refused (map, set (ENT_RECORD_TIE, "e-one", "direction", "both"), ENT_MODEL_ERROR_TIE);
  ent_record_set_id (alliance->content, "e-alliance");
  g_assert_true (ent_map_apply (map, alliance, NULL, NULL));
  assert_refused (map, tie_of ("s-hotels", "s-police", ENT_TIE_ALLIANCE, ENT_DIRECTION_FORWARD), ENT_MODEL_ERROR_TIE);
  assert_refused (map, set (ENT_RECORD_TIE, "e-one", "kind", "alliance"), ENT_MODEL_ERROR_TIE);
}

static void
test_direction_follows_the_kind_of_tie (void)
{
  EntTie tie = { 0 };

  for (tie.kind = 0; tie.kind < ENT_N_TIE_KINDS; tie.kind++)
    for (tie.direction = 0; tie.direction < 4; tie.direction++)
      {
        EntDirection direction = ent_tie_direction (&tie);

        g_assert_true (ent_tie_kind_allows (tie.kind, direction));
        if (tie.kind == ENT_TIE_MEMBER_OF)
          g_assert_cmpint (direction, ==, ENT_DIRECTION_FORWARD);
        else if (tie.kind >= ENT_TIE_INFORMS && tie.kind <= ENT_TIE_FUNDS)
          g_assert_cmpint (direction, !=, ENT_DIRECTION_NONE);
        else if (tie.direction == ENT_DIRECTION_DEFAULT)
          g_assert_cmpint (direction, ==, ENT_DIRECTION_NONE);
      }
}

static void
test_a_tie_that_goes_one_way_is_called_otherwise_at_its_end (void)
{
  static const char *const ends[ENT_N_TIE_KINDS] = {
    [ENT_TIE_MEMBER_OF] = "Has as a member",
    [ENT_TIE_INFORMS] = "Is informed by",
    [ENT_TIE_INFLUENCES] = "Is influenced by",
    [ENT_TIE_OVERSEES] = "Is overseen by",
    [ENT_TIE_FUNDS] = "Is funded by",
  };
  EntTie tie = { .from = (EntId) "s-hotels", .to = (EntId) "s-police" };

  for (tie.kind = 0; tie.kind < ENT_N_TIE_KINDS; tie.kind++)
    for (tie.direction = 0; tie.direction < 4; tie.direction++)
      {
        gboolean goes_one_way = ent_tie_direction (&tie) == ENT_DIRECTION_FORWARD;
        const char *word = ent_choice_label (&ent_tie_choices, tie.kind);

        g_assert_cmpstr (ent_choice_label (ent_tie_choices_at (&tie, "s-hotels"), tie.kind), ==, word);
        g_assert_cmpstr (ent_choice_label (ent_tie_choices_at (&tie, "s-police"), tie.kind), ==, goes_one_way && ends[tie.kind] != NULL ? ends[tie.kind] : word);
      }
}

static void
test_an_aspect_holds_until_a_later_moment_says_otherwise (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  const EntStakeholder *hotels;

  add_stakeholder (map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_moment (map, "t-undated", "Some day", 0);
  add_moment (map, "t-later", "One year on", 20270314);
  add_moment (map, "t-between", "After the workshop", 20260601);
  add_assessment (map, "s-hotels", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  add_assessment (map, "s-hotels", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NOT_ASSESSED);
  hotels = ent_map_stakeholder (map, "s-hotels");
  g_assert_cmpstr (ent_map_moment_in_time (map, 1)->base.id, ==, "t-between");
  g_assert_cmpstr (ent_map_latest_moment (map)->base.id, ==, "t-undated");
  g_assert_cmpuint (ent_map_rating (map, hotels, "t-first", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
  g_assert_cmpuint (ent_map_rating (map, hotels, "t-between", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_UNAWARE);
  /* present and not assessed: withdrawn */
  g_assert_cmpuint (ent_map_rating (map, hotels, "t-later", ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  g_assert_cmpuint (ent_map_rating (map, hotels, NULL, ENT_ASPECT_COMMITMENT), ==, ENT_COMMITMENT_NOT_ASSESSED);
  g_assert_null (ent_map_assessment (map, hotels, "t-later", ENT_ASPECT_POWER));
}

static void
test_the_latest_moment_stands_for_none (void)
{
  g_autoptr (EntMap) empty = ent_map_new (), map = new_map_with_moment ();

  add_moment (map, "t-later", "One year on", 20270314);
  g_assert_cmpstr (ent_map_moment_or_latest (map, NULL)->base.id, ==, "t-later");
  g_assert_cmpstr (ent_map_moment_or_latest (map, "t-first")->base.id, ==, "t-first");
  g_assert_null (ent_map_moment_or_latest (map, "t-nowhere"));
  g_assert_null (ent_map_moment_or_latest (empty, NULL));
}

static void
on_changed (EntMap *map, const EntChange *change, guint *n)
{
  g_assert_nonnull (change);
  ++*n;
}

static void
test_each_change_is_told_once (void)
{
  g_autoptr (EntMap) map = new_small_map ();
  g_autoptr (EntChange) rename = set (ENT_RECORD_STAKEHOLDER, "s-desk", "name", "Front desk");
  guint n = 0;

  g_signal_connect (map, "changed", G_CALLBACK (on_changed), &n);
  g_assert_true (ent_map_apply (map, rename, NULL, NULL));
  g_assert_cmpuint (n, ==, 1);
  assert_refused (map, set (ENT_RECORD_STAKEHOLDER, "s-desk", "name", NULL), ENT_MODEL_ERROR_VALUE);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_a_map_begins_with_a_moment_and_a_language (void)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();

  g_assert_cmpuint (ent_map_n_moments (map), ==, 1);
  g_assert_cmpuint (ent_map_latest_moment (map)->date, ==, ent_date_today ());
  g_assert_cmpstr (ent_map_info (map)->language, ==, "en");
}

static void
test_ids_follow_from_their_seed (void)
{
  g_autoptr (EntMap) a = ent_map_new (), b = ent_map_new ();
  g_autofree char *x = NULL, *y = NULL;

  g_assert_cmpstr (ent_map_info (a)->base.id, !=, ent_map_info (b)->base.id);
  ent_map_seed_ids (a, 5);
  ent_map_seed_ids (b, 5);
  g_assert_cmpstr (ent_map_info (a)->base.id, ==, ent_map_info (b)->base.id);
  x = ent_map_new_id (a, ENT_RECORD_TIE);
  y = ent_map_new_id (b, ENT_RECORD_TIE);
  g_assert_cmpstr (x, ==, y);
  g_assert_true (ent_id_is_valid (x));
}

/* The ids of a copy are put in order when one is first looked up, added or taken away. */
static void
test_a_copy_finds_its_own_records (void)
{
  g_autoptr (EntMap) map = new_map_with_moment (), first = NULL, second = NULL;
  g_autoptr (EntHistory) history = ent_history_new (map, NULL);
  const char *entry;

  add_stakeholder (map, "s-a", "Radio", ENT_SECTOR_MEDIA);
  entry = ent_edit_add_log (history, "s-a", 20260314, ENT_LOG_MEETING, NULL, NULL);
  first = ent_map_copy (map);
  g_assert_nonnull (ent_map_stakeholder (first, "s-a"));
  g_assert_true (ent_map_stakeholder (first, "s-a") != ent_map_stakeholder (map, "s-a"));
  g_assert_nonnull (ent_map_find (first, ENT_RECORD_LOG, entry));
  g_assert_null (ent_map_stakeholder (first, "s-b"));
  second = ent_map_copy (first);
  add_stakeholder (second, "s-b", "Hotel", ENT_SECTOR_PRIVATE);
  ent_map_check_invariants (second);
  g_assert_cmpstr (ent_map_stakeholder (second, "s-b")->name, ==, "Hotel");
}

static void
test_a_sector_goes_by_its_own_name_where_it_has_one (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntChange) change = set (ENT_RECORD_SECTOR, "informal", "label", "Popular economy");

  g_assert_cmpstr (ent_map_sector_label (map, ENT_SECTOR_INFORMAL), ==, "Informal sector");
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
  g_assert_cmpstr (ent_map_sector_label (map, ENT_SECTOR_INFORMAL), ==, "Popular economy");
  g_assert_cmpstr (ent_map_sector_label (map, ENT_SECTOR_MEDIA), ==, "Media");
}

static void
test_copied_ids_are_those_of_the_records (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autofree char *letters = g_strdup ("s-desk");
  const char *ids[] = { letters, "s-nobody", NULL };
  EntId *first, *second;

  add_stakeholder (map, "s-desk", "Desk", ENT_SECTOR_PRIVATE);
  first = ent_map_dup_ids (map, ids);
  second = ent_map_dup_ids (map, (const char *const *) first);
  g_assert_true (first[0] == ent_map_stakeholder (map, "s-desk")->base.id);
  g_assert_true (second[0] == first[0]);
  g_assert_cmpstr (second[1], ==, "s-nobody");
  g_assert_null (second[2]);
  ent_map_free_ids (first);
  ent_map_free_ids (second);
  g_assert_null (ent_map_dup_ids (map, NULL));
  ent_map_free_ids (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/a-refused-change-leaves-everything-as-it-was", test_a_refused_change_leaves_everything_as_it_was);
  g_test_add_func ("/map/ties-are-unique-by-kind-and-way", test_ties_are_unique_by_kind_and_way);
  g_test_add_func ("/map/direction-follows-the-kind-of-tie", test_direction_follows_the_kind_of_tie);
  g_test_add_func ("/map/a-tie-that-goes-one-way-is-called-otherwise-at-its-end", test_a_tie_that_goes_one_way_is_called_otherwise_at_its_end);
  g_test_add_func ("/map/an-aspect-holds-until-a-later-moment-says-otherwise", test_an_aspect_holds_until_a_later_moment_says_otherwise);
  g_test_add_func ("/map/the-latest-moment-stands-for-none", test_the_latest_moment_stands_for_none);
  g_test_add_func ("/map/each-change-is-told-once", test_each_change_is_told_once);
  g_test_add_func ("/map/a-copy-finds-its-own-records", test_a_copy_finds_its_own_records);
  g_test_add_func ("/map/a-sector-goes-by-its-own-name", test_a_sector_goes_by_its_own_name_where_it_has_one);
  g_test_add_func ("/map/it-begins-with-a-moment-and-a-language", test_a_map_begins_with_a_moment_and_a_language);
  g_test_add_func ("/map/ids-follow-from-their-seed", test_ids_follow_from_their_seed);
  g_test_add_func ("/map/copied-ids-are-those-of-the-records", test_copied_ids_are_those_of_the_records);
  return g_test_run ();
}
