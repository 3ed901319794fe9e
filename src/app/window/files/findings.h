/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what a reader noticed in a file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @findings: of EntFinding. */
void ent_findings_show (GtkWindow *parent, const char *name, GPtrArray *findings);

G_END_DECLS
