/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For a label that finds no place with a straight line to it: all places on the sheet,
 * and the cheapest way to each on a grid of cells, with straight pieces at any angle
 * (Lazy Theta*; Nash, Koenig and Tovey, 2010; buckets for its queue as Dial, 1969, has
 * them). Those who have places already may be in the way: each asks its due.
 */
#include "scene/labels/leader-maze.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The side of a cell, in em. */
#define CELL 0.3
#define MOST_CELLS 16000
/* In em of a line; what costs more is not looked for. */
#define BUCKET 0.25
#define N_BUCKETS 240
#define FARTHEST (N_BUCKETS * BUCKET)
/* Of a cell, what lines keep free beyond their air: they are looked at from cell to cell. */
#define AIR 0.25
/* From a label to the next that is tried, in em. */
#define ACROSS 0.7
#define DOWN 0.45
/* What costs so much more than the cheapest is not wanted, in em. */
#define SLACK 25.0
/* So many of the cheapest places are tried in earnest. */
#define TRIES 400
/* A place near one that was tried in vain is not better, in em. */
#define NEAR 0.5
/* Ways are looked for so far, and only then on, in em: a good place is often near. */
static const double stages[] = { 12, 24, FARTHEST };
#define COST_OF_BEND 2.5
#define COST_INSIDE 5.0
#define COST_OF_SHAPE 0.8
#define COST_OF_SHORT_NAME 5.0
/* What the map asks for a place counts so many times, to the length of a line. */
#define TASTE 4.0

/* Together, as each step of a search asks for all of it. */
typedef struct
{
  float cost;   /* of the way to it, in em */
  float due;    /* of whoever is in the way */
  int from;     /* where the line to it bent last; -1: at the symbol */
  gint16 x, y;  /* finding these by division takes as long as all else that is done at a cell */
  guint8 known; /* THOUGHT, SURE or DONE */
  guint8 wall;  /* nothing can stand there */
} Cell;

typedef struct
{
  double cost;  /* of it and the way to it */
  double dues;  /* of that, of those who stand there and of what the name is */
  double taste; /* and what the map asks for the place; NAN: it has not been asked */
  EntRect box;
  int cell; /* at which the line arrives */
  guint8 which, shape;
  gboolean is_inside;
} Place;

struct _EntLeaderMaze
{
  const EntLayout *layout;
  EntObstacles *obstacles;
  const EntLabelling *labelling;
  double em, cell;
  double step; /* from a cell to the next, in em */
  int columns, rows;
  Cell *cells;
  int *walls; /* how many there are above and to the left; so with dues */
  double *dues;
  GArray *buckets[N_BUCKETS];
  guint now;
  GArray *places, *cheap, *tried; /* of Place: all, those in question, those that were found wanting */
};

static EntPoint
middle_of (const EntLeaderMaze *self, int cell)
{
  return (EntPoint) { (self->cells[cell].x + 0.5) * self->cell, (self->cells[cell].y + 0.5) * self->cell };
}

/* -1 if @at is off the sheet. */
static int
cell_at (const EntLeaderMaze *self, EntPoint at)
{
  int column = (int) floor (at.x / self->cell), row = (int) floor (at.y / self->cell);

  return column < 0 || row < 0 || column >= self->columns || row >= self->rows ? -1 : row * self->columns + column;
}

/* What is known of the way to a cell. */
enum
{
  THOUGHT, /* as if where the line bent last were in sight */
  SURE,    /* the cost is right */
  DONE,    /* and the search has gone on from here */
};

/* Cells from the first to the last, both of it. */
typedef struct
{
  int left, right, top, bottom;
} Range;

static Range
cells_under (const EntLeaderMaze *self, const EntRect *box)
{
  return (Range) {
    .left = MAX ((int) floor (box->x / self->cell), 0),
    .right = MIN ((int) floor ((box->x + box->width) / self->cell), self->columns - 1),
    .top = MAX ((int) floor (box->y / self->cell), 0),
    .bottom = MIN ((int) floor ((box->y + box->height) / self->cell), self->rows - 1),
  };
}

