/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a label can stand that stands off: near its symbol, around the disc, at
 * the sides of the sheet. A straight line leads to it, off all that stands.
 */
#include <math.h>
#include <stdlib.h>

#include "scene/map/packing.h"

/* From the outline of the symbol to a label near it, in em, in so many directions. */
static const double steps[] = { 1.0, 1.7, 2.6, 3.7, 5.0, 6.5, 8.5, 11 };
#define DIRECTIONS 36
/* Rows at the sides of the sheet, in em from one to the next, up to so far above and below the symbol. */
#define ROW 0.7
#define MOST_ROWS 24
/* A longer line costs more, by em; all cost more than a label beside its symbol. */
#define COST_OF_LEADER 1.6
#define COST_OF_LENGTH 0.16
/* In the disc a label that stands off is sooner taken for another's than outside. */
#define COST_INSIDE 0.8
#define COST_OF_BEND 0.8
/* Around a bend and the end of a line, in em. */
#define TURN 0.15
/* Of fewer lines of letters, sooner than of more. */
#define COST_OF_SHAPE 0.12
/* A way through a gate is no longer than so many straight ones. */
#define MOST_DETOUR 1.8
/* A line that is not longer than this is none, in em. */
#define SHORTEST 0.4
/* So many are looked at before the nearest are tried. */
#define MOST_CANDIDATES 4096

/* Where lines leave the disc between the names of the sectors: so many are looked for. */
#define GATES 144
/* Of the ways to one label through them, at most. */
#define WAYS 3

/* Bends within the disc stand in a grid with so many to a radius, and not closer than so many em. */
#define BENDS 9
#define BENDS_APART 1.1
#define MOST_BENDS 400

typedef struct
{
  EntPoint at;
  double away; /* from the symbol */
  EntPoint bend;
  gboolean has_bend; /* between the symbol and the gate */
} Gate;

/* What can be reached from a place within the disc. */
typedef struct
{
  EntPoint at;
  guint gates[GATES];
  guint n_gates;
} Bend;

struct _EntLeaderWays
{
  EntPoint gates[GATES];
  guint n_gates;
  Bend bends[MOST_BENDS];
  guint n_bends;
};

typedef struct
{
  const EntLayout *layout;
  EntObstacles *obstacles;
  const EntLabelling *labelling;
  const EntSceneSymbol *symbol;
  guint index;
  EntLeaderStart start;
  EntLabelSpot *found; /* candidates, with straight lines that have not been looked at */
  guint n_found;
  const EntLeaderWays *ways; /* NULL: there are none with bends in the disc */
  Gate gates[GATES];         /* that can be reached from the symbol, nearest first */
  guint n_gates;
  EntLabelSpot *spots; /* the result */
  guint n, most;
} Search;

void
ent_leader_start (EntLeaderStart *start, const EntSceneSymbol *symbol)
{
  start->middle = (EntPoint) { symbol->x, symbol->y };
  start->n_corners = ent_symbol_outline (symbol->kind, symbol->x, symbol->y, symbol->radius, start->corners);
}

EntPoint
ent_leader_leave (const EntLeaderStart *start, EntPoint to)
{
  EntPoint middle = start->middle;
  double x = to.x - middle.x, y = to.y - middle.y, out = 0;

  for (guint i = 0; i < start->n_corners; i++)
    {
      EntPoint p = start->corners[i], q = start->corners[(i + 1) % start->n_corners];
      double ex = q.x - p.x, ey = q.y - p.y, across = x * ey - y * ex;
      double t, along;

      if (fabs (across) < 1e-9)
        continue;
      t = ((p.x - middle.x) * ey - (p.y - middle.y) * ex) / across;
      along = ((p.x - middle.x) * y - (p.y - middle.y) * x) / across;
      if (t > 0 && along >= -1e-6 && along <= 1 + 1e-6)
        out = MAX (out, t);
    }
  return (EntPoint) { middle.x + x * out, middle.y + y * out };
}

