/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kit for paper: empty map, cards and form hold what a room needs, all of it whole, and nothing that is private. */
#include <math.h>
#include <string.h>

#include "scene-fixture.h"
#include "scene/pages/page-document.h"

/* A5 to A0, Letter both ways, nine sheets of A4 as a poster, and the least that documents may have. */
static const double papers[][2] = {
  { 420, 595 }, { 595, 842 }, { 842, 595 }, { 1191, 842 }, { 2384, 1684 }, { 2384, 3370 }, { 612, 792 }, { 792, 612 }, { 2440, 1700 }, { 284, 284 }
};
static const char *const languages[] = { "en", "es" };

/* In every text that is nobody else's business. */
#define SECRET "Zanahoria"

static const char *const names[] = {
  "Hotel", "A", "Asociación de vendedoras y vendedores ambulantes de la playa de Puerto Coral y de las islas",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgesellschaft", "Municipality of Puerto Coral", NULL
};

static PangoContext *context;

static EntSceneSpec
spec_of (const double *paper, const char *language)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, paper[0], paper[1]);

  spec.private_marks = TRUE;
  spec.words = ent_words_for_language (language);
  return spec;
}

static EntScene *
make_sheet (EntMap *map, const double *paper, const char *language)
{
  EntSceneSpec spec = spec_of (paper, language);

  spec.blank = spec.title = spec.legend = TRUE;
  return ent_scene_new (map, &spec, context);
}

static EntPages *
make_pages (EntMap *map, EntPagesKind kind, const double *paper, const char *language)
{
  EntSceneSpec spec = spec_of (paper, language);

  return ent_pages_new (map, &spec, kind, context);
}

static const char *
says (const EntScene *scene, guint i)
{
  return pango_layout_get_text (text_at (scene, i)->layout);
}

static guint
count_in_scene (const EntScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += strcmp (says (scene, i), text) == 0;
  return n;
}

static guint
count (const EntPages *pages, const char *text)
{
  guint n = 0;

  for (guint page = 0; page < ent_pages_n (pages); page++)
    n += count_in_scene (ent_pages_at (pages, page)->scene, text);
  return n;
}

static void
assert_within (const EntScene *scene)
{
  double most_x = scene->width - scene->margin + 0.1, most_y = scene->height - scene->margin + 0.1, least = scene->margin - 0.1;

  g_assert_cmpuint (measured (scene).outside, ==, 0);
  for (guint i = 0; i < scene->rules->len; i++)
    {
      const EntSceneRule *rule = &g_array_index (scene->rules, EntSceneRule, i);

      g_assert_cmpfloat (MIN (rule->from.x, rule->to.x), >=, least);
      g_assert_cmpfloat (MAX (rule->from.x, rule->to.x), <=, most_x);
      g_assert_cmpfloat (MIN (rule->from.y, rule->to.y), >=, least);
      g_assert_cmpfloat (MAX (rule->from.y, rule->to.y), <=, most_y);
    }
}

/* Neither shortened nor on another, and of a size that can be read. */
static void
assert_whole (const EntScene *scene)
{
  g_assert_cmpfloat (measured (scene).smallest_letter, >=, 6);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntRect *ink = &text_at (scene, i)->ink;

      if (ent_scene_text_is_cut (text_at (scene, i)))
        g_error ("“%s” is cut on %g × %g", says (scene, i), scene->width, scene->height);
      for (guint j = i + 1; j < scene->texts->len; j++)
        {
          const EntRect *other = &text_at (scene, j)->ink;

          if (text_at (scene, i)->arc_radius <= 0 && text_at (scene, j)->arc_radius <= 0 && ink->x < other->x + other->width - 0.1 &&
              other->x < ink->x + ink->width - 0.1 && ink->y < other->y + other->height - 0.1 && other->y < ink->y + ink->height - 0.1)
            g_error ("“%s” lies on “%s” on %g × %g", says (scene, i), says (scene, j), scene->width, scene->height);
        }
    }
}