/* Of what stands under @box, but for what @except owns. */
static void
set_walls (EntLeaderMaze *self, const EntRect *box, int except)
{
  Range under = cells_under (self, box);

  for (int row = under.top; row <= under.bottom; row++)
    for (int column = under.left; column <= under.right; column++)
      {
        EntPoint at = middle_of (self, row * self->columns + column);
        EntRect around = ent_rect_grown ((EntRect) { at.x, at.y, 0, 0 }, ENT_LEADER_AIR * self->em + AIR * self->cell);

        self->cells[row * self->columns + column].wall = !ent_rect_contains (&self->labelling->within, &around) || isinf (ent_obstacles_cost_of_line (self->obstacles, at, at, around.width / 2, except));
      }
}

EntLeaderMaze *
ent_leader_maze_new (const EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling)
{
  EntLeaderMaze *self = g_new0 (EntLeaderMaze, 1);
  const EntScene *scene = layout->scene;
  gsize n;

  self->layout = layout;
  self->obstacles = obstacles;
  self->labelling = labelling;
  self->em = layout->sizes.label;
  self->cell = MAX (CELL * self->em, sqrt (scene->width * scene->height / MOST_CELLS));
  self->columns = (int) ceil (scene->width / self->cell);
  self->rows = (int) ceil (scene->height / self->cell);
  n = (gsize) self->columns * (gsize) self->rows;
  self->step = self->cell / self->em;
  self->cells = g_new0 (Cell, n);
  for (gsize i = 0; i < n; i++)
    {
      self->cells[i].x = (gint16) (i % (gsize) self->columns);
      self->cells[i].y = (gint16) (i / (gsize) self->columns);
    }
  self->walls = g_new0 (int, n + (gsize) (self->columns + self->rows) + 1);
  self->dues = g_new0 (double, n + (gsize) (self->columns + self->rows) + 1);
  set_walls (self, &(EntRect) { 0, 0, scene->width, scene->height }, -1);
  for (int row = 0; row < self->rows; row++)
    for (int column = 0, sum = 0; column < self->columns; column++)
      {
        sum += self->cells[row * self->columns + column].wall;
        self->walls[(row + 1) * (self->columns + 1) + column + 1] = self->walls[row * (self->columns + 1) + column + 1] + sum;
      }
  for (guint i = 0; i < N_BUCKETS; i++)
    self->buckets[i] = g_array_new (FALSE, FALSE, sizeof (int));
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->cheap = g_array_new (FALSE, FALSE, sizeof (Place));
  self->tried = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

void
ent_leader_maze_free (EntLeaderMaze *self)
{
  for (guint i = 0; i < N_BUCKETS; i++)
    g_array_unref (self->buckets[i]);
  g_array_unref (self->places);
  g_array_unref (self->cheap);
  g_array_unref (self->tried);
  g_free (self->cells);
  g_free (self->walls);
  g_free (self->dues);
  g_free (self);
}

/* --- who is in the way --- */

void
ent_leader_maze_clear (EntLeaderMaze *self)
{
  for (int i = 0; i < self->columns * self->rows; i++)
    self->cells[i].due = 0;
}

void
ent_leader_maze_add_box (EntLeaderMaze *self, const EntRect *box, double due)
{
  EntRect grown = ent_rect_grown (*box, ENT_LEADER_AIR * self->em);
  Range under = cells_under (self, &grown);

  for (int row = under.top; row <= under.bottom; row++)
    for (int column = under.left; column <= under.right; column++)
      self->cells[row * self->columns + column].due += (float) due;
}

void
ent_leader_maze_add_line (EntLeaderMaze *self, EntPoint a, EntPoint b, double due)
{
  double air = ENT_LEADER_AIR * self->em + 0.5 * self->cell;
  EntRect around = ent_rect_grown ((EntRect) { MIN (a.x, b.x), MIN (a.y, b.y), fabs (b.x - a.x), fabs (b.y - a.y) }, air);
  Range under = cells_under (self, &around);

  for (int row = under.top; row <= under.bottom; row++)
    for (int column = under.left; column <= under.right; column++)
      {
        int cell = row * self->columns + column;

        if (ent_distance_to_line (a, b, middle_of (self, cell)) < air)
          self->cells[cell].due += (float) due;
      }
}

static void
sum_dues (EntLeaderMaze *self)
{
  for (int row = 0; row < self->rows; row++)
    {
      double sum = 0;

      for (int column = 0; column < self->columns; column++)
        {
          sum += self->cells[row * self->columns + column].due;
          self->dues[(row + 1) * (self->columns + 1) + column + 1] = self->dues[row * (self->columns + 1) + column + 1] + sum;
        }
    }
}

/* --- ways --- */

static inline double
apart (const EntLeaderMaze *self, int a, int b)
{
  return ent_length (self->cells[a].x - self->cells[b].x, self->cells[a].y - self->cells[b].y) * self->step;
}

/* The cells around @cell and itself. */
static inline Range
cells_around (const EntLeaderMaze *self, int cell)
{
  int x = self->cells[cell].x, y = self->cells[cell].y;

  return (Range) { MAX (x - 1, 0), MIN (x + 1, self->columns - 1), MAX (y - 1, 0), MIN (y + 1, self->rows - 1) };
}

/* What a straight line from @a to @b costs, in em; INFINITY through a wall. */
static double
cost_of_line (const EntLeaderMaze *self, int a, int b)
{
  int dx = self->cells[b].x - self->cells[a].x, dy = self->cells[b].y - self->cells[a].y;
  int n = MAX (abs (dx), abs (dy));
  float x = (float) self->cells[a].x + 0.5f, y = (float) self->cells[a].y + 0.5f, dues = 0;
  float step_x = n > 0 ? (float) dx / (float) n : 0, step_y = n > 0 ? (float) dy / (float) n : 0;

  for (int i = 0; i < n; i++)
    {
      int cell;

      x += step_x;
      y += step_y;
      cell = (int) y * self->columns + (int) x;
      if (self->cells[cell].wall)
        return INFINITY;
      dues += self->cells[cell].due;
    }
  return apart (self, a, b) + (n > 0 ? (double) dues / n * ent_length (dx, dy) : 0);
}

/* What is thought to be cheaper than where the search is comes next. */
static void
push (EntLeaderMaze *self, int cell)
{
  guint bucket = MIN (MAX ((guint) (self->cells[cell].cost / BUCKET), self->now), N_BUCKETS - 1);

  g_array_append_val (self->buckets[bucket], cell);
}

static void
reach (EntLeaderMaze *self, int cell, int from, double cost)
{
  if ((float) cost >= self->cells[cell].cost || cost >= FARTHEST)
    return;
  self->cells[cell].cost = (float) cost;
  self->cells[cell].from = from;
  self->cells[cell].known = THOUGHT;
  push (self, cell);
}

/* Whether it is at least as dear as was thought to come to @cell; it was taken to be in sight of
 * where the line bent last. */
static gboolean
make_sure (EntLeaderMaze *self, int cell)
{
  Range around = cells_around (self, cell);
  Cell *at = &self->cells[cell];
  double thought = at->cost, cost = at->from < 0 ? 0 : self->cells[at->from].cost + cost_of_line (self, at->from, cell);
  double straight = self->step + at->due;

  if (at->from >= 0 && self->cells[at->from].from >= 0)
    cost += COST_OF_BEND;
  for (int y = around.top; y <= around.bottom; y++)
    for (int x = around.left; x <= around.right; x++)
      {
        const Cell *other = &self->cells[y * self->columns + x];
        double by_it;

        if (other->known != DONE)
          continue;
        by_it = other->cost + (x != at->x && y != at->y ? G_SQRT2 : 1) * straight + (other->from >= 0 ? COST_OF_BEND : 0);
        if (by_it < cost)
          {
            cost = by_it;
            at->from = y * self->columns + x;
          }
      }
  at->known = SURE;
  if (cost <= thought + 1e-4)
    return TRUE;
  at->cost = (float) cost;
  if (cost < (N_BUCKETS - 1) * BUCKET)
    push (self, cell);
  return FALSE;
}

static void
step_on (EntLeaderMaze *self, int cell)
{
  Range around = cells_around (self, cell);
  int from = self->cells[cell].from < 0 ? cell : self->cells[cell].from;
  double cost = self->cells[from].cost + (from != cell && self->cells[from].from >= 0 ? COST_OF_BEND : 0);

  self->cells[cell].known = DONE;
  for (int y = around.top; y <= around.bottom; y++)
    for (int x = around.left; x <= around.right; x++)
      {
        int next = y * self->columns + x;

        if (self->cells[next].known != DONE && !self->cells[next].wall)
          reach (self, next, from, cost + apart (self, from, next));
      }
}

static void
begin_ways (EntLeaderMaze *self, int start)
{
  for (int i = 0; i < self->columns * self->rows; i++)
    {
      self->cells[i].cost = INFINITY;
      self->cells[i].known = THOUGHT;
    }
  for (guint i = 0; i < N_BUCKETS; i++)
    g_array_set_size (self->buckets[i], 0);
  self->now = 0;
  reach (self, start, -1, 0);
}

/* The cheapest ways with few bends to all cells that are to be had for @most, in em; goes on from where it was. */
static void
find_ways (EntLeaderMaze *self, double most)
{
  for (; self->now < MIN (MAX (most, 0) / BUCKET, N_BUCKETS); self->now++)
    for (guint k = 0; k < self->buckets[self->now]->len; k++)
      {
        int cell = g_array_index (self->buckets[self->now], int, k);

        if (self->cells[cell].known == DONE || self->cells[cell].cost >= (self->now + 1) * BUCKET)
          continue;
        if (self->cells[cell].known == SURE || make_sure (self, cell))
          step_on (self, cell);
      }
}

/* --- places --- */

/* Of walls and dues under @box; FALSE if there is a wall. */
static gboolean
sum_under (const EntLeaderMaze *self, const EntRect *box, double *dues)
{
  int left = MAX ((int) ceil (box->x / self->cell - 0.5), 0), right = MIN ((int) floor ((box->x + box->width) / self->cell + 0.5), self->columns);
  int top = MAX ((int) ceil (box->y / self->cell - 0.5), 0), bottom = MIN ((int) floor ((box->y + box->height) / self->cell + 0.5), self->rows);
  int wide = self->columns + 1;

  if (left >= right || top >= bottom || self->walls[bottom * wide + right] - self->walls[top * wide + right] - self->walls[bottom * wide + left] + self->walls[top * wide + left] > 0)
    return FALSE;
  *dues = self->dues[bottom * wide + right] - self->dues[top * wide + right] - self->dues[bottom * wide + left] + self->dues[top * wide + left];
  return TRUE;
}

/* The cell beside @box to which the cheapest way leads; -1 if none does. */
static int
find_arrival (const EntLeaderMaze *self, const EntRect *box)
{
  double before = ENT_LEADER_BEFORE * self->em, x = box->x + box->width / 2, y = box->y + box->height / 2;
  const EntPoint sides[] = { { box->x - before, y }, { box->x + box->width + before, y }, { x, box->y - before }, { x, box->y + box->height + before } };
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      int cell = cell_at (self, sides[i]);

      if (cell >= 0 && isfinite (self->cells[cell].cost) && (best < 0 || self->cells[cell].cost < self->cells[best].cost))
        best = cell;
    }
  return best;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->cost != y->cost)
    return x->cost < y->cost ? -1 : 1;
  if (x->box.y != y->box.y)
    return x->box.y < y->box.y ? -1 : 1;
  return (x->box.x > y->box.x) - (x->box.x < y->box.x);
}

