/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many are in favour in each sector from moment to moment, as a chart as wide as there is room. */
#pragma once

#include <gtk/gtk.h>

#include "app/document/document.h"

G_BEGIN_DECLS

#define ENT_TYPE_TIMELINE_CHART (ent_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (EntTimelineChart, ent_timeline_chart, ENT, TIMELINE_CHART, GtkWidget)

GtkWidget *ent_timeline_chart_new (EntDocument *document);
/* The map has changed. It is drawn again when the main loop is idle, if it is seen then. */
void ent_timeline_chart_renew (EntTimelineChart *self);

G_END_DECLS
