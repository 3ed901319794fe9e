/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document falls into pages: nothing cut, nothing upon each other, headers again. */
#include <string.h>

#include "scene-fixture.h"
#include "scene/pages/page-document.h"

/* A5 to A0, Letter, and the least there may be. */
static const double papers[][2] = {
  { 420, 595 }, { 595, 420 }, { 595, 842 }, { 842, 595 }, { 842, 1191 }, { 2384, 3370 }, { 612, 792 }, { 792, 612 }, { 284, 284 }
};

static PangoContext *context;

static EntPages *
make (EntMap *map, EntPagesKind kind, const double *paper, gboolean private_marks, const char *language)
{
  EntSceneSpec spec = ent_fixture_spec (ENT_MEDIUM_PAPER, paper[0], paper[1]);

  spec.private_marks = private_marks;
  spec.words = ent_words_for_language (language);
  return ent_pages_new (map, &spec, kind, context);
}

static gboolean
overlap (const EntRect *a, const EntRect *b)
{
  /* rounding aside */
  return a->x < b->x + b->width - 0.1 && b->x < a->x + a->width - 0.1 && a->y < b->y + b->height - 0.1 && b->y < a->y + a->height - 0.1;
}

static const char *
says (const EntScene *scene, guint i)
{
  return pango_layout_get_text (text_at (scene, i)->layout);
}

static gboolean
has_text (const EntScene *scene, const char *part)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (strstr (says (scene, i), part) != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_texts (const EntPages *pages, const char *part)
{
  guint n = 0;

  for (guint page = 0; page < ent_pages_n (pages); page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;

      for (guint i = 0; i < scene->texts->len; i++)
        n += strstr (says (scene, i), part) != NULL;
    }
  return n;
}

/* Headings of columns are not broken within a word; on paper as small as a card they may be. */
static void
assert_whole (const EntScene *scene)
{
  for (guint i = 0; i < scene->texts->len && scene->width >= 420; i++)
    for (int line = 1; text_at (scene, i)->role == ENT_TEXT_SUBTITLE && line < pango_layout_get_line_count (text_at (scene, i)->layout); line++)
      {
        int start = pango_layout_get_line_readonly (text_at (scene, i)->layout, line)->start_index;

        if (says (scene, i)[start - 1] != ' ')
          g_error ("“%s” is broken", says (scene, i));
      }
}

static void
assert_clean (const EntScene *scene)
{
  EntSceneQuality quality;

  ent_scene_measure (scene, &quality);
  g_assert_cmpuint (quality.outside, ==, 0);
  g_assert_cmpfloat (quality.smallest_letter, >=, 6);
  assert_whole (scene);
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntRect *ink = &text_at (scene, i)->ink;

      /* a badge lies on its symbol */
      if (text_at (scene, i)->role == ENT_TEXT_BADGE)
        continue;
      for (guint j = i + 1; j < scene->texts->len; j++)
        if (text_at (scene, j)->role != ENT_TEXT_BADGE && overlap (ink, &text_at (scene, j)->ink))
          g_error ("“%s” lies on “%s”", says (scene, i), says (scene, j));
      for (guint j = 0; j < scene->symbols->len; j++)
        if (overlap (ink, &g_array_index (scene->symbols, EntSceneSymbol, j).bounds))
          g_error ("“%s” lies on a symbol", says (scene, i));
    }
}

static void
test_nothing_is_cut_or_lies_on_another (void)
{
  static const char *const names[] = { "Hotel", "A", "Asociación de vendedoras y vendedores ambulantes de la playa de Puerto Coral y de las islas", "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgesellschaft", NULL };
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 60, .n_ties = 12, .names = names, .desired = TRUE });

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (EntPages) report = make (map, ENT_PAGES_REPORT, papers[i], TRUE, i % 2 == 0 ? "es" : "en");
      g_autoptr (EntPages) alone = make (map, ENT_PAGES_REGISTER, papers[i], TRUE, i % 2 == 0 ? "en" : "es");

      for (guint page = 0; page < ent_pages_n (report); page++)
        if (ent_pages_at (report, page)->scene->picture == ENT_PICTURE_PAGE)
          assert_clean (ent_pages_at (report, page)->scene);
      for (guint page = 0; page < ent_pages_n (alone); page++)
        assert_clean (ent_pages_at (alone, page)->scene);
    }
}

static void
test_each_page_of_a_table_has_its_header_and_number (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 200 });
  g_autoptr (EntPages) pages = make (map, ENT_PAGES_REGISTER, papers[2], TRUE, "en");
  guint n = ent_pages_n (pages);

  g_assert_cmpuint (n, >, 3);
  for (guint page = 0; page < n; page++)
    {
      const EntScene *scene = ent_pages_at (pages, page)->scene;
      g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, n);

      g_assert_true (has_text (scene, "Decision power"));
      g_assert_true (has_text (scene, number));
      g_assert_true (has_text (scene, pages->title));
    }
  g_assert_cmpstr (ent_pages_at (pages, 0)->heading, ==, "Register");
  g_assert_null (ent_pages_at (pages, 1)->heading);
  g_assert_cmpuint (count_texts (pages, "(continued)"), >, 0);
}