/* Places that nothing stands on, and whoever has one there may be sent away. */
static void
add_places (const EntLeaderMaze *self, guint which, guint shape, const EntLabelShape *of, GArray *places)
{
  const EntRect *within = &self->labelling->within;
  guint rows = (guint) ceil (MAX (within->height - of->ink_height - 3 * ENT_LABEL_PAD, 0) / (DOWN * self->em));
  guint columns = (guint) ceil (MAX (within->width - of->width - 3 * ENT_LABEL_PAD, 0) / (ACROSS * self->em));

  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++)
      {
        double x = within->x + 2 * ENT_LABEL_PAD + column * ACROSS * self->em, y = within->y + 2 * ENT_LABEL_PAD + row * DOWN * self->em;
        Place place = { .box = { x, y, of->width, of->ink_height }, .which = (guint8) which, .shape = (guint8) shape, .taste = NAN };
        EntRect box = ent_rect_grown (place.box, ENT_LABEL_PAD);

        if (!sum_under (self, &box, &place.dues) || place.dues >= FARTHEST)
          continue;
        place.dues += COST_OF_SHAPE * shape + COST_OF_SHORT_NAME * which;
        g_array_append_val (places, place);
      }
}

/* What @place costs with the way to it, if one is known; FALSE: too much. */
static gboolean
find_cost (const EntLeaderMaze *self, guint index, double best, Place *place)
{
  EntRect box;

  place->cell = find_arrival (self, &place->box);
  if (place->cell < 0 || self->cells[place->cell].cost + place->dues > best + SLACK)
    return FALSE;
  box = ent_rect_grown (place->box, ENT_LABEL_PAD);
  if (isnan (place->taste))
    {
      place->taste = self->labelling->cost != NULL ? self->labelling->cost (&box, index, self->labelling->data) : 0;
      place->is_inside = ent_rect_nearest (&box, self->layout->scene->centre) < self->layout->scene->radius;
    }
  place->cost = self->cells[place->cell].cost + place->dues + TASTE * place->taste + COST_INSIDE * place->is_inside;
  return isfinite (place->cost);
}

