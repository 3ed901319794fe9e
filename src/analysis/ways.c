/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What steps and people on a way cost, and how the map becomes a graph of them.
 *
 *   a tie: strong 2, normal 3, weak 4        leading          0
 *   if it is unclear whether it holds: +1    supportive       1
 *   up to an umbrella body: +1               neutral         30
 *   between a part and its organisation: 1   not assessed    40
 *   beginning at odds with the target: 20    unaware         50
 *                                            resistant      600
 *
 * A tie is 6 at most, so two more steps through people in favour, over the weakest ties (4 · 6 + 3 · 1 = 27), cost less than
 * one neutral person between the strongest links (2 · 1 + 30 = 32): people in favour come first, and how strong a tie is
 * decides among those ways only. With usual ties the detour may be seven steps longer; a way that long would not be
 * gone. Neutral before not assessed: what is known can be planned with. One who is unaware costs less than two neutral ones:
 * there is one person to inform. An opponent costs more than eleven unaware people one after the other (11 · 50 + 12 · 4), so is
 * on a way only where there is no other that anybody would go.
 *
 * At odds: somebody in tension with the target, or whose tie with it is broken, is not the one to be sent, also where there is
 * another tie between them. Another who begins comes first even if that takes two more steps through people in favour, over the
 * weakest ties (3 · 6 + 2 · 1 = 20, before 20 + 1), but not if it takes one who is neutral (2 · 1 + 30, after 20 + 6): what people
 * in the middle want weighs more than a quarrel that is known, and that is told with the way.
 *
 * Umbrella bodies: member-of points up, but carries both ways. An association reaches its members, which is why one goes to
 * it; a member has a voice in it, but one among many, so that way costs more.
 */
#include "analysis/ways.h"

#include "analysis/standing.h"
#include "analysis/ways-search.h"

#define COST_INSIDE 1u
#define COST_UNCLEAR 1u
#define COST_UP 1u
#define COST_AT_ODDS 20u

/* From whom one who reaches somebody goes on. */
#define PASSED_BY_AN_ALLY (1u << ENT_COMMITMENT_LEADING | 1u << ENT_COMMITMENT_SUPPORTIVE | 1u << ENT_COMMITMENT_NOT_ASSESSED)

static const guint tie_costs[] = {
  [ENT_STRENGTH_NORMAL] = 3,
  [ENT_STRENGTH_WEAK] = 4,
  [ENT_STRENGTH_STRONG] = 2,
};

static const guint person_costs[ENT_N_COMMITMENTS] = {
  [ENT_COMMITMENT_LEADING] = 0,
  [ENT_COMMITMENT_SUPPORTIVE] = 1,
  [ENT_COMMITMENT_NEUTRAL] = 30,
  [ENT_COMMITMENT_NOT_ASSESSED] = 40,
  [ENT_COMMITMENT_UNAWARE] = 50,
  [ENT_COMMITMENT_RESISTANT] = 600,
};

/* --- the map as a graph: a vertex is a stakeholder's place --- */

static guint
place_of (EntMap *map, EntId id)
{
  return ent_map_place (map, ent_map_stakeholder (map, id));
}

static void
add_tie (EntMap *map, GArray *all, guint place)
{
  const EntTie *tie = ent_map_tie_at (map, place);
  guint from, to, cost;

  if (!ent_tie_works (tie))
    return;
  from = place_of (map, tie->from);
  to = place_of (map, tie->to);
  cost = tie_costs[tie->strength] + (tie->unclear ? COST_UNCLEAR : 0);
  ent_links_add (all, from, to, cost + (tie->kind == ENT_TIE_MEMBER_OF ? COST_UP : 0), place);
  if (tie->kind == ENT_TIE_MEMBER_OF || ent_tie_direction (tie) != ENT_DIRECTION_FORWARD)
    ent_links_add (all, to, from, cost, place);
}

static EntLinks *
link_all (EntMap *map)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (EntLink));

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *part = ent_map_stakeholder_at (map, i);
      guint whole;

      if (part->part_of == NULL)
        continue;
      whole = place_of (map, part->part_of);
      ent_links_add (all, i, whole, COST_INSIDE, ENT_NO_TIE);
      ent_links_add (all, whole, i, COST_INSIDE, ENT_NO_TIE);
    }
  for (guint i = 0; i < ent_map_n_ties (map); i++)
    add_tie (map, all, i);
  return ent_links_new (ent_map_n_stakeholders (map), all);
}

