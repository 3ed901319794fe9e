/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ties of a map are in its picture, and what of each the painter needs
 * beside its way.
 */
#include "scene/ties/ties.h"

#include "scene/scene-private.h"
#include "scene/ties/tie-route.h"

/* Where ties are thin, dots stay so large that they are seen. */
#define LARGER_DOTS 1.4
/* Beyond so many ties there is no place that none runs over. */
#define MOST_TIES 5000
/* Straight pieces of a curve. */
#define TIE_PIECES 8

/* Kinds that are known by their pattern are thinner when weak; of the others
 * the painter makes dots. */
double
ent_scene_tie_width (const EntScene *scene, EntTieKind kind, EntStrength strength)
{
  gboolean has_pattern = kind == ENT_TIE_INFORMS || kind == ENT_TIE_TO_BUILD;

  switch (strength)
    {
    case ENT_STRENGTH_STRONG:
      return 1.6 * scene->tie_line;
    case ENT_STRENGTH_WEAK:
      return has_pattern ? 0.6 * scene->tie_line : MIN (LARGER_DOTS * scene->tie_line, scene->line);
    case ENT_STRENGTH_NORMAL:
    default:
      return scene->tie_line;
    }
}

void
ent_scene_add_ties (EntScene *scene, EntMap *map, const EntSceneSpec *spec)
{
  guint n = ent_map_n_ties (map);

  for (guint i = 0; i < n; i++)
    {
      const EntTie *tie = ent_map_tie_at (map, i);
      int from, to;

      if (!ent_spec_shows_tie (spec, tie))
        continue;
      from = ent_scene_find_symbol (scene, tie->from);
      to = ent_scene_find_symbol (scene, tie->to);
      if (from < 0 || to < 0)
        continue;

      EntSceneTie drawn = {
        .id = ent_id_ref (tie->base.id),
        .from = from,
        .to = to,
        .kind = tie->kind,
        .direction = ent_tie_direction (tie),
        .strength = tie->strength,
        .unclear = tie->unclear,
        .width = ent_scene_tie_width (scene, tie->kind, tie->strength),
      };
      g_array_append_val (scene->ties, drawn);
    }
}

gboolean
ent_scene_ties_come_last (const EntScene *scene)
{
  return ent_tie_comes_last (scene);
}

void
ent_scene_route_ties (EntScene *scene)
{
  ent_tie_route_all (scene);
}

void
ent_scene_reroute_ties_around_labels (EntScene *scene, gboolean anyhow)
{
  ent_tie_route_again (scene, anyhow);
}

void
ent_lines_add_tie (EntObstacles *lines, const EntSceneTie *tie, double weight)
{
  for (guint curve = 0; curve + 3 < tie->n_points; curve += 3)
    {
      EntPoint last = ent_tie_points (tie)[curve];

      for (guint i = 1; i <= TIE_PIECES; i++)
        {
          EntPoint next = ent_cubic_at (ent_tie_points (tie) + curve, i / (double) TIE_PIECES);

          ent_obstacles_add_line (lines, last, next, -1, weight);
          last = next;
        }
    }
}

EntObstacles *
ent_lines_new (const EntScene *scene, double cell, double weight)
{
  EntObstacles *lines = ent_obstacles_new (scene, cell);

  for (guint i = 0; i < scene->ties->len && scene->ties->len <= MOST_TIES; i++)
    if (g_array_index (scene->ties, EntSceneTie, i).id != NULL)
      ent_lines_add_tie (lines, &g_array_index (scene->ties, EntSceneTie, i), weight);
  for (guint i = 0; i < scene->ghosts->len; i++)
    {
      const EntSceneGhost *ghost = &g_array_index (scene->ghosts, EntSceneGhost, i);
      const EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, ghost->symbol);

      ent_obstacles_add_line (lines, (EntPoint) { symbol->x, symbol->y }, ghost->middle, -1, weight);
    }
  return lines;
}
