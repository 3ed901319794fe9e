/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which commands there are, and how one is chosen. A command stands in this
 * table when it works, never before.
 */
#include "config.h"

#include "cli/cli.h"
#include "cli/command.h"
#include "cli/passphrase.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
static const EntCliCommand commands[] = {
  { "render", N_("FILE -o OUT"),
    N_("Draws the map in FILE to a PDF, SVG or PNG file."),
    N_("The ending of OUT says in which format. Without --paper and --size the sheet is A4.\n"
       "Letters, rings and legend are arranged for the sheet that is asked for: a larger sheet\n"
       "shows more, not the same picture larger."),
    ent_cli_render },
  { "check", N_("FILE…"),
    N_("Reads maps and reports what is wrong in them, one line for each finding."),
    N_("Each line is FILE:LINE: what was found and what was done about it. Exits with 1 when\n"
       "anything had to be mended, was put aside or could not be read. The files stay as they are."),
    ent_cli_check },
  { "measure", N_("FILE"),
    N_("Measures how well the picture of a map can be read."),
    N_("Counts labels that overlap or stand so close that they read as one, labels on symbols and on\n"
       "the rim, symbols on each other, ties through labels and symbols, and what lies outside the\n"
       "margins, and tells the smallest letter: in points on paper, in pixels with --size.\n"
       "With --json it prints one flat object."),
    ent_cli_measure },
  { "convert", N_("IN… OUT"),
    N_("Reads a file of another program into a map, or writes a map for another program."),
    N_("The ending of OUT says in which format it is written, that of IN and what is in it in which it is\n"
       "read: csv, xlsx, ods, graphml, gexf, dot, pajek or json, to read also vna, dl or fods, to write also\n"
       "kumu, kumu-json, drawio or markdown; or a map. With --plan the action plan alone is written, and\n"
       "always where OUT ends in .ics: into a calendar, a whole day for each open action that has a date.\n"
       "Of several files IN all go into one map, a table of ties beside one of stakeholders. What could not\n"
       "be understood, was left out or added is told row by row; nothing of IN is lost, what has no field\n"
       "stands in the notes."),
    ent_cli_convert },
  { "read", N_("FILE"),
    N_("Reads out what a map shows, in sentences."),
    N_("How the sectors are covered and where the gaps are; who is against and who could decide and does not; allies,\n"
       "brokers, and ways in to those who are to be won; what has changed since the moment before; The Code,\n"
       "agreements, risk assessments and actions that are due. With --json it prints one object, with the\n"
       "numbers and the ids of those of whom each sentence speaks. Private words are in it, unless it is --for others."),
    ent_cli_read },
  { "atlas", N_("FOLDER… -o OUT"),
    N_("Compares the coverage of many maps, such as those of all destinations of a country."),
    N_("Reads each file of FOLDER whose name ends in .entorno, and of the folders in it, up to 8 levels deep;\n"
       "not hidden ones, and not what links to folders lead to. Files can be named too. OUT.pdf has one row\n"
       "for each destination, those with most sectors in which nobody is supportive or leading first and those\n"
       "on whose map nobody is assessed last, then the sectors where most is missing, and what was skipped;\n"
       "OUT.csv and --json have the numbers. No name of a stakeholder is in them. A file that cannot be read to\n"
       "its end, or is sealed with another passphrase, is named and skipped; exits with 1 when none could be read."),
    ent_cli_atlas },
  { "compare", N_("FILE FILE"),
    N_("Tells in what two maps differ, one sentence for each difference."),
    N_("Records are the same when their ids are. Exits with 0 whether or not there are differences:\n"
       "equal maps print nothing, with --json an empty list."),
    ent_cli_compare },
  { "merge", N_("FILE FILE… -o OUT"),
    N_("Makes one map of several that were made or changed apart from each other."),
    N_("With --base, the map that all began with, what only one of them changed is taken, and what\n"
       "two changed in different ways is a conflict; so is a record that one removed and another\n"
       "changed. Without it all is kept that is in one of them, and each field of which they say\n"
       "different things is a conflict. The files are merged one after the other. --prefer first takes\n"
       "the earliest of them that says something, last the latest. Records are the same when their ids\n"
       "are; those of the same name are told. While it is not said what becomes of them, by\n"
       "--join-names or --keep-names, or a conflict is not decided, by --prefer, nothing is written and\n"
       "the exit is 1."),
    ent_cli_merge },
  { "redact", N_("IN OUT --key FILE"),
    N_("Writes a copy of a map for others, without what is private and with codes for names."),
    N_("Left out unless --keep names it: authors, reasons, conflicts (tension, broken ties, vetoes),\n"
       "inside (people and departments within organisations), risk, contact, notes, strategy, tags,\n"
       "log, actions, steps. Left in unless --drop names it: place, organisation, power, commitment,\n"
       "ties, roles, engagement, code. The key tells which code is who; keep it apart from the copy.\n"
       "Nothing is written while a word of what is left out stands in what stays. OUT is a map, or where\n"
       "it ends in .pdf, .svg or .png the picture of the copy, with the options that render has; it is\n"
       "for others, unless --keep or --for tells otherwise."),
    ent_cli_redact },
  { "new", N_("TITLE -o FILE"),
    N_("Writes an empty map with one moment, the baseline of today."),
    N_("The map speaks the language of the system."),
    ent_cli_new, TRUE },
  { "seal", N_("FILE -o OUT --passphrase-fd N"),
    N_("Writes a copy of a map that opens with a passphrase only."),
    N_("There is no other way into it: whoever loses the passphrase loses the map. FILE stays as it is, and\n"
       "can be read by whoever gets hold of it; to delete it may leave it on the disk."),
    ent_cli_seal },
  { "unseal", N_("FILE -o OUT --passphrase-fd N"),
    N_("Writes a copy of a sealed map that opens without its passphrase."),
    NULL,
    ent_cli_unseal },
  { "generate", N_("N -o FILE"),
    N_("Writes an invented map of N stakeholders, for tests and measurements."),
    N_("The same N, M and seed always give the same file. Every name, rating and reason in it is\n"
       "invented by chance."),
    ent_cli_generate, TRUE },
};
/* clang-format on */