EntCommitment
ent_ways_commitment (EntMap *map, const char *moment, const EntStakeholder *stakeholder)
{
  guint commitment;

  g_return_val_if_fail (ENT_IS_MAP (map), ENT_COMMITMENT_NOT_ASSESSED);
  g_return_val_if_fail (stakeholder != NULL, ENT_COMMITMENT_NOT_ASSESSED);

  for (;; stakeholder = ent_map_stakeholder (map, stakeholder->part_of))
    {
      commitment = ent_map_rating (map, stakeholder, moment, ENT_ASPECT_COMMITMENT);
      if (ent_map_rating (map, stakeholder, moment, ENT_ASPECT_ALLY) != 0)
        commitment = MAX (commitment, ENT_COMMITMENT_SUPPORTIVE);
      if (commitment != ENT_COMMITMENT_NOT_ASSESSED || ent_stakeholder_is_on_map (stakeholder))
        return commitment;
    }
}

/* Of each, as EntCommitment. */
static guint8 *
find_commitments (EntMap *map, const char *moment)
{
  guint n = ent_map_n_stakeholders (map);
  guint8 *commitments = g_new0 (guint8, n);

  for (guint i = 0; i < n; i++)
    commitments[i] = (guint8) ent_ways_commitment (map, moment, ent_map_stakeholder_at (map, i));
  return commitments;
}

/* @passed: bits 1 << EntCommitment, of those from whom a way goes on. */
static guint *
find_further (const guint8 *commitments, guint n, guint passed)
{
  guint *further = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    further[i] = (passed & 1u << commitments[i]) != 0 ? person_costs[commitments[i]] : ENT_NO_FURTHER;
  return further;
}

/* --- ways and steps --- */

static void
clear_step (gpointer data)
{
  EntWayStep *step = data;

  ent_id_clear (&step->from);
  ent_id_clear (&step->to);
  ent_id_clear (&step->tie);
}

static EntWay *
new_way (void)
{
  EntWay *way = g_atomic_rc_box_new0 (EntWay);

  way->steps = g_array_new (FALSE, FALSE, sizeof (EntWayStep));
  way->worst = ENT_COMMITMENT_LEADING;
  g_array_set_clear_func (way->steps, clear_step);
  return way;
}

static void
add_step (GArray *steps, EntId from, EntId to, EntId tie)
{
  const EntWayStep step = { ent_id_ref (from), ent_id_ref (to), ent_id_ref (tie) };

  g_array_append_val (steps, step);
}

EntWay *
ent_way_ref (EntWay *way)
{
  g_return_val_if_fail (way != NULL, NULL);

  return g_atomic_rc_box_acquire (way);
}

static void
clear_way (gpointer data)
{
  g_array_unref (((EntWay *) data)->steps);
}

void
ent_way_unref (EntWay *way)
{
  if (way != NULL)
    g_atomic_rc_box_release_full (way, clear_way);
}

EntId *
ent_way_stakeholders (const EntWay *way)
{
  EntId *ids;

  g_return_val_if_fail (way != NULL && way->steps->len > 0, NULL);

  ids = g_new0 (EntId, way->steps->len + 2);
  ids[0] = ent_id_ref (g_array_index (way->steps, EntWayStep, 0).from);
  for (guint i = 0; i < way->steps->len; i++)
    ids[i + 1] = ent_id_ref (g_array_index (way->steps, EntWayStep, i).to);
  return ids;
}

/* --- what a way costs --- */

/* What it costs to begin with @begin, where @odds are those of @target. */
static guint
begin_cost (EntMap *map, GPtrArray *odds, const EntStakeholder *target, const EntStakeholder *begin)
{
  return ent_odds_with (map, odds, target, begin) != NULL ? COST_AT_ODDS : 0;
}

