/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places for those who must not go without a name, where there is little room: each in
 * turn looks for the place and the way to it that cost least, through others if need be;
 * where two meet the ground becomes dearer for all, round after round, until nobody
 * meets anybody (McMurchie and Ebeling, PathFinder, 1995, who lead wires so). All that
 * was found on the way is kept: of it a choice is made for all together.
 */
#include <string.h>

#include "scene/labels-private.h"
#include "scene/leader-maze.h"

/* What whoever stands there asks, in em of a line, and by how much more in each round. */
#define DUE 0.1
#define DEARER 1.0
/* A line is thin: it asks so many times as much. */
#define LINES 6.0
/* What ground costs for good where two have met, by round. */
#define MEMORY 0.05

typedef struct
{
  Placing *placing;
  EntLeaderMaze *maze;
  int *spot;       /* by label, where it stands in this round; -1: nowhere */
  gboolean *meets; /* whether it met somebody in the round before */
} Looking;

static Label *
label_at (const Looking *self, guint index)
{
  return &g_array_index (self->placing->labels, Label, index);
}

static gboolean
is_stopped (const Looking *self)
{
  return ent_progress_is_stopped (self->placing->layout->scene->progress);
}

static void
add_to_maze (Looking *self, const Label *label, guint spot, double due, gboolean for_good)
{
  EntRect box = ent_placing_box_at (self->placing, label, spot);
  EntPoint points[ENT_LEADER_MAX_POINTS];
  guint n = ent_placing_find_leader (self->placing, label, spot, points);

  ent_leader_maze_add_box (self->maze, &box, due, for_good);
  for (guint k = 1; k < n; k++)
    ent_leader_maze_add_line (self->maze, points[k - 1], points[k], LINES * due, for_good);
}

/* Among its other names by its cost; returns its index. @label holds no spot. */
static guint
add_spot (Label *label, const EntLabelSpot *spot)
{
  guint at = label->n_names;

  while (at > 0 && label->spots[at - 1].cost > spot->cost)
    at--;
  label->spots = g_renew (EntLabelSpot, label->spots, label->n_spots + 1);
  memmove (label->spots + at + 1, label->spots + at, (label->n_spots - at) * sizeof *label->spots);
  label->spots[at] = *spot;
  label->n_spots++;
  label->n_names++;
  return at;
}

static void
look (Looking *self, Label *label, double due)
{
  EntLabelSpot found;
  guint which;

  if (is_stopped (self))
    return;
  ent_leader_maze_clear (self->maze);
  for (guint i = 0; i < self->placing->labels->len; i++)
    if (i != label->symbol && self->spot[i] >= 0)
      add_to_maze (self, label_at (self, i), (guint) self->spot[i], due, FALSE);
  self->spot[label->symbol] = -1;
  if (!ent_leader_maze_find (self->maze, label->symbol, label->shapes, label->texts[1] != NULL ? 2 : 1, &found, &which))
    return;
  found.shape += (guint8) (which * OF_SHORT_NAME);
  found.cost += which * COST_OF_SHORT_NAME;
  self->spot[label->symbol] = (int) add_spot (label, &found);
}

/* Makes the ground dearer where two meet; returns how many meet somebody. */
static guint
remember (Looking *self)
{
  guint n = 0;

  for (guint i = 0; i < self->placing->labels->len; i++)
    if (self->spot[i] >= 0)
      {
        Label *label = label_at (self, i);
        gboolean meets = FALSE;

        for (guint k = 0; k < self->placing->labels->len && !meets; k++)
          meets = k != i && self->spot[k] >= 0 && ent_placing_meet (self->placing, label, (guint) self->spot[i], label_at (self, k), (guint) self->spot[k]);
        self->meets[i] = meets;
        if (meets)
          add_to_maze (self, label, (guint) self->spot[i], MEMORY, TRUE);
        n += meets;
      }
  return n;
}

void
ent_placing_look_everywhere (Placing *placing, const gboolean *looks, guint n_rounds)
{
  guint n = placing->labels->len, n_meeting = n;
  g_autoptr (EntLeaderMaze) maze = ent_leader_maze_new (placing->layout, placing->obstacles, placing->labelling);
  g_autofree int *spot = g_new (int, n + 1);
  g_autofree gboolean *meets = g_new (gboolean, n + 1);
  Looking self = { placing, maze, spot, meets };

  for (guint i = 0; i < n; i++)
    {
      spot[i] = looks[i] ? -1 : label_at (&self, i)->spot;
      meets[i] = TRUE;
    }
  for (guint round = 0; round < n_rounds && n_meeting > 0 && !is_stopped (&self); round++)
    {
      for (guint i = 0; i < n; i++)
        if (looks[i] && (spot[i] < 0 || meets[i]))
          look (&self, label_at (&self, i), DUE * (1 + DEARER * round));
      n_meeting = remember (&self);
    }
}
