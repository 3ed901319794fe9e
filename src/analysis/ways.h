/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways in: from those in favour, over ties, to somebody who is to be won; and whom an ally can reach.
 *
 * "Talk first to people who appear to be in favour, and then to those in decision-making positions" (guidance 1.1): a way
 * begins with an ally, if it can with one who is not at odds with that somebody, and goes, tie by tie in the direction in
 * which each works, as far as it can through people in favour. Between an umbrella body and its members it goes both ways.
 * Tension, broken ties and those that are still to be built carry nobody. People and departments inside an organisation are
 * on ways too: the step between them and it needs no tie. The map is only read.
 */
#pragma once

#include "model/map.h"
#include "model/progress.h"

G_BEGIN_DECLS

typedef struct
{
  EntId from, to; /* owned */
  EntId tie;      /* owned; NULL: one is inside the other */
} EntWayStep;

typedef struct
{
  GArray *steps; /* of EntWayStep, from the ally to the target; one at least */
  guint cost;
  guint8 worst; /* EntCommitment of the one between its ends who is least in favour; ENT_COMMITMENT_LEADING where nobody is between */
} EntWay;

/* With whom ways begin. */
typedef enum
{
  ENT_WAYS_FROM_ALLIES,
  ENT_WAYS_FROM_LEADING,    /* nobody is marked as an ally */
  ENT_WAYS_FROM_SUPPORTIVE, /* and nobody is leading */
  ENT_WAYS_FROM_NOBODY,
} EntWaysFrom;

/* Why there are none. */
typedef enum
{
  ENT_WAYS_FOUND,
  ENT_WAYS_IS_ONE,   /* the target itself is one of those with whom ways begin */
  ENT_WAYS_NO_BEGIN, /* nobody is in favour */
  ENT_WAYS_NO_TIE,   /* no tie that works leads to the target, to anybody inside it or to those it is inside */
  ENT_WAYS_NO_WAY,   /* none of those with whom ways begin reaches it */
} EntWaysOutcome;

#define ENT_MOST_WAYS 3
/* That are told and shown of a way: nobody goes one that is longer, and a file may have one through everybody. */
#define ENT_MOST_STEPS 12
typedef struct
{
  EntWaysFrom from;
  EntWaysOutcome outcome;
  GPtrArray *ways; /* of EntWay, the best first, at most ENT_MOST_WAYS */
} EntWays;

/* How committed whoever goes through @stakeholder finds it at @moment (NULL: the latest). An ally is in favour, so supportive
 * at least; people and departments of whom nothing is known stand with the organisation that they are in. */
EntCommitment ent_ways_commitment (EntMap *map, const char *moment, const EntStakeholder *stakeholder);

/* The best ways to @target, which is on the map or inside somebody, at @moment (NULL: the latest), each through other people:
 * where two stakeholders have several ties, the best of them stands for all. A step costs by its tie and by the one who stands
 * between, see ways.c; of equal ways the one with fewer steps comes first, then the order of the map decides, from the beginning
 * on. None of those with whom ways begin is in the middle of one. Yen, "Finding the k shortest loopless paths in a network",
 * Management Science 17 (11), 1971, on Dijkstra's shortest paths. NULL where @progress, which may be NULL, was stopped.
 * O(steps · ties log n) */
EntWays *ent_find_ways_in (EntMap *map, const char *moment, const char *target, EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
/* The same to each of the first @most of @targets (EntId or texts): of EntWays, owned, in their order. To go through the ties of
 * a large map takes longer than to find ways over them, and is done once for all. */
GPtrArray *ent_find_ways_in_to (EntMap *map,
                                const char *moment,
                                GPtrArray *targets,
                                guint most,
                                EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
void ent_ways_free (EntWays *ways); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWays, ent_ways_free)
/* It never changes, so whoever keeps it holds it, in any thread. */
EntWay *ent_way_ref (EntWay *way);
void ent_way_unref (EntWay *way); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntWay, ent_way_unref)
/* Everybody on it, from the ally to the target; NULL-terminated, to be freed with ent_map_free_ids(). */
EntId *ent_way_stakeholders (const EntWay *way) G_GNUC_WARN_UNUSED_RESULT;

/* What a way costs, by what for. */
typedef enum
{
  ENT_WAY_COST_BEGIN,   /* whoever it begins with is at odds with the target */
  ENT_WAY_COST_BETWEEN, /* by where those in between stand */
  ENT_WAY_COST_TIES,    /* by how strong they are */
  ENT_WAY_COST_UNCLEAR, /* whether they hold */
  ENT_WAY_COST_UP,      /* to umbrella bodies */
  ENT_N_WAY_COSTS,
} EntWayCost;

/* Of a way of this map as it is now, found by ent_find_ways_in() at the same moment: they sum up to its cost. O(ties) */
void ent_way_costs (EntMap *map, const char *moment, const EntWay *way, guint costs[ENT_N_WAY_COSTS]);

/* Who stands right before @target: of EntId, owned, in the order of the map. O(n + ties) */
GPtrArray *ent_find_before (EntMap *map, const char *target) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  EntId id;  /* owned */
  EntId tie; /* owned; of the last step, as in a way */
  guint cost;
  guint n_steps;
  int via;      /* place in the list of the one from whom the last step comes; -1: it is the first */
  guint8 worst; /* of those between, as in a way */
} EntReached;

/* Whom @id reaches, itself first, the nearest by cost, then by steps, before the others: of EntReached. Only through people in
 * favour or of whom nothing is known, unlike a way in: an ally does not walk through those who are against, unaware or
 * neutral. They are reached, and nobody behind them through them. O(ties log n) */
GArray *ent_find_reach (EntMap *map, const char *moment, const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* The same of all @ids (EntId or texts), together: they come first, in the order of the map. */
GArray *ent_find_reach_of (EntMap *map, const char *moment, GPtrArray *ids) G_GNUC_WARN_UNUSED_RESULT;
/* The way to the one at @place of what ent_find_reach() found; not for those from whom it began. */
EntWay *ent_reached_way (GArray *reached, guint place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
