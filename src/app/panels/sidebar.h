/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stakeholders by sector, with their symbols: those whom search and filter leave, and over them what the
 * filter is chosen with.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_SIDEBAR (ent_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (EntSidebar, ent_sidebar, ENT, SIDEBAR, GtkBox)

/* Its keys do what they do in @canvas. */
GtkWidget *ent_sidebar_new (EntDocument *document, GtkWidget *canvas);
/* The list itself, which takes the keyboard. */
GtkWidget *ent_sidebar_list (EntSidebar *self);
/* Opens what the filter is chosen with, once it can be seen. */
void ent_sidebar_open_filter (EntSidebar *self);

G_END_DECLS
