/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase that a command is given by --passphrase-fd: not on the command line, where every
 * program of the machine could read it, and not in the environment, which every child inherits.
 *
 * There is one for a run, as there is one command line.
 */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

/* For the table of options of a command that reads maps. */
const GOptionEntry *ent_cli_passphrase_entries (void);
/* Once the options are known: reads it, if that was asked for. FALSE after a message. */
gboolean ent_cli_read_passphrase (const EntCliCommand *command);
/* Lent; NULL when none was given. */
const char *ent_cli_passphrase (void);
void ent_cli_forget_passphrase (void);

G_END_DECLS
