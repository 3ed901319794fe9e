/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a map a passphrase, another one, or none any more. */
#pragma once

#include "app/window/window.h"

G_BEGIN_DECLS

void ent_passphrase_dialog_open (EntWindow *window);

G_END_DECLS
