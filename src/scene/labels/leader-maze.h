/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places on the whole sheet for a label, with lines that may bend. */
#pragma once

#include "scene/map/packing.h"

G_BEGIN_DECLS

typedef struct _EntLeaderMaze EntLeaderMaze;

/* Borrows all three. @obstacles: as they are now. O(area of the sheet in letters) */
EntLeaderMaze *ent_leader_maze_new (const EntLayout *layout, EntObstacles *obstacles, const EntLabelling *labelling) G_GNUC_WARN_UNUSED_RESULT;
void ent_leader_maze_free (EntLeaderMaze *maze);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntLeaderMaze, ent_leader_maze_free)

/* Nobody is in the way. */
void ent_leader_maze_clear (EntLeaderMaze *maze);
/* Somebody stands here, and asks @due of whoever comes: so many em of a line, by cell. */
void ent_leader_maze_add_box (EntLeaderMaze *maze, const EntRect *box, double due);
void ent_leader_maze_add_line (EntLeaderMaze *maze, EntPoint a, EntPoint b, double due);

typedef struct
{
  guint symbol;
  const EntLabelShapes *shapes; /* of each of its names */
  guint n_names;
  double most; /* what a place and the way to it may cost, in em of a line; INFINITY: anything */
  /* Whether a place will do; as ent_leader_maze_find() gives it. */
  gboolean (*accept) (const EntLabelSpot *spot, guint which, gpointer data);
  gpointer data;
} EntLeaderMazeAsk;

/* The cheapest place that will do for a label; it is relative to the symbol, its shape one of shapes[@which]. FALSE: there
 * is none. O(area of the sheet in letters, for each shape) */
gboolean ent_leader_maze_find (EntLeaderMaze *maze, const EntLeaderMazeAsk *ask, EntLabelSpot *spot, guint *which);

G_END_DECLS
