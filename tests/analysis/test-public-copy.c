/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy for others holds what was chosen, and nothing of the rest: no text, no id, no order. */
#include <string.h>

#include "../model/map-fixture.h"
#include "analysis/public-copy.h"

#define ALL (~0u)
#define WITH(share) (1u << (share))
#define BARE WITH (ENT_SHARE_ALWAYS)

/* A word that stands in this field of the full map and nowhere else. */
static char *
word_in (EntRecordKind kind, const EntField *field)
{
  g_autofree char *name = g_strdup_printf ("zq%s%s", ent_record_element (kind), field->name);
  GString *word = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (word, *p);
  /* so that none is the beginning of another */
  g_string_append_c (word, 'q');
  return g_string_free (word, FALSE);
}

static gboolean
is_free_text (const EntField *field)
{
  if (field->group == ENT_GROUP_NONE && strcmp (field->name, "source-id") != 0)
    return FALSE;
  return field->type == ENT_FIELD_NOTE || field->type == ENT_FIELD_TAGS || (field->type == ENT_FIELD_TEXT && (field->flags & ENT_FIELD_FOCUS) == 0);
}

/* Every text says its word, and whatever else has a value that is not the default has one. */
static void
fill (gpointer record)
{
  EntRecordKind kind = ((EntRecord *) record)->kind;
  guint n;
  const EntField *fields = ent_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = word_in (kind, &fields[i]);

      if (is_free_text (&fields[i]))
        ent_field_set (&fields[i], record, word);
      else if (fields[i].type == ENT_FIELD_DATE)
        ent_field_set (&fields[i], record, "2026-03-14");
      else if (fields[i].type == ENT_FIELD_BOOL)
        ent_field_set (&fields[i], record, "yes");
      else if (fields[i].type == ENT_FIELD_BITS)
        ent_field_set (&fields[i], record, fields[i].choices->items[0].name);
    }
}

static void
take (EntMap *map, gpointer record, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (id != NULL)
    ent_record_set_id (record, id);
  ent_map_apply_take (map, record, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
filled (EntRecordKind kind)
{
  gpointer record = ent_record_new (kind);

  fill (record);
  return record;
}

static EntStakeholder *
full_stakeholder (void)
{
  EntStakeholder *stakeholder = filled (ENT_RECORD_STAKEHOLDER);
  EntLogEntry *entry = filled (ENT_RECORD_LOG);

  ent_record_set_id (entry, "l-first");
  ent_stakeholder_take_log (stakeholder, entry);
  for (EntAspect aspect = 0; aspect < ENT_N_ASPECTS; aspect++)
    {
      EntAssessment *assessment = filled (ENT_RECORD_ASSESSMENT);

      assessment->moment = ent_id ("t-first");
      assessment->aspect = (guint8) aspect;
      assessment->value = 1;
      ent_stakeholder_take_assessment (stakeholder, assessment);
    }
  return stakeholder;
}

static EntTie *
tie_of (EntTieKind kind)
{
  EntTie *tie = filled (ENT_RECORD_TIE);

  tie->from = ent_id ("s-first");
  tie->to = ent_id ("s-second");
  tie->kind = (guint8) kind;
  tie->direction = ENT_DIRECTION_DEFAULT;
  return tie;
}

/* One of every kind of record, two stakeholders on the map and one within the first. */
static EntMap *
full_map (void)
{
  EntMap *map = new_map_with_moment ();
  EntMapInfo *info = filled (ENT_RECORD_MAP);
  EntSector *sector = filled (ENT_RECORD_SECTOR);
  EntAction *action = filled (ENT_RECORD_ACTION);
  EntStep *step = filled (ENT_RECORD_STEP);
  EntStakeholder *inner = ent_record_new (ENT_RECORD_STAKEHOLDER);

  take (map, info, "m-private");
  take (map, sector, "private");
  take (map, full_stakeholder (), "s-first");
  add_stakeholder (map, "s-second", "zqsecond", ENT_SECTOR_MEDIA);
  inner->name = g_strdup ("zqinner");
  inner->unit = ENT_UNIT_PERSON;
  inner->part_of = ent_id ("s-first");
  take (map, inner, "s-inner");
  take (map, tie_of (ENT_TIE_FUNDS), "e-funds");
  take (map, tie_of (ENT_TIE_TENSION), "e-tension");
  add_tie (map, "e-inner", "s-inner", "s-second", ENT_TIE_WORKS_WITH);
  action->with = g_strsplit ("s-first,s-inner", ",", -1);
  take (map, action, "a-first");
  step->focus = g_strdup ("s-inner");
  step->moment = g_strdup ("t-first");
  take (map, step, "p-first");
  return map;
}

static EntPublicCopy *
copy_with (EntMap *map, guint32 shares)
{
  EntPublicChoice choice = { shares, NULL };
  EntPublicCopy *copy = ent_public_copy_new (map, &choice);

  ent_map_check_invariants (copy->map);
  return copy;
}

static gboolean
says (EntPublicCopy *copy, const char *word)
{
  g_autofree char *text = dump_map (copy->map);

  return strstr (text, word) != NULL;
}

/* A row that was forgotten would be left out for ever; one that should be, is named here. */
static void
test_every_field_says_when_it_goes_along (void)
{
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (fields[i].share, <, ENT_N_SHARES);
          if (fields[i].share == ENT_SHARE_NEVER)
            g_assert_cmpstr (fields[i].name, ==, "source-id");
          else if (fields[i].share != ENT_SHARE_ALWAYS && ent_public_group_of (fields[i].share) == NULL)
            g_error ("nobody can choose %s", fields[i].name);
          /* what no wall shows is not in it unasked */
          if ((fields[i].flags & ENT_FIELD_PRIVATE) != 0 && kind != ENT_RECORD_LOG)
            g_assert_cmpuint (ENT_PUBLIC_USUAL & WITH (fields[i].share), ==, 0);
        }
    }
  g_assert_cmpuint (ENT_PUBLIC_USUAL & (WITH (ENT_SHARE_LOG) | WITH (ENT_SHARE_INSIDE) | WITH (ENT_SHARE_CONFLICTS) | WITH (ENT_SHARE_NAMES)), ==, 0);
}

