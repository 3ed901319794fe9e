/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan as a list for views: where it is grouped, a heading for each group, and an item for each action that the
 * search finds. Items are made when a view asks for them.
 *
 * It is made anew when it is settled, which its view decides.
 */
#pragma once

#include <gio/gio.h>

#include "app/document/document.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* Stands for one action in views. */
#define ENT_TYPE_ACTION_ITEM (ent_action_item_get_type ())
G_DECLARE_FINAL_TYPE (EntActionItem, ent_action_item, ENT, ACTION_ITEM, GObject)
EntId ent_action_item_id (EntActionItem *self);
/* NULL once it is gone from the map. */
const EntAction *ent_action_item_get (EntActionItem *self);

/* Stands for a heading: which one, the list knows. */
#define ENT_TYPE_PLAN_HEADING (ent_plan_heading_get_type ())
G_DECLARE_FINAL_TYPE (EntPlanHeading, ent_plan_heading, ENT, PLAN_HEADING, GObject)

#define ENT_TYPE_PLAN_LIST (ent_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (EntPlanList, ent_plan_list, ENT, PLAN_LIST, GObject)

/* Empty until it is settled. */
EntPlanList *ent_plan_list_new (EntDocument *document);
void ent_plan_list_set_grouping (EntPlanList *self, EntPlanGrouping grouping);
EntPlanGrouping ent_plan_list_grouping (EntPlanList *self);
/* The day it is for the plan from when it is settled next; 0: as it is. */
void ent_plan_list_set_today (EntPlanList *self, EntDate today);
/* The day for which it was settled; 0: it never was. */
EntDate ent_plan_list_today (EntPlanList *self);
/* Shows the plan as it is now, and tells of the rows from the first to the last that is another. FALSE: nothing that it
 * shows was touched since. O(n log n) */
gboolean ent_plan_list_settle (EntPlanList *self);
/* Another number whenever it was made anew: what shows it is to be shown again. */
guint ent_plan_list_turn (EntPlanList *self);

/* All of the map's, whether the search finds them or not; lent until it is settled again. NULL: it never was. */
const EntPlan *ent_plan_list_plan (EntPlanList *self);
/* How many of them the search finds. */
guint ent_plan_list_n_actions (EntPlanList *self);
/* Borrowed; NULL at a heading and past the end. */
EntId ent_plan_list_id_at (EntPlanList *self, guint position);
/* -1 if it is not there. O(n) */
int ent_plan_list_position (EntPlanList *self, const char *id);
/* The title of the heading at @position, and how many rows stand below it; NULL at an action. */
char *ent_plan_list_dup_heading (EntPlanList *self, guint position, const EntWords *words, guint *n_rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