/* Of @places those that cost more than @from and no more than @to, cheapest first. */
static void
find_cheap (const EntLeaderMaze *self, guint index, GArray *places, double from, double to, double *best, GArray *cheap)
{
  g_array_set_size (cheap, 0);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (!find_cost (self, index, *best, place) || place->cost <= from || place->cost > to)
        continue;
      *best = MIN (*best, place->cost);
      g_array_append_val (cheap, *place);
    }
  if (cheap->len > 0)
    qsort (cheap->data, cheap->len, sizeof (Place), compare_places);
}

/* --- lines --- */

static gboolean
is_clear (const EntLeaderMaze *self, int index, EntPoint a, EntPoint b)
{
  return !isinf (ent_obstacles_cost_of_line (self->obstacles, a, b, ENT_LEADER_AIR * self->em, index));
}

/* Writes the line to @place; FALSE if it has too many bends or is in its own way. */
static gboolean
draw_line (const EntLeaderMaze *self, const EntSceneSymbol *symbol, int index, const Place *place, EntLabelSpot *spot)
{
  EntRect own = ent_rect_grown (place->box, ENT_LEADER_AIR * self->em);
  EntPoint back[ENT_LEADER_MAX_POINTS];
  PangoAlignment alignment;
  EntLeaderStart start;
  guint n = 0;

  /* the last before the label is only on the way to it */
  for (int cell = self->cells[place->cell].from; cell >= 0; cell = self->cells[cell].from)
    {
      if (n + 1 >= ENT_LEADER_MAX_POINTS)
        return FALSE;
      back[n++] = middle_of (self, cell);
    }
  if (n == 0)
    return FALSE;
  back[n - 1] = (EntPoint) { symbol->x, symbol->y };
  for (guint i = 0; i < n; i++)
    spot->points[i] = back[n - 1 - i];
  spot->points[n] = ent_leader_arrive (self->em, &place->box, back[0], &alignment);
  ent_leader_start (&start, symbol);
  spot->points[0] = ent_leader_leave (&start, spot->points[1]);
  spot->n_points = (guint8) (n + 1);
  spot->alignment = (guint8) alignment;
  if (!ent_leader_turns_clear (self->obstacles, spot->points, spot->n_points, self->em))
    return FALSE;
  for (guint k = 1; k < spot->n_points; k++)
    if (!is_clear (self, index, spot->points[k - 1], spot->points[k]) || ent_line_meets_rect (spot->points[k - 1], spot->points[k], &own))
      return FALSE;
  return TRUE;
}

