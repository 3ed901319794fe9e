/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps that know nothing of each other's ids: who is found to be the same, and what refers to those who are follows. */
#include "analysis/same-names.h"

#include <string.h>

#include "../model/map-fixture.h"
#include "analysis/merge-maps.h"
#include "long-form.h"

#define N_SEEDS 60
#define N_MANY_SEEDS 2000
#define N_LARGE 20000u
/* Seconds, on any machine and with sanitizers: what is not linear takes far longer. */
#define MOST_SECONDS 30.0

typedef struct
{
  EntMap *first, *other;
} Two;

static void
set_up (Two *two, gconstpointer data)
{
  two->first = ent_map_new ();
  two->other = ent_map_new ();
  ent_map_seed_ids (two->first, 1);
  ent_map_seed_ids (two->other, 2);
  add_moment (two->first, "t-a", "Baseline", 20260314);
  add_moment (two->other, "t-b", "Baseline", 20260314);
}

static void
tear_down (Two *two, gconstpointer data)
{
  g_clear_object (&two->first);
  g_clear_object (&two->other);
}

static void
set (EntMap *map, EntRecordKind kind, const char *id, const char *name, const char *value)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (kind, id), ent_field_find (kind, name), value);
  GError *error = NULL;

  ent_map_apply (map, change, NULL, &error);
  g_assert_no_error (error);
}

#define set_stakeholder(map, id, name, value) set (map, ENT_RECORD_STAKEHOLDER, id, name, value)

/* A person within @whole. */
static void
add_person (EntMap *map, const char *id, const char *name, const char *whole)
{
  add_stakeholder (map, id, name, ENT_SECTOR_PRIVATE);
  set_stakeholder (map, id, "unit", "person");
  set_stakeholder (map, id, "part-of", whole);
}

