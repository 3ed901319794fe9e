/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders of a document as a list for views: ids in an array, and a
 * thin item for each that a view asks for. It follows the search, and the map
 * step by step: within a step of the history it tells nothing yet, unless
 * somebody asks for a position.
 */
#pragma once

#include <gio/gio.h>

#include "app/document/document.h"

G_BEGIN_DECLS

/* Stands for one stakeholder in views. Signal "changed": its values, the
 * moment or its ties are others now. Once a step, at its end. */
#define ENT_TYPE_STAKEHOLDER_ITEM (ent_stakeholder_item_get_type ())
G_DECLARE_FINAL_TYPE (EntStakeholderItem, ent_stakeholder_item, ENT, STAKEHOLDER_ITEM, GObject)
/* For lists of other kinds, whose item it is; its signal is theirs to emit. */
EntStakeholderItem *ent_stakeholder_item_new (EntDocument *document, EntId id) G_GNUC_WARN_UNUSED_RESULT;
EntId ent_stakeholder_item_id (EntStakeholderItem *self);
/* NULL once it is gone from the map. */
const EntStakeholder *ent_stakeholder_item_get (EntStakeholderItem *self);
EntDocument *ent_stakeholder_item_document (EntStakeholderItem *self);

#define ENT_TYPE_STAKEHOLDER_LIST (ent_stakeholder_list_get_type ())
G_DECLARE_FINAL_TYPE (EntStakeholderList, ent_stakeholder_list, ENT, STAKEHOLDER_LIST, GObject)

/* Of one sector, or with -1 of all; by name, or in the order of the map. By name, of
 * a large map, it is empty at first, and full as soon as the main loop is idle. */
EntStakeholderList *ent_stakeholder_list_new (EntDocument *document, int sector, gboolean by_name);
int ent_stakeholder_list_sector (EntStakeholderList *self);
/* Borrowed; NULL past the last. As the list has been told so far. */
EntId ent_stakeholder_list_id_at (EntStakeholderList *self, guint position);
/* -1 if it is not in the list. Within a step the list is settled first, and tells. O(n) */
int ent_stakeholder_list_position (EntStakeholderList *self, const char *id);

G_END_DECLS
