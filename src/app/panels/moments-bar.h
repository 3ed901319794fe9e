/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moments of the map as dots on a line, by time: one is chosen, which is
 * shown and rated; more can be added, and the chosen one renamed, dated and
 * removed. Where they are too many to stand side by side there is a menu of them.
 *
 * Signal "message" (const char *): something was done that one may want to undo.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_MOMENTS_BAR (ent_moments_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntMomentsBar, ent_moments_bar, ENT, MOMENTS_BAR, GtkBox)

GtkWidget *ent_moments_bar_new (EntDocument *document);
/* Shows what the map and the document hold now. O(moments) */
void ent_moments_bar_update (EntMomentsBar *self);
/* With more moments than that only the chosen one has its name beside the dot; what the others are called is in their tooltips. */
void ent_moments_bar_set_most_names (EntMomentsBar *self, guint most);
/* From here on there is the menu: many widgets, that nobody needs before the window is seen. */
void ent_moments_bar_fill_menu (EntMomentsBar *self);
/* NULL before that. */
GMenuModel *ent_moments_bar_menu (EntMomentsBar *self);
GtkMenuButton *ent_moments_bar_menu_button (EntMomentsBar *self);
/* Chooses the one so many steps later in time, or earlier, if there is one. */
void ent_moments_bar_step (EntMomentsBar *self, int step);
/* Opens name and date of the chosen one, the name selected. */
void ent_moments_bar_edit (EntMomentsBar *self);

G_END_DECLS
