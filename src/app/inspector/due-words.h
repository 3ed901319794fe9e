/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the work with a stakeholder is to be seen to, in words of the window. Pure;
 * @today is the day on which it is asked.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* Each a whole sentence, owned; NULL where there is nothing to say. */

/* Of a risk assessment that is missing, undated, or to be made again. */
char *ent_due_risk_words (const EntStakeholder *stakeholder, EntDate today) G_GNUC_WARN_UNUSED_RESULT;
/* Of a visit that was to be before. */
char *ent_due_visit_words (const EntStakeholder *stakeholder, EntDate today) G_GNUC_WARN_UNUSED_RESULT;
/* Of a yearly report, The Code's sixth criterion, that is more than a year old. */
char *ent_due_report_words (const EntStakeholder *stakeholder, EntDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
