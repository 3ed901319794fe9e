/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reading says of what changed, The Code, the work with stakeholders and actions. How a line is written is told in
 * reading-fixture.h.
 */
#include "reading-fixture.h"

#include <string.h>

static void
put (EntMap *map, const char *id, const char *field, const char *text)
{
  set_field (map, ENT_RECORD_STAKEHOLDER, id, field, text);
}

/* --- change --- */

static void
rate_later (EntMap *map, const char *id, EntAspect aspect, guint value)
{
  add_assessment (map, id, "t-later", aspect, value);
}

static void
test_one_of_each_change_is_told (void)
{
  g_autoptr (EntMap) map = new_web ("near:unaware far:supportive new old:neutral power/2:neutral ally former* desired same/3:leading", "");

  add_moment (map, "t-later", "Later", 20260601);
  rate_later (map, "near", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  rate_later (map, "far", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
  rate_later (map, "new", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL);
  rate_later (map, "old", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NOT_ASSESSED);
  rate_later (map, "power", ENT_ASPECT_POWER, 5);
  rate_later (map, "ally", ENT_ASPECT_ALLY, TRUE);
  rate_later (map, "former", ENT_ASPECT_ALLY, FALSE);
  rate_later (map, "desired", ENT_ASPECT_DESIRED, ENT_COMMITMENT_LEADING);
  /* the same again is no change */
  rate_later (map, "same", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  check_part (map, ENT_READING_CHANGE,
              "since Supportive or leading at “Baseline”: [2=far same]; now: [2=near same]. {then 2, now 2}\n"
              "nearer [1=near] came nearer to the children: [near]. {stakeholders 1}\n"
              "farther [1=far] went farther from the children: [far]. {stakeholders 1} -> Find out why they went farther: far\n"
              "newly-assessed [1=new] has been assessed since: [new]. {stakeholders 1}\n"
              "not-assessed-any-more [1=old] is not assessed any more: [old]. {stakeholders 1}\n"
              "other-power [1=power] stayed in the same ring, with another decision power: [power]. {stakeholders 1}\n"
              "new-allies [1=ally] has become an ally: [ally]. {stakeholders 1}\n"
              "allies-no-more [1=former] is not an ally any more: [former]. {stakeholders 1}\n"
              "other-desired For [1=desired] another commitment is desired now: [desired]. {stakeholders 1}\n");
}

/* Those who went farthest first; and who changed in two ways is told of for both. */
static void
test_several_changes_of_a_kind_are_one_sentence (void)
{
  g_autoptr (EntMap) map = new_web ("a:supportive b:unaware c:supportive d:leading e f g:neutral h:neutral i/1:neutral j/1:neutral k* l* m n", "");
  static const struct
  {
    const char *id;
    EntAspect aspect;
    guint value;
  } rows[] = {
    { "a", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING },
    { "b", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING },
    { "c", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL },
    { "d", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT },
    { "e", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE },
    { "f", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING },
    { "g", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NOT_ASSESSED },
    { "h", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NOT_ASSESSED },
    { "i", ENT_ASPECT_POWER, ENT_POWER_NOT_ASSESSED },
    { "j", ENT_ASPECT_POWER, 3 },
    { "k", ENT_ASPECT_ALLY, FALSE },
    { "l", ENT_ASPECT_ALLY, FALSE },
    { "a", ENT_ASPECT_ALLY, TRUE },
    { "j", ENT_ASPECT_ALLY, TRUE },
    { "m", ENT_ASPECT_DESIRED, ENT_COMMITMENT_LEADING },
    { "n", ENT_ASPECT_DESIRED, ENT_COMMITMENT_NEUTRAL },
    /* of those who moved it is not told too */
    { "b", ENT_ASPECT_DESIRED, ENT_COMMITMENT_LEADING },
  };

  add_moment (map, "t-later", "Later", 20260601);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rate_later (map, rows[i].id, rows[i].aspect, rows[i].value);
  check_part (map, ENT_READING_CHANGE,
              "since Supportive or leading at “Baseline”: [3=a c d]; now: [3=a b f]. {then 3, now 3}\n"
              "nearer [2=b a] came nearer to the children: [b], [a]. {stakeholders 2}\n"
              "farther [2=d c] went farther from the children: [d], [c]. {stakeholders 2} -> Find out why they went farther: d, c\n"
              "newly-assessed [2=f e] have been assessed since: [f], [e]. {stakeholders 2}\n"
              "not-assessed-any-more [2=g h] are not assessed any more: [g], [h]. {stakeholders 2}\n"
              "other-power [2=j i] stayed in the same ring, with another decision power: [j], [i]. {stakeholders 2}\n"
              "new-allies [2=a j] have become allies: [a], [j]. {stakeholders 2}\n"
              "allies-no-more [2=k l] are not allies any more: [k], [l]. {stakeholders 2}\n"
              "other-desired For [2=m n] another commitment is desired now: [m], [n]. {stakeholders 2}\n");
}

static void
test_without_a_moment_before_nothing_has_changed (void)
{
  g_autoptr (EntMap) map = new_web ("a:supportive", ""), none = ent_map_new ();

  check_part (map, ENT_READING_CHANGE, "");
  check_part (none, ENT_READING_CHANGE, "");
  add_moment (map, "t-later", "Later", 20260601);
  check_part (map, ENT_READING_CHANGE,
              "since Supportive or leading at “Baseline”: [1=a]; now: [1=a]. {then 1, now 1}\n"
              "no-change Nothing has changed between these two moments.\n");
}

/* As nobody knows how many of them were in favour, it is not said that none was. */
static void
test_moments_that_nobody_assessed_are_not_compared (void)
{
  g_autoptr (EntMap) map = new_web ("a b", "");

  add_moment (map, "t-later", "Later", 20260601);
  check_part (map, ENT_READING_CHANGE, "no-change Nothing has changed between these two moments.\n");
  rate_later (map, "a", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  check_part (map, ENT_READING_CHANGE, "newly-assessed [1=a] has been assessed since: [a]. {stakeholders 1}\n");
}

/* --- The Code --- */

static const char *const code_fields[ENT_N_CODE_CRITERIA] = { "code-policy", "code-training", "code-contracts", "code-travellers", "code-stakeholders", "code-report" };

static void
meet_all (EntMap *map, const char *id, const char *day)
{
  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    put (map, id, code_fields[i], day);
}

/* What is not written down is not called a fault of anybody. */
static void
test_of_companies_without_the_code_it_is_said_what_the_map_knows (void)
{
  g_autoptr (EntMap) one = new_web ("hotel police@institutions", ""), two = new_web ("hotel bar", ""), none = new_web ("police@institutions", "");

  check_part (none, ENT_READING_CODE, "");
  check_part (one, ENT_READING_CODE, "code The only stakeholder in the private sector has no criterion of The Code written down as met yet. {companies 1, on-the-way 0, all-met 0}\n");
  check_part (two, ENT_READING_CODE, "code None of the 2 stakeholders in the private sector has a criterion of The Code written down as met yet. {companies 2, on-the-way 0, all-met 0}\n");
  /* nor is what is to come one that is met */
  put (two, "bar", "code-policy", "2026-12-02");
  check_part (two, ENT_READING_CODE, "code None of the 2 stakeholders in the private sector has a criterion of The Code written down as met yet. {companies 2, on-the-way 0, all-met 0}\n");
}

static void
test_the_code_is_told_in_all_by_criterion_and_by_company (void)
{
  g_autoptr (EntMap) map = new_web ("taxi bar hotel lodge", "");

  put (map, "taxi", "agreement", "the-code");
  put (map, "bar", "code-policy", "2026-02-01");
  put (map, "bar", "code-contracts", "2026-12-01");
  meet_all (map, "hotel", "2025-12-01");
  check_part (map, ENT_READING_CODE,
              "code Of the 4 stakeholders in the private sector, on the way with The Code: [3=hotel bar taxi]; all six criteria met: [1=hotel]. {companies 4, on-the-way 3, all-met 1}\n"
              "code-criterion 1 Policy and procedures: [2=hotel bar] of 4. {criterion 1, met 2}\n"
              "code-criterion 2 Employees trained: [1=hotel] of 4. {criterion 2, met 1}\n"
              "code-criterion 3 Clause in contracts: [2=hotel bar] of 4. {criterion 3, met 2}\n"
              "code-criterion 4 Travellers informed: [1=hotel] of 4. {criterion 4, met 1}\n"
              "code-criterion 5 Stakeholders engaged: [1=hotel] of 4. {criterion 5, met 1}\n"
              "code-criterion 6 Yearly report: [1=hotel] of 4. {criterion 6, met 1}\n"
              "code-company [hotel] has met all six criteria. {met 6}\n"
              "code-company [bar] has met 2 of 6 criteria; still to come: 2 Employees trained, 4 Travellers informed, 5 Stakeholders engaged, 6 Yearly report. "
              "{met 2} -> Go on with The Code: bar (2 Employees trained, 4 Travellers informed, 5 Stakeholders engaged, 6 Yearly report)\n"
              "code-company [taxi] has met 0 of 6 criteria; still to come: 1 Policy and procedures, 2 Employees trained, 3 Clause in contracts, "
              "4 Travellers informed, 5 Stakeholders engaged, 6 Yearly report. {met 0} -> Go on with The Code: taxi (1 Policy and procedures, 2 Employees trained, "
              "3 Clause in contracts, 4 Travellers informed, 5 Stakeholders engaged, 6 Yearly report)\n");
}

static void
test_who_follows_the_code_in_another_sector_is_not_counted_as_private (void)
{
  g_autoptr (EntMap) map = new_web ("hotel bar school@education", "");
  const EntReadingSpec spec = reading_spec ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  put (map, "school", "code-policy", "2026-02-01");
  text = reading_part_text (map, &spec, ENT_READING_CODE);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "code 2 stakeholders are in the private sector. There and in other sectors, on the way with The Code: [1=school]; all six criteria met: 0. {companies 3, on-the-way 1, all-met 0}");
}

static void
test_an_old_report_is_to_be_asked_for (void)
{
  g_autoptr (EntMap) map = new_web ("hotel", "");
  const EntReadingSpec spec = reading_spec ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  meet_all (map, "hotel", "2025-11-30");
  text = reading_part_text (map, &spec, ENT_READING_CODE);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "code Of the 1 stakeholder in the private sector, on the way with The Code: [1=hotel]; all six criteria met: [1=hotel]. {companies 1, on-the-way 1, all-met 1}");
  g_assert_cmpstr (lines[7], ==, "code-company [hotel] has met all six criteria. Its yearly report is more than a year old. {met 6} -> Ask for the yearly report on The Code: hotel");
}

static void
test_no_more_than_eight_companies_are_told_one_by_one (void)
{
  g_autoptr (EntMap) map = new_web ("a b c d e f g h i", "");
  EntReadingSpec spec = reading_spec ();
  g_autoptr (EntReading) reading = NULL;

  for (char id[] = "a"; *id <= 'i'; ++*id)
    put (map, id, "code-policy", "2026-02-01");
  put (map, "i", "code-training", "2026-02-01");
  spec.parts = 1u << ENT_READING_CODE;
  reading = ent_reading_new (map, &spec, NULL);
  g_assert_cmpuint (((EntReadingSection *) g_ptr_array_index (reading->sections, 0))->sentences->len, ==, 1 + ENT_N_CODE_CRITERIA + 8);
}

/* --- the work --- */

static void
test_work_is_told_with_what_it_lacks (void)
{
  g_autoptr (EntMap) map = new_web ("a b c d e f g h", "");

  check_part (map, ENT_READING_ENGAGEMENT, "begun No work with a stakeholder has been written down yet.\n");
  put (map, "a", "phase", "engage");
  put (map, "a", "risk", "low");
  put (map, "a", "risk-date", "2026-03-01");
  check_part (map, ENT_READING_ENGAGEMENT, "begun The work with [1=a] stakeholder has begun. {stakeholders 1}\n");
  put (map, "b", "agreement", "letter");
  put (map, "c", "agreement", "memorandum");
  put (map, "c", "risk", "low");
  put (map, "c", "risk-date", "2025-12-01");
  put (map, "d", "agreement", "memorandum");
  put (map, "d", "risk", "high");
  check_part (map, ENT_READING_ENGAGEMENT,
              "begun The work with [4=a b c d] stakeholders has begun. {stakeholders 4}\n"
              "agreement Letter of intent: [1=b], with [b]. {stakeholders 1}\n"
              "agreement Memorandum of understanding: [2=c d], with [c], [d]. {stakeholders 2}\n"
              "risk-missing No risk assessment is written down for [1=b] of those with whom work has begun: [b]. {stakeholders 1} -> Assess the risk of working with b\n"
              "risk-undated [1=d] risk assessment has no date: [d]. {stakeholders 1} -> Assess the risk of working with d\n"
              "risk-old [1=c] risk assessment is to be renewed: [c]. {stakeholders 1} -> Assess the risk of working with c\n");
  put (map, "e", "agreement", "contract");
  put (map, "f", "steps", "1.1");
  put (map, "f", "risk", "low");
  put (map, "f", "risk-renewal", "2026-11-30");
  put (map, "g", "agreement", "the-code");
  put (map, "g", "risk", "medium");
  put (map, "h", "next-visit", "2026-11-30");
  check_part (map, ENT_READING_ENGAGEMENT,
              "begun The work with [7=a b c d e f g] stakeholders has begun. {stakeholders 7}\n"
              "agreement Letter of intent: [1=b], with [b]. {stakeholders 1}\n"
              "agreement Memorandum of understanding: [2=c d], with [c], [d]. {stakeholders 2}\n"
              "agreement Contract: [1=e], with [e]. {stakeholders 1}\n"
              "agreement The Code: [1=g], with [g]. {stakeholders 1}\n"
              "risk-missing No risk assessment is written down for [2=b e] of those with whom work has begun: [b], [e]. {stakeholders 2} -> Assess the risk of working with b, e\n"
              "risk-undated [2=d g] risk assessments have no date: [d], [g]. {stakeholders 2} -> Assess the risk of working with d, g\n"
              "risk-old [2=c f] risk assessments are to be renewed: [c], [f]. {stakeholders 2} -> Assess the risk of working with c, f\n"
              "visits-due [1=h] visit is overdue: [h]. {stakeholders 1} -> Visit h\n");
}

/* Named with the organisation: a person's name alone tells nobody where to go. */
static void
test_people_inside_an_organisation_count_and_are_named_with_it (void)
{
  g_autoptr (EntMap) map = new_web ("hotel Ana<hotel bar", "");

  put (map, "Ana", "phase", "engage");
  put (map, "Ana", "next-visit", "2026-11-30");
  put (map, "bar", "phase", "engage");
  check_part (map, ENT_READING_ENGAGEMENT,
              "begun The work with [2=Ana bar] stakeholders has begun. {stakeholders 2}\n"
              "risk-missing No risk assessment is written down for [2=Ana bar] of those with whom work has begun: [Ana (hotel)=Ana], [bar]. {stakeholders 2} "
              "-> Assess the risk of working with Ana (hotel), bar\n"
              "visits-due [1=Ana] visit is overdue: [Ana (hotel)=Ana]. {stakeholders 1} -> Visit Ana (hotel)\n");
  put (map, "hotel", "name", "Hotel, at the beach");
  put (map, "Ana", "risk", "low");
  put (map, "Ana", "risk-renewal", "2026-11-30");
  put (map, "bar", "next-visit", "2026-11-29");
  check_part (map, ENT_READING_ENGAGEMENT,
              "begun The work with [2=Ana bar] stakeholders has begun. {stakeholders 2}\n"
              "risk-missing No risk assessment is written down for [1=bar] of those with whom work has begun: [bar]. {stakeholders 1} -> Assess the risk of working with bar\n"
              "risk-old [1=Ana] risk assessment is to be renewed: [Ana (Hotel, at the beach)=Ana]. {stakeholders 1} -> Assess the risk of working with Ana (Hotel, at the beach)\n"
              "visits-due [2=Ana bar] visits are overdue: [Ana (Hotel, at the beach)=Ana]; [bar]. {stakeholders 2} -> Visit Ana (Hotel, at the beach); bar\n");
}

static void
test_visits_are_overdue_from_the_day_after (void)
{
  g_autoptr (EntMap) map = new_web ("a b c", "");

  put (map, "a", "next-visit", "2026-11-30");
  put (map, "b", "next-visit", "2026-12-01");
  put (map, "c", "next-visit", "2025-11-30");
  check_part (map, ENT_READING_ENGAGEMENT,
              "begun No work with a stakeholder has been written down yet.\n"
              "visits-due [2=a c] visits are overdue: [a], [c]. {stakeholders 2} -> Visit a, c\n");
}

/* --- actions --- */

static void
add_action (EntMap *map, const char *id, const char *responsible, EntDate due, EntActionState state, const char *with)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);
  GError *error = NULL;

  ent_record_set_id (action, id);
  action->what = g_strdup_printf ("Do %s", id);
  action->responsible = g_strdup (responsible);
  action->due = due;
  action->state = (guint8) state;
  action->with = with != NULL ? g_strsplit (with, " ", -1) : NULL;
  ent_map_apply_take (map, action, NULL, &error);
  g_assert_no_error (error);
}

