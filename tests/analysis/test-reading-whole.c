/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading as a whole: names of any kind, what is private, what is chosen, and that it is the same in every language. */
#include "cli/generate.h"
#include "io/store.h"
#include "reading-fixture.h"
#include "shown-fixture.h"

#include <string.h>

static void
put (EntMap *map, const char *id, const char *field, const char *text)
{
  set_field (map, ENT_RECORD_STAKEHOLDER, id, field, text);
}

/* --- names --- */

/* Who is alone in @map, of whom there are several. */
static void
check_alone (EntMap *map, const char *expected)
{
  const EntReadingSpec spec = reading_spec ();
  g_autofree char *text = reading_part_text (map, &spec, ENT_READING_TIES);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpstr (lines[0], ==, expected);
}

static void
test_names_with_commas_are_parted_by_semicolons (void)
{
  g_autoptr (EntMap) map = new_web ("a b c d e", "e1 a-b");

  put (map, "c", "name", "Ministry, regional office");
  check_alone (map, "isolated [3=c d e] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [Ministry, regional office=c]; [d]; [e]. {stakeholders 3} "
                    "-> Bring into contact with others: Ministry, regional office; d; e");
}

static void
test_of_more_than_six_five_are_named_and_the_rest_counted (void)
{
  g_autoptr (EntMap) six = new_web ("a b c d e f x y", "e1 x-y"), seven = new_web ("a b c d e f g x y", "e1 x-y"), many = new_web ("a b c d e f g h i j k l x y", "e1 x-y");

  check_alone (six, "isolated [6=a b c d e f] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [a], [b], [c], [d], [e], [f]. {stakeholders 6} -> Bring into contact with others: a, b, c, d, e, f");
  check_alone (seven, "isolated [7=a b c d e f g] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [a], [b], [c], [d], [e] and [2=f g] more. {stakeholders 7} "
                      "-> Bring into contact with others: a, b, c, d, e and 2 more");
  check_alone (many, "isolated [12=a b c d e f g h i j k l] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [a], [b], [c], [d], [e] and [7=f g h i j k l] more. {stakeholders 12} "
                     "-> Bring into contact with others: a, b, c, d, e and 7 more");
  /* a comma that is not shown parts nothing */
  put (seven, "f", "name", "f, of the seventh street");
  check_alone (seven, "isolated [7=a b c d e f g] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [a], [b], [c], [d], [e] and [2=f g] more. {stakeholders 7} "
                      "-> Bring into contact with others: a, b, c, d, e and 2 more");
}

/* Past the door, which lets in what reader and window have cleaned. */
static void
add_called (EntMap *map, const char *id, const char *name)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  GError *error = NULL;

  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (name);
  ent_map_apply_take (map, stakeholder, NULL, &error);
  g_assert_no_error (error);
}

static void
test_any_name_is_its_stretch (void)
{
  static const char *const names[] = {
    "<b>Bar</b> & \"Co\" &amp;",
    "100 %s %n %1$s %%",
    "[1=2] -> {3}",
    "“Muro” \\ 'La Peña'",
    "نادي البحر",
    "חוף (ים) 7",
    "👩‍👩‍👧 e\314\201 ก็",
    "Hotel\342\200\213Sol\342\201\240",
    "a\001b\0021\003c",
    "\0017\002Bar\003",
    "two\nlines\tand a tab",
    "open \342\201\247isolate \342\200\256and override",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgesellschaft zu Wasser und zu Lande, GmbH & Co. KG",
  };
  g_autoptr (EntMap) map = new_map_with_moment ();
  EntReadingSpec spec = reading_spec ();
  g_autoptr (GPtrArray) sentences = NULL;

  spec.parts = 1u << ENT_READING_ALLIES;
  add_stakeholder (map, "other", "Other", ENT_SECTOR_MEDIA);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i), *shown = ent_text_quote (names[i], ENT_TEXT_QUOTED), *text = NULL;
      const EntReadingSentence *sentence;
      const EntReadingLink *link;

      add_called (map, id, names[i]);
      sentences = ent_reading_reach (map, &spec, id, NULL);
      text = reading_text (map, sentences);
      sentence = g_ptr_array_index (sentences, 0);
      link = &g_array_index (sentence->links, EntReadingLink, 0);
      g_assert_cmpuint (link->start, ==, 0);
      g_assert_cmpmem (sentence->text, link->end, shown, strlen (shown));
      g_assert_cmpstr (sentence->text + link->end, ==, " reaches nobody over ties that work.");
      g_assert_cmpstr (link->ids[0], ==, id);
      g_clear_pointer (&sentences, g_ptr_array_unref);
    }
}

