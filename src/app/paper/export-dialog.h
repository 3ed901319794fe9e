/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks how a picture is to be exported, and where to. */
#pragma once

#include "app/paper/export.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* @first: what is chosen at first, of what there is to draw. */
void ent_export_dialog_open (EntWindow *window, const EntExport *first);
/* TRUE: a picture of @window is being drawn. It says so, and closes when that is in its file; or stays, and says
 * why it is not. */
gboolean ent_export_dialog_close_later (EntWindow *window);
/* What comes after the dialog: asks for a place, */
void ent_export_dialog_ask_place (EntWindow *window, const EntExport *choice);
/* and exports to @file, as it was chosen, and says in the
 * window how that went. The ending of its name decides the format, if it is one of
 * ours; else that of @choice is added, and who would lose a file by it is asked. */
void ent_export_dialog_take (EntWindow *window, const EntExport *choice, GFile *file);

G_END_DECLS
