/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options that several commands have: a language, a moment, a day. */
#include "config.h"

#include "cli/options.h"

#include "model/words-data.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Of the ids that a message lists. */
#define LISTED_MAX 10

gboolean
ent_cli_language (const EntCliCommand *command, const char *language, const EntWords **words)
{
  g_autoptr(GString) known = g_string_new ("en");
  g_autofree char *shown = ent_cli_show (language);
  const EntWords *found;

  if (language == NULL)
    return TRUE;
  found = ent_words_find (language);
  if (found != NULL)
    {
      *words = found;
      return TRUE;
    }
  for (guint i = 0; i < ent_words_n_catalogues; i++)
    g_string_append_printf (known, ", %s", ent_words_catalogues[i].language);
  /* Translators: %1$s is what the user typed, %2$s a list of codes of languages */
  ent_cli_misuse (command, _("There are no words in the language “%1$s”; there are %2$s."), shown, known->str);
  return FALSE;
}

char *
ent_cli_speak (const char *language)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);
  char *before = g_strdup (g_getenv ("LANGUAGE"));

  if (language != NULL)
    (void) g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  /* there it would not be looked at */
  if (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0)
    (void) setlocale (LC_MESSAGES, "C.UTF-8");
  /* else what was translated once would stay in the language it had */
  (void) textdomain (GETTEXT_PACKAGE);
  return before;
}

static void
complain_of_moment (const EntCliCommand *command, EntMap *map, const char *id)
{
  g_autoptr(GString) known = g_string_new (NULL);
  g_autofree char *shown = ent_cli_show (id);
  guint n = ent_map_n_moments (map);

  for (guint i = 0; i < MIN (n, LISTED_MAX); i++)
    {
      const EntMoment *moment = ent_map_moment_in_time (map, n - 1 - i);
      g_autofree char *its_id = ent_cli_show (moment->base.id);
      g_autofree char *name = ent_cli_show (moment->name);

      g_string_append_printf (known, "%s%s (%s)", i > 0 ? ", " : "", its_id, name);
    }
  if (n > LISTED_MAX)
    g_string_append (known, ", …");
  /* Translators: %1$s is what the user typed, %2$s a list of ids with names */
  ent_cli_misuse (command, _("The map has no moment “%1$s”; it has %2$s."), shown, known->str);
}

gboolean
ent_cli_has_moment (const EntCliCommand *command, EntMap *map, const char *id)
{
  if (id == NULL || ent_map_moment (map, id) != NULL)
    return TRUE;
  complain_of_moment (command, map, id);
  return FALSE;
}

gboolean
ent_cli_day (const EntCliCommand *command, const char *text, EntDate *day)
{
  g_autofree char *shown = NULL;

  *day = text != NULL ? ent_date_parse (text) : ent_date_today ();
  if (*day != 0)
    return TRUE;
  shown = ent_cli_show (text);
  /* Translators: %s is what the user typed */
  ent_cli_misuse (command, _("“%s” is no day; write it as in 2026-03-14."), shown);
  return FALSE;
}

gboolean
ent_cli_audience (const EntCliCommand *command, const char *text, gboolean *for_others)
{
  g_autofree char *shown = ent_cli_show (text);

  *for_others = text != NULL && strcmp (text, "others") == 0;
  if (text == NULL || *for_others || strcmp (text, "team") == 0)
    return TRUE;
  /* Translators: %s is what the user typed; team and others are not translated */
  ent_cli_misuse (command, _("“%s” is nobody for whom it could be; there are team and others."), shown);
  return FALSE;
}
