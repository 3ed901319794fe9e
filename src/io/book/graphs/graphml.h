/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML: what most programs for graphs read and write, and yEd with pictures in it. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* As in EntBookFormat. What nodes and edges look like is left out. */
EntBook *ent_graphml_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Names of columns become attributes. A graph is undirected as a whole, or directed as a whole: networkx refuses
 * others. Which way a tie goes is told by an attribute. */
gboolean ent_graphml_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