static void
test_other_texts_of_the_map_break_no_sentence (void)
{
  g_autoptr (EntMap) map = new_web ("a:leading b:neutral", "");
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);

  set_field (map, ENT_RECORD_SECTOR, "private", "label", "<i>50 % %s</i>");
  add_moment (map, "t-later", "“%n”\\", 20260601);
  add_moment (map, "t-last", "Last", 20260701);
  check_part (map, ENT_READING_CHANGE, "since Supportive or leading at ““%n”\\”: [1=a]; now: [1=a]. {then 1, now 1}\nno-change Nothing has changed between these two moments.\n");
  check_part (map, ENT_READING_GAPS,
              "empty-cells Of the 35 cells in which a sector and a ring meet, 33 are empty. In the two inner rings these are: Institutions (supportive and leading), "
              "[<i>50 % %s</i>=a b] (supportive), Informal sector (supportive and leading), Community (supportive and leading), Family (supportive and leading), "
              "Education system (supportive and leading), Media (supportive and leading). {empty 33, cells 35, inner 13}\n"
              "empty-sectors Nobody at all is on the map in these sectors: Institutions, Informal sector, Community, Family, Education system, Media. "
              "{sectors 6} -> Find out who is there: Institutions, Informal sector, Community, Family, Education system, Media\n"
              "weak-sector@private [<i>50 % %s</i>=a b]: everything rests on [a] alone. -> Win over one more in the sector “<i>50 % %s</i>”, beside a\n");
  ent_record_set_id (action, "a-one");
  action->what = g_strdup ("\0011\002<b>%d\003");
  action->responsible = g_strdup ("%s\002");
  action->due = 20261130;
  g_assert_true (ent_map_apply_take (map, action, NULL, NULL));
  check_part (map, ENT_READING_ACTIONS,
              "actions Open actions: [1!a-one], of these overdue: [1!a-one]. Done: 0. {open 1, overdue 1, done 0}\n"
              "action-overdue “[1<b>%d!a-one]” (%s) was due on 30 November 2026, 1 day ago. {days 1}\n");
}

/* --- what is private --- */

/* An organisation with Ana inside, through whom the only way leads, and one of everything that no wall shows. */
static EntMap *
new_private_map (void)
{
  EntMap *map = new_web ("hotel Ana*<hotel Eva<hotel port/4:unaware bar:leading", "e1 Ana-port");

  put (map, "Ana", "position", "Head of reception");
  put (map, "port", "veto", "yes");
  put (map, "hotel", "phase", "engage");
  put (map, "bar", "agreement", "letter");
  put (map, "bar", "risk", "high");
  put (map, "port", "phase", "engage");
  put (map, "port", "risk", "low");
  put (map, "port", "risk-date", "2024-01-01");
  put (map, "Eva", "next-visit", "2026-01-01");
  return map;
}

static gboolean
has_key (const EntReading *reading, const char *key)
{
  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      for (guint k = 0; k < section->sentences->len; k++)
        if (strcmp (((const EntReadingSentence *) g_ptr_array_index (section->sentences, k))->key, key) == 0)
          return TRUE;
    }
  return FALSE;
}

/* All that is said, and proposed. */
static char *
all_texts (const EntReading *reading)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      g_string_append_printf (all, "%s\n", section->title);
      for (guint k = 0; k < section->sentences->len; k++)
        {
          const EntReadingSentence *sentence = g_ptr_array_index (section->sentences, k);

          g_string_append_printf (all, "%s\n%s\n", sentence->text, sentence->action != NULL ? sentence->action : "");
        }
    }
  return g_string_free (all, FALSE);
}

static void
test_on_a_wall_nothing_private_is_said (void)
{
  static const char *const private_keys[] = { "vetoes", "risk-missing", "risk-undated", "risk-old", "visits-due" };
  g_autoptr (EntMap) map = new_private_map ();

  for (guint told = 0; told < 2; told++)
    for (guint i = 0; i < 2; i++)
      {
        EntReadingSpec spec = reading_spec ();
        g_autoptr (EntReading) reading = NULL;
        g_autofree char *texts = NULL;

        spec.private = told != 0;
        spec.words = ent_words_for_language (i == 0 ? "en" : "es");
        reading = ent_reading_new (map, &spec, NULL);
        texts = all_texts (reading);
        for (guint k = 0; k < G_N_ELEMENTS (private_keys); k++)
          g_assert_cmpint (has_key (reading, private_keys[k]), ==, told);
        g_assert_cmpint (strstr (texts, "Ana") != NULL, ==, told);
        g_assert_cmpint (strstr (texts, "Eva") != NULL, ==, told);
        g_assert_null (strstr (texts, "Head of reception"));
      }
}

