/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is next to whom, as arrays: what ways and brokers are looked for in. Vertices are numbers from 0; that a number is
 * somebody's place in a map, and a link a tie, is known to those who make the links alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a link for which there is no tie. */
#define ENT_NO_TIE G_MAXUINT

typedef struct
{
  guint from, to;
  guint cost;
  guint tie; /* place of the tie that stands for it, or ENT_NO_TIE */
} EntLink;

/* Those that lead from v are links[first[v]] … links[first[v + 1] - 1], by where they lead to. */
typedef struct
{
  guint n;
  guint *first; /* n + 1 of them */
  EntLink *links;
} EntLinks;

/* Of @all, of EntLink, between @n vertices: of several that lead from the same one to the same other, the cheapest is kept, and
 * the first of those that cost the same. O(n + links) */
EntLinks *ent_links_new (guint n, const GArray *all) G_GNUC_WARN_UNUSED_RESULT;
/* The same links from their ends: those of v lead to it and are sorted by where they come from; from and to stay what they
 * are. O(n + links) */
EntLinks *ent_links_new_turned (const EntLinks *links) G_GNUC_WARN_UNUSED_RESULT;
void ent_links_free (EntLinks *links); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLinks, ent_links_free)

/* The one between the two; it must be there. O(log of those that lead from @from) */
const EntLink *ent_links_find (const EntLinks *links, guint from, guint to);

static inline void
ent_links_add (GArray *all, guint from, guint to, guint cost, guint tie)
{
  const EntLink link = { from, to, cost, tie };

  g_array_append_val (all, link);
}

G_END_DECLS