/* With all that may go along the copy is the map, but for ids and what never goes. */
static void
test_with_everything_all_texts_go_along (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ALL);

  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    {
      guint n;
      const EntField *fields = ent_fields (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *word = word_in (kind, &fields[i]);
          gboolean expected = is_free_text (&fields[i]) && fields[i].share != ENT_SHARE_NEVER && kind != ENT_RECORD_MOMENT;

          if (says (copy, word) != expected)
            g_error ("%s is %s", word, expected ? "lost" : "there");
        }
    }
  g_assert_cmpuint (ent_map_n_stakeholders (copy->map), ==, 3);
  g_assert_cmpuint (ent_map_n_ties (copy->map), ==, 3);
  g_assert_cmpstr (ent_map_stakeholder_at (copy->map, 2)->part_of, ==, ent_map_stakeholder_at (copy->map, 0)->base.id);
  g_assert_cmpstr (((const EntStep *) ent_map_record_at (copy->map, ENT_RECORD_STEP, 0))->focus, ==, ent_map_stakeholder_at (copy->map, 2)->base.id);
}

static void
test_each_choice_lets_its_own_texts_along_and_no_others (void)
{
  g_autoptr (EntMap) map = full_map ();
  guint n_groups;
  const EntPublicGroup *groups = ent_public_groups (&n_groups);

  for (guint g = 0; g < n_groups; g++)
    {
      g_autoptr (EntPublicCopy) copy = copy_with (map, BARE | WITH (groups[g].share));

      for (EntRecordKind kind = ENT_RECORD_MAP; kind <= ENT_RECORD_STAKEHOLDER; kind++)
        {
          guint n;
          const EntField *fields = ent_fields (kind, &n);

          for (guint i = 0; i < n; i++)
            {
              g_autofree char *word = word_in (kind, &fields[i]);
              gboolean expected = is_free_text (&fields[i]) && (fields[i].share == ENT_SHARE_ALWAYS || fields[i].share == groups[g].share);

              if (says (copy, word) != expected)
                g_error ("with %s %s is %s", groups[g].name, word, expected ? "lost" : "there");
            }
        }
      g_assert_true (says (copy, "zqlogentrytextq") == (groups[g].share == ENT_SHARE_LOG));
      g_assert_true (says (copy, "zqactionwhatq") == (groups[g].share == ENT_SHARE_ACTIONS));
      g_assert_true (says (copy, "zqstepnameq") == (groups[g].share == ENT_SHARE_STEPS));
    }
}