static void
test_for_others_nobody_who_resists_is_named (void)
{
  static const char *const hidden[] = { "guild", "mayor" };
  g_autoptr (EntMap) map = new_web ("ally*:supportive port:supportive guild/4:resistant mayor/5:neutral", "e1 ally-guild, e2 ally-mayor, e3 ally-port");

  for (guint told = 0; told < 2; told++)
    {
      EntReadingSpec spec = reading_spec ();
      g_autoptr (EntReading) reading = NULL;
      g_autofree char *texts = NULL;

      spec.private = told != 0;
      reading = ent_reading_new (map, &spec, NULL);
      texts = all_texts (reading);
      for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
        g_assert_cmpint (strstr (texts, hidden[i]) != NULL, ==, told);
    }
}

static void
test_for_others_those_who_resist_are_counted_and_nothing_is_proposed (void)
{
  g_autoptr (EntMap) map = new_web ("ally*:supportive port:supportive guild/4:resistant mayor/5:neutral", "e1 ally-guild");
  EntReadingSpec spec = reading_spec ();
  g_autoptr (EntReading) reading = NULL;
  g_autofree char *power = NULL, *ways = NULL;

  spec.private = FALSE;
  power = reading_part_text (map, &spec, ENT_READING_POWER);
  ways = reading_part_text (map, &spec, ENT_READING_WAYS);
  g_assert_cmpstr (power, ==, "opponents 1 stakeholder is resistant. {stakeholders 1}\nsilent-power 1 stakeholder could decide and is unaware or neutral. {stakeholders 1}\n");
  g_assert_cmpstr (ways, ==, "");
  reading = ent_reading_new (map, &spec, NULL);
  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      for (guint k = 0; k < section->sentences->len; k++)
        g_assert_null (((const EntReadingSentence *) g_ptr_array_index (section->sentences, k))->action);
    }
}

/* Asked on a wall too; one without a position is just a person, who can be selected all the same. */
static void
test_what_is_asked_on_a_wall_names_nobody_inside (void)
{
  g_autoptr (EntMap) map = new_private_map ();
  EntReadingSpec spec = reading_spec ();

  spec.private = FALSE;
  check_sentences (map, ent_reading_ways_in (map, &spec, "port", NULL),
                   "way To [port] (decision power 4, unaware) from [Head of reception=Ana] in 1 step: [Head of reception=Ana] works with [port]. {steps 1, cost 3} ~ Ana port\n"
                   "why It is the only way.\n");
  check_sentences (map, ent_reading_ways_in (map, &spec, "Eva", NULL),
                   "way To [Person=Eva] (not assessed) from [Head of reception=Ana] in 2 steps: [Head of reception=Ana] is part of [hotel]. [Person=Eva] is part of [hotel]. "
                   "Where [hotel] stands is not assessed yet. {steps 2, cost 42} ~ Ana hotel Eva\n"
                   "why It is the only way.\n");
}

/* --- what there is to say --- */

static void
check_parts (const EntReading *reading, const char *expected)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = 0; i < reading->sections->len; i++)
    g_string_append_printf (parts, "%s%s", i > 0 ? " " : "", ent_reading_part_name (((const EntReadingSection *) g_ptr_array_index (reading->sections, i))->part));
  g_assert_cmpstr (parts->str, ==, expected);
}

static void
test_an_empty_map_has_one_sentence (void)
{
  g_autoptr (EntMap) none = ent_map_new (), begun = new_map_with_moment ();
  EntMap *const maps[] = { none, begun };
  const EntReadingSpec spec = reading_spec ();

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (EntReading) reading = ent_reading_new (maps[i], &spec, NULL);

      check_parts (reading, "coverage");
      check_part (maps[i], ENT_READING_COVERAGE, "whole Nobody is on the map yet. {stakeholders 0, in-favour 0, not-assessed 0, power 0, power-in-favour 0}\n");
    }
}