void
ent_way_costs (EntMap *map, const char *moment, const EntWay *way, guint costs[ENT_N_WAY_COSTS])
{
  const EntWayStep *steps = (const EntWayStep *) (gconstpointer) way->steps->data;
  const EntStakeholder *target = ent_map_stakeholder (map, steps[way->steps->len - 1].to);
  g_autoptr (GPtrArray) odds = ent_find_odds (map, target);

  for (guint i = 0; i < ENT_N_WAY_COSTS; i++)
    costs[i] = 0;
  costs[ENT_WAY_COST_BEGIN] = begin_cost (map, odds, target, ent_map_stakeholder (map, steps[0].from));
  for (guint i = 0; i < way->steps->len; i++)
    {
      const EntTie *tie = steps[i].tie != NULL ? ent_map_tie (map, steps[i].tie) : NULL;

      costs[ENT_WAY_COST_TIES] += tie != NULL ? tie_costs[tie->strength] : COST_INSIDE;
      costs[ENT_WAY_COST_UNCLEAR] += tie != NULL && tie->unclear ? COST_UNCLEAR : 0;
      costs[ENT_WAY_COST_UP] += tie != NULL && tie->kind == ENT_TIE_MEMBER_OF && tie->from == steps[i].from ? COST_UP : 0;
      if (i > 0)
        costs[ENT_WAY_COST_BETWEEN] += person_costs[ent_ways_commitment (map, moment, ent_map_stakeholder (map, steps[i].from))];
    }
}

/* --- ways in --- */

static EntId
id_at (EntMap *map, guint place)
{
  return ent_map_stakeholder_at (map, place)->base.id;
}

static EntId
tie_id (EntMap *map, const EntLink *link)
{
  return link->tie != ENT_NO_TIE ? ent_map_tie_at (map, link->tie)->base.id : NULL;
}

/* Of guint, rising: those of whom @aspect is @value. */
static GArray *
find_rated (EntMap *map, const char *moment, EntAspect aspect, guint value)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    if (ent_map_rating (map, ent_map_stakeholder_at (map, i), moment, aspect) == value)
      g_array_append_val (places, i);
  return places;
}

/* As they are assessed themselves: who is inside somebody in favour is a step away from that one, not a beginning. */
static GArray *
find_begins (EntMap *map, const char *moment, EntWaysFrom *from)
{
  static const struct
  {
    EntAspect aspect;
    guint value;
  } begins[] = {
    [ENT_WAYS_FROM_ALLIES] = { ENT_ASPECT_ALLY, TRUE },
    [ENT_WAYS_FROM_LEADING] = { ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING },
    [ENT_WAYS_FROM_SUPPORTIVE] = { ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE },
  };

  for (*from = 0; *from < ENT_WAYS_FROM_NOBODY; ++*from)
    {
      g_autoptr (GArray) places = find_rated (map, moment, begins[*from].aspect, begins[*from].value);

      if (places->len > 0)
        return g_steal_pointer (&places);
    }
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

static gboolean
is_among (const GArray *places, guint place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return TRUE;
  return FALSE;
}

static guint8
least_in_favour (guint8 a, guint8 b)
{
  return person_costs[a] >= person_costs[b] ? a : b;
}

static EntWay *
tell_way (EntMap *map, const EntLinks *links, const guint8 *commitments, const EntLinkWay *found)
{
  EntWay *way = new_way ();

  way->cost = found->cost;
  for (guint i = 0; i + 1 < found->n; i++)
    {
      const EntLink *link = ent_links_find (links, found->at[i], found->at[i + 1]);

      add_step (way->steps, id_at (map, link->from), id_at (map, link->to), tie_id (map, link));
      if (i > 0)
        way->worst = least_in_favour (way->worst, commitments[link->from]);
    }
  return way;
}

/* Whether a tie leads from outside to @target, to anybody inside it or to whom it is in. O(links) */
static gboolean
has_tie_in (const EntLinks *links, guint target)
{
  g_autofree guint8 *is_family = g_new0 (guint8, links->n);
  g_autoptr (GArray) family = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (family, target);
  is_family[target] = TRUE;
  for (guint i = 0; i < family->len; i++)
    {
      guint at = g_array_index (family, guint, i);

      for (guint j = links->first[at]; j < links->first[at + 1]; j++)
        {
          const EntLink *link = &links->links[j];

          if (link->tie != ENT_NO_TIE || is_family[link->to])
            continue;
          is_family[link->to] = TRUE;
          g_array_append_val (family, link->to);
        }
    }
  for (guint i = 0; i < links->first[links->n]; i++)
    if (is_family[links->links[i].to] && !is_family[links->links[i].from])
      return TRUE;
  return FALSE;
}

/* What all ways have in common, whoever they lead to. */
typedef struct
{
  EntMap *map;
  EntWaysFrom from;
  GArray *begins; /* of guint */
  EntLinks *links;
  guint8 *commitments;
  guint *further;
} Net;

static Net *
net_new (EntMap *map, const char *moment)
{
  Net *self = g_new0 (Net, 1);

  self->map = map;
  self->begins = find_begins (map, moment, &self->from);
  self->links = link_all (map);
  self->commitments = find_commitments (map, moment);
  self->further = find_further (self->commitments, self->links->n, G_MAXUINT);
  for (guint i = 0; i < self->begins->len; i++)
    self->further[g_array_index (self->begins, guint, i)] = 0;
  return self;
}

static void
net_free (Net *self)
{
  g_array_unref (self->begins);
  ent_links_free (self->links);
  g_free (self->commitments);
  g_free (self->further);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Net, net_free)

/* The ends on the map of these ties. */
static GHashTable *
find_wholes (EntMap *map, GPtrArray *ties)
{
  GHashTable *wholes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ties->len; i++)
    {
      const EntTie *tie = g_ptr_array_index (ties, i);

      g_hash_table_add (wholes, (gpointer) ent_stakeholder_on_map (map, ent_map_stakeholder (map, tie->from)));
      g_hash_table_add (wholes, (gpointer) ent_stakeholder_on_map (map, ent_map_stakeholder (map, tie->to)));
    }
  return wholes;
}