static void
print_help (void)
{
  /* Translators: %s is the name of the program */
  g_print (_("Usage: %s COMMAND …"), "entorno-cli");
  g_print ("\n\n%s\n\n%s\n", _("Works on maps of stakeholders without a display."), _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n");
  /* Translators: %s is the name of the program */
  g_print (_("“%s COMMAND --help” tells what a command takes. Exits with 0 when all is well, 1 when the input is wrong or the output cannot be written, 2 when the command line is wrong or would replace what must stay."),
              "entorno-cli");
  g_print ("\n");
}

static const EntCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static EntExit
run (int argc, char **argv)
{
  const EntCliCommand *command;

  if (argc >= 2 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      print_help ();
      return ENT_EXIT_FINE;
    }
  if (argc >= 2 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("entorno-cli %s\n", ENT_VERSION);
      return ENT_EXIT_FINE;
    }
  if (argc < 2)
    {
      ent_cli_complain ("%s", _("A command is missing. “entorno-cli --help” lists them."));
      return ENT_EXIT_USAGE;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_autofree char *shown = ent_cli_show (argv[1]);

      /* Translators: %s is a word that the user typed */
      ent_cli_complain (_("There is no command “%s”. “entorno-cli --help” lists them."), shown);
      return ENT_EXIT_USAGE;
    }
  return command->run (command, argc - 1, argv + 1);
}

int
ent_cli_main (int argc, char **argv)
{
  EntExit status = run (argc, argv);

  ent_cli_forget_passphrase ();
  /* on a full disk what was printed is lost, and nobody else looks */
  if ((fflush (stdout) != 0 || ferror (stdout)) && status == ENT_EXIT_FINE)
    {
      ent_cli_complain ("%s", _("What was to be printed could not be written: the disk is full, or the program that reads it has ended. Mend that, and run it again."));
      status = ENT_EXIT_INPUT;
    }
  return status;
}
