/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a map's stakeholders, to be found while somebody types: by the
 * whole name as people mean it (see name-key.h), or by a part of it. It follows
 * the map by its changes.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct _EntNameIndex EntNameIndex;

/* Keeps a reference to @map. It is filled when it is first asked, in O(n), or before that bit by bit. */
EntNameIndex *ent_name_index_new (EntMap *map) G_GNUC_WARN_UNUSED_RESULT;
void ent_name_index_free (EntNameIndex *index); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntNameIndex, ent_name_index_free)

/* Takes at most @most stakeholders of the map into it; TRUE: there are more. */
gboolean ent_name_index_fill (EntNameIndex *index, guint most);

EntMap *ent_name_index_map (EntNameIndex *index);

/* Who is called @name, or has it as a short name; NULL: nobody. Of several the one that stands on the map, of
 * several of those the one that came first. O(1) but for the namesakes */
const EntStakeholder *ent_name_index_find (EntNameIndex *index, const char *name);
/* Ids (EntId, owned by the array) of at most @most, but for @except (an id or NULL), whose name has @text in it, without case and accents: first names
 * that begin with it, then short names, then those of which a word does, then the others; of equal ones the shorter
 * first; people inside an organisation after all who stand on the map. O(n) */
GPtrArray *ent_name_index_match (EntNameIndex *index, const char *text, const char *except, guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
