/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks who of two maps is the same, of those whose names are alike. */
#pragma once

#include <gtk/gtk.h>

#include "analysis/record-words.h"
#include "analysis/same-names.h"

G_BEGIN_DECLS

/* @decided: FALSE when it was cancelled or closed, by itself or with its parent. Called exactly once. */
typedef void (*EntNamesAnswer) (gboolean decided, gpointer data);
/* Shows all @pairs of @maps; they stay the caller's as the maps do, and are decided when @answer is called. The first map
 * is this one, the other comes from the file called @name. */
void ent_names_ask (GtkWindow *parent, GPtrArray *pairs, EntTwoMaps maps, const char *name, EntNamesAnswer answer, gpointer data);

G_END_DECLS
