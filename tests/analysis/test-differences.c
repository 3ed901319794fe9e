/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences of two maps are said in sentences with names, one for each. */
#include "analysis/differences.h"
#include "../model/map-fixture.h"

#include <string.h>

static EntMap *
new_map (void)
{
  EntMap *map = new_map_with_moment ();

  add_stakeholder (map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-police", "Police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  add_tie (map, "e-1", "s-hotels", "s-police", ENT_TIE_ALLIANCE);
  add_assessment (map, "s-hotels", "t-first", ENT_ASPECT_POWER, 3);
  return map;
}

static void
set (EntMap *map, const EntKey *key, const char *name, const char *value)
{
  g_autoptr (EntChange) change = ent_change_new_set (key, ent_field_find (key->kind, name), value);
  GError *error = NULL;

  ent_map_apply (map, change, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_record (EntMap *map, EntRecordKind kind, const char *id)
{
  g_autoptr (EntChange) change = ent_change_new_remove (&ENT_KEY (kind, id));

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

/* All sentences, one a line. */
static char *
say_of (EntMap *before, EntMap *after, const EntSides *sides)
{
  g_autoptr (GPtrArray) differences = ent_find_differences (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *line = ent_difference_say (g_ptr_array_index (differences, i), before, after, sides);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static char *
say (EntMap *before, EntMap *after)
{
  return say_of (before, after, NULL);
}

static void
assert_says (EntMap *before, EntMap *after, const char *expected)
{
  g_autofree char *text = say (before, after);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_equal_maps_have_none (void)
{
  g_autoptr (EntMap) map = new_map (), copy = ent_map_copy (map);

  assert_says (map, copy, "");
}

static void
test_fields_are_said_with_both_values (void)
{
  g_autoptr (EntMap) before = new_map (), after = ent_map_copy (before);

  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), "name", "Hotels");
  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), "level", "regional");
  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), "tag", "tourism\nsea");
  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-police"), "part-of", "s-radio");
  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-police"), "veto", "yes");
  set (after, &ENT_KEY (ENT_RECORD_TIE, "e-1"), "kind", "tension");
  set (after, &ENT_KEY (ENT_RECORD_MAP, NULL), "title", "Bay");
  assert_says (before, after,
               "The map: Title is “Bay” now; nothing was there before.\n"
               "“Hotels”: Name was “Hotel association” and is “Hotels” now.\n"
               "“Hotels”: Level was “Not said” and is “Regional” now.\n"
               "“Hotels”: Tags is “tourism, sea” now; nothing was there before.\n"
               "“Police”: Part of is “Radio Bahía” now; nothing was there before.\n"
               "“Police”: Veto was “no” and is “yes” now.\n"
               "Tie between “Hotels” and “Police” (Tension): Kind was “Alliance” and is “Tension” now.\n");
}

static void
test_ratings_are_said_with_their_moment (void)
{
  g_autoptr (EntMap) before = new_map (), after = ent_map_copy (before);
  EntKey power = ENT_KEY_ASSESSMENT ("s-hotels", "t-first", ENT_ASPECT_POWER);

  set (after, &power, "value", "4");
  set (after, &power, "reason", "They decide.");
  add_assessment (after, "s-police", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  assert_says (before, after,
               "“Hotel association”: Decision power at “Baseline” was “3 · Some” and is “4 · Much” now.\n"
               "“Hotel association”: Decision power at “Baseline”, Reason is “They decide.” now; nothing was there before.\n"
               "“Police”: Commitment at “Baseline” is “Supportive” now; nothing was there before.\n");
}

static void
test_what_came_and_went_is_said_by_name (void)
{
  g_autoptr (EntMap) before = new_map (), after = ent_map_copy (before);

  remove_record (after, ENT_RECORD_STAKEHOLDER, "s-radio");
  remove_record (after, ENT_RECORD_TIE, "e-1");
  add_stakeholder (after, "s-school", "School", ENT_SECTOR_EDUCATION);
  assert_says (before, after,
               "“School” was added.\n"
               "“Radio Bahía” was removed.\n"
               "Tie between “Hotel association” and “Police” (Alliance) was removed.\n");
}

/* Nobody has removed what a colleague never had. */
static void
test_side_by_side_nothing_came_or_went (void)
{
  const EntSides open = { NULL, "ana.entorno" }, files = { "a.entorno", "b.entorno" };
  g_autoptr (EntMap) one = new_map (), other = ent_map_copy (one);
  g_autofree char *of_open = NULL, *of_files = NULL;

  remove_record (other, ENT_RECORD_STAKEHOLDER, "s-radio");
  remove_record (other, ENT_RECORD_TIE, "e-1");
  add_stakeholder (other, "s-school", "School", ENT_SECTOR_EDUCATION);
  set (other, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), "name", "Hotels");
  set (one, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-police"), "role", "helps");
  set (other, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-police"), "phone", "123");
  of_open = say_of (one, other, &open);
  g_assert_cmpstr (of_open, ==,
                   "“Hotels”: Name is “Hotel association” in the open map, and “Hotels” in “ana.entorno”.\n"
                   "“Police”: Role in the implementation is “helps” in the open map, and nothing in the other.\n"
                   "“Police”: Phone is “123” in “ana.entorno”, and nothing in the other.\n"
                   "“School” is only in “ana.entorno”.\n"
                   "“Radio Bahía” is only in the open map.\n"
                   "Tie between “Hotel association” and “Police” (Alliance) is only in the open map.\n");
  of_files = say_of (one, other, &files);
  g_assert_cmpstr (of_files, ==,
                   "“Hotels”: Name is “Hotel association” in “a.entorno”, and “Hotels” in “b.entorno”.\n"
                   "“Police”: Role in the implementation is “helps” in “a.entorno”, and nothing in the other.\n"
                   "“Police”: Phone is “123” in “b.entorno”, and nothing in the other.\n"
                   "“School” is only in “b.entorno”.\n"
                   "“Radio Bahía” is only in “a.entorno”.\n"
                   "Tie between “Hotel association” and “Police” (Alliance) is only in “a.entorno”.\n");
}

/* Under the name of whom it is about. */
static void
test_what_is_said_under_a_name_tells_since_when_or_where (void)
{
  const EntSides sides = { NULL, "ana.entorno" };
  g_autoptr (EntMap) one = new_map (), other = ent_map_copy (one);
  g_autoptr (GPtrArray) differences = NULL;
  const char *const since[] = { "Added since.", "Removed since." }, *const where[] = { "Only in “ana.entorno”.", "Only in the open map." };

  remove_record (other, ENT_RECORD_STAKEHOLDER, "s-radio");
  add_stakeholder (other, "s-school", "School", ENT_SECTOR_EDUCATION);
  differences = ent_find_differences (one, other);
  g_assert_cmpuint (differences->len, ==, 2);
  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *in_time = ent_difference_what (g_ptr_array_index (differences, i), one, other, NULL);
      g_autofree char *in_place = ent_difference_what (g_ptr_array_index (differences, i), one, other, &sides);

      g_assert_cmpstr (in_time, ==, since[i]);
      g_assert_cmpstr (in_place, ==, where[i]);
    }
}

static void
test_another_order_is_said_once (void)
{
  g_autoptr (EntMap) before = new_map (), after = ent_map_copy (before);
  g_autoptr (EntChange) change = ent_change_new_move (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio"), 0);

  g_assert_true (ent_map_apply (after, change, NULL, NULL));
  assert_says (before, after, "The stakeholders stand in another order.\n");
}

static void
test_long_texts_that_begin_alike_are_not_said_to_be_the_same (void)
{
  g_autoptr (EntMap) before = new_map (), after = NULL;
  g_autofree char *long_text = g_strnfill (300, 'a'), *longer = g_strconcat (long_text, "b", NULL);
  g_autofree char *text = NULL;

  set (before, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio"), "notes", long_text);
  after = ent_map_copy (before);
  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-radio"), "notes", longer);
  text = say (before, after);
  g_assert_nonnull (strstr (text, "goes on in another way"));
}

static void
assert_sums_up (EntMap *before, EntMap *after, const char *expected)
{
  g_autoptr (GPtrArray) differences = ent_find_differences (before, after);
  g_autofree char *text = ent_differences_sum_up (differences, before, after);

  g_assert_cmpstr (text, ==, expected);
}

/* Three fields of one rating are one change. */
static void
test_all_of_them_are_summed_up_in_a_line (void)
{
  g_autoptr (EntMap) before = new_map (), after = ent_map_copy (before);
  EntKey power = ENT_KEY_ASSESSMENT ("s-hotels", "t-first", ENT_ASPECT_POWER);

  assert_sums_up (before, after, NULL);
  set (after, &power, "value", "4");
  assert_sums_up (before, after, "“Hotel association”: Decision power at “Baseline” was “3 · Some” and is “4 · Much” now.");
  set (after, &power, "reason", "They decide.");
  assert_sums_up (before, after, "1 rating changed");
  add_assessment (after, "s-police", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  remove_record (after, ENT_RECORD_STAKEHOLDER, "s-radio");
  remove_record (after, ENT_RECORD_TIE, "e-1");
  add_stakeholder (after, "s-school", "School", ENT_SECTOR_EDUCATION);
  add_stakeholder (after, "s-church", "Church", ENT_SECTOR_EDUCATION);
  add_tie (after, "e-2", "s-school", "s-church", ENT_TIE_ALLIANCE);
  set (after, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-police"), "level", "regional");
  assert_sums_up (before, after, "2 stakeholders added, 1 stakeholder removed, 1 tie added, 1 tie removed, 2 ratings changed, 1 other change");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/differences/equal-maps-have-none", test_equal_maps_have_none);
  g_test_add_func ("/differences/fields-are-said-with-both-values", test_fields_are_said_with_both_values);
  g_test_add_func ("/differences/ratings-are-said-with-their-moment", test_ratings_are_said_with_their_moment);
  g_test_add_func ("/differences/what-came-and-went-is-said-by-name", test_what_came_and_went_is_said_by_name);
  g_test_add_func ("/differences/side-by-side-nothing-came-or-went", test_side_by_side_nothing_came_or_went);
  g_test_add_func ("/differences/what-is-said-under-a-name-tells-since-when-or-where", test_what_is_said_under_a_name_tells_since_when_or_where);
  g_test_add_func ("/differences/another-order-is-said-once", test_another_order_is_said_once);
  g_test_add_func ("/differences/long-texts-that-begin-alike-are-not-said-to-be-the-same", test_long_texts_that_begin_alike_are_not_said_to_be_the_same);
  g_test_add_func ("/differences/all-of-them-are-summed-up-in-a-line", test_all_of_them_are_summed_up_in_a_line);
  return g_test_run ();
}
