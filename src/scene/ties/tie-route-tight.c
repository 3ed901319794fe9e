/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way over many points pulled tight, so that it turns seldom and is short. */
#include <math.h>
#include <string.h>

#include "scene/ties/tie-route.h"

/* What a turn costs, in cells of the ground. */
#define TURN 1.0

static double
cost_between (const EntTieGround *ground, EntTieEnds ends, EntPoint a, EntPoint b)
{
  return ent_tie_ground_cost (ground, ends, a, b, INFINITY);
}

/* Behind so many points one after the other that cannot be seen none is looked at. */
#define OUT_OF_SIGHT 6

/* Which of @points a way should turn at, so that it is short, off the texts, and turns
 * seldom: the best way that goes from one of them to a later one. Returns how many are kept,
 * at the start of @points, with the first and the last. */
static guint
straighten (const EntTieGround *ground, EntTieEnds ends, EntPoint *points, guint n)
{
  g_autofree double *costs = g_new (double, n);
  g_autofree guint *before = g_new0 (guint, n), *kept = g_new (guint, n);
  double cell = ent_tie_ground_cell (ground);
  guint n_kept = 0;

  costs[0] = 0;
  for (guint i = 1; i < n; i++)
    {
      guint n_in_vain = 0;

      costs[i] = INFINITY;
      for (guint j = i; j-- > 0 && n_in_vain < OUT_OF_SIGHT;)
        {
          double cost = costs[j] + TURN + ent_length (points[j].x - points[i].x, points[j].y - points[i].y) / cell;

          if (cost >= costs[i])
            continue;
          cost = costs[j] + TURN + ent_tie_ground_cost (ground, ends, points[j], points[i], costs[i] - costs[j] - TURN);
          n_in_vain = cost < costs[i] ? 0 : n_in_vain + 1;
          if (cost < costs[i])
            {
              costs[i] = cost;
              before[i] = j;
            }
        }
    }
  for (guint i = n - 1; i > 0; i = before[i])
    kept[n_kept++] = i;
  for (guint i = 0; i < n_kept; i++)
    points[i + 1] = points[kept[n_kept - 1 - i]];
  return n_kept + 1;
}

/* By way of @by; not looked at any further above @limit. */
static double
cost_by_way_of (const EntTieGround *ground, EntTieEnds ends, EntPoint a, EntPoint by, EntPoint b, double limit)
{
  double cost = ent_tie_ground_cost (ground, ends, a, by, limit);

  return cost < limit ? cost + ent_tie_ground_cost (ground, ends, by, b, limit - cost) : cost;
}

/* A corner nearer to the chord of its neighbours, if that is cheaper; returns whether it is. */
static gboolean
pull_in (const EntTieGround *ground, EntTieEnds ends, EntPoint a, EntPoint *corner, EntPoint b, double now)
{
  static const double parts[] = { 0.5, 0.25, 0.125 };
  EntPoint middle = { (a.x + b.x) / 2, (a.y + b.y) / 2 };
  gboolean is_nearer = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double part = parts[i];
      EntPoint nearer = { corner->x + (middle.x - corner->x) * part, corner->y + (middle.y - corner->y) * part };
      double cost = cost_by_way_of (ground, ends, a, nearer, b, now);

      if (cost >= now)
        continue;
      *corner = nearer;
      now = cost;
      is_nearer = TRUE;
    }
  return is_nearer;
}

/* Corners nearer to the chord of their neighbours, or gone, where that is cheaper. */
static guint
tighten (const EntTieGround *ground, EntTieEnds ends, EntPoint *corners, guint n)
{
  gboolean goes_on = TRUE;

  for (guint round = 0; round < 2 && goes_on; round++)
    {
      goes_on = FALSE;
      for (guint i = 1; i + 1 < n; i++)
        {
          EntPoint a = corners[i - 1], b = corners[i + 1];
          double now = cost_by_way_of (ground, ends, a, corners[i], b, INFINITY);

          if (ent_tie_ground_cost (ground, ends, a, b, 1.02 * now) <= 1.01 * now)
            {
              memmove (corners + i, corners + i + 1, (n - i - 1) * sizeof *corners);
              n--;
              i--;
              goes_on = TRUE;
            }
          else if (pull_in (ground, ends, a, &corners[i], b, now))
            {
              goes_on = TRUE;
            }
        }
    }
  return n;
}

/* Gives up the corners that cost least to be without. */
static guint
thin_out (const EntTieGround *ground, EntTieEnds ends, EntPoint *corners, guint n)
{
  while (n > ENT_TIE_MAX_CORNERS)
    {
      double least = INFINITY;
      guint found = 1;

      for (guint i = 1; i + 1 < n; i++)
        {
          double more = cost_between (ground, ends, corners[i - 1], corners[i + 1]) -
                        cost_between (ground, ends, corners[i - 1], corners[i]) - cost_between (ground, ends, corners[i], corners[i + 1]);

          if (more < least)
            {
              least = more;
              found = i;
            }
        }
      memmove (corners + found, corners + found + 1, (n - found - 1) * sizeof *corners);
      n--;
    }
  return n;
}

guint
ent_tie_ground_pull_tight (const EntTieGround *ground, EntTieEnds ends, EntPoint *points, guint n)
{
  n = straighten (ground, ends, points, n);
  n = tighten (ground, ends, points, n);
  return thin_out (ground, ends, points, n);
}
