/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document falls into pages: nothing cut, nothing upon each other, headers again. */
#include <string.h>

#include "page-fixture.h"

static PangoContext *context;

static EntPages *
make (EntMap *map, EntPagesKind kind, const double *paper, gboolean private_marks, const char *language)
{
  EntSceneSpec spec = page_fixture_spec (paper, private_marks, language);

  return ent_pages_new (map, &spec, kind, context);
}

static void
test_nothing_is_cut_or_lies_on_another (void)
{
  static const char *const names[] = { "Hotel", "A", "Asociación de vendedoras y vendedores ambulantes de la playa de Puerto Coral y de las islas", "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgesellschaft", NULL };
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 60, .n_ties = 12, .names = names, .desired = TRUE });

  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) report = make (map, ENT_PAGES_REPORT, page_papers[i], TRUE, i % 2 == 0 ? "es" : "en");
      g_autoptr (EntPages) alone = make (map, ENT_PAGES_REGISTER, page_papers[i], TRUE, i % 2 == 0 ? "en" : "es");

      for (guint page = 0; page < ent_pages_n (report); page++)
        if (ent_pages_at (report, page)->scene->picture == ENT_PICTURE_PAGE)
          page_assert_clean (ent_pages_at (report, page)->scene);
      for (guint page = 0; page < ent_pages_n (alone); page++)
        page_assert_clean (ent_pages_at (alone, page)->scene);
    }
}

/* How far down its texts reach, but for the foot's, as a part of it. */
static double
filled (const EntScene *scene)
{
  double lowest = 0;

  /* the foot was written last */
  for (guint i = 0; i + 2 < scene->texts->len; i++)
    lowest = MAX (lowest, text_at (scene, i)->ink.y + text_at (scene, i)->ink.height);
  return lowest / scene->height;
}

/* As a page with one sentence of the reading. */
static void
test_a_part_begins_below_the_little_that_is_left_of_another (void)
{
  guint n_below = 0;

  for (guint n_stakeholders = 20; n_stakeholders < 80; n_stakeholders += 3)
    {
      g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = n_stakeholders, .n_ties = 12 });
      g_autoptr (EntPages) pages = make (map, ENT_PAGES_REPORT, page_papers[PAGE_A4], TRUE, "en");

      for (guint page = 1; page < ent_pages_n (pages); page++)
        {
          const EntPage *before = ent_pages_at (pages, page - 1), *this = ent_pages_at (pages, page);

          if (before->scene->picture != ENT_PICTURE_PAGE || this->scene->picture != ENT_PICTURE_PAGE || this->heading == NULL || strcmp (this->heading, "Legend") == 0)
            continue;
          if (before->heading == NULL)
            g_assert_cmpfloat (filled (before->scene), >, 0.2);
          n_below += strstr (page_says (this->scene, 0), this->heading) == NULL;
          page_assert_clean (this->scene);
        }
    }
  g_assert_cmpuint (n_below, >, 0);
}

static void
test_each_page_of_a_table_has_its_header_and_number (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 200 });
  g_autoptr (EntPages) pages = make (map, ENT_PAGES_REGISTER, page_papers[PAGE_A4], TRUE, "en");
  guint n = ent_pages_n (pages);

  g_assert_cmpuint (n, >, 3);
  for (guint page = 0; page < n; page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;
      g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, n);

      g_assert_true (page_has_text (scene, "Decision power"));
      g_assert_true (page_has_text (scene, number));
      g_assert_true (page_has_text (scene, pages->title));
    }
  g_assert_cmpstr (ent_pages_at (pages, 0)->heading, ==, "Register");
  g_assert_null (ent_pages_at (pages, 1)->heading);
  g_assert_cmpuint (page_count_texts (pages, "(continued)"), >, 0);
}

/* A symbol stands at the first line of its row. */
static void
test_every_stakeholder_has_one_row_on_one_page (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 200 });

  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (map, ENT_PAGES_REGISTER, page_papers[i], TRUE, "en");
      guint n_symbols = 0, n_rows = 0;

      for (guint page = 0; page < ent_pages_n (pages); page++)
        {
          const EntScene *scene = ent_pages_at (pages, page)->scene;

          n_symbols += scene->symbols->len;
          for (guint rule = 0; rule < scene->rules->len; rule++)
            n_rows += g_array_index (scene->rules, EntSceneRule, rule).width < 0.7 * scene->line * 9 / 14;
        }
      g_assert_cmpuint (n_symbols, ==, 200);
      g_assert_cmpuint (n_rows, ==, 200);
    }
}

static void
set_text (EntMap *map, const char *id, const char *field, const char *text)
{
  g_autoptr (EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_STAKEHOLDER, id), ent_field_find (ENT_RECORD_STAKEHOLDER, field), text);

  g_assert_true (ent_map_apply (map, change, NULL, NULL));
}

