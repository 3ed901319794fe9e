/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a map, with findings; store.h has the public door. */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

typedef void (*EntReaderLetGo) (gpointer data);

/* As ent_store_read(). @as_written: nothing is added that the file does not
 * have, not even the moment that every map in use has, and no chain of parts is
 * too long: for reading back.
 * @let_go, if given, is called with @bytes as soon as @data is needed no more:
 * what comes then takes as much memory again. Not called where it comes to an
 * error before.
 * @progress, or NULL: by the bytes that were read, then by the records that are in the map. */
EntFile *ent_reader_read (const char *data, gsize length, const char *name, gboolean as_written, EntReaderLetGo let_go, gpointer bytes, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
