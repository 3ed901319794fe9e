/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders the actions of a map and says how near their days are. */
#include "model/plan.h"

/* What is ordered: an action with all that it is ordered by. */
typedef struct
{
  const EntAction *action;
  guint8 when, group;
  guint place;
} Entry;

/* Weeks begin on Monday, as ISO 8601 has them. */
static int
days_to_sunday (EntDate today)
{
  GDate day;

  ent_date_to_day (today, &day);
  return G_DATE_SUNDAY - (int) g_date_get_weekday (&day);
}

/* The state that a later version has set, or NULL. */
static const char *
kept_state (const EntAction *action)
{
  return ent_kept_value (action->base.kept, "state");
}

gboolean
ent_action_is_open (const EntAction *action)
{
  return action->state == ENT_STATE_OPEN && kept_state (action) == NULL;
}

EntPlanWhen
ent_plan_when (const EntAction *action, EntDate today)
{
  if (kept_state (action) != NULL)
    return ENT_PLAN_UNKNOWN;
  if (action->state == ENT_STATE_DONE)
    return ENT_PLAN_DONE;
  if (action->state == ENT_STATE_DROPPED)
    return ENT_PLAN_DROPPED;
  if (action->due == 0)
    return ENT_PLAN_WITHOUT_DAY;
  if (action->due < today)
    return ENT_PLAN_OVERDUE;
  if (ent_date_days_between (today, action->due) <= days_to_sunday (today))
    return ENT_PLAN_THIS_WEEK;
  return action->due / 100 == today / 100 ? ENT_PLAN_THIS_MONTH : ENT_PLAN_LATER;
}

static guint8
sector_of (EntMap *map, const EntAction *action)
{
  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, action->with[i]);

      if (stakeholder != NULL)
        return stakeholder->sector;
    }
  return ENT_N_SECTORS;
}

static guint8
group_of (EntMap *map, EntPlanGrouping grouping, const Entry *entry)
{
  switch (grouping)
    {
    case ENT_PLAN_BY_SECTOR:
      return sector_of (map, entry->action);
    case ENT_PLAN_BY_DATE:
      return entry->when;
    case ENT_PLAN_AS_IN_MAP:
    default:
      return 0;
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->when != y->when)
    return x->when < y->when ? -1 : 1;
  /* 0, for no day, comes last: less one it is the highest number */
  if (x->action->due != y->action->due)
    return x->action->due - 1 < y->action->due - 1 ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

/* In their order. */
static GArray *
list_entries (EntMap *map, EntPlanGrouping grouping, EntDate today)
{
  guint n = ent_map_n_records (map, ENT_RECORD_ACTION);
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n);

  for (guint i = 0; i < n; i++)
    {
      Entry entry = { .action = ent_map_record_at (map, ENT_RECORD_ACTION, i), .place = i };

      entry.when = (guint8) ent_plan_when (entry.action, today);
      entry.group = group_of (map, grouping, &entry);
      g_array_append_val (entries, entry);
    }
  if (grouping != ENT_PLAN_AS_IN_MAP)
    g_array_sort (entries, compare);
  return entries;
}

static void
add_row (EntPlan *plan, const Entry *entry)
{
  EntPlanGroup *group = plan->groups->len > 0 ? &g_array_index (plan->groups, EntPlanGroup, plan->groups->len - 1) : NULL;
  EntPlanRow row = { .id = ent_id_ref (entry->action->base.id), .when = entry->when };

  if (group == NULL || group->what != entry->group)
    {
      g_array_append_val (plan->groups, ((EntPlanGroup) { .what = entry->group, .first = plan->rows->len }));
      group = &g_array_index (plan->groups, EntPlanGroup, plan->groups->len - 1);
    }
  group->n_rows++;
  plan->n_open += ent_action_is_open (entry->action);
  plan->n_overdue += entry->when == ENT_PLAN_OVERDUE;
  g_array_append_val (plan->rows, row);
}

static void
clear_row (gpointer data)
{
  ent_id_clear (&((EntPlanRow *) data)->id);
}

EntPlan *
ent_plan_new (EntMap *map, EntPlanGrouping grouping, EntDate today)
{
  EntPlan *plan = g_new0 (EntPlan, 1);
  g_autoptr (GArray) entries = list_entries (map, grouping, today);

  plan->grouping = grouping;
  plan->today = today;
  plan->rows = g_array_sized_new (FALSE, FALSE, sizeof (EntPlanRow), entries->len);
  plan->groups = g_array_new (FALSE, FALSE, sizeof (EntPlanGroup));
  g_array_set_clear_func (plan->rows, clear_row);
  for (guint i = 0; i < entries->len; i++)
    add_row (plan, &g_array_index (entries, Entry, i));
  return plan;
}

