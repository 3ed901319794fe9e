/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading on paper: all of its sentences, its bars and its ways. */
#include <string.h>

#include "../model/map-fixture.h"
#include "analysis/reading/reading.h"
#include "page-fixture.h"

static PangoContext *context;

static EntPages *
make (EntMap *map, const double *paper, gboolean private_marks, const char *language)
{
  EntSceneSpec spec = page_fixture_spec (paper, private_marks, language);

  return ent_pages_new (map, &spec, ENT_PAGES_READING, context);
}

static EntReading *
read_map (EntMap *map, gboolean private_marks, const char *language)
{
  EntReadingSpec spec = { .today = 20261201, .words = ent_words_for_language (language), .private = private_marks };

  return ent_reading_new (map, &spec, NULL);
}

/* In the order in which they are read. */
static GPtrArray *
sentences_of (const EntReading *reading)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      for (guint j = 0; j < section->sentences->len; j++)
        g_ptr_array_add (all, g_ptr_array_index (section->sentences, j));
    }
  return all;
}

/* The place after the text that is @text, from @page and @place on. FALSE: there is none. */
static gboolean
find_text (const EntPages *pages, const char *text, guint *page, guint *place)
{
  for (; *page < ent_pages_n (pages); (*page)++, *place = 0)
    {
      const EntScene *scene = ent_pages_at (pages, *page)->scene;

      while (*place < scene->texts->len)
        if (strcmp (page_says (scene, (*place)++), text) == 0)
          return TRUE;
    }
  return FALSE;
}

static EntMap *
map_of_all (void)
{
  EntMap *map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 40, .n_ties = 50, .n_moments = 2, .desired = TRUE });

  page_fixture_add_action (map, "a-1", "Train the reception staff of all hotels", 20260601, ENT_STATE_OPEN, "s-5");
  return map;
}

static void
test_every_sentence_stands_on_them_in_order (void)
{
  g_autoptr (EntMap) map = map_of_all ();

  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      const char *language = i % 2 == 0 ? "en" : "es";
      g_autoptr (EntReading) reading = read_map (map, TRUE, language);
      g_autoptr (EntPages) pages = make (map, page_papers[i], TRUE, language);
      guint page = 0, place = 0;

      g_assert_cmpuint (reading->sections->len, >, 5);
      for (guint j = 0; j < reading->sections->len; j++)
        {
          const EntReadingSection *section = g_ptr_array_index (reading->sections, j);

          if (!find_text (pages, section->title, &page, &place))
            g_error ("on %g × %g there is no “%s”", page_papers[i][0], page_papers[i][1], section->title);
          for (guint k = 0; k < section->sentences->len; k++)
            {
              const EntReadingSentence *sentence = g_ptr_array_index (section->sentences, k);
              g_autofree char *proposal = g_strdup_printf (ent_words_text (ent_words_for_language (language), "Suggestion: %s"), sentence->action);

              if (!find_text (pages, sentence->text, &page, &place))
                g_error ("on %g × %g there is no “%s”", page_papers[i][0], page_papers[i][1], sentence->text);
              if (sentence->action != NULL && !find_text (pages, proposal, &page, &place))
                g_error ("on %g × %g there is no “%s”", page_papers[i][0], page_papers[i][1], proposal);
            }
        }
    }
}

static void
test_nothing_is_cut_or_lies_on_another (void)
{
  static const char *const names[] = { "Hotel", "A", "Asociación de vendedoras y vendedores ambulantes de la playa de Puerto Coral y de las islas", "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgesellschaft", NULL };
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 60, .n_ties = 80, .n_moments = 2, .names = names });
  g_autoptr (EntMap) nobody = ent_map_new_begun ();

  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (map, page_papers[i], TRUE, i % 2 == 0 ? "en" : "es");
      g_autoptr (EntPages) empty = make (nobody, page_papers[i], TRUE, "en");

      pages_assert_clean (pages);
      pages_assert_clean (empty);
    }
}

