/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what stands in files in letters: just enough of each format to miss none, for words to be looked for in it. */
#define _GNU_SOURCE /* memmem() */
#include "analysis/public-bytes.h"

#include <string.h>

#include "model/png.h"

/* --- XML --- */

/* Appends the character that @entity, from behind "&" to before ";", stands for. */
static void
append_entity (GString *text, const char *entity, gsize length)
{
  static const struct
  {
    const char *name;
    char character;
  } names[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
  gunichar code;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i].name) == length && strncmp (entity, names[i].name, length) == 0)
      {
        g_string_append_c (text, names[i].character);
        return;
      }
  if (entity[0] != '#')
    return;
  code = (gunichar) (entity[1] == 'x' ? g_ascii_strtoull (entity + 2, NULL, 16) : g_ascii_strtoull (entity + 1, NULL, 10));
  if (code > 0 && g_unichar_validate (code))
    g_string_append_unichar (text, code);
}

/* With what the references in @xml stand for in their places. */
static char *
unescape (const char *xml)
{
  GString *text = g_string_new (NULL);

  while (*xml != '\0')
    {
      const char *end = *xml == '&' ? strchr (xml, ';') : NULL;

      if (end != NULL && end - xml < 12)
        {
          append_entity (text, xml + 1, (gsize) (end - xml) - 1);
          xml = end + 1;
        }
      else
        g_string_append_c (text, *xml++);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  GString *said;
  gboolean figures;
  gboolean in_tag;
  char quote; /* of the value that it is in, or NUL */
} Xml;

static void
end_piece (Xml *xml)
{
  xml->in_tag = xml->in_tag && xml->quote != '\0';
  xml->quote = '\0';
  g_string_append_c (xml->said, ' ');
}

static void
read_xml (Xml *xml, const char *p)
{
  if (!xml->in_tag && *p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/'))
    xml->in_tag = TRUE;
  else if (xml->in_tag && xml->quote == '\0' && *p == '>')
    end_piece (xml);
  else if (xml->in_tag && xml->quote == '\0' && (*p == '"' || *p == '\''))
    xml->quote = *p;
  else if (xml->in_tag && xml->quote != '\0' && *p == xml->quote)
    end_piece (xml);
  else if (xml->quote != '\0' && !xml->figures && g_ascii_isdigit (*p))
    g_string_append_c (xml->said, ' ');
  else if (!xml->in_tag || xml->quote != '\0')
    g_string_append_c (xml->said, *p);
}

char *
ent_public_xml_texts (const char *xml, gboolean figures)
{
  g_autoptr (GString) said = g_string_new (NULL);
  Xml state = { said, figures, FALSE, '\0' };

  for (const char *p = xml; *p != '\0'; p++)
    {
      /* a picture within the picture is no text */
      if (state.quote != '\0' && !figures && g_str_has_prefix (p, "data:"))
        p += strcspn (p, "\"'");
      if (*p == '\0')
        break;
      read_xml (&state, p);
    }
  return unescape (said->str);
}

/* --- PNG --- */

static void
append_bytes (GString *said, const char *bytes, gsize length)
{
  g_autofree char *text = g_utf8_make_valid (bytes, (gssize) length);

  g_string_append_printf (said, "%s\n", text);
}

static void
append_png (GString *said, const char *data, gsize length)
{
  gsize at = ENT_PNG_SIGNATURE_BYTES;
  EntPngPiece piece;

  while (ent_png_next ((const guint8 *) data, length, &at, &piece))
    /* the picture itself, and how large it is on paper, are no text */
    if (!ent_png_is_picture (piece.name) && memcmp (piece.name, "pHYs", ENT_PNG_NAME_BYTES) != 0)
      append_bytes (said, (const char *) piece.name, ENT_PNG_NAME_BYTES + piece.n_content);
  append_bytes (said, data + at, length - at);
}

/* --- PDF --- */

/* A string of PDF (ISO 32000-1, 7.9.2.2): UTF-16 behind its mark, or bytes. */
static void
append_pdf_string (GString *said, const GByteArray *bytes)
{
  g_autofree char *text = NULL;

  if (bytes->len >= 2 && bytes->data[0] == 0xfe && bytes->data[1] == 0xff)
    text = g_convert ((const char *) bytes->data + 2, (gssize) bytes->len - 2, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
  if (text != NULL)
    g_string_append_printf (said, "%s\n", text);
  else
    append_bytes (said, (const char *) bytes->data, bytes->len);
}

static guint8
unescape_octal (const char **p, const char *end)
{
  guint value = 0;

  for (guint i = 0; i < 3 && *p < end && **p >= '0' && **p <= '7'; i++)
    value = value * 8 + (guint) (*(*p)++ - '0');
  return (guint8) value;
}

/* From behind "(" to behind the ")" that goes with it. */
static const char *
read_literal (GByteArray *bytes, const char *p, const char *end)
{
  guint depth = 1;

  while (p < end)
    {
      guint8 c = (guint8) *p++;

      if (c == '\\' && p < end)
        c = *p >= '0' && *p <= '7' ? unescape_octal (&p, end) : (guint8) *p++;
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        return p;
      g_byte_array_append (bytes, &c, 1);
    }
  return end;
}

/* From behind "<" to behind ">". */
static const char *
read_hex (GByteArray *bytes, const char *p, const char *end)
{
  int high = -1;

  for (; p < end && *p != '>'; p++)
    {
      int digit = g_ascii_xdigit_value (*p);
      guint8 c;

      if (digit < 0)
        continue;
      if (high < 0)
        {
          high = digit;
          continue;
        }
      c = (guint8) (high * 16 + digit);
      g_byte_array_append (bytes, &c, 1);
      high = -1;
    }
  return p < end ? p + 1 : end;
}

static void
append_pdf (GString *said, const char *data, gsize length)
{
  const char *p = data, *end = data + length;

  while (p < end)
    {
      gboolean is_literal = *p == '(', is_hex = *p == '<' && p + 1 < end && p[1] != '<' && (p == data || p[-1] != '<');

      if (is_literal || is_hex)
        {
          g_autoptr (GByteArray) bytes = g_byte_array_new ();

          p = is_literal ? read_literal (bytes, p + 1, end) : read_hex (bytes, p + 1, end);
          append_pdf_string (said, bytes);
        }
      else if (end - p > 7 && memcmp (p, "stream\n", 7) == 0)
        {
          const char *over = memmem (p, (gsize) (end - p), "endstream", strlen ("endstream"));

          p = over != NULL ? over + strlen ("endstream") : end;
        }
      else
        p++;
    }
}

void
ent_public_append_file_texts (GString *said, GBytes *file)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);

  if (length > 4 && memcmp (data, "%PDF", 4) == 0)
    append_pdf (said, data, length);
  else if (length > ENT_PNG_SIGNATURE_BYTES && memcmp (data + 1, "PNG", 3) == 0)
    append_png (said, data, length);
  else
    {
      g_autofree char *text = g_strndup (data, length), *texts = ent_public_xml_texts (text, FALSE);

      g_string_append (said, texts);
    }
}
