/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a map, with findings; store.h has the public door. */
#pragma once

#include "io/store.h"

G_BEGIN_DECLS

/* As ent_store_read(). @as_written: nothing is added that the file does not
 * have, not even the moment that every map in use has: for reading back. */
EntFile *ent_reader_read (const char *data, gsize length, const char *name, gboolean as_written, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
