/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them, and the calendar that they choose them from. */
#pragma once

#include <gtk/gtk.h>

#include "model/text.h"

G_BEGIN_DECLS

typedef void (*EntDateFunc) (EntDate date, gpointer data);
/* A button that opens a calendar at the date that stands in @entry; @func is
 * called with the day that is chosen. @entry must outlive the button. */
GtkWidget *ent_calendar_button_new (GtkEditable *entry, EntDateFunc func, gpointer data);

G_END_DECLS
