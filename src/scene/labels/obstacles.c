/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the way of labels: boxes and pieces of lines in a grid, each with
 * what running over it costs. Asking looks at the few cells under a box.
 */
#include <math.h>

#include "scene/scene-private.h"

typedef struct
{
  EntRect box;
  EntPoint a, b; /* of a line, which its box surrounds */
  double weight;
  int owner;
  gboolean is_line;
  guint asked; /* number of the last question that met it: boxes lie in several cells */
} Obstacle;

struct _EntObstacles
{
  double cell;
  int n_columns, n_rows;
  GArray *items;  /* of Obstacle */
  GArray **cells; /* of guint32, in the order in which they came, or NULL */
  GArray *unused; /* of guint32: items that have been removed */
  guint question;
};

#define MAX_CELLS 256
/* Stakeholders in a cell, at most, if they stood evenly: on a small sheet a cell of
 * the size of a label would hold all of them. */
#define CROWD 4
/* What it costs a line, by box. */
#define COST_OF_RUNNING_UNDER 1.0

EntObstacles *
ent_obstacles_new (const EntScene *scene, double cell)
{
  EntObstacles *obstacles = g_new0 (EntObstacles, 1);
  double side = MAX (scene->width, scene->height);

  if (scene->n_stakeholders > 0)
    cell = MIN (cell, sqrt (CROWD * scene->width * scene->height / scene->n_stakeholders));
  obstacles->cell = MAX (MAX (cell, side / MAX_CELLS), 1e-3);
  obstacles->n_columns = (int) ceil (scene->width / obstacles->cell) + 1;
  obstacles->n_rows = (int) ceil (scene->height / obstacles->cell) + 1;
  obstacles->items = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  obstacles->cells = g_new0 (GArray *, (gsize) obstacles->n_columns * obstacles->n_rows);
  obstacles->unused = g_array_new (FALSE, FALSE, sizeof (guint32));
  return obstacles;
}

void
ent_obstacles_free (EntObstacles *obstacles)
{
  for (int i = 0; i < obstacles->n_columns * obstacles->n_rows; i++)
    g_clear_pointer (&obstacles->cells[i], g_array_unref);
  g_free (obstacles->cells);
  g_array_unref (obstacles->items);
  g_array_unref (obstacles->unused);
  g_free (obstacles);
}

typedef struct
{
  int left, right, top, bottom;
} Range;

/* What lies beyond the sheet is kept at its edge. */
static inline int
place_in (double position, double cell, int n)
{
  double place = position / cell;

  return !(place > 0) ? 0 : (place < n - 1 ? (int) place : n - 1);
}

static inline Range
range_of (const EntObstacles *obstacles, const EntRect *box)
{
  double cell = obstacles->cell;

  return (Range) {
    .left = place_in (box->x, cell, obstacles->n_columns),
    .right = place_in (box->x + box->width, cell, obstacles->n_columns),
    .top = place_in (box->y, cell, obstacles->n_rows),
    .bottom = place_in (box->y + box->height, cell, obstacles->n_rows),
  };
}

/* Room for one more. */
static guint32
take_unused (EntObstacles *obstacles)
{
  guint n = obstacles->unused->len;
  guint32 index = obstacles->items->len;

  if (n > 0)
    {
      index = g_array_index (obstacles->unused, guint32, n - 1);
      g_array_set_size (obstacles->unused, n - 1);
      return index;
    }
  g_array_set_size (obstacles->items, index + 1);
  return index;
}

static void
add_item (EntObstacles *obstacles, const Obstacle *item)
{
  guint32 index = take_unused (obstacles);
  Range range = range_of (obstacles, &item->box);

  g_array_index (obstacles->items, Obstacle, index) = *item;
  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        GArray **cell = &obstacles->cells[row * obstacles->n_columns + column];

        if (*cell == NULL)
          *cell = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 8);
        g_array_append_val (*cell, index);
      }
}

void
ent_obstacles_add (EntObstacles *obstacles, const EntRect *box, int owner, double weight)
{
  Obstacle item = { .box = *box, .owner = owner, .weight = weight };

  add_item (obstacles, &item);
}