/* A symbol stands at the first line of its row. */
static void
test_every_stakeholder_has_one_row_on_one_page (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 200 });

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (EntPages) pages = make (map, ENT_PAGES_REGISTER, papers[i], TRUE, "en");
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
  paper = make (map, ENT_PAGES_REPORT, papers[2], TRUE, "en");
  wall = make (map, ENT_PAGES_REPORT, papers[2], FALSE, "en");
  g_assert_cmpuint (count_texts (paper, "Veto"), >, 0);
  g_assert_cmpuint (count_texts (wall, "Veto"), ==, 0);
  g_assert_cmpuint (count_texts (paper, "Tension"), >, 0);
  g_assert_cmpuint (count_texts (wall, "Tension"), ==, 0);
  g_assert_cmpuint (count_texts (wall, "Broken"), ==, 0);
  g_assert_cmpuint (count_texts (paper, "example.org"), ==, 0);
}

/* Whether a line begins in the midst of a word. */
static gboolean
breaks_a_word (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      int start = pango_layout_get_line_readonly (layout, i)->start_index;

      if (g_ascii_isalpha (text[start]) && g_ascii_isalpha (text[start - 1]))
        return TRUE;
    }
  return FALSE;
}

static void
test_no_word_of_a_table_is_broken (void)
{
  g_autoptr (EntMap) map = ent_fixture_new (&(EntFixture) { .n_stakeholders = 40, .n_ties = 40, .desired = TRUE });

  /* but on the least there may be */
  for (guint i = 0; i + 1 < G_N_ELEMENTS (papers); i++)
    for (guint language = 0; language < 2; language++)
      {
        g_autoptr (EntPages) pages = make (map, ENT_PAGES_REGISTER, papers[i], TRUE, language == 0 ? "en" : "es");

        for (guint page = 0; page < ent_pages_n (pages); page++)
          {
            const EntScene *scene = ent_pages_at (pages, page)->scene;

            for (guint j = 0; j < scene->texts->len; j++)
              if (breaks_a_word (text_at (scene, j)->layout))
                g_error ("broken on %g × %g: %s", papers[i][0], papers[i][1], says (scene, j));
          }
      }
}

/* The last page where @part stands. */
static guint
page_with (const EntPages *pages, const char *part)
{
  guint page = ent_pages_n (pages) - 1;

  while (page > 0 && !has_text (ent_pages_at (pages, page)->scene, part))
    page--;
  return page;
}

static void
test_empty_cells_are_told_with_their_numbers (void)
{
  g_autoptr (EntMap) one = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20, .one_sector = TRUE });
  g_autoptr (EntMap) fresh = ent_fixture_new (&(EntFixture) { .n_stakeholders = 20, .unrated = TRUE });
  g_autoptr (EntPages) pages = make (one, ENT_PAGES_REPORT, papers[2], TRUE, "en");
  g_autoptr (EntPages) unrated = make (fresh, ENT_PAGES_REPORT, papers[2], TRUE, "en");

  g_assert_cmpuint (count_texts (pages, "In “Media” there is nobody at all."), ==, 1);
  g_assert_cmpuint (count_texts (pages, "In 6 sectors nobody is supportive or leading: Institutions, Informal sector"), ==, 1);
  g_assert_cmpuint (count_texts (unrated, "cells are empty"), ==, 0);
  /* nobody supportive and nobody leading in each of the six; that nobody resists is no alarm */
  g_assert_cmpuint (ent_pages_at (pages, page_with (pages, "Empty and weak cells"))->scene->cells->len, ==, 12);
  g_assert_cmpuint (ent_pages_at (unrated, page_with (unrated, "Empty and weak cells"))->scene->cells->len, ==, 0);
  g_assert_cmpuint (count_texts (unrated, "The commitment of 20 stakeholders has not been assessed yet."), ==, 1);
}

static void
test_a_map_without_anybody_makes_a_report (void)
{
  g_autoptr (EntMap) map = ent_map_new_begun ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (EntPages) pages = make (map, ENT_PAGES_REPORT, papers[i], TRUE, "es");

      g_assert_cmpuint (ent_pages_n (pages), >=, 7);
      g_assert_true (has_text (ent_pages_at (pages, 4)->scene, "Aún no hay nadie"));
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = ent_fixture_context ();
  g_test_add_func ("/document/nothing-is-cut-or-lies-on-another", test_nothing_is_cut_or_lies_on_another);
  g_test_add_func ("/document/each-page-of-a-table-has-its-header-and-number", test_each_page_of_a_table_has_its_header_and_number);
  g_test_add_func ("/document/every-stakeholder-has-one-row-on-one-page", test_every_stakeholder_has_one_row_on_one_page);
  g_test_add_func ("/document/what-is-private-is-not-for-the-wall", test_what_is_private_is_not_for_the_wall);
  g_test_add_func ("/document/no-word-of-a-table-is-broken", test_no_word_of_a_table_is_broken);
  g_test_add_func ("/document/empty-cells-are-told-with-their-numbers", test_empty_cells_are_told_with_their_numbers);
  g_test_add_func ("/document/a-map-without-anybody-makes-a-report", test_a_map_without_anybody_makes_a_report);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
