/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map for people to read on, and for draw.io to draw: neither is read again. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* Markdown: the stakeholders of each sector, ties, moments and actions, in the language of the process. Wants a book with
 * names. Nothing that somebody wrote is taken for markup. O(n) */
gboolean ent_markdown_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);
/* What draw.io takes under "Insert, Advanced, CSV": how to draw each kind, and the stakeholders with whom each has a tie of
 * which kind. Wants a book with names. O(n) */
gboolean ent_drawio_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
