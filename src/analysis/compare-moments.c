/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/compare-moments.h"

#include <string.h>

/* The values that hold at one moment, found in one pass over the assessments. */
typedef struct
{
  gboolean there;
  guint rank;
  guint8 values[ENT_N_ASPECTS];
  int ranks[ENT_N_ASPECTS]; /* of where each comes from; -1: from nowhere yet */
} Held;

static Held
held_at (EntMap *map, const char *id)
{
  const EntMoment *moment = id != NULL ? ent_map_moment (map, id) : NULL;

  return (Held) { .there = moment != NULL, .rank = moment != NULL ? moment->rank : 0 };
}

static void
look_at (Held *held, const EntAssessment *assessment, guint rank)
{
  if (!held->there || rank > held->rank || (int) rank <= held->ranks[assessment->aspect])
    return;
  held->ranks[assessment->aspect] = (int) rank;
  held->values[assessment->aspect] = assessment->value;
}

static void
clear (Held *held)
{
  for (guint aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      held->values[aspect] = 0;
      held->ranks[aspect] = -1;
    }
}

/* Asking the map for each aspect of each moment would go through the assessments eight times. */
static void
find_held (EntMap *map, const EntStakeholder *stakeholder, Held *then, Held *now)
{
  const EntMoment *moment = NULL;

  clear (then);
  clear (now);
  for (guint i = 0; stakeholder->assessments != NULL && i < stakeholder->assessments->len; i++)
    {
      const EntAssessment *assessment = g_ptr_array_index (stakeholder->assessments, i);

      /* those of one moment follow each other */
      if (moment == NULL || assessment->moment != moment->base.id)
        moment = ent_map_moment (map, assessment->moment);
      if (moment == NULL || assessment->aspect >= ENT_N_ASPECTS)
        continue;
      look_at (then, assessment, moment->rank);
      look_at (now, assessment, moment->rank);
    }
}

/* FALSE: nothing has changed. */
static gboolean
find_kind (const Held *then, const Held *now, EntMoveKind *kind)
{
  guint from = then->values[ENT_ASPECT_COMMITMENT], to = now->values[ENT_ASPECT_COMMITMENT];

  if (from != to)
    {
      if (from == ENT_COMMITMENT_NOT_ASSESSED)
        *kind = ENT_MOVE_ASSESSED;
      else if (to == ENT_COMMITMENT_NOT_ASSESSED)
        *kind = ENT_MOVE_UNASSESSED;
      else
        *kind = to > from ? ENT_MOVE_NEARER : ENT_MOVE_FARTHER;
      return TRUE;
    }
  *kind = then->values[ENT_ASPECT_POWER] != now->values[ENT_ASPECT_POWER] ? ENT_MOVE_POWER : ENT_MOVE_OTHER;
  return *kind == ENT_MOVE_POWER || then->values[ENT_ASPECT_ALLY] != now->values[ENT_ASPECT_ALLY] ||
         then->values[ENT_ASPECT_DESIRED] != now->values[ENT_ASPECT_DESIRED];
}

static void
add_move (EntMomentChanges *changes, const EntStakeholder *stakeholder, EntMoveKind kind, const Held *then, const Held *now)
{
  EntMove move = { .id = ent_id_ref (stakeholder->base.id), .kind = (guint8) kind };
  guint power_then = then->values[ENT_ASPECT_POWER], power_now = now->values[ENT_ASPECT_POWER];

  memcpy (move.then, then->values, sizeof move.then);
  memcpy (move.now, now->values, sizeof move.now);
  g_array_append_val (changes->moves, move);
  changes->n[kind]++;
  if (power_then != ENT_POWER_NOT_ASSESSED && power_now != ENT_POWER_NOT_ASSESSED)
    {
      changes->n_power_up += power_now > power_then;
      changes->n_power_down += power_now < power_then;
    }
}

static int
step_of (const EntMove *move)
{
  int step = move->now[ENT_ASPECT_COMMITMENT] - move->then[ENT_ASPECT_COMMITMENT];

  switch (move->kind)
    {
    case ENT_MOVE_FARTHER:
    case ENT_MOVE_UNASSESSED:
      return -step;
    case ENT_MOVE_POWER:
      /* up before down */
      return move->now[ENT_ASPECT_POWER] - move->then[ENT_ASPECT_POWER];
    case ENT_MOVE_NEARER:
    case ENT_MOVE_ASSESSED:
    case ENT_MOVE_OTHER:
    default:
      return step;
    }
}

/* Stable: those that are alike stay in the order of the map. */
static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const EntMove *one = a, *other = b;

  if (one->kind != other->kind)
    return one->kind - other->kind;
  if (step_of (one) != step_of (other))
    return step_of (other) - step_of (one);
  return other->now[ENT_ASPECT_POWER] - one->now[ENT_ASPECT_POWER];
}

static void
clear_move (gpointer data)
{
  ent_id_clear (&((EntMove *) data)->id);
}

EntMomentChanges *
ent_compare_moments (EntMap *map, const char *from, const char *to)
{
  EntMomentChanges *changes = g_new0 (EntMomentChanges, 1);
  Held then = held_at (map, from), now = held_at (map, to);

  changes->moves = g_array_new (FALSE, FALSE, sizeof (EntMove));
  g_array_set_clear_func (changes->moves, clear_move);
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      EntMoveKind kind;

      if (!ent_stakeholder_is_on_map (stakeholder))
        continue;
      changes->n_compared++;
      find_held (map, stakeholder, &then, &now);
      if (find_kind (&then, &now, &kind))
        add_move (changes, stakeholder, kind, &then, &now);
    }
  g_array_sort (changes->moves, compare_moves);
  return changes;
}

void
ent_moment_changes_free (EntMomentChanges *changes)
{
  if (changes == NULL)
    return;
  g_array_unref (changes->moves);
  g_free (changes);
}

const EntMoment *
ent_moment_before (EntMap *map, const char *moment)
{
  const EntMoment *of = moment != NULL ? ent_map_moment (map, moment) : NULL;

  return of != NULL && of->rank > 0 ? ent_map_moment_in_time (map, of->rank - 1) : NULL;
}
