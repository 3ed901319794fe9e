/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in a table that can become an entry. GtkEditableLabel holds an entry
 * for every cell, and a timeout of it outlives it.
 *
 * Signal "edited" (const char *): Enter, or the keyboard went elsewhere, with its
 * window too, where it goes on being edited; the owner sets the text that is to be shown. Signal "advance" (gboolean back): Tab,
 * after what was typed was taken over.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENT_TYPE_EDIT_LABEL (ent_edit_label_get_type ())
G_DECLARE_FINAL_TYPE (EntEditLabel, ent_edit_label, ENT, EDIT_LABEL, GtkBox)

GtkWidget *ent_edit_label_new (void);
/* So many lines of it are shown; 1 at first. */
void ent_edit_label_set_lines (EntEditLabel *self, guint n_lines);
/* Is not shown while it is being edited. */
void ent_edit_label_set_text (EntEditLabel *self, const char *text);
const char *ent_edit_label_text (EntEditLabel *self);
void ent_edit_label_start (EntEditLabel *self);
/* With @commit emits "edited" if the text is another. */
void ent_edit_label_stop (EntEditLabel *self, gboolean commit);
/* While it is being edited, else NULL. */
GtkEditable *ent_edit_label_entry (EntEditLabel *self);

G_END_DECLS
