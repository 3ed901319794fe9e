/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ground of the map: wedges, rings, the disc in the middle, and their names. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Of the line that the painter draws along the rim, in lines. */
#define ENT_WEDGE_RIM 5.5
/* What the picture keeps free outside of its rim for the names of the sectors. */
double ent_wedges_around (const EntLayout *layout);
/* What @words take along the rim, as the name of a sector. */
double ent_wedge_name_width (const EntLayout *layout, const char *words);
/* Fills scene->wedges; centre and radius stand. Angles depend on how many
 * stakeholders a sector has at all, not on the moment. O(n) */
void ent_wedges_lay_out (EntLayout *layout);
/* The directions of the two borders of a wedge, from the centre. */
typedef struct
{
  EntPoint start, end;
  gboolean is_wide; /* more than half a turn */
} EntWedgeSides;
EntWedgeSides ent_wedge_sides (const EntSceneWedge *wedge);
/* @at: from the centre. */
static inline gboolean
ent_wedge_holds (const EntWedgeSides *sides, EntPoint at)
{
  /* positive where it lies clockwise of the start, and the end of it, by less than half a turn */
  double from_start = sides->start.x * at.y - sides->start.y * at.x, to_end = at.x * sides->end.y - at.y * sides->end.x;

  return sides->is_wide ? from_start >= 0 || to_end >= 0 : from_start >= 0 && to_end >= 0;
}

/* How much of @box lies beside the wedge, 0 to 1. */
double ent_wedge_share_beside (const EntWedgeSides *sides, EntPoint centre, const EntRect *box);
/* The names of the sectors along the rim: whole if there is any way, on a wall on two lines where @frame leaves room
 * for the second, which then is a text of its own. */
void ent_wedges_add_names (EntLayout *layout, const EntFrame *frame);

/* The disc of the children and its words; sets scene->core. */
void ent_rings_add_centre (EntLayout *layout);
/* Fills scene->rings; wedges and core stand. Widths follow the largest need over
 * all moments. FALSE if the symbols are too large for their rings; @anyhow: equal widths then. O(n × moments) */
gboolean ent_rings_lay_out (EntLayout *layout, gboolean anyhow);
/* Up to this angle from the top the names of rings stand with their feet towards the middle, and are read upright;
 * beyond it they stand on a wall alone, with their feet towards the rim. */
#define ENT_RING_NAME_FARTHEST 1.75
/* From one angle at which a name is tried to the next, and how many there are all the way around. */
#define ENT_RING_NAME_STEP 0.0875
#define ENT_RING_NAME_ANGLES ((guint) (2 * G_PI / ENT_RING_NAME_STEP) + 1)
/* From the letters of such a name to all else that stands, in em: its plate and a little air. */
#define ENT_RING_NAME_AIR (ENT_PLATE_PAD + 0.08)
/* The names of the rings, beside one boundary. */
void ent_rings_add_names (EntLayout *layout);
/* Moves names that stand on symbols along their rings, or leaves them out; whether there were any. */
gboolean ent_rings_clear_names (EntLayout *layout);
/* The angle that is tried in turn @i: away from @first to both sides, a step at a time. */
double ent_rings_angle (double first, guint i);
typedef struct
{
  double first; /* angle, from which others are tried to both sides */
  guint n_angles;
  gboolean thin;                                                 /* also in a ring that is lower than its letters */
  gboolean around;                                               /* also deeper in the ring, and in the lower half, with the feet of letters towards the rim */
  gboolean (*is_free) (const EntSceneText *name, gpointer data); /* NULL: it stands at the first */
  gpointer data;
} EntRingNameSearch;
/* Adds the name of @ring where it is free; returns its index in texts, the last, or -1 where there is no room. */
int ent_rings_find_name (EntLayout *layout, guint ring, const EntRingNameSearch *search);
/* On a wall: where labels, lines to them and symbols have left room; @still holds all else that stands. */
void ent_wall_add_ring_names (EntLayout *layout, EntObstacles *still);
/* The ring of @value. */
guint ent_rings_index (const EntScene *scene, guint value);

G_END_DECLS