gboolean
ent_leader_turns_clear (EntObstacles *obstacles, const EntPoint points[], guint n_points, double em)
{
  for (guint i = 1; i < n_points; i++)
    {
      EntRect around = ent_rect_grown ((EntRect) { points[i].x, points[i].y, 0, 0 }, TURN * em);

      if (isinf (ent_obstacles_cost (obstacles, &around, -1)))
        return FALSE;
    }
  return TRUE;
}

double
ent_leader_length (const EntLabelSpot *spot)
{
  double length = 0;

  for (guint i = 1; i < spot->n_points; i++)
    length += ent_length (spot->points[i].x - spot->points[i - 1].x, spot->points[i].y - spot->points[i - 1].y);
  return length;
}

double
ent_leader_cost (double length, guint n_points, guint shape, gboolean inside)
{
  return COST_OF_LEADER + COST_OF_LENGTH * length + COST_OF_SHAPE * shape + COST_OF_BEND * (n_points - 2) + (inside ? COST_INSIDE : 0);
}

EntPoint
ent_leader_arrive (double em, const EntRect *box, EntPoint from, PangoAlignment *alignment)
{
  double before = ENT_LEADER_BEFORE * em;
  double half_line = MIN (0.4 * em, box->height / 2), inset = MIN (0.8 * em, box->width / 2);

  if (from.x < box->x - before || from.x > box->x + box->width + before)
    {
      gboolean from_left = from.x < box->x;

      *alignment = from_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
      return (EntPoint) { from_left ? box->x - before : box->x + box->width + before,
                          CLAMP (from.y, box->y + half_line, box->y + box->height - half_line) };
    }
  *alignment = PANGO_ALIGN_CENTER;
  return (EntPoint) { CLAMP (from.x, box->x + inset, box->x + box->width - inset),
                      from.y < box->y ? box->y - before : box->y + box->height + before };
}

/* A label whose ink is @shape with its left top at @x, @y of the scene. */
static void
add_candidate (Search *self, guint shape, const EntLabelShape *of, double x, double y)
{
  const EntSceneSymbol *symbol = self->symbol;
  EntRect box = { x, y, of->width, of->ink_height }, around = ent_rect_grown (box, ENT_LABEL_PAD);
  double em = self->layout->sizes.label, length;
  PangoAlignment alignment;
  EntPoint from, to;

  if (self->n_found == MOST_CANDIDATES || !ent_rect_contains (&self->labelling->within, &around))
    return;
  to = ent_leader_arrive (self->layout->sizes.label, &box, (EntPoint) { symbol->x, symbol->y }, &alignment);
  from = ent_leader_leave (&self->start, to);
  length = ent_length (to.x - from.x, to.y - from.y);
  if (length < SHORTEST * em || ent_rect_overlaps (&around, &symbol->bounds))
    return;
  self->found[self->n_found++] = (EntLabelSpot) {
    .box = box,
    .cost = ent_leader_cost (length / em, 2, shape, FALSE),
    .shape = (guint8) shape,
    .alignment = (guint8) alignment,
    .n_points = 2,
    .points = { from, to },
  };
}

/* In all directions, the side of the label that is towards the symbol at some distances. */
static void
look_around (Search *self, guint shape, const EntLabelShape *of)
{
  const EntSceneSymbol *symbol = self->symbol;
  double em = self->layout->sizes.label;

  for (guint i = 0; i < DIRECTIONS; i++)
    for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
      {
        double angle = (i + 0.5 * (step % 2)) * 2 * G_PI / DIRECTIONS;
        double far = ent_symbol_reach (symbol->kind, symbol->radius) + (steps[step] + ENT_LEADER_BEFORE) * em;
        double x = symbol->x + far * sin (angle), y = symbol->y - far * cos (angle);

        if (fabs (sin (angle)) > 0.5)
          add_candidate (self, shape, of, sin (angle) > 0 ? x : x - of->width, y - of->ink_height / 2);
        else
          add_candidate (self, shape, of, x - of->width / 2, cos (angle) > 0 ? y - of->ink_height : y);
      }
}

