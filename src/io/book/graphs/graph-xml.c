/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters first, then roles and texts of what the parser tells. */
#include "io/book/graphs/graph-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/book/graphs/text-graph.h"
#include "io/book/graphs/xml-letters.h"
#include "io/book/xml-feed.h"
#include "model/text.h"

typedef struct
{
  const char *name; /* of the parser's dictionary */
  gsize value;      /* where it begins in `values` */
} Attribute;

struct _EntGraphXml
{
  const EntGraphHandlers *handlers;
  gpointer data;
  EntXmlFeed *feed;
  guint line;
  guint depth;                             /* of elements around and including this one */
  guint roles[ENT_XML_FEED_MAX_DEPTH + 1]; /* by depth */
  GArray *attributes;                      /* of Attribute: of the start tag */
  GString *values;                         /* of these, each with NUL */
  guint captured;                          /* the depth of the element whose text this is, or 0 */
  GString *text;
};

/* --- within handlers --- */

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
  ent_xml_feed_refuse (xml->feed, line, sentence);
}

gboolean
ent_graph_xml_has_ended (const EntGraphXml *xml)
{
  return !ent_xml_feed_is_fine (xml->feed, NULL);
}

/* --- events --- */

/* Five pointers for each: name, prefix, URI, value, its end. */
static void
take_attributes (EntGraphXml *xml, const EntXmlAttributes *attributes)
{
  g_array_set_size (xml->attributes, 0);
  g_string_truncate (xml->values, 0);
  for (guint i = 0; i < attributes->n; i++)
    {
      const xmlChar **fields = attributes->all + (gsize) i * 5;
      Attribute attribute = { (const char *) fields[0], xml->values->len };

      if (fields[1] != NULL)
        continue;
      g_string_append_len (xml->values, (const char *) fields[3], fields[4] - fields[3]);
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

static gboolean
on_start (gpointer data, const char *name, const EntXmlAttributes *attributes, GError **error)
{
  EntGraphXml *xml = data;
  guint around = xml->roles[xml->depth];

  xml->line = ent_xml_feed_tag_line (xml->feed);
  xml->depth++;
  xml->roles[xml->depth] = 0;
  if (xml->depth == 1 && strcmp (name, xml->handlers->root) != 0)
    refuse_root (xml, name);
  else if (xml->depth == 1 || around != 0)
    {
      take_attributes (xml, attributes);
      xml->roles[xml->depth] = xml->handlers->start (xml, name, xml->data);
    }
  return !ent_graph_xml_has_ended (xml);
}

static gboolean
on_end (gpointer data, const char *name, GError **error)
{
  EntGraphXml *xml = data;

  xml->line = ent_xml_feed_line (xml->feed);
  if (xml->roles[xml->depth] != 0)
    xml->handlers->end (xml, xml->roles[xml->depth], xml->data);
  if (xml->captured == xml->depth)
    xml->captured = 0;
  xml->depth--;
  return !ent_graph_xml_has_ended (xml);
}

static gboolean
on_text (gpointer data, const char *text, gsize length, GError **error)
{
  EntGraphXml *xml = data;

  if (xml->captured == 0 || xml->captured != xml->depth)
    return TRUE;
  g_string_append_len (xml->text, text, (gssize) length);
  if (xml->text->len > (guint) ENT_BOOK_MAX_CELL)
    ent_graph_xml_refuse (xml, xml->line, _("The value that begins here is too long to be imported. Make it shorter."));
  return !ent_graph_xml_has_ended (xml);
}

/* --- the parse --- */

EntGraphXml *
ent_graph_xml_new (const EntGraphHandlers *handlers, gpointer data)
{
  static const EntXmlEvents events = { on_start, on_end, on_text };
  EntGraphXml *xml = g_new0 (EntGraphXml, 1);

  xml->handlers = handlers;
  xml->data = data;
  xml->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  xml->values = g_string_new (NULL);
  xml->text = g_string_new (NULL);
  xml->feed = ent_xml_feed_new (&events, xml, NULL);
  /* decoding does that */
  ent_xml_feed_set_checked (xml->feed);
  return xml;
}

void
ent_graph_xml_free (EntGraphXml *xml)
{
  if (xml == NULL)
    return;
  ent_xml_feed_free (xml->feed);
  g_array_unref (xml->attributes);
  g_string_free (xml->values, TRUE);
  g_string_free (xml->text, TRUE);
  g_free (xml);
}

gboolean
ent_graph_xml_parse (EntGraphXml *xml, GBytes *bytes, EntProgress *progress, GError **error)
{
  gsize length, n_text = 0;
  const char *data = g_bytes_get_data (bytes, &length), *text = NULL;
  g_autofree char *owned = NULL;

  if (length == 0)
    return ent_book_refuse (error, 1, _("The file is empty. Save it again in the program that it is from, or take another copy of it."));
  if (length > ENT_BOOK_MAX_BYTES)
    return ent_book_refuse (error, 1, _("The file has more in it than can be imported. Divide it among several files."));
  if (!ent_xml_decode (data, length, &owned, &text, &n_text, error) || !ent_xml_feed_all (xml->feed, text, n_text, progress, error))
    return FALSE;
  xml->handlers->finish (xml, xml->data);
  return ent_xml_feed_is_fine (xml->feed, error);
}
