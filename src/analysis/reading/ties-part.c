/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the reading: who is alone, apart or between others, and the ways in. */
#include "analysis/reading/reading-private.h"

#include "analysis/brokers.h"
#include "analysis/standing.h"

#define MOST_BROKERS 3
/* Through whom fewer of the pairs of others lead is no broker. */
#define LEAST_SHARE 0.05
/* Those who are to be won, to whom ways are told. */
#define MOST_TARGETS 5
/* Of those whom somebody reaches: each is told with the steps to it. */
#define MOST_REACHED 30

/* --- ties --- */

static void
say_isolated (EntReadingWriter *writer)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) isolated = ent_find_isolated (writer->map);
  EntReadingSentence *sentence;

  if (isolated->len == 0)
    {
      ent_reading_say (writer, "isolated", "%s", ent_words_text (words, "Everybody has a tie on the map (tension, broken and planned ones are not counted)."));
      return;
    }
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  sentence = ent_reading_say_of (writer, "isolated", isolated, ent_words_plural (words, "%1$s stakeholder has no tie on the map (tension, broken and planned ones are not counted): %2$s.", "%1$s stakeholders have no tie on the map (tension, broken and planned ones are not counted): %2$s.", isolated->len), ent_reading_number (writer, isolated), ent_reading_names (writer, isolated, NULL));
  /* Translators: something to do; %1$s is a list of stakeholders */
  ent_reading_propose (writer, sentence, ent_words_text (words, "Bring into contact with others: %1$s"), ent_reading_names (writer, isolated, NULL));
}

static void
say_sectors_apart (EntReadingWriter *writer)
{
  guint apart = ent_find_sectors_apart (writer->map);

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    if (apart & (1u << sector))
      {
        /* Translators: %1$s is a sector */
        EntReadingSentence *sentence = ent_reading_say (writer, "sector-apart", ent_words_text (writer->words, "%1$s: no tie on the map leads into another sector (tension, broken and planned ones are not counted)."), ent_reading_sector (writer, sector));

        sentence->sector = (int) sector;
        /* Translators: something to do; %1$s is a sector */
        ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Tie to another sector: %1$s"), ent_reading_sector_name (writer, sector));
      }
}

static void
say_brokers (EntReadingWriter *writer)
{
  g_autoptr (GArray) brokers = ent_find_brokers (writer->map, MOST_BROKERS, writer->progress);

  for (guint i = 0; brokers != NULL && i < brokers->len; i++)
    {
      const EntBroker *broker = &g_array_index (brokers, EntBroker, i);
      EntReadingSentence *sentence;

      if (broker->share < LEAST_SHARE)
        break;
      /* Translators: betweenness, for people; %1$s is a stakeholder, %2$u how many of a hundred pairs of others are nearest to each
       * other through it; the space before the sign is one that does not break */
      sentence = ent_reading_say (writer, "broker", ent_words_text (writer->words, "%1$s connects others: for %2$u %% of all pairs of them the shortest way leads through it."), ent_reading_name (writer, broker->id), (guint) (100 * broker->share + 0.5));
      ent_reading_add_number (sentence, "betweenness", broker->betweenness);
      ent_reading_add_number (sentence, "share", broker->share);
    }
}

void
ent_reading_write_ties (EntReadingWriter *writer)
{
  if (ent_map_n_stakeholders (writer->map) == 0)
    return;
  if (ent_map_n_ties (writer->map) == 0)
    {
      ent_reading_say (writer, "no-ties", "%s", ent_words_text (writer->words, "There is no tie on the map yet."));
      return;
    }
  say_isolated (writer);
  say_sectors_apart (writer);
  say_brokers (writer);
}

/* --- ways in --- */

/* What is not as sure as the sentence about it sounds. */
static void
say_how_sure (EntReadingWriter *writer, EntReadingSentence *sentence, const EntTie *tie)
{
  gboolean is_weak = tie->strength == ENT_STRENGTH_WEAK;

  if (is_weak && tie->unclear)
    ent_reading_say_more (writer, sentence, "%s", ent_words_text (writer->words, "This tie is weak, and it is unclear whether it holds."));
  else if (is_weak)
    ent_reading_say_more (writer, sentence, "%s", ent_words_text (writer->words, "This tie is weak."));
  else if (tie->unclear)
    ent_reading_say_more (writer, sentence, "%s", ent_words_text (writer->words, "It is unclear whether this tie holds."));
}

