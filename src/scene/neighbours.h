/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking from stakeholder to stakeholder with the keyboard. Stakeholders are
 * named by their index in the scene's symbols; -1 is none.
 */
#pragma once

#include "scene/scene.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_HEADING_LEFT,
  ENT_HEADING_RIGHT,
  ENT_HEADING_UP,
  ENT_HEADING_DOWN,
} EntHeading;

/* The nearest one that way: what lies straight ahead is preferred to what lies
 * aside. With @from -1 the one furthest the other way, so that walking can
 * begin. -1 if there is none. O(n) */
int ent_neighbour (const EntScene *scene, int from, EntHeading way);
/* The same where @hidden, a set of ids or NULL, is not seen. */
int ent_neighbour_shown (const EntScene *scene, int from, EntHeading way, GHashTable *hidden);

/* Reading order: on the map sector by sector, from inside out; on the matrix
 * field by field as it is read. An array of gint. O(n log n) */
GArray *ent_reading_order (const EntScene *scene) G_GNUC_WARN_UNUSED_RESULT;
/* @order without @hidden, a set of ids or NULL. O(n) */
GArray *ent_reading_order_shown (const EntScene *scene, const GArray *order, GHashTable *hidden) G_GNUC_WARN_UNUSED_RESULT;
/* The next in @order, or before it; from -1 the first or last; -1 at the end. O(n) */
int ent_reading_next (const GArray *order, int from, gboolean forward);

G_END_DECLS