static guint
count_assessments (EntPublicCopy *copy)
{
  const EntStakeholder *stakeholder = NULL;

  /* of the one that has some, wherever it stands now */
  for (guint i = 0; i < ent_map_n_stakeholders (copy->map); i++)
    if (ent_map_stakeholder_at (copy->map, i)->assessments != NULL)
      stakeholder = ent_map_stakeholder_at (copy->map, i);
  return stakeholder != NULL ? stakeholder->assessments->len : 0;
}

static void
test_ratings_and_ties_go_along_by_kind (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) none = copy_with (map, BARE), power = copy_with (map, BARE | WITH (ENT_SHARE_POWER));
  g_autoptr (EntPublicCopy) commitment = copy_with (map, BARE | WITH (ENT_SHARE_COMMITMENT)), ties = copy_with (map, BARE | WITH (ENT_SHARE_TIES));
  g_autoptr (EntPublicCopy) conflicts = copy_with (map, BARE | WITH (ENT_SHARE_CONFLICTS));

  g_assert_cmpuint (count_assessments (none), ==, 0);
  g_assert_cmpuint (count_assessments (power), ==, 1);
  g_assert_cmpuint (count_assessments (commitment), ==, 3);
  g_assert_cmpuint (ent_map_n_ties (none->map), ==, 0);
  g_assert_cmpuint (ent_map_n_ties (ties->map), ==, 1);
  g_assert_cmpuint (ent_map_tie_at (ties->map, 0)->kind, ==, ENT_TIE_FUNDS);
  g_assert_cmpuint (ent_map_n_ties (conflicts->map), ==, 1);
  g_assert_cmpuint (ent_map_tie_at (conflicts->map, 0)->kind, ==, ENT_TIE_TENSION);
}

/* Whoever stays within is named by nothing any more. */
static void
test_who_is_left_out_is_left_out_everywhere (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ALL & ~WITH (ENT_SHARE_INSIDE));
  const EntAction *action = ent_map_record_at (copy->map, ENT_RECORD_ACTION, 0);
  const EntStep *step = ent_map_record_at (copy->map, ENT_RECORD_STEP, 0);

  g_assert_cmpuint (ent_map_n_stakeholders (copy->map), ==, 2);
  g_assert_cmpuint (ent_map_n_ties (copy->map), ==, 2);
  g_assert_false (says (copy, "zqinner"));
  g_assert_cmpuint (g_strv_length (action->with), ==, 1);
  g_assert_null (step->focus);
  g_assert_cmpstr (step->moment, ==, ent_map_moment_at (copy->map, 0)->base.id);
}

static void
test_no_id_of_the_map_is_in_the_copy (void)
{
  static const char *const ids[] = { "m-private", "t-first", "s-first", "s-second", "s-inner", "l-first", "e-funds", "e-tension", "e-inner", "a-first", "p-first" };
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ALL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (says (copy, ids[i]))
      g_error ("%s is in the copy", ids[i]);
}

static EntMap *
crowd (void)
{
  EntMap *map = new_map_with_moment ();

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i), *name = g_strdup_printf ("Somebody %u", i);

      add_stakeholder (map, id, name, ENT_SECTOR_PRIVATE);
    }
  return map;
}

