/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the views of a document show, and what the search leaves bright: the filter and the words of a search, with
 * what they need at hand. It belongs to the window; the map does not know of it.
 */
#pragma once

#include "model/filter.h"

G_BEGIN_DECLS

typedef struct _EntViewFilter EntViewFilter;

/* @map is borrowed and outlives it. */
EntViewFilter *ent_view_filter_new (EntMap *map) G_GNUC_WARN_UNUSED_RESULT;
void ent_view_filter_free (EntViewFilter *self);
/* To be told of every change of the map, after it. */
void ent_view_filter_note (EntViewFilter *self, const EntChange *change);
/* The moment by which it is rated; the map's own id or another one of the same text. */
void ent_view_filter_set_moment (EntViewFilter *self, const char *moment_id);

const EntFilter *ent_view_filter_get (EntViewFilter *self);
void ent_view_filter_set (EntViewFilter *self, const EntFilter *filter);
/* Whether who is kept back fades where pictures show it, in place of being hidden. */
gboolean ent_view_filter_fades (EntViewFilter *self);
void ent_view_filter_set_fades (EntViewFilter *self, gboolean fades);

const char *ent_view_filter_search (EntViewFilter *self); /* NULL: nothing is searched */
/* FALSE: it is the same. */
gboolean ent_view_filter_set_search (EntViewFilter *self, const char *text);

/* Whether the filter lets it through. @on_wall: words are looked for only in what may stand there. */
gboolean ent_view_filter_passes (EntViewFilter *self, const EntStakeholder *stakeholder, gboolean on_wall);
/* Whether the search finds it; TRUE without one. The first call of a search is O(n), then O(words). */
gboolean ent_view_filter_finds (EntViewFilter *self, const EntStakeholder *stakeholder);
/* Looks at texts that are to be searched until it is @until, in monotonic time. FALSE: there are more. */
gboolean ent_view_filter_read (EntViewFilter *self, gint64 until);

/* What pictures do not show: a set of EntId of stakeholders, unless they fade, and of ties; NULL: nothing. Borrowed,
 * and the same set until something is another. O(n) after a change, else O(1). */
GHashTable *ent_view_filter_hidden (EntViewFilter *self, gboolean on_wall);
/* How many stakeholders, and ties by their kind, are kept back in the window. As above. */
guint ent_view_filter_n_kept_back (EntViewFilter *self, guint *n_ties);
void ent_view_filter_count (EntViewFilter *self, EntFilterCounts *counts);

G_END_DECLS