/* Who goes from one to the other, and by what. */
static void
say_step (EntReadingWriter *writer, EntReadingSentence *sentence, const EntWayStep *step)
{
  const EntWords *words = writer->words;
  const EntTie *tie = step->tie != NULL ? ent_map_tie (writer->map, step->tie) : NULL;
  const char *from = ent_reading_name (writer, step->from), *to = ent_reading_name (writer, step->to);
  gboolean forward = tie != NULL && tie->from == step->from;
  const EntStakeholder *first = ent_map_stakeholder (writer->map, step->from);

  if (tie == NULL && first != NULL && first->part_of == step->to)
    /* Translators: a step of a way; a person or department, and its organisation */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s is part of %2$s."), from, to);
  else if (tie == NULL)
    /* Translators: a step of a way; an organisation, and a person or department in it */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%2$s is part of %1$s."), from, to);
  else if (tie->kind == ENT_TIE_ALLIANCE)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s has an alliance with %2$s."), from, to);
  else if (tie->kind == ENT_TIE_AGREEMENT)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s has an agreement with %2$s."), from, to);
  else if (tie->kind == ENT_TIE_MEMBER_OF && forward)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s is a member of %2$s."), from, to);
  else if (tie->kind == ENT_TIE_MEMBER_OF)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s has %2$s as a member."), from, to);
  else if (tie->kind == ENT_TIE_INFORMS)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s informs %2$s."), from, to);
  else if (tie->kind == ENT_TIE_INFLUENCES)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s influences %2$s."), from, to);
  else if (tie->kind == ENT_TIE_OVERSEES)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s oversees %2$s."), from, to);
  else if (tie->kind == ENT_TIE_FUNDS)
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s funds %2$s."), from, to);
  else
    /* Translators: a step of a way, from one stakeholder to another */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "%1$s works with %2$s."), from, to);
  if (tie != NULL)
    say_how_sure (writer, sentence, tie);
}

/* With whom the target is at odds, of those who begin the way and end it: no wall shows that. */
static void
say_odds (EntReadingWriter *writer, EntReadingSentence *sentence, const EntWay *way)
{
  const EntWayStep *last = &g_array_index (way->steps, EntWayStep, way->steps->len - 1);
  const char *const ids[] = { g_array_index (way->steps, EntWayStep, 0).from, last->from };
  const EntStakeholder *target = ent_map_stakeholder (writer->map, last->to);
  g_autoptr (GPtrArray) odds = ent_find_odds (writer->map, target);
  const EntTie *told = NULL;

  for (guint i = 0; writer->spec->private && i < G_N_ELEMENTS (ids); i++)
    {
      const EntTie *tie = ent_odds_with (writer->map, odds, target, ent_map_stakeholder (writer->map, ids[i]));

      if (tie == NULL || tie == told)
        continue;
      told = tie;
      if (tie->kind == ENT_TIE_TENSION)
        /* Translators: of a way; %1$s and %2$s are stakeholders */
        ent_reading_say_more (writer, sentence, ent_words_text (writer->words, "Mind that %1$s and %2$s are in tension."), ent_reading_name (writer, tie->from), ent_reading_name (writer, tie->to));
      else
        /* Translators: of a way; %1$s and %2$s are stakeholders */
        ent_reading_say_more (writer, sentence, ent_words_text (writer->words, "Mind that the tie between %1$s and %2$s is broken."), ent_reading_name (writer, tie->from), ent_reading_name (writer, tie->to));
    }
}

