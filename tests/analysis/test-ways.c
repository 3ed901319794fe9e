/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways in: by hand, one rule each. test-ways-random.c tries any maps. */
#include "analysis/ways-search.h"
#include "analysis/ways.h"

#include "chain-fixture.h"
#include "web-fixture.h"

#include <string.h>

#define SEPARATOR " | "

/* "ally e1 hotel - boss": each step with its tie, or "-" where there is none. */
static void
say_way (GString *text, const EntWay *way)
{
  g_string_append (text, g_array_index (way->steps, EntWayStep, 0).from);
  for (guint i = 0; i < way->steps->len; i++)
    {
      const EntWayStep *step = &g_array_index (way->steps, EntWayStep, i);

      if (i > 0)
        g_assert_true (step->from == g_array_index (way->steps, EntWayStep, i - 1).to);
      g_string_append_printf (text, " %s %s", step->tie != NULL ? step->tie : "-", step->to);
    }
}

static char *
say_ways (const EntWays *ways)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ways->ways->len; i++)
    {
      if (i > 0)
        g_string_append (text, SEPARATOR);
      say_way (text, g_ptr_array_index (ways->ways, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const char *rule;
  const char *people, *ties; /* see web-fixture.h */
  const char *target;
  const char *expected; /* as say_ways() */
  EntWaysOutcome outcome;
  guint8 worst; /* of the first */
  EntWaysFrom from;
} Case;

#define LEADING ENT_COMMITMENT_LEADING
#define SUPPORTIVE ENT_COMMITMENT_SUPPORTIVE
#define NEUTRAL ENT_COMMITMENT_NEUTRAL
#define NOT_ASSESSED ENT_COMMITMENT_NOT_ASSESSED
#define UNAWARE ENT_COMMITMENT_UNAWARE
#define RESISTANT ENT_COMMITMENT_RESISTANT

/* clang-format off */
static const Case cases[] = {
  { "a-tie-is-a-way",
    "ally* agency", "e1 ally-agency", "agency",
    "ally e1 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "where-no-tie-leads-to-the-target-there-is-none",
    "ally* hotel agency", "e1 ally-hotel", "agency",
    "", ENT_WAYS_NO_TIE, 0, ENT_WAYS_FROM_ALLIES },
  { "nor-where-the-ties-of-the-target-lead-to-nobody-in-favour",
    "ally* hotel agency bar", "e1 ally-hotel, e2 bar-agency", "agency",
    "", ENT_WAYS_NO_WAY, 0, ENT_WAYS_FROM_ALLIES },
  { "nor-against-the-direction-of-a-tie",
    "ally* agency", "e1 agency>ally funds", "agency",
    "", ENT_WAYS_NO_TIE, 0, ENT_WAYS_FROM_ALLIES },
  { "a-tie-of-both-directions-carries-back",
    "ally* agency", "e1 agency=ally funds", "agency",
    "ally e1 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "a-tie-without-direction-that-is-given-one-carries-one-way",
    "ally* agency hotel", "e1 agency>ally works-with, e2 ally>hotel works-with, e3 hotel-agency", "agency",
    "ally e2 hotel e3 agency", ENT_WAYS_FOUND, NOT_ASSESSED, ENT_WAYS_FROM_ALLIES },
  { "tension-and-what-is-broken-or-to-be-built-never",
    "ally* hotel:leading agency", "e1 ally-agency tension, e2 ally-agency broken, e3 ally-agency to-build, e4 hotel-agency", "agency",
    "", ENT_WAYS_NO_WAY, 0, ENT_WAYS_FROM_ALLIES },
  { "an-opponent-is-passed-only-where-there-is-no-other-way",
    "ally* mayor:resistant agency", "e1 ally-mayor, e2 mayor-agency", "agency",
    "ally e1 mayor e2 agency", ENT_WAYS_FOUND, RESISTANT, ENT_WAYS_FROM_ALLIES },
  { "ten-who-know-nothing-come-before-one-opponent",
    "ally* mayor:resistant agency a:unaware b:unaware c:unaware d:unaware e:unaware f:unaware g:unaware h:unaware i:unaware j:unaware",
    "e1 ally-mayor strong, e2 mayor-agency strong, e3 ally-a, e4 a-b, e5 b-c, e6 c-d, e7 d-e, e8 e-f, e9 f-g, e10 g-h, e11 h-i, e12 i-j, e13 j-agency", "agency",
    "ally e3 a e4 b e5 c e6 d e7 e e8 f e9 g e10 h e11 i e12 j e13 agency | ally e1 mayor e2 agency", ENT_WAYS_FOUND, UNAWARE, ENT_WAYS_FROM_ALLIES },
  { "of-two-equal-ones-the-order-of-the-map-decides",
    "ally* bar hotel agency", "e1 ally-hotel, e2 hotel-agency, e3 ally-bar, e4 bar-agency", "agency",
    "ally e3 bar e4 agency | ally e1 hotel e2 agency", ENT_WAYS_FOUND, NOT_ASSESSED, ENT_WAYS_FROM_ALLIES },
  { "it-decides-from-the-beginning-on",
    "agency ally* bar hotel a b c d", "e1 ally-hotel, e2 hotel-a, e3 a-b, e4 b-agency, f1 ally-bar, f2 bar-c, f3 c-d, f4 d-agency", "agency",
    "ally f1 bar f2 c f3 d f4 agency | ally e1 hotel e2 a e3 b e4 agency", ENT_WAYS_FOUND, NOT_ASSESSED, ENT_WAYS_FROM_ALLIES },
  { "of-two-that-cost-the-same-the-one-with-fewer-steps",
    "ally* a:leading b:leading c:leading agency", "e1 ally-a strong, e2 a-b strong, e3 b-agency strong, e4 ally-c, e5 c-agency", "agency",
    "ally e4 c e5 agency | ally e1 a e2 b e3 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "through-an-umbrella-body-to-its-other-member",
    "ally* union:supportive agency", "e1 ally-union member-of, e2 agency-union member-of", "agency",
    "ally e1 union e2 agency", ENT_WAYS_FOUND, SUPPORTIVE, ENT_WAYS_FROM_ALLIES },
  { "from-an-umbrella-body-to-its-member",
    "union* agency", "e1 agency-union member-of", "agency",
    "union e1 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "down-from-an-umbrella-body-comes-before-up-to-one",
    "ally* lower:leading upper:leading agency", "e1 ally-lower member-of, e2 agency-lower, e3 upper-ally member-of, e4 agency-upper", "agency",
    "ally e3 upper e4 agency | ally e1 lower e2 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "through-a-person-inside-an-organisation",
    "ally* hotel clerk<hotel agency", "e1 ally-hotel, e2 clerk-agency", "agency",
    "ally e1 hotel - clerk e2 agency", ENT_WAYS_FOUND, NOT_ASSESSED, ENT_WAYS_FROM_ALLIES },
  { "by-a-person-inside-into-an-organisation",
    "ally* hotel clerk<hotel", "e1 ally-clerk", "hotel",
    "ally e1 clerk - hotel", ENT_WAYS_FOUND, NOT_ASSESSED, ENT_WAYS_FROM_ALLIES },
  { "to-a-person-inside-an-organisation",
    "ally* hotel:neutral office<hotel boss<office", "e1 ally-hotel", "boss",
    "ally e1 hotel - office - boss", ENT_WAYS_FOUND, NEUTRAL, ENT_WAYS_FROM_ALLIES },
  { "who-is-inside-an-ally-is-a-step-away",
    "ally* clerk<ally agency", "e1 clerk-agency", "agency",
    "ally - clerk e1 agency", ENT_WAYS_FOUND, SUPPORTIVE, ENT_WAYS_FROM_ALLIES },
  { "a-person-is-passed-at-the-own-commitment",
    "ally* hotel:resistant clerk:supportive<hotel bar agency", "e1 ally-clerk, e2 clerk-agency, e3 ally-bar, e4 bar-agency", "agency",
    "ally e1 clerk e2 agency | ally e3 bar e4 agency", ENT_WAYS_FOUND, SUPPORTIVE, ENT_WAYS_FROM_ALLIES },
  { "a-person-of-whom-nothing-is-known-stands-with-the-organisation",
    "ally* hotel:resistant clerk<hotel bar:unaware agency", "e1 ally-clerk, e2 clerk-agency, e3 ally-bar, e4 bar-agency", "agency",
    "ally e3 bar e4 agency | ally e1 clerk e2 agency", ENT_WAYS_FOUND, UNAWARE, ENT_WAYS_FROM_ALLIES },
  { "a-tie-to-somebody-inside-the-target-leads-to-it",
    "ally* hotel bar agency clerk<agency", "e1 ally-hotel, e2 hotel>clerk broken, e3 bar-clerk", "agency",
    "", ENT_WAYS_NO_WAY, 0, ENT_WAYS_FROM_ALLIES },
  { "who-is-inside-the-target-is-no-tie-to-it",
    "ally* hotel agency clerk<agency", "e1 ally-hotel, e2 clerk>hotel informs", "agency",
    "", ENT_WAYS_NO_TIE, 0, ENT_WAYS_FROM_ALLIES },
  { "strong-before-normal-before-weak",
    "ally* a:leading b:leading c:leading agency",
    "e1 ally-a weak, e2 a-agency weak, e3 ally-b, e4 b-agency, e5 ally-c strong, e6 c-agency strong", "agency",
    "ally e5 c e6 agency | ally e3 b e4 agency | ally e1 a e2 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "an-unclear-tie-comes-behind-a-clear-one",
    "ally* a:leading b:leading agency", "e1 ally-a unclear, e2 a-agency, e3 ally-b, e4 b-agency", "agency",
    "ally e3 b e4 agency | ally e1 a e2 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "a-longer-way-through-people-in-favour-comes-before-a-shorter-one",
    "ally* bar:unaware a:supportive b:supportive c:supportive agency",
    "e1 ally-bar strong, e2 bar-agency strong, e3 ally-a weak, e4 a-b weak, e5 b-c weak, e6 c-agency weak", "agency",
    "ally e3 a e4 b e5 c e6 agency | ally e1 bar e2 agency", ENT_WAYS_FOUND, SUPPORTIVE, ENT_WAYS_FROM_ALLIES },
  { "two-steps-more-through-people-in-favour-before-one-who-is-neutral",
    "ally* bar:neutral<ally a:supportive b:supportive c:supportive agency<bar",
    "e1 ally-a weak unclear member-of, e2 a-b weak unclear member-of, e3 b-c weak unclear member-of, e4 c-agency weak unclear member-of", "agency",
    "ally e1 a e2 b e3 c e4 agency | ally - bar - agency", ENT_WAYS_FOUND, SUPPORTIVE, ENT_WAYS_FROM_ALLIES },
  { "leading-supportive-neutral-not-assessed-unaware-resistant",
    "ally* f:resistant e:unaware d c:neutral b:supportive a:leading agency",
    "e1 ally-a, e2 a-agency, e3 ally-b, e4 b-agency, e5 ally-c, e6 c-agency", "agency",
    "ally e1 a e2 agency | ally e3 b e4 agency | ally e5 c e6 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "not-assessed-unaware-resistant",
    "ally* f:resistant e:unaware d agency",
    "e1 ally-f, e2 f-agency, e3 ally-e, e4 e-agency, e5 ally-d, e6 d-agency", "agency",
    "ally e5 d e6 agency | ally e3 e e4 agency | ally e1 f e2 agency", ENT_WAYS_FOUND, NOT_ASSESSED, ENT_WAYS_FROM_ALLIES },
  { "of-several-ties-between-two-the-best-stands-for-all",
    "ally* agency", "e1 ally-agency weak, e2 ally>agency informs strong, e3 ally-agency alliance strong, e4 ally-agency tension strong", "agency",
    "ally e2 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "of-several-ties-that-one-counts-which-carries-there",
    "ally* agency", "e1 agency>ally funds strong, e2 ally>agency informs weak", "agency",
    "ally e2 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "the-target-is-an-ally-itself",
    "ally* other*", "e1 ally-other", "other",
    "", ENT_WAYS_IS_ONE, 0, ENT_WAYS_FROM_ALLIES },
  { "where-no-ally-is-marked-those-begin-who-are-leading",
    "school:leading agency church:supportive", "e1 school-agency, e2 church-agency", "agency",
    "school e1 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_LEADING },
  { "where-nobody-is-leading-those-who-are-supportive",
    "school:neutral agency church:supportive", "e1 school-agency, e2 church-school", "agency",
    "church e2 school e1 agency", ENT_WAYS_FOUND, NEUTRAL, ENT_WAYS_FROM_SUPPORTIVE },
  { "who-is-inside-somebody-leading-does-not-begin",
    "school:leading teacher<school agency", "e1 teacher-agency", "agency",
    "school - teacher e1 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_LEADING },
  { "where-nobody-is-in-favour-there-is-no-beginning",
    "school:neutral agency", "e1 school-agency", "agency",
    "", ENT_WAYS_NO_BEGIN, 0, ENT_WAYS_FROM_NOBODY },
  { "who-is-at-odds-with-the-target-does-not-begin-where-another-can",
    "first* second* hotel:supportive bar:supportive agency", "e1 first-agency strong, e2 first-agency tension, e3 second-hotel weak unclear member-of, e4 hotel-bar weak unclear member-of, e5 bar-agency weak unclear member-of", "agency",
    "second e3 hotel e4 bar e5 agency | first e1 agency", ENT_WAYS_FOUND, SUPPORTIVE, ENT_WAYS_FROM_ALLIES },
  { "a-broken-tie-is-at-odds-too-whoever-drew-it",
    "first* second* agency", "e1 first-agency strong, e2 agency-first broken, e3 second-agency weak", "agency",
    "second e3 agency | first e1 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "who-is-at-odds-begins-before-one-who-is-neutral-is-passed",
    "first* second* bar:neutral<second agency<bar", "e1 first-agency weak unclear member-of, e2 first-agency tension", "agency",
    "first e1 agency | second - bar - agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "who-is-inside-somebody-at-odds-stands-with-it",
    "hotel clerk*<hotel second* agency boss<agency", "e1 clerk-boss strong, e2 hotel-agency tension, e3 second-boss weak", "boss",
    "second e3 boss | clerk e1 boss", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "in-one-organisation-only-those-between-whom-it-is-are-at-odds",
    "hotel ana*<hotel eva*<hotel boss<hotel", "e1 ana-boss strong, e2 eva-boss, e3 eva-boss tension", "boss",
    "ana e1 boss | eva e2 boss | ana - hotel - boss", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "a-tie-still-to-be-built-is-no-odds",
    "first* second* agency", "e1 first-agency, e2 first-agency to-build, e3 second-agency weak", "agency",
    "first e1 agency | second e3 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "no-ally-is-in-the-middle",
    "first* second* hotel:leading agency", "e1 first-second strong, e2 second-agency strong, e3 first-hotel weak, e4 hotel-agency weak", "agency",
    "second e2 agency | first e3 hotel e4 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "the-three-best-of-four",
    "ally* d:unaware c:neutral b:supportive a:leading agency",
    "e1 ally-a, e2 a-agency, e3 ally-b, e4 b-agency, e5 ally-c, e6 c-agency, e7 ally-d, e8 d-agency", "agency",
    "ally e1 a e2 agency | ally e3 b e4 agency | ally e5 c e6 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
  { "one-way-leaves-another-at-each-of-its-steps",
    "ally* a:leading b:leading c:leading agency",
    "e1 ally-a, e2 a-b, e3 b-agency, e4 a-agency weak unclear, e5 b-c, e6 c-agency", "agency",
    "ally e1 a e4 agency | ally e1 a e2 b e3 agency | ally e1 a e2 b e5 c e6 agency", ENT_WAYS_FOUND, LEADING, ENT_WAYS_FROM_ALLIES },
};
/* clang-format on */

static void
test_a_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (EntMap) map = new_web (one->people, one->ties);
  g_autoptr (EntWays) ways = ent_find_ways_in (map, NULL, one->target, NULL);
  g_autofree char *text = say_ways (ways);

  g_assert_cmpstr (text, ==, one->expected);
  g_assert_cmpuint (ways->outcome, ==, one->outcome);
  g_assert_cmpuint (ways->from, ==, one->from);
  if (ways->ways->len > 0)
    g_assert_cmpuint (((const EntWay *) g_ptr_array_index (ways->ways, 0))->worst, ==, one->worst);
}

static void
assert_ways (EntMap *map, const char *moment, const char *target, const char *expected)
{
  g_autoptr (EntWays) ways = ent_find_ways_in (map, moment, target, NULL);
  g_autofree char *text = say_ways (ways);

  g_assert_cmpstr (text, ==, expected);
}

/* As in the table of ways.c: 2 + 1 for an unclear strong tie, 1 for the supportive one, 4 for the weak one. */
static void
test_ties_and_those_between_cost (void)
{
  g_autoptr (EntMap) map = new_web ("ally* hotel:supportive agency:resistant", "e1 ally-hotel strong unclear, e2 hotel-agency weak");
  g_autoptr (EntWays) ways = ent_find_ways_in (map, NULL, "agency", NULL);

  g_assert_cmpuint (((const EntWay *) g_ptr_array_index (ways->ways, 0))->cost, ==, 8);
}

static void
test_another_moment_is_another_way (void)
{
  g_autoptr (EntMap) map = new_web ("ally* hotel:unaware bar:supportive agency", "e1 ally-hotel, e2 hotel-agency, e3 ally-bar, e4 bar-agency");

  add_moment (map, "t-second", "After the workshop", 20270101);
  add_assessment (map, "hotel", "t-second", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_LEADING);
  assert_ways (map, "t-first", "agency", "ally e3 bar e4 agency | ally e1 hotel e2 agency");
  assert_ways (map, "t-second", "agency", "ally e1 hotel e2 agency | ally e3 bar e4 agency");
  assert_ways (map, NULL, "agency", "ally e1 hotel e2 agency | ally e3 bar e4 agency");
  /* who is an ally no longer stands between as any other */
  add_assessment (map, "ally", "t-second", ENT_ASPECT_ALLY, FALSE);
  add_assessment (map, "bar", "t-second", ENT_ASPECT_ALLY, TRUE);
  assert_ways (map, NULL, "agency", "bar e4 agency | bar e3 ally e1 hotel e2 agency");
}

static void
test_a_tie_of_a_kind_that_is_not_known_carries_nobody (void)
{
  g_autoptr (EntMap) map = new_web ("ally* agency", "e1 ally-agency");
  g_autoptr (EntWays) ways = NULL;

  set_field (map, ENT_RECORD_TIE, "e1", "kind", "of-tomorrow");
  ways = ent_find_ways_in (map, NULL, "agency", NULL);
  g_assert_cmpuint (ways->outcome, ==, ENT_WAYS_NO_TIE);
}

static void
test_who_holds_a_way_keeps_it (void)
{
  g_autoptr (EntMap) map = new_web ("ally* hotel clerk<hotel agency", "e1 ally-hotel, e2 clerk-agency");
  EntWays *ways = ent_find_ways_in (map, NULL, "agency", NULL);
  g_autoptr (EntWay) way = ent_way_ref (g_ptr_array_index (ways->ways, 0));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *everybody = NULL;
  EntId *ids;

  ent_ways_free (ways);
  ids = ent_way_stakeholders (way);
  everybody = g_strjoinv (" ", ids);
  say_way (text, way);
  g_assert_cmpstr (text->str, ==, "ally e1 hotel - clerk e2 agency");
  g_assert_cmpstr (everybody, ==, "ally hotel clerk agency");
  ent_map_free_ids (ids);
}

/* --- to several --- */

/* With spaces between. */
static GPtrArray *
list_targets (const char *text)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL; word++)
    g_ptr_array_add (targets, g_strdup (*word));
  return targets;
}

static void
test_to_several_they_are_those_to_each (void)
{
  g_autoptr (EntMap) map = new_web ("ally* hotel:supportive agency alone", "e1 ally-hotel, e2 hotel-agency, e3 ally-agency weak");
  g_autoptr (GPtrArray) targets = list_targets ("agency alone ally hotel agency");
  g_autoptr (GPtrArray) all = ent_find_ways_in_to (map, NULL, targets, 4, NULL);

  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < all->len; i++)
    {
      const EntWays *found = g_ptr_array_index (all, i);
      g_autofree char *text = say_ways (found);
      g_autoptr (EntWays) alone = ent_find_ways_in (map, NULL, g_ptr_array_index (targets, i), NULL);

      g_assert_cmpuint (found->outcome, ==, alone->outcome);
      g_assert_cmpuint (found->from, ==, ENT_WAYS_FROM_ALLIES);
      assert_ways (map, NULL, g_ptr_array_index (targets, i), text);
    }
  g_assert_cmpuint (((const EntWays *) g_ptr_array_index (all, 0))->ways->len, ==, 2);
  g_assert_cmpuint (((const EntWays *) g_ptr_array_index (all, 2))->outcome, ==, ENT_WAYS_IS_ONE);
}

static void
test_stopped_between_two_there_are_none (void)
{
  g_autoptr (EntMap) map = new_web ("ally* hotel agency", "e1 ally-hotel, e2 hotel-agency");
  g_autoptr (GPtrArray) targets = list_targets ("hotel agency");
  g_autoptr (EntProgress) stopped = ent_progress_new (), waited_for = ent_progress_new ();
  g_autoptr (GPtrArray) none = NULL, all = NULL;

  ent_progress_stop (stopped, 1);
  none = ent_find_ways_in_to (map, NULL, targets, 2, stopped);
  g_assert_null (none);
  g_assert_cmpuint (ent_progress_looks (stopped), ==, 2);
  ent_progress_stop (waited_for, 2);
  all = ent_find_ways_in_to (map, NULL, targets, 2, waited_for);
  g_assert_cmpuint (all->len, ==, 2);
}

/* --- long ones --- */

#define LENGTH 20001u

static void
assert_begins (const EntLinkWay *way, guint n, guint second, guint third, guint fourth)
{
  g_assert_cmpuint (way->n, ==, n);
  g_assert_cmpuint (way->cost, ==, (guint64) 3 * (n - 1));
  g_assert_cmpuint (way->at[1], ==, second);
  g_assert_cmpuint (way->at[2], ==, third);
  g_assert_cmpuint (way->at[3], ==, fourth);
  g_assert_cmpuint (way->at[n - 1], ==, LENGTH - 1);
}

/* As fast as any: where each vertex was an occasion to search for another way, no time limit was enough. */
static void
test_through_thousands_the_order_decides_too (void)
{
  g_autoptr (EntLinks) chain = new_chain (LENGTH);
  g_autofree guint *further = g_new0 (guint, LENGTH);
  g_autoptr (GArray) begins = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GPtrArray) ways = NULL;

  g_array_set_size (begins, 1);
  ways = ent_links_find_ways (chain, further, begins, LENGTH - 1, 3, NULL);
  g_assert_cmpuint (ways->len, ==, 3);
  assert_begins (g_ptr_array_index (ways, 0), LENGTH / 2 + 1, 2, 4, 6);
  assert_begins (g_ptr_array_index (ways, 1), LENGTH / 2 + 2, 1, 2, 4);
  assert_begins (g_ptr_array_index (ways, 2), LENGTH / 2 + 2, 1, 3, 4);
}

