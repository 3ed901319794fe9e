/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of ids, by their addresses: who is hidden, bright, or was touched. NULL stands for the set with nobody in it. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* It holds a reference to each: ent_id_ref() what is added. */
GHashTable *ent_id_set_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Both may be NULL. */
gboolean ent_id_set_has (GHashTable *set, EntId id);
/* Whether two sets of whatever kind, each or NULL, hold the same. O(n) */
gboolean ent_sets_equal (GHashTable *a, GHashTable *b);

G_END_DECLS
