/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo cannot say in the catalogue of a PDF. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends to the finished file @pdf, as the format foresees for changes, a catalogue
 * that also has @language (BCP 47; may be NULL) and asks readers to show the title
 * instead of the file's name. FALSE when @pdf is not built as expected: it is then
 * whole as it was. */
gboolean ent_pdf_add_to_catalog (GByteArray *pdf, const char *language);

G_END_DECLS
