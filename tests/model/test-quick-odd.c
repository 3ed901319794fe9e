/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that nobody means to type: what a cat or a clipboard puts there. */
#include "quick-fixture.h"

#include <string.h>

#define N_RANDOM 800
#define MANY 8000

static void
set_up (Fixture *f, gconstpointer data)
{
  f->map = new_map_with_moment ();
  add_stakeholder (f->map, "s-hotels", "Hotel association", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-quoted", "The \"Sun\" @ 5", ENT_SECTOR_PRIVATE);
  add_stakeholder (f->map, "s-comma", "Smith, Jones", ENT_SECTOR_INSTITUTIONS);
  begin_typing (f);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* Each takes minutes where time grows with the square of the length. */
static void
test_a_long_line_is_read_in_its_length (Fixture *f, gconstpointer data)
{
  static const char *const repeated[] = { "word ", "4 ", "a, ", "\"\" ", "@x ", "#x ", ", ", "\"a", "supportive " };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autofree char *text = repeat (repeated[i], MANY);
      g_autofree char *tie = g_strconcat ("Hotel Sol ->", text, NULL);
      g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, text, NULL);
      g_autoptr (EntQuickLine) tied = ent_quick_line_new (f->names, tie, NULL);
      g_autoptr (GArray) offers = ent_quick_line_offers (f->names, text, (guint) strlen (text), NULL, 8);
      g_autoptr (GArray) ends = ent_quick_line_offers (f->names, tie, (guint) strlen (tie), NULL, 8);

      g_assert_true (line->parts->len <= MANY && tied->parts->len > 0);
      g_assert_cmpstr (tied->name, ==, "Hotel Sol");
      g_assert_cmpuint (offers->len, <=, 8);
      g_assert_cmpuint (ends->len, <=, 8);
    }
}

static const char *const pieces[] = {
  "Hotel association", "hotel", "Smith,", "Jones", "@private", "@", "@\"\"", "#", "#formal", "#\"a b\"", "->", "<-", "<->", "\xe2\x86\x92", "4", "9", "supportive", "no", "funds", "\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xc2\xab", ",", " ", " ", " ", "\t", "\n", "\r\n", "\xe2\x80\xa8", "\xe2\x80\x8f", "\xd7\x90\xd7\x91", "e\xcc\x81", "\xcc\x81", "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", "\xef\xbb\xbf", "\x01"
};

static char *
some_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 0, 9); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
check_parts (const EntQuickLine *line, const char *text)
{
  for (guint i = 0; i < line->parts->len; i++)
    {
      const EntQuickPart *part = &g_array_index (line->parts, EntQuickPart, i);

      g_assert_cmpuint (part->start, <, part->end);
      g_assert_cmpuint (part->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + part->start, part->end - part->start, NULL));
    }
}

/* What is refused changes nothing, and what is done is a step. */
static void
carry_out (Fixture *f, const char *text, GRand *rand)
{
  g_auto (GStrv) nobody = g_new0 (char *, 1);
  EntQuickContext context = { .names = f->names, .sector = ENT_SECTOR_MEDIA, .moment_id = "t-first", .another = g_rand_boolean (rand), .subjects = (const char *const *) nobody };
  guint before = ent_history_position (f->history);
  g_autofree char *map = dump_map (f->map), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = ent_edit_quick_lines (f->history, text, &context, &error);

  g_assert_true ((ids == NULL) == (error != NULL));
  if (ids != NULL)
    {
      g_assert_cmpuint (ent_history_position (f->history), <=, before + 1);
      return;
    }
  after = dump_map (f->map);
  g_assert_cmpstr (after, ==, map);
  g_assert_cmpuint (ent_history_position (f->history), ==, before);
}

static void
test_any_line_is_carried_out_or_refused_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = some_text (rand);
      g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, text, NULL);
      const char *end = text + strlen (text);

      check_parts (line, text);
      for (const char *p = text; p <= end; p = *p != '\0' ? g_utf8_next_char (p) : p + 1)
        {
          g_autoptr (GArray) offers = ent_quick_line_offers (f->names, text, (guint) (p - text), NULL, 8);

          for (guint k = 0; k < offers->len; k++)
            g_assert_cmpuint (g_array_index (offers, EntQuickOffer, k).start, <=, p - text);
          ent_quick_line_part_before (line, text, (guint) (p - text));
        }
      carry_out (f, text, rand);
      /* nobody without a name, whatever was typed */
      for (guint k = 0; k < ent_map_n_stakeholders (f->map); k++)
        g_assert_cmpstr (ent_map_stakeholder_at (f->map, k)->name, !=, "");
      if (i % 20 == 0)
        while (ent_history_undo (f->history))
          ;
    }
}

/* Also what holds quotes itself. */
static void
test_what_is_protected_is_read_as_it_stands (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "Neutral 4", "#\"a b\"", "->\"Neutral FM\"", "@“own label”", "a \"b\" “c”" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = ent_quick_protect (texts[i]);
      g_autoptr (EntQuickLine) line = ent_quick_line_new (f->names, text, NULL);

      g_assert_cmpstr (line->name, ==, texts[i]);
      g_assert_cmpuint (line->parts->len, ==, 0);
    }
}

static void
test_an_offered_tag_is_read_as_that_tag (Fixture *f, gconstpointer data)
{
  static const char *const tags[] = { "zone a", "zone\"b", "zone \"c\"", "zone->d", "\"zone\"" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const EntField *field = ent_field_find (ENT_RECORD_STAKEHOLDER, "tag");
      g_autoptr (GArray) offers = NULL;
      g_autoptr (EntQuickLine) line = NULL;

      g_assert_true (ent_edit_set_field (f->history, &ENT_KEY (ENT_RECORD_STAKEHOLDER, "s-hotels"), field, tags[i], NULL));
      offers = ent_quick_line_offers (f->names, "#", 1, NULL, 20);
      line = ent_quick_line_new (f->names, g_array_index (offers, EntQuickOffer, offers->len - 1).insert, NULL);
      g_assert_cmpuint (line->parts->len, ==, 1);
      g_assert_cmpint (g_array_index (line->parts, EntQuickPart, 0).kind, ==, ENT_QUICK_TAG);
      g_assert_cmpstr (g_array_index (line->parts, EntQuickPart, 0).text, ==, tags[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function) g_test_add ("/quick-odd/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("a-long-line-is-read-in-its-length", test_a_long_line_is_read_in_its_length);
  TEST ("any-line-is-carried-out-or-refused-whole", test_any_line_is_carried_out_or_refused_whole);
  TEST ("what-is-protected-is-read-as-it-stands", test_what_is_protected_is_read_as_it_stands);
  TEST ("an-offered-tag-is-read-as-that-tag", test_an_offered_tag_is_read_as_that_tag);
#undef TEST
  return g_test_run ();
}
