/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key: numbers on the symbols whose labels found no place, and the lines
 * that tell the names.
 */
#include <math.h>
#include <stdlib.h>

#include "scene/labels.h"

#define PAD 1.15

/* Where a number stands: on its symbol if that is large enough, else beside it. */
static gboolean
find_number_spot (EntLayout *layout, EntObstacles *obstacles, const EntRect *within, const EntSceneSymbol *symbol, double width, double height, EntRect *spot, gboolean *on_symbol)
{
  EntRect bounds = { symbol->bounds.x - symbol->x, symbol->bounds.y - symbol->y, symbol->bounds.width, symbol->bounds.height };
  EntLabelShapes shapes = { .n_shapes = 1 };
  EntLabelSpot spots[ENT_LABEL_MAX_SPOTS];
  double room = symbol->kind == ENT_KIND_INFORMAL ? 0.72 : 0.95, best = INFINITY;
  guint n;

  *on_symbol = hypot (width, height) / 2 <= room * symbol->radius;
  if (*on_symbol)
    {
      double down = symbol->kind == ENT_KIND_INFORMAL ? 0.2 * symbol->radius : 0;

      *spot = (EntRect) { symbol->x - width / 2, symbol->y - height / 2 + down, width, height };
      return TRUE;
    }
  shapes.shapes[0] = (EntLabelShape) { .width = width, .height = height, .ink_height = height };
  n = ent_label_spots (&shapes, &bounds, ent_label_gap (&layout->sizes) + PAD, TRUE, spots);
  for (guint i = 0; i < n; i++)
    {
      EntRect box = ent_rect_grown (spots[i].box, PAD);
      double cost;

      box.x += symbol->x;
      box.y += symbol->y;
      cost = ent_rect_contains (within, &box) ? ent_obstacles_cost (obstacles, &box, -1) + spots[i].cost : INFINITY;
      if (cost < best)
        {
          best = cost;
          *spot = ent_rect_grown (box, -PAD);
        }
    }
  return isfinite (best);
}

static gboolean
add_number (EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling, guint index, guint number)
{
  EntScene *scene = layout->scene;
  EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  EntTextStyle style = { .size = layout->sizes.key, .bold = TRUE };
  g_autoptr (PangoLayout) text = NULL;
  char digits[16];
  EntRect ink, logical, spot;
  gboolean on_symbol;
  EntSceneText *added;

  g_snprintf (digits, sizeof digits, "%u", number);
  text = ent_scene_layout_new (layout->context, digits, &style);
  ent_scene_layout_extents (text, &ink, &logical);
  if (!find_number_spot (layout, obstacles, labelling->fields != NULL ? &labelling->fields[index] : &labelling->within, symbol, ink.width, ink.height, &spot, &on_symbol))
    return FALSE;
  symbol->key_number = number;
  ent_scene_take_layout (scene, ENT_TEXT_KEY_NUMBER, symbol->id, g_steal_pointer (&text), &style, spot.x - ink.x + logical.x, spot.y - ink.y + logical.y);
  added = &g_array_index (scene->texts, EntSceneText, scene->texts->len - 1);
  added->on_symbol = on_symbol;
  ent_obstacles_add_text (obstacles, added, PAD, -1);
  return TRUE;
}

/* "12  Hotel Sol", cut to the width of the column. */
static void
add_line (EntLayout *layout, guint index, guint number, const EntRect *column, double y)
{
  EntScene *scene = layout->scene;
  const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, index);
  EntTextStyle style = { .size = layout->sizes.key, .width = column->width, .n_lines = 1 };
  g_autofree char *name = ent_scene_display_text (stakeholder->name);
  g_autofree char *line = g_strdup_printf ("%u\u2002%s", number, name);
  PangoLayout *text = ent_scene_layout_new (layout->context, line, &style);

  if (pango_layout_is_ellipsized (text) && stakeholder->short_name != NULL)
    {
      g_autofree char *brief = ent_scene_display_text (stakeholder->short_name);
      g_autofree char *shorter = g_strdup_printf ("%u\u2002%s", number, brief);

      pango_layout_set_text (text, shorter, -1);
    }
  ent_scene_take_layout (scene, ENT_TEXT_KEY, stakeholder->base.id, text, &style, column->x, y);
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *) a, j = *(const guint *) b;

  return i < j ? -1 : i > j;
}

guint
ent_layout_place_key (EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling, GArray *keyed)
{
  double leading = ent_key_leading (&layout->sizes);
  guint capacity = 0, placed = 0, column = 0, row = 0;
  g_autofree guint *rows = g_new0 (guint, MAX (labelling->n_keys, 1));

  for (guint i = 0; i < labelling->n_keys; i++)
    {
      rows[i] = (guint) (labelling->keys[i].height / leading);
      capacity += rows[i];
    }
  if (keyed->len > capacity)
    g_array_set_size (keyed, capacity);
  /* Numbers run in the order of the map, whoever is more important. */
  g_array_sort (keyed, compare_indices);
  for (guint i = 0; i < keyed->len; i++)
    {
      guint index = g_array_index (keyed, guint, i);

      while (column < labelling->n_keys && row >= rows[column])
        {
          column++;
          row = 0;
        }
      if (!add_number (layout, obstacles, labelling, index, placed + 1))
        continue;
      placed++;
      add_line (layout, index, placed, &labelling->keys[column], labelling->keys[column].y + row * leading);
      row++;
    }
  return placed;
}
