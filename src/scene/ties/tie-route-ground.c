/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ground that ties run over, as a grid on the disc of the map: symbols and the
 * children's disc are walls; texts are slow, so that a way goes round them where that
 * is not far; beside either it is a little slower than on free ground.
 */
#include "scene/ties/tie-route.h"

#include <math.h>
#include <string.h>

#include "scene/scene-private.h"
#include "scene/ties/tie-route-cost.h"

#define FREE 16
#define NEAR 23 /* beside something that stands */
#define TEXT 160
#define TIGHT 240 /* between two symbols that nearly touch */
#define WALL 255

/* Cells are so large, in em of a label: two fit between labels that keep their air. */
#define CELL_EM 0.42
/* In widths of a line: where nobody has a label. */
#define CELL_LINES 2.4
#define MOST_CELLS 200000

#define CLIP 6 /* through a text, and again so much through a wall */

struct _EntTieGround
{
  EntPoint origin;
  double cell;
  guint columns, rows;
  guint8 *cells;
  gint32 *owners; /* of walls: the symbol, or -1 */
};

static EntPoint
middle_of (const EntTieGround *self, guint cell)
{
  guint column = cell % self->columns, row = cell / self->columns;

  return (EntPoint) { self->origin.x + (column + 0.5) * self->cell, self->origin.y + (row + 0.5) * self->cell };
}

static guint
place_in (double position, double start, double cell, guint n)
{
  double place = (position - start) / cell;

  return !(place > 0) ? 0 : place < n - 1 ? (guint) place
                                          : n - 1;
}

static guint
cell_at (const EntTieGround *self, EntPoint at)
{
  return place_in (at.y, self->origin.y, self->cell, self->rows) * self->columns +
         place_in (at.x, self->origin.x, self->cell, self->columns);
}

/* --- the ground --- */

static void
raise_ground (EntTieGround *self, guint cell, guint8 ground)
{
  self->cells[cell] = MAX (self->cells[cell], ground);
}

static void
build_wall (EntTieGround *self, guint cell, int owner)
{
  if (self->cells[cell] == WALL && self->owners[cell] != owner)
    {
      self->cells[cell] = TIGHT;
      return;
    }
  if (self->cells[cell] == TIGHT)
    return;
  self->cells[cell] = WALL;
  self->owners[cell] = owner;
}

static void
add_outline (EntTieGround *self, const EntOutline *outline, double line)
{
  double wall = line + 0.5 * self->cell, near = wall + 1.4 * self->cell;
  guint left = place_in (outline->box.x - near, self->origin.x, self->cell, self->columns);
  guint right = place_in (outline->box.x + outline->box.width + near, self->origin.x, self->cell, self->columns);
  guint top = place_in (outline->box.y - near, self->origin.y, self->cell, self->rows);
  guint bottom = place_in (outline->box.y + outline->box.height + near, self->origin.y, self->cell, self->rows);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        guint cell = row * self->columns + column;
        EntPoint middle = middle_of (self, cell);

        if (ent_outline_meets_line (outline, middle, middle, wall))
          build_wall (self, cell, outline->symbol);
        else if (ent_outline_meets_line (outline, middle, middle, near))
          raise_ground (self, cell, NEAR);
      }
}

static void
add_box (EntTieGround *self, const EntRect *box, guint8 ground)
{
  guint left = place_in (box->x + 0.5 * self->cell, self->origin.x, self->cell, self->columns);
  guint right = place_in (box->x + box->width - 0.5 * self->cell, self->origin.x, self->cell, self->columns);
  guint top = place_in (box->y + 0.5 * self->cell, self->origin.y, self->cell, self->rows);
  guint bottom = place_in (box->y + box->height - 0.5 * self->cell, self->origin.y, self->cell, self->rows);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      if (self->cells[row * self->columns + column] != WALL)
        raise_ground (self, row * self->columns + column, ground);
}

static void
add_text (EntTieGround *self, const EntSceneText *text)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n = ent_scene_text_boxes (text, boxes);

  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (boxes[i], ENT_TIE_TEXT_GROW + 0.4 * self->cell);
      EntRect near = ent_rect_grown (box, self->cell);

      add_box (self, &near, NEAR);
      add_box (self, &box, TEXT);
    }
}

/* What lies outside the rings, and the children's disc. */
static void
close_borders (EntTieGround *self, const EntScene *scene)
{
  double core = scene->core + 5 * scene->line;

  for (guint cell = 0; cell < self->columns * self->rows; cell++)
    {
      EntPoint middle = middle_of (self, cell);
      double far = ent_length (middle.x - scene->centre.x, middle.y - scene->centre.y);

      if (far < core || far > scene->radius - scene->line)
        build_wall (self, cell, -1);
      else if (far < core + 3 * self->cell)
        raise_ground (self, cell, NEAR);
    }
}

