/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginnings of names that still tell who is meant: whole words, and no other name
 * of the picture begins with the same.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EntBeginnings EntBeginnings;
EntBeginnings *ent_beginnings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void ent_beginnings_free (EntBeginnings *self);
/* One of the names of the picture. O(its length, squared by its words) */
void ent_beginnings_add (EntBeginnings *self, const char *name);
/* How many bytes of @name, which has been added, its shortest beginning has; 0 if only the
 * whole name tells who is meant. */
gsize ent_beginnings_shortest (EntBeginnings *self, const char *name);
/* The next longer beginning of @name than its first @length bytes that ends with a word that tells
 * something; 0 if there is none but the whole. */
gsize ent_beginnings_next (const char *name, gsize length);
/* The shortest beginning of @name from @length bytes on that says who it is, and does not only tell it from others: two
 * words that tell something, or most letters. 0 if there is none, or @length is 0. */
gsize ent_beginnings_telling (const char *name, gsize length);
/* The first @length bytes, without commas at their end, and an ellipsis. */
char *ent_beginnings_text (const char *name, gsize length) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntBeginnings, ent_beginnings_free)

G_END_DECLS
