/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways that turn round the same corner lie side by side there, the one with the
 * sharpest turn inside, as threads around a peg do. After "Edge Routing with
 * Ordered Bundles" (Pupyrev, Nachmanson, Bereg, Holroyd, 2011), with the order at
 * each corner by itself.
 */
#include "scene/ties/tie-route.h"

#include <math.h>
#include <stdlib.h>

/* Corners are one when they are so near, in cells of the ground, and look the same way by so much. */
#define SAME_PLACE 2.6
#define SAME_SIDE 0.5
/* A corner is never moved further, in cells. */
#define FARTHEST 5.0
/* Moving its corners makes no way dearer than so. */
#define DEARER 1.06

typedef struct
{
  guint strand, corner;
  EntPoint at, outward; /* away from what the way turns round */
  double turn;          /* radians */
  double shift;         /* outward */
  int next;             /* in the same place, or -1 */
} Turn;

/* Turns round one thing. */
typedef struct
{
  EntPoint at, outward;
  double filled;
  int first; /* turn */
  int next;  /* in the same cell of the table, or -1 */
} Peg;

typedef struct
{
  EntTieStrand *strands;
  const EntTieGround *ground;
  double gap, reach;
  GArray *turns, *pegs;
  GHashTable *table; /* of place → index of peg + 1 */
} Spread;

static gboolean
find_turn (const EntTieStrand *strand, guint corner, Turn *turn)
{
  EntPoint a = strand->corners[corner - 1], at = strand->corners[corner], b = strand->corners[corner + 1];
  double before = ent_length (a.x - at.x, a.y - at.y), after = ent_length (b.x - at.x, b.y - at.y);
  double x, y, length, cosine;

  if (before <= 0 || after <= 0)
    return FALSE;
  x = -(a.x - at.x) / before - (b.x - at.x) / after;
  y = -(a.y - at.y) / before - (b.y - at.y) / after;
  length = ent_length (x, y);
  if (length < 1e-6)
    return FALSE;
  cosine = ((at.x - a.x) * (b.x - at.x) + (at.y - a.y) * (b.y - at.y)) / (before * after);
  turn->at = at;
  turn->outward = (EntPoint) { x / length, y / length };
  turn->turn = acos (CLAMP (cosine, -1, 1));
  return TRUE;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *one = a, *other = b;

  if (one->turn != other->turn)
    return one->turn > other->turn ? -1 : 1;
  if (one->strand != other->strand)
    return one->strand < other->strand ? -1 : 1;
  return one->corner < other->corner ? -1 : one->corner > other->corner;
}

static gint64
key_of (const Spread *self, EntPoint at, int dx, int dy)
{
  gint64 x = (gint64) floor (at.x / self->reach) + dx, y = (gint64) floor (at.y / self->reach) + dy;

  return x * G_MAXINT32 + y;
}

/* The peg that @turn goes round; negative if it is the first there. */
static int
find_peg (const Spread *self, const Turn *turn)
{
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      {
        gint64 key = key_of (self, turn->at, dx, dy);
        int i = GPOINTER_TO_INT (g_hash_table_lookup (self->table, &key)) - 1;

        for (; i >= 0; i = g_array_index (self->pegs, Peg, i).next)
          {
            const Peg *peg = &g_array_index (self->pegs, Peg, i);

            if (ent_length (peg->at.x - turn->at.x, peg->at.y - turn->at.y) < self->reach &&
                peg->outward.x * turn->outward.x + peg->outward.y * turn->outward.y > SAME_SIDE)
              return i;
          }
      }
  return -1;
}

static int
add_peg (Spread *self, const Turn *turn)
{
  gint64 key = key_of (self, turn->at, 0, 0);
  Peg peg = { .at = turn->at, .outward = turn->outward, .first = -1, .next = GPOINTER_TO_INT (g_hash_table_lookup (self->table, &key)) - 1 };

  g_array_append_val (self->pegs, peg);
  g_hash_table_insert (self->table, g_memdup2 (&key, sizeof key), GINT_TO_POINTER ((int) self->pegs->len));
  return (int) self->pegs->len - 1;
}

