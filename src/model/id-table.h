/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to each of many ids. Ids are equal when their pointers are, so nothing
 * is looked at but the table itself: GHashTable would look into the text as well.
 */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef struct _EntIdTable EntIdTable;

/* The ids are borrowed: they outlive their place in the table. */
EntIdTable *ent_id_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_id_table_free (EntIdTable *table);
guint ent_id_table_size (const EntIdTable *table);
/* NULL if it is not there; any other pointer than an id that is there may be asked for. */
gpointer ent_id_table_get (const EntIdTable *table, const char *id);
/* Where what belongs to @id stands, NULL at first, until the next call; to be set. */
gpointer *ent_id_table_place (EntIdTable *table, EntId id);
void ent_id_table_remove (EntIdTable *table, EntId id);
void ent_id_table_foreach (const EntIdTable *table, void (*func) (EntId id));

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntIdTable, ent_id_table_free)

G_END_DECLS
