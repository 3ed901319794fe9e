/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stakeholders on their way from one place to another, in this map or between two:
 * they travel as a small map of their own.
 */
#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

/* A map with copies of those of @ids that are stakeholders, the ties among them, and what holds of their ratings at
 * @moment_id, which is its one moment. NULL: there is nobody. O(ties + assessments) */
EntMap *ent_excerpt_new (EntMap *map, const char *const *ids, guint n_ids, const char *moment_id) G_GNUC_WARN_UNUSED_RESULT;
/* Their names, one a line. */
char *ent_excerpt_names (EntMap *excerpt) G_GNUC_WARN_UNUSED_RESULT;

/* Adds all of @excerpt, another map, as one step: with ids of their own, rated as there at @moment_id; @inside an
 * organisation as its people, or NULL. The new ids, owned, NULL-terminated. */
char **ent_edit_paste (EntHistory *history, EntMap *excerpt, const char *moment_id, const char *inside, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
