/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands against, aside, in favour, and alone. */
#include "analysis/standing.h"

/* --- lists --- */

typedef struct
{
  const EntStakeholder *stakeholder;
  guint power;
} Found;

static void
add_found (GArray *found, const EntStakeholder *stakeholder, guint power)
{
  Found one = { stakeholder, power };

  g_array_append_val (found, one);
}

/* Power that is not assessed is less than any other. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  return (int) other->power - (int) one->power;
}

static GPtrArray *
take_ids (GArray *found)
{
  GPtrArray *ids = g_ptr_array_new_full (found->len, (GDestroyNotify) ent_id_unref);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (ids, ent_id_ref (g_array_index (found, Found, i).stakeholder->base.id));
  return ids;
}

#define ANY_COMMITMENT ((1u << ENT_N_COMMITMENTS) - 1)
#define IN_FAVOUR (1u << ENT_COMMITMENT_SUPPORTIVE | 1u << ENT_COMMITMENT_LEADING)

/* Who is looked for. */
typedef struct
{
  guint commitments; /* bits 1 << EntCommitment */
  guint sector;      /* ENT_N_SECTORS: any */
  guint least_power;
  gboolean allies;   /* only they */
  gboolean by_power; /* the one with more decision power first, where that is what is asked */
} Wanted;

static GPtrArray *
find_wanted (EntMap *map, const char *moment, const Wanted *wanted)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      guint power;

      if (!ent_stakeholder_is_on_map (stakeholder) || (wanted->sector != ENT_N_SECTORS && stakeholder->sector != wanted->sector))
        continue;
      if ((wanted->commitments & 1u << ent_map_rating (map, stakeholder, moment, ENT_ASPECT_COMMITMENT)) == 0)
        continue;
      power = ent_map_rating (map, stakeholder, moment, ENT_ASPECT_POWER);
      if (power >= wanted->least_power && (!wanted->allies || ent_map_rating (map, stakeholder, moment, ENT_ASPECT_ALLY) != 0))
        add_found (found, stakeholder, power);
    }
  /* stable: of equals the order of the map holds */
  if (wanted->by_power)
    g_array_sort (found, compare_found);
  return take_ids (found);
}

GPtrArray *
ent_find_opponents (EntMap *map, const char *moment)
{
  return find_wanted (map, moment, &(Wanted) { 1u << ENT_COMMITMENT_RESISTANT, ENT_N_SECTORS, 0, FALSE, TRUE });
}

GPtrArray *
ent_find_silent_power (EntMap *map, const char *moment)
{
  return find_wanted (map, moment, &(Wanted) { 1u << ENT_COMMITMENT_UNAWARE | 1u << ENT_COMMITMENT_NEUTRAL, ENT_N_SECTORS, ENT_MUCH_POWER, FALSE, TRUE });
}

GPtrArray *
ent_find_allies (EntMap *map, const char *moment)
{
  return find_wanted (map, moment, &(Wanted) { ANY_COMMITMENT, ENT_N_SECTORS, 0, TRUE, FALSE });
}

GPtrArray *
ent_find_at (EntMap *map, const char *moment, guint sector, guint commitment)
{
  return find_wanted (map, moment, &(Wanted) { 1u << commitment, sector, 0, FALSE, FALSE });
}

GPtrArray *
ent_find_in_favour (EntMap *map, const char *moment, guint sector)
{
  return find_wanted (map, moment, &(Wanted) { IN_FAVOUR, sector, 0, FALSE, FALSE });
}

/* --- alone --- */

/* Whom on the map @tie brings together; FALSE: nobody, for it does not work or stays inside one organisation. */
static gboolean
find_ends (EntMap *map, const EntTie *tie, const EntStakeholder *ends[2])
{
  if (!ent_tie_works (tie))
    return FALSE;
  ends[0] = ent_stakeholder_on_map (map, ent_map_stakeholder (map, tie->from));
  ends[1] = ent_stakeholder_on_map (map, ent_map_stakeholder (map, tie->to));
  return ends[0] != ends[1];
}

GPtrArray *
ent_find_isolated (EntMap *map)
{
  g_autofree guint8 *is_tied = g_new0 (guint8, ent_map_n_stakeholders (map));
  GPtrArray *ids = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  const EntStakeholder *ends[2];

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    if (find_ends (map, ent_map_tie_at (map, i), ends))
      is_tied[ent_map_place (map, ends[0])] = is_tied[ent_map_place (map, ends[1])] = TRUE;
  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);

      if (!is_tied[i] && ent_stakeholder_is_on_map (stakeholder))
        g_ptr_array_add (ids, ent_id_ref (stakeholder->base.id));
    }
  return ids;
}

guint
ent_find_sectors_apart (EntMap *map)
{
  guint there = 0, tied = 0;
  const EntStakeholder *ends[2];

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (ent_stakeholder_is_on_map (ent_map_stakeholder_at (map, i)))
      there |= 1u << ent_map_stakeholder_at (map, i)->sector;
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    if (find_ends (map, ent_map_tie_at (map, i), ends) && ends[0]->sector != ends[1]->sector)
      tied |= 1u << ends[0]->sector | 1u << ends[1]->sector;
  return there & ~tied;
}
