/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas/shelf.h"

#include <string.h>

/* The pictures and the lights that were seen last, and those that come next: a sequence goes forth and back between map
 * and matrix. */
#define MOST 14
/* And of symbols, ties and texts in all of them; a light and what it is made from are kept in any case. */
#define MOST_ELEMENTS 60000u

typedef struct
{
  EntSceneSpec spec; /* a copy */
  EntScene *scene;   /* owned */
} Kept;

struct _EntShelf
{
  GArray *kept; /* of Kept; what was asked for last at the end */
  guint n_layouts, n_lights;
};

static void
clear_kept (gpointer data)
{
  Kept *kept = data;

  ent_scene_spec_clear (&kept->spec);
  ent_scene_free (kept->scene);
}

EntShelf *
ent_shelf_new (void)
{
  EntShelf *shelf = g_new0 (EntShelf, 1);

  shelf->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (shelf->kept, clear_kept);
  return shelf;
}

void
ent_shelf_free (EntShelf *shelf)
{
  g_array_unref (shelf->kept);
  g_free (shelf);
}

void
ent_shelf_clear (EntShelf *shelf)
{
  g_array_set_size (shelf->kept, 0);
}

gboolean
ent_shelf_is_same_ground (const EntSceneSpec *a, const EntSceneSpec *b)
{
  return a->picture == b->picture && a->medium == b->medium && a->width == b->width && a->height == b->height &&
         a->margin == b->margin && a->corner_width == b->corner_width && a->corner_height == b->corner_height &&
         g_strcmp0 (a->moment_id, b->moment_id) == 0 && g_strcmp0 (a->inside, b->inside) == 0 && a->words == b->words &&
         a->title == b->title && a->legend == b->legend && a->private_marks == b->private_marks && ent_view_equal (a->view, b->view);
}

static gboolean
is_same (const EntSceneSpec *a, const EntSceneSpec *b)
{
  return ent_shelf_is_same_ground (a, b) && a->page == b->page && a->conflict_marks == b->conflict_marks && a->told_kind == b->told_kind &&
         g_strcmp0 (a->focus, b->focus) == 0 && g_strcmp0 (a->from_moment_id, b->from_moment_id) == 0;
}

/* Borrowed, until the next is put there; or NULL. */
static const EntScene *
find (EntShelf *shelf, const EntSceneSpec *spec)
{
  for (guint i = 0; i < shelf->kept->len; i++)
    if (is_same (&g_array_index (shelf->kept, Kept, i).spec, spec))
      {
        Kept found = g_array_index (shelf->kept, Kept, i);
        Kept *all = &g_array_index (shelf->kept, Kept, 0);

        memmove (all + i, all + i + 1, (shelf->kept->len - i - 1) * sizeof *all);
        all[shelf->kept->len - 1] = found;
        return found.scene;
      }
  return NULL;
}

static guint
n_elements (const EntScene *scene)
{
  return scene->symbols->len + scene->ties->len + scene->texts->len;
}

static void
make_room (EntShelf *shelf, const EntScene *scene)
{
  guint n_all = n_elements (scene);

  for (guint i = 0; i < shelf->kept->len; i++)
    n_all += n_elements (g_array_index (shelf->kept, Kept, i).scene);
  while (shelf->kept->len > 1 && (shelf->kept->len >= MOST || n_all > MOST_ELEMENTS))
    {
      n_all -= n_elements (g_array_index (shelf->kept, Kept, 0).scene);
      g_array_remove_index (shelf->kept, 0);
    }
}

/* Takes @scene. */
static void
put (EntShelf *shelf, const EntSceneSpec *spec, EntScene *scene)
{
  Kept kept = { .spec = ent_scene_spec_copy (spec), .scene = scene };

  scene->progress = NULL;
  make_room (shelf, scene);
  g_array_append_val (shelf->kept, kept);
}

