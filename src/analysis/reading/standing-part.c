/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the reading: coverage, gaps, power, allies. */
#include "analysis/reading/reading-private.h"
#include "analysis/standing.h"

/* --- coverage --- */

/* What those in favour hold of the decision power that is known. */
static void
say_weight (EntReadingWriter *writer, EntReadingSentence *sentence, guint sector, const EntSectorCoverage *coverage)
{
  guint n = ent_coverage_in_favour (coverage), percent = ent_coverage_percent (coverage);

  ent_reading_add_number (sentence, "power", coverage->power);
  ent_reading_add_number (sentence, "power-in-favour", coverage->power_in_favour);
  /* of those whose power is not assessed it cannot be said */
  if (coverage->power_in_favour == 0)
    return;
  if (sector == ENT_N_SECTORS)
    /* Translators: of those who are supportive or leading on the whole map; %1$u %% is their part of the decision power of all. The
     * plural goes by how many they are; the space before the sign is one that does not break. */
    ent_reading_say_more (writer, sentence, ent_words_plural (writer->words, "It holds %1$u %% of the decision power assessed on this map.", "Together they hold %1$u %% of the decision power assessed on this map.", n), percent);
  else
    /* Translators: of those who are supportive or leading in a sector; %1$u %% is their part of the decision power of all in it. The
     * plural goes by how many they are; the space before the sign is one that does not break. */
    ent_reading_say_more (writer, sentence, ent_words_plural (writer->words, "It holds %1$u %% of the decision power assessed in this sector.", "Together they hold %1$u %% of the decision power assessed in this sector.", n), percent);
}

static void
say_unknown (EntReadingWriter *writer, EntReadingSentence *sentence, guint sector, guint n, guint all)
{
  g_autoptr (GPtrArray) unknown = NULL;

  if (n == 0 || n == all)
    return;
  unknown = ent_find_at (writer->map, writer->spec->moment, sector, ENT_COMMITMENT_NOT_ASSESSED);
  /* Translators: %1$s is a number of stakeholders, which is also in the plural */
  ent_reading_say_more (writer, sentence, ent_words_plural (writer->words, "The commitment of %1$s is not assessed yet.", "The commitment of %1$s is not assessed yet.", n), ent_reading_number (writer, unknown));
}

/* How many there are in @name, and how many of them are in favour. */
static EntReadingSentence *
say_sector (EntReadingWriter *writer, guint sector, const EntSectorCoverage *coverage)
{
  const EntWords *words = writer->words;
  const char *name = ent_reading_sector (writer, sector);
  GPtrArray *all = ent_reading_in_sector (writer, sector);
  g_autoptr (GPtrArray) in_favour = ent_find_in_favour (writer->map, writer->spec->moment, sector);
  const char *n = ent_reading_number (writer, all), *n_in_favour = ent_reading_number (writer, in_favour);

  if (coverage->n == 0)
    /* Translators: %1$s is a sector */
    return ent_reading_say (writer, "sector", ent_words_text (words, "%1$s: nobody on the map yet."), name);
  if (ent_coverage_assessed (coverage) == 0)
    /* Translators: %1$s is a sector, %2$s a number of stakeholders, which is also in the plural */
    return ent_reading_say (writer, "sector", ent_words_plural (words, "%1$s: %2$s stakeholder, not assessed yet.", "%1$s: %2$s stakeholders, none of them assessed yet.", coverage->n), name, n);
  if (in_favour->len == 0)
    /* Translators: %1$s is a sector, %2$s a number of stakeholders, which is also in the plural */
    return ent_reading_say (writer, "sector", ent_words_plural (words, "%1$s: %2$s stakeholder, neither supportive nor leading.", "%1$s: %2$s stakeholders, none of them supportive or leading.", coverage->n), name, n);
  if (in_favour->len == all->len)
    /* Translators: %1$s is a sector, %2$s a number of stakeholders, which is also in the plural */
    return ent_reading_say (writer, "sector", ent_words_plural (words, "%1$s: %2$s stakeholder, supportive or leading.", "%1$s: %2$s stakeholders, all of them supportive or leading.", coverage->n), name, n);
  /* Translators: %1$s is a sector, %2$s how many stakeholders are in it, two at least, %3$s how many of them are in favour; the plural
   * goes by these */
  return ent_reading_say (writer, "sector", ent_words_plural (words, "%1$s: %2$s stakeholders, of whom %3$s is supportive or leading.", "%1$s: %2$s stakeholders, of whom %3$s are supportive or leading.", in_favour->len), name, n, n_in_favour);
}

