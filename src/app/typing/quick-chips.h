/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was understood of a typed line, a chip for each part, while it is typed. */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_QUICK_CHIPS (ent_quick_chips_get_type ())
G_DECLARE_FINAL_TYPE (EntQuickChips, ent_quick_chips, ENT, QUICK_CHIPS, GtkBox)

GtkWidget *ent_quick_chips_new (EntDocument *document);
/* The sector has a place of its own and no chip. @subjects: whom a line without a name is about, NULL-terminated. */
void ent_quick_chips_show (EntQuickChips *self, const EntQuickLine *line, const char *const *subjects);
/* On a wall who stands inside an organisation is called what was typed. */
void ent_quick_chips_set_public (EntQuickChips *self, gboolean is_public);
/* The same as a sentence for those who hear it; NULL: nothing is shown. Owned. */
char *ent_quick_chips_dup_words (EntQuickChips *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