/* What it costs to go on to @target, from those with whom ways begin too. */
static guint *
find_further_to (const Net *net, guint target)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder_at (net->map, target);
  g_autoptr (GPtrArray) odds = ent_find_odds (net->map, stakeholder);
  g_autoptr (GHashTable) wholes = find_wholes (net->map, odds);
  guint *further = g_memdup2 (net->further, net->links->n * sizeof *further);

  for (guint i = 0; odds->len > 0 && i < net->begins->len; i++)
    {
      guint at = g_array_index (net->begins, guint, i);
      const EntStakeholder *begin = ent_map_stakeholder_at (net->map, at);

      /* most are at odds with nobody, and need not be looked for among all who are */
      if (g_hash_table_contains (wholes, ent_stakeholder_on_map (net->map, begin)))
        further[at] = begin_cost (net->map, odds, stakeholder, begin);
    }
  return further;
}

static void
find_ways (const Net *net, guint target, EntWays *ways, EntProgress *progress)
{
  g_autofree guint *further = find_further_to (net, target);
  g_autoptr (GPtrArray) found = ent_links_find_ways (net->links, further, net->begins, target, ENT_MOST_WAYS, progress);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (ways->ways, tell_way (net->map, net->links, net->commitments, g_ptr_array_index (found, i)));
  if (found->len == 0)
    ways->outcome = has_tie_in (net->links, target) ? ENT_WAYS_NO_WAY : ENT_WAYS_NO_TIE;
}

static void
free_way (gpointer way)
{
  ent_way_unref (way);
}

/* NULL where @progress was stopped. */
static EntWays *
find_ways_to (const Net *net, guint target, EntProgress *progress)
{
  g_autoptr (EntWays) ways = g_new0 (EntWays, 1);

  ways->from = net->from;
  ways->ways = g_ptr_array_new_with_free_func (free_way);
  if (net->begins->len == 0)
    ways->outcome = ENT_WAYS_NO_BEGIN;
  else if (is_among (net->begins, target))
    ways->outcome = ENT_WAYS_IS_ONE;
  else
    find_ways (net, target, ways, progress);
  return ent_progress_is_stopped (progress) ? NULL : g_steal_pointer (&ways);
}

EntWays *
ent_find_ways_in (EntMap *map, const char *moment, const char *target, EntProgress *progress)
{
  const EntStakeholder *stakeholder;
  g_autoptr (Net) net = NULL;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  stakeholder = ent_map_stakeholder (map, target);
  g_return_val_if_fail (stakeholder != NULL, NULL);

  net = net_new (map, moment);
  return find_ways_to (net, ent_map_place (map, stakeholder), progress);
}

static void
free_ways (gpointer ways)
{
  ent_ways_free (ways);
}

GPtrArray *
ent_find_ways_in_to (EntMap *map, const char *moment, GPtrArray *targets, guint most, EntProgress *progress)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_ways);
  g_autoptr (Net) net = NULL;
  guint n = MIN (targets->len, most);

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);

  for (guint i = 0; i < n; i++)
    {
      const EntStakeholder *target = ent_map_stakeholder (map, g_ptr_array_index (targets, i));
      EntWays *ways;

      g_return_val_if_fail (target != NULL, NULL);
      if (net == NULL)
        net = net_new (map, moment);
      ways = find_ways_to (net, ent_map_place (map, target), progress);
      if (ways == NULL)
        return NULL;
      g_ptr_array_add (all, ways);
    }
  return g_steal_pointer (&all);
}

