/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML parser, and what is wrong with the form of a file.
 *
 * SAX2 through a push parser and not xmlTextReader: that one feeds the parser 512 bytes at a
 * time, and for each looks for the beginning of the tag once more, which makes one long
 * attribute take time quadratic in its length.
 */
#include "io/xml/parser.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>

#include "model/text.h"

/* Nothing that a file names is ever fetched, from disk or network. */
static xmlParserInputPtr
load_nothing (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

static void
prepare_library (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (load_nothing);
      g_once_init_leave (&once, 1);
    }
}

xmlParserCtxtPtr
ent_xml_parser_new (xmlSAXHandler *events, gpointer data)
{
  xmlParserCtxtPtr context;

  prepare_library ();
  context = xmlCreatePushParserCtxt (events, data, NULL, 0, NULL);
  if (context == NULL)
    g_error ("out of memory");
  /* NOENT: without it even &amp; does not arrive as "&" in an attribute. It
   * opens nothing, as no document type can define an entity. The encoding is
   * known, whatever is declared. Never HUGE, RECOVER, DTDLOAD, XINCLUDE. */
  (void) xmlCtxtUseOptions (context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
  return context;
}

const char *
ent_xml_fault_of_end (void)
{
  return _("It breaks off or goes on where it should end.");
}

char *
ent_xml_fault_describe (EntXmlFault *fault)
{
  g_autofree char *first = ent_text_quote (fault->str1, ENT_TEXT_QUOTED), *second = ent_text_quote (fault->str2, ENT_TEXT_QUOTED);
  g_autofree char *detail = NULL, *quoted = NULL;

  switch (fault->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
      return g_strdup (ent_xml_fault_of_end ());
    case XML_ERR_TAG_NAME_MISMATCH:
      /* Translators: 1: the name of an element, 2: the name of another one */
      return g_strdup_printf (_("The element <%1$s> is ended by </%2$s>."), first, second);
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      /* Translators: %s: the name of an attribute */
      return g_strdup_printf (_("The attribute %s stands twice in one tag."), first);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      /* Translators: %s: the name of an entity, such as nbsp */
      return g_strdup_printf (_("“&%s;” is not known in XML."), first);
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return g_strdup (_("An attribute has no value in quotation marks."));
    case XML_ERR_SPACE_REQUIRED:
      return g_strdup (_("A space is missing between attributes, or a quotation mark before."));
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return g_strdup (_("A character stands here that XML does not have."));
    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (_("A “<” stands within a tag; a quotation mark may be missing before it."));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      /* Translators: %s: the prefix of a name */
      return g_strdup_printf (_("The prefix “%s” is not declared."), first);
    default:
      detail = g_strchomp (g_strdup (fault->message != NULL ? fault->message : ""));
      quoted = ent_text_quote (detail, ENT_TEXT_QUOTED);
      /* Translators: %s: what the XML parser says, in English */
      return g_strdup_printf (_("This is not XML (“%s”)."), quoted);
    }
}