static void
finish_coverage (EntReadingWriter *writer, EntReadingSentence *sentence, guint sector, const EntSectorCoverage *coverage)
{
  ent_reading_add_number (sentence, "stakeholders", coverage->n);
  ent_reading_add_number (sentence, "in-favour", ent_coverage_in_favour (coverage));
  ent_reading_add_number (sentence, "not-assessed", coverage->at[ENT_COMMITMENT_NOT_ASSESSED]);
  say_weight (writer, sentence, sector, coverage);
  say_unknown (writer, sentence, sector, coverage->at[ENT_COMMITMENT_NOT_ASSESSED], coverage->n);
  if (coverage->n > 0)
    sentence->bar = g_memdup2 (coverage, sizeof *coverage);
}

static EntReadingSentence *
say_whole (EntReadingWriter *writer, const EntSectorCoverage *coverage)
{
  const EntWords *words = writer->words;
  GPtrArray *all = ent_reading_in_sector (writer, ENT_N_SECTORS);
  g_autoptr (GPtrArray) in_favour = ent_find_in_favour (writer->map, writer->spec->moment, ENT_N_SECTORS);
  const char *n = ent_reading_number (writer, all), *n_in_favour = ent_reading_number (writer, in_favour);

  if (all->len == 0)
    return ent_reading_say (writer, "whole", "%s", ent_words_text (words, "Nobody is on the map yet."));
  if (ent_coverage_assessed (coverage) == 0)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural */
    return ent_reading_say (writer, "whole", ent_words_plural (words, "%1$s stakeholder is on the map, not assessed yet.", "%1$s stakeholders are on the map, none of them assessed yet.", all->len), n);
  if (in_favour->len == 0)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural */
    return ent_reading_say (writer, "whole", ent_words_plural (words, "%1$s stakeholder is on the map, neither supportive nor leading.", "%1$s stakeholders are on the map, none of them supportive or leading.", all->len), n);
  if (in_favour->len == all->len)
    /* Translators: %1$s is a number of stakeholders, which is also in the plural */
    return ent_reading_say (writer, "whole", ent_words_plural (words, "%1$s stakeholder is on the map, supportive or leading.", "%1$s stakeholders are on the map, all of them supportive or leading.", all->len), n);
  /* Translators: %1$s is how many stakeholders are on the map, two at least, %2$s how many of them are in favour; the plural goes by
   * these */
  return ent_reading_say (writer, "whole", ent_words_plural (words, "%1$s stakeholders are on the map, of whom %2$s is supportive or leading.", "%1$s stakeholders are on the map, of whom %2$s are supportive or leading.", in_favour->len), n, n_in_favour);
}

void
ent_reading_write_coverage (EntReadingWriter *writer)
{
  const EntCoverage *coverage = ent_reading_coverage (writer);

  finish_coverage (writer, say_whole (writer, &coverage->all), ENT_N_SECTORS, &coverage->all);
  if (coverage->all.n == 0)
    return;
  for (guint sector = 0; sector < ENT_N_SECTORS && !ent_progress_is_stopped (writer->progress); sector++)
    {
      EntReadingSentence *sentence = say_sector (writer, sector, &coverage->sectors[sector]);

      sentence->sector = (int) sector;
      finish_coverage (writer, sentence, sector, &coverage->sectors[sector]);
    }
}

/* --- gaps --- */

/* @linked: each for all who are in it. */
static const char *
list_sectors (EntReadingWriter *writer, guint sectors, gboolean linked)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    if (sectors & (1u << sector))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", linked ? ent_reading_sector (writer, sector) : ent_reading_sector_name (writer, sector));
  return ent_reading_take (writer, g_strdup (list->str));
}

