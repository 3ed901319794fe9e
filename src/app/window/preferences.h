/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of preferences. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @parent may be NULL. */
void ent_preferences_show (GtkWindow *parent);

G_END_DECLS