EntTieGround *
ent_tie_ground_new (const EntScene *scene)
{
  EntTieGround *self = g_new0 (EntTieGround, 1);
  g_autoptr (GArray) outlines = ent_scene_outlines (scene);
  double side = 2 * scene->radius, em = 0;
  guint n;

  for (guint i = 0; i < scene->texts->len && em == 0; i++)
    if (g_array_index (scene->texts, EntSceneText, i).role == ENT_TEXT_LABEL)
      em = g_array_index (scene->texts, EntSceneText, i).size;
  self->cell = MAX (em > 0 ? CELL_EM * em : CELL_LINES * scene->line, side / sqrt (MOST_CELLS));
  self->columns = self->rows = (guint) ceil (side / self->cell) + 1;
  self->origin = (EntPoint) { scene->centre.x - scene->radius, scene->centre.y - scene->radius };
  n = self->columns * self->rows;
  self->cells = g_malloc (n);
  self->owners = g_new0 (gint32, n);
  memset (self->cells, FREE, n);
  close_borders (self, scene);
  for (guint i = 0; i < outlines->len; i++)
    add_outline (self, &g_array_index (outlines, EntOutline, i), scene->line);
  for (guint i = 0; i < scene->texts->len; i++)
    if (ent_tie_avoids_text (&g_array_index (scene->texts, EntSceneText, i)))
      add_text (self, &g_array_index (scene->texts, EntSceneText, i));
  return self;
}

void
ent_tie_ground_free (EntTieGround *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_free (self->owners);
  g_free (self);
}

/* Equal steps along a line, in cells from the origin, as whole numbers of 32 bits and so many of a fraction. */
typedef struct
{
  gint64 x, y, dx, dy;
  guint n;
} Steps;
#define ONE 4294967296.0

/* Two for each cell, from the middle of the first to that of the last; what is outside runs along the edge. */
static Steps
steps_along (const EntTieGround *self, EntPoint a, EntPoint b)
{
  double per = 1 / self->cell, last_column = self->columns - 1e-6, last_row = self->rows - 1e-6;
  double x = CLAMP ((a.x - self->origin.x) * per, 0, last_column), y = CLAMP ((a.y - self->origin.y) * per, 0, last_row);
  double dx = CLAMP ((b.x - self->origin.x) * per, 0, last_column) - x, dy = CLAMP ((b.y - self->origin.y) * per, 0, last_row) - y;
  guint n = (guint) ceil (2 * ent_length (b.x - a.x, b.y - a.y) / self->cell) + 1;

  return (Steps) {
    .x = (gint64) ((x + dx / n / 2) * ONE),
    .y = (gint64) ((y + dy / n / 2) * ONE),
    .dx = (gint64) (dx / n * ONE),
    .dy = (gint64) (dy / n * ONE),
    .n = n,
  };
}

/* The ground under the next step; WALL where a tie between these two symbols cannot go. */
static inline guint
next_ground (const EntTieGround *self, Steps *steps, EntTieEnds ends)
{
  guint cell = (guint) (steps->y >> 32) * self->columns + (guint) (steps->x >> 32);
  guint ground = self->cells[cell];

  steps->x += steps->dx;
  steps->y += steps->dy;
  if (ground == WALL && self->owners[cell] >= 0 && (self->owners[cell] == ends.from || self->owners[cell] == ends.to))
    return FREE;
  return ground;
}

double
ent_tie_ground_cost (const EntTieGround *self, EntTieEnds ends, EntPoint a, EntPoint b, double limit)
{
  Steps steps = steps_along (self, a, b);
  double part = ent_length (b.x - a.x, b.y - a.y) / self->cell / steps.n / FREE;
  double most = limit / MAX (part, 1e-9);
  guint sum = 0, stop = most < G_MAXINT ? (guint) MAX (most, 0) : G_MAXINT;

  for (guint i = 0; i < steps.n && sum <= stop; i++)
    {
      guint ground = next_ground (self, &steps, ends);

      sum += ground <= NEAR ? ground : (ground == WALL ? CLIP * CLIP * ground : CLIP * ground);
    }
  return sum * part;
}

guint
ent_tie_ground_hits (const EntTieGround *self, EntTieEnds ends, const EntPoint *line, guint n)
{
  guint hits = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      Steps steps = steps_along (self, line[i], line[i + 1]);

      for (guint left = steps.n; left > 0; left--)
        hits += next_ground (self, &steps, ends) > NEAR;
    }
  return hits;
}

gboolean
ent_tie_ground_is_free (const EntTieGround *self, EntPoint at)
{
  return self->cells[cell_at (self, at)] <= NEAR;
}

double
ent_tie_ground_room (const EntTieGround *self, EntPoint at, EntPoint direction, double far)
{
  double step = self->cell / 2;

  for (guint i = 1; i * step < far; i++)
    if (!ent_tie_ground_is_free (self, (EntPoint) { at.x + direction.x * i * step, at.y + direction.y * i * step }))
      return (i - 1) * step;
  return far;
}

double
ent_tie_ground_cell (const EntTieGround *self)
{
  return self->cell;
}
