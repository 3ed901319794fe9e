/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of a document are filtered by, to be chosen: each value with how many have it. For a popover. */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_FILTER_PANEL (ent_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntFilterPanel, ent_filter_panel, ENT, FILTER_PANEL, GtkBox)

GtkWidget *ent_filter_panel_new (EntDocument *document);
/* "3 hidden", "3 faded, 12 ties hidden": what the filter keeps back. */
char *ent_filter_describe (EntDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