/* Without ratings there is nothing to say of power, ways and change, and no cell is called empty. */
static void
test_a_map_that_nobody_has_rated_is_not_judged (void)
{
  g_autoptr (EntMap) map = new_web ("hotel police@institutions mothers@family", "e1 hotel-police");
  const EntReadingSpec spec = reading_spec ();
  g_autoptr (EntReading) reading = ent_reading_new (map, &spec, NULL);

  check_parts (reading, "coverage gaps allies ties code engagement actions");
  check_part (map, ENT_READING_GAPS,
              "not-assessed The commitment of [3=hotel police mothers] stakeholders has not been assessed yet. {stakeholders 3} -> Find out where these stand: hotel, police, mothers\n");
}

static void
test_stopped_work_gives_nothing (void)
{
  g_autoptr (EntMap) map = ent_generate_map (60, 180, 3);
  const EntReadingSpec spec = reading_spec ();
  guint n_stopped = 0;

  for (guint after = 0;; after++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      g_autoptr (EntReading) reading = NULL;

      ent_progress_stop (progress, after);
      reading = ent_reading_new (map, &spec, progress);
      if (reading != NULL)
        {
          check_parts (reading, "coverage gaps power allies ties ways change code engagement actions");
          break;
        }
      n_stopped++;
      g_assert_cmpuint (after, <, 1000);
    }
  /* among the brokers too, which take the time */
  g_assert_cmpuint (n_stopped, >, ENT_N_READING_SECTIONS);
}

typedef GPtrArray *(*Ask) (EntMap *map, const EntReadingSpec *spec, const char *about, EntProgress *progress);

/* How often it may be stopped. */
static guint
stop_answer (Ask ask, EntMap *map, const char *about)
{
  const EntReadingSpec spec = reading_spec ();

  for (guint after = 0;; after++)
    {
      g_autoptr (EntProgress) progress = ent_progress_new ();
      g_autoptr (GPtrArray) sentences = NULL;

      ent_progress_stop (progress, after);
      sentences = ask (map, &spec, about, progress);
      if (sentences != NULL)
        return after;
      g_assert_cmpuint (after, <, 1000);
    }
}

static void
test_a_stopped_answer_is_none (void)
{
  g_autoptr (EntMap) map = new_web ("a* b:supportive c:resistant d:resistant", "e1 a-b, e2 b-c, e3 b-d, e4 a-d, e5 a-c");

  /* before the second and the third way; before each of the others */
  g_assert_cmpuint (stop_answer (ent_reading_ways_in, map, "d"), >=, 2);
  g_assert_cmpuint (stop_answer (ent_reading_reach, map, "a"), >=, 3);
}

/* All steps of all of them would fill a window for minutes. */
static void
test_of_many_who_are_reached_some_are_told_and_the_rest_counted (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  const EntReadingSpec spec = reading_spec ();
  g_autoptr (GPtrArray) sentences = NULL;
  const EntReadingSentence *last;

  add_stakeholder (map, "ally", "Ally", ENT_SECTOR_MEDIA);
  add_assessment (map, "ally", "t-first", ENT_ASPECT_ALLY, TRUE);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%02u", i), *tie = g_strdup_printf ("e-%02u", i);

      add_stakeholder (map, id, id, ENT_SECTOR_MEDIA);
      add_assessment (map, id, "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
      add_tie (map, tie, "ally", id, ENT_TIE_WORKS_WITH);
    }
  sentences = ent_reading_reach (map, &spec, "ally", NULL);
  /* how many, thirty ways, and the rest */
  g_assert_cmpuint (sentences->len, ==, 32);
  last = g_ptr_array_index (sentences, 31);
  g_assert_true (g_str_has_prefix (last->text, "10 more are to be won: "));
  g_assert_cmpuint (g_strv_length ((char **) g_array_index (last->links, EntReadingLink, 0).ids), ==, 10);
}

static void
test_parts_are_chosen_and_stay_in_order (void)
{
  g_autoptr (EntMap) map = new_invented_map ();
  EntReadingSpec spec = reading_spec ();
  g_autoptr (EntReading) whole = ent_reading_new (map, &spec, NULL), two = NULL;

  check_parts (whole, "coverage gaps power allies ties ways change code engagement actions");
  for (guint part = 0; part < ENT_N_READING_SECTIONS; part++)
    {
      const EntReadingSection *section = g_ptr_array_index (whole->sections, part);
      g_autofree char *alone = reading_part_text (map, &spec, part), *within = reading_text (map, section->sentences);

      g_assert_cmpint (section->part, ==, part);
      g_assert_cmpstr (alone, ==, within);
    }
  spec.parts = 1u << ENT_READING_ACTIONS | 1u << ENT_READING_POWER;
  two = ent_reading_new (map, &spec, NULL);
  check_parts (two, "power actions");
}

