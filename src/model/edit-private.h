/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of editing share. */
#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

/* Within an open step. */
gboolean ent_edit_apply_set (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error);
gboolean ent_edit_apply_remove (EntHistory *history, const EntKey *key, GError **error);
/* With an id of its own, which belongs to the map; NULL on error. Takes @record over. */
const char *ent_edit_apply_add (EntHistory *history, gpointer record, const char *owner, GError **error);
/* One field of one record, checked; a sector that is changed clears the pin. */
gboolean ent_edit_set_within (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error);
/* The same of a text that is known to be a value. */
gboolean ent_edit_put_within (EntHistory *history, const EntKey *key, const EntField *field, const char *text, GError **error);
/* One rating; a commitment that is changed clears the pin. */
gboolean ent_edit_rate_within (EntHistory *history, const char *id, const char *moment_id, EntAspect aspect, guint value, GError **error);
gboolean ent_edit_clear_pin (EntHistory *history, const char *id, GError **error);
/* Ends the step, or takes it back when @done is FALSE; returns @done. */
gboolean ent_edit_close (EntHistory *history, gboolean done);
/* Steps with the same one are merged, if nothing comes between; NULL for all but
 * typing: each choice is a step of its own. The records are those of @key's kind
 * with @ids; its moment and aspect count too. */
char *ent_edit_merge_key (const EntField *field, const EntKey *key, const char *const *ids, guint n_ids) G_GNUC_WARN_UNUSED_RESULT;
/* A copy to be added to @map as somebody else: without id and place, with log entries of its own. */
EntStakeholder *ent_edit_copy_stakeholder (EntMap *map, const EntStakeholder *original) G_GNUC_WARN_UNUSED_RESULT;
/* Those of @source between whom @twins (id → id of the copy) has both. O(ties) */
gboolean ent_edit_copy_ties (EntHistory *history, EntMap *source, GHashTable *twins, GError **error);
/* A name as it stands in that of a step: on one line, the end of a long one left out. */
char *ent_edit_shorten (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* That of a stakeholder, or the id of what is not there. */
char *ent_edit_dup_name (EntHistory *history, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
