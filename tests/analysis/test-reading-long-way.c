/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way longer than anybody goes, told. */
#include "analysis/reading/reading.h"

#include "web-fixture.h"

#include <string.h>

/* s0, an ally, to s@n, who is against it, over @n steps. */
static EntMap *
new_row (guint n)
{
  g_autoptr (GString) people = g_string_new ("s0*"), ties = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    {
      g_string_append_printf (people, " s%u:%s", i, i < n ? "neutral" : "resistant");
      g_string_append_printf (ties, "%se%u s%u-s%u", i > 1 ? ", " : "", i, i - 1, i);
    }
  return new_web (people->str, ties->str);
}

static guint
count (const char *text, const char *piece)
{
  guint n = 0;

  for (const char *found = strstr (text, piece); found != NULL; found = strstr (found + 1, piece))
    n++;
  return n;
}

static void
test_of_a_long_way_the_first_steps_are_told (void)
{
  static const struct
  {
    guint n, n_told, n_minded;
    const char *more;
  } cases[] = {
    { 3, 3, 2, NULL },
    { 12, 12, 11, NULL },
    { 13, 12, 12, "From there 1 more step leads to s13." },
    { 200, 12, 12, "From there 188 more steps lead to s200." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *target = g_strdup_printf ("s%u", cases[i].n);
      g_autoptr (EntMap) map = new_row (cases[i].n);
      const EntReadingSpec spec = { .today = 20261201, .words = ent_words_for_language ("en") };
      g_autoptr (GPtrArray) sentences = ent_reading_ways_in (map, &spec, target, NULL);
      const EntReadingSentence *way = g_ptr_array_index (sentences, 0);

      g_assert_cmpuint (count (way->text, " works with "), ==, cases[i].n_told);
      g_assert_cmpuint (count (way->text, "Mind that "), ==, cases[i].n_minded);
      g_assert_cmpuint (count (way->text, "more step"), ==, cases[i].more != NULL);
      g_assert_true (cases[i].more == NULL || strstr (way->text, cases[i].more) != NULL);
      /* whoever draws it has all of it */
      g_assert_cmpuint (way->way->steps->len, ==, cases[i].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/of-a-long-way-the-first-steps-are-told", test_of_a_long_way_the_first_steps_are_told);
  return g_test_run ();
}
