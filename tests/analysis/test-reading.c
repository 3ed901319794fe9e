/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sentence of the reading, with what stands behind its numbers and names, on maps that can be read by hand. How a line
 * of them is written is told in reading-fixture.h; that of people and ties in web-fixture.h.
 */
#include "reading-fixture.h"

#include <string.h>

static void
put (EntMap *map, const char *id, const char *field, const char *text)
{
  set_field (map, ENT_RECORD_STAKEHOLDER, id, field, text);
}

static void
check_web (const char *people, const char *ties, EntReadingPart part, const char *expected)
{
  g_autoptr (EntMap) map = new_web (people, ties);

  check_part (map, part, expected);
}

/* --- coverage --- */

/* Weights are parts of the decision power that is known in a sector: 4 of 5, 3 of 7, 1 of 1. */
static void
test_coverage_counts_sector_by_sector (void)
{
  check_web ("hotel/4:supportive bar/1:neutral taxi "
             "police@institutions/3:leading mayor@institutions/4:resistant "
             "club@community/1:leading priest@community:supportive "
             "school@education:unaware teachers@education "
             "radio@media mothers@family/2:neutral",
             "", ENT_READING_COVERAGE,
             "whole [11=hotel bar taxi police mayor club priest school teachers radio mothers] stakeholders are on the map, of whom "
             "[4=hotel police club priest] are supportive or leading. Together they hold 53\302\240% of the decision power assessed on this map. "
             "The commitment of [3=taxi teachers radio] is not assessed yet. "
             "{stakeholders 11, in-favour 4, not-assessed 3, power 15, power-in-favour 8} <11: 3 1 1 2 2 2>\n"
             "sector@institutions [Institutions=police mayor]: [2=police mayor] stakeholders, of whom [1=police] is supportive or leading. "
             "It holds 43\302\240% of the decision power assessed in this sector. "
             "{stakeholders 2, in-favour 1, not-assessed 0, power 7, power-in-favour 3} <2: 0 1 0 0 0 1>\n"
             "sector@private [Private sector=hotel bar taxi]: [3=hotel bar taxi] stakeholders, of whom [1=hotel] is supportive or leading. "
             "It holds 80\302\240% of the decision power assessed in this sector. The commitment of [1=taxi] is not assessed yet. "
             "{stakeholders 3, in-favour 1, not-assessed 1, power 5, power-in-favour 4} <3: 1 0 0 1 1 0>\n"
             "sector@informal Informal sector: nobody on the map yet. {stakeholders 0, in-favour 0, not-assessed 0, power 0, power-in-favour 0}\n"
             "sector@community [Community=club priest]: [2=club priest] stakeholders, all of them supportive or leading. "
             "Together they hold 100\302\240% of the decision power assessed in this sector. "
             "{stakeholders 2, in-favour 2, not-assessed 0, power 1, power-in-favour 1} <2: 0 0 0 0 1 1>\n"
             "sector@family [Family=mothers]: [1=mothers] stakeholder, neither supportive nor leading. "
             "{stakeholders 1, in-favour 0, not-assessed 0, power 2, power-in-favour 0} <1: 0 0 0 1 0 0>\n"
             "sector@education [Education system=school teachers]: [2=school teachers] stakeholders, none of them supportive or leading. "
             "The commitment of [1=teachers] is not assessed yet. "
             "{stakeholders 2, in-favour 0, not-assessed 1, power 0, power-in-favour 0} <2: 1 0 1 0 0 0>\n"
             "sector@media [Media=radio]: [1=radio] stakeholder, not assessed yet. "
             "{stakeholders 1, in-favour 0, not-assessed 1, power 0, power-in-favour 0} <1: 1 0 0 0 0 0>\n");
}

/* The sentence of the whole map and that of the sector, of maps with nobody else. */
static void
check_alone (const char *people, const char *whole, const char *sector)
{
  g_autoptr (EntMap) map = new_web (people, "");
  const EntReadingSpec spec = reading_spec ();
  g_autofree char *text = reading_part_text (map, &spec, ENT_READING_COVERAGE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], whole));
  g_assert_true (g_str_has_prefix (lines[2], sector));
}

static void
test_one_and_many_are_told_apart (void)
{
  check_alone ("a", "whole [1=a] stakeholder is on the map, not assessed yet. {", "sector@private [Private sector=a]: [1=a] stakeholder, not assessed yet. {");
  check_alone ("a b", "whole [2=a b] stakeholders are on the map, none of them assessed yet. {", "sector@private [Private sector=a b]: [2=a b] stakeholders, none of them assessed yet. {");
  check_alone ("a:neutral", "whole [1=a] stakeholder is on the map, neither supportive nor leading. {", "sector@private [Private sector=a]: [1=a] stakeholder, neither supportive nor leading. {");
  check_alone ("a:neutral b:resistant", "whole [2=a b] stakeholders are on the map, none of them supportive or leading. {", "sector@private [Private sector=a b]: [2=a b] stakeholders, none of them supportive or leading. {");
  check_alone ("a:leading", "whole [1=a] stakeholder is on the map, supportive or leading. {", "sector@private [Private sector=a]: [1=a] stakeholder, supportive or leading. {");
  check_alone ("a/2:leading", "whole [1=a] stakeholder is on the map, supportive or leading. It holds 100\302\240% of", "sector@private [Private sector=a]: [1=a] stakeholder, supportive or leading. It holds 100\302\240% of");
  check_alone ("a:leading b:supportive", "whole [2=a b] stakeholders are on the map, all of them supportive or leading. {", "sector@private [Private sector=a b]: [2=a b] stakeholders, all of them supportive or leading. {");
  check_alone ("a:leading b:neutral", "whole [2=a b] stakeholders are on the map, of whom [1=a] is supportive or leading. {", "sector@private [Private sector=a b]: [2=a b] stakeholders, of whom [1=a] is supportive or leading. {");
  check_alone ("a:leading b:supportive c", "whole [3=a b c] stakeholders are on the map, of whom [2=a b] are supportive or leading. The commitment of [1=c] is not assessed yet. {", "sector@private [Private sector=a b c]: [3=a b c] stakeholders, of whom [2=a b] are supportive or leading. The commitment of [1=c] is not assessed yet. {");
}

