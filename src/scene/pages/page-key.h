/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the key after a picture. Private to the pages. */
#pragma once

#include "scene/scene-private.h"

G_BEGIN_DECLS

/* Which lines they have and where each begins: of no layout, so that all pages of a picture can share it. */
typedef struct _EntKeyPages EntKeyPages;

/* What the picture in the scene of @layout leaves to pages that have @body for it: nothing is put there yet.
 * On paper names that are cut are there too, whole, and those who found no place in the picture. The size of
 * letters of @layout for its key changes. O(n log n) for the names and their order; each size and number of columns
 * that could do with one page is a pass more. */
EntKeyPages *ent_key_pages_new (EntLayout *layout, const EntRect *body) G_GNUC_WARN_UNUSED_RESULT;
EntKeyPages *ent_key_pages_ref (EntKeyPages *pages) G_GNUC_WARN_UNUSED_RESULT;
void ent_key_pages_unref (EntKeyPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntKeyPages, ent_key_pages_unref)

/* How many it takes, 0 if there is nothing to tell. */
guint ent_key_pages_n (const EntKeyPages *pages);
/* Adds the lines of page @n to the scene of @layout, in which the stakeholders still are; @layout and @body like those
 * that the pages were made with. O(lines of the page) */
void ent_key_pages_put (EntKeyPages *pages, EntLayout *layout, const EntRect *body, guint n);

G_END_DECLS