static void
say_nobody (EntReadingWriter *writer, guint sectors)
{
  EntReadingSentence *sentence;

  if (sectors == 0)
    return;
  /* Translators: %1$s is a list of sectors; the plural goes by how many they are */
  sentence = ent_reading_say (writer, "empty-sectors", ent_words_plural (writer->words, "Nobody at all is on the map in this sector: %1$s.", "Nobody at all is on the map in these sectors: %1$s.", ent_choices_count (sectors)), list_sectors (writer, sectors, TRUE));
  ent_reading_add_number (sentence, "sectors", ent_choices_count (sectors));
  /* Translators: something to do; %1$s is a list of sectors */
  ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Find out who is there: %1$s"), list_sectors (writer, sectors, FALSE));
}

static void
say_unguarded (EntReadingWriter *writer, guint sectors)
{
  EntReadingSentence *sentence;

  if (sectors == 0)
    return;
  /* Translators: %1$s is a list of sectors; the plural goes by how many they are */
  sentence = ent_reading_say (writer, "sectors-without-favour", ent_words_plural (writer->words, "Nobody is supportive or leading in this sector: %1$s.", "Nobody is supportive or leading in these sectors: %1$s.", ent_choices_count (sectors)), list_sectors (writer, sectors, TRUE));
  ent_reading_add_number (sentence, "sectors", ent_choices_count (sectors));
  /* Translators: something to do; %1$s is a list of sectors */
  ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Win somebody over: %1$s"), list_sectors (writer, sectors, FALSE));
}

static void
say_leaderless (EntReadingWriter *writer, guint sectors)
{
  EntReadingSentence *sentence;

  if (sectors == 0)
    return;
  /* Translators: %1$s is a list of sectors; the plural goes by how many they are */
  sentence = ent_reading_say (writer, "sectors-without-leading", ent_words_plural (writer->words, "There is support in this sector, but nobody is leading: %1$s.", "There is support in these sectors, but nobody is leading: %1$s.", ent_choices_count (sectors)), list_sectors (writer, sectors, TRUE));
  ent_reading_add_number (sentence, "sectors", ent_choices_count (sectors));
}

/* What rests on one alone goes when that one goes. */
static void
say_weak (EntReadingWriter *writer, guint sector)
{
  g_autoptr (GPtrArray) alone = ent_find_in_favour (writer->map, writer->spec->moment, sector);
  EntReadingSentence *sentence;

  /* Translators: %1$s is a sector, %2$s the only stakeholder in it who is supportive or leading */
  sentence = ent_reading_say (writer, "weak-sector", ent_words_text (writer->words, "%1$s: everything rests on %2$s alone."), ent_reading_sector (writer, sector), ent_reading_name (writer, g_ptr_array_index (alone, 0)));
  sentence->sector = (int) sector;
  /* Translators: something to do; %1$s is a stakeholder, %2$s a sector */
  ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Win over one more in the sector “%2$s”, beside %1$s"), ent_reading_name (writer, g_ptr_array_index (alone, 0)), ent_reading_sector_name (writer, sector));
}

/* In which of the two inner rings nobody of a sector stands; NULL: in none. */
static char *
name_empty_rings (EntReadingWriter *writer, const EntSectorCoverage *coverage)
{
  gboolean no_support = coverage->at[ENT_COMMITMENT_SUPPORTIVE] == 0, no_lead = coverage->at[ENT_COMMITMENT_LEADING] == 0;

  if (no_support && no_lead)
    /* Translators: which rings of a sector are empty; it stands behind the sector, in brackets */
    return g_strdup (ent_words_text (writer->words, "supportive and leading"));
  if (!no_support && !no_lead)
    return NULL;
  return g_utf8_strdown (ent_words_choice (writer->words, &ent_commitment_choices, no_support ? ENT_COMMITMENT_SUPPORTIVE : ENT_COMMITMENT_LEADING), -1);
}

/* The empty cells of the two inner rings, sector by sector: "Media (leading)". */
static const char *
list_inner_cells (EntReadingWriter *writer, const EntCoverage *coverage, guint *n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  *n = 0;
  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    {
      const EntSectorCoverage *here = &coverage->sectors[sector];
      g_autofree char *rings = name_empty_rings (writer, here);

      if (rings == NULL)
        continue;
      *n += (here->at[ENT_COMMITMENT_SUPPORTIVE] == 0) + (here->at[ENT_COMMITMENT_LEADING] == 0);
      g_string_append (list, list->len > 0 ? ", " : "");
      /* Translators: a cell in a list: a sector and its ring, such as "leading" */
      g_string_append_printf (list, ent_words_text_in (writer->words, "cell", "%1$s (%2$s)"), ent_reading_sector (writer, sector), rings);
    }
  return ent_reading_take (writer, g_strdup (list->str));
}