/* The order of 40 comes out twice the same, or as it was, once in 10^47. */
static void
test_codes_are_given_by_chance_and_tell_no_order (void)
{
  g_autoptr (EntMap) map = crowd ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ENT_PUBLIC_USUAL), other = copy_with (map, ENT_PUBLIC_USUAL);
  guint n_same = 0, n_kept = 0;

  for (guint i = 0; i < 40; i++)
    {
      const EntPublicPerson *person = g_ptr_array_index (copy->people, i), *another = g_ptr_array_index (other->people, i);
      const EntStakeholder *stakeholder = ent_map_stakeholder_at (copy->map, i);
      g_autofree char *code = g_strdup_printf ("A%u", i + 1);

      g_assert_cmpstr (stakeholder->name, ==, code);
      g_assert_cmpstr (person->code, ==, code);
      g_assert_true (person->copy == stakeholder->base.id);
      g_assert_cmpstr (person->name, ==, ent_map_stakeholder (map, person->id)->name);
      n_same += person->id == another->id;
      n_kept += person->id == ent_map_stakeholder_at (map, i)->base.id;
    }
  g_assert_cmpuint (n_same, <, 40);
  g_assert_cmpuint (n_kept, <, 40);
}

static void
test_names_that_go_along_stay_in_their_order (void)
{
  g_autoptr (EntMap) map = crowd ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ENT_PUBLIC_USUAL | WITH (ENT_SHARE_NAMES));

  for (guint i = 0; i < 40; i++)
    g_assert_cmpstr (ent_map_stakeholder_at (copy->map, i)->name, ==, ent_map_stakeholder_at (map, i)->name);
  g_assert_null (((EntPublicPerson *) g_ptr_array_index (copy->people, 0))->code);
}

/* In a picture with names somebody stands in the same place to a hair. */
static void
test_places_put_by_hand_go_along_with_names_alone (void)
{
  g_autoptr (EntMap) map = crowd ();
  g_autoptr (EntChange) pin = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-3"), ent_field_find (ENT_RECORD_STAKEHOLDER, "pin"), "0.123 0.456");
  g_autoptr (EntPublicCopy) coded = NULL, named = NULL;

  g_assert_true (ent_map_apply (map, pin, NULL, NULL));
  coded = copy_with (map, ENT_PUBLIC_USUAL);
  named = copy_with (map, ENT_PUBLIC_USUAL | WITH (ENT_SHARE_NAMES));
  g_assert_false (says (coded, "0.123"));
  g_assert_true (says (named, "0.123"));
}

static void
test_the_key_tells_who_is_who (void)
{
  g_autoptr (EntMap) map = crowd ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ENT_PUBLIC_USUAL);
  g_autoptr (EntCells) key = ent_public_copy_key (copy);

  g_assert_cmpuint (key->n_rows, ==, 41);
  for (guint row = 1; row < 41; row++)
    {
      const EntStakeholder *original = ent_map_stakeholder (map, ent_cells_get (key, row, 2));

      g_assert_cmpstr (ent_cells_get (key, row, 0), ==, ent_map_stakeholder_at (copy->map, row - 1)->name);
      g_assert_cmpstr (ent_cells_get (key, row, 1), ==, original->name);
    }
}

static void
test_what_nobody_knows_never_goes_along (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  g_autoptr (EntPublicCopy) copy = NULL;

  stakeholder->name = g_strdup ("Port");
  ent_field_set (ent_field_find (ENT_RECORD_STAKEHOLDER, "level"), stakeholder, "zqlevel");
  ent_kept_add_attribute (stakeholder->base.kept, "x:hidden", "zqattribute");
  ent_kept_add_child (stakeholder->base.kept, 0, "<x:note about=\"zqvalue\">zqtext &amp; zqmore</x:note>");
  take (map, stakeholder, "s-first");
  ent_map_keep_node (map, ENT_RECORD_MAP, "<", "<!-- zqcomment -->");
  copy = copy_with (map, ALL);
  g_assert_false (ent_map_has_kept (copy->map));
  g_assert_false (says (copy, "zq"));
  /* level, attribute, value, text, more, comment */
  g_assert_cmpuint (ent_public_words_count (copy->words), ==, 6);
}

/* It would be another kind. */
static void
test_a_tie_of_an_unknown_kind_stays_behind (void)
{
  g_autoptr (EntMap) map = crowd ();
  EntTie *tie = ent_record_new (ENT_RECORD_TIE);
  g_autoptr (EntPublicCopy) copy = NULL;

  tie->from = ent_id ("s-1");
  tie->to = ent_id ("s-2");
  ent_field_set (ent_field_find (ENT_RECORD_TIE, "kind"), tie, "of-tomorrow");
  take (map, tie, "e-first");
  add_tie (map, "e-second", "s-1", "s-2", ENT_TIE_WORKS_WITH);
  copy = copy_with (map, ALL);
  g_assert_cmpuint (ent_map_n_ties (copy->map), ==, 1);
}