static void
test_the_empty_map_has_all_its_ground_and_nobody (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 45, .n_ties = 60, .names = names, .desired = TRUE });

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
      {
        g_autoptr (EntScene) scene = make_sheet (map, papers[i], languages[language]);

        g_assert_cmpuint (scene->n_stakeholders, ==, 0);
        g_assert_cmpuint (scene->n_pages, ==, 1);
        g_assert_cmpuint (scene->wedges->len, ==, ENT_N_SECTORS);
        for (guint sector = 0; sector < ENT_N_SECTORS; sector++)
          {
            const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, sector);

            g_assert_cmpfloat (fabs (wedge->end - wedge->start - 2 * G_PI / ENT_N_SECTORS), <, 1e-6);
            g_assert_cmpuint (count_in_scene (scene, ent_words_choice (scene->words, &ent_sector_choices, sector)), ==, 1);
          }
        g_assert_cmpuint (scene->rings->len, ==, ENT_N_COMMITMENTS);
        g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_RING), ==, ENT_N_COMMITMENTS);
        g_assert_cmpuint (ent_fixture_count_texts (scene, ENT_TEXT_HINT), ==, 0);
        for (guint k = 0; names[k] != NULL; k++)
          g_assert_cmpuint (count_in_scene (scene, names[k]), ==, 0);
      }
}

static void
test_the_empty_map_has_lines_to_write_on (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 9 });

  /* on the least paper there may be no room for words */
  for (guint i = 0; i + 1 < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (EntScene) scene = make_sheet (map, papers[i], languages[i % 2]);
      EntSceneQuality quality = measured (scene);

      g_assert_cmpuint (scene->rules->len, ==, 3);
      g_assert_cmpuint (count_in_scene (scene, ent_words_text_in (scene->words, "form", "Place")), ==, 1);
      g_assert_cmpuint (count_in_scene (scene, ent_words_text_in (scene->words, "form", "Date")), ==, 1);
      g_assert_cmpuint (count_in_scene (scene, ent_words_text_in (scene->words, "form", "Facilitator")), ==, 1);
      for (guint k = 0; k < 3; k++)
        {
          const EntSceneRule *rule = &g_array_index (scene->rules, EntSceneRule, k);

          g_assert_cmpfloat (rule->to.x - rule->from.x, >, 72);
        }
      g_assert_cmpuint (quality.label_rim_overlaps, ==, 0);
      assert_within (scene);
      assert_whole (scene);
    }
}

/* Whatever is drawn by hand is explained, though nothing of it is there yet. */
static void
test_the_empty_map_explains_what_can_be_drawn (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { 0 });
  g_autoptr (EntScene) scene = make_sheet (map, papers[3], "en");

  for (guint kind = 0; kind < ENT_N_KINDS; kind++)
    g_assert_cmpuint (count_in_scene (scene, ent_words_choice (scene->words, &ent_kind_choices, kind)), >=, 1);
  for (guint kind = 0; kind < ENT_N_TIE_KINDS; kind++)
    g_assert_cmpuint (count_in_scene (scene, ent_words_choice (scene->words, &ent_tie_choices, kind)), ==, 1);
  for (guint value = 0; value < ENT_N_COMMITMENTS; value++)
    g_assert_cmpuint (count_in_scene (scene, ent_words_choice (scene->words, &ent_commitment_choices, value)), >=, 2);
  g_assert_cmpuint (count_in_scene (scene, "Ally"), ==, 1);
}

static void
test_there_is_a_card_for_each_and_blank_ones_fill_the_page (void)
{
  static const guint numbers[] = { 0, 1, 9, 45 };

  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
      {
        g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = numbers[n], .names = names });
        g_autoptr (EntPages) pages = make_pages (map, ENT_PAGES_CARDS, papers[i], "en");
        guint n_cards = count (pages, "Commitment"), n_blank = count (pages, "Name"), on_a_page = n_cards / ent_pages_n (pages);

        g_assert_cmpuint (n_cards, ==, numbers[n] + n_blank);
        g_assert_cmpuint (n_cards % ent_pages_n (pages), ==, 0);
        g_assert_cmpuint (n_blank, >=, 1);
        g_assert_cmpuint (n_blank, <=, on_a_page);
        /* one to tick for each level of power */
        g_assert_cmpuint (count (pages, "5"), ==, n_cards);
        for (guint k = 0; names[k] != NULL && numbers[n] == 45; k++)
          g_assert_cmpuint (count (pages, names[k]), ==, 9);
      }
}

