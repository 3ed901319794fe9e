/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rings and symbols of the map, as large as there is room for, and letters of which the
 * most have room.
 */
#include <math.h>

#include "scene/map/map-layout-private.h"
#include "scene/map/packing.h"
#include "scene/map/wedges.h"

/* Smaller symbols, then smaller letters, each time by so much. */
#define SHRINK 0.87
#define MAX_SHRINKS 24
#define VERY_MANY 3000
/* So often everybody looks for room for a label; then symbols stand in a lattice. */
#define LOOSE_TRIES 5
#define LETTER_SHRINK 0.9
#define TRIES 4
/* So many have small letters anyway. */
#define MANY 60
/* Where symbols stand in a lattice, names find room until they cover so much of the rings. */
#define COVERED 0.2
/* One in so many labels may be without room before letters shrink. */
#define FORGIVEN 30

/* Labels from the letters of other texts at least, in scene units, however small the sheet. */
#define FROM_TEXT 1.0
/* And from columns of the key, in em of it. */
#define OFF_KEY 0.7

static void
add_still_texts (MapLayout *self, guint first)
{
  const EntScene *scene = self->layout.scene;

  for (guint i = first; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);

      gboolean over_lines = self->layout.sizes.wall && text->role == ENT_TEXT_SECTOR;

      /* part of its symbol */
      if (text->role == ENT_TEXT_BADGE)
        continue;
      ent_obstacles_add_text (self->still, text, MAX (0.5 * self->layout.sizes.gap, FROM_TEXT) + (text->plate ? ENT_RING_NAME_AIR * text->size : 0), over_lines ? ENT_OVER_LINES : -1);
    }
}

void
ent_map_collect_still (MapLayout *self)
{
  EntScene *scene = self->layout.scene;

  g_clear_pointer (&self->still, ent_obstacles_free);
  self->still = ent_obstacles_new (scene, 4 * self->layout.sizes.label);
  for (guint i = 0; i < self->frame.n_taken; i++)
    {
      EntRect taken = ent_rect_grown (self->frame.taken[i], self->layout.sizes.wall ? ENT_LABEL_OFF_FRAME * self->layout.sizes.label : 0);

      ent_obstacles_add (self->still, &taken, -1, INFINITY);
    }
  for (guint i = 0; i < self->frame.n_keys; i++)
    {
      /* a name that stands upon a column of the key reads as a line of it */
      EntRect key = ent_rect_grown (self->frame.keys[i], OFF_KEY * self->layout.sizes.key);

      ent_obstacles_add (self->still, &key, -1, INFINITY);
    }
  ent_obstacles_add_disc (self->still, scene->centre, scene->core);
  add_still_texts (self, 0);
}

static gboolean
lay_rings (MapLayout *self, gboolean anyhow)
{
  EntScene *scene = self->layout.scene;

  g_array_set_size (scene->texts, self->n_ground_texts);
  if (!ent_rings_lay_out (&self->layout, anyhow))
    return FALSE;
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);

      symbol->ring = ent_rings_index (scene, ent_layout_ring_value (&self->layout, symbol));
    }
  /* on a wall names of stakeholders come before those of the rings */
  if (!self->layout.sizes.wall && self->room < ROOM_WITHOUT_WORDS)
    ent_rings_add_names (&self->layout);
  ent_map_collect_still (self);
  return TRUE;
}

static EntLabelShapes *
measure_names (const EntLayout *layout)
{
  const EntScene *scene = layout->scene;
  EntLabelShapes *shapes = g_new0 (EntLabelShapes, scene->n_stakeholders + 1);

  if (ent_packing_is_dense (layout))
    return shapes;
  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      g_autofree char *name = ent_scene_display_text (ent_spec_name (layout->spec, ent_layout_stakeholder (layout, i)));

      ent_label_measure (layout, name, ent_label_is_bold (g_array_index (scene->symbols, EntSceneSymbol, i).power), &shapes[i]);
    }
  return shapes;
}

