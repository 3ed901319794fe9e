/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters let through what is chosen, and count what there is to choose. */
#include "model/filter.h"

#include "map-fixture.h"

#include <string.h>

#define N_PEOPLE 4

/* Four stakeholders; at t-later the hotel is supportive, and decides more. */
static EntMap *
new_map (void)
{
  EntMap *map = new_map_with_moment ();

  add_moment (map, "t-later", "Later", 20270101);
  add_stakeholder (map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (map, "s-hotel", "Hotel Sol", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-bar", "Bar El Faro", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-radio", "Radio Bahía", ENT_SECTOR_MEDIA);
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-police", "kind", "government");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-bar", "kind", "informal");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-hotel", "tag", "tourism\nbeach");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-bar", "tag", "beach");
  add_assessment (map, "s-hotel", "t-first", ENT_ASPECT_POWER, 3);
  add_assessment (map, "s-hotel", "t-first", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_UNAWARE);
  add_assessment (map, "s-hotel", "t-later", ENT_ASPECT_POWER, 5);
  add_assessment (map, "s-hotel", "t-later", ENT_ASPECT_COMMITMENT, ENT_COMMITMENT_SUPPORTIVE);
  add_assessment (map, "s-police", "t-first", ENT_ASPECT_POWER, 5);
  add_tie (map, "e-1", "s-police", "s-hotel", ENT_TIE_OVERSEES);
  add_tie (map, "e-2", "s-hotel", "s-bar", ENT_TIE_FUNDS);
  return map;
}

/* "police hotel": the names' last words of those let through. */
static char *
shown (const EntFilter *filter, EntMap *map, const char *moment)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < ent_map_n_stakeholders (map); i++)
    {
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (map, i);
      g_autofree char *text = ent_search_text (stakeholder, TRUE);

      if (ent_filter_matches (filter, map, stakeholder, moment, text))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", stakeholder->base.id + 2);
    }
  return g_string_free (ids, FALSE);
}

typedef struct
{
  int facet[2], value[2]; /* -1: none */
  const char *tag, *text, *moment, *shown;
} Case;

static void
what_is_chosen_is_let_through (void)
{
  static const Case cases[] = {
    { { -1, -1 }, { 0, 0 }, NULL, NULL, "t-first", "police hotel bar radio" },
    { { ENT_FACET_SECTOR, -1 }, { ENT_SECTOR_PRIVATE, 0 }, NULL, NULL, "t-first", "hotel bar" },
    { { ENT_FACET_SECTOR, ENT_FACET_SECTOR }, { ENT_SECTOR_PRIVATE, ENT_SECTOR_MEDIA }, NULL, NULL, "t-first", "hotel bar radio" },
    { { ENT_FACET_SECTOR, ENT_FACET_KIND }, { ENT_SECTOR_PRIVATE, ENT_KIND_INFORMAL }, NULL, NULL, "t-first", "bar" },
    { { ENT_FACET_KIND, -1 }, { ENT_KIND_GOVERNMENT, 0 }, NULL, NULL, "t-first", "police" },
    { { ENT_FACET_POWER, -1 }, { 5, 0 }, NULL, NULL, "t-first", "police" },
    { { ENT_FACET_POWER, -1 }, { 5, 0 }, NULL, NULL, "t-later", "police hotel" },
    { { ENT_FACET_POWER, -1 }, { ENT_POWER_NOT_ASSESSED, 0 }, NULL, NULL, "t-first", "bar radio" },
    { { ENT_FACET_COMMITMENT, -1 }, { ENT_COMMITMENT_NOT_ASSESSED, 0 }, NULL, NULL, "t-first", "police bar radio" },
    { { ENT_FACET_COMMITMENT, -1 }, { ENT_COMMITMENT_SUPPORTIVE, 0 }, NULL, NULL, "t-first", "" },
    { { ENT_FACET_COMMITMENT, -1 }, { ENT_COMMITMENT_SUPPORTIVE, 0 }, NULL, NULL, "t-later", "hotel" },
    { { ENT_FACET_TIE, -1 }, { ENT_TIE_FUNDS, 0 }, NULL, NULL, "t-first", "police hotel bar radio" },
    { { -1, -1 }, { 0, 0 }, "beach", NULL, "t-first", "hotel bar" },
    { { ENT_FACET_KIND, -1 }, { ENT_KIND_INFORMAL, 0 }, "beach", NULL, "t-first", "bar" },
    { { -1, -1 }, { 0, 0 }, "nobody's", NULL, "t-first", "" },
    { { -1, -1 }, { 0, 0 }, NULL, "  BAHIA ", "t-first", "radio" },
    { { -1, -1 }, { 0, 0 }, NULL, "sol hot", "t-first", "hotel" },
    { { -1, -1 }, { 0, 0 }, NULL, "   ", "t-first", "police hotel bar radio" },
  };
  g_autoptr (EntMap) map = new_map ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (EntFilter) filter = { 0 };
      g_autofree char *found = NULL;

      for (guint k = 0; k < 2; k++)
        if (cases[i].facet[k] >= 0)
          ent_filter_choose (&filter, (EntFacet) cases[i].facet[k], (guint) cases[i].value[k], TRUE);
      if (cases[i].tag != NULL)
        ent_filter_choose_tag (&filter, cases[i].tag, TRUE);
      ent_filter_set_text (&filter, cases[i].text);
      found = shown (&filter, map, cases[i].moment);
      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].shown);
    }
}