void
ent_obstacles_add_line (EntObstacles *obstacles, EntPoint a, EntPoint b, int owner, double weight)
{
  Obstacle item = {
    .box = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) },
    .a = a,
    .b = b,
    .owner = owner,
    .weight = weight,
    .is_line = TRUE,
  };

  add_item (obstacles, &item);
}

void
ent_obstacles_add_disc (EntObstacles *obstacles, EntPoint centre, double radius)
{
  /* boxes with their corners on it, at 22.5°, 45° and 67.5° */
  static const double halves[] = { 0.924, 0.707, 0.383 };
  guint n = G_N_ELEMENTS (halves);

  for (guint i = 0; i < n; i++)
    {
      double x = halves[i] * radius, y = halves[n - 1 - i] * radius;

      ent_obstacles_add (obstacles, &(EntRect) { centre.x - x, centre.y - y, 2 * x, 2 * y }, -1, INFINITY);
    }
}

void
ent_obstacles_add_text (EntObstacles *obstacles, const EntSceneText *text, double grown, int owner)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n = ent_scene_text_boxes (text, boxes);

  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (boxes[i], grown);
      ent_obstacles_add (obstacles, &box, owner, INFINITY);
    }
}

void
ent_obstacles_remove_line (EntObstacles *obstacles, EntPoint a, EntPoint b, int owner)
{
  EntRect box = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

  ent_obstacles_remove (obstacles, &box, owner);
}

/* Labels come and go many thousand times: what is gone must not be walked over any more. */
static void
remove_item (EntObstacles *obstacles, guint32 index)
{
  Range range = range_of (obstacles, &g_array_index (obstacles->items, Obstacle, index).box);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        GArray *cell = obstacles->cells[row * obstacles->n_columns + column];
        guint i = cell->len;

        while (i-- > 0)
          if (g_array_index (cell, guint32, i) == index)
            break;
        g_array_remove_index (cell, i);
      }
  g_array_append_val (obstacles->unused, index);
}

void
ent_obstacles_remove (EntObstacles *obstacles, const EntRect *box, int owner)
{
  Range range = range_of (obstacles, box);
  const GArray *cell = obstacles->cells[range.top * obstacles->n_columns + range.left];

  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      guint32 index = g_array_index (cell, guint32, i);
      const Obstacle *item = &g_array_index (obstacles->items, Obstacle, index);

      if (item->owner == owner && item->box.x == box->x && item->box.y == box->y &&
          item->box.width == box->width && item->box.height == box->height)
        {
          remove_item (obstacles, index);
          return;
        }
    }
}

static inline gboolean
meets (const Obstacle *item, const EntRect *box)
{
  if (item->is_line)
    return item->box.x <= box->x + box->width && box->x <= item->box.x + item->box.width &&
           item->box.y <= box->y + box->height && box->y <= item->box.y + item->box.height &&
           ent_line_meets_rect (item->a, item->b, box);
  return ent_rect_overlaps (&item->box, box);
}