/* Rings and symbols at the present sizes; smaller symbols until they fit. */
static guint
pack (MapLayout *self)
{
  g_autofree EntLabelShapes *shapes = measure_names (&self->layout);
  EntLayout *layout = &self->layout;
  EntScene *scene = layout->scene;
  guint n_conflicts = 0, tries = ent_packing_is_dense (layout) ? 0 : LOOSE_TRIES;
  /* where one try takes long, fewer with larger steps */
  guint step = scene->n_stakeholders > VERY_MANY ? 3 : 1;
  double factor = pow (SHRINK, step);

  for (guint shrinks = 0; shrinks < MAX_SHRINKS; shrinks += step)
    {
      if (lay_rings (self, FALSE))
        {
          gboolean tight = tries == 0;

          if (ent_packing_place (layout, self->still, &self->labelling, shapes, tight, &n_conflicts))
            return tight ? scene->n_stakeholders : n_conflicts;
          tries -= !tight;
        }
      ent_scene_sizes_scale_symbols (&layout->sizes, factor);
      for (guint i = 0; i < scene->n_stakeholders; i++)
        g_array_index (scene->symbols, EntSceneSymbol, i).radius *= factor;
    }
  lay_rings (self, TRUE);
  ent_packing_place_anyhow (layout);
  return scene->n_stakeholders;
}

/* Letters of which names cover no more of the rings than they find room for. */
static void
shrink_letters (EntLayout *layout)
{
  double factor = sqrt (COVERED / MAX (ent_layout_crowding (layout), 1e-6));

  layout->sizes.label = MAX (layout->sizes.label * MIN (factor, 1), layout->sizes.least);
}

void
ent_map_pack (MapLayout *self)
{
  EntSceneSizes sizes = self->layout.sizes;
  EntScene *scene = self->layout.scene;
  g_autofree double *radii = g_new (double, scene->n_stakeholders + 1);
  double best_label = sizes.label;
  guint best = G_MAXUINT, tries = 0;
  gboolean is_packed = FALSE;

  if (ent_packing_is_dense (&self->layout))
    {
      shrink_letters (&self->layout);
      pack (self);
      return;
    }
  for (guint i = 0; i < scene->n_stakeholders; i++)
    radii[i] = g_array_index (scene->symbols, EntSceneSymbol, i).radius;
  for (double label = sizes.label; tries<TRIES; label = scene->n_stakeholders> MANY ? sizes.least : MAX (label * LETTER_SHRINK, sizes.least), tries++)
    {
      guint n_conflicts;

      self->layout.sizes = sizes;
      self->layout.sizes.label = label;
      for (guint i = 0; i < scene->n_stakeholders; i++)
        g_array_index (scene->symbols, EntSceneSymbol, i).radius = radii[i];
      self->layout.is_trial = tries + 1 < TRIES && label > sizes.least && !sizes.wall;
      is_packed = ent_layout_crowding (&self->layout) <= ENT_CROWDING_HOPELESS;
      n_conflicts = is_packed ? pack (self) : scene->n_stakeholders;
      if (n_conflicts < best)
        {
          best = n_conflicts;
          best_label = label;
        }
      /* packing looks at few spots: placing finds some more */
      if (n_conflicts * FORGIVEN <= scene->n_stakeholders || label <= sizes.least)
        break;
    }
  if (is_packed && self->layout.sizes.label == best_label)
    return;
  self->layout.is_trial = FALSE;
  self->layout.sizes = sizes;
  self->layout.sizes.label = best_label;
  for (guint i = 0; i < scene->n_stakeholders; i++)
    g_array_index (scene->symbols, EntSceneSymbol, i).radius = radii[i];
  pack (self);
}

void
ent_map_pack_once (MapLayout *self)
{
  g_autofree EntLabelShapes *shapes = measure_names (&self->layout);
  gboolean dense = ent_packing_is_dense (&self->layout);
  guint n_conflicts;

  if (!dense && ent_packing_place (&self->layout, self->still, &self->labelling, shapes, FALSE, &n_conflicts))
    return;
  if (!ent_packing_place (&self->layout, self->still, &self->labelling, shapes, TRUE, &n_conflicts))
    ent_packing_place_anyhow (&self->layout);
}
