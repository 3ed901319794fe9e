/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that bring a copy for others on its way. */
#pragma once

#include "app/paper/export.h"
#include "app/public/public-plan.h"
#include "app/window/window-private.h"
#include "io/xml/format.h"

G_BEGIN_DECLS

struct _EntPublicPlan
{
  EntWindow *window;         /* weak */
  GApplication *application; /* owned */
  EntMap *map;               /* owned: as it was when it was asked for */
  guint32 shares;
  char *title;
  EntPublicForm form;
  EntExport picture; /* owned, of a picture */
  char *moment;      /* of a picture: in the map, and once it is drawn in the copy */
  EntPublicCopy *copy;
  GBytes *bytes;
  GPtrArray *hits;       /* of EntPublicHit: what is to be asked about */
  gboolean settled;      /* what was asked is done */
  char *lacks;           /* what the picture has not, or NULL */
  char *path, *key;      /* where to; NULL until that is known */
  EntProgress *progress; /* while a thread is at it, and after; or NULL */
  EntWork *work;         /* while it is */
};

/* Nobody is there any more to be told or asked. */
gboolean ent_public_plan_is_closed (const EntPublicPlan *plan);
/* ".entorno" */
const char *ent_public_plan_suffix (const EntPublicPlan *plan);
void ent_public_plan_say (EntPublicPlan *plan, EntMessageKind kind, const char *message);
/* By the title of the copy: that of the map may have what is left out. */
char *ent_public_plan_suggest_name (const EntPublicPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @plan over: asks where to, and writes. */
void ent_public_plan_ask_place (EntPublicPlan *plan);
/* The same from where @plan has a path: asks for what is still to be known. */
void ent_public_plan_go_on (EntPublicPlan *plan);

G_END_DECLS
