/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two moments as a list for views: for each kind of move a
 * heading, then an EntStakeholderItem for each who made it.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/compare-moments.h"
#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_CHANGE_HEADING (ent_change_heading_get_type ())
G_DECLARE_FINAL_TYPE (EntChangeHeading, ent_change_heading, ENT, CHANGE_HEADING, GObject)
EntMoveKind ent_change_heading_kind (EntChangeHeading *self);

#define ENT_TYPE_CHANGE_LIST (ent_change_list_get_type ())
G_DECLARE_FINAL_TYPE (EntChangeList, ent_change_list, ENT, CHANGE_LIST, GObject)

EntChangeList *ent_change_list_new (EntDocument *document);
/* Takes @changes over; NULL: nobody. Tells views of the rows from the first to the last that is another now. O(moves) */
void ent_change_list_set_changes (EntChangeList *self, EntMomentChanges *changes);
const EntMomentChanges *ent_change_list_changes (EntChangeList *self); /* or NULL */
/* NULL at a heading; good until the next changes. */
const EntMove *ent_change_list_move_at (EntChangeList *self, guint position);
/* -1 if that one did not move. O(rows) */
int ent_change_list_position (EntChangeList *self, const char *id);

G_END_DECLS