/* --- moments --- */

static void
test_it_is_read_at_the_moment_and_compared_with_the_one_that_is_chosen (void)
{
  g_autoptr (EntMap) map = new_web ("a:unaware b:leading", "");
  EntReadingSpec spec = reading_spec ();
  static const struct
  {
    const char *moment, *from, *since;
  } rows[] = {
    { NULL, NULL, "since Supportive or leading at “Between”: [2=a b]; now: 0. {then 2, now 0}\n" },
    { "t-last", NULL, "since Supportive or leading at “Between”: [2=a b]; now: 0. {then 2, now 0}\n" },
    { NULL, "t-first", "since Supportive or leading at “Baseline”: [1=b]; now: 0. {then 1, now 0}\n" },
    { "t-between", NULL, "since Supportive or leading at “Baseline”: [1=b]; now: [2=a b]. {then 1, now 2}\n" },
    { "t-between", "t-last", "since Supportive or leading at “Last”: 0; now: [2=a b]. {then 0, now 2}\n" },
    { "t-first", NULL, "" },
    { "t-last", "t-last", "" },
  };

  /* the last one stands before it in the file */
  add_moment (map, "t-last", "Last", 20260801);
  add_moment (map, "t-between", "Between", 20260601);
  add_assessment (map, "a", "t-between", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  add_assessment (map, "a", "t-last", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_NEUTRAL);
  add_assessment (map, "b", "t-last", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;

      spec.moment = rows[i].moment;
      spec.from = rows[i].from;
      text = reading_part_text (map, &spec, ENT_READING_CHANGE);
      g_assert_true (*rows[i].since != '\0' ? g_str_has_prefix (text, rows[i].since) : *text == '\0');
    }
}

static void
test_every_part_is_of_the_moment (void)
{
  g_autoptr (EntMap) map = new_web ("a/5*:leading b/4:neutral", "e1 a-b");
  EntReadingSpec spec = reading_spec ();
  static const EntReadingPart parts[] = { ENT_READING_COVERAGE, ENT_READING_GAPS, ENT_READING_POWER, ENT_READING_ALLIES, ENT_READING_WAYS };

  add_moment (map, "t-later", "Later", 20260601);
  add_assessment (map, "a", "t-later", ENT_ASPECT_ALLY, 0);
  add_assessment (map, "a", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  add_assessment (map, "b", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_RESISTANT);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *now = reading_part_text (map, &spec, parts[i]), *then = NULL, *latest = NULL;

      spec.moment = "t-first";
      then = reading_part_text (map, &spec, parts[i]);
      spec.moment = "t-later";
      latest = reading_part_text (map, &spec, parts[i]);
      spec.moment = NULL;
      g_assert_cmpstr (now, ==, latest);
      g_assert_cmpstr (now, !=, then);
    }
}

static void
test_it_tells_when_it_was_read (void)
{
  g_autoptr (EntMap) map = new_map_with_moment (), none = ent_map_new ();
  EntReadingSpec spec = reading_spec ();
  g_autofree char *latest = NULL, *first = NULL, *alone = NULL, *spanish = NULL;

  add_moment (map, "t-later", "After <b>", 20260601);
  latest = ent_reading_when (map, &spec);
  g_assert_cmpstr (latest, ==, "Moment “After <b>”, read on 1 December 2026.");
  spec.moment = "t-first";
  first = ent_reading_when (map, &spec);
  g_assert_cmpstr (first, ==, "Moment “Baseline”, read on 1 December 2026.");
  spec.words = ent_words_for_language ("es");
  spanish = ent_reading_when (map, &spec);
  g_assert_cmpstr (spanish, ==, "Momento «Baseline», lectura del 1 de diciembre de 2026.");
  spec = reading_spec ();
  alone = ent_reading_when (none, &spec);
  g_assert_cmpstr (alone, ==, "Read on 1 December 2026.");
}

/* --- languages --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Each stretch of digits in @text, in order of the digits: words may stand in another order. */
static char *
digits_of (const char *text)
{
  static GRegex *digits;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMatchInfo) info = NULL;

  if (digits == NULL)
    digits = g_regex_new ("[0-9]+", 0, 0, NULL);
  g_regex_match (digits, text, 0, &info);
  for (; g_match_info_matches (info); g_match_info_next (info, NULL))
    g_ptr_array_add (found, g_match_info_fetch (info, 0));
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_add (found, NULL);
  return g_strjoinv (" ", (char **) found->pdata);
}

