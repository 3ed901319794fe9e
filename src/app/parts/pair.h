/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label and what it names, and whether there is room for both in a row. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether letters are so large that what stands in a row elsewhere has no room for it. */
gboolean ent_letters_are_large (GtkWidget *widget);
/* @label beside @editor, or above it while letters are large. */
GtkWidget *ent_pair_new (GtkWidget *label, GtkWidget *editor);

G_END_DECLS
