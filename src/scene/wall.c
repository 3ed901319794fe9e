/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map on a wall has otherwise: the names of its rings stand where those of
 * stakeholders have left room.
 */
#include <math.h>

#include "scene/wedges.h"

/* Angles at which names are tried: around the top, where letters stand upright. */
#define ANGLES 41
/* Straight pieces of a curve; among more ties than so many no name is free of them. */
#define TIE_PIECES 8
#define MOST_TIES 500
/* From the plate of a ring's name to all that stands, in em. */
#define FROM_PLATE (ENT_PLATE_PAD + 0.08)

static void
add_lines (const EntScene *scene, EntObstacles *taken)
{
  for (guint i = 0; i < scene->leaders->len; i++)
    {
      const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, i);

      for (guint j = 1; j < leader->n_points; j++)
        ent_obstacles_add_line (taken, leader->points[j - 1], leader->points[j], -1, INFINITY);
    }
}

/* What the plate of a name would cut in two. */
static void
add_ties (const EntScene *scene, EntObstacles *taken)
{
  for (guint i = 0; i < scene->ties->len && scene->ties->len <= MOST_TIES; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      const EntPoint *points = ent_tie_points (tie);

      for (guint curve = 0; tie->id != NULL && curve + 3 < tie->n_points; curve += 3)
        for (guint part = 0; part < TIE_PIECES; part++)
          ent_obstacles_add_line (taken, ent_cubic_at (points + curve, part / (double) TIE_PIECES), ent_cubic_at (points + curve, (part + 1) / (double) TIE_PIECES), -1, INFINITY);
    }
}

/* Labels, numbers and the lines to them; ties. */
static EntObstacles *
collect_taken (const EntLayout *layout)
{
  const EntScene *scene = layout->scene;
  EntObstacles *taken = ent_obstacles_new (scene, 4 * layout->sizes.label);

  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if (text->role == ENT_TEXT_LABEL || text->role == ENT_TEXT_KEY_NUMBER)
        ent_obstacles_add (taken, &text->ink, -1, INFINITY);
    }
  add_lines (scene, taken);
  add_ties (scene, taken);
  return taken;
}

static gboolean
is_free (const EntSceneText *text, EntObstacles *still, EntObstacles *taken)
{
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n = ent_scene_text_boxes (text, boxes);

  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (boxes[i], FROM_PLATE * text->size);

      if (isinf (ent_obstacles_cost (still, &box, -1)) || isinf (ent_obstacles_cost (taken, &box, -1)))
        return FALSE;
    }
  return TRUE;
}

/* Whether the name of @ring stands at @angle now. */
static gboolean
try_name (EntLayout *layout, guint ring, double angle, EntObstacles *still, EntObstacles *taken)
{
  int index = ent_rings_add_name (layout, ring, angle);

  if (index < 0)
    return FALSE;
  if (is_free (&g_array_index (layout->scene->texts, EntSceneText, index), still, taken))
    return TRUE;
  g_array_set_size (layout->scene->texts, (guint) index);
  return FALSE;
}

/* From the boundary of the first wedge to both sides. */
static double
angle_at (const EntScene *scene, guint i)
{
  guint n = (i + 1) / 2;
  double step = n * 2 * ENT_RING_NAME_FARTHEST / (ANGLES - 1), first = g_array_index (scene->wedges, EntSceneWedge, 0).start;

  return CLAMP (first + (i % 2 == 0 ? step : -step), -ENT_RING_NAME_FARTHEST, ENT_RING_NAME_FARTHEST);
}

/* Below each other where most of them find room; the others where they can. */
void
ent_wall_add_ring_names (EntLayout *layout, EntObstacles *still)
{
  EntScene *scene = layout->scene;
  g_autoptr (EntObstacles) taken = collect_taken (layout);
  guint first = scene->texts->len, most = 0, best = 0;

  for (guint i = 0; i < ANGLES; i++)
    {
      guint n = 0;

      for (guint ring = 0; ring < scene->rings->len; ring++)
        n += try_name (layout, ring, angle_at (scene, i), still, taken);
      g_array_set_size (scene->texts, first);
      if (n > most)
        {
          most = n;
          best = i;
        }
    }
  for (guint ring = 0; ring < scene->rings->len; ring++)
    {
      gboolean stands = try_name (layout, ring, angle_at (scene, best), still, taken);

      for (guint i = 0; i < ANGLES && !stands; i++)
        stands = try_name (layout, ring, angle_at (scene, i), still, taken);
    }
}