/* --- gaps --- */

static void
test_gaps_are_told_from_nobody_to_one_alone (void)
{
  check_web ("hotel:supportive bar:supportive police@institutions:leading school@education:neutral teachers@education:resistant taxi@informal", "",
             ENT_READING_GAPS,
             "empty-cells Of the 35 cells in which a sector and a ring meet, 31 are empty. In the two inner rings these are: "
             "[Institutions=police] (supportive), [Private sector=hotel bar] (leading), [Informal sector=taxi] (supportive and leading), "
             "Community (supportive and leading), Family (supportive and leading), [Education system=school teachers] (supportive and leading), "
             "Media (supportive and leading). {empty 31, cells 35, inner 12}\n"
             "empty-sectors Nobody at all is on the map in these sectors: Community, Family, Media. {sectors 3} -> Find out who is there: Community, Family, Media\n"
             "sectors-without-favour Nobody is supportive or leading in this sector: [Education system=school teachers]. "
             "{sectors 1} -> Win somebody over: Education system\n"
             "sectors-without-leading There is support in this sector, but nobody is leading: [Private sector=hotel bar]. {sectors 1}\n"
             "weak-sector@institutions [Institutions=police]: everything rests on [police] alone. -> Win over one more in the sector “Institutions”, beside police\n"
             "not-assessed The commitment of [1=taxi] stakeholder has not been assessed yet. {stakeholders 1} -> Find out where taxi stands\n");
  check_web ("hotel:supportive police@institutions:supportive school@education:neutral taxi@informal:supportive mothers@family:supportive club@community:leading a b", "",
             ENT_READING_GAPS,
             "empty-cells Of the 35 cells in which a sector and a ring meet, 29 are empty. In the two inner rings these are: "
             "[Institutions=police] (leading), [Private sector=hotel a b] (leading), [Informal sector=taxi] (leading), [Community=club] (supportive), "
             "[Family=mothers] (leading), [Education system=school] (supportive and leading), Media (supportive and leading). {empty 29, cells 35, inner 9}\n"
             "empty-sectors Nobody at all is on the map in this sector: Media. {sectors 1} -> Find out who is there: Media\n"
             "sectors-without-favour Nobody is supportive or leading in this sector: [Education system=school]. {sectors 1} -> Win somebody over: Education system\n"
             "sectors-without-leading There is support in these sectors, but nobody is leading: "
             "[Institutions=police], [Private sector=hotel a b], [Informal sector=taxi], [Family=mothers]. {sectors 4}\n"
             "weak-sector@institutions [Institutions=police]: everything rests on [police] alone. -> Win over one more in the sector “Institutions”, beside police\n"
             "weak-sector@private [Private sector=hotel a b]: everything rests on [hotel] alone. -> Win over one more in the sector “Private sector”, beside hotel\n"
             "weak-sector@informal [Informal sector=taxi]: everything rests on [taxi] alone. -> Win over one more in the sector “Informal sector”, beside taxi\n"
             "weak-sector@community [Community=club]: everything rests on [club] alone. -> Win over one more in the sector “Community”, beside club\n"
             "weak-sector@family [Family=mothers]: everything rests on [mothers] alone. -> Win over one more in the sector “Family”, beside mothers\n"
             "not-assessed The commitment of [2=a b] stakeholders has not been assessed yet. {stakeholders 2} -> Find out where these stand: a, b\n");
}

/* All 35 cells but the one at @empty, in the order of sectors and rings. */
static void
check_one_empty (guint empty, const char *expected)
{
  g_autoptr (EntMap) map = new_map_with_moment ();

  for (guint i = 0; i < ENT_N_SECTORS * (ENT_N_COMMITMENTS - 1u); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);

      if (i == empty)
        continue;
      add_stakeholder (map, id, id, i / (ENT_N_COMMITMENTS - 1));
      add_assessment (map, id, "t-first", ENT_ASPECT_COMMITMENT, 1 + i % (ENT_N_COMMITMENTS - 1));
    }
  check_part (map, ENT_READING_GAPS, expected);
}

/* Of the media who resist, and of those who lead. */
static void
test_one_empty_cell_is_one_and_is_named_where_it_is_a_gap (void)
{
  check_one_empty (30, "empty-cells Of the 35 cells in which a sector and a ring meet, 1 is empty. No cell of the two inner rings is empty. {empty 1, cells 35, inner 0}\n");
  check_one_empty (34, "empty-cells Of the 35 cells in which a sector and a ring meet, 1 is empty. In the two inner rings this one is: [Media=s-30 s-31 s-32 s-33] (leading). {empty 1, cells 35, inner 1}\n"
                       "sectors-without-leading There is support in this sector, but nobody is leading: [Media=s-30 s-31 s-32 s-33]. {sectors 1}\n"
                       "weak-sector@media [Media=s-30 s-31 s-32 s-33]: everything rests on [s-33] alone. -> Win over one more in the sector “Media”, beside s-33\n");
}

