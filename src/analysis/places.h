/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one order of a list becomes another with few moves: by the longest part that
 * is in the same order in both (M. L. Fredman, On computing the length of longest
 * increasing subsequences, 1975).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENT_PLACE_NEW (-1)

/* @from: for each of @n entries of the new order its place in the old one, or ENT_PLACE_NEW. TRUE
 * for those that can stay where they are; owned. O(n log n) */
gboolean *ent_places_that_stay (const int *from, guint n) G_GNUC_WARN_UNUSED_RESULT;

/* Where each entry goes that is put in or moved, one after the other from the first. */
typedef struct _EntPlaces EntPlaces;
/* @leaves: of each of @n_old entries of the old order, whether it stays in the list until all are at their places. */
EntPlaces *ent_places_new (const int *from, const gboolean *stays, guint n, guint n_old, const gboolean *leaves) G_GNUC_WARN_UNUSED_RESULT;
void ent_places_free (EntPlaces *places);
/* Of the next entry; the place it has then, when it is taken out first if it was there. O(log n) */
guint ent_places_next (EntPlaces *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPlaces, ent_places_free)

G_END_DECLS
