/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and attributes as XML. What comes in is clean (model/text.h) or came
 * out of an XML file, so nothing in it is forbidden there.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Line feeds stay as they are. */
void ent_markup_text (GString *out, const char *text, gsize length);
/* A space, @name, and the quoted @value; line feeds and tabs are written so that they are not read as spaces. */
void ent_markup_attribute (GString *out, const char *name, const char *value, gsize length);
/* "</name>" */
void ent_markup_end (GString *out, const char *name);
void ent_markup_indent (GString *out, guint depth);

G_END_DECLS