/* --- power --- */

static void
test_power_against_and_aside_comes_by_how_much_it_is (void)
{
  check_web ("hotel:supportive", "", ENT_READING_POWER, "opponents Nobody is resistant.\n");
  check_web ("taxi:resistant mayor/4:neutral", "", ENT_READING_POWER,
             "opponents [1=taxi] stakeholder is resistant: [taxi]. {stakeholders 1}\n"
             "silent-power [1=mayor] stakeholder could decide and is unaware or neutral: [mayor] (decision power 4, neutral). {stakeholders 1} -> Win over mayor\n");
  check_web ("taxi:resistant bar/2:resistant club/5:resistant mayor/4:neutral radio/3:neutral port/5:unaware hotel/5:supportive", "",
             ENT_READING_POWER,
             "opponents [3=club bar taxi] stakeholders are resistant, those with most decision power first: "
             "[club] (decision power 5), [bar] (decision power 2), [taxi]. {stakeholders 3} -> Talk to an ally about club\n"
             "silent-power [2=port mayor] stakeholders could decide and are unaware or neutral: "
             "[port] (decision power 5, unaware), [mayor] (decision power 4, neutral). {stakeholders 2} -> Win over port\n");
}

static void
test_a_veto_is_told_of_those_who_are_not_in_favour (void)
{
  g_autoptr (EntMap) map = new_web ("mayor/4:leading port:resistant judge/5 hotel:supportive", "");

  put (map, "mayor", "veto", "yes");
  put (map, "hotel", "veto", "yes");
  put (map, "port", "veto", "yes");
  check_part (map, ENT_READING_POWER,
              "opponents [1=port] stakeholder is resistant: [port]. {stakeholders 1} -> Talk to an ally about port\n"
              "vetoes [1=port] stakeholder has a veto and is not in favour, so that nothing happens against it: [port] (resistant). {stakeholders 1}\n");
  put (map, "judge", "veto", "yes");
  check_part (map, ENT_READING_POWER,
              "opponents [1=port] stakeholder is resistant: [port]. {stakeholders 1} -> Talk to an ally about port\n"
              "vetoes [2=port judge] stakeholders have a veto and are not in favour, so that nothing happens against them: "
              "[port] (resistant), [judge] (decision power 5, not assessed). {stakeholders 2}\n");
}

/* --- allies --- */

static void
test_allies_and_whom_they_reach (void)
{
  check_web ("hotel bar", "", ENT_READING_ALLIES, "allies Nobody is marked as an ally. -> Agree on who the allies are\n");
  check_web ("hotel* bar", "", ENT_READING_ALLIES,
             "allies [1=hotel] stakeholder is an ally, to talk to first: [hotel]. {stakeholders 1}\n"
             "allies-reach They reach nobody else over ties that work.\n"
             "allies-alone This ally has no tie on the map (tension, broken and planned ones are not counted): [hotel]. {stakeholders 1} -> Bring into contact with others: hotel\n");
  check_web ("hotel* bar", "e1 hotel-bar", ENT_READING_ALLIES,
             "allies [1=hotel] stakeholder is an ally, to talk to first: [hotel]. {stakeholders 1}\n"
             "allies-reach Over ties that work they reach [1=bar] other, directly or through people in favour. {stakeholders 1, to-win 0}\n");
  /* nobody goes on from the neutral one, who is to be won */
  check_web ("taxi* hotel* club* bar:supportive mayor/4:neutral port/5:unaware", "e1 hotel-bar, e2 bar-mayor, e3 mayor-port", ENT_READING_ALLIES,
             "allies [3=taxi hotel club] stakeholders are allies, to talk to first: [taxi], [hotel], [club]. {stakeholders 3}\n"
             "allies-reach Over ties that work they reach [2=bar mayor] others, directly or through people in favour. "
             "To be won among them: [mayor] (decision power 4, neutral). {stakeholders 2, to-win 1}\n"
             "allies-alone These allies have no tie on the map (tension, broken and planned ones are not counted): [taxi], [club]. {stakeholders 2} -> Bring into contact with others: taxi, club\n");
}

/* Much power of somebody of whom nothing is known is to be found out about, not won. */
static void
test_who_is_not_assessed_is_not_called_to_be_won (void)
{
  check_web ("hotel* judge/5 taxi:resistant mayor/5:supportive bar/3:neutral", "e1 hotel-judge, e2 hotel-taxi, e3 hotel-mayor, e4 hotel-bar", ENT_READING_ALLIES,
             "allies [1=hotel] stakeholder is an ally, to talk to first: [hotel]. {stakeholders 1}\n"
             "allies-reach Over ties that work they reach [4=judge taxi mayor bar] others, directly or through people in favour. "
             "To be won among them: [taxi] (resistant). {stakeholders 4, to-win 1}\n");
}

/* Of whom nobody knows whether they are in favour. */
static void
test_ways_through_the_unknown_are_not_called_in_favour (void)
{
  check_web ("hotel* bar club", "e1 hotel-bar, e2 bar-club", ENT_READING_ALLIES,
             "allies [1=hotel] stakeholder is an ally, to talk to first: [hotel]. {stakeholders 1}\n"
             "allies-reach Over ties that work they reach [2=bar club] others, directly or through people who are in favour or not assessed yet. "
             "{stakeholders 2, to-win 0}\n");
  /* the one between is inside, so only one is reached */
  check_web ("hotel* bar boss<bar", "e1 hotel-boss", ENT_READING_ALLIES,
             "allies [1=hotel] stakeholder is an ally, to talk to first: [hotel]. {stakeholders 1}\n"
             "allies-reach Over ties that work they reach [1=bar] other, directly or through people who are in favour or not assessed yet. "
             "{stakeholders 1, to-win 0}\n");
}