static char *
say_pairs (GPtrArray *pairs)
{
  static const char *const words[] = { "name", "called", "spelling", "short", "initials", "words", "elsewhere", "only" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const EntSamePair *pair = g_ptr_array_index (pairs, i);

      g_assert_cmpint (pair->joins, ==, ent_same_is_sure (pair->why));
      g_string_append_printf (text, "%s=%s %s%s\n", pair->first, pair->other, words[pair->why], pair->is_plain ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_pairs (EntMap *base, Two *two, const char *expected)
{
  g_autoptr (GPtrArray) pairs = ent_same_find (base, two->first, two->other, NULL);
  g_autofree char *text = say_pairs (pairs);

  g_assert_cmpstr (text, ==, expected);
}

/* Unasked. */
#define BASELINE "t-a=t-b name!\n"

static void
test_the_same_name_is_the_same (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Radio", ENT_SECTOR_MEDIA);
  add_stakeholder (two->first, "s-2", "Hotel Sol", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-3", "HÓTEL  sol", ENT_SECTOR_INFORMAL);
  add_stakeholder (two->other, "s-4", "School", ENT_SECTOR_EDUCATION);
  assert_pairs (NULL, two, "s-2=s-3 name\n" BASELINE);
}

static void
test_another_spelling_is_similar (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Asociación de Hoteles", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->first, "s-2", "Hotel 1", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-3", "Hotel 2", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-4", "Asoc. Hoteles", ENT_SECTOR_PRIVATE);
  assert_pairs (NULL, two, "s-1=s-4 spelling\n" BASELINE);
}

static void
test_short_names_count (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Institute for Families", ENT_SECTOR_INSTITUTIONS);
  set_stakeholder (two->first, "s-1", "short-name", "IFF");
  add_stakeholder (two->other, "s-2", "iff", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (two->first, "s-3", "Policía Nacional", ENT_SECTOR_INSTITUTIONS);
  set_stakeholder (two->first, "s-3", "short-name", "PN");
  add_stakeholder (two->other, "s-4", "Partido Nuevo", ENT_SECTOR_INSTITUTIONS);
  set_stakeholder (two->other, "s-4", "short-name", "PN");
  assert_pairs (NULL, two, "s-1=s-2 called\ns-3=s-4 short\n" BASELINE);
}

/* A name that is equal goes before one that is alike. */
static void
test_nobody_is_taken_from_a_better_pair (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Asoc. Hoteles", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->first, "s-2", "Asociación de Hoteles", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-3", "Asociación de Hoteles", ENT_SECTOR_PRIVATE);
  assert_pairs (NULL, two, "s-2=s-3 name\n" BASELINE);
}

static void
test_whose_id_is_known_is_in_no_pair (Two *two, gconstpointer data)
{
  g_autoptr (EntMap) base = ent_map_new ();

  add_moment (base, "t-a", "Baseline", 20260314);
  add_stakeholder (base, "s-gone", "School", ENT_SECTOR_EDUCATION);
  /* in both */
  add_stakeholder (two->first, "s-hotel", "Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-hotel", "Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-again", "Hotel", ENT_SECTOR_PRIVATE);
  /* removed here and made again, which the other did not know */
  add_stakeholder (two->first, "s-new", "School", ENT_SECTOR_EDUCATION);
  add_stakeholder (two->other, "s-gone", "School", ENT_SECTOR_EDUCATION);
  /* the id is something else's there */
  add_stakeholder (two->first, "s-odd", "Police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (two->other, "s-police", "Police", ENT_SECTOR_INSTITUTIONS);
  add_tie (two->other, "s-odd", "s-police", "s-hotel", ENT_TIE_INFORMS);
  assert_pairs (base, two, "");
  assert_pairs (NULL, two, "s-new=s-gone name\n" BASELINE);
}

static void
test_of_namesakes_those_of_the_same_sector_come_together (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "La Palma", ENT_SECTOR_COMMUNITY);
  add_stakeholder (two->first, "s-2", "La Palma", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->first, "s-3", "La Palma", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-4", "La Palma", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-5", "La Palma", ENT_SECTOR_FAMILY);
  assert_pairs (NULL, two, "s-1=s-5 name\ns-2=s-4 name\n" BASELINE);
}

static void
test_people_are_the_same_within_the_same_organisation_alone (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-sun", "Hotel Sol", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->first, "s-sea", "Hotel Mar", ENT_SECTOR_PRIVATE);
  add_person (two->first, "s-ana", "Ana", "s-sea");
  add_person (two->first, "s-ana-too", "Ana", "s-sun");
  add_person (two->first, "s-eva", "Eva", "s-sea");
  add_stakeholder (two->other, "s-sol", "hotel sol", ENT_SECTOR_PRIVATE);
  add_person (two->other, "s-her", "Ana", "s-sol");
  add_person (two->other, "s-other", "Eva", "s-sol");
  assert_pairs (NULL, two, "s-sun=s-sol name\ns-ana-too=s-her name\ns-eva=s-other elsewhere\n" BASELINE);
}

/* Two that are called so, of the same sector or not. */
static void
assert_why (const char *one, const char *other, EntSectorId other_sector, const char *why)
{
  for (guint turned = 0; turned < 2; turned++)
    {
      Two two;
      g_autofree char *expected = g_strconcat (why != NULL ? "s-1=s-2 " : "", why != NULL ? why : "", why != NULL ? "\n" : "", BASELINE, NULL);

      g_test_message ("%s, %s", one, other);
      set_up (&two, NULL);
      add_stakeholder (two.first, "s-1", turned > 0 ? other : one, ENT_SECTOR_PRIVATE);
      add_stakeholder (two.other, "s-2", turned > 0 ? one : other, other_sector);
      assert_pairs (NULL, &two, expected);
      tear_down (&two, NULL);
    }
}

static void
test_articles_make_no_other_name (void)
{
  assert_why ("Hotel Sol Caribe", "Hotel Sol del Caribe", ENT_SECTOR_PRIVATE, "name");
  assert_why ("Colegio Rodrigo de Bastidas", "colegio rodrigo Bastidas", ENT_SECTOR_EDUCATION, "name");
  assert_why ("The Hotels", "Hotels", ENT_SECTOR_PRIVATE, "name");
  /* that may be a letter or a word of its own */
  assert_why ("Grupo Y Sol", "Grupo Sol", ENT_SECTOR_PRIVATE, "spelling");
}

static void
test_who_may_be_short_for_the_other_is_proposed (void)
{
  assert_why ("ICBF", "Instituto Colombiano de Bienestar Familiar (ICBF)", ENT_SECTOR_INSTITUTIONS, "initials");
  assert_why ("ICBF", "Instituto Colombiano de Bienestar Familiar", ENT_SECTOR_INSTITUTIONS, "initials");
  assert_why ("Bienestar", "ICBF Colombia (Bienestar)", ENT_SECTOR_INSTITUTIONS, "initials");
  assert_why ("JAC Taganga", "Junta de Acción Comunal Taganga", ENT_SECTOR_PRIVATE, "initials");
  assert_why ("JAC de Taganga", "Junta de Accion Comunal de Taganga", ENT_SECTOR_COMMUNITY, "initials");
  assert_why ("Hotel Sol (Rodadero)", "Hotel Sol", ENT_SECTOR_MEDIA, "initials");
  assert_why ("JAC Bonda", "Junta de Acción Comunal Taganga", ENT_SECTOR_PRIVATE, NULL);
  assert_why ("()", "( ) (())", ENT_SECTOR_PRIVATE, NULL);
}

static void
test_the_short_name_of_the_other_counts (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Bienestar", ENT_SECTOR_INSTITUTIONS);
  set_stakeholder (two->first, "s-1", "short-name", "ICBF");
  add_stakeholder (two->other, "s-2", "Instituto Colombiano de Bienestar Familiar", ENT_SECTOR_INSTITUTIONS);
  assert_pairs (NULL, two, "s-1=s-2 initials\n" BASELINE);
}

static void
test_who_has_all_words_of_the_other_is_proposed (void)
{
  assert_why ("Asociación de Mototaxistas del Rodadero", "Mototaxistas Rodadero", ENT_SECTOR_PRIVATE, "words");
  assert_why ("Asociación de Mototaxistas del Rodadero", "Mototaxistas Rodadero", ENT_SECTOR_INFORMAL, "words");
  assert_why ("Hotel Irotama Resort", "Irotama", ENT_SECTOR_PRIVATE, "words");
  /* one word is too little elsewhere, and so is a number, and what many have */
  assert_why ("Hotel Irotama Resort", "Irotama", ENT_SECTOR_MEDIA, NULL);
  assert_why ("Hotel 12", "Calle 12", ENT_SECTOR_PRIVATE, NULL);
  assert_why ("Asociación Hotel", "Hotel Sol", ENT_SECTOR_PRIVATE, NULL);
  assert_why ("Hotel Sol Norte", "Hotel Sol Sur", ENT_SECTOR_PRIVATE, NULL);
}

static void
test_of_several_the_nearest_is_proposed (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Mototaxistas", ENT_SECTOR_INFORMAL);
  add_stakeholder (two->other, "s-2", "Mototaxistas Rodadero Sur", ENT_SECTOR_INFORMAL);
  add_stakeholder (two->other, "s-3", "Asociación de Mototaxistas Rodadero", ENT_SECTOR_INFORMAL);
  add_stakeholder (two->other, "s-4", "Mototaxistas Bonda", ENT_SECTOR_MEDIA);
  assert_pairs (NULL, two, "s-1=s-3 words\n" BASELINE);
}

static void
test_what_very_many_have_proposes_nothing (Two *two, gconstpointer data)
{
  add_stakeholder (two->first, "s-1", "Taganga", ENT_SECTOR_COMMUNITY);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-other-%u", i), *name = g_strdup_printf ("Taganga Barrio %u", i);

      add_stakeholder (two->other, id, name, ENT_SECTOR_COMMUNITY);
    }
  assert_pairs (NULL, two, BASELINE);
}

static void
test_moments_are_the_same_by_name_and_day (void)
{
  Two two = { ent_map_new (), ent_map_new () };

  add_moment (two.first, "t-1", "Baseline", 20260314);
  add_moment (two.first, "t-2", "After the workshop", 20260401);
  add_moment (two.first, "t-3", "One year on", 0);
  add_moment (two.other, "t-4", "One year on", 20270314);
  add_moment (two.other, "t-5", "baseline", 20260314);
  add_moment (two.other, "t-6", "After the workshop", 20260402);
  assert_pairs (NULL, &two, "t-1=t-5 name!\nt-3=t-4 name\n");
  tear_down (&two, NULL);
}

static void
test_the_only_moments_are_proposed (void)
{
  static const struct
  {
    const char *name;
    EntDate date;
    const char *expected;
  } moments[] = {
    { "Baseline", 20260315, "t-1=t-2 name\n" },
    { "Línea base", 20260314, "t-1=t-2 only\n" },
    { "One year on", 20270314, "t-1=t-2 only\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      Two two = { ent_map_new (), ent_map_new () };

      add_moment (two.first, "t-1", "Baseline", 20260314);
      add_moment (two.other, "t-2", moments[i].name, moments[i].date);
      assert_pairs (NULL, &two, moments[i].expected);
      tear_down (&two, NULL);
    }
}

/* --- joining --- */

static EntMap *
join (EntMap *first, EntMap *other)
{
  g_autoptr (GPtrArray) pairs = ent_same_find (NULL, first, other, NULL);
  g_autofree char *before = dump_map (other), *after = NULL;
  GError *error = NULL;
  EntMap *map = ent_same_join (first, other, pairs, &error);

  g_assert_no_error (error);
  ent_map_check_invariants (map);
  after = dump_map (other);
  g_assert_cmpstr (after, ==, before);
  return map;
}

static void
add_action (EntMap *map, const char *id, const char *with)
{
  EntAction *action = ent_record_new (ENT_RECORD_ACTION);
  g_autoptr (EntChange) change = NULL;

  ent_record_set_id (action, id);
  action->what = g_strdup ("Train");
  ent_field_set (ent_field_find (ENT_RECORD_ACTION, "with"), action, with);
  change = ent_change_new_add (action, NULL, ENT_PLACE_END);
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static void
add_step (EntMap *map)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);
  g_autoptr (EntChange) change = NULL;

  ent_record_set_id (step, "p-1");
  step->name = g_strdup ("Look");
  step->picture = ENT_STEP_CHANGE;
  step->from = g_strdup ("t-b");
  step->moment = g_strdup ("t-later");
  step->focus = g_strdup ("s-sol");
  change = ent_change_new_add (step, NULL, ENT_PLACE_END);
  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static void
test_what_refers_to_those_who_join_follows (Two *two, gconstpointer data)
{
  g_autoptr (EntMap) map = NULL;
  const EntStakeholder *person;
  const EntStep *step;

  add_stakeholder (two->first, "s-sun", "Hotel Sol", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-radio", "Radio", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-sol", "Hotel Sol", ENT_SECTOR_PRIVATE);
  add_person (two->other, "s-her", "Ana", "s-sol");
  add_moment (two->other, "t-later", "Later", 20270314);
  add_assessment (two->other, "s-her", "t-b", ENT_ASPECT_POWER, 3);
  add_tie (two->other, "e-1", "s-radio", "s-sol", ENT_TIE_INFORMS);
  add_action (two->other, "a-1", "s-radio\ns-sol");
  add_step (two->other);
  map = join (two->first, two->other);
  person = ent_map_stakeholder (map, "s-her");
  g_assert_null (ent_map_stakeholder (map, "s-sol"));
  g_assert_cmpstr (ent_map_stakeholder_at (map, 1)->base.id, ==, "s-sun");
  g_assert_cmpstr (person->part_of, ==, "s-sun");
  g_assert_nonnull (ent_stakeholder_assessment (person, ent_map_moment (map, "t-a")->base.id, ENT_ASPECT_POWER));
  g_assert_cmpstr (ent_map_tie (map, "e-1")->to, ==, "s-sun");
  g_assert_cmpstr (((const EntAction *) ent_map_find (map, ENT_RECORD_ACTION, "a-1"))->with[1], ==, "s-sun");
  step = ent_map_find (map, ENT_RECORD_STEP, "p-1");
  g_assert_cmpstr (step->from, ==, "t-a");
  g_assert_cmpstr (step->moment, ==, "t-later");
  g_assert_cmpstr (step->focus, ==, "s-sun");
}

static void
test_what_is_not_known_follows_too (Two *two, gconstpointer data)
{
  EntStakeholder *odd = ent_record_new (ENT_RECORD_STAKEHOLDER);
  g_autoptr (EntChange) change = NULL;
  g_autoptr (EntMap) map = NULL;
  const EntKept *kept;

  add_stakeholder (two->first, "s-sun", "Hotel Sol", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-sol", "Hotel Sol", ENT_SECTOR_PRIVATE);
  ent_record_set_id (odd, "s-odd");
  odd->name = g_strdup ("Odd");
  odd->base.kept = ent_kept_new ();
  ent_kept_add_attribute (odd->base.kept, "focus", "s-sol");
  ent_kept_add_attribute (odd->base.kept, "like", "s-sol");
  ent_kept_add_child (odd->base.kept, 0, "<assessment moment=\"t-b\" aspect='charm'><by stakeholder = 's-sol' x=\"s-sol\"/>s-sol</assessment>");
  ent_kept_add_child (odd->base.kept, 0, "<!-- from=\"s-sol\" -->");
  change = ent_change_new_add (odd, NULL, ENT_PLACE_END);
  g_assert_true (ent_map_apply (two->other, change, NULL, NULL));
  ent_map_keep_node (two->other, ENT_RECORD_TIE, NULL, "<tie id=\"e-9\" from=\"s-sol\" to=\"s-nobody\"/>");
  ent_map_keep_node (two->other, ENT_RECORD_STAKEHOLDER, "s-sol", "<?after s-sol?>");
  ent_map_keep_node (two->other, ENT_RECORD_MAP, "ties", "<broken from=\"s-sol");
  map = join (two->first, two->other);
  kept = ent_map_stakeholder (map, "s-odd")->base.kept;
  g_assert_cmpstr (g_array_index (kept->attributes, EntKeptAttribute, 0).value, ==, "s-sun");
  g_assert_cmpstr (g_array_index (kept->attributes, EntKeptAttribute, 1).value, ==, "s-sol");
  g_assert_cmpstr (g_array_index (kept->children, EntKeptChild, 0).xml, ==, "<assessment moment=\"t-a\" aspect='charm'><by stakeholder = 's-sun' x=\"s-sol\"/>s-sol</assessment>");
  g_assert_cmpstr (g_array_index (kept->children, EntKeptChild, 1).xml, ==, "<!-- from=\"s-sol\" -->");
  g_assert_cmpstr (ent_map_kept_node_at (map, 0)->xml, ==, "<tie id=\"e-9\" from=\"s-sun\" to=\"s-nobody\"/>");
  g_assert_cmpstr (ent_map_kept_node_at (map, 1)->after, ==, "s-sun");
  g_assert_cmpstr (ent_map_kept_node_at (map, 1)->xml, ==, "<?after s-sol?>");
  g_assert_cmpstr (ent_map_kept_node_at (map, 2)->xml, ==, "<broken from=\"s-sol");
}

static void
add_joined (GPtrArray *pairs, const char *first, const char *other)
{
  EntSamePair *pair = ent_same_pair_new (ENT_RECORD_STAKEHOLDER, first, other, ENT_SAME_SPELLING);

  g_assert_false (pair->joins);
  pair->joins = TRUE;
  g_ptr_array_add (pairs, pair);
}

static void
test_no_id_is_given_twice (Two *two, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_same_pair_free);
  g_autoptr (EntMap) map = NULL;

  add_stakeholder (two->first, "s-1", "One", ENT_SECTOR_MEDIA);
  add_stakeholder (two->first, "s-2", "Two", ENT_SECTOR_MEDIA);
  add_stakeholder (two->first, "s-both", "Both", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-3", "Three", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-4", "Four", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-5", "Five", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-both", "Both", ENT_SECTOR_MEDIA);
  add_joined (pairs, "s-1", "s-3");
  add_joined (pairs, "s-1", "s-4");
  add_joined (pairs, "s-2", "s-3");
  add_joined (pairs, "s-both", "s-5");
  add_joined (pairs, "s-nobody", "s-5");
  add_joined (pairs, "s-2", "s-nobody");
  add_joined (pairs, "t-a", "s-5");
  map = ent_same_join (two->first, two->other, pairs, NULL);
  ent_map_check_invariants (map);
  g_assert_cmpstr (ent_map_stakeholder (map, "s-1")->name, ==, "Three");
  g_assert_cmpstr (ent_map_stakeholder (map, "s-4")->name, ==, "Four");
  g_assert_cmpstr (ent_map_stakeholder (map, "s-5")->name, ==, "Five");
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 4);
}

static void
test_where_nothing_joins_it_is_the_map_itself (Two *two, gconstpointer data)
{
  g_autoptr (GPtrArray) pairs = ent_same_find (NULL, two->first, two->other, NULL);
  g_autoptr (EntMap) map = NULL;

  ((EntSamePair *) g_ptr_array_index (pairs, 0))->joins = FALSE;
  map = ent_same_join (two->first, two->other, pairs, NULL);
  g_assert_true (map == two->other);
}

/* --- and merging --- */

static EntMap *
merge_joined (Two *two, EntMerge **merge)
{
  g_autoptr (EntMap) joined = join (two->first, two->other);
  GError *error = NULL;
  EntMap *map;

  *merge = ent_merge_new (NULL, two->first, joined);
  map = ent_merge_run (*merge, &error);
  g_assert_no_error (error);
  ent_map_check_invariants (map);
  return map;
}

static void
add_ends (Two *two)
{
  add_stakeholder (two->first, "s-1", "Hotels", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->first, "s-2", "Radio", ENT_SECTOR_MEDIA);
  add_stakeholder (two->other, "s-3", "Hotels", ENT_SECTOR_PRIVATE);
  add_stakeholder (two->other, "s-4", "Radio", ENT_SECTOR_MEDIA);
}

static void
test_the_same_tie_of_the_same_two_is_one (Two *two, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;

  add_ends (two);
  add_tie (two->first, "e-1", "s-1", "s-2", ENT_TIE_INFORMS);
  add_tie (two->other, "e-2", "s-3", "s-4", ENT_TIE_INFORMS);
  add_tie (two->first, "e-3", "s-1", "s-2", ENT_TIE_ALLIANCE);
  /* the other way round, which is the same */
  add_tie (two->other, "e-4", "s-4", "s-3", ENT_TIE_ALLIANCE);
  /* and which is not */
  add_tie (two->first, "e-5", "s-1", "s-2", ENT_TIE_FUNDS);
  add_tie (two->other, "e-6", "s-4", "s-3", ENT_TIE_FUNDS);
  map = merge_joined (two, &merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 0);
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, 2);
  g_assert_cmpuint (ent_map_n_moments (map), ==, 1);
  g_assert_cmpuint (ent_map_n_ties (map), ==, 4);
  g_assert_nonnull (ent_map_tie (map, "e-1"));
  g_assert_nonnull (ent_map_tie (map, "e-3"));
}

/* What is told of one tie in two ways is asked field by field, not tie by tie. */
static void
test_ties_of_the_same_two_are_merged_by_fields (Two *two, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;

  add_ends (two);
  add_tie (two->first, "e-1", "s-1", "s-2", ENT_TIE_ALLIANCE);
  set (two->first, ENT_RECORD_TIE, "e-1", "strength", "strong");
  add_tie (two->other, "e-2", "s-4", "s-3", ENT_TIE_ALLIANCE);
  set (two->other, ENT_RECORD_TIE, "e-2", "strength", "weak");
  map = merge_joined (two, &merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
  g_assert_cmpint (ent_merge_conflict_at (merge, 0)->kind, ==, ENT_CONFLICT_FIELD);
  g_assert_cmpstr (ent_merge_conflict_at (merge, 0)->field->name, ==, "strength");
}

/* One that has a side and one that has none, the other way round: neither can be turned. */
static void
test_ties_that_cannot_be_turned_are_asked_whole (Two *two, gconstpointer data)
{
  g_autoptr (EntMerge) merge = NULL;
  g_autoptr (EntMap) map = NULL;

  add_ends (two);
  add_tie (two->first, "e-1", "s-1", "s-2", ENT_TIE_INFORMS);
  set (two->first, ENT_RECORD_TIE, "e-1", "direction", "both");
  add_tie (two->other, "e-2", "s-4", "s-3", ENT_TIE_INFORMS);
  map = merge_joined (two, &merge);
  g_assert_cmpuint (ent_merge_n_conflicts (merge), ==, 1);
  g_assert_cmpint (ent_merge_conflict_at (merge, 0)->kind, ==, ENT_CONFLICT_TIES);
}

/* --- any maps --- */

/* All ids of @map are others: nobody has made the same one by chance. Names of the fixture are few, so that there are
 * many namesakes. */
static EntMap *
make_random (guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  EntMap *map = ent_map_new ();
  g_autoptr (EntHistory) history = NULL;

  ent_map_seed_ids (map, seed + 1000);
  history = ent_history_new (map, NULL);
  g_assert_nonnull (ent_edit_add_moment (history, "Baseline", 20260314, NULL));
  for (guint i = 0; i < n; i++)
    do_something (history, rand);
  return map;
}

static void
test_any_maps_are_whole_when_joined (void)
{
  guint n_joined = 0;

  for (guint32 seed = 0; seed < in_long_form (N_MANY_SEEDS, N_SEEDS); seed++)
    {
      Two two = { make_random (2 * seed, 60), make_random (2 * seed + 1, 60) };
      g_autoptr (GPtrArray) pairs = ent_same_find (NULL, two.first, two.other, NULL);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (EntMap) joined = NULL, merged = NULL;
      g_autoptr (EntMerge) merge = NULL;
      GError *error = NULL;

      for (guint i = 0; i < pairs->len; i++)
        n_joined += ((EntSamePair *) g_ptr_array_index (pairs, i))->joins = g_rand_int_range (rand, 0, 4) > 0;
      joined = ent_same_join (two.first, two.other, pairs, &error);
      g_assert_no_error (error);
      ent_map_check_invariants (joined);
      g_assert_cmpuint (ent_map_n_stakeholders (joined), ==, ent_map_n_stakeholders (two.other));
      g_assert_cmpuint (ent_map_n_ties (joined), ==, ent_map_n_ties (two.other));
      merge = ent_merge_new (NULL, two.first, joined);
      merged = ent_merge_run (merge, &error);
      if (error == NULL)
        ent_map_check_invariants (merged);
      else
        /* the fixture makes ids by hand now and then */
        g_assert_error (error, ENT_MODEL_ERROR, ENT_MODEL_ERROR_ID_TAKEN);
      g_clear_error (&error);
      tear_down (&two, NULL);
    }
  /* or nothing was tried */
  g_assert_cmpuint (n_joined, >, N_SEEDS / 2);
}

/* Apart from ids the map joined with itself is the map. */
static void
test_all_of_a_map_joins_with_a_copy_of_other_ids (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (EntMap) first = make_random (seed, 60), other = NULL, back = NULL;
      g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_same_pair_free);
      g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func ((GDestroyNotify) ent_same_pair_free);
      g_autoptr (EntMap) names = ent_map_new ();
      g_autofree char *before = dump_map (first), *after = NULL;
      GError *error = NULL;

      /* the ids that it gets, and then gives back */
      for (guint i = 0; i < ent_map_n_stakeholders (first); i++)
        {
          g_autofree char *id = g_strdup_printf ("s-other-%u", i);
          EntSamePair *pair = ent_same_pair_new (ENT_RECORD_STAKEHOLDER, id, ent_map_stakeholder_at (first, i)->base.id, ENT_SAME_NAME);

          add_stakeholder (names, id, "Other", ENT_SECTOR_MEDIA);
          g_ptr_array_add (pairs, pair);
          g_ptr_array_add (again, ent_same_pair_new (ENT_RECORD_STAKEHOLDER, pair->other, pair->first, ENT_SAME_NAME));
        }
      other = ent_same_join (names, first, pairs, &error);
      g_assert_no_error (error);
      ent_map_check_invariants (other);
      back = ent_same_join (first, other, again, &error);
      g_assert_no_error (error);
      after = dump_map (back);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
fill_large (EntMap *map, const char *prefix, const char *format)
{
  for (guint i = 0; i < N_LARGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%s-%u", prefix, i), *number = g_strdup_printf ("%u", i);
      g_auto (GStrv) parts = g_strsplit (format, "#", 2);
      g_autofree char *name = g_strjoinv (number, parts);

      add_stakeholder (map, id, name, i % ENT_N_SECTORS);
    }
}

/* Of other names, of names spelled in another way, of one name. */
static void
test_a_large_map_takes_no_time (Two *two, gconstpointer data)
{
  const char *format = data;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (EntMap) map = NULL;
  double seconds;

  fill_large (two->first, "a", format);
  fill_large (two->other, "b", g_str_has_suffix (format, "#") ? "Asociación Hoteles #" : g_str_has_prefix (format, "Playa") ? "Sol # de la Playa Norte"
                                                                                                                            : format);
  g_test_timer_start ();
  pairs = ent_same_find (NULL, two->first, two->other, NULL);
  g_assert_cmpuint (pairs->len, ==, N_LARGE + 1);
  for (guint i = 0; i < pairs->len; i++)
    ((EntSamePair *) g_ptr_array_index (pairs, i))->joins = TRUE;
  map = ent_same_join (two->first, two->other, pairs, NULL);
  seconds = g_test_timer_elapsed ();
  g_assert_cmpuint (ent_map_n_stakeholders (map), ==, N_LARGE);
  g_assert_nonnull (ent_map_stakeholder (map, "s-a-7"));
  g_test_minimized_result (seconds, "%u stakeholders: %.2f s", N_LARGE, seconds);
  g_assert_cmpfloat (seconds, <, MOST_SECONDS);
}

static void
test_it_can_be_given_up (Two *two, gconstpointer data)
{
  g_autoptr (EntProgress) progress = ent_progress_new ();
  g_autoptr (GPtrArray) pairs = NULL;

  add_ends (two);
  ent_progress_stop (progress, 0);
  pairs = ent_same_find (NULL, two->first, two->other, progress);
  g_assert_cmpuint (pairs->len, ==, 0);
}

#define add_two_with(path, data, func) g_test_add ("/same-names/" path, Two, data, set_up, func, tear_down)
#define add_two(path, func) add_two_with (path, NULL, func)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_two ("the-same-name-is-the-same", test_the_same_name_is_the_same);
  add_two ("another-spelling-is-similar", test_another_spelling_is_similar);
  add_two ("short-names-count", test_short_names_count);
  add_two ("nobody-is-taken-from-a-better-pair", test_nobody_is_taken_from_a_better_pair);
  add_two ("whose-id-is-known-is-in-no-pair", test_whose_id_is_known_is_in_no_pair);
  add_two ("of-namesakes-those-of-the-same-sector-come-together", test_of_namesakes_those_of_the_same_sector_come_together);
  add_two ("people-are-the-same-within-the-same-organisation-alone", test_people_are_the_same_within_the_same_organisation_alone);
  g_test_add_func ("/same-names/articles-make-no-other-name", test_articles_make_no_other_name);
  g_test_add_func ("/same-names/who-may-be-short-for-the-other-is-proposed", test_who_may_be_short_for_the_other_is_proposed);
  add_two ("the-short-name-of-the-other-counts", test_the_short_name_of_the_other_counts);
  g_test_add_func ("/same-names/who-has-all-words-of-the-other-is-proposed", test_who_has_all_words_of_the_other_is_proposed);
  add_two ("of-several-the-nearest-is-proposed", test_of_several_the_nearest_is_proposed);
  add_two ("what-very-many-have-proposes-nothing", test_what_very_many_have_proposes_nothing);
  g_test_add_func ("/same-names/moments-are-the-same-by-name-and-day", test_moments_are_the_same_by_name_and_day);
  g_test_add_func ("/same-names/the-only-moments-are-proposed", test_the_only_moments_are_proposed);
  add_two ("what-refers-to-those-who-join-follows", test_what_refers_to_those_who_join_follows);
  add_two ("what-is-not-known-follows-too", test_what_is_not_known_follows_too);
  add_two ("no-id-is-given-twice", test_no_id_is_given_twice);
  add_two ("where-nothing-joins-it-is-the-map-itself", test_where_nothing_joins_it_is_the_map_itself);
  add_two ("the-same-tie-of-the-same-two-is-one", test_the_same_tie_of_the_same_two_is_one);
  add_two ("ties-of-the-same-two-are-merged-by-fields", test_ties_of_the_same_two_are_merged_by_fields);
  add_two ("ties-that-cannot-be-turned-are-asked-whole", test_ties_that_cannot_be_turned_are_asked_whole);
  g_test_add_func ("/same-names/any-maps-are-whole-when-joined", test_any_maps_are_whole_when_joined);
  g_test_add_func ("/same-names/all-of-a-map-joins-with-a-copy-of-other-ids", test_all_of_a_map_joins_with_a_copy_of_other_ids);
  add_two_with ("a-large-map-takes-no-time/same-names", "Hotel # Sol", test_a_large_map_takes_no_time);
  add_two_with ("a-large-map-takes-no-time/similar-names", "Asoc. de Hoteles #", test_a_large_map_takes_no_time);
  add_two_with ("a-large-map-takes-no-time/words-in-common", "Playa # Sol", test_a_large_map_takes_no_time);
  add_two_with ("a-large-map-takes-no-time/one-name", "Hotel Sol", test_a_large_map_takes_no_time);
  add_two ("it-can-be-given-up", test_it_can_be_given_up);
  return g_test_run ();
}