static void
collect_turns (Spread *self, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint corner = 1; corner + 1 < self->strands[i].n_corners; corner++)
      {
        Turn turn = { .strand = i, .corner = corner };

        if (find_turn (&self->strands[i], corner, &turn))
          g_array_append_val (self->turns, turn);
      }
  g_array_sort (self->turns, compare_turns);
}

/* From the inside out. */
static void
hang_up (Spread *self)
{
  for (guint i = 0; i < self->turns->len; i++)
    {
      Turn *turn = &g_array_index (self->turns, Turn, i);
      int found = find_peg (self, turn);
      double half = self->strands[turn->strand].half;
      Peg *peg;

      if (found < 0)
        found = add_peg (self, turn);
      peg = &g_array_index (self->pegs, Peg, found);

      turn->shift = peg->filled + half;
      peg->filled += 2 * half + self->gap;
      turn->next = peg->first;
      peg->first = (int) i;
    }
}

/* Closer together where there is less room than they want. */
static void
share_room (Spread *self, const Peg *peg)
{
  double wanted = MIN (peg->filled - self->gap, FARTHEST * ent_tie_ground_cell (self->ground));
  double room, part;

  if (wanted <= 0)
    return;
  room = ent_tie_ground_room (self->ground, peg->at, peg->outward, wanted);
  part = room / (peg->filled - self->gap);
  for (int i = peg->first; i >= 0; i = g_array_index (self->turns, Turn, i).next)
    g_array_index (self->turns, Turn, i).shift *= part;
}

static double
cost_of (const Spread *self, const EntTieStrand *strand)
{
  double cost = 0;

  for (guint i = 0; i + 1 < strand->n_corners; i++)
    cost += ent_tie_ground_cost (self->ground, strand->ends, strand->corners[i], strand->corners[i + 1], INFINITY);
  return cost;
}

/* The corners of @strand as far out as leaves it off all that stands, or where they are. */
static void
move_strand (const Spread *self, EntTieStrand *strand, const Turn *const turns[ENT_TIE_MAX_CORNERS])
{
  static const double shares[] = { 1, 0.6, 0.36, 0.22, 0.13 };
  double before = cost_of (self, strand);
  EntTieStrand moved = *strand;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double share = shares[i];

      for (guint corner = 1; corner + 1 < strand->n_corners; corner++)
        if (turns[corner] != NULL)
          {
            moved.corners[corner].x = strand->corners[corner].x + turns[corner]->outward.x * turns[corner]->shift * share;
            moved.corners[corner].y = strand->corners[corner].y + turns[corner]->outward.y * turns[corner]->shift * share;
          }
      if (cost_of (self, &moved) < DEARER * before + 2)
        {
          *strand = moved;
          return;
        }
    }
}

static void
move_strands (const Spread *self, guint n)
{
  const Turn *(*turns)[ENT_TIE_MAX_CORNERS] = g_malloc0_n (n, sizeof *turns);

  for (guint i = 0; i < self->turns->len; i++)
    {
      const Turn *turn = &g_array_index (self->turns, Turn, i);

      turns[turn->strand][turn->corner] = turn;
    }
  for (guint i = 0; i < n; i++)
    if (self->strands[i].n_corners > 2)
      move_strand (self, &self->strands[i], turns[i]);
  g_free (turns);
}