/* Of those in the middle who are not in favour, for as much is to be minded. */
static void
say_hurdle (EntReadingWriter *writer, EntReadingSentence *sentence, const EntWay *way)
{
  for (guint i = 0; i < MIN (way->steps->len - 1, ENT_MOST_STEPS); i++)
    {
      const char *id = g_array_index (way->steps, EntWayStep, i).to;
      const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, id);
      guint commitment = stakeholder != NULL ? ent_ways_commitment (writer->map, writer->spec->moment, stakeholder) : ENT_COMMITMENT_NOT_ASSESSED;

      if (commitment == ENT_COMMITMENT_RESISTANT)
        /* Translators: %1$s is a stakeholder in the middle of a way */
        ent_reading_say_more (writer, sentence, ent_words_text (writer->words, "Mind that %1$s is resistant."), ent_reading_name (writer, id));
      else if (commitment == ENT_COMMITMENT_UNAWARE)
        /* Translators: %1$s is a stakeholder in the middle of a way */
        ent_reading_say_more (writer, sentence, ent_words_text (writer->words, "Mind that %1$s is unaware."), ent_reading_name (writer, id));
      else if (commitment == ENT_COMMITMENT_NEUTRAL)
        /* Translators: %1$s is a stakeholder in the middle of a way */
        ent_reading_say_more (writer, sentence, ent_words_text (writer->words, "Mind that %1$s is neutral."), ent_reading_name (writer, id));
      else if (commitment == ENT_COMMITMENT_NOT_ASSESSED)
        /* Translators: %1$s is a stakeholder in the middle of a way */
        ent_reading_say_more (writer, sentence, ent_words_text (writer->words, "Where %1$s stands is not assessed yet."), ent_reading_name (writer, id));
    }
}

/* All before the one to whom it leads: who stands last may have to be won through the others. Of EntId, borrowed. */
static GPtrArray *
list_through (const EntWay *way)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < way->steps->len; i++)
    g_ptr_array_add (ids, g_array_index (way->steps, EntWayStep, i).from);
  return ids;
}

EntReadingSentence *
ent_reading_say_way (EntReadingWriter *writer, const char *key, EntWay *way)
{
  const EntWayStep *first = &g_array_index (way->steps, EntWayStep, 0), *last = &g_array_index (way->steps, EntWayStep, way->steps->len - 1);
  g_autoptr (GPtrArray) through = NULL;
  EntReadingSentence *sentence;
  guint n = way->steps->len;

  /* Translators: a way in; %1$s is who is to be won, %2$s with whom the way begins, %3$u how many steps it has */
  sentence = ent_reading_say (writer, key, ent_words_plural (writer->words, "To %1$s from %2$s in %3$u step:", "To %1$s from %2$s in %3$u steps:", n),
                              ent_reading_with_rating (writer, last->to), ent_reading_name (writer, first->from), n);
  for (guint i = 0; i < MIN (n, ENT_MOST_STEPS); i++)
    say_step (writer, sentence, &g_array_index (way->steps, EntWayStep, i));
  if (n > ENT_MOST_STEPS)
    /* Translators: the end of a long way, of which the first steps have been told; %1$u is how many more there are, %2$s who is to
     * be won */
    ent_reading_say_more (writer, sentence, ent_words_plural (writer->words, "From there %1$u more step leads to %2$s.", "From there %1$u more steps lead to %2$s.", n - ENT_MOST_STEPS), n - ENT_MOST_STEPS, ent_reading_name (writer, last->to));
  say_hurdle (writer, sentence, way);
  say_odds (writer, sentence, way);
  sentence->way = ent_way_ref (way);
  ent_reading_add_number (sentence, "steps", n);
  ent_reading_add_number (sentence, "cost", way->cost);
  through = list_through (way);
  /* Translators: something to do; %1$s is who is to be won, %2$s a list of those who stand before it on the way there, in its order */
  ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Win over %1$s, through %2$s"), ent_reading_name (writer, last->to), ent_reading_names (writer, through, NULL));
  return sentence;
}

/* Why @target itself is one to talk to. */
static void
say_is_one (EntReadingWriter *writer, EntWaysFrom from, const char *target)
{
  const EntWords *words = writer->words;

  if (from == ENT_WAYS_FROM_ALLIES)
    /* Translators: %1$s is a stakeholder */
    ent_reading_say (writer, "way-not-needed", ent_words_text (words, "%1$s is an ally: talk to them directly."), ent_reading_name (writer, target));
  else if (from == ENT_WAYS_FROM_LEADING)
    /* Translators: %1$s is a stakeholder */
    ent_reading_say (writer, "way-not-needed", ent_words_text (words, "%1$s is leading: talk to them directly."), ent_reading_name (writer, target));
  else
    /* Translators: %1$s is a stakeholder */
    ent_reading_say (writer, "way-not-needed", ent_words_text (words, "%1$s is supportive: talk to them directly."), ent_reading_name (writer, target));
}

