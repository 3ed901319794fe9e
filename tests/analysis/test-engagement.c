/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the work with stakeholders has come, and what of it is due. */
#include "analysis/engagement.h"

#include "shown-fixture.h"

#define TODAY 20260615

static const char *const code_fields[ENT_N_CODE_CRITERIA] = { "code-policy", "code-training", "code-contracts", "code-travellers", "code-stakeholders", "code-report" };

static void
set (EntMap *map, const char *id, const char *field, const char *text)
{
  set_field (map, ENT_RECORD_STAKEHOLDER, id, field, text);
}

static void
add (EntMap *map, const char *id)
{
  add_stakeholder (map, id, "Somebody", ENT_SECTOR_COMMUNITY);
}

static void
test_work_has_begun_with_the_first_trace_of_it (void)
{
  static const struct
  {
    const char *field, *text;
    gboolean begun;
  } rows[] = {
    { "phase", "initiate", TRUE },
    { "steps", "1.1", TRUE },
    { "agreement", "letter", TRUE },
    { "collaboration", "philanthropic", TRUE },
    { "code-policy", "2026-01-10", TRUE },
    { "code-report", "2099-01-10", TRUE },
    /* what was found out or is planned beforehand */
    { "risk", "low", FALSE },
    { "risk-date", "2026-01-10", FALSE },
    { "agreement-date", "2026-01-10", FALSE },
    { "next-visit", "2026-01-10", FALSE },
    { "foundations", "shared-aim", FALSE },
    { "strategy", "Talk to them", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntMap) map = new_map_with_moment ();

      add (map, "s-one");
      g_assert_false (ent_engagement_has_begun (ent_map_stakeholder (map, "s-one")));
      set (map, "s-one", rows[i].field, rows[i].text);
      g_assert_cmpint (ent_engagement_has_begun (ent_map_stakeholder (map, "s-one")), ==, rows[i].begun);
    }
}

/* --- The Code --- */

/* Three hotels of which one has met all, and a school and an authority that have joined or met something. */
static EntMap *
new_code_map (void)
{
  EntMap *map = new_map_with_moment ();

  add_stakeholder (map, "s-lodge", "Lodge", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-bar", "Bar", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-hotel", "Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-school", "Hotel school", ENT_SECTOR_EDUCATION);
  add_stakeholder (map, "s-ministry", "Ministry", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (map, "s-radio", "Radio", ENT_SECTOR_MEDIA);
  set (map, "s-lodge", "agreement", "the-code");
  set (map, "s-lodge", "code-policy", "2026-06-15");
  set (map, "s-lodge", "code-training", "2026-06-16");
  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    set (map, "s-hotel", code_fields[i], "2026-01-10");
  set (map, "s-school", "code-training", "2025-10-01");
  set (map, "s-ministry", "agreement", "the-code");
  /* a plan is none of it */
  set (map, "s-radio", "code-policy", "2027-01-01");
  return map;
}

static guint
n_met (const EntCodeCount *count, guint criterion)
{
  guint n = 0;

  for (guint i = 0; i < count->standings->len; i++)
    n += g_array_index (count->standings, EntCodeStanding, i).met >> criterion & 1u;
  return n;
}

static void
test_the_code_is_counted_by_criterion_and_in_all (void)
{
  static const struct
  {
    const char *id;
    guint met, n_met;
  } standings[] = {
    { "s-hotel", 63, 6 },
    { "s-lodge", 1, 1 },
    { "s-school", 2, 1 },
    { "s-ministry", 0, 0 },
  };
  static const guint all_met[ENT_N_CODE_CRITERIA] = { 2, 2, 1, 1, 1, 1 };
  g_autoptr (EntMap) map = new_code_map ();
  g_autoptr (EntCodeCount) count = ent_code_count (map, TODAY);

  g_assert_cmpuint (count->standings->len, ==, G_N_ELEMENTS (standings));
  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      const EntCodeStanding *standing = &g_array_index (count->standings, EntCodeStanding, i);

      g_assert_cmpstr (standing->id, ==, standings[i].id);
      g_assert_cmpuint (standing->met, ==, standings[i].met);
      g_assert_cmpuint (standing->n_met, ==, standings[i].n_met);
    }
  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    g_assert_cmpuint (n_met (count, i), ==, all_met[i]);
  /* three of the private sector, school and ministry */
  g_assert_cmpuint (count->n_companies, ==, 5);
  g_assert_cmpuint (count->n_private, ==, 3);
}

