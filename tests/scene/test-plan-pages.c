/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan on paper. */
#include "../model/map-fixture.h"
#include "page-fixture.h"

static PangoContext *context;

static EntPages *
make (EntMap *map, const double *paper, gboolean private_marks, gboolean by_sector)
{
  EntSceneSpec spec = page_fixture_spec (paper, private_marks, "en");

  spec.plan_by_sector = by_sector;
  return ent_pages_new (map, &spec, ENT_PAGES_PLAN, context);
}

/* Today is 1 December 2026. */
static EntMap *
map_with_actions (void)
{
  EntMap *map = new_map_with_moment ();

  add_stakeholder (map, "s-hotel", "Gran Hotel", ENT_SECTOR_PRIVATE);
  add_stakeholder (map, "s-manager", "Elvira Torres", ENT_SECTOR_PRIVATE);
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-manager", "unit", "person");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-manager", "position", "Night manager");
  set_field (map, ENT_RECORD_STAKEHOLDER, "s-manager", "part-of", "s-hotel");
  page_fixture_add_action (map, "a-1", "Train the reception staff", 20261119, ENT_STATE_OPEN, "s-hotel");
  page_fixture_add_action (map, "a-2", "Write the protocol", 20270301, ENT_STATE_OPEN, "s-manager");
  page_fixture_add_action (map, "a-3", "Print the leaflet", 20260501, ENT_STATE_DONE, NULL);
  return map;
}

static guint
count_boxes (const EntPages *pages)
{
  guint n = 0;

  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      for (guint i = 0; i < scene->symbols->len; i++)
        n += symbol_at (scene, i)->kind == ENT_KIND_GOVERNMENT && (symbol_at (scene, i)->flags & ENT_SYMBOL_PLAIN) != 0;
    }
  return n;
}

static void
test_what_is_overdue_is_said_so_in_words (void)
{
  g_autoptr (EntMap) map = map_with_actions ();
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, FALSE);

  g_assert_cmpuint (page_count_texts (pages, "2 actions are open; overdue: 1."), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "Overdue"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "19 November 2026\n12 days late"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "1 March 2027"), ==, 1);
}

static void
test_what_is_open_has_a_box_to_tick (void)
{
  g_autoptr (EntMap) map = map_with_actions ();
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, FALSE);

  g_assert_cmpuint (count_boxes (pages), ==, 2);
}

static void
test_by_sector_each_stands_under_that_of_whom_it_is_done_with (void)
{
  g_autoptr (EntMap) map = map_with_actions ();
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, TRUE);
  const EntScene *scene = ent_pages_at (pages, 0)->scene;
  guint n = 0;

  for (guint i = 0; i < scene->texts->len; i++)
    n += text_at (scene, i)->role == ENT_TEXT_SECTOR && text_at (scene, i)->sector == ENT_SECTOR_PRIVATE;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "With nobody yet"), ==, 1);
  g_assert_cmpuint (page_count_texts (pages, "Overdue"), ==, 0);
}

static void
test_by_sector_the_other_sectors_of_an_action_stand_below_it (void)
{
  g_autoptr (EntMap) map = map_with_actions ();
  g_autoptr (EntPages) by_sector = NULL, by_date = NULL;

  add_stakeholder (map, "s-police", "Tourism police", ENT_SECTOR_INSTITUTIONS);
  add_stakeholder (map, "s-radio", "Radio", ENT_SECTOR_MEDIA);
  set_field (map, ENT_RECORD_ACTION, "a-1", "with", "s-hotel\ns-police\ns-manager\ns-radio");
  by_sector = make (map, page_papers[PAGE_A4], TRUE, TRUE);
  g_assert_cmpuint (page_count_texts (by_sector, "Train the reception staff\nAlso: Institutions, Media"), ==, 1);
  g_assert_cmpuint (page_count_texts (by_sector, "Also: "), ==, 1);
  /* they are no part of any other order */
  by_date = make (map, page_papers[PAGE_A4], TRUE, FALSE);
  g_assert_cmpuint (page_count_texts (by_date, "Also: "), ==, 0);
}

static void
test_on_a_wall_no_person_is_named (void)
{
  g_autoptr (EntMap) map = map_with_actions ();
  g_autoptr (EntPages) paper = make (map, page_papers[PAGE_A4], TRUE, FALSE), wall = make (map, page_papers[PAGE_A4], FALSE, FALSE);

  g_assert_cmpuint (page_count_texts (paper, "Rosario"), ==, 3);
  g_assert_cmpuint (page_count_texts (paper, "Elvira"), ==, 1);
  g_assert_cmpuint (page_count_texts (wall, "Rosario"), ==, 0);
  g_assert_cmpuint (page_count_texts (wall, "Responsible"), ==, 0);
  g_assert_cmpuint (page_count_texts (wall, "Elvira"), ==, 0);
  g_assert_cmpuint (page_count_texts (wall, "Night manager"), ==, 1);
}

