/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks before a file is replaced. */
#pragma once

#include "app/compat.h"

G_BEGIN_DECLS

/* For a name that was given its ending here: the chooser has asked about the one that was typed. Button 0: yes. */
void ent_ask_to_replace (GtkWindow *parent, const char *path, EntAnswerFunc func, gpointer data);

G_END_DECLS
