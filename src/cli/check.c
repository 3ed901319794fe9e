/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli check: what the reader finds in files, one line each. */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n.h>

static EntExit
check_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntFile) file = ent_store_open (path, NULL, &error);
  EntExit status = ENT_EXIT_FINE;

  if (file == NULL)
    {
      g_printerr ("%s\n", error->message);
      return ENT_EXIT_INPUT;
    }
  for (guint i = 0; i < file->findings->len; i++)
    {
      const EntFinding *finding = g_ptr_array_index (file->findings, i);
      g_autofree char *line = ent_finding_format (finding, path);

      g_printerr ("%s\n", line);
      if (finding->level != ENT_FINDING_NOTE)
        status = ENT_EXIT_INPUT;
    }
  if (file->mended || file->damaged)
    status = ENT_EXIT_INPUT;
  return status;
}

EntExit
ent_cli_check (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(GStrv) paths = NULL;
  EntExit status = ENT_EXIT_FINE;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL }
  };

  if (!ent_cli_parse (command, entries, NULL, argc, argv, &status))
    return status;
  if (ent_cli_count (paths) == 0)
    return ent_cli_misuse (command, "%s", _("Which file is to be checked?"));
  for (guint i = 0; paths[i] != NULL; i++)
    if (check_file (paths[i]) != ENT_EXIT_FINE)
      status = ENT_EXIT_INPUT;
  return status;
}
