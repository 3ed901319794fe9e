/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Through whom others reach each other: betweenness, exact. Quadratic in the map, so it runs in a thread, on a copy of it or
 * on a graph of its own, tells how far it is and can be stopped.
 *
 * Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2), 2001.
 */
#pragma once

#include "model/map.h"
#include "model/progress.h"

G_BEGIN_DECLS

/* A graph without directions, weights, loops or repeated edges, as lists of neighbours one behind the other: those of v are
 * to[first[v]] … to[first[v + 1] - 1], and v is among the neighbours of each. */
typedef struct
{
  guint n;
  const guint *first; /* n + 1 of them */
  const guint *to;
} EntGraph;

/* The betweenness of each vertex into @betweenness, @n of them: over all pairs of others, the part of the shortest ways
 * between the two that leads through it; each pair counts once. FALSE where @progress, which may be NULL, was stopped: then
 * what stands there means nothing. All of @progress is this; it is looked at after each source. O(n · (n + edges)) */
gboolean ent_betweenness (const EntGraph *graph, double *betweenness, EntProgress *progress);

typedef struct
{
  EntId id;
  double betweenness;
  double share; /* of all pairs of others, from 0 to 1 */
} EntBroker;

/* At most @most on the map through whom ways lead, most of them first: over ties that work, whatever their direction, for
 * who knows both can bring them together; ties of people inside an organisation are its own. Of EntBroker, ids owned; NULL
 * where it was stopped. */
GArray *ent_find_brokers (EntMap *map, guint most, EntProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
