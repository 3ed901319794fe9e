/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the reading: what changed, The Code, the work with stakeholders, actions. */
#include "analysis/compare-moments.h"
#include "analysis/engagement.h"
#include "analysis/reading/reading-private.h"
#include "analysis/standing.h"
#include "model/plan.h"

/* Companies of which it is told what they have met. */
#define MOST_COMPANIES 8
/* Actions that are named. */
#define MOST_ACTIONS 5

/* --- change --- */

static GPtrArray *
find_moved (const EntMomentChanges *changes, EntMoveKind kind)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < changes->moves->len; i++)
    if (g_array_index (changes->moves, EntMove, i).kind == kind)
      g_ptr_array_add (ids, g_array_index (changes->moves, EntMove, i).id);
  return ids;
}

/* Who moved as @kind says, somebody at least; those of whom only something else changed are told apart. */
static void
say_moved (EntReadingWriter *writer, EntMoveKind kind, GPtrArray *ids)
{
  const EntWords *words = writer->words;
  const char *n = ent_reading_number (writer, ids), *names = ent_reading_names (writer, ids, NULL);
  EntReadingSentence *sentence;

  switch (kind)
    {
    case ENT_MOVE_NEARER:
      /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
      ent_reading_say_of (writer, "nearer", ids, ent_words_plural (words, "%1$s came nearer to the children: %2$s.", "%1$s came nearer to the children: %2$s.", ids->len), n, names);
      break;
    case ENT_MOVE_FARTHER:
      if (!writer->spec->private)
        {
          /* Translators: %1$s is a number of stakeholders, which is also in the plural */
          ent_reading_say_of (writer, "farther", ids, ent_words_plural (words, "%1$s went farther from the children.", "%1$s went farther from the children.", ids->len), ent_reading_count (writer, ids->len));
          break;
        }
      /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
      sentence = ent_reading_say_of (writer, "farther", ids, ent_words_plural (words, "%1$s went farther from the children: %2$s.", "%1$s went farther from the children: %2$s.", ids->len), n, names);
      /* Translators: something to do; %1$s is a list of stakeholders */
      ent_reading_propose (writer, sentence, ent_words_text (words, "Find out why they went farther: %1$s"), ent_reading_names (writer, ids, NULL));
      break;
    case ENT_MOVE_ASSESSED:
      /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
      ent_reading_say_of (writer, "newly-assessed", ids, ent_words_plural (words, "%1$s has been assessed since: %2$s.", "%1$s have been assessed since: %2$s.", ids->len), n, names);
      break;
    case ENT_MOVE_UNASSESSED:
      /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
      ent_reading_say_of (writer, "not-assessed-any-more", ids, ent_words_plural (words, "%1$s is not assessed any more: %2$s.", "%1$s are not assessed any more: %2$s.", ids->len), n, names);
      break;
    case ENT_MOVE_POWER:
      /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
      ent_reading_say_of (writer, "other-power", ids, ent_words_plural (words, "%1$s stayed in the same ring, with another decision power: %2$s.", "%1$s stayed in the same ring, with another decision power: %2$s.", ids->len), n, names);
      break;
    case ENT_MOVE_OTHER:
    default:
      break;
    }
}

/* Of all that changed, those who were no allies and are now, or the other way round. */
static GPtrArray *
find_allied (const EntMomentChanges *changes, gboolean now)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < changes->moves->len; i++)
    {
      const EntMove *move = &g_array_index (changes->moves, EntMove, i);

      if (move->then[ENT_ASPECT_ALLY] != move->now[ENT_ASPECT_ALLY] && (move->now[ENT_ASPECT_ALLY] != 0) == now)
        g_ptr_array_add (ids, move->id);
    }
  return ids;
}

static void
say_allied (EntReadingWriter *writer, const EntMomentChanges *changes)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) now = find_allied (changes, TRUE), not_now = find_allied (changes, FALSE);

  if (now->len > 0)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
    ent_reading_say_of (writer, "new-allies", now, ent_words_plural (words, "%1$s has become an ally: %2$s.", "%1$s have become allies: %2$s.", now->len), ent_reading_number (writer, now), ent_reading_names (writer, now, NULL));
  if (not_now->len > 0 && !writer->spec->private)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural */
    ent_reading_say_of (writer, "allies-no-more", not_now, ent_words_plural (words, "%1$s is not an ally any more.", "%1$s are not allies any more.", not_now->len), ent_reading_count (writer, not_now->len));
  else if (not_now->len > 0)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
    ent_reading_say_of (writer, "allies-no-more", not_now, ent_words_plural (words, "%1$s is not an ally any more: %2$s.", "%1$s are not allies any more: %2$s.", not_now->len), ent_reading_number (writer, not_now), ent_reading_names (writer, not_now, NULL));
}

