/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share: how one is described, its options read, its
 * messages printed and its files opened and written.
 */
#pragma once

#include "cli/cli.h"
#include "io/store.h"

G_BEGIN_DECLS

typedef struct _EntCliCommand EntCliCommand;
struct _EntCliCommand
{
  const char *name;
  const char *parameters; /* msgid: what follows the name, "FILE -o OUT" */
  const char *summary;    /* msgid: one sentence */
  const char *details;    /* msgid: shown after the options, or NULL */
  EntExit (*run) (const EntCliCommand *command, int argc, char **argv);
};

/* Reads the options of @command into what @entries and @group point at; one
 * of @entries gives G_OPTION_REMAINING. FALSE when the command is over: help
 * was asked for, or the line is wrong and a message says why; @status tells.
 * Takes @group, which may be NULL. */
gboolean ent_cli_parse (const EntCliCommand *command, const GOptionEntry *entries, GOptionGroup *group, int argc, char **argv, EntExit *status);

/* Prints "entorno-cli: …" to stderr. */
void ent_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same for a wrong command line, with a hint at --help. Returns ENT_EXIT_USAGE. */
EntExit ent_cli_misuse (const EntCliCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* How many of @arguments there are; they may be NULL. */
guint ent_cli_count (char **arguments);
/* The only one of @arguments; NULL after a message when there are none or more. */
const char *ent_cli_only (const EntCliCommand *command, char **arguments, const char *what);

/* Opens a map to be read whole. What had to be mended goes to stderr. NULL, after
 * a message, when it cannot be read to its end: half a map must not pass for one. */
EntFile *ent_cli_open (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Puts @bytes, which may be NULL after an error that @error tells of, into the
 * file at @path. Takes both. */
EntExit ent_cli_write (const char *path, GBytes *bytes, GError *error);
/* The same for @map as a file of its own. */
EntExit ent_cli_write_map (const char *path, EntMap *map);

EntExit ent_cli_render (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_check (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_measure (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_new (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_generate (const EntCliCommand *command, int argc, char **argv);

G_END_DECLS
