/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A push parser, as for maps (io/xml/reader.c): xmlTextReader takes twice the time.
 *
 * The parser compares each attribute of a tag with each, looks through all namespaces for each
 * prefix, guesses encodings, mends bad UTF-8 on its own and reads document types. So the bytes
 * are looked over before it gets them, block by block: this is no parser, and only has to know
 * which bytes are within a tag.
 */
#include "io/book/sheets/office-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "io/book/book.h"
#include "io/xml/prescan.h"
#include "model/text.h"

#define BLOCK_BYTES 65536u
#define ATTRIBUTE_FIELDS 5u

#if LIBXML_VERSION >= 21200
typedef const xmlError ParserError;
#else
typedef xmlError ParserError;
#endif

typedef enum
{
  BEFORE, /* the first "<" */
  TEXT,
  OPENED, /* behind "<" */
  TAG,
  QUOTED,
  DECLARED, /* behind "<!" */
  COMMENT,
  CDATA,
  INSTRUCTION,
} Place;

typedef struct
{
  char *shown; /* name of the part, for messages */
  const EntOfficeEvents *events;
  gpointer data;
  xmlParserCtxtPtr context;
  GError *error;

  /* the look before */
  Place place;
  char quote;
  guint n_attributes, n_tag;
  char word[8]; /* behind "<!" */
  guint n_word;
  guint n_ending; /* how many bytes of what ends a comment or the like were the last ones */
  char cut[4];    /* begun letter at the end of a block */
  gsize n_cut;

  guint depth, n_namespaces;
  guint8 declared[ENT_OFFICE_MAX_DEPTH]; /* namespaces by each open element; more than 255 are refused */
} Parser;

/* --- what is refused --- */

/* The first problem is told. Takes @message over. */
static gboolean
refuse (Parser *self, char *message)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  g_free (message);
  return FALSE;
}

static gboolean
refuse_form (Parser *self, guint line)
{
  /* Translators: 1: name of a part of a file, such as xl/workbook.xml, 2: number of a line */
  return refuse (self, g_strdup_printf (_("The part “%1$s” of the file is damaged in line %2$u. Get the file once more from where it comes, or open it in the program that made it and save it again."),
                                           self->shown, MAX (line, 1)));
}

static guint
line_of (const Parser *self)
{
  return (guint) MAX (xmlSAX2GetLineNumber (self->context), 0);
}

static gboolean
refuse_tag (Parser *self)
{
  /* Translators: 1: name of a part of a file, such as xl/workbook.xml, 2: number of a line */
  return refuse (self, g_strdup_printf (_("The part “%1$s” of the file has a tag behind line %2$u that is larger than any in a workbook. It was not read."), self->shown, line_of (self)));
}

static gboolean
refuse_document_type (Parser *self)
{
  /* Translators: %s: name of a part of a file, such as xl/workbook.xml */
  return refuse (self, g_strdup_printf (_("The part “%s” of the file has a document type or defines entities. No workbook has them, and they can be made to do harm. It was not read."), self->shown));
}

/* --- the look before --- */

/* Letters that go over the end of a block are looked at with the next. */
static gboolean
is_utf_8 (Parser *self, const char *bytes, gsize length)
{
  const char *end;

  for (; self->n_cut > 0 && length > 0; bytes++, length--)
    {
      gunichar c;

      if (self->n_cut == sizeof self->cut)
        return FALSE;
      self->cut[self->n_cut++] = *bytes;
      c = g_utf8_get_char_validated (self->cut, (gssize) self->n_cut);
      if (c == (gunichar) -1)
        return FALSE;
      if (c != (gunichar) -2)
        self->n_cut = 0;
    }
  if (length == 0 || g_utf8_validate_len (bytes, length, &end))
    return TRUE;
  length -= (gsize) (end - bytes);
  if (length >= sizeof self->cut || g_utf8_get_char_validated (end, (gssize) length) != (gunichar) -2)
    return FALSE;
  memcpy (self->cut, end, length);
  self->n_cut = length;
  return TRUE;
}

/* What ends a run of plain bytes within a tag. */
static const guint8 tag_marks[256] = { ['>'] = 1, ['"'] = 1, ['\''] = 1 };