/* Nobody who resists is no gap. */
static void
say_inner_cells (EntReadingWriter *writer, EntReadingSentence *sentence, const EntCoverage *coverage)
{
  guint n;
  const char *list = list_inner_cells (writer, coverage, &n);

  if (n > 0)
    /* Translators: of the cells of the rings of who is supportive and who is leading; %1$s is a list of those that are empty, by
     * how many of which the plural goes */
    ent_reading_say_more (writer, sentence, ent_words_plural (writer->words, "In the two inner rings this one is: %1$s.", "In the two inner rings these are: %1$s.", n), list);
  else
    ent_reading_say_more (writer, sentence, "%s", ent_words_text (writer->words, "No cell of the two inner rings is empty."));
  ent_reading_add_number (sentence, "inner", n);
}

static void
say_cells (EntReadingWriter *writer, const EntCoverage *coverage)
{
  guint all = ENT_N_SECTORS * (ENT_N_COMMITMENTS - 1u), empty = 0;
  EntReadingSentence *sentence;

  for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
    for (guint commitment = ENT_COMMITMENT_RESISTANT; commitment < ENT_N_COMMITMENTS; commitment++)
      empty += coverage->sectors[sector].at[commitment] == 0;
  /* Translators: a cell is where a sector and a ring of commitment meet; %1$u are empty, of %2$u; the plural goes by the first */
  sentence = ent_reading_say (writer, "empty-cells", ent_words_plural (writer->words, "Of the %2$u cells in which a sector and a ring meet, %1$u is empty.", "Of the %2$u cells in which a sector and a ring meet, %1$u are empty.", empty), empty, all);
  ent_reading_add_number (sentence, "empty", empty);
  ent_reading_add_number (sentence, "cells", all);
  if (empty > 0)
    say_inner_cells (writer, sentence, coverage);
}

static void
say_not_assessed (EntReadingWriter *writer)
{
  g_autoptr (GPtrArray) unknown = ent_find_at (writer->map, writer->spec->moment, ENT_N_SECTORS, ENT_COMMITMENT_NOT_ASSESSED);
  EntReadingSentence *sentence;

  if (unknown->len == 0)
    return;
  /* Translators: %1$s is a number of stakeholders, which is also in the plural */
  sentence = ent_reading_say_of (writer, "not-assessed", unknown, ent_words_plural (writer->words, "The commitment of %1$s stakeholder has not been assessed yet.", "The commitment of %1$s stakeholders has not been assessed yet.", unknown->len), ent_reading_number (writer, unknown));
  /* Translators: something to do; %1$s is a list of stakeholders, the plural goes by how many they are */
  ent_reading_propose (writer, sentence, ent_words_plural (writer->words, "Find out where %1$s stands", "Find out where these stand: %1$s", unknown->len), ent_reading_names (writer, unknown, NULL));
}

void
ent_reading_write_gaps (EntReadingWriter *writer)
{
  const EntCoverage *coverage = ent_reading_coverage (writer);
  guint nobody = 0, unguarded = 0, leaderless = 0;

  if (coverage->all.n == 0)
    return;
  /* of a map that nobody has rated all cells are empty, and none of them tells anything */
  if (ent_coverage_assessed (&coverage->all) > 0)
    {
      say_cells (writer, coverage);
      for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
        if (coverage->sectors[sector].n == 0)
          nobody |= 1u << sector;
        else if (ent_coverage_is_unknown (&coverage->sectors[sector]))
          continue; /* whether somebody is in favour there is to be found out first */
        else if (ent_coverage_in_favour (&coverage->sectors[sector]) == 0)
          unguarded |= 1u << sector;
        else if (coverage->sectors[sector].at[ENT_COMMITMENT_LEADING] == 0)
          leaderless |= 1u << sector;
      say_nobody (writer, nobody);
      say_unguarded (writer, unguarded);
      say_leaderless (writer, leaderless);
      for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
        if (ent_coverage_in_favour (&coverage->sectors[sector]) == 1)
          say_weak (writer, sector);
    }
  say_not_assessed (writer);
}