void
ent_ways_free (EntWays *ways)
{
  if (ways == NULL)
    return;
  g_ptr_array_unref (ways->ways);
  g_free (ways);
}

/* --- whom one reaches --- */

static void
clear_reached (gpointer data)
{
  EntReached *reached = data;

  ent_id_clear (&reached->id);
  ent_id_clear (&reached->tie);
}

/* @found: of EntLinkReached. */
static GArray *
tell_reach (EntMap *map, const EntLinks *links, const guint8 *commitments, const GArray *found)
{
  GArray *reached = g_array_sized_new (FALSE, FALSE, sizeof (EntReached), found->len);

  g_array_set_clear_func (reached, clear_reached);
  for (guint i = 0; i < found->len; i++)
    {
      const EntLinkReached *at = &g_array_index (found, EntLinkReached, i);
      EntReached next = { ent_id_ref (id_at (map, at->at)), NULL, at->cost, at->n_steps, at->via, ENT_COMMITMENT_LEADING };

      if (at->via >= 0)
        {
          guint before = g_array_index (found, EntLinkReached, at->via).at;

          next.tie = ent_id_ref (tie_id (map, ent_links_find (links, before, at->at)));
          next.worst = g_array_index (reached, EntReached, at->via).worst;
          /* those from whom it began are not between */
          if (g_array_index (found, EntLinkReached, at->via).via >= 0)
            next.worst = least_in_favour (next.worst, commitments[before]);
        }
      g_array_append_val (reached, next);
    }
  return reached;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

GArray *
ent_find_reach_of (EntMap *map, const char *moment, GPtrArray *ids)
{
  g_autoptr (EntLinks) links = NULL;
  g_autofree guint8 *commitments = NULL;
  g_autofree guint *further = NULL;
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      const EntStakeholder *start = ent_map_stakeholder (map, g_ptr_array_index (ids, i));
      guint place;

      g_return_val_if_fail (start != NULL, NULL);
      place = ent_map_place (map, start);
      g_array_append_val (starts, place);
    }
  g_array_sort (starts, compare_places);

  links = link_all (map);
  commitments = find_commitments (map, moment);
  further = find_further (commitments, links->n, PASSED_BY_AN_ALLY);
  found = ent_links_find_reach (links, further, starts);
  return tell_reach (map, links, commitments, found);
}

GArray *
ent_find_reach (EntMap *map, const char *moment, const char *id)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) id);
  return ent_find_reach_of (map, moment, one);
}

EntWay *
ent_reached_way (GArray *reached, guint place)
{
  EntWay *way;
  const EntReached *at;

  g_return_val_if_fail (reached != NULL && place > 0 && place < reached->len, NULL);

  at = &g_array_index (reached, EntReached, place);
  g_return_val_if_fail (at->via >= 0, NULL);
  way = new_way ();
  way->cost = at->cost;
  way->worst = at->worst;
  g_array_set_size (way->steps, at->n_steps);
  for (guint i = at->n_steps; i > 0; i--)
    {
      const EntReached *before = &g_array_index (reached, EntReached, at->via);

      g_array_index (way->steps, EntWayStep, i - 1) = (EntWayStep) { ent_id_ref (before->id), ent_id_ref (at->id), ent_id_ref (at->tie) };
      at = before;
    }
  return way;
}

GPtrArray *
ent_find_before (EntMap *map, const char *target)
{
  const EntStakeholder *stakeholder;
  g_autoptr (EntLinks) links = NULL;
  GPtrArray *before;

  g_return_val_if_fail (ENT_IS_MAP (map), NULL);
  stakeholder = ent_map_stakeholder (map, target);
  g_return_val_if_fail (stakeholder != NULL, NULL);

  links = link_all (map);
  before = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_id_unref);
  for (guint i = 0; i < links->first[links->n]; i++)
    if (links->links[i].to == ent_map_place (map, stakeholder) && links->links[i].tie != ENT_NO_TIE)
      g_ptr_array_add (before, ent_id_ref (id_at (map, links->links[i].from)));
  return before;
}
