/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli read: what a map shows, in sentences, or as one object for programs. */
#include "config.h"

#include "analysis/reading/reading.h"
#include "io/book/json/json-text.h"
#include "cli/options.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- JSON: the names are for scripts and never translated --- */

static void
append_ids (GString *out, const char *name, const EntId *ids)
{
  g_string_append_printf (out, ", \"%s\": [", name);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      ent_json_append_text (out, ids[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_numbers (GString *out, GArray *numbers)
{
  g_string_append (out, ", \"numbers\": {");
  for (guint i = 0; i < numbers->len; i++)
    {
      const EntReadingNumber *number = &g_array_index (numbers, EntReadingNumber, i);

      g_string_append_printf (out, "%s\"%s\": ", i > 0 ? ", " : "", number->name);
      ent_json_append_number (out, number->value);
    }
  g_string_append_c (out, '}');
}

static void
append_way (GString *out, const EntWay *way)
{
  g_string_append (out, ", \"way\": [");
  for (guint i = 0; i < way->steps->len; i++)
    {
      const EntWayStep *step = &g_array_index (way->steps, EntWayStep, i);

      g_string_append (out, i > 0 ? ", {\"from\": " : "{\"from\": ");
      ent_json_append_text (out, step->from);
      g_string_append (out, ", \"to\": ");
      ent_json_append_text (out, step->to);
      g_string_append (out, ", \"tie\": ");
      ent_json_append_text (out, step->tie);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_sentence (GString *out, const EntReadingSentence *sentence)
{
  g_string_append_printf (out, "        {\"key\": \"%s\", \"text\": ", sentence->key);
  ent_json_append_text (out, sentence->text);
  if (sentence->sector >= 0)
    g_string_append_printf (out, ", \"sector\": \"%s\"", ent_sector_choices.items[sentence->sector].name);
  append_numbers (out, sentence->numbers);
  append_ids (out, "stakeholders", sentence->ids);
  for (guint i = 0; i < sentence->links->len; i++)
    {
      const EntReadingLink *link = &g_array_index (sentence->links, EntReadingLink, i);

      if (link->kind == ENT_RECORD_ACTION)
        {
          append_ids (out, "actions", link->ids);
          break;
        }
    }
  if (sentence->way != NULL)
    append_way (out, sentence->way);
  if (sentence->action != NULL)
    {
      g_string_append (out, ", \"to-do\": ");
      ent_json_append_text (out, sentence->action);
      append_ids (out, "with", sentence->with);
    }
  g_string_append_c (out, '}');
}

static void
append_section (GString *out, const EntReadingSection *section)
{
  g_string_append_printf (out, "    {\"part\": \"%s\", \"title\": ", ent_reading_part_name (section->part));
  ent_json_append_text (out, section->title);
  g_string_append (out, ", \"sentences\": [\n");
  for (guint i = 0; i < section->sentences->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "");
      append_sentence (out, g_ptr_array_index (section->sentences, i));
    }
  g_string_append (out, "\n      ]}");
}

static void
append_object (GString *out, EntMap *map, const EntReadingSpec *spec, const EntReading *reading)
{
  const EntMoment *moment = ent_map_moment_or_latest (map, spec->moment);
  char day[11];

  ent_date_format (spec->today, day);
  g_string_append (out, "{\n  \"title\": ");
  ent_json_append_text (out, ent_map_info (map)->title);
  g_string_append (out, ",\n  \"moment\": ");
  ent_json_append_text (out, moment != NULL ? moment->base.id : NULL);
  g_string_append_printf (out, ",\n  \"date\": \"%s\",\n  \"language\": \"%s\",\n  \"sections\": [\n", day, ent_words_language (spec->words));
  for (guint i = 0; i < reading->sections->len; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "");
      append_section (out, g_ptr_array_index (reading->sections, i));
    }
  g_string_append (out, "\n  ]\n}\n");
}

/* --- sentences --- */

static void
append_text (GString *out, EntMap *map, const EntReadingSpec *spec, const EntReading *reading)
{
  g_autofree char *title = ent_cli_show (ent_map_info (map)->title);
  g_autofree char *when = ent_reading_when (map, spec);

  g_string_append_printf (out, "%s\n%s\n", title, when);
  for (guint i = 0; i < reading->sections->len; i++)
    {
      const EntReadingSection *section = g_ptr_array_index (reading->sections, i);

      g_string_append_printf (out, "\n%s\n", section->title);
      for (guint k = 0; k < section->sentences->len; k++)
        g_string_append_printf (out, "  %s\n", ((const EntReadingSentence *) g_ptr_array_index (section->sentences, k))->text);
    }
}

static EntExit
read_file (const EntCliCommand *command, EntReadingSpec *spec, const char *path, gboolean json)
{
  g_autoptr(EntFile) file = ent_cli_open (path, _("Nothing was read out: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and read that."));
  g_autoptr(EntReading) reading = NULL;
  g_autoptr(GString) out = g_string_new (NULL);
  const EntMoment *moment;

  if (file == NULL)
    return ENT_EXIT_INPUT;
  if (!ent_cli_has_moment (command, file->map, spec->moment) || !ent_cli_has_moment (command, file->map, spec->from))
    return ENT_EXIT_USAGE;
  moment = ent_map_moment_or_latest (file->map, spec->moment);
  if (spec->from != NULL && moment != NULL && strcmp (spec->from, moment->base.id) == 0)
    return ent_cli_misuse (command, "%s", _("Nothing changes from a moment to itself. Give --from another moment than the one that is read, or leave it out."));
  reading = ent_reading_new (file->map, spec, NULL);
  if (json)
    append_object (out, file->map, spec, reading);
  else
    append_text (out, file->map, spec, reading);
  if (json)
    ent_cli_print_json (out->str);
  else
    g_print ("%s", out->str);
  return ENT_EXIT_FINE;
}

EntExit
ent_cli_read (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(GStrv) paths = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *from = NULL;
  g_autofree char *date = NULL;
  g_autofree char *language = NULL;
  g_autofree char *audience = NULL;
  EntReadingSpec spec = { .words = ent_words_for_languages (g_get_language_names ()) };
  gboolean json = FALSE, for_others;
  EntExit status = ENT_EXIT_FINE;
  const char *path;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    { "moment", 0, 0, G_OPTION_ARG_STRING, &moment,
      N_("The moment that is read, by its id; the latest unless told otherwise"), N_("ID") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_("The moment since which changes are told, by its id, another than the one that is read; the one before unless told otherwise"), N_("ID") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_("The day on which it is read, as in 2026-03-14, for what is overdue; today unless told otherwise"), N_("DAY") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language,
      N_("Language of the sentences, en or es; that of the system unless told otherwise"), N_("LANG") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &audience,
      N_("For whom it is: team, with everything, or others, with nothing private in it; the team unless told otherwise"), N_("WHOM") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  path = ent_cli_input (command, paths);
  if (path == NULL || !ent_cli_language (command, language, &spec.words) || !ent_cli_day (command, date, &spec.today) || !ent_cli_audience (command, audience, &for_others))
    return ENT_EXIT_USAGE;
  spec.moment = moment;
  spec.from = from;
  spec.private = !for_others;
  return read_file (command, &spec, path, json);
}
