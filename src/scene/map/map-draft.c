/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a wall shows until the map is there. How large the disc will be is known only when the names have their places:
 * whatever lies elsewhere around the largest than around the smallest is left out, so that nothing that was shown moves.
 */
#include "scene/map/map-layout-private.h"
#include "scene/scene-private.h"

static gboolean
is_same_text (const EntSceneText *a, const EntSceneText *b)
{
  return a->role == b->role && a->x == b->x && a->y == b->y && a->size == b->size && a->arc_radius == b->arc_radius &&
         g_str_equal (pango_layout_get_text (a->layout), pango_layout_get_text (b->layout)) &&
         pango_layout_get_width (a->layout) == pango_layout_get_width (b->layout);
}

static gboolean
has_text (const EntScene *scene, const EntSceneText *text)
{
  for (guint i = 0; i < scene->texts->len; i++)
    if (is_same_text (&g_array_index (scene->texts, EntSceneText, i), text))
      return TRUE;
  return FALSE;
}

static gboolean
has_same_disc (const EntScene *a, const EntScene *b)
{
  gboolean same = a->core == b->core && a->wedges->len == b->wedges->len;

  for (guint i = 0; same && i < a->wedges->len; i++)
    same = g_array_index (a->wedges, EntSceneWedge, i).start == g_array_index (b->wedges, EntSceneWedge, i).start;
  return same;
}

/* A change is drawn into its map, but for what the frame tells of it. */
static void
leave_out_frame (EntScene *scene)
{
  for (guint i = scene->texts->len; i-- > 0;)
    {
      EntTextRole role = g_array_index (scene->texts, EntSceneText, i).role;

      if (role == ENT_TEXT_TITLE || role == ENT_TEXT_SUBTITLE)
        g_array_remove_index (scene->texts, i);
    }
}

/* Keeps what is in both; nothing reaches farther than in the smaller one. */
static void
keep_common (EntScene *scene, const EntScene *smallest)
{
  for (guint i = scene->texts->len; i-- > 0;)
    if (!has_text (smallest, &g_array_index (scene->texts, EntSceneText, i)))
      g_array_remove_index (scene->texts, i);
  if (!has_same_disc (scene, smallest))
    {
      g_array_set_size (scene->wedges, 0);
      scene->core = 0;
    }
  scene->radius = smallest->radius;
}

/* Whether the picture will be in a spotlight. Whose it is makes no difference while nobody is there. */
static gboolean
is_lit (EntMap *map, const EntSceneSpec *spec)
{
  const EntStakeholder *stakeholder = spec->focus != NULL ? ent_map_stakeholder (map, spec->focus) : NULL;

  if (spec->focus == NULL || spec->page > 0)
    return FALSE;
  return stakeholder != NULL ? ent_stakeholder_is_on_map (stakeholder) : g_str_equal (spec->focus, ENT_FOCUS_NOBODY) || ent_choices_find (&ent_sector_choices, spec->focus, -1) >= 0;
}

static EntScene *
lay_ground (EntMap *map, const EntSceneSpec *spec, PangoContext *context, gboolean smallest)
{
  g_autoptr (EntScene) scene = ent_scene_new_empty (spec);
  EntSceneSpec empty = *spec;

  empty.from_moment_id = NULL;
  if (!ent_map_lay_wall_ground (scene, map, &empty, context, smallest))
    return NULL;
  g_array_set_size (scene->symbols, 0);
  g_hash_table_remove_all (scene->by_id);
  scene->n_stakeholders = 0;
  empty.focus = ENT_FOCUS_NOBODY;
  if (is_lit (map, spec))
    ent_scene_light (scene, map, &empty, context);
  if (spec->from_moment_id != NULL)
    leave_out_frame (scene);
  return g_steal_pointer (&scene);
}

EntScene *
ent_scene_new_draft (EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  g_autoptr (EntScene) scene = NULL, smallest = NULL;
  const char *language;
  EntSceneSpec resolved;

  language = ent_spec_resolve (map, spec, &resolved);
  if (resolved.medium != ENT_MEDIUM_PROJECTOR || resolved.picture != ENT_PICTURE_MAP || resolved.page > 0)
    return NULL;
  scene = lay_ground (map, &resolved, context, FALSE);
  smallest = lay_ground (map, &resolved, context, TRUE);
  if (scene == NULL || smallest == NULL)
    return NULL;
  keep_common (scene, smallest);
  if (scene->texts->len == 0 && scene->wedges->len == 0)
    return NULL;
  scene->is_draft = TRUE;
  scene->progress = NULL;
  ent_scene_describe (scene, map, language);
  return g_steal_pointer (&scene);
}