/* Both give where to go on, or NULL. */
static const char *
scan_tag (Parser *self, const char *p, const char *end)
{
  const char *start = p;

  while (p < end && !tag_marks[(guchar) *p])
    p++;
  self->n_tag += (guint) (p - start);
  if (p < end)
    {
      self->place = *p == '>' ? TEXT : QUOTED;
      self->quote = *p++;
      self->n_attributes += self->place == QUOTED;
    }
  return self->n_attributes > ENT_OFFICE_MAX_ATTRIBUTES || self->n_tag > ENT_OFFICE_MAX_TAG_BYTES ? NULL : p;
}

static const char *
scan_value (Parser *self, const char *p, const char *end)
{
  const char *quote = memchr (p, self->quote, (gsize) (end - p));

  self->n_tag += (guint) ((quote != NULL ? quote : end) - p);
  if (quote != NULL)
    self->place = TAG;
  return self->n_tag > ENT_OFFICE_MAX_TAG_BYTES ? NULL : quote != NULL ? quote + 1
                                                                       : end;
}

/* FALSE for what is neither comment nor CDATA. */
static gboolean
scan_declaration (Parser *self, char c)
{
  self->word[self->n_word++] = c;
  self->n_ending = 0;
  if (strncmp (self->word, "--", self->n_word) == 0)
    self->place = self->n_word == 2 ? COMMENT : DECLARED;
  else if (strncmp (self->word, "[CDATA[", self->n_word) == 0)
    self->place = self->n_word == 7 ? CDATA : DECLARED;
  else
    return FALSE;
  return TRUE;
}

/* Of a comment, a CDATA section or an instruction. */
static void
scan_piece (Parser *self, char c)
{
  char ending = self->place == COMMENT ? '-' : self->place == CDATA ? ']'
                                                                    : '?';
  guint n_endings = self->place == INSTRUCTION ? 1 : 2;

  if (c == '>' && self->n_ending == n_endings)
    self->place = TEXT;
  else
    self->n_ending = c == ending ? MIN (self->n_ending + 1, n_endings) : 0;
}

static void
scan_opened (Parser *self, char c)
{
  self->n_tag = self->n_attributes = self->n_word = self->n_ending = 0;
  self->place = c == '!' ? DECLARED : c == '?' ? INSTRUCTION
                                  : c == '>'   ? TEXT
                                               : TAG;
}

static gboolean
scan (Parser *self, const char *p, const char *end)
{
  while (p < end)
    switch (self->place)
      {
      case BEFORE:
        if (strchr (" \t\r\n<", *p) == NULL)
          return refuse_form (self, 1);
        self->place = *p++ == '<' ? OPENED : BEFORE;
        break;
      case TEXT:
        p = memchr (p, '<', (gsize) (end - p));
        if (p == NULL)
          return TRUE;
        p++;
        self->place = OPENED;
        break;
      case OPENED:
        scan_opened (self, *p++);
        break;
      case TAG:
      case QUOTED:
        p = self->place == TAG ? scan_tag (self, p, end) : scan_value (self, p, end);
        if (p == NULL)
          return refuse_tag (self);
        break;
      case DECLARED:
        if (!scan_declaration (self, *p++))
          return refuse_document_type (self);
        break;
      default:
        scan_piece (self, *p++);
      }
  return TRUE;
}

/* --- events --- */

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Parser *self = data;
  EntOfficeAttributes given = { attributes, (guint) n_attributes };

  if (self->error != NULL)
    return;
  if (self->depth >= ENT_OFFICE_MAX_DEPTH || n_namespaces > G_MAXUINT8 || self->n_namespaces + (guint) n_namespaces > ENT_OFFICE_MAX_NAMESPACES)
    {
      refuse_tag (self);
      return;
    }
  self->declared[self->depth++] = (guint8) n_namespaces;
  self->n_namespaces += (guint) n_namespaces;
  if (!self->events->start (self->data, (const char *) name, &given, &self->error))
    g_assert (self->error != NULL);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parser *self = data;

  if (self->error != NULL || self->depth == 0)
    return;
  self->n_namespaces -= self->declared[--self->depth];
  if (!self->events->end (self->data, (const char *) name, &self->error))
    g_assert (self->error != NULL);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  Parser *self = data;

  if (self->error == NULL && self->events->text != NULL && !self->events->text (self->data, (const char *) text, (gsize) length, &self->error))
    g_assert (self->error != NULL);
}

