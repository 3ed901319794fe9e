/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/coverage.h"

#include <string.h>

static void
count_in (EntSectorCoverage *sector, guint commitment, guint power)
{
  sector->n++;
  sector->at[commitment]++;
  sector->power += power;
  sector->power_in_favour += commitment >= ENT_COMMITMENT_SUPPORTIVE ? power : 0;
}

static void
count_stakeholder (EntCoverage *coverage, const EntStakeholder *stakeholder, guint commitment, guint power)
{
  commitment = MIN (commitment, ENT_N_COMMITMENTS - 1);
  count_in (&coverage->sectors[MIN (stakeholder->sector, ENT_N_SECTORS - 1)], commitment, power);
  count_in (&coverage->all, commitment, power);
}

void
ent_coverage_count (EntMap *map, const char *moment, EntCoverage *coverage)
{
  *coverage = (EntCoverage) { 0 };
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (ent_stakeholder_is_on_map (stakeholder))
        count_stakeholder (coverage, stakeholder,
                           ent_map_rating (map, stakeholder, moment, ENT_ASPECT_COMMITMENT),
                           ent_map_rating (map, stakeholder, moment, ENT_ASPECT_POWER));
    }
}

guint
ent_coverage_in_favour (const EntSectorCoverage *sector)
{
  return sector->at[ENT_COMMITMENT_SUPPORTIVE] + sector->at[ENT_COMMITMENT_LEADING];
}

guint
ent_coverage_assessed (const EntSectorCoverage *sector)
{
  return sector->n - sector->at[ENT_COMMITMENT_NOT_ASSESSED];
}

gboolean
ent_coverage_is_unknown (const EntSectorCoverage *sector)
{
  return sector->n > 0 && ent_coverage_assessed (sector) == 0;
}

guint
ent_coverage_percent (const EntSectorCoverage *sector)
{
  return sector->power > 0 ? (200 * sector->power_in_favour + sector->power) / (2 * sector->power) : 0;
}

double
ent_coverage_grade (const EntSectorCoverage *sector)
{
  guint n_in_favour = ent_coverage_in_favour (sector);

  if (sector->n == 0)
    return 0;
  return (double) n_in_favour / sector->n / (n_in_favour == 1 ? 2 : 1);
}

/* --- over time --- */

#define ABSENT 0xFF

/* Into @values, one for each moment by its rank, what holds of @aspect there: asking the map at each moment would go
 * through the assessments every time. */
static void
find_held (EntMap *map, const EntStakeholder *stakeholder, EntAspect aspect, guint8 *values)
{
  guint n_moments = ent_map_n_moments (map);
  guint8 held = 0;

  memset (values, ABSENT, n_moments);
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, i);
      const EntMoment *moment = assessment->aspect == aspect ? ent_map_moment (map, assessment->moment) : NULL;

      if (moment != NULL)
        values[moment->rank] = assessment->value;
    }
  for (guint rank = 0; rank < n_moments; rank++)
    {
      if (values[rank] != ABSENT)
        held = values[rank];
      values[rank] = held;
    }
}

static void
clear_moment (gpointer data)
{
  ent_id_clear (&((EntMomentCoverage *) data)->moment);
}

GArray *
ent_coverage_over_time (EntMap *map)
{
  guint n_moments = ent_map_n_moments (map);
  GArray *moments = g_array_sized_new (FALSE, TRUE, sizeof (EntMomentCoverage), n_moments);
  g_autofree guint8 *commitments = g_new (guint8, n_moments), *powers = g_new (guint8, n_moments);

  g_array_set_clear_func (moments, clear_moment);
  g_array_set_size (moments, n_moments);
  for (guint rank = 0; rank < n_moments; rank++)
    g_array_index (moments, EntMomentCoverage, rank).moment = ent_id_ref (ent_map_moment_in_time (map, rank)->base.id);
  for (guint i = 0; n_moments > 0 && i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (!ent_stakeholder_is_on_map (stakeholder))
        continue;
      find_held (map, stakeholder, ENT_ASPECT_COMMITMENT, commitments);
      find_held (map, stakeholder, ENT_ASPECT_POWER, powers);
      for (guint rank = 0; rank < n_moments; rank++)
        count_stakeholder (&g_array_index (moments, EntMomentCoverage, rank).coverage, stakeholder, commitments[rank], powers[rank]);
    }
  return moments;
}