/* In rows beside the disc, on both sides: at the edge of the sheet, and at the rim. */
static void
look_aside (Search *self, guint shape, const EntLabelShape *of)
{
  const EntScene *scene = self->layout->scene;
  const EntRect *within = &self->labelling->within;
  double em = self->layout->sizes.label, rim = scene->radius + 6 * scene->line + 1.6 * self->layout->sizes.sector;

  for (int row = -MOST_ROWS; row <= MOST_ROWS; row++)
    {
      double y = self->symbol->y + row * ROW * em - of->ink_height / 2;
      double near = CLAMP (scene->centre.y, y, y + of->ink_height) - scene->centre.y;
      double reach = fabs (near) < rim ? sqrt (rim * rim - near * near) : 0;

      for (int side = -1; side <= 1; side += 2)
        {
          double edge = side < 0 ? within->x + 2 * ENT_LABEL_PAD : within->x + within->width - of->width - 2 * ENT_LABEL_PAD;
          double beside = side < 0 ? scene->centre.x - reach - of->width : scene->centre.x + reach;

          if (side * (self->symbol->x - scene->centre.x) < -0.5 * scene->radius)
            continue;
          add_candidate (self, shape, of, edge, y);
          add_candidate (self, shape, of, beside, y);
        }
    }
}

static int
compare_costs (const void *a, const void *b)
{
  double x = ((const EntLabelSpot *) a)->cost, y = ((const EntLabelSpot *) b)->cost;

  return (x > y) - (x < y);
}

static int
compare_gates (const void *a, const void *b)
{
  double x = ((const Gate *) a)->away, y = ((const Gate *) b)->away;

  return (x > y) - (x < y);
}

static gboolean
is_clear (const Search *self, EntPoint a, EntPoint b)
{
  return !isinf (ent_obstacles_cost_of_line (self->obstacles, a, b, ENT_LEADER_AIR * self->layout->sizes.label, (int) self->index));
}

/* Where lines can leave the disc. */
static guint
stand_gates (const EntLayout *layout, const EntLabelling *labelling, EntPoint gates[GATES])
{
  const EntScene *scene = layout->scene;
  double radius = scene->radius + 6 * scene->line + 1.7 * layout->sizes.sector;
  guint n = 0;

  for (guint i = 0; i < GATES; i++)
    {
      EntPoint at = ent_polar_point (scene, i * 2 * G_PI / GATES, radius);
      EntRect box = { at.x, at.y, 0, 0 };

      if (ent_rect_contains (&labelling->within, &box))
        gates[n++] = at;
    }
  return n;
}

static gboolean
is_free_of_all (const EntLayout *layout, EntObstacles *obstacles, EntPoint a, EntPoint b)
{
  return !isinf (ent_obstacles_cost_of_line (obstacles, a, b, ENT_LEADER_AIR * layout->sizes.label, -1));
}

static void
look_from_bend (EntLeaderWays *ways, const EntLayout *layout, EntObstacles *obstacles, EntPoint at)
{
  double most = layout->scene->radius;
  Bend *bend = &ways->bends[ways->n_bends];

  *bend = (Bend) { .at = at };
  if (!is_free_of_all (layout, obstacles, at, at))
    return;
  for (guint i = 0; i < ways->n_gates; i++)
    if (ent_length (ways->gates[i].x - at.x, ways->gates[i].y - at.y) < most && is_free_of_all (layout, obstacles, at, ways->gates[i]))
      bend->gates[bend->n_gates++] = i;
  ways->n_bends += bend->n_gates > 0;
}

EntLeaderWays *
ent_leader_ways_new (const EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling)
{
  const EntScene *scene = layout->scene;
  EntLeaderWays *ways = g_new (EntLeaderWays, 1);
  double step = MAX (scene->radius / BENDS, BENDS_APART * layout->sizes.label), outer = scene->radius - step / 2;
  guint side = (guint) (2 * MAX (outer, 0) / step);

  ways->n_bends = 0;
  ways->n_gates = stand_gates (layout, labelling, ways->gates);
  for (guint row = 0; row <= side; row++)
    for (guint column = 0; column <= side; column++)
      {
        double x = column * step - outer, y = row * step - outer, far = ent_length (x, y);

        if (far < outer && far > scene->core && ways->n_bends < MOST_BENDS)
          look_from_bend (ways, layout, obstacles, (EntPoint) { scene->centre.x + x, scene->centre.y + y });
      }
  return ways;
}