/* Whether anybody is, is not told either. */
static void
test_for_others_it_is_not_said_who_is_responsible (void)
{
  g_autoptr (EntMap) map = new_web ("hotel", "");
  EntReadingSpec spec = reading_spec ();
  g_autofree char *text = NULL;

  add_action (map, "a-one", "Ana", 20261130, ENT_STATE_OPEN, "hotel");
  add_action (map, "a-other", NULL, 20261128, ENT_STATE_OPEN, NULL);
  spec.private = FALSE;
  text = reading_part_text (map, &spec, ENT_READING_ACTIONS);
  g_assert_nonnull (strstr (text, "action-overdue “[Do a-one!a-one]” was due on 30 November 2026, 1 day ago. With: [hotel]. {days 1}\n"));
  g_assert_nonnull (strstr (text, "action-overdue “[Do a-other!a-other]” was due on 28 November 2026, 3 days ago. {days 3}\n"));
}

/* Who turned away is counted, and not told about. */
static void
test_for_others_those_who_went_farther_are_counted (void)
{
  g_autoptr (EntMap) map = new_web ("hotel:supportive bar*", "");
  EntReadingSpec spec = reading_spec ();
  g_autofree char *text = NULL;

  add_moment (map, "t-later", "Later", 20260601);
  rate_later (map, "hotel", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
  rate_later (map, "bar", ENT_ASPECT_ALLY, FALSE);
  spec.private = FALSE;
  text = reading_part_text (map, &spec, ENT_READING_CHANGE);
  g_assert_nonnull (strstr (text, "farther 1 went farther from the children. {stakeholders 1}\n"));
  g_assert_nonnull (strstr (text, "allies-no-more 1 is not an ally any more. {stakeholders 1}\n"));
  g_assert_null (strstr (text, "hotel"));
  g_assert_null (strstr (text, "bar"));
}

static void
test_actions_are_counted_and_those_overdue_are_told (void)
{
  g_autoptr (EntMap) map = new_web ("hotel bar", "");

  check_part (map, ENT_READING_ACTIONS, "actions No action is planned yet.\n");
  add_action (map, "a-done", "Ana", 20260101, ENT_STATE_DONE, NULL);
  check_part (map, ENT_READING_ACTIONS, "actions Open actions: 0, of these overdue: 0. Done: [1!a-done]. {open 0, overdue 0, done 1}\n");
  add_action (map, "a-dropped", "Ana", 20260101, ENT_STATE_DROPPED, NULL);
  add_action (map, "a-today", "Ana", READ_ON, ENT_STATE_OPEN, "hotel");
  add_action (map, "a-day", "Ana", 20261130, ENT_STATE_OPEN, "bar hotel");
  add_action (map, "a-days", NULL, 20261128, ENT_STATE_OPEN, NULL);
  add_action (map, "a-some-day", NULL, 0, ENT_STATE_OPEN, NULL);
  check_part (map, ENT_READING_ACTIONS,
              "actions Open actions: [4!a-today a-day a-days a-some-day], of these overdue: [2!a-days a-day]. Done: [1!a-done]. {open 4, overdue 2, done 1}\n"
              "action-overdue “[Do a-days!a-days]”, for which nobody is responsible, was due on 28 November 2026, 3 days ago. {days 3}\n"
              "action-overdue “[Do a-day!a-day]” (Ana) was due on 30 November 2026, 1 day ago. With: [bar], [hotel]. {days 1}\n");
}

static void
test_no_more_than_five_actions_are_told_one_by_one (void)
{
  g_autoptr (EntMap) map = new_web ("hotel", "");
  EntReadingSpec spec = reading_spec ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("a-%u", i);

      add_action (map, id, NULL, 20261100 + i, ENT_STATE_OPEN, NULL);
    }
  add_action (map, "a-yesterday", NULL, 20261130, ENT_STATE_OPEN, NULL);
  text = reading_part_text (map, &spec, ENT_READING_ACTIONS);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 + 1);
  g_assert_cmpstr (lines[0], ==, "actions Open actions: [7!a-1 a-2 a-3 a-4 a-5 a-6 a-yesterday], of these overdue: [7!a-1 a-2 a-3 a-4 a-5 a-6 a-yesterday]. Done: 0. {open 7, overdue 7, done 0}");
  g_assert_cmpstr (lines[5], ==, "action-overdue “[Do a-5!a-5]”, for which nobody is responsible, was due on 5 November 2026, 26 days ago. {days 26}");
}

