/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML parser as all readers set it up, for bytes that anybody may have made, and its errors in
 * plain words.
 */
#pragma once

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

#if LIBXML_VERSION >= 21200
typedef const xmlError EntXmlFault;
#else
typedef xmlError EntXmlFault;
#endif

/* Given at one time: between two of them it is looked whether anybody waits still. */
#define ENT_XML_BLOCK_BYTES 65536u

/* A push parser that fetches nothing; free it with xmlFreeParserCtxt(). The bytes must be UTF-8, whatever they declare,
 * and must have been looked over: the parser takes time quadratic in the attributes of one tag. */
xmlParserCtxtPtr ent_xml_parser_new (xmlSAXHandler *events, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* A translated sentence that says what is wrong. */
char *ent_xml_fault_describe (EntXmlFault *fault) G_GNUC_WARN_UNUSED_RESULT;
/* That of a file that ends too early, or too late. */
const char *ent_xml_fault_of_end (void);

G_END_DECLS
