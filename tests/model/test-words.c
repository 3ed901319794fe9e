/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a picture follow the language asked for, and English holds where
 * there is no translation. Read against the catalogues themselves, so that no
 * wording is fixed here.
 */
#include <string.h>

#include "model/words-data.h"
#include "model/words.h"

static void
test_language_is_found_in_every_spelling (void)
{
  static const char *const spellings[] = { "es", "ES", "es-CO", "es_CO.UTF-8", "es_ES@euro", "es-419", "es_" };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_assert_cmpstr (ent_words_language (ent_words_for_language (spellings[i])), ==, "es");
}

static void
test_unknown_language_is_english (void)
{
  static const char *const spellings[] = { "", "C", "en_GB.UTF-8", "en", "x", "_", "-es", "est", "e", "qqq-ES" };

  g_assert_cmpstr (ent_words_language (ent_words_for_language (NULL)), ==, "en");
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    g_assert_cmpstr (ent_words_language (ent_words_for_language (spellings[i])), ==, "en");
}

static void
test_what_there_are_no_words_in_is_told_from_english (void)
{
  g_assert_null (ent_words_find ("fr"));
  g_assert_null (ent_words_find ("C"));
  g_assert_null (ent_words_find (""));
  g_assert_cmpstr (ent_words_language (ent_words_find ("en_GB.UTF-8")), ==, "en");
  g_assert_cmpstr (ent_words_language (ent_words_find ("es-419")), ==, "es");
}

static void
test_first_language_that_there_are_words_in_is_taken (void)
{
  static const struct
  {
    const char *const languages[4];
    const char *found;
  } cases[] = {
    { { "fr", "es", "en" }, "es" },
    { { "fr_FR.UTF-8", "es_CO.UTF-8", "C" }, "es" },
    { { "en_GB", "es" }, "en" },
    { { "est", "enx", "es" }, "es" },
    { { "fr", "C" }, "en" },
    { { NULL }, "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (ent_words_language (ent_words_for_languages (cases[i].languages)), ==, cases[i].found);
}

static void
test_every_entry_of_a_catalogue_is_found (void)
{
  g_assert_cmpuint (ent_words_n_catalogues, >, 0);
  for (guint c = 0; c < ent_words_n_catalogues; c++)
    {
      const EntWordsCatalogue *catalogue = &ent_words_catalogues[c];
      const EntWords *words = ent_words_for_language (catalogue->language);

      for (guint i = 0; i < catalogue->n_entries; i++)
        {
          const EntWordsEntry *entry = &catalogue->entries[i];
          const char *separator = strchr (entry->key, '\004');

          if (separator == NULL)
            {
              g_assert_true (ent_words_text (words, entry->key) == entry->forms[0]);
              continue;
            }
          g_autofree char *context = g_strndup (entry->key, separator - entry->key);
          g_assert_true (ent_words_text_in (words, context, separator + 1) == entry->forms[0]);
        }
    }
}

static void
test_missing_translation_is_the_source (void)
{
  static const char *const languages[] = { "en", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const EntWords *words = ent_words_for_language (languages[i]);

      g_assert_cmpstr (ent_words_text (words, "~ nobody translates this"), ==, "~ nobody translates this");
      g_assert_cmpstr (ent_words_text_in (words, "nowhere", "~ nor this"), ==, "~ nor this");
      g_assert_cmpstr (ent_words_plural (words, "~ one", "~ many", 1), ==, "~ one");
      g_assert_cmpstr (ent_words_plural (words, "~ one", "~ many", 0), ==, "~ many");
      g_assert_cmpstr (ent_words_plural (words, "~ one", "~ many", 21), ==, "~ many");
    }
}

static void
test_plural_takes_the_form_of_its_number (void)
{
  const EntWordsCatalogue *catalogue = NULL;

  for (guint c = 0; c < ent_words_n_catalogues; c++)
    if (strcmp (ent_words_catalogues[c].language, "es") == 0)
      catalogue = &ent_words_catalogues[c];
  g_assert_nonnull (catalogue);
  g_assert_cmpuint (catalogue->n_forms, ==, 2);
  g_assert_cmpuint (catalogue->plural (1), ==, 0);
  g_assert_cmpuint (catalogue->plural (0), ==, 1);
  g_assert_cmpuint (catalogue->plural (45), ==, 1);
}

static void
test_choice_has_its_label (void)
{
  const EntWords *english = ent_words_for_language (NULL);

  for (guint i = 0; i < ent_sector_choices.n_items; i++)
    g_assert_cmpstr (ent_words_choice (english, &ent_sector_choices, i), ==, ent_sector_choices.items[i].label);
  g_assert_cmpstr (ent_words_choice (english, &ent_sector_choices, 99), ==, "");
}

static void
test_date_is_in_words (void)
{
  const EntWords *english = ent_words_for_language ("en");
  g_autofree char *date = ent_words_date (english, 20260314);
  g_autofree char *last = ent_words_date (english, 19991231);
  g_autofree char *none = ent_words_date (english, 0);
  g_autofree char *spanish = ent_words_date (ent_words_for_language ("es"), 20260314);

  g_assert_cmpstr (date, ==, "14 March 2026");
  g_assert_cmpstr (last, ==, "31 December 1999");
  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (strstr (spanish, "14 "));
  g_assert_nonnull (strstr (spanish, " 2026"));
}

/* In English too, whatever is spoken; without what only tells translators apart. */
static void
test_all_that_pictures_may_say_is_listed (void)
{
  g_autofree char *english = ent_words_all (ent_words_for_language ("en")), *spanish = ent_words_all (ent_words_for_language ("es"));

  g_assert_nonnull (strstr (english, "\nMarch\n"));
  g_assert_null (strstr (english, "\nmarzo\n"));
  g_assert_nonnull (strstr (spanish, "\nMarch\n"));
  g_assert_nonnull (strstr (spanish, "\nmarzo\n"));
  g_assert_null (strchr (spanish, '\004'));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/words/language-is-found-in-every-spelling", test_language_is_found_in_every_spelling);
  g_test_add_func ("/model/words/unknown-language-is-english", test_unknown_language_is_english);
  g_test_add_func ("/model/words/what-there-are-no-words-in-is-told-from-english", test_what_there_are_no_words_in_is_told_from_english);
  g_test_add_func ("/model/words/first-language-that-there-are-words-in-is-taken", test_first_language_that_there_are_words_in_is_taken);
  g_test_add_func ("/model/words/every-entry-of-a-catalogue-is-found", test_every_entry_of_a_catalogue_is_found);
  g_test_add_func ("/model/words/missing-translation-is-the-source", test_missing_translation_is_the_source);
  g_test_add_func ("/model/words/plural-takes-the-form-of-its-number", test_plural_takes_the_form_of_its_number);
  g_test_add_func ("/model/words/choice-has-its-label", test_choice_has_its_label);
  g_test_add_func ("/model/words/date-is-in-words", test_date_is_in_words);
  g_test_add_func ("/model/words/all-that-pictures-may-say-is-listed", test_all_that_pictures_may_say_is_listed);
  return g_test_run ();
}
