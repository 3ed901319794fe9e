/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks how a picture is to be exported, and where to. */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void ent_export_dialog_open (EntWindow *window, EntPicture picture);

G_END_DECLS
