/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML of other programs, told as it is read, however large it is: strict UTF-8, without document
 * types and entities. What it may be made to do to a parser is kept from that: more attributes,
 * namespaces or depth than any workbook has.
 */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlstring.h>

#include "io/book/sheets/zip-part.h"

G_BEGIN_DECLS

#define ENT_OFFICE_MAX_ATTRIBUTES 128u
#define ENT_OFFICE_MAX_NAMESPACES 256u
#define ENT_OFFICE_MAX_DEPTH 128u
#define ENT_OFFICE_MAX_TAG_BYTES (1024u * 1024)

typedef struct
{
  const xmlChar **all; /* five of each, as the parser gives them */
  guint n;
} EntOfficeAttributes;

/* The value of the first one that is called so, whatever its prefix: @length bytes, no NUL behind them. Or NULL. */
const char *ent_office_attribute (const EntOfficeAttributes *attributes, const char *name, gsize *length);
char *ent_office_dup_attribute (const EntOfficeAttributes *attributes, const char *name) G_GNUC_WARN_UNUSED_RESULT; /* or NULL */
gboolean ent_office_attribute_is (const EntOfficeAttributes *attributes, const char *name, const char *value);

/* Names are without prefix, as programs differ in their namespaces. Text comes in pieces of whole letters. FALSE, with an
 * error, ends the reading. */
typedef struct
{
  gboolean (*start) (gpointer data, const char *name, const EntOfficeAttributes *attributes, GError **error);
  gboolean (*end) (gpointer data, const char *name, GError **error);
  gboolean (*text) (gpointer data, const char *text, gsize length, GError **error);
} EntOfficeEvents;

/* FALSE with the error of an event, of ent_zip_read(), or G_IO_ERROR_INVALID_DATA that names the part and the line. */
gboolean ent_office_read (EntZip *zip, const char *name, const EntOfficeEvents *events, gpointer data, GError **error);
/* The same of bytes that are in no zip; @name is what messages call them. */
gboolean ent_office_read_bytes (GBytes *bytes, const char *name, EntProgress *progress, const EntOfficeEvents *events, gpointer data, GError **error);

G_END_DECLS
