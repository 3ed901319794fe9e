/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks who of two maps is the same, of those whose names are alike. */
#pragma once

#include <gtk/gtk.h>

#include "analysis/record-words.h"
#include "analysis/same-names.h"
#include "app/parts/dialog.h"

G_BEGIN_DECLS

/* Shows those @pairs of @maps of which somebody is asked, one or more; they stay the caller's as the maps do, and are decided
 * when @answer is called. The first map is this one, the other comes from the file called @name. @which stands above all:
 * which one it is of several files, or NULL. */
void ent_names_ask (GtkWindow *parent, GPtrArray *pairs, EntTwoMaps maps, const char *name, const char *which, EntDialogAnswer answer, gpointer data);

G_END_DECLS
