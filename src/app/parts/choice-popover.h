/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of choices in a popover of a cell of a table: one is chosen with Enter or a press, and as in a cell with a text
 * Tab chooses and goes on.
 *
 * Signal "chosen" (guint): which one, counted from 0; the popover has closed by then. Signal "advance" (gboolean back):
 * after it, to the cell that comes next, or that came before.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_CHOICE_POPOVER (ent_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (EntChoicePopover, ent_choice_popover, ENT, CHOICE_POPOVER, GtkPopover)

/* @title: what is chosen, for those who hear it. */
GtkWidget *ent_choice_popover_new (const char *title);
/* @symbol, before the words, and @help may be NULL. */
void ent_choice_popover_add (EntChoicePopover *self, GtkWidget *symbol, const char *label, const char *help);
/* The one that is chosen now: it has the keyboard once the popover is there. */
void ent_choice_popover_set_chosen (EntChoicePopover *self, guint chosen);
/* To the first that begins so, if there is one. */
void ent_choice_popover_find (EntChoicePopover *self, const char *beginning);

/* Makes @popover, which it takes over, one of @widget, an EntEditLabel, which has the keyboard again when it closes; then it
 * goes. *@slot, which lives as long as @widget, is a weak pointer to it until then. Tab closes it, and @widget emits "advance":
 * what is in it is reached with the arrows. */
void ent_cell_popover_attach (GtkWidget *popover, GtkWidget *widget, GtkWidget **slot);

G_END_DECLS
