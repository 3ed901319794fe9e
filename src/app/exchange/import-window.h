/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what a file of another program, or the clipboard, would bring into the map: how its columns are
 * read, which can be changed, and what becomes of each row, at once.
 */
#pragma once

#include "app/window/window.h"

G_BEGIN_DECLS

/* Patterns of the names of all files that can be imported, "*.csv;*.CSV;…" */
char *ent_import_patterns (void) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for a file, and opens the window on them. */
void ent_import_ask (EntWindow *window);
/* @paths: NULL-terminated; one map may lie in several of them. */
void ent_import_files (EntWindow *window, const char *const *paths);
/* Text with cells that was copied; takes @bytes over. */
void ent_import_bytes (EntWindow *window, GBytes *bytes);
/* The text that is on the clipboard. */
void ent_import_clipboard (EntWindow *window);

G_END_DECLS
