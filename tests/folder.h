/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that tests make and take away again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A new empty folder, removed by remove_folder() with what is in it. */
char *new_folder (void) G_GNUC_WARN_UNUSED_RESULT;
/* From here on new folders lie in memory, where there is such a place: flushing to a real disk takes its time. */
void keep_folders_in_memory (void);
/* A new folder in which this process keeps what it keeps of its user: before g_test_init(), whose own folders for each
 * test leak. */
char *new_home (void) G_GNUC_WARN_UNUSED_RESULT;
/* Takes away what is in it. What a link in it leads to stays. */
void empty_folder (const char *path);
/* The folder too; takes @path over. */
void remove_folder (char *path);

G_END_DECLS
