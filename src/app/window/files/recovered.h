/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what was not saved when a program ended: to be opened, deleted, or left for later. */
#pragma once

#include "app/window/window.h"
#include "io/journal/recovery.h"

G_BEGIN_DECLS

/* Over @window; @left, of EntRecovery, may be empty. One that is shown already gives way. */
void ent_recovered_show (EntWindow *window, GPtrArray *left);

/* By which title people know it, or else by the name of its file. */
char *ent_recovered_dup_title (const EntRecovery *recovery) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
