/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names have in common that are not the same. */
#include "model/quick/name-parts.h"

#include <string.h>

#include "model/text.h"

static char *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

static void
test_articles_are_left_out (void)
{
  static const char *const names[][2] = {
    { "Hotel Sol del Caribe", "hotel sol caribe" },
    { "The Bank of the North", "bank north" },
    { "Los de las", "los de las" },
    { "", "" },
    /* letters of the alphabet stay */
    { "Barrio A", "barrio a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = ent_text_fold (names[i][0]), *plain = ent_name_plain (folded);

      g_assert_cmpstr (plain, ==, names[i][1]);
    }
}

static void
test_names_have_short_forms (void)
{
  static const struct
  {
    const char *name, *before, *shorts;
  } names[] = {
    { "Instituto de Bienestar Familiar (ICBF)", "institutobienestarfamiliar", "icbf ibf ibfamiliar" },
    { "Junta de Acción Comunal Taganga", NULL, "jact jactaganga jacomunaltaganga" },
    { "Hotel", NULL, "" },
    { "(ICBF)", NULL, "icbf" },
    { "Ministry (of (all) things)", "ministerio", "allthings" },
    { "a ()", "a", "" },
    { "a)) (b))", NULL, "" },
    { ")", NULL, "" },
    { "(", NULL, "" },
    { "", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = ent_text_fold (names[i].name), *before = ent_name_before_brackets (folded);
      g_autoptr (GPtrArray) shorts = ent_name_shorts (folded);
      g_autofree char *text = join (shorts);

      g_test_message ("%s", names[i].name);
      g_assert_cmpstr (before, ==, names[i].before);
      g_assert_cmpstr (text, ==, names[i].shorts);
    }
}

static void
test_what_many_are_called_tells_nobody_apart (void)
{
  static const char *const names[][2] = {
    { "Asociación de Mototaxistas del Rodadero", "mototaxistas rodadero" },
    { "Assoc. of Hotel Bars", "bars" },
    { "Red Nacional", "" },
    { "Sol y Sol", "sol" },
    { "Institución Educativa La Paz", "paz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = ent_text_fold (names[i][0]);
      g_autoptr (GPtrArray) words = ent_name_distinctive (folded);
      g_autofree char *text = join (words);

      g_assert_cmpstr (text, ==, names[i][1]);
    }
}

/* However long it is, what is looked at is not. */
static void
test_a_name_of_any_length_takes_no_time (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GPtrArray) shorts = NULL, words = NULL;
  g_autofree char *plain = NULL, *before = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (name, "%u (x) ", i);
  shorts = ent_name_shorts (name->str);
  words = ent_name_distinctive (name->str);
  plain = ent_name_plain (name->str);
  before = ent_name_before_brackets (name->str);
  g_assert_cmpuint (shorts->len, ==, 1);
  g_assert_cmpuint (words->len, <, 100);
  g_assert_nonnull (before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-parts/articles-are-left-out", test_articles_are_left_out);
  g_test_add_func ("/name-parts/names-have-short-forms", test_names_have_short_forms);
  g_test_add_func ("/name-parts/what-many-are-called-tells-nobody-apart", test_what_many_are_called_tells_nobody_apart);
  g_test_add_func ("/name-parts/a-name-of-any-length-takes-no-time", test_a_name_of_any_length_takes_no_time);
  return g_test_run ();
}