/* The other ends of ties that are still to be built to @target, or within whom it is or who is within it: of EntId, borrowed. */
static GPtrArray *
find_planned (EntReadingWriter *writer, const char *target)
{
  EntMap *map = writer->map;
  const EntStakeholder *whole = ent_stakeholder_on_map (map, ent_map_stakeholder (map, target));
  GPtrArray *planned = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ent_map_n_ties (map); i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);
      gboolean from_it, to_it;
      EntId other;

      if (tie->kind != ENT_TIE_TO_BUILD || ent_kept_value (tie->base.kept, "kind") != NULL)
        continue;
      from_it = ent_stakeholder_on_map (map, ent_map_stakeholder (map, tie->from)) == whole;
      to_it = ent_stakeholder_on_map (map, ent_map_stakeholder (map, tie->to)) == whole;
      other = from_it ? tie->to : tie->from;
      if (from_it != to_it && g_hash_table_add (seen, (gpointer) other))
        g_ptr_array_add (planned, other);
    }
  return planned;
}

static void
say_planned (EntReadingWriter *writer, EntReadingSentence *sentence, const char *target)
{
  g_autoptr (GPtrArray) planned = find_planned (writer, target);

  if (planned->len > 0)
    /* Translators: of somebody to whom there is no way yet; %1$s is a list of those with whom a tie is planned, the plural goes by how
     * many they are */
    ent_reading_say_more (writer, sentence, ent_words_plural (writer->words, "A tie with %1$s is still to be built.", "Ties with these are still to be built: %1$s.", planned->len), ent_reading_names (writer, planned, NULL));
}

/* Why nobody comes to @target. */
static void
say_no_way (EntReadingWriter *writer, const EntWays *ways, const char *target)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) before = NULL;
  EntReadingSentence *sentence;

  if (ways->outcome == ENT_WAYS_IS_ONE)
    {
      say_is_one (writer, ways->from, target);
      return;
    }
  if (ways->outcome == ENT_WAYS_NO_BEGIN)
    {
      sentence = ent_reading_say (writer, "no-begin", "%s", ent_words_text (words, "Nobody is an ally, leading or supportive, so no way can begin."));
      ent_reading_propose (writer, sentence, "%s", ent_words_text (words, "Agree on who the allies are"));
      return;
    }
  if (ways->outcome == ENT_WAYS_NO_TIE)
    /* Translators: %1$s is who is to be won */
    sentence = ent_reading_say (writer, "no-way", ent_words_text (words, "There is no way to %1$s: no tie on the map leads there (tension, broken and planned ones are not counted)."), ent_reading_with_rating (writer, target));
  else if (ways->from == ENT_WAYS_FROM_ALLIES)
    /* Translators: %1$s is who is to be won */
    sentence = ent_reading_say (writer, "no-way", ent_words_text (words, "There is no way to %1$s: no ally reaches it over ties that work."), ent_reading_with_rating (writer, target));
  else
    /* Translators: %1$s is who is to be won */
    sentence = ent_reading_say (writer, "no-way", ent_words_text (words, "There is no way to %1$s: none of those with whom ways begin reaches it over ties that work."), ent_reading_with_rating (writer, target));
  say_planned (writer, sentence, target);
  /* Translators: something to do; %1$s is a stakeholder */
  ent_reading_propose (writer, sentence, ent_words_text (words, "Build a tie to %1$s"), ent_reading_name (writer, target));
  before = ent_find_before (writer->map, target);
  if (before->len == 0)
    return;
  /* Translators: of somebody to whom there is no way yet; %1$s is a list of those who are tied to it, the plural goes by how many
   * they are */
  ent_reading_say_more (writer, sentence, ent_words_plural (words, "%1$s reaches it: a tie to them would open a way.", "These reach it: %1$s. A tie to one of them would open a way.", before->len), ent_reading_names (writer, before, ent_reading_with_rating));
  /* Translators: something to do; %1$s is who is to be won, %2$s a list of those who are tied to it */
  ent_reading_propose (writer, sentence, ent_words_text (words, "Build a tie to %1$s, or to somebody who reaches it: %2$s"), ent_reading_name (writer, target), ent_reading_names (writer, before, NULL));
}

static void
say_begin (EntReadingWriter *writer, EntWaysFrom from)
{
  if (from == ENT_WAYS_FROM_LEADING)
    ent_reading_say (writer, "begin", "%s", ent_words_text (writer->words, "Nobody is marked as an ally; ways begin with those who are leading."));
  else if (from == ENT_WAYS_FROM_SUPPORTIVE)
    ent_reading_say (writer, "begin", "%s", ent_words_text (writer->words, "Nobody is marked as an ally, and nobody is leading; ways begin with those who are supportive."));
}

