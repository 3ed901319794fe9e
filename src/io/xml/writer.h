/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a map to the bytes of its file: by the table of fields, in its order,
 * without defaults, with what is kept in its place. The same map gives the
 * same bytes.
 */
#pragma once

#include "model/map.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* All of @map. NULL, with the record named, when a record would not fit into one tag. */
GString *ent_writer_map (EntMap *map, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for somebody who waits: @progress, or NULL, by the records. G_IO_ERROR_CANCELLED once it is stopped. */
GString *ent_writer_map_watched (EntMap *map, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One record alone as it would stand @depth levels deep, without the white space around it. */
char *ent_writer_record (gconstpointer record, guint depth) G_GNUC_WARN_UNUSED_RESULT;
/* The element of one id of the set @field. */
char *ent_writer_member (const EntField *field, const char *member) G_GNUC_WARN_UNUSED_RESULT;
/* How many bytes the start tag of @record takes, or that of @element in it: a field,
 * a list or the view. O(its bytes). */
gsize ent_writer_tag_length (gconstpointer record, const char *element);

G_END_DECLS
