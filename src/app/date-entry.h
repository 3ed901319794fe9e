/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them, and the calendar that they choose them from. */
#pragma once

#include <gtk/gtk.h>

#include "model/text.h"

G_BEGIN_DECLS

/* 2026-03-14, or with the day first: 14/3/2026, 14.3.2026, 14-3-2026; 0 for what is no date. */
EntDate ent_date_typed (const char *text);
/* Why @text was not taken: a sentence, with how a date is written. */
char *ent_date_describe_refusal (const char *text) G_GNUC_WARN_UNUSED_RESULT;

typedef void (*EntDateFunc) (EntDate date, gpointer data);
/* A button that opens a calendar at the date that stands in @entry; @func is
 * called with the day that is chosen. @entry must outlive the button. */
GtkWidget *ent_calendar_button_new (GtkEditable *entry, EntDateFunc func, gpointer data);

G_END_DECLS