/* The shortest ways to gates with a bend in the disc, where no straight line leads to them. */
static void
find_bent_ways (Search *self, double *away, EntPoint *bends)
{
  const EntLeaderWays *ways = self->ways;

  for (guint i = 0; i < ways->n_bends; i++)
    {
      const Bend *bend = &ways->bends[i];
      double first = ent_length (bend->at.x - self->symbol->x, bend->at.y - self->symbol->y);

      if (first > self->layout->scene->radius || !is_clear (self, ent_leader_leave (&self->start, bend->at), bend->at))
        continue;
      for (guint k = 0; k < bend->n_gates; k++)
        {
          EntPoint gate = ways->gates[bend->gates[k]];
          double all = first + ent_length (gate.x - bend->at.x, gate.y - bend->at.y);

          if (all < away[bend->gates[k]])
            {
              away[bend->gates[k]] = all;
              bends[bend->gates[k]] = bend->at;
            }
        }
    }
}

static void
find_gates (Search *self)
{
  EntPoint gates[GATES], bends[GATES];
  double away[GATES];
  gboolean straight[GATES];
  guint n = stand_gates (self->layout, self->labelling, gates);

  for (guint i = 0; i < n; i++)
    {
      straight[i] = is_clear (self, ent_leader_leave (&self->start, gates[i]), gates[i]);
      away[i] = straight[i] ? ent_length (gates[i].x - self->symbol->x, gates[i].y - self->symbol->y) : INFINITY;
    }
  if (self->ways != NULL)
    find_bent_ways (self, away, bends);
  for (guint i = 0; i < n; i++)
    if (isfinite (away[i]))
      self->gates[self->n_gates++] = (Gate) { gates[i], away[i], straight[i] ? gates[i] : bends[i], !straight[i] };
  qsort (self->gates, self->n_gates, sizeof *self->gates, compare_gates);
}

/* Whether there is one so near that this one opens nothing. */
static gboolean
is_near_another (const Search *self, const EntLabelSpot *spot)
{
  double em = self->layout->sizes.label;

  for (guint i = 0; i < self->n; i++)
    if (self->spots[i].shape == spot->shape && fabs (self->spots[i].box.x - spot->box.x) < 1.2 * em && fabs (self->spots[i].box.y - spot->box.y) < 0.65 * em)
      return TRUE;
  return FALSE;
}

static void
keep (Search *self, EntLabelSpot *spot)
{
  if (self->labelling->lines != NULL)
    for (guint i = 1; i < spot->n_points; i++)
      spot->cost += 0.1 * ent_obstacles_cost_of_line (self->labelling->lines, spot->points[i - 1], spot->points[i], 0, -1);
  self->spots[self->n++] = *spot;
}

/* The line through @gate to the label of @spot; returns its length. */
static double
lead_through (const Search *self, const Gate *gate, EntLabelSpot *spot)
{
  PangoAlignment alignment;

  spot->n_points = 0;
  spot->points[spot->n_points++] = ent_leader_leave (&self->start, gate->has_bend ? gate->bend : gate->at);
  if (gate->has_bend)
    spot->points[spot->n_points++] = gate->bend;
  spot->points[spot->n_points++] = gate->at;
  spot->points[spot->n_points++] = ent_leader_arrive (self->layout->sizes.label, &spot->box, gate->at, &alignment);
  spot->alignment = (guint8) alignment;
  return ent_leader_length (spot);
}

/* Whether the line of @spot is free of all that stands and does not cross its label. */
static gboolean
leads_clearly (const Search *self, const EntLabelSpot *spot)
{
  EntRect own = ent_rect_grown (spot->box, ENT_LEADER_AIR * self->layout->sizes.label);

  for (guint i = 1; i < spot->n_points; i++)
    {
      if (i + 1 < spot->n_points && ent_line_meets_rect (spot->points[i - 1], spot->points[i], &own))
        return FALSE;
      if ((i > 1 || spot->n_points > 3) && !is_clear (self, spot->points[i - 1], spot->points[i]))
        return FALSE;
    }
  return TRUE;
}

