/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Very many in the lattice of their cell. */
#include <math.h>

#include "scene/map/packing.h"

typedef struct
{
  const EntLayout *layout;
  EntObstacles *still;
  EntPolarCell cell;
  GPtrArray *members; /* of EntPackItem */
  double margin;      /* from the borders to a middle */
  double pitch;       /* between two middles */
} Cell;

/* A box around the cell. */
static EntRect
box_of (const Cell *cell)
{
  EntPoint at = ent_polar_point (cell->layout->scene, cell->cell.start, cell->cell.inner);
  EntRect box = { at.x, at.y, 0, 0 };

  for (guint i = 0; i <= 16; i++)
    for (guint j = 0; j < 2; j++)
      {
        at = ent_polar_point (cell->layout->scene, cell->cell.start + (cell->cell.end - cell->cell.start) * i / 16, j == 0 ? cell->cell.inner : cell->cell.outer);
        box = ent_rect_union (box, (EntRect) { at.x, at.y, 0, 0 });
      }
  /* an arc bulges a little beyond its chords */
  return ent_rect_grown (box, 0.02 * cell->cell.outer);
}

/* Free places of a grid over the whole sheet that lie in the cell. */
static GArray *
find_places (const Cell *cell, const EntRect *box, double along, double across)
{
  const EntScene *scene = cell->layout->scene;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (EntPoint));
  double half = cell->margin;

  for (int row = (int) ceil (box->y / across); row * across < box->y + box->height; row++)
    for (int column = (int) ceil (box->x / along); column * along < box->x + box->width; column++)
      {
        EntPoint at = { column * along, row * across };
        double x = at.x - scene->centre.x, y = at.y - scene->centre.y;
        double angle = cell->cell.start + fmod (atan2 (x, -y) - cell->cell.start + 4 * G_PI, 2 * G_PI);
        EntRect around = { at.x - half, at.y - half, 2 * half, 2 * half };

        if (ent_cell_holds (&cell->cell, angle, ent_length (x, y), cell->margin) && !isinf (ent_obstacles_cost (cell->still, &around, -1)))
          g_array_append_val (places, at);
      }
  return places;
}

/* Where there are very many: rows as far apart as a line of letters needs, the same
 * in all cells, so that names can run between them; closer where there is no room. */
static gboolean
fill_lattice (const Cell *cell)
{
  EntRect box = box_of (cell);
  double wide = 1.15 * cell->layout->sizes.label + 2 * (cell->margin + cell->layout->sizes.line) + 5;

  double across = MAX (wide, cell->pitch);

  for (;;)
    {
      double along = MAX (across, 2 * cell->pitch);

      for (;;)
        {
          g_autoptr (GArray) places = find_places (cell, &box, along, across);
          guint n = cell->members->len;

          for (guint k = 0; k < n && places->len >= n; k++)
            {
              EntPackItem *item = g_ptr_array_index (cell->members, k);

              item->home = item->at = g_array_index (places, EntPoint, (guint) ((k + 0.5) * places->len / n));
            }
          if (places->len >= n)
            return TRUE;
          if (along <= cell->pitch)
            break;
          along = MAX (0.85 * along, cell->pitch);
        }
      if (across <= cell->pitch)
        return FALSE;
      across = MAX (0.85 * across, cell->pitch);
    }
}

static gboolean
spread_cell (Cell *cell)
{
  for (guint i = 0; i < cell->members->len; i++)
    {
      const EntPackItem *item = g_ptr_array_index (cell->members, i);

      cell->margin = MAX (cell->margin, item->reach);
    }
  cell->pitch = 2 * cell->margin + 0.5 * cell->layout->sizes.gap;
  cell->margin += 0.5 * cell->layout->sizes.gap;
  return cell->cell.outer - cell->cell.inner >= 2 * cell->margin - 1e-6 && fill_lattice (cell);
}

gboolean
ent_packing_spread (const EntLayout *layout, EntObstacles *still, GArray *items)
{
  GPtrArray *members[ENT_N_SECTORS][ENT_N_COMMITMENTS] = { { NULL } };
  gboolean fits = TRUE;

  for (guint i = 0; i < items->len; i++)
    {
      EntPackItem *item = &g_array_index (items, EntPackItem, i);
      const EntSceneSymbol *symbol = &g_array_index (layout->scene->symbols, EntSceneSymbol, item->symbol);
      GPtrArray **list = &members[MIN (symbol->sector, ENT_N_SECTORS - 1)][symbol->ring];

      if (item->pinned)
        continue;
      if (*list == NULL)
        *list = g_ptr_array_new ();
      g_ptr_array_add (*list, item);
    }
  for (guint s = 0; s < ENT_N_SECTORS; s++)
    for (guint r = 0; r < ENT_N_COMMITMENTS; r++)
      {
        if (members[s][r] == NULL)
          continue;
        if (fits)
          {
            Cell cell = { .layout = layout, .still = still, .members = members[s][r] };

            cell.cell = ((EntPackItem *) g_ptr_array_index (members[s][r], 0))->cell;
            fits = spread_cell (&cell);
          }
        g_ptr_array_unref (members[s][r]);
      }
  return fits;
}
