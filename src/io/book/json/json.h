/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What programs write as JSON, ours among them. */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

/* Finds out whose it is: our own; a blueprint or a backup of Kumu; a project of PolicyMaker; a graph as D3, NetworkX,
 * graphology, Cytoscape, vis.js and others have it; else rows of a table, or of several. O(n) */
EntBook *ent_json_read (GBytes *bytes, const EntReadOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All tables of a map, under their names and in the same bytes each time; ent_json_read() reads the same cells again. */
gboolean ent_json_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);
/* A blueprint of Kumu: stakeholders and ties. */
gboolean ent_kumu_json_write (const EntBook *book, const EntWriteOptions *options, GPtrArray *files, GError **error);

G_END_DECLS
