/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by map-layout.c, map-pack.c, map-draft.c and change.c only: a map while it is laid out. */
#pragma once

#include "scene/labels/labels.h"
#include "scene/map/map-layout.h"
#include "scene/map/wedges.h"

G_BEGIN_DECLS

/* What a sheet has room for. */
typedef enum
{
  ROOM_FOR_ALL,
  ROOM_WITHOUT_TITLE, /* and legend */
  ROOM_WITHOUT_WORDS,
} Room;

typedef struct
{
  Room room;
  guint legend_parts;
  guint key_lines; /* fewer, if they would make the map smaller than */
  double least_radius;
  double disc;            /* of the largest that finds room */
  gboolean leaders;       /* on a screen or paper too, names look for places together, off their symbols if need be: slow */
  gboolean everywhere;    /* names look for places on the whole sheet: slower */
  gboolean is_probe;      /* where somebody has no name, nothing is improved */
  gboolean key_elsewhere; /* the key has pages of its own */
} Plan;

/* What a map that is laid out does not tell by itself, for whoever draws more into it. */
typedef struct _EntMapGround EntMapGround;
struct _EntMapGround
{
  Plan plan; /* with the room and the lines of the key as they came to be */
  EntSceneSizes sizes;
  double names, nominal; /* as in EntLayout */
};

typedef struct
{
  EntLayout layout;
  EntSceneSpec bare; /* as asked for, without title and legend */
  Room room;
  EntFrame frame;
  EntObstacles *still; /* all that stands before the symbols do */
  EntObstacles *lines; /* ties and arrows: labels may run over them, at a price */
  EntLabelling labelling;
  EntWedgeSides sides[ENT_N_SECTORS];
  guint n_ground_texts;
} MapLayout;

/* On a sheet with less room than for all. */
void ent_map_leave_out_title (MapLayout *self);
/* Where labels may stand, and what that costs; frame and ground stand. */
void ent_map_begin_labelling (MapLayout *self, const Plan *plan);
/* What the rim of a disc needs around it. */
double ent_map_around (const MapLayout *self);
/* Columns of the key end where the disc begins. */
void ent_map_keep_keys_off_disc (MapLayout *self);
/* Where ties and the arrows of ghosts run now. */
void ent_map_collect_lines (MapLayout *self);
/* The symbols are in the way of all else. */
void ent_map_add_symbols (MapLayout *self);
/* Obstacles of frame and ground, from nothing. */
void ent_map_collect_still (MapLayout *self);
/* On a wall, what is known before anybody has a place: frame, wedges and disc, around the largest or the @smallest disc
 * that may come of it. FALSE: there is no room for words. */
gboolean ent_map_lay_wall_ground (EntScene *scene, EntMap *map, const EntSceneSpec *spec, PangoContext *context, gboolean smallest);
/* Rings and symbols. Tries letters from the size of the medium down to the least until every label
 * has room; if none has, the size with the most. Where it is hopeless, trying tells nothing. */
void ent_map_pack (MapLayout *self);
/* Symbols in rings that stand, at the sizes that they have. */
void ent_map_pack_once (MapLayout *self);

G_END_DECLS