void
ent_plan_free (EntPlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->rows);
  g_array_unref (plan->groups);
  g_free (plan);
}

/* --- words --- */

static const char *
when_heading (const EntWords *words, EntPlanWhen when)
{
  switch (when)
    {
    case ENT_PLAN_OVERDUE:
      /* Translators: heading of actions whose day is past */
      return ent_words_text_in (words, "plan", "Overdue");
    case ENT_PLAN_THIS_WEEK:
      return ent_words_text_in (words, "plan", "This week");
    case ENT_PLAN_THIS_MONTH:
      return ent_words_text_in (words, "plan", "This month");
    case ENT_PLAN_LATER:
      return ent_words_text_in (words, "plan", "Later");
    case ENT_PLAN_DONE:
      /* Translators: heading of actions that are done */
      return ent_words_text_in (words, "plan", "Done");
    case ENT_PLAN_DROPPED:
      /* Translators: heading of actions that are dropped */
      return ent_words_text_in (words, "plan", "Dropped");
    case ENT_PLAN_UNKNOWN:
      /* Translators: heading of actions that are neither open nor done nor dropped, but what a later version of the program has */
      return ent_words_text_in (words, "plan", "In another state");
    case ENT_PLAN_WITHOUT_DAY:
    default:
      /* Translators: heading of actions that have no date */
      return ent_words_text_in (words, "plan", "Without a date");
    }
}

char *
ent_plan_heading (const EntPlan *plan, const EntWords *words, EntMap *map, guint group)
{
  const EntPlanGroup *which = &g_array_index (plan->groups, EntPlanGroup, group);

  switch (plan->grouping)
    {
    case ENT_PLAN_BY_DATE:
      return g_strdup (when_heading (words, which->what));
    case ENT_PLAN_BY_SECTOR:
      if (which->what < ENT_N_SECTORS)
        return g_strdup (ent_words_sector (words, map, which->what));
      /* Translators: heading of actions that are done with no stakeholder */
      return g_strdup (ent_words_text_in (words, "plan", "With nobody yet"));
    case ENT_PLAN_AS_IN_MAP:
    default:
      return g_strdup ("");
    }
}

char *
ent_action_dup_names (const EntAction *action, EntMap *map, guint most)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < most && action->with != NULL && action->with[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, action->with[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", stakeholder != NULL && stakeholder->name != NULL ? stakeholder->name : action->with[i]);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

char *
ent_plan_other_sectors (const EntWords *words, const EntAction *action, EntMap *map)
{
  guint seen = 0;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (map, action->with[i]);
      guint sector = stakeholder != NULL ? (guint) stakeholder->sector : 0;

      if (stakeholder == NULL || (seen & 1u << sector) != 0)
        continue;
      /* the first is that of its group */
      if (seen != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", ent_words_sector (words, map, sector));
      seen |= 1u << sector;
    }
  /* Translators: beside an action, in a plan by sector; %s: one other sector or several, with commas between */
  return names->len > 0 ? g_strdup_printf (ent_words_text (words, "Also: %s"), names->str) : NULL;
}

const char *
ent_action_state (const EntWords *words, const EntAction *action)
{
  const char *kept = kept_state (action);

  return kept != NULL ? kept : ent_words_choice (words, &ent_state_choices, action->state);
}

/* How far ahead a day is counted and not only written. */
#define NEAR 7

char *
ent_plan_remark (const EntWords *words, const EntAction *action, EntDate today)
{
  guint n;
  int days;

  if (!ent_action_is_open (action) || action->due == 0)
    return NULL;
  days = ent_date_days_between (today, action->due);
  n = (guint) ABS (days);
  if (days < 0)
    /* Translators: beside the date of an action; %u: a number */
    return g_strdup_printf (ent_words_plural (words, "%u day late", "%u days late", n), n);
  if (days == 0)
    return g_strdup (ent_words_text_in (words, "plan", "today"));
  if (days == 1)
    return g_strdup (ent_words_text_in (words, "plan", "tomorrow"));
  /* Translators: beside the date of an action; %u: a number, two or more */
  return days <= NEAR ? g_strdup_printf (ent_words_plural (words, "in %u day", "in %u days", n), n) : NULL;
}
