/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives each stakeholder its place: from its home, by making room, and at last by
 * looking for room for labels close by. Nothing depends on the picture before or on
 * the order in the map; a pin holds its fraction of the cell.
 */
#include "scene/map/packing.h"

#include <math.h>

/* Where numbers would cover so much of the rings, nobody looks for room. */
#define DENSE 0.5

gboolean
ent_packing_is_dense (const EntLayout *layout)
{
  return layout->scene->n_stakeholders > ENT_PACKING_MANY || ent_layout_number_crowding (layout) > DENSE;
}

EntPoint
ent_polar_point (const EntScene *scene, double angle, double radius)
{
  return (EntPoint) { scene->centre.x + radius * sin (angle), scene->centre.y - radius * cos (angle) };
}

EntPolarCell
ent_cell_of (const EntScene *scene, const EntSceneSymbol *symbol)
{
  const EntSceneWedge *wedge = &g_array_index (scene->wedges, EntSceneWedge, MIN (symbol->sector, ENT_N_SECTORS - 1));
  const EntSceneRing *ring = &g_array_index (scene->rings, EntSceneRing, symbol->ring);

  return (EntPolarCell) { wedge->start, wedge->end, ring->inner, ring->outer };
}

gboolean
ent_cell_angles (const EntPolarCell *cell, double radius, double reach, double *from, double *to)
{
  double side = radius > reach ? asin (reach / radius) : G_PI;

  *from = cell->start + side;
  *to = cell->end - side;
  return *from <= *to;
}

gboolean
ent_cell_holds (const EntPolarCell *cell, double angle, double radius, double reach)
{
  double from, to;

  return radius - reach >= cell->inner && radius + reach <= cell->outer &&
         ent_cell_angles (cell, radius, reach, &from, &to) && angle >= from && angle <= to;
}

static void
make_item (EntLayout *layout, guint index, EntPackItem *item)
{
  EntScene *scene = layout->scene;
  EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, index);
  const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, index);

  symbol->x = symbol->y = 0;
  symbol->bounds = ent_scene_symbol_bounds (scene, symbol, &layout->sizes);
  *item = (EntPackItem) {
    .symbol = index,
    .reach = ent_symbol_reach (symbol->kind, symbol->radius),
    .cell = ent_cell_of (scene, symbol),
    .bounds = symbol->bounds,
    .has_marks = symbol->n_parts > 0 || (symbol->flags & (ENT_SYMBOL_ALLY | ENT_SYMBOL_VETO | ENT_SYMBOL_PINNED)) != 0,
    .pinned = stakeholder->pin.set != 0,
    .weight = symbol->power >= 4 ? 0.5 * symbol->power : 1,
  };
}

/* The spots of names, where not all hope is lost, and of numbers. */
static void
add_spots (EntLayout *layout, GArray *items, const EntLabelShapes *shapes)
{
  double gap = ent_label_gap (&layout->sizes) + ENT_LABEL_PAD;
  gboolean hopeless = ent_layout_crowding (layout) > ENT_CROWDING_HOPELESS;
  EntLabelShapes number;
  EntLabelSpot spots[ENT_LABEL_MAX_SPOTS];

  ent_key_number_shape (layout, items->len, &number);
  for (guint i = 0; i < items->len; i++)
    {
      EntPackItem *item = &g_array_index (items, EntPackItem, i);

      if (!hopeless)
        item->n_names = item->n_spots = ent_label_spots (&shapes[i], &item->bounds, gap, FALSE, spots);
      item->n_spots += ent_label_spots (&number, &item->bounds, gap, hopeless, spots + item->n_spots);
      item->spots = g_memdup2 (spots, item->n_spots * sizeof *spots);
    }
}

gboolean
ent_cell_keep (const EntScene *scene, const EntPolarCell *cell, double margin, EntPoint *at)
{
  double x = at->x - scene->centre.x, y = at->y - scene->centre.y, from, to;
  double radius = CLAMP (ent_length (x, y), cell->inner + margin, MAX (cell->outer - margin, cell->inner + margin));
  double middle = (cell->start + cell->end) / 2, angle;

  if (cell->outer - cell->inner < 2 * margin)
    return FALSE;
  /* a narrow wedge: further out there may be room */
  while (!ent_cell_angles (cell, radius, margin, &from, &to))
    {
      if (radius >= cell->outer - margin)
        return FALSE;
      radius = MIN (radius + 0.5 * margin, cell->outer - margin);
    }
  angle = middle + remainder (atan2 (x, -y) - middle, 2 * G_PI);
  *at = ent_polar_point (scene, CLAMP (angle, from, to), radius);
  return TRUE;
}

