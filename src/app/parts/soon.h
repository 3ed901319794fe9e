/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds the window up is announced first, and done as soon as people can have seen that. One at a time: what
 * waits is done before something else is asked for, so that all is done in the order of asking.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @message: NULL when it is over, before what came of it is told. */
typedef void (*EntSoonAnnounce) (gpointer owner, const char *message);
typedef void (*EntSoonFunc) (gpointer owner, gpointer data);

/* Part of its owner, who drops it before going. */
typedef struct
{
  gpointer owner;
  EntSoonAnnounce announce;
  EntSoonFunc func; /* NULL while nothing waits */
  gpointer data;
  GDestroyNotify free_data; /* or NULL */
  guint id;
} EntSoon;

void ent_soon_init (EntSoon *soon, gpointer owner, EntSoonAnnounce announce);
/* Takes @data over: all that @func is to be done to, for people go on meanwhile. @message: NULL to do it at once. */
void ent_soon_do (EntSoon *soon, const char *message, EntSoonFunc func, gpointer data, GDestroyNotify free_data);
/* What waits is done when this returns. */
void ent_soon_finish (EntSoon *soon);
/* What waits is never done. */
void ent_soon_drop (EntSoon *soon);

G_END_DECLS
