/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map on a wall has otherwise: the names of its rings stand where those of
 * stakeholders have left room.
 */
#include <math.h>

#include "scene/ties/ties.h"
#include "scene/map/wedges.h"

/* Among more ties than so many no name is free of them. */
#define MOST_TIES 500

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

      if (tie->id != NULL)
        ent_lines_add_tie (taken, tie, INFINITY);
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

/* What a name must be free of. */
typedef struct
{
  const EntScene *scene;
  EntObstacles *still, *taken;
  gboolean borders; /* between wedges too: its plate has the colour of one */
} Around;

/* Whether the plate of @text lies within one wedge. */
static gboolean
is_in_one_wedge (const EntScene *scene, const EntSceneText *text)
{
  EntRect logical;
  double half;

  ent_scene_layout_extents (text->layout, NULL, &logical);
  half = (logical.width / 2 + ENT_PLATE_PAD * text->size) / text->arc_radius;
  for (guint i = 0; i < scene->wedges->len; i++)
    {
      EntWedgeSides sides = ent_wedge_sides (&g_array_index (scene->wedges, EntSceneWedge, i));
      EntPoint from = { sin (text->arc_angle - half), -cos (text->arc_angle - half) }, to = { sin (text->arc_angle + half), -cos (text->arc_angle + half) };

      if (ent_wedge_holds (&sides, from))
        return ent_wedge_holds (&sides, to);
    }
  return FALSE;
}

static gboolean
is_free (const EntSceneText *text, gpointer data)
{
  const Around *around = data;
  EntRect boxes[ENT_TEXT_MAX_BOXES];
  guint n;

  if (around->borders && !is_in_one_wedge (around->scene, text))
    return FALSE;
  n = ent_scene_text_boxes (text, boxes);
  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (boxes[i], ENT_RING_NAME_AIR * text->size);

      if (isinf (ent_obstacles_cost (around->still, &box, -1)) || isinf (ent_obstacles_cost (around->taken, &box, -1)))
        return FALSE;
    }
  return TRUE;
}

/* The angle at which most names find room below each other. */
static double
find_angle (EntLayout *layout, EntRingNameSearch search)
{
  EntScene *scene = layout->scene;
  double top = search.first, best = top;
  guint first = scene->texts->len, most = 0;

  for (guint i = 0; i < ENT_RING_NAME_ANGLES; i++)
    {
      guint n = 0;

      search.first = ent_rings_angle (top, i);
      search.n_angles = 1;
      for (guint ring = 0; ring < scene->rings->len; ring++)
        n += ent_rings_find_name (layout, ring, &search) >= 0;
      g_array_set_size (scene->texts, first);
      if (n > most)
        {
          most = n;
          best = search.first;
        }
    }
  return best;
}

/* Where it is free; it keeps its place from the others then. */
static gboolean
add_name (EntLayout *layout, guint ring, const EntRingNameSearch *search)
{
  int index = ent_rings_find_name (layout, ring, search);
  const Around *around = search->data;

  if (index < 0)
    return FALSE;
  ent_obstacles_add_text (around->taken, &g_array_index (layout->scene->texts, EntSceneText, index), 0, -1);
  return TRUE;
}

/* Below each other where most of them find room; the others as near as they can. Over a border sooner than not at all, and
 * over the lines of a thin ring when all others have their places. */
void
ent_wall_add_ring_names (EntLayout *layout, EntObstacles *still)
{
  const EntScene *scene = layout->scene;
  g_autoptr (EntObstacles) taken = collect_taken (layout);
  Around around = { scene, still, taken, TRUE };
  gboolean has[ENT_N_COMMITMENTS] = { FALSE };
  EntRingNameSearch search = { .n_angles = ENT_RING_NAME_ANGLES, .around = TRUE, .is_free = is_free, .data = &around };

  search.first = g_array_index (scene->wedges, EntSceneWedge, 0).start;
  search.first = find_angle (layout, search);
  for (guint thin = 0; thin < 2; thin++)
    for (guint ring = 0; ring < scene->rings->len; ring++)
      {
        search.thin = (gboolean) thin;
        around.borders = TRUE;
        if (!has[ring])
          has[ring] = add_name (layout, ring, &search);
        around.borders = FALSE;
        if (!has[ring])
          has[ring] = add_name (layout, ring, &search);
      }
}