/* Those who could decide and do not, then those who are against it, by decision power. */
static GPtrArray *
find_targets (EntReadingWriter *writer)
{
  GPtrArray *targets = ent_find_silent_power (writer->map, writer->spec->moment);
  g_autoptr (GPtrArray) opponents = ent_find_opponents (writer->map, writer->spec->moment);

  for (guint i = 0; i < opponents->len; i++)
    g_ptr_array_add (targets, ent_id_ref (g_ptr_array_index (opponents, i)));
  return targets;
}

/* Of @targets those behind the first @n_told, so that nobody takes these for all. */
static void
say_more_targets (EntReadingWriter *writer, GPtrArray *targets, guint n_told)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new ();

  for (guint i = n_told; i < targets->len; i++)
    g_ptr_array_add (more, g_ptr_array_index (targets, i));
  if (more->len == 0)
    return;
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  ent_reading_say_of (writer, "more-to-win", more, ent_words_plural (writer->words, "%1$s more is to be won: %2$s.", "%1$s more are to be won: %2$s.", more->len), ent_reading_number (writer, more), ent_reading_names (writer, more, ent_reading_with_rating));
}

void
ent_reading_write_ways (EntReadingWriter *writer)
{
  g_autoptr (GPtrArray) targets = NULL, all = NULL;

  /* they would name those who are to be won */
  if (!writer->spec->private)
    return;
  targets = find_targets (writer);
  all = ent_find_ways_in_to (writer->map, writer->spec->moment, targets, MOST_TARGETS, writer->progress);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const char *target = g_ptr_array_index (targets, i);
      const EntWays *ways = g_ptr_array_index (all, i);

      if (i == 0)
        say_begin (writer, ways->from);
      if (ways->ways->len > 0)
        ent_reading_say_way (writer, "way", g_ptr_array_index (ways->ways, 0));
      else
        say_no_way (writer, ways, target);
      /* it is the same for all of them */
      if (ways->outcome == ENT_WAYS_NO_BEGIN)
        return;
    }
  say_more_targets (writer, targets, MOST_TARGETS);
}

/* --- what is asked about one --- */

/* Those in between who are not in favour. */
static guint
count_hurdles (EntReadingWriter *writer, const EntWay *way)
{
  guint n = 0;

  for (guint i = 0; i + 1 < way->steps->len; i++)
    {
      const EntStakeholder *between = ent_map_stakeholder (writer->map, g_array_index (way->steps, EntWayStep, i).to);

      n += ent_ways_commitment (writer->map, writer->spec->moment, between) < ENT_COMMITMENT_SUPPORTIVE;
    }
  return n;
}

/* That the beginning of @second is at odds with the target: no wall shows it. */
static void
say_better_begin (EntReadingWriter *writer, const EntWay *second)
{
  const char *begin = g_array_index (second->steps, EntWayStep, 0).from, *to = g_array_index (second->steps, EntWayStep, second->steps->len - 1).to;

  if (writer->spec->private)
    /* Translators: of two ways; %1$s is with whom the second begins, %2$s who is to be won; at odds: in tension, or with a tie that
     * is broken */
    ent_reading_say (writer, "why", ent_words_text (writer->words, "The first is the best: the second begins with %1$s, who is at odds with %2$s."), ent_reading_name (writer, begin), ent_reading_name (writer, to));
}

/* By what @first costs less than @second, most of all; ENT_N_WAY_COSTS: by nothing. */
static EntWayCost
find_advantage (EntReadingWriter *writer, const EntWay *first, const EntWay *second)
{
  EntWayCost most = ENT_N_WAY_COSTS;
  guint costs[ENT_N_WAY_COSTS], others[ENT_N_WAY_COSTS];

  ent_way_costs (writer->map, writer->spec->moment, first, costs);
  ent_way_costs (writer->map, writer->spec->moment, second, others);
  for (EntWayCost cost = 0; cost < ENT_N_WAY_COSTS; cost++)
    if (others[cost] > costs[cost] && (most == ENT_N_WAY_COSTS || others[cost] - costs[cost] > others[most] - costs[most]))
      most = cost;
  return most;
}

