/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as tables or as a graph, for other programs. */
#pragma once

#include "app/window/window.h"

G_BEGIN_DECLS

/* Asks in which format, tells what that cannot hold, and asks where to. */
void ent_export_table_ask (EntWindow *window);

G_END_DECLS