static void
test_a_criterion_is_met_from_its_day_on (void)
{
  g_autoptr (EntMap) map = new_code_map ();
  g_autoptr (EntCodeCount) before = ent_code_count (map, 20260614), after = ent_code_count (map, 20260616), later = ent_code_count (map, 20270101);

  g_assert_cmpuint (n_met (before, 0), ==, 1);
  g_assert_cmpuint (n_met (before, 1), ==, 2);
  g_assert_cmpuint (n_met (after, 0), ==, 2);
  g_assert_cmpuint (n_met (after, 1), ==, 3);
  g_assert_cmpuint (after->n_companies, ==, 5);
  g_assert_cmpuint (n_met (later, 0), ==, 3);
  g_assert_cmpuint (later->n_companies, ==, 6);
}

static void
test_a_report_is_old_after_a_year (void)
{
  static const struct
  {
    const char *date;
    EntDate today;
    gboolean old;
  } rows[] = {
    { "2025-06-15", 20260615, FALSE },
    { "2025-06-14", 20260615, TRUE },
    { "2026-06-15", 20260615, FALSE },
    { "2027-06-15", 20260615, FALSE },
    { "2024-02-29", 20250228, FALSE },
    { "2024-02-29", 20250301, TRUE },
    { "2023-02-28", 20240228, FALSE },
    { "2023-02-28", 20240229, TRUE },
    { NULL, 20260615, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EntMap) map = new_code_map ();
      g_autoptr (EntCodeCount) count = NULL;
      const EntCodeStanding *best;

      set (map, "s-hotel", "code-policy", "2020-01-10");
      set (map, "s-hotel", "code-contracts", "2020-01-10");
      set (map, "s-hotel", "code-report", rows[i].date);
      count = ent_code_count (map, rows[i].today);
      best = &g_array_index (count->standings, EntCodeStanding, 0);
      g_assert_cmpstr (best->id, ==, "s-hotel");
      g_assert_cmpint (best->report_is_old, ==, rows[i].old);
    }
}

static void
test_the_code_of_who_is_inside_is_not_counted (void)
{
  g_autoptr (EntMap) map = new_code_map ();
  g_autoptr (EntCodeCount) count = NULL;

  add_person (map, "s-manager", "s-bar", ENT_SECTOR_PRIVATE);
  set (map, "s-manager", "agreement", "the-code");
  set (map, "s-manager", "code-policy", "2026-01-10");
  count = ent_code_count (map, TODAY);
  g_assert_cmpuint (count->standings->len, ==, 4);
  g_assert_cmpuint (count->n_companies, ==, 5);
  g_assert_cmpuint (n_met (count, 0), ==, 2);
}

/* --- agreements --- */

/* Four, and somebody inside the first of them. */
static EntMap *
new_map_of_five (void)
{
  EntMap *map = new_map_with_moment ();

  add (map, "s-one");
  add (map, "s-two");
  add (map, "s-three");
  add (map, "s-four");
  add_person (map, "s-inside", "s-one", ENT_SECTOR_COMMUNITY);
  return map;
}

static void
test_agreements_are_those_on_the_map (void)
{
  g_autoptr (EntMap) map = new_map_of_five ();

  set (map, "s-inside", "agreement", "letter");
  set (map, "s-three", "agreement", "letter");
  set (map, "s-one", "agreement", "letter");
  set (map, "s-two", "agreement", "memorandum");
  check_ids (ent_find_agreements (map, ENT_AGREEMENT_LETTER), "s-one s-three");
  check_ids (ent_find_agreements (map, ENT_AGREEMENT_MEMORANDUM), "s-two");
  check_ids (ent_find_agreements (map, ENT_AGREEMENT_CONTRACT), "");
  check_ids (ent_find_agreements (map, ENT_AGREEMENT_NONE), "s-four");
}

/* --- due --- */

