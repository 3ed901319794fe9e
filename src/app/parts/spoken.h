/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sighted person sees of a stakeholder, in words, for those who hear the window. */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

/* "Private sector, Formal, decision power 5, Supportive, 4 ties", and what marks it wears; not its name. Not
 * @with_marks: neither vetoes nor ties of conflict are told of or counted. */
char *ent_spoken_stakeholder (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id, gboolean with_marks) G_GNUC_WARN_UNUSED_RESULT;
/* The same after its name: "Hotel association, Private sector, …". */
char *ent_spoken_with_name (EntMap *map, const EntStakeholder *stakeholder, const char *moment_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