static void
test_the_map_itself_stays_as_it_is (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autofree char *before = dump_map (map), *after = NULL;
  g_autoptr (EntPublicCopy) copy = copy_with (map, ENT_PUBLIC_USUAL);

  after = dump_map (map);
  g_assert_cmpstr (before, ==, after);
}

/* --- words --- */

static const EntPublicHit *
only_hit (GPtrArray *hits)
{
  g_assert_cmpuint (hits->len, ==, 1);
  return g_ptr_array_index (hits, 0);
}

static void
add_step (EntMap *map, const char *name)
{
  EntStep *step = ent_record_new (ENT_RECORD_STEP);

  step->name = g_strdup (name);
  take (map, step, "p-first");
}

static void
set_contact (EntMap *map, const char *id, const char *contact)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, "contact"), contact);

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static void
test_a_removed_word_in_what_stays_is_told_with_its_place (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *line = NULL;
  const EntPublicHit *hit;

  add_stakeholder (map, "s-first", "Harbour", ENT_SECTOR_PRIVATE);
  set_contact (map, "s-first", "Rosa Mendoza");
  add_step (map, "What Mendoza said, and MENDOZA meant");
  copy = copy_with (map, ENT_PUBLIC_USUAL | WITH (ENT_SHARE_STEPS));
  hits = ent_public_copy_search (copy, copy->map);
  hit = only_hit (hits);
  g_assert_cmpint (hit->key.kind, ==, ENT_RECORD_STEP);
  g_assert_cmpstr (hit->field->name, ==, "name");
  g_assert_cmpstr (hit->word, ==, "Mendoza");
  g_assert_cmpint (hit->weight, ==, ENT_PUBLIC_NAME);
  g_assert_false (hit->stays);
  g_assert_cmpuint (hit->shares, ==, WITH (ENT_SHARE_CONTACT));
  line = ent_public_hit_describe (hit);
  g_assert_nonnull (strstr (line, "What Mendoza said"));
  g_assert_nonnull (strstr (line, "Contact data"));
}

/* Whoever makes the copy knows people by their names. */
static void
test_a_hit_at_somebody_tells_code_and_name (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  const EntPublicHit *hit;

  stakeholder->name = g_strdup ("Harbour master");
  stakeholder->role = g_strdup ("opens the harbour");
  take (map, stakeholder, "s-first");
  copy = copy_with (map, ENT_PUBLIC_USUAL);
  hits = ent_public_copy_search (copy, copy->map);
  hit = only_hit (hits);
  g_assert_cmpstr (hit->word, ==, "harbour");
  g_assert_nonnull (strstr (hit->place, "A1"));
  g_assert_nonnull (strstr (hit->place, "Harbour master"));
}

static void
test_a_title_that_is_replaced_is_looked_for_too (void)
{
  g_autoptr (EntMap) map = full_map ();
  EntPublicChoice choice = { ENT_PUBLIC_USUAL, "A place by the sea" };
  g_autoptr (EntPublicCopy) copy = ent_public_copy_new (map, &choice);
  g_autoptr (EntPublicWords) words = ent_public_words_new ();
  const char *text = "the zqmaptitleq", *at = text;
  EntPublicWord word;

  g_assert_cmpstr (ent_map_info (copy->map)->title, ==, "A place by the sea");
  g_assert_false (says (copy, "zqmaptitle"));
  g_assert_true (ent_public_words_next (copy->words, text, &at, &word));
}

/* Suggestions stand in many maps. */
static void
test_words_that_the_help_of_a_field_suggests_are_none_there (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);

  stakeholder->name = g_strdup ("Harbour master");
  stakeholder->notes = g_strdup ("Decides for the harbour, opens doors.");
  stakeholder->role = g_strdup ("decides, opens doors");
  take (map, stakeholder, "s-first");
  add_step (map, "Who decides");
  copy = copy_with (map, ENT_PUBLIC_USUAL | WITH (ENT_SHARE_STEPS));
  hits = ent_public_copy_search (copy, copy->map);
  g_assert_cmpint (only_hit (hits)->key.kind, ==, ENT_RECORD_STEP);
}