static void
test_a_risk_is_assessed_and_renewed_each_year (void)
{
  static const struct
  {
    const char *risk, *date, *renewal;
    EntDate today;
    int lack; /* -1: none */
  } rows[] = {
    { NULL, NULL, NULL, TODAY, ENT_RISK_IS_MISSING },
    { NULL, "2026-06-01", "2027-06-01", TODAY, ENT_RISK_IS_MISSING },
    { "low", NULL, NULL, TODAY, ENT_RISK_IS_UNDATED },
    { "low", "2026-06-01", NULL, TODAY, -1 },
    { "high", "2025-06-16", NULL, TODAY, -1 },
    { "high", "2025-06-15", NULL, TODAY, ENT_RISK_IS_OLD },
    { "medium", "2020-01-01", NULL, TODAY, ENT_RISK_IS_OLD },
    /* the day that is said goes before the year */
    { "medium", "2020-01-01", "2026-06-16", TODAY, -1 },
    { "medium", "2026-01-01", "2026-06-15", TODAY, ENT_RISK_IS_OLD },
    { "medium", NULL, "2026-06-15", TODAY, ENT_RISK_IS_OLD },
    { "medium", NULL, "2026-06-16", TODAY, -1 },
    { "low", "2024-02-29", NULL, 20250227, -1 },
    { "low", "2024-02-29", NULL, 20250228, ENT_RISK_IS_OLD },
    { "low", "2023-02-28", NULL, 20240228, ENT_RISK_IS_OLD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (EntRiskLack lack = 0; lack < ENT_N_RISK_LACKS; lack++)
      {
        g_autoptr (EntMap) map = new_map_with_moment ();

        add (map, "s-one");
        set (map, "s-one", "risk", rows[i].risk);
        set (map, "s-one", "risk-date", rows[i].date);
        set (map, "s-one", "risk-renewal", rows[i].renewal);
        check_ids (ent_find_risks (map, lack, rows[i].today), "");
        set (map, "s-one", "phase", "initiate");
        check_ids (ent_find_risks (map, lack, rows[i].today), (int) lack == rows[i].lack ? "s-one" : "");
        add_stakeholder (map, "s-whole", "Somebody", ENT_SECTOR_COMMUNITY);
        set (map, "s-one", "unit", "person");
        set (map, "s-one", "part-of", "s-whole");
        /* with people inside an organisation there is as much to lose */
        check_ids (ent_find_risks (map, lack, rows[i].today), (int) lack == rows[i].lack ? "s-one" : "");
      }
}

static void
test_a_visit_is_due_after_its_day (void)
{
  g_autoptr (EntMap) map = new_map_of_five ();

  /* nobody else would remember it */
  set (map, "s-inside", "next-visit", "2026-06-14");
  set (map, "s-two", "next-visit", "2026-06-15");
  set (map, "s-three", "next-visit", "2025-01-01");
  check_ids (ent_find_visits_due (map, TODAY), "s-three s-inside");
}

static void
test_the_longest_overdue_action_comes_first (void)
{
  static const struct
  {
    const char *id;
    EntDate due;
    EntActionState state;
  } rows[] = {
    { "a-yesterday", 20260614, ENT_STATE_OPEN },
    { "a-today", TODAY, ENT_STATE_OPEN },
    { "a-some-day", 0, ENT_STATE_OPEN },
    { "a-long-ago", 20250101, ENT_STATE_OPEN },
    { "a-done", 20250101, ENT_STATE_DONE },
    { "a-dropped", 20240101, ENT_STATE_DROPPED },
    { "a-yesterday-too", 20260614, ENT_STATE_OPEN },
    { "a-last-year", 20251231, ENT_STATE_OPEN },
  };
  g_autoptr (EntMap) map = new_map_with_moment ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EntAction *action = ent_record_new (ENT_RECORD_ACTION);
      GError *error = NULL;

      ent_record_set_id (action, rows[i].id);
      action->what = g_strdup ("Train the reception staff");
      action->due = rows[i].due;
      action->state = (guint8) rows[i].state;
      ent_map_apply_take (map, action, NULL, &error);
      g_assert_no_error (error);
    }
  check_ids (ent_find_overdue_actions (map, TODAY), "a-long-ago a-last-year a-yesterday a-yesterday-too");
}

static void
test_nothing_is_due_on_an_empty_map (void)
{
  g_autoptr (EntMap) map = ent_map_new ();
  g_autoptr (EntCodeCount) count = ent_code_count (map, TODAY);

  g_assert_cmpuint (count->standings->len, ==, 0);
  g_assert_cmpuint (count->n_companies, ==, 0);
  check_ids (ent_find_risks (map, ENT_RISK_IS_MISSING, TODAY), "");
  check_ids (ent_find_visits_due (map, TODAY), "");
  check_ids (ent_find_overdue_actions (map, TODAY), "");
}

/* --- an invented map --- */

static const EntDate todays[] = { 20250701, 20260601, 20270601 };

static guint
place_of (EntMap *map, const char *id)
{
  return ent_map_place (map, ent_map_stakeholder (map, id));
}

static gboolean
has_met (const EntStakeholder *stakeholder, guint criterion, EntDate today)
{
  EntDate date = stakeholder->code_dates[criterion];

  return ent_stakeholder_is_on_map (stakeholder) && date > 0 && date <= today;
}

/* Criterion by criterion, instead of stakeholder by stakeholder. Returns how many are met in all. */
static guint
check_criteria (EntMap *map, const EntCodeCount *count, EntDate today)
{
  guint sum = 0;

  for (guint criterion = 0; criterion < ENT_N_CODE_CRITERIA; criterion++)
    {
      guint n = 0;

      for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
        n += has_met (ent_map_stakeholder_at (map, i), criterion, today);
      g_assert_cmpuint (n_met (count, criterion), ==, n);
      sum += n;
    }
  return sum;
}

static void
check_code (EntMap *map, EntDate today)
{
  g_autoptr (EntCodeCount) count = ent_code_count (map, today);
  guint n = check_criteria (map, count, today), n_sum = 0, n_companies = count->standings->len;

  for (guint i = 0; i < count->standings->len; i++)
    {
      const EntCodeStanding *standing = &g_array_index (count->standings, EntCodeStanding, i);
      const EntCodeStanding *before = &g_array_index (count->standings, EntCodeStanding, MAX (i, 1) - 1);
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, standing->id);

      for (guint criterion = 0; criterion < ENT_N_CODE_CRITERIA; criterion++)
        g_assert_cmpuint (standing->met >> criterion & 1u, ==, has_met (stakeholder, criterion, today));
      g_assert_true (standing->n_met > 0 || stakeholder->agreement == ENT_AGREEMENT_THE_CODE);
      if (i > 0)
        g_assert_true (before->n_met > standing->n_met ||
                       (before->n_met == standing->n_met && place_of (map, before->id) < place_of (map, standing->id)));
      n_sum += standing->n_met;
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n_sum, ==, n);
  /* those of the private sector of whom nothing is known come to them: whoever met something has joined there */
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      n_companies += ent_stakeholder_is_on_map (stakeholder) && stakeholder->sector == ENT_SECTOR_PRIVATE && stakeholder->agreement != ENT_AGREEMENT_THE_CODE;
    }
  g_assert_cmpuint (count->n_companies, ==, n_companies);
}