/* With whom nothing else changed. */
static void
say_desired_alone (EntReadingWriter *writer, const EntMomentChanges *changes)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < changes->moves->len; i++)
    {
      const EntMove *move = &g_array_index (changes->moves, EntMove, i);

      if (move->kind == ENT_MOVE_OTHER && move->then[ENT_ASPECT_ALLY] == move->now[ENT_ASPECT_ALLY])
        g_ptr_array_add (ids, move->id);
    }
  if (ids->len == 0)
    return;
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  ent_reading_say_of (writer, "other-desired", ids, ent_words_plural (writer->words, "For %1$s another commitment is desired now: %2$s.", "For %1$s another commitment is desired now: %2$s.", ids->len), ent_reading_number (writer, ids), ent_reading_names (writer, ids, NULL));
}

/* For others nobody stands behind it: who was there then and is not now has gone away. */
static const char *
number_of_team (EntReadingWriter *writer, GPtrArray *ids)
{
  return writer->spec->private ? ent_reading_number (writer, ids) : ent_reading_count (writer, ids->len);
}

/* In favour in all, then and now. */
static void
say_since (EntReadingWriter *writer, const EntMoment *before)
{
  g_autofree char *name = ent_text_quote (before->name, ENT_TEXT_QUOTED);
  const EntCoverage *now = ent_reading_coverage (writer);
  g_autoptr (GPtrArray) in_favour_then = NULL, in_favour_now = NULL;
  EntCoverage then;
  EntReadingSentence *sentence;

  ent_coverage_count (writer->map, before->base.id, &then);
  /* of whom nobody knew anything it is not known how many there were */
  if (ent_coverage_assessed (&then.all) == 0 || ent_coverage_assessed (&now->all) == 0)
    return;
  in_favour_then = ent_find_in_favour (writer->map, before->base.id, ENT_N_SECTORS);
  in_favour_now = ent_find_in_favour (writer->map, writer->spec->moment, ENT_N_SECTORS);
  /* Translators: %1$s is the name of an earlier moment; so many stakeholders as %2$s says were supportive or leading then, and as %3$s
   * says are now */
  sentence = ent_reading_say (writer, "since", ent_words_text (writer->words, "Supportive or leading at “%1$s”: %2$s; now: %3$s."), name, number_of_team (writer, in_favour_then), number_of_team (writer, in_favour_now));
  ent_reading_add_number (sentence, "then", ent_coverage_in_favour (&then.all));
  ent_reading_add_number (sentence, "now", ent_coverage_in_favour (&now->all));
}

void
ent_reading_write_change (EntReadingWriter *writer)
{
  const EntMoment *now = ent_map_moment_or_latest (writer->map, writer->spec->moment);
  const EntMoment *before = now == NULL ? NULL : writer->spec->from != NULL ? ent_map_moment (writer->map, writer->spec->from)
                                                                            : ent_moment_before (writer->map, now->base.id);
  g_autoptr (EntMomentChanges) changes = NULL;

  if (before == NULL || before == now)
    return;
  changes = ent_compare_moments (writer->map, before->base.id, now->base.id);
  say_since (writer, before);
  for (guint kind = 0; kind < ENT_N_MOVE_KINDS; kind++)
    {
      g_autoptr (GPtrArray) ids = find_moved (changes, kind);

      if (ids->len > 0)
        say_moved (writer, kind, ids);
    }
  say_allied (writer, changes);
  say_desired_alone (writer, changes);
  if (changes->moves->len == 0)
    ent_reading_say (writer, "no-change", "%s", ent_words_text (writer->words, "Nothing has changed between these two moments."));
}

/* --- The Code --- */

static GPtrArray *
find_met (const EntCodeCount *count, guint criteria)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < count->standings->len; i++)
    {
      const EntCodeStanding *standing = &g_array_index (count->standings, EntCodeStanding, i);

      if ((standing->met & criteria) == criteria)
        g_ptr_array_add (ids, standing->id);
    }
  return ids;
}

static const char *
criterion_label (EntReadingWriter *writer, guint criterion)
{
  static const char *const names[ENT_N_CODE_CRITERIA] = { "code-policy", "code-training", "code-contracts", "code-travellers", "code-stakeholders", "code-report" };

  return ent_words_text (writer->words, ent_field_find (ENT_RECORD_STAKEHOLDER, names[criterion])->label);
}

