/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/places.h"

/* Entries are looked at from the first to the last: those before are at their places already. Between them may
 * stand what moves later or leaves at last; a Fenwick tree over the old places counts it (P. M. Fenwick, A new
 * data structure for cumulative frequency tables, 1994). */
struct _EntPlaces
{
  int *from;
  gboolean *stays;
  guint n, next;
  int last; /* the old place of the last entry that stays */
  guint n_old;
  int *tree;
};

static gboolean
is_rising (const int *from, guint n)
{
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      if (from[i] != ENT_PLACE_NEW && from[i] <= last)
        return FALSE;
      last = MAX (last, from[i]);
    }
  return TRUE;
}

/* How many of the @n ends stand before @place. */
static guint
find_end (const int *from, const guint *ends, guint n, int place)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (from[ends[middle]] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean *
ent_places_that_stay (const int *from, guint n)
{
  gboolean *stays = g_new0 (gboolean, MAX (n, 1));
  g_autofree guint *ends = NULL;
  g_autofree int *before = NULL;
  guint length = 0;

  if (is_rising (from, n))
    {
      for (guint i = 0; i < n; i++)
        stays[i] = from[i] != ENT_PLACE_NEW;
      return stays;
    }
  /* of each length the rising row with the lowest end; each entry knows the one before it in its row */
  ends = g_new (guint, n);
  before = g_new (int, n);
  for (guint i = 0; i < n; i++)
    {
      guint place;

      if (from[i] == ENT_PLACE_NEW)
        continue;
      place = find_end (from, ends, length, from[i]);
      before[i] = place > 0 ? (int) ends[place - 1] : -1;
      ends[place] = i;
      length = MAX (length, place + 1);
    }
  for (int i = length > 0 ? (int) ends[length - 1] : -1; i >= 0; i = before[i])
    stays[i] = TRUE;
  return stays;
}

static void
count (EntPlaces *self, int place, int by)
{
  for (guint i = (guint) place + 1; i <= self->n_old; i += i & -i)
    self->tree[i] += by;
}

/* Before @place of the old order. */
static int
count_before (EntPlaces *self, int place)
{
  int sum = 0;

  for (guint i = (guint) MAX (place, 0); i > 0; i -= i & -i)
    sum += self->tree[i];
  return sum;
}

EntPlaces *
ent_places_new (const int *from, const gboolean *stays, guint n, guint n_old, const gboolean *leaves)
{
  EntPlaces *self = g_new0 (EntPlaces, 1);

  self->from = g_memdup2 (from, n * sizeof *from);
  self->stays = g_memdup2 (stays, n * sizeof *stays);
  self->n = n;
  self->n_old = n_old;
  self->tree = g_new0 (int, n_old + 1);
  self->last = -1;
  for (guint i = 0; i < n_old; i++)
    if (leaves[i])
      count (self, (int) i, 1);
  for (guint i = 0; i < n; i++)
    if (from[i] != ENT_PLACE_NEW && !stays[i])
      count (self, from[i], 1);
  return self;
}

void
ent_places_free (EntPlaces *self)
{
  g_free (self->from);
  g_free (self->stays);
  g_free (self->tree);
  g_free (self);
}

guint
ent_places_next (EntPlaces *self)
{
  guint i = self->next++;

  g_return_val_if_fail (i < self->n, 0);

  if (self->stays[i])
    self->last = self->from[i];
  else if (self->from[i] != ENT_PLACE_NEW)
    count (self, self->from[i], -1);
  return i + (guint) count_before (self, self->last);
}
