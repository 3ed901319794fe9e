/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an office document, which is a zip of XML files: found by their names, unpacked
 * while they are read, and never put on a disk. What the zip says of their sizes is not believed.
 */
#pragma once

#include <gio/gio.h>

#include "model/progress.h"

G_BEGIN_DECLS

#define ENT_ZIP_MAX_PARTS 2000u
/* Unpacked, of all parts that are read. */
#define ENT_ZIP_MAX_BYTES ((gsize) 256 * 1024 * 1024)
/* A part may be so many times smaller when it is packed, once it is larger than the second. */
#define ENT_ZIP_MAX_RATIO 200u
#define ENT_ZIP_ANY_RATIO_BYTES ((gsize) 10 * 1024 * 1024)

typedef struct _EntZip EntZip;

/* Keeps @bytes, and @progress (or NULL), which is told how much was unpacked, and is looked at with each block. NULL
 * with G_IO_ERROR_INVALID_DATA. */
EntZip *ent_zip_open (GBytes *bytes, EntProgress *progress, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ent_zip_free (EntZip *zip); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntZip, ent_zip_free)

/* Names are compared without case, and with "/" for "\", as some programs write them. O(1) */
gboolean ent_zip_has (const EntZip *zip, const char *name);

/* FALSE with an error ends the reading. */
typedef gboolean (*EntZipBlock) (gpointer data, const char *bytes, gsize length, GError **error);
/* Gives the part @name to @block piece by piece. FALSE with its error, with G_IO_ERROR_INVALID_DATA, or stopped. */
gboolean ent_zip_read (EntZip *zip, const char *name, EntZipBlock block, gpointer data, GError **error);
/* All of it; refused past @limit. */
GBytes *ent_zip_bytes (EntZip *zip, const char *name, gsize limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE for a file that is larger than ENT_BOOK_MAX_BYTES, whether it is a zip or not. */
gboolean ent_zip_check_size (GBytes *bytes, GError **error);
/* FALSE, and what to do with a file that a password protects. */
gboolean ent_zip_refuse_password (GError **error);
/* FALSE, and what to do with a document that is no workbook: to save it with @ending. */
gboolean ent_zip_refuse_kind (const char *ending, GError **error);

G_END_DECLS
