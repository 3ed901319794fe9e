/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look before reading, against the parser: of what it lets pass, the parser takes no
 * long time, meets no document type, and goes past no limit; and the elements that it
 * counted are those that the parser finds.
 */
#include "fuzz/fuzz.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "io/xml/limits.h"
#include "io/xml/prescan.h"

/* Of the parser alone, which is as the system has it, without sanitizers. */
#define MOST_SECONDS 1

typedef struct
{
  xmlParserCtxt *context;
  const EntPrescan *scan;
  guint n_elements, depth;
  gboolean failed;
} Parse;

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Parse *self = data;

  if (self->failed)
    return;
  g_assert_cmpuint (self->n_elements, <, self->scan->lines->len);
  g_assert_cmpuint (g_array_index (self->scan->lines, guint32, self->n_elements), <=, (guint) xmlSAX2GetLineNumber (self->context));
  self->n_elements++;
  self->depth++;
  g_assert_cmpuint (self->depth, <=, ENT_LIMIT_DEPTH);
  g_assert_cmpuint ((guint) n_attributes + (guint) n_namespaces, <=, ENT_LIMIT_ATTRIBUTES);
  g_assert_cmpint (n_defaulted, ==, 0);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  ((Parse *) data)->depth--;
}

static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  g_assert_not_reached ();
}

/* The reader goes no further either. */
static void
on_error (void *data,
#if LIBXML_VERSION >= 21200
          const
#endif
          xmlError *error)
{
  Parse *self = data;

  self->failed |= error->level >= XML_ERR_ERROR;
}

static void
parse (const char *data, const EntPrescan *scan)
{
  Parse self = { .scan = scan };
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .internalSubset = on_document_type,
    .serror = on_error,
  };
  gint64 before = fuzz_cpu_time ();

  self.context = xmlCreatePushParserCtxt (&events, &self, NULL, 0, NULL);
  xmlCtxtUseOptions (self.context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
  xmlParseChunk (self.context, data + scan->start, (int) (scan->end - scan->start), 0);
  if (!scan->cut && scan->fault == NULL)
    xmlParseChunk (self.context, NULL, 0, 1);
  if (self.context->wellFormed && !self.failed && !scan->cut && scan->fault == NULL)
    g_assert_cmpuint (self.n_elements, ==, scan->lines->len);
  xmlFreeParserCtxt (self.context);
  g_assert_cmpint (fuzz_cpu_time () - before, <, MOST_SECONDS * (gint64) G_USEC_PER_SEC);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto (EntPrescan) scan = { 0 };
  g_autoptr (GError) error = NULL;
  const char *text = (const char *) data;

  if (!ent_prescan (&scan, text, size, "x", &error))
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_prefix (error->message, "x:"));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (scan.start, <=, scan.end);
  g_assert_cmpuint (scan.end, <=, size);
  g_assert_true (g_utf8_validate (text + scan.start, (gssize) (scan.end - scan.start), NULL));
  parse (text, &scan);
  return 0;
}
