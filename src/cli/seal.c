/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli seal and unseal: a copy of a map with a passphrase, or without. */
#include "config.h"

#include "cli/command.h"
#include "cli/passphrase.h"
#include "io/secret/passphrase.h"

#include <glib/gi18n.h>

/* The way from one to the other; the options are the same. */
static EntExit
write_copy (const EntCliCommand *command, gboolean sealed, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_auto (EntCliOutput) output = { 0 };
  g_autofree GOptionEntry *shared = ent_cli_output_entries (&output);
  g_autoptr (EntFile) file = NULL;
  g_autoptr (EntSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  const char *path;
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  path = ent_cli_input (command, paths);
  if (path == NULL || !ent_cli_has_output (command, &output))
    return ENT_EXIT_USAGE;
  if (ent_cli_passphrase () == NULL)
    return ent_cli_misuse (command, "%s", _("The passphrase is missing: --passphrase-fd N."));
  if (sealed && g_utf8_strlen (ent_cli_passphrase (), -1) < (glong) ENT_PASSPHRASE_LEAST)
    /* Translators: %u is a number of characters */
    return ent_cli_misuse (command, _("The passphrase is too short: it takes at least %u characters."), ENT_PASSPHRASE_LEAST);
  file = ent_cli_open (path, _("Nothing was written: what was read may be half of the map. Open the file in Entorno, and save what is there as another file."));
  if (file == NULL)
    return ENT_EXIT_INPUT;
  if ((file->secret != NULL) == sealed)
    {
      ent_cli_complain ("%s", sealed ? _("The map is sealed with a passphrase already. Nothing was written.")
                                     : _("The map is not sealed with a passphrase. Nothing was written."));
      return ENT_EXIT_INPUT;
    }
  secret = sealed ? ent_secret_new (ent_cli_passphrase (), &error) : NULL;
  if (error != NULL)
    {
      ent_cli_complain ("%s", error->message);
      return ENT_EXIT_INPUT;
    }
  return ent_cli_write_map (command, &output, file->map, secret);
}

EntExit
ent_cli_seal (const EntCliCommand *command, int argc, char **argv)
{
  return write_copy (command, TRUE, argc, argv);
}

EntExit
ent_cli_unseal (const EntCliCommand *command, int argc, char **argv)
{
  return write_copy (command, FALSE, argc, argv);
}
