/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of conflict have their room in every picture on a wall, so that nothing moves when a room asks for them. As long as it
 * has not, they are taken out of the picture: whoever reads it finds nothing of them.
 */
#include "scene/scene-private.h"

static gboolean
is_conflict (gconstpointer element, gconstpointer data)
{
  const EntSceneTie *tie = element;

  return ent_tie_kind_is_conflict (tie->kind);
}

static void
remove_vetoes (EntLayout *layout)
{
  EntScene *scene = layout->scene;

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if ((symbol->flags & ENT_SYMBOL_VETO) == 0)
        continue;
      symbol->flags &= ~(guint) ENT_SYMBOL_VETO;
      symbol->bounds = ent_scene_symbol_bounds (scene, symbol, &layout->sizes);
    }
}

static gboolean
lies_on_something (const EntScene *scene, const EntRect *mark, guint index)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      if ((text->role == ENT_TEXT_LABEL || text->role == ENT_TEXT_KEY_NUMBER) && ent_rect_overlaps (&text->ink, mark))
        return TRUE;
    }
  for (guint i = 0; i < scene->n_stakeholders; i++)
    if (i != index && ent_rect_overlaps (&g_array_index (scene->symbols, EntSceneSymbol, i).bounds, mark))
      return TRUE;
  return FALSE;
}

gboolean
ent_scene_vetoes_overlap (const EntScene *scene)
{
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntPoint middle;
      double radius;

      if (ent_symbol_mark (&g_array_index (scene->symbols, EntSceneSymbol, i), ENT_MARK_VETO, scene->line, &middle, &radius) &&
          lies_on_something (scene, &(EntRect) { middle.x - radius, middle.y - radius, 2 * radius, 2 * radius }, i))
        return TRUE;
    }
  return FALSE;
}

void
ent_scene_add_vetoes (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntLayout layout;

  ent_layout_init (&layout, scene, map, spec, context);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (!ent_layout_stakeholder (&layout, i)->veto)
        continue;
      symbol->flags |= ENT_SYMBOL_VETO;
      symbol->bounds = ent_scene_symbol_bounds (scene, symbol, &layout.sizes);
    }
}

/* Whoever is in the light for a tie that is not shown is in it no more. */
static gboolean *
find_unlit (const EntScene *scene, int lit, guint *n)
{
  gboolean *unlit = g_new0 (gboolean, scene->n_stakeholders + 1);

  *n = 0;
  for (guint i = 0; i < scene->n_stakeholders; i++)
    unlit[i] = (int) i != lit && (g_array_index (scene->symbols, EntSceneSymbol, i).flags & ENT_SYMBOL_DIMMED) == 0;
  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);

      if (tie->id != NULL)
        unlit[tie->from] = unlit[tie->to] = FALSE;
    }
  for (guint i = 0; i < scene->n_stakeholders; i++)
    *n += unlit[i];
  return unlit;
}

typedef struct
{
  const EntScene *scene;
  const gboolean *unlit;
} Unlit;

static gboolean
is_text_of_unlit (gconstpointer element, gconstpointer data)
{
  const EntSceneText *text = element;
  const Unlit *self = data;
  int of = text->id != NULL ? ent_scene_find_symbol (self->scene, text->id) : -1;

  return of >= 0 && self->unlit[of];
}

static gboolean
is_leader_of_unlit (gconstpointer element, gconstpointer data)
{
  const EntSceneLeader *leader = element;
  const Unlit *self = data;

  return self->unlit[leader->symbol];
}

static void
put_out (EntScene *scene, const gboolean *unlit)
{
  Unlit self = { scene, unlit };

  ent_scene_take_out_texts (scene, is_text_of_unlit, &self);
  ent_array_take_out (scene->leaders, is_leader_of_unlit, &self);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      if (unlit[i])
        symbol->flags = (symbol->flags | ENT_SYMBOL_DIMMED) & ~(guint) ENT_SYMBOL_SHORTENED;
    }
}

/* FALSE: numbers would tell that somebody is missing. */
static gboolean
dim_unlit (EntScene *scene, const char *focus)
{
  int lit = focus != NULL ? ent_scene_find_symbol (scene, focus) : -1;
  g_autofree gboolean *unlit = NULL;
  guint n;

  if (lit < 0)
    return TRUE;
  unlit = find_unlit (scene, lit, &n);
  for (guint i = 0; i < scene->n_stakeholders; i++)
    if (n > 0 && (scene->n_left_out > 0 || g_array_index (scene->symbols, EntSceneSymbol, i).key_number > 0))
      return FALSE;
  if (n > 0)
    put_out (scene, unlit);
  return TRUE;
}

gboolean
ent_spec_hides_marks (const EntSceneSpec *spec)
{
  return spec->medium == ENT_MEDIUM_PROJECTOR && !spec->private_marks && !spec->conflict_marks;
}

void
ent_scene_tell_again (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntLayout layout;

  ent_layout_init (&layout, scene, map, spec, context);
  ent_frame_say_again (&layout);
}

gboolean
ent_scene_hide_marks (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  EntLayout layout;

  ent_layout_init (&layout, scene, map, spec, context);
  ent_array_take_out (scene->ties, is_conflict, NULL);
  remove_vetoes (&layout);
  ent_frame_say_again (&layout);
  return dim_unlit (scene, spec->picture == ENT_PICTURE_MAP ? spec->focus : NULL);
}