static void
say_code_in_all (EntReadingWriter *writer, const EntCodeCount *count)
{
  const EntWords *words = writer->words;
  const guint all = (1u << ENT_N_CODE_CRITERIA) - 1;
  g_autoptr (GPtrArray) met_all = find_met (count, all), joined = find_met (count, 0);
  EntReadingSentence *sentence;

  if (joined->len == 0)
    /* Translators: The Code is a code of conduct for companies with six criteria; %1$u is a number of companies */
    sentence = ent_reading_say (writer, "code", ent_words_plural (words, "The only stakeholder in the private sector has no criterion of The Code written down as met yet.", "None of the %1$u stakeholders in the private sector has a criterion of The Code written down as met yet.", count->n_companies), count->n_companies);
  else if (count->n_private == count->n_companies)
    /* Translators: The Code is a code of conduct for companies with six criteria; %1$u is how many there are in the private sector,
     * %2$s how many of them have joined or met at least one criterion, %3$s how many have met all six; the plural goes by the first */
    sentence = ent_reading_say (writer, "code", ent_words_plural (words, "Of the %1$u stakeholder in the private sector, on the way with The Code: %2$s; all six criteria met: %3$s.", "Of the %1$u stakeholders in the private sector, on the way with The Code: %2$s; all six criteria met: %3$s.", count->n_private), count->n_private, ent_reading_number (writer, joined), ent_reading_number (writer, met_all));
  else
    /* Translators: The Code is a code of conduct for companies with six criteria; %1$u is how many there are in the private sector,
     * %2$s how many there or in another sector have joined or met at least one criterion, %3$s how many have met all six; the plural
     * goes by the first */
    sentence = ent_reading_say (writer, "code", ent_words_plural (words, "%1$u stakeholder is in the private sector. There and in other sectors, on the way with The Code: %2$s; all six criteria met: %3$s.", "%1$u stakeholders are in the private sector. There and in other sectors, on the way with The Code: %2$s; all six criteria met: %3$s.", count->n_private), count->n_private, ent_reading_number (writer, joined), ent_reading_number (writer, met_all));
  ent_reading_add_number (sentence, "companies", count->n_companies);
  ent_reading_add_number (sentence, "on-the-way", joined->len);
  ent_reading_add_number (sentence, "all-met", met_all->len);
}

static void
say_criteria (EntReadingWriter *writer, const EntCodeCount *count)
{
  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    {
      g_autoptr (GPtrArray) met = find_met (count, 1u << i);
      /* Translators: %1$s is a criterion of The Code with its number, %2$s how many have met it, of %3$u companies */
      EntReadingSentence *sentence = ent_reading_say (writer, "code-criterion", ent_words_text (writer->words, "%1$s: %2$s of %3$u."), criterion_label (writer, i), ent_reading_number (writer, met), count->n_companies);

      ent_reading_add_number (sentence, "criterion", i + 1);
      ent_reading_add_number (sentence, "met", met->len);
    }
}

static const char *
list_missing (EntReadingWriter *writer, const EntCodeStanding *standing)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    if (!(standing->met & (1u << i)))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", criterion_label (writer, i));
  return ent_reading_take (writer, g_strdup (list->str));
}

static void
say_company (EntReadingWriter *writer, const EntCodeStanding *standing)
{
  const EntWords *words = writer->words;
  EntReadingSentence *sentence;

  if (standing->n_met == ENT_N_CODE_CRITERIA)
    /* Translators: %1$s is a company; the criteria are of The Code */
    sentence = ent_reading_say (writer, "code-company", ent_words_text (words, "%1$s has met all six criteria."), ent_reading_name (writer, standing->id));
  else
    /* Translators: %1$s is a company, %2$u how many of the six criteria of The Code it has met, %3$s the others */
    sentence = ent_reading_say (writer, "code-company", ent_words_text (words, "%1$s has met %2$u of 6 criteria; still to come: %3$s."), ent_reading_name (writer, standing->id), standing->n_met, list_missing (writer, standing));
  ent_reading_add_number (sentence, "met", standing->n_met);
  if (standing->report_is_old)
    ent_reading_say_more (writer, sentence, "%s", ent_words_text (words, "Its yearly report is more than a year old."));
  if (standing->report_is_old)
    /* Translators: something to do; %1$s is a company */
    ent_reading_propose (writer, sentence, ent_words_text (words, "Ask for the yearly report on The Code: %1$s"), ent_reading_name (writer, standing->id));
  else if (standing->n_met < ENT_N_CODE_CRITERIA)
    /* Translators: something to do; %1$s is a company, %2$s a list of criteria */
    ent_reading_propose (writer, sentence, ent_words_text (words, "Go on with The Code: %1$s (%2$s)"), ent_reading_name (writer, standing->id), list_missing (writer, standing));
}

