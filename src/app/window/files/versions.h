/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The earlier versions of a file, by time: what was saved over. */
#pragma once

#include "app/window/window.h"

G_BEGIN_DECLS

/* Of the file at @path, whether or not it can be opened. Goes with @window. */
void ent_versions_show (EntWindow *window, const char *path);

G_END_DECLS
