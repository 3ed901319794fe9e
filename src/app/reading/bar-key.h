/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pieces of a bar of commitments are, for the eye: each bar says its own numbers. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In as many lines as it needs. */
GtkWidget *ent_bar_key_new (void);

G_END_DECLS