/* On a screen there are no pages, and a picture comes soon. */
static gboolean
is_kept (const EntSceneSpec *spec)
{
  return spec->medium == ENT_MEDIUM_PROJECTOR && spec->ghosts_of == NULL && spec->logo == NULL;
}

/* There is no light on a page. */
static EntSceneSpec
wanted_of (const EntSceneSpec *spec)
{
  EntSceneSpec wanted = *spec;

  if (spec->page > 0)
    wanted.focus = NULL;
  return wanted;
}

/* What pages and lights are made from. */
static EntSceneSpec
ground_of (const EntSceneSpec *spec)
{
  EntSceneSpec plain = *spec;

  plain.page = 0;
  plain.focus = NULL;
  plain.from_moment_id = NULL;
  plain.conflict_marks = TRUE;
  plain.told_kind = 0;
  return plain;
}

/* Of lights and changes each is kept; all else is soon made from its ground. */
static gboolean
is_kept_itself (const EntSceneSpec *wanted)
{
  return wanted->focus != NULL || wanted->from_moment_id != NULL;
}

/* Borrowed. NULL: it was stopped. */
static const EntScene *
find_ground (EntShelf *shelf, EntMap *map, const EntSceneSpec *spec, PangoContext *context, EntProgress *ground)
{
  EntSceneSpec plain = ground_of (spec);
  const EntScene *found = find (shelf, &plain);
  EntScene *scene;

  if (found != NULL)
    return found;
  plain.progress = ground;
  shelf->n_layouts++;
  scene = ent_scene_new (map, &plain, context);
  if (scene != NULL)
    put (shelf, &plain, scene);
  return scene;
}

/* What is kept of @wanted: itself or its ground. Borrowed. NULL: it was stopped. */
static const EntScene *
prepare (EntShelf *shelf, EntMap *map, const EntSceneSpec *wanted, PangoContext *context, EntProgress *ground)
{
  const EntScene *found = is_kept_itself (wanted) ? find (shelf, wanted) : NULL;
  EntScene *scene;

  if (found != NULL)
    return found;
  found = find_ground (shelf, map, wanted, context, ground);
  if (found == NULL || !is_kept_itself (wanted))
    return found;
  scene = ent_scene_new_from (found, map, wanted, context);
  if (scene == NULL)
    return NULL;
  shelf->n_lights += wanted->focus != NULL;
  put (shelf, wanted, scene);
  return scene;
}

gboolean
ent_shelf_prepare (EntShelf *shelf, EntMap *map, const EntSceneSpec *spec, PangoContext *context, EntProgress *ground)
{
  EntSceneSpec wanted = wanted_of (spec);

  return is_kept (spec) && prepare (shelf, map, &wanted, context, ground) != NULL;
}

EntScene *
ent_shelf_lay_out (EntShelf *shelf, EntMap *map, const EntSceneSpec *spec, PangoContext *context, EntProgress *ground)
{
  EntSceneSpec wanted = wanted_of (spec), plain = ground_of (spec);
  const EntScene *found;

  if (!is_kept (spec))
    {
      shelf->n_layouts++;
      return ent_scene_new (map, spec, context);
    }
  found = prepare (shelf, map, &wanted, context, ground);
  if (found == NULL || ent_progress_is_stopped (spec->progress))
    return NULL;
  if (is_kept_itself (&wanted) || is_same (&wanted, &plain))
    return ent_scene_copy (found);
  return ent_scene_new_from (found, map, &wanted, context);
}

gboolean
ent_shelf_has (EntShelf *shelf, const EntSceneSpec *spec)
{
  EntSceneSpec wanted = wanted_of (spec), plain = ground_of (spec);

  return is_kept (spec) && find (shelf, is_kept_itself (&wanted) ? &wanted : &plain) != NULL;
}

guint
ent_shelf_n_layouts (const EntShelf *shelf)
{
  return shelf->n_layouts;
}

guint
ent_shelf_n_lights (const EntShelf *shelf)
{
  return shelf->n_lights;
}