void
ent_reading_write_code (EntReadingWriter *writer)
{
  g_autoptr (EntCodeCount) count = ent_code_count (writer->map, writer->spec->today);

  if (count->n_companies == 0)
    return;
  say_code_in_all (writer, count);
  if (count->standings->len == 0)
    return;
  say_criteria (writer, count);
  for (guint i = 0; i < MIN (count->standings->len, MOST_COMPANIES); i++)
    say_company (writer, &g_array_index (count->standings, EntCodeStanding, i));
}

/* --- agreements, risks, visits --- */

static void
say_begun (EntReadingWriter *writer)
{
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();

  for (guint i = 0; i < ent_map_n_stakeholders (writer->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (writer->map, i);

      if (ent_engagement_has_begun (stakeholder))
        g_ptr_array_add (begun, stakeholder->base.id);
    }
  if (begun->len == 0)
    {
      ent_reading_say (writer, "begun", "%s", ent_words_text (writer->words, "No work with a stakeholder has been written down yet."));
      return;
    }
  /* Translators: %1$s is a number of stakeholders, which is also in the plural */
  ent_reading_say_of (writer, "begun", begun, ent_words_plural (writer->words, "The work with %1$s stakeholder has begun.", "The work with %1$s stakeholders has begun.", begun->len), ent_reading_number (writer, begun));
}

static void
say_agreements (EntReadingWriter *writer)
{
  for (guint agreement = ENT_AGREEMENT_LETTER; agreement < ent_agreement_choices.n_items; agreement++)
    {
      g_autoptr (GPtrArray) ids = ent_find_agreements (writer->map, agreement);

      if (ids->len == 0)
        continue;
      /* Translators: %1$s is a form of agreement, such as “Memorandum of understanding”, %2$s how many stakeholders have one, %3$s
       * is a list of them */
      ent_reading_say_of (writer, "agreement", ids, ent_words_text (writer->words, "%1$s: %2$s, with %3$s."), ent_words_choice (writer->words, &ent_agreement_choices, agreement), ent_reading_number (writer, ids), ent_reading_names (writer, ids, NULL));
    }
}

static void
say_risks (EntReadingWriter *writer, EntRiskLack lack)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) ids = ent_find_risks (writer->map, lack, writer->spec->today);
  const char *n = ent_reading_number (writer, ids), *names = ent_reading_names (writer, ids, ent_reading_with_whole);
  EntReadingSentence *sentence;

  if (ids->len == 0)
    return;
  if (lack == ENT_RISK_IS_MISSING)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
    sentence = ent_reading_say_of (writer, "risk-missing", ids, ent_words_plural (words, "No risk assessment is written down for %1$s of those with whom work has begun: %2$s.", "No risk assessment is written down for %1$s of those with whom work has begun: %2$s.", ids->len), n, names);
  else if (lack == ENT_RISK_IS_OLD)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
    sentence = ent_reading_say_of (writer, "risk-old", ids, ent_words_plural (words, "%1$s risk assessment is to be renewed: %2$s.", "%1$s risk assessments are to be renewed: %2$s.", ids->len), n, names);
  else
    /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
    sentence = ent_reading_say_of (writer, "risk-undated", ids, ent_words_plural (words, "%1$s risk assessment has no date: %2$s.", "%1$s risk assessments have no date: %2$s.", ids->len), n, names);
  /* Translators: something to do; %1$s is a list of stakeholders */
  ent_reading_propose (writer, sentence, ent_words_text (words, "Assess the risk of working with %1$s"), ent_reading_names (writer, ids, ent_reading_with_whole));
}

static void
say_visits (EntReadingWriter *writer)
{
  g_autoptr (GPtrArray) ids = ent_find_visits_due (writer->map, writer->spec->today);
  EntReadingSentence *sentence;

  if (ids->len == 0)
    return;
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  sentence = ent_reading_say_of (writer, "visits-due", ids, ent_words_plural (writer->words, "%1$s visit is overdue: %2$s.", "%1$s visits are overdue: %2$s.", ids->len), ent_reading_number (writer, ids), ent_reading_names (writer, ids, ent_reading_with_whole));
  /* Translators: something to do; %1$s is a list of stakeholders */
  ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Visit %1$s"), ent_reading_names (writer, ids, ent_reading_with_whole));
}

void
ent_reading_write_engagement (EntReadingWriter *writer)
{
  if (ent_map_n_stakeholders (writer->map) == 0)
    return;
  say_begun (writer);
  say_agreements (writer);
  if (!writer->spec->private)
    return;
  for (guint lack = 0; lack < ENT_N_RISK_LACKS; lack++)
    say_risks (writer, lack);
  say_visits (writer);
}

