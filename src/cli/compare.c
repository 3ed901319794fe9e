/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli compare: in what two maps differ, a line or an object for each difference. */
#include "config.h"

#include "analysis/differences.h"
#include "cli/command.h"
#include "io/book/json/json-text.h"

#include <glib/gi18n.h>

/* --- JSON: the names are for scripts and never translated --- */

static void
append_member (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "%s\"%s\": ", g_str_has_suffix (out->str, "{") ? "" : ", ", name);
  ent_json_append_text (out, text);
}

static const char *
name_change (EntDifferenceKind kind)
{
  static const char *const names[] = {
    [ENT_DIFFERENCE_ADDED] = "added",
    [ENT_DIFFERENCE_REMOVED] = "removed",
    [ENT_DIFFERENCE_FIELD] = "set",
    [ENT_DIFFERENCE_ORDER] = "order",
    [ENT_DIFFERENCE_UNKNOWN] = "unknown",
    [ENT_DIFFERENCE_MAP] = "map",
  };

  return names[kind];
}

static void
append_object (GString *out, const EntDifference *difference, const char *sentence)
{
  g_string_append (out, "    {");
  append_member (out, "change", name_change (difference->kind));
  append_member (out, "record", ent_record_element (difference->key.kind));
  if (difference->owner != NULL)
    append_member (out, "stakeholder", difference->owner);
  if (difference->key.kind == ENT_RECORD_ASSESSMENT && difference->key.moment != NULL)
    {
      append_member (out, "moment", difference->key.moment);
      append_member (out, "aspect", ent_aspect_choices.items[difference->key.aspect].name);
    }
  else if (difference->key.kind != ENT_RECORD_ASSESSMENT)
    append_member (out, "id", difference->key.id);
  if (difference->field != NULL)
    {
      append_member (out, "field", difference->field->name);
      append_member (out, "before", difference->before);
      append_member (out, "after", difference->after);
    }
  append_member (out, "sentence", sentence);
  g_string_append_c (out, '}');
}

static void
print_differences (GPtrArray *differences, EntMap *before, EntMap *after, const EntSides *sides, gboolean json)
{
  g_autoptr(GString) out = g_string_new (json ? "{\n  \"differences\": [" : NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const EntDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *sentence = ent_difference_say (difference, before, after, sides);

      if (!json)
        {
          g_string_append_printf (out, "%s\n", sentence);
          continue;
        }
      g_string_append (out, i > 0 ? ",\n" : "\n");
      append_object (out, difference, sentence);
    }
  if (!json)
    {
      g_print ("%s", out->str);
      return;
    }
  g_string_append (out, differences->len > 0 ? "\n  ]\n}\n" : "]\n}\n");
  ent_cli_print_json (out->str);
}

EntExit
ent_cli_compare (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(GStrv) paths = NULL;
  g_autoptr(EntFile) before = NULL;
  g_autoptr(EntFile) after = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const char *undone = _("Nothing was compared: what was read may be half of the map. Open the file in Entorno, save what is there as another file, and compare that.");
  gboolean json = FALSE;
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  if (!ent_cli_two_inputs (command, paths))
    return ENT_EXIT_USAGE;
  before = ent_cli_open (paths[0], undone);
  after = ent_cli_open (paths[1], undone);
  if (before == NULL || after == NULL)
    return ENT_EXIT_INPUT;
  first = ent_cli_show_path (paths[0]);
  second = ent_cli_show_path (paths[1]);
  differences = ent_find_differences (before->map, after->map);
  print_differences (differences, before->map, after->map, &(EntSides) { first, second }, json);
  return ENT_EXIT_FINE;
}
