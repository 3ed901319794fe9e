/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of workbooks: a part of a zip, or a whole file. */
#pragma once

#include "io/book/sheets/zip-part.h"
#include "io/book/xml-feed.h"

G_BEGIN_DECLS

/* FALSE with the error of an event, of ent_zip_read(), or of ent_xml_feed_put(). */
gboolean ent_office_read (EntZip *zip, const char *name, const EntXmlEvents *events, gpointer data, GError **error);
/* The same of bytes that are in no zip; @name as in ent_xml_feed_new(). */
gboolean ent_office_read_bytes (GBytes *bytes, const char *name, EntProgress *progress, const EntXmlEvents *events, gpointer data, GError **error);

G_END_DECLS
