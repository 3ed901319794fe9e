/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan in each grouping, against orders found by hand. Today is Wednesday, 17 June 2026. */
#include <string.h>

#include "map-fixture.h"
#include "model/plan.h"

#define TODAY 20260617

static void
add_action (EntMap *map, const char *id, EntDate due, EntActionState state, const char *with)
{
  g_autoptr (EntAction) action = ent_record_new (ENT_RECORD_ACTION);
  g_autoptr (EntChange) change = NULL;

  ent_record_set_id (action, id);
  action->what = g_strdup (id);
  action->due = due;
  action->state = (guint8) state;
  ent_field_set (ent_field_find (ENT_RECORD_ACTION, "with"), action, with);
  change = ent_change_new_add (g_steal_pointer (&action), NULL, ENT_PLACE_END);
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static EntMap *
new_map (void)
{
  EntMap *map = new_map_with_moment ();

  add_stakeholder (map, "s-hotel", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  add_action (map, "a-done", 20260610, ENT_STATE_DONE, "s-hotel");
  add_action (map, "a-later", 20260801, ENT_STATE_OPEN, "s-hotel\ns-police");
  add_action (map, "a-late", 20260605, ENT_STATE_OPEN, "s-hotel");
  add_action (map, "a-never", 0, ENT_STATE_OPEN, "s-police\ns-radio");
  add_action (map, "a-week", 20260621, ENT_STATE_OPEN, NULL);
  add_action (map, "a-later-still", 20260616, ENT_STATE_OPEN, "s-hotel");
  add_action (map, "a-month", 20260622, ENT_STATE_OPEN, "s-police");
  add_action (map, "a-today", TODAY, ENT_STATE_OPEN, "s-radio");
  add_action (map, "a-dropped", 20260601, ENT_STATE_DROPPED, NULL);
  add_action (map, "a-done-undated", 0, ENT_STATE_DONE, NULL);
  add_action (map, "a-done-first", 20260501, ENT_STATE_DONE, NULL);
  return map;
}

/* "Heading: id id; Heading: id" */
static char *
tell (EntMap *map, EntPlanGrouping grouping)
{
  g_autoptr (EntPlan) plan = ent_plan_new (map, grouping, TODAY);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->groups->len; i++)
    {
      const EntPlanGroup *group = &g_array_index (plan->groups, EntPlanGroup, i);
      g_autofree char *heading = ent_plan_heading (plan, ent_words_for_language (NULL), map, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", heading);
      for (guint k = group->first; k < group->first + group->n_rows; k++)
        {
          const EntPlanRow *row = &g_array_index (plan->rows, EntPlanRow, k);

          g_string_append_printf (text, " %s", row->id);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_as_in_the_map_nothing_is_moved (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autofree char *told = tell (map, ENT_PLAN_AS_IN_MAP);

  g_assert_cmpstr (told, ==, ": a-done a-later a-late a-never a-week a-later-still a-month a-today a-dropped a-done-undated a-done-first");
}

static void
test_by_date_the_overdue_come_first_and_the_finished_last (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autofree char *told = tell (map, ENT_PLAN_BY_DATE);

  g_assert_cmpstr (told, ==, "Overdue: a-late a-later-still; This week: a-today a-week; This month: a-month; Later: a-later; "
                             "Without a date: a-never; Done: a-done-first a-done a-done-undated; Dropped: a-dropped");
}

static void
test_an_action_stands_once_under_its_first_stakeholder (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autofree char *told = tell (map, ENT_PLAN_BY_SECTOR);

  g_assert_cmpstr (told, ==, "Institutions: a-month a-never; Private sector: a-late a-later-still a-later a-done; Media: a-today; "
                             "With nobody yet: a-week a-done-first a-done-undated a-dropped");
}

static void
test_a_heading_has_the_name_that_the_map_gives_the_sector (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_SECTOR, "media"), ent_field_find (ENT_RECORD_SECTOR, "label"), "Press");
  g_autofree char *told = NULL;

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
  told = tell (map, ENT_PLAN_BY_SECTOR);
  g_assert_nonnull (strstr (told, "; Press: a-today;"));
}

static void
test_what_is_open_and_overdue_is_counted (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_autoptr (EntPlan) plan = ent_plan_new (map, ENT_PLAN_BY_SECTOR, TODAY);
  const EntPlanGroup *private_sector = &g_array_index (plan->groups, EntPlanGroup, 1);

  g_assert_cmpuint (plan->n_open, ==, 7);
  g_assert_cmpuint (plan->n_overdue, ==, 2);
  g_assert_cmpuint (private_sector->n_rows, ==, 4);
}

/* Also those who are not in the map: somebody may know by the id who it was. */
static void
test_the_names_of_an_action_are_those_of_all_it_is_done_with (void)
{
  g_autoptr (EntMap) map = new_map ();
  char *with[] = { (char *) "s-radio", (char *) "s-gone", (char *) "s-hotel", NULL };
  EntAction nobody = { 0 }, three = { .with = with };
  g_autofree char *names = ent_action_dup_names (&three, map, G_MAXUINT), *first = ent_action_dup_names (&three, map, 2);

  g_assert_null (ent_action_dup_names (&nobody, map, G_MAXUINT));
  g_assert_cmpstr (names, ==, "Radio Bahía, s-gone, Hotel association");
  g_assert_cmpstr (first, ==, "Radio Bahía, s-gone");
}

static void
test_a_map_without_actions_has_no_groups (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();

  for (EntPlanGrouping grouping = 0; grouping < ENT_N_PLAN_GROUPINGS; grouping++)
    {
      g_autoptr (EntPlan) plan = ent_plan_new (map, grouping, TODAY);

      g_assert_cmpuint (plan->groups->len + plan->rows->len, ==, 0);
    }
}

/* Weeks and months end where calendars say, over the turn of a month and of a year. */
static void
test_a_week_ends_on_sunday (void)
{
  static const struct
  {
    EntDate today, due;
    EntPlanWhen when;
  } cases[] = {
    { 20260621, 20260621, ENT_PLAN_THIS_WEEK }, /* a Sunday */
    { 20260621, 20260622, ENT_PLAN_THIS_MONTH },
    { 20260622, 20260628, ENT_PLAN_THIS_WEEK }, /* a Monday */
    { 20260622, 20260629, ENT_PLAN_THIS_MONTH },
    { 20260630, 20260705, ENT_PLAN_THIS_WEEK }, /* a Tuesday: the week goes over the end of the month */
    { 20260630, 20260706, ENT_PLAN_LATER },
    { 20261230, 20270103, ENT_PLAN_THIS_WEEK },
    { 20261230, 20271230, ENT_PLAN_LATER },
    { 20280228, 20280229, ENT_PLAN_THIS_WEEK }, /* a Monday in a leap year */
    { 20260617, 20260616, ENT_PLAN_OVERDUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntAction action = { .due = cases[i].due };

      g_assert_cmpint (ent_plan_when (&action, cases[i].today), ==, cases[i].when);
    }
}

static void
test_a_day_that_is_near_is_told_in_words (void)
{
  static const struct
  {
    EntDate due;
    EntActionState state;
    const char *remark;
  } cases[] = {
    { 20260605, ENT_STATE_OPEN, "12 days late" },
    { 20260616, ENT_STATE_OPEN, "1 day late" },
    { 20250617, ENT_STATE_OPEN, "365 days late" },
    { TODAY, ENT_STATE_OPEN, "today" },
    { 20260618, ENT_STATE_OPEN, "tomorrow" },
    { 20260624, ENT_STATE_OPEN, "in 7 days" },
    { 20260625, ENT_STATE_OPEN, NULL },
    { 0, ENT_STATE_OPEN, NULL },
    { 20260605, ENT_STATE_DONE, NULL },
    { 20260605, ENT_STATE_DROPPED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntAction action = { .due = cases[i].due, .state = (guint8) cases[i].state };
      g_autofree char *remark = ent_plan_remark (ent_words_for_language (NULL), &action, TODAY);

      g_assert_cmpstr (remark, ==, cases[i].remark);
    }
}

/* It may be done: nobody is told that it is late. */
static void
test_a_state_of_a_later_version_is_neither_open_nor_late (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  const EntAction *action;
  g_autoptr (EntPlan) plan = NULL;
  g_autofree char *told = NULL;

  add_action (map, "a-waits", 20260601, ENT_STATE_OPEN, NULL);
  set_field (map, ENT_RECORD_ACTION, "a-waits", "state", "waiting");
  action = ent_map_find (map, ENT_RECORD_ACTION, "a-waits");
  plan = ent_plan_new (map, ENT_PLAN_BY_DATE, TODAY);
  g_assert_cmpuint (plan->n_open, ==, 0);
  g_assert_cmpuint (plan->n_overdue, ==, 0);
  told = tell (map, ENT_PLAN_BY_DATE);
  g_assert_cmpstr (told, ==, "In another state: a-waits");
  g_assert_false (ent_action_is_open (action));
  g_assert_cmpstr (ent_action_state (ent_words_for_language (NULL), action), ==, "waiting");
  g_assert_null (ent_plan_remark (ent_words_for_language (NULL), action, TODAY));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/a-state-of-a-later-version-is-neither-open-nor-late", test_a_state_of_a_later_version_is_neither_open_nor_late);
  g_test_add_func ("/plan/as-in-the-map-nothing-is-moved", test_as_in_the_map_nothing_is_moved);
  g_test_add_func ("/plan/by-date-the-overdue-come-first-and-the-finished-last", test_by_date_the_overdue_come_first_and_the_finished_last);
  g_test_add_func ("/plan/an-action-stands-once-under-its-first-stakeholder", test_an_action_stands_once_under_its_first_stakeholder);
  g_test_add_func ("/plan/a-heading-has-the-name-that-the-map-gives-the-sector", test_a_heading_has_the_name_that_the_map_gives_the_sector);
  g_test_add_func ("/plan/what-is-open-and-overdue-is-counted", test_what_is_open_and_overdue_is_counted);
  g_test_add_func ("/plan/the-names-of-an-action-are-those-of-all-it-is-done-with", test_the_names_of_an_action_are_those_of_all_it_is_done_with);
  g_test_add_func ("/plan/a-map-without-actions-has-no-groups", test_a_map_without_actions_has_no_groups);
  g_test_add_func ("/plan/a-week-ends-on-sunday", test_a_week_ends_on_sunday);
  g_test_add_func ("/plan/a-day-that-is-near-is-told-in-words", test_a_day_that_is_near_is_told_in_words);
  return g_test_run ();
}
