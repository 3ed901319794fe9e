/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a history as a list, the newest on top: what is done, what is undone, where the map is and where it
 * was saved. Choosing one goes there.
 */
#pragma once

#include "model/history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_HISTORY_POPOVER (ent_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntHistoryPopover, ent_history_popover, ENT, HISTORY_POPOVER, GtkPopover)

/* Signal "picked" (guint position): as of ent_history_go_to(); the popover goes by itself. */
GtkWidget *ent_history_popover_new (void);
/* Shows the steps of @history, which it keeps, as they are and become. O(steps that came or went). */
void ent_history_popover_set_history (EntHistoryPopover *popover, EntHistory *history);
/* The list inside. */
GtkWidget *ent_history_popover_list (EntHistoryPopover *popover);

G_END_DECLS
