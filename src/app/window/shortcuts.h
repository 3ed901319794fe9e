/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of keyboard shortcuts, filled from the table of commands. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ent_shortcuts_show (GtkWindow *parent);

G_END_DECLS
