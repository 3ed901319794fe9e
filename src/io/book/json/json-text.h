/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and numbers in JSON, for whoever writes it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Quoted; NULL is null. */
void ent_json_append_text (GString *out, const char *text);
/* With as many digits as tell it from its neighbours, and none behind a whole number. */
void ent_json_append_number (GString *out, double value);

G_END_DECLS
