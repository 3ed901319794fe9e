/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links over which a way takes as many steps as no map has: a file may have them. */
#pragma once

#include "analysis/links.h"

/* Of @n, each is tied to the next one and to the one after it, for 3: from end to end it is half of them. O(n) */
static inline EntLinks *
new_chain (guint n)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (EntLink));

  for (guint i = 0; i < n; i++)
    for (guint next = i + 1; next < MIN (i + 3, n); next++)
      {
        ent_links_add (all, i, next, 3, i);
        ent_links_add (all, next, i, 3, i);
      }
  return ent_links_new (n, all);
}