/* Each thing is told by what the person chose, not by what it is made of. */
static void
test_what_is_within_a_record_is_left_out_with_that (void)
{
  g_autoptr (EntMap) map = full_map ();
  EntPublicWord word;
  const char *text = "zqassessmentreasonq", *log = "zqlogentrytextq", *at = text, *log_at = log;
  EntStakeholder *inner = full_stakeholder ();
  g_autoptr (EntPublicCopy) copy = NULL;

  inner->unit = ENT_UNIT_DEPARTMENT;
  ent_id_clear (&inner->part_of);
  inner->part_of = ent_id ("s-second");
  ent_record_set_id (g_ptr_array_index (inner->log, 0), "l-second");
  take (map, inner, "s-third");
  copy = copy_with (map, ALL & ~WITH (ENT_SHARE_INSIDE));
  g_assert_true (ent_public_words_next (copy->words, text, &at, &word));
  g_assert_cmpuint (word.shares, ==, WITH (ENT_SHARE_INSIDE));
  g_assert_true (ent_public_words_next (copy->words, log, &log_at, &word));
  g_assert_cmpuint (word.shares, ==, WITH (ENT_SHARE_INSIDE));
}

/* Puerto stands in half of the names of Puerto Coral; a person who is called so is another matter. */
static void
test_words_of_a_place_that_goes_along_tell_little (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntChange) place = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "place"), "Puerto Coral");
  g_autoptr (EntPublicCopy) with = NULL, without = NULL, person = NULL;
  g_autoptr (GPtrArray) with_hits = NULL, without_hits = NULL, person_hits = NULL;

  g_assert_true (ent_map_apply (map, place, NULL, NULL));
  add_stakeholder (map, "s-first", "Marina Coral", ENT_SECTOR_PRIVATE);
  add_step (map, "The way to Coral");
  with = copy_with (map, BARE | WITH (ENT_SHARE_STEPS) | WITH (ENT_SHARE_PLACE));
  with_hits = ent_public_copy_search (with, with->map);
  /* not in the place itself */
  g_assert_cmpint (only_hit (with_hits)->key.kind, ==, ENT_RECORD_STEP);
  g_assert_cmpint (only_hit (with_hits)->weight, ==, ENT_PUBLIC_COMMON);
  without = copy_with (map, BARE | WITH (ENT_SHARE_STEPS));
  without_hits = ent_public_copy_search (without, without->map);
  g_assert_cmpint (only_hit (without_hits)->weight, ==, ENT_PUBLIC_NAME);
  set_contact (map, "s-first", "Luis Coral");
  person = copy_with (map, BARE | WITH (ENT_SHARE_STEPS) | WITH (ENT_SHARE_PLACE));
  person_hits = ent_public_copy_search (person, person->map);
  g_assert_cmpuint (person_hits->len, ==, 2);
  for (guint i = 0; i < person_hits->len; i++)
    g_assert_cmpint (((EntPublicHit *) g_ptr_array_index (person_hits, i))->weight, ==, ENT_PUBLIC_NAME);
}

/* --- what is decided --- */

/* Puts the word into every text of @record but those that are taken out. */
static void
tell_secret (EntMap *map, const EntRecord *record)
{
  const EntKey key = ENT_KEY (record->kind, record->kind == ENT_RECORD_MAP ? NULL : record->id);
  guint n;
  const EntField *fields = ent_fields (record->kind, &n);

  for (guint i = 0; i < n; i++)
    if (is_free_text (&fields[i]) && fields[i].share != ENT_SHARE_CONTACT)
      {
        g_autofree char *word = word_in (record->kind, &fields[i]), *text = g_strconcat (word, " by ZQMENDOZA", NULL);
        g_autoptr (EntChange) change = ent_change_new_set (&key, &fields[i], text);

        g_assert_true (ent_map_apply (map, change, NULL, NULL));
      }
}

