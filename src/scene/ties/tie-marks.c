/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where along a tie the marks of its middle sit: at the middle, or as little aside as
 * keeps them off each other and off what stands.
 */
#include "scene/ties/ties.h"

#include <math.h>

#include "scene/hit.h"
#include "scene/scene-private.h"

/* Half of what a mark takes, in widths of a tie. */
#define MARK_REACH 6.5
/* Beyond so many there is no room for all. */
#define MOST_TIES 4000
/* What it costs to lie on another mark, a text, a symbol, and to be aside by the whole length. */
#define ON_MARK 1.0
#define ON_TEXT 1.0
#define ON_SYMBOL 2.0
#define ASIDE 1.5

typedef struct
{
  EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
  double along[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1];
  guint n;
} Walk;

static void
walk (const EntSceneTie *tie, Walk *self)
{
  self->n = ent_tie_flatten (tie, self->points);
  self->along[0] = 0;
  for (guint i = 1; i < self->n; i++)
    self->along[i] = self->along[i - 1] + ent_length (self->points[i].x - self->points[i - 1].x, self->points[i].y - self->points[i - 1].y);
}

static EntPoint
point_at (const Walk *self, double part)
{
  double wanted = part * self->along[self->n - 1], step, t;
  guint i = 1;

  while (i + 1 < self->n && self->along[i] < wanted)
    i++;
  step = self->along[i] - self->along[i - 1];
  t = step > 0 ? (wanted - self->along[i - 1]) / step : 0;
  return (EntPoint) { self->points[i - 1].x + (self->points[i].x - self->points[i - 1].x) * t,
                      self->points[i - 1].y + (self->points[i].y - self->points[i - 1].y) * t };
}

static gboolean
has_own_mark (const EntSceneTie *tie)
{
  return tie->kind == ENT_TIE_TENSION || tie->kind == ENT_TIE_BROKEN || tie->kind == ENT_TIE_AGREEMENT;
}

static EntRect
mark_box (const EntSceneTie *tie, const Walk *way, double part)
{
  EntPoint at = point_at (way, part);
  double reach = MARK_REACH * tie->width;

  return (EntRect) { at.x - reach, at.y - reach, 2 * reach, 2 * reach };
}

static guint
mark_boxes (const EntSceneTie *tie, const Walk *way, double shift, EntRect boxes[2])
{
  guint n = 0;

  if (has_own_mark (tie))
    boxes[n++] = mark_box (tie, way, ENT_MARK_MIDDLE + shift);
  if (tie->unclear)
    boxes[n++] = mark_box (tie, way, (has_own_mark (tie) ? ENT_MARK_THIRD : ENT_MARK_MIDDLE) + shift);
  return n;
}

static void
place_marks (EntSceneTie *tie, EntObstacles *taken)
{
  static const double shifts[] = { 0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12, 0.16, -0.16, 0.21, -0.21 };
  double least = INFINITY;
  EntRect boxes[2];
  Walk way;
  guint n;

  walk (tie, &way);
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      double cost = ASIDE * fabs (shifts[i]);

      n = mark_boxes (tie, &way, shifts[i], boxes);
      for (guint j = 0; j < n; j++)
        cost += ent_obstacles_cost (taken, &boxes[j], -1);
      if (cost < least)
        {
          least = cost;
          tie->mark_shift = shifts[i];
        }
    }
  n = mark_boxes (tie, &way, tie->mark_shift, boxes);
  for (guint j = 0; j < n; j++)
    ent_obstacles_add (taken, &boxes[j], -1, ON_MARK);
}

void
ent_scene_place_tie_marks (EntScene *scene)
{
  g_autoptr (EntObstacles) taken = NULL;

  if (scene->ties->len > MOST_TIES)
    return;
  taken = ent_obstacles_new (scene, 24 * scene->line);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    ent_obstacles_add (taken, &g_array_index (scene->symbols, EntSceneSymbol, i).bounds, -1, ON_SYMBOL);
  for (guint i = 0; i < scene->texts->len; i++)
    ent_obstacles_add (taken, &g_array_index (scene->texts, EntSceneText, i).ink, -1, ON_TEXT);
  for (guint i = 0; i < scene->ties->len; i++)
    {
      EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);

      if (tie->id != NULL && tie->n_points > 0 && (has_own_mark (tie) || tie->unclear))
        place_marks (tie, taken);
    }
}