static void
a_kind_of_tie_keeps_back_the_others (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_auto (EntFilter) filter = { 0 };

  g_assert_true (ent_filter_matches_tie (&filter, ent_map_tie (map, "e-1")));
  ent_filter_choose (&filter, ENT_FACET_TIE, ENT_TIE_FUNDS, TRUE);
  g_assert_false (ent_filter_matches_tie (&filter, ent_map_tie (map, "e-1")));
  g_assert_true (ent_filter_matches_tie (&filter, ent_map_tie (map, "e-2")));
  g_assert_false (ent_filter_has_stakeholders (&filter));
  g_assert_false (ent_filter_is_empty (&filter));
}

static void
what_is_taken_out_again_leaves_nothing (void)
{
  g_auto (EntFilter) filter = { 0 };
  g_auto (EntFilter) other = { 0 };

  g_assert_true (ent_filter_is_empty (&filter));
  ent_filter_choose (&filter, ENT_FACET_POWER, 4, TRUE);
  ent_filter_choose_tag (&filter, "beach", TRUE);
  ent_filter_set_text (&filter, "sol");
  g_assert_false (ent_filter_equal (&filter, &other));
  ent_filter_copy (&other, &filter);
  g_assert_true (ent_filter_equal (&filter, &other));
  ent_filter_choose_tag (&other, "port", TRUE);
  g_assert_false (ent_filter_equal (&filter, &other));
  g_assert_false (ent_filter_has_tag (&filter, "port"));
  ent_filter_choose (&filter, ENT_FACET_POWER, 4, FALSE);
  ent_filter_choose_tag (&filter, "beach", FALSE);
  ent_filter_set_text (&filter, NULL);
  g_assert_true (ent_filter_is_empty (&filter));
}

static const char *
text_of (const EntStakeholder *stakeholder, gpointer data)
{
  char **last = data;

  g_free (*last);
  *last = ent_search_text (stakeholder, TRUE);
  return *last;
}

static void
a_count_says_what_choosing_would_show (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_auto (EntFilter) filter = { 0 };
  g_autofree char *last = NULL;

  ent_filter_choose (&filter, ENT_FACET_SECTOR, ENT_SECTOR_PRIVATE, TRUE);
  ent_filter_choose (&filter, ENT_FACET_TIE, ENT_TIE_OVERSEES, TRUE);
  ent_filter_set_text (&filter, "o");
  for (guint facet = 0; facet < ENT_N_FACETS; facet++)
    for (guint value = 0; value < ent_facet_choices ((EntFacet) facet)->n_items; value++)
      {
        g_auto (EntFilterCounts) counts = { 0 };
        g_auto (EntFilter) alone = { 0 };
        g_autofree char *ids = NULL;
        g_auto (GStrv) each = NULL;

        ent_filter_count (&filter, map, "t-first", text_of, &last, &counts);
        ent_filter_copy (&alone, &filter);
        alone.chosen[facet] = 1u << value;
        ids = shown (&alone, map, "t-first");
        each = g_strsplit (ids, " ", -1);
        if (facet != ENT_FACET_TIE)
          g_assert_cmpuint (counts.values[facet][value], ==, g_strv_length (each));
      }
}