/* --- power --- */

/* With whom the best of these ways begins who is not at odds with the one to whom it leads; NULL: nobody. */
static EntId
find_messenger (EntReadingWriter *writer, const EntWays *ways)
{
  for (guint i = 0; i < ways->ways->len; i++)
    {
      const EntWay *way = g_ptr_array_index (ways->ways, i);
      guint costs[ENT_N_WAY_COSTS];

      ent_way_costs (writer->map, writer->spec->moment, way, costs);
      if (costs[ENT_WAY_COST_BEGIN] == 0)
        return g_array_index (way->steps, EntWayStep, 0).from;
    }
  return NULL;
}

/* Where nobody is in favour, or the opponent is the one to begin with, there is nobody to be sent. */
static void
propose_talk (EntReadingWriter *writer, EntReadingSentence *sentence, const char *opponent)
{
  g_autoptr (EntWays) ways = ent_find_ways_in (writer->map, writer->spec->moment, opponent, writer->progress);
  const char *messenger;

  if (ways == NULL || ways->outcome == ENT_WAYS_NO_BEGIN || ways->outcome == ENT_WAYS_IS_ONE)
    return;
  messenger = find_messenger (writer, ways);
  if (messenger != NULL)
    /* Translators: something to do; %1$s is a stakeholder who is in favour, %2$s one who is resistant */
    ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Talk to %1$s about %2$s"), ent_reading_name (writer, messenger), ent_reading_name (writer, opponent));
  else
    /* Translators: something to do; %1$s is a stakeholder who is resistant */
    ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Talk to an ally about %1$s"), ent_reading_name (writer, opponent));
}

static void
say_opponents (EntReadingWriter *writer)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) opponents = ent_find_opponents (writer->map, writer->spec->moment);
  EntReadingSentence *sentence;

  if (opponents->len == 0)
    {
      ent_reading_say (writer, "opponents", "%s", ent_words_text (words, "Nobody is resistant."));
      return;
    }
  if (!writer->spec->private)
    {
      /* Translators: %1$s is a number of stakeholders, which is also in the plural */
      ent_reading_say_of (writer, "opponents", opponents, ent_words_plural (words, "%1$s stakeholder is resistant.", "%1$s stakeholders are resistant.", opponents->len), ent_reading_count (writer, opponents->len));
      return;
    }
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  sentence = ent_reading_say_of (writer, "opponents", opponents, ent_words_plural (words, "%1$s stakeholder is resistant: %2$s.", "%1$s stakeholders are resistant, those with most decision power first: %2$s.", opponents->len), ent_reading_number (writer, opponents), ent_reading_names (writer, opponents, ent_reading_with_power));
  propose_talk (writer, sentence, g_ptr_array_index (opponents, 0));
}

/* Against whom nothing happens, and who is not in favour. */
static void
say_vetoes (EntReadingWriter *writer)
{
  g_autoptr (GPtrArray) vetoes = g_ptr_array_new ();

  for (guint i = 0; writer->spec->private && i < ent_map_n_stakeholders (writer->map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (writer->map, i);
      guint commitment = ent_map_rating (writer->map, stakeholder, writer->spec->moment, ENT_ASPECT_COMMITMENT);

      if (stakeholder->veto && commitment < ENT_COMMITMENT_SUPPORTIVE && ent_stakeholder_is_on_map (stakeholder))
        g_ptr_array_add (vetoes, stakeholder->base.id);
    }
  if (vetoes->len == 0)
    return;
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  ent_reading_say_of (writer, "vetoes", vetoes, ent_words_plural (writer->words, "%1$s stakeholder has a veto and is not in favour, so that nothing happens against it: %2$s.", "%1$s stakeholders have a veto and are not in favour, so that nothing happens against them: %2$s.", vetoes->len), ent_reading_number (writer, vetoes), ent_reading_names (writer, vetoes, ent_reading_with_rating));
}

static void
say_silent_power (EntReadingWriter *writer)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) silent = ent_find_silent_power (writer->map, writer->spec->moment);
  EntReadingSentence *sentence;

  if (silent->len == 0)
    return;
  if (!writer->spec->private)
    {
      /* Translators: %1$s is a number of stakeholders, which is also in the plural */
      ent_reading_say_of (writer, "silent-power", silent, ent_words_plural (words, "%1$s stakeholder could decide and is unaware or neutral.", "%1$s stakeholders could decide and are unaware or neutral.", silent->len), ent_reading_count (writer, silent->len));
      return;
    }
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  sentence = ent_reading_say_of (writer, "silent-power", silent, ent_words_plural (words, "%1$s stakeholder could decide and is unaware or neutral: %2$s.", "%1$s stakeholders could decide and are unaware or neutral: %2$s.", silent->len), ent_reading_number (writer, silent), ent_reading_names (writer, silent, ent_reading_with_rating));
  /* Translators: something to do; %1$s is a stakeholder */
  ent_reading_propose (writer, sentence, ent_words_text (words, "Win over %1$s"), ent_reading_name (writer, g_ptr_array_index (silent, 0)));
}

