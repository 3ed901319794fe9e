/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of LibreOffice and others (.ods, .ots), and the same as a single XML file (.fods). */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* As ent_xlsx_read(). */
EntBook *ent_ods_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All is text, but for columns of small whole numbers. Equal books give equal bytes. Fails only where it is stopped. */
gboolean ent_ods_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
