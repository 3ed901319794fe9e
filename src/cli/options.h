/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options that several commands have. Each returns FALSE after a message. */
#pragma once

#include "cli/command.h"
#include "model/words.h"

G_BEGIN_DECLS

/* Of --lang; NULL leaves @words as they are. */
gboolean ent_cli_language (const EntCliCommand *command, const char *language, const EntWords **words);
/* From then on all messages are in @language, NULL: that of the locale. For what puts them into what it writes; not while there
 * are threads. Returns what was asked for before, to be put back. */
char *ent_cli_speak (const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @map has the moment @id, which may be NULL. */
gboolean ent_cli_has_moment (const EntCliCommand *command, EntMap *map, const char *id);
/* Of --date; NULL is today. */
gboolean ent_cli_day (const EntCliCommand *command, const char *text, EntDate *day);
/* Of --for; NULL is the team, for whom nothing is left out. */
gboolean ent_cli_audience (const EntCliCommand *command, const char *text, gboolean *for_others);

G_END_DECLS
