/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name that is cut still tells who is meant: it ends with a word, and no other
 * name begins so.
 */
#include <string.h>

#include "scene/labels/beginnings.h"

static EntBeginnings *
make (const char *const *names)
{
  EntBeginnings *self = ent_beginnings_new ();

  for (guint i = 0; names[i] != NULL; i++)
    ent_beginnings_add (self, names[i]);
  return self;
}

static void
check (EntBeginnings *self, const char *name, const char *expected)
{
  gsize length = ent_beginnings_shortest (self, name);
  g_autofree char *text = length > 0 ? ent_beginnings_text (name, length) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_beginning_is_no_other_names (void)
{
  static const char *const names[] = { "Ministry of Tourism", "Ministry of Justice", "Ministry of Justice, north", "Hotel Sol", NULL };
  g_autoptr (EntBeginnings) self = make (names);

  check (self, names[0], NULL);
  check (self, names[2], NULL);
  check (self, names[1], NULL);
  check (self, names[3], "Hotel…");
}

static void
test_article_tells_nothing (void)
{
  static const char *const names[] = { "La Perla del Mar", "El  Faro", "Posada", "", "Fiscalía, sección de niñez", "Casa de la Unión, norte", "Casa del Mar Azul", NULL };
  g_autoptr (EntBeginnings) self = make (names);

  check (self, names[0], "La Perla…");
  check (self, names[1], NULL);
  check (self, names[2], NULL);
  check (self, names[3], NULL);
  check (self, names[4], "Fiscalía…");
  check (self, names[5], "Casa de la Unión…");
  check (self, names[6], NULL);
}

static void
test_names_that_are_the_same_are_not_cut (void)
{
  static const char *const names[] = { "School Simón Bolívar", "School Simón Bolívar", NULL };
  g_autoptr (EntBeginnings) self = make (names);

  check (self, names[0], NULL);
}

static void
test_next_beginning_is_a_word_longer (void)
{
  const char *name = "Mesa  de Pesca Norte";
  gsize length = ent_beginnings_next (name, 0);

  g_assert_cmpuint (length, ==, 4);
  length = ent_beginnings_next (name, length);
  g_assert_cmpuint (length, ==, 14);
  g_assert_cmpuint (ent_beginnings_next (name, length), ==, 0);
}

static void
check_telling (const char *name, gsize length, const char *expected)
{
  gsize at = ent_beginnings_telling (name, length);
  g_autofree char *text = at > 0 ? ent_beginnings_text (name, at) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_one_word_of_many_does_not_tell_who_it_is (void)
{
  check_telling ("Hotel Sol", strlen ("Hotel"), NULL);
  check_telling ("Hotel Sol Playa Norte", strlen ("Hotel"), "Hotel Sol Playa…");
  check_telling ("Child protection committee", strlen ("Child"), "Child protection…");
  check_telling ("Grandmothers' circle", strlen ("Grandmothers'"), "Grandmothers'…");
  check_telling ("Ministry of Justice, north, desk", strlen ("Ministry of Justice, north,"), "Ministry of Justice, north…");
  check_telling ("Child protection committee", 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/beginnings/no-other-name-begins-so", test_beginning_is_no_other_names);
  g_test_add_func ("/scene/beginnings/article-tells-nothing", test_article_tells_nothing);
  g_test_add_func ("/scene/beginnings/same-names-are-not-cut", test_names_that_are_the_same_are_not_cut);
  g_test_add_func ("/scene/beginnings/next-is-a-word-longer", test_next_beginning_is_a_word_longer);
  g_test_add_func ("/scene/beginnings/one-word-of-many-does-not-tell", test_one_word_of_many_does_not_tell_who_it_is);
  return g_test_run ();
}
