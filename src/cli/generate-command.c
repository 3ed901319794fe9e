/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli generate: an invented map as a file. */
#include "config.h"

#include "cli/command.h"
#include "cli/generate.h"

#include <glib/gi18n.h>

EntExit
ent_cli_generate (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(GStrv) numbers = NULL;
  g_autofree char *output = NULL;
  g_autoptr(EntMap) map = NULL;
  g_autoptr(GError) error = NULL;
  const char *number;
  guint64 n = 0;
  gint64 ties = -1, seed = 1;
  EntExit status = ENT_EXIT_FINE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write; one that is there is replaced"), N_("FILE") },
      { "ties", 0, 0, G_OPTION_ARG_INT64, &ties, N_("How many ties; 3 N unless told otherwise"), N_("M") },
        { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("What chance begins with; 1 unless told otherwise"), N_("S") },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
          { NULL } };

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  number = ent_cli_only (command, numbers, "N");
  if (number == NULL)
    return ENT_EXIT_USAGE;
  if (!g_ascii_string_to_unsigned (number, 10, 0, ENT_GENERATE_MAX_STAKEHOLDERS, &n, &error))
    /* Translators: %1$s is what the user typed, %2$d the greatest number */
    return ent_cli_misuse (command, _("“%1$s” is no number of stakeholders from 0 to %2$d."), number,
                                       ENT_GENERATE_MAX_STAKEHOLDERS);
  if (output == NULL)
    return ent_cli_misuse (command, "%s", _("Where to write is missing: -o FILE."));
  if (seed < 0 || seed > G_MAXUINT32)
    return ent_cli_misuse (command, "%s", _("--seed goes from 0 to 4294967295."));
  /* a few cannot have three ties each */
  if (ties == -1)
    ties = (gint64) MIN (3 * n, ENT_GENERATE_MAX_TIES (n));
  if (ties < 0 || (guint64) ties > MIN (ENT_GENERATE_MAX_TIES (n), G_MAXUINT / 2))
    /* Translators: %1$u is a number of stakeholders, %2$u the greatest number of ties among them */
    return ent_cli_misuse (command, _("Among %1$u stakeholders --ties goes from 0 to %2$u."), (guint) n,
                                       (guint) MIN (ENT_GENERATE_MAX_TIES (n), G_MAXUINT / 2));
  map = ent_generate_map ((guint) n, (guint) ties, (guint32) seed);
  return ent_cli_write_map (output, map);
}