void
ent_reading_write_power (EntReadingWriter *writer)
{
  if (ent_coverage_assessed (&ent_reading_coverage (writer)->all) == 0)
    return;
  say_opponents (writer);
  say_vetoes (writer);
  say_silent_power (writer);
}

/* --- allies --- */

/* Those on the map who were @reached, without those from whom it began. */
static GPtrArray *
take_others (EntReadingWriter *writer, GArray *reached)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < reached->len; i++)
    {
      const EntReached *at = &g_array_index (reached, EntReached, i);
      const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, at->id);

      if (at->via >= 0 && stakeholder != NULL && ent_stakeholder_is_on_map (stakeholder))
        g_ptr_array_add (others, stakeholder->base.id);
    }
  return others;
}

/* Whether a way leads through somebody of whom nobody knows whether they are in favour. */
static gboolean
passes_unknown (GArray *reached)
{
  for (guint i = 0; i < reached->len; i++)
    if (g_array_index (reached, EntReached, i).worst == ENT_COMMITMENT_NOT_ASSESSED)
      return TRUE;
  return FALSE;
}

void
ent_reading_say_reach (EntReadingWriter *writer, const char *id, GArray *reached)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) others = take_others (writer, reached);

  if (others->len == 0)
    /* Translators: %1$s is a stakeholder */
    ent_reading_say_of (writer, "reach", others, ent_words_text (words, "%1$s reaches nobody over ties that work."), ent_reading_name (writer, id));
  else if (passes_unknown (reached))
    /* Translators: %1$s is a stakeholder, %2$s a number of others, which is also in the plural */
    ent_reading_say_of (writer, "reach", others, ent_words_plural (words, "%1$s reaches %2$s other, directly or through people who are in favour or not assessed yet.", "%1$s reaches %2$s others, directly or through people who are in favour or not assessed yet.", others->len), ent_reading_name (writer, id), ent_reading_number (writer, others));
  else
    /* Translators: %1$s is a stakeholder, %2$s a number of others, which is also in the plural */
    ent_reading_say_of (writer, "reach", others, ent_words_plural (words, "%1$s reaches %2$s other, directly or through people in favour.", "%1$s reaches %2$s others, directly or through people in favour.", others->len), ent_reading_name (writer, id), ent_reading_number (writer, others));
}

gboolean
ent_reading_is_to_be_won (EntReadingWriter *writer, const char *id)
{
  const EntStakeholder *stakeholder = ent_map_stakeholder (writer->map, id);
  guint commitment = ent_map_rating (writer->map, stakeholder, writer->spec->moment, ENT_ASPECT_COMMITMENT);
  guint power = ent_map_rating (writer->map, stakeholder, writer->spec->moment, ENT_ASPECT_POWER);

  return commitment == ENT_COMMITMENT_RESISTANT || (power >= ENT_MUCH_POWER && commitment != ENT_COMMITMENT_NOT_ASSESSED && commitment < ENT_COMMITMENT_SUPPORTIVE);
}

