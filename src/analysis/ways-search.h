/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheapest ways in a graph of links, without knowing what they stand for. A way costs what its links cost and what it
 * costs to go on from those before its end; of ways that cost the same, one with fewer links comes first, then the
 * one that the order of its vertices puts first.
 */
#pragma once

#include "analysis/links.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* What it costs to go on from somebody from whom nobody goes on. */
#define ENT_NO_FURTHER G_MAXUINT

typedef struct
{
  guint cost;
  guint n;
  guint *at; /* owned: the vertices, both ends too */
} EntLinkWay;

void ent_link_way_free (EntLinkWay *way); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinkWay, ent_link_way_free)

/* The @most best ways to @target that begin with one of @begins, of guint and rising, and go through none of the others;
 * @target is none of them. @further: of each vertex, and finite; of those with whom ways begin what it costs to begin there.
 * Of EntLinkWay, the best first. O(links log n) for each, mostly; up to O(steps · links log n) where ways lead back to those
 * they have passed. Not all of them where @progress, which may be NULL, was stopped; it is looked at before each search but
 * the first. */
GPtrArray *ent_links_find_ways (const EntLinks *links,
                                const guint *further,
                                const GArray *begins,
                                guint target,
                                guint most,
                                EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  guint at;
  guint cost, n_steps;
  int via; /* place in the list of the one before; -1: it is the first */
} EntLinkReached;

/* All who are reached from any of @starts, of guint and rising, which come before the others, the best way to each first. Of EntLinkReached. O(links log n) */
GArray *ent_links_find_reach (const EntLinks *links, const guint *further, const GArray *starts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