/* --- ties --- */

static void
test_alone_and_apart (void)
{
  check_web ("hotel bar", "", ENT_READING_TIES, "no-ties There is no tie on the map yet.\n");
  check_web ("hotel school@education", "e1 hotel-school", ENT_READING_TIES, "isolated Everybody has a tie on the map (tension, broken and planned ones are not counted).\n");
  check_web ("hotel bar school@education", "e1 hotel-bar", ENT_READING_TIES,
             "isolated [1=school] stakeholder has no tie on the map (tension, broken and planned ones are not counted): [school]. {stakeholders 1} -> Bring into contact with others: school\n"
             "sector-apart@private [Private sector=hotel bar]: no tie on the map leads into another sector (tension, broken and planned ones are not counted). -> Tie to another sector: Private sector\n"
             "sector-apart@education [Education system=school]: no tie on the map leads into another sector (tension, broken and planned ones are not counted). -> Tie to another sector: Education system\n");
  check_web ("hotel bar school@education", "e1 hotel-school tension", ENT_READING_TIES,
             "isolated [3=hotel bar school] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [hotel], [bar], [school]. {stakeholders 3} -> Bring into contact with others: hotel, bar, school\n"
             "sector-apart@private [Private sector=hotel bar]: no tie on the map leads into another sector (tension, broken and planned ones are not counted). -> Tie to another sector: Private sector\n"
             "sector-apart@education [Education system=school]: no tie on the map leads into another sector (tension, broken and planned ones are not counted). -> Tie to another sector: Education system\n");
}

/* In a row of six the two in the middle are between 6 of the 10 pairs of others, their neighbours between 4. */
static void
test_three_brokers_are_told_and_no_small_one (void)
{
  check_web ("a b@media c d e f", "e1 a-b, e2 b-c, e3 c-d, e4 d-e, e5 e-f", ENT_READING_TIES,
             "isolated Everybody has a tie on the map (tension, broken and planned ones are not counted).\n"
             "broker [c] connects others: for 60\302\240% of all pairs of them the shortest way leads through it. {betweenness 6, share 0.6}\n"
             "broker [d] connects others: for 60\302\240% of all pairs of them the shortest way leads through it. {betweenness 6, share 0.6}\n"
             "broker [b] connects others: for 40\302\240% of all pairs of them the shortest way leads through it. {betweenness 4, share 0.4}\n");
  /* one of the 21 pairs of others is 4.8 %, below what is told */
  check_web ("a b@media c d e f g h", "e1 a-b, e2 b-c", ENT_READING_TIES,
             "isolated [5=d e f g h] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [d], [e], [f], [g], [h]. {stakeholders 5} -> Bring into contact with others: d, e, f, g, h\n");
}

/* --- ways --- */

/* The sentence of the only way there is. */
static void
check_way (const char *people, const char *ties, const char *expected)
{
  check_web (people, ties, ENT_READING_WAYS, expected);
}