/* The first six are the key, from leading to not assessed. */
static void
test_bars_have_the_numbers_of_their_sentences (void)
{
  g_autoptr (EntMap) map = map_of_all ();
  g_autoptr (EntReading) reading = read_map (map, TRUE, "en");
  g_autoptr (GPtrArray) sentences = sentences_of (reading);
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, "en");
  const GArray *bars = ent_pages_at (pages, 0)->scene->bars;
  guint n = 0;

  for (guint i = 0; i < ENT_N_COMMITMENTS; i++)
    g_assert_cmpuint (g_array_index (bars, EntSceneBar, n++).counts[ENT_N_COMMITMENTS - 1 - i], ==, 1);
  for (guint i = 0; i < sentences->len; i++)
    {
      const EntReadingSentence *sentence = g_ptr_array_index (sentences, i);

      if (sentence->bar == NULL)
        continue;
      g_assert_cmpmem (g_array_index (bars, EntSceneBar, n).counts, sizeof sentence->bar->at, sentence->bar->at, sizeof sentence->bar->at);
      n++;
    }
  g_assert_cmpuint (n, ==, ENT_N_COMMITMENTS + 1 + ENT_N_SECTORS);
  g_assert_cmpuint (bars->len, ==, n);
}

/* That nobody is there is seen in the row of bars too. */
static void
test_a_sector_without_anybody_has_an_empty_bar (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 5, .one_sector = TRUE });
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, "en");
  const GArray *bars = ent_pages_at (pages, 0)->scene->bars;
  guint n_empty = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      guint all = 0;

      for (guint k = 0; k < ENT_N_COMMITMENTS; k++)
        all += g_array_index (bars, EntSceneBar, i).counts[k];
      n_empty += all == 0;
    }
  g_assert_cmpuint (n_empty, ==, ENT_N_SECTORS - 1);
}

/* From an ally over @n others, of whom the last decides and does not care. The second tie points backwards, and those who work
 * together go along it all the same. */
static EntMap *
map_of_way (guint n)
{
  EntMap *map = new_map_with_moment ();

  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i), *name = g_strdup_printf ("Step number %u", i);

      add_stakeholder (map, id, name, i % ENT_N_SECTORS);
      add_assessment (map, id, "t-first", ENT_ASPECT_POWER, i == n ? 5 : 3);
      add_assessment (map, id, "t-first", ENT_ASPECT_COMMITMENT, i == n ? ENT_COMMITMENT_NEUTRAL : ENT_COMMITMENT_SUPPORTIVE);
    }
  add_assessment (map, "s-0", "t-first", ENT_ASPECT_ALLY, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("e-%u", i), *from = g_strdup_printf ("s-%u", i), *to = g_strdup_printf ("s-%u", i + 1);

      if (i == 1)
        add_tie (map, id, to, from, ENT_TIE_WORKS_WITH);
      else
        add_tie (map, id, from, to, ENT_TIE_INFORMS);
    }
  return map;
}

static const EntScene *
page_with_ties (const EntPages *pages)
{
  for (guint page = 0; page < ent_pages_n (pages); page++)
    if (ent_pages_at (pages, page)->scene->ties->len > 0)
      return ent_pages_at (pages, page)->scene;
  return NULL;
}

/* Those of the key stand before the way and have no name. */
static guint
count_in_key (const EntScene *scene)
{
  guint n = 0;

  while (n < scene->symbols->len && (symbol_at (scene, n)->flags & ENT_SYMBOL_PLAIN) != 0)
    n++;
  return n;
}

static void
test_a_way_is_a_line_of_symbols_with_ties_between (void)
{
  g_autoptr (EntMap) map = map_of_way (3);
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, "en");
  const EntScene *scene = page_with_ties (pages);
  guint key;

  g_assert_nonnull (scene);
  key = count_in_key (scene);
  g_assert_cmpuint (scene->symbols->len, ==, key + 4);
  g_assert_cmpuint (scene->ties->len, ==, 3);
  g_assert_true (symbol_at (scene, key)->flags & ENT_SYMBOL_ALLY);
  g_assert_cmpuint (symbol_at (scene, key + 3)->commitment, ==, ENT_COMMITMENT_NEUTRAL);
  for (guint i = 0; i < 3; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      double left = MIN (tie->few[0].x, tie->few[3].x), right = MAX (tie->few[0].x, tie->few[3].x);

      g_assert_cmpfloat_with_epsilon (tie->few[0].y, symbol_at (scene, key + i)->y, 0.01);
      g_assert_cmpfloat (left, >, symbol_at (scene, key + i)->x);
      g_assert_cmpfloat (right, <, symbol_at (scene, key + i + 1)->x);
      /* drawn from where it starts, so that its marks are at its own end */
      g_assert_true ((tie->few[0].x > tie->few[3].x) == (i == 1));
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Step number %u", i);

      g_assert_true (page_has_text (scene, name));
    }
}

