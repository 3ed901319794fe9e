/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells whether bytes are still the same. It guards against nobody: who can write the
 * file needs no collision.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 32 hexadecimal digits, owned. The same on every machine of one byte order. */
char *ent_checksum (const void *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
