/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs in DOT, the language of Graphviz. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* The whole grammar, with groups as ends of edges, defaults, and labels in HTML. The name of a node is its attribute
 * "name", else its label, else its id. What clusters are called stands in the column "group". Attributes that say how
 * something looks are left out. O(n) */
EntBook *ent_dot_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All columns are attributes under their own names, and others make a picture of it; ent_dot_read() reads the same
 * again, but for columns and cells with nothing in them. O(n) */
gboolean ent_dot_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
