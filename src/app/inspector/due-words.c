/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the work with a stakeholder is to be seen to, in words. */
#include "app/inspector/due-words.h"

#include "analysis/engagement.h"

#include <glib/gi18n.h>

char *
ent_due_risk_words (const EntStakeholder *stakeholder, EntDate today)
{
  EntRiskLack lack;

  if (!ent_risk_lacks (stakeholder, today, &lack))
    return NULL;
  if (lack == ENT_RISK_IS_MISSING)
    return g_strdup (_("Work has begun, and the risk was never assessed."));
  if (lack == ENT_RISK_IS_UNDATED)
    return g_strdup (_("The risk was assessed, and nobody knows when: write down the day."));
  return g_strdup (_("The risk is to be assessed again."));
}

char *
ent_due_visit_words (const EntStakeholder *stakeholder, EntDate today)
{
  int days;

  if (!ent_visit_is_due (stakeholder, today))
    return NULL;
  days = ent_date_days_between (stakeholder->next_visit, today);
  /* Translators: %d: so many days ago the visit was to be */
  return g_strdup_printf (ngettext ("This day was %d day ago: log the visit, or choose another day.",
                                    "This day was %d days ago: log the visit, or choose another day.", (gulong) days),
                          days);
}

char *
ent_due_report_words (const EntStakeholder *stakeholder, EntDate today)
{
  EntCodeStanding standing;

  ent_code_standing (stakeholder, today, &standing);
  if (!standing.report_is_old)
    return NULL;
  return g_strdup (_("The last report is more than a year old: the next one is due."));
}