/* Whether @place was tried in vain, or nearly. */
static gboolean
was_tried (const EntLeaderMaze *self, const Place *place, const GArray *tried)
{
  for (guint i = 0; i < tried->len; i++)
    {
      const Place *other = &g_array_index (tried, Place, i);

      if (other->shape == place->shape && other->which == place->which && fabs (other->box.x - place->box.x) < NEAR * self->em && fabs (other->box.y - place->box.y) < NEAR * self->em)
        return TRUE;
    }
  return FALSE;
}

/* Whether the label stands at @place, off all that stands. */
static gboolean
try_place (const EntLeaderMaze *self, const EntSceneSymbol *symbol, int index, const Place *place, EntLabelSpot *spot)
{
  EntRect box = ent_rect_grown (place->box, ENT_LABEL_PAD);

  if (!ent_rect_contains (&self->labelling->within, &box) || isinf (ent_obstacles_cost (self->obstacles, &box, -1)))
    return FALSE;
  *spot = (EntLabelSpot) { .box = place->box, .shape = place->shape };
  if (!draw_line (self, symbol, index, place, spot))
    return FALSE;
  spot->cost = place->taste + ent_leader_cost (ent_leader_length (spot) / self->em, spot->n_points, place->shape, place->is_inside);
  return TRUE;
}

