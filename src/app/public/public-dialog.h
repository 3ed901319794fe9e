/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what goes into a copy for others. */
#pragma once

#include "app/public/public-plan.h"

G_BEGIN_DECLS

/* @shares, @title: what is chosen at first; NULL: the map's own title. What was chosen then goes its way. */
void ent_public_dialog_open (EntWindow *window, guint32 shares, const char *title);

G_END_DECLS