/* Whom its stretches stand for, in an order that words do not change. */
static char *
stretches_of (const EntReadingSentence *sentence)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);
      g_autofree char *ids = g_strjoinv (" ", link->ids);

      g_ptr_array_add (found, g_strdup_printf ("%u %s", link->kind, ids));
    }
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_add (found, NULL);
  return g_strjoinv ("\n", (char **) found->pdata);
}

static void
check_same_way (const EntWay *a, const EntWay *b)
{
  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a == NULL)
    return;
  g_assert_cmpuint (a->cost, ==, b->cost);
  g_assert_cmpuint (a->steps->len, ==, b->steps->len);
  for (guint i = 0; i < a->steps->len; i++)
    {
      const EntWayStep *one = &g_array_index (a->steps, EntWayStep, i), *other = &g_array_index (b->steps, EntWayStep, i);

      g_assert_true (one->from == other->from && one->to == other->to && one->tie == other->tie);
    }
}

static void
check_same_sentence (const EntReadingSentence *english, const EntReadingSentence *spanish)
{
  g_autofree char *digits = digits_of (english->text), *digits_too = digits_of (spanish->text);
  g_autofree char *stretches = stretches_of (english), *stretches_too = stretches_of (spanish);
  g_autofree char *ids = g_strjoinv (" ", english->ids), *ids_too = g_strjoinv (" ", spanish->ids);

  g_assert_cmpstr (english->key, ==, spanish->key);
  g_assert_cmpstr (english->text, !=, spanish->text);
  g_assert_cmpstr (digits, ==, digits_too);
  g_assert_cmpstr (stretches, ==, stretches_too);
  g_assert_cmpstr (ids, ==, ids_too);
  g_assert_cmpint (english->sector, ==, spanish->sector);
  g_assert_cmpuint (english->numbers->len, ==, spanish->numbers->len);
  for (guint i = 0; i < english->numbers->len; i++)
    {
      const EntReadingNumber *one = &g_array_index (english->numbers, EntReadingNumber, i), *other = &g_array_index (spanish->numbers, EntReadingNumber, i);

      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpfloat (one->value, ==, other->value);
    }
  check_same_way (english->way, spanish->way);
  g_assert_cmpint (english->bar != NULL, ==, spanish->bar != NULL);
  if (english->bar != NULL)
    g_assert_cmpmem (english->bar, sizeof *english->bar, spanish->bar, sizeof *spanish->bar);
  g_assert_cmpint (english->action != NULL, ==, spanish->action != NULL);
  if (english->action != NULL)
    g_assert_cmpstr (english->action, !=, spanish->action);
}

static EntReading *
read_in (EntMap *map, const char *language, gboolean private)
{
  EntReadingSpec spec = reading_spec ();

  spec.words = ent_words_for_language (language);
  spec.private = private;
  return ent_reading_new (map, &spec, NULL);
}

static void
check_same_in_both (EntMap *map, gboolean private)
{
  g_autoptr (EntReading) english = read_in (map, "en", private), spanish = read_in (map, "es", private);

  g_assert_cmpuint (english->sections->len, ==, spanish->sections->len);
  for (guint i = 0; i < english->sections->len; i++)
    {
      const EntReadingSection *one = g_ptr_array_index (english->sections, i), *other = g_ptr_array_index (spanish->sections, i);
      g_autofree char *text = reading_text (map, other->sentences);

      g_assert_cmpint (one->part, ==, other->part);
      g_assert_cmpuint (one->sentences->len, ==, other->sentences->len);
      for (guint k = 0; k < one->sentences->len; k++)
        check_same_sentence (g_ptr_array_index (one->sentences, k), g_ptr_array_index (other->sentences, k));
    }
}

static void
test_an_invented_map_is_the_same_in_both_languages (void)
{
  g_autoptr (EntMap) map = new_invented_map ();

  check_same_in_both (map, TRUE);
  check_same_in_both (map, FALSE);
}

