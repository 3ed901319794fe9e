/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a cell: how many there are and who stands in which. */
#include <math.h>

#include "scene/packing.h"

#define MAX_ROWS 64

/* What one stakeholder would like to have along the ring and across, in em of a label. */
#define WANTED_ALONG 8.0
#define WANTED_ACROSS 4.0

typedef struct
{
  const EntLayout *layout;
  EntObstacles *still;
  EntPolarCell cell;
  GPtrArray *members; /* of EntPackItem */
  double margin;      /* from the borders to a middle */
  double pitch;       /* between two middles */
  gboolean tight;
} Cell;

typedef struct
{
  double radius, from, to;
  guint n;
} Row;

/* Draws the ends of a row in to where no name of a ring stands. */
#define PROBES 16
static gboolean
is_free (const Cell *cell, double angle, double radius)
{
  EntPoint at = ent_polar_point (cell->layout->scene, angle, radius);
  double half = 0.8 * cell->margin;
  EntRect box = { at.x - half, at.y - half, 2 * half, 2 * half };

  return !isinf (ent_obstacles_cost (cell->still, &box, -1));
}

static gboolean
find_ends (const Cell *cell, Row *row)
{
  double step;

  if (!ent_cell_angles (&cell->cell, row->radius, cell->margin, &row->from, &row->to))
    return FALSE;
  step = (row->to - row->from) / PROBES;
  for (guint i = 0; i < PROBES && !is_free (cell, row->from, row->radius); i++)
    row->from += step;
  for (guint i = 0; i < PROBES && row->to > row->from && !is_free (cell, row->to, row->radius); i++)
    row->to -= step;
  return row->to >= row->from - 1e-9;
}

static gboolean
make_row (const Cell *cell, guint index, guint n_rows, Row *row)
{
  double low = cell->cell.inner + cell->margin, high = cell->cell.outer - cell->margin;

  row->radius = n_rows == 1 ? (low + high) / 2 : low + (high - low) * (cell->tight ? index / (n_rows - 1.0) : (index + 0.5) / n_rows);
  row->n = 0;
  if (find_ends (cell, row))
    return TRUE;
  /* a narrow wedge: further out there may be room */
  if (n_rows > 1)
    return FALSE;
  row->radius = high;
  return find_ends (cell, row);
}

static guint
capacity_of (const Cell *cell, const Row *row)
{
  double step = row->radius > cell->pitch ? 2 * asin (cell->pitch / 2 / row->radius) : G_PI;

  return (guint) floor ((row->to - row->from) / step + 1e-9) + 1;
}

static guint
make_rows (const Cell *cell, guint n_rows, Row rows[MAX_ROWS], guint *capacity)
{
  guint n = 0;

  *capacity = 0;
  for (guint i = 0; i < n_rows; i++)
    if (make_row (cell, i, n_rows, &rows[n]))
      {
        *capacity += capacity_of (cell, &rows[n]);
        n++;
      }
  return n;
}

/* The number of rows that gives everybody the most of what is wanted; 0 if no number has room. */
static guint
choose_rows (const Cell *cell)
{
  double height = cell->cell.outer - cell->cell.inner, em = cell->layout->sizes.label, best = -1;
  guint chosen = 0, most = (guint) CLAMP ((height - 2 * cell->margin) / cell->pitch + 1, 1, MAX_ROWS);

  for (guint n_rows = 1; n_rows <= most; n_rows++)
    {
      Row rows[MAX_ROWS];
      guint capacity, n = make_rows (cell, n_rows, rows, &capacity);
      double along = 0, share;

      if (capacity < cell->members->len)
        continue;
      for (guint i = 0; i < n; i++)
        along += (rows[i].to - rows[i].from) * rows[i].radius + 2 * cell->margin;
      share = MIN (along / cell->members->len / (WANTED_ALONG * em), height / n_rows / (WANTED_ACROSS * em));
      if (share > best)
        {
          best = share;
          chosen = n_rows;
        }
    }
  return chosen;
}

/* So many to each row that all have about the same room, none more than its capacity. */
static void
share_out (const Cell *cell, Row rows[MAX_ROWS], guint n_rows)
{
  double total = 0, sum = 0;
  guint given = 0;

  for (guint i = 0; i < n_rows; i++)
    total += (rows[i].to - rows[i].from) * rows[i].radius + cell->pitch;
  for (guint i = 0; i < n_rows; i++)
    {
      guint until;

      sum += (rows[i].to - rows[i].from) * rows[i].radius + cell->pitch;
      until = (guint) floor (cell->members->len * sum / total + 0.5);
      rows[i].n = MIN (until - MIN (given, until), capacity_of (cell, &rows[i]));
      given += rows[i].n;
    }
  for (guint i = n_rows; i-- > 0 && given < cell->members->len;)
    while (given < cell->members->len && rows[i].n < capacity_of (cell, &rows[i]))
      {
        rows[i].n++;
        given++;
      }
}

static void
fill_row (const Cell *cell, const Row *row, guint index, guint n_rows, guint first)
{
  for (guint j = 0; j < row->n; j++)
    {
      EntPackItem *item = g_ptr_array_index (cell->members, first + j);
      double part = row->n == 1 ? 0.5 : (cell->tight ? j / (row->n - 1.0) : (j + 0.5) / row->n);

      /* neighbouring rows stand in each other's gaps */
      if (!cell->tight && n_rows > 1)
        part += (index % 2 == 0 ? -0.25 : 0.25) / row->n;
      item->home = item->at = ent_polar_point (cell->layout->scene, row->from + (row->to - row->from) * part, row->radius);
    }
}

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
  Row rows[MAX_ROWS];
  guint n_rows, n, first = 0, capacity;
  double sum = 0;

  for (guint i = 0; i < cell->members->len; i++)
    {
      const EntPackItem *item = g_ptr_array_index (cell->members, i);

      cell->margin = MAX (cell->margin, item->reach);
      sum += item->reach * (item->has_marks ? 1.2 : 1);
    }
  cell->pitch = 2 * (cell->tight ? cell->margin : sum / cell->members->len) + 0.5 * cell->layout->sizes.gap;
  cell->margin += 0.5 * cell->layout->sizes.gap;
  if (cell->cell.outer - cell->cell.inner < 2 * cell->margin - 1e-6)
    return FALSE;
  if (cell->tight)
    return fill_lattice (cell);
  n_rows = choose_rows (cell);
  if (n_rows == 0)
    return FALSE;
  n = make_rows (cell, n_rows, rows, &capacity);
  share_out (cell, rows, n);
  for (guint i = 0; i < n; i++)
    {
      fill_row (cell, &rows[i], i, n, first);
      first += rows[i].n;
    }
  return TRUE;
}

gboolean
ent_packing_spread (const EntLayout *layout, EntObstacles *still, GArray *items, gboolean tight)
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
            Cell cell = { .layout = layout, .still = still, .members = members[s][r], .tight = tight };

            cell.cell = ((EntPackItem *) g_ptr_array_index (members[s][r], 0))->cell;
            fits = spread_cell (&cell);
          }
        g_ptr_array_unref (members[s][r]);
      }
  return fits;
}
