/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli check: what the reader finds in files, one line each. */
#include "config.h"

#include "cli/command.h"
#include "cli/passphrase.h"

#include <glib/gi18n.h>

static EntExit
check_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFile) file = ent_store_open_sealed (path, ent_cli_passphrase (), NULL, &error);
  EntFindingLevel worst;

  if (file == NULL)
    {
      ent_cli_print_refusal (error);
      return ENT_EXIT_INPUT;
    }
  worst = ent_cli_print_findings (file, path, TRUE);
  return worst == ENT_FINDING_NOTE && !file->mended && !file->damaged ? ENT_EXIT_FINE : ENT_EXIT_INPUT;
}

EntExit
ent_cli_check (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(GStrv) paths = NULL;
  EntExit status = ENT_EXIT_FINE;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  if (ent_cli_count (paths) == 0)
    return ent_cli_misuse (command, "%s", _("Which file is to be checked?"));
  for (guint i = 0; paths[i] != NULL; i++)
    if (!ent_cli_is_file_name (command, paths[i], _("FILE has no name.")))
      return ENT_EXIT_USAGE;
  for (guint i = 0; paths[i] != NULL; i++)
    if (check_file (paths[i]) != ENT_EXIT_FINE)
      status = ENT_EXIT_INPUT;
  return status;
}