static void
test_the_samples_are_the_same_in_both_languages (void)
{
  static const char *const samples[] = { "puerto-coral.entorno", "cartagena.entorno", "peru.entorno" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ENT_SRCDIR"), "data", "samples", samples[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EntFile) file = ent_store_open (path, NULL, &error);

      g_assert_no_error (error);
      check_same_in_both (file->map, TRUE);
      check_same_in_both (file->map, FALSE);
    }
}

/* One of them is one, and none or several are many, as each language has it. */
static void
test_plural_forms_go_by_their_numbers (void)
{
  static const char *const wrong[] = {
    "(?<![0-9])1 (stakeholders|others|steps|days|visits|risk assessments)\\b",
    "([0-9]{2}|[02-9]) (stakeholder|other|step|day|visit|risk assessment)\\b",
    "(?<![0-9])1 (actores|pasos|días|visitas|evaluaciones)\\b",
    "([0-9]{2}|[02-9]) (actor|paso|día|visita|evaluación)\\b",
  };
  guint n_ones = 0;

  for (guint seed = 1; seed <= 120; seed++)
    {
      g_autoptr (EntMap) map = ent_generate_map (1 + seed % 24, 0 + MIN (seed % 24, 20), seed);

      check_same_in_both (map, TRUE);
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (EntReading) reading = read_in (map, i == 0 ? "en" : "es", TRUE);
          g_autofree char *texts = all_texts (reading);

          for (guint k = 0; k < G_N_ELEMENTS (wrong); k++)
            if (g_regex_match_simple (wrong[k], texts, 0, 0))
              g_error ("“%s” is in: %s", wrong[k], texts);
          n_ones += strstr (texts, i == 0 ? "1 stakeholder " : "1 actor ") != NULL;
        }
    }
  g_assert_cmpuint (n_ones, >, 40);
}

/* --- who decides little --- */

#define PEOPLE(family, community) \
  "mothers@family/" family ":unaware circle@family/" family "*:leading hotel/5:resistant elders@community/" community " club@community/" community "*:neutral survivors@community/" community ":supportive bar/4:neutral youth@family/" family "*"

/* How much families and communities decide changes nothing that is said of their sectors, and puts nobody in another place. */
static void
test_little_decision_power_is_held_against_nobody (void)
{
  static const EntReadingPart parts[] = { ENT_READING_COVERAGE, ENT_READING_GAPS, ENT_READING_TIES, ENT_READING_ENGAGEMENT };
  g_autoptr (EntMap) little = new_web (PEOPLE ("1", "1"), "e1 hotel-bar"), some = new_web (PEOPLE ("3", "3"), "e1 hotel-bar");
  const EntReadingSpec spec = reading_spec ();
  g_autoptr (EntReading) reading = ent_reading_new (little, &spec, NULL), more = ent_reading_new (some, &spec, NULL);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint k = 0; k < reading->sections->len; k++)
      {
        const EntReadingSection *one = g_ptr_array_index (reading->sections, k), *other = g_ptr_array_index (more->sections, k);

        g_assert_cmpint (one->part, ==, other->part);
        for (guint j = 0; one->part == parts[i] && j < one->sentences->len; j++)
          {
            const EntReadingSentence *sentence = g_ptr_array_index (one->sentences, j);

            if (strcmp (sentence->key, "whole") == 0)
              continue;
            g_assert_cmpstr (sentence->text, ==, ((const EntReadingSentence *) g_ptr_array_index (other->sentences, j))->text);
            n += sentence->sector == ENT_SECTOR_FAMILY || sentence->sector == ENT_SECTOR_COMMUNITY;
          }
      }
  g_assert_cmpuint (n, >=, 5);
  check_part (little, ENT_READING_ALLIES,
              "allies [3=circle club youth] stakeholders are allies, to talk to first: [circle], [club], [youth]. {stakeholders 3}\n"
              "allies-reach They reach nobody else over ties that work.\n"
              "allies-alone These allies have no tie on the map (tension, broken and planned ones are not counted): [circle], [club], [youth]. {stakeholders 3} -> Bring into contact with others: circle, club, youth\n");
}

