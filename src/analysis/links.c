/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/links.h"

static guint
end_of (const EntLink *link, gboolean by_to)
{
  return by_to ? link->to : link->from;
}

/* Where those of each of @n vertices begin, and where the last one's end. */
static guint *
count (guint n, const EntLink *links, guint n_links, gboolean by_to)
{
  guint *first = g_new0 (guint, n + 1);

  for (guint i = 0; i < n_links; i++)
    first[end_of (&links[i], by_to) + 1]++;
  for (guint v = 0; v < n; v++)
    first[v + 1] += first[v];
  return first;
}

/* By one of their ends; those with the same keep their order. */
static void
sort (guint n, const EntLink *links, guint n_links, gboolean by_to, EntLink *out)
{
  g_autofree guint *place = count (n, links, n_links, by_to);

  for (guint i = 0; i < n_links; i++)
    out[place[end_of (&links[i], by_to)]++] = links[i];
}

/* Of each run between the same two the best one, in place; returns how many are left. */
static guint
keep_the_best (EntLink *links, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (kept > 0 && links[kept - 1].from == links[i].from && links[kept - 1].to == links[i].to)
      {
        if (links[i].cost < links[kept - 1].cost)
          links[kept - 1] = links[i];
      }
    else
      links[kept++] = links[i];
  return kept;
}

EntLinks *
ent_links_new (guint n, const GArray *all)
{
  const EntLink *links = (const EntLink *) (gconstpointer) all->data;
  g_autofree EntLink *by_to = g_new (EntLink, all->len);
  EntLinks *self = g_new0 (EntLinks, 1);

  self->n = n;
  self->links = g_new (EntLink, all->len);
  sort (n, links, all->len, TRUE, by_to);
  sort (n, by_to, all->len, FALSE, self->links);
  self->first = count (n, self->links, keep_the_best (self->links, all->len), FALSE);
  return self;
}

EntLinks *
ent_links_new_turned (const EntLinks *links)
{
  guint n_links = links->first[links->n];
  EntLinks *self = g_new0 (EntLinks, 1);

  self->n = links->n;
  self->links = g_new (EntLink, n_links);
  self->first = count (links->n, links->links, n_links, TRUE);
  sort (links->n, links->links, n_links, TRUE, self->links);
  return self;
}

void
ent_links_free (EntLinks *links)
{
  if (links == NULL)
    return;
  g_free (links->first);
  g_free (links->links);
  g_free (links);
}

const EntLink *
ent_links_find (const EntLinks *links, guint from, guint to)
{
  guint low = links->first[from], high = links->first[from + 1];

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (links->links[middle].to <= to)
        low = middle;
      else
        high = middle;
    }
  g_assert (low < high && links->links[low].to == to);
  return &links->links[low];
}