/* Wherever the table has a text. */
static void
test_a_word_that_does_not_stay_is_struck_out_of_every_text (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL, left = NULL;
  g_autoptr (GError) error = NULL;

  set_contact (map, "s-second", "Zqmendoza");
  for (EntRecordKind kind = 0; kind < ENT_N_RECORD_KINDS; kind++)
    if (kind != ENT_RECORD_ASSESSMENT && kind != ENT_RECORD_LOG)
      for (guint i = 0; i < ent_map_n_records (map, kind); i++)
        tell_secret (map, ent_map_record_at (map, kind, i));
  tell_secret (map, &ent_map_info (map)->base);
  copy = copy_with (map, ALL & ~WITH (ENT_SHARE_CONTACT));
  hits = ent_public_copy_search (copy, copy->map);
  g_assert_cmpuint (hits->len, >, 10);
  g_assert_true (says (copy, "ZQMENDOZA"));
  g_assert_true (ent_public_copy_strike (copy, hits, &error));
  g_assert_no_error (error);
  ent_map_check_invariants (copy->map);
  g_assert_false (says (copy, "ZQMENDOZA"));
  g_assert_true (says (copy, "zqactionwhatq by …"));
  left = ent_public_copy_search (copy, copy->map);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Ratings and the log have no place of their own in the map, only with their stakeholder. */
static void
test_words_are_struck_out_of_reasons_and_of_the_log (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  set_contact (map, "s-second", "zqassessmentreasonq zqlogentrytextq");
  copy = copy_with (map, ALL & ~WITH (ENT_SHARE_CONTACT));
  hits = ent_public_copy_search (copy, copy->map);
  /* of four aspects, and an entry */
  g_assert_cmpuint (hits->len, ==, 5);
  g_assert_true (ent_public_copy_strike (copy, hits, NULL));
  g_assert_false (says (copy, "zqassessmentreasonq"));
  g_assert_false (says (copy, "zqlogentrytextq"));
}

static void
test_a_word_that_stays_is_left_where_it_is (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const EntStep *step;

  add_stakeholder (map, "s-first", "Harbour", ENT_SECTOR_PRIVATE);
  set_contact (map, "s-first", "Rosa Mendoza");
  add_step (map, "What Mendoza said, Rosa and MENDOZA meant");
  copy = copy_with (map, ENT_PUBLIC_USUAL | WITH (ENT_SHARE_STEPS));
  hits = ent_public_copy_search (copy, copy->map);
  g_assert_cmpuint (hits->len, ==, 2);
  ((EntPublicHit *) g_ptr_array_index (hits, 0))->stays = TRUE;
  g_assert_cmpstr (((EntPublicHit *) g_ptr_array_index (hits, 0))->word, ==, "Mendoza");
  g_assert_true (ent_public_copy_strike (copy, hits, NULL));
  step = ent_map_record_at (copy->map, ENT_RECORD_STEP, 0);
  g_assert_cmpstr (step->name, ==, "What Mendoza said, … and MENDOZA meant");
}

/* --- pictures --- */

static void
test_a_word_in_a_picture_alone_is_told (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntPublicCopy) copy = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *line = NULL;

  add_stakeholder (map, "s-first", "Harbour Alliance 1200", ENT_SECTOR_PRIVATE);
  set_contact (map, "s-first", "Rosa Mendoza");
  copy = copy_with (map, ENT_PUBLIC_USUAL);
  hits = ent_public_copy_search (copy, copy->map);
  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_cmpuint (ent_public_copy_search_picture (copy, hits, "A1\nAlliance\n1200 stakeholders", "Alliance\nTension"), ==, 0);
  g_assert_cmpuint (ent_public_copy_search_picture (copy, hits, "A1\ndrawn by rosa", "Alliance"), ==, 1);
  line = ent_public_hit_describe (only_hit (hits));
  g_assert_nonnull (strstr (line, "“rosa”"));
  g_assert_nonnull (strstr (line, "Contact data"));
}

static void
test_with_everything_nothing_is_found (void)
{
  g_autoptr (EntMap) map = full_map ();
  g_autoptr (EntPublicCopy) copy = copy_with (map, ALL);
  g_autoptr (GPtrArray) hits = ent_public_copy_search (copy, copy->map);

  g_assert_cmpuint (hits->len, ==, 0);
}

/* --- the rest --- */

