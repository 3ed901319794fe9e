/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entorno-cli generate: an invented map as a file. */
#include "config.h"

#include "cli/command.h"
#include "cli/generate.h"

#include <glib/gi18n.h>

typedef struct
{
  EntCliOutput output;
  char *ties, *seed; /* as they were typed; NULL: not at all */
  guint64 n_stakeholders, n_ties, chance;
} Options;

static void
options_clear (Options *options)
{
  ent_cli_output_clear (&options->output);
  g_free (options->ties);
  g_free (options->seed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_numbers (const EntCliCommand *command, Options *options, const char *number)
{
  g_autofree char *shown = ent_cli_show (number);
  guint64 most;

  if (!ent_cli_number (number, 0, ENT_GENERATE_MAX_STAKEHOLDERS, &options->n_stakeholders))
    {
      /* Translators: %1$s is what the user typed, %2$u the greatest number */
      ent_cli_misuse (command, _("“%1$s” is no number of stakeholders from 0 to %2$u."), shown, ENT_GENERATE_MAX_STAKEHOLDERS);
      return FALSE;
    }
  most = ENT_GENERATE_MAX_TIES (options->n_stakeholders);
  /* a few cannot have three ties each */
  options->n_ties = MIN (3 * options->n_stakeholders, most);
  options->chance = 1;
  if (options->ties != NULL && !ent_cli_number (options->ties, 0, most, &options->n_ties))
    /* Translators: %1$u is a number of stakeholders, %2$u the greatest number of ties among them */
    ent_cli_misuse (command, _("Among %1$u stakeholders --ties goes from 0 to %2$u."), (guint) options->n_stakeholders, (guint) most);
  else if (options->seed != NULL && !ent_cli_number (options->seed, 0, G_MAXUINT32, &options->chance))
    ent_cli_misuse (command, "%s", _("--seed goes from 0 to 4294967295."));
  else
    return TRUE;
  return FALSE;
}

EntExit
ent_cli_generate (const EntCliCommand *command, int argc, char **argv)
{
  g_auto(Options) options = { 0 };
  g_autofree GOptionEntry *shared = ent_cli_output_entries (&options.output);
  g_auto(GStrv) numbers = NULL;
  g_autoptr(EntMap) map = NULL;
  const char *number;
  EntExit status = ENT_EXIT_FINE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "ties", 0, 0, G_OPTION_ARG_STRING, &options.ties, N_("How many ties; 3 N unless told otherwise"), N_("M") },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed, N_("What chance begins with, 0 to 4294967295; 1 unless told otherwise"), N_("S") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
    { NULL },
  };
  /* clang-format on */

  if (!ent_cli_parse (command, entries, shared, argc, argv, &status))
    return status;
  number = ent_cli_only (command, numbers, "N");
  if (number == NULL || !read_numbers (command, &options, number) ||
      !ent_cli_has_output (command, &options.output))
    return ENT_EXIT_USAGE;
  map = ent_generate_map ((guint) options.n_stakeholders, (guint) options.n_ties, (guint32) options.chance);
  return ent_cli_write_map (command, &options.output, map, NULL);
}
