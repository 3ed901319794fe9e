/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parse that the readers of graphs in XML share: of bytes that anybody may have made. What is
 * wrong with them, and where, is said in plain words; a document type is refused, nothing is
 * fetched, and neither the depth of a file nor its length makes it take more memory or more than
 * linear time.
 *
 * Names are local ones: programs disagree on namespaces, and forget to declare them.
 */
#pragma once

#include "io/book/formats.h"

G_BEGIN_DECLS

typedef struct _EntGraphXml EntGraphXml;

typedef struct
{
  const char *root;   /* the outermost element; another one is refused */
  const char *format; /* for people */
  /* Returns the role of the element, which end() gets. 0: it and what is in it are passed over. */
  guint (*start) (EntGraphXml *xml, const char *name, gpointer data);
  void (*end) (EntGraphXml *xml, guint role, gpointer data);
  /* After the last tag of a file that has no fault. */
  void (*finish) (EntGraphXml *xml, gpointer data);
} EntGraphHandlers;

/* Both are borrowed. */
EntGraphXml *ent_graph_xml_new (const EntGraphHandlers *handlers, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void ent_graph_xml_free (EntGraphXml *xml); /* accepts NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntGraphXml, ent_graph_xml_free)

/* Once. FALSE with G_IO_ERROR_INVALID_DATA: "Line N: …", or G_IO_ERROR_CANCELLED. */
gboolean ent_graph_xml_parse (EntGraphXml *xml, GBytes *bytes, EntProgress *progress, GError **error);

/* --- within handlers --- */

/* Where the tag stands: a start tag with its beginning. */
guint ent_graph_xml_line (const EntGraphXml *xml);
/* The role of the element around this one; 0 for the outermost. */
guint ent_graph_xml_parent (const EntGraphXml *xml);
/* Of the start tag, without a prefix; or NULL. Until the handler returns. */
const char *ent_graph_xml_attribute (const EntGraphXml *xml, const char *name);
/* In start(): end() is to get the text of this element. It has none if one within it is captured too. */
void ent_graph_xml_capture (EntGraphXml *xml);
/* In end(): without that of elements within; NULL where nothing but white space stands. @length may be NULL. */
const char *ent_graph_xml_text (const EntGraphXml *xml, gsize *length);
/* Ends the parse, with "Line N: " and @sentence; the first one counts. */
void ent_graph_xml_refuse (EntGraphXml *xml, guint line, const char *sentence);
gboolean ent_graph_xml_has_ended (const EntGraphXml *xml);

G_END_DECLS