/* The look before has refused it; this stands for the day that it has a hole. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  refuse_document_type (data);
}

/* A prefix that nothing declares does no harm. */
static void
on_error (void *data, ParserError *error)
{
  if (error->level == XML_ERR_FATAL)
    refuse_form (data, (guint) MAX (error->line, 0));
}

/* --- the parse --- */

static gboolean
feed (gpointer data, const char *bytes, gsize length, GError **error)
{
  Parser *self = data;

  /* the mark of byte order stands before the first "<" */
  if (self->place == BEFORE && self->depth == 0 && length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  if (!is_utf_8 (self, bytes, length))
    refuse_form (self, line_of (self));
  else if (scan (self, bytes, bytes + length))
    (void) xmlParseChunk (self->context, bytes, (int) length, 0);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static void
prepare_library (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      g_once_init_leave (&once, 1);
    }
}

static void
prepare_parser (Parser *self, const char *name, const EntOfficeEvents *events, gpointer data)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .cdataBlock = on_text,
    .ignorableWhitespace = on_text,
    .internalSubset = on_document_type,
    .serror = on_error,
  };

  *self = (Parser) { .shown = ent_text_quote (name, ENT_TEXT_QUOTED), .events = events, .data = data };
  prepare_library ();
  self->context = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  if (self->context == NULL)
    g_error ("out of memory");
  /* NOENT: without it even &amp; does not arrive as "&" in an attribute. It opens nothing, as no document type
   * can define an entity. The encoding is known, whatever is declared. Never HUGE, RECOVER, DTDLOAD, XINCLUDE. */
  (void) xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
}

/* @fine: all bytes were fed. */
static gboolean
finish_parser (Parser *self, gboolean fine, GError **error)
{
  if (fine)
    {
      (void) xmlParseChunk (self->context, NULL, 0, 1);
      if (!self->context->wellFormed || self->n_cut > 0)
        refuse_form (self, line_of (self));
    }
  xmlFreeParserCtxt (self->context);
  g_free (self->shown);
  if (self->error == NULL)
    return fine;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

gboolean
ent_office_read (EntZip *zip, const char *name, const EntOfficeEvents *events, gpointer data, GError **error)
{
  Parser self;

  prepare_parser (&self, name, events, data);
  return finish_parser (&self, ent_zip_read (zip, name, feed, &self, error), error);
}

gboolean
ent_office_read_bytes (GBytes *bytes, const char *name, EntProgress *progress, const EntOfficeEvents *events, gpointer data, GError **error)
{
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  gboolean fine = ent_zip_check_size (bytes, error);
  Parser self;

  prepare_parser (&self, name, events, data);
  for (gsize at = 0; fine && at < length; at += BLOCK_BYTES)
    {
      ent_progress_reach (progress, 0, ENT_PROGRESS_DONE, at, length);
      fine = ent_io_goes_on (progress, error) && feed (&self, p + at, MIN (BLOCK_BYTES, length - at), error);
    }
  return finish_parser (&self, fine, error);
}

/* --- attributes --- */

const char *
ent_office_attribute (const EntOfficeAttributes *attributes, const char *name, gsize *length)
{
  for (guint i = 0; i < attributes->n; i++)
    {
      const xmlChar **fields = attributes->all + (gsize) i * ATTRIBUTE_FIELDS;

      if (strcmp ((const char *) fields[0], name) != 0)
        continue;
      *length = (gsize) (fields[4] - fields[3]);
      return (const char *) fields[3];
    }
  return NULL;
}

char *
ent_office_dup_attribute (const EntOfficeAttributes *attributes, const char *name)
{
  gsize length = 0;
  const char *value = ent_office_attribute (attributes, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}

gboolean
ent_office_attribute_is (const EntOfficeAttributes *attributes, const char *name, const char *value)
{
  gsize length = 0;
  const char *found = ent_office_attribute (attributes, name, &length);

  return found != NULL && length == strlen (value) && memcmp (found, value, length) == 0;
}
