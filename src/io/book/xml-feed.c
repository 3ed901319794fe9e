/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser compares each attribute of a tag with each, looks through all namespaces for each
 * prefix, guesses encodings, mends bad UTF-8 on its own and reads document types. So the bytes
 * are looked over before it gets them, block by block: this is no parser, and only has to know
 * which bytes are within a tag. Where it is in doubt about the form it goes on: the parser stops
 * there.
 */
#include "io/book/xml-feed.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <string.h>

#include "io/xml/parser.h"
#include "model/text.h"

#define ATTRIBUTE_FIELDS 5u
#define UTF_8_MARK "\xef\xbb\xbf"

typedef enum
{
  TEXT,
  OPENED, /* behind "<" */
  TAG,
  QUOTED,
  DECLARED, /* behind "<!" */
  COMMENT,
  CDATA,
  INSTRUCTION,
} Place;

struct _EntXmlFeed
{
  char *part; /* as messages have it, or NULL */
  const EntXmlEvents *events;
  gpointer data;
  xmlParserCtxtPtr context;
  GError *error; /* it has ended */

  /* the look before */
  gboolean is_checked, has_begun;
  Place place;
  char quote;
  guint n_attributes;
  gsize n_bytes; /* of the tag or the like, so far */
  char word[8];  /* behind "<!" */
  guint n_word;
  guint n_ending; /* how many bytes of what ends a comment or the like were the last ones */
  char letter[4]; /* begun at the end of a block */
  gsize n_letter;
  guint line;          /* at `counted` */
  const char *counted; /* within the block */
  const char *opened;  /* where the tag or the like begins; NULL: before the block, in `opened_line` */
  guint opened_line;
  gboolean is_cut;    /* a "<" stands within a tag, a fault whatever follows, and the last that the parser gets */
  gboolean is_at_end; /* of what there is */

  guint depth, n_namespaces;
  guint8 declared[ENT_XML_FEED_MAX_DEPTH]; /* namespaces by each open element; more than 255 are refused */
};

/* --- what is refused --- */

void
ent_xml_feed_refuse (EntXmlFeed *self, guint line, const char *sentence)
{
  if (self->error != NULL)
    return;
  if (self->part != NULL)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: 1: name of a part of a file, such as xl/workbook.xml, 2: number of a line, 3: whole sentences */
                 _("Part “%1$s”, line %2$u: %3$s"), self->part, MAX (line, 1), sentence);
  else
    (void) ent_book_refuse (&self->error, MAX (line, 1), sentence);
  xmlStopParser (self->context);
}

static void
refuse_form (EntXmlFeed *self, guint line, const char *fault)
{
  /* Translators: %s: a sentence that says what is wrong */
  g_autofree char *message = g_strdup_printf (_("The file is damaged here. %s Save it again in the program that it is from, or take another copy of it."), fault);

  ent_xml_feed_refuse (self, line, message);
}

static void
refuse_document_type (EntXmlFeed *self, guint line)
{
  ent_xml_feed_refuse (self, line, _("A document type stands here, which can be made to do harm. Take “<!DOCTYPE …>” out, or save the file again in the program that it is from."));
}

