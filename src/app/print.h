/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture on one sheet of the printer, with a preview. */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void ent_print (EntWindow *window, EntPicture picture);
/* The operation behind it; tests run it without its dialog. What goes wrong, the window says. */
GtkPrintOperation *ent_print_operation_new (EntWindow *window, EntPicture picture, EntThemeId theme) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
