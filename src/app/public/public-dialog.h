/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what goes into a copy for others. */
#pragma once

#include "app/public/public-plan.h"

G_BEGIN_DECLS

/* @first: what is chosen at first. What was chosen then goes its way. */
void ent_public_dialog_open (EntWindow *window, const EntPublicWish *first);

G_END_DECLS