static void
test_stopped_before_the_second_search_the_first_way_is_left (void)
{
  g_autoptr (EntLinks) chain = new_chain (9);
  g_autofree guint *further = g_new0 (guint, 9);
  g_autoptr (GArray) begins = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (EntProgress) stopped = ent_progress_new ();
  g_autoptr (GPtrArray) ways = NULL;

  g_array_set_size (begins, 1);
  ent_progress_stop (stopped, 0);
  ways = ent_links_find_ways (chain, further, begins, 8, 3, stopped);
  g_assert_cmpuint (ways->len, ==, 1);
}

/* --- whom one reaches --- */

/* "ally 0, hotel 3 e1 ally": each with the cost, and whom it is reached from by which tie. */
static void
assert_reach (EntMap *map, const char *id, const char *expected)
{
  g_autoptr (GArray) reached = ent_find_reach (map, NULL, id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reached->len; i++)
    {
      const EntReached *one = &g_array_index (reached, EntReached, i);

      g_assert_cmpint (one->via, <, (int) i);
      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", one->id, one->cost);
      if (one->via >= 0)
        g_string_append_printf (text, " %s %s", one->tie != NULL ? one->tie : "-", g_array_index (reached, EntReached, one->via).id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nobody_goes_on_from_those_who_are_not_in_favour (void)
{
  g_autoptr (EntMap) map = new_web ("ally* for:supportive unknown neutral:neutral unaware:unaware against:resistant a b c d e alone",
                                    "e1 ally-for, e2 ally-unknown, e3 ally-neutral, e4 ally-unaware, e5 ally-against, "
                                    "f1 for-a, f2 unknown-b, f3 neutral-c, f4 unaware-d, f5 against-e");

  assert_reach (map, "ally", "ally 0, for 3 e1 ally, unknown 3 e2 ally, neutral 3 e3 ally, unaware 3 e4 ally, against 3 e5 ally, a 7 f1 for, b 46 f2 unknown");
}

static void
test_one_who_is_against_begins_all_the_same (void)
{
  g_autoptr (EntMap) map = new_web ("mayor:resistant hotel clerk<hotel", "e1 mayor>hotel oversees");

  assert_reach (map, "mayor", "mayor 0, hotel 3 e1 mayor, clerk 44 - hotel");
  assert_reach (map, "clerk", "clerk 0, hotel 1 - clerk");
}

/* Whatever else is known of one: allies are in favour. */
static void
test_an_ally_may_be_passed (void)
{
  g_autoptr (EntMap) map = new_web ("ally* other*:neutral agency", "e1 ally-other, e2 other-agency");

  assert_reach (map, "ally", "ally 0, other 3 e1 ally, agency 7 e2 other");
}

static void
test_the_way_to_each_joins_up (void)
{
  g_autoptr (EntMap) map = new_web ("ally* hotel clerk:supportive<hotel agency", "e1 ally-hotel, e2 clerk-agency");
  g_autoptr (GArray) reached = ent_find_reach (map, NULL, "ally");
  static const char *const expected[] = { "ally e1 hotel", "ally e1 hotel - clerk", "ally e1 hotel - clerk e2 agency" };
  static const guint8 worst[] = { LEADING, NOT_ASSESSED, NOT_ASSESSED };

  g_assert_cmpuint (reached->len, ==, G_N_ELEMENTS (expected) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (EntWay) way = ent_reached_way (reached, i + 1);
      g_autoptr (GString) text = g_string_new (NULL);

      say_way (text, way);
      g_assert_cmpstr (text->str, ==, expected[i]);
      g_assert_cmpuint (way->cost, ==, g_array_index (reached, EntReached, i + 1).cost);
      g_assert_cmpuint (way->worst, ==, worst[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ways/%s", cases[i].rule);

      g_test_add_data_func (path, &cases[i], test_a_case);
    }
  g_test_add_func ("/ways/ties-and-those-between-cost", test_ties_and_those_between_cost);
  g_test_add_func ("/ways/another-moment-is-another-way", test_another_moment_is_another_way);
  g_test_add_func ("/ways/a-tie-of-a-kind-that-is-not-known-carries-nobody", test_a_tie_of_a_kind_that_is_not_known_carries_nobody);
  g_test_add_func ("/ways/who-holds-a-way-keeps-it", test_who_holds_a_way_keeps_it);
  g_test_add_func ("/ways/to-several-they-are-those-to-each", test_to_several_they_are_those_to_each);
  g_test_add_func ("/ways/stopped-between-two-there-are-none", test_stopped_between_two_there_are_none);
  g_test_add_func ("/ways/through-thousands-the-order-decides-too", test_through_thousands_the_order_decides_too);
  g_test_add_func ("/ways/stopped-before-the-second-search-the-first-way-is-left", test_stopped_before_the_second_search_the_first_way_is_left);
  g_test_add_func ("/reach/nobody-goes-on-from-those-who-are-not-in-favour", test_nobody_goes_on_from_those_who_are_not_in_favour);
  g_test_add_func ("/reach/one-who-is-against-begins-all-the-same", test_one_who_is_against_begins_all_the_same);
  g_test_add_func ("/reach/an-ally-may-be-passed", test_an_ally_may_be_passed);
  g_test_add_func ("/reach/the-way-to-each-joins-up", test_the_way_to_each_joins_up);
  return g_test_run ();
}
