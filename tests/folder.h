/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that tests make and take away again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A new empty folder, removed by remove_folder() with what is in it. */
char *new_folder (void) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @path over. What a link in it leads to stays. */
void remove_folder (char *path);

G_END_DECLS