/* --- actions --- */

static const char *
link_actions (EntReadingWriter *writer, GPtrArray *ids)
{
  return ent_reading_link (writer, ent_reading_count (writer, ids->len), ENT_RECORD_ACTION, ids);
}

static GPtrArray *
find_actions (EntReadingWriter *writer, EntActionState state)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < ent_map_n_records (writer->map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (writer->map, ENT_RECORD_ACTION, i);

      if (state == ENT_STATE_OPEN ? ent_action_is_open (action) : action->state == state)
        g_ptr_array_add (ids, action->base.id);
    }
  return ids;
}

static void
say_overdue_action (EntReadingWriter *writer, const char *id)
{
  const EntWords *words = writer->words;
  const EntAction *action = ent_map_find (writer->map, ENT_RECORD_ACTION, id);
  g_autoptr (GPtrArray) one = g_ptr_array_new (), with = g_ptr_array_new ();
  g_autofree char *what = ent_text_quote (action->what, ENT_TEXT_QUOTED), *due = ent_words_date (words, action->due);
  g_autofree char *responsible = ent_text_quote (action->responsible, ENT_TEXT_QUOTED);
  int days = ent_date_days_between (action->due, writer->spec->today);
  EntReadingSentence *sentence;
  const char *link;

  g_ptr_array_add (one, (gpointer) id);
  link = ent_reading_link (writer, what, ENT_RECORD_ACTION, one);
  if (!writer->spec->private)
    /* Translators: an action; %1$s is what is to be done, %2$s the day on which it was due, %3$d how many days ago */
    sentence = ent_reading_say (writer, "action-overdue", ent_words_plural (words, "“%1$s” was due on %2$s, %3$d day ago.", "“%1$s” was due on %2$s, %3$d days ago.", (gulong) days), link, due, days);
  else if (action->responsible != NULL)
    /* Translators: an action; %1$s is what is to be done, %2$s who is responsible, %3$s the day on which it was due, %4$d how many days ago */
    sentence = ent_reading_say (writer, "action-overdue", ent_words_plural (words, "“%1$s” (%2$s) was due on %3$s, %4$d day ago.", "“%1$s” (%2$s) was due on %3$s, %4$d days ago.", (gulong) days), link, responsible, due, days);
  else
    /* Translators: an action; %1$s is what is to be done, %2$s the day on which it was due, %3$d how many days ago */
    sentence = ent_reading_say (writer, "action-overdue", ent_words_plural (words, "“%1$s”, for which nobody is responsible, was due on %2$s, %3$d day ago.", "“%1$s”, for which nobody is responsible, was due on %2$s, %3$d days ago.", (gulong) days), link, due, days);
  for (char **other = action->with; other != NULL && *other != NULL; other++)
    if (ent_map_stakeholder (writer->map, *other) != NULL)
      g_ptr_array_add (with, ent_map_stakeholder (writer->map, *other)->base.id);
  if (with->len > 0)
    /* Translators: %1$s is a list of the stakeholders with whom something is to be done */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "With: %1$s."), ent_reading_names (writer, with, NULL));
  ent_reading_add_number (sentence, "days", days);
}

void
ent_reading_write_actions (EntReadingWriter *writer)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) open = find_actions (writer, ENT_STATE_OPEN), done = find_actions (writer, ENT_STATE_DONE);
  g_autoptr (GPtrArray) overdue = ent_find_overdue_actions (writer->map, writer->spec->today);
  guint n = ent_map_n_records (writer->map, ENT_RECORD_ACTION);
  EntReadingSentence *sentence;

  if (ent_map_n_stakeholders (writer->map) == 0 && n == 0)
    return;
  if (n == 0)
    {
      ent_reading_say (writer, "actions", "%s", ent_words_text (words, "No action is planned yet."));
      return;
    }
  /* Translators: actions of the plan; %1$s are open, %2$s of these overdue, %3$s done. Each is a number. */
  sentence = ent_reading_say (writer, "actions", ent_words_text (words, "Open actions: %1$s, of these overdue: %2$s. Done: %3$s."), link_actions (writer, open), link_actions (writer, overdue), link_actions (writer, done));
  ent_reading_add_number (sentence, "open", open->len);
  ent_reading_add_number (sentence, "overdue", overdue->len);
  ent_reading_add_number (sentence, "done", done->len);
  for (guint i = 0; i < MIN (overdue->len, MOST_ACTIONS); i++)
    say_overdue_action (writer, g_ptr_array_index (overdue, i));
}