static void
test_what_there_is_of_each_is_counted (void)
{
  g_autoptr (EntMap) map = full_map ();
  guint counts[ENT_N_SHARES];

  ent_public_count (map, counts);
  g_assert_cmpuint (counts[ENT_SHARE_NAMES], ==, 3);
  g_assert_cmpuint (counts[ENT_SHARE_CONTACT], ==, 4);
  g_assert_cmpuint (counts[ENT_SHARE_NOTES], ==, 10);
  /* an entry, and the next visit */
  g_assert_cmpuint (counts[ENT_SHARE_LOG], ==, 2);
  g_assert_cmpuint (counts[ENT_SHARE_INSIDE], ==, 1);
  g_assert_cmpuint (counts[ENT_SHARE_POWER], ==, 1);
  g_assert_cmpuint (counts[ENT_SHARE_COMMITMENT], ==, 3);
  /* a tie of tension, and a veto */
  g_assert_cmpuint (counts[ENT_SHARE_CONFLICTS], ==, 2);
  g_assert_cmpuint (counts[ENT_SHARE_TIES], ==, 2);
  g_assert_cmpuint (counts[ENT_SHARE_ACTIONS], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/analysis/public-copy/" path, function)
  ADD ("every-field-says-when-it-goes-along", test_every_field_says_when_it_goes_along);
  ADD ("with-everything-all-texts-go-along", test_with_everything_all_texts_go_along);
  ADD ("each-choice-lets-its-own-texts-along-and-no-others", test_each_choice_lets_its_own_texts_along_and_no_others);
  ADD ("ratings-and-ties-go-along-by-kind", test_ratings_and_ties_go_along_by_kind);
  ADD ("who-is-left-out-is-left-out-everywhere", test_who_is_left_out_is_left_out_everywhere);
  ADD ("no-id-of-the-map-is-in-the-copy", test_no_id_of_the_map_is_in_the_copy);
  ADD ("codes-are-given-by-chance-and-tell-no-order", test_codes_are_given_by_chance_and_tell_no_order);
  ADD ("names-that-go-along-stay-in-their-order", test_names_that_go_along_stay_in_their_order);
  ADD ("places-put-by-hand-go-along-with-names-alone", test_places_put_by_hand_go_along_with_names_alone);
  ADD ("the-key-tells-who-is-who", test_the_key_tells_who_is_who);
  ADD ("what-nobody-knows-never-goes-along", test_what_nobody_knows_never_goes_along);
  ADD ("a-tie-of-an-unknown-kind-stays-behind", test_a_tie_of_an_unknown_kind_stays_behind);
  ADD ("the-map-itself-stays-as-it-is", test_the_map_itself_stays_as_it_is);
  ADD ("a-removed-word-in-what-stays-is-told-with-its-place", test_a_removed_word_in_what_stays_is_told_with_its_place);
  ADD ("a-hit-at-somebody-tells-code-and-name", test_a_hit_at_somebody_tells_code_and_name);
  ADD ("a-title-that-is-replaced-is-looked-for-too", test_a_title_that_is_replaced_is_looked_for_too);
  ADD ("words-that-the-help-of-a-field-suggests-are-none-there", test_words_that_the_help_of_a_field_suggests_are_none_there);
  ADD ("what-is-within-a-record-is-left-out-with-that", test_what_is_within_a_record_is_left_out_with_that);
  ADD ("words-of-a-place-that-goes-along-tell-little", test_words_of_a_place_that_goes_along_tell_little);
  ADD ("a-word-that-does-not-stay-is-struck-out-of-every-text", test_a_word_that_does_not_stay_is_struck_out_of_every_text);
  ADD ("words-are-struck-out-of-reasons-and-of-the-log", test_words_are_struck_out_of_reasons_and_of_the_log);
  ADD ("a-word-that-stays-is-left-where-it-is", test_a_word_that_stays_is_left_where_it_is);
  ADD ("a-word-in-a-picture-alone-is-told", test_a_word_in_a_picture_alone_is_told);
  ADD ("with-everything-nothing-is-found", test_with_everything_nothing_is_found);
  ADD ("what-there-is-of-each-is-counted", test_what_there_is_of_each_is_counted);
#undef ADD
  return g_test_run ();
}
