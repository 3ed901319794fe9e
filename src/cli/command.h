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
  gboolean reads_no_map; /* and so takes no passphrase */
};

/* Reads the options of @command into what @entries and @shared point at; one
 * of @entries gives G_OPTION_REMAINING, @shared come first in the help and may be
 * NULL. FALSE when the command is over: help was asked for, or the line is wrong
 * and a message says why; @status tells. */
gboolean ent_cli_parse (const EntCliCommand *command, const GOptionEntry *entries, const GOptionEntry *shared, int argc, char **argv, EntExit *status);

/* What the commands that write a map share: where to, as it was typed, and whether over what is there. */
typedef struct
{
  char *path; /* owned; NULL: it was not said */
  gboolean force;
} EntCliOutput;
void ent_cli_output_clear (EntCliOutput *output);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntCliOutput, ent_cli_output_clear)
/* Their options, to be @shared: free the array alone. */
GOptionEntry *ent_cli_output_entries (EntCliOutput *output) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE after a message unless it was said where to write. */
gboolean ent_cli_has_output (const EntCliCommand *command, const EntCliOutput *output);

/* Prints "entorno-cli: …" to stderr. */
void ent_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same for a wrong command line, with a hint at --help. Returns ENT_EXIT_USAGE. */
EntExit ent_cli_misuse (const EntCliCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What the user typed, or NULL, as it is put into a message. */
char *ent_cli_show (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same for the path of a file, whole: without it the file would not be found. */
char *ent_cli_show_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* How many of @arguments there are; they may be NULL. */
guint ent_cli_count (char **arguments);
/* The only one of @arguments; NULL after a message when there are none or more. */
const char *ent_cli_only (const EntCliCommand *command, char **arguments, const char *what);
/* The only one of @paths, to be read; NULL after a message when it cannot be one. */
const char *ent_cli_input (const EntCliCommand *command, char **paths);
/* FALSE after a message unless @paths are two, each a file's. */
gboolean ent_cli_two_inputs (const EntCliCommand *command, char **paths);
/* FALSE after a message unless @path, which may be NULL, is a file's; "-" is none.
 * @missing says how to name one. */
gboolean ent_cli_is_file_name (const EntCliCommand *command, const char *path, const char *missing);
/* Whether @text is a number in digits alone, from @least to @most. */
gboolean ent_cli_number (const char *text, guint64 least, guint64 most, guint64 *number);

/* Prints @text, an object of JSON, to stdout in UTF-8, whatever the locale. Whether it got there is looked at when the program ends. */
void ent_cli_print_json (const char *text);
/* Prints what was found in @file to stderr, one line each; notes only with @notes.
 * Returns the worst of all. */
EntFindingLevel ent_cli_print_findings (const EntFile *file, const char *path, gboolean notes);
/* Prints how a map that is sealed can be read. */
void ent_cli_hint_at_passphrase (void);
/* Prints why a map cannot be read. */
void ent_cli_print_refusal (const GError *error);
/* Opens a map to be read whole, with the passphrase that was given. What had to be mended goes to stderr. NULL, after
 * a message, when it cannot be read to its end: half a map must not pass for one.
 * @undone then says what was not done for that, and what to do. */
EntFile *ent_cli_open (const char *path, const char *undone) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both lead to one file, whatever links there are, also where there is none yet. */
gboolean ent_cli_are_same_file (const char *path, const char *other);
/* Whether a map stands at @path, by its name, links resolved, or by its beginning. */
gboolean ent_cli_is_map (const char *path);
/* Puts @bytes, which may be NULL after an error that @error tells of, into the
 * file at @path. Takes both. */
EntExit ent_cli_write (const char *path, GBytes *bytes, GError *error);
/* The same for @map, which is in @bytes, sealed with @secret or NULL, as the window saves one: what stood there is kept
 * among the earlier versions, and is sealed too. @bytes stay the caller's. */
EntExit ent_cli_write_document (const char *path, GBytes *bytes, EntMap *map, EntSecret *secret);
/* The same for @map as a file of its own, sealed with @secret unless that is NULL; only where it was said so over a file
 * that is there. */
EntExit ent_cli_write_map (const EntCliCommand *command, const EntCliOutput *output, EntMap *map, EntSecret *secret);

EntExit ent_cli_render (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_check (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_measure (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_new (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_redact (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_seal (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_unseal (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_convert (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_compare (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_read (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_atlas (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_merge (const EntCliCommand *command, int argc, char **argv);
EntExit ent_cli_generate (const EntCliCommand *command, int argc, char **argv);

G_END_DECLS
