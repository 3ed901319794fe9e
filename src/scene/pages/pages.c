/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a picture after the picture itself: on a wall the legend, in letters as large as the
 * sheet has room for, and the key; on paper what of the key has no room beside the picture.
 */
#include <math.h>

#include "scene/legend.h"
#include "scene/map/map-layout.h"
#include "scene/pages/page-key.h"

/* From one size of letters to the next that is tried. */
#define SMALLER 0.93
/* The largest, in those of the title. */
#define LARGEST 0.9
#define LEGEND_COLUMNS 4
#define LEGEND_TEXT 15.0
#define LEADING 1.35

typedef struct
{
  EntLayout layout;
  EntRect body;
} Pages;

/* All but title and subtitle goes. */
static void
clear_picture (EntScene *scene)
{
  g_array_set_size (scene->wedges, 0);
  g_array_set_size (scene->rings, 0);
  g_array_set_size (scene->cells, 0);
  g_array_set_size (scene->ghosts, 0);
  g_array_set_size (scene->leaders, 0);
  scene->core = scene->radius = 0;
}

static void
remove_stakeholders (EntScene *scene)
{
  g_hash_table_remove_all (scene->by_id);
  g_array_set_size (scene->symbols, 0);
  scene->n_stakeholders = 0;
  scene->n_left_out = 0;
}

/* Keeps what is in @array, and no memory for what was: there may be a page for each few hundred names. */
static void
shrink (GArray *array)
{
  gsize n;
  g_autofree gpointer kept = g_array_steal (array, &n);

  g_array_append_vals (array, kept, (guint) n);
}

/* The legend with letters of @em in the body, if it has room. */
static gboolean
flow_legend (Pages *self, EntLegend *legend, double em)
{
  for (guint n = 1; n <= LEGEND_COLUMNS; n++)
    {
      ent_legend_flow (legend, &self->layout, n);
      if (legend->width <= self->body.width && legend->height <= self->body.height)
        return TRUE;
    }
  return FALSE;
}

/* What is tried in the smallest letters, one after the other: narrower columns, so that there may be
 * more of them, before anything is left out. In em of the legend. */
static const struct
{
  double text;
  gboolean brief;
} legend_ways[] = {
  { LEGEND_TEXT, FALSE },
  { 13.0, FALSE },
  { 11.5, FALSE },
  { LEGEND_TEXT, TRUE },
};

static void
add_legend (Pages *self)
{
  const guint last = G_N_ELEMENTS (legend_ways) - 1;
  EntLayout *layout = &self->layout;
  double em = layout->sizes.title * LARGEST, least = layout->sizes.least, symbols = layout->sizes.legend;
  EntScene *scene = layout->scene;
  guint n = scene->n_stakeholders;
  guint parts = scene->picture == ENT_PICTURE_MATRIX ? ENT_LEGEND_OF_MATRIX : ENT_LEGEND_OF_MAP;

  for (guint way = 0;;)
    {
      EntLayout tried = *layout;
      g_autoptr (EntLegend) legend = NULL;

      tried.sizes.legend = tried.sizes.heading = em;
      ent_scene_sizes_scale_symbols (&tried.sizes, em / symbols);
      self->layout = tried;
      legend = ent_legend_new (&self->layout, parts, legend_ways[way].brief);
      ent_legend_measure (legend, &self->layout, legend_ways[way].text * em, LEADING);
      if (flow_legend (self, legend, em) || way == last)
        {
          ent_legend_put (legend, &self->layout, self->body.x, self->body.y);
          g_hash_table_remove_all (scene->by_id);
          g_array_remove_range (scene->symbols, 0, n);
          for (guint i = 0; i < scene->ghosts->len; i++)
            g_array_index (scene->ghosts, EntSceneGhost, i).symbol -= (int) n;
          break;
        }
      if (em <= least)
        way++;
      self->layout = *layout;
      em = MAX (em * SMALLER, least);
    }
}

/* What is free of title and foot on the pages that follow. */
static void
add_frame (Pages *self)
{
  EntScene *scene = self->layout.scene;
  gboolean key_on_next_page = scene->key_on_next_page;
  EntFrame frame;

  /* they need not say where they are */
  scene->key_on_next_page = FALSE;
  ent_layout_frame (&self->layout, 0, 0, FALSE, 0, &frame);
  scene->key_on_next_page = key_on_next_page;
  self->body = frame.body;
}

void
ent_scene_turn_page (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  Pages self = { 0 };
  guint n_texts = scene->texts->len, first_key;
  EntSceneSpec bare = *spec;
  EntRect logo = scene->logo;

  bare.legend = FALSE;
  ent_layout_init (&self.layout, scene, map, &bare, context);
  add_frame (&self);
  if (scene->key == NULL)
    scene->key = ent_key_pages_new (&self.layout, &self.body);
  first_key = 1 + (self.layout.sizes.wall && spec->legend && scene->n_stakeholders > 0);
  scene->n_pages = first_key + ent_key_pages_n (scene->key);
  scene->page = MIN (spec->page, scene->n_pages - 1);
  if (scene->page == 0)
    {
      g_array_set_size (scene->texts, n_texts);
      scene->logo = logo;
      return;
    }
  g_array_remove_range (scene->texts, 0, n_texts);
  g_array_set_size (scene->ties, 0);
  clear_picture (scene);
  if (scene->page >= first_key)
    {
      ent_key_pages_put (scene->key, &self.layout, &self.body, scene->page - first_key);
      remove_stakeholders (scene);
      shrink (scene->symbols);
      shrink (scene->ties);
      shrink (scene->texts);
      return;
    }
  add_legend (&self);
  scene->n_stakeholders = scene->n_left_out = 0;
}
