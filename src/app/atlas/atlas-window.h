/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the atlas of the maps in a folder: read while it waits, then a table from which each map is opened, and which
 * is printed or saved as a PDF. It stands for itself: the map from which it was asked for may be closed. Nothing of the
 * folder is remembered.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/window/window.h"

G_BEGIN_DECLS

#define ENT_TYPE_ATLAS_WINDOW (ent_atlas_window_get_type ())
G_DECLARE_FINAL_TYPE (EntAtlasWindow, ent_atlas_window, ENT, ATLAS_WINDOW, GtkApplicationWindow)

/* Asks, over @window, which folder. */
void ent_atlas_ask (EntWindow *window);
/* Begins to read the maps in @folder. To be presented. */
EntAtlasWindow *ent_atlas_window_new (GtkApplication *application, const char *folder);
/* Writes its pages into the file at @path, which is replaced, once it is read. */
void ent_atlas_window_save (EntAtlasWindow *self, const char *path);
/* What it says of that, or NULL. */
const char *ent_atlas_window_message (EntAtlasWindow *self);

G_END_DECLS