static void
test_nothing_of_cards_and_form_is_cut_or_lies_on_another (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 60, .names = names });

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (EntPagesKind kind = ENT_PAGES_CARDS; kind <= ENT_PAGES_FORM; kind++)
      {
        g_autoptr (EntPages) pages = make_pages (map, kind, papers[i], languages[i % 2]);

        for (guint page = 0; page < ent_pages_n (pages); page++)
          {
            assert_within (ent_pages_at (pages, page)->scene);
            assert_whole (ent_pages_at (pages, page)->scene);
          }
      }
}

/* What is cut off a card belongs to no other one. */
static void
test_nothing_of_a_card_lies_on_a_cut (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 12, .names = names });

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (EntPages) pages = make_pages (map, ENT_PAGES_CARDS, papers[i], languages[i % 2]);
      const EntScene *scene = ent_pages_at (pages, 0)->scene;

      for (guint k = 0; k < scene->rules->len; k++)
        {
          const EntSceneRule *rule = &g_array_index (scene->rules, EntSceneRule, k);
          gboolean upright = rule->from.x == rule->to.x;

          for (guint j = 0; j < scene->texts->len && upright; j++)
            {
              const EntRect *ink = &text_at (scene, j)->ink;

              /* the foot runs below all of them */
              if (ink->y < rule->to.y)
                g_assert_false (ink->x < rule->from.x && ink->x + ink->width > rule->from.x);
            }
          for (guint j = 0; j < scene->symbols->len && upright; j++)
            {
              const EntRect *box = &symbol_at (scene, j)->bounds;

              g_assert_false (box->x < rule->from.x && box->x + box->width > rule->from.x);
            }
        }
    }
}

/* "R   U   N   S   L" */
static char *
letters_of (const EntWords *words)
{
  return g_strjoin ("\u00a0\u00a0\u00a0", ent_words_text_in (words, "letter of a commitment", "R"), ent_words_text_in (words, "letter of a commitment", "U"),
                    ent_words_text_in (words, "letter of a commitment", "N"), ent_words_text_in (words, "letter of a commitment", "S"),
                    ent_words_text_in (words, "letter of a commitment", "L"), NULL);
}

static void
test_the_form_has_a_row_for_each_and_empty_ones (void)
{
  static const guint numbers[] = { 0, 1, 45 };

  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
      {
        g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = numbers[n], .names = names });
        const char *language = languages[i % 2];
        g_autoptr (EntPages) pages = make_pages (map, ENT_PAGES_FORM, papers[i], language);
        g_autofree char *letters = letters_of (ent_words_for_language (language));
        guint n_rows = count (pages, letters);

        g_assert_cmpuint (n_rows, >=, numbers[n] + 5);
        g_assert_cmpuint (count (pages, "1\u00a0\u00a0\u00a02\u00a0\u00a0\u00a03\u00a0\u00a0\u00a04\u00a0\u00a0\u00a05"), ==, n_rows);
      }
}

static void
test_each_page_of_the_form_has_the_head_and_the_first_the_scales (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 120 });

  for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
    {
      const EntWords *words = ent_words_for_language (languages[language]);
      g_autoptr (EntPages) pages = make_pages (map, ENT_PAGES_FORM, papers[1], languages[language]);

      g_assert_cmpuint (ent_pages_n (pages), >, 3);
      for (guint page = 0; page < ent_pages_n (pages); page++)
        {
          const EntScene *scene = ent_pages_at (pages, page)->scene;

          g_assert_cmpuint (count_in_scene (scene, ent_words_text (words, "Stakeholder")), ==, 1);
          g_assert_cmpuint (count_in_scene (scene, ent_words_text_in (words, "form", "Reason")), ==, 1);
          for (guint level = 0; level <= ENT_POWER_MAX; level++)
            {
              g_assert_cmpuint (count_in_scene (scene, ent_words_choice_help (words, &ent_power_choices, level)), ==, page == 0);
              g_assert_cmpuint (count_in_scene (scene, ent_words_choice_help (words, &ent_commitment_choices, level)), ==, page == 0);
            }
        }
    }
}

