/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that tells in what two maps differ. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

/* Takes the maps over, which nobody changes any more, and compares them in a thread. @file: the name of the one that @after
 * is in, where @before is the map that is open; NULL: @after is what @before has become. @heading says which is which:
 * "A → B", as each difference does. */
void ent_compare_show (GtkWindow *parent, EntMap *before, EntMap *after, const char *file, const char *heading);

G_END_DECLS