/* The pin as a place in the cell. */
static void
put_pin (const EntLayout *layout, EntPackItem *item)
{
  const EntStakeholder *stakeholder = ent_layout_stakeholder (layout, item->symbol);
  const EntPolarCell *cell = &item->cell;

  item->at = ent_polar_point (layout->scene,
                              cell->start + CLAMP (stakeholder->pin.angle, 0, 1) * (cell->end - cell->start),
                              cell->inner + CLAMP (stakeholder->pin.radius, 0, 1) * (cell->outer - cell->inner));
}

gboolean
ent_packing_touch (const EntPackItem *a, EntPoint at, const EntPackItem *b, double gap)
{
  double dx = at.x - b->at.x, dy = at.y - b->at.y, least = a->reach + b->reach + gap;

  if (dx * dx + dy * dy < least * least)
    return TRUE;
  if (a->has_marks || b->has_marks)
    {
      EntRect box = { a->bounds.x + at.x - gap / 2, a->bounds.y + at.y - gap / 2, a->bounds.width + gap, a->bounds.height + gap };
      EntRect other = { b->bounds.x + b->at.x - gap / 2, b->bounds.y + b->at.y - gap / 2, b->bounds.width + gap, b->bounds.height + gap };

      return ent_rect_overlaps (&box, &other);
    }
  return FALSE;
}

static gboolean
any_overlap (const EntLayout *layout, const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const EntPackItem *a = &g_array_index (items, EntPackItem, i);
        const EntPackItem *b = &g_array_index (items, EntPackItem, j);

        if (!(a->pinned && b->pinned) && ent_packing_touch (a, a->at, b, 0.4 * layout->sizes.gap))
          return TRUE;
      }
  return FALSE;
}

static void
clear_item (gpointer data)
{
  g_free (((EntPackItem *) data)->spots);
}

gboolean
ent_packing_place (EntLayout *layout, EntObstacles *still, const EntLabelling *labelling, const EntLabelShapes *shapes, gboolean tight, guint *n_conflicts)
{
  EntScene *scene = layout->scene;
  g_autoptr (GArray) items = g_array_sized_new (FALSE, TRUE, sizeof (EntPackItem), scene->n_stakeholders);

  g_array_set_clear_func (items, clear_item);
  g_array_set_size (items, scene->n_stakeholders);
  for (guint i = 0; i < items->len; i++)
    {
      EntPackItem *item = &g_array_index (items, EntPackItem, i);

      make_item (layout, i, item);
      if (item->pinned)
        put_pin (layout, item);
      else if (!tight)
        ent_packing_go_home (layout, item);
      if ((item->pinned || !tight) && !ent_cell_keep (scene, &item->cell, item->reach + 0.5 * layout->sizes.gap, &item->at))
        return FALSE;
      item->home = item->at;
    }
  if (tight && !ent_packing_spread (layout, still, items))
    return FALSE;
  if (!tight)
    ent_packing_relax (layout, items);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, EntPackItem, i).home = g_array_index (items, EntPackItem, i).at;
  if (!tight)
    add_spots (layout, items, shapes);
  *n_conflicts = tight ? 0 : ent_packing_settle (layout, still, labelling, items);
  if (!tight && any_overlap (layout, items))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const EntPackItem *item = &g_array_index (items, EntPackItem, i);

      ent_scene_put_symbol (scene, i, item->at.x, item->at.y);
    }
  return TRUE;
}

void
ent_packing_place_anyhow (EntLayout *layout)
{
  EntScene *scene = layout->scene;
  guint seen[ENT_N_SECTORS][ENT_N_COMMITMENTS] = { { 0 } };

  for (guint i = 0; i < scene->n_stakeholders; i++)
    {
      EntSceneSymbol *symbol = &g_array_index (scene->symbols, EntSceneSymbol, i);
      EntPolarCell cell = ent_cell_of (scene, symbol);
      /* the golden ratio spreads any number evenly */
      double part = fmod (0.5 + 0.618034 * seen[symbol->sector][symbol->ring]++, 1);
      EntPoint at = ent_polar_point (scene, cell.start + (cell.end - cell.start) * (0.1 + 0.8 * part), (cell.inner + cell.outer) / 2);

      symbol->x = symbol->y = 0;
      symbol->bounds = ent_scene_symbol_bounds (scene, symbol, &layout->sizes);
      ent_scene_put_symbol (scene, i, at.x, at.y);
    }
}