static void
test_what_is_private_is_not_for_the_wall (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 30, .n_ties = 60 });
  const char *id = ent_map_stakeholder_at (map, 3)->base.id;
  g_autoptr (EntPages) paper = NULL, wall = NULL;

  set_text (map, id, "veto", "yes");
  set_text (map, id, "email", "someone@example.org");
  paper = make (map, ENT_PAGES_REPORT, page_papers[PAGE_A4], TRUE, "en");
  wall = make (map, ENT_PAGES_REPORT, page_papers[PAGE_A4], FALSE, "en");
  g_assert_cmpuint (page_count_texts (paper, "Veto"), >, 0);
  g_assert_cmpuint (page_count_texts (wall, "Veto"), ==, 0);
  g_assert_cmpuint (page_count_texts (paper, "Tension"), >, 0);
  g_assert_cmpuint (page_count_texts (wall, "Tension"), ==, 0);
  g_assert_cmpuint (page_count_texts (wall, "Broken"), ==, 0);
  g_assert_cmpuint (page_count_texts (paper, "example.org"), ==, 0);
}

static void
test_no_word_of_a_table_is_broken (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 40, .n_ties = 40, .desired = TRUE });

  /* but on the least there may be */
  for (guint i = 0; i + 1 < PAGE_N_PAPERS; i++)
    for (guint language = 0; language < 2; language++)
      {
        g_autoptr (EntPages) pages = make (map, ENT_PAGES_REGISTER, page_papers[i], TRUE, language == 0 ? "en" : "es");

        pages_assert_words (pages);
      }
}

/* The page under @heading. */
static const EntScene *
page_of (const EntPages *pages, const char *heading)
{
  for (guint page = 0; page < ent_pages_n (pages); page++)
    if (g_strcmp0 (ent_pages_at (pages, page)->heading, heading) == 0)
      return ent_pages_at (pages, page)->scene;
  return NULL;
}

static void
test_what_a_sector_lacks_is_marked_in_the_table (void)
{
  g_autoptr (EntMap) one = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20, .one_sector = TRUE });
  g_autoptr (EntMap) fresh = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20, .unrated = TRUE });
  g_autoptr (EntPages) pages = make (one, ENT_PAGES_REPORT, page_papers[PAGE_A4], TRUE, "en");
  g_autoptr (EntPages) unrated = make (fresh, ENT_PAGES_REPORT, page_papers[PAGE_A4], TRUE, "en");

  /* nobody supportive and nobody leading in each of the six; that nobody resists is no alarm */
  g_assert_cmpuint (page_of (pages, "What the map shows")->cells->len, ==, 12);
  g_assert_cmpuint (page_of (unrated, "What the map shows")->cells->len, ==, 0);
}

/* One moment is in the reading, and where nothing is to be done there is no plan. */
static void
test_a_report_has_the_parts_that_say_something (void)
{
  g_autoptr (EntMap) one = ent_fixture_new (&(EntFixture) { .n_stakeholders = 9 });
  g_autoptr (EntMap) two = ent_fixture_new (&(EntFixture) { .n_stakeholders = 9, .n_moments = 2 });
  g_autoptr (EntPages) few = make (one, ENT_PAGES_REPORT, page_papers[PAGE_A4], TRUE, "en");
  g_autoptr (EntPages) more = NULL;

  page_fixture_add_action (two, "a-1", "Train the reception staff", 20260101, ENT_STATE_OPEN, "s-1");
  more = make (two, ENT_PAGES_REPORT, page_papers[PAGE_A4], TRUE, "en");
  g_assert_nonnull (page_of (few, "What the map shows"));
  g_assert_null (page_of (few, "Timeline"));
  g_assert_null (page_of (few, "Action plan"));
  g_assert_nonnull (page_of (more, "Timeline"));
  g_assert_nonnull (page_of (more, "Action plan"));
}

static void
test_a_map_without_anybody_makes_a_report (void)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();

  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (map, ENT_PAGES_REPORT, page_papers[i], TRUE, "es");

      g_assert_cmpuint (ent_pages_n (pages), >=, 7);
      g_assert_true (page_has_text (ent_pages_at (pages, 4)->scene, "Aún no hay nadie"));
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/document/nothing-is-cut-or-lies-on-another", test_nothing_is_cut_or_lies_on_another);
  g_test_add_func ("/document/a-part-begins-below-the-little-that-is-left-of-another", test_a_part_begins_below_the_little_that_is_left_of_another);
  g_test_add_func ("/document/each-page-of-a-table-has-its-header-and-number", test_each_page_of_a_table_has_its_header_and_number);
  g_test_add_func ("/document/every-stakeholder-has-one-row-on-one-page", test_every_stakeholder_has_one_row_on_one_page);
  g_test_add_func ("/document/what-is-private-is-not-for-the-wall", test_what_is_private_is_not_for_the_wall);
  g_test_add_func ("/document/no-word-of-a-table-is-broken", test_no_word_of_a_table_is_broken);
  g_test_add_func ("/document/what-a-sector-lacks-is-marked-in-the-table", test_what_a_sector_lacks_is_marked_in_the_table);
  g_test_add_func ("/document/a-report-has-the-parts-that-say-something", test_a_report_has_the_parts_that_say_something);
  g_test_add_func ("/document/a-map-without-anybody-makes-a-report", test_a_map_without_anybody_makes_a_report);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