static void
test_one_day_without_anybody_responsible_is_one (void)
{
  g_autoptr (EntMap) map = new_web ("hotel", "");

  add_action (map, "a-day", NULL, 20261130, ENT_STATE_OPEN, NULL);
  add_action (map, "a-days", "Ana", 20241130, ENT_STATE_OPEN, NULL);
  check_part (map, ENT_READING_ACTIONS,
              "actions Open actions: [2!a-day a-days], of these overdue: [2!a-days a-day]. Done: 0. {open 2, overdue 2, done 0}\n"
              "action-overdue “[Do a-days!a-days]” (Ana) was due on 30 November 2024, 731 days ago. {days 731}\n"
              "action-overdue “[Do a-day!a-day]”, for which nobody is responsible, was due on 30 November 2026, 1 day ago. {days 1}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/one-of-each-change-is-told", test_one_of_each_change_is_told);
  g_test_add_func ("/reading/several-changes-of-a-kind-are-one-sentence", test_several_changes_of_a_kind_are_one_sentence);
  g_test_add_func ("/reading/without-a-moment-before-nothing-has-changed", test_without_a_moment_before_nothing_has_changed);
  g_test_add_func ("/reading/of-companies-without-the-code-it-is-said-what-the-map-knows", test_of_companies_without_the_code_it_is_said_what_the_map_knows);
  g_test_add_func ("/reading/the-code-is-told-in-all-by-criterion-and-by-company", test_the_code_is_told_in_all_by_criterion_and_by_company);
  g_test_add_func ("/reading/an-old-report-is-to-be-asked-for", test_an_old_report_is_to_be_asked_for);
  g_test_add_func ("/reading/no-more-than-eight-companies-are-told-one-by-one", test_no_more_than_eight_companies_are_told_one_by_one);
  g_test_add_func ("/reading/work-is-told-with-what-it-lacks", test_work_is_told_with_what_it_lacks);
  g_test_add_func ("/reading/moments-that-nobody-assessed-are-not-compared", test_moments_that_nobody_assessed_are_not_compared);
  g_test_add_func ("/reading/who-follows-the-code-in-another-sector-is-not-counted-as-private", test_who_follows_the_code_in_another_sector_is_not_counted_as_private);
  g_test_add_func ("/reading/people-inside-an-organisation-count-and-are-named-with-it", test_people_inside_an_organisation_count_and_are_named_with_it);
  g_test_add_func ("/reading/visits-are-overdue-from-the-day-after", test_visits_are_overdue_from_the_day_after);
  g_test_add_func ("/reading/actions-are-counted-and-those-overdue-are-told", test_actions_are_counted_and_those_overdue_are_told);
  g_test_add_func ("/reading/for-others-it-is-not-said-who-is-responsible", test_for_others_it_is_not_said_who_is_responsible);
  g_test_add_func ("/reading/for-others-those-who-went-farther-are-counted", test_for_others_those_who_went_farther_are_counted);
  g_test_add_func ("/reading/no-more-than-five-actions-are-told-one-by-one", test_no_more_than_five_actions_are_told_one_by_one);
  g_test_add_func ("/reading/one-day-without-anybody-responsible-is-one", test_one_day_without_anybody_responsible_is_one);
  return g_test_run ();
}
