/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a picture on a wall after the picture itself: the legend and the key, in
 * letters as large as the sheet has room for.
 */
#include <math.h>

#include "scene/labels.h"
#include "scene/legend.h"
#include "scene/map-layout.h"

/* From one size of letters to the next that is tried. */
#define SMALLER 0.93
/* The largest, in those of the title. */
#define LARGEST 0.9
#define LEGEND_COLUMNS 4
#define LEGEND_TEXT 15.0
#define KEY_COLUMNS 4
/* A column of the key is no narrower, in em. */
#define KEY_NARROWEST 9.0
/* Of the legend's lines; between names, and between columns, in em. */
#define LEADING 1.35
#define BETWEEN 0.25
#define APART 1.2

typedef struct
{
  EntLayout layout;
  EntRect body;
  GArray *keyed; /* of guint: symbols with a number, in its order */
} Pages;

static guint
number_of (const Pages *self, guint symbol)
{
  return g_array_index (self->layout.scene->symbols, EntSceneSymbol, symbol).key_number;
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  return (int) number_of (data, *(const guint *) a) - (int) number_of (data, *(const guint *) b);
}

static void
collect_keyed (Pages *self)
{
  for (guint i = 0; i < self->layout.scene->n_stakeholders; i++)
    if (number_of (self, i) > 0)
      g_array_append_val (self->keyed, i);
  g_array_sort_with_data (self->keyed, compare_numbers, self);
}

/* Where the next line stands. */
typedef struct
{
  guint page, column;
  double y;
} Place;

/* Lets the key flow into @n_columns with letters of @em; adds what falls on page @shown. Returns how
 * many pages it takes. */
static guint
flow_key (Pages *self, double em, guint n_columns, guint shown)
{
  const EntRect *body = &self->body;
  double width = (body->width - (n_columns - 1) * APART * em) / n_columns;
  EntTextStyle style = { .size = em, .width = width, .n_lines = 2 };
  Place at = { 0 };

  self->layout.sizes.key = em;
  for (guint i = 0; i < self->keyed->len; i++)
    {
      guint symbol = g_array_index (self->keyed, guint, i);
      PangoLayout *line = ent_key_line (&self->layout, symbol, number_of (self, symbol), &style);
      double height;
      EntRect logical;

      ent_scene_layout_extents (line, NULL, &logical);
      height = logical.height;
      if (at.y > 0 && at.y + height > body->height)
        {
          at.column = (at.column + 1) % n_columns;
          at.page += at.column == 0;
          at.y = 0;
        }
      if (at.page == shown)
        ent_scene_take_layout (self->layout.scene, ENT_TEXT_KEY, ent_layout_stakeholder (&self->layout, symbol)->base.id, line, &style,
                               body->x + at.column * (width + APART * em), body->y + at.y);
      else
        g_object_unref (line);
      at.y += height + BETWEEN * em;
    }
  return at.page + 1;
}

/* The largest letters with which all is on one page; the smallest, if none does it. */
static double
choose_key (Pages *self, guint *n_columns, guint *n_pages)
{
  double least = self->layout.sizes.least, em = self->layout.sizes.title * LARGEST;
  guint fewest = G_MAXUINT;

  for (;;)
    {
      for (guint n = 1; n <= KEY_COLUMNS; n++)
        {
          guint pages;

          if (n > 1 && (self->body.width - (n - 1) * APART * em) / n < KEY_NARROWEST * em)
            break;
          pages = flow_key (self, em, n, G_MAXUINT);
          if (pages < fewest)
            {
              fewest = pages;
              *n_columns = n;
            }
          if (pages == 1)
            break;
        }
      *n_pages = fewest;
      if (fewest == 1 || em <= least)
        return em;
      em = MAX (em * SMALLER, least);
    }
}

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
          break;
        }
      if (em <= least)
        way++;
      self->layout = *layout;
      em = MAX (em * SMALLER, least);
    }
}

void
ent_scene_turn_page (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context)
{
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (guint));
  Pages self = { .keyed = keyed };
  guint n_texts = scene->texts->len, n_columns = 1, n_keys = 0, first_key;
  EntSceneSpec bare = *spec;
  EntRect logo = scene->logo;
  EntFrame frame;
  double em = 0;

  bare.legend = FALSE;
  ent_layout_init (&self.layout, scene, map, &bare, context);
  collect_keyed (&self);
  ent_layout_frame (&self.layout, 0, 0, FALSE, 0, &frame);
  self.body = frame.body;
  if (keyed->len > 0)
    em = choose_key (&self, &n_columns, &n_keys);
  first_key = 1 + (spec->legend && scene->n_stakeholders > 0);
  scene->n_pages = first_key + n_keys;
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
      flow_key (&self, em, n_columns, scene->page - first_key);
      remove_stakeholders (scene);
      return;
    }
  add_legend (&self);
  scene->n_stakeholders = scene->n_left_out = 0;
}
