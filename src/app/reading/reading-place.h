/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what somebody reads where it is on the screen while rows above it come, go or grow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Part of its owner. */
typedef struct
{
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkWidget *row; /* a weak pointer: the one that stays; or NULL */
  double top;     /* of it, before */
} EntReadingPlace;

/* @content is in the view of @scroller, and made of boxes and lists from top to bottom. */
void ent_reading_place_init (EntReadingPlace *place, GtkScrolledWindow *scroller, GtkWidget *content);
/* Before rows change. */
void ent_reading_place_keep (EntReadingPlace *place);
/* After that. */
void ent_reading_place_restore (EntReadingPlace *place);
/* The row that a reader looks at who has left the head: that of the keyboard, or the first in view; or NULL. */
GtkWidget *ent_reading_place_find (EntReadingPlace *self);
void ent_reading_place_clear (EntReadingPlace *place);

G_END_DECLS
