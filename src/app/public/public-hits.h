/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows which words of what a copy leaves out stand in what it keeps, and asks about each whether it stays. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ENT_PUBLIC_GO_ON,  /* with what was decided about each */
  ENT_PUBLIC_BACK,   /* to what goes along */
  ENT_PUBLIC_CANCEL, /* no copy */
} EntPublicAnswer;

/* Called exactly once. */
typedef void (*EntPublicAnswerFunc) (EntPublicAnswer answer, gpointer data);
/* @hits: of EntPublicHit, which are there until the answer, and get what was decided. */
void ent_public_hits_ask (GtkWindow *parent, GPtrArray *hits, EntPublicAnswerFunc func, gpointer data);

G_END_DECLS
