/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ties of one stakeholder, to choose one or to add another. */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_TIE_LIST (ent_tie_list_get_type ())
G_DECLARE_FINAL_TYPE (EntTieList, ent_tie_list, ENT, TIE_LIST, GtkBox)

GtkWidget *ent_tie_list_new (EntDocument *document);
/* Shows the ties of @id as they are now. */
void ent_tie_list_show (EntTieList *self, const char *id);

G_END_DECLS
