/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters first, then a look over the tags, then the parser.
 *
 * SAX2 through a push parser and not xmlTextReader: that one feeds the parser 512 bytes at a
 * time, and for each looks for the beginning of the tag once more, which makes one long
 * attribute take time quadratic in its length. It also has no line of what it is at.
 */
#include "io/book/graphs/graph-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "io/xml/limits.h"
#include "model/text.h"

#define BLOCK_BYTES 65536u
/* An attribute may be as long as a cell. */
#define TAG_BYTES (ENT_BOOK_MAX_CELL + ENT_LIMIT_TAG_BYTES)
#define DECLARATION_BYTES 512u
/* Thousandths of the progress after which the look over the tags is done. */
#define SCANNED 100u

#if LIBXML_VERSION >= 21200
typedef const xmlError ParserError;
#else
typedef xmlError ParserError;
#endif

typedef struct
{
  const char *name; /* of the parser's dictionary */
  gsize value;      /* where it begins in `values` */
} Attribute;

struct _EntGraphXml
{
  const EntGraphHandlers *handlers;
  gpointer data;
  xmlParserCtxtPtr context; /* while it parses */
  GError *error;            /* it has ended */
  gboolean is_cut;          /* a fault of form is the last letter that it gets */
  gboolean is_at_end;       /* of the text */
  guint line;
  guint depth;                      /* of elements around and including this one */
  guint roles[ENT_LIMIT_DEPTH + 2]; /* by depth */
  GArray *attributes;               /* of Attribute: of the start tag */
  GString *values;                  /* of these, each with NUL */
  guint captured;                   /* the depth of the element whose text this is, or 0 */
  GString *text;
};

static gboolean
refuse (GError **error, guint line, const char *sentence)
{
  /* Translators: 1: number of a line, 2: a whole sentence, or two */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Line %1$u: %2$s"), line, sentence);
  return FALSE;
}

static guint
line_of (const char *text, const char *at)
{
  guint line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

/* --- the letters --- */

typedef struct
{
  const char *bytes;
  gsize length;
  const char *encoding; /* of iconv; NULL: what is declared, else UTF-8 */
} Mark;

/* By the mark of byte order, or else by the zeros beside "<". */
static const char *
recognise_wide (const char *bytes, gsize length, gsize *skipped)
{
  static const Mark marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
    { "\xef\xbb\xbf", 3, "UTF-8" },
  };
  static const Mark beginnings[] = {
    { "<\0\0\0", 4, "UTF-32LE" },
    { "\0\0\0<", 4, "UTF-32BE" },
    { "<\0", 2, "UTF-16LE" },
    { "\0<", 2, "UTF-16BE" },
  };

  *skipped = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      {
        *skipped = marks[i].length;
        return marks[i].encoding;
      }
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (length >= beginnings[i].length && memcmp (bytes, beginnings[i].bytes, beginnings[i].length) == 0)
      return beginnings[i].encoding;
  return NULL;
}

