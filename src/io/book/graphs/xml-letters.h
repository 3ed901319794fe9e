/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which letters XML is written, which it may say itself. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @text, of @n_text bytes, within @bytes or in @owned, which is the caller's: UTF-8 without a mark of byte order. FALSE with
 * G_IO_ERROR_INVALID_DATA: "Line N: …". O(n) */
gboolean ent_xml_decode (const char *bytes, gsize length, char **owned, const char **text, gsize *n_text, GError **error);

G_END_DECLS