/* A form with one letter for two levels could not be read. */
static void
test_no_two_levels_have_the_same_letter (void)
{
  for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
    {
      g_autofree char *letters = letters_of (ent_words_for_language (languages[language]));
      g_auto (GStrv) each = g_strsplit (letters, "\u00a0\u00a0\u00a0", -1);

      for (guint i = 0; each[i] != NULL; i++)
        for (guint j = i + 1; each[j] != NULL; j++)
          g_assert_cmpstr (each[i], !=, each[j]);
    }
}

static void
add_stakeholder_with_secrets (EntMap *map, const char *id, const char *name, const char *part_of)
{
  EntStakeholder *stakeholder = ent_record_new (ENT_RECORD_STAKEHOLDER);
  EntAssessment *assessment = ent_record_new (ENT_RECORD_ASSESSMENT);
  EntLogEntry *entry = ent_record_new (ENT_RECORD_LOG);
  g_autofree char *entry_id = g_strconcat ("l-", id, NULL);
  char **const fields[] = { &stakeholder->contact, &stakeholder->position, &stakeholder->email, &stakeholder->phone, &stakeholder->notes, &stakeholder->strategy, &stakeholder->role };

  ent_record_set_id (stakeholder, id);
  stakeholder->name = g_strdup (name);
  stakeholder->part_of = part_of != NULL ? ent_id (part_of) : NULL;
  stakeholder->unit = part_of != NULL ? ENT_UNIT_PERSON : ENT_UNIT_ORGANISATION;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *fields[i] = g_strdup (SECRET);
  assessment->moment = ent_id ("t-0");
  assessment->aspect = ENT_ASPECT_POWER;
  assessment->value = 4;
  assessment->reason = g_strdup (SECRET);
  ent_stakeholder_take_assessment (stakeholder, assessment);
  g_assert_true (ent_map_apply_take (map, stakeholder, NULL, NULL));
  ent_record_set_id (entry, entry_id);
  entry->text = g_strdup (SECRET);
  {
    g_autoptr (EntChange) change = ent_change_new_add (entry, id, ENT_PLACE_END);

    g_assert_true (ent_map_apply (map, change, NULL, NULL));
  }
}

static void
assert_no_secret (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (strstr (says (scene, i), SECRET) != NULL)
      g_error ("“%s” is nobody else's business", says (scene, i));
}

static void
test_nothing_private_stands_on_any_of_it (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 3 });
  g_autoptr (EntScene) sheet = NULL;

  add_stakeholder_with_secrets (map, "s-whole", "Gran Hotel", NULL);
  add_stakeholder_with_secrets (map, "s-inside", SECRET " Díaz", "s-whole");
  sheet = make_sheet (map, papers[3], "en");
  assert_no_secret (sheet);
  g_assert_cmpuint (count_in_scene (sheet, "Gran Hotel"), ==, 0);
  for (EntPagesKind kind = ENT_PAGES_CARDS; kind <= ENT_PAGES_FORM; kind++)
    {
      g_autoptr (EntPages) pages = make_pages (map, kind, papers[1], "en");

      g_assert_cmpuint (count (pages, "Gran Hotel"), ==, 1);
      for (guint page = 0; page < ent_pages_n (pages); page++)
        assert_no_secret (ent_pages_at (pages, page)->scene);
    }
}

