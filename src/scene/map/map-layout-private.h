/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by map-layout.c and map-pack.c only: a map while it is laid out. */
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

/* Obstacles of frame and ground, from nothing. */
void ent_map_collect_still (MapLayout *self);
/* Rings and symbols. Tries letters from the size of the medium down to the least until every label
 * has room; if none has, the size with the most. Where it is hopeless, trying tells nothing. */
void ent_map_pack (MapLayout *self);

G_END_DECLS
