/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML of other programs, told as it is read, piece by piece, in UTF-8. What it may be made to do to a
 * parser is kept from that: document types and entities are refused, and so are more attributes,
 * namespaces or depth than any program writes. Neither the depth of a file nor its length makes it
 * take more memory, or more than linear time.
 */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlstring.h>

#include "io/book/book.h"
#include "io/xml/limits.h"

G_BEGIN_DECLS

#define ENT_XML_FEED_MAX_DEPTH 128u
/* An attribute may be as long as a cell. */
#define ENT_XML_FEED_MAX_TAG_BYTES (ENT_BOOK_MAX_CELL + ENT_LIMIT_TAG_BYTES)

typedef struct _EntXmlFeed EntXmlFeed;

typedef struct
{
  const xmlChar **all; /* five of each, as the parser gives them */
  guint n;
} EntXmlAttributes;

/* The value of the first one that is called so, whatever its prefix: @length bytes, no NUL behind them. Or NULL. */
const char *ent_xml_attribute (const EntXmlAttributes *attributes, const char *name, gsize *length);
char *ent_xml_dup_attribute (const EntXmlAttributes *attributes, const char *name) G_GNUC_WARN_UNUSED_RESULT; /* or NULL */
gboolean ent_xml_attribute_is (const EntXmlAttributes *attributes, const char *name, const char *value);

/* Names are without prefix: programs disagree on namespaces, and forget to declare them. Text comes in pieces of whole
 * letters, and need not be listened to. FALSE, with an error, ends the reading. */
typedef struct
{
  gboolean (*start) (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error);
  gboolean (*end) (gpointer data, const char *name, GError **error);
  gboolean (*text) (gpointer data, const char *text, gsize length, GError **error);
} EntXmlEvents;

/* @events and @data are borrowed. @part: what messages call the bytes where they are one of several parts of a file, or NULL. */
EntXmlFeed *ent_xml_feed_new (const EntXmlEvents *events, gpointer data, const char *part) G_GNUC_WARN_UNUSED_RESULT;
void ent_xml_feed_free (EntXmlFeed *feed); /* accepts NULL */
/* That what comes has been found to be UTF-8, which takes time to look at. */
void ent_xml_feed_set_checked (EntXmlFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntXmlFeed, ent_xml_feed_free)

/* FALSE with the error of an event, or a G_IO_ERROR_INVALID_DATA that names the line, and the part if there is one. Once it
 * is FALSE, no more may be given. @feed is a pointer to one, so that this is an EntZipBlock. */
gboolean ent_xml_feed_put (gpointer feed, const char *bytes, gsize length, GError **error);
/* That there is no more. */
gboolean ent_xml_feed_end (EntXmlFeed *feed, GError **error);
/* Both, of bytes that are there; or G_IO_ERROR_CANCELLED. */
gboolean ent_xml_feed_all (EntXmlFeed *feed, const char *bytes, gsize length, EntProgress *progress, GError **error);

/* Where it is at. */
guint ent_xml_feed_line (const EntXmlFeed *feed);
/* Within start(): where the tag begins. */
guint ent_xml_feed_tag_line (const EntXmlFeed *feed);
/* Ends the reading with @sentence about @line; the first one counts. */
void ent_xml_feed_refuse (EntXmlFeed *feed, guint line, const char *sentence);
/* FALSE with the error that has ended it. */
gboolean ent_xml_feed_is_fine (const EntXmlFeed *feed, GError **error);

G_END_DECLS
