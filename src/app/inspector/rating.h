/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rating for the hand: five buttons for decision power, five rings for
 * commitment. Pressing the level that is set, Backspace, Delete or 0 takes the
 * rating away; 1 to 5 set it.
 *
 * Signal "rated" (guint): what was chosen, 0 for not assessed.
 */
#pragma once

#include <gtk/gtk.h>

#include "model/choices.h"

G_BEGIN_DECLS

#define ENT_TYPE_RATING (ent_rating_get_type ())
G_DECLARE_FINAL_TYPE (EntRating, ent_rating, ENT, RATING, GtkBox)

GtkWidget *ent_rating_new (EntAspect aspect);
/* @mixed: several stakeholders that differ. Does not emit "rated". */
void ent_rating_set_value (EntRating *self, guint value, gboolean mixed);
/* Stands behind the level's word; NULL: nothing. */
void ent_rating_set_note (EntRating *self, const char *note);

G_END_DECLS
