/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which texts have a line under them, a tie or one that leads to a label. Only those get a halo, because a stroke
 * around letters costs a hundred times the letters. A grid holds the boxes of
 * the texts; every tie is walked through it in short straight steps.
 */
#include "draw/paint.h"
#include "draw/track.h"

#include <math.h>

#define CELLS 64

typedef struct
{
  double cell;
  guint columns, rows;
  GArray **texts; /* of guint, by cell; NULL where there is none */
} Grid;

static guint
index_in (double coordinate, double cell, guint n)
{
  double index = floor (coordinate / cell);

  return !(index > 0) ? 0 : index >= n ? n - 1
                                       : (guint) index;
}

static void
add_text (Grid *grid, const EntSceneText *text, guint number)
{
  guint left = index_in (text->ink.x, grid->cell, grid->columns);
  guint right = index_in (text->ink.x + text->ink.width, grid->cell, grid->columns);
  guint top = index_in (text->ink.y, grid->cell, grid->rows);
  guint bottom = index_in (text->ink.y + text->ink.height, grid->cell, grid->rows);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        GArray **cell = &grid->texts[row * grid->columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, number);
      }
}

/* Whether the step from @a to @b touches @box grown by @around (separating axes). */
static gboolean
touches (EntPoint a, EntPoint b, const EntRect *box, double around)
{
  double left = box->x - around, right = box->x + box->width + around;
  double top = box->y - around, bottom = box->y + box->height + around;
  double x = b.x - a.x, y = b.y - a.y;
  double c1, c2, c3, c4;

  if (MAX (a.x, b.x) < left || MIN (a.x, b.x) > right || MAX (a.y, b.y) < top || MIN (a.y, b.y) > bottom)
    return FALSE;
  c1 = x * (top - a.y) - y * (left - a.x);
  c2 = x * (top - a.y) - y * (right - a.x);
  c3 = x * (bottom - a.y) - y * (left - a.x);
  c4 = x * (bottom - a.y) - y * (right - a.x);
  return MIN (MIN (c1, c2), MIN (c3, c4)) <= 0 && MAX (MAX (c1, c2), MAX (c3, c4)) >= 0;
}

static void
walk_step (const Grid *grid, const EntScene *scene, EntPoint a, EntPoint b, double around, GArray *crossed)
{
  guint left = index_in (MIN (a.x, b.x) - around, grid->cell, grid->columns);
  guint right = index_in (MAX (a.x, b.x) + around, grid->cell, grid->columns);
  guint top = index_in (MIN (a.y, b.y) - around, grid->cell, grid->rows);
  guint bottom = index_in (MAX (a.y, b.y) + around, grid->cell, grid->rows);

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        GArray *cell = grid->texts[row * grid->columns + column];

        for (guint i = 0; cell != NULL && i < cell->len;)
          {
            guint number = g_array_index (cell, guint, i);
            gboolean *is_crossed = &g_array_index (crossed, gboolean, number);

            if (!*is_crossed)
              *is_crossed = touches (a, b, &g_array_index (scene->texts, EntSceneText, number).ink, around);
            /* what is known need not be asked again */
            if (*is_crossed)
              g_array_remove_index_fast (cell, i);
            else
              i++;
          }
      }
}

/* Lines to labels run under names of sectors and nothing else. */
static void
walk_leaders (const EntScene *scene, GArray *crossed)
{
  for (guint i = 0; i < scene->texts->len; i++)
    {
      const EntSceneText *text = &g_array_index (scene->texts, EntSceneText, i);
      gboolean *is_crossed = &g_array_index (crossed, gboolean, i);

      for (guint j = 0; j < scene->leaders->len && text->role == ENT_TEXT_SECTOR && !*is_crossed; j++)
        {
          const EntSceneLeader *leader = &g_array_index (scene->leaders, EntSceneLeader, j);

          for (guint k = 1; k < leader->n_points && !*is_crossed; k++)
            *is_crossed = touches (leader->points[k - 1], leader->points[k], &text->ink, 0);
        }
    }
}

GArray *
ent_paint_crossed_texts (const EntScene *scene, GHashTable *hidden)
{
  GArray *crossed = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), scene->texts->len);
  double cell = MAX (MAX (scene->width, scene->height) / CELLS, 1);
  Grid grid = { .cell = cell,
                .columns = (guint) ceil (CLAMP (scene->width / cell, 1, CELLS)),
                .rows = (guint) ceil (CLAMP (scene->height / cell, 1, CELLS)) };

  g_array_set_size (crossed, scene->texts->len);
  grid.texts = g_new0 (GArray *, (gsize) grid.columns * grid.rows);
  for (guint i = 0; i < scene->texts->len; i++)
    add_text (&grid, &g_array_index (scene->texts, EntSceneText, i), i);

  for (guint i = 0; i < scene->ties->len; i++)
    {
      const EntSceneTie *tie = &g_array_index (scene->ties, EntSceneTie, i);
      EntTrack track;

      if (tie->n_points < 4 || ent_scene_tie_is_hidden (scene, tie, hidden))
        continue;
      ent_track_init (&track, ent_tie_points (tie), tie->n_points);
      for (guint j = 0; j + 2 < track.n_at; j += 2)
        walk_step (&grid, scene, track.at[j], track.at[j + 2], 1.5 * tie->width, crossed);
    }

  walk_leaders (scene, crossed);
  for (guint i = 0; i < grid.columns * grid.rows; i++)
    if (grid.texts[i] != NULL)
      g_array_unref (grid.texts[i]);
  g_free (grid.texts);
  return crossed;
}
