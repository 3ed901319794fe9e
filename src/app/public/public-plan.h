/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy for others on its way from the map of a window into its file: made and searched in a thread, shown
 * what of it gives something away, drawn if it is to be a picture, and written where somebody says.
 */
#pragma once

#include "analysis/public-copy.h"
#include "app/window/window.h"

G_BEGIN_DECLS

typedef enum
{
  ENT_PUBLIC_MAP,
  /* the picture that the window shows, in the order of EntFormat */
  ENT_PUBLIC_PDF,
  ENT_PUBLIC_SVG,
  ENT_PUBLIC_PNG,
} EntPublicForm;

/* What was chosen. */
typedef struct
{
  guint32 shares;    /* bits 1 << EntShare */
  const char *title; /* NULL: the map's own */
  EntPublicForm form;
} EntPublicWish;

typedef struct _EntPublicPlan EntPublicPlan;

/* Of the map as it is now. */
EntPublicPlan *ent_public_plan_new (EntWindow *window, const EntPublicWish *wish) G_GNUC_WARN_UNUSED_RESULT;
void ent_public_plan_free (EntPublicPlan *plan); /* accepts NULL */
/* Makes the copy and its bytes, and looks for what was left out in what these say. Runs on any thread. */
gboolean ent_public_plan_make (EntPublicPlan *plan, GError **error);
/* Strikes out what does not stay, and draws the picture, if it is one: what more is in that is in the hits then, which
 * are none otherwise. Runs on any thread. */
gboolean ent_public_plan_settle (EntPublicPlan *plan, GError **error);
/* Of EntPublicHit, once it is made: lent. */
GPtrArray *ent_public_plan_hits (const EntPublicPlan *plan);
gboolean ent_public_plan_has_codes (const EntPublicPlan *plan);

/* Takes @plan over: makes it in a thread, shows what was found, asks where to, writes. */
void ent_public_plan_start (EntPublicPlan *plan);
/* What comes after the questions, once it is settled, and while the window is there: takes @plan over, writes the copy at @path and the key,
 * if there are codes, at @key, and opens a map in a window of its own. */
void ent_public_plan_save (EntPublicPlan *plan, const char *path, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntPublicPlan, ent_public_plan_free)

G_END_DECLS