/* A way goes on from an umbrella body to its member. */
static void
test_a_tie_of_a_way_is_said_by_the_one_before (void)
{
  g_autoptr (EntMap) map = map_of_way (3);
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_TIE, "e-1"), ent_field_find (ENT_RECORD_TIE, "kind"), "member-of");
  g_autoptr (EntPages) pages = NULL;
  const EntScene *scene;

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
  pages = make (map, page_papers[PAGE_A4], TRUE, "en");
  scene = page_with_ties (pages);
  g_assert_nonnull (scene);
  g_assert_true (page_has_text (scene, "Informs"));
  g_assert_true (page_has_text (scene, "Has as a member"));
  g_assert_false (page_has_text (scene, "Member of"));
}

/* Nobody has to guess what a star and a dotted line are. */
static void
test_marks_and_lines_of_ways_have_a_key (void)
{
  g_autoptr (EntMap) map = map_of_way (3);
  const EntScene *scene;

  set_field (map, ENT_RECORD_TIE, "e-1", "strength", "weak");
  set_field (map, ENT_RECORD_TIE, "e-2", "unclear", "yes");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-3", "veto", "yes");
  for (guint told = 0; told < 2; told++)
    {
      g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], told != 0, "en");

      scene = page_with_ties (pages);
      g_assert_cmpint (scene != NULL, ==, told);
      if (scene == NULL)
        continue;
      g_assert_cmpuint (count_in_key (scene), ==, 2);
      g_assert_true (page_has_text (scene, "Ally"));
      g_assert_true (page_has_text (scene, "Veto: nothing happens against it"));
      g_assert_true (page_has_text (scene, "Weak"));
      g_assert_true (page_has_text (scene, "Unclear"));
      g_assert_false (page_has_text (scene, "Strong"));
      pages_assert_clean (pages);
    }
}

/* A mark beside one of them pushes no name down. */
static void
test_names_of_a_way_begin_at_one_height (void)
{
  g_autoptr (EntMap) map = map_of_way (3);
  g_autoptr (EntPages) pages = NULL;
  const EntScene *scene;
  double y = -1;

  set_field (map, ENT_RECORD_STAKEHOLDER, "s-1", "veto", "yes");
  pages = make (map, page_papers[PAGE_A4], TRUE, "en");
  scene = page_with_ties (pages);
  for (guint i = 0; i < scene->texts->len; i++)
    if (g_str_has_prefix (page_says (scene, i), "Step number ") && strlen (page_says (scene, i)) == strlen ("Step number 0"))
      {
        if (y >= 0)
          g_assert_cmpfloat_with_epsilon (text_at (scene, i)->y, y, 0.5);
        y = text_at (scene, i)->y;
      }
  g_assert_cmpfloat (y, >=, 0);
}

/* Whoever finds them lying somewhere sees that they are not to be passed on. */
static void
test_pages_for_the_team_say_so_in_every_foot (void)
{
  static const EntPagesKind kinds[] = { ENT_PAGES_READING, ENT_PAGES_PLAN, ENT_PAGES_REPORT, ENT_PAGES_TIMELINE };
  g_autoptr (EntMap) map = map_of_all ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint told = 0; told < 2; told++)
      {
        EntSceneSpec spec = page_fixture_spec (page_papers[PAGE_A4], told != 0, "en");
        g_autoptr (EntPages) pages = ent_pages_new (map, &spec, kinds[i], context);

        for (guint page = 0; page < ent_pages_n (pages); page++)
          g_assert_cmpint (page_has_text (ent_pages_at (pages, page)->scene, "For the team only"), ==, told != 0 && kinds[i] != ENT_PAGES_TIMELINE);
      }
}

/* The line of confidentiality in it is whole, and the map's name where there is room for all of it. */
static void
test_nothing_is_cut_in_a_foot (void)
{
  g_autoptr (EntMap) map = map_of_all ();
  const char *line = "An invented place: every name and rating in this map is made up.";

  set_field (map, ENT_RECORD_MAP, NULL, "title", "Protective environment of Puerto Coral and of the bay");
  set_field (map, ENT_RECORD_MAP, NULL, "confidentiality", line);
  for (guint i = 0; i < 2; i++)
    {
      EntSceneSpec spec = page_fixture_spec ((double[]) { i == 0 ? 595 : 1191, 842 }, TRUE, "es");
      g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_READING, context);

      for (guint page = 0; page < ent_pages_n (pages); page++)
        {
          const EntScene *scene = ent_pages_at (pages, page)->scene;
          const char *foot = page_says (scene, scene->texts->len - 2);

          g_assert_true (g_str_has_prefix (foot, "Solo para el equipo · "));
          g_assert_nonnull (strstr (foot, line));
          g_assert_cmpint (g_str_has_suffix (foot, "of the bay"), ==, i);
          g_assert_false (ent_scene_text_is_cut (&g_array_index (scene->texts, EntSceneText, scene->texts->len - 2)));
        }
    }
}