static void
test_no_word_is_broken (void)
{
  g_autoptr (EntMap) map = map_with_actions ();

  page_fixture_add_action (map, "a-4", "Write a letter", 20260501, ENT_STATE_DROPPED, "s-hotel");
  /* but on the least there may be */
  for (guint i = 0; i + 1 < PAGE_N_PAPERS; i++)
    for (guint language = 0; language < 2; language++)
      {
        EntSceneSpec spec = page_fixture_spec (page_papers[i], TRUE, language == 0 ? "en" : "es");
        g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_PLAN, context);

        pages_assert_words (pages);
      }
}

static void
test_a_day_and_how_late_it_is_stand_in_a_line_each (void)
{
  g_autoptr (EntMap) map = map_with_actions ();
  const char *expected[] = { "15 June 2026\n169 days late", "15 de junio de 2026\n169 días de atraso" };

  page_fixture_add_action (map, "a-4", "Write a letter", 20260615, ENT_STATE_OPEN, "s-hotel");
  for (guint language = 0; language < 2; language++)
    {
      EntSceneSpec spec = page_fixture_spec (page_papers[PAGE_A4], TRUE, language == 0 ? "en" : "es");
      g_autoptr (EntPages) pages = ent_pages_new (map, &spec, ENT_PAGES_PLAN, context);
      const EntScene *scene = ent_pages_at (pages, 0)->scene;
      int n_lines = 0;

      for (guint i = 0; i < scene->texts->len; i++)
        if (g_str_equal (pango_layout_get_text (text_at (scene, i)->layout), expected[language]))
          n_lines = pango_layout_get_line_count (text_at (scene, i)->layout);
      g_assert_cmpint (n_lines, ==, 2);
    }
}

static void
test_a_map_without_actions_says_so (void)
{
  g_autoptr (EntMap) map = new_map_with_moment ();
  g_autoptr (EntPages) pages = make (map, page_papers[PAGE_A4], TRUE, FALSE);

  g_assert_cmpuint (page_count_texts (pages, "No actions have been agreed yet."), ==, 1);
}

static void
test_a_long_plan_has_its_header_on_each_page (void)
{
  g_autoptr (EntMap) map = map_with_actions ();

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *id = g_strdup_printf ("a-more-%u", i);

      page_fixture_add_action (map, id, "Talk with the association of vendors of the beach about what each of them sees and whom they can call", 20260101 + i % 28, i % 5, i % 3 == 0 ? "s-hotel" : NULL);
    }
  for (guint i = 0; i < PAGE_N_PAPERS; i++)
    {
      g_autoptr (EntPages) pages = make (map, page_papers[i], i % 2 == 0, i % 3 == 0);

      pages_assert_clean (pages);
      for (guint page = 0; page < ent_pages_n (pages); page++)
        g_assert_true (page_has_text (ent_pages_at (pages, page)->scene, "Due"));
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/plan-pages/what-is-overdue-is-said-so-in-words", test_what_is_overdue_is_said_so_in_words);
  g_test_add_func ("/plan-pages/what-is-open-has-a-box-to-tick", test_what_is_open_has_a_box_to_tick);
  g_test_add_func ("/plan-pages/by-sector-each-stands-under-that-of-whom-it-is-done-with", test_by_sector_each_stands_under_that_of_whom_it_is_done_with);
  g_test_add_func ("/plan-pages/by-sector-the-other-sectors-of-an-action-stand-below-it", test_by_sector_the_other_sectors_of_an_action_stand_below_it);
  g_test_add_func ("/plan-pages/on-a-wall-no-person-is-named", test_on_a_wall_no_person_is_named);
  g_test_add_func ("/plan-pages/no-word-is-broken", test_no_word_is_broken);
  g_test_add_func ("/plan-pages/a-day-and-how-late-it-is-stand-in-a-line-each", test_a_day_and_how_late_it_is_stand_in_a_line_each);
  g_test_add_func ("/plan-pages/a-map-without-actions-says-so", test_a_map_without_actions_says_so);
  g_test_add_func ("/plan-pages/a-long-plan-has-its-header-on-each-page", test_a_long_plan_has_its_header_on_each_page);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
