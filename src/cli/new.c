/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli new: an empty map to begin with. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>

static gboolean
is_short_enough (const char *title)
{
  return (gsize) g_utf8_strlen (title, -1) <= ent_field_find (ENT_RECORD_MAP, "title")->max_length;
}

static gboolean
set_title (EntMap *map, const char *title, GError **error)
{
  g_autoptr(EntChange) change = ent_change_new_set (&ENT_KEY (ENT_RECORD_MAP, NULL), ent_field_find (ENT_RECORD_MAP, "title"), title);

  return ent_map_apply (map, change, NULL, error);
}

EntExit
ent_cli_new (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(GStrv) titles = NULL;
  g_auto(EntCliOutput) output = { 0 };
  g_autofree GOptionEntry *shared = ent_cli_output_entries (&output);
  g_autofree char *clean = NULL;
  g_autoptr(EntMap) map = NULL;
  g_autoptr(GError) error = NULL;
  const char *title;
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &titles, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  title = ent_cli_only (command, titles, _("TITLE"));
  if (title == NULL)
    return ENT_EXIT_USAGE;
  clean = ent_text_clean (title, -1, TRUE, NULL);
  if (clean == NULL)
    return ent_cli_misuse (command, "%s", _("The title is empty."));
  if (!is_short_enough (clean))
    /* Translators: %u is a number of characters */
    return ent_cli_misuse (command, _("The title is too long: it has more than %u characters. Shorten it; the map's notes have room for more."),
                                       ent_field_find (ENT_RECORD_MAP, "title")->max_length);
  if (!ent_cli_has_output (command, &output))
    return ENT_EXIT_USAGE;

  map = ent_map_new_begun ();
  if (!set_title (map, clean, &error))
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  return ent_cli_write_map (command, &output, map, NULL);
}