gboolean
ent_xml_feed_is_fine (const EntXmlFeed *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

guint
ent_xml_feed_line (const EntXmlFeed *self)
{
  return (guint) MAX (xmlSAX2GetLineNumber (self->context), 1);
}

/* No "<" stands within a tag but its first. The parser is at its end. */
guint
ent_xml_feed_tag_line (const EntXmlFeed *self)
{
  const xmlParserInput *input = self->context->input;
  guint line = ent_xml_feed_line (self);

  for (const xmlChar *p = input->cur; p > input->base && *p != '<'; p--)
    line -= *p == '\n' && line > 1;
  return line;
}

/* --- the look before --- */

/* Of what is at @to, not before what was asked for last. */
static guint
count_to (EntXmlFeed *self, const char *to)
{
  const char *p = self->counted;

  while ((p = memchr (p, '\n', (gsize) (to - p))) != NULL)
    {
      self->line++;
      p++;
    }
  self->counted = to;
  return self->line;
}

static const char *
refuse_opened (EntXmlFeed *self, const char *sentence)
{
  ent_xml_feed_refuse (self, self->opened != NULL ? count_to (self, self->opened) : self->opened_line, sentence);
  return NULL;
}

/* What is no UTF-8; NULL: all is. Letters that go over the end of a block are looked at with the next. */
static const char *
find_fault (EntXmlFeed *self, const char *bytes, gsize length)
{
  const char *end;

  for (; self->n_letter > 0 && length > 0; bytes++, length--)
    {
      gunichar c;

      if (self->n_letter == sizeof self->letter)
        return bytes;
      self->letter[self->n_letter++] = *bytes;
      c = g_utf8_get_char_validated (self->letter, (gssize) self->n_letter);
      if (c == (gunichar) -1)
        return bytes;
      if (c != (gunichar) -2)
        self->n_letter = 0;
    }
  if (length == 0 || g_utf8_validate_len (bytes, length, &end))
    return NULL;
  length -= (gsize) (end - bytes);
  if (length >= sizeof self->letter || g_utf8_get_char_validated (end, (gssize) length) != (gunichar) -2)
    return end;
  memcpy (self->letter, end, length);
  self->n_letter = length;
  return NULL;
}

/* What ends a run of plain bytes within a tag. */
static const guint8 tag_marks[256] = { ['>'] = 1, ['"'] = 1, ['\''] = 1, ['<'] = 1 };

/* All that follow give where to go on; NULL: it is refused. */

static const char *
cut_at (EntXmlFeed *self, const char *p)
{
  self->is_cut = TRUE;
  return p + 1;
}

static const char *
check_tag (EntXmlFeed *self, const char *p)
{
  if (self->n_bytes > ENT_XML_FEED_MAX_TAG_BYTES)
    return refuse_opened (self, _("This tag is too long to be read. Make the values in it shorter."));
  if (self->n_attributes > ENT_LIMIT_ATTRIBUTES)
    return refuse_opened (self, _("The element here has more attributes than any program writes. Save the file again in the program that it is from."));
  return p;
}

static const char *
scan_tag (EntXmlFeed *self, const char *p, const char *end)
{
  const char *start = p;

  while (p < end && !tag_marks[(guchar) *p])
    p++;
  self->n_bytes += (gsize) (p - start);
  if (p < end && *p == '<')
    return cut_at (self, p);
  if (p < end)
    {
      self->place = *p == '>' ? TEXT : QUOTED;
      self->quote = *p++;
      self->n_attributes += self->place == QUOTED;
    }
  return check_tag (self, p);
}

static const char *
scan_value (EntXmlFeed *self, const char *p, const char *end)
{
  const char *start = p;

  while (p < end && *p != self->quote && *p != '<')
    p++;
  self->n_bytes += (gsize) (p - start);
  if (p < end && *p == '<')
    return cut_at (self, p);
  if (p < end)
    {
      self->place = TAG;
      p++;
    }
  return check_tag (self, p);
}

/* What is neither comment nor CDATA is refused. */
static const char *
scan_declaration (EntXmlFeed *self, const char *p)
{
  self->word[self->n_word++] = *p;
  if (strncmp (self->word, "--", self->n_word) == 0)
    self->place = self->n_word == 2 ? COMMENT : DECLARED;
  else if (strncmp (self->word, "[CDATA[", self->n_word) == 0)
    self->place = self->n_word == 7 ? CDATA : DECLARED;
  else
    {
      refuse_document_type (self, self->opened != NULL ? count_to (self, self->opened) : self->opened_line);
      return NULL;
    }
  return p + 1;
}

/* Of a comment, a CDATA section or an instruction. */
static const char *
scan_piece (EntXmlFeed *self, const char *p)
{
  char ending = self->place == COMMENT ? '-' : self->place == CDATA ? ']'
                                                                    : '?';
  guint n_endings = self->place == INSTRUCTION ? 1 : 2;

  if (*p == '>' && self->n_ending == n_endings)
    self->place = TEXT;
  else
    self->n_ending = *p == ending ? MIN (self->n_ending + 1, n_endings) : 0;
  if (++self->n_bytes > ENT_LIMIT_PIECE_BYTES)
    return refuse_opened (self, _("A comment or the like begins here that is too long to be read. Take it out with a text editor."));
  return p + 1;
}

static const char *
scan_text (EntXmlFeed *self, const char *p, const char *end)
{
  p = memchr (p, '<', (gsize) (end - p));
  if (p == NULL)
    return end;
  self->opened = p;
  self->n_bytes = 0;
  self->n_attributes = self->n_word = self->n_ending = 0;
  self->place = OPENED;
  return p + 1;
}

static const char *
scan_opened (EntXmlFeed *self, const char *p)
{
  self->place = *p == '!' ? DECLARED : *p == '?' ? INSTRUCTION
                                                 : TAG;
  return self->place == TAG ? p : p + 1;
}

static const char *
scan (EntXmlFeed *self, const char *p, const char *end)
{
  while (p != NULL && p < end && !self->is_cut)
    switch (self->place)
      {
      case TEXT:
        p = scan_text (self, p, end);
        break;
      case OPENED:
        p = scan_opened (self, p);
        break;
      case TAG:
        p = scan_tag (self, p, end);
        break;
      case QUOTED:
        p = scan_value (self, p, end);
        break;
      case DECLARED:
        p = scan_declaration (self, p);
        break;
      default:
        p = scan_piece (self, p);
      }
  return p;
}

/* How much of the block the parser may have; NULL: nothing. */
static const char *
look_over (EntXmlFeed *self, const char *bytes, const char *end)
{
  const char *fault = self->is_checked ? NULL : find_fault (self, bytes, (gsize) (end - bytes)), *until;

  self->counted = bytes;
  if (fault != NULL)
    {
      refuse_form (self, count_to (self, fault), _("A character stands here that XML does not have."));
      return NULL;
    }
  until = scan (self, bytes, end);
  if (until == NULL)
    return NULL;
  if (self->place != TEXT && self->opened != NULL)
    self->opened_line = count_to (self, self->opened);
  self->opened = NULL;
  (void) count_to (self, end);
  return until;
}

/* --- events --- */

static void
check_names (EntXmlFeed *self, guint n_namespaces)
{
  if (self->depth >= ENT_XML_FEED_MAX_DEPTH)
    ent_xml_feed_refuse (self, ent_xml_feed_tag_line (self), _("Elements stand too deep within each other here. Save the file again in the program that it is from, without groups in groups."));
  else if (n_namespaces > G_MAXUINT8 || self->n_namespaces + n_namespaces > ENT_LIMIT_NAMESPACES)
    ent_xml_feed_refuse (self, ent_xml_feed_tag_line (self), _("The element here has more namespaces around it than any program writes. Save the file again in the program that it is from."));
  else if (xmlDictSize (self->context->dict) > (int) ENT_LIMIT_NAMES)
    ent_xml_feed_refuse (self, ent_xml_feed_tag_line (self), _("The file has more different names of elements and attributes than any program writes. Save it again in the program that it is from."));
}

/* Of an event. */
static void
take_answer (EntXmlFeed *self, gboolean goes_on)
{
  if (goes_on)
    return;
  g_assert (self->error != NULL);
  xmlStopParser (self->context);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  EntXmlFeed *self = data;
  EntXmlAttributes given = { attributes, (guint) n_attributes };

  if (self->error != NULL)
    return;
  check_names (self, (guint) n_namespaces);
  if (self->error != NULL)
    return;
  self->declared[self->depth++] = (guint8) n_namespaces;
  self->n_namespaces += (guint) n_namespaces;
  take_answer (self, self->events->start (self->data, (const char *) name, &given, &self->error));
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  EntXmlFeed *self = data;

  if (self->error != NULL || self->depth == 0)
    return;
  self->n_namespaces -= self->declared[--self->depth];
  take_answer (self, self->events->end (self->data, (const char *) name, &self->error));
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  EntXmlFeed *self = data;

  if (self->error == NULL && self->events->text != NULL)
    take_answer (self, self->events->text (self->data, (const char *) text, (gsize) length, &self->error));
}

/* The look before has refused it; this stands for the day that it has a hole. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  refuse_document_type (data, ent_xml_feed_line (data));
}

/* What is no fault of form, such as a prefix that nothing declares, is borne. */
static void
on_error (void *data, EntXmlFault *fault)
{
  EntXmlFeed *self = data;
  g_autofree char *sentence = NULL;

  if (fault->level < XML_ERR_FATAL || self->error != NULL)
    return;
  /* at the end it may complain of anything that is not there yet */
  sentence = self->is_at_end ? g_strdup (ent_xml_fault_of_end ()) : ent_xml_fault_describe (fault);
  refuse_form (self, (guint) MAX (fault->line, 1), sentence);
}

/* --- the bytes --- */

EntXmlFeed *
ent_xml_feed_new (const EntXmlEvents *events, gpointer data, const char *part)
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
  EntXmlFeed *self = g_new0 (EntXmlFeed, 1);

  self->part = part != NULL ? ent_text_quote (part, ENT_TEXT_QUOTED) : NULL;
  self->events = events;
  self->data = data;
  self->line = 1;
  self->context = ent_xml_parser_new (&handler, self);
  return self;
}

