/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows a stakeholder, or a sector where these can be picked too, or a
 * prompt, and opens a search in which another one is picked.
 *
 * Signal "picked" (const char *): the id, or NULL when it was cleared.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_PICKER (ent_picker_get_type ())
G_DECLARE_FINAL_TYPE (EntPicker, ent_picker, ENT, PICKER, GtkBox)

/* @prompt stands on the button while nobody is chosen; @can_clear adds a
 * button that takes the choice away. */
GtkWidget *ent_picker_new (EntDocument *document, const char *prompt, gboolean can_clear);
/* What the button is called by those who hear it, instead of its prompt. */
void ent_picker_set_label (EntPicker *self, const char *label);
/* Sectors can be picked too. */
void ent_picker_add_sectors (EntPicker *self);
/* What the button shows; does not emit "picked". */
void ent_picker_set_id (EntPicker *self, const char *id);
/* Shows that several are chosen, each somewhere else: they can be cleared together. */
void ent_picker_set_several (EntPicker *self);
/* Who cannot be picked: NULL or an id. */
void ent_picker_set_except (EntPicker *self, const char *id);

G_END_DECLS