/* Which is better of two ways, and why: what makes most of it. */
static void
say_why_better (EntReadingWriter *writer, const EntWay *first, const EntWay *second)
{
  const EntWords *words = writer->words;
  EntWayCost advantage = find_advantage (writer, first, second);
  guint hurdles = count_hurdles (writer, first), others = count_hurdles (writer, second);
  gboolean is_shorter = first->steps->len < second->steps->len;

  if (first->steps->len == 1 && is_shorter)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: it needs nobody in between."));
  else if (first->cost == second->cost && !is_shorter)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first two are equally good."));
  else if (advantage == ENT_WAY_COST_BEGIN)
    say_better_begin (writer, second);
  else if (advantage == ENT_WAY_COST_BETWEEN && hurdles == 0 && others > 0)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: it leads only through people in favour."));
  else if (advantage == ENT_WAY_COST_BETWEEN && hurdles < others)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: fewer of those in between are not in favour than in the second."));
  else if (advantage == ENT_WAY_COST_BETWEEN)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: those in between are more in favour than in the second."));
  else if (advantage == ENT_WAY_COST_UNCLEAR)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: fewer of its ties are unclear than in the second."));
  else if (advantage == ENT_WAY_COST_UP)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: it goes less often from a member up to its umbrella body than the second."));
  else if (is_shorter)
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: it has fewer steps than the second."));
  else
    ent_reading_say (writer, "why", "%s", ent_words_text (words, "The first is the best: its ties are stronger than those of the second."));
}

static void
say_why_first (EntReadingWriter *writer, const EntWays *ways)
{
  if (ways->ways->len == 1)
    ent_reading_say (writer, "why", "%s", ent_words_text (writer->words, "It is the only way."));
  else
    say_why_better (writer, g_ptr_array_index (ways->ways, 0), g_ptr_array_index (ways->ways, 1));
}

/* For sentences that answer a question: they are the only ones of a section of no reading. */
static void
begin_answer (EntReadingWriter *writer, EntMap *map, const EntReadingSpec *spec)
{
  ent_reading_writer_init (writer, map, spec);
  ent_reading_writer_begin (writer, ent_reading_section_new (ENT_READING_WAYS, NULL));
}

static GPtrArray *
end_answer (EntReadingWriter *writer)
{
  GPtrArray *sentences = g_ptr_array_ref (writer->section->sentences);

  ent_reading_section_free (writer->section);
  ent_reading_writer_clear (writer);
  return sentences;
}

GPtrArray *
ent_reading_ways_in (EntMap *map, const EntReadingSpec *spec, const char *target, EntProgress *progress)
{
  g_autoptr (EntWays) ways = ent_find_ways_in (map, spec->moment, target, progress);
  EntReadingWriter writer;

  if (ways == NULL)
    return NULL;
  begin_answer (&writer, map, spec);
  for (guint i = 0; i < ways->ways->len; i++)
    ent_reading_say_way (&writer, "way", g_ptr_array_index (ways->ways, i));
  if (ways->ways->len > 0)
    say_why_first (&writer, ways);
  else
    say_no_way (&writer, ways, target);
  say_begin (&writer, ways->from);
  return end_answer (&writer);
}

GPtrArray *
ent_reading_reach (EntMap *map, const EntReadingSpec *spec, const char *from, EntProgress *progress)
{
  g_autoptr (GArray) reached = ent_find_reach (map, spec->moment, from);
  g_autoptr (GPtrArray) sentences = NULL, to_win = g_ptr_array_new ();
  EntReadingWriter writer;

  begin_answer (&writer, map, spec);
  ent_reading_say_reach (&writer, from, reached);
  for (guint i = 1; i < reached->len && !ent_progress_is_stopped (progress); i++)
    if (ent_reading_is_to_be_won (&writer, g_array_index (reached, EntReached, i).id))
      {
        g_autoptr (EntWay) way = to_win->len < MOST_REACHED ? ent_reached_way (reached, i) : NULL;

        g_ptr_array_add (to_win, g_array_index (reached, EntReached, i).id);
        if (way != NULL)
          ent_reading_say_way (&writer, "way", way);
      }
  say_more_targets (&writer, to_win, MOST_REACHED);
  sentences = end_answer (&writer);
  return ent_progress_is_stopped (progress) ? NULL : g_steal_pointer (&sentences);
}