static void
counts_stand_beside_every_value (void)
{
  g_autoptr (EntMap) map = new_map ();
  g_auto (EntFilter) filter = { 0 };
  g_auto (EntFilterCounts) counts = { 0 };

  ent_filter_choose (&filter, ENT_FACET_SECTOR, ENT_SECTOR_PRIVATE, TRUE);
  ent_filter_choose (&filter, ENT_FACET_TIE, ENT_TIE_OVERSEES, TRUE);
  ent_filter_count (&filter, map, "t-first", NULL, NULL, &counts);
  g_assert_cmpuint (counts.n_all, ==, N_PEOPLE);
  g_assert_cmpuint (counts.n_shown, ==, 2);
  /* of its own facet as if it were not chosen */
  g_assert_cmpuint (counts.values[ENT_FACET_SECTOR][ENT_SECTOR_PRIVATE], ==, 2);
  g_assert_cmpuint (counts.values[ENT_FACET_SECTOR][ENT_SECTOR_MEDIA], ==, 1);
  g_assert_cmpuint (counts.values[ENT_FACET_SECTOR][ENT_SECTOR_FAMILY], ==, 0);
  /* of the others among those that the sector lets through */
  g_assert_cmpuint (counts.values[ENT_FACET_KIND][ENT_KIND_GOVERNMENT], ==, 0);
  g_assert_cmpuint (counts.values[ENT_FACET_KIND][ENT_KIND_INFORMAL], ==, 1);
  g_assert_cmpuint (counts.values[ENT_FACET_POWER][3], ==, 1);
  g_assert_cmpuint (counts.values[ENT_FACET_POWER][ENT_POWER_NOT_ASSESSED], ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts.tags, "beach")), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts.tags, "tourism")), ==, 1);
  /* ties between two who are shown */
  g_assert_cmpuint (counts.values[ENT_FACET_TIE][ENT_TIE_FUNDS], ==, 1);
  g_assert_cmpuint (counts.values[ENT_FACET_TIE][ENT_TIE_OVERSEES], ==, 0);
  g_assert_cmpuint (counts.n_ties_hidden, ==, 1);
}

/* Every text there is has a word that nothing else has. */
static void
every_text_is_searched_and_what_is_private_not_on_a_wall (void)
{
  g_autoptr (EntMap) map = new_map ();
  EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);
  EntKey reason = ENT_KEY_ASSESSMENT ("s-hotel", "t-first", ENT_ASPECT_POWER);
  g_autoptr (EntChange) set = ent_change_new_set (&reason, ent_field_find (ENT_RECORD_ASSESSMENT, "reason"), "zreason");
  g_autofree char *all = NULL, *of_wall = NULL;
  guint n, n_words = 0;
  const EntField *fields = ent_fields (ENT_RECORD_STAKEHOLDER, &n);

  for (guint i = 0; i < n; i++)
    if (fields[i].type == ENT_FIELD_TEXT || fields[i].type == ENT_FIELD_NOTE || fields[i].type == ENT_FIELD_TAGS)
      {
        g_autofree char *word = g_strdup_printf ("Z%sZ", fields[i].name);

        set_field (map, ENT_RECORD_STAKEHOLDER, "s-hotel", fields[i].name, word);
        n_words++;
      }
  g_assert_cmpuint (n_words, >=, 10);
  g_assert_true (ent_map_apply (map, set, NULL, NULL));
  entry->text = g_strdup ("zlog");
  ent_record_set_id (entry, "l-1");
  g_assert_true (ent_map_apply_take (map, entry, "s-hotel", NULL));
  set_field (map, ENT_RECORD_TIE, "e-2", "notes", "ztie");

  all = ent_search_text (ent_map_stakeholder (map, "s-hotel"), TRUE);
  of_wall = ent_search_text (ent_map_stakeholder (map, "s-hotel"), FALSE);
  for (guint i = 0; i < n; i++)
    if (fields[i].type == ENT_FIELD_TEXT || fields[i].type == ENT_FIELD_NOTE || fields[i].type == ENT_FIELD_TAGS)
      {
        g_autofree char *word = g_strdup_printf ("z%sz", fields[i].name);

        g_assert_nonnull (strstr (all, word));
        g_assert_true ((strstr (of_wall, word) == NULL) == ((fields[i].flags & ENT_FIELD_PRIVATE) != 0));
      }
  for (guint i = 0; i < 3; i++)
    {
      static const char *const words[] = { "zreason", "zlog", "ztie" };

      g_assert_nonnull (strstr (all, words[i]));
      g_assert_null (strstr (of_wall, words[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/what-is-chosen-is-let-through", what_is_chosen_is_let_through);
  g_test_add_func ("/filter/a-kind-of-tie-keeps-back-the-others", a_kind_of_tie_keeps_back_the_others);
  g_test_add_func ("/filter/what-is-taken-out-again-leaves-nothing", what_is_taken_out_again_leaves_nothing);
  g_test_add_func ("/filter/a-count-says-what-choosing-would-show", a_count_says_what_choosing_would_show);
  g_test_add_func ("/filter/counts-stand-beside-every-value", counts_stand_beside_every_value);
  g_test_add_func ("/filter/every-text-is-searched-and-what-is-private-not-on-a-wall", every_text_is_searched_and_what_is_private_not_on_a_wall);
  return g_test_run ();
}