/* The room rates: what was thought before stands on neither card nor form. */
static void
test_no_rating_stands_on_cards_or_form (void)
{
  g_autoptr (EntMap) rated = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20 });
  g_autoptr (EntMap) unrated = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20, .unrated = TRUE });

  for (EntPagesKind kind = ENT_PAGES_CARDS; kind <= ENT_PAGES_FORM; kind++)
    {
      g_autoptr (EntPages) one = make_pages (rated, kind, papers[1], "en"), other = make_pages (unrated, kind, papers[1], "en");

      g_assert_cmpuint (ent_pages_n (one), ==, ent_pages_n (other));
      for (guint page = 0; page < ent_pages_n (one); page++)
        {
          const EntScene *a = ent_pages_at (one, page)->scene, *b = ent_pages_at (other, page)->scene;

          g_assert_cmpuint (a->texts->len, ==, b->texts->len);
          g_assert_cmpuint (a->symbols->len, ==, b->symbols->len);
          for (guint i = 0; i < a->texts->len; i++)
            g_assert_cmpstr (says (a, i), ==, says (b, i));
          for (guint i = 0; i < a->symbols->len; i++)
            g_assert_cmpuint (symbol_at (a, i)->flags, ==, symbol_at (b, i)->flags);
        }
    }
}

static void
test_sectors_are_called_as_the_map_calls_them (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 5, .one_sector = TRUE });
  g_autoptr (EntChange) label = ent_change_new_set (&ENT_KEY (ENT_RECORD_SECTOR, "private"), ent_field_find (ENT_RECORD_SECTOR, "label"), "Businesses");
  g_autoptr (EntChange) colour = ent_change_new_set (&ENT_KEY (ENT_RECORD_SECTOR, "private"), ent_field_find (ENT_RECORD_SECTOR, "colour"), "#123456");
  g_autoptr (EntScene) sheet = NULL;
  g_autoptr (EntPages) cards = NULL, form = NULL;

  g_assert_true (ent_map_apply (map, label, NULL, NULL));
  g_assert_true (ent_map_apply (map, colour, NULL, NULL));
  sheet = make_sheet (map, papers[2], "en");
  cards = make_pages (map, ENT_PAGES_CARDS, papers[1], "en");
  form = make_pages (map, ENT_PAGES_FORM, papers[1], "en");
  g_assert_cmpuint (count_in_scene (sheet, "Businesses"), ==, 1);
  g_assert_cmpstr (g_array_index (sheet->wedges, EntSceneWedge, ENT_SECTOR_PRIVATE).colour, ==, "#123456");
  g_assert_cmpuint (count (cards, "Businesses"), ==, 5);
  g_assert_cmpuint (count (form, "Businesses"), ==, 5);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/kit/the-empty-map-has-all-its-ground-and-nobody", test_the_empty_map_has_all_its_ground_and_nobody);
  g_test_add_func ("/kit/the-empty-map-has-lines-to-write-on", test_the_empty_map_has_lines_to_write_on);
  g_test_add_func ("/kit/the-empty-map-explains-what-can-be-drawn", test_the_empty_map_explains_what_can_be_drawn);
  g_test_add_func ("/kit/there-is-a-card-for-each-and-blank-ones-fill-the-page", test_there_is_a_card_for_each_and_blank_ones_fill_the_page);
  g_test_add_func ("/kit/nothing-of-cards-and-form-is-cut-or-lies-on-another", test_nothing_of_cards_and_form_is_cut_or_lies_on_another);
  g_test_add_func ("/kit/nothing-of-a-card-lies-on-a-cut", test_nothing_of_a_card_lies_on_a_cut);
  g_test_add_func ("/kit/the-form-has-a-row-for-each-and-empty-ones", test_the_form_has_a_row_for_each_and_empty_ones);
  g_test_add_func ("/kit/each-page-of-the-form-has-the-head-and-the-first-the-scales", test_each_page_of_the_form_has_the_head_and_the_first_the_scales);
  g_test_add_func ("/kit/no-two-levels-have-the-same-letter", test_no_two_levels_have_the_same_letter);
  g_test_add_func ("/kit/nothing-private-stands-on-any-of-it", test_nothing_private_stands_on_any_of_it);
  g_test_add_func ("/kit/no-rating-stands-on-cards-or-form", test_no_rating_stands_on_cards_or_form);
  g_test_add_func ("/kit/sectors-are-called-as-the-map-calls-them", test_sectors_are_called_as_the_map_calls_them);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