/* What the file says that it is written in, or NULL. Programs that save text declare the UTF-16 of their memory. */
static char *
declared_encoding (const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (bytes, MIN (length, DECLARATION_BYTES));
  char *end = strstr (head, "?>"), *p, *name;
  gsize n;

  if (!g_str_has_prefix (head, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  p = strstr (head, "encoding");
  if (p == NULL)
    return NULL;
  p += strlen ("encoding");
  p += strspn (p, " \t\r\n=");
  if (*p != '"' && *p != '\'')
    return NULL;
  n = strspn (p + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");
  name = g_ascii_strup (p + 1, (gssize) n);
  if (n == 0 || g_str_has_prefix (name, "UTF-16") || g_str_has_prefix (name, "UTF-32") || g_str_has_prefix (name, "UCS-"))
    g_clear_pointer (&name, g_free);
  return name;
}

static gboolean
convert (const char *bytes, gsize length, const char *encoding, char **text, gsize *n_text, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize n_read = 0;

  *text = g_convert (bytes, (gssize) length, "UTF-8", encoding, &n_read, n_text, &problem);
  if (g_error_matches (problem, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    {
      g_autofree char *quoted = ent_text_quote (encoding, ENT_TEXT_QUOTED);
      /* Translators: %s: name of an encoding of letters */
      g_autofree char *message = g_strdup_printf (_("The file says that it is written in %s, which is not known here. Save it as UTF-8 in the program that it is from."), quoted);

      return refuse (error, 1, message);
    }
  if (*text == NULL || n_read < length)
    {
      g_autofree char *quoted = ent_text_quote (encoding, ENT_TEXT_QUOTED);
      /* Translators: %s: name of an encoding of letters */
      g_autofree char *message = g_strdup_printf (_("This is no text in %s, in which the file is written. Save it as UTF-8 in the program that it is from."), quoted);

      return refuse (error, line_of (bytes, bytes + MIN (n_read, length)), message);
    }
  return TRUE;
}

/* @text: as UTF-8, within @bytes or in @owned. */
static gboolean
decode (const char *bytes, gsize length, char **owned, const char **text, gsize *n_text, GError **error)
{
  gsize skipped;
  const char *wide = recognise_wide (bytes, length, &skipped), *end;
  g_autofree char *declared = wide == NULL ? declared_encoding (bytes, length) : NULL;
  const char *encoding = wide != NULL ? wide : declared;

  *text = bytes + skipped;
  *n_text = length - skipped;
  if (encoding != NULL && strcmp (encoding, "UTF-8") != 0 && strcmp (encoding, "UTF8") != 0)
    {
      if (!convert (*text, *n_text, encoding, owned, n_text, error))
        return FALSE;
      *text = *owned;
    }
  if (*n_text > ENT_BOOK_MAX_BYTES)
    return refuse (error, 1, _("The file has more in it than can be imported. Divide it among several files."));
  if (!g_utf8_validate_len (*text, *n_text, &end))
    return refuse (error, line_of (*text, end),
                   *end == '\0' ? _("A zero byte stands here, as in a file that is damaged or that holds no text. Save it again in the program that it is from.")
                                : _("This is no text in UTF-8, and the file does not say in which encoding it is. Save it as UTF-8 in the program that it is from."));
  return TRUE;
}

/* --- the look over the tags --- */

/* It closes what the parser leaves open: that one takes time quadratic in the attributes of an element, and for each
 * name looks through all namespaces that are declared around it. Where it is in doubt about the form it goes on: the
 * parser stops there. */
typedef struct
{
  const char *p, *end;
  guint line, depth;
  guint n_namespaces[ENT_LIMIT_DEPTH + 1]; /* declared around an element, by its depth */
  gboolean is_cut;                         /* `end` is behind a "<" within a tag, a fault whatever follows */
  GError **error;
} Scan;

static gboolean
begins_with (const Scan *self, const char *what)
{
  gsize n = strlen (what);

  return (gsize) (self->end - self->p) >= n && memcmp (self->p, what, n) == 0;
}

/* To behind @ending, or to the end. */
static gboolean
skip_piece (Scan *self, const char *ending)
{
  const char *start = self->p;
  guint line = self->line;
  gsize n = strlen (ending);

  while (self->p < self->end && !begins_with (self, ending))
    self->line += *self->p++ == '\n';
  self->p = (gsize) (self->end - self->p) >= n ? self->p + n : self->end;
  if ((gsize) (self->p - start) > ENT_LIMIT_PIECE_BYTES)
    return refuse (self->error, line, _("A comment or the like begins here that is too long to be read. Take it out with a text editor."));
  return TRUE;
}

/* Whether the attribute whose value begins behind @quote declares a namespace. */
static gboolean
is_namespace (const char *tag, const char *quote)
{
  const char *end = quote, *start;

  while (end > tag && (end[-1] == '=' || g_ascii_isspace (end[-1])))
    end--;
  for (start = end; start > tag && !g_ascii_isspace (start[-1]); start--)
    ;
  return end - start >= 5 && strncmp (start, "xmlns", 5) == 0;
}

static gboolean
enter_element (Scan *self, guint line, guint n_namespaces)
{
  guint n;

  if (self->depth >= ENT_LIMIT_DEPTH)
    return refuse (self->error, line, _("Elements stand too deep within each other here. Save the file again in the program that it is from, without groups in groups."));
  n = self->n_namespaces[self->depth] + n_namespaces;
  self->n_namespaces[++self->depth] = n;
  if (n > ENT_LIMIT_NAMESPACES)
    return refuse (self->error, line, _("The element here has more namespaces around it than any program writes. Save the file again in the program that it is from."));
  return TRUE;
}

static gboolean
scan_tag (Scan *self)
{
  const char *tag = self->p, *p = tag + 1;
  guint line = self->line, n_attributes = 0, n_namespaces = 0;
  char quote = '\0';

  for (; p < self->end && *p != '<' && (*p != '>' || quote != '\0'); p++)
    {
      if ((gsize) (p - tag) > TAG_BYTES)
        return refuse (self->error, line, _("This tag is too long to be read. Make the values in it shorter."));
      self->line += *p == '\n';
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        {
          quote = *p;
          n_attributes++;
          n_namespaces += is_namespace (tag, p);
        }
    }
  if (p < self->end && *p == '<')
    {
      self->is_cut = TRUE;
      self->end = p + 1;
    }
  self->p = p < self->end && *p == '>' ? p + 1 : self->end;
  if (n_attributes > ENT_LIMIT_ATTRIBUTES)
    return refuse (self->error, line, _("The element here has more attributes than any program writes. Save the file again in the program that it is from."));
  if (p - tag > 1 && tag[1] == '/')
    {
      self->depth -= self->depth > 0;
      return TRUE;
    }
  if (!enter_element (self, line, n_namespaces))
    return FALSE;
  self->depth -= p[-1] == '/';
  return TRUE;
}

static gboolean
scan_markup (Scan *self)
{
  if (begins_with (self, "<!--"))
    {
      self->p += 4;
      return skip_piece (self, "-->");
    }
  if (begins_with (self, "<![CDATA["))
    return skip_piece (self, "]]>");
  if (begins_with (self, "<?"))
    return skip_piece (self, "?>");
  if (begins_with (self, "<!"))
    return refuse (self->error, self->line, _("The file has a document type, which can be made to do harm. Take “<!DOCTYPE …>” out of it with a text editor."));
  return scan_tag (self);
}

static gboolean
goes_on (EntProgress *progress, guint from, guint to, gsize n, gsize n_all, GError **error)
{
  ent_progress_reach (progress, from, to, n, n_all);
  if (!ent_progress_is_stopped (progress))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Reading was stopped."));
  return FALSE;
}

/* Shortens the text by what stands behind a fault. */
static gboolean
scan (const char *text, gsize *length, gboolean *is_cut, EntProgress *progress, GError **error)
{
  Scan self = { .p = text, .end = text + *length, .line = 1, .error = error };
  const char *looked = text;

  while (self.p < self.end)
    {
      const char *next = memchr (self.p, '<', (gsize) (self.end - self.p));

      if (next == NULL)
        break;
      for (; self.p < next; self.p++)
        self.line += *self.p == '\n';
      if (!scan_markup (&self))
        return FALSE;
      if (self.p - looked < (gssize) BLOCK_BYTES)
        continue;
      looked = self.p;
      if (!goes_on (progress, 0, SCANNED, (gsize) (self.p - text), *length, error))
        return FALSE;
    }
  *length = (gsize) (self.end - text);
  *is_cut = self.is_cut;
  return TRUE;
}

/* --- within handlers --- */

EntGraphXml *
ent_graph_xml_new (const EntGraphHandlers *handlers, gpointer data)
{
  EntGraphXml *xml = g_new0 (EntGraphXml, 1);

  xml->handlers = handlers;
  xml->data = data;
  xml->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  xml->values = g_string_new (NULL);
  xml->text = g_string_new (NULL);
  return xml;
}

void
ent_graph_xml_free (EntGraphXml *xml)
{
  if (xml == NULL)
    return;
  g_clear_error (&xml->error);
  g_array_unref (xml->attributes);
  g_string_free (xml->values, TRUE);
  g_string_free (xml->text, TRUE);
  g_free (xml);
}

guint
ent_graph_xml_line (const EntGraphXml *xml)
{
  return xml->line;
}

guint
ent_graph_xml_parent (const EntGraphXml *xml)
{
  return xml->depth > 0 ? xml->roles[xml->depth - 1] : 0;
}

const char *
ent_graph_xml_attribute (const EntGraphXml *xml, const char *name)
{
  for (guint i = 0; i < xml->attributes->len; i++)
    {
      const Attribute *attribute = &g_array_index (xml->attributes, Attribute, i);

      if (strcmp (attribute->name, name) == 0)
        return xml->values->str + attribute->value;
    }
  return NULL;
}

void
ent_graph_xml_capture (EntGraphXml *xml)
{
  xml->captured = xml->depth;
  g_string_truncate (xml->text, 0);
}

const char *
ent_graph_xml_text (const EntGraphXml *xml, gsize *length)
{
  if (xml->captured != xml->depth || xml->text->str[strspn (xml->text->str, " \t\r\n")] == '\0')
    return NULL;
  if (length != NULL)
    *length = xml->text->len;
  return xml->text->str;
}

void
ent_graph_xml_refuse (EntGraphXml *xml, guint line, const char *sentence)
{
  if (xml->error != NULL)
    return;
  refuse (&xml->error, line, sentence);
  xmlStopParser (xml->context);
}

gboolean
ent_graph_xml_has_ended (const EntGraphXml *xml)
{
  return xml->error != NULL;
}

/* --- events --- */

/* No "<" stands within a tag but its first. The parser is at its end. */
static guint
line_of_tag (const EntGraphXml *xml)
{
  const xmlParserInput *input = xml->context->input;
  guint line = (guint) MAX (input->line, 1);

  for (const xmlChar *p = input->cur; p > input->base && *p != '<'; p--)
    line -= *p == '\n' && line > 1;
  return line;
}

/* Five pointers for each: name, prefix, URI, value, its end. */
static void
take_attributes (EntGraphXml *xml, guint n_attributes, const xmlChar **attributes)
{
  g_array_set_size (xml->attributes, 0);
  g_string_truncate (xml->values, 0);
  for (guint i = 0; i < n_attributes; i++, attributes += 5)
    {
      Attribute attribute = { (const char *) attributes[0], xml->values->len };

      if (attributes[1] != NULL)
        continue;
      g_string_append_len (xml->values, (const char *) attributes[3], attributes[4] - attributes[3]);
      g_string_append_c (xml->values, '\0');
      g_array_append_val (xml->attributes, attribute);
    }
}

static void
refuse_root (EntGraphXml *xml, const char *name)
{
  g_autofree char *quoted = ent_text_quote (name, ENT_TEXT_QUOTED), *message = NULL;

  /* Translators: 1: name of a format of files, 2: the name of an element in XML */
  message = g_strdup_printf (_("This is not %1$s: the file begins with <%2$s>. Choose another file, or another format."), xml->handlers->format, quoted);
  ent_graph_xml_refuse (xml, xml->line, message);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  EntGraphXml *xml = data;
  guint around;

  if (xml->error != NULL)
    return;
  around = xml->roles[xml->depth];
  xml->line = line_of_tag (xml);
  if (xmlDictSize (xml->context->dict) > (int) ENT_LIMIT_NAMES)
    ent_graph_xml_refuse (xml, xml->line, _("The file has more different names of elements and attributes than any program writes. Save it again in the program that it is from."));
  /* the look over the tags has counted them */
  if (xml->error != NULL || xml->depth + 1 >= G_N_ELEMENTS (xml->roles))
    return;
  xml->depth++;
  xml->roles[xml->depth] = 0;
  if (xml->depth == 1 && strcmp ((const char *) name, xml->handlers->root) != 0)
    refuse_root (xml, (const char *) name);
  else if (xml->depth == 1 || around != 0)
    {
      take_attributes (xml, (guint) n_attributes, attributes);
      xml->roles[xml->depth] = xml->handlers->start (xml, (const char *) name, xml->data);
    }
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  EntGraphXml *xml = data;

  if (xml->error != NULL || xml->depth == 0)
    return;
  xml->line = (guint) MAX (xml->context->input->line, 1);
  if (xml->roles[xml->depth] != 0)
    xml->handlers->end (xml, xml->roles[xml->depth], xml->data);
  if (xml->captured == xml->depth)
    xml->captured = 0;
  xml->depth--;
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  EntGraphXml *xml = data;

  if (xml->error != NULL || xml->captured == 0 || xml->captured != xml->depth)
    return;
  g_string_append_len (xml->text, (const char *) text, length);
  if (xml->text->len > (guint) ENT_BOOK_MAX_CELL)
    ent_graph_xml_refuse (xml, xml->line, _("The value that begins here is too long to be imported. Make it shorter."));
}

/* The look over the tags has refused it; this stands for the day that it has a hole. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  EntGraphXml *xml = data;

  ent_graph_xml_refuse (xml, (guint) MAX (xml->context->input->line, 1), _("The file has a document type, which can be made to do harm. Take “<!DOCTYPE …>” out of it with a text editor."));
}

static char *
describe_fault (ParserError *error)
{
  g_autofree char *first = ent_text_quote (error->str1, ENT_TEXT_QUOTED), *second = ent_text_quote (error->str2, ENT_TEXT_QUOTED);
  g_autofree char *detail = NULL, *quoted = NULL;

  switch (error->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
      return g_strdup (_("It breaks off or goes on where it should end."));
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
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      return g_strdup (_("A character stands here that XML does not have."));
    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (_("A “<” stands within a tag; a quotation mark may be missing before it."));
    default:
      detail = g_strchomp (g_strdup (error->message != NULL ? error->message : ""));
      quoted = ent_text_quote (detail, ENT_TEXT_QUOTED);
      /* Translators: %s: what the XML parser says, in English */
      return g_strdup_printf (_("This is not XML (“%s”)."), quoted);
    }
}

static void
refuse_damage (EntGraphXml *xml, guint line, const char *fault)
{
  /* Translators: %s: a sentence that says what is wrong */
  g_autofree char *message = g_strdup_printf (_("The file is damaged here. %s Save it again in the program that it is from, or take another copy of it."), fault);

  ent_graph_xml_refuse (xml, line, message);
}

/* What is no fault of form, such as a prefix that nothing declares, is borne. */
static void
on_error (void *data, ParserError *error)
{
  EntGraphXml *xml = data;
  g_autofree char *fault = NULL;

  if (error->level < XML_ERR_FATAL || xml->error != NULL)
    return;
  /* at the end it may complain of anything that is not there yet */
  fault = xml->is_at_end ? g_strdup (_("It breaks off or goes on where it should end.")) : describe_fault (error);
  refuse_damage (xml, (guint) MAX (error->line, 1), fault);
}

/* --- the parse --- */

static gboolean
feed (EntGraphXml *xml, const char *text, gsize length, EntProgress *progress, GError **error)
{
  for (gsize at = 0; at < length && xml->error == NULL;)
    {
      gsize n = MIN (BLOCK_BYTES, length - at);

      if (!goes_on (progress, SCANNED, ENT_PROGRESS_DONE, at, length, error))
        return FALSE;
      xmlParseChunk (xml->context, text + at, (int) n, 0);
      at += n;
    }
  xml->is_at_end = !xml->is_cut;
  if (xml->error == NULL)
    xmlParseChunk (xml->context, NULL, 0, 1);
  if (xml->error == NULL && !xml->context->wellFormed)
    refuse_damage (xml, (guint) MAX (xmlSAX2GetLineNumber (xml->context), 1), _("It breaks off or goes on where it should end."));
  if (xml->error == NULL)
    xml->handlers->finish (xml, xml->data);
  if (xml->error != NULL)
    {
      g_propagate_error (error, g_error_copy (xml->error));
      return FALSE;
    }
  ent_progress_reach (progress, SCANNED, ENT_PROGRESS_DONE, 1, 1);
  return TRUE;
}

static gboolean
parse_text (EntGraphXml *xml, const char *text, gsize length, EntProgress *progress, GError **error)
{
  xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .cdataBlock = on_text,
    .ignorableWhitespace = on_text,
    .internalSubset = on_document_type,
    .serror = on_error,
  };
  gboolean fine;

  xmlInitParser ();
  xml->context = xmlCreatePushParserCtxt (&events, xml, NULL, 0, NULL);
  if (xml->context == NULL)
    g_error ("out of memory");
  /* NOENT: without it even &amp; does not arrive as "&" in an attribute; it opens nothing, as no document type can
   * define an entity. It is UTF-8 by now, whatever is declared. Never HUGE, RECOVER, DTDLOAD, XINCLUDE. */
  xmlCtxtUseOptions (xml->context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
  fine = feed (xml, text, length, progress, error);
  xmlFreeParserCtxt (xml->context);
  xml->context = NULL;
  return fine;
}

gboolean
ent_graph_xml_parse (EntGraphXml *xml, GBytes *bytes, EntProgress *progress, GError **error)
{
  gsize length, n_text = 0;
  const char *data = g_bytes_get_data (bytes, &length), *text = NULL;
  g_autofree char *owned = NULL;

  if (length == 0)
    return refuse (error, 1, _("The file is empty. Save it again in the program that it is from, or take another copy of it."));
  if (length > ENT_BOOK_MAX_BYTES)
    return refuse (error, 1, _("The file has more in it than can be imported. Divide it among several files."));
  if (!decode (data, length, &owned, &text, &n_text, error) || !scan (text, &n_text, &xml->is_cut, progress, error))
    return FALSE;
  return parse_text (xml, text, n_text, progress, error);
}