/* With a hotel that decides everything at the end of the map: it stays there. */
static void
test_lists_that_do_not_ask_for_power_stand_as_the_map_does (void)
{
  g_autoptr (EntMap) map = new_web ("mothers@family/1* club@community youth@community/1*:leading hotel/5* x y", "e1 x-y");

  check_alone (map, "isolated [4=mothers club youth hotel] stakeholders have no tie on the map (tension, broken and planned ones are not counted): [mothers], [club], [youth], [hotel]. {stakeholders 4} "
                    "-> Bring into contact with others: mothers, club, youth, hotel");
  check_part (map, ENT_READING_ALLIES,
              "allies [3=mothers youth hotel] stakeholders are allies, to talk to first: [mothers], [youth], [hotel]. {stakeholders 3}\n"
              "allies-reach They reach nobody else over ties that work.\n"
              "allies-alone These allies have no tie on the map (tension, broken and planned ones are not counted): [mothers], [youth], [hotel]. {stakeholders 3} -> Bring into contact with others: mothers, youth, hotel\n");
}

/* Of whose power nobody knows, in a sector of others: nothing is said of what part they hold. */
static void
test_unknown_power_is_not_called_none (void)
{
  g_autoptr (EntMap) map = new_web ("mothers@family:leading fathers@family/3:neutral", "");
  const EntReadingSpec spec = reading_spec ();
  g_autofree char *text = reading_part_text (map, &spec, ENT_READING_COVERAGE);

  g_assert_nonnull (strstr (text, "of whom [1=mothers] is supportive or leading. {"));
  g_assert_null (strstr (text, "%"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/of-many-who-are-reached-some-are-told-and-the-rest-counted", test_of_many_who_are_reached_some_are_told_and_the_rest_counted);
  g_test_add_func ("/reading/names-with-commas-are-parted-by-semicolons", test_names_with_commas_are_parted_by_semicolons);
  g_test_add_func ("/reading/of-more-than-six-five-are-named-and-the-rest-counted", test_of_more_than_six_five_are_named_and_the_rest_counted);
  g_test_add_func ("/reading/any-name-is-its-stretch", test_any_name_is_its_stretch);
  g_test_add_func ("/reading/other-texts-of-the-map-break-no-sentence", test_other_texts_of_the_map_break_no_sentence);
  g_test_add_func ("/reading/on-a-wall-nothing-private-is-said", test_on_a_wall_nothing_private_is_said);
  g_test_add_func ("/reading/for-others-nobody-who-resists-is-named", test_for_others_nobody_who_resists_is_named);
  g_test_add_func ("/reading/for-others-those-who-resist-are-counted-and-nothing-is-proposed", test_for_others_those_who_resist_are_counted_and_nothing_is_proposed);
  g_test_add_func ("/reading/what-is-asked-on-a-wall-names-nobody-inside", test_what_is_asked_on_a_wall_names_nobody_inside);
  g_test_add_func ("/reading/an-empty-map-has-one-sentence", test_an_empty_map_has_one_sentence);
  g_test_add_func ("/reading/a-map-that-nobody-has-rated-is-not-judged", test_a_map_that_nobody_has_rated_is_not_judged);
  g_test_add_func ("/reading/stopped-work-gives-nothing", test_stopped_work_gives_nothing);
  g_test_add_func ("/reading/a-stopped-answer-is-none", test_a_stopped_answer_is_none);
  g_test_add_func ("/reading/parts-are-chosen-and-stay-in-order", test_parts_are_chosen_and_stay_in_order);
  g_test_add_func ("/reading/it-is-read-at-the-moment-and-compared-with-the-one-that-is-chosen", test_it_is_read_at_the_moment_and_compared_with_the_one_that_is_chosen);
  g_test_add_func ("/reading/every-part-is-of-the-moment", test_every_part_is_of_the_moment);
  g_test_add_func ("/reading/it-tells-when-it-was-read", test_it_tells_when_it_was_read);
  g_test_add_func ("/reading/an-invented-map-is-the-same-in-both-languages", test_an_invented_map_is_the_same_in_both_languages);
  g_test_add_func ("/reading/the-samples-are-the-same-in-both-languages", test_the_samples_are_the_same_in_both_languages);
  g_test_add_func ("/reading/plural-forms-go-by-their-numbers", test_plural_forms_go_by_their_numbers);
  g_test_add_func ("/reading/little-decision-power-is-held-against-nobody", test_little_decision_power_is_held_against_nobody);
  g_test_add_func ("/reading/lists-that-do-not-ask-for-power-stand-as-the-map-does", test_lists_that_do_not_ask_for_power_stand_as_the_map_does);
  g_test_add_func ("/reading/unknown-power-is-not-called-none", test_unknown_power_is_not_called_none);
  return g_test_run ();
}
