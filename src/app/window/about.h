/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this program is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ent_about_show (GtkWindow *parent);

G_END_DECLS