/* The first of @places, cheapest first, that @ask accepts. */
static gboolean
try_places (const EntLeaderMaze *self, const EntLeaderMazeAsk *ask, const GArray *places, GArray *tried, EntLabelSpot *spot, guint *which)
{
  const EntSceneSymbol *symbol = &g_array_index (self->layout->scene->symbols, EntSceneSymbol, ask->symbol);

  for (guint i = 0; i < places->len && tried->len < TRIES; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (was_tried (self, place, tried))
        continue;
      if (try_place (self, symbol, (int) ask->symbol, place, spot))
        {
          ent_leader_make_relative (symbol, &ask->shapes[place->which].shapes[place->shape], spot);
          *which = place->which;
          if (ask->accept (spot, *which, ask->data))
            return TRUE;
        }
      g_array_append_val (tried, *place);
    }
  return FALSE;
}

gboolean
ent_leader_maze_find (EntLeaderMaze *self, const EntLeaderMazeAsk *ask, EntLabelSpot *spot, guint *which)
{
  const EntSceneSymbol *of = &g_array_index (self->layout->scene->symbols, EntSceneSymbol, ask->symbol);
  EntRect own = ent_rect_grown (of->bounds, 2 * self->cell);
  int start = cell_at (self, (EntPoint) { of->x, of->y });
  double best = INFINITY, from = -INFINITY;
  gboolean found = FALSE;

  if (start < 0)
    return FALSE;
  sum_dues (self);
  g_array_set_size (self->places, 0);
  g_array_set_size (self->tried, 0);
  for (guint name = 0; name < ask->n_names; name++)
    for (guint shape = 0; shape < ask->shapes[name].n_shapes; shape++)
      add_places (self, name, shape, &ask->shapes[name].shapes[shape], self->places);
  if (self->places->len == 0)
    return FALSE;
  set_walls (self, &own, (int) ask->symbol);
  begin_ways (self, start);
  for (guint stage = 0; stage < G_N_ELEMENTS (stages) && from < ask->most && !found; stage++)
    {
      double to = MIN (stages[stage], ask->most);

      find_ways (self, to);
      find_cheap (self, ask->symbol, self->places, from, stage + 1 < G_N_ELEMENTS (stages) ? to : INFINITY, &best, self->cheap);
      found = try_places (self, ask, self->cheap, self->tried, spot, which);
      from = to;
    }
  set_walls (self, &own, -1);
  return found;
}