/* Positive if @p lies to the right of the way from @a to @b. */
static double
side_of (EntPoint a, EntPoint b, EntPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

double
ent_lines_apart (EntPoint a, EntPoint b, EntPoint c, EntPoint d)
{
  if (side_of (a, b, c) * side_of (a, b, d) < 0 && side_of (c, d, a) * side_of (c, d, b) < 0)
    return 0;
  return MIN (MIN (ent_distance_to_line (a, b, c), ent_distance_to_line (a, b, d)),
              MIN (ent_distance_to_line (c, d, a), ent_distance_to_line (c, d, b)));
}

static gboolean
comes_near (const Obstacle *item, EntPoint a, EntPoint b, double air)
{
  EntRect box;

  if (item->is_line)
    return ent_lines_apart (item->a, item->b, a, b) < air;
  box = ent_rect_grown (item->box, air);
  return ent_line_meets_rect (a, b, &box);
}

/* A walk over the cells under a box, which sees each obstacle once for a question. */
typedef struct
{
  EntObstacles *obstacles;
  Range range;
  int row, column;
  guint i, question;
} Look;

static inline Look
look_at (EntObstacles *obstacles, const EntRect *box, guint question)
{
  Range range = range_of (obstacles, box);

  return (Look) { obstacles, range, range.top, range.left, 0, question };
}

static inline const Obstacle *
next_seen (Look *look)
{
  EntObstacles *obstacles = look->obstacles;

  for (; look->row <= look->range.bottom; look->row++, look->column = look->range.left)
    for (; look->column <= look->range.right; look->column++, look->i = 0)
      {
        const GArray *cell = obstacles->cells[look->row * obstacles->n_columns + look->column];

        while (cell != NULL && look->i < cell->len)
          {
            Obstacle *item = &g_array_index (obstacles->items, Obstacle, g_array_index (cell, guint32, look->i++));

            if (item->asked == look->question)
              continue;
            item->asked = look->question;
            return item;
          }
      }
  return NULL;
}

/* Calls for each obstacle that comes nearer than @air to the line, once; ends when @found says so. */
static void
follow_line (EntObstacles *obstacles, EntPoint a, EntPoint b, double air, gboolean (*found) (const Obstacle *item, gpointer data), gpointer data)
{
  guint question = ++obstacles->question, n_pieces = (guint) (ent_length (b.x - a.x, b.y - a.y) / obstacles->cell) + 1;

  for (guint piece = 0; piece < n_pieces; piece++)
    {
      double from = piece / (double) n_pieces, to = (piece + 1) / (double) n_pieces;
      EntPoint p = { a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from }, q = { a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to };
      EntRect box = ent_rect_grown ((EntRect) { MIN (p.x, q.x), MIN (p.y, q.y), fabs (p.x - q.x), fabs (p.y - q.y) }, air);
      Look look = look_at (obstacles, &box, question);

      for (const Obstacle *item = next_seen (&look); item != NULL; item = next_seen (&look))
        if (comes_near (item, a, b, air) && found (item, data))
          return;
    }
}

typedef struct
{
  int except;
  double cost;
  GArray *owners;
} LineQuestion;

static gboolean
add_cost (const Obstacle *item, gpointer data)
{
  LineQuestion *question = data;

  if (item->owner == ENT_OVER_LINES)
    question->cost += COST_OF_RUNNING_UNDER;
  else if (question->except < 0 || item->owner != question->except)
    question->cost += item->weight;
  return isinf (question->cost);
}

static gboolean
add_owner (const Obstacle *item, gpointer data)
{
  LineQuestion *question = data;

  if (item->owner != question->except && item->owner != ENT_OVER_LINES && isinf (item->weight))
    g_array_append_val (question->owners, item->owner);
  return FALSE;
}

double
ent_obstacles_cost_of_line (EntObstacles *obstacles, EntPoint a, EntPoint b, double air, int except)
{
  LineQuestion question = { .except = except };

  follow_line (obstacles, a, b, air, add_cost, &question);
  return question.cost;
}

void
ent_obstacles_owners_on_line (EntObstacles *obstacles, EntPoint a, EntPoint b, double air, int except, GArray *owners)
{
  LineQuestion question = { .except = except, .owners = owners };

  follow_line (obstacles, a, b, air, add_owner, &question);
}

double
ent_obstacles_cost (EntObstacles *obstacles, const EntRect *box, int except)
{
  Look look = look_at (obstacles, box, ++obstacles->question);
  double cost = 0;

  for (const Obstacle *item = next_seen (&look); item != NULL && !isinf (cost); item = next_seen (&look))
    if ((except < 0 || item->owner != except) && meets (item, box))
      cost += item->weight;
  return cost;
}

void
ent_obstacles_owners (EntObstacles *obstacles, const EntRect *box, int except, GArray *owners)
{
  Look look = look_at (obstacles, box, ++obstacles->question);

  for (const Obstacle *item = next_seen (&look); item != NULL; item = next_seen (&look))
    if (item->owner != except && !isfinite (item->weight) && meets (item, box))
      g_array_append_val (owners, item->owner);
}