static void
test_the_code_of_an_invented_map_adds_up (void)
{
  g_autoptr (EntMap) map = new_invented_map ();

  for (guint i = 0; i < G_N_ELEMENTS (todays); i++)
    check_code (map, todays[i]);
}

/* All of @ids, which it takes over, are on the map and have @agreement; none is there twice. Returns how many they are. */
static guint
check_all (EntMap *map, GPtrArray *ids, guint agreement)
{
  guint n = ids->len;

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      g_assert_cmpuint (ent_map_stakeholder (map, id)->agreement, ==, agreement);
      g_assert_true (ent_stakeholder_is_on_map (ent_map_stakeholder (map, id)));
      g_assert_true (i == 0 || place_of (map, g_ptr_array_index (ids, i - 1)) < place_of (map, id));
    }
  g_ptr_array_unref (ids);
  return n;
}

static void
test_everybody_of_an_invented_map_is_in_one_list (void)
{
  g_autoptr (EntMap) map = new_invented_map ();
  guint n = 0, n_agreements = 0;

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    n += ent_stakeholder_is_on_map (ent_map_stakeholder_at (map, i));
  for (guint value = 0; value < 5; value++)
    n_agreements += check_all (map, ent_find_agreements (map, value), value);
  g_assert_cmpuint (n_agreements, ==, n);
}

/* Which one it should be, from the days between. */
static int
lack_of (const EntStakeholder *stakeholder, EntDate today)
{
  if ((stakeholder->phase | stakeholder->agreement | stakeholder->collaboration) == 0)
    return -1;
  if (stakeholder->risk == ENT_RISK_NOT_DONE)
    return ENT_RISK_IS_MISSING;
  if (stakeholder->risk_date == 0)
    return ENT_RISK_IS_UNDATED;
  /* no 29 February in between */
  return ent_date_days_between (stakeholder->risk_date, today) >= 365 ? ENT_RISK_IS_OLD : -1;
}

