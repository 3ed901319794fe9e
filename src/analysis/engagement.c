/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/engagement.h"

#include "model/plan.h"

/* Those on whom @is_wanted, given @what and @today, agrees: their ids, in the order of the map. */
static GPtrArray *
find_stakeholders (EntMap *map, gboolean (*is_wanted) (const EntStakeholder *, guint, EntDate), guint what, EntDate today)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (is_wanted (stakeholder, what, today))
        g_ptr_array_add (ids, ent_id_ref (stakeholder->base.id));
    }
  return ids;
}

/* --- The Code --- */

#define YEARLY_REPORT 5

gboolean
ent_code_standing (const EntStakeholder *stakeholder, EntDate today, EntCodeStanding *standing)
{
  EntDate report = stakeholder->code_dates[YEARLY_REPORT];

  *standing = (EntCodeStanding) { .id = stakeholder->base.id };
  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    if (stakeholder->code_dates[i] != 0 && stakeholder->code_dates[i] <= today)
      {
        standing->met |= (guint8) (1u << i);
        standing->n_met++;
      }
  standing->report_is_old = report != 0 && ent_date_year_after (report) < today;
  return standing->n_met > 0 || stakeholder->agreement == ENT_AGREEMENT_THE_CODE;
}

static void
clear_standing (gpointer data)
{
  ent_id_clear (&((EntCodeStanding *) data)->id);
}

/* Stable: those that are alike stay in the order of the map. */
static int
compare_standings (gconstpointer a, gconstpointer b)
{
  return ((const EntCodeStanding *) b)->n_met - ((const EntCodeStanding *) a)->n_met;
}

EntCodeCount *
ent_code_count (EntMap *map, EntDate today)
{
  EntCodeCount *count = g_new0 (EntCodeCount, 1);

  count->standings = g_array_new (FALSE, FALSE, sizeof (EntCodeStanding));
  g_array_set_clear_func (count->standings, clear_standing);
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      EntCodeStanding standing;
      gboolean stands;

      if (!ent_stakeholder_is_on_map (stakeholder))
        continue;
      stands = ent_code_standing (stakeholder, today, &standing);
      if (stands)
        {
          ent_id_ref (standing.id);
          g_array_append_val (count->standings, standing);
        }
      count->n_private += stakeholder->sector == ENT_SECTOR_PRIVATE;
      count->n_companies += stands || stakeholder->sector == ENT_SECTOR_PRIVATE;
    }
  g_array_sort (count->standings, compare_standings);
  return count;
}

void
ent_code_count_free (EntCodeCount *count)
{
  if (count == NULL)
    return;
  g_array_unref (count->standings);
  g_free (count);
}

/* --- what was begun --- */

gboolean
ent_engagement_has_begun (const EntStakeholder *stakeholder)
{
  if (stakeholder->phase != ENT_PHASE_NONE || stakeholder->steps != 0 || stakeholder->agreement != ENT_AGREEMENT_NONE ||
      stakeholder->collaboration != ENT_COLLABORATION_NONE)
    return TRUE;
  for (guint i = 0; i < ENT_N_CODE_CRITERIA; i++)
    if (stakeholder->code_dates[i] != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_agreement (const EntStakeholder *stakeholder, guint agreement, G_GNUC_UNUSED EntDate today)
{
  return ent_stakeholder_is_on_map (stakeholder) && stakeholder->agreement == agreement;
}

GPtrArray *
ent_find_agreements (EntMap *map, EntAgreement agreement)
{
  return find_stakeholders (map, has_agreement, agreement, 0);
}

/* --- what is due --- */

gboolean
ent_risk_lacks (const EntStakeholder *stakeholder, EntDate today, EntRiskLack *lack)
{
  EntDate renewal = stakeholder->risk_renewal;

  if (!ent_engagement_has_begun (stakeholder))
    return FALSE;
  if (renewal == 0 && stakeholder->risk_date != 0)
    renewal = ent_date_year_after (stakeholder->risk_date);
  if (stakeholder->risk == ENT_RISK_NOT_DONE)
    *lack = ENT_RISK_IS_MISSING;
  else
    *lack = renewal == 0 ? ENT_RISK_IS_UNDATED : ENT_RISK_IS_OLD;
  return *lack != ENT_RISK_IS_OLD || renewal <= today;
}

static gboolean
lacks_in_risk (const EntStakeholder *stakeholder, guint what, EntDate today)
{
  EntRiskLack lack;

  return ent_risk_lacks (stakeholder, today, &lack) && lack == what;
}

GPtrArray *
ent_find_risks (EntMap *map, EntRiskLack lack, EntDate today)
{
  return find_stakeholders (map, lacks_in_risk, lack, today);
}

gboolean
ent_visit_is_due (const EntStakeholder *stakeholder, EntDate today)
{
  return stakeholder->next_visit != 0 && stakeholder->next_visit < today;
}

static gboolean
awaits_visit (const EntStakeholder *stakeholder, G_GNUC_UNUSED guint what, EntDate today)
{
  return ent_visit_is_due (stakeholder, today);
}

GPtrArray *
ent_find_visits_due (EntMap *map, EntDate today)
{
  return find_stakeholders (map, awaits_visit, 0, today);
}

/* Stable, as above. */
static int
compare_due (gconstpointer a, gconstpointer b)
{
  const EntAction *one = *(const EntAction *const *) a, *other = *(const EntAction *const *) b;

  return one->due < other->due ? -1 : one->due > other->due;
}

GPtrArray *
ent_find_overdue_actions (EntMap *map, EntDate today)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  g_autoptr (GPtrArray) overdue = g_ptr_array_new ();

  for (guint i = 0; i < ent_map_n_records (map, ENT_RECORD_ACTION); i++)
    {
      const EntAction *action = ent_map_record_at (map, ENT_RECORD_ACTION, i);

      if (ent_plan_when (action, today) == ENT_PLAN_OVERDUE)
        g_ptr_array_add (overdue, (gpointer) action);
    }
  g_ptr_array_sort (overdue, compare_due);
  for (guint i = 0; i < overdue->len; i++)
    g_ptr_array_add (found, ent_id_ref (((const EntAction *) g_ptr_array_index (overdue, i))->base.id));
  return found;
}
