/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as tables or as a graph, for other programs. */
#pragma once

#include "app/window/window.h"
#include "io/book/formats.h"

G_BEGIN_DECLS

/* Asks in which format, tells what that cannot hold, and asks where to. */
void ent_export_table_ask (EntWindow *window);
/* What comes after that: writes it to @path, whose ending decides where it is one of ours, and else is added; who would
 * lose a file by that is asked. */
void ent_export_table_take (EntWindow *window, const EntBookFormat *format, const char *path);

G_END_DECLS
