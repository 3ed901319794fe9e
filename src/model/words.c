/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks up the words of a picture in the tables made from the translations. It
 * knows neither gettext nor the locale, so that one process can draw maps in
 * several languages at once, in any thread.
 */
#include "model/words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "model/words-data.h"

/* A catalogue under the name that other files know. */
struct _EntWords
{
  EntWordsCatalogue catalogue;
};

/* the keys are English already */
static const EntWords english_words = { { .language = "en" } };

static const char *const months[] = {
  NC_ ("month in a date", "January"),
       NC_ ("month in a date", "February"),
            NC_ ("month in a date", "March"),
                 NC_ ("month in a date", "April"),
                      NC_ ("month in a date", "May"),
                           NC_ ("month in a date", "June"),
                                NC_ ("month in a date", "July"),
                                     NC_ ("month in a date", "August"),
                                          NC_ ("month in a date", "September"),
                                               NC_ ("month in a date", "October"),
                                                    NC_ ("month in a date", "November"),
                                                         NC_ ("month in a date", "December"),
                                                    };

/* Whether @language, up to @length, names the same as @name, for which "-" and
 * "_" are one, as case is. */
static gboolean
is_language (const char *name, const char *language, gsize length)
{
  if (strlen (name) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char a = name[i] == '-' ? '_' : g_ascii_tolower (name[i]);
      char b = language[i] == '-' ? '_' : g_ascii_tolower (language[i]);
      if (a != b)
        return FALSE;
    }
  return TRUE;
}

static const EntWordsEntry *
find_entry (const EntWordsCatalogue *catalogue, const char *key)
{
  guint low = 0, high = catalogue->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (key, catalogue->entries[middle].key);

      if (order == 0)
        return &catalogue->entries[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* Tells the compiler that a translation takes what its source takes. */
static const char *translate_format (const EntWords *words, const char *msgid) G_GNUC_FORMAT (2);

static const char *
translate_format (const EntWords *words, const char *msgid)
{
  return ent_words_text (words, msgid);
}

/* "es_CO.UTF-8" is first looked for as es_CO and then as es. */
const EntWords *
ent_words_find (const char *language)
{
  gsize length = strcspn (language, ".@");
  while (length > 0)
    {
      if (is_language (english_words.catalogue.language, language, length))
        return &english_words;
      for (guint i = 0; i < ent_words_n_catalogues; i++)
        if (is_language (ent_words_catalogues[i].language, language, length))
          return (const EntWords *) &ent_words_catalogues[i];
      do
        length--;
      while (length > 0 && language[length] != '-' && language[length] != '_');
    }
  return NULL;
}

const EntWords *
ent_words_for_language (const char *language)
{
  const EntWords *words = language != NULL ? ent_words_find (language) : NULL;

  return words != NULL ? words : &english_words;
}

const EntWords *
ent_words_for_languages (const char *const *languages)
{
  for (guint i = 0; languages[i] != NULL; i++)
    {
      const EntWords *words = ent_words_find (languages[i]);

      if (words != NULL)
        return words;
    }
  return &english_words;
}

const char *
ent_words_language (const EntWords *words)
{
  return words->catalogue.language;
}

/* O(log n) in the words of the language, as the others. */
const char *
ent_words_text (const EntWords *words, const char *msgid)
{
  const EntWordsEntry *entry = find_entry (&words->catalogue, msgid);

  return entry != NULL ? entry->forms[0] : msgid;
}

const char *
ent_words_text_in (const EntWords *words, const char *context, const char *msgid)
{
  if (words->catalogue.n_entries == 0)
    return msgid;

  g_autofree char *key = g_strconcat (context, "\004", msgid, NULL);
  const EntWordsEntry *entry = find_entry (&words->catalogue, key);
  return entry != NULL ? entry->forms[0] : msgid;
}

const char *
ent_words_plural (const EntWords *words, const char *singular, const char *plural, gulong n)
{
  const EntWordsEntry *entry = find_entry (&words->catalogue, singular);

  if (entry == NULL)
    return n == 1 ? singular : plural;
  return entry->forms[MIN (words->catalogue.plural (n), words->catalogue.n_forms - 1)];
}

/* Empty for a value that the vocabulary does not have. */
const char *
ent_words_choice (const EntWords *words, const EntChoices *choices, guint value)
{
  if (value >= choices->n_items || choices->items[value].label == NULL)
    return "";

  const char *label = choices->items[value].label;
  return choices->context != NULL ? ent_words_text_in (words, choices->context, label)
                                  : ent_words_text (words, label);
}

const char *
ent_words_choice_in (guint language, const EntChoices *choices, guint value)
{
  if (language >= ent_words_n_catalogues)
    return NULL;
  return ent_words_choice (ent_words_for_language (ent_words_catalogues[language].language), choices, value);
}

const char *
ent_words_sector (const EntWords *words, EntMap *map, guint sector)
{
  const EntSector *record = ent_map_sector (map, sector);

  return record != NULL && record->label != NULL ? record->label : ent_words_choice (words, &ent_sector_choices, sector);
}

const char *
ent_words_choice_help (const EntWords *words, const EntChoices *choices, guint value)
{
  if (value >= choices->n_items || choices->items[value].help == NULL)
    return "";
  return ent_words_text (words, choices->items[value].help);
}

/* Empty for no date. */
char *
ent_words_date (const EntWords *words, guint32 date)
{
  guint month = date / 100 % 100;

  if (month < 1 || month > 12)
    return g_strdup ("");

  /* Translators: a date in a picture: %1$u is the day, %2$s the month's name, %3$u the year */
  return g_strdup_printf (translate_format (words, N_ ("%1$u %2$s %3$u")), date % 100,
                                            ent_words_text_in (words, "month in a date", months[month - 1]), date / 10000);
}

char *
ent_words_all (const EntWords *words)
{
  GString *all = g_string_new (NULL);

  for (guint c = 0; c < ent_words_n_catalogues; c++)
    for (guint i = 0; i < ent_words_catalogues[c].n_entries; i++)
      {
        const EntWordsEntry *entry = &ent_words_catalogues[c].entries[i];
        const char *behind = strchr (entry->key, '\004');

        /* the keys of every language are the English texts */
        g_string_append_printf (all, "%s\n", behind != NULL ? behind + 1 : entry->key);
        if (words == (const EntWords *) &ent_words_catalogues[c])
          g_string_append_printf (all, "%s\n", entry->forms[0]);
      }
  return g_string_free (all, FALSE);
}
