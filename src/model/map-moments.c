/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments in time, and what holds at one of them. */
#include "model/map-private.h"

#include <glib/gi18n-lib.h>

EntMoment *
ent_moment_new_baseline (const char *id, EntDate date)
{
  EntMoment *moment = ent_record_new (ENT_RECORD_MOMENT);

  ent_record_set_id (moment, id);
  moment->name = g_strdup (C_ ("moment", "Baseline"));
  moment->date = date;
  return moment;
}

EntMap *
ent_map_new_begun (void)
{
  EntMap *map = ent_map_new ();
  g_autofree char *id = ent_map_new_id (map, ENT_RECORD_MOMENT);
  /* Translators: the code of the language you translate into, as in BCP 47: "es" */
  g_autoptr (EntChange) language = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "language"), C_ ("language code", "en"));
  g_autoptr (GError) error = NULL;

  if (!ent_map_apply_take (map, ent_moment_new_baseline (id, ent_date_today ()), NULL, &error) ||
      !ent_map_apply (map, language, NULL, &error))
    g_error ("%s", error->message);
  return map;
}

static int
compare_in_time (gconstpointer a, gconstpointer b)
{
  const EntMoment *x = *(const EntMoment *const *) a, *y = *(const EntMoment *const *) b;
  guint32 x_date = x->date != 0 ? x->date : G_MAXUINT32, y_date = y->date != 0 ? y->date : G_MAXUINT32;

  if (x_date != y_date)
    return x_date < y_date ? -1 : 1;
  return x->base.slot < y->base.slot ? -1 : x->base.slot > y->base.slot;
}

void
ent_map_order_moments (EntMap *map)
{
  GPtrArray *moments = map->lists[ENT_RECORD_MOMENT];

  g_ptr_array_set_size (map->in_time, 0);
  for (guint i = 0; i < moments->len; i++)
    {
      EntMoment *moment = g_ptr_array_index (moments, i);

      moment->base.slot = i;
      g_ptr_array_add (map->in_time, moment);
    }
  map->n_numbered[ENT_RECORD_MOMENT] = moments->len;
  g_ptr_array_sort (map->in_time, compare_in_time);
  for (guint i = 0; i < map->in_time->len; i++)
    ((EntMoment *) g_ptr_array_index (map->in_time, i))->rank = i;
}

const EntMoment *
ent_map_moment_in_time (EntMap *map, guint rank)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  return rank < map->in_time->len ? g_ptr_array_index (map->in_time, rank) : NULL;
}

const EntMoment *
ent_map_latest_moment (EntMap *map)
{
  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  return map->in_time->len > 0 ? g_ptr_array_index (map->in_time, map->in_time->len - 1) : NULL;
}

const EntMoment *
ent_map_moment_or_latest (EntMap *map, const char *id)
{
  return id != NULL ? ent_map_moment (map, id) : ent_map_latest_moment (map);
}

const EntAssessment *
ent_stakeholder_assessment (const EntStakeholder *stakeholder, const char *moment_id, EntAspect aspect)
{
  g_return_val_if_fail (stakeholder != NULL, NULL);

  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, i);
      if (assessment->aspect == aspect && g_strcmp0 (assessment->moment, moment_id) == 0)
        return assessment;
    }
  return NULL;
}

const EntAssessment *
ent_map_assessment (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, EntAspect aspect)
{
  const EntMoment *moment;
  const EntAssessment *best = NULL;
  guint best_rank = 0;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  g_return_val_if_fail (stakeholder != NULL, NULL);

  moment = ent_map_moment_or_latest (map, moment_id);
  for (guint i = 0; moment != NULL && stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, i);
      const EntMoment *at;

      if (assessment->aspect != aspect)
        continue;
      at = assessment->moment == moment->base.id ? moment : ent_map_moment (map, assessment->moment);
      if (at != NULL && at->rank <= moment->rank && (best == NULL || at->rank > best_rank))
        {
          best = assessment;
          best_rank = at->rank;
        }
    }
  return best;
}

guint
ent_map_rating (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, EntAspect aspect)
{
  const EntAssessment *assessment = ent_map_assessment (map, stakeholder, moment_id, aspect);

  return assessment != NULL ? assessment->value : 0;
}

gboolean
ent_step_shows_change (EntMap *map, const EntStep *step)
{
  return step->picture == ENT_STEP_CHANGE && step->from != NULL && step->moment != NULL && ent_map_moment (map, step->from) != NULL &&
         ent_map_moment (map, step->moment) != NULL && g_strcmp0 (step->from, step->moment) != 0;
}
