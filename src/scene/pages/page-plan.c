/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan on paper, with a box to tick before each action that is open. */
#include "model/plan.h"
#include "scene/pages/page-flow.h"

/* Half of a box, in em. */
#define BOX 0.52
/* Widths of columns: in em, and as parts of the line. */
#define TICK_WIDTH 1.5
#define LEAST 4.5
#define DUE_MOST 0.26
#define STATE_MOST 0.16

enum
{
  TICK,
  WHAT,
  RESPONSIBLE,
  WITH,
  DUE,
  STATE,
  N_COLUMNS,
};

/* Below it, in a plan by sector, which others it concerns: it stands under one of them alone. */
static char *
make_what (const EntFlow *flow, const EntAction *action)
{
  g_autofree char *what = ent_scene_display_text (action->what), *others = NULL, *shown = NULL;

  if (flow->spec->plan_by_sector)
    others = ent_plan_other_sectors (flow->spec->words, action, flow->map);
  if (others == NULL)
    return g_steal_pointer (&what);
  shown = ent_scene_display_paragraph (others);
  return g_strdup_printf ("%s\n%s", what, shown);
}

static char *
make_with (const EntFlow *flow, const EntAction *action)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; action->with != NULL && action->with[i] != NULL; i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder (flow->map, action->with[i]);

      if (stakeholder != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", ent_spec_name (flow->spec, stakeholder));
    }
  all = g_string_free (g_steal_pointer (&names), FALSE);
  return ent_scene_display_paragraph (all);
}

static char *
make_due (const EntFlow *flow, const EntAction *action)
{
  const EntWords *words = flow->spec->words;
  g_autofree char *date = action->due != 0 ? ent_words_date (words, action->due) : NULL;
  g_autofree char *remark = ent_plan_remark (words, action, flow->spec->today);

  if (date == NULL || remark == NULL)
    return g_steal_pointer (&date);
  /* a line of its own, so that no number is parted from its word */
  return g_strdup_printf ("%s\n%s", date, remark);
}

/* How many em of the line a column needs so that none of its texts is broken; no more than its part of the line. */
static double
measure_column (const EntFlow *flow, const EntPlan *plan, guint column, double part)
{
  double most = part * flow->width, widest = 0;

  for (guint i = 0; i < plan->rows->len && widest < most; i++)
    {
      const EntPlanRow *row = &g_array_index (plan->rows, EntPlanRow, i);
      const EntAction *action = ent_map_find (flow->map, ENT_RECORD_ACTION, row->id);
      EntTextStyle style = { .size = flow->em, .bold = column == DUE && row->when == ENT_PLAN_OVERDUE };
      g_autofree char *text = column == DUE ? make_due (flow, action) : ent_scene_display_text (ent_action_state (flow->spec->words, action));
      double width = ent_flow_widest_line (flow, text, &style);

      widest = MAX (widest, width);
    }
  return CLAMP (widest / flow->em + ENT_TABLE_AIR, LEAST, most / flow->em);
}