static void
test_a_step_is_told_by_its_tie (void)
{
  static const struct
  {
    const char *tie, *sentence;
  } steps[] = {
    { "e1 hotel-port", "[hotel] works with [port]." },
    { "e1 port-hotel", "[hotel] works with [port]." },
    { "e1 hotel-port alliance", "[hotel] has an alliance with [port]." },
    { "e1 hotel-port agreement", "[hotel] has an agreement with [port]." },
    { "e1 hotel-port member-of", "[hotel] is a member of [port]." },
    { "e1 port-hotel member-of", "[hotel] has [port] as a member." },
    { "e1 hotel-port informs", "[hotel] informs [port]." },
    { "e1 hotel-port influences", "[hotel] influences [port]." },
    { "e1 hotel-port oversees", "[hotel] oversees [port]." },
    { "e1 hotel-port funds", "[hotel] funds [port]." },
    { "e1 port=hotel informs", "[hotel] informs [port]." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *expected = g_strdup_printf ("way To [port] (decision power 4, unaware) from [hotel] in 1 step: %s {steps 1, cost %d} ~ hotel port -> Win over port, through hotel\n", steps[i].sentence, i == 4 ? 4 : 3);

      check_way ("hotel* port/4:unaware", steps[i].tie, expected);
    }
}

static void
test_steps_inside_an_organisation_need_no_tie (void)
{
  check_way ("hotel boss*<hotel port/4:unaware clerk<port", "e1 hotel-clerk",
             "way To [port] (decision power 4, unaware) from [boss] in 3 steps: [boss] is part of [hotel]. [hotel] works with [clerk]. [clerk] is part of [port]. "
             "Where [hotel] stands is not assessed yet. Mind that [clerk] is unaware. {steps 3, cost 95} ~ boss hotel clerk port -> Win over port, through boss, hotel, clerk\n");
  check_way ("hotel* boss:leading<hotel port/4:unaware", "e1 boss-port",
             "way To [port] (decision power 4, unaware) from [hotel] in 2 steps: [boss] is part of [hotel]. [boss] works with [port]. "
             "{steps 2, cost 4} ~ hotel boss port -> Win over port, through hotel, boss\n");
}

static void
test_who_is_not_in_favour_on_a_way_is_told (void)
{
  static const struct
  {
    const char *commitment, *sentence;
    guint cost;
  } hurdles[] = {
    { ":leading", "", 6 },
    { ":supportive", "", 7 },
    { ":neutral", " Mind that [bar] is neutral.", 36 },
    { "", " Where [bar] stands is not assessed yet.", 46 },
    { ":unaware", " Mind that [bar] is unaware.", 56 },
    { ":resistant", " Mind that [bar] is resistant.", 606 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hurdles); i++)
    {
      g_autofree char *people = g_strdup_printf ("hotel* port/5:unaware bar%s", hurdles[i].commitment);
      g_autoptr (EntMap) map = new_web (people, "e1 hotel-bar, e2 bar-port");
      g_autofree char *expected = g_strdup_printf ("way To [port] (decision power 5, unaware) from [hotel] in 2 steps: [hotel] works with [bar]. [bar] works with [port].%s {steps 2, cost %u} ~ hotel bar port -> Win over port, through hotel, bar\n",
                                                   hurdles[i].sentence, hurdles[i].cost);
      const EntReadingSpec spec = reading_spec ();
      g_autofree char *text = reading_part_text (map, &spec, ENT_READING_WAYS);

      g_assert_true (g_str_has_prefix (text, expected));
    }
}

static void
test_where_there_is_no_way_it_is_told_why (void)
{
  check_way ("hotel* port/4:unaware", "",
             "no-way There is no way to [port] (decision power 4, unaware): no tie on the map leads there (tension, broken and planned ones are not counted). -> Build a tie to port\n");
  check_way ("hotel* bar port/4:unaware", "e1 bar-port",
             "no-way There is no way to [port] (decision power 4, unaware): no ally reaches it over ties that work. [bar] (not assessed) reaches it: a tie to them would open a way. "
             "-> Build a tie to port, or to somebody who reaches it: bar\n");
  /* somebody in favour who reaches it is no ally */
  check_way ("hotel* bar/2:supportive club port/4:unaware", "e1 bar-port, e2 club-port",
             "no-way There is no way to [port] (decision power 4, unaware): no ally reaches it over ties that work. "
             "These reach it: [bar] (decision power 2, supportive), [club] (not assessed). A tie to one of them would open a way. "
             "-> Build a tie to port, or to somebody who reaches it: bar, club\n");
  check_way ("hotel:neutral port/4:unaware club:resistant", "e1 hotel-port",
             "no-begin Nobody is an ally, leading or supportive, so no way can begin. -> Agree on who the allies are\n");
}

static void
test_without_allies_it_is_told_with_whom_ways_begin (void)
{
  check_way ("hotel:leading bar:supportive port/4:unaware", "e1 hotel-port",
             "begin Nobody is marked as an ally; ways begin with those who are leading.\n"
             "way To [port] (decision power 4, unaware) from [hotel] in 1 step: [hotel] works with [port]. {steps 1, cost 3} ~ hotel port -> Win over port, through hotel\n");
  check_way ("bar:supportive port/4:unaware", "",
             "begin Nobody is marked as an ally, and nobody is leading; ways begin with those who are supportive.\n"
             "no-way There is no way to [port] (decision power 4, unaware): no tie on the map leads there (tension, broken and planned ones are not counted). -> Build a tie to port\n");
  check_way ("bar:supportive club port/4:unaware", "e1 club-port",
             "begin Nobody is marked as an ally, and nobody is leading; ways begin with those who are supportive.\n"
             "no-way There is no way to [port] (decision power 4, unaware): none of those with whom ways begin reaches it over ties that work. "
             "[club] (not assessed) reaches it: a tie to them would open a way. -> Build a tie to port, or to somebody who reaches it: club\n");
}

/* Those who could decide first, then those who are against it; to five of them ways are told. */
static void
test_who_is_to_be_won_beyond_five_is_told (void)
{
#define NO_WAY(name, power, commitment) "no-way There is no way to [" name "] (decision power " power ", " commitment "): no tie on the map leads there (tension, broken and planned ones are not counted). -> Build a tie to " name "\n"
#define FIVE NO_WAY ("e", "5", "neutral") NO_WAY ("a", "4", "neutral") NO_WAY ("b", "4", "unaware") NO_WAY ("c", "4", "neutral") NO_WAY ("d", "4", "neutral")

  check_way ("hotel* a/4:neutral b/4:unaware c/4:neutral d/4:neutral e/5:neutral", "", FIVE);
  check_way ("hotel* f:resistant a/4:neutral b/4:unaware c/4:neutral d/4:neutral e/5:neutral", "",
             FIVE "more-to-win [1=f] more is to be won: [f] (resistant). {stakeholders 1}\n");
  check_way ("hotel* f/1:resistant g/5:resistant a/4:neutral b/4:unaware c/4:neutral d/4:neutral e/5:neutral", "",
             FIVE "more-to-win [2=g f] more are to be won: [g] (decision power 5, resistant), [f] (decision power 1, resistant). {stakeholders 2}\n");
#undef FIVE
#undef NO_WAY
}

/* A way is told with what a facilitator has to mind of its ties. */
static void
test_a_tie_that_is_weak_or_unclear_is_told (void)
{
  static const struct
  {
    const char *tie, *sentence;
    guint cost;
  } ties[] = {
    { "e1 hotel-port strong", "", 2 },
    { "e1 hotel-port weak", " This tie is weak.", 4 },
    { "e1 hotel-port unclear", " It is unclear whether this tie holds.", 4 },
    { "e1 hotel-port informs weak unclear", " This tie is weak, and it is unclear whether it holds.", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      g_autofree char *expected = g_strdup_printf ("way To [port] (decision power 4, unaware) from [hotel] in 1 step: [hotel] %s [port].%s {steps 1, cost %u} ~ hotel port -> Win over port, through hotel\n",
                                                   i == 3 ? "informs" : "works with", ties[i].sentence, ties[i].cost);

      check_way ("hotel* port/4:unaware", ties[i].tie, expected);
    }
}

#define TO_PORT(told, rest) "way To [port] (decision power 4, unaware) from [hotel] in 1 step: [hotel] works with [port]." told " {steps 1, cost 23} ~ hotel port -> Win over port, through hotel\n" rest

static void
test_who_is_at_odds_with_the_target_is_told (void)
{
  g_autoptr (EntMap) map = new_web ("hotel* port/4:unaware", "e1 hotel-port, e2 port-hotel tension");
  EntReadingSpec spec = reading_spec ();

  check_part (map, ENT_READING_WAYS, TO_PORT (" Mind that [port] and [hotel] are in tension.", ""));
  check_way ("hotel* port/4:unaware", "e1 hotel-port, e2 hotel-port broken", TO_PORT (" Mind that the tie between [hotel] and [port] is broken.", ""));
  /* also at the last step, and each tie once */
  check_way ("hotel* bar:leading port/4:unaware", "e1 hotel-bar, e2 bar-port, e3 bar-port tension",
             "way To [port] (decision power 4, unaware) from [hotel] in 2 steps: [hotel] works with [bar]. [bar] works with [port]. Mind that [bar] and [port] are in tension. "
             "{steps 2, cost 6} ~ hotel bar port -> Win over port, through hotel, bar\n");
  /* as no wall shows such ties, none tells them */
  spec.private = FALSE;
  check_sentences (map, ent_reading_ways_in (map, &spec, "port", NULL),
                   "way To [port] (decision power 4, unaware) from [hotel] in 1 step: [hotel] works with [port]. {steps 1, cost 23} ~ hotel port\n"
                   "why It is the only way.\n");
}

static void
test_a_tie_that_is_still_to_be_built_is_told_where_there_is_no_way (void)
{
  check_way ("hotel* bar port/4:unaware clerk<port", "e1 hotel-port to-build, e2 clerk-bar to-build, e3 bar-port to-build",
             "no-way There is no way to [port] (decision power 4, unaware): no tie on the map leads there (tension, broken and planned ones are not counted). "
             "Ties with these are still to be built: [hotel], [bar]. -> Build a tie to port\n");
  check_way ("hotel* port/4:unaware", "e1 port-hotel to-build, e2 hotel-port tension",
             "no-way There is no way to [port] (decision power 4, unaware): no tie on the map leads there (tension, broken and planned ones are not counted). "
             "A tie with [hotel] is still to be built. -> Build a tie to port\n");
}

/* --- what a proposal names --- */

/* The ids of the one that is about @key, which there is once. */
static void
check_with (const char *people, const char *ties, const char *key, const char *action, const char *with)
{
  g_autoptr (EntMap) map = new_web (people, ties);
  const EntReadingSpec spec = reading_spec ();
  g_autoptr (EntReading) reading = ent_reading_new (map, &spec, NULL);
  guint n = 0;

  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      for (guint k = 0; k < section->sentences->len; k++)
        {
          const EntReadingSentence *sentence = g_ptr_array_index (section->sentences, k);
          g_autofree char *ids = sentence->with != NULL ? g_strjoinv (" ", sentence->with) : NULL;

          g_assert_true ((sentence->action == NULL) == (sentence->with == NULL));
          if (strcmp (sentence->key, key) != 0)
            continue;
          g_assert_cmpstr (sentence->action, ==, action);
          g_assert_cmpstr (ids, ==, with);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_an_action_is_with_those_whom_it_names (void)
{
  check_with ("mayor/4:neutral port/5:unaware judge/4:unaware", "", "silent-power", "Win over port", "port");
  check_with ("hotel bar*", "", "allies-alone", "Bring into contact with others: bar", "bar");
  check_with ("a b c d e f g x y", "e1 x-y", "isolated", "Bring into contact with others: a, b, c, d, e and 2 more", "a b c d e f g");
  check_with ("a:leading b c", "", "not-assessed", "Find out where these stand: b, c", "b c");
  /* of a sector nobody is named */
  check_with ("a:leading school@education:neutral", "", "sectors-without-favour", "Win somebody over: Education system", "");
  check_with ("a:leading b:neutral", "", "weak-sector", "Win over one more in the sector “Private sector”, beside a", "a");
  check_with ("a* b:leading port/4:unaware", "e1 a-b, e2 b-port", "way", "Win over port, through a, b", "port a b");
  check_with ("a* b c port/4:unaware", "e1 b-port", "no-way", "Build a tie to port, or to somebody who reaches it: b", "port b");
}

static void
test_it_is_an_ally_with_whom_one_talks_about_an_opponent (void)
{
  check_with ("hotel* bar:leading club:resistant", "e1 hotel-bar, e2 bar-club", "opponents", "Talk to hotel about club", "hotel club");
  /* of two who are against the one with more power */
  check_with ("hotel* taxi:resistant club/3:resistant", "e1 hotel-club", "opponents", "Talk to hotel about club", "hotel club");
  check_with ("hotel* club:resistant", "", "opponents", "Talk to an ally about club", "club");
  /* nobody is sent who is at odds with it */
  check_with ("hotel* club:resistant", "e1 hotel-club, e2 hotel-club tension", "opponents", "Talk to an ally about club", "club");
}

/* --- what is asked --- */

static void
check_ask (const char *people, const char *ties, const char *expected)
{
  g_autoptr (EntMap) map = new_web (people, ties);
  const EntReadingSpec spec = reading_spec ();

  check_sentences (map, ent_reading_ways_in (map, &spec, "port", NULL), expected);
}

#define WAY(from, steps, told, cost, way, through) "way To [port] (not assessed) from [" from "] in " steps ": " told " {steps " cost "} ~ " way " -> Win over port, through " through "\n"
#define DIRECT WAY ("a", "1 step", "[a] works with [port].", "1, cost 3", "a port", "a")
#define BY_B WAY ("a", "2 steps", "[a] works with [b]. [b] works with [port].", "2, cost 7", "a b port", "a, b")
#define BY_C(told, cost) WAY ("a", "2 steps", "[a] works with [c]. [c] works with [port]." told, "2, cost " cost, "a c port", "a, c")

static void
test_why_the_first_way_is_the_best_is_told (void)
{
  check_ask ("a* port", "e1 a-port", DIRECT "why It is the only way.\n");
  check_ask ("a* b:supportive port", "e1 a-port, e2 a-b, e3 b-port", DIRECT BY_B "why The first is the best: it needs nobody in between.\n");
  check_ask ("a* b:supportive c:supportive port", "e1 a-b, e2 b-port, e3 a-c, e4 c-port", BY_B BY_C ("", "7") "why The first two are equally good.\n");
  check_ask ("a* b:supportive c:neutral port", "e1 a-b, e2 b-port, e3 a-c, e4 c-port", BY_B BY_C (" Mind that [c] is neutral.", "36") "why The first is the best: it leads only through people in favour.\n");
  check_ask ("a* b:supportive c:leading d:leading port", "e1 a-b, e2 b-port, e3 a-c, e4 c-d, e5 d-port",
             BY_B WAY ("a", "3 steps", "[a] works with [c]. [c] works with [d]. [d] works with [port].", "3, cost 9", "a c d port", "a, c, d") "why The first is the best: it has fewer steps than the second.\n");
  check_ask ("a* b:supportive c:supportive port", "e1 a-b, e2 b-port, e3 a-c weak, e4 c-port", BY_B WAY ("a", "2 steps", "[a] works with [c]. This tie is weak. [c] works with [port].", "2, cost 8", "a c port", "a, c") "why The first is the best: its ties are stronger than those of the second.\n");
  check_ask ("a* b:supportive c:supportive port", "e1 a-b, e2 b-port, e3 a-c unclear, e4 c-port", BY_B WAY ("a", "2 steps", "[a] works with [c]. It is unclear whether this tie holds. [c] works with [port].", "2, cost 8", "a c port", "a, c") "why The first is the best: fewer of its ties are unclear than in the second.\n");
  check_ask ("a* b:supportive c:supportive port", "e1 b-a member-of, e2 b-port, e3 a-c member-of, e4 c-port",
             WAY ("a", "2 steps", "[a] has [b] as a member. [b] works with [port].", "2, cost 7", "a b port", "a, b") WAY ("a", "2 steps", "[a] is a member of [c]. [c] works with [port].", "2, cost 8", "a c port", "a, c") "why The first is the best: it goes less often from a member up to its umbrella body than the second.\n");
  check_ask ("a* b:neutral c:neutral d:neutral port", "e1 a-b, e2 b-port, e3 a-c, e4 c-d, e5 d-port",
             WAY ("a", "2 steps", "[a] works with [b]. [b] works with [port]. Mind that [b] is neutral.", "2, cost 36", "a b port", "a, b") WAY ("a", "3 steps", "[a] works with [c]. [c] works with [d]. [d] works with [port]. Mind that [c] is neutral. Mind that [d] is neutral.", "3, cost 69", "a c d port", "a, c, d") "why The first is the best: fewer of those in between are not in favour than in the second.\n");
  check_ask ("a* b* port", "e1 a-port, e2 b-port weak", DIRECT WAY ("b", "1 step", "[b] works with [port]. This tie is weak.", "1, cost 4", "b port", "b") "why The first is the best: its ties are stronger than those of the second.\n");
  check_ask ("a* b* port", "e1 a-port, e2 b-port, e3 b-port tension", DIRECT WAY ("b", "1 step", "[b] works with [port]. Mind that [b] and [port] are in tension.", "1, cost 23", "b port", "b") "why The first is the best: the second begins with [b], who is at odds with [port].\n");
  /* both lead only through people in favour: that is not why */
  check_ask ("a* b:supportive c:leading port", "e1 a-b, e2 b-port, e3 a-c, e4 c-port", BY_C ("", "6") BY_B "why The first is the best: those in between are more in favour than in the second.\n");
}

static void
test_without_allies_the_answer_ends_with_whom_ways_begin (void)
{
#define BEGIN "begin Nobody is marked as an ally; ways begin with those who are leading.\n"
  check_ask ("a:leading port", "e1 a-port", DIRECT "why It is the only way.\n" BEGIN);
  check_ask ("a:leading port", "", "no-way There is no way to [port] (not assessed): no tie on the map leads there (tension, broken and planned ones are not counted). -> Build a tie to port\n" BEGIN);
  check_ask ("a port:leading", "", "way-not-needed [port] is leading: talk to them directly.\n" BEGIN);
#undef BEGIN
}

static void
test_no_way_is_needed_to_whom_ways_begin_with (void)
{
  check_ask ("port* a", "e1 a-port", "way-not-needed [port] is an ally: talk to them directly.\n");
  check_ask ("port:supportive a", "e1 a-port", "way-not-needed [port] is supportive: talk to them directly.\nbegin Nobody is marked as an ally, and nobody is leading; ways begin with those who are supportive.\n");
  check_ask ("port a", "e1 a-port", "no-begin Nobody is an ally, leading or supportive, so no way can begin. -> Agree on who the allies are\n");
}

static void
check_reach (const char *people, const char *ties, const char *expected)
{
  g_autoptr (EntMap) map = new_web (people, ties);
  const EntReadingSpec spec = reading_spec ();

  check_sentences (map, ent_reading_reach (map, &spec, "a", NULL), expected);
}

static void
test_whom_one_reaches_is_told_with_ways_to_those_to_be_won (void)
{
  check_reach ("a b", "", "reach [a] reaches nobody over ties that work. {stakeholders 0}\n");
  check_reach ("a b", "e1 a-b", "reach [a] reaches [1=b] other, directly or through people in favour. {stakeholders 1}\n");
  check_reach ("a b c/4:neutral", "e1 a-b, e2 b-c", "reach [a] reaches [2=b c] others, directly or through people who are in favour or not assessed yet. {stakeholders 2}\n"
                                                    "way To [c] (decision power 4, neutral) from [a] in 2 steps: [a] works with [b]. [b] works with [c]. "
                                                    "Where [b] stands is not assessed yet. {steps 2, cost 46} ~ a b c -> Win over c, through a, b\n");
  check_reach ("a b boss<b", "e1 a-boss", "reach [a] reaches [1=b] other, directly or through people who are in favour or not assessed yet. {stakeholders 1}\n");
  check_reach ("a b:leading c:resistant d", "e1 a-b, e2 b-c, e3 c-d",
               "reach [a] reaches [2=b c] others, directly or through people in favour. {stakeholders 2}\n"
               "way To [c] (resistant) from [a] in 2 steps: [a] works with [b]. [b] works with [c]. {steps 2, cost 6} ~ a b c -> Win over c, through a, b\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/coverage-counts-sector-by-sector", test_coverage_counts_sector_by_sector);
  g_test_add_func ("/reading/one-and-many-are-told-apart", test_one_and_many_are_told_apart);
  g_test_add_func ("/reading/gaps-are-told-from-nobody-to-one-alone", test_gaps_are_told_from_nobody_to_one_alone);
  g_test_add_func ("/reading/one-empty-cell-is-one-and-is-named-where-it-is-a-gap", test_one_empty_cell_is_one_and_is_named_where_it_is_a_gap);
  g_test_add_func ("/reading/power-against-and-aside-comes-by-how-much-it-is", test_power_against_and_aside_comes_by_how_much_it_is);
  g_test_add_func ("/reading/a-veto-is-told-of-those-who-are-not-in-favour", test_a_veto_is_told_of_those_who_are_not_in_favour);
  g_test_add_func ("/reading/allies-and-whom-they-reach", test_allies_and_whom_they_reach);
  g_test_add_func ("/reading/who-is-not-assessed-is-not-called-to-be-won", test_who_is_not_assessed_is_not_called_to_be_won);
  g_test_add_func ("/reading/ways-through-the-unknown-are-not-called-in-favour", test_ways_through_the_unknown_are_not_called_in_favour);
  g_test_add_func ("/reading/alone-and-apart", test_alone_and_apart);
  g_test_add_func ("/reading/three-brokers-are-told-and-no-small-one", test_three_brokers_are_told_and_no_small_one);
  g_test_add_func ("/reading/a-step-is-told-by-its-tie", test_a_step_is_told_by_its_tie);
  g_test_add_func ("/reading/steps-inside-an-organisation-need-no-tie", test_steps_inside_an_organisation_need_no_tie);
  g_test_add_func ("/reading/who-is-not-in-favour-on-a-way-is-told", test_who_is_not_in_favour_on_a_way_is_told);
  g_test_add_func ("/reading/where-there-is-no-way-it-is-told-why", test_where_there_is_no_way_it_is_told_why);
  g_test_add_func ("/reading/without-allies-it-is-told-with-whom-ways-begin", test_without_allies_it_is_told_with_whom_ways_begin);
  g_test_add_func ("/reading/who-is-to-be-won-beyond-five-is-told", test_who_is_to_be_won_beyond_five_is_told);
  g_test_add_func ("/reading/a-tie-that-is-weak-or-unclear-is-told", test_a_tie_that_is_weak_or_unclear_is_told);
  g_test_add_func ("/reading/who-is-at-odds-with-the-target-is-told", test_who_is_at_odds_with_the_target_is_told);
  g_test_add_func ("/reading/a-tie-that-is-still-to-be-built-is-told-where-there-is-no-way", test_a_tie_that_is_still_to_be_built_is_told_where_there_is_no_way);
  g_test_add_func ("/reading/an-action-is-with-those-whom-it-names", test_an_action_is_with_those_whom_it_names);
  g_test_add_func ("/reading/it-is-an-ally-with-whom-one-talks-about-an-opponent", test_it_is_an_ally_with_whom_one_talks_about_an_opponent);
  g_test_add_func ("/reading/why-the-first-way-is-the-best-is-told", test_why_the_first_way_is_the_best_is_told);
  g_test_add_func ("/reading/without-allies-the-answer-ends-with-whom-ways-begin", test_without_allies_the_answer_ends_with_whom_ways_begin);
  g_test_add_func ("/reading/no-way-is-needed-to-whom-ways-begin-with", test_no_way_is_needed_to_whom_ways_begin_with);
  g_test_add_func ("/reading/whom-one-reaches-is-told-with-ways-to-those-to-be-won", test_whom_one_reaches_is_told_with_ways_to_those_to_be_won);
  return g_test_run ();
}