/* Through gates to a label outside of the disc. */
static void
go_through (Search *self, const EntLabelSpot *to)
{
  double em = self->layout->sizes.label, straight = ent_length (to->points[1].x - to->points[0].x, to->points[1].y - to->points[0].y);
  double most = MOST_DETOUR * straight + 2 * em;
  guint ways = 0;

  for (guint i = 0; i < self->n_gates && self->gates[i].away < most && ways < WAYS && self->n < self->most; i++)
    {
      const Gate *gate = &self->gates[i];
      EntLabelSpot spot = *to;
      double length;

      if (gate->away + ent_rect_nearest (&to->box, gate->at) > most)
        continue;
      length = lead_through (self, gate, &spot);
      if (length > most || !leads_clearly (self, &spot) || !ent_leader_turns_clear (self->obstacles, spot.points, spot.n_points, em))
        continue;
      spot.cost += (spot.n_points - 2) * COST_OF_BEND + COST_OF_LENGTH * (length - straight) / em;
      keep (self, &spot);
      ways++;
    }
}

/* Keeps the spot if its box lies off all that stands, and a line can lead to it. */
static void
try_spot (Search *self, EntLabelSpot *spot)
{
  const EntScene *scene = self->layout->scene;
  EntRect box = ent_rect_grown (spot->box, ENT_LABEL_PAD);
  gboolean outside = ent_rect_nearest (&box, scene->centre) > scene->radius, straight;

  /* most are not free: what takes longest is asked last */
  if (is_near_another (self, spot) || isinf (ent_obstacles_cost (self->obstacles, &box, -1)))
    return;
  straight = is_clear (self, spot->points[0], spot->points[1]);
  if (!outside && !straight)
    return;
  if (self->labelling->cost != NULL)
    spot->cost += self->labelling->cost (&box, self->index, self->labelling->data);
  if (!isfinite (spot->cost))
    return;
  if (!outside)
    spot->cost += COST_INSIDE;
  if (straight && ent_leader_turns_clear (self->obstacles, spot->points, spot->n_points, self->layout->sizes.label))
    keep (self, spot);
  else
    go_through (self, spot);
}

void
ent_leader_make_relative (const EntSceneSymbol *symbol, const EntLabelShape *of, EntLabelSpot *spot)
{
  spot->box.x -= symbol->x;
  spot->box.y -= symbol->y;
  spot->x = spot->box.x + of->left;
  spot->y = spot->box.y - of->ink_y;
  for (guint i = 0; i < spot->n_points; i++)
    {
      spot->points[i].x -= symbol->x;
      spot->points[i].y -= symbol->y;
    }
}

guint
ent_leader_spots (const EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling, const EntLeaderWays *ways, guint symbol, const EntLabelShapes *shapes, guint most, EntLabelSpot spots[ENT_LEADER_MAX_SPOTS])
{
  g_autofree EntLabelSpot *found = g_new (EntLabelSpot, MOST_CANDIDATES);
  Search self = { .layout = layout, .obstacles = obstacles, .labelling = labelling, .ways = ways, .index = symbol, .found = found, .most = MIN (most, ENT_LEADER_MAX_SPOTS), .spots = spots };

  self.symbol = &g_array_index (layout->scene->symbols, EntSceneSymbol, symbol);
  ent_leader_start (&self.start, self.symbol);
  find_gates (&self);
  for (guint shape = 0; shape < shapes->n_shapes; shape++)
    {
      look_around (&self, shape, &shapes->shapes[shape]);
      look_aside (&self, shape, &shapes->shapes[shape]);
    }
  qsort (found, self.n_found, sizeof *found, compare_costs);
  for (guint i = 0; i < self.n_found && self.n < self.most; i++)
    try_spot (&self, &found[i]);
  for (guint i = 0; i < self.n; i++)
    ent_leader_make_relative (self.symbol, &shapes->shapes[spots[i].shape], &spots[i]);
  qsort (spots, self.n, sizeof *spots, compare_costs);
  return self.n;
}