/* Weights are em here: the rest of the line is for what is written in sentences. */
static void
choose_columns (const EntFlow *flow, const EntPlan *plan, EntColumn columns[N_COLUMNS])
{
  const EntWords *words = flow->spec->words;
  double due = measure_column (flow, plan, DUE, DUE_MOST), state = measure_column (flow, plan, STATE, STATE_MOST);
  double text = flow->width / flow->em - TICK_WIDTH - due - state - (N_COLUMNS - 1) * ENT_TABLE_GAP;
  const EntColumn all[N_COLUMNS] = {
    [TICK] = { "", TICK_WIDTH, 0, FALSE },
    [WHAT] = { ent_words_text (words, "What"), 0.42 * text, 0, FALSE },
    /* often a person within an organisation, who has no name on a wall */
    [RESPONSIBLE] = { ent_words_text (words, "Responsible"), 0.27 * text, flow->spec->private_marks ? 0 : ENT_COLUMN_NEVER, FALSE },
    [WITH] = { ent_words_text (words, "With"), 0.31 * text, 0, FALSE },
    [DUE] = { ent_words_text (words, "Due"), due, 0, FALSE },
    [STATE] = { ent_words_text (words, "State"), state, 0, FALSE },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = all[i];
}

static void
add_row (EntTable *table, const EntPlanRow *row)
{
  EntFlow *flow = table->flow;
  const EntAction *action = ent_map_find (flow->map, ENT_RECORD_ACTION, row->id);
  const EntWords *words = flow->spec->words;
  const EntSceneSymbol box = { .radius = BOX * flow->em, .kind = ENT_KIND_GOVERNMENT, .power = 3, .label = -1, .flags = ENT_SYMBOL_SPECIMEN | ENT_SYMBOL_PLAIN };
  gboolean is_open = ent_action_is_open (action);
  EntCell cells[N_COLUMNS] = {
    [TICK] = { .symbol = is_open ? &box : NULL },
    [WHAT] = { .text = make_what (flow, action), .bold = is_open },
    [RESPONSIBLE] = { .text = ent_scene_display_text (action->responsible) },
    [WITH] = { .text = make_with (flow, action) },
    [DUE] = { .text = make_due (flow, action), .bold = row->when == ENT_PLAN_OVERDUE },
    [STATE] = { .text = ent_scene_display_text (ent_action_state (words, action)) },
  };

  ent_table_add_row (table, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i].text);
}

/* How many are open, and how many of them late. */
static void
add_summary (EntFlow *flow, const EntPlan *plan)
{
  const EntWords *words = flow->spec->words;
  g_autofree char *summary = NULL;

  if (plan->rows->len == 0)
    summary = g_strdup (ent_words_text (words, "No actions have been agreed yet."));
  else if (plan->n_overdue == 0)
    /* Translators: %u is a number of actions */
    summary = g_strdup_printf (ent_words_plural (words, "%u action is open.", "%u actions are open.", plan->n_open), plan->n_open);
  else
    /* Translators: %1$u is a number of actions, %2$u how many of them are overdue */
    summary = g_strdup_printf (ent_words_plural (words, "%1$u action is open; overdue: %2$u.", "%1$u actions are open; overdue: %2$u.", plan->n_open), plan->n_open, plan->n_overdue);
  ent_flow_add_text (flow, ENT_TEXT_LEGEND, flow->em, FALSE, summary);
  ent_flow_skip (flow, 0.8);
}

static void
add_group (EntTable *table, const EntPlan *plan, guint index)
{
  EntFlow *flow = table->flow;
  const EntPlanGroup *group = &g_array_index (plan->groups, EntPlanGroup, index);
  g_autofree char *heading = ent_plan_heading (plan, flow->spec->words, flow->map, index);
  gboolean is_sector = plan->grouping == ENT_PLAN_BY_SECTOR && group->what < ENT_N_SECTORS;

  ent_table_add_group (table, heading, is_sector ? (int) group->what : -1);
  for (guint i = group->first; i < group->first + group->n_rows && !ent_flow_is_stopped (flow); i++)
    add_row (table, &g_array_index (plan->rows, EntPlanRow, i));
}

void
ent_pages_add_plan (EntFlow *flow, gboolean is_document)
{
  const char *heading = ent_words_text_in (flow->spec->words, "report", "Action plan");
  g_autofree char *day = ent_words_date (flow->spec->words, flow->spec->today);
  g_autoptr (EntPlan) plan = ent_plan_new (flow->map, flow->spec->plan_by_sector ? ENT_PLAN_BY_SECTOR : ENT_PLAN_BY_DATE, flow->spec->today);
  EntColumn columns[N_COLUMNS];
  EntTable table;

  if (is_document)
    ent_flow_begin_document (flow, heading, day);
  else
    ent_flow_begin_page (flow, heading);
  add_summary (flow, plan);
  choose_columns (flow, plan, columns);
  ent_table_begin (&table, flow, columns, N_COLUMNS);
  for (guint i = 0; i < plan->groups->len; i++)
    add_group (&table, plan, i);
  ent_table_end (&table);
}
