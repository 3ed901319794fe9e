/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about something, a click away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small button with "?" that opens @words under @title; Escape closes them. Both are
 * constant, as what gettext gives. */
GtkWidget *ent_help_button_new (const char *title, const char *words);

G_END_DECLS