static void
test_risks_of_an_invented_map_are_told_apart (void)
{
  g_autoptr (EntMap) map = new_invented_map ();

  for (guint i = 0; i < ent_map_n_stakeholders (map); i += 9)
    set (map, ent_map_stakeholder_at (map, i)->base.id, "risk-date", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (todays); i++)
    for (EntRiskLack lack = 0; lack < ENT_N_RISK_LACKS; lack++)
      {
        g_autoptr (GPtrArray) ids = ent_find_risks (map, lack, todays[i]);
        guint n = 0;

        for (guint k = 0; k < ent_map_n_stakeholders (map); k++)
          {
            const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, k);

            if (lack_of (stakeholder, todays[i]) != (int) lack)
              continue;
            g_assert_true (n < ids->len && g_ptr_array_index (ids, n) == stakeholder->base.id);
            n++;
          }
        g_assert_cmpuint (ids->len, ==, n);
        g_assert_true (n > 0 || (lack == ENT_RISK_IS_OLD && i < 2));
      }
}

static void
test_overdue_actions_of_an_invented_map_are_in_order (void)
{
  g_autoptr (EntMap) map = new_invented_map ();
  g_autoptr (GPtrArray) ids = ent_find_overdue_actions (map, 20260701);
  guint n = 0;

  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (map, ENT_RECORD_ACTION, i);

      n += action->state == ENT_STATE_OPEN && action->due != 0 && action->due < 20260701;
    }
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 0; i < ids->len; i++)
    {
      const EntAction *action = ent_map_find (map, ENT_RECORD_ACTION, g_ptr_array_index (ids, i));
      const EntAction *before = i > 0 ? ent_map_find (map, ENT_RECORD_ACTION, g_ptr_array_index (ids, i - 1)) : NULL;

      g_assert_true (action->state == ENT_STATE_OPEN && action->due < 20260701);
      if (before != NULL)
        g_assert_true (before->due < action->due || (before->due == action->due && ent_map_place (map, before) < ent_map_place (map, action)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/engagement/work-has-begun-with-the-first-trace-of-it", test_work_has_begun_with_the_first_trace_of_it);
  g_test_add_func ("/analysis/engagement/the-code-is-counted-by-criterion-and-in-all", test_the_code_is_counted_by_criterion_and_in_all);
  g_test_add_func ("/analysis/engagement/a-criterion-is-met-from-its-day-on", test_a_criterion_is_met_from_its_day_on);
  g_test_add_func ("/analysis/engagement/a-report-is-old-after-a-year", test_a_report_is_old_after_a_year);
  g_test_add_func ("/analysis/engagement/the-code-of-who-is-inside-is-not-counted", test_the_code_of_who_is_inside_is_not_counted);
  g_test_add_func ("/analysis/engagement/agreements-are-those-on-the-map", test_agreements_are_those_on_the_map);
  g_test_add_func ("/analysis/engagement/a-risk-is-assessed-and-renewed-each-year", test_a_risk_is_assessed_and_renewed_each_year);
  g_test_add_func ("/analysis/engagement/a-visit-is-due-after-its-day", test_a_visit_is_due_after_its_day);
  g_test_add_func ("/analysis/engagement/the-longest-overdue-action-comes-first", test_the_longest_overdue_action_comes_first);
  g_test_add_func ("/analysis/engagement/nothing-is-due-on-an-empty-map", test_nothing_is_due_on_an_empty_map);
  g_test_add_func ("/analysis/engagement/the-code-of-an-invented-map-adds-up", test_the_code_of_an_invented_map_adds_up);
  g_test_add_func ("/analysis/engagement/everybody-of-an-invented-map-is-in-one-list", test_everybody_of_an_invented_map_is_in_one_list);
  g_test_add_func ("/analysis/engagement/risks-of-an-invented-map-are-told-apart", test_risks_of_an_invented_map_are_told_apart);
  g_test_add_func ("/analysis/engagement/overdue-actions-of-an-invented-map-are-in-order", test_overdue_actions_of_an_invented_map_are_in_order);
  return g_test_run ();
}