/* Each line but the first begins with the tie that leads into it. */
static void
test_a_long_way_goes_on_in_the_next_line (void)
{
  g_autoptr (EntMap) map = map_of_way (12);

  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (map, page_papers[i], TRUE, "es");
      guint n_symbols = 0, n_ties = 0, n_lines = 0;

      pages_assert_clean (pages);
      for (guint page = 0; page < ent_pages_n (pages); page++)
        {
          const EntScene *scene = ent_pages_at (pages, page)->scene;

          guint key = count_in_key (scene);

          n_symbols += scene->symbols->len - key;
          n_ties += scene->ties->len;
          for (guint k = key; k < scene->symbols->len; k++)
            n_lines += k == key || symbol_at (scene, k)->y > symbol_at (scene, k - 1)->y;
        }
      g_assert_cmpuint (n_symbols, ==, 13);
      g_assert_cmpuint (n_ties, ==, 12);
      g_assert_cmpuint (n_lines, >, 1);
    }
}

/* Whoever is inside an organisation is an employee whom the room may know. */
static void
test_on_a_wall_nobody_inside_has_a_name (void)
{
  g_autoptr (EntMap) map = map_of_way (2);
  g_autoptr (EntPages) paper = NULL, wall = NULL;

  set_field (map, ENT_RECORD_STAKEHOLDER, "s-1", "unit", "person");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-1", "part-of", "s-0");
  paper = make (map, page_papers[PAGE_A4], TRUE, "en");
  wall = make (map, page_papers[PAGE_A4], FALSE, "en");
  g_assert_cmpuint (page_count_texts (paper, "Step number 1"), >, 0);
  g_assert_cmpuint (page_count_texts (wall, "Step number 1"), ==, 0);
  g_assert_cmpuint (page_count_texts (wall, "Step number 0"), >, 0);
}

static void
test_who_does_not_wait_gets_none (void)
{
  g_autoptr (EntMap) map = map_of_all ();
  EntSceneSpec spec = page_fixture_spec (page_papers[PAGE_A4], TRUE, "en");
  g_autoptr (EntProgress) progress = ent_progress_new ();

  spec.progress = progress;
  ent_progress_stop (progress, 0);
  g_assert_null (ent_pages_new (map, &spec, ENT_PAGES_READING, context));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/reading-pages/every-sentence-stands-on-them-in-order", test_every_sentence_stands_on_them_in_order);
  g_test_add_func ("/reading-pages/nothing-is-cut-or-lies-on-another", test_nothing_is_cut_or_lies_on_another);
  g_test_add_func ("/reading-pages/bars-have-the-numbers-of-their-sentences", test_bars_have_the_numbers_of_their_sentences);
  g_test_add_func ("/reading-pages/a-sector-without-anybody-has-an-empty-bar", test_a_sector_without_anybody_has_an_empty_bar);
  g_test_add_func ("/reading-pages/a-way-is-a-line-of-symbols-with-ties-between", test_a_way_is_a_line_of_symbols_with_ties_between);
  g_test_add_func ("/reading-pages/a-tie-of-a-way-is-said-by-the-one-before", test_a_tie_of_a_way_is_said_by_the_one_before);
  g_test_add_func ("/reading-pages/marks-and-lines-of-ways-have-a-key", test_marks_and_lines_of_ways_have_a_key);
  g_test_add_func ("/reading-pages/names-of-a-way-begin-at-one-height", test_names_of_a_way_begin_at_one_height);
  g_test_add_func ("/reading-pages/nothing-is-cut-in-a-foot", test_nothing_is_cut_in_a_foot);
  g_test_add_func ("/reading-pages/pages-for-the-team-say-so-in-every-foot", test_pages_for_the_team_say_so_in_every_foot);
  g_test_add_func ("/reading-pages/a-long-way-goes-on-in-the-next-line", test_a_long_way_goes_on_in_the_next_line);
  g_test_add_func ("/reading-pages/on-a-wall-nobody-inside-has-a-name", test_on_a_wall_nobody_inside_has_a_name);
  g_test_add_func ("/reading-pages/who-does-not-wait-gets-none", test_who_does_not_wait_gets_none);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
