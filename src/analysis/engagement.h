/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the work with stakeholders has come, and what of it is due: The Code, agreements, risk assessments, visits,
 * actions. @today is the day on which it is asked: nothing here looks at a clock. Pure.
 *
 * Sources: the guidance "Effective ways to engage the private sector" (Down to Zero Alliance, 2019), 1.1-4.3; the six
 * criteria of The Code, ibid. 5.2; risk assessment before any partnership and renewed each year, ibid. 4.2 and conclusion.
 *
 * Phases, agreements and The Code are counted of who stands on the map, as everywhere. People and departments inside an
 * organisation count like everybody else where work with them has begun and where risk or a visit is concerned: what is due with
 * them is due.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Whether anything was begun with it: a phase, a step, an agreement, a collaboration, or a criterion of The Code, also one
 * that is to be met on a day to come. O(1) */
gboolean ent_engagement_has_begun (const EntStakeholder *stakeholder);

typedef struct
{
  EntId id;
  guint8 met; /* bits 1 << place of the criterion, 0 to 5: those of which the day is not still to come */
  guint8 n_met;
  guint8 report_is_old; /* the yearly report, criterion 6, is of more than a year ago */
} EntCodeStanding;

/* Where it stands with The Code; the id in @standing is borrowed. FALSE: it has met nothing and not joined. O(1) */
gboolean ent_code_standing (const EntStakeholder *stakeholder, EntDate today, EntCodeStanding *standing);

typedef struct
{
  /* Of EntCodeStanding, ids owned: those that have met some or have joined; most met first, then the order of the map. */
  GArray *standings;
  guint n_private;   /* of the private sector on the map */
  guint n_companies; /* they, and whoever else is among the standings */
} EntCodeCount;

/* O(n log n) */
EntCodeCount *ent_code_count (EntMap *map, EntDate today) G_GNUC_WARN_UNUSED_RESULT;
void ent_code_count_free (EntCodeCount *count); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntCodeCount, ent_code_count_free)

/* Who has an agreement of that form: of EntId, owned, in the order of the map, as in all lists below that do not say otherwise.
 * O(n), as they. */
GPtrArray *ent_find_agreements (EntMap *map, EntAgreement agreement) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  ENT_RISK_IS_MISSING, /* not done, whatever days are given */
  ENT_RISK_IS_UNDATED, /* assessed, and nobody knows when, or when again */
  ENT_RISK_IS_OLD,     /* to be renewed today or before: on the day said, or a year after it was made */
} EntRiskLack;
#define ENT_N_RISK_LACKS 3
/* Whether work with it has begun and its risk assessment lacks something, which is put into @lack. O(1) */
gboolean ent_risk_lacks (const EntStakeholder *stakeholder, EntDate today, EntRiskLack *lack);
/* With whom work has begun, and whose risk assessment lacks just this: nobody is in two of the lists. People and departments inside
 * an organisation too. */
GPtrArray *ent_find_risks (EntMap *map, EntRiskLack lack, EntDate today) G_GNUC_WARN_UNUSED_RESULT;
/* Whether its next visit was to be before @today. */
gboolean ent_visit_is_due (const EntStakeholder *stakeholder, EntDate today);
/* All of whom that is so; people and departments inside an organisation too. */
GPtrArray *ent_find_visits_due (EntMap *map, EntDate today) G_GNUC_WARN_UNUSED_RESULT;

/* Open, and due before @today: of EntId of actions, owned, longest overdue first, then in the order of the map. O(n log n) */
GPtrArray *ent_find_overdue_actions (EntMap *map, EntDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
