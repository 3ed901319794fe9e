/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan: see model/edit.h. What is no action among @ids is passed over; where nothing is to be done there is no
 * step, and no error.
 */
#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* An open one, of which nothing else is said. */
EntAction *ent_action_new (const char *what) G_GNUC_WARN_UNUSED_RESULT;
/* Adds @action, which it takes over, as the last one, with all that it says. Returns the new id, owned by the map. */
const char *ent_edit_add_action (EntHistory *history, EntAction *action, GError **error);
/* In the order that they have in the map, to where @before stands, or to the end where it is NULL. O(ids · actions) */
gboolean ent_edit_move_actions (EntHistory *history, const char *const *ids, guint n_ids, const char *before, GError **error);
/* The same value for all. */
gboolean ent_edit_set_actions (EntHistory *history, const char *const *ids, guint n_ids, const EntField *field, const char *text, GError **error);
gboolean ent_edit_remove_actions (EntHistory *history, const char *const *ids, guint n_ids, GError **error);
/* A copy right behind each, to be done anew: it is open, whatever became of the first. The new ids, owned, NULL-terminated. */
char **ent_edit_duplicate_actions (EntHistory *history, const char *const *ids, guint n_ids, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
