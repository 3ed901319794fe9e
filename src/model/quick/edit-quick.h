/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying out typed lines. */
#pragma once

#include "model/edit.h"
#include "model/quick/quick-line.h"

G_BEGIN_DECLS

/* What a line is understood in. All borrowed. */
typedef struct
{
  EntNameIndex *names;         /* of the history's map */
  EntSectorId sector;          /* of somebody new, where the line says none */
  const char *inside;          /* somebody new is a person in this one; NULL: stands on the map */
  const char *moment_id;       /* that is rated */
  gboolean another;            /* the name is that of one more, also where it is known */
  const char *const *subjects; /* whom a line without a name is about: NULL-terminated, may be empty */
} EntQuickContext;

/* Whether @line adds whom it names. */
gboolean ent_quick_line_is_new (const EntQuickLine *line, const EntQuickContext *context);
/* The sector of whom @line is about, if they are new. */
EntSectorId ent_quick_line_sector (const EntQuickLine *line, const EntQuickContext *context);

/* Carries @line, which is not empty, out as one step: adds or changes whom it is about, draws its ties, and adds who is
 * new at their other ends. Ids of whom it is about, owned, NULL-terminated; NULL with nothing changed. */
char **ent_edit_quick_line (EntHistory *history, const EntQuickLine *line, const EntQuickContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for each line of @text, in one step; what one line says of a sector holds for those after it. On an error,
 * which names the line, nothing has changed. */
char **ent_edit_quick_lines (EntHistory *history, const char *text, const EntQuickContext *context, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Draws the ties of @line from @from, who is in the map, as one step; those that say no kind are of the @usual one, and
 * get it in @line too. Who is not on the map is an error. Ids of the ties, owned, NULL-terminated. */
char **ent_edit_quick_ties (EntHistory *history, EntQuickLine *line, const char *from, EntTieKind usual, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