/* What all allies reach together, and who of those is to be won. */
static void
say_reach_together (EntReadingWriter *writer, GPtrArray *allies)
{
  const EntWords *words = writer->words;
  g_autoptr (GArray) reached = ent_find_reach_of (writer->map, writer->spec->moment, allies);
  g_autoptr (GPtrArray) others = take_others (writer, reached), to_win = g_ptr_array_new ();
  EntReadingSentence *sentence;

  if (others->len == 0)
    {
      ent_reading_say (writer, "allies-reach", "%s", ent_words_text (words, "They reach nobody else over ties that work."));
      return;
    }
  for (guint i = 0; i < others->len; i++)
    if (ent_reading_is_to_be_won (writer, g_ptr_array_index (others, i)))
      g_ptr_array_add (to_win, g_ptr_array_index (others, i));
  if (passes_unknown (reached))
    /* Translators: of allies; %1$s is a number of others, which is also in the plural */
    sentence = ent_reading_say_of (writer, "allies-reach", others, ent_words_plural (words, "Over ties that work they reach %1$s other, directly or through people who are in favour or not assessed yet.", "Over ties that work they reach %1$s others, directly or through people who are in favour or not assessed yet.", others->len), ent_reading_number (writer, others));
  else
    /* Translators: of allies; %1$s is a number of others, which is also in the plural */
    sentence = ent_reading_say_of (writer, "allies-reach", others, ent_words_plural (words, "Over ties that work they reach %1$s other, directly or through people in favour.", "Over ties that work they reach %1$s others, directly or through people in favour.", others->len), ent_reading_number (writer, others));
  ent_reading_add_number (sentence, "to-win", to_win->len);
  if (to_win->len > 0 && writer->spec->private)
    /* Translators: of those whom allies reach; %1$s is a list of stakeholders */
    ent_reading_say_more (writer, sentence, ent_words_text (words, "To be won among them: %1$s."), ent_reading_names (writer, to_win, ent_reading_with_rating));
}

/* Allies from whom nobody can be reached. */
static void
say_allies_alone (EntReadingWriter *writer, GPtrArray *allies)
{
  g_autoptr (GPtrArray) isolated = ent_find_isolated (writer->map), alone = g_ptr_array_new ();
  g_autoptr (GHashTable) is_isolated = g_hash_table_new (NULL, NULL);
  EntReadingSentence *sentence;

  for (guint i = 0; i < isolated->len; i++)
    g_hash_table_add (is_isolated, g_ptr_array_index (isolated, i));
  for (guint i = 0; i < allies->len; i++)
    if (g_hash_table_contains (is_isolated, g_ptr_array_index (allies, i)))
      g_ptr_array_add (alone, g_ptr_array_index (allies, i));
  if (alone->len == 0)
    return;
  /* Translators: %1$s is a list of allies; the plural goes by how many they are */
  sentence = ent_reading_say_of (writer, "allies-alone", alone, ent_words_plural (writer->words, "This ally has no tie on the map (tension, broken and planned ones are not counted): %1$s.", "These allies have no tie on the map (tension, broken and planned ones are not counted): %1$s.", alone->len), ent_reading_names (writer, alone, NULL));
  /* Translators: something to do; %1$s is a list of allies */
  ent_reading_propose (writer, sentence, ent_words_text (writer->words, "Bring into contact with others: %1$s"), ent_reading_names (writer, alone, NULL));
}

void
ent_reading_write_allies (EntReadingWriter *writer)
{
  const EntWords *words = writer->words;
  g_autoptr (GPtrArray) allies = ent_find_allies (writer->map, writer->spec->moment);
  EntReadingSentence *sentence;

  if (ent_map_n_stakeholders (writer->map) == 0)
    return;
  if (allies->len == 0)
    {
      sentence = ent_reading_say (writer, "allies", "%s", ent_words_text (words, "Nobody is marked as an ally."));
      ent_reading_propose (writer, sentence, "%s", ent_words_text (words, "Agree on who the allies are"));
      return;
    }
  /* Translators: %1$s is a number of stakeholders, which is also in the plural, %2$s is a list of them */
  ent_reading_say_of (writer, "allies", allies, ent_words_plural (words, "%1$s stakeholder is an ally, to talk to first: %2$s.", "%1$s stakeholders are allies, to talk to first: %2$s.", allies->len), ent_reading_number (writer, allies), ent_reading_names (writer, allies, NULL));
  say_reach_together (writer, allies);
  if (!ent_progress_is_stopped (writer->progress))
    say_allies_alone (writer, allies);
}