void
ent_xml_feed_free (EntXmlFeed *self)
{
  if (self == NULL)
    return;
  xmlFreeParserCtxt (self->context);
  g_clear_error (&self->error);
  g_free (self->part);
  g_free (self);
}

void
ent_xml_feed_set_checked (EntXmlFeed *self)
{
  self->is_checked = TRUE;
}

gboolean
ent_xml_feed_end (EntXmlFeed *self, GError **error)
{
  self->is_at_end = !self->is_cut;
  if (self->error == NULL)
    (void) xmlParseChunk (self->context, NULL, 0, 1);
  if (self->error == NULL && (!self->context->wellFormed || self->n_letter > 0 || self->is_cut))
    refuse_form (self, ent_xml_feed_line (self), ent_xml_fault_of_end ());
  return ent_xml_feed_is_fine (self, error);
}

gboolean
ent_xml_feed_put (gpointer feed, const char *bytes, gsize length, GError **error)
{
  EntXmlFeed *self = feed;
  const char *end = bytes + length, *until;

  if (!self->has_begun && length >= strlen (UTF_8_MARK) && memcmp (bytes, UTF_8_MARK, strlen (UTF_8_MARK)) == 0)
    bytes += strlen (UTF_8_MARK);
  self->has_begun = TRUE;
  until = look_over (self, bytes, end);
  if (until != NULL)
    (void) xmlParseChunk (self->context, bytes, (int) (until - bytes), 0);
  return self->is_cut ? ent_xml_feed_end (self, error) : ent_xml_feed_is_fine (self, error);
}

gboolean
ent_xml_feed_all (EntXmlFeed *self, const char *bytes, gsize length, EntProgress *progress, GError **error)
{
  for (gsize at = 0; at < length; at += ENT_XML_BLOCK_BYTES)
    if (!ent_book_goes_on (progress, 0, ENT_PROGRESS_DONE, at, length, error) || !ent_xml_feed_put (self, bytes + at, MIN (ENT_XML_BLOCK_BYTES, length - at), error))
      return FALSE;
  return ent_xml_feed_end (self, error) && ent_book_goes_on (progress, 0, ENT_PROGRESS_DONE, 1, 1, error);
}

/* --- attributes --- */

const char *
ent_xml_attribute (const EntXmlAttributes *attributes, const char *name, gsize *length)
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
ent_xml_dup_attribute (const EntXmlAttributes *attributes, const char *name)
{
  gsize length = 0;
  const char *value = ent_xml_attribute (attributes, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}

gboolean
ent_xml_attribute_is (const EntXmlAttributes *attributes, const char *name, const char *value)
{
  gsize length = 0;
  const char *found = ent_xml_attribute (attributes, name, &length);

  return found != NULL && length == strlen (value) && memcmp (found, value, length) == 0;
}