void
ent_tie_strands_spread (EntTieStrand *strands, guint n, const EntTieGround *ground, double gap)
{
  Spread self = {
    .strands = strands,
    .ground = ground,
    .gap = gap,
    .reach = SAME_PLACE * ent_tie_ground_cell (ground),
    .turns = g_array_new (FALSE, FALSE, sizeof (Turn)),
    .pegs = g_array_new (FALSE, FALSE, sizeof (Peg)),
    .table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  collect_turns (&self, n);
  hang_up (&self);
  for (guint i = 0; i < self.pegs->len; i++)
    share_room (&self, &g_array_index (self.pegs, Peg, i));
  move_strands (&self, n);
  g_array_unref (self.turns);
  g_array_unref (self.pegs);
  g_hash_table_unref (self.table);
}

/* --- curves --- */

#define BEND_PIECES 8

static EntPoint
towards (EntPoint a, EntPoint b, double length)
{
  double all = MAX (ent_length (b.x - a.x, b.y - a.y), 1e-9), t = length / all;

  return (EntPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* How far from the corner at @by the line may leave its legs for a curve. */
static double
find_bend (const EntTieStrand *strand, const EntTieGround *ground, EntPoint a, EntPoint by, EntPoint b, double most)
{
  EntPoint legs[3];
  double bend = most;

  while (bend > 0.2 * ent_tie_ground_cell (ground))
    {
      EntPoint start = towards (by, a, bend), end = towards (by, b, bend), round[BEND_PIECES + 1];

      for (guint i = 0; i <= BEND_PIECES; i++)
        {
          double t = i / (double) BEND_PIECES, u = 1 - t;

          round[i] = (EntPoint) { u * u * start.x + 2 * u * t * by.x + t * t * end.x, u * u * start.y + 2 * u * t * by.y + t * t * end.y };
        }
      legs[0] = start;
      legs[1] = by;
      legs[2] = end;
      if (ent_tie_ground_hits (ground, strand->ends, round, BEND_PIECES + 1) <= ent_tie_ground_hits (ground, strand->ends, legs, 3))
        return bend;
      bend *= 0.7;
    }
  /* never a corner */
  return MIN (most, 0.2 * ent_tie_ground_cell (ground));
}

static void
append_line (EntCurve *curve, EntPoint to)
{
  EntPoint from = curve->points[curve->n_points - 1];

  if (ent_length (to.x - from.x, to.y - from.y) < 1e-6)
    return;
  for (guint i = 1; i <= 3; i++)
    curve->points[curve->n_points++] = (EntPoint) { from.x + (to.x - from.x) * i / 3, from.y + (to.y - from.y) * i / 3 };
}

/* A parabola's arc, as a cubic. */
static void
append_bend (EntCurve *curve, EntPoint by, EntPoint to)
{
  EntPoint from = curve->points[curve->n_points - 1];

  curve->points[curve->n_points++] = (EntPoint) { from.x + (by.x - from.x) * 2 / 3, from.y + (by.y - from.y) * 2 / 3 };
  curve->points[curve->n_points++] = (EntPoint) { to.x + (by.x - to.x) * 2 / 3, to.y + (by.y - to.y) * 2 / 3 };
  curve->points[curve->n_points++] = to;
}

void
ent_tie_strand_curve (const EntTieStrand *strand, const EntTieGround *ground, EntCurve *curve)
{
  guint n = strand->n_corners;

  curve->points[0] = strand->corners[0];
  curve->n_points = 1;
  for (guint i = 1; i + 1 < n; i++)
    {
      EntPoint a = strand->corners[i - 1], by = strand->corners[i], b = strand->corners[i + 1];
      double before = ent_length (a.x - by.x, a.y - by.y), after = ent_length (b.x - by.x, b.y - by.y);
      /* half a leg is left for the next corner; at an end there is none */
      double most = MIN (i == 1 ? 0.8 * before : 0.5 * before, i + 2 == n ? 0.8 * after : 0.5 * after);
      double bend = find_bend (strand, ground, a, by, b, most);

      append_line (curve, towards (by, a, bend));
      append_bend (curve, by, towards (by, b, bend));
    }
  append_line (curve, strand->corners[n - 1]);
  if (curve->n_points == 1)
    append_line (curve, (EntPoint) { strand->corners[0].x + 1e-3, strand->corners[0].y });
}
