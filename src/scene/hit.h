/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies under a point of a scene. */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_HIT_NOTHING,
  ENT_HIT_SYMBOL,
  ENT_HIT_LABEL, /* of a stakeholder: stands for its symbol */
  ENT_HIT_TIE,
} EntHitKind;

typedef struct
{
  EntHitKind kind;
  int symbol;   /* index in symbols, or -1 */
  int tie;      /* index in ties, or -1 */
  gboolean rim; /* on the edge of the symbol, from where ties are drawn */
  EntId id;     /* of the stakeholder or tie, borrowed from the scene; or NULL */

  gboolean in_cell;         /* and whatever else: the cell of map or matrix under the point */
  EntSectorId sector;       /* map */
  guint8 value;             /* map: of what the rings show */
  guint8 power, commitment; /* matrix */
} EntHit;

/* @zoom: pixels a scene unit; tolerances are in pixels of the view. Symbols come
 * before labels, labels before ties, upper ones before lower ones. O(symbols + ties) */
EntHit ent_hit_test (const EntScene *scene, double x, double y, double zoom);
/* The same where @hidden, a set of ids of stakeholders and ties or NULL, is not seen. */
EntHit ent_hit_test_shown (const EntScene *scene, double x, double y, double zoom, GHashTable *hidden);

/* Ids of the stakeholders whose middle lies in @rect: borrowed from the scene, in its order. */
GPtrArray *ent_hit_in_rect (const EntScene *scene, const EntRect *rect) G_GNUC_WARN_UNUSED_RESULT;

/* The points of a tie's curves as a line of straight pieces: for hit testing and highlights. */
#define ENT_TIE_PIECES 16 /* a curve */
guint ent_tie_flatten (const EntSceneTie *tie, EntPoint points[ENT_TIE_MAX_CURVES * ENT_TIE_PIECES + 1]);

G_END_DECLS
