/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the key after a picture. Private to the pages. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

typedef struct _EntKeyPages EntKeyPages;

/* What the picture in the scene of @layout leaves to pages that have @body for it: nothing is put there yet.
 * On paper names that are cut are there too, whole, and those who found no place in the picture. O(n) */
EntKeyPages *ent_key_pages_new (const EntLayout *layout, const EntRect *body) G_GNUC_WARN_UNUSED_RESULT;
void ent_key_pages_free (EntKeyPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntKeyPages, ent_key_pages_free)

/* How many it takes, 0 if there is nothing to tell. */
guint ent_key_pages_n (const EntKeyPages *pages);
/* Adds the lines of page @n to the scene, in which the stakeholders still are. */
void ent_key_pages_put (EntKeyPages *pages, guint n);

G_END_DECLS
