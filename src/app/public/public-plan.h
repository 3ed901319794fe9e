/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy for others on its way from the map of a window into its file: made and searched in a thread, shown
 * what of it gives something away, and written where somebody says.
 */
#pragma once

#include "analysis/public-copy.h"
#include "app/window/window.h"

G_BEGIN_DECLS

typedef struct _EntPublicPlan EntPublicPlan;

/* Of the map as it is now. @shares: bits 1 << EntShare; @title: NULL for the map's own. */
EntPublicPlan *ent_public_plan_new (EntWindow *window, guint32 shares, const char *title) G_GNUC_WARN_UNUSED_RESULT;
void ent_public_plan_free (EntPublicPlan *plan); /* accepts NULL */
/* Makes the copy and its bytes, and looks for what was left out in what these say. Runs on any thread. */
gboolean ent_public_plan_make (EntPublicPlan *plan, GError **error);
/* Of EntPublicHit, once it is made: lent. */
GPtrArray *ent_public_plan_hits (const EntPublicPlan *plan);
gboolean ent_public_plan_has_codes (const EntPublicPlan *plan);

/* Takes @plan over: makes it in a thread, shows what was found, asks where to, writes. */
void ent_public_plan_start (EntPublicPlan *plan);
/* What comes after the questions, once it is made, and while the window is there: takes @plan over, writes the copy at @path and the key,
 * if there are codes, at @key, and opens the copy in a window of its own. */
void ent_public_plan_save (EntPublicPlan *plan, const char *path, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPublicPlan, ent_public_plan_free)

G_END_DECLS
