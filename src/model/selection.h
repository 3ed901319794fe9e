/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one selection that list, map, matrix and register share: ids of
 * stakeholders and ties, in the order they were chosen; the last is the one
 * that has the focus.
 *
 * Signal "changed".
 */
#pragma once

#include <glib-object.h>

#include "model/record.h"

G_BEGIN_DECLS

#define ENT_TYPE_SELECTION (ent_selection_get_type ())
G_DECLARE_FINAL_TYPE (EntSelection, ent_selection, ENT, SELECTION, GObject)

EntSelection *ent_selection_new (void);
guint ent_selection_n (EntSelection *selection);
const char *ent_selection_at (EntSelection *selection, guint place);
const char *ent_selection_focus (EntSelection *selection);                 /* NULL when empty */
gboolean ent_selection_contains (EntSelection *selection, const char *id); /* O(1) */
/* Each emits "changed" at most once, and not when nothing changes. */
void ent_selection_set (EntSelection *selection, const char *id); /* NULL: nothing */
void ent_selection_set_many (EntSelection *selection, const char *const *ids, guint n_ids);
void ent_selection_toggle (EntSelection *selection, const char *id);
void ent_selection_add (EntSelection *selection, const char *id);
void ent_selection_clear (EntSelection *selection);
/* Owned strings, NULL-terminated. */
char **ent_selection_dup (EntSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
