/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bytes of a file say in letters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in @xml between its tags, in values, and in comments. Without @figures those of values are left out: they are
 * the places of lines. */
char *ent_public_xml_texts (const char *xml, gboolean figures) G_GNUC_WARN_UNUSED_RESULT;
/* Appends what a PDF, a PNG or an SVG says outside of its packed drawing: title and outline, pieces with texts, texts and
 * comments. Knows of each format what our writers make; of a piece that they do not make, all of it. */
void ent_public_append_file_texts (GString *said, GBytes *file);

G_END_DECLS
