/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks about the conflicts of a merge, one by one. */
#pragma once

#include <gtk/gtk.h>

#include "analysis/merge-maps.h"
#include "app/parts/dialog.h"

G_BEGIN_DECLS

/* Shows the first conflict of @merge that is open; it stays the caller's, and is decided when @answer is called. The
 * first map is this one, the last comes from the file called @name. Of notes both are chosen until somebody says otherwise.
 * @which stands above all: which one it is of several files, or NULL. */
void ent_merge_ask (GtkWindow *parent, EntMerge *merge, const char *name, const char *which, EntDialogAnswer answer, gpointer data);

G_END_DECLS
