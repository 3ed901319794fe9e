/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan for a spreadsheet, or for a calendar. */
#pragma once

#include "app/window/window.h"

G_BEGIN_DECLS

/* Asks for which of them, says what goes into it, and asks where to. */
void ent_export_plan_ask (EntWindow *window);
/* What comes after that: writes it to @path, as a calendar where that ends in .ics, as a table where it ends in .csv; else the
 * ending of @is_calendar is added, and who would lose a file by that is asked. @visits: in a calendar, next visits too. */
void ent_export_plan_take (EntWindow *window, gboolean is_calendar, gboolean visits, const char *path);

G_END_DECLS
