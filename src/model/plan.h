/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan: the actions of a map as rows under headings, in the grouping that is asked for. Window, paper and
 * calendar show the same one. @today is the day on which it is asked: nothing here looks at a clock. Pure.
 */
#pragma once

#include "model/words.h"

G_BEGIN_DECLS

/* How near an action's day is; what is finished comes after all that is open. In the order in which it is told. */
typedef enum
{
  ENT_PLAN_OVERDUE,   /* open, and its day was before today */
  ENT_PLAN_THIS_WEEK, /* from today to Sunday */
  ENT_PLAN_THIS_MONTH,
  ENT_PLAN_LATER,
  ENT_PLAN_WITHOUT_DAY,
  ENT_PLAN_DONE,
  ENT_PLAN_DROPPED,
  ENT_PLAN_UNKNOWN, /* a later version has set its state */
} EntPlanWhen;

typedef enum
{
  ENT_PLAN_AS_IN_MAP, /* the order that people gave it: one group, without a heading */
  ENT_PLAN_BY_SECTOR, /* of the first stakeholder that it is done with; those of nobody last */
  ENT_PLAN_BY_DATE,   /* a group for each EntPlanWhen */
} EntPlanGrouping;
#define ENT_N_PLAN_GROUPINGS 3

typedef struct
{
  EntId id;    /* of the action, held by the plan */
  guint8 when; /* EntPlanWhen */
} EntPlanRow;

typedef struct
{
  guint8 what;         /* EntSectorId or ENT_N_SECTORS for none, EntPlanWhen, or 0 */
  guint first, n_rows; /* among the rows; at least one */
} EntPlanGroup;

typedef struct
{
  EntPlanGrouping grouping;
  EntDate today;
  GArray *rows;   /* of EntPlanRow */
  GArray *groups; /* of EntPlanGroup, in the order in which they stand; none without rows */
  guint n_open, n_overdue;
} EntPlan;

/* Within a group by EntPlanWhen, so that what is overdue comes first, then by day, then as in the map; in
 * ENT_PLAN_AS_IN_MAP as there. An action stands once, under the sector of the first of its stakeholders that is in the
 * map. O(n log n) */
EntPlan *ent_plan_new (EntMap *map, EntPlanGrouping grouping, EntDate today) G_GNUC_WARN_UNUSED_RESULT;
void ent_plan_free (EntPlan *plan); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPlan, ent_plan_free)

/* FALSE too of a state that a later version has set. */
gboolean ent_action_is_open (const EntAction *action);
EntPlanWhen ent_plan_when (const EntAction *action, EntDate today);

/* --- its words --- */

/* The heading of the group at @group: "Private sector", "Overdue"; "" where there is none. */
char *ent_plan_heading (const EntPlan *plan, const EntWords *words, EntMap *map, guint group) G_GNUC_WARN_UNUSED_RESULT;
/* With whom it is done, of these the first @most: names with commas between, and the id of who is not in the map; NULL: with
 * nobody. */
char *ent_action_dup_names (const EntAction *action, EntMap *map, guint most) G_GNUC_WARN_UNUSED_RESULT;
/* In a plan by sector, where an action stands once: "Also: Media, Private sector", of all that it is done with but the sector of
 * its group; NULL: of no other. */
char *ent_plan_other_sectors (const EntWords *words, const EntAction *action, EntMap *map) G_GNUC_WARN_UNUSED_RESULT;
/* "Open", "Done"; the state that a later version has set as it stands in the file. Belongs to words or action. */
const char *ent_action_state (const EntWords *words, const EntAction *action);
/* Beside the day of an open action: "12 days late", "today", "in 3 days" within a week; NULL where there is nothing to say. */
char *ent_plan_remark (const EntWords *words, const EntAction *action, EntDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
